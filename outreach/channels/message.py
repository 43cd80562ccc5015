"""The bytes of a message: what was approved, to one recipient, and nothing else.

Headers are assigned, never parsed out of text. The bytes are parsed again before they are kept:
an encoded word in a name can still turn into a header on a Python without the mend of
CVE-2024-6923, so anything but the intended headers is refused.
"""

import email
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from outreach.errors import OutreachError
from outreach.model import Queued
from outreach.names import tidy

_HEADERS = (
    "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "X-Unsent",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
)  # fmt: skip


def as_bytes(queued: Queued, unsent: bool = True) -> bytes:
    """The message as bytes, checked against what was intended.

    Args:
        queued: The message.
        unsent: Whether mail programs are to open it as a draft (`X-Unsent`).

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
    if unsent:
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
