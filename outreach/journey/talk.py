"""Talking: what happened with whom, in the user's words; where each conversation stands."""

import re
from datetime import UTC, date

from outreach import track
from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import who
from outreach.model import Draft, Event, Person, Thread
from outreach.store import Store, drafts, writing

# What the user can log: the word → the event. `sent` is what makes a message count as delivered.
WORDS = {
    "sent": "delivered",
    **{word: word for word in ("accepted", "replied", "declined", "scheduled", "met", "thanked",
                               "bounced", "referred")},
}  # fmt: skip


def log(home: Home, text: str, word: str, on: str = "", detail: str = "") -> tuple[Person, Event]:
    """Keep what happened with a person, on a day; the later word corrects the earlier."""
    day = _day(home, on)
    with writing(home) as store:
        owner = who.only(store, text)
        last = _last_written(store, owner) if word == "sent" else ""
        happened = event(home, owner, WORDS[word], detail, last, day)
        drafts.log(store, happened)
        person = who.several(store, [owner], home.clock().year)[0]
    return person, happened


def _last_written(store: Store, owner: str) -> str:
    """Id of the newest draft to a person that was written: it is what the user sent."""
    return max(drafts.left(store, owner), key=int, default="")


def _day(home: Home, on: str) -> str:
    """The ISO day that was typed; today's for none.

    Raises:
        UsageError: If it is no day, or lies ahead.
    """
    if not on:
        return home.today
    try:
        day = date.fromisoformat(on[:10]).isoformat()
    except ValueError as error:
        raise UsageError(f"{on} is no day.", "Type it as 2026-12-03.") from error
    return day


def debrief(home: Home, text: str, note: str, on: str = "") -> tuple[Person, Thread]:
    """Keep the user's notes of a talk, word for word; what of them is marked serves the thanks.

    Raises:
        UsageError: If there is nothing in them.
    """
    if not re.search(r"\w", note):
        raise UsageError(
            "The note is empty; nothing was kept.", 'outreach debrief PERSON --text "…"'
        )
    day = _day(home, on)
    with writing(home) as store:
        owner = who.only(store, text)
        found = thread(store, owner)
        if not found.met or (on and found.met.value != day):
            drafts.log(store, event(home, owner, "met", day=day))
        drafts.log(store, event(home, owner, "noted", note.strip(), day=day))
        person = who.several(store, [owner], home.clock().year)[0]
        return person, thread(store, owner)


def referred(
    home: Home, text: str, to: str, facts: dict[str, str], may_name: bool
) -> tuple[Person, Person]:
    """Keep that one person suggested another, who becomes the next person to write to."""
    with writing(home) as store:
        (by,) = who.several(store, [who.only(store, text)], home.clock().year)
        told = {"referred_by": by.name.value, "may_name": "yes" if may_name else "no"}
        owner = who.added(store, home, to, facts | told)
        (fresh,) = who.several(store, [owner], home.clock().year)
        drafts.log(store, event(home, by.id, "referred", fresh.name.value))
    return by, fresh


def thread(store: Store, owner: str) -> Thread:
    """Where the conversation with a person stands."""
    return track.thread(drafts.events(store, owner), drafts.left(store, owner))


def sent(store: Store, owner: str) -> set[str]:
    """Ids of the drafts to a person that were delivered."""
    return {event.draft for event in drafts.events(store, owner) if event.what == "delivered"}


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
