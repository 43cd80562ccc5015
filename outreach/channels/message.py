"""The bytes of a message: what was approved, to one recipient, and nothing else.

Headers are assigned, never parsed out of text. The bytes are parsed again before they are kept:
an encoded word in a name can still turn into a header on a Python without the mend of
CVE-2024-6923, so anything but the intended headers is refused.
"""

import email
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Protocol

from outreach.errors import OutreachError
from outreach.model import Queued, State
from outreach.model.messages import digest
from outreach.names import tidy

_HEADERS = (
    "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "MIME-Version",
    "Content-Type", "Content-Transfer-Encoding",
)  # fmt: skip


class Mark(Protocol):
    """What a channel calls to commit how far messages have come, durably, all of them at once.

    `SENDING` before the first byte that can complete any of them, then what became of them. It
    raises where a message may not leave after all; that one must then not be completed.
    """

    def __call__(
        self, queue: Sequence[Queued], state: State = State.WRITTEN, reply: str = ""
    ) -> None:
        """Commit it."""


@contextmanager
def whole_or_not(mark: Mark, queue: Sequence[Queued]) -> Iterator[None]:
    """Where writing fails for certain, nothing is there: the messages are queued as before."""
    mark(queue, State.SENDING)
    try:
        yield
    except OutreachError as error:
        mark(queue, State.QUEUED, str(error))
        raise


def as_bytes(queued: Queued) -> bytes:
    """The message as bytes, checked against what was approved.

    They are ASCII, in lines of at most 998 characters that end in CRLF.

    Raises:
        OutreachError: If headers, recipient, subject or body would be others.
    """
    message = EmailMessage(policy=SMTP.clone(raise_on_defect=False))
    try:
        message["From"] = _address(*queued.sender)
        message["To"] = _address(queued.draft.to_name, queued.draft.to)
    except (ValueError, MessageError) as error:
        why = f"{queued.draft.to} or {queued.sender[1]} is no address to write to or from."
        raise OutreachError(why, "outreach set PERSON email=ADDRESS") from error
    message["Date"] = datetime.fromisoformat(queued.date)
    message["Message-ID"] = queued.message_id
    if queued.draft.answers:  # so that mail programs show it under the letter it follows
        message["In-Reply-To"] = message["References"] = queued.draft.answers
    message.set_content(queued.draft.body, charset="utf-8", cte="quoted-printable")
    data = _subject(queued.draft.subject) + message.as_bytes()
    _check(data, queued)
    return data


def _subject(text: str) -> bytes:
    """The line of the subject, folded and encoded (RFC 2047).

    Not by EmailMessage: up to Python 3.13 it loses the blank where it folds after certain letters.
    """
    told = header(text)
    charset = "us-ascii" if told.isascii() else "utf-8"
    folded = Header(told, charset, maxlinelen=76, header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {folded}\r\n".encode("ascii")


def digest_of(data: bytes) -> str:
    """SHA-256 over the recipient, subject and body that the bytes hold: see `model.digest`."""
    parsed = email.message_from_bytes(data, policy=SMTP)
    to = ",".join(one.addr_spec for one in parsed["To"].addresses)
    return digest(to, str(parsed["Subject"]), parsed.get_content().replace("\r\n", "\n"))


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
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    loose = any(sign in line for line in lines for sign in (b"\r", b"\n", b"\0"))
    if loose or not data.isascii() or max(map(len, lines)) > _LONGEST:
        raise OutreachError(f"The message to {queued.draft.to_name!r} cannot be mail.", _EDIT)
    if digest_of(data) != queued.draft.digest:
        raise OutreachError(
            f"The message to {queued.draft.to_name!r} holds signs that mail cannot carry.", _EDIT
        )


_LONGEST = 998  # characters of a line, RFC 5322
_EDIT = "Type it anew: `outreach skip PERSON`, draft again, and `outreach approve PERSON`, then e."
