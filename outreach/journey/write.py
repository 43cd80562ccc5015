"""Writing: drafts whose every sentence rests on facts, to the best of the ranking or to the due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach import rank, ties
from outreach.config import Home
from outreach.draft import Occasion, Taken, compose
from outreach.draft.facts import topic
from outreach.due import follows, is_closed
from outreach.errors import UsageError
from outreach.journey import choose, talk, who
from outreach.journey.judge import Desk, Written
from outreach.model import Kind, Person, Thread
from outreach.store import Store, drafts, writing
from outreach.store.drafts import Stored


@dataclass(frozen=True, slots=True)
class Batch:
    """What `draft` answers.

    Attributes:
        written: The drafts.
        passed: (name, why, what to do) of each person to whom none could be written.
    """

    written: tuple[Written, ...]
    passed: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asks of `draft`.

    Attributes:
        named: People; empty for the best of the ranking, or those whose turn it is.
        top: How many at most where nobody is named.
        kind: What for; None lets the tie decide.
        template: Name of a message file; empty for the kind's own.
        dry_run: Whether nothing is kept.
        anew: Whether a text that the user edited makes way for a new one.
        other: Whether the words of the draft that lies there are to be other ones this time.
    """

    named: tuple[str, ...] = ()
    top: int = 5
    kind: Kind | None = None
    template: str = ""
    dry_run: bool = False
    anew: bool = False
    other: bool = False


def draft(home: Home, wish: Wish) -> Batch:
    """Write to the people named, or to those whom a message of the kind suits best.

    A draft that the user edited or approved is left as it is and shown again.

    Raises:
        UsageError: If a person named may not or cannot be written to.
    """
    found = choose.known_seeker(home)
    with writing(home, keep=not wish.dry_run) as store:
        every = choose.scored(store, home, found)
        owners = [who.only(store, text) for text in wish.named]
        barred = _barred(store, owners, every, wish.kind)
        if not owners:
            owners = _owners(store, home, every, wish)
        paths = ties.paths(every.people, every.studies, topic)
        desk = Desk(store, home, found, every.census, paths)
        free = [owner for owner in owners if owner not in barred]
        done = _batch(desk, wish, desk.people(free))
        return replace(done, passed=(*barred.values(), *done.passed))


def _barred(
    store: Store, owners: Sequence[str], every: choose.Scored, kind: Kind | None
) -> dict[str, tuple[str, str, str]]:
    """Those named who may not or cannot be written to, or not in that way, each with the reason."""
    later = kind is not None and not kind.is_first
    suited = set(every.best(kind)["id"])
    found = {}
    for owner in owners:
        why = every.gates.get(owner, "")
        if why == rank.ASKED or (later and why == rank.LATELY):
            continue
        if not why and (later or owner in suited):
            continue
        name = who.several(store, [owner], every.year)[0].name.value
        why = f"{why}." if why else _NEEDS.get(kind or Kind.ASK, f"No {kind} can reach them.")
        how = "`outreach people NAME` shows what is known; without --kind the way is chosen."
        found[owner] = (name, why, how)
    return found


_NEEDS = {
    Kind.ASK: "An ask goes by email, and no address is known.",
    Kind.MESSAGE: "A message goes to a LinkedIn connection without an address, which they are not.",
    Kind.NOTE: "A note goes with an invitation, to a profile that is not connected yet.",
}


def _owners(store: Store, home: Home, every: choose.Scored, wish: Wish) -> list[str]:
    """Whom to write to where nobody is named."""
    kind = wish.kind
    if kind is Kind.FORWARD:
        raise UsageError("Who is to pass it on?", "outreach draft PERSON --kind forward")
    if kind is None or kind.is_first:
        owners: list[str] = every.best(kind).head(wish.top)["id"].tolist()
        return owners
    turn = {
        one.person.id: one.due.on
        for one in talk.due(store, home, every.seeker)
        if one.due.what == kind and one.due.on <= home.today
    }
    if kind is Kind.DECLINE:
        turn = talk.declined(store)
    return sorted(turn, key=lambda owner: (turn[owner], owner))[: wish.top]


def _batch(desk: Desk, wish: Wish, people: Sequence[Person]) -> Batch:
    """Write to each; what cannot be written is said, and costs the others nothing."""
    written: list[Stored] = []
    passed: list[tuple[str, str, str]] = []
    taken = desk.taken(() if wish.other else {person.id for person in people})
    twins = {} if wish.named else desk.twins([person.id for person in people])
    for person in people:
        try:
            _check_twin(twins.get(person.id, ()))
            stored = _kept(desk, wish, person, taken) or _fresh(desk, wish, person, taken)
        except UsageError as error:
            passed.append((person.name.value, str(error), error.hint))
            continue
        written.append(stored)
    return Batch(tuple(desk.judged(written)), tuple(passed))


def _check_twin(others: Sequence[str]) -> None:
    """Refuse who may be somebody that the batch writes to already."""
    if others:
        raise UsageError(
            f"They may be the same person as {others[0]}, who has a letter in this batch.",
            "`outreach doubts` asks; or name them.",
        )


def _kept(desk: Desk, wish: Wish, person: Person, taken: Taken) -> Stored | None:
    """The draft that stands: one that the user approved, or edited and does not give up."""
    kind = wish.kind or Kind.ASK
    old = next(iter(drafts.of_person(desk.store, person.id, kind)), None)
    if old is None or (old.state == drafts.WRITTEN and not kind.is_first):
        return None
    if old.draft.kind is Kind.NOTE and talk.thread(desk.store, person.id).accepted:
        return None  # the message that the invitation was for
    if old.state == drafts.OPEN and (wish.anew or wish.other or not old.draft.edited):
        return None
    taken.add(old.draft, person, desk.merged(old.draft, person))
    return old


def _fresh(desk: Desk, wish: Wish, person: Person, taken: Taken) -> Stored:
    """A new draft, kept in place of an open one."""
    thread = talk.thread(desk.store, person.id)
    _check_turn(wish.kind, thread, desk.home.today, desk.seeker.second_followup)
    occasion = Occasion(wish.kind, thread, wish.template)
    shared = desk.shared(person)
    census = desk.census_of(person)
    text = compose(person, desk.seeker, shared, census, desk.today, desk.home.path, taken, occasion)
    return Stored(drafts.add(desk.store, text, desk.home.today), drafts.OPEN)


def _check_turn(kind: Kind | None, thread: Thread, today: str, second: bool) -> None:
    """Refuse a follow-up that is too early, or one too many; a second thank-you for one talk.

    Raises:
        UsageError: With the day on which it may go.
    """
    if kind is Kind.THANKS and thread.thanked:
        raise UsageError(
            f"You thanked them on {thread.thanked.value}.",
            "After another talk, `outreach debrief PERSON` comes first.",
        )
    if thread.bounced and (kind in (None, Kind.FOLLOWUP) or (kind and kind.is_first)):
        raise UsageError(
            f"Mail to them came back on {thread.bounced.value}.",
            "`outreach set PERSON email=ADDRESS`, then `outreach log PERSON undo`.",
        )
    if kind is None or kind.is_first:
        _check_silent(thread)
    if kind is not Kind.FOLLOWUP or thread.asked is None:
        return
    day = follows(thread, second)
    if thread.followed and not day:
        raise UsageError(
            f"They had their follow-up on {thread.followed[-1].value}; more would be pressing.",
            "Write to somebody else: `outreach rank --pick`.",
        )
    if is_closed(thread, today) and not (thread.declined or thread.bounced):
        raise UsageError(
            f"It went out on {thread.asked.value}, and after a month of silence it is over.",
            "A follow-up now would read as a new request.",
        )
    if day > today:
        raise UsageError(
            f"It went out on {thread.asked.value}; a follow-up may go from {day} on.",
            "People need a week.",
        )


def _check_silent(thread: Thread) -> None:
    """Refuse a first message to whom one has talked to."""
    if thread.replied or thread.declined:
        day = thread.replied or thread.declined
        raise UsageError(
            f"They answered on {day.value if day else ''}: a first message would be odd.",
            "Answer them in your mail program.",
        )
