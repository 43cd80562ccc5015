"""Every statement of every draft, and every reason of every match, read back to its cell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach import addresses, days, names
from outreach.resolve import company, program
from tests.conftest import Run, read_json
from tests.test_person import cells

Facts = list[dict[str, Any]]


@pytest.fixture
def filled(archive: Path, alumni: Path, run: Run) -> Run:
    """The sample, imported."""
    run("init", str(archive), "--yes")
    run("import", str(archive))
    run("import", str(alumni), "--school", "University of Michigan")
    return run


def files(archive: Path, alumni: Path) -> dict[str, dict[int, dict[str, str]]]:
    """File name → line → column → cell, of everything that facts can come from."""
    found = {f"{archive.name}/{p.name}": cells(p) for p in archive.glob("*.csv")}
    return {**found, alumni.name: cells(alumni)}


def stands(value: str, cell: str) -> bool:
    """Whether a cell says a value: as it is, cleaned, or as the day, year or key that it means."""
    told = {
        names.fold(value) in names.fold(cell), value == days.day(cell),
        value == days.class_year(cell, 2026), value == addresses.profile(cell),
        value in addresses.emails(cell), value == program.major(cell)[0],
        names.fold(value) in names.fold(company.spoken(cell)),
        value.upper() in cell.upper().replace(".", ""),
        set(names.fold(value).split()) <= set(names.fold(cell).split()),
    }  # fmt: skip
    return any(told)


def wrong(
    facts: Facts, known: dict[str, dict[int, dict[str, str]]], profile: list[str]
) -> Iterator[dict[str, Any]]:
    """The facts that do not stand where they say."""
    for fact in facts:
        if "said" in fact:
            continue
        if fact["file"] == "profile.toml":
            held = fact["value"] in profile[fact["row"] - 1]
        elif fact["column"] == "the whole row":  # that they stand on the list at all
            held = fact["row"] in known[fact["file"]]
        else:
            cell = known[fact["file"]].get(fact["row"], {}).get(fact["column"], "")
            held = stands(fact["value"], cell)
        if not held:
            yield fact


def test_every_sentence_is_read_back(
    filled: Run, archive: Path, alumni: Path, tmp_path: Path
) -> None:
    """Each fact under each sentence of each draft to the whole sample stands in its cell."""
    known = files(archive, alumni)
    profile = (tmp_path / "home" / "profile.toml").read_text(encoding="utf-8").splitlines()
    drafts = read_json(filled("draft", "--top", "400", "--json"))
    facts = [f for draft in drafts for s in draft["sentences"] for f in s["facts"]]
    assert len(drafts) > 200
    assert len(facts) > 1000
    assert [*wrong(facts, known, profile)] == []
    findings = [
        one for draft in drafts for one in draft["findings"] if "where you work" not in one["text"]
    ]  # whose colleague the seeker is
    errors = [one["text"] for one in findings if one["severity"] == "error"]
    assert errors == []
    # Of 240 letters at once one note may be like another; a list may put the family name first.
    assert {one["rule"] for one in findings} <= {"L31", "L13"}
    assert len(findings) <= 4


def test_every_reason_is_read_back(
    filled: Run, archive: Path, alumni: Path, tmp_path: Path
) -> None:
    """Each fact under each point of each match stands in its cell, and the points add up."""
    known = files(archive, alumni)
    profile = (tmp_path / "home" / "profile.toml").read_text(encoding="utf-8").splitlines()
    matches = read_json(filled("rank", "--top", "400", "--json"))["matches"]
    facts = [f for match in matches for r in match["reasons"] for f in r["facts"]]
    assert len(facts) > 1000
    assert [*wrong(facts, known, profile)] == []
    for match in matches:
        points = sum(reason["points"] for reason in match["reasons"])
        assert points == pytest.approx(match["score"], abs=0.05)
