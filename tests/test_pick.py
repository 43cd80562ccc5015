"""The next few to write to."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from outreach.model import Person
from outreach.pick import pick
from outreach.rank import score
from outreach.ties import census
from tests.people import TODAY, email, person, read, url
from tests.test_rank import jordan, listed


def picked(
    people: Sequence[Person], busy: Collection[str] = (), *, notes: int = 5, count: int = 5
) -> list[tuple[str, str]]:
    """Names of those picked, and why; the people come best first."""
    ranks = [replace(one, mutuals=None, id=f"{n:03d}") for n, one in enumerate(people)]
    frames = listed(ranks)
    ranked = score(*frames, jordan(), census(*frames), TODAY)
    ranked = ranked.sort_values("id", ignore_index=True)
    found = pick(ranked, frames[0], busy, jordan(), notes, count)
    assert list(found.columns) == [*ranked.columns, "why"]
    return list(zip(found["name"], found["why"], strict=True))


def names(found: list[tuple[str, str]]) -> list[str]:
    """Who was picked."""
    return [name for name, _ in found]


def mailed(name: str, company: str = "") -> Person:
    """Somebody with an email address."""
    return person(name, company=company, emails=email(f"{name.lower()}@example.org"))


def noted(name: str, company: str = "") -> Person:
    """Somebody with nothing but a profile."""
    return person(name, company=company, url=url(name.lower()))


def test_one_open_thread_per_company() -> None:
    """A second person at a company waits, as does one where someone was asked before."""
    people = [mailed("Ana", "Lantern"), mailed("Bo", "Lantern"), mailed("Cy", "Corvid"),
              mailed("Di", "Elm")]  # fmt: skip
    assert names(picked(people, {"corvid"})) == ["Ana", "Di"]


def test_an_unknown_company_stands_in_nobodys_way() -> None:
    """Two people of unknown company are not at one company."""
    assert names(picked([mailed("Ana"), mailed("Bo")], {""})) == ["Ana", "Bo"]


def test_notes_are_rationed() -> None:
    """Only those with neither address nor connection cost a note; the others go on."""
    people = [noted("Ana"), noted("Bo"), mailed("Cy"), person("Di", connected=True), noted("Ed")]
    found = picked(people, notes=1)
    assert names(found) == ["Ana", "Cy", "Di"]
    assert [why.split(";")[0] for _, why in found] == [
        "by invitation note, 0 left this month after it",
        "by email",
        "by message, since you are connected",
    ]


def test_pace() -> None:
    """Never more than were asked for, nor than the seeker writes in a day."""
    people = [mailed(f"P{n}") for n in range(9)]
    assert len(picked(people, count=3)) == 3
    assert len(picked(people, count=9)) == 5


def test_a_no_holds() -> None:
    """Who may not be written to, or cannot be, is never picked, and takes nobody's place."""
    no = replace(mailed("Ana", "Lantern"), do_not_contact=read("Yes", "Deceased"))
    assert names(picked([no, person("Bo"), mailed("Cy", "Lantern")])) == ["Cy"]


def test_nobody_left() -> None:
    """Where nobody can be picked the answer is empty, with its columns."""
    assert picked([noted("Ana")], notes=0) == []
    assert picked([]) == []
