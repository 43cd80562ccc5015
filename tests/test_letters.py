"""What readers who did not know whose letters they read had missed in ours, or minded."""

import re
from dataclasses import replace

import pytest

from outreach.draft import compose
from outreach.lint.sameness import Batch
from outreach.model import Draft, Fact, Job, Kind, Person, Seeker, Tie
from tests.people import (
    CENSUS,
    TODAY,
    email,
    mine,
    person,
    rare_path,
    read,
    referral,
    same_school_and_field,
    school_tie,
    seeker,
    study,
    tie,
)

SAID = "2026-05-01"
TALK = Fact("I saw your conference talk on error messages.", said=SAID)


def hooked(hook: Fact = TALK) -> Draft:
    """A letter to somebody rare of whom the seeker saw something."""
    to, by, ties = rare_path()
    return compose(replace(to, hook=hook), by, ties, CENSUS, TODAY)


def test_what_was_seen_of_theirs_opens_the_letter() -> None:
    """The hook comes first, is the only compliment, and the question and the subject are of it."""
    draft = hooked()
    assert draft.body.split("\n\n")[1].startswith(TALK.value)
    assert not [one for one in draft.sentences if one.slot == "why_you"]
    (question,) = [one for one in draft.sentences if one.slot == "question"]
    assert "that talk" in question.text
    assert TALK in question.facts
    assert "your talk" in draft.subject.lower()


@pytest.mark.parametrize("said", ["I heard you on the City Desk podcast.", "We met at the fair."])
def test_a_hook_that_names_no_work_is_not_asked_about(said: str) -> None:
    """Where the hook does not say what of theirs it is, the question is about their work."""
    draft = hooked(Fact(said, said=SAID))
    assert draft.body.split("\n\n")[1].startswith(said)
    assert not re.search(r"\bthat (?:podcast|talk|piece)\b", draft.body)


def test_who_suggested_them_comes_before_the_hook() -> None:
    """In a referral the name of the referrer is first, and the hook stands all the same."""
    to, by, ties = referral()
    draft = compose(replace(to, hook=TALK), by, ties, CENSUS, TODAY)
    assert draft.body.index("Tomás Ibarra") < draft.body.index(TALK.value)


def test_one_hook_for_two_people_is_found() -> None:
    """Lint's batch takes the hook for the compliment that it is."""
    batch = Batch()
    to, by, ties = rare_path()
    one = replace(to, hook=TALK)
    other = replace(person("Mei Lund", "Editor", emails=email("mei@example.org")), hook=TALK)
    for who in (one, other):
        peers = batch.take(compose(who, by, ties, CENSUS, TODAY), who, ())
    assert peers.same_compliment == one.name.value


def reporter(until: str) -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """Two of one newspaper, on which the seeker held a post."""
    paper, own = read("The Michigan Daily", "Clubs"), mine("The Michigan Daily", "clubs")
    job = Job(mine("The Michigan Daily", "jobs"), mine("News Reporter", "jobs"), "2022", until)
    by = seeker(clubs=(own,), jobs=(job,))
    to = person("Bo Lind", "Brewer", "Corvid", emails=email("bo@example.org"), clubs=(paper,),
                studies=(study("Michigan", "English", "2017", "writing"),))  # fmt: skip
    return to, by, (tie("club", "The Michigan Daily", paper, own), school_tie(to, by))


def test_the_seekers_part_in_a_shared_club_is_said() -> None:
    """Who held a post there says which; whether it has ended decides whether it is told."""
    draft = compose(*reporter("2025"), CENSUS, TODAY)
    (told,) = [one for one in draft.sentences if "a news reporter" in one.text]
    assert re.search(r"\bI was a news reporter\b", told.text)
    assert "The Michigan Daily" in {fact.value for fact in told.facts}
    assert "I was a news reporter" not in compose(*reporter(""), CENSUS, TODAY).body


def test_a_letter_names_where_they_work() -> None:
    """The employer of whoever has one stands in the letter."""
    to, by, ties = reporter("2025")
    for number in range(8):
        draft = compose(replace(to, id=f"p{number}"), by, ties, CENSUS, TODAY)
        assert "Corvid" in draft.body


def test_a_goal_that_is_not_their_work_is_explained() -> None:
    """Whoever does other work hears why they are asked; who does that very work hears the hope."""
    to, by, ties = reporter("2025")
    near = replace(by, goal=replace(by.goal, near=("food",)), clubs=())
    beside = compose(replace(to, field_id="food", clubs=()), near, ties[1:], CENSUS, TODAY)
    assert "other work" in beside.body
    same = compose(*same_school_and_field(), CENSUS, TODAY)
    assert same.kind is Kind.ASK
    assert "other work" not in same.body


def test_a_list_is_said_to_tell_only_what_stands_on_it() -> None:
    """Work that another file tells of, or the user, is not put into the list's mouth."""
    to, by, ties = reporter("2025")
    newer = Fact("Corvid", "Connections.csv", 7, "Company")
    told = Fact("Brewer", said="2026-11-01")
    for changed in ({"company": newer}, {"title": told}):
        for number in range(12):
            one = replace(to, id=f"p{number}", **changed)  # type: ignore[arg-type]  # facts by name
            draft = compose(one, by, ties, CENSUS, TODAY)
            said = [s.text for s in draft.sentences if "list" in s.text]
            assert said
            assert not [text for text in said if "Corvid" in text or "brewer" in text]
