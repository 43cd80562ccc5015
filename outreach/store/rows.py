"""Many rows at once."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice

_AT_ONCE = 200  # rows a statement: more gain little, and SQLite allows 32,766 values


def insert(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    or_ignore: bool = False,
) -> None:
    """Insert rows by statements of many: `executemany` steps through each row by itself.

    Args:
        connection: An open transaction.
        table: Name of the table.
        columns: The columns that the rows fill.
        rows: Their values, in the order of the columns.
        or_ignore: Whether rows that are there already are passed over.
    """
    begin = f"INSERT {'OR IGNORE ' * or_ignore}INTO {table} ({','.join(columns)}) VALUES "
    marks = f"({','.join('?' * len(columns))})"
    left = iter(rows)
    while part := list(islice(left, _AT_ONCE)):
        connection.execute(begin + ",".join([marks] * len(part)), list(chain.from_iterable(part)))
