"""Who is never to be written to, by keyed hashes; and erasing a person."""

import hashlib
import hmac
import json
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from outreach.store import ledger, names

Keys = Callable[[str, str, str, str], Sequence[str]]  # email, url, name, company id → keys


def add(connection: sqlite3.Connection, keys: Iterable[str], day: str, name: str) -> None:
    """Keep a no under everything that a person is known by."""
    key = names.meta(connection, "stop key")
    if not key:
        key = secrets.token_hex(32)
        names.keep(connection, "stop key", key)
    connection.executemany(
        "INSERT INTO stops VALUES (?,?,?) ON CONFLICT DO UPDATE SET name=excluded.name",
        [(_hash(key, one), day, name) for one in keys],
    )


def remove(connection: sqlite3.Connection, keys: Iterable[str]) -> int:
    """Take a no back; how many hashes went."""
    key = names.meta(connection, "stop key")
    if not key:
        return 0
    hashes = [(_hash(key, one),) for one in keys]
    return connection.executemany("DELETE FROM stops WHERE hash=?", hashes).rowcount


def _hash(key: str, text: str) -> str:
    return hmac.new(bytes.fromhex(key), text.encode("utf-8"), hashlib.sha256).hexdigest()


def listed(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(name, ISO day) of everybody stopped; the name is empty for who was forgotten."""
    return connection.execute("SELECT DISTINCT name,day FROM stops ORDER BY day,name").fetchall()


def days(connection: sqlite3.Connection, keys: Sequence[Sequence[str]]) -> list[str]:
    """For each person's keys the ISO day of their no; empty for none."""
    held = dict(connection.execute("SELECT hash,day FROM stops").fetchall())
    if not held:
        return [""] * len(keys)
    key = names.meta(connection, "stop key")
    return [next((held[h] for one in some if (h := _hash(key, one)) in held), "") for some in keys]


def mark(connection: sqlite3.Connection, keys_of: Keys) -> None:
    """Set the no of everybody in `people` whom a hash holds."""
    if not connection.execute("SELECT 1 FROM stops LIMIT 1").fetchone():
        return
    rows = connection.execute("SELECT id,email,url,name,company_id FROM people").fetchall()
    found = days(connection, [keys_of(*row[1:]) for row in rows])
    barred = [(row[0],) for row, day in zip(rows, found, strict=True) if day]
    connection.executemany("UPDATE people SET dnc=1 WHERE id=?", barred)


def erase(
    connection: sqlite3.Connection, records: Sequence[str], name: str, url: str,
    known: Sequence[str] = (),
) -> None:  # fmt: skip
    """Delete every trace of some records: cells, places, words, drafts, events, last contacts.

    Args:
        connection: The store.
        records: Ids of the person's records.
        name: Of the person.
        url: Their profile; empty for none.
        known: Their addresses.
    """
    has_ledger = _has(connection, "ledger")  # a copy of an earlier schema has none
    for record in records:
        if has_ledger:
            ledger.erase(connection, record)
        for table in ("sightings", "said", "drafts", "events", *(["inbox"] if has_ledger else [])):
            connection.execute(f"DELETE FROM {table} WHERE record=?", (record,))
        for table in ("words", "doubts"):
            connection.execute(f"DELETE FROM {table} WHERE one=?1 OR other=?1", (record,))
        connection.execute("DELETE FROM people WHERE id=?", (record,))
        connection.execute("DELETE FROM studies WHERE person=?", (record,))
        connection.execute("DELETE FROM records WHERE id=?", (record,))
    alone = not connection.execute(
        "SELECT 1 FROM people WHERE name=? COLLATE NOCASE", (name,)
    ).fetchone()
    connection.execute(
        "DELETE FROM contacts WHERE (url<>'' AND url=?)"
        " OR (?3 AND (url='' OR ?1='') AND name=?2 COLLATE NOCASE)",
        (url, name, alone),
    )
    texts = [*known, url, name if " " in name and alone else ""]
    _unname(connection, [text for text in texts if text])


_GONE = "[forgotten]"
_TEXTS = (("events", "detail"), ("said", "value"), ("drafts", "subject"), ("drafts", "body"),
          ("drafts", "sentences"), ("imports", "path"), ("imports", "lists"),
          ("imports", "skipped"))  # fmt: skip


def _unname(connection: sqlite3.Connection, texts: Sequence[str]) -> None:
    """Take what names somebody, and nobody else, out of what stands with others.

    That is notes of other talks, referrals to and by them, and messages that name them; of these
    no open one stays, since its text has changed.
    """
    named = "|".join(map(re.escape, texts))
    pattern = re.compile(rf"(?<!\w)(?:{named})(?!\w)" if texts else "(?!)", re.IGNORECASE)
    for table, column in _TEXTS:
        rows = connection.execute(f"SELECT rowid,{column} FROM {table}").fetchall()
        changed = [(pattern.sub(_GONE, text), row) for row, text in rows if pattern.search(text)]
        connection.executemany(f"UPDATE {table} SET {column}=? WHERE rowid=?", changed)
    for text in texts:
        cell = json.dumps(text, ensure_ascii=False)  # whole, so that nobody's longer name is cut
        connection.execute(
            "UPDATE records SET cells=replace(cells, ?1, '\"\"') WHERE instr(cells, ?1)", (cell,)
        )
    connection.execute("DELETE FROM events WHERE what='referred' AND detail=?", (_GONE,))
    connection.execute("DELETE FROM said WHERE field='referred_by' AND value=?", (_GONE,))
    connection.execute(
        "UPDATE drafts SET state='skipped' WHERE state IN ('open','approved') AND instr(body, ?)",
        (_GONE,),
    )
    if _has(connection, "ledger"):
        ledger.empty(connection, _GONE)


def _has(connection: sqlite3.Connection, table: str) -> bool:
    row = connection.execute("SELECT 1 FROM sqlite_master WHERE name=?", (table,)).fetchone()
    return row is not None
