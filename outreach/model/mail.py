"""Where mail lies and leaves: servers, and how the user proves who they are."""

from dataclasses import dataclass


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
