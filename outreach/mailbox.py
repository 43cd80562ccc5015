"""`mailbox.toml`: where drafts go and mail leaves. The password is elsewhere: see `secrets`."""

import csv
import ipaddress
import tomllib
from dataclasses import asdict
from functools import lru_cache
from urllib.parse import urlsplit

from outreach.config import Home, shipped, write_whole
from outreach.errors import OutreachError, UsageError
from outreach.model import Mailbox, Server

NAME = "mailbox.toml"
_PORTS = {"imaps": 993, "imap": 143, "smtps": 465, "smtp": 587}
_SET = "outreach mailbox set --email ADDRESS"


def server(url: str, kind: str = "imap") -> Server:
    """The server of `imaps://HOST:PORT` (TLS), or `imap://` (STARTTLS, or none on this machine).

    Args:
        url: As it was typed.
        kind: `imap` or `smtp`: which of the two it must be.

    Raises:
        UsageError: If it is no such address.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise _no_server(url, kind) from error
    if not host or parts.path.strip("/") or parts.username or parts.scheme.rstrip("s") != kind:
        raise _no_server(url, kind)
    if parts.scheme.endswith("s"):
        return Server(host, port, "tls")
    return Server(host, port, "none" if is_here(host) else "starttls")


def _no_server(url: str, kind: str) -> UsageError:
    port = _PORTS[f"{kind}s"]
    return UsageError(f"{url} is no server.", f"Type it as {kind}s://{kind}.example.org:{port}")


def is_here(host: str) -> bool:
    """Whether a host is this very machine, to which nobody listens in."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def url(found: Server, kind: str = "imap") -> str:
    """The address of a server, as `server` reads it."""
    host = f"[{found.host}]" if ":" in found.host else found.host
    return f"{kind}{'s' if found.tls == 'tls' else ''}://{host}:{found.port}"


def provider(email: str) -> dict[str, str] | None:
    """The row of data/mailboxes.csv for an address; None where its domain is not in it."""
    return _providers().get(email.rpartition("@")[2].lower())


@lru_cache(maxsize=1)
def _providers() -> dict[str, dict[str, str]]:
    with (shipped("data") / "mailboxes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {domain: row for row in rows for domain in row["domains"].split("|")}


def load(home: Home) -> Mailbox:
    """The mailbox that was set.

    Raises:
        UsageError: If there is none.
        OutreachError: If the file cannot be read.
    """
    path = home.path / NAME
    if not path.exists():
        raise UsageError("No mailbox is set.", _SET)
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        smtp = server(told["smtp"], "smtp") if told.get("smtp") else None
        return Mailbox(**{**told, "imap": server(told["imap"]), "smtp": smtp})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutreachError(f"{path} cannot be read: {error}.", _SET) from error


def save(home: Home, box: Mailbox) -> None:
    """Keep it, for the user's eyes only."""
    import tomlkit  # noqa: PLC0415 - only where it is written

    home.make()
    smtp = url(box.smtp, "smtp") if box.smtp else ""
    told = asdict(box) | {"imap": url(box.imap), "smtp": smtp}
    write_whole(home.path / NAME, tomlkit.dumps(told).encode("utf-8"))
