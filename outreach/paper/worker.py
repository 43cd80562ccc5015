"""Reads one PDF in a process of its own: the file on standard input, JSON on the output."""

import io
import json
import sys
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from outreach import confined

LINES, LONGEST = 20_000, 400  # lines, and characters of one


def main() -> int:
    """Read the PDF; returns the exit code."""
    confined.bound()
    try:
        found = parsed(sys.stdin.buffer.read(), int(sys.argv[1]))
    except MemoryError:
        return confined.TOO_LARGE
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        sys.stderr.write(str(error)[:120] or type(error).__name__)
        return confined.BROKEN
    sys.stdout.write(json.dumps(found))
    return 0


def parsed(data: bytes, pages: int) -> dict[str, object]:
    """What a PDF says of itself, and the lines of its first pages."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise ValueError("it is under a password")
    told = {key.lstrip("/"): str(value)[:200] for key, value in (reader.metadata or {}).items()}
    lines: list[tuple[int, float, float, float, str]] = []
    width = 0.0
    for number, page in enumerate(reader.pages[:pages] if pages else (), 1):
        width = width or float(page.mediabox.width)
        lines += [(number, *line) for line in _lines(page)]
        if len(lines) > LINES:
            break
    return {"told": told, "width": width, "lines": lines[:LINES]}


def _lines(page: PageObject) -> list[tuple[float, float, float, str]]:
    """x, y, size and text of each line of a page, as drawn."""
    found: list[tuple[float, float, float, str]] = []

    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:  # noqa: ANN401
        """Take one piece of text in."""
        told = " ".join(text.split())
        if told:
            x, y = _placed(inner[4], inner[5], outer)
            scale = abs(inner[3] * outer[3]) or 1.0
            found.append((round(x, 1), round(y, 1), round(size * scale, 1), told[:LONGEST]))

    page.extract_text(visitor_text=visit)
    return found


def _placed(x: float, y: float, matrix: list[float]) -> tuple[float, float]:
    """A point of the text, on the page."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


if __name__ == "__main__":
    sys.exit(main())
