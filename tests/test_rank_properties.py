"""What holds of every ranking, whoever is on the list."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.model import Factor, Job, Person, Seeker
from outreach.rank import WEIGHTS, score
from outreach.ties import census
from tests.people import TODAY, email, mine, person, read, since, study, url
from tests.test_rank import GOAL, jordan, listed, match, matches

ME = jordan(
    credentials=(mine("RN", "credentials"),),
    hometown=mine("Flint", "hometown"),
    jobs=(Job(mine("Lantern", "jobs"), company_id="lantern"),),
    goal=replace(GOAL, companies=("corvid",)),
)
CHANGER = replace(ME, field_id="nursing")
AIMLESS = replace(ME, goal=replace(ME.goal, text=None, field_id=""))
seekers = st.sampled_from([ME, CHANGER, AIMLESS])


def _maybe(name: str, *values: object) -> st.SearchStrategy[dict[str, Any]]:
    """A column that is left out or has one of some values."""
    return st.sampled_from([{}, *({name: value} for value in values)])


def _fact(name: str, *texts: str) -> st.SearchStrategy[dict[str, Any]]:
    """A fact that is unknown or one of some texts."""
    return _maybe(name, *(read(text, name) for text in texts))


places = st.builds(
    study,
    st.sampled_from(["", "Michigan", "Ohio State", "Oberlin"]),
    st.sampled_from(["", "English"]),
    st.sampled_from(["", "1971", "2001", "2019", "2024", "2027"]),
    st.sampled_from(["", "editorial", "marketing"]),
)
columns = st.tuples(
    _fact("title", "Content Strategy Lead", "Editor", "Welder"),
    _fact("company", "Lantern"),
    _maybe("company_id", "lantern", "corvid", "elsewhere"),
    _maybe("field_id", "editorial", "marketing", "trades"),
    _maybe("level", "senior", "director", "vp"),
    st.lists(places, max_size=3).map(lambda found: {"studies": tuple(found)}),
    _maybe("clubs", (read("The Daily", "Clubs"),), (read("Chess", "Clubs"),)),
    _maybe("credentials", (read("RN", "Name"),), (read("CPA", "Name"),)),
    _maybe("past_companies", (read("lantern", "Earlier"),), (read("elsewhere", "Earlier"),)),
    _fact("hometown", "Flint", "Toledo"),
    _fact("started_on", "2005", "2023"),
    _fact("mutuals", "0", "3", "9", "20", "80"),
    st.sampled_from([{}, since("2019-01-01"), since("2026-01-01")]),
    _fact("mentor", "yes"),
    _fact("last_received", "2024-02-01"),
    _maybe("emails", email("ana@example.org")),
    _maybe("url", url("ana")),
    _maybe("given", "Jordan"),
)


def _merged(parts: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """One dictionary of several."""
    return {name: value for part in parts for name, value in part.items()}


people = columns.map(lambda parts: replace(person("Ana Lee"), **_merged(parts)))
others = st.lists(columns, max_size=6).map(
    lambda found: [replace(person(f"Crowd {n}"), **_merged(parts)) for n, parts in enumerate(found)]
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(one=people, crowd=others, by=seekers, age=st.sampled_from(["", "2023-01-01", "2025-01-01"]))
def test_points_add_up(one: Person, crowd: list[Person], by: Seeker, age: str) -> None:
    """The points of the reasons are the score, each within what it can give; known is a share."""
    found = match(one, by, *crowd, age=age)
    assert round(sum(reason.points for reason in found.reasons), 1) == found.score
    assert 0 <= found.score <= 100
    assert 0 <= found.known <= 1
    assert all(
        0 <= reason.points <= reason.of
        for reason in found.reasons
        if reason.factor is not Factor.OPENNESS
    )


@quick
@given(one=people, crowd=others, by=seekers)
def test_known_is_the_weight_of_the_known_reasons(
    one: Person, crowd: list[Person], by: Seeker
) -> None:
    """What the reasons say of being known and what the share says agree."""
    found = match(one, by, *crowd)
    weights = {f: w for f, w in WEIGHTS.items() if by.goal.text or f is not Factor.RELEVANCE}
    known = sum(weights.get(one.factor, 0) for one in found.reasons if one.known)
    assert found.known == pytest.approx(known / sum(weights.values()), abs=1e-4)


Change = Callable[[Person], Person]


def _studied(one: Person) -> Person:
    return replace(one, studies=(study("Michigan", year="2022"),))


def _also(one: Person) -> Person:
    return replace(one, studies=(*one.studies, study("Michigan")))


def _works(title: str, field: str) -> Change:
    """Set what they do; the level and the years, which a title tells too, stay the same."""
    fact = read(title, "Title") if title else None
    return lambda one: replace(
        one, title=fact, field_id=field, level="", started_on=read("2022", "Since")
    )


# Without the fact, and with it known and matching.
MATCHES: dict[str, tuple[Change, Change]] = {
    "school": (lambda one: replace(one, studies=()), _studied),
    "another school": (lambda one: one, _also),
    "field": (_works("", ""), _works("Editor", "editorial")),
    "near field": (_works("", ""), _works("Marketer", "marketing")),
    "field of a title": (_works("Wizard", ""), _works("Wizard", "marketing")),
    "role": (_works("", ""), _works("Content Strategy Lead", "")),
    "company named": (
        lambda one: replace(one, company_id=""),
        lambda one: replace(one, company_id="corvid"),
    ),
    "employer": (
        lambda one: replace(one, past_companies=()),
        lambda one: replace(one, past_companies=(read("lantern", "Earlier"),)),
    ),
    "club": (
        lambda one: replace(one, clubs=()),
        lambda one: replace(one, clubs=(read("The Daily", "Clubs"),)),
    ),
    "credential": (
        lambda one: replace(one, credentials=()),
        lambda one: replace(one, credentials=(read("RN", "Name"),)),
    ),
    "hometown": (
        lambda one: replace(one, hometown=None),
        lambda one: replace(one, hometown=read("Flint", "Hometown")),
    ),
    "first name": (
        lambda one: replace(one, given="Ana"),
        lambda one: replace(one, given="Jordan"),
    ),
    "referrer": (
        lambda one: replace(one, referred_by=None),
        lambda one: replace(one, referred_by=read("Lee Park", "Via")),
    ),
    "mutuals": (
        lambda one: replace(one, mutuals=None),
        lambda one: replace(one, mutuals=read("9", "Mutuals")),
    ),
    "mentor": (
        lambda one: replace(one, mentor=None),
        lambda one: replace(one, mentor=read("yes", "Mentor")),
    ),
    "email": (
        lambda one: replace(one, emails=()),
        lambda one: replace(one, emails=email("ana@example.org")),
    ),
    "profile": (
        lambda one: replace(one, url=None),
        lambda one: replace(one, url=url("ana")),
    ),
    "connection": (
        lambda one: replace(one, connected=False, connected_on=None),
        lambda one: replace(one, connected=True),
    ),
}  # fmt: skip


@settings(quick, max_examples=150)
@given(name=st.sampled_from(list(MATCHES)), one=people, crowd=others, by=seekers)
def test_a_known_match_never_stands_below_an_unknown(
    name: str, one: Person, crowd: list[Person], by: Seeker
) -> None:
    """To learn that a fact matches never lowers a person's tier or score; to lose it never raises.

    The census is counted anew, since what one more person shares is less rare.
    """
    without, matching = MATCHES[name]
    before, after = match(without(one), by, *crowd), match(matching(one), by, *crowd)
    assert after.tier >= before.tier
    assert after.score >= before.score


@quick
@given(one=people, by=seekers)
def test_of_two_alike_the_known_match_comes_first(one: Person, by: Seeker) -> None:
    """On one list, of two people who differ only in one fact, who matches is not below."""
    pairs = [
        replace(change(one), id=f"{name} {knows}")
        for name, changes in MATCHES.items()
        for knows, change in enumerate(changes)
    ]
    frames = listed(pairs)
    ranked = score(*frames, by, census(*frames), TODAY).set_index("id")
    worth = dict(zip(ranked.index, zip(ranked["tier"], ranked["score"], strict=True), strict=True))
    assert [name for name in MATCHES if worth[f"{name} 1"] < worth[f"{name} 0"]] == []


@quick
@given(crowd=others, by=seekers)
def test_the_order(crowd: list[Person], by: Seeker) -> None:
    """Tier first, then score; every person once."""
    found = matches(crowd, by)
    order = [(-one.tier, -one.score) for one in found]
    assert order == sorted(order)
    assert {one.person for one in found} == {one.id for one in crowd}
