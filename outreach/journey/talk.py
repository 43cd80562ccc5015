"""Talking: what happened with whom, in the user's words; where each conversation stands."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from outreach import days, notes, track
from outreach.config import Home
from outreach.due import items
from outreach.due import overtaken as due_overtaken
from outreach.errors import UsageError
from outreach.journey import who
from outreach.model import Draft, Due, Event, Kind, Person, Seeker, State, Thread
from outreach.store import Store, drafts, ledger, people, records, writing
from outreach.store.ledger import HELD, Moment

# What the user can log: the word → the event. `sent` is what makes a message count as delivered.
WORDS = {
    "sent": "delivered",
    "undo": "undone",
    **{word: word for word in ("accepted", "replied", "answered", "declined", "scheduled", "met",
                               "thanked", "promised", "kept", "bounced", "referred")},
}  # fmt: skip
_NOT_OUT = (*HELD, State.SENDING, State.UNKNOWN, State.WRITTEN)  # as far as the ledger knows
_ANSWERS = ("accepted", "replied", "declined", "bounced")  # to what was sent, so not before it
_AHEAD = ("scheduled", "promised")  # may lie in the future


def log(home: Home, text: str, word: str, on: str = "", detail: str = "") -> tuple[Person, Event]:
    """Keep what happened with a person, on a day; the later word corrects the earlier."""
    when = day(home, on)
    with writing(home) as store:
        owner = who.only(store, text)
        what, draft = _meant(store, home, owner, word)
        if word == "scheduled" and not on:
            raise UsageError("For when?", 'outreach log PERSON scheduled --on "2026-12-03 15:00"')
        if word == "promised":
            when = when[:10] if on else _by(home, detail)
        if word not in _AHEAD:
            when = when[:10]
            if when > home.today:
                raise UsageError(f"{on} lies ahead.", "Tell what happened once it has.")
            asked = thread(store, owner).asked
            if word in _ANSWERS and asked and when < asked.value[:10]:
                raise UsageError(
                    f"{on} is before {asked.value[:10]}, when your message went out.",
                    "Name the day on which they answered.",
                )
        if word in ("kept", "promised"):
            detail = _promise(store, owner, word, detail)
        if word == "undo":
            detail = _taken_back(store, home, owner)
        happened = event(home, owner, what, detail, draft, when)
        drafts.log(store, happened)
        person = who.several(store, [owner], home.clock().year)[0]
    return person, happened


def _meant(store: Store, home: Home, owner: str, word: str) -> tuple[str, str]:
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
    owed = thread(store, owner).owed  # then what the user sent is an answer, and no draft that lies
    by_hand = [one for one in every if one.state in (drafts.OPEN, drafts.APPROVED) and not owed]
    for one in (*written[:1], *by_hand[:1]):
        fixed = one.draft.digest
        drafts.move(store, one.draft.id, [drafts.OPEN, drafts.APPROVED], drafts.WRITTEN, fixed)
        ledger.move(store, one.draft.id, _NOT_OUT, State.SENT, moment(home))
        return "delivered", one.draft.id
    return ("answered" if thread(store, owner).asked else "delivered"), ""


def went(home: Home, number: str) -> Draft:
    """Keep that just this draft went out, by the user's hand.

    Raises:
        UsageError: If it did already, or was put aside.
    """
    with writing(home) as store:
        if not drafts.exists(store, number):
            raise UsageError(f"There is no draft {number}.", "`outreach lint` lists them.")
        stored = drafts.one(store, number)
        draft = stored.draft
        if draft.id in sent(store, draft.person):
            raise UsageError(f"The message to {draft.to_name} has gone out already.")
        open_ = [drafts.OPEN, drafts.APPROVED]
        if stored.state not in (*open_, drafts.WRITTEN):
            raise UsageError(f"The draft to {draft.to_name} was put aside.", "Open it again first.")
        drafts.move(store, number, open_, drafts.WRITTEN, draft.digest)
        ledger.move(store, number, _NOT_OUT, State.SENT, moment(home))
        drafts.log(store, about(home, draft, "delivered", draft.kind))
    return draft


def came_back(home: Home, number: str) -> Draft:
    """Take back that a draft went out: it is approved, as before.

    Raises:
        UsageError: If something was told since.
    """
    with writing(home) as store:
        draft = drafts.one(store, number).draft
        told = [
            e for e in track.standing(drafts.events(store, draft.person)) if e.what in track.TOLD
        ]
        if not told or told[-1].what != "delivered" or told[-1].draft != number:
            raise UsageError("Something else was told since.", "outreach log PERSON undo")
        drafts.log(store, event(home, draft.person, "undone", "delivered"))
        _give_back(store, home, number)
    return draft


def set_aside(store: Store, home: Home, one: drafts.Stored) -> bool:
    """Move a draft out of the way that was not written; false where it is leaving, or may have."""
    row = ledger.one(store, one.draft.id)
    if row and row.state in (State.SENDING, State.UNKNOWN):
        return False
    ledger.drop(store, one.draft.id)
    if drafts.move(store, one.draft.id, [drafts.OPEN, drafts.APPROVED], drafts.SKIPPED):
        drafts.log(store, about(home, one.draft, "skipped"))
    return True


def _promise(store: Store, owner: str, word: str, text: str) -> str:
    """What was promised, or the promise that was kept: the one due first where none is named.

    Raises:
        UsageError: If nothing was said, or no such promise is open.
    """
    if word == "promised":
        if not text:
            why = 'outreach log PERSON promised --why "send my portfolio" --on 2026-12-04'
            raise UsageError("What did you promise, and by when?", why)
        return text
    open_ = sorted(thread(store, owner).promises, key=lambda one: one.column)
    if not open_:
        raise UsageError("No promise to them is open.", "`outreach due` lists the promises.")
    if text and text not in [one.value for one in open_]:
        raise UsageError(
            f"“{text}” was not promised.", f"Open: {'; '.join(o.value for o in open_)}."
        )
    return text or open_[0].value


def _by(home: Home, text: str) -> str:
    """The ISO day by which something was promised, out of its words.

    Raises:
        UsageError: If no day can be read.
    """
    found = notes.by(text, home.clock().date())
    if found is None and text:
        raise UsageError("By when?", "Say it: --on 2026-12-04, or “by Friday” in the words.")
    return (found or home.clock().date()).isoformat()


def _taken_back(store: Store, home: Home, owner: str) -> str:
    """The last word on a person, which is taken back, with what it changed.

    Raises:
        UsageError: If there is none, or it is a stop.
    """
    told = [one for one in track.standing(drafts.events(store, owner)) if one.what in track.TOLD]
    if not told:
        raise UsageError("There is no word of yours on them to take back.")
    last = told[-1]
    if last.what == "stopped":
        raise UsageError("They were stopped.", "outreach stop PERSON --lift")
    if last.what == "delivered" and last.draft:
        _give_back(store, home, last.draft)
    if last.what == "referred":
        _unsay(store, home, owner, last.detail)
    return last.what


def _give_back(store: Store, home: Home, number: str) -> None:
    """A draft that did not go out after all is approved as before, or lies where it was written."""
    draft = drafts.one(store, number).draft
    told = track.standing(drafts.events(store, draft.person))
    if any((one.what, one.draft) == ("written", number) for one in told):
        ledger.move(store, number, [State.SENT], State.WRITTEN, moment(home))
        return
    drafts.move(store, number, [drafts.WRITTEN], drafts.APPROVED, draft.digest)
    ledger.move(store, number, [State.SENT], State.QUEUED, moment(home))
    ledger.drop(store, number)


def _unsay(store: Store, home: Home, by: str, name: str) -> None:
    """One did not suggest the person who is called by a name."""
    (referrer,) = who.several(store, [by], home.clock().year)
    said = records.said(store)
    for owner in people.find(store, name, whole=True):
        if said.get(owner, {}).get("referred_by", ("", ""))[0] == referrer.name.value:
            for field in ("referred_by", "may_name"):
                records.say(store, owner, field, "", home.today)
    who.rederive(store, home)


def day(home: Home, on: str) -> str:
    """The ISO day or minute that was typed, a minute with its zone; today for none.

    Raises:
        UsageError: If it is no day.
    """
    if not on:
        return home.today
    try:
        when = datetime.fromisoformat(on.strip())
        if ":" in on:
            when = home.local(when)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{on} is no day.", "Type it as 2026-12-03.") from error
    if not _FIRST <= when.year <= days.LATEST:
        raise UsageError(f"{on} is not of this time.", "Type it as 2026-12-03.")
    return when.isoformat(sep=" ", timespec="minutes") if ":" in on else when.date().isoformat()


_FIRST = 1970


@dataclass(frozen=True, slots=True)
class Item:
    """Something due with a person.

    Attributes:
        person: With whom.
        due: What, from when, why.
        handle: What to type for the person: the name, or the id where others have that name.
    """

    person: Person
    due: Due
    handle: str


def due(store: Store, home: Home, seeker: Seeker) -> list[Item]:
    """Everything that is or becomes due, the earliest first."""
    owners = list(dict.fromkeys(event.person for event in drafts.events(store)))
    known = who.several(store, owners, home.clock().year)
    found = [
        Item(person, one, _handle(store, person))
        for person in known
        for one in items(thread(store, person.id), person, seeker, home.today)
    ]
    return sorted(found, key=lambda one: (one.due.on, one.person.name.value, one.due.what))


def _handle(store: Store, person: Person) -> str:
    alone = people.find(store, person.name.value) == [person.id]
    return person.name.value if alone else person.id


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


_TODAY = re.compile(r"\b(?:today|heute|hoy)\b", re.IGNORECASE)


def overtaken(store: Store, draft: Draft, today: str) -> str:
    """Why a message that was approved is out of place by now; empty where it is not."""
    days = [event.day for event in drafts.events(store, draft.person)
            if event.what == "approved" and event.draft == draft.id]  # fmt: skip
    if days and days[-1] != today and (said := _TODAY.search(draft.body)):
        return f"it says “{said[0]}”, and was approved on {days[-1]}: draft it again"
    return due_overtaken(thread(store, draft.person), draft.kind)


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


def moment(home: Home) -> Moment:
    """Now, as the ledger writes it."""
    now = home.clock()
    return Moment(now.astimezone(UTC).isoformat(timespec="seconds"), now.date().isoformat())


def about(home: Home, draft: Draft, what: str, detail: str = "", day: str = "") -> Event:
    """An event about a draft, now; `day` where it happened before."""
    return event(home, draft.person, what, detail, draft.id, day)
