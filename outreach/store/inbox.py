"""What the mailbox told, in the store: who, when, which."""

import sqlite3


def is_known(connection: sqlite3.Connection, number: str) -> bool:
    """Whether a message of the mailbox was taken in before."""
    row = connection.execute("SELECT 1 FROM inbox WHERE id=?", (number,)).fetchone()
    return row is not None


def keep(connection: sqlite3.Connection, number: str, person: str, what: str, at: str) -> None:
    """Remember a message of the mailbox: what it is, and the UTC instant, ISO."""
    connection.execute("INSERT INTO inbox VALUES (?,?,?,?)", (number, person, what, at))


def latest(connection: sqlite3.Connection, person: str, what: str) -> str:
    """The UTC instant of the latest such message of a person, ISO; empty for none."""
    row = connection.execute(
        "SELECT max(at) FROM inbox JOIN records ON records.id=record WHERE person=? AND what=?",
        (person, what),
    ).fetchone()
    return str(row[0] or "")
