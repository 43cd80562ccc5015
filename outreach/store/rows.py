"""Many rows at once."""

import sqlite3
from collections.abc import Mapping, Sequence

_AT_ONCE = 200  # rows a statement: more gain little, and SQLite allows 32,766 values


def insert(
    connection: sqlite3.Connection,
    table: str,
    columns: Mapping[str, Sequence[object]],
    same: Mapping[str, int] | None = None,
    or_ignore: bool = False,
) -> None:
    """Insert rows by statements of many: `executemany` steps through each row by itself.

    Args:
        connection: An open transaction.
        table: Name of the table.
        columns: Name of a column → its values, of one length; at least one column.
        same: Name of a column → the number that stands in every row.
        or_ignore: Whether rows that are there already are passed over.
    """
    same = same or {}
    begin = f"INSERT {'OR IGNORE ' * or_ignore}INTO {table} ({','.join((*columns, *same))}) VALUES "
    marks = f"({','.join((*'?' * len(columns), *map(str, same.values())))})"
    count = len(next(iter(columns.values())))
    for start in range(0, count, _AT_ONCE):
        size = min(_AT_ONCE, count - start)
        values: list[object] = [None] * (size * len(columns))
        for place, column in enumerate(columns.values()):
            values[place :: len(columns)] = column[start : start + size]
        connection.execute(begin + ",".join([marks] * size), values)
