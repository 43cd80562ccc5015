"""What the mailbox told, in the store: who, when, which."""

import sqlite3


def is_known(connection: sqlite3.Connection, number: str) -> bool:
    """Whether a message of the mailbox was taken in before."""
    row = connection.execute("SELECT 1 FROM inbox WHERE id=?", (number,)).fetchone()
    return row is not None


def keep(
    connection: sqlite3.Connection, number: str, of: tuple[str, str], what: str, at: str
) -> None:
    """Remember a message of the mailbox: (person, draft), what it is, and the UTC instant, ISO."""
    person, draft = of
    connection.execute(
        "INSERT INTO inbox VALUES (?,?,?,?,?)", (number, person, int(draft), what, at)
    )


def ids(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Draft → the Message-IDs under which it was found among what was sent."""
    found: dict[str, set[str]] = {}
    for number, draft in connection.execute("SELECT id,draft FROM inbox WHERE what='delivered'"):
        found.setdefault(str(draft), set()).add(number)
    return found


def latest(connection: sqlite3.Connection, person: str, what: str) -> str:
    """The UTC instant of the latest such message of a person, ISO; empty for none."""
    row = connection.execute(
        "SELECT max(at) FROM inbox JOIN records ON records.id=record WHERE person=? AND what=?",
        (person, what),
    ).fetchone()
    return str(row[0] or "")
