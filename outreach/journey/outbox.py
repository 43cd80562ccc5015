"""The outbox: from the ledger to a channel, one program at a time, each message once.

`queue` fixes the bytes of a message. `drive` hands messages to a channel and writes down how far
each has come, before and after. `recover` says of what a dead run was sending that nobody knows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from shlex import join

from outreach.channels import Channel, smtp
from outreach.channels.message import as_bytes, digest_of
from outreach.config import Home
from outreach.errors import OutreachError
from outreach.journey.talk import about, moment
from outreach.model import Draft, Queued, Receipt, Seeker, Settings, State
from outreach.store import Store, drafts, ledger, reading, writing
from outreach.store.drafts import Stored
from outreach.store.ledger import HELD, Moment, Row

Tell = Callable[[Receipt], None]
# RFC 5321 4.5.4.1: at least half an hour between tries, later longer.
_PAUSE, _LONGEST_PAUSE = timedelta(minutes=30), timedelta(hours=4)
# Enhanced codes (RFC 3463) that say the address itself is none.
_CODE = re.compile(r"\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b")
_NO_SUCH = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10")


class Busy(OutreachError):
    """Another program delivers from this home."""


@contextmanager
def alone(home: Home) -> Iterator[None]:
    """Be the only one who delivers from this home; the system frees it when the program dies.

    Raises:
        Busy: If another is at it.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only where something is delivered

    home.make()
    lock = FileLock(home.path / "deliver.lock", timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        why = "Another `outreach deliver` is at work on these messages."
        raise Busy(why, "Wait until it has finished: outreach status") from error
    try:
        yield
    finally:
        lock.release()


def recover(home: Home) -> None:
    """Write down of what a dead run was sending that nobody knows. To be called `alone`.

    What a file or the mailbox can be asked about is left: its channel looks there first.
    """
    with reading(home) as store:
        left = [row for row in ledger.every(store, State.SENDING) if row.channel == smtp.name]
    if not left:
        return
    with writing(home) as store:
        for row in left:
            why = "outreach was cut off while it was sending"
            draft = drafts.one(store, row.draft).draft
            _move(store, home, draft, State.UNKNOWN, why, Moment(row.at, row.day))


@dataclass(frozen=True, slots=True)
class Way:
    """Where messages go.

    Attributes:
        by: The channel.
        settings: Where it writes.
    """

    by: Channel
    settings: Settings

    @property
    def place(self) -> str:
        """The file or folder it writes to, as `deliver` takes it; empty for a server."""
        if self.settings.mailbox is not None:
            return ""
        if self.settings.mbox:
            return join(["--mbox", str(self.settings.mbox.resolve())])
        return join(["--out", str(self.settings.out.resolve())])


def queue(store: Store, home: Home, found: Seeker, stored: Stored, way: Way) -> Queued:
    """Fix the Message-ID, Date and bytes of an approved draft, before anything leaves.

    Raises:
        OutreachError: If it would reach others, or is not what was approved.
    """
    from secrets import token_hex  # noqa: PLC0415 - only where something is delivered

    sender = found.email.value if found.email else ""
    fresh = f"<{token_hex(16)}@{sender.rpartition('@')[2] or 'localhost'}>"
    drafts.set_message(store, stored.draft.id, fresh, home.clock().isoformat(timespec="seconds"))
    kept = drafts.one(store, stored.draft.id)
    made = Queued(kept.draft, kept.message_id, kept.message_date, (found.name.value, sender))
    if made.draft.to:
        made = replace(made, data=as_bytes(made))
    return queued(ledger.put(store, made, way.by.name, way.place, moment(home)), made)


def queued(row: Row, made: Queued) -> Queued:
    """A message as the ledger holds it.

    Raises:
        OutreachError: If its bytes are no longer what was approved.
    """
    if row.data and digest_of(row.data) != row.digest:
        raise OutreachError(
            f"The bytes of the message to {made.draft.to_name} are not those that you approved.",
            f"outreach skip {row.draft}, and draft it anew",
        )
    return replace(made, message_id=row.message_id, data=row.data,
                   begun=row.state is State.SENDING)  # fmt: skip


def drive(home: Home, way: Way, messages: Iterable[Queued], tell: Tell) -> list[Receipt]:
    """Hand messages to a channel, and write down how far each has come. To be called `alone`."""
    receipts = []
    for receipt in way.by.deliver(messages, way.settings, partial(mark, home)):
        tell(receipt)
        receipts.append(receipt)
    return receipts


def mark(
    home: Home, queue: Sequence[Queued], state: State = State.WRITTEN, reply: str = ""
) -> None:
    """Commit how far messages have come, durably, all of them at once.

    Raises:
        OutreachError: If one may not leave after all: it was put aside, or changed.
    """
    with writing(home) as store:
        for one in queue:
            if state is State.SENDING:
                _begin(store, home, one)
            else:
                _move(store, home, one.draft, state, reply)


def _begin(store: Store, home: Home, one: Queued) -> None:
    if not drafts.exists(store, one.draft.id):
        raise OutreachError(f"{one.draft.to_name} was forgotten; the message has not left.")
    now = drafts.one(store, one.draft.id)
    approved = now.state == drafts.APPROVED and now.digest == one.draft.digest
    states = (*HELD, State.SENDING)  # the latter only of channels that look before they write
    if not approved or not ledger.move(store, one.draft.id, states, State.SENDING, moment(home)):
        raise OutreachError(
            f"The message to {one.draft.to_name} was put aside or changed; it has not left.",
            "outreach status",
        )


def _move(
    store: Store, home: Home, draft: Draft, state: State, reply: str, when: Moment | None = None
) -> None:  # fmt: skip
    """Write down what became of one message, in the ledger and in the conversation.

    `when` is the moment at which it may have left, where that is found out later.
    """
    at = when or moment(home)
    if not ledger.move(store, draft.id, (*HELD, State.SENDING), state, at, reply):
        return
    if state is State.DEFERRED:
        row = ledger.one(store, draft.id)
        pause = min(_PAUSE * 2 ** (row.tries if row else 0), _LONGEST_PAUSE)
        until = (home.clock() + pause).astimezone(UTC).isoformat(timespec="seconds")
        ledger.put_off(store, draft.id, until)
    code = _CODE.match(reply)
    if state is State.FAILED and code and code[1] in _NO_SUCH:
        drafts.log(store, about(home, draft, "bounced", f"{draft.to}: {reply}"))
    if state in (State.WRITTEN, State.SENT, State.UNKNOWN) and drafts.move(
        store, draft.id, [drafts.APPROVED], drafts.WRITTEN, draft.digest
    ):
        what = "delivered" if state is State.SENT else "written"
        drafts.log(store, about(home, draft, what, draft.kind, at.day))


def is_ripe(row: Row, now: datetime) -> bool:
    """Whether a deferred message may be tried again."""
    return not row.wait or datetime.fromisoformat(row.wait) <= now
