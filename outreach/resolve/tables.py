"""Reading the shipped tables: a file in `data/`, each once."""

import csv
from functools import cache

from outreach.config import shipped


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.csv`, each a column → cell."""
    path = shipped("data") / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def listed(cell: str) -> list[str]:
    """The items of a cell that lists several, parted by `|`."""
    return [part.strip() for part in cell.split("|") if part.strip()]
