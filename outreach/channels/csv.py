"""One table of all messages, for a mail merge; cells that would run as formulas made harmless."""

import csv
import io
from collections.abc import Iterable, Iterator

from outreach.channels.files import batch_name, check_folder, write_whole
from outreach.channels.message import Mark, whole_or_not
from outreach.formulas import harmless
from outreach.model import Queued, Receipt, Settings

name = "csv"
takes = frozenset({"email", "note"})
HEADER = ("name", "email", "profile", "kind", "subject", "body", "message_id")


def check(settings: Settings) -> None:
    """See that the folder can be written."""
    check_folder(settings)


def deliver(queue: Iterable[Queued], settings: Settings, mark: Mark) -> Iterator[Receipt]:
    """Write the whole table at once, then mark its messages."""
    queue = list(queue)
    if not queue:
        return
    path = settings.out / batch_name("outreach", queue, ".csv")
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(HEADER)
    for queued in queue:
        draft = queued.draft
        row = (draft.to_name, draft.to, draft.url, draft.kind.value, draft.subject, draft.body,
               queued.message_id)  # fmt: skip
        table.writerow(row if settings.raw else [harmless(cell) for cell in row])
    with whole_or_not(mark, queue):
        write_whole(path, b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8"))
    mark(queue)
    yield from (Receipt(queued.draft.id, path) for queued in queue)
