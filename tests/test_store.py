"""The store keeps all or nothing, for the user's eyes only."""

import multiprocessing
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from outreach import profile
from outreach.config import Home
from outreach.errors import OutreachError, StoreError
from outreach.journey import gather, send
from outreach.model import Options, Settings
from outreach.store import reading, writing

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def connections(path: Path, count: int) -> Path:
    """An export of that many invented people."""
    rows = (
        f"Ana{n},Lee{n},https://www.linkedin.com/in/p{n},,Firm {n % 50},Editor,05 Mar 2019\n"
        for n in range(count)
    )
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def dump(home: Home) -> list[str]:
    """Everything the store holds, as statements."""
    with reading(home) as store:
        return list(store.iterdump())


def test_only_the_user_can_read(home: Home, tmp_path: Path) -> None:
    """The folder is 0700 and every file of the store 0600, under any umask."""
    old = os.umask(0)
    modes: dict[str, int] = {}
    try:
        for text in ("a", "b"):
            with writing(home) as store:
                store.execute("INSERT INTO mappings VALUES (?, '{}')", (text,))
                files = [path for path in home.path.iterdir() if path.is_file()]
                modes |= {path.name: stat.S_IMODE(path.stat().st_mode) for path in files}
            gather.bring(home, [connections(tmp_path / "a.csv", 20)], Options())
    finally:
        os.umask(old)
    assert set(modes.values()) == {0o600}
    assert {"outreach.db", "outreach.db-journal", "outreach.db-wal"} <= modes.keys()
    assert stat.S_IMODE(home.path.stat().st_mode) == 0o700


def test_a_failure_inside_keeps_nothing(home: Home) -> None:
    """What raises inside a transaction leaves the store as it was."""
    with writing(home) as store:
        store.execute("INSERT INTO mappings VALUES ('a', '{}')")
    before = dump(home)
    with suppress(ZeroDivisionError), writing(home) as store:
        store.execute("DELETE FROM mappings")
        raise ZeroDivisionError
    assert dump(home) == before


def test_a_newer_schema_is_refused(home: Home) -> None:
    """A store of a newer outreach is not touched, and the message says what to do."""
    with writing(home):
        pass
    with sqlite3.connect(home.database) as store:
        store.execute("PRAGMA user_version=99")
    store.close()
    with pytest.raises(StoreError, match="newer"), reading(home):
        pass


def test_a_week_of_copies_is_kept(home: Home, tmp_path: Path) -> None:
    """Before the first change of a day a private copy is kept, and the last seven stay."""
    gather.bring(home, [connections(tmp_path / "a.csv", 5)], Options())
    assert not home.backups.exists() or not list(home.backups.iterdir())
    for day in range(1, 11):
        later = Home(home.path, partial(datetime, 2026, 12, day, tzinfo=UTC))
        gather.bring(later, [connections(tmp_path / "b.csv", 5 + day)], Options())
        gather.bring(later, [connections(tmp_path / "c.csv", 50 + day)], Options())
    copies = sorted(home.backups.iterdir())
    assert [copy.name for copy in copies] == [f"2026-12-{day:02d}.db" for day in range(4, 11)]
    assert {stat.S_IMODE(copy.stat().st_mode) for copy in copies} == {0o600}
    with closing(sqlite3.connect(copies[0])) as store:
        assert store.execute("SELECT count(*) FROM imports").fetchone() == (7,)


def test_nothing_leaves_a_damaged_store(home: Home, tmp_path: Path) -> None:
    """Delivery looks first whether the store is whole, and refuses if it is not."""
    gather.bring(home, [connections(tmp_path / "a.csv", 500)], Options())
    profile.save(home, {"person.name": "Jordan", "person.email": "j@example.org"})
    with closing(sqlite3.connect(home.database)) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(home.database.read_bytes())
    at = data.rindex(b"Lee4") - 2000
    data[at : at + 3000] = bytes(3000)
    home.database.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        send.deliver(home, "eml", Settings(tmp_path / "drafts"))


def test_a_shared_folder_is_not_taken_over(tmp_path: Path) -> None:
    """A folder of other things that others can read is refused, and keeps its mode."""
    tmp_path.chmod(0o755)
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(OutreachError, match="holds other things"), reading(Home(tmp_path)):
        pass
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_damaged_store_is_a_sentence(home: Home) -> None:
    """A file that is no database is refused in a sentence."""
    home.make()
    home.database.write_bytes(b"this is no database, though it is long enough " * 50)
    home.database.chmod(0o600)
    with pytest.raises(StoreError, match="damaged"), reading(home):
        pass


@pytest.mark.parametrize("people", [0, 20])
def test_a_full_disk_leaves_the_store_as_it_was(home: Home, tmp_path: Path, people: int) -> None:
    """An import that the disk cannot hold ends in a sentence, and nothing of it is kept."""
    if people:
        gather.bring(home, [connections(tmp_path / "a.csv", people)], Options())
    before = dump(home)
    limited = subprocess.run(
        [
            sys.executable, "-c",
            "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000));"
            "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
            "from outreach.cli import main; main()",
            "--home", str(home.path), "import", str(connections(tmp_path / "b.csv", 9_000)),
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert limited.returncode == 1, limited.stderr
    assert "disk is full" in limited.stderr
    assert "Traceback" not in limited.stderr
    assert dump(home) == before
    with reading(home) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("before", [0, 20])
def test_a_kill_at_any_moment_keeps_all_or_nothing(home: Home, tmp_path: Path, before: int) -> None:
    """After SIGKILL during an import, the first too, it is kept whole, or not at all."""
    if before:
        gather.bring(home, [connections(tmp_path / "a.csv", before)], Options())
    big = connections(tmp_path / "b.csv", 3_000)
    for delay in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1):
        process = subprocess.Popen(
            [sys.executable, "-m", "outreach", "--home", str(home.path), "import", str(big)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with reading(home) as store:
            assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (records,) = store.execute("SELECT count(*) FROM records").fetchone()
            (people,) = store.execute("SELECT count(*) FROM people").fetchone()
        assert records == people
        assert records in (before, 3_000)


def _say(path: str, count: int) -> None:
    home = Home(Path(path), lambda: datetime(2026, 11, 22, tzinfo=UTC))
    for _ in range(count):
        with writing(home) as store:
            (old,) = store.execute("SELECT mapping FROM mappings WHERE header='n'").fetchone()
            store.execute("UPDATE mappings SET mapping=?", (str(int(old) + 1),))


@pytest.mark.parametrize("people", [0, 20])
def test_eight_processes_lose_no_update(home: Home, tmp_path: Path, people: int) -> None:
    """Eight programs at once wait for each other, with people or none yet; no update is lost."""
    if people:
        gather.bring(home, [connections(tmp_path / "a.csv", people)], Options())
    with writing(home) as store:
        store.execute("INSERT INTO mappings VALUES ('n', '0')")
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_say, args=(str(home.path), 25)) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 8
    with reading(home) as store:
        assert store.execute("SELECT mapping FROM mappings").fetchone() == ("200",)


def _at_once(act: Callable[[], None], count: int = 6) -> None:
    """Do something in several threads that begin together; what one of them raises, is raised."""
    barrier = threading.Barrier(count)

    def run() -> None:
        barrier.wait()
        act()

    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(run) for _ in range(count)]:
            done.result()


def test_several_begin_at_once(tmp_path: Path) -> None:
    """Who opens a new home at once makes one store; none takes a half made one for an old one."""
    for at in range(5):
        home = Home(tmp_path / f"home{at}", lambda: datetime(2026, 11, 22, tzinfo=UTC))

        def enter(home: Home = home) -> None:
            with reading(home) as store:
                assert store.execute("SELECT count(*) FROM people").fetchone() == (0,)

        _at_once(enter)
        assert {file.name for file in home.path.iterdir()} == {"outreach.db"}


def test_the_first_writes_of_a_day_make_one_copy(home: Home, tmp_path: Path) -> None:
    """Several threads that begin the day's copy at once do not spoil each other's."""
    gather.bring(home, [connections(tmp_path / "a.csv", 20)], Options())

    def write() -> None:
        with writing(home):
            pass

    _at_once(write)
    assert len(list(home.backups.iterdir())) == 1


def test_who_reads_need_not_be_alone(home: Home, tmp_path: Path) -> None:
    """While another program reads the store just after its first import, it can be read."""
    gather.bring(home, [connections(tmp_path / "a.csv", 20)], Options())
    with closing(sqlite3.connect(home.database, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM people").fetchone()
        with reading(home) as store:
            assert store.execute("SELECT count(*) FROM people").fetchone() == (20,)
