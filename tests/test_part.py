"""A no is a no, through re-imports and forgetting; and whoever is forgotten is nowhere."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run, read_json
from tests.test_talk import ago, one, talk

__all__ = ["talk"]


def traces(home: Path, word: str) -> list[str]:
    """The stores of a home, backups too, in which a word stands."""
    found = []
    for path in [*home.glob("*.db"), *home.glob("backups/*.db")]:
        with sqlite3.connect(path) as store:
            if word in "\n".join(store.iterdump()).lower():
                found.append(path.name)
    return found


def test_a_stop_holds_everywhere(talk: Run) -> None:
    """Who was stopped is in no ranking, gets no draft of any kind, and is listed."""
    talk("draft", "Ida Novak")
    talk("stop", "Ida Novak", "--yes")
    assert "do not contact" in talk("draft", "Ida Novak", code=2).output
    assert read_json(talk("rank", "--json"))["matches"] == []
    assert "No open draft" in talk("approve", "Ida Novak", code=2).output
    assert read_json(talk("stop", "--list", "--json"))[0]["name"] == "Ida Novak"
    assert "do not contact" in talk("draft", "Ida Novak", "--kind", "forward", code=2).output


def test_a_stop_asks_first(talk: Run) -> None:
    """Without a yes nobody is stopped or forgotten."""
    talk("stop", "Ida Novak", stdin="n\n")
    talk("forget", "Ida Novak", stdin="n\n")
    assert one(talk, "Ida Novak")["body"]
    assert "Nobody was stopped" in talk("stop", "--list").output
    talk("stop", code=2)


@pytest.mark.parametrize(
    "row",
    [
        "Ida N.,2015,Biology,Editor,Elsewhere,ida@example.org",
        "Ida Novak,2016,Chemistry,Chief,Corvid Press,other@example.com",
    ],
    ids=["by the address", "by name and company"],
)
def test_a_stop_holds_for_another_file(row: str, talk: Run, tmp_path: Path) -> None:
    """Another list with one of the things that they are known by does not bring them back."""
    talk("stop", "Ida Novak", "--yes")
    head = "Name,Class Year,Major,Current Title,Current Employer,Email\n"
    (tmp_path / "more.csv").write_text(head + row + "\n", encoding="utf-8")
    talk("import", str(tmp_path / "more.csv"))
    assert read_json(talk("rank", "--json"))["matches"] == []


def test_a_stop_by_name_alone_holds(talk: Run) -> None:
    """Who is known by name only is out of the ranking at once, and when an address is found."""
    talk("add", "Mei Tanaka", "title=Editor")
    talk("stop", "Mei Tanaka", "--yes")
    talk("set", "Mei Tanaka", "email=mei@example.org")
    assert "Mei Tanaka" not in talk("rank").output
    assert "do not contact" in talk("draft", "Mei Tanaka", code=2).output
    talk("stop", "Mei Tanaka", "--lift")
    assert "Mei Tanaka" in talk("rank").output


def test_whoever_was_in_a_backup_under_another_record_is_forgotten_there(
    talk: Run, tmp_path: Path
) -> None:
    """Rows that were taken back, file names, and half a copy hold nobody who was forgotten."""
    home = tmp_path / "home"
    file = tmp_path / "Ida Novak.csv"
    file.write_text("Name,Email,Notes\nIda Novak,ida@example.org,likes tea\n", encoding="utf-8")
    talk("import", str(file))
    for copy in home.glob("backups/*.db"):
        copy.unlink()
    talk("set", "Priya Raman", "club=Chess")  # the first change of a day makes a copy
    (home / "backups" / ".2026-01-01.77").write_bytes(b"Ida Novak")
    talk("undo", "2")
    talk("forget", "ida@example.org", "--yes")
    assert traces(home, "novak") == []
    assert traces(home, "likes tea") == []
    assert not [*home.glob("backups/.*")]


def test_who_is_forgotten_is_nowhere(talk: Run, tmp_path: Path) -> None:
    """No store of the home, no backup, holds a word of them; the no stays, in a hash."""
    home = tmp_path / "home"
    talk("draft", "Ida Novak")
    talk("set", "Ida Novak", "hook=Ida spoke well.")
    assert traces(home, "novak")
    talk("forget", "Ida Novak", "--yes")
    assert traces(home, "novak") == []
    assert b"Novak" not in (home / "outreach.db").read_bytes()
    talk("people", "Ida")
    fresh = tmp_path / "again.csv"
    fresh.write_text("Name,Email\nIda Novak,ida@example.org\n", encoding="utf-8")
    talk("import", str(fresh))
    assert "do not contact" in talk("draft", "ida@example.org", code=2).output
    assert "somebody who was forgotten" in talk("stop", "--list").output


def test_who_is_forgotten_is_in_nobody_elses_thread(talk: Run, tmp_path: Path) -> None:
    """Notes of other talks, referrals both ways and letters that name them lose the name."""
    note = "referral: Ida Novak (may name)\nIDA NOVAK edits. Mail IDA@example.org."
    talk("debrief", "Priya Raman", "--text", note, "--yes")
    talk("log", "Ida Novak", "referred", "--to", "Mei Tanaka, Editor at Oak, mei@example.org",
         "--may-name")  # fmt: skip
    talk("draft", "Mei Tanaka", "--kind", "referral")
    talk("forget", "Ida Novak", "--yes")
    assert traces(tmp_path / "home", "novak") == []
    assert traces(tmp_path / "home", "ida@example") == []
    assert "They suggested" not in talk("prep", "Priya Raman").output
    assert "No open draft" in talk("approve", "Mei Tanaka", code=2).output
    assert "Novak" not in talk("prep", "Priya Raman").output
    assert "[forgotten]" not in one(talk, "Mei Tanaka")["body"]


def test_a_namesake_keeps_the_name(talk: Run, tmp_path: Path) -> None:
    """Of two people of one name the other stays as they are, in notes too."""
    talk("add", "Ida Novak", "company=Other Press", "email=other@example.org")
    talk("debrief", "Priya Raman", "--text", "Ida Novak edits.")
    talk("forget", "ida@example.org", "--yes")
    assert "Ida Novak" in talk("people", "Ida").output
    assert "Ida Novak edits." in talk("prep", "Priya Raman").output


def test_a_stop_can_be_taken_back(talk: Run) -> None:
    """What the user stopped the user may lift; a no out of a file, or no stop at all, is named."""
    talk("stop", "Ida Novak", "--yes")
    talk("stop", "Ida Novak", "--lift")
    assert one(talk, "Ida Novak")["name"] == "Ida Novak"
    assert "was not stopped" in talk("stop", "Ida Novak", "--lift", code=2).output
    talk("set", "Ida Novak", "do_not_contact=she asked me")
    assert "the no stands in you, on" in talk("stop", "Ida Novak", "--lift", code=2).output


ALUMNI = "Name,Class Year,Major,Current Title,Current Employer,Email\n"


def test_a_namesake_stays_in_the_copy_of_the_day(talk: Run, tmp_path: Path) -> None:
    """Who has the name of somebody forgotten, and was alone with it then, is not taken away."""
    rows = (
        "John Smith,2015,Biology,Editor,Corvid,jc@example.org\n",
        "John Smith,2016,Art,Painter,Umbrella,ju@example.org\n",
    )
    for at, row in enumerate(rows):
        (tmp_path / f"{at}.csv").write_text(ALUMNI + row, encoding="utf-8")
        for copy in (tmp_path / "home").glob("backups/*.db"):
            copy.unlink()  # the copy is made anew, with the first of them alone
        talk("import", str(tmp_path / f"{at}.csv"))
    talk("forget", "ju@example.org", "--yes")
    assert len(traces(tmp_path / "home", "jc@example.org")) == 2
    assert traces(tmp_path / "home", "ju@example.org") == []


def test_a_row_passed_over_names_nobody_forgotten(talk: Run, tmp_path: Path) -> None:
    """Also what an import says of the rows that it passed over is cleared of the name."""
    talk("import", "--paste", "--yes", stdin="Ida Novak\n\nCy Young, Editor at Corvid\n")
    assert "nobody: Ida Novak" in "\n".join(dumped(tmp_path / "home"))
    talk("forget", "Ida Novak", "--yes")
    assert "Ida Novak" not in "\n".join(dumped(tmp_path / "home"))


def dumped(home: Path) -> list[str]:
    """Everything that the store of a home holds."""
    with sqlite3.connect(home / "outreach.db") as store:
        return list(store.iterdump())


def test_the_last_letter_to_a_namesake_is_remembered(talk: Run, tmp_path: Path) -> None:
    """Who was written to is not offered anew, since somebody of that name was forgotten."""
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    rows = [f"John,Smith,https://www.linkedin.com/in/js-{n},,Firm {n},Editor,01 Jan 2020\n"
            for n in "ab"]  # fmt: skip
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "Connections.csv").write_text(head + "".join(rows), encoding="utf-8")
    (folder / "Profile.csv").write_text("First Name,Last Name\nJordan,Rivera\n", encoding="utf-8")
    (folder / "messages.csv").write_text(
        "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n"
        "1,Jordan Rivera,https://www.linkedin.com/in/jordan,John Smith,"
        f"https://www.linkedin.com/in/js-b,{ago(8)} 10:00:00 UTC,,Hello\n", encoding="utf-8",
    )  # fmt: skip
    talk("import", str(folder))
    ids = {one["company"]: one["id"] for one in
           read_json(talk("people", "John Smith", "--json"))}  # fmt: skip
    talk("forget", ids["Firm a"], "--yes")
    with sqlite3.connect(tmp_path / "home" / "outreach.db") as store:
        assert store.execute("SELECT url FROM contacts").fetchall()
