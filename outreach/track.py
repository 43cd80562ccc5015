"""Events → where a conversation stands. Every state is a question asked of the events."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from outreach import notes
from outreach.model import Draft, Event, Fact, Kind, Thread

# Evidence: career guides say a week; not before five working days where holidays lie between.
_WAIT, _WORKDAYS = timedelta(days=7), 5
# After this a contact is written to once more, and only with news.
_AGAIN = timedelta(days=90)
_OUT = ("written", "delivered")


def thread(events: Sequence[Event], sent: Mapping[str, tuple[Draft, str]]) -> Thread:
    """What has passed between the seeker and one person.

    Args:
        events: Of that person, the oldest first; a later one corrects an earlier.
        sent: Id of each draft that left → the draft and its Message-ID.
    """
    found = Thread()
    for event in events:
        found = _after(found, event, sent.get(event.draft))
    return found


# What each event that the user tells of changes.
_TOLD: Mapping[str, Callable[[Thread, Fact], Thread]] = {
    "replied": lambda found, day: replace(found, replied=day),
    "scheduled": lambda found, day: replace(found, replied=day),
    "declined": lambda found, day: replace(found, declined=day),
    "thanked": lambda found, day: replace(found, thanked=day),
    # A new talk is thanked for anew, with what was learnt in it.
    "met": lambda found, day: replace(found, met=day, replied=found.replied or day, thanked=None),
    "referred": lambda found, day: replace(
        found, suggested=(*found.suggested, Fact(day.column, said=day.said))
    ),
}


def _after(found: Thread, event: Event, sent: tuple[Draft, str] | None) -> Thread:
    """The thread as it stands after one more event."""
    day = Fact(event.day, column=event.detail, said=event.at[:10])
    if event.what in _OUT:
        return _sent(found, event.what, day, sent)
    if event.what == "noted":
        return _noted(found, event)
    return _TOLD[event.what](found, day) if event.what in _TOLD else found


def _sent(found: Thread, what: str, day: Fact, sent: tuple[Draft, str] | None) -> Thread:
    """The thread after a message was written or delivered; what the user sent unseen is a first."""
    draft, message_id = sent or (None, "")
    kind = draft.kind if draft else Kind.ASK
    if kind is Kind.FOLLOWUP:
        return replace(found, followed=day)
    if kind is Kind.THANKS:
        return replace(found, thanked=day)
    if what == "written" or not kind.is_first:
        return found
    return replace(
        found,
        asked=day,
        asked_to=draft.to if draft else "",
        asked_kind=kind.value if draft else "",
        subject=draft.subject if draft else "",
        message_id=message_id,
    )


def _noted(found: Thread, event: Event) -> Thread:
    """A note of a talk: that there was one, and what of it is marked."""
    said = event.at[:10]
    learnt, plan = notes.marked(event.detail, "learnt"), notes.marked(event.detail, "will")
    return replace(
        found,
        met=found.met or Fact(event.day, said=said),
        replied=found.replied or Fact(event.day, said=said),
        learnt=Fact(learnt, said=said) if learnt else found.learnt,
        plan=Fact(plan, said=said) if plan else found.plan,
    )


def due(kind: Kind, found: Thread) -> str:
    """The ISO day from which a message of this kind may go; empty where it is not its turn."""
    if kind is Kind.FOLLOWUP:
        waits = found.asked and not (found.replied or found.declined or found.followed)
        return _later(found.asked) if waits else ""
    if kind is Kind.THANKS:
        return found.met.value if found.met and not found.thanked else ""
    if kind is Kind.KEEPINTOUCH:
        last = max((day.value for day in (found.met, found.replied, found.thanked) if day),
                   default="")  # fmt: skip
        return (date.fromisoformat(last) + _AGAIN).isoformat() if last else ""
    if kind is Kind.DECLINE:
        return found.declined.value if found.declined else ""
    return ""


def _later(asked: Fact | None) -> str:
    """A week after, and five working days at least."""
    if asked is None:
        return ""
    sent = date.fromisoformat(asked.value)
    day, left = sent, _WORKDAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return max(day, sent + _WAIT).isoformat()
