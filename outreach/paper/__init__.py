"""PDF files as lines of text, each with its place on the page and its size."""

import json
from dataclasses import dataclass

from outreach import confined
from outreach.errors import TooLarge

SIZE = 20 << 20  # bytes of a file
_WORKER = ("-m", "outreach.paper.worker")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        page: From 1.
        x: Points from the left edge.
        y: Points from the lower edge.
        size: Points of its letters.
        text: As read.
    """

    page: int
    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a PDF holds.

    Attributes:
        told: What it says of itself (`Author`, `Producer`, `Subject`, `Title`).
        width: Points of the first page.
        lines: In the order in which they are drawn.
    """

    told: dict[str, str]
    width: float
    lines: list[Line]


def read(name: str, data: bytes, pages: int = 0) -> Document:
    """Read a PDF.

    Args:
        name: What to call it.
        data: Its bytes.
        pages: Most pages whose text is read; 0 for what it says of itself alone.

    Raises:
        TooLarge: If it passes 20 MB, or asks for more memory or time than a profile can.
        UnreadableFile: If it cannot be parsed, or is under a password.
    """
    if len(data) > SIZE:
        raise TooLarge(f"{name} is a PDF of more than {SIZE >> 20} MB.", "Save it once more.")
    told = json.loads(confined.output([*_WORKER, str(pages)], name, data, "PDF"))
    return Document(told["told"], told["width"], [Line(*line) for line in told["lines"]])
