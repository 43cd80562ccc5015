"""Whole columns and single persons say the same; every fact stands where it says it stands."""

import csv
import io
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from outreach import clubs, names
from outreach.config import Home
from outreach.journey import gather, who
from outreach.model import Fact, Options, Person
from outreach.store import frames, reading
from outreach.tabular import decode
from tests.conftest import Run, read_json


@pytest.fixture
def filled(home: Home, archive: Path, alumni: Path) -> Home:
    """A home with the sample, and some words of the user's own."""
    gather.bring(home, [archive], Options())
    gather.bring(home, [alumni], Options(school="University of Michigan"))
    who.tell(home, "Priya Raman", {"title": "Editor in chief", "school": "Yale", "year": "'11"})
    who.tell(home, "Marcus Bell", {"do_not_contact": "yes", "company": "IBM"})
    who.add(home, "Mei Tanaka-Invented", {"email": "mei@example.org", "club": "Chess club"})
    return home


def every(home: Home) -> list[Person]:
    """Everyone known, by id."""
    return sorted(who.found(home, ""), key=lambda person: person.id)


def test_columns_and_persons_agree(filled: Home) -> None:
    """What ranking reads of a person is what is said of them, column by column."""
    people = every(filled)
    with reading(filled) as store:
        frame, studies = frames.read_people(store), frames.read_studies(store)
    assert frame["id"].tolist() == [p.id for p in people]
    expected: dict[str, list[object]] = {
        "name": [p.name.value for p in people],
        "company_id": [p.company_id for p in people],
        "field": [p.field_id for p in people],
        "level": [p.level for p in people],
        "email": [p.emails[0].value if p.emails else "" for p in people],
        "url": [p.url.value if p.url else "" for p in people],
        "connected": [int(p.connected) for p in people],
        "connected_on": [p.connected_on.value if p.connected_on else "" for p in people],
        "received": [p.last_received.value if p.last_received else "" for p in people],
        "sent": [p.last_sent.value if p.last_sent else "" for p in people],
        "mentor": [int(p.mentor is not None) for p in people],
        "dnc": [int(p.do_not_contact is not None) for p in people],
        "clubs": [
            "|".join(clubs.key(f.value, clubs.schools_of(p.studies)) for f in p.clubs)
            for p in people
        ],
        "credentials": ["|".join(f.value.upper() for f in p.credentials) for p in people],
    }
    for column, values in expected.items():
        found = frame[column].tolist()
        wrong = [
            (p.name.value, a, b) for p, a, b in zip(people, found, values, strict=True) if a != b
        ]
        assert wrong == [], column
    told = {
        (p.id, study.school_id, study.year.value if study.year else "", study.major_field)
        for p in people
        for study in p.studies
    }
    read = set(studies.itertuples(index=False, name=None))
    assert told - read == set()


def test_all_rows_went_to_the_school_that_was_named(run: Run, tmp_path: Path) -> None:
    """What a column says of schools is where they went besides; the list is of the one named."""
    rows = (
        "Name,Undergraduate Institution,Class Year,Email\nAda Lind,IIT Bombay,2019,a@example.org\n"
    )
    (tmp_path / "list.csv").write_text(rows, encoding="utf-8")
    run("init", "--yes", "--name", "Jo Lee", "--school", "Stanford", "--year", "2026",
        "--goal", "product")  # fmt: skip
    run("import", str(tmp_path / "list.csv"), "--school", "Stanford University")
    home = Home(tmp_path / "home")
    (ada,) = every(home)
    assert [study.school_id for study in ada.studies] == ["stanford.edu", "iitb.ac.in"]
    assert ada.studies[0].year
    with reading(home) as store:
        told = set(frames.read_studies(store)["school"])
    assert told == {"stanford.edu", "iitb.ac.in"}
    (draft,) = read_json(run("draft", "Ada Lind", "--dry-run", "--json"))
    assert "IIT" not in draft["body"]


def test_the_newest_record_that_tells_of_work_decides(run: Run, tmp_path: Path) -> None:
    """A newer headline does not replace a title, nor an older firm show through a newer none."""
    rows = {
        "old.csv": "Title,Company\nNurse,Google",
        "new.csv": "Headline,Company\nEditor,Self-employed",
    }
    for day, (name, text) in enumerate(rows.items(), 1):
        head, row = text.splitlines()
        (tmp_path / name).write_text(f"Name,Email,{head}\nAda Lind,a@example.org,{row}\n")
        os.utime(tmp_path / name, (day * 10**9, day * 10**9))
        run("import", str(tmp_path / name))
    home = Home(tmp_path / "home")
    (ada,) = every(home)
    with reading(home) as store:
        frame = frames.read_people(store)
    assert frame["field"].tolist() == [ada.field_id] == ["nursing"]
    assert frame["company_id"].tolist() == [ada.company_id] == [""]


def cells(path: Path) -> dict[int, dict[str, str]]:
    """Physical line → column → cell, read with nothing but Python's csv."""
    text = decode(path.read_bytes(), path.name)
    reader = csv.reader(io.StringIO(text, newline=""))
    header: list[str] = []
    found = {}
    line = 1
    for row in reader:
        if "First Name" in row or "Name" in row or "CONVERSATION ID" in row or "From" in row:
            header = row
        elif header:
            found[line] = dict(zip(header, row, strict=False))
        line = reader.line_num + 1
    return found


def facts_of(person: Person) -> list[Fact]:
    """The facts of a person whose value is the cell, but for spaces."""
    single = [person.title, person.company, person.left]
    studies = [fact for s in person.studies for fact in (s.school, s.degree)]
    return [fact for fact in (*single, *studies) if fact]


def test_every_fact_stands_where_it_says(filled: Home, archive: Path, alumni: Path) -> None:
    """Open the file at the line, look under the column: there is the value."""
    files = {alumni.name: cells(alumni)}
    files |= {f"{archive.name}/{p.name}": cells(p) for p in archive.glob("Connections.csv")}
    checked = 0
    for person in every(filled):
        for fact in facts_of(person):
            if not fact.said:
                assert names.tidy(files[fact.file][fact.row][fact.column]) == fact.value
                checked += 1
    assert checked > 400


def test_what_the_user_said_says_so(filled: Home) -> None:
    """A fact that the user gave has the day on which they gave it, and no file."""
    (priya,) = who.found(filled, "Priya Raman")
    assert priya.title is not None
    assert (priya.title.value, priya.title.said, priya.title.file) == (
        "Editor in chief", "2026-11-22", "",
    )  # fmt: skip
    assert (priya.studies[0].school_id, priya.studies[0].year and priya.studies[0].year.value) == (
        "yale.edu", "2011",
    )  # fmt: skip


def test_order_of_imports_does_not_matter(tmp_path: Path, archive: Path, alumni: Path) -> None:
    """The same two files in either order give the same people from the same rows."""
    people = []
    for name, first in (("a", True), ("b", False)):
        home = Home(tmp_path / name)
        order = [(archive, Options()), (alumni, Options(school="University of Michigan"))]
        for path, options in order if first else reversed(order):
            gather.bring(home, [path], options)
        people.append({p.id: {(o.file, o.row) for o in p.origins} for p in every(home)})
    assert people[0] == people[1]


def test_the_sample_is_merged_as_its_readme_says(home: Home, archive: Path, alumni: Path) -> None:
    """Those whom data/sample/README.md names stand in both files, nobody else; doubts are asked."""
    gather.bring(home, [archive], Options())
    gather.bring(home, [alumni], Options(school="University of Michigan"))
    readme = (archive.parent / "README.md").read_text(encoding="utf-8")
    told = {
        line.partition(":")[0]: line.partition(":")[2].replace(" (now Hughes)", "")
        for line in readme.splitlines()
        if line.startswith("- ")
    }
    both = {name.strip() for key in told if key.startswith("- by") for name in told[key].split(",")}
    found = {p.name.value for p in every(home) if len({o.file for o in p.origins}) > 1}
    assert {name.split()[-1] for name in found} == {name.split()[-1] for name in both}
    assert len(found) == len(both) == 16
    asked = {pair.one.name.value for pair in who.doubts(home)}
    assert asked == {"Theodore Blackwood", "Alison Mercer", "Diego Fuentes"}


def test_at_new_year_two_digits_are_read_anew(tmp_path: Path) -> None:
    """A class of '33 is the same to the ranking and on the page, before New Year and after."""
    (tmp_path / "a.csv").write_text("Name,Class Year,Title\nAda Byron,'33,Editor\n", "utf-8")
    for year in (2026, 2027):
        home = Home(tmp_path / "home", partial(datetime, year, 12, 31, tzinfo=UTC))
        gather.bring(home, [tmp_path / "a.csv"], Options(school="Yale University"))
        (person,) = who.found(home, "")
        with reading(home) as store:
            (ranked,) = store.execute("SELECT year FROM studies").fetchone()
        assert person.studies[0].year == Fact(ranked, "a.csv", 2, "Class Year")
