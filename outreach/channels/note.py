"""One text file of all messages and notes to paste on LinkedIn, each with the profile's link."""

from collections.abc import Iterable, Iterator

from outreach.channels.files import batch_name, check_folder, write_whole
from outreach.channels.message import Mark, whole_or_not
from outreach.model import Kind, Queued, Receipt, Settings

name = "note"
takes = frozenset({"note"})
_MESSAGE = "Message (you are connected). Open the profile, choose Message, paste:"
_INVITE = "Invitation note. Open the profile, choose Connect, Add a note, paste:"


def check(settings: Settings) -> None:
    """See that the folder can be written."""
    check_folder(settings)


def deliver(queue: Iterable[Queued], settings: Settings, mark: Mark) -> Iterator[Receipt]:
    """Write the file at once, then mark its messages."""
    queue = list(queue)
    if not queue:
        return
    path = settings.out / batch_name("to-paste", queue, ".txt")
    with whole_or_not(mark, queue):
        write_whole(path, "\n\n".join(map(_block, queue)).encode("utf-8") + b"\n")
    mark(queue)
    yield from (Receipt(queued.draft.id, path) for queued in queue)


def _block(queued: Queued) -> str:
    draft = queued.draft
    rule = "─" * 72
    where = draft.url or "find them among your connections"
    how = _INVITE if draft.kind is Kind.NOTE else _MESSAGE
    return f"{rule}\n{draft.to_name}\n{where}\n{how}\n\n{draft.body.strip()}"
