"""Tables of a page as rows: spans filled in, section rows read as headings."""

import re
from typing import Any

from bs4 import Tag

from outreach.markup import text
from outreach.markup.index import Index, children

ROWS, COLUMNS, AREA = 200_000, 200, 2_000_000
_SPAN, _DOWN = 100, 2_000  # columns and rows that one cell may fill
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption")


def blocks(index: Index, hidden: text.Hidden) -> list[dict[str, Any]]:
    """A block for each table that has rows of its own; of a person each, labels down the side."""
    beside = _by_cell(hidden)
    found = []
    for number, (table, rows) in enumerate(tables(index), 1):
        if rows and not is_sheet(rows):
            found.append(_block(table, rows, number, beside))
    return [block for block in found if block["rows"]]


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


def _by_cell(hidden: text.Hidden) -> dict[int, list[tuple[str, str]]]:
    """What links hold, by the id of the cell that they stand in."""
    found: dict[int, list[tuple[str, str]]] = {}
    for link, label, value in hidden:
        cell = _around(link, "td", "th")
        if cell is not None:
            found.setdefault(id(cell), []).append((label, value))
    return found


def _block(
    table: Tag, rows: list[Tag], number: int, beside: dict[int, list[tuple[str, str]]]
) -> dict[str, Any]:
    reader = _Reader(beside, _heading(table))
    for at, row in enumerate(rows[:ROWS], 1):
        reader.take(at, row)
    reader.close()
    return {"place": f"table {number}", "kind": "table", "numbers": reader.numbers,
            "rows": reader.rows, "cards": [], "years": reader.years}  # fmt: skip


def _heading(table: Tag) -> str:
    """The class year in the caption of a table, or in the last heading before it."""
    caption = table.find("caption")
    over = caption or table.find_previous(list(_HEADINGS))
    return text.year(text.plain(over)) if isinstance(over, Tag) else ""


class _Reader:
    """Reads the rows of one table, one after the other."""

    def __init__(self, beside: dict[int, list[tuple[str, str]]], year: str) -> None:
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.years: list[str] = []
        self._beside, self._year = beside, year
        self._falling: dict[int, tuple[str, int]] = {}  # column → text, rows that it still fills
        self._extra: list[dict[str, str]] = []
        self._heads: list[bool] = []
        self._area = 0

    def take(self, number: int, row: Tag) -> None:
        """Read a row, or the heading that it is."""
        found = children(row, "td", "th")
        if len(found) == 1 and _span(found[0], "colspan", COLUMNS) > 1:
            self._year = text.year(text.plain(found[0]))
            return
        cells, extra = self._placed(found)
        self._area += len(cells)
        if not any(cells) or self._area > AREA:
            return
        self.rows.append(cells)
        self.numbers.append(number)
        self.years.append(self._year)
        self._extra.append(extra)
        self._heads.append(not self._heads or all(cell.name == "th" for cell in found))

    def _placed(self, found: list[Tag]) -> tuple[list[str], dict[str, str]]:
        """The cells of a row where they stand, with what falls into it from above."""
        cells: list[str] = []
        extra: dict[str, str] = {}
        for element in found:
            self._fall(cells)
            told = text.plain(element)
            for label, value in self._beside.get(id(element), ()):
                extra.setdefault(label, value)
            down = _span(element, "rowspan", _DOWN)
            for _ in range(_span(element, "colspan", _SPAN)):
                if down > 1:
                    self._falling[len(cells)] = (told, down - 1)
                cells.append(told)
        self._fall(cells)
        return cells[:COLUMNS], extra

    def _fall(self, cells: list[str]) -> None:
        while len(cells) in self._falling:
            told, left = self._falling[len(cells)]
            if left > 1:
                self._falling[len(cells)] = (told, left - 1)
            else:
                del self._falling[len(cells)]
            cells.append(told)

    def close(self) -> None:
        """Give what links hold a column of its own, named in what may be the header."""
        for label in ("Email", "LinkedIn"):
            if any(label in extra for extra in self._extra):
                width = max(map(len, self.rows))
                for cells, extra, head in zip(self.rows, self._extra, self._heads, strict=True):
                    told = f"{label} link" if head else extra.get(label, "")
                    cells.extend([*[""] * (width - len(cells)), told])


def _span(element: Tag, name: str, most: int) -> int:
    """How many columns or rows a cell fills."""
    found = re.match(r"\s*(\d{1,6})", str(element.get(name, "")))
    return min(max(int(found[1]), 1), most) if found else 1
