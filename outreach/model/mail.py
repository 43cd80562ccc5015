"""Where mail lies and leaves: servers, and how the user proves who they are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server.

    Attributes:
        host: Its name or address.
        port: Its port.
        tls: `tls` from the first byte, `starttls` before the login, `none` on this machine only.
    """

    host: str
    port: int
    tls: str


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The user's mailbox. It holds no secret, only where the secret is.

    Attributes:
        email: The address.
        imap: Where its mail lies.
        user: The name to log in by.
        password_env: Environment variable with the password; empty for none.
        password_command: Command that prints the password; empty for none.
        token_command: Command that prints an OAuth2 access token; empty for none.
        drafts: The folder of drafts, where the server does not say which it is.
        smtp: Where mail leaves; None where the user sends by hand.
    """

    email: str
    imap: Server
    user: str
    password_env: str = ""
    password_command: str = ""
    token_command: str = ""
    drafts: str = ""
    smtp: Server | None = None


class What(StrEnum):
    """What a message in the mailbox is."""

    REPLY = "reply"  # somebody wrote
    AWAY = "away"  # a machine answered for somebody who is away
    BOUNCE = "bounce"  # a message came back for good
    OWN = "own"  # the user wrote it
    LISTED = "listed"  # sent to many, or by a program that says so: a reply only where it answers
    OTHER = "other"  # a delay, a receipt, a notice


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message in the mailbox: who, when, which; nothing of what it says.

    Attributes:
        id: Its Message-ID, or its place where it has none.
        what: What it is.
        at: When the server received it, with zone.
        sender: The address it is from, lower case.
        to: The addresses it went to, lower case.
        subject: Without `Re:` and the like, folded to match by.
        answers: Message-IDs that it answers or follows; of a bounce, the one that came back.
        failed: Of a bounce, the addresses that are none.
        back: ISO day on which an absence ends; empty where not said.
        why: Of a bounce, the code that the server gave.
    """

    id: str
    what: What
    at: datetime
    sender: str
    to: tuple[str, ...] = ()
    subject: str = ""
    answers: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    back: str = ""
    why: str = ""
