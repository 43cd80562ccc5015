"""The mailbox: where it is, how the user logs in, and whether it answers."""

from dataclasses import dataclass

from outreach import mailbox, profile, secrets
from outreach.channels import channel
from outreach.config import Home
from outreach.errors import OutreachError, UsageError
from outreach.model import Mailbox, Settings


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user said of their mailbox; empty where they said nothing.

    Attributes:
        email: The address.
        imap: The server where mail lies, `imaps://HOST:PORT`.
        smtp: The server where mail leaves, `smtps://HOST:PORT`.
        user: The name to log in by; the address where empty.
        password_env: Environment variable with the password.
        password_command: Command that prints it.
        token_command: Command that prints an OAuth2 token.
        drafts: The folder of drafts.
    """

    email: str
    imap: str = ""
    user: str = ""
    password_env: str = ""
    password_command: str = ""
    token_command: str = ""
    drafts: str = ""
    smtp: str = ""

    @property
    def says_how(self) -> bool:
        """Whether it names where the password or token is."""
        return bool(self.password_env or self.password_command or self.token_command)


def needs(email: str) -> str:
    """What a provider wants for a login; empty where it is not known."""
    row = mailbox.provider(email)
    return f"{row['name']} wants {row['needs']}." if row else ""


def is_known(email: str) -> bool:
    """Whether the server of an address is known."""
    return mailbox.provider(email) is not None


def put(home: Home, wish: Wish, secret: str = "") -> Mailbox:
    """Keep the mailbox, and its password in the keyring where one is given.

    Raises:
        UsageError: If its server is not known.
        OutreachError: If there is no keyring that encrypts.
    """
    row = mailbox.provider(wish.email)
    url = wish.imap or (row["imap"] if row else "")
    if not url:
        domain = wish.email.rpartition("@")[2]
        raise UsageError(
            f"The mail server of {domain} is not known.",
            "Its help page names it: outreach mailbox set --email … --imap imaps://HOST:993",
        )
    leaves = wish.smtp or (row["smtp"] if row and not wish.imap else "")
    box = Mailbox(wish.email, mailbox.server(url), wish.user or wish.email, wish.password_env,
                  wish.password_command, wish.token_command, wish.drafts,
                  mailbox.server(leaves, "smtp") if leaves else None)  # fmt: skip
    if secret:
        secrets.keep(box, secret)
    mailbox.save(home, box)
    return box


def another(home: Home, box: Mailbox) -> str:
    """The address that letters are from, where it is another than the mailbox's; else empty."""
    told = profile.load(home).get("person.email") if home.profile.exists() else ""
    return str(told) if told and told.lower() != box.email.lower() else ""


def check(home: Home) -> Mailbox:
    """Log in to the mailbox that was set, and to the server where its mail leaves, if one is set.

    Raises:
        OutreachError: If either refuses or is silent.
    """
    box = mailbox.load(home)
    for name in ("imap", "smtp") if box.smtp else ("imap",):
        channel(name).check(Settings(home.path, mailbox=box))
    return box


def trouble(home: Home) -> OutreachError | None:
    """What keeps the mailbox from answering; None where it answers."""
    try:
        check(home)
    except OutreachError as error:
        return error
    return None
