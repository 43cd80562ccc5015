"""The store: one SQLite file, the only SQL. Opened here; read and written by its siblings."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

from outreach.config import Home
from outreach.errors import StoreError

Store = sqlite3.Connection
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
            home.database, timeout=30, isolation_level=None, check_same_thread=False
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
        with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as found:
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
    fresh = home.backups / f".{home.today}.{os.getpid()}"
    fresh.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(fresh),))
    fresh.chmod(0o600)
    fresh.replace(copy)
    for old in sorted(home.backups.glob("*.db"))[:-_KEPT]:
        old.unlink(missing_ok=True)


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
        with closing(sqlite3.connect(home.database, timeout=30, isolation_level=None)) as found:
            found.execute("PRAGMA page_size=8192")  # of a fresh file; larger imports in less time
            found.execute("PRAGMA synchronous=FULL")
            found.execute("PRAGMA foreign_keys=ON")
            found.execute("PRAGMA secure_delete=ON")
            found.execute("PRAGMA cache_size=-65536")  # 64 MB, so that an import spills nothing
            _migrate(found, home.database)
            if _holds_any(found):  # the first import has nothing to keep: it needs no log
                found.execute("PRAGMA journal_mode=WAL")
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
    """Bring the file to the newest schema, each step and its number in one transaction."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    steps = _steps()
    if version > len(steps):
        raise StoreError(
            f"The store {path} was written by a newer outreach (schema {version}).",
            "Update outreach, or name another folder with --home.",
        )
    for number, step in enumerate(steps[version:], version + 1):
        if version:
            copy = path.with_suffix(f".before-{number}.db")
            copy.unlink(missing_ok=True)
            connection.execute("VACUUM INTO ?", (str(copy),))  # with what another has in its log
            copy.chmod(0o600)
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] >= number:
            connection.execute("COMMIT")  # another program was faster
            continue
        for statement in _statements(step.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={number}")
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
    if "full" in text or "I/O" in text:
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
