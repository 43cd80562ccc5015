"""The whole line with one invented contact, from a CSV row to an .eml file. Read this first."""

import email
from email.policy import default
from pathlib import Path

import pytest

from tests.conftest import Run, read_json

# ruff: noqa: E501 - the rows stand as they are exported
CONNECTIONS = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Priya,"Shah, MBA",https://www.linkedin.com/in/priya-shah-x,,Lantern Inc.,Content Strategist,05 Mar 2019
,,,,,,15 Jan 2021
Tom,Fox,https://www.linkedin.com/in/tom-fox-invented,,Corvid,Accountant,06 Mar 2021
"""
ALUMNI = """\
Name,Class Year,Major,Current Title,Current Employer,Email,LinkedIn
"Shah, Priya",'17,English,Content Strategist,Lantern,priya.shah@example.org,linkedin.com/in/priya-shah-x/
"Novak, Ida",2012,History,Museum Curator,Foglight Museum,ida.novak@example.org,
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a connections export and an alumni list."""
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    (tmp_path / "alumni.csv").write_text(ALUMNI, encoding="utf-8")
    return tmp_path


def test_from_a_row_to_a_letter(files: Path, run: Run) -> None:
    """Priya stands in both files; she is one person, ranks first, and gets one honest letter."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org", "--school",
        "University of Michigan", "--year", "2025", "--major", "English", "--goal",
        "content strategy")  # fmt: skip

    brought = read_json(run("import", str(files / "Connections.csv"), "--json"))
    (connections,) = brought["imports"]
    assert (connections["rows"], connections["new"]) == (3, 2)
    assert [skip["row"] for skip in connections["skipped"]] == [6]
    run("import", str(files / "alumni.csv"), "--school", "University of Michigan")

    people = read_json(run("people", "--json"))
    assert sorted(person["name"] for person in people) == ["Ida Novak", "Priya Shah", "Tom Fox"]
    (priya,) = (person for person in people if person["name"] == "Priya Shah")
    assert {(r["file"], r["row"]) for r in priya["records"]} == {
        ("Connections.csv", 5), ("alumni.csv", 2),
    }  # fmt: skip
    assert priya["schools"][0]["id"] == "umich.edu"
    assert priya["schools"][0]["year"] == "2017"

    ranked = read_json(run("rank", "--json"))
    best = ranked["matches"][0]
    assert best["name"] == "Priya Shah"
    assert sum(reason["points"] for reason in best["reasons"]) == pytest.approx(
        best["score"], abs=0.05
    )
    relevance = best["reasons"][0]
    assert {"value": "Content Strategist", "file": "alumni.csv", "row": 2,
            "column": "Current Title"} in relevance["facts"]  # fmt: skip

    (draft,) = read_json(run("draft", "Priya Shah", "--json"))
    assert (draft["kind"], draft["channel"], draft["to"]) == (
        "ask",
        "email",
        "priya.shah@example.org",
    )
    assert [f for f in draft["findings"] if f["severity"] == "error"] == []
    assert "Priya" in draft["body"]
    assert any(fact.get("file") == "alumni.csv" for s in draft["sentences"] for fact in s["facts"])

    run("approve", "Priya Shah", "--yes")
    out = files / "drafts"
    run("deliver", "--to", "eml", "--out", str(out))
    (letter,) = out.glob("*.eml")
    message = email.message_from_bytes(letter.read_bytes(), policy=default)
    assert message["To"].addresses[0].addr_spec == "priya.shah@example.org"
    assert message["From"].addresses[0].addr_spec == "jordan@example.org"
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == draft["subject"]
    assert message.get_content().split() == draft["body"].split()

    again = run("deliver", "--to", "eml", "--out", str(out))
    assert "Nothing approved" in again.output
    assert [p.name for p in out.iterdir()] == [letter.name]
    after = read_json(run("rank", "--json"))
    assert "Priya Shah" not in [match["name"] for match in after["matches"]]


def test_the_same_files_again_change_nothing(files: Path, run: Run) -> None:
    """Importing twice is importing once, and undo takes one import back exactly."""
    run("import", str(files / "Connections.csv"))
    before = run("people", "--json").stdout
    assert "nothing changed" in run("import", str(files / "Connections.csv")).output
    assert run("people", "--json").stdout == before
    run("import", str(files / "alumni.csv"))
    assert run("people", "--json").stdout != before
    run("undo", "2")
    assert run("people", "--json").stdout == before


def test_undo_of_the_first_file_leaves_the_second_whole(files: Path, run: Run) -> None:
    """What another import brought stays when one is taken back, in either order."""
    run("import", str(files / "alumni.csv"))
    alone = run("people", "--json").stdout
    run("undo", "1")
    run("import", str(files / "Connections.csv"))
    run("import", str(files / "alumni.csv"))
    run("undo", "2")
    assert run("people", "--json").stdout == alone


def test_the_users_word_survives_import_and_undo(files: Path, run: Run) -> None:
    """A do-not-contact that the user set holds through re-import and undo, and before any draft."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org")
    run("import", str(files / "Connections.csv"))
    run("set", "Priya Shah", "do_not_contact=she asked me not to")
    run("import", str(files / "alumni.csv"))
    refused = run("draft", "Priya Shah", code=2)
    assert "do not contact" in refused.output
    run("undo", "1")
    run("import", str(files / "Connections.csv"))
    assert "do not contact" in run("draft", "Priya Shah", code=2).output
    run("set", "Priya Shah", "do_not_contact=")
    run("draft", "Priya Shah")
