"""Reading the tables: those shipped in `data/`, and what the user's own home adds to them.

A name is looked up in a hundred places, and each would have to hand the user's tables on; they are
set once instead, when a command begins, before anything is resolved. What was looked up under
others is forgotten then.
"""

import csv
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from outreach.config import shipped

F = TypeVar("F", bound=Callable[..., Hashable | object])


@dataclass(frozen=True, slots=True)
class Mine:
    """What the user adds to the shipped tables.

    Attributes:
        country: Where they are, ISO 3166: what an acronym of several schools means first.
        folder: Holds the compacted tables of other publishers; None for none.
        aliases: (kind, text, name) of each name that the user gave a school, company or field.
        stamp: Changes whenever one of the tables does.
    """

    country: str = "US"
    folder: Path | None = None
    aliases: tuple[tuple[str, str, str], ...] = ()
    stamp: str = ""


@dataclass(slots=True)
class _State:
    mine: Mine = field(default_factory=Mine)
    kept: list[Callable[[], None]] = field(default_factory=list)


_STATE = _State()


def kept(look: F) -> F:
    """Keep what a function found, until the user's tables change."""
    found = lru_cache(maxsize=200_000)(look)
    _STATE.kept.append(found.cache_clear)
    return found  # type: ignore[return-value]  # it is called as the function is


def use(mine: Mine) -> None:
    """Set what the user adds; what was found without it is forgotten."""
    if mine != _STATE.mine:
        _STATE.mine = mine
        for forget in _STATE.kept:
            forget()


def mine() -> Mine:
    """What the user adds."""
    return _STATE.mine


@kept
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.csv`, each a column → cell."""
    return _read(shipped("data") / f"{name}.csv")


@kept
def added(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table that the user imported; none where they did not."""
    path = _STATE.mine.folder / f"{name}.csv" if _STATE.mine.folder else None
    return _read(path) if path and path.exists() else ()


def aliases(kind: str) -> dict[str, str]:
    """The user's own words of a kind: text as typed → the name that it stands for."""
    return {text: name for one, text, name in _STATE.mine.aliases if one == kind}


def _read(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        return tuple(dict(zip(header, row, strict=True)) for row in reader)


def listed(cell: str) -> list[str]:
    """The items of a cell that lists several, parted by `|`."""
    return [part.strip() for part in cell.split("|") if part.strip()]
