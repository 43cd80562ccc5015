"""What is due: follow-ups, thank-yous, replies owed, and what else was promised."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from outreach.model import Due, Fact, Kind, Person, Seeker, Thread

# Career guides say a week; not before five working days, where a holiday lies between.
_WAIT, _WORKDAYS = timedelta(days=7), 5
_SETTLE = timedelta(days=2)
_SECOND = timedelta(days=21)  # of a second follow-up, where the user wants one
_CLOSE = timedelta(days=28)  # after which a follow-up would read as a new request
_OVERDUE = timedelta(days=5)  # of a thank-you, best within a day
# After this a contact is written to once more, and only with news; best before the second.
_AGAIN, _LATEST = timedelta(days=90), timedelta(days=120)


def items(found: Thread, person: Person, seeker: Seeker, today: str) -> Iterator[Due]:
    """Everything that is or becomes due with one person, by what is known on a day, ISO.

    A no, a bounce, a stop, a month of silence ends it all; a reply ends the waiting.
    """
    found = _accepted(found, person)
    if person.do_not_contact or found.stopped or is_closed(found, today):
        return
    yield from _promised(found)
    yield from _unsent(found)
    if found.owed:  # told already, so due now, in whatever zone the user is
        on = min(found.owed.value, today)
        yield Due("reply", on, f"They wrote on {found.owed.value}.", found.owed.value)
    yield from _thanks(found, today)
    if not found.bounced:  # after a talk, mail may come back too
        yield from _waiting(found, seeker)
        yield from _again(found, person, seeker)


def _thanks(found: Thread, today: str) -> Iterator[Due]:
    """Thanks for a talk; where it is not told whether one took place, that is asked."""
    if found.met and not found.thanked:
        on = min(found.met.value, today)
        yield Due("thanks", on, f"You talked on {found.met.value}.", _plus(found.met, _OVERDUE))
    elif found.scheduled:
        day = found.scheduled.value[:10]
        on, by = _plus(found.scheduled, timedelta(days=1)), _plus(found.scheduled, _OVERDUE)
        yield Due("thanks", on, f"Your talk was fixed for {day}: has it taken place?", by)


def _promised(found: Thread) -> Iterator[Due]:
    for one in found.promises:
        yield Due("promise", one.column[:10], f"You promised: {one.value}.", one.column[:10])


def _unsent(found: Thread) -> Iterator[Due]:
    """What was written yesterday or before and may not have gone out."""
    for one in found.written:
        kind = one.column.split()[0]
        on = _plus(one, timedelta(days=1))
        yield Due("sent", on, f"The {kind} was written on {one.value}: has it gone out?")


def _accepted(found: Thread, person: Person) -> Thread:
    """The thread with the acceptance that a newer export tells of: they are a connection now."""
    if found.asked_kind != Kind.NOTE or found.accepted or not person.connected:
        return found
    return replace(found, accepted=person.connected_on or found.asked)


def _waiting(found: Thread, seeker: Seeker) -> Iterator[Due]:
    """A follow-up, or the message after an accepted invitation."""
    if found.asked is None or found.replied or found.declined or found.met:
        return
    if found.asked_kind == Kind.NOTE:
        if found.accepted and not _has(found, Kind.MESSAGE):
            why = f"They accepted your invitation on {found.accepted.value}."
            yield Due("message", found.accepted.value, why)
        return
    on = follows(found, seeker.second_followup)
    if on and on < closes(found):
        yield Due("followup", on, f"They have not answered what you sent on {found.asked.value}.")


def _has(found: Thread, kind: Kind) -> bool:
    return any(one.column.split()[0] == kind for one in found.written)


def follows(found: Thread, second: bool = False) -> str:
    """The ISO day from which a follow-up may go; empty where none may."""
    if found.asked is None or found.replied or found.declined or found.met or found.bounced:
        return ""
    if not found.followed:
        return max(_plus(found.asked, _WAIT), _after_workdays(found.asked), _rested(found))
    if len(found.followed) == 1 and second:
        waited = _plus(found.followed[0], _WAIT)
        return max(_plus(found.asked, _SECOND), waited, _rested(found))
    return ""


def _rested(found: Thread) -> str:
    """The ISO day from which somebody who was away may be asked again; empty for who was not.

    The first day back is full; where it is not said when that is, a week is left.
    """
    if found.away is None or found.asked is None or found.away.value < found.asked.value:
        return ""
    if found.away.column:
        return _plus(Fact(found.away.column), _SETTLE)
    return _plus(found.away, _WAIT)


def overtaken(found: Thread, kind: Kind) -> str:
    """Why a message that was approved is out of place by now; empty where it is not.

    An answer, a no, a talk end what a request or a follow-up is for; mail that came back ends all.
    """
    if found.bounced:
        return f"mail to them came back on {found.bounced.value}"
    if not (kind.is_first or kind is Kind.FOLLOWUP):
        return ""
    told = (("they said no", found.declined), ("you closed it", found.stopped),
            ("you talked", found.met), ("they answered", found.replied))  # fmt: skip
    return next((f"{what} on {day.value}" for what, day in told if day), "")


def closes(found: Thread) -> str:
    """The ISO day on which silence closes a conversation; far off where nothing was asked."""
    if found.asked is None:
        return "9999-12-31"
    last = _plus(found.followed[-1], _WAIT) if found.followed else ""
    rested = _rested(found)
    late = _plus(Fact(rested), _WAIT) if rested else ""  # there must be time to follow up
    return max(_plus(found.accepted or found.asked, _CLOSE), _plus(found.asked, _CLOSE), last, late)


def is_closed(found: Thread, today: str) -> bool:
    """Whether it has ended without a talk: by a no, an address that is none, or silence."""
    if found.met or found.thanked:
        return False
    if found.declined:
        return True
    if found.bounced:  # where they answered before, it was a forward of theirs, or a later address
        return not (found.replied or found.scheduled)
    return not found.replied and not found.scheduled and closes(found) <= today


def _again(found: Thread, person: Person, seeker: Seeker) -> Iterator[Due]:
    """A letter with news, months after they helped."""
    helped = last_help(found)
    news = person.news or seeker.news
    if helped is None or found.declined or news is None or found.touched:
        return
    if found.met and not found.thanked:
        return
    why = f"They helped you on {helped.value}, and you have news."
    yield Due("keepintouch", _plus(helped, _AGAIN), why, _plus(helped, _LATEST))


def last_help(found: Thread) -> Fact | None:
    """When they last did something for the seeker."""
    days = [day for day in (found.met, found.replied) if day]
    return max(days, key=lambda day: day.value, default=None)


def _plus(day: Fact, span: timedelta) -> str:
    return (date.fromisoformat(day.value[:10]) + span).isoformat()


def _after_workdays(sent: Fact) -> str:
    """The day on which five working days have passed."""
    day, left = date.fromisoformat(sent.value[:10]), _WORKDAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day.isoformat()
