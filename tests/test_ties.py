"""What two people share, and how rare it is."""

import pandas as pd
import pytest

from outreach.model import PEOPLE, STUDIES, Census, Fact, Job, Person, Tie
from outreach.ties import census, key, paths, rarity, shared
from tests.people import mine, person, read, seeker, since, study


def frames(people: list[dict[str, object]], studies: list[tuple[str, ...]]) -> Census:
    """The census of people of whom only some columns are known."""
    numbers = dict.fromkeys(("connected", "mentor", "referred", "dnc"), 0)
    rows = [dict.fromkeys(PEOPLE, "") | numbers | one for one in people]
    return census(
        pd.DataFrame(rows, columns=list(PEOPLE), dtype=object),
        pd.DataFrame(studies, columns=list(STUDIES), dtype=object),
    )


@pytest.mark.parametrize(
    ("theirs", "own", "schools"),
    [
        ("Michigan Daily", "The Michigan Daily", ("Michigan", "Michigan")),
        ("Daily", "The Michigan Daily", ("Michigan", "Michigan")),
        ("Phi Beta Kappa", "Phi Beta Kappa", ("Yale", "Michigan")),
        ("Debate Team", "the debate team", ("", "Michigan")),
    ],
)
def test_one_club(theirs: str, own: str, schools: tuple[str, str]) -> None:
    """A club is the same with an article or its school before it; some are of many schools."""
    assert "club" in {tie.kind for tie in ties_of(theirs, own, schools)}


def test_the_debate_team_of_another_school_is_another() -> None:
    """Whoever went to other schools shares no club that each school has."""
    assert ties_of("Debate Team", "Debate Team", ("Yale", "Michigan")) == ()
    assert ties_of("Michigan Daily", "The Daily", ("Michigan", "Minnesota")) == ()


def ties_of(theirs: str, own: str, schools: tuple[str, str]) -> tuple[Tie, ...]:
    """What two share who were in these clubs, at schools of these names where one is named."""
    at = [(study(name),) if name else () for name in schools]
    person_ = person("Ana Lee", studies=at[0], clubs=(read(theirs, "Clubs"),))
    me = seeker(studies=at[1], clubs=(mine(own, "clubs"),))
    return shared(person_, me, frames([], []))


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [(1, 400, 1.0), (400, 400, 0.0), (20, 400, 0.5), (1, 1, 0.5), (0, 0, 0.5), (0, 9, 1.0)],
)
def test_rarity(count: int, of: int, expected: float) -> None:
    """What one of many has is rare, what all have is not; of one person nothing can be said."""
    assert rarity(count, of) == pytest.approx(expected)


def test_keys() -> None:
    """Texts agree once folded, credentials without their dots; ids stand as they are."""
    assert key("club", "The Daily ") == "daily"
    assert key("credential", "r.n.") == "RN"
    assert key("school", "umich.edu") == "umich.edu"


def test_each_person_counts_once() -> None:
    """Two degrees from one school, or a company held now and before, are one person's."""
    found = frames(
        [
            {"id": "a", "company_id": "lantern", "employers": "lantern|corvid"},
            {"id": "b", "company_id": "corvid"},
            {"id": "c"},
        ],
        [("a", "mich", "", ""), ("a", "mich", "2019", ""), ("b", "", "2015", "")],
    )
    assert found.people == 3
    assert found.schools_known == 1
    assert found.shared["school", "mich"] == 1
    assert found.known["employer"] == 2
    assert found.shared["employer", "lantern"] == 1
    assert found.shared["employer", "corvid"] == 2


def test_those_who_may_not_be_contacted_are_counted() -> None:
    """They are on the list: what they have too is no rarer for it."""
    people: list[dict[str, object]] = [{"id": one, "clubs": "the daily"} for one in "ab"]
    people[1]["dnc"] = 1
    assert frames(people, []).shared["club", "the daily"] == 2


def test_paths() -> None:
    """A path is a known major and a title that says what is done; a person takes each once."""
    people = pd.DataFrame({"id": ["a", "b", "c"], "title_key": ["editor", "copy editor", ""]})
    rows = [("a", "", "", "english"), ("a", "mich", "", "english"), ("b", "", "", "english"),
            ("c", "", "", "english")]  # fmt: skip
    studies = pd.DataFrame(rows, columns=list(STUDIES))
    does = {"editor": "editing", "copy editor": "copy editing", "": ""}
    assert paths(people, studies, does.__getitem__) == {
        ("english", "editing"): ("a",), ("english", "copy editing"): ("b",),
    }  # fmt: skip


def test_nobody_on_the_list() -> None:
    """An empty list has an empty census."""
    found = frames([], [])
    assert (found.people, found.schools_known) == (0, 0)


def test_the_rarest_tie_leads() -> None:
    """A club of three leads a school of all; a connection and a first name come last."""
    everyone: list[dict[str, object]] = [{"id": str(n), "given": f"g{n}"} for n in range(40)]
    for one in everyone[:3]:
        one["clubs"] = "daily"
    for one in everyone[3:]:
        one["clubs"] = "chess"
    counted = frames(everyone, [(str(n), "michigan", "", "") for n in range(40)])
    ana = person(
        "Jordan Lee", studies=(study("Michigan"),), clubs=(read("the Daily", "Clubs"),),
        **since("2020-01-05"),
    )  # fmt: skip
    me = seeker(clubs=(mine("The Daily", "clubs"),))
    ties = shared(ana, me, counted)
    assert [tie.kind for tie in ties] == ["club", "school", "connection", "first_name"]
    assert (ties[0].count, ties[0].of) == (3, 40)
    assert ties[0].facts == (read("the Daily", "Clubs"), mine("The Daily", "clubs"))
    assert ties[1].rarity == 0


def test_a_referrer_comes_first() -> None:
    """Who was suggested by someone is met through that someone."""
    ana = person("Ana Lee", studies=(study("Michigan"),), referred_by=read("Lee Park", "Via"))
    assert [tie.kind for tie in shared(ana, seeker(), Census())] == ["referrer", "school"]


@pytest.mark.parametrize(
    ("ana", "column"),
    [
        (person("Ana Lee", company="Lantern"), "Employer"),
        (person("Ana Lee", past_companies=(read("LANTERN", "Earlier"),)), "Earlier"),
    ],
)
def test_a_shared_employer(ana: Person, column: str) -> None:
    """Present companies agree by id, earlier ones as they are written; the facts are theirs."""
    me = seeker(jobs=(Job(mine("Lantern", "jobs"), company_id="lantern"),))
    (tie,) = shared(ana, me, Census())
    assert (tie.kind, tie.value, len(tie.facts)) == ("employer", "Lantern", 2)
    assert tie.facts[0].column == column


def test_unknown_is_not_shared() -> None:
    """Two people of whom nothing is known share nothing, nor do those without a company."""
    nobody = seeker(studies=(study(""),), jobs=(Job(mine("freelance", "jobs")),))
    assert shared(person("Ana Lee", studies=(study(""),)), nobody, Census()) == ()


def test_an_initial_is_no_first_name() -> None:
    """A seeker who gives only an initial shares no first name with J. Lee."""
    assert shared(person("J Lee"), seeker(name=Fact("J Rivera")), Census()) == ()
