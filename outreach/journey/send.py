"""Sending: what was approved goes to a channel, its bytes fixed first. Written is not delivered."""

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from outreach import mailbox
from outreach.channels import REMOTE, Channel, channel
from outreach.config import Home
from outreach.errors import LintBlocked, UsageError
from outreach.journey import choose, decide
from outreach.journey.judge import Written, desk
from outreach.journey.talk import about
from outreach.model import Draft, Queued, Receipt, Seeker, Settings
from outreach.store import Store, check, drafts, reading, writing
from outreach.store.drafts import Stored


@dataclass(frozen=True, slots=True)
class Delivery:
    """What `deliver` answers.

    Attributes:
        receipts: One for each message written.
        other: Approved drafts that this channel cannot carry: (kind, way) → how many.
        held: (name, why) of approved drafts that may not leave.
        shown: What would be written, where it was not asked to be done.
    """

    receipts: tuple[Receipt, ...]
    other: dict[tuple[str, str], int]
    held: tuple[tuple[str, str], ...]
    shown: tuple[Draft, ...] = ()


def deliver(home: Home, to: str, where: Settings, really: bool = True) -> Delivery:
    """Write the approved drafts that the channel carries, each once.

    Lint and do-not-contact are asked again, since facts may have changed since approval.

    Args:
        home: The user's folder.
        to: Name of the channel.
        where: Where it writes.
        really: Whether it writes at all; what leaves this machine is shown first.

    Raises:
        LintBlocked: If an error was found in any of them; the others were written.
    """
    by = channel(to)
    if where.mbox and by.name != "eml":
        raise UsageError(f"{by.name} writes no mbox.", "outreach deliver --to eml --mbox FILE")
    settings = replace(where, mailbox=mailbox.load(home)) if by.name in REMOTE else where
    found = choose.known_seeker(home)
    if by.takes == {"email"} and not found.email:
        raise UsageError("Your own address is not known.", "outreach init --email ADDRESS")
    with reading(home) as store:
        check(store, home)
        approved = drafts.in_state(store, drafts.APPROVED)
        mine = [one for one in approved if one.draft.channel in by.takes]
        lints = desk(store, home, found).judged(mine)
        rivals = [decide.rival(store, one) for one in mine]
    held = [
        (one.draft.to_name, _why(one, stored, rival))
        for one, stored, rival in zip(lints, mine, rivals, strict=True)
    ]
    free = [s for s, (_, why) in zip(mine, held, strict=True) if not why]
    # What an earlier run began and did not finish goes first, and by itself: the same files again.
    left = Counter((one.draft.kind.value, one.draft.channel) for one in approved if one not in mine)
    stopped = tuple((name, why) for name, why in held if why)
    if by.name in REMOTE and not really:
        return Delivery((), dict(left), stopped, tuple(one.draft for one in free))
    if free or by.name not in REMOTE:
        by.check(settings)
    begun, fresh = [s for s in free if s.message_id], [s for s in free if not s.message_id]
    receipts = [receipt for part in (begun, fresh) for receipt in _write(home, by, settings, part)]
    if stopped and not receipts:
        name, why = stopped[0]
        raise LintBlocked(f"{name}: {why}", "`outreach lint` shows every finding.")
    return Delivery(tuple(receipts), dict(left), stopped)


def _why(one: Written, stored: Stored, rival: Stored | None) -> str:
    """Why an approved draft may not leave after all; empty where it may."""
    if rival and (rival.state == drafts.WRITTEN or int(rival.draft.id) < int(stored.draft.id)):
        return f"another message to them was {rival.state} before: `outreach skip {one.draft.id}`"
    if one.person.do_not_contact:
        return f"do not contact ({one.person.do_not_contact.where})"
    if stored.digest != stored.draft.digest:
        return "the text is no longer the one that you approved"
    errors = [f"{finding.rule}: {finding.text}" for finding in one.errors]
    return errors[0] if errors else ""


def _queued(store: Store, home: Home, found: Seeker, stored: Stored) -> Queued:
    """Fix Message-ID and Date, and record them, before a byte is written."""
    sender = found.email.value if found.email else ""
    domain = sender.rpartition("@")[2] or "localhost"
    fresh = f"<{secrets.token_hex(16)}@{domain}>"
    now = home.clock().isoformat(timespec="seconds")
    drafts.set_message(store, stored.draft.id, fresh, now)
    kept = drafts.one(store, stored.draft.id)
    return Queued(kept.draft, kept.message_id, kept.message_date, (found.name.value, sender))


def _write(
    home: Home, by: Channel, settings: Settings, stored: Sequence[Stored]
) -> Iterator[Receipt]:
    """Fix the bytes of these drafts, and let the channel write them."""
    found = choose.known_seeker(home)
    with writing(home) as store:
        queue = [_queued(store, home, found, one) for one in stored]
    yield from by.deliver(queue, settings, partial(_mark, home))


def _mark(home: Home, queue: Sequence[Queued]) -> None:
    """Record that messages were written, durably, all of them at once, and each only once."""
    with writing(home) as store:
        for queued in queue:
            fixed = queued.draft.digest
            if drafts.move(store, queued.draft.id, [drafts.APPROVED], drafts.WRITTEN, fixed):
                drafts.log(store, about(home, queued.draft, "written", queued.draft.kind))
