"""By the user's own mail server: one message after the other, and what became of each is known.

The transaction is driven step by step. Until the server has asked for the text, nothing can have
left; then `SENDING` is committed, and only after it the first byte of the text is written. The
text is complete with its last dot: where the line breaks before it, the message was certainly not
taken (RFC 5321 4.1.1.4); where it breaks after, or the answer makes no sense, nobody can know
(RFC 1047), and it is `UNKNOWN`.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Self

from outreach import secrets
from outreach.channels.message import Mark
from outreach.errors import Refused, UsageError
from outreach.mailserver import AGAIN, ASK, BLOCKED, verifying
from outreach.model import Mailbox, Queued, Receipt, Server, Settings, State

name = "smtp"
takes = frozenset({"email"})
# Seconds to wait: RFC 5321 4.5.3.2 asks for five minutes for each step, ten after the dot.
_CONNECT, _STEP, _DOT, _BYE = 30, 300, 600, 5
_OK = 250
_BUSY = 421  # "closing the connection": of any step, the server wants no more for now
_ME = "[127.0.0.1]"  # what we greet with; the machine's name is nobody's business


def check(settings: Settings) -> None:
    """Log in.

    Raises:
        Refused: If the server refuses.
    """
    with _Line(*_way(settings)):
        pass


def deliver(queue: Iterable[Queued], settings: Settings, mark: Mark) -> Iterator[Receipt]:
    """Send each message; the rest stays queued once the line is lost or the server wants no more.

    Raises:
        Refused: If the server refuses the login.
    """
    with _Line(*_way(settings)) as line:
        for queued in queue:
            client = line.awake()
            state, reply = _sent(client, queued, mark)
            mark([queued], state, reply)
            yield Receipt(queued.draft.id, None, queued.draft.to, state, reply)
            if client.sock is None:
                return


def _way(settings: Settings) -> tuple[Mailbox, Server]:
    box = settings.mailbox
    if box is None or box.smtp is None:
        raise UsageError(
            "No server is set that mail could leave by.",
            "outreach mailbox set --email ADDRESS --smtp smtps://HOST:465",
        )
    return box, box.smtp


def _sent(client: smtplib.SMTP, queued: Queued, mark: Mark) -> tuple[State, str]:
    """Drive one transaction; what became of the message, and what the server said."""
    try:
        refused = _before(client, queued)
    except (smtplib.SMTPException, OSError) as error:
        client.close()
        return State.DEFERRED, f"the line was lost before the text: {error}"
    if refused:
        return _judged(client, *refused, otherwise=State.DEFERRED)
    try:
        mark([queued], State.SENDING)
    except BaseException:
        client.close()  # without the dot: the server throws away what it has
        raise
    try:
        _written(client, queued.data)
    except OSError as error:
        client.close()
        return State.DEFERRED, f"the line was lost in the text: {error}"
    return _after(client)


def _before(client: smtplib.SMTP, queued: Queued) -> tuple[int, bytes] | None:
    """Say who writes to whom; the answer that refused it, or None once the text is asked for."""
    for command, word, wanted in (
        ("MAIL", f"FROM:<{queued.sender[1]}>", (250,)),
        ("RCPT", f"TO:<{queued.draft.to}>", (250, 251)),
        ("DATA", "", (354,)),
    ):
        code, said = client.docmd(command, word)
        if code not in wanted:
            return code, said
    return None


def _written(client: smtplib.SMTP, data: bytes) -> None:
    """Write the text, then the dot that completes it.

    Raises:
        OSError: If it was not all taken; then the server cannot have the dot.
    """
    if client.sock is None:
        raise OSError("the line is closed")
    client.sock.sendall(re.sub(rb"(?m)^\.", b"..", data))
    client.sock.settimeout(_DOT)
    if client.sock.send(b".\r\n") < len(b".\r\n"):
        raise OSError("the line is stuck")


def _after(client: smtplib.SMTP) -> tuple[State, str]:
    """What the server answers to the dot."""
    try:
        code, said = client.getreply()
    except (smtplib.SMTPException, OSError) as error:
        client.close()
        return State.UNKNOWN, f"no answer after the text: {error}"
    if client.sock is not None:
        client.sock.settimeout(_STEP)
    return _judged(client, code, said, otherwise=State.UNKNOWN)


def _judged(client: smtplib.SMTP, code: int, said: bytes, otherwise: State) -> tuple[State, str]:
    """What an answer means; `otherwise` where it makes no sense."""
    reply = f"{code} {said.decode('utf-8', 'replace')}".replace("\n", " ")[:300]
    grades = {4: State.DEFERRED, 5: State.FAILED}
    if otherwise is State.UNKNOWN:
        grades[2] = State.SENT  # before the text a yes of another number is one to something else
    state = grades.get(code // 100)
    if code == _BUSY or state is None:
        client.close()
    elif state is not State.SENT:
        with suppress(smtplib.SMTPException, OSError):
            client.rset()
    return state or otherwise, reply


class _Line:
    """The line to the server, logged in; opened anew where it was lost between two messages."""

    def __init__(self, box: Mailbox, server: Server) -> None:
        self._to = box, server
        self._client = _connected(box, server)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        """Say good-bye, briefly, and not at all where something went wrong: it may be in a text."""
        if why[0] is None and self._client.sock is not None:
            self._client.sock.settimeout(_BYE)
            with suppress(smtplib.SMTPException, OSError):
                self._client.quit()
        self._client.close()

    def awake(self) -> smtplib.SMTP:
        """The server, after a look whether it is still there: much time may have passed."""
        with suppress(smtplib.SMTPException, OSError):
            if self._client.noop()[0] == _OK:
                return self._client
        self._client.close()
        self._client = _connected(*self._to)
        return self._client


def _connected(box: Mailbox, server: Server) -> smtplib.SMTP:
    """The server, logged in.

    Raises:
        Refused: In words, for whatever the server or the way to it does.
    """
    where = f"{server.host}:{server.port}"
    try:
        return _greeted(box, server)
    except smtplib.SMTPAuthenticationError as error:
        hint = BLOCKED if "office365" in where or "outlook" in where else ASK
        raise Refused(f"{where} refused the login of {box.user}.", hint) from error
    except ssl.SSLError as error:
        raise Refused(f"{where} is not safe to talk to: {error.reason}.", ASK) from error
    except smtplib.SMTPException as error:
        raise Refused(f"{where} cannot be used: {_told(error)}.", AGAIN) from error
    except OSError as error:
        why = error.strerror or str(error) or "no answer"
        raise Refused(f"{where} cannot be reached: {why}.", AGAIN) from error


def _greeted(box: Mailbox, server: Server) -> smtplib.SMTP:
    """The server, after greeting and login; to any but this machine encrypted before the latter."""
    where = server.host, server.port, _ME
    if server.tls == "tls":
        client: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=_CONNECT, context=verifying())
    else:
        client = smtplib.SMTP(*where, timeout=_CONNECT)
    try:
        if server.tls == "starttls":
            client.starttls(context=verifying())
        client.ehlo_or_helo_if_needed()
        if client.sock is not None:  # or body and dot would wait for each other (Nagle)
            client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            client.sock.settimeout(_STEP)
        if client.has_extn("auth") or server.tls != "none":
            _login(client, box)
    except BaseException:
        client.close()
        raise
    return client


def _told(error: smtplib.SMTPException) -> str:
    """What the server said, in its words."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        return f"{error.smtp_code} {words}"
    return str(error)


def _login(client: smtplib.SMTP, box: Mailbox) -> None:
    if not box.token_command:
        password = secrets.password(box)
        if not password.isascii():
            raise Refused(f"The password of {box.user} holds letters that cannot be sent.", ASK)
        client.login(box.user, password)
        return
    token = secrets.printed(box.token_command)
    said = f"user={box.user}\1auth=Bearer {token}\1\1"
    client.auth("XOAUTH2", lambda challenge=None: said if challenge is None else "")
