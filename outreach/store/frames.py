"""Frames in and out of the store: the only pandas here."""

import sqlite3
from collections.abc import Mapping, Sequence

import pandas as pd
from pandas import DataFrame

from outreach.model import PEOPLE, RECORDS, STUDIES
from outreach.model.intake import Doubt, Import, List
from outreach.store import records


def read_records(connection: sqlite3.Connection) -> DataFrame:
    """Every live record once, as the newest import has it: model.RECORDS and the fields it has.

    Beside those, `list` (import and list, the source that merging looks at) and `school_said`.
    """
    rows = records.rows(connection)
    frames = [
        _list(brought, at, found, rows.get((brought.id, at), []))
        for brought in reversed(records.imports(connection))
        for at, found in enumerate(brought.lists)
    ]
    frames = [frame for frame in frames if len(frame)]
    if not frames:
        return DataFrame(columns=[*RECORDS, "list"], dtype=object)
    if len(frames) == 1:
        return frames[0]
    every = pd.concat(frames, ignore_index=True).fillna("")
    return every.drop_duplicates("record").reset_index(drop=True)


def _list(
    brought: Import, at: int, found: List, rows: Sequence[tuple[str, int, list[str]]]
) -> DataFrame:
    """One list's records, columns renamed to the fields they hold."""
    columns = list(zip(*(cells for _, _, cells in rows), strict=True)) if rows else []
    where = {name: i for i, name in enumerate(found.header)}
    data: dict[str, Sequence[str]] = {}
    for name, field in found.mapping.items() if columns else ():
        cells = columns[where[name]]
        if field in data:  # two tellings of one thing: the first that is not empty
            cells = tuple(a if a.strip() else b for a, b in zip(data[field], cells, strict=True))
        data[field] = cells
    frame = DataFrame(data, dtype=object)
    frame["record"], frame["row"] = [r for r, _, _ in rows], [line for _, line, _ in rows]
    if brought.school and "school" in frame:
        frame["school"] = frame["school"].where(frame["school"] != "", brought.school)
    elif brought.school:
        frame["school"] = brought.school
    return frame.assign(
        import_id=brought.id, file=found.file, format=brought.format, age=brought.age,
        list=f"{brought.id}.{at}", connection=found.found == "connection",
    )  # fmt: skip


def write_people(
    connection: sqlite3.Connection,
    owners: Mapping[str, str],
    people: DataFrame,
    studies: DataFrame,
    doubts: Sequence[Doubt],
) -> None:
    """Put what was derived in place of what was derived before.

    Args:
        connection: An open transaction.
        owners: Live record id → person id.
        people: model.PEOPLE.
        studies: model.STUDIES.
        doubts: The pairs to decide.
    """
    _own(connection, owners)
    for table, frame, columns in (("people", people, PEOPLE), ("studies", studies, STUDIES)):
        connection.execute(f"DELETE FROM {table}")
        marks = ",".join("?" * len(columns))
        connection.executemany(
            f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})",
            zip(*(frame[column].tolist() for column in columns), strict=True),
        )
    connection.execute("DELETE FROM doubts")
    connection.executemany(
        "INSERT INTO doubts VALUES (?,?,?)", ((d.one, d.other, d.why) for d in doubts)
    )


def _own(connection: sqlite3.Connection, owners: Mapping[str, str]) -> None:
    """Set each record's person. A stub goes where the live records of its person went."""
    before = dict(connection.execute("SELECT id,person FROM records").fetchall())
    moved = {before[record]: person for record, person in owners.items() if record in before}
    changed = []
    for record, old in before.items():
        new = owners.get(record) or moved.get(old, record)
        if new != old:
            changed.append((new, record))
    connection.executemany("UPDATE records SET person=? WHERE id=?", changed)


def read_people(connection: sqlite3.Connection) -> DataFrame:
    """model.PEOPLE, one row a person, in order of id."""
    rows = connection.execute(f"SELECT {','.join(PEOPLE)} FROM people ORDER BY id").fetchall()
    return DataFrame(rows, columns=list(PEOPLE), dtype=object)


def read_studies(connection: sqlite3.Connection) -> DataFrame:
    """model.STUDIES."""
    rows = connection.execute(f"SELECT {','.join(STUDIES)} FROM studies").fetchall()
    return DataFrame(rows, columns=list(STUDIES), dtype=object)
