"""Imports, records and what the user said: the part of the store that is not derived."""

import json
import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import repeat
from operator import itemgetter
from typing import Any

from outreach.model.intake import Import, LastContact, List, Table, Word
from outreach.store.rows import insert

_COLUMNS = "id,path,format,digest,day,age,school,language,lists,rows,new,matched,skipped,undone"


def record_ids(form: str, table: Table) -> list[str]:
    """Ids of a table's records: a hash of format, columns, cells, and which time they occur."""
    head = blake2b(digest_size=8)
    head.update(f"{form}\x1e{chr(31).join(table.header)}\x1e".encode("utf-8", "surrogatepass"))
    told = list(map("\x1f".join, table.rows))
    times: Iterable[int] = repeat(1) if len(set(told)) == len(told) else _times(told)
    return [_id(head.copy(), f"{row}\x1e{time}") for row, time in zip(told, times, strict=False)]


def _id(begun: blake2b, text: str) -> str:
    begun.update(text.encode("utf-8", "surrogatepass"))
    return begun.hexdigest()


def _times(told: Iterable[str]) -> Iterable[int]:
    """Which time each text occurs."""
    seen: dict[str, int] = {}
    for text in told:
        seen[text] = time = seen.get(text, 0) + 1
        yield time


def known(connection: sqlite3.Connection, digest: str) -> Import | None:
    """The live import of the same content, told the same, if there is one."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM imports WHERE digest=? AND undone=0 ORDER BY id DESC", (digest,)
    ).fetchone()
    return _import(row) if row else None


def add(
    connection: sqlite3.Connection,
    brought: Import,
    tables: Sequence[tuple[Table, list[str]]],
    contacts: Iterable[LastContact],
) -> Import:
    """Write an import and its records; the counts of `brought` are filled in here."""
    live = {row[0] for row in connection.execute(_LIVE)} if _any(connection) else set()
    ids = [record for _, records in tables for record in records]
    matched = sum(record in live for record in ids) if live else 0
    lists = [
        {"file": t.file, "header": t.header, "mapping": t.mapping, "found": t.found}
        for t, _ in tables
    ]
    skipped = [[s.row, s.why] for t, _ in tables for s in t.skipped]
    cursor = connection.execute(
        "INSERT INTO imports (path,format,digest,day,age,school,language,lists,rows,new,matched,"
        "skipped) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (brought.path, brought.format, brought.digest, brought.day, brought.age, brought.school,
         brought.language, _json(lists), len(ids) + len(skipped), len(ids) - matched, matched,
         _json(skipped)),
    )  # fmt: skip
    number = cursor.lastrowid or 0
    for at, (table, records) in enumerate(tables):
        _write(connection, number, at, table, records)
    connection.executemany(
        "INSERT INTO contacts VALUES (?,?,?,?,?,?,?)",
        ((number, c.url, c.name, c.received, c.sent, c.file, c.row) for c in contacts),
    )
    return one(connection, number)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_LIVE = (
    "SELECT DISTINCT record FROM sightings JOIN imports ON imports.id=sightings.import"
    " WHERE undone=0"
)


def _any(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sightings LIMIT 1").fetchone() is not None


def _write(
    connection: sqlite3.Connection, number: int, at: int, table: Table, ids: list[str]
) -> None:
    told = list(map(_cells, table.rows))  # in the order in which they lie in memory
    order = sorted(range(len(ids)), key=ids.__getitem__)  # a B-tree is filled fastest in its own
    records = [ids[i] for i in order]
    rows: dict[str, list[Any]] = {
        "id": records,
        "cells": [told[i] for i in order],
        "person": records,
    }
    insert(connection, "records", rows, or_ignore=True)
    seen: dict[str, list[Any]] = {"record": records, "row": [table.lines[i] for i in order]}
    insert(connection, "sightings", seen, same={"import": number, "list": at})


def _cells(row: Sequence[str]) -> str:
    """The cells as JSON; most need no escape, and to say so is faster than to look for each."""
    joined = '","'.join(row)
    if joined.isprintable() and "\\" not in joined and joined.count('"') == 2 * (len(row) - 1):
        return f'["{joined}"]'
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def imports(connection: sqlite3.Connection, live: bool = True) -> list[Import]:
    """Every import, the oldest file first; also those taken back where `live` is false."""
    where = "WHERE undone=0" if live else ""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM imports {where} ORDER BY age, id")
    return [_import(row) for row in rows]


def one(connection: sqlite3.Connection, number: int) -> Import:
    """The import of that number.

    Raises:
        KeyError: If there is none.
    """
    row = connection.execute(f"SELECT {_COLUMNS} FROM imports WHERE id=?", (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    return _import(row)


def _import(row: Sequence[Any]) -> Import:
    (number, path, form, digest, day, age, school, language, lists, rows, new, matched, skipped,
     undone) = row  # fmt: skip
    return Import(
        number, path, form, digest, day, age, school, language,
        lists=tuple(List(**found) for found in json.loads(lists)),
        rows=rows, new=new, matched=matched,
        skipped=tuple((line, why) for line, why in json.loads(skipped)),
        undone=bool(undone),
    )  # fmt: skip


def undo(connection: sqlite3.Connection, number: int) -> None:
    """Take an import back: its contacts go, and the records that nothing else holds.

    A record that the user's word, a draft or an event hangs on stays as a stub, where it stood, so
    that whoever comes back in a newer file is known again.
    """
    connection.execute("UPDATE imports SET undone=1 WHERE id=?", (number,))
    connection.execute("DELETE FROM contacts WHERE import=?", (number,))
    connection.execute(
        "DELETE FROM sightings WHERE import=? AND record NOT IN (SELECT record FROM said)"
        " AND record NOT IN (SELECT record FROM drafts)"
        " AND record NOT IN (SELECT record FROM events)"
        " AND record NOT IN (SELECT one FROM words UNION SELECT other FROM words)",
        (number,),
    )
    connection.execute("DELETE FROM records WHERE id NOT IN (SELECT record FROM sightings)")
    live = {"\t".join(at.header) for brought in imports(connection) for at in brought.lists}
    for found in one(connection, number).lists:
        if (header := "\t".join(found.header)) not in live:  # which another import taught too
            connection.execute("DELETE FROM mappings WHERE header=?", (header,))


def seen(connection: sqlite3.Connection, number: int) -> set[str]:
    """The records of an import."""
    found = connection.execute("SELECT record FROM sightings WHERE import=?", (number,))
    return {record for (record,) in found}


Rows = tuple[Sequence[str], Sequence[list[str]]]  # ids of records, and the cells of each


def rows(connection: sqlite3.Connection, but: Iterable[int] = ()) -> dict[tuple[int, int], Rows]:
    """(import, list) → its records in the file's order; those of the imports `but` are left out.

    Imports that were taken back have those of their records that something hangs on.
    """
    found = connection.execute(
        "SELECT import, list, record, row, cells FROM sightings JOIN records ON records.id=record"
        f" WHERE import NOT IN ({','.join(map(str, but))})"
    ).fetchall()
    told = json.loads(f"[{','.join(row[4] for row in found)}]")  # once is twice as fast as each
    lists: dict[tuple[int, int], list[tuple[int, str, list[str]]]] = {}
    for (number, at, record, line, _), cells in zip(found, told, strict=True):
        lists.setdefault((number, at), []).append((line, record, cells))
    for records in lists.values():
        records.sort(key=itemgetter(0))
    return {
        place: ([record for _, record, _ in records], [cells for *_, cells in records])
        for place, records in lists.items()
    }


def rows_of(
    connection: sqlite3.Connection, person: str, undone: bool = False
) -> list[tuple[str, int, int, int, list[str]]]:
    """(record id, import, list, physical line, cells) of a person's live records, newest first.

    Or of those that are left of imports `undone`.
    """
    found = connection.execute(
        "SELECT record, import, list, row, cells FROM records JOIN sightings ON record=records.id"
        " JOIN imports ON imports.id=import"
        " WHERE (records.id=?1 OR (person=?1 AND person<>records.id)) AND undone=?2"
        " ORDER BY age DESC, import DESC, list, row",
        (person, int(undone)),
    )
    seen: set[str] = set()
    result = []
    for record, number, at, line, cells in found:
        if record not in seen:
            seen.add(record)
            result.append((record, number, at, line, json.loads(cells)))
    return result


def besides(fields: Container[str]) -> str:
    """The field of a further school, where every row of a list went to the one that was named."""
    return next((one for one in _SCHOOLS if one not in fields), _SCHOOLS[-1])


_SCHOOLS = ("school_2", "school_3", "school_4", "school_5")


def contacts(connection: sqlite3.Connection) -> list[LastContact]:
    """Every last contact; those of one person in several exports all stand."""
    found = connection.execute(
        "SELECT url,name,received,sent,file,row FROM contacts ORDER BY max(received,sent) DESC"
    )
    return [LastContact(*row) for row in found]


# ── the user's word ───────────────────────────────────────────────────────────────────────────


def say(connection: sqlite3.Connection, record: str, field: str, value: str, day: str) -> None:
    """Keep what the user said of a person."""
    connection.execute(
        "INSERT INTO said (record,field,value,day) VALUES (?,?,?,?)", (record, field, value, day)
    )


def said(
    connection: sqlite3.Connection, owners: Mapping[str, str] | None = None
) -> dict[str, dict[str, tuple[str, str]]]:
    """Person → field → (value, day): the latest word on each field.

    Args:
        connection: An open transaction.
        owners: Record → person as just derived; as stored where left out.
    """
    found = connection.execute(
        "SELECT record,person,field,value,day FROM said JOIN records ON records.id=record"
        " ORDER BY said.id"
    )
    result: dict[str, dict[str, tuple[str, str]]] = {}
    for record, person, field, value, day in found:
        owner = (owners or {}).get(record, person)
        facts = result.setdefault(owner, {})
        facts.pop(field, None)
        if value:  # an empty word takes the earlier one back
            facts[field] = (value, day)
    return result


def decide(connection: sqlite3.Connection, word: Word, day: str) -> None:
    """Keep the user's word on who is one person and who is two; it replaces an earlier one."""
    connection.execute(
        "DELETE FROM words WHERE (one=? AND other=?) OR (one=? AND other=?)",
        (word.one, word.other, word.other, word.one),
    )
    connection.execute(
        "INSERT INTO words (joined,one,other,day) VALUES (?,?,?,?)",
        (int(word.joined), word.one, word.other, day),
    )


def last_word(connection: sqlite3.Connection) -> int:
    """Number of the user's latest word on pairs; 0 for none."""
    return int(connection.execute("SELECT coalesce(max(id),0) FROM words").fetchone()[0])


def unsay(connection: sqlite3.Connection, after: int) -> int:
    """Take back the words after one; how many they were."""
    return connection.execute("DELETE FROM words WHERE id>?", (after,)).rowcount


def words(connection: sqlite3.Connection) -> list[Word]:
    """The user's word on pairs."""
    found = connection.execute("SELECT joined,one,other FROM words ORDER BY id")
    return [Word(bool(joined), one, other) for joined, one, other in found]


def remember(connection: sqlite3.Connection, header: str, mapping: Mapping[str, str]) -> None:
    """Keep the user's corrections of a mapping for the next file with that header."""
    connection.execute(
        "INSERT INTO mappings VALUES (?,?) ON CONFLICT DO UPDATE SET mapping=excluded.mapping",
        (header, json.dumps(dict(mapping), ensure_ascii=False)),
    )


def remembered(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Header → the user's corrections for it."""
    found = connection.execute("SELECT header,mapping FROM mappings")
    return {header: json.loads(mapping) for header, mapping in found}
