"""Talking: what happened with whom, in the user's words; where each conversation stands."""

from dataclasses import dataclass
from datetime import UTC, datetime

from outreach import track
from outreach.config import Home
from outreach.due import items
from outreach.errors import UsageError
from outreach.journey import who
from outreach.model import Draft, Due, Event, Kind, Person, Seeker, Thread
from outreach.store import Store, drafts, writing

# What the user can log: the word → the event. `sent` is what makes a message count as delivered.
WORDS = {
    "sent": "delivered",
    "undo": "undone",
    **{word: word for word in ("accepted", "replied", "answered", "declined", "scheduled", "met",
                               "thanked", "promised", "kept", "bounced", "referred")},
}  # fmt: skip
_AHEAD = ("scheduled", "promised")  # may lie in the future


def log(home: Home, text: str, word: str, on: str = "", detail: str = "") -> tuple[Person, Event]:
    """Keep what happened with a person, on a day; the later word corrects the earlier."""
    when = day(home, on)
    with writing(home) as store:
        owner = who.only(store, text)
        what, draft = _meant(store, owner, word)
        if word not in _AHEAD:
            when = when[:10]
            if when > home.today:
                raise UsageError(f"{on} lies ahead.", f"outreach log PERSON scheduled --on {on}")
        if word == "kept" and not detail:
            detail = _first_promise(store, owner)
        happened = event(home, owner, what, detail, draft, when)
        drafts.log(store, happened)
        person = who.several(store, [owner], home.clock().year)[0]
    return person, happened


def _meant(store: Store, owner: str, word: str) -> tuple[str, str]:
    """The event that a word stands for, and the draft it concerns.

    `sent` is of the newest message that was written and is not known to have gone out, else of the
    draft that lies there, which the user sent by hand; where all have gone, it is an answer of the
    user's own.
    """
    if word != "sent":
        return WORDS[word], ""
    every = drafts.of_person(store, owner)
    out = sent(store, owner)
    written = [one for one in every if one.state == drafts.WRITTEN and one.draft.id not in out]
    by_hand = [one for one in every if one.state in (drafts.OPEN, drafts.APPROVED)]
    for one in (*written[:1], *by_hand[:1]):
        fixed = one.draft.digest
        drafts.move(store, one.draft.id, [drafts.OPEN, drafts.APPROVED], drafts.WRITTEN, fixed)
        return "delivered", one.draft.id
    return ("answered" if thread(store, owner).asked else "delivered"), ""


def _first_promise(store: Store, owner: str) -> str:
    """The promise that is due first.

    Raises:
        UsageError: If none is open.
    """
    open_ = thread(store, owner).promises
    if not open_:
        raise UsageError("No promise to them is open.", "`outreach due` lists the promises.")
    return min(open_, key=lambda one: one.column).value


def day(home: Home, on: str) -> str:
    """The ISO day or minute that was typed; today for none.

    Raises:
        UsageError: If it is no day.
    """
    if not on:
        return home.today
    try:
        when = datetime.fromisoformat(on.strip())
    except ValueError as error:
        raise UsageError(f"{on} is no day.", "Type it as 2026-12-03.") from error
    return when.isoformat(sep=" ", timespec="minutes") if ":" in on else when.date().isoformat()


@dataclass(frozen=True, slots=True)
class Item:
    """Something due with a person.

    Attributes:
        person: With whom.
        due: What, from when, why.
    """

    person: Person
    due: Due


def due(store: Store, home: Home, seeker: Seeker) -> list[Item]:
    """Everything that is or becomes due, the earliest first."""
    owners = list(dict.fromkeys(event.person for event in drafts.events(store)))
    people = who.several(store, owners, home.clock().year)
    found = [
        Item(person, one)
        for person in people
        for one in items(thread(store, person.id), person, seeker, home.today)
    ]
    return sorted(found, key=lambda one: (one.due.on, one.person.name.value, one.due.what))


def declined(store: Store) -> dict[str, str]:
    """Who said no and has no thank-you for it yet: person → ISO day."""
    owners = dict.fromkeys(event.person for event in drafts.events(store))
    told = {owner: thread(store, owner).declined for owner in owners}
    gone = {one.draft.person for one in drafts.in_state(store, drafts.WRITTEN)
            if one.draft.kind is Kind.DECLINE}  # fmt: skip
    return {owner: day.value for owner, day in told.items() if day and owner not in gone}


def thread(store: Store, owner: str) -> Thread:
    """Where the conversation with a person stands."""
    return track.thread(drafts.events(store, owner), drafts.left(store, owner))


def sent(store: Store, owner: str) -> set[str]:
    """Ids of the drafts to a person that were delivered."""
    told = track.standing(drafts.events(store, owner))
    return {event.draft for event in told if event.what == "delivered"}


def event(
    home: Home, person: str, what: str, detail: str = "", draft: str = "", day: str = ""
) -> Event:
    """An event about a person, now, in the user's own zone; `day` where it happened before."""
    now = home.clock()
    return Event(
        person=person,
        what=what,
        at=now.astimezone(UTC).isoformat(timespec="seconds"),
        day=day or now.date().isoformat(),
        zone=str(now.tzinfo),
        draft=draft,
        detail=detail,
    )


def about(home: Home, draft: Draft, what: str, detail: str = "") -> Event:
    """An event about a draft, now."""
    return event(home, draft.person, what, detail, draft.id)
