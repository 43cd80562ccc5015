"""Keeping: what is due and the calendar of it; the page before a talk."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from outreach import notes, track
from outreach.calendar import Entry, ics
from outreach.config import Home, write_whole
from outreach.draft.talk import questions
from outreach.errors import OutreachError
from outreach.journey import choose, judge, talk, who
from outreach.journey.talk import Item
from outreach.pages import render
from outreach.prep import Page, page
from outreach.store import drafts, names, reading, writing

_AHEAD = timedelta(days=30)
_TITLES = {
    "sent": "Sent? {name}", "followup": "Follow up: {name}", "reply": "Answer {name}",
    "thanks": "Thank {name}", "keepintouch": "Write to {name} with news",
    "message": "Message to {name}", "promise": "Promise to {name}",
}  # fmt: skip


def due(home: Home, until: str = "") -> list[Item]:
    """What is due by a day, ISO; by today where none is named."""
    found = choose.known_seeker(home)
    last = until or home.today
    with reading(home) as store:
        return [one for one in talk.due(store, home, found) if one.due.on <= last]


def calendar(home: Home, path: Path) -> int:
    """Write a calendar file of what is due, what will be in 30 days, and talks; how many entries.

    Raises:
        OutreachError: If it cannot be written.
    """
    entries = _entries(home)
    write(home, path, ics(entries, home.clock()))
    return len(entries)


def as_ics(home: Home) -> bytes:
    """The same calendar, to be written by another."""
    return ics(_entries(home), home.clock())


def _entries(home: Home) -> list[Entry]:
    until = (date.fromisoformat(home.today) + _AHEAD).isoformat()
    return [*(_entry(one, home.today) for one in due(home, until)), *_talks(home, until)]


def write(home: Home, path: Path, content: str | bytes) -> None:
    """Write a file of the user's, whole or not at all, and remember where, for `forget` to name.

    Raises:
        OutreachError: If it cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        write_whole(path, data)
    except OSError as error:
        why = f"{path} cannot be written: {error.strerror}."
        raise OutreachError(why, "Name another place.") from error
    remember(home, path)


def remember(home: Home, path: Path) -> None:
    """Remember where people were written to, for `forget` to name."""
    with writing(home) as store:
        names.wrote(store, str(path.resolve()))


def prep(home: Home, text: str) -> Page:
    """The page before a talk with the person that a text names."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        mine = judge.desk(store, home, found)
        (person,) = mine.people([who.only(store, text)])
        thread = talk.thread(store, person.id)
        shared = mine.shared(person)
        told = track.standing(drafts.events(store, person.id))
        answered = [one for event in told if event.what == "noted"
                    for one in notes.headings(event.detail)]  # fmt: skip
        asked = questions(person, found, shared, mine.census, mine.today, home.path, thread,
                          answered)  # fmt: skip
        left = drafts.left(store, person.id)
    titles = {key: draft.subject or f"a {draft.kind}" for key, (draft, _) in left.items()}
    events = [replace(one, detail=titles.get(one.draft, one.detail)) for one in told]
    return page(person, found, shared, thread, events, asked)


def as_html(made: Page, when: str) -> str:
    """The page as one HTML file; `when` is the day of the talk in words."""
    return render("prep", page=made, when=when)


def _entry(one: Item, today: str) -> Entry:
    name = one.person.name.value
    title = _TITLES[one.due.what].format(name=name)
    why = sha256(one.due.why.encode()).hexdigest()[:8]  # of two promises on one day
    key = f"{one.person.id}-{one.due.what}-{one.due.on}-{why}"
    return Entry(key, title, max(one.due.on, today), one.due.why)


def talks(home: Home) -> list[tuple[str, str, str]]:
    """(name, person, ISO day or minute) of the talks from today on, the next first."""
    with reading(home) as store:
        owners = list(dict.fromkeys(event.person for event in drafts.events(store)))
        people = who.several(store, owners, home.clock().year)
        threads = [(person, talk.thread(store, person.id)) for person in people]
    found = [
        (person.name.value, person.id, thread.scheduled.value)
        for person, thread in threads
        if thread.scheduled and home.today <= thread.scheduled.value[:10]
    ]
    return sorted(found, key=lambda one: one[2])


def _talks(home: Home, until: str) -> list[Entry]:
    """The talks from today on."""
    return [
        Entry(f"{owner}-talk", f"Talk with {name}", when, f'outreach prep "{name}"')
        for name, owner, when in talks(home)
        if when[:10] <= until
    ]
