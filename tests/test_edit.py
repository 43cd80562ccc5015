"""The user's own text: kept whole, linted alike, never overwritten unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from outreach.cli.editor import END, parts
from outreach.config import home as home_of
from outreach.store import drafts, reading
from tests.conftest import Run, read_json

LIST = (
    "Name,Class Year,Major,Current Title,Current Employer,Email\n"
    "Priya Raman,2017,English,Content Strategist,Lantern,priya@example.org\n"
)
Edit = Callable[[Callable[[str], str]], None]


@pytest.fixture
def drafted(tmp_path: Path, run: Run) -> Run:
    """A home with one open draft, to Priya."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--school", "University of Michigan", "--year", "2025", "--major", "English",
        "--goal", "content strategy")  # fmt: skip
    (tmp_path / "alumni.csv").write_text(LIST, encoding="utf-8")
    run("import", str(tmp_path / "alumni.csv"), "--school", "University of Michigan")
    run("draft", "Priya Raman")
    return run


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """An editor of the user's: a program that changes the file it is given."""

    def uses(change: Callable[[str], str]) -> None:
        def edit(text: str, **_: str) -> str:
            return change(text)

        monkeypatch.setattr(click, "edit", edit)

    return uses


def one(run: Run) -> dict[str, Any]:
    """The draft as it stands."""
    (found,) = read_json(run("draft", "Priya Raman", "--json"))
    assert isinstance(found, dict)
    return found


def test_the_editor_shows_what_helps(drafted: Run, editor: Edit) -> None:
    """Subject and body stand above the line, three other questions and the findings below it."""
    seen: list[str] = []
    editor(lambda text: seen.append(text) or text)  # type: ignore[func-returns-value]
    drafted("approve", "Priya Raman", stdin="e\nn\n")
    above, below = seen[0].split("# ────")[:2]
    assert above.startswith("Subject: ")
    assert "Hi Priya," in above
    assert all(f"\n{number}. " in below for number in (1, 2, 3))
    asked = next(s["text"] for s in one(drafted)["sentences"] if s["slot"] == "question")
    assert asked not in below


def test_an_edited_text_is_kept_whole(drafted: Run, editor: Edit) -> None:
    """What was typed is the draft; sentences left alone keep their facts, the others are yours."""
    before = one(drafted)
    editor(lambda text: text.replace("Thank you", "Yours truly", 1).replace("Hi Priya", "Hi Priya"))
    editor(lambda text: text.replace("Hi Priya,\n", "Hi Priya,\n\nI have a café here. Do visit!\n"))
    drafted("approve", "Priya Raman", stdin="e\nn\n")
    after = one(drafted)
    assert "I have a café here. Do visit!" in after["body"]
    yours = [s["text"] for s in after["sentences"] if s["slot"] == "yours"]
    assert yours == ["I have a café here.", "Do visit!"]
    kept = [s for s in after["sentences"] if s["slot"] == "found"]
    assert kept == [s for s in before["sentences"] if s["slot"] == "found"]


def test_drafting_again_leaves_it_alone(drafted: Run, editor: Edit, tmp_path: Path) -> None:
    """Only `--anew` writes over an edited draft, and even then the old text stays in the store."""
    editor(lambda text: text.replace("Hi Priya,\n", "Hi Priya,\n\nI have a café here.\n"))
    drafted("approve", "Priya Raman", stdin="e\nn\n")
    assert "café" in one(drafted)["body"]
    (fresh,) = read_json(drafted("draft", "Priya Raman", "--anew", "--json"))
    assert "café" not in fresh["body"]
    with reading(home_of(str(tmp_path / "home"))) as store:
        texts = [body for (body,) in store.execute("SELECT body FROM drafts")]
        states = {one.state for one in drafts.in_state(store, drafts.REPLACED)}
    assert any("café" in body for body in texts)
    assert states == {drafts.REPLACED}


def test_lint_reads_the_users_text_alike(drafted: Run, editor: Edit) -> None:
    """An error that the user typed blocks; one of tone can be overruled, truth cannot."""
    editor(lambda text: text.replace("Thank you", "Are you hiring? Thank you", 1))
    drafted("approve", "Priya Raman", stdin="e\nn\n")
    assert "L37" in drafted("approve", "Priya Raman", "--yes", code=4).output
    assert "matter of tone" in drafted("approve", "Priya Raman", "--yes", "--overrule", "L27",
                                       code=2).output  # fmt: skip
    drafted("approve", "Priya Raman", "--yes", "--overrule", "L37")
    assert [e["rule"] for e in one(drafted)["findings"] if e["severity"] == "error"] == ["L37"]
    assert "0 errors" in drafted("lint").output
    assert "1 overruled" in drafted("lint").output


def test_what_was_overruled_can_leave(drafted: Run, editor: Edit, tmp_path: Path) -> None:
    """The text that was approved in spite of L37 is delivered; another text would not be."""
    editor(lambda text: text.replace("Thank you", "Are you hiring? Thank you", 1))
    drafted("approve", "Priya Raman", stdin="e\nn\n")
    drafted("approve", "Priya Raman", "--yes", "--overrule", "L37")
    drafted("deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    assert len([*(tmp_path / "out").glob("*.eml")]) == 1


def test_what_was_approved_and_edited_is_approved_anew(drafted: Run, editor: Edit) -> None:
    """After approval a changed text is open again and cannot leave by the old yes."""
    drafted("approve", "Priya Raman", "--yes")
    assert "No open draft" in drafted("approve", "Priya Raman", code=2).output


def test_an_empty_text_changes_nothing(drafted: Run, editor: Edit) -> None:
    """Emptying the file, or leaving it as it is, leaves the draft as it was."""
    before = one(drafted)
    for change in (lambda text: "", lambda text: text, lambda text: f"\n{END}\n"):
        editor(change)
        drafted("approve", "Priya Raman", stdin="e\nn\n")
        assert one(drafted) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subject: A\n\nHi\n# ──── what stands below this line is left out ────\nx", ("A", "Hi")),
        ("Hi\n\n# a heading of mine", ("", "Hi\n\n# a heading of mine")),
        ("\nSubject:  B  \nHi", ("B", "Hi")),
    ],
)
def test_what_the_editor_gives_back(text: str, expected: tuple[str, str]) -> None:
    """Only what stands below the line is left out; a # of the user's own stays."""
    assert parts(text) == expected


def test_an_editor_that_fails_costs_nothing(drafted: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that is not there is named, and the draft stays as it was."""
    before = one(drafted)["body"]
    monkeypatch.setenv("VISUAL", "no-such-editor-here")
    said = drafted("approve", "Priya Raman", stdin="e\nn\n").output
    assert "The editor failed" in said
    assert one(drafted)["body"] == before
