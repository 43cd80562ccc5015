"""One .eml file a message: a draft that mail programs open, ready to send; or one mbox of them.

`X-Unsent: 1` makes Outlook and Thunderbird open it as unsent; Apple Mail only shows it.
Headers are assigned, never parsed out of text. The bytes are parsed again before they are kept:
an encoded word in a name can still turn into a header on a Python without the mend of
CVE-2024-6923, so anything but the intended headers is refused.
"""

import email
import mailbox
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach.channels.files import check_folder, file_name, write_whole
from outreach.errors import OutreachError
from outreach.model import Queued, Receipt, Settings
from outreach.names import tidy

name = "eml"
takes = frozenset({"email"})

_HEADERS = (
    "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "X-Unsent",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
)  # fmt: skip


def check(settings: Settings) -> None:
    """See that the folder can be written, and that an mbox is one."""
    if settings.mbox is None:
        check_folder(settings)
        return
    check_folder(replace(settings, out=settings.mbox.parent))
    if settings.mbox.exists() and settings.mbox.read_bytes()[:5] not in (b"", b"From "):
        raise OutreachError(f"{settings.mbox} is no mbox.", "Name another file with --mbox.")


def deliver(
    queue: Sequence[Queued], settings: Settings, mark: Callable[[Sequence[Queued]], None]
) -> Iterator[Receipt]:
    """Write each message under its own name; one that is there already is left as it is."""
    if settings.mbox and queue:
        _fill(settings.mbox, queue)
        mark(queue)
        yield from (Receipt(queued.draft.id, settings.mbox) for queued in queue)
        return
    for queued in queue:
        path = settings.out / file_name(queued, ".eml")
        if not path.exists():
            write_whole(path, as_bytes(queued))
        mark([queued])
        yield Receipt(queued.draft.id, path)


def _fill(path: Path, queue: Sequence[Queued]) -> None:
    """Add messages to an mbox, in one step; those that it holds already are left as they are."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "mbox"
        copy.write_bytes(path.read_bytes() if path.exists() else b"")
        box = mailbox.mbox(copy)
        held = {message["Message-ID"] for message in box}
        for queued in queue:
            if queued.message_id not in held:
                box.add(as_bytes(queued))
        box.close()
        write_whole(path, copy.read_bytes())


def as_bytes(queued: Queued) -> bytes:
    """The message as bytes, checked against what was intended.

    Raises:
        OutreachError: If the headers or the recipient would be others.
    """
    message = EmailMessage(policy=SMTP.clone(raise_on_defect=False))
    message["From"] = _address(*queued.sender)
    message["To"] = _address(queued.draft.to_name, queued.draft.to)
    message["Subject"] = header(queued.draft.subject)
    message["Date"] = datetime.fromisoformat(queued.date)
    message["Message-ID"] = queued.message_id
    if queued.draft.answers:  # so that mail programs show it under the letter it follows
        message["In-Reply-To"] = message["References"] = queued.draft.answers
    message["X-Unsent"] = "1"
    message.set_content(queued.draft.body, charset="utf-8", cte="quoted-printable")
    data = message.as_bytes()
    _check(data, queued)
    return data


def header(text: str) -> str:
    """Text that cannot end a header, nor begin an encoded word."""
    return tidy(text).replace("=?", "= ?")[:200]


def _address(shown: str, address: str) -> Address:
    return Address(display_name=header(shown), addr_spec=address)


def _check(data: bytes, queued: Queued) -> None:
    parsed = email.message_from_bytes(data, policy=SMTP)
    to = [address.addr_spec for address in parsed["To"].addresses] if parsed["To"] else []
    extra = [key for key in parsed if key not in _HEADERS]
    twice = len(parsed.keys()) != len(set(parsed.keys()))
    if extra or twice or to != [queued.draft.to]:
        raise OutreachError(
            f"The message to {queued.draft.to_name!r} would reach others too; it was not written.",
            "Set the name anew: `outreach set PERSON name=NAME`.",
        )
