"""Which addresses may be asked, as far as their words tell."""

from collections.abc import Sequence

import httpx

from outreach.errors import Refused, UsageError

PASTE = "Open it in your browser, copy the list, and type: outreach import --paste"
# Hosts whose terms forbid reading by programs, with their short names.
_CLOSED = ("facebook.com", "fb.com", "instagram.com", "x.com", "twitter.com", "xing.com")
_LINKEDIN = ("linkedin.com", "lnkd.in", "linkedin.cn")


def checked(address: str, allowed: frozenset[str] = frozenset()) -> httpx.URL:
    """An address that may be asked, as far as its words tell.

    Raises:
        UsageError: If it is none of a page.
        Refused: If its host is closed to programs.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise UsageError(f"{address} is no address of a page.", _EXAMPLE) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageError(f"{address} is no address of a page.", _EXAMPLE)
    if url.userinfo:
        raise UsageError(f"The address of {url.host} holds a name or password.", _EXAMPLE)
    host = url.host.rstrip(".").lower()
    if _is_under(host, _LINKEDIN):
        raise Refused(
            "outreach never reads linkedin.com: its terms forbid it, and your account would pay.",
            "Ask LinkedIn for your own copy: Settings, Data privacy, Get a copy of your data; then"
            " `outreach import` the zip.",
        )
    if _is_under(host, _CLOSED):
        raise Refused(f"The terms of {host} forbid reading by programs.", PASTE)
    if url.port not in (None, 80, 443) and host_of(host) not in allowed:
        why = f"{url.host} is asked for on port {url.port}, where no public page is."
        raise Refused(why, f"If you trust it: --allow-host {url.host}")
    return url.copy_with(fragment=None)


_EXAMPLE = "outreach import https://www.example.edu/english/alumni"


def host_of(text: str) -> str:
    """A host as the line knows it: `[::1]` is `::1`, letters of any script are ASCII.

    Raises:
        UsageError: If it is none.
    """
    try:
        found = httpx.URL(scheme="http", host=text.strip("[]")).raw_host.decode("ascii").lower()
        if not found or "%" in found or " " in text:
            raise httpx.InvalidURL("no host")
        return found
    except (httpx.InvalidURL, UnicodeError) as error:
        raise UsageError(f"{text} is no host.", "--allow-host www.example.edu") from error


def _is_under(host: str, domains: Sequence[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
