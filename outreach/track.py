"""Events → where a conversation stands. Every state is a question asked of the events."""

from collections.abc import Mapping, Sequence
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


def _after(found: Thread, event: Event, sent: tuple[Draft, str] | None) -> Thread:
    """The thread as it stands after one more event."""
    day = Fact(event.day, column=event.detail, said=event.at[:10])
    if event.what in _OUT:
        return _sent(found, event.what, day, sent)
    if event.what == "noted":
        return _noted(found, event)
    if event.what == "met":  # a new talk is thanked for anew, with what was learnt in it
        return replace(found, met=day, replied=found.replied or day, thanked=None)
    if event.what == "referred":
        named = Fact(event.detail, said=day.said)
        return replace(found, suggested=(*found.suggested, named))
    name = {"replied": "replied", "scheduled": "replied", "declined": "declined",
            "thanked": "thanked"}.get(event.what)  # fmt: skip
    return replace(found, **{name: day}) if name else found


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
