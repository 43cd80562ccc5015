"""Rows of a file with delimiters, read as a stream: what passes a cap is met before it is held."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from outreach.errors import TooLarge, UnreadableFile
from outreach.mojibake import mended
from outreach.tabular.text import Encoding, empty

ROWS = 2_000_000
COLUMNS = 1_000
CELL = 32 * 1024  # characters
AREA = 50_000_000  # cells, empty ones included
_RECORD = 8 << 20  # characters of one record with its line breaks
_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 16
_END = "\x1e"  # a line of its own behind the last: inside a cell, a quote was never closed


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one file as text.

    Attributes:
        file: Innermost name of the file.
        rows: Cells of each row, ragged as they stood; blank rows left out.
        lines: Physical line from 1 on which each row starts; a sheet's row number.
    """

    file: str
    rows: list[list[str]]
    lines: list[int]


@dataclass(slots=True)
class _Place:
    """Where the reader stands: what csv asks for and what it makes of it share this.

    Attributes:
        start: Line on which the present record starts.
        line: Lines read.
        held: Characters of the present record.
    """

    start: int = 1
    line: int = 0
    held: int = 0


def rows_of(name: str, data: bytes, encoding: Encoding, cell: int = CELL) -> Grid:
    """The rows of a CSV of any make.

    Raises:
        UnreadableFile: If it cannot be read as one; the message names the line.
    """
    delimiter = _delimiter(_stream(data, encoding).read(_SAMPLE))
    csv.field_size_limit(cell)
    place = _Place()
    reader = csv.reader(_lines(name, data, encoding, place), delimiter=delimiter)
    read = Grid(name, [], [])
    try:
        wrapped = _fill(read, reader, place)
    except csv.Error as error:
        why = "a quote is never closed" if place.line - place.start > 2 else _words(error, cell)
        raise _broken(name, place.start, why) from error
    if not read.rows:
        raise empty(name)
    _check_quotes(read, wrapped, delimiter)
    return read


def _fill(read: Grid, reader: Iterator[list[str]], place: _Place) -> list[int]:
    """Read every row; returns the indices of those over more than two lines."""
    wrapped: list[int] = []
    rows, lines = read.rows, read.lines
    area = 0
    for row in reader:
        if place.line - place.start > 1:
            wrapped.append(len(rows))
        if any(row):
            rows.append(row)
            lines.append(place.start)
            area += len(row)
            if len(row) > COLUMNS or len(rows) > ROWS or area > AREA:
                raise TooLarge(
                    f"{read.file} line {place.start} passes the limit of {COLUMNS:,} columns,"
                    f" {ROWS:,} rows or {AREA:,} cells.",
                    "Split the file and import the parts.",
                )
        place.start, place.held = place.line + 1, 0
    last = read.rows.pop()
    line = read.lines.pop()
    if last != [_END]:
        raise _broken(read.file, line, "a quote is never closed")
    return wrapped


def _stream(data: bytes, encoding: Encoding) -> io.TextIOWrapper:
    raw = io.BytesIO(data)
    raw.seek(encoding.start)
    return io.TextIOWrapper(raw, encoding.name, encoding.errors, newline="")


def _lines(name: str, data: bytes, encoding: Encoding, place: _Place) -> Iterator[str]:
    """The lines of the file, counted, then the end mark."""
    stream = _stream(data, encoding)
    while line := stream.readline(_RECORD + 1):
        place.line += 1
        place.held += len(line)
        if place.held > _RECORD:
            raise TooLarge(
                f"{name} line {place.start} goes on for more than {_RECORD >> 20} MB"
                " (a cell may hold 32 KB).",
                "Open it in a spreadsheet, mend that line and save it as CSV.",
            )
        yield mended(line.replace("\0", "") if "\0" in line else line)
    place.line += 1
    yield _END


def _broken(name: str, line: int, why: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} line {line}: {why}.", "Open it in a spreadsheet, mend that line, save it as CSV."
    )


def _words(error: csv.Error, cell: int) -> str:
    if "field larger" in str(error):
        return f"a cell holds more than {cell // 1024} KB, or a quote is never closed"
    return str(error)


def _check_quotes(read: Grid, wrapped: list[int], delimiter: str) -> None:
    """Refuse a cell that swallowed rows: a quote was opened, and closed by a later one by chance.

    Lines inside the cell that have the cells of a whole row give it away: three of them, or ten
    where a row is so narrow that prose with a comma looks like one.
    """
    if not wrapped:
        return
    usual = Counter(map(len, read.rows)).most_common(1)[0][0] - 1
    for at in wrapped:
        inner = [line for cell in read.rows[at] for line in cell.splitlines()[1:-1]]
        alike = sum(line.count(delimiter) == usual for line in inner)
        if usual and alike >= (3 if usual > 2 else 10) and alike * 2 > len(inner):
            raise _broken(
                read.file,
                read.lines[at],
                f"a quote opened here swallows the next {len(inner) + 1} lines",
            )


def _delimiter(sample: str) -> str:
    """The one that parts most of the first rows into the same number of cells."""
    csv.field_size_limit(2 * _SAMPLE)
    return max(_DELIMITERS, key=lambda mark: _evenness(sample, mark))


def _evenness(sample: str, mark: str) -> tuple[int, int]:
    if mark not in sample:
        return 0, 0
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=mark))[:60]
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0, 0
    width, times = widths.most_common(1)[0]
    return times, width
