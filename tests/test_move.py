"""Moving house: everything comes back, byte for byte the same answers; damage is refused."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from outreach.cli import main
from outreach.config import Home
from outreach.store import drafts, people, writing
from tests.conftest import Run
from tests.test_talk import LIST, NOTE, ago, talk
from tests.test_track import COURSES
from tests.test_track import course as events_of

__all__ = ["talk"]

ANSWERS = (
    ["people", "--json"], ["rank", "--json"], ["rank", "--why"], ["imports", "--json"],
    ["doubts", "--json"], ["lint", "--json"], ["due", "--json"], ["insights", "--json"],
    ["prep", "Priya Raman", "--json"], ["stop", "--list", "--json"], ["templates", "--json"],
    ["draft", "Mei Tanaka", "--dry-run", "--json"], ["draft", "--kind", "thanks", "--json"],
)  # fmt: skip


@pytest.fixture
def lived(talk: Run, tmp_path: Path) -> Run:
    """A home in which much has happened, and an export of it."""
    talk("log", "Priya Raman", "sent", "--on", ago(9))
    talk("debrief", "Priya Raman", "--text", NOTE, "--on", ago(1), "--yes")
    talk("add", "Bo Lind", "company=Oak", "email=bo@example.org")
    talk("set", "Mei Tanaka", 'hook=Mei wrote about "plain" words,\nand lines.')
    talk("draft", "Ida Novak")
    talk("stop", "Bo Lind", "--yes")
    talk("add", "Zed Gone", "email=zed@example.org")
    talk("forget", "Zed Gone", "--yes")
    talk("export", "--to", str(tmp_path / "box"))
    return talk


def there(tmp_path: Path, *args: str, code: int = 0) -> str:
    """What a command answers on the other machine."""
    found = CliRunner().invoke(main, ["--home", str(tmp_path / "there"), *args])
    assert found.exit_code == code, found.output
    return found.output


def test_everything_comes_back(lived: Run, tmp_path: Path) -> None:
    """On another machine every command gives the same answer, to the byte."""
    there(tmp_path, "import", str(tmp_path / "box"))
    for args in ANSWERS:
        here = lived(*args).output.replace(str(tmp_path / "home"), "")
        assert there(tmp_path, *args).replace(str(tmp_path / "there"), "") == here, args


def test_a_no_moves_too(lived: Run, tmp_path: Path) -> None:
    """Who was stopped or forgotten here is barred there, whatever file brings them again."""
    there(tmp_path, "import", str(tmp_path / "box"))
    again = tmp_path / "again.csv"
    again.write_text("Name,Email\nZed Gone,zed@example.org\n", encoding="utf-8")
    there(tmp_path, "import", str(again))
    for person in ("Bo Lind", "zed@example.org"):
        assert "do not contact" in there(tmp_path, "draft", person, code=2)
    assert "Zed" not in (tmp_path / "box" / "people.csv").read_text(encoding="utf-8")


def test_the_same_export_again_changes_nothing(lived: Run, tmp_path: Path) -> None:
    """A second import of it says that all is known."""
    there(tmp_path, "import", str(tmp_path / "box"))
    assert "nothing changed" in there(tmp_path, "import", str(tmp_path / "box"))


def test_an_export_of_the_import_is_the_export(lived: Run, tmp_path: Path) -> None:
    """What was brought back writes the same tables again."""
    there(tmp_path, "import", str(tmp_path / "box"))
    there(tmp_path, "export", "--to", str(tmp_path / "next"))
    for path in sorted((tmp_path / "box" / "tables").iterdir()):
        assert path.read_bytes() == (tmp_path / "next" / "tables" / path.name).read_bytes()


def test_a_home_that_holds_others_is_left_alone(lived: Run, tmp_path: Path) -> None:
    """An export comes back whole, so a home with people of its own refuses it, unchanged."""
    lived("set", "Ida Novak", "hook=Ida spoke.")
    before = lived("people", "--json").output
    assert "holds people already" in lived("import", str(tmp_path / "box"), code=2).output
    assert lived("people", "--json").output == before


def _cut(box: Path) -> None:
    path = box / "tables" / "events.csv"
    path.write_bytes(path.read_bytes()[:-9])


def _lose(box: Path) -> None:
    (box / "tables" / "said.csv").unlink()


def _escape(box: Path) -> None:
    told = json.loads((box / "outreach.json").read_text())
    told["files"]["../secret"] = "0"
    (box / "outreach.json").write_text(json.dumps(told))


def _newer(box: Path) -> None:
    told = json.loads((box / "outreach.json").read_text())
    (box / "outreach.json").write_text(json.dumps(told | {"schema": 999}))


def _garble(box: Path) -> None:
    (box / "outreach.json").write_text("[]")


def _swap(box: Path, table: str, old: bytes, new: bytes) -> None:
    """Change a table and the hash that stands for it."""
    path = box / "tables" / f"{table}.csv"
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    told = json.loads((box / "outreach.json").read_text())
    told["files"][f"tables/{table}.csv"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (box / "outreach.json").write_text(json.dumps(told))


def _no_day(box: Path) -> None:
    _swap(box, "events", ago(1).encode(), b"notaday")


def _no_json(box: Path) -> None:
    _swap(box, "records", b"[", b"{")


def _outside(box: Path) -> None:
    """A file whose own place is in the export, and which would be put outside of the home."""
    told = json.loads((box / "outreach.json").read_text())
    (box / "evil.txt").write_text("evil")
    name = f"templates/../../{box.name}/evil.txt"
    (box / "templates").mkdir(exist_ok=True)
    told["files"][name] = hashlib.sha256(b"evil").hexdigest()
    (box / "outreach.json").write_text(json.dumps(told))


@pytest.mark.parametrize(
    ("harm", "said"),
    [(_outside, "outside of it"), (_cut, "has changed"), (_lose, "is missing"),
     (_escape, "outside of it"), (_newer, "newer outreach"), (_garble, "cannot be read"),
     (_no_day, "cannot be read"), (_no_json, "cannot be read")],
)  # fmt: skip
def test_a_damaged_export_is_refused(
    lived: Run, tmp_path: Path, harm: Callable[[Path], None], said: str
) -> None:
    """What is cut, lost, foreign or of a newer program is named, and nothing of it is kept."""
    harm(tmp_path / "box")
    assert said in there(tmp_path, "import", str(tmp_path / "box"), code=3)
    assert "[]" in there(tmp_path, "people", "--json")
    assert not (tmp_path / "there" / "profile.toml").exists()


def test_other_folders_are_not_written_into(lived: Run, tmp_path: Path) -> None:
    """A folder with anything else in it is refused; that of an earlier export is renewed."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    assert "holds other files" in lived("export", "--to", str(other), code=2).output
    assert [path.name for path in other.iterdir()] == ["letter.txt"]
    lived("export", "--to", str(tmp_path / "box"))
    (tmp_path / "box" / "mine.txt").write_text("mine")
    assert "holds other files" in lived("export", "--to", str(tmp_path / "box"), code=2).output
    assert (tmp_path / "box" / "mine.txt").exists()
    (tmp_path / "file").write_text("mine")
    assert "holds other files" in lived("export", "--to", str(tmp_path / "file"), code=2).output
    assert (tmp_path / "box").stat().st_mode & 0o077 == 0


def test_other_programs_read_it(lived: Run, tmp_path: Path) -> None:
    """Address books, table programs and readers find people, notes and messages in it."""
    box = tmp_path / "box"
    assert "FN:Priya Raman" in (box / "people.vcf").read_text(encoding="utf-8")
    assert "Priya Raman,priya@example.org" in (box / "people.csv").read_text(encoding="utf-8")
    assert NOTE.strip() in (box / "notes.md").read_text(encoding="utf-8")
    assert "Subject: " in (box / "drafts.md").read_text(encoding="utf-8")
    assert (box / "outreach.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(course=COURSES)
def test_any_course_of_events_moves(
    course: list[tuple[str, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever happened with somebody, due, prep and insights say the same on the other machine."""
    base = tmp_path_factory.mktemp("any")
    (base / "list.csv").write_text(LIST, encoding="utf-8")
    typed = CliRunner()
    here, there_ = (["--home", str(base / name)] for name in ("home", "there"))
    for args in (
        ["init", "--yes", "--name", "Jo Ri", "--email", "jo@example.org", "--goal", "editing"],
        ["import", str(base / "list.csv")],
    ):
        assert typed.invoke(main, [*here, *args]).exit_code == 0
    with writing(Home(base / "home")) as store:
        (owner,) = people.find(store, "Ida Novak")
        for one in events_of(course):
            drafts.log(store, replace(one, person=owner, draft=""))
    assert typed.invoke(main, [*here, "export", "--to", str(base / "box")]).exit_code == 0
    assert typed.invoke(main, [*there_, "import", str(base / "box")]).exit_code == 0
    for args in (["due", "--json"], ["prep", "Ida Novak", "--json"], ["insights", "--json"],
                 ["rank", "--json"]):  # fmt: skip
        answers = [typed.invoke(main, [*where, *args]).output for where in (here, there_)]
        assert answers[0] == answers[1]


def test_a_packed_export_says_so(lived: Run, tmp_path: Path) -> None:
    """A zip of an export is named as what it is, and not taken for a list."""
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path / "box")
    assert "Unpack it" in there(tmp_path, "import", packed, code=3)


def test_a_full_disk_leaves_the_earlier_export(
    lived: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new export cannot take its place, the earlier one stands, and nothing beside it."""
    before = (tmp_path / "box" / "outreach.json").read_bytes()
    lived("set", "Ida Novak", "hook=Ida spoke.")
    real = Path.rename

    def full(self: Path, target: Path) -> Path:
        if self.name.endswith("-old") or target.name.endswith("-old"):
            return real(self, target)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    assert "cannot be written" in lived("export", "--to", str(tmp_path / "box"), code=1).output
    assert (tmp_path / "box" / "outreach.json").read_bytes() == before
    assert list(tmp_path.glob(".outreach-*")) == []
