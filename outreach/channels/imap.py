"""Into the Drafts folder of the user's own mailbox: each message once, whatever is cut off when.

A message is looked for by its Message-ID before it is put there: in the drafts, and, since the user
may have sent or thrown it away, among what was sent, archived and deleted.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from outreach.channels.message import Mark
from outreach.errors import Refused, UsageError
from outreach.mailserver import folders, holding, opened
from outreach.model import Mailbox, Queued, Receipt, Settings, State

name = "imap"
takes = frozenset({"email"})
_LOOKED_IN = (b"\\Drafts", b"\\Sent", b"\\All", b"\\Archive", b"\\Trash")


def check(settings: Settings) -> None:
    """Log in, and see that there is a folder for drafts.

    Raises:
        Refused: If the server refuses, or there is no such folder.
    """
    with opened(_mailbox(settings)) as (client, box):
        _drafts(client, box)


def deliver(queue: Iterable[Queued], settings: Settings, mark: Mark) -> Iterator[Receipt]:
    """Put each message into the drafts, unless it is in the mailbox already; then mark it."""
    with opened(_mailbox(settings)) as (client, box):
        drafts = _drafts(client, box)
        looked_in = list(dict.fromkeys([drafts, *folders(client, *_LOOKED_IN)]))
        begun = []
        for queued in queue:
            _put(client, drafts, looked_in, queued, mark)
            mark([queued])
            yield Receipt(queued.draft.id, place=f"{drafts} of {box.email}")
            begun += [queued] if queued.begun else []
        for queued in begun:  # what an earlier run was cut off in may come in late
            _single(client, drafts, queued)


def _mailbox(settings: Settings) -> Mailbox:
    if settings.mailbox is None:
        raise UsageError("No mailbox is set.", "outreach mailbox set --email ADDRESS")
    return settings.mailbox


def _put(
    client: Any, drafts: str, looked_in: Sequence[str], queued: Queued, mark: Mark,  # noqa: ANN401
) -> None:  # fmt: skip
    """Append a message that is not there."""
    found = [(f, uid) for f in looked_in for uid in holding(client, f, queued.message_id)]
    mark([queued], State.SENDING)
    if not found:
        when = datetime.fromisoformat(queued.date)
        _append(client, drafts, queued, when, mark)


def _append(client: Any, drafts: str, queued: Queued, when: datetime, mark: Mark) -> None:  # noqa: ANN401
    """Append a message; where the server says no, nothing of it is there (RFC 9051 6.3.12)."""
    from imapclient.exceptions import IMAPClientAbortError, IMAPClientError  # noqa: PLC0415

    try:
        client.append(drafts, queued.data, (b"\\Draft", b"\\Seen"), when)
    except IMAPClientAbortError:
        raise  # the line was lost: it may be there
    except IMAPClientError as error:
        mark([queued], State.QUEUED, str(error))
        raise


def _single(client: Any, drafts: str, queued: Queued) -> None:  # noqa: ANN401
    """Of equal copies of a message leave one."""
    extra = holding(client, drafts, queued.message_id)[1:]
    if extra and client.has_capability("UIDPLUS"):
        client.select_folder(drafts)
        same = [uid for uid, one in client.fetch(extra, ["BODY.PEEK[]"]).items()
                if one[b"BODY[]"] == queued.data]  # fmt: skip
        if same:
            client.delete_messages(same)
            client.uid_expunge(same)


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
    found = folders(client, b"\\Drafts")
    if not found:
        raise Refused(f"No folder of {box.email} is one for drafts.", _which(every))
    return found[0]


def _which(every: dict[str, Any]) -> str:
    return (
        "Name it: outreach mailbox set --email ADDRESS --drafts FOLDER."
        f" There are: {', '.join(every)}."
    )
