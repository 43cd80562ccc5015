"""The user's word on names, and what was derived with what; where pages went."""

import json
import sqlite3


def aliases(connection: sqlite3.Connection) -> tuple[tuple[str, str, str], ...]:
    """(kind, folded text, name) of each."""
    return tuple(connection.execute("SELECT kind,text,name FROM aliases ORDER BY kind,text"))


def told(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """(kind, folded text, name, day) of each."""
    found = connection.execute("SELECT kind,text,name,day FROM aliases ORDER BY kind,text")
    return found.fetchall()


def tell(connection: sqlite3.Connection, kind: str, text: str, name: str, day: str) -> None:
    """Keep the user's word; an empty name takes it back."""
    connection.execute("DELETE FROM aliases WHERE kind=? AND text=?", (kind, text))
    if name:
        connection.execute("INSERT INTO aliases VALUES (?,?,?,?)", (kind, text, name, day))


def meta(connection: sqlite3.Connection, key: str) -> str:
    """What was kept under a key; empty for nothing."""
    row = connection.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
    return row[0] if row else ""


def keep(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep something under a key."""
    connection.execute(
        "INSERT INTO meta VALUES (?,?) ON CONFLICT DO UPDATE SET value=excluded.value",
        (key, value),
    )


def wrote(connection: sqlite3.Connection, path: str) -> None:
    """Remember where a page with people on it was written."""
    keep(connection, "pages", json.dumps(sorted({*pages(connection), path}), ensure_ascii=False))


def pages(connection: sqlite3.Connection) -> list[str]:
    """Where pages with people on them were written."""
    found: list[str] = json.loads(meta(connection, "pages") or "[]")
    return found
