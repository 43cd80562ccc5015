"""The whole store as tables of text, and back: for a move to another machine."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

# What is not derived, in the order in which it is read back.
TABLES = ("imports", "records", "sightings", "contacts", "said", "words", "mappings", "drafts",
          "ledger", "inbox", "events", "aliases", "stops", "meta")  # fmt: skip
# Of two contacts on one day the earlier row stands first; the widest key has three columns.
_PLACES = {"contacts": "rowid", "sightings": "1, 2, 3"}


def rows(connection: sqlite3.Connection, table: str) -> Iterator[Sequence[str | int]]:
    """The columns of a table, then its rows in order."""
    order = _PLACES.get(table, "1, 2")
    cursor = connection.execute(f"SELECT * FROM {_known(table)} ORDER BY {order}")
    yield [column[0] for column in cursor.description]
    yield from cursor


def fill(
    connection: sqlite3.Connection, table: str, header: Sequence[str], told: Iterable[Sequence[str]]
) -> None:
    """Write the rows of an empty table; columns that are not told have their default.

    Raises:
        ValueError: If a column does not exist here, or a value cannot stand in it.
    """
    info = connection.execute(f"PRAGMA table_info({_known(table)})")
    columns = {str(row[1]) for row in info}
    if not set(header) <= columns:
        raise ValueError(f"{table} has no column {sorted(set(header) - columns)[0]}")
    if not header:
        raise ValueError(f"{table} is empty")
    marks = ",".join("?" * len(header))
    try:
        connection.executemany(
            f"INSERT INTO {table} ({','.join(header)}) VALUES ({marks})", map(tuple, told)
        )
    except sqlite3.Error as error:
        raise ValueError(f"{table}: {error}") from error


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever kept."""
    told = (connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
            for table in TABLES if table != "meta")  # fmt: skip
    return not any(told)


def clear(connection: sqlite3.Connection) -> None:
    """Empty what a fresh store may hold already."""
    connection.execute("DELETE FROM meta")


def schema(connection: sqlite3.Connection) -> int:
    """Number of the newest migration."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _known(table: str) -> str:
    if table not in TABLES:
        raise ValueError(f"{table} is no table of an export")
    return table
