"""Files made to hurt, through the command itself: one sentence, exit 3, the store as it was."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.config import Home
from outreach.journey import gather
from outreach.model import Options
from outreach.store import reading


def bomb(path: Path) -> None:
    """A zip that unpacks to four hundred megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", b"a,b\n" * 100_000_000)


def torn() -> bytes:
    """A zip whose list of contents is not where its end says."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("Connections.csv", "Name\nAna\n")
    return held.getvalue().replace(b"PK\x01\x02", b"PK\x07\x02")


HOSTILE = {
    "torn.zip": torn(),
    "torn.csv": torn(),
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 40,
    "page.csv": b"<!doctype html><html>404</html>",
    "header.csv": b"Name,Email,Company\n",
    "graph.csv": b"source,target,weight\na,b,1\n",
    "prices.csv": b"item,price\napple,1.2\npear,2.0\n",
    "wide.csv": b",".join(b"c%d" % n for n in range(5_000)) + b"\n",
    "quote.csv": b'Name,Company\n"Ana,Corvid\n' + b"Tom Fox,Lantern\n" * 20_000,
    "broken.zip": b"PK\x03\x04 nothing follows",
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
}


def typed(home: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """Import a file as a user would, within a minute."""
    command = [sys.executable, "-m", "outreach", "--home", str(home), "import", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def dump(home: Path) -> list[str]:
    """Everything that the store holds."""
    with reading(Home(home)) as store:
        return list(store.iterdump())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one person in it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good.csv").write_text("Name,Company\nAna Lee,Corvid\n")
    gather.bring(Home(folder / "home"), [folder / "good.csv"], Options())
    return folder / "home"


@pytest.mark.parametrize(
    "name", [*HOSTILE, "bomb.zip", "profile-only.zip", "folder", "gone.csv", "pipe.csv"]
)
def test_a_hostile_file_is_a_sentence(name: str, home: Path, tmp_path: Path) -> None:
    """Each is refused by name with what to do next; nothing is printed but that, or changed."""
    path = tmp_path / name
    if name == "bomb.zip":
        bomb(path)
    elif name == "profile-only.zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("Profile.csv", "First Name,Last Name\nJordan,Rivera\n")
    elif name == "folder":
        path.mkdir()
    elif name == "pipe.csv":
        os.mkfifo(path)
    elif name in HOSTILE:
        path.write_bytes(HOSTILE[name])
    before = dump(home)
    done = typed(home, path)
    assert done.returncode == 3, done.stderr
    error, hint, *rest = done.stderr.splitlines()
    assert error.startswith("Error: ")
    assert name in error
    assert hint
    assert rest == []
    assert dump(home) == before


CELLS = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12), st.booleans())
def test_rows_always_add_up(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], named: bool
) -> None:
    """Any table is refused in a sentence, or every row is new, matched or skipped with a reason."""
    folder = tmp_path_factory.mktemp("rows")
    header = [["Name", "Company", "Email", "Class Year"]] if named else []
    text = "\n".join(",".join(row) for row in [*header, *rows])
    (folder / "list.csv").write_text(text, encoding="utf-8")
    brought = gather.bring(Home(folder / "home"), [folder / "list.csv"], Options())
    for one in brought.imports:
        assert one.rows == one.new + one.matched + len(one.skipped)
        assert all(why for _, why in one.skipped)
    for _, why, hint in brought.refused:
        assert why
        assert hint
