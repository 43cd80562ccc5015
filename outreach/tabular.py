"""Rows of any table: decoding, delimiters, spreadsheets, and where each row stood."""

import codecs
import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from outreach.errors import TooLarge, UnreadableFile
from outreach.unpack import Source

ROWS = 2_000_000
COLUMNS = 1_000
CELL = 32 * 1024
_AREA = 50_000_000  # cells of a sheet, empty ones included
_DELIMITERS = ",;\t|"


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


def grid(source: Source) -> Grid:
    """Read any table: CSV of any make, or the first sheet of a workbook that holds rows.

    Raises:
        UnreadableFile: If it is no table; the message says what it is.
    """
    data = source.read()
    if data[:4] == b"PK\x03\x04" or data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _sheet(source.name, data)
    text = decode(data, source.name)
    return _csv(source.name, text)


def trimmed(row: Sequence[str]) -> list[str]:
    """A header without the empty columns that a spreadsheet pads it with."""
    last = max((at for at, cell in enumerate(row) if cell.strip()), default=-1)
    return list(row[: last + 1])


def fit(row: Sequence[str], width: int) -> tuple[list[str], str]:
    """The row as wide as its header, or why it cannot be: shifted cells name the wrong person."""
    if any(cell.strip() for cell in row[width:]):
        return list(row), f"{len(row)} cells under {width} columns: a delimiter too many"
    return [*row[:width], *[""] * (width - len(row))], ""


# ── text ──────────────────────────────────────────────────────────────────────────────────────


def decode(data: bytes, name: str) -> str:
    """Text of a file in UTF-8, UTF-16, Windows-1252, Mac Roman, or a mixture of them.

    Raises:
        UnreadableFile: If the file is empty, binary, or a page.
    """
    if not data.strip():
        raise UnreadableFile(f"{name} is empty.", "Export it once more.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    elif data[1:400:2].count(b"\0") > len(data[1:400:2]) * 0.6:
        text = data.decode("utf-16-le", errors="replace")
    elif b"\0" in data[: 1 << 16]:
        raise UnreadableFile(f"{name} is a binary file, not a table.", _READABLE)
    else:
        text = _eight_bit(data.removeprefix(codecs.BOM_UTF8))
    if re.match(r"\s*<(!doctype|html|\?xml)", text[:500], re.IGNORECASE):
        raise UnreadableFile(
            f"{name} is a web page, not a table.",
            "Download the file itself: look for Export or CSV.",
        )
    if text.startswith(("%PDF", "{", "[{")):
        raise UnreadableFile(f"{name} is not a table.", _READABLE)
    return text.replace("\0", "")


_READABLE = "`outreach formats` lists what can be read."


def _eight_bit(data: bytes) -> str:
    """UTF-8, with each byte that is not UTF-8 read as the old encoding of the file."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        old = "mac_roman" if _is_mac(data) else "cp1252"
    codecs.register_error("outreach_old", lambda error: _old_byte(error, old))
    return data.decode("utf-8", errors="outreach_old")


def _old_byte(error: UnicodeError, old: str) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode(old, errors="replace"), error.start + 1


def _is_mac(data: bytes) -> bool:
    """Mac Roman has its accented letters at 80–9F, where Windows-1252 has punctuation."""
    inside = re.findall(rb"[A-Za-z]([\x80-\xff])(?![\x80-\xbf])", data)
    low = sum(byte < b"\xa0" for byte in inside)
    return bool(low * 2 > len(inside))


def _csv(name: str, text: str) -> Grid:
    delimiter = _delimiter(text)
    csv.field_size_limit(CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    lines: list[int] = []
    start = 1
    try:
        for row in reader:
            if any(row):
                rows.append(row)
                lines.append(start)
            last, start = start, reader.line_num + 1
            if len(row) > COLUMNS or len(rows) > ROWS:
                raise TooLarge(
                    f"{name} line {last} passes the limit of {COLUMNS:,} columns or {ROWS:,} rows.",
                    "Split the file and import the parts.",
                )
    except csv.Error as error:
        raise UnreadableFile(
            f"{name} line {start}: {_csv_words(str(error))}.",
            "Open it in a spreadsheet, mend that line and save it as CSV.",
        ) from error
    _check_closed(name, text, delimiter, lines)
    return Grid(name, rows, lines)


def _csv_words(error: str) -> str:
    if "field larger" in error:
        return f"a cell holds more than {CELL // 1024} KB, or a quote is never closed"
    return error


def _check_closed(name: str, text: str, delimiter: str, lines: list[int]) -> None:
    """A quote that is never closed swallows every row after it: refuse rather than lose them."""
    if not lines or text.count('"') % 2 == 0:
        return
    tail = "\n".join(text.splitlines()[lines[-1] - 1 :])
    try:
        list(csv.reader(io.StringIO(tail, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise UnreadableFile(
                f"{name}: a quote opened on line {lines[-1]} is never closed.",
                "Add the closing quote on that line and import again.",
            ) from error


def _delimiter(text: str) -> str:
    """The one that parts most of the first rows into the same number of cells."""
    sample = text[: 1 << 16]
    csv.field_size_limit(1 << 17)
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


# ── spreadsheets ──────────────────────────────────────────────────────────────────────────────


def _sheet(name: str, data: bytes) -> Grid:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only for sheets

    if data[:2] == b"PK":
        _check_workbook(name, data)
    elif b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0" in data[: 1 << 22]:
        raise UnreadableFile(
            f"{name} is protected by a password.", "Open it, save it without one, import again."
        )
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in book.sheet_names:
            cells = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            found = [(at, [_text(c) for c in row]) for at, row in enumerate(cells, 1) if any(row)]
            if len(found) > 1:
                return Grid(name, [row for _, row in found], [at for at, _ in found])
    except CalamineError as error:
        raise UnreadableFile(
            f"{name} is no workbook that can be read: {error}.", "Save it as CSV and import that."
        ) from error
    raise UnreadableFile(f"{name} has no rows.", "Export it once more.")


def _check_workbook(name: str, data: bytes) -> None:
    """Count what a workbook unpacks to and how far its cells lie apart, before it is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise UnreadableFile(
                    f"{name} is a zip, not a table.", "A LinkedIn archive must be named .zip."
                )
            total = 0
            for entry in archive.infolist():
                total = _count(name, archive, entry, total)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise UnreadableFile(f"{name} is a broken workbook: {error}.", "Save it as CSV.") from error


_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')


def _count(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, total: int) -> int:
    width = depth = 1
    is_sheet = entry.filename.startswith("xl/worksheets/")
    tail = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(1 << 20):
            total += len(chunk)
            for letters, row in _CELL.findall(tail + chunk) if is_sheet else ():
                width, depth = max(width, _column(letters)), max(depth, int(row))
            tail = chunk[-64:]
            if total > FILE_CAP_SHEET or width > COLUMNS or width * depth > _AREA:
                raise TooLarge(
                    f"{name} unpacks to more than a list of people can hold.",
                    "Copy the list into a new sheet, save it as CSV and import that.",
                )
    return total


FILE_CAP_SHEET = 500 << 20  # bytes of all parts of a workbook, unpacked


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without a point, days as ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.min.time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)[:CELL]
