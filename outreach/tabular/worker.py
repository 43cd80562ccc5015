"""Reads one workbook in a process of its own, so that a hostile one ends there and not here.

A few kilobytes can ask for terabytes of cells, and the parser then aborts the process that it runs
in. Run as a file: workbook on standard input; on standard output a JSON line for each sheet
(`[title]`) and for each row that is not blank (`[number, cells]`). Imports nothing of the package.
"""

import json
import sys
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

MEMORY = 1 << 30  # bytes of address space
CELL = 32 * 1024  # characters
OUTPUT = 500 << 20  # characters written
TOO_LARGE, BROKEN = 9, 8  # exit codes


def main() -> int:
    """Read the workbook; returns the exit code."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
        return write(book)
    except CalamineError as error:
        sys.stderr.write(str(error))
        return BROKEN
    except MemoryError:
        return TOO_LARGE


def write(book: CalamineWorkbook) -> int:
    """Write every sheet; returns the exit code."""
    done = 0
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        sys.stdout.write(json.dumps([title]) + "\n")
        first = (sheet.start or (0, 0))[0] + 1
        for number, row in enumerate(sheet.iter_rows(), first):
            cells = [text(cell) for cell in row]
            if any(cells):
                line = json.dumps([number, cells])
                done += len(line)
                if done > OUTPUT:
                    return TOO_LARGE
                sys.stdout.write(line + "\n")
    return 0


def text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without a point, days as ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.min.time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)[:CELL]


if __name__ == "__main__":
    sys.exit(main())
