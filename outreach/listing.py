"""A grid of cells → people: which row is the header, which column means what, who stands where."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress

from outreach import columns
from outreach.errors import UnreadableFile, UsageError
from outreach.model import FIELDS
from outreach.model.columns import mapped
from outreach.model.intake import Options, Skip, Table
from outreach.nameparts import NOBODY, OFFICE, is_office
from outreach.tabular import Grid, fit, trimmed

_NAMES = ("first_name", "last_name", "full_name")
_TOPICAL = {"company", "title", "school", "year", "major", "degree", "email", "url", "headline"}


def people(read: Grid, options: Options, is_alumni: bool) -> Table:
    """The people of a grid that has a header among its first rows.

    Args:
        read: Its rows.
        options: What the user said of it.
        is_alumni: Whether it calls itself a list of alumni.

    Raises:
        UnreadableFile: If it is no list of people; the message names what is missing.
        UsageError: If the user corrects a column that is not there.
    """
    at = _header(read.rows, options)
    if at < 0:
        first = ", ".join(cell for cell in read.rows[0] if cell.strip())[:80]
        raise UnreadableFile(
            f"{read.file} has no column with people's names; its first row is: {first}.",
            "If it names columns, say which holds people: --map 'COLUMN=full_name'; if it is a"
            " person, write a line above it with the columns: Name,Company,Class Year.",
        )
    header = columns.unique(trimmed(read.rows[at]))
    body, lines = read.rows[at + 1 :], read.lines[at + 1 :]
    start = _questions(body)
    body, lines = body[start:], lines[start:]
    skipped: list[Skip] = []
    if not {len(header)}.issuperset(map(len, body)):
        fitted = [fit(row, len(header)) for row in body]
        body, lines, skipped = _kept([cells for cells, _ in fitted], lines, [w for _, w in fitted])
    mapping = columns.infer(header, body)
    said = options.remembered.get("\t".join(header), {}) | options.mapping
    mapping = corrected(mapping, header, said)
    _check(read.file, header, mapping, body, options.school)
    is_alumni = is_alumni or bool(options.school) or _is_of_one_school(header, mapping, body)
    named = [i for i, c in enumerate(header) if mapping.get(c) in _NAMES]
    body, lines, nobodies = _kept(body, lines, _nobodies(body, header, named))
    skipped = sorted(skipped + nobodies, key=lambda one: one.row)
    found = "alumni list" if is_alumni else "list"
    return Table(read.file, header, body, lines, mapping, skipped, found)


def _kept(
    rows: list[list[str]], lines: list[int], whys: Sequence[str]
) -> tuple[list[list[str]], list[int], list[Skip]]:
    """The rows that nothing speaks against, their lines, and the others."""
    good = [not why for why in whys]
    skipped = [Skip(line, why) for line, why in zip(lines, whys, strict=True) if why]
    return list(compress(rows, good)), list(compress(lines, good)), skipped


def _header(rows: Sequence[Sequence[str]], options: Options) -> int:
    """The header row: the one with the columns that the user named, now or before, else a guess."""
    for at, row in enumerate(rows[:30]):
        named = columns.unique(trimmed(row))
        if options.mapping and set(options.mapping) <= set(named):
            return at
        if "\t".join(named) in options.remembered:
            return at
    return columns.header_at(rows)


def _is_of_one_school(
    header: Sequence[str], mapping: Mapping[str, str], rows: Sequence[Sequence[str]]
) -> bool:
    """Whether a list with class years names one school in nearly every row: its alumni."""
    at = {field: header.index(column) for column, field in mapping.items()}
    if not {"school", "year"} <= at.keys():
        return False
    schools = Counter(text for row in rows if (text := row[at["school"]].strip().casefold()))
    return bool(schools) and schools.most_common(1)[0][1] >= _NEARLY * schools.total()


_NEARLY = 0.8  # of the rows that name a school


def _nobodies(
    rows: Sequence[Sequence[str]], header: Sequence[str], named: Sequence[int]
) -> list[str]:
    """Why each row is no person's; empty for one that can be. Most rows need no second look."""
    blank = [mapped([row[i] for row in rows], _is_nobody) for i in named]
    nameless = blank[0] if len(blank) == 1 else list(map(all, zip(*blank, strict=True)))
    office = mapped([row[named[-1]] for row in rows], is_office)
    first = mapped([row[0] for row in rows], lambda cell: columns.is_header([cell], header[:1]))
    few = len(header) <= _FOOTED
    whys = [""] * len(rows)
    every = zip(rows, nameless, office, first, strict=True)
    for at, (row, unnamed, shared, alike) in enumerate(every):
        if unnamed:
            whys[at] = "no name"
        elif shared:
            whys[at] = OFFICE
        elif alike or few or not row[-1].strip():
            whys[at] = _nobody(row, header)
    return whys


def _is_nobody(cell: str) -> bool:
    return cell.strip().casefold() in NOBODY


def _nobody(cells: Sequence[str], header: Sequence[str]) -> str:
    if columns.is_header(cells, header):
        return "the header again"
    return "a footer" if _is_footer(cells) else ""


_FOOTED = 2  # columns that a report prints under its table
_FOOTER = re.compile(
    r"\s*(?:(?:grand )?total\b|count\b|sum\b|records?:|rows?:|page \d"
    r"|(?:generated|exported|printed) (?:on|by)\b|confidential\b|source:|notes?:|©|\*)",
    re.IGNORECASE,
)


def _is_footer(cells: Sequence[str]) -> bool:
    """Whether a row is what a report prints under its table: `Total: 412`."""
    return not any(map(str.strip, cells[_FOOTED:])) and bool(_FOOTER.match(cells[0]))


def _questions(rows: Sequence[Sequence[str]]) -> int:
    """How many rows under the header belong to it: Qualtrics puts questions and JSON ids there."""
    for at, row in enumerate(rows[:3]):
        if any(_is_import_id(cell) for cell in row):
            return at + 1
    return 0


def _is_import_id(cell: str) -> bool:
    if not cell.lstrip().startswith("{"):
        return False
    try:
        return "ImportId" in json.loads(cell)
    except ValueError:
        return False


def corrected(
    guessed: dict[str, str], header: Sequence[str], said: dict[str, str]
) -> dict[str, str]:
    """The guess with the user's corrections, which take a field from the column that had it."""
    said = {column: "full_name" if field == "name" else field for column, field in said.items()}
    for column, field in said.items():
        if column not in header:
            listed = ", ".join(header)
            raise UsageError(f"No column is called {column}.", f"The columns are: {listed}.")
        if field and re.sub(r"_\d$", "", field) not in FIELDS:
            raise UsageError(
                f"No field is called {field}.", f"The fields are: {', '.join(FIELDS)}."
            )
    taken = {field for field in said.values() if field}
    kept = {c: f for c, f in guessed.items() if c not in said and f not in taken}
    return kept | {column: field for column, field in said.items() if field}


def _check(
    file: str,
    header: Sequence[str],
    mapping: dict[str, str],
    rows: Sequence[Sequence[str]],
    school: str,
) -> None:
    """Refuse what is no list of people, and say what is missing."""
    found = set(mapping.values())
    shown = ", ".join(name for name in header[:6] if name) or "none that could be read"
    if not found & set(_NAMES):
        raise UnreadableFile(
            f"{file} has no column with people's names; its columns are: {shown}.",
            "If one holds names, say so: --map 'COLUMN=full_name'.",
        )
    if not school and not {re.sub(r"_\d$", "", field) for field in found} & _TOPICAL:
        raise UnreadableFile(
            f"{file} has names but no school, year, employer, title, address or profile"
            f" beside them; its columns are: {shown}.",
            "If one holds such a thing, say so: --map 'COLUMN=company'; if all went to one school:"
            " --school NAME.",
        )
    if not rows:
        raise UnreadableFile(f"{file} has a header but no rows under it.", "Export it once more.")
    at = [i for i, c in enumerate(header) if mapping.get(c) in _NAMES]
    texts = [" ".join(row[i] for i in at) for row in rows[:200]]
    if sum(bool(re.search(r"[^\W\d_]{2}", text)) for text in texts) < len(texts) / 2:
        raise UnreadableFile(
            f"{file} has no people's names under {', '.join(header[i] for i in at)}.",
            "Say which column holds them: --map 'COLUMN=full_name'.",
        )
