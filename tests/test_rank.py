"""People × goal → matches with reasons."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from pandas import DataFrame

from outreach.model import (
    PEOPLE,
    STUDIES,
    Factor,
    Goal,
    Job,
    Match,
    Origin,
    Person,
    Reason,
    Seeker,
)
from outreach.names import fold
from outreach.rank import PRIORS, WEIGHTS, explain, gates, schools_known, score
from outreach.ties import census
from tests.people import TODAY, email, mine, person, read, seeker, since, study, url

FRESH = "2026-01-05"
GOAL = Goal(mine("content strategy", "goal"), "editorial", "writing and editing", ("marketing",))


def jordan(**more: Any) -> Seeker:
    """A seeker of Michigan, 2025, and the Daily, who hopes for content strategy."""
    known = {
        "studies": (study("Michigan", "English", "2025", "english"),),
        "clubs": (mine("the Daily", "clubs"),),
        "goal": GOAL,
    }
    return seeker(**(known | more))


def sam(**more: Any) -> Seeker:
    """A nurse who is thinking of informatics."""
    goal = Goal(mine("clinical informatics", "goal"), "informatics", "health informatics")
    return jordan(**({"field_id": "nursing", "goal": goal} | more))


def listed(people: Sequence[Person], age: str = FRESH) -> tuple[DataFrame, DataFrame]:
    """The frames of some people, as deriving makes them."""
    studies = [
        (one.id, at.school_id, at.year.value if at.year else "", at.major_field)
        for one in people
        for at in one.studies
    ]
    rows = [_row(one, age) for one in people]
    return (
        DataFrame(rows, columns=list(PEOPLE), dtype=object),
        DataFrame(studies, columns=list(STUDIES), dtype=object),
    )


def _row(one: Person, age: str) -> dict[str, object]:
    """One row of PEOPLE."""

    def text(name: str) -> str:
        fact = getattr(one, name)
        return fact.value if fact else ""

    return {
        "id": one.id,
        "name": one.name.value,
        "given": fold(one.given),
        "company_id": one.company_id,
        "title_key": fold(text("title")),
        "field": one.field_id,
        "level": one.level,
        "clubs": "|".join(fold(fact.value) for fact in one.clubs),
        "credentials": "|".join(fact.value for fact in one.credentials),
        "employers": "|".join(fold(fact.value) for fact in one.past_companies),
        "hometown": fold(text("hometown")),
        "industry": "",
        "email": one.emails[0].value if one.emails else "",
        "url": text("url"),
        "connected": int(one.connected),
        "connected_on": text("connected_on"),
        "received": text("last_received"),
        "sent": text("last_sent"),
        "mentor": int(bool(one.mentor)),
        "mutuals": text("mutuals"),
        "started": text("started_on"),
        "referred": int(bool(one.referred_by)),
        "dnc": int(bool(one.do_not_contact)),
        "age": age,
    }


def matches(
    people: Sequence[Person], by: Seeker, today: date = TODAY, age: str = FRESH
) -> list[Match]:
    """Everyone ranked and explained."""
    frames = listed(people, age)
    counts = census(*frames)
    by_id = {one.id: one for one in people}
    rows = score(*frames, by, counts, today).to_dict("records")
    named = [{str(column): value for column, value in row.items()} for row in rows]
    return [explain(row, by_id[row["id"]], by, counts, today) for row in named]


def match(one: Person, by: Seeker, *others: Person, age: str = FRESH) -> Match:
    """One person among others, ranked and explained."""
    return next(found for found in matches([one, *others], by, age=age) if found.person == one.id)


def reason(found: Match, factor: Factor) -> Reason:
    """One of the six."""
    return next(one for one in found.reasons if one.factor is factor)


def given(factor: Factor, one: Person, by: Seeker, *others: Person) -> float:
    """The value of a factor, 0 to 1, to a hundredth."""
    found = reason(match(one, by, *others), factor)
    return round(found.points / found.of, 2)


# Seven more, so that what two have is neither everybody's nor one's.
CROWD = [
    person(f"Crowd {n}", studies=(study("Ohio State", year="2001"),), clubs=(read("Chess"),))
    for n in range(7)
]


# ── relevance ─────────────────────────────────────────────────────────────────────────────────
WRITER = person("Ana Lee", "Content Strategy Lead", "Lantern", field_name="writing and editing")


@pytest.mark.parametrize(
    ("changes", "value", "known", "says"),
    [
        ({"field_id": "editorial"}, 1.0, True, "Content Strategy Lead at Lantern: the work you"),
        ({"title": read("Editor"), "field_id": "editorial"}, 0.7, True, "writing and editing, the"),
        ({"title": read("Marketer"), "field_id": "marketing"}, 0.3, True, "close to the field"),
        ({"title": read("Welder"), "field_id": "trades"}, 0.0, True, "another field than you"),
        ({"title": read("Wizard")}, 0.3, False, "Wizard at Lantern: it is not known which field"),
        ({"title": None, "company": None}, 0.3, False, "What they do is not known."),
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


def test_counts_in_words() -> None:
    """The sentence says how many of how many on the list share it."""
    alumni = [person(f"Alum {n}", studies=(study("Michigan"),)) for n in range(6)]
    text = reason(match(alumni[0], jordan(), *alumni[1:], *CROWD), Factor.AFFINITY).text
    assert text == "You both studied at Michigan; 6 of the 13 with a known school did."


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
        (since("2024-02-29"), 0.6, "You are connected since 2024."),
        (since("2023-05-04"), 0.8, "Connected since 2023, with no message on file for two"),
        (since("2019-05-04") | {"last_sent": read("2025-01-01")}, 0.6, "You are connected"),
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
        ("c-level", 0.25, 'Runs the company, by the title "Editor".'),
        ("wizard", 0.5, 'Wizard "Editor".'),
    ],
)
def test_seniority(level: str, value: float, says: str) -> None:
    """Near the work is best; a level that nobody weighed gives the middle."""
    found = reason(match(person("Ana Lee", "Editor", level=level), jordan()), Factor.SENIORITY)
    assert found.points == pytest.approx(10 * value)
    assert found.text == says


# ── age, order, gates ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("age", "taken", "says"),
    [
        ("2025-05-04", 0, "An email address is on file."),
        ("2025-05-03", 5, "An email address is on file (the file is 12 months old: -5)."),
        ("2024-05-04", 5, "(the file is 24 months old: -5)."),
        ("2024-05-03", 15, "(the file is 24 months old: -15)."),
        ("", 0, "An email address is on file."),
    ],
)
def test_old_files_cost_points(age: str, taken: float, says: str) -> None:
    """Over one year five points, over two fifteen; they are taken under openness."""
    one = person("Ana Lee", "Editor", emails=email("ana@example.org"))
    fresh, found = match(one, jordan()), match(one, jordan(), age=age)
    assert found.score == pytest.approx(fresh.score - taken)
    assert reason(found, Factor.OPENNESS).text.endswith(says)
    assert reason(found, Factor.OPENNESS).points == pytest.approx(6 - taken)


def test_no_score_is_below_zero() -> None:
    """The points taken are never more than those given."""
    one = person(
        "Ana Lee", "Welder", field_id="trades", level="c-level",
        studies=(study("Ohio State", year="1970"),), url=url("ana"),
    )  # fmt: skip
    found = match(one, jordan(), age="2019-01-01")
    assert found.score == 0
    assert sum(one.points for one in found.reasons) == pytest.approx(0, abs=1e-9)


def test_the_tiers_stand_above_the_score() -> None:
    """Referred; school and field; one of them; the rest: only within these the score decides."""
    school: dict[str, Any] = {"studies": (study("Michigan", year="1960"),)}
    field: dict[str, Any] = {"field_id": "editorial", "field_name": "writing and editing"}
    people = [
        person("Rest", "Marketer", field_id="marketing", clubs=(read("The Daily"),),
               studies=(study("Ohio State", year="2021"),), mentor=read("Yes")),
        person("One", "Welder", field_id="trades", level="c-level", **school),
        person("Both", "Chief Editor", level="c-level", **school, **field),
        person("Referred", "Welder", field_id="trades", level="c-level", referred_by=read("Lee")),
    ]  # fmt: skip
    found = matches(people, jordan())
    assert [(one.name, one.tier) for one in found] == [
        ("Referred", 3), ("Both", 2), ("One", 1), ("Rest", 0)
    ]  # fmt: skip
    assert found[3].score > found[2].score


def test_an_unknown_school_stands_below_a_shared_one() -> None:
    """Leaving unknowns out of the sum would put these strangers above the alumna."""
    strangers = [person(f"Stranger {n}", "Editor", field_id="editorial") for n in range(20)]
    alumna = person(
        "Zoe Alum", "Editor", field_id="editorial", studies=(study("Michigan", year="1990"),)
    )
    assert matches([*strangers, alumna], jordan())[0].name == "Zoe Alum"


def test_equals_stand_by_rarest_tie_then_name_then_id() -> None:
    """People of the same score have one order, accents or not."""
    twins = [
        replace(person(name), id=str(n)) for n, name in enumerate(["Zoe", "Émile", "Ana", "Ana"])
    ]
    twins = [twins[0], twins[1], twins[3], twins[2]]
    assert [(one.name, one.person) for one in matches(twins, jordan())] == [
        ("Ana", "2"), ("Ana", "3"), ("Émile", "1"), ("Zoe", "0")
    ]  # fmt: skip


def test_known_is_the_share_of_the_weight() -> None:
    """Of someone with a title and an email address, fifty points of the hundred are known."""
    one = person("Ana Lee", "Editor", field_id="editorial", emails=email("ana@example.org"))
    assert match(one, jordan()).known == pytest.approx(0.5)
    assert match(one, jordan(goal=Goal())).known == pytest.approx(20 / 70, abs=1e-4)


def test_weights_and_priors_cover_all_factors() -> None:
    """The weights add up to a hundred, and every factor has a prior."""
    assert sum(WEIGHTS.values()) == 100
    assert set(WEIGHTS) == set(PRIORS) == set(Factor)


def test_gates() -> None:
    """A no, an open ask and no way there each stop a person, the no first."""
    people = [
        person("No", do_not_contact=read("Deceased"), emails=email("no@example.org")),
        person("Asked", url=url("asked")),
        person("Lost"),
        person("Mail", emails=email("mail@example.org")),
        person("Contact", connected=True),
        person("Note", url=url("note")),
    ]
    frame, _ = listed(people)
    assert gates(frame, {"id-No", "id-Asked"}).tolist() == [
        "do not contact", "already asked", "no way to reach them: no email, no profile link",
        "", "", "",
    ]  # fmt: skip


def test_schools_known() -> None:
    """Two schools of one person are one person's; a year alone is no school."""
    people = [
        person("Two", studies=(study("Michigan"), study("Ohio State"))),
        person("Year", studies=(study("", year="2015"),)),
        person("None"),
    ]
    assert schools_known(*listed(people)) == (1, 3)


def test_nobody_to_rank() -> None:
    """An empty list ranks to an empty frame with all its columns."""
    frames = listed([])
    ranked = score(*frames, jordan(), census(*frames), TODAY)
    assert ranked.empty
    assert {"id", "score", "known", "tier", "f_relevance", "k_seniority"} <= set(ranked.columns)


# ── many ──────────────────────────────────────────────────────────────────────────────────────
def crowd(count: int, seed: int = 1) -> list[Person]:
    """Invented people of every kind."""
    pick = random.Random(seed)  # noqa: S311
    fields = ["", "editorial", "marketing", "trades"]
    schools = ["", "Michigan", "Ohio State", "Oberlin"]
    return [
        person(
            f"{pick.choice(['Ana', 'Jordan', 'Émile'])} {pick.choice('ABCDE')}",
            pick.choice(["", "Editor", "Content Strategy Lead", "Welder"]),
            pick.choice(["", "Lantern", "Corvid"]),
            id=f"{n:06d}",
            field_id=pick.choice(fields),
            level=pick.choice(["", "senior", "vp"]),
            studies=tuple(
                study(pick.choice(schools), "English", str(pick.randint(1980, 2027)), "editorial")
                for _ in range(pick.randint(0, 2))
            ),
            clubs=(read("The Daily"),) * pick.randint(0, 1),
            mutuals=read(str(pick.randint(0, 40))) if pick.random() < 0.5 else None,
            emails=email(f"p{n}@example.org") if pick.random() < 0.5 else (),
            connected=pick.random() < 0.5,
        )
        for n in range(count)
    ]


def test_the_order_does_not_hang_on_the_order_of_the_rows() -> None:
    """The same people in another order rank the same, and each of them once."""
    people, studies = listed(crowd(2000))
    counts = census(people, studies)
    first = score(people, studies, jordan(), counts, TODAY)
    mixed = people.sample(frac=1, random_state=2), studies.sample(frac=1, random_state=3)
    again = score(*mixed, jordan(), counts, TODAY)
    assert sorted(first["id"]) == sorted(people["id"])
    pd.testing.assert_frame_equal(first, again)


def test_every_reason_of_many_people() -> None:
    """The points of the reasons add up to the score, and each sentence ends."""
    for found in matches(crowd(300), jordan(), age="2025-01-05"):
        total = sum(one.points for one in found.reasons)
        assert round(total, 1) == found.score
        assert [one.factor for one in found.reasons] == list(Factor)
        assert all(one.text[-1] in '."' for one in found.reasons)
        assert not any("  " in one.text or " ," in one.text for one in found.reasons)


def test_origins_do_not_change_the_score() -> None:
    """Where a person was read from is shown, not scored."""
    one = person("Ana Lee", "Editor")
    other = replace(one, origins=(Origin("Connections.csv", 3, "linkedin", "connection"),))
    assert match(one, jordan()).score == match(other, jordan()).score
