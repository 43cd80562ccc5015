"""Events → where a conversation stands. Every state is a question asked of the events."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from outreach import notes
from outreach.due import is_closed
from outreach.model import Draft, Event, Fact, Kind, Thread

# What the user tells; the last of them can be taken back.
TOLD = ("accepted", "replied", "declined", "scheduled", "met", "thanked", "bounced", "away",
        "stopped", "noted", "referred", "promised", "skill", "kept", "delivered",
        "answered")  # fmt: skip
_OUT = ("written", "delivered")

Sent = Mapping[str, tuple[Draft, str]]


def thread(events: Sequence[Event], sent: Sent) -> Thread:
    """What has passed between the seeker and one person.

    Args:
        events: Of that person, the oldest first; a later one corrects an earlier.
        sent: Id of each draft that left → the draft and its Message-ID.
    """
    found = Thread()
    for event in standing(events):
        found = _after(found, event, sent.get(event.draft))
    return found


def standing(events: Sequence[Event]) -> list[Event]:
    """The events without those that the user took back, and without letters that did not go out."""
    kept: list[Event] = []
    for event in events:
        if event.what == "undone":
            _drop_last(kept, [one.what in TOLD for one in kept])
        elif event.what == "unsent":
            mine = ("written", event.draft)
            _drop_last(kept, [(one.what, one.draft) == mine for one in kept])
        else:
            kept.append(event)
    return kept


def _drop_last(events: list[Event], meant: Sequence[bool]) -> None:
    """Take out the last of the events that is meant, if one is."""
    if any(meant):
        del events[len(meant) - 1 - meant[::-1].index(True)]


def _talked(found: Thread, day: Fact) -> Thread:
    """The thread after a talk: a new one is thanked for anew, with what was learnt in it."""
    later = found.scheduled if found.scheduled and found.scheduled.value[:10] > day.value else None
    found = replace(_open(found), replied=found.replied or day, owed=None, scheduled=later)
    if found.met and found.met.value >= day.value:  # told late: the newer talk stands
        return found
    return replace(found, met=day, thanked=None, touched=None, learnt=None, plan=None)


def _open(found: Thread) -> Thread:
    """The thread without a no or a bounce that a later word has overtaken."""
    return replace(found, declined=None, bounced=None)


def _fixed(found: Thread, day: Fact) -> Thread:
    """The thread once a talk is fixed: they have answered, on the day on which it was told."""
    told = Fact(day.said, said=day.said)
    return replace(_open(found), scheduled=day, replied=found.replied or told, owed=None)


def _thanked(found: Thread, day: Fact) -> Thread:
    """The thread after thanks; those from before the last talk were for an earlier one."""
    return found if found.met and day.value < found.met.value else replace(found, thanked=day)


# What each event that the user tells of changes.
_CHANGES: Mapping[str, Callable[[Thread, Fact], Thread]] = {
    "accepted": lambda found, day: replace(found, accepted=day),
    "replied": lambda found, day: replace(_open(found), replied=day, owed=day),
    "answered": lambda found, day: replace(found, owed=None),
    "scheduled": _fixed,
    "away": lambda found, day: replace(found, away=day),
    "declined": lambda found, day: replace(found, declined=day, owed=None, scheduled=None),
    "bounced": lambda found, day: replace(found, bounced=day),
    "stopped": lambda found, day: replace(found, stopped=day),
    "resumed": lambda found, day: replace(found, stopped=None),
    "thanked": _thanked,
    "met": _talked,
    "referred": lambda found, day: replace(
        found, suggested=(*found.suggested, Fact(day.column, said=day.said))
    ),
    "promised": lambda found, day: replace(
        found, promises=(*found.promises, Fact(day.column, column=day.value, said=day.said))
    ),
    "skill": lambda found, day: replace(
        found, skills=(*found.skills, Fact(day.column, said=day.said))
    ),
    "kept": lambda found, day: replace(
        found,
        promised=(*found.promised, Fact(day.column, said=day.said)),
        promises=tuple(one for one in found.promises if one.value != day.column)
    ),
}  # fmt: skip


def _after(found: Thread, event: Event, sent: tuple[Draft, str] | None) -> Thread:
    """The thread as it stands after one more event."""
    day = Fact(event.day, column=event.detail, said=event.at[:10])
    if event.what in _OUT:
        return _gone(found, event.what, day, sent)
    if event.what == "noted":
        return _noted(found, event)
    change = _CHANGES.get(event.what)
    return change(found, day) if change else found


def _gone(found: Thread, what: str, day: Fact, sent: tuple[Draft, str] | None) -> Thread:
    """The thread after a message was written, or is known to have gone out."""
    draft, message_id = sent or (None, "")
    kind = draft.kind if draft else Kind.ASK
    waiting = day._replace(column=f"{kind.value} {draft.id if draft else ''}".strip())
    rest = tuple(one for one in found.written if one.column != waiting.column)
    if what == "written":
        found = replace(found, written=(*rest, waiting))
    else:
        found = replace(found, written=rest, owed=None)
    if kind is Kind.FOLLOWUP:
        known = tuple(one for one in found.followed if one.column != waiting.column)
        return replace(found, followed=(*known, waiting))
    if kind is Kind.THANKS:
        return _thanked(found, day)
    if kind is Kind.KEEPINTOUCH:
        return replace(found, touched=day)
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
        owed=None,
        learnt=Fact(learnt, said=said) if learnt else found.learnt,
        plan=Fact(plan, said=said) if plan else found.plan,
    )


def state(found: Thread, today: str) -> str:
    """Where it stands.

    Returns:
        `stopped`, `closed`, `thanked`, `met`, `scheduled`, `answered`, `waiting`, `written`, `new`.
    """
    if found.stopped:
        return "stopped"
    if found.thanked or found.met:
        return "thanked" if found.thanked else "met"
    if is_closed(found, today):
        return "closed"
    if found.scheduled or found.replied:
        return "scheduled" if found.scheduled else "answered"
    if found.asked:
        return "waiting"
    return "written" if found.written else "new"
