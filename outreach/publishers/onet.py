"""O*NET, the US database of occupations: its alternate or reported titles, as text or XLSX."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from outreach.errors import UnreadableFile
from outreach.tabular import grid
from outreach.unpack import shown, source

NAME = "onet"
COLUMNS = ("title", "soc")
ATTRIBUTION = (
    "This product includes information from the O*NET Database by the U.S. Department of Labor,"
    " Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET"
    " is a trademark of USDOL/ETA. outreach has modified some of this information. USDOL/ETA has"
    " not approved, endorsed, or tested these modifications."
)
WHERE = "https://www.onetcenter.org/database.html: Alternate Titles, text or Excel"

_CODE = re.compile(r"(\d\d-\d{4})(?:\.\d\d)?\Z")
_TITLES = ("alternate title", "reported job title", "short title", "title")


def rows(path: Path) -> Iterator[tuple[str, ...]]:
    """Each title with its SOC code.

    Raises:
        UnreadableFile: If it has no column of codes and none of titles.
    """
    table = grid(source(path))
    header = [cell.strip().casefold() for cell in table.rows[0]]
    code = next((i for i, name in enumerate(header) if name in ("o*net-soc code", "soc code")), -1)
    columns = [header.index(name) for name in _TITLES if name in header]
    if code < 0 or not columns:
        raise UnreadableFile(
            f"{shown(path.name)} is no title file of O*NET: its columns are"
            f" {', '.join(table.rows[0][:6])}.",
            f"Download one here: {WHERE}.",
        )
    seen = set()
    for row in table.rows[1:]:
        found = _CODE.match(row[code].strip()) if code < len(row) else None
        for title in _titles(row, columns) if found else ():
            if found and (title, found[1]) not in seen:
                seen.add((title, found[1]))
                yield title, found[1]


def _titles(row: Sequence[str], columns: Sequence[int]) -> Iterator[str]:
    for at in columns:
        title = row[at].strip() if at < len(row) else ""
        if title and title.casefold() != "n/a":
            yield title
