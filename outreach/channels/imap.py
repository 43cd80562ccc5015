"""Into the Drafts folder of the user's own mailbox: each message once, whatever is cut off when.

A message is looked for by its Message-ID before it is put there: in the drafts, and, since the user
may have sent or thrown it away, among what was sent, archived and deleted.
"""

import re
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from outreach import secrets
from outreach.channels.message import as_bytes
from outreach.errors import OutreachError, Refused, UsageError
from outreach.model import Mailbox, Queued, Receipt, Settings

name = "imap"
takes = frozenset({"email"})
_PATIENCE = 30  # seconds
_LOOKED_IN = (b"\\Drafts", b"\\Sent", b"\\All", b"\\Trash")
_NAMES = ("Drafts", "INBOX.Drafts", "INBOX/Drafts", "[Gmail]/Drafts", "Entwürfe", "Borradores",
          "Brouillons", "Bozze", "Rascunhos", "Concepten")  # fmt: skip
# What may stand in a search without ending it: a stranger's Message-ID could hold a command.
_SAFE_ID = re.compile(r"<[\x21\x23-\x5b\x5d-\x7e]{1,250}>")
_BLOCKED = (
    "Many schools' Microsoft 365 accounts take neither password nor token from a program that their"
    " office has not named: `outreach deliver --to eml` needs none."
)


def check(settings: Settings) -> None:
    """Log in, and see that there is a folder for drafts.

    Raises:
        Refused: If the server refuses, or there is no such folder.
    """
    with _opened(_mailbox(settings)) as (client, box):
        _drafts(client, box)


def deliver(
    queue: Sequence[Queued], settings: Settings, mark: Callable[[Sequence[Queued]], None]
) -> Iterator[Receipt]:
    """Put each message into the drafts, unless it is in the mailbox already; then mark it."""
    if not queue:
        return
    with _opened(_mailbox(settings)) as (client, box):
        drafts = _drafts(client, box)
        folders = list(dict.fromkeys([drafts, *_special(client)]))
        for queued in queue:
            _put(client, drafts, folders, queued)
            mark([queued])
            yield Receipt(queued.draft.id, place=f"{drafts} of {box.email}")


def _mailbox(settings: Settings) -> Mailbox:
    if settings.mailbox is None:
        raise UsageError("No mailbox is set.", "outreach mailbox set --email ADDRESS")
    return settings.mailbox


def _put(client: Any, drafts: str, folders: Sequence[str], queued: Queued) -> None:  # noqa: ANN401
    """Append a message that is not there; of several that came late, take the extra copies out."""
    if not _SAFE_ID.fullmatch(queued.message_id):
        raise OutreachError(f"{queued.message_id!r} is no Message-ID.", "Report this.")
    data = as_bytes(queued, unsent=False)
    found = [(folder, uid) for folder in folders for uid in _holding(client, folder, queued)]
    if not found:
        client.append(drafts, data, (b"\\Draft", b"\\Seen"), datetime.fromisoformat(queued.date))
        return
    extra = [uid for folder, uid in found if folder == drafts][1:]
    if extra and client.has_capability("UIDPLUS"):
        client.select_folder(drafts)
        same = [uid for uid, one in client.fetch(extra, ["BODY.PEEK[]"]).items()
                if one[b"BODY[]"] == data]  # fmt: skip
        if same:
            client.delete_messages(same)
            client.uid_expunge(same)


def _holding(client: Any, folder: str, queued: Queued) -> list[int]:  # noqa: ANN401
    """UIDs of the messages in a folder that have this very Message-ID.

    A search finds parts of an id too, so the header itself is looked at.
    """
    client.select_folder(folder, readonly=True)
    uids = client.search(["HEADER", "Message-ID", queued.message_id])
    key = "BODY[HEADER.FIELDS (MESSAGE-ID)]"
    rows = client.fetch(uids, [key.replace("BODY", "BODY.PEEK")]) if uids else {}
    wanted = queued.message_id.encode("ascii")
    return [uid for uid in uids if wanted in rows[uid][key.encode()].split()]


def _drafts(client: Any, box: Mailbox) -> str:  # noqa: ANN401
    """Name of the folder for drafts.

    Raises:
        Refused: If there is none.
    """
    every = {folder: flags for flags, _, folder in client.list_folders()}
    if box.drafts:
        if box.drafts in every:
            return box.drafts
        raise Refused(f"{box.email} has no folder {box.drafts}.", _which(every))
    for folder, flags in every.items():
        if b"\\Drafts" in flags:
            return str(folder)
    by_name = [folder for folder in _NAMES if folder in every]
    if not by_name:
        raise Refused(f"No folder of {box.email} is one for drafts.", _which(every))
    return by_name[0]


def _which(every: dict[str, Any]) -> str:
    return f"Name it: outreach mailbox set --drafts FOLDER. There are: {', '.join(every)}."


def _special(client: Any) -> list[str]:  # noqa: ANN401
    """Where a draft may have gone since."""
    return [
        str(folder)
        for flags, _, folder in client.list_folders()
        if b"\\Noselect" not in flags and any(flag in flags for flag in _LOOKED_IN)
    ]


@contextmanager
def _opened(box: Mailbox) -> Iterator[tuple[Any, Mailbox]]:
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
        safe = ssl.create_default_context()
        client = IMAPClient(box.imap.host, box.imap.port, ssl=box.imap.tls == "tls",
                            ssl_context=safe, timeout=_PATIENCE)  # fmt: skip
        with client:
            if box.imap.tls == "starttls":
                client.starttls(safe)
            _login(client, box)
            yield client, box
    except LoginError as error:
        hint = _BLOCKED if "office365" in where or "outlook" in where else ""
        raise Refused(f"{where} refused the login of {box.user}.", hint or _ASK) from error
    except IMAPClientError as error:
        raise Refused(*_words(error, where)) from error
    except ssl.SSLError as error:
        raise Refused(f"{where} is not safe to talk to: {error.reason}.", _ASK) from error
    except OSError as error:
        why = error.strerror or str(error) or "no answer"
        raise Refused(f"{where} cannot be reached: {why}.", _AGAIN) from error


_ASK = "`outreach mailbox set --email ADDRESS` says what your provider wants."
_AGAIN = "Nothing was lost: type the same command again."


def _login(client: Any, box: Mailbox) -> None:  # noqa: ANN401
    if box.token_command:
        client.oauth2_login(box.user, secrets.printed(box.token_command))
    else:
        client.login(box.user, secrets.password(box))


def _words(error: Exception, where: str) -> tuple[str, str]:
    """What the server said, in words."""
    text = str(error)
    if "OVERQUOTA" in text or "quota" in text.lower():
        return (
            f"The mailbox at {where} is full; nothing was lost.",
            "Make room, then try again.",
        )
    return f"{where} broke off: {text}.", _AGAIN
