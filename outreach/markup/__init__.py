"""Web pages taken apart: what in them may tell of people, each piece with its place in the page.

What it means is for others to say. The parser runs confined, since a page may be made to hurt.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from outreach import confined
from outreach.errors import TooLarge

SIZE = 20 << 20  # bytes of a page
LINK = " link"  # behind the name of a column that holds the links of another
BEHIND = "behind "  # before the words behind which a link stood, among the names of its line
DEAD = "†"  # the year of those who stand under a heading of the dead
_WORKER = ("-m", "outreach.markup.worker")
_OPENING = re.compile(
    rb"\s*(?:<!--.{0,4000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|style|script|div|span|table|center|form|p|br"
    rb"|main|section|article|ul|ol|dl|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card.

    Attributes:
        text: As read.
        label: What stands before it (`Company`); empty for none.
        names: Class names of the elements that it fills, the innermost first.
        is_head: Whether it is a heading, or in bold.
    """

    text: str
    label: str = ""
    names: tuple[str, ...] = ()
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a page that may list people.

    Attributes:
        place: Where it stands (`table 2`, `cards 1`, `JSON-LD`).
        kind: `told` (the page says what each value means), `table`, or `cards`.
        numbers: Ordinal of each row or card, from 1.
        rows: Cells of each row, of `table` and `told`; the first of `told` is the header.
        cards: Lines of each card, of `cards`.
        years: The class year that the heading over each row or card tells; empty for none, `DEAD`
            where it is one of the dead.
        is_headed: Whether the first row of `table` is a header.
    """

    place: str
    kind: str
    numbers: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    cards: list[list[Line]] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    is_headed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds.

    Attributes:
        title: Its title.
        next: Address of the page that goes on with the list, as written; empty for none.
        blocks: Pieces that may list people, in the order of trust.
        broken: How many pieces could not be read.
        of_prizes: Whether the years on it are those of prizes, as far as its headline says.
    """

    title: str
    next: str
    blocks: list[Block]
    broken: int
    of_prizes: bool


def is_page(head: bytes) -> bool:
    """Whether a file begins like a page."""
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(codec, "replace").encode()
    return bool(_OPENING.match(head.removeprefix(b"\xef\xbb\xbf")))


def read(name: str, data: bytes) -> Page:
    """Take a page apart.

    Args:
        name: What to call it.
        data: Its bytes; the mark at their front wins over the encoding that the page names.

    Raises:
        TooLarge: If it passes 20 MB, or asks for more memory or time than a list can.
        UnreadableFile: If it cannot be parsed.
    """
    if len(data) > SIZE:
        raise TooLarge(
            f"{name} is a page of more than {SIZE >> 20} MB.",
            "Copy the list in it, type outreach import --paste, and paste it.",
        )
    output = confined.output(_WORKER, name, data, "page")
    told = json.loads(_HALF.sub(rb"\\ufffd", output))
    return Page(told["title"], told["next"], [_block(one) for one in told["blocks"]],
                told["broken"], told["of_prizes"])  # fmt: skip


# Half of a character beyond the first plane, as a script on a page may have it: no text has one.
_HALF = re.compile(rb"\\ud[89ab]..(?!\\ud[c-f]..)|(?<!\\ud[89ab]..)\\ud[c-f]..")


def _block(told: dict[str, Any]) -> Block:
    cards = told.pop("cards")
    lines = [[Line(text, label, tuple(names), head) for text, label, names, head in card]
             for card in cards]  # fmt: skip
    return Block(cards=lines, **told)
