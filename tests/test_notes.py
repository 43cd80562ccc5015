"""Notes of a talk: what is marked or plainly said is found, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach import notes
from outreach.notes import Found, Referral

THURSDAY = date(2026, 12, 3)


def of(text: str) -> Found:
    """What a note of that Thursday holds."""
    return notes.found(text, THURSDAY)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("#skill sql", ("sql",)),
        ("She wished she had learnt #skill SQL before her first job.", ("SQL",)),
        ("#skill data modelling, plain writing", ("data modelling", "plain writing")),
        ('and #skill "public speaking" too', ("public speaking",)),
        ("#skill C++", ("C++",)),
        ("#skill sql\n#skill sql", ("sql",)),
        ("She has many skills.", ()),
        ("#skill: SEO", ("SEO",)),
        ("#skill sql\n#skill SQL", ("sql",)),
        ("#skills", ()),
    ],
)
def test_skills_are_what_is_marked(text: str, skills: tuple[str, ...]) -> None:
    """A skill is what stands behind its mark: a word, words in quotes, or the rest of a line."""
    assert of(text).skills == skills


@pytest.mark.parametrize(
    ("text", "what", "by"),
    [
        ("promise: send my portfolio by Friday", "send my portfolio by Friday", "2026-12-04"),
        ("promise: write again", "write again", "2026-12-10"),
        ("I'll send her the draft by tomorrow.", "send her the draft by tomorrow", "2026-12-04"),
        ("I promised to read it before 12 January.", "read it before 12 January", "2027-01-12"),
        ("I will call on 2026-12-20", "call on 2026-12-20", "2026-12-20"),
        ("I will write by Thursday", "write by Thursday", "2026-12-10"),
        ("I said I would send it by next week", "send it by next week", "2026-12-10"),
    ],
)
def test_a_promise_has_its_day(text: str, what: str, by: str) -> None:
    """What the seeker will do by a day is a promise, due on the next such day after the talk."""
    (found,) = of(text).promises
    assert (found.what, found.by) == (what, by)
    assert found.marked is text.startswith("promise:")
    assert found.read is (" by " in text or " on " in text or " before " in text)


@pytest.mark.parametrize(
    "text",
    [
        "I didn't promise: nothing",
        "I'll call by the 32 December.",
        "I will work on my writing.",
        "I'll go by bus.",
        "She will call by Friday.",
        "",
    ],
)
def test_what_names_no_day_is_no_promise(text: str) -> None:
    """Without the seeker and a day in it, a sentence is no promise."""
    assert of(text).promises == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She said to talk to Mei Tanaka at Corvid.", "Mei Tanaka"),
        ("suggested Bo Lind, who edits", "Bo Lind"),
        ("You should ask Ana María O'Neill.", "Ana María O'Neill"),
        ("write to Émile Roux", "Émile Roux"),
        ("Talk to Ana María Núñez. She also edits.", "Ana María Núñez"),
        ("Ask John F. Kelly now", "John F. Kelly"),
    ],
)
def test_people_to_talk_to_are_found(text: str, name: str) -> None:
    """A name behind `talk to`, `suggested` and the like is somebody to ask about."""
    assert of(text).referrals == (Referral(name),)


@pytest.mark.parametrize("text", ["talk to your users", "I asked Priya", "speak to HR", "ask SQL"])
def test_what_is_no_full_name_is_no_person(text: str) -> None:
    """Common nouns and single words are not taken for people."""
    assert of(text).referrals == ()


def test_marks_behind_one_another_are_parted() -> None:
    """What is learnt ends without the stop between the marks; a referral is called by the name."""
    note = "learnt: you said that tests are overrated; will: I will read the book. \
referral: her boss Jim Beam"
    assert notes.marked(note, "learnt") == "you said that tests are overrated"
    assert [one.name for one in of(note).referrals] == ["Jim Beam"]


def test_a_marked_referral_says_more() -> None:
    """Name, work, address and leave are read; the name said again is nobody else."""
    told = "referral: Mei Tanaka, Editor at Corvid, mei@example.org (may name)\nTalk to Mei Tanaka."
    facts = (("title", "Editor"), ("company", "Corvid"), ("email", "mei@example.org"))
    assert of(told).referrals == (Referral("Mei Tanaka", facts, may_name=True, marked=True),)


def test_headings_without_an_answer_are_left_out() -> None:
    """Of the sheet of questions the answered ones are kept, word for word."""
    sheet = notes.sheet(("How is the work?", "Whom else should I ask?"))
    filled = sheet.replace("## How is the work?\n", "## How is the work?\nMostly meetings.\n")
    assert notes.written(filled) == "## How is the work?\nMostly meetings."
    assert notes.written(sheet) == ""


@given(st.text())
def test_any_note_can_be_read(text: str) -> None:
    """No text breaks the reading, and every promise has a day of the calendar."""
    for promise in of(text).promises:
        date.fromisoformat(promise.by)
    notes.who(text)
    notes.written(text)


@given(st.text(alphabet="0123456789 abcdefridaynextwk-/'.:", max_size=24))
def test_any_day_can_be_asked_for(text: str) -> None:
    """A day is found or is not; it never breaks."""
    notes.day(text, THURSDAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the end of next week", "2026-12-11"), ("the day after tomorrow", "2026-12-05"),
        ("end of the week", "2026-12-04"), ("3rd of January", "2027-01-03"),
        ("January 3rd", "2027-01-03"), ("Dec 24, 2026", "2026-12-24"), ("30 February", None),
        ("3/12", None), ("32 December", None), ("soon", None),
    ],
)  # fmt: skip
def test_days_as_they_are_said(text: str, expected: str | None) -> None:
    """What people say of a day is read; what is no day, or is read in two ways, is not."""
    found = notes.day(text, THURSDAY)
    assert (found.isoformat() if found else None) == expected


def test_next_friday_is_not_tomorrow() -> None:
    """A weekday that is near is next week's where it is called the next."""
    thursday = date(2026, 11, 26)
    assert notes.day("next Friday", thursday) == date(2026, 12, 4)
    assert notes.day("Friday", thursday) == date(2026, 11, 27)


def test_a_firm_is_no_part_of_a_name() -> None:
    """`Hank Ruiz at Epic` is somebody of that firm, whose title nobody told."""
    found = notes.who("Hank Ruiz at Epic")
    assert found is not None
    assert (found.name, found.facts) == ("Hank Ruiz", (("company", "Epic"),))
