"""What each of the six factors gives, and what is said of it."""

from dataclasses import replace
from typing import Any

import pytest

from outreach.model import Factor, Goal, Job
from outreach.rank.factors import ADJACENT, PRIORS
from tests.people import email, mine, person, read, since, study, url
from tests.test_rank import CROWD, GOAL, given, jordan, match, reason, sam

# ── relevance ─────────────────────────────────────────────────────────────────────────────────
WRITER = person("Ana Lee", "Content Strategy Lead", "Lantern", field_name="writing and editing")


@pytest.mark.parametrize(
    ("changes", "value", "known", "says"),
    [
        ({"field_id": "editorial"}, 1.0, True, "Content Strategy Lead at Lantern: the work you"),
        ({"title": read("Editor"), "field_id": "editorial"}, 0.7, True, "writing and editing, the"),
        ({"title": read("Marketer"), "field_id": "marketing"}, 0.3, True, "close to the field"),
        ({"title": read("Welder"), "field_id": "trades"}, 0.0, True, "another field than you"),
        ({"title": read("Wizard")}, 0.25, False, "Wizard at Lantern: it is not known which field"),
        ({"title": None, "company": None}, 0.25, False, "What they do is not known."),
        (
            {"title": None, "studies": (study("", "English", "", "editorial"),)},
            0.5, False, "What they do is not known, but they studied English.",
        ),
        (
            {"title": read("Marketer"), "field_id": "marketing",
             "studies": (study("", "English", "", "editorial"),)},
            0.5, True, "close to the field you aim at, and they studied English.",
        ),
    ],
)  # fmt: skip
def test_relevance(changes: dict[str, Any], value: float, known: bool, says: str) -> None:
    """The role, the field, a field close by, another; an unknown field is none of these."""
    found = reason(match(replace(WRITER, **changes), jordan()), Factor.RELEVANCE)
    assert found.points == pytest.approx(30 * value)
    assert found.known is known
    assert says in found.text
    assert bool(found.facts) or "What they do is not known." in found.text


def test_a_company_that_the_seeker_named() -> None:
    """Anyone at a company the seeker named is worth asking, whatever they do there."""
    goal = replace(GOAL, companies=("lantern",))
    one = person("Ana Lee", company="Lantern")
    found = reason(match(one, jordan(goal=goal)), Factor.RELEVANCE)
    assert (found.points, found.known) == (30, True)
    assert found.text == "Works at Lantern: one of the companies you named."


def test_a_goal_of_no_known_field() -> None:
    """Where nobody knows which field the goal is in, only the role itself can be recognised."""
    goal = Goal(mine("bee wrangling", "goal"))
    one = replace(WRITER, field_id="editorial")
    found = reason(match(one, jordan(goal=goal)), Factor.RELEVANCE)
    assert not found.known
    assert "how near that is to your goal is not known" in found.text


def test_a_goal_that_is_not_known_counts_for_nobody() -> None:
    """Relevance is left out of the sum; the other five make up the hundred."""
    me = jordan(goal=Goal(companies=("lantern",)))
    found = match(replace(WRITER, field_id="editorial"), me)
    assert reason(found, Factor.RELEVANCE).of == 0
    assert reason(found, Factor.RELEVANCE).points == 0
    assert sum(one.of for one in found.reasons) == pytest.approx(100, abs=0.3)
    assert reason(found, Factor.AFFINITY).of == pytest.approx(25 / 0.7, abs=0.05)


# ── affinity ──────────────────────────────────────────────────────────────────────────────────
def test_a_shared_school_gives_half_however_common() -> None:
    """On an alumni list everyone shares the school; it still tells them from strangers."""
    alumni = [person(f"Alum {n}", studies=(study("Michigan"),)) for n in range(8)]
    assert given(Factor.AFFINITY, alumni[0], jordan(), *alumni[1:]) == 0.5
    assert given(Factor.AFFINITY, alumni[0], jordan(), *CROWD) == 1.0


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"clubs": (read("The Daily", "Clubs"),)}, 0.6),
        ({"credentials": (read("RN", "Name"),)}, 0.25),  # nobody else's is known
        ({"past_companies": (read("Lantern", "Earlier"),)}, 0.25),
        ({"hometown": read("Flint", "Hometown")}, 0.17),
        ({"given": "Jordan"}, 0.1),
        ({"referred_by": read("Lee Park", "Via")}, 1.0),
        ({}, 0.1),
        ({"studies": (study("Ohio State"),)}, 0.0),
        ({"studies": (study("Ohio State"),), "given": "Jordan"}, 0.1),
    ],
)
def test_affinity(changes: dict[str, Any], value: float) -> None:
    """Each kind of tie has its strength; an unknown school is no other school."""
    me = jordan(
        credentials=(mine("RN", "credentials"),),
        hometown=mine("Flint", "hometown"),
        jobs=(Job(mine("Lantern", "jobs"), company_id="lantern"),),
    )
    one = person("Ana Lee", **changes)
    assert given(Factor.AFFINITY, one, me, *CROWD) == pytest.approx(value, abs=0.01)
    assert reason(match(one, me, *CROWD), Factor.AFFINITY).known is bool(changes)


@pytest.mark.parametrize(
    ("changes", "value"),
    [({"clubs": (read("The Daily", "Clubs"),)}, 0.12), ({"hometown": read("Flint")}, 0.1)],
)
def test_what_everyone_shares_is_still_a_tie(changes: dict[str, Any], value: float) -> None:
    """The commonest tie gives a little, and never less than to be unknown."""
    me = jordan(hometown=mine("Flint", "hometown"))
    everyone = [person(f"Same {n}", **changes) for n in range(6)]
    assert given(Factor.AFFINITY, everyone[0], me, *everyone[1:]) == pytest.approx(value, abs=0.01)


def test_ties_add_up_to_one_at_most() -> None:
    """A school and a club of few is all the affinity there can be."""
    one = person("Ana Lee", studies=(study("Michigan"),), clubs=(read("The Daily", "Clubs"),))
    found = reason(match(one, jordan(), *CROWD), Factor.AFFINITY)
    assert found.points == 25
    assert found.text == (
        "You both studied at Michigan; nobody else of the 8 with a known school did; "
        "you also share the Daily."
    )
    assert {fact.column for fact in found.facts} == {"School", "Clubs", "clubs"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "School not known."),
        (since("2020-01-05"), "School not known; LinkedIn does not export it."),
        ({"studies": (study("Ohio State"),)}, "They studied at Ohio State, not where you did; "),
        (
            {"studies": (replace(study("MSU"), school_id=""),)},
            'It is not sure which school "MSU" is.',
        ),
        ({"referred_by": read("Lee Park", "Via")}, "Lee Park suggested them."),
        ({"given": "Jordan"}, "You share a first name."),
    ],
)
def test_affinity_in_words(changes: dict[str, Any], says: str) -> None:
    """What is shared, what is not, and what is not known are told apart."""
    text = reason(match(person("Ana Lee", **changes), jordan()), Factor.AFFINITY).text
    assert text.startswith(says)


@pytest.mark.parametrize(
    ("alumni", "others", "says"),
    [
        (6, 7, "; 6 of the 13 with a known school did."),
        (1, 7, "; nobody else of the 8 with a known school did."),
        (6, 0, "; all 6 with a known school did."),
        (1, 0, "."),
    ],
)
def test_counts_in_words(alumni: int, others: int, says: str) -> None:
    """The sentence says how many of how many on the list share it."""
    people = [person(f"Alum {n}", studies=(study("Michigan"),)) for n in range(alumni)]
    text = reason(match(people[0], jordan(), *people[1:], *CROWD[:others]), Factor.AFFINITY).text
    assert text == f"You both studied at Michigan{says}"


def test_a_seeker_without_a_school_has_nothing_to_compare() -> None:
    """Another school is only another where the seeker's own is known."""
    one = person("Ana Lee", studies=(study("Ohio State"),))
    found = reason(match(one, jordan(studies=())), Factor.AFFINITY)
    assert not found.known
    assert found.text == "Your own school is not known, and nothing else you share is."


def test_an_employer_written_in_two_ways() -> None:
    """Where only the ids agree, the sentence rests on the employers that were read."""
    me = jordan(jobs=(Job(mine("International Business Machines", "jobs"), company_id="ibm"),))
    one = person("Ana Lee", past_companies=(read("IBM", "Earlier"),))
    found = reason(match(one, me), Factor.AFFINITY)
    assert found.text == "One of their earlier employers is also yours."
    assert found.facts == one.past_companies


# ── near-peer ─────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("year", "value", "says"),
    [
        ("2028", 0.6, "Graduates 3 years after you (2028)."),
        ("2025", 0.8, "Graduated in the same year as you (2025)."),
        ("2023", 0.8, "Graduated 2 years before you (2023)."),
        ("2022", 1.0, "Graduated 3 years before you (2022)."),
        ("2020", 1.0, "Graduated 5 years before you (2020)."),
        ("2019", 0.85, "Graduated 6 years"),
        ("2015", 0.85, "Graduated 10 years"),
        ("2014", 0.5, "Graduated 11 years"),
        ("2010", 0.5, "Graduated 15 years"),
        ("2009", 0.3, "Graduated 16 years"),
        ("2000", 0.3, "Graduated 25 years"),
        ("1999", 0.2, "Graduated 26 years"),
        ("2052", 0.4, "When they graduated is not known."),
        ("", 0.4, "When they graduated is not known."),
    ],
)
def test_near_peer(year: str, value: float, says: str) -> None:
    """Three to five years ahead is nearest; a year that cannot be is none."""
    one = person("Ana Lee", studies=(study("Ohio State", year=year),))
    found = reason(match(one, jordan()), Factor.NEAR_PEER)
    assert found.points == pytest.approx(15 * value, abs=0.06)
    assert found.text.startswith(says)
    assert found.known is (value != 0.4)


def test_the_shared_school_gives_the_year() -> None:
    """A later degree from elsewhere does not make them younger than their class."""
    one = person(
        "Ana Lee",
        studies=(study("Michigan", year="2020"), study("Ohio State", year="2024")),
    )
    assert reason(match(one, jordan()), Factor.NEAR_PEER).text.endswith("before you (2020).")


def test_a_seeker_without_a_year() -> None:
    """Nobody is ahead of a seeker whose own year is not known."""
    one = person("Ana Lee", studies=(study("Michigan", year="2020"),))
    found = reason(match(one, jordan(studies=(study("Michigan"),))), Factor.NEAR_PEER)
    assert (found.known, found.text) == (False, "Your own year of graduation is not known.")


@pytest.mark.parametrize(
    ("changes", "value", "says"),
    [
        ({"started_on": read("2022", "Since")}, 1.0, "In this job since 2022, 4 years; "),
        ({"started_on": read("2025", "Since")}, 0.8, "In this job since 2025, 1 year; "),
        (
            {"field_id": "informatics",
             "studies": (study("Ohio State", "Informatics", "2018", "informatics"),)},
            0.85, "Studied the field they work in and finished in 2018; ",
        ),
        (
            {"field_id": "informatics", "studies": (study("Ohio State", "Law", "2018", "law"),)},
            0.4, "How long they have been in the field is not known.",
        ),
    ],
)  # fmt: skip
def test_a_change_of_career(changes: dict[str, Any], value: float, says: str) -> None:
    """Who changes careers is a peer of those new in the field, not of their own class."""
    found = reason(match(person("Ana Lee", **changes), sam()), Factor.NEAR_PEER)
    assert found.points == pytest.approx(15 * value, abs=0.06)
    assert found.text.startswith(says)


# ── tie band, openness, seniority ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("changes", "value", "says"),
    [
        ({}, 0.4, "Not connected, and mutual connections are not known."),
        ({"mutuals": read("0")}, 0.4, "0 mutual connections."),
        ({"mutuals": read("1")}, 0.7, "1 mutual connection."),
        ({"mutuals": read("5")}, 1.0, "5 mutual connections."),
        ({"mutuals": read("15")}, 1.0, "15 mutual"),
        ({"mutuals": read("16")}, 0.7, "16 mutual"),
        ({"mutuals": read("31")}, 0.5, "31 mutual"),
        (since("2024-02-29"), 0.6, "You have been connected since 2024."),
        (since("2023-05-04"), 0.8, "Connected since 2023, with no message on file for two"),
        (since("2019-05-04") | {"last_sent": read("2025-01-01")}, 0.6, "You have been connected"),
        ({"connected": True}, 0.6, "You are connected."),
    ],
)
def test_tie_band(changes: dict[str, Any], value: float, says: str) -> None:
    """Some mutual connections are best; else an old connection that went quiet."""
    found = reason(match(person("Ana Lee", **changes), jordan()), Factor.TIE_BAND)
    assert found.points == pytest.approx(10 * value)
    assert found.text.startswith(says)
    assert found.known is bool(changes)


@pytest.mark.parametrize(
    ("changes", "value", "says"),
    [
        ({"mentor": read("Yes", "Mentor")}, 1.0, "They offered to be contacted."),
        ({"last_received": read("2025-03-01")}, 1.0, "They wrote to you on 2025-03-01."),
        ({"emails": email("ana@example.org")}, 0.6, "An email address is on file."),
        ({"connected": True}, 0.5, "A message reaches them, since you are connected."),
        ({"url": url("ana")}, 0.4, "Only an invitation note reaches them."),
        ({}, 0.4, "No way to reach them is known."),
    ],
)
def test_openness(changes: dict[str, Any], value: float, says: str) -> None:
    """Who offered or answered before is open; else the way they are reached decides."""
    found = reason(match(person("Ana Lee", **changes), jordan()), Factor.OPENNESS)
    assert found.points == pytest.approx(10 * value)
    assert found.text == says
    assert found.known is bool(changes)


@pytest.mark.parametrize(
    ("level", "value", "says"),
    [
        ("", 1.0, 'No rank in the title "Editor".'),
        ("entry", 1.0, 'Starts out, by the title "Editor".'),
        ("manager", 0.8, 'A manager, by the title "Editor".'),
        ("c-level", 0.25, 'A chief officer, by the title "Editor".'),
        ("wizard", 0.5, 'Wizard "Editor".'),
    ],
)
def test_seniority(level: str, value: float, says: str) -> None:
    """Near the work is best; a level that nobody weighed gives the middle."""
    found = reason(match(person("Ana Lee", "Editor", level=level), jordan()), Factor.SENIORITY)
    assert found.points == pytest.approx(10 * value)
    assert found.text == says


def test_an_unknown_field_stays_below_a_close_one() -> None:
    """What is not known of their work gives less than the least match that is known."""
    assert 0 < PRIORS[Factor.RELEVANCE] < ADJACENT
