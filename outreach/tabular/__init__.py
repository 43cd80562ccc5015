"""Rows of any table: decoding, delimiters, spreadsheets, and where each row stood."""

from collections.abc import Sequence

from outreach.tabular import book, text
from outreach.tabular.rows import CELL, COLUMNS, ROWS, Grid, rows_of
from outreach.tabular.text import decode, plain
from outreach.unpack import Source

__all__ = ["CELL", "COLUMNS", "ROWS", "Grid", "decode", "fit", "grid", "grids", "plain", "trimmed"]


def grid(source: Source, cell: int = CELL) -> Grid:
    """Read any table: CSV of any make, or the first sheet of a workbook that holds rows.

    Args:
        source: The file.
        cell: Most characters of one cell.

    Raises:
        UnreadableFile: If it is no table; the message says what it is.
    """
    return grids(source, cell)[0]


def grids(source: Source, cell: int = CELL) -> list[Grid]:
    """Every table of a file: one of a CSV, of a workbook one for each sheet that holds rows.

    Raises:
        UnreadableFile: If it is no table; the message says what it is.
    """
    data = source.read()
    if book.is_book(data):
        return book.sheets(source.name, data)
    encoding = text.encoding(data, source.name)
    return [rows_of(source.name, data, encoding, cell)]


def trimmed(row: Sequence[str]) -> list[str]:
    """A header without the empty columns that a spreadsheet pads it with."""
    last = max((at for at, cell in enumerate(row) if cell.strip()), default=-1)
    return list(row[: last + 1])


def fit(row: Sequence[str], width: int) -> tuple[list[str], str]:
    """The row as wide as its header, or why it cannot be: shifted cells name the wrong person."""
    if any(cell.strip() for cell in row[width:]):
        return list(row), f"{len(row)} cells under {width} columns: a delimiter too many"
    return [*row[:width], *[""] * (width - len(row))], ""
