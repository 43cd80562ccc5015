"""Publishers' own files, and the user's word on names."""

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.config import Home
from outreach.errors import UnreadableFile
from outreach.publishers import PUBLISHERS
from outreach.resolve import tables
from tests.conftest import Run, read_json

ROR_2 = {
    "id": "https://ror.org/0invented1", "types": ["education"], "status": "active",
    "domains": ["northmoor.example.edu"],
    "links": [{"type": "website", "value": "https://www.northmoor.example.edu/home"}],
    "locations": [{"geonames_details": {"country_code": "NO"}}],
    "names": [
        {"value": "Nordmyr universitet", "types": ["label", "ror_display"], "lang": "no"},
        {"value": "Northmoor University", "types": ["label"], "lang": "en"},
        {"value": "NMUX", "types": ["acronym"]},
    ],
}  # fmt: skip
ROR_1 = {
    "id": "https://ror.org/0invented2", "types": ["Education"], "status": "active",
    "name": "Lindqvist College of Fjord Studies", "links": ["http://lindqvist.example.ac.uk/"],
    "aliases": ["Lindqvist Fjords"], "acronyms": ["LCFSX"], "country": {"country_code": "GB"},
    "labels": [{"label": "Collège des fjords Lindqvist", "iso639": "fr"}],
}  # fmt: skip
FIRM = {"id": "https://ror.org/0invented3", "types": ["company"], "names": []}
HD = (
    "UNITID,INSTNM,IALIAS,STABBR,WEBADDR,INSTSIZE\n"
    '1,Quarry State University,"QSUX|Quarry State, The Quarry",MI,www.quarrystate.example.edu/,3\n'
    "2,Corvid Institute, ,OH,https://corvid.example.edu,1\n"
)
ONET = (
    "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
    "45-2041.00\tPumpkin Grader\tn/a\t08\n45-2041.00\tTurnip Sorter\tn/a\t08\n"
    "27-3043.05\tWordherd\tn/a\t08\n"
)


@pytest.fixture(autouse=True)
def _shipped_tables() -> Iterator[None]:
    """Each test begins and ends with the shipped tables alone."""
    tables.use(tables.Mine())
    yield
    tables.use(tables.Mine())


def write(path: Path, text: str) -> Path:
    """A file with that text."""
    path.write_text(text, encoding="utf-8")
    return path


def resolved(run: Run, kind: str, text: str) -> Any:
    """What `outreach resolve` answers."""
    return read_json(run("resolve", kind, text))


@pytest.mark.parametrize("packed", [False, True])
def test_ror_as_json_or_zip(run: Run, tmp_path: Path, packed: bool) -> None:
    """Both schemas of a ROR dump are read, schools only, and used at once with attribution."""
    dump = write(tmp_path / "v2-ror-data.json", json.dumps([ROR_2, FIRM, ROR_1], indent=1))
    if packed:
        with zipfile.ZipFile(tmp_path / "ror.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(dump, "v2-ror-data.json")
        dump = tmp_path / "ror.zip"
    assert resolved(run, "school", "Northmoor University")["id"] is None
    shown = run("data", "import", "ror", str(dump)).output
    assert "2 rows" in shown
    assert "CC0" in shown
    for text in ("Nordmyr universitet", "Northmoor University", "NMUX", "x@northmoor.example.edu"):
        assert resolved(run, "school", text)["name"] == "Nordmyr universitet"
    assert resolved(run, "school", "Lindqvist Fjords")["name"].startswith("Lindqvist College")
    run("data", "remove", "ror")
    assert resolved(run, "school", "Northmoor University")["id"] is None


def test_ipeds(run: Run, tmp_path: Path) -> None:
    """Names, acronyms and sizes of US colleges out of the header file."""
    run("data", "import", "ipeds", str(write(tmp_path / "HD2023.csv", HD)))
    for text in ("Quarry State University", "QSUX", "The Quarry", "x@quarrystate.example.edu"):
        assert resolved(run, "school", text)["name"] == "Quarry State University"
    used = {row["name"]: row for row in read_json(run("data", "--json"))}
    assert used["ipeds"]["rows"] == 2
    assert "US government" in used["ipeds"]["attribution"]
    assert used["schools"]["rows"] > 5_000


def test_a_known_school_keeps_its_id(run: Run, tmp_path: Path) -> None:
    """A publisher's row for a school of ours adds names to it, and takes none of ours away."""
    row = "3,University of Michigan-Ann Arbor,The Invented Nickname,MI,umich.edu,5\n"
    row += "4,Another Boston University,Boston University,MA,another.example.edu,5\n"
    run("data", "import", "ipeds", str(write(tmp_path / "HD2023.csv", HD + row)))
    assert resolved(run, "school", "The Invented Nickname")["id"] == "umich.edu"
    assert resolved(run, "school", "Boston University")["id"] == "bu.edu"


def test_onet(run: Run, tmp_path: Path) -> None:
    """A title that O*NET lists has its field; its words speak for titles like it."""
    before = resolved(run, "field", "Wordherd")
    assert before["id"] is None
    run("data", "import", "onet", str(write(tmp_path / "Alternate Titles.txt", ONET)))
    assert resolved(run, "field", "Senior Wordherd")["id"] in ("writing", "journalism")
    assert resolved(run, "field", "Pumpkin Grader")["id"] == "agriculture"
    assert "O*NET" in run("data").output


@pytest.mark.parametrize("publisher", sorted(PUBLISHERS))
@pytest.mark.parametrize("text", ["", "[", "[{}]", "<html>", "a,b\n1,2\n", '[{"id": "x"}]', "\0\1"])
def test_another_file_is_refused(run: Run, tmp_path: Path, publisher: str, text: str) -> None:
    """What is not the publisher's is refused in a sentence that says where to get it."""
    shown = run("data", "import", publisher, str(write(tmp_path / "f.csv", text)), code=3).output
    assert "Error: f.csv" in shown
    assert "Traceback" not in shown
    assert publisher not in {row["name"] for row in read_json(run("data", "--json"))}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(sorted(PUBLISHERS)))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, publisher: str
) -> None:
    """No bytes end in anything but rows or a refusal."""
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(data)
    try:
        rows = list(PUBLISHERS[publisher].rows(path))
    except UnreadableFile:
        return
    assert all(len(row) == len(PUBLISHERS[publisher].COLUMNS) for row in rows)


def alumni_list(folder: Path) -> Path:
    """Two alumni of a school that no table knows by that name."""
    return write(
        folder / "alumni.csv",
        "Name,School,Class Year,Employer\nAna Lindqvist,The Invented Nickname,2016,Corvid\n"
        "Tom Okafor,Yale University,2017,Corvid Ltd\n",
    )


def schools(run: Run, name: str) -> list[str | None]:
    """Ids of the schools of a person."""
    (person,) = read_json(run("people", name, "--json"))
    return [study["id"] for study in person["schools"]]


def test_an_alias_wins_and_everyone_is_looked_at_anew(run: Run, tmp_path: Path) -> None:
    """The user's word changes those who are there already, and can be taken back."""
    run("import", str(alumni_list(tmp_path)))
    before = schools(run, "Lindqvist")
    assert "umich.edu" not in before
    run("alias", "school", "The Invented Nickname", "University of Michigan")
    assert schools(run, "Lindqvist") == ["umich.edu"]
    assert resolved(run, "school", "the invented nickname")["how"] == "by your own word"
    told = read_json(run("alias", "--json"))
    assert told == [{"kind": "school", "text": "the invented nickname",
                     "name": "University of Michigan", "said": told[0]["said"]}]  # fmt: skip
    run("alias", "school", "The Invented Nickname", "")
    assert schools(run, "Lindqvist") == before


def test_an_alias_of_a_company_or_field(run: Run) -> None:
    """Companies and fields take the user's word too."""
    run("alias", "company", "The Big G", "Google")
    assert resolved(run, "company", "the big g")["id"] == "google"
    run("alias", "field", "Word Herder", "content writing")
    assert resolved(run, "field", "Word Herder")["id"] == "writing"


def test_an_alias_to_a_company_that_no_table_has(run: Run) -> None:
    """The usual small employer: its two names are one, and every other lookup goes on."""
    run("alias", "company", "NWT", "Northwind Traders Inc")
    assert resolved(run, "company", "NWT")["name"] == "Northwind Traders Inc"
    assert resolved(run, "company", "Google")["id"] == "google"


def test_a_word_on_a_word_goes_round_in_no_circle(run: Run) -> None:
    """Two names that the user gave each other are each looked up once."""
    run("alias", "school", "Harvard", "Yale")
    run("alias", "school", "Yale", "Harvard")
    assert resolved(run, "school", "Yale")["id"] == "harvard.edu"
    assert resolved(run, "school", "Harvard")["id"] == "yale.edu"


def test_a_publisher_takes_no_famous_name_away(run: Run, tmp_path: Path) -> None:
    """A small college that IPEDS also calls Harvard does not make Harvard unsure."""
    row = "5,Booth Test College,Harvard | Yale,IL,booth.example.edu,1\n"
    run("data", "import", "ipeds", str(write(tmp_path / "HD2023.csv", HD + row)))
    assert resolved(run, "school", "Harvard")["id"] == "harvard.edu"


def test_what_is_not_there_cannot_be_taken_back(run: Run) -> None:
    """Taking back a word that was never said, or a table that is not in use, says so."""
    assert "is no alias" in run("alias", "school", "Nope", "", code=2).output
    assert "not in use" in run("data", "remove", "ror", code=2).output


def test_an_alias_of_what_nobody_knows_is_refused(run: Run) -> None:
    """A name that several schools bear names them, and nothing is kept."""
    shown = run("alias", "school", "Ross", "U of M", code=2).output
    assert "University of Michigan" in shown
    assert read_json(run("alias", "--json")) == []


def test_new_tables_are_used_without_a_new_import(home: Home, run: Run, tmp_path: Path) -> None:
    """Who came in before a table did is looked at anew with it."""
    run("import", str(alumni_list(tmp_path)))
    row = "3,University of Michigan-Ann Arbor,The Invented Nickname,MI,umich.edu,5\n"
    run("data", "import", "ipeds", str(write(tmp_path / "HD2023.csv", HD + row)))
    assert schools(run, "Lindqvist") == ["umich.edu"]
    (tmp_path / "home" / "tables" / "ipeds.csv").unlink()  # as if by hand
    assert schools(run, "Lindqvist") != ["umich.edu"]
    store = sqlite3.connect(tmp_path / "home" / "outreach.db")
    assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()


def test_a_store_of_an_earlier_version_is_derived_anew(run: Run, tmp_path: Path) -> None:
    """A store that does not say what it was derived with is looked at with today's tables."""
    run("import", str(alumni_list(tmp_path)))
    store = sqlite3.connect(tmp_path / "home" / "outreach.db")
    with store:
        store.execute("DELETE FROM meta")
        store.execute("UPDATE studies SET school='gone.example.edu'")
        store.execute("UPDATE people SET company_id='gone'")
    run("people", "Okafor")
    assert store.execute("SELECT DISTINCT company_id FROM people").fetchall() == [("corvid",)]
    store.close()


def test_the_country_of_the_seeker_is_read_off_their_school(run: Run, tmp_path: Path) -> None:
    """`init` notes the country of the first school; letters are read by it."""
    run("init", "--yes", "--name", "Jordan Rivera", "--school", "University of Toronto",
        "--goal", "content strategy")  # fmt: skip
    profile = (tmp_path / "home" / "profile.toml").read_text(encoding="utf-8")
    assert 'country = "CA"' in profile
