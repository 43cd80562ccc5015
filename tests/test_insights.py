"""What was learnt: counts that hold one another, shares only where they say something, one page."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame

from outreach import insights
from outreach.charts import bars
from outreach.model import CASES
from tests.conftest import Run, read_json
from tests.test_talk import NOTE, ago, talk

__all__ = ["talk"]

ROWS = st.lists(
    st.tuples(
        st.just("Ida Novak"), st.sampled_from(["same school", "same club"]), st.just("Editing"),
        st.sampled_from(["email", "note"]), st.sampled_from(["ask.warm", "note.warm"]),
        st.just("2026-11-02"), st.sampled_from(["", "2026-11-04"]), st.booleans(), st.booleans(),
    )
)  # fmt: skip


@given(ROWS)
def test_the_groups_add_up(rows: list[tuple[str, ...]]) -> None:
    """By whatever the requests are counted, the groups together hold every one once."""
    cases = DataFrame(rows, columns=list(CASES))
    for groups in insights.groups(cases).values():
        assert sum(group.asked for group in groups) == len(rows)
        assert (
            sum(group.answered for group in groups) == dict(insights.funnel(cases, 0))["answered"]
        )


@pytest.mark.parametrize(
    ("part", "of", "told"), [(3, 9, "3 of 9"), (3, 10, "3 of 10 (30%)"), (0, 40, "0 of 40 (0%)")]
)
def test_a_share_needs_ten(part: int, of: int, told: str) -> None:
    """Below ten a number stands alone; from ten on it has its share."""
    assert insights.share(part, of) == told


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_the_chain_holds_everybody_it_starts_from_once(led: list[tuple[str, str]]) -> None:
    """Whoever led to whom, in circles too: nobody stands in the chain twice, and it ends."""
    names = [branch.name for branch in insights.chain(led, {})]
    assert len(names) == len(set(names))
    assert set(names) == {name for pair in led for name in pair}


def test_the_chain_goes_from_top_to_bottom() -> None:
    """Each person stands under the one who suggested them."""
    led = [("Ida", "Mei"), ("Ida", "Bo"), ("Mei", "Noor")]
    found = [(one.name, one.depth) for one in insights.chain(led, {})]
    assert found == [("Ida", 0), ("Mei", 1), ("Noor", 2), ("Bo", 1)]


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cc", "Cs"])),
                          st.integers(0, 10**6)), max_size=8))  # fmt: skip
def test_any_chart_is_whole_xml_without_script(values: list[tuple[str, int]]) -> None:
    """Whatever the labels are, the drawing is well-formed and carries no script."""
    drawn = ET.fromstring(bars("one", values))  # noqa: S314 - our own
    assert not [part for part in drawn.iter() if part.tag.endswith("script")]


@pytest.fixture
def told(talk: Run) -> Run:
    """One talk that brought a skill, advice and a referral."""
    talk("log", "Priya Raman", "sent", "--on", ago(9))
    talk("log", "Priya Raman", "replied", "--on", ago(5))
    talk("debrief", "Priya Raman", "--text", NOTE, "--on", ago(1), "--yes")
    return talk


def test_what_came_of_it_is_counted(told: Run) -> None:
    """The stages hold one another, and days are counted from the letter."""
    found = read_json(told("insights", "--json"))
    stages = {one["stage"]: one["people"] for one in found["funnel"]}
    assert stages == {"ranked": 3, "asked": 1, "answered": 1, "met": 1, "referred": 1}
    assert found["median_days"] == 4
    assert found["skills"] == [{"text": "sql", "who": ["Priya Raman"]}]
    assert found["chain"][1] == {"name": "Mei Tanaka", "depth": 1, "state": "new"}
    assert found["groups"]["channel"][0]["name"] == "email"
    shown = told("insights").output
    assert "└─ Mei Tanaka (new)" in shown
    assert "1 of 1" in shown


def test_without_a_letter_there_is_nothing_to_learn(run: Run) -> None:
    """Before anything was sent the counts are nothing, and no line breaks."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--goal", "content strategy")  # fmt: skip
    assert "asked     0" in run("insights").output


def test_pages_stand_alone(told: Run, tmp_path: Path) -> None:
    """Neither page names anything that a browser would load, and names are escaped."""
    told("set", "Priya Raman", "name=Priya <img src=x> Raman")
    for command in (["insights"], ["prep", "priya@example.org"]):
        path = tmp_path / f"{command[0]}.html"
        told(*command, "--html", str(path))
        page = path.read_text(encoding="utf-8")
        loads = re.findall(r"(?:src|href)\s*=|url\(|@import|<script|<link", page)
        assert [one for one in loads if one != "src="] == []
        assert "<img" not in page
    assert 'role="img"' in (tmp_path / "insights.html").read_text(encoding="utf-8")


def test_forget_names_the_pages(told: Run, tmp_path: Path) -> None:
    """Whoever is forgotten may still stand on a page that was written; its place is named."""
    page = tmp_path / "prep.html"
    told("prep", "Priya Raman", "--html", str(page))
    assert str(page) in told("forget", "Priya Raman", "--yes").output
