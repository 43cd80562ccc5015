"""The store: one SQLite file, the only SQL. Opened here; read and written by its siblings."""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from outreach.config import Home
from outreach.errors import StoreError

Store = sqlite3.Connection
_WAIT = 30  # seconds for another program to finish
_MIGRATIONS = Path(__file__).parent / "migrations"


@contextmanager
def reading(home: Home) -> Iterator[Store]:
    """The store, to read one consistent state of it."""
    with _opened(home) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


@contextmanager
def writing(home: Home, keep: bool = True) -> Iterator[Store]:
    """The store, to write: all of what happens inside is kept, or nothing.

    Args:
        home: The user's folder.
        keep: Whether it is kept at all; a dry run is not.

    Raises:
        StoreError: If the disk is full, the file is broken, or another program holds it.
    """
    with _opened(home) as connection:
        _backup(connection, home)
        _keep_log(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT" if keep else "ROLLBACK")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


class Watch:
    """Tells whether the store has changed since, whoever changed it."""

    def __init__(self, home: Home) -> None:
        home.make()
        _private(home.database)
        self._connection = sqlite3.connect(
            home.database, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )

    def version(self) -> int:
        """A number that is another after each change that was committed."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def shrink(home: Home) -> None:
    """Write the file anew, so that nothing of what was deleted is left between its pages."""
    with _opened(home) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def copied(path: Path) -> Iterator[Store]:
    """A backup of the store, to erase somebody in it; what was there is overwritten on the disk."""
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as found:
            found.execute("PRAGMA secure_delete=ON")
            found.execute("BEGIN IMMEDIATE")
            yield found
            found.execute("COMMIT")
            found.execute("VACUUM")
    except sqlite3.Error as error:
        raise StoreError(*_words(error, path)) from error


_KEPT = 7  # daily copies


def _backup(connection: Store, home: Home) -> None:
    """Before the first change of a day, keep a copy of the store as it was; a week of them."""
    copy = home.backups / f"{home.today}.db"
    if copy.exists() or not _holds_any(connection):
        return
    home.backups.mkdir(mode=0o700, exist_ok=True)
    _copy(connection, copy)
    for old in sorted(home.backups.glob("*.db"))[:-_KEPT]:
        old.unlink(missing_ok=True)


def _copy(connection: Store, copy: Path) -> None:
    """Write the store as it is into another file, whole or not at all, whoever else does so too."""
    fresh = copy.with_name(f".{copy.name}.{os.getpid()}-{threading.get_ident()}")
    fresh.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(fresh),))
    fresh.chmod(0o600)
    fresh.replace(copy)


def _keep_log(connection: Store) -> None:
    """Write through a log, so that who reads and who writes do not wait for each other.

    The first import has nothing to keep, and needs none. Where somebody reads just now, whoever
    writes next sees to it.
    """
    if not _holds_any(connection):
        return
    connection.execute("PRAGMA busy_timeout=0")
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA busy_timeout={_WAIT * 1000}")


def _holds_any(connection: Store) -> bool:
    """Whether anything was ever imported."""
    return connection.execute("SELECT 1 FROM imports LIMIT 1").fetchone() is not None


def check(connection: Store, home: Home) -> None:
    """See that the store is whole, before anything leaves on its word.

    Raises:
        StoreError: If it is not.
    """
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise StoreError(*_damaged(home.database, found))


@contextmanager
def _opened(home: Home) -> Iterator[Store]:
    home.make()
    _private(home.database)
    try:
        with closing(sqlite3.connect(home.database, timeout=_WAIT, isolation_level=None)) as found:
            found.execute("PRAGMA page_size=8192")  # of a fresh file; larger imports in less time
            found.execute("PRAGMA synchronous=FULL")
            found.execute("PRAGMA foreign_keys=ON")
            found.execute("PRAGMA secure_delete=ON")
            found.execute("PRAGMA cache_size=-65536")  # 64 MB, so that an import spills nothing
            _migrate(found, home.database)
            yield found
    except sqlite3.Error as error:
        raise StoreError(*_words(error, home.database)) from error


def _private(path: Path) -> None:
    """Create the file for the user's eyes only, before SQLite would create it for all."""
    if not path.exists():
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            return
        except OSError as error:
            raise StoreError(
                f"The store {path} cannot be made: {error.strerror}.",
                "Free some space, or name another folder with --home.",
            ) from error
    elif os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _migrate(connection: Store, path: Path) -> None:
    """Bring the file to the newest schema; of one with people in it, a copy is kept before."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    steps = _steps()
    if version > len(steps):
        raise StoreError(
            f"The store {path} was written by a newer outreach (schema {version}).",
            "Update outreach, or name another folder with --home.",
        )
    if not version:  # all at once, so that nobody takes a store half made for an old one
        _step(connection, steps, 0)
        return
    for number in range(version, len(steps)):
        _copy(connection, path.with_suffix(f".before-{number + 1}.db"))
        _step(connection, steps[: number + 1], number)


def _step(connection: Store, steps: Sequence[Path], version: int) -> None:
    """Make the schema that of the last step, unless another program was faster."""
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] == version:
        for step in steps[version:]:
            for statement in _statements(step.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(steps)}")
    connection.execute("COMMIT")


@lru_cache(maxsize=1)
def _steps() -> tuple[Path, ...]:
    """The migrations in their order."""
    return tuple(sorted(_MIGRATIONS.glob("[0-9]*.sql")))


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _words(error: sqlite3.Error, path: Path) -> tuple[str, str]:
    """What SQLite met, and what to do about it."""
    text = str(error)
    if "I/O" in text:
        return (
            f"The disk is full or failed ({text}); nothing was changed in {path}.",
            "Free some space and type the same command again.",
        )
    if "full" in text:
        return (
            f"The disk is full; nothing was changed in {path}.",
            "Free some space and type the same command again.",
        )
    if "locked" in text or "busy" in text:
        return (
            f"Another outreach is writing to {path}.",
            "Wait for it to finish, then type the same command again.",
        )
    if "readonly" in text or "unable to open" in text:
        return f"The store {path} cannot be written.", "Name another folder with --home."
    if "malformed" in text or "not a database" in text:
        return (
            f"The store {path} is damaged: {text}.",
            "Put a backup in its place, or move it away.",
        )
    return (
        f"The store {path} refused: {text}.",
        "Type the same command again; if it stays, report it.",
    )


def _damaged(path: Path, what: str) -> tuple[str, str]:
    copies = path.parent / "backups"
    return (
        f"The store {path} is damaged: {what}.",
        f"Put the newest copy out of {copies} in its place, or move it away and begin anew.",
    )
