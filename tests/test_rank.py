"""People × goal → matches with reasons."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from pandas import DataFrame

from outreach import clubs
from outreach.model import (
    PEOPLE,
    STUDIES,
    Factor,
    Goal,
    Match,
    Origin,
    Person,
    Reason,
    Seeker,
)
from outreach.names import fold
from outreach.rank import PRIORS, WEIGHTS, explain, gates, schools_known, score
from outreach.ties import census
from tests.people import TODAY, email, mine, person, read, seeker, study, url

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
        "clubs": "|".join(clubs.key(fact.value) for fact in one.clubs),
        "credentials": "|".join(fact.value for fact in one.credentials),
        "employers": "|".join(fold(fact.value) for fact in one.past_companies),
        "hometown": fold(text("hometown")),
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


def test_of_equals_the_rarest_tie_stands_first() -> None:
    """Two were referred and score the same; the one who also shares a club of few leads."""
    via = read("Lee Park", "Via")
    ana = person("Ana Lee", referred_by=via)
    zoe = person("Zoe Lee", referred_by=via, clubs=(read("The Daily", "Clubs"),))
    first, second = matches([ana, zoe, *CROWD], jordan())[:2]
    assert first.score == second.score
    assert (first.name, second.name) == ("Zoe Lee", "Ana Lee")


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
    """A no, an open ask, a recent letter and no way there each stop a person, the no first."""
    people = [
        person("No", do_not_contact=read("Deceased"), emails=email("no@example.org")),
        person("Asked", url=url("asked")),
        person("Lost"),
        person("Mail", emails=email("mail@example.org")),
        person("Contact", connected=True),
        person("Note", url=url("note")),
        person("Lately", connected=True, last_sent=read("2026-03-01", "DATE")),
        person("Long Ago", connected=True, last_sent=read("2025-12-01", "DATE")),
    ]
    frame, _ = listed(people)
    assert gates(frame, {"id-No", "id-Asked"}, TODAY).tolist() == [
        "do not contact", "already asked", "no way to reach them: no email, no profile link",
        "", "", "", "you wrote to them in the last 90 days", "",
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
