"""Workbooks: counted before they are parsed, and parsed in a process of their own."""

import io
import json
import zipfile
from pathlib import Path

from outreach import confined
from outreach.errors import TooLarge, UnreadableFile
from outreach.mojibake import mended
from outreach.tabular.rows import AREA, COLUMNS, ROWS, Grid
from outreach.unpack import BROKEN, METHODS, shown

UNPACKED = 500 << 20  # bytes of all parts of a workbook
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and XLSX under a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}  # XLSX, XLSB, ODS
_WORKER = Path(__file__).with_name("worker.py")


def is_book(data: bytes) -> bool:
    """Whether a file starts like a workbook, or another zip."""
    return data[:4] == b"PK\x03\x04" or data[:8] == _OLD


def sheets(name: str, data: bytes) -> list[Grid]:
    """The sheets of a workbook that hold more than one row; at least one.

    Raises:
        UnreadableFile: If it is broken, locked, too large, or empty.
    """
    if data[:2] == b"PK":
        _check(name, data)
    elif _LOCKED in data[: 1 << 22]:
        raise UnreadableFile(
            f"{name} is protected by a password.", "Open it, save it without one, import again."
        )
    found = [
        read
        for read in _parsed(name, confined.output([str(_WORKER)], name, data, "workbook"))
        if len(read.rows) > 1
    ]
    if not found:
        raise UnreadableFile(f"{name} has no rows, or only a header.", "Export it once more.")
    return found if len(found) > 1 else [Grid(name, found[0].rows, found[0].lines)]


def _parsed(name: str, output: bytes) -> list[Grid]:
    found: list[Grid] = []
    rows = area = 0
    for line in output.splitlines():
        told = json.loads(line)
        if len(told) == 1:
            found.append(Grid(f"{name}/{told[0]}", [], []))
            continue
        number, cells = told
        found[-1].rows.append(list(map(mended, cells)))
        found[-1].lines.append(number)
        rows, area = rows + 1, area + len(cells)
        if len(cells) > COLUMNS or rows > ROWS or area > AREA:
            raise _too_large(name)
    return found


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        f"{name} unpacks to more than a list of people can hold.",
        "Copy the list into a new sheet, save it as CSV and import that.",
    )


def _check(name: str, data: bytes) -> None:
    """Whether the zip is a workbook, and counted while unpacking, of a size to parse."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            if _PARTS.isdisjoint(parts):
                raise UnreadableFile(
                    f"{name} is a zip without a LinkedIn archive: no Connections.csv in it.",
                    "Unpack it and import the list inside.",
                )
            left = UNPACKED
            for part in archive.infolist():
                if part.compress_type not in METHODS:
                    raise NotImplementedError("it is packed in a way that is not read here")
                with archive.open(part) as stream:
                    while chunk := stream.read(1 << 20):
                        left -= len(chunk)
                        if left < 0:
                            raise _too_large(name)
    except BROKEN as error:
        raise UnreadableFile(
            f"{name} is a broken workbook: {shown(str(error)[:120])}.",
            "Download it once more, or save it as CSV.",
        ) from error
