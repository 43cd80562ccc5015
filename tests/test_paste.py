"""A list pasted from anywhere: people are made out, shown, and kept only after a yes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.paste import HEADER, table
from tests.conftest import Run, read_json

LINES = """1. Priya Raman, Content Strategist at Lantern, '17, priya@example.org
2. Ida Novak - Editor, Corvid Press (2015)
* Bo Lind | Copywriter | Oak & Co | https://www.linkedin.com/in/bo-lind-sample
Alumni of the department
Mei Lund\tProduct Manager\tFern\tUniversity of Michigan\t2014
"""
BLOCKS = """Priya Raman
Content Strategist at Lantern
University of Michigan, BA English, 2013 - 2017

Tom Fox
Senior Editor · Corvid
tom@example.org

Our great alumni!
"""


def told(text: str) -> list[dict[str, str]]:
    """What is made out of a text, without empty cells."""
    found = table(text)
    return [{k: v for k, v in zip(found.header, row, strict=True) if v} for row in found.rows]


def test_a_person_a_line() -> None:
    """Numbers, bullets, dashes, bars, tabs and brackets part a line; who is nobody is named."""
    assert told(LINES) == [
        {"Name": "Priya Raman", "Title": "Content Strategist", "Company": "Lantern", "Year": "'17",
         "Email": "priya@example.org"},
        {"Name": "Ida Novak", "Title": "Editor", "Company": "Corvid Press", "Year": "2015"},
        {"Name": "Bo Lind", "Title": "Copywriter", "Company": "Oak & Co",
         "Profile": "https://www.linkedin.com/in/bo-lind-sample"},
        {"Name": "Mei Lund", "Title": "Product Manager", "Company": "Fern",
         "School": "University of Michigan", "Year": "2014"},
    ]  # fmt: skip
    assert [(skip.row, "Alumni" in skip.why) for skip in table(LINES).skipped] == [(4, True)]
    assert table(LINES).lines == [1, 2, 3, 5]


def test_a_person_a_block() -> None:
    """Blocks between blank lines are people; one that begins with no name is none."""
    assert told(BLOCKS) == [
        {"Name": "Priya Raman", "Title": "Content Strategist", "Company": "Lantern",
         "School": "University of Michigan", "Major": "English", "Year": "2017"},
        {"Name": "Tom Fox", "Title": "Senior Editor", "Company": "Corvid",
         "Email": "tom@example.org"},
    ]  # fmt: skip
    assert table(BLOCKS).lines == [1, 5]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    """Whatever is pasted: every row is as wide as its header and has a name."""
    found = table(text)
    assert all(len(row) == len(HEADER) and row[0] for row in found.rows)


def test_nothing_is_kept_before_a_yes(run: Run) -> None:
    """Shown first; with --yes it is an import like any other, and can be taken back."""
    said = run("import", "--paste", stdin=LINES, code=2).output
    assert "Priya Raman" in said
    assert read_json(run("people", "--json")) == []
    run("import", "--paste", "--yes", "--school", "University of Michigan", stdin=LINES)
    people = read_json(run("people", "--json"))
    assert [person["name"] for person in people] == [
        "Bo Lind", "Ida Novak", "Mei Lund", "Priya Raman"
    ]  # fmt: skip
    assert people[3]["schools"][0]["id"] == "umich.edu"
    assert people[3]["records"] == [{"file": "pasted", "row": 1}]
    run("undo", "1")
    assert read_json(run("people", "--json")) == []


@pytest.mark.parametrize(("args", "words"), [(["--paste"], "Nobody could be made out"),
                                             (["--paste", "x.csv"], "takes no file"),
                                             ([], "Which file?")])  # fmt: skip
def test_what_cannot_be_meant(args: list[str], words: str, run: Run) -> None:
    """No people, a file beside it, or nothing at all: a sentence."""
    assert words in run("import", *args, stdin="hello", code=2).output
