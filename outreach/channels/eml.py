"""One .eml file a message: a draft that mail programs open, ready to send; or one mbox of them.

`X-Unsent: 1` makes Outlook and Thunderbird open it as unsent; Apple Mail only shows it.
"""

import mailbox
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach.channels.files import check_folder, file_name, write_whole
from outreach.channels.message import Mark, whole_or_not
from outreach.errors import OutreachError
from outreach.model import Queued, Receipt, Settings

name = "eml"
takes = frozenset({"email"})


def check(settings: Settings) -> None:
    """See that the folder can be written, and that an mbox is one."""
    if settings.mbox is None:
        check_folder(settings)
        return
    check_folder(replace(settings, out=settings.mbox.parent))
    if settings.mbox.exists() and settings.mbox.read_bytes()[:5] not in (b"", b"From "):
        raise OutreachError(f"{settings.mbox} is no mbox.", "Name another file with --mbox.")


def deliver(queue: Iterable[Queued], settings: Settings, mark: Mark) -> Iterator[Receipt]:
    """Write each message under its own name; one that is there already is left as it is."""
    if settings.mbox:
        queue = list(queue)
        with whole_or_not(mark, queue):
            if queue:
                _fill(settings.mbox, queue)
        mark(queue)
        yield from (Receipt(queued.draft.id, settings.mbox) for queued in queue)
        return
    for queued in queue:
        path = settings.out / file_name(queued, ".eml")
        with whole_or_not(mark, [queued]):
            if not path.exists():
                write_whole(path, _unsent(queued))
        mark([queued])
        yield Receipt(queued.draft.id, path)


def _unsent(queued: Queued) -> bytes:
    """The message with the header by which mail programs open it as a draft."""
    return b"X-Unsent: 1\r\n" + queued.data


def _fill(path: Path, queue: Sequence[Queued]) -> None:
    """Add messages to an mbox, in one step; those that it holds already are left as they are."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "mbox"
        copy.write_bytes(path.read_bytes() if path.exists() else b"")
        box = mailbox.mbox(copy)
        held = {message["Message-ID"] for message in box}
        for queued in queue:
            if queued.message_id not in held:
                box.add(_unsent(queued))
        box.close()
        write_whole(path, copy.read_bytes())
