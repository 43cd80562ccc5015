"""The whole line with one invented contact, from a CSV row to an .eml file. Read this first."""

import email
import os
import subprocess
import sys
import time
from datetime import date
from email.policy import default
from pathlib import Path

import pytest

from outreach.config import Home
from outreach.store import reading, records
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


def test_a_newer_copy_of_a_list_keeps_the_school_that_was_named(
    files: Path, run: Run, tmp_path: Path
) -> None:
    """`--school` is said once: most of the rows known, one changed, and nobody has lost theirs."""
    rows = ["Name,Class Year,Employer,Email"]
    rows += [f"Ada Lind{at},201{at},Firm {at},a{at}@example.org" for at in range(6)]
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("\n".join(rows) + "\n")
    second.write_text("\n".join([*rows[:-1], rows[-1].replace("Firm", "Other")]) + "\n")
    run("import", str(first), "--school", "University of Michigan")
    assert "school: University of Michigan" in run("import", str(second)).output
    for person in read_json(run("people", "--json")):
        assert [one["id"] for one in person["schools"]] == ["umich.edu"]
    other = tmp_path / "c.csv"
    other.write_text("\n".join([rows[0], *(row.replace("Ada", "Bo") for row in rows[1:])]) + "\n")
    assert "University of Michigan" not in run("import", str(other)).output


def test_a_part_of_a_name_is_enough_where_one_has_it(files: Path, run: Run) -> None:
    """`Priya` finds the one Priya; a slip is answered by the nearest name."""
    run("import", str(files / "alumni.csv"))
    (one,) = read_json(run("people", "Priya", "--json"))
    assert one["id"] in run("set", "priya", "club=Chess").output
    assert "Did you mean Priya Shah?" in run("set", "Prya Shah", "club=Chess", code=2).output


def test_a_list_of_one_school_with_class_years_is_an_alumni_list(run: Run, tmp_path: Path) -> None:
    """What a file is called does not decide it; one of many schools is just a list."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--goal", "content strategy", "--school", "UVM", "--year", "2025")  # fmt: skip
    rows = [f"Ada Lind{at},{{}},201{at},a{at}@example.org" for at in range(5)]
    for name, schools in (("d.csv", ["UVM"] * 5), ("e.csv", ["UVM", "Yale", "MIT", "NYU", "LSE"])):
        told = [row.format(school) for row, school in zip(rows, schools, strict=True)]
        (tmp_path / name).write_text("\n".join(["Name,School,Class Year,Email", *told]) + "\n")
        number = read_json(run("import", str(tmp_path / name), "--json"))["imports"][0]["id"]
        (draft,) = read_json(run("draft", "Ada Lind0", "--dry-run", "--json"))
        assert ("alumni list" in draft["body"]) is (name == "d.csv")
        run("undo", str(number))


def test_forget_names_the_letters_that_were_written(files: Path, run: Run, tmp_path: Path) -> None:
    """What was delivered into a folder or an mbox is the user's, who hears where it lies."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--goal", "content strategy", "--school", "Michigan", "--year", "2025")  # fmt: skip
    run("import", str(files / "alumni.csv"))
    run("draft", "Priya Shah")
    run("approve", "Priya Shah", "--yes")
    run("deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    (letter,) = (tmp_path / "out").iterdir()
    assert "Nobody is called Priya." in run("forget", "Priya", "--yes", code=2).output
    assert str(letter) in run("forget", "Priya Shah", "--yes").output.replace("\n", "")


def test_forgetting_cuts_nobody_elses_name(files: Path, run: Run) -> None:
    """What holds the letters of a name and more is another's, and stays; signs name nobody."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--goal", "content strategy")  # fmt: skip
    run("import", str(files / "alumni.csv"))
    run("add", "Ann Lee", "email=ann@example.org")
    run("set", "Priya Shah", "hook=I saw your talk with Joann Leeson and Ann Lee.")
    assert "Nobody is called ????" in run("forget", "????", "--yes", code=2).output
    run("forget", "Ann Lee", "--yes")
    assert "Joann Leeson and [forgotten]" in run("people", "Priya Shah").output


@pytest.mark.parametrize(
    ("name", "age"),
    [("Export_11-02-2026.csv", "2026-11-02"), ("alumni 31-12-2023.csv", "2023-12-31"),
     ("alumni 99-99-2023.csv", "")],
)  # fmt: skip
def test_the_age_of_a_file_is_a_day(name: str, age: str, run: Run, tmp_path: Path) -> None:
    """The name may tell it, the month first where that is a day; else the file's own counts."""
    run("init", "--yes", "--name", "Jordan Rivera", "--goal", "content strategy")
    (tmp_path / name).write_text("Name,Title\nAda Lind,Editor\n", encoding="utf-8")
    run("import", str(tmp_path / name))
    with reading(Home(tmp_path / "home")) as store:
        assert records.one(store, 1).age == (age or date.today().isoformat())
    run("rank")


def test_days_with_dashes_may_begin_with_the_day(run: Run, tmp_path: Path) -> None:
    """Of 13-05-2024 and 05-03-2024 in one file both begin with the day."""
    rows = "Ada,Lind,,,Lantern,Editor,13-05-2024\nBo,Berg,,,Lantern,Editor,05-03-2024\n"
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    (tmp_path / "Connections.csv").write_text(head + rows, encoding="utf-8")
    run("import", str(tmp_path / "Connections.csv"))
    with reading(Home(tmp_path / "home")) as store:
        days = store.execute("SELECT connected_on FROM people ORDER BY name").fetchall()
    assert days == [("2024-05-13",), ("2024-03-05",)]


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


def test_a_kill_during_delivery_loses_and_doubles_nothing(
    archive: Path, alumni: Path, tmp_path: Path, run: Run
) -> None:
    """However often delivery is killed, in the end each approved letter is there once, whole."""
    run("init", str(archive), "--yes")
    run("import", str(alumni), "--school", "University of Michigan")
    run("draft", "--kind", "ask", "--top", "12")
    run("approve", "--all", "--yes")
    out = tmp_path / "drafts"
    typed = [sys.executable, "-m", "outreach", "--home", str(tmp_path / "home"),
             "deliver", "--to", "eml", "--out", str(out)]  # fmt: skip
    for delay in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8):
        process = subprocess.Popen(typed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.kill()
        process.wait()
    run("deliver", "--to", "eml", "--out", str(out))
    letters = [
        email.message_from_bytes(path.read_bytes(), policy=default) for path in out.glob("*.eml")
    ]
    assert len(letters) == 12
    assert len({letter["Message-ID"] for letter in letters}) == 12
    assert len({letter["To"] for letter in letters}) == 12
    assert all(letter.get_content().strip() for letter in letters)


def test_a_no_after_approval_holds(archive: Path, alumni: Path, tmp_path: Path, run: Run) -> None:
    """Whoever asks not to be written to after the draft was approved gets nothing."""
    run("init", str(archive), "--yes")
    run("import", str(alumni), "--school", "University of Michigan")
    (draft,) = read_json(run("draft", "--kind", "ask", "--top", "1", "--json"))
    run("approve", "--all", "--yes")
    run("set", draft["person"], "do_not_contact=asked me not to")
    refused = run("deliver", "--to", "eml", "--out", str(tmp_path / "drafts"), code=4)
    assert "do not contact" in refused.output
    assert list((tmp_path / "drafts").glob("*")) == []


def test_a_no_survives_undo_and_a_newer_file(tmp_path: Path, run: Run) -> None:
    """Whoever said no is known again by profile or address, though every other cell changed."""
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    link = "https://www.linkedin.com/in/yuki-invented"
    old.write_text(f"Name,Current Title,LinkedIn\nYuki Sato,Editor,{link}\n", encoding="utf-8")
    new.write_text(f"Name,Current Title,LinkedIn\nY. Sato,Publisher,{link}\n", encoding="utf-8")
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org")
    run("import", str(old))
    run("set", "Yuki Sato", "do_not_contact=yes")
    run("undo", "1")
    assert read_json(run("people", "--json")) == []
    run("import", str(new))
    (yuki,) = read_json(run("people", "--json"))
    assert (yuki["name"], yuki["title"], yuki["do_not_contact"]) == ("Y. Sato", "Publisher", True)
    assert read_json(run("rank", "--json"))["matches"] == []


def test_an_emptied_word_gives_the_file_its_word_back(tmp_path: Path, run: Run) -> None:
    """Taking a word back lifts no file's no, and brings the file's title back."""
    path = tmp_path / "list.csv"
    path.write_text("Name,Current Title,Do Not Email\nAna Lee,Editor,Yes\n", encoding="utf-8")
    run("import", str(path))
    run("set", "Ana Lee", "do_not_contact=", "title=Chef")
    run("set", "Ana Lee", "title=")
    (ana,) = read_json(run("people", "--json"))
    assert (ana["title"], ana["do_not_contact"]) == ("Editor", True)


def test_the_newest_file_has_the_last_word(tmp_path: Path, run: Run) -> None:
    """Of two lists the newer one's title stands, in whatever order they were imported."""
    for name, title, day in (("old.csv", "Editor", 1), ("new.csv", "Publisher", 2)):
        path = tmp_path / name
        path.write_text(f"Name,Current Title,Email\nAna Lee,{title},ana@example.org\n")
        os.utime(path, (86_400 * 20_000 * day, 86_400 * 10_000 * day))
    run("import", str(tmp_path / "new.csv"), str(tmp_path / "old.csv"))
    (ana,) = read_json(run("people", "--json"))
    assert ana["title"] == "Publisher"


def test_only_email_goes_into_an_mbox(files: Path, run: Run) -> None:
    """A channel without one says so and names the one that has it."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org")
    said = run("deliver", "--to", "csv", "--mbox", str(files / "x.mbox"), code=2).output
    assert "csv writes no mbox" in said
