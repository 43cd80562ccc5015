"""Where a conversation stands: every state is a question asked of the events."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach import due, notes, track
from outreach.model import Draft, Event, Fact, Kind, Thread
from tests.people import mine, person, seeker

PRIYA, JORDAN = person("Priya Raman"), seeker(news=mine("I start in May.", "voice.news"))
SENT = {
    "1": (Draft("p", Kind.ASK, "p@example.org", "P", "", "Hello there you", ""), "<1@x>"),
    "2": (Draft("p", Kind.FOLLOWUP, "p@example.org", "P", "", "Re", ""), "<2@x>"),
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
    """The day from which something is due; empty where it is not."""
    return next((one.on for one in due.items(found, PRIYA, JORDAN) if one.what == what), "")


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
    quiet = due.items(thread(*helped), PRIYA, seeker())
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
