"""Address books as tables: Google Contacts (old and new), Outlook.com, Outlook, HubSpot.

Told from other lists by columns that only they have. What they say of a home is where somebody
lives, and never where they come from.
"""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from outreach import addresses, columns
from outreach.errors import UnreadableFile
from outreach.listing import corrected
from outreach.model.intake import Batch, Options, Skip, Table
from outreach.names import fold
from outreach.tabular import fit, grid, plain, trimmed
from outreach.unpack import source

name = "addressbook"

# What a book's header holds beside others; the first that fits is it.
_BOOKS: tuple[frozenset[str], ...] = (
    frozenset({"given name", "family name", "e mail 1 value"}),  # Google, before 2024
    frozenset({"first name", "last name", "e mail 1 value", "labels"}),  # Google
    frozenset({"first name", "last name", "e mail address", "job title", "schools"}),  # Outlook.com
    frozenset({"first name", "last name", "e mail address", "job title", "e mail type"}),  # Outlook
    frozenset({"record id", "first name", "last name", "email"}),  # HubSpot
)
_FIELDS = {
    "given name": "first_name", "first name": "first_name", "family name": "last_name",
    "last name": "last_name", "nickname": "known_name", "maiden name": "maiden_name",
    "organization 1 name": "company", "organization name": "company", "company": "company",
    "company name": "company", "organization 1 title": "title", "organization title": "title",
    "job title": "title", "e mail 1 value": "email", "e mail 2 value": "email_2",
    "e mail 3 value": "email_3", "e mail address": "email", "e mail 2 address": "email_2",
    "e mail 3 address": "email_3", "email": "email", "schools": "school",
    "business city": "city", "business state": "state", "business country region": "country",
    "business country": "country",
}  # fmt: skip
_SITE = re.compile(r"website \d value|personal web page|web page|linkedin.*")


def identify(path: Path) -> bool:
    """Whether its header is that of an address book."""
    if not path.is_file() or path.suffix.lower() not in (".csv", ".txt", ".tsv"):
        return False
    first = next(iter(plain(source(path).head(_HEAD)).splitlines()), "")
    cells = csv.reader([first], delimiter=max(",;\t", key=first.count))
    held = {fold(cell) for row in cells for cell in row}
    return any(book <= held for book in _BOOKS)


_HEAD = 1 << 14  # bytes: no header of these is longer


def extract(path: Path, options: Options) -> Batch:
    """Read the people of an address book; rows without a name are skipped, and said so.

    Raises:
        UnreadableFile: If it has no row.
    """
    read = grid(source(path))
    header = columns.unique(trimmed(read.rows[0]))
    fitted = [fit(row, len(header)) for row in read.rows[1:]]
    mapping = {column: _FIELDS[fold(column)] for column in header if fold(column) in _FIELDS}
    mapping |= _profile(header, [cells for cells, why in fitted if not why])
    mapping = corrected(mapping, header, options.mapping)
    named = [at for at, column in enumerate(header)
             if mapping.get(column) in ("first_name", "last_name")]  # fmt: skip
    table = Table(read.file, header, [], [], {k: v for k, v in mapping.items() if v})
    for (cells, why), line in zip(fitted, read.lines[1:], strict=True):
        reason = why or ("" if any(cells[at].strip() for at in named) else "no name")
        if reason:
            table.skipped.append(Skip(line, reason))
        else:
            table.rows.append(cells)
            table.lines.append(line)
    if not table.rows:
        raise UnreadableFile(f"{path.name} names nobody.", "Export it once more, with names.")
    return Batch(name, (table,))


def _profile(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """The column of web pages that holds most LinkedIn profiles, where any does."""
    counts = {column: sum(bool(addresses.profile(row[at])) for row in rows)
              for at, column in enumerate(header) if _SITE.fullmatch(fold(column))}  # fmt: skip
    best = max(counts, key=lambda column: counts[column], default="")
    return {best: "url"} if best and counts[best] else {}
