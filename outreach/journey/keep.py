"""Keeping: what is due, what becomes due, and the calendar of it."""

from datetime import date, timedelta
from pathlib import Path

from outreach.calendar import Entry, ics
from outreach.config import Home, write_whole
from outreach.errors import OutreachError
from outreach.journey import choose, talk, who
from outreach.journey.talk import Item
from outreach.store import drafts, reading

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
    until = (date.fromisoformat(home.today) + _AHEAD).isoformat()
    entries = [_entry(one, home.today) for one in due(home, until)]
    entries += _talks(home, until)
    try:
        write_whole(path, ics(entries, home.clock()))
    except OSError as error:
        raise OutreachError(
            f"{path} cannot be written: {error.strerror}.", "Name another."
        ) from error
    return len(entries)


def _entry(one: Item, today: str) -> Entry:
    name = one.person.name.value
    title = _TITLES[one.due.what].format(name=name)
    key = f"{one.person.id}-{one.due.what}-{one.due.on}"
    return Entry(key, title, max(one.due.on, today), one.due.why)


def _talks(home: Home, until: str) -> list[Entry]:
    """The talks from today on."""
    with reading(home) as store:
        owners = list(dict.fromkeys(event.person for event in drafts.events(store)))
        people = who.several(store, owners, home.clock().year)
        threads = [(person, talk.thread(store, person.id)) for person in people]
    return [
        Entry(f"{person.id}-talk", f"Talk with {person.name.value}", thread.scheduled.value,
              f'outreach prep "{person.name.value}"')
        for person, thread in threads
        if thread.scheduled and home.today <= thread.scheduled.value[:10] <= until
    ]  # fmt: skip
