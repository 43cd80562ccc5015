"""What goes into a calendar: a day for everything due, an hour for every talk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm as Reminder
from icalendar import Calendar, Event

_TALK = timedelta(minutes=30)  # what a calendar keeps free for a talk of fifteen


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a calendar.

    Attributes:
        uid: The same for the same thing, so that a second import changes and does not double it.
        title: What to do, and with whom.
        on: ISO day, or ISO minute of a talk with its zone.
        text: Why, and the command.
    """

    uid: str
    title: str
    on: str
    text: str = ""


def ics(entries: Iterable[Entry], now: datetime) -> bytes:
    """A calendar file (RFC 5545) of these entries.

    Args:
        entries: What is due; days stand as whole days, talks as half an hour with a reminder.
        now: The moment of writing, with its zone, in which a talk without one is.
    """
    made = Calendar()
    made.add("prodid", "-//outreach//EN")
    made.add("version", "2.0")
    for entry in entries:
        made.add_component(_event(entry, now))
    return bytes(made.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@outreach.invalid")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    if len(entry.on) > len("2026-12-03"):
        told = datetime.fromisoformat(entry.on)
        begin = (told if told.tzinfo else told.replace(tzinfo=now.tzinfo)).astimezone(UTC)
        event.add("dtstart", begin)
        event.add("dtend", begin + _TALK)
        event.add_component(_reminder(entry.title))
    else:
        day = date.fromisoformat(entry.on)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event


def _reminder(title: str) -> Reminder:
    alarm = Reminder()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(minutes=-30))
    return alarm
