"""Nobody gets a second message, nothing approved is lost, and a no holds, whatever is typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outreach.config import Home
from outreach.journey.talk import moment
from outreach.model import Queued, State
from outreach.store import drafts, ledger, writing
from tests.conftest import Run, read_json

LISTS = {
    "a.csv": "Name,Current Title,Current Employer,Email\n"
    "Diego Fuentes,Editor,Lantern,diego@example.org\nIda Novak,Editor,Corvid,ida@example.org\n",
    "b.csv": "Name,Class Year,Email\nDiego Fuentes,2015,fuentes@example.com\n",
}


@pytest.fixture
def two(tmp_path: Path, run: Run) -> tuple[str, str]:
    """Two lists with one name in both; the ids of the two who may be one."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--goal", "editing")  # fmt: skip
    for name, text in LISTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        run("import", str(tmp_path / name))
    (pair,) = read_json(run("doubts", "--json"))
    return pair["one"]["id"], pair["other"]["id"]


def letters(folder: Path) -> list[str]:
    """The files of a delivery."""
    return sorted(path.name for path in folder.glob("*.eml"))


def test_one_letter_after_two_turn_out_to_be_one(
    two: tuple[str, str], tmp_path: Path, run: Run
) -> None:
    """Of two drafts to people who were joined, the first approved leaves and no other."""
    run("draft", *two)
    run("join", *two)
    text = run("approve", "--all", "--yes", code=2).output
    assert "another message" in text
    run("deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    assert len(letters(tmp_path / "out")) == 1


def test_who_may_be_one_gets_one_letter(two: tuple[str, str], run: Run) -> None:
    """Of two drafts to a pair in doubt the later one cannot be approved until it is decided."""
    run("draft", *two)
    text = run("approve", "--all", "--yes", code=4).output
    assert "L34" in text
    assert "1 approved" in text


def test_one_letter_when_joined_after_approval(
    two: tuple[str, str], tmp_path: Path, run: Run
) -> None:
    """Two approved drafts to one person: the second is held, named, and can be skipped."""
    run("split", *two)
    run("draft", *two)
    run("approve", "--all", "--yes")
    run("join", *two)
    held = run("deliver", "--to", "eml", "--out", str(tmp_path / "out"), code=4)
    assert len(letters(tmp_path / "out")) == 1
    number = held.output.rpartition("outreach skip ")[2].split("`")[0]
    run("skip", number)
    run("deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    assert len(letters(tmp_path / "out")) == 1


def test_a_written_draft_cannot_be_skipped(two: tuple[str, str], tmp_path: Path, run: Run) -> None:
    """What was written stays written: a late skip changes nothing, and nobody is asked again."""
    run("draft", "Ida Novak")
    run("approve", "--all", "--yes")
    run("deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    assert "no draft to" in run("skip", "Ida Novak", code=2).output
    (again,) = read_json(run("draft", "Ida Novak", "--json"))
    assert (
        "nothing approved"
        in run("deliver", "--to", "eml", "--out", str(tmp_path / "out")).output.lower()
    )
    assert again["id"] == "1"


def test_an_approved_draft_can_be_taken_back(
    two: tuple[str, str], tmp_path: Path, run: Run
) -> None:
    """A yes can be withdrawn until the letter is written; the person can then be drafted anew."""
    run("draft", "Ida Novak")
    run("approve", "Ida Novak", "--yes")
    assert "Skipped: Ida Novak" in run("skip", "Ida Novak").output
    run("deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    assert letters(tmp_path / "out") == []
    run("draft", "Ida Novak")


def test_drafting_again_is_the_same_draft(two: tuple[str, str], run: Run) -> None:
    """The same facts give the same text under the same number."""
    assert run("draft", "--json").stdout == run("draft", "--json").stdout


def test_undo_puts_drafts_to_nobody_aside(two: tuple[str, str], run: Run) -> None:
    """When an import is taken back, drafts to those it alone brought are put aside."""
    run("draft", "Ida Novak")
    run("approve", "Ida Novak", "--yes")
    run("undo", "1")
    assert "0 drafts" in run("lint").output


def test_an_import_whose_letter_may_have_gone_is_not_undone(
    two: tuple[str, str], run: Run, tmp_path: Path
) -> None:
    """Whoever may have a letter already is not let go of, and so is not written to again."""
    run("draft", "Ida Novak")
    run("approve", "Ida Novak", "--yes")
    home = Home(tmp_path / "home")
    with writing(home) as store:
        (one,) = drafts.in_state(store, drafts.APPROVED)
        queued = Queued(
            one.draft, "<1@example.org>", "2026-11-28", ("Jo", "jo@example.org"), b"To: x\r\n\r\n"
        )
        ledger.put(store, queued, "smtp", "", moment(home))
        ledger.move(store, one.draft.id, [State.QUEUED], State.UNKNOWN, moment(home))
    assert "is on its way, or may be" in run("undo", "1", code=2).output
    assert "Ida Novak" in run("people").output


def test_a_no_holds_for_whoever_may_have_said_it(two: tuple[str, str], run: Run) -> None:
    """While a doubt is open, a no of the one keeps the other out too; the user decides."""
    run("set", two[0], "do_not_contact=yes")
    ranked = read_json(run("rank", "--json"))
    assert [match["name"] for match in ranked["matches"]] == ["Ida Novak"]
    assert "said no" in run("draft", two[1], code=2).output
    run("join", *two)
    assert "do not contact" in run("draft", two[1], code=2).output


def test_a_no_counts_in_whichever_column_it_stands(run: Run, tmp_path: Path) -> None:
    """Of two columns that ask about the same, a no in either keeps a person out of the ranking."""
    run("init", "--yes", "--name", "Jordan Rivera", "--goal", "editing")
    rows = ("Ada Lind,a@example.org,Editor,No,Yes,,", "Bo Berg,b@example.org,Editor,,,Yes,No",
            "Cy Dahl,c@example.org,Editor,No,,Yes,")  # fmt: skip
    head = "Name,Email,Title,Do Not Contact,Deceased,Willing to mentor?,May students contact you?"
    (tmp_path / "list.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    run("import", str(tmp_path / "list.csv"))
    ranked = read_json(run("rank", "--json"))["matches"]
    assert [match["name"] for match in ranked] == ["Cy Dahl"]


def test_a_no_holds_for_every_part_after_split(two: tuple[str, str], run: Run) -> None:
    """When a person who said no is parted, each part keeps the no."""
    run("join", *two)
    run("set", two[0], "do_not_contact=yes")
    run("split", two[0])
    people = read_json(run("people", "Diego", "--json"))
    assert [person["do_not_contact"] for person in people] == [True, True]


def test_a_kind_that_does_not_suit_is_refused(two: tuple[str, str], run: Run) -> None:
    """Who has an address gets no invitation note, and the refusal says so."""
    assert (
        "A note goes with an invitation"
        in run("draft", "Ida Novak", "--kind", "note", code=2).output
    )


def test_a_person_is_found_by_any_address(tmp_path: Path, run: Run) -> None:
    """PERSON may be any of their addresses."""
    path = tmp_path / "list.csv"
    path.write_text("Name,Email,Email 2\nAna Lee,ana@example.org,lee@example.net\n")
    run("import", str(path))
    (ana,) = read_json(run("people", "lee@example.net", "--json"))
    assert ana["emails"] == ["ana@example.org", "lee@example.net"]


def test_names_survive_an_old_console(tmp_path: Path) -> None:
    """Output that goes into a pipe with another encoding is UTF-8, and never breaks."""
    home = ["--home", str(tmp_path / "home")]
    typed = [sys.executable, "-m", "outreach", *home]
    env = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    subprocess.run([*typed, "add", "김민지"], env=env, check=True, capture_output=True)
    shown = subprocess.run([*typed, "people"], env=env, check=True, capture_output=True)
    assert "김민지" in shown.stdout.decode("utf-8")


def test_a_letter_that_is_no_longer_true_stays(
    two: tuple[str, str], tmp_path: Path, run: Run
) -> None:
    """What changed after drafting, or after approval, keeps the letter back until drafted anew."""
    run("draft", "Ida Novak")
    run("set", "Ida Novak", "title=Chef", "company=Brightwater")
    assert "no longer so" in run("approve", "--all", "--yes", code=4).output
    run("draft", "Ida Novak")
    run("approve", "--all", "--yes")
    run("set", "Ida Novak", "title=Editor", "company=Corvid")
    assert (
        "no longer so"
        in run("deliver", "--to", "eml", "--out", str(tmp_path / "out"), code=4).output
    )
    assert letters(tmp_path / "out") == []


def test_who_may_be_one_gets_one_draft_in_a_batch(two: tuple[str, str], run: Run) -> None:
    """Of two people who may be one, a batch writes to the first and says why not to the other."""
    names = [made["name"] for made in read_json(run("draft", "--top", "5", "--json"))]
    assert sorted(names) == ["Diego Fuentes", "Ida Novak"]
    assert "may be the same person" in run("draft", "--top", "5", "--anew").output
