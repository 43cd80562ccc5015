"""The server where the user's mail lies: logging in, its folders, and finding a message there.

A message is found by its Message-ID. A stranger's could hold a command, so none but those of a
harmless form are ever put into a search.
"""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from outreach import secrets
from outreach.errors import OutreachError, Refused
from outreach.model import Mailbox

_PATIENCE = 30  # seconds
_SAFE_ID = re.compile(r"<[\x21\x23-\x5b\x5d-\x7e]{1,250}>")
BLOCKED = (
    "Many schools' Microsoft 365 accounts take neither password nor token from a program that their"
    " office has not named: `outreach deliver --to eml` needs none."
)


def holding(client: Any, folder: str, message_id: str) -> list[int]:  # noqa: ANN401
    """UIDs of the messages in a folder that have this very Message-ID.

    A search finds parts of an id too, so the header itself is looked at.

    Raises:
        OutreachError: If it has another form than ours and could end the command.
    """
    if not _SAFE_ID.fullmatch(message_id):
        raise OutreachError(f"{message_id!r} is no Message-ID.", "Report this.")
    client.select_folder(folder, readonly=True)
    uids = client.search(["HEADER", "Message-ID", message_id])
    key = "BODY[HEADER.FIELDS (MESSAGE-ID)]"
    rows = client.fetch(uids, [key.replace("BODY", "BODY.PEEK")]) if uids else {}
    wanted = message_id.encode("ascii")
    return [uid for uid in uids if wanted in rows[uid][key.encode()].split()]


def folders(client: Any, *uses: bytes) -> list[str]:  # noqa: ANN401
    """Names of the folders that serve one of these ends, as the server says, else by their names.

    Args:
        client: Logged in.
        uses: Special uses of RFC 6154, with their backslash.
    """
    every = [(flags, str(folder)) for flags, _, folder in client.list_folders()
             if b"\\Noselect" not in flags]  # fmt: skip
    found = []
    for use in uses:
        told = [folder for flags, folder in every if use in flags]
        known = NAMES.get(use, ())
        found += told or [
            folder for _, folder in every if folder in known or folder in _below(known)
        ]
    return list(dict.fromkeys(found))


# What folders are called where the server does not say what they are for.
NAMES: dict[bytes, tuple[str, ...]] = {
    b"\\Drafts": ("Drafts", "[Gmail]/Drafts", "Entwürfe", "Borradores", "Brouillons", "Bozze",
                  "Rascunhos", "Concepten"),
    b"\\Sent": ("Sent", "Sent Items", "Sent Messages", "Sent Mail", "[Gmail]/Sent Mail", "Gesendet",
                "Gesendete Elemente", "Gesendete Objekte", "Enviados", "Elementos enviados",
                "Envoyés", "Éléments envoyés", "Inviata", "Posta inviata", "Itens Enviados",
                "Verzonden"),
    b"\\All": ("[Gmail]/All Mail", "All Mail"),
    b"\\Archive": ("Archive", "Archives", "Archiv", "Archivo", "Archivio"),
    b"\\Junk": ("Junk", "Spam", "Junk Email", "[Gmail]/Spam", "Correo no deseado", "Indésirables"),
    b"\\Trash": ("Trash", "Deleted Items", "Deleted Messages", "[Gmail]/Trash", "Papierkorb",
                 "Gelöschte Elemente", "Papelera", "Elementos eliminados", "Corbeille", "Cestino"),
}  # fmt: skip


def _below(known: tuple[str, ...]) -> tuple[str, ...]:
    """The same below the inbox, where some servers put every folder."""
    return tuple(f"INBOX{mark}{name}" for mark in "./" for name in known)


def verifying() -> ssl.SSLContext:
    """TLS that verifies who answers. Loading the roots takes a tenth of a second."""
    return ssl.create_default_context()


@contextmanager
def opened(box: Mailbox) -> Iterator[tuple[Any, Mailbox]]:
    """The mailbox, logged in.

    Raises:
        Refused: In words, for whatever the server or the way to it does.
    """
    try:
        from imapclient import IMAPClient  # noqa: PLC0415 - an extra
        from imapclient.exceptions import IMAPClientError, LoginError  # noqa: PLC0415
    except ImportError as error:
        raise OutreachError(
            "Mailboxes need the extra `mail`.", 'In the unpacked folder: pip install ".[mail]"'
        ) from error
    where = f"{box.imap.host}:{box.imap.port}"
    try:
        safe = verifying() if box.imap.tls != "none" else None
        client = IMAPClient(box.imap.host, box.imap.port, ssl=box.imap.tls == "tls",
                            ssl_context=safe, timeout=_PATIENCE)  # fmt: skip
        with client:
            if box.imap.tls == "starttls":
                client.starttls(safe)
            _login(client, box)
            yield client, box
    except LoginError as error:
        hint = BLOCKED if "office365" in where or "outlook" in where else ""
        raise Refused(f"{where} refused the login of {box.user}.", hint or ASK) from error
    except IMAPClientError as error:
        raise Refused(*_words(error, where)) from error
    except ssl.SSLError as error:
        raise Refused(f"{where} is not safe to talk to: {error.reason}.", ASK) from error
    except OSError as error:
        why = error.strerror or str(error) or "no answer"
        raise Refused(f"{where} cannot be reached: {why}.", AGAIN) from error


ASK = "`outreach mailbox set --email ADDRESS` says what your provider wants."
AGAIN = "Nothing was lost: type the same command again."


def _login(client: Any, box: Mailbox) -> None:  # noqa: ANN401
    if box.token_command:
        client.oauth2_login(box.user, secrets.printed(box.token_command))
    else:
        password = secrets.password(box)
        if not password.isascii():  # what LOGIN takes, RFC 9051
            raise Refused(
                f"The password of {box.user} holds letters that no mail server takes.", ASK
            )
        client.login(box.user, password)


def _words(error: Exception, where: str) -> tuple[str, str]:
    """What the server said, in words."""
    text = str(error)
    if "OVERQUOTA" in text or "quota" in text.lower():
        return (
            f"The mailbox at {where} is full; nothing was lost.",
            "Make room, then try again.",
        )
    return f"{where} broke off: {text}.", AGAIN
