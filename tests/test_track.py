"""Where a conversation stands: every state is a question asked of the events."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach import due, notes, track
from outreach.model import Draft, Event, Fact, Kind, Thread
from tests.people import TODAY, mine, person, seeker

PRIYA, JORDAN = person("Priya Raman"), seeker(news=mine("I start in May.", "voice.news"))
SENT = {
    "1": (Draft("p", Kind.ASK, "p@example.org", "P", "", "Hello there you", ""), "<1@x>"),
    "2": (Draft("p", Kind.FOLLOWUP, "p@example.org", "P", "", "Re", ""), "<2@x>"),
    "4": (Draft("p", Kind.FOLLOWUP, "p@example.org", "P", "", "Re", "", id="4"), "<4@x>"),
    "5": (Draft("p", Kind.FOLLOWUP, "p@example.org", "P", "", "Re", "", id="5"), "<5@x>"),
    "6": (Draft("p", Kind.FOLLOWUP, "p@example.org", "P", "", "Re", "", id="6"), "<6@x>"),
    "3": (Draft("p", Kind.THANKS, "p@example.org", "P", "", "Thanks", ""), "<3@x>"),
}


def event(what: str, day: str = "2026-05-04", draft: str = "", detail: str = "") -> Event:
    """Something that happened."""
    return Event("p", what, f"{day}T12:00:00+00:00", day, "UTC", draft, detail)


def thread(*events: Event) -> Thread:
    """The thread that these events make."""
    return track.thread(events, SENT)


def test_written_is_not_sent() -> None:
    """Waiting counts from delivery; a file that was only written has asked nobody."""
    assert thread(event("written", draft="1")).asked is None
    found = thread(event("written", draft="1"), event("delivered", "2026-05-06", "1"))
    assert found.asked == Fact("2026-05-06", said="2026-05-06")
    assert (found.subject, found.message_id) == ("Hello there you", "<1@x>")


def test_what_the_user_sent_unseen_counts() -> None:
    """`sent` without a draft is a first message of the user's own."""
    found = thread(event("delivered"))
    assert found.asked
    assert found.asked_to == ""


def test_a_later_event_corrects_an_earlier() -> None:
    """The last word on what happened stands."""
    assert thread(event("met", "2026-05-04"), event("met", "2026-05-06")).met == Fact(
        "2026-05-06", said="2026-05-06"
    )


def test_a_note_is_a_talk() -> None:
    """Whoever notes what was said has talked, and what is marked is read out of the note."""
    found = thread(event("noted", detail="Long.\nLearnt: You cut.\nWill: I cut."))
    assert found.met
    assert found.replied
    assert found.learnt is not None
    assert found.learnt.value == "You cut."
    assert found.plan is not None
    assert found.plan.value == "I cut."


def on(what: str, found: Thread) -> str:
    """The day from which something is due, as known the day it was asked; empty where it is not."""
    latest = found.met or found.asked
    today = latest.value if latest else TODAY.isoformat()
    every = due.items(found, PRIYA, JORDAN, today)
    return next((one.on for one in every if one.what == what), "")


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("2026-05-04", "2026-05-11"),  # a Monday: a week holds five working days
        ("2026-05-08", "2026-05-15"),  # a Friday
        ("2026-05-09", "2026-05-16"),  # a Saturday: Friday would be the fifth day
    ],
)
def test_a_follow_up_comes_a_week_later(sent: str, expected: str) -> None:
    """Seven days, and five working days at least."""
    assert on("followup", thread(event("delivered", sent, "1"))) == expected


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_a_follow_up_never_comes_early(sent: date) -> None:
    """For any day: at least seven days, five of them working days, and no more than nine."""
    found = thread(event("delivered", sent.isoformat(), "1"))
    due = date.fromisoformat(on("followup", found))
    between = [sent + timedelta(days=n) for n in range(1, (due - sent).days + 1)]
    assert sum(day.weekday() < 5 for day in between) >= 5
    assert 7 <= len(between) <= 9


@pytest.mark.parametrize("what", ["replied", "declined", "met"])
def test_an_answer_ends_the_waiting(what: str) -> None:
    """After a reply, a no or a talk no follow-up is due."""
    assert on("followup", thread(event("delivered", draft="1"), event(what))) == ""


def test_one_follow_up_is_due() -> None:
    """Once it was written, no other is."""
    found = thread(event("delivered", draft="1"), event("written", draft="2"))
    assert on("followup", found) == ""


def test_thanks_are_due_from_the_talk_on() -> None:
    """A talk wants thanks the same day, until they were written; the next talk wants them anew."""
    met, thanked = event("met", "2026-05-04"), event("written", "2026-05-05", "3")
    assert on("thanks", thread(met)) == "2026-05-04"
    assert on("thanks", thread(met, thanked)) == ""
    assert on("thanks", thread(met, thanked, event("met", "2026-06-01"))) == "2026-06-01"


def test_touch_is_kept_after_ninety_days() -> None:
    """Counted from the last time that they helped, once they were thanked; once, and with news."""
    helped = (event("met", "2026-05-04"), event("thanked", "2026-05-05"))
    assert on("keepintouch", thread(*helped)) == "2026-08-02"
    assert on("keepintouch", thread(event("met", "2026-05-04"))) == ""
    assert on("keepintouch", thread()) == ""
    quiet = due.items(thread(*helped), PRIYA, seeker(), TODAY.isoformat())
    assert "keepintouch" not in {one.what for one in quiet}


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("learnt: You cut. will: I cut.", "learnt", "You cut."),
        ("learnt: You cut. will: I cut.", "will", "I cut."),
        ("Learned: one thing\nmore", "learnt", "one thing"),
        ("plan: I write", "will", "I write"),
        ("They said: do it", "learnt", ""),
        ("", "will", ""),
    ],
)
def test_marks_in_notes(text: str, mark: str, expected: str) -> None:
    """A mark holds to the next mark or the end of its line."""
    assert notes.marked(text, mark) == expected


# ── any course of events ──────────────────────────────────────────────────────────────────────

FIRST = date(2026, 1, 5)
WHATS = ("written", "delivered", "accepted", "replied", "answered", "declined", "scheduled", "met",
         "thanked", "bounced", "stopped", "noted", "referred", "promised", "skill", "kept",
         "undone", "approved")  # fmt: skip
COURSES = st.lists(
    st.tuples(st.sampled_from(WHATS), st.integers(0, 12), st.sampled_from(["", "1", "2", "3"])),
    max_size=12,
)


def course(told: list[tuple[str, int, str]]) -> list[Event]:
    """Events one after another, each some days after the one before."""
    day, found = FIRST, []
    for what, later, draft in told:
        day += timedelta(days=later)
        found.append(event(what, day.isoformat(), draft, "send it" if what == "promised" else ""))
    return found


@given(COURSES, st.integers(0, 200))
def test_nothing_is_due_once_it_is_over(told: list[tuple[str, int, str]], after: int) -> None:
    """Whatever happened: with whom is stopped, or closed by a no, a bounce or silence, no more."""
    events = course(told)
    today = (FIRST + timedelta(days=144 + after)).isoformat()
    found = thread(*events)
    over = track.state(found, today) in {"stopped", "closed"}
    assert not (over and list(due.items(found, PRIYA, JORDAN, today)))


@given(COURSES)
def test_an_event_never_breaks_the_reading(told: list[tuple[str, int, str]]) -> None:
    """Any course of events has a state of the list, and days of the calendar."""
    found = thread(*course(told))
    states = {"stopped", "closed", "thanked", "met", "scheduled", "answered", "waiting", "written",
              "new"}  # fmt: skip
    assert track.state(found, "2026-12-31") in states
    for item in due.items(found, PRIYA, JORDAN, "2026-01-05"):
        date.fromisoformat(item.on)


@given(COURSES, st.integers(0, 5), st.booleans())
def test_two_follow_ups_are_a_week_apart(
    told: list[tuple[str, int, str]], delay: int, second: bool
) -> None:
    """Who writes each follow-up some days after it is due writes two at most, a week apart."""
    events = [one for one in course(told) if one.draft != "2"]
    user = seeker(second_followup=second)
    written: list[date] = []
    begin = date.fromisoformat(events[-1].day) if events else FIRST
    for day in (begin + timedelta(days=n) for n in range(60)):
        every = due.items(thread(*events), PRIYA, user, day.isoformat())
        ready = (day - timedelta(days=delay)).isoformat()
        if any(one.what == "followup" and one.on <= ready for one in every):
            number = str(4 + len(written))
            events.append(event("delivered", day.isoformat(), number))
            written.append(day)
    assert len(written) <= 1 + second
    assert all((b - a).days >= 7 for a, b in pairwise(written))


def test_a_message_is_due_once_an_invitation_is_accepted() -> None:
    """A connection of a newer export has accepted, however long it was silent."""
    note = Draft("p", Kind.NOTE, "", "P", "https://x", "", "")
    asked = track.thread([event("delivered", "2026-01-05", "1")], {"1": (note, "")})
    friend = person("Priya Raman", connected=True, connected_on=Fact("2026-05-01", "c.csv", 4, ""))
    (item,) = due.items(asked, friend, JORDAN, "2026-05-04")
    assert (item.what, item.on) == ("message", "2026-05-01")
    assert list(due.items(asked, PRIYA, JORDAN, "2026-05-04")) == []


def test_a_follow_up_nobody_wrote_goes_when_it_would_be_odd() -> None:
    """A month after the letter nothing is due, whether or not a follow-up went."""
    found = thread(event("delivered", "2026-05-04", "1"))
    days = [FIRST.replace(month=5, day=4) + timedelta(days=n) for n in (20, 28)]
    seen = [[one.what for one in due.items(found, PRIYA, JORDAN, day.isoformat())] for day in days]
    assert seen == [["followup"], []]
