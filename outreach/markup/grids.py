"""Tables of a page as rows: spans filled in, section rows read as headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bs4 import Tag

from outreach.markup import text
from outreach.markup.index import Index, children

ROWS, COLUMNS = 200_000, 200
AREA, TEXT = 1_000_000, 20 << 20  # cells and characters of a page
_SPAN, _DOWN = 100, 2_000  # columns and rows that one cell may fill
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption")


def blocks(index: Index, hidden: text.Hidden, of_classes: bool) -> list[dict[str, Any]]:
    """A block for each table that has rows of its own; of a person each, labels down the side."""
    beside = _by_cell(hidden)
    budget = Budget()
    found = []
    for number, (table, rows) in enumerate(tables(index), 1):
        if rows and not is_sheet(rows):
            found.append(_block(rows, number, _Reader(beside, _heading(table, of_classes), budget)))
    return [block for block in found if block["rows"]]


@dataclass(slots=True)
class Budget:
    """What all tables of a page may come to, cells that spans fill included."""

    cells: int = AREA
    characters: int = TEXT

    def pays(self, cells: Sequence[str]) -> bool:
        """Whether a row is still within it."""
        self.cells -= len(cells)
        self.characters -= sum(map(len, cells))
        return self.cells >= 0 and self.characters >= 0


def tables(index: Index) -> list[tuple[Tag, list[Tag]]]:
    """Every table with its own rows; without any where it only arranges other tables."""
    every = index.named("table")
    rows: dict[int, list[Tag]] = {id(table): [] for table in every}
    for row in index.named("tr"):
        if (owner := _around(row, "table")) is not None and id(owner) in rows:
            rows[id(owner)].append(row)
    for table in every:
        if (around := _around(table, "table")) is not None:
            rows[id(around)] = []
    return [(table, rows[id(table)]) for table in every]


def _around(element: Tag, *names: str) -> Tag | None:
    """The nearest element of one of the names that another stands in."""
    return next((parent for parent in element.parents if parent.name in names), None)


def is_sheet(rows: list[Tag]) -> bool:
    """Whether a table tells of one thing, labels down its side."""
    kinds = [[cell.name for cell in children(row, "td", "th")] for row in rows]
    return len(rows) > 1 and all(kind == ["th", "td"] for kind in kinds)


def _by_cell(hidden: text.Hidden) -> dict[int, str]:
    """What the first link of a cell holds, by the id of the cell."""
    found: dict[int, str] = {}
    for link, value in hidden:
        cell = _around(link, "td", "th")
        if cell is not None:
            found.setdefault(id(cell), value)
    return found


def _block(rows: list[Tag], number: int, reader: "_Reader") -> dict[str, Any]:
    for at, row in enumerate(rows[:ROWS], 1):
        reader.take(at, row)
    reader.close()
    return {"place": f"table {number}", "kind": "table", "numbers": reader.numbers,
            "rows": reader.rows, "cards": [], "years": reader.years,
            "is_headed": reader.is_headed}  # fmt: skip


def _heading(table: Tag, of_classes: bool) -> str:
    """The class year in the caption of a table, or in the last heading before it."""
    caption = table.find("caption")
    over = caption or table.find_previous(list(_HEADINGS))
    return text.year(text.plain(over), of_classes) if isinstance(over, Tag) else ""


class _Reader:
    """Reads the rows of one table, one after the other."""

    def __init__(self, beside: dict[int, str], year: str, budget: Budget) -> None:
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.years: list[str] = []
        self._beside, self._year = beside, year
        self._falling: dict[int, tuple[str, int]] = {}  # column → text, rows that it still fills
        self._links: list[dict[int, str]] = []  # column → what a link in it holds
        self._heads: list[bool] = []
        self._budget = budget
        self.is_headed = False

    def take(self, number: int, row: Tag) -> None:
        """Read a row, or the heading that it is."""
        found = children(row, "td", "th")
        if len(found) == 1 and _span(found[0], "colspan", COLUMNS) > 1:
            self._year = text.year(text.plain(found[0]), of_classes=True)
            return
        cells, links = self._placed(found)
        if not any(cells) or not self._budget.pays(cells):
            return
        self.rows.append(cells)
        self.numbers.append(number)
        self.years.append(self._year)
        self._links.append(links)
        are_heads = all(cell.name == "th" for cell in found)
        self.is_headed = self.is_headed or (are_heads and len(found) > 1)
        self._heads.append(not self._heads or are_heads)

    def _placed(self, found: list[Tag]) -> tuple[list[str], dict[int, str]]:
        """The cells of a row where they stand, with what falls into it from above."""
        cells: list[str] = []
        links: dict[int, str] = {}
        for element in found:
            self._fall(cells)
            told = text.plain(element)
            if value := self._beside.get(id(element), ""):
                links[len(cells)] = value
            down = _span(element, "rowspan", _DOWN)
            for _ in range(_span(element, "colspan", _SPAN)):
                if down > 1:
                    self._falling[len(cells)] = (told, down - 1)
                cells.append(told)
        self._fall(cells)
        return cells[:COLUMNS], links

    def _fall(self, cells: list[str]) -> None:
        while len(cells) in self._falling:
            told, left = self._falling[len(cells)]
            if left > 1:
                self._falling[len(cells)] = (told, left - 1)
            else:
                del self._falling[len(cells)]
            cells.append(told)

    def close(self) -> None:
        """Give the links of each column a column of their own, named after it."""
        for column in sorted({at for links in self._links for at in links}):
            width = max(map(len, self.rows))
            for cells, links, head in zip(self.rows, self._links, self._heads, strict=True):
                named = f"{cells[column] if column < len(cells) else ''} link" if head else ""
                told = named or links.get(column, "")
                cells.extend([*[""] * (width - len(cells)), told])


def _span(element: Tag, name: str, most: int) -> int:
    """How many columns or rows a cell fills."""
    found = re.match(r"\s*(\d{1,6})", str(element.get(name, "")))
    return min(max(int(found[1]), 1), most) if found else 1
