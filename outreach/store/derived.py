"""Records as columns out of the store, and what was derived from them into it."""

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import compress, repeat
from typing import Any

from outreach.model import PEOPLE, RECORDS, STUDIES
from outreach.model.columns import Columns
from outreach.model.intake import Doubt, Import, List, Table
from outreach.store import records
from outreach.store.rows import insert

Written = tuple[Table, list[str]]  # a table, and the ids of its records
Fresh = Mapping[tuple[int, int], Written]  # by import and place in it


def read_records(connection: sqlite3.Connection, fresh: Fresh) -> Columns:
    """Every live record once, as the newest import has it: model.RECORDS and the fields.

    Args:
        connection: An open transaction.
        fresh: What was just written, and need not be read again.
    """
    rows = records.rows(connection, but={number for number, _ in fresh})
    rows |= {place: (ids, table.rows) for place, (table, ids) in fresh.items()}
    lists = [
        _list(brought, at, found, rows.get((brought.id, at), ([], [])))
        for brought in reversed(records.imports(connection, live=False))
        for at, found in enumerate(brought.lists)
        if (brought.id, at) in rows or not brought.undone
    ]
    lists.sort(key=lambda found: any(found["stub"]))  # a live sighting goes before a stub
    if len(lists) == 1:
        return lists[0]
    names = dict.fromkeys((*RECORDS, *(name for found in lists for name in found)))
    every = {name: _stacked(lists, name) for name in names}
    first = {record: at for at, record in reversed(list(enumerate(every["record"])))}
    newest = [first[record] == at for at, record in enumerate(every["record"])]
    return {name: list(compress(column, newest)) for name, column in every.items()}


def _stacked(lists: Sequence[Columns], name: str) -> list[Any]:
    """One column of all lists, empty where a list lacks it."""
    return [value for found in lists for value in found.get(name, repeat("", len(found["record"])))]


def _list(brought: Import, at: int, found: List, rows: records.Rows) -> Columns:
    """One list's records, columns renamed to the fields they hold."""
    ids, every = rows
    count = len(ids)
    result: Columns = {
        "record": list(ids),
        "list": [f"{brought.id}.{at}"] * count,
        "connection": [found.found == "connection"] * count,
        "stub": [brought.undone] * count,
        "age": [brought.age] * count,
    }
    for name, field in found.mapping.items():
        place = found.header.index(name)
        column, before = [row[place] for row in every], result.get(field)
        if before and field in _ADDED:
            result[field] = [
                "\x1f".join(filter(None, pair)) for pair in zip(before, column, strict=True)
            ]
            continue
        # Two columns may tell one thing: the first that is not empty counts.
        result[field] = [a or b for a, b in zip(before, column, strict=True)] if before else column
    if brought.school:  # all went there; what a column says is where they went besides
        if "school" in result:
            result[records.besides(result)] = result["school"]
        result["school"] = [brought.school] * count
    return result


_ADDED = ("do_not_contact", "mentor")  # a no counts in whichever column it stands


def write_people(
    connection: sqlite3.Connection,
    owners: Mapping[str, str],
    people: Columns,
    studies: Sequence[tuple[str, ...]],
    doubts: Sequence[Doubt],
) -> None:
    """Put what was derived in place of what was derived before.

    Args:
        connection: An open transaction.
        owners: Record id → person id.
        people: model.PEOPLE, as columns.
        studies: model.STUDIES, as rows.
        doubts: The pairs to decide.
    """
    _own(connection, owners)
    told = {name: people[name] for name in PEOPLE if any(people[name])}  # the rest have defaults
    _replace(connection, "people", told)
    _replace(connection, "studies", dict(zip(STUDIES, zip(*studies, strict=True), strict=False)))
    connection.execute("DELETE FROM doubts")
    connection.executemany(
        "INSERT INTO doubts VALUES (?,?,?)", ((d.one, d.other, d.why) for d in doubts)
    )


def _replace(
    connection: sqlite3.Connection, table: str, columns: Mapping[str, Sequence[object]]
) -> None:
    connection.execute(f"DELETE FROM {table}")
    if columns:
        insert(connection, table, columns)


def _own(connection: sqlite3.Connection, owners: Mapping[str, str]) -> None:
    """Set the person of each record that is not its own."""
    before = dict(connection.execute("SELECT id,person FROM records WHERE person<>id").fetchall())
    joined = {record: person for record, person in owners.items() if person != record}
    told = dict.fromkeys(before.keys() & owners.keys()) | joined
    changed = [(joined.get(r, r), r) for r in told if joined.get(r, r) != before.get(r, r)]
    connection.executemany("UPDATE records SET person=? WHERE id=?", changed)
