"""IPEDS, the US survey of colleges: its header file `HD2023.csv` of any year."""

import re
from collections.abc import Iterator
from pathlib import Path

from outreach.errors import UnreadableFile
from outreach.tabular import grid
from outreach.unpack import shown, source

NAME = "ipeds"
COLUMNS = ("domain", "name", "country", "aliases", "acronyms", "other_domains", "students")
ATTRIBUTION = "IPEDS, US National Center for Education Statistics; a work of the US government."
WHERE = (
    "https://nces.ed.gov/ipeds/datacenter: Complete data files, Institutional Characteristics, HD"
)

_NEEDED = ("INSTNM", "IALIAS", "WEBADDR", "INSTSIZE")
# Class of INSTSIZE → thousands of students: under 1,000, 5,000, 10,000, 20,000, and above.
_SIZES = {"1": "0", "2": "3", "3": "7", "4": "15", "5": "30"}
_LETTERS = re.compile(r"[A-Z][A-Z&.-]{1,7}\Z")


def rows(path: Path) -> Iterator[tuple[str, ...]]:
    """Every institution that has a website.

    Raises:
        UnreadableFile: If it is no header file of IPEDS.
    """
    table = grid(source(path))
    header = [cell.strip().upper().lstrip("\ufeff") for cell in table.rows[0]]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise UnreadableFile(
            f"{shown(path.name)} is no header file of IPEDS: it has no column {missing[0]}.",
            f"Download it here: {WHERE}.",
        )
    at = [header.index(name) for name in _NEEDED]
    for row in table.rows[1:]:
        name, alias, site, size = (row[i].strip() if i < len(row) else "" for i in at)
        host = re.sub(r"^(?:https?://)?(?:www\d?\.)?", "", site.lower()).split("/")[0].strip()
        if name and "." in host:
            others, letters = _aliases(alias)
            yield host, name, "US", others, letters, "", _SIZES.get(size, "")


def _aliases(cell: str) -> tuple[str, str]:
    """Names and acronyms out of a cell that lists both, parted by bars, commas or wide spaces."""
    parts = [part.strip(" .") for part in re.split(r"[|;,/]|\s{2,}", cell)]
    found = [part for part in dict.fromkeys(parts) if part and not part.isdigit()]
    letters = [part for part in found if _LETTERS.match(part)]
    return "|".join(part for part in found if part not in letters), "|".join(letters)
