"""Sending: what was approved goes to a channel, its bytes fixed first. Written is not delivered."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from outreach import mailbox, profile
from outreach.channels import REMOTE, channel, smtp
from outreach.config import Home
from outreach.errors import LintBlocked, OutreachError, UsageError
from outreach.journey import choose, decide, outbox, replies, talk
from outreach.journey.judge import Written, desk
from outreach.journey.outbox import Tell, Way
from outreach.journey.pace import Paced
from outreach.model import Draft, Queued, Receipt, Seeker, Settings, State
from outreach.store import check, drafts, ledger, reading, writing
from outreach.store.drafts import Stored
from outreach.store.ledger import Row

_BATCHES = ("csv", "note")  # one file of all: what a run began is written again by itself


@dataclass(frozen=True, slots=True)
class Delivery:
    """What `deliver` answers.

    Attributes:
        receipts: One for each message that was handed over.
        other: Approved drafts that this channel cannot carry: (kind, way) → how many.
        held: (name, why) of approved drafts that may not leave.
        shown: What would be written, where it was not asked to be done.
        stays: Why the rest stays; empty where nothing does.
        later: How many were put off by the server and are not to be tried yet.
    """

    receipts: tuple[Receipt, ...]
    other: dict[tuple[str, str], int]
    held: tuple[tuple[str, str], ...]
    shown: tuple[Draft, ...] = ()
    stays: str = ""
    later: int = 0


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The approved drafts, by whether they may leave."""

    free: tuple[Stored, ...]
    held: tuple[tuple[str, str], ...]
    other: dict[tuple[str, str], int]
    later: int


def deliver(
    home: Home, to: str, where: Settings, really: bool = True,
    tell: Tell = lambda receipt: None, wait: Callable[[float], None] = time.sleep,
) -> Delivery:  # fmt: skip
    """Hand the approved drafts that the channel carries to it, each once.

    Lint and do-not-contact are asked again, since facts may have changed since approval.

    Args:
        home: The user's folder.
        to: Name of the channel.
        where: Where it writes.
        really: Whether it is done at all; what leaves this machine is shown first.
        tell: Called with what became of each message, as it does.
        wait: Called with the seconds to wait before the next is sent.

    Raises:
        LintBlocked: If one was held back, and nothing was written.
    """
    way = _way(home, to, where)
    found = choose.known_seeker(home)
    if way.by.takes == {"email"} and not found.email:
        raise UsageError("Your own address is not known.", "outreach init --email ADDRESS")
    if way.by.name in REMOTE and not really:
        able = _sorted(home, found, way)
        return Delivery((), able.other, able.held, tuple(one.draft for one in able.free))
    with outbox.alone(home):
        outbox.recover(home)
        if way.by.name == smtp.name:
            replies.look(home)
        able = _sorted(home, found, way)
        if able.free or way.by.name not in REMOTE:
            way.by.check(way.settings)
        done = _handed(home, found, way, able, tell, wait)
    if done.held and not done.receipts:
        name, why = done.held[0]
        raise LintBlocked(f"{name}: {why}", "`outreach lint` shows what it finds in drafts.")
    return done


def _way(home: Home, to: str, where: Settings) -> Way:
    """The channel, and where it writes.

    Raises:
        UsageError: If it cannot be used as it was typed.
    """
    by = channel(to)
    if where.mbox and by.name != "eml":
        raise UsageError(f"{by.name} writes no mbox.", "outreach deliver --to eml --mbox FILE")
    if by.name == smtp.name and not profile.load(home).get("smtp.allowed", False):
        raise UsageError(
            "Your profile does not allow that mail leaves by itself.",
            f"In {home.profile}, under [smtp], write: allowed = true",
        )
    return Way(by, replace(where, mailbox=mailbox.load(home)) if by.name in REMOTE else where)


def _sorted(home: Home, found: Seeker, way: Way) -> _Sorted:
    """Which approved drafts may leave this way, and why others may not."""
    with reading(home) as store:
        check(store, home)
        approved = drafts.in_state(store, drafts.APPROVED)
        mine = [one for one in approved if one.draft.channel in way.by.takes]
        lints = desk(store, home, found).judged(mine)
        rivals = [decide.rival(store, one) for one in mine]
        overs = [talk.overtaken(store, one.draft, home.today) for one in mine]
        rows = {row.draft: row for row in ledger.every(store)}
    every = zip(lints, mine, rivals, overs, strict=True)
    why = [_in_ledger(rows.get(one.draft.id), way) or _why(one, stored, rival, over)
           for one, stored, rival, over in every]  # fmt: skip
    now = home.clock()
    ripe = [one.draft.id for one in mine
            if not (row := rows.get(one.draft.id)) or way.by.name != row.channel
            or outbox.is_ripe(row, now)]  # fmt: skip
    left = Counter((one.draft.kind.value, one.draft.channel) for one in approved if one not in mine)
    return _Sorted(
        tuple(s for s, no in zip(mine, why, strict=True) if not no and s.draft.id in ripe),
        tuple((s.draft.to_name, no) for s, no in zip(mine, why, strict=True) if no),
        dict(left),
        sum(not no and s.draft.id not in ripe for s, no in zip(mine, why, strict=True)),
    )


def _handed(
    home: Home, found: Seeker, way: Way, able: _Sorted, tell: Tell,
    wait: Callable[[float], None],
) -> Delivery:  # fmt: skip
    """Fix the bytes of what may leave, and hand it over."""
    receipts, held = [], list(able.held)
    if way.by.name == smtp.name:  # each is fixed only when it is about to leave
        by_id = {one.draft.id: one for one in able.free}

        def fix(draft: Draft) -> Queued:
            """Queue one, its bytes fixed."""
            with writing(home) as store:
                return outbox.queue(store, home, found, by_id[draft.id], way)

        paced = Paced(home, [one.draft for one in able.free], fix, wait)
        receipts = outbox.drive(home, way, paced, tell) if able.free else []
        return Delivery(tuple(receipts), able.other, (*held, *paced.held), stays=paced.stays,
                        later=able.later)  # fmt: skip
    for part in _parts(able.free, way):
        receipts += outbox.drive(home, way, _queued(home, found, way, part, held), tell)
    return Delivery(tuple(receipts), able.other, tuple(held))


def _parts(free: Sequence[Stored], way: Way) -> list[Sequence[Stored]]:
    """What goes together: what an earlier run began goes first, and in one file by itself."""
    begun, fresh = [s for s in free if s.message_id], [s for s in free if not s.message_id]
    if way.by.name in _BATCHES or way.settings.mbox:
        return [part for part in (begun, fresh) if part]
    return [[*begun, *fresh]] if free else []


def _queued(
    home: Home, found: Seeker, way: Way, stored: Iterable[Stored], held: list[tuple[str, str]]
) -> list[Queued]:
    """The messages with their bytes fixed; those that cannot be mail are held."""
    messages = []
    with writing(home) as store:
        for one in stored:
            try:
                messages.append(outbox.queue(store, home, found, one, way))
            except OutreachError as error:
                held.append((one.draft.to_name, f"{error} {error.hint}"))
    return messages


def _in_ledger(row: Row | None, way: Way) -> str:
    """Why a message that an earlier run had in hand may not go this way; empty where it may."""
    if row and row.state is State.FAILED and row.channel == way.by.name:
        return f"it was refused ({row.reply}): `outreach status`"
    if row is None or row.state is not State.SENDING:
        return ""
    if row.channel == way.by.name and row.place == way.place:
        return ""
    if row.channel == smtp.name:
        return "it is on its way: `outreach status`"
    where = row.place or "--really"
    return f"an earlier run began to write it: `outreach deliver --to {row.channel} {where}`"


def _why(one: Written, stored: Stored, rival: Stored | None, over: str) -> str:
    """Why an approved draft may not leave after all; empty where it may."""
    if rival and (rival.state == drafts.WRITTEN or int(rival.draft.id) < int(stored.draft.id)):
        return f"another message to them was {rival.state} before: `outreach skip {one.draft.id}`"
    if one.person.do_not_contact:
        return f"do not contact ({one.person.do_not_contact.where})"
    if stored.digest != stored.draft.digest:
        return "the text is no longer the one that you approved"
    errors = [f"{finding.rule}: {finding.text}" for finding in one.errors]
    return over or (errors[0] if errors else "")
