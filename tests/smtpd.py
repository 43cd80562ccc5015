"""A mail server that misbehaves as the address asks it to: `drop-after-dot@example.org`."""

import asyncio
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers import free_port

REFUSED, LATER, BUSY = "550 5.7.1 no", "451 4.3.0 later", "421 4.7.0 too many"


@dataclass
class Faulty:
    """A running server.

    Attributes:
        port: On 127.0.0.1.
        taken: (recipients, bytes) of each message that it took.
        logins: Passwords that it was shown.
        asked: Recipients that it was named.
    """

    port: int
    taken: list[tuple[list[str], bytes]] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """As `mailbox set --smtp` takes it."""
        return f"smtp://127.0.0.1:{self.port}"


class _Handler:
    def __init__(self, kept: Faulty) -> None:
        self.kept = kept

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope,
                          address: str, options: list[str]) -> str:  # fmt: skip
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return {"refused": REFUSED, "later": LATER}.get(address.split("@", maxsplit=1)[0], "250 OK")

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope,
                          address: str, options: list[str]) -> str:  # fmt: skip
        self.kept.asked.append(address)
        what = _wish(address)
        if what == "drop-at-rcpt":
            _drop(server)
        if what == "busy-at-rcpt":
            _drop(server, gently=True)
        envelope.rcpt_tos.append(address)
        answers = {"refused-at-rcpt": REFUSED, "unknown-at-rcpt": "550 5.1.1 no such user",
                   "later-at-rcpt": LATER, "busy-at-rcpt": BUSY, "garbage-at-rcpt": "hello?",
                   "yes-at-rcpt": "220 yes"}  # fmt: skip
        return answers.get(what, "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        what = _what(envelope)
        if what in ("refused-at-dot", "later-at-dot", "busy-at-dot"):
            return {"refused": REFUSED, "later": LATER, "busy": BUSY}[what.split("-")[0]]
        self.kept.taken.append((envelope.rcpt_tos, envelope.original_content or b""))
        if what == "drop-after-dot":
            _drop(server)
        if what == "silent-after-dot":
            await asyncio.sleep(3600)
        if what == "slow-after-dot":
            await asyncio.sleep(0.5)
        answers = {
            "garbage-after-dot": "hello?",
            "odd-after-dot": "354 go on",
            "long-after-dot": "250 " + "x" * 9000,
        }
        return answers.get(what, "250 2.0.0 taken")


def _wish(address: str) -> str:
    """What an address asks for: a number at its end parts people who ask for the same."""
    return address.partition("@")[0].rstrip("0123456789")


def _what(envelope: Envelope) -> str:
    return _wish(envelope.rcpt_tos[0]) if envelope.rcpt_tos else ""


def _drop(server: SMTP, gently: bool = False) -> None:
    """Close the line, gently after what was said."""
    line = server.transport
    assert isinstance(line, asyncio.WriteTransport)
    (line.close if gently else line.abort)()


class _Server(SMTP):
    async def smtp_DATA(self, arg: str) -> None:
        """Answer DATA as the recipient asks."""
        what = _what(self.envelope) if self.envelope else ""
        if what == "drop-at-data":
            _drop(self)
        elif what == "drop-in-text":
            await self.push("354 go on")
            await self._reader.read(1024)
            _drop(self)
        elif what in ("refused-at-data", "later-at-data"):
            await self.push(REFUSED if what.startswith("refused") else LATER)
        else:
            await super().smtp_DATA(arg)


@contextmanager
def faulty(
    login: bool = False, tls: ssl.SSLContext | None = None, wrapped: bool = False
) -> Iterator[Faulty]:
    """Such a server.

    Args:
        login: Whether it wants a password, `secret`.
        tls: What it encrypts with; None for not at all.
        wrapped: Whether it does so from the first byte on, and not only when asked.
    """
    kept = Faulty(free_port())

    def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str,
                     told: Any) -> AuthResult:  # fmt: skip
        password = told.password if isinstance(told, LoginPassword) else b""
        kept.logins.append(password)
        return AuthResult(success=password == b"secret", handled=password == b"secret")

    class Served(Controller):
        def factory(self) -> SMTP:
            more: dict[str, Any] = {"authenticator": authenticate, "auth_required": True,
                                    "auth_require_tls": bool(tls)} if login else {}  # fmt: skip
            with warnings.catch_warnings():  # a login without TLS is for this machine only
                warnings.simplefilter("ignore")
                return _Server(self.handler, hostname="test", data_size_limit=50_000_000,
                           tls_context=None if wrapped else tls, **more)  # fmt: skip

    running = Served(_Handler(kept), hostname="127.0.0.1", port=kept.port,
                     ssl_context=tls if wrapped else None)  # fmt: skip
    running.start()
    try:
        yield kept
    finally:
        running.stop()
