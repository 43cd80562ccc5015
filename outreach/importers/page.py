"""Web pages, saved or fetched: what they say for machines, their tables, cards and lists.

What a page tells in two ways is read in the better one: a name that stands in an earlier block is
left out of a later one.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from outreach import columns, listing, markup, names, paste
from outreach.columns import aliases
from outreach.errors import UnreadableFile, UsageError
from outreach.markup import Block, Line
from outreach.model.intake import Batch, Options, Skip, Table
from outreach.resolve.field import field as work
from outreach.tabular import Grid
from outreach.unpack import source

name = "page"

_TOLD = {
    "name": "full_name", "givenName": "first_name", "familyName": "last_name",
    "jobTitle": "title", "worksFor": "company", "formerly": "past_company", "email": "email",
    "url": "url", "addressLocality": "city", "addressRegion": "state",
    "addressCountry": "country", "alumniOf": "school", "alumniOf year": "year",
    "alumniOf degree": "degree", "alumniOf 2": "school_2", "alumniOf 2 year": "year_2",
    "alumniOf 2 degree": "degree_2", "alumniOf 3": "school_3", "alumniOf 3 year": "year_3",
    "alumniOf 3 degree": "degree_3", "p-name": "full_name", "p-given-name": "first_name",
    "p-family-name": "last_name", "p-job-title": "title", "p-org": "company",
    "u-email": "email", "u-url": "url", "p-locality": "city", "p-region": "state",
    "p-country-name": "country",
}  # fmt: skip
_HEADING = "Heading"  # the column of the class year that stands over a row
_LONGEST = 300  # characters of a line that says one thing


def identify(path: Path) -> bool:
    """Whether the file begins like a page."""
    return path.is_file() and markup.is_page(source(path).head(1 << 13))


def extract(path: Path, options: Options) -> Batch:
    """Read the people of every block of a page that lists some.

    Raises:
        UnreadableFile: If the page names nobody that could be made out.
    """
    page = markup.read(source(path).name, source(path).read())
    is_alumni = "alum" in f"{path.name} {page.title}".lower()
    tables: list[Table] = []
    seen: set[str] = set()
    for block in page.blocks:
        file = f"{source(path).name}, {block.place}"
        if found := _table(file, block, options, is_alumni):
            _leave_out(found, seen)
            tables += [found] if found.rows else []
            seen.update(_keys(found))
    if options.mapping and not tables:
        raise UsageError(f"No table of {path.name} has these columns.", "outreach import FILE")
    if not tables:
        raise UnreadableFile(
            f"{path.name} is a web page on which nobody could be made out.",
            "Download the file itself: look for Export or CSV."
            if path.suffix.lower() in (".csv", ".tsv", ".xlsx")
            else "Select the list in your browser, copy it, and type: outreach import --paste",
        )
    return Batch(name, tuple(tables), next=page.next)


def _table(file: str, block: Block, options: Options, is_alumni: bool) -> Table | None:
    """The people of a block; none where it lists none."""
    if block.kind == "cards":
        return _from_cards(file, block, options, is_alumni)
    if block.kind == "told":
        return _from_told(file, block, "alumni list" if is_alumni else "list")
    grid = Grid(file, block.rows, block.numbers)
    try:
        return _under(listing.people(grid, options, is_alumni), block)
    except (UnreadableFile, UsageError):  # no header: each row may be a card
        cards = [[Line(cell) for cell in row if cell] for row in block.rows]
        as_cards = Block(block.place, "cards", block.numbers, cards=cards, years=block.years)
        return _from_cards(file, as_cards, options, is_alumni)


def _under(table: Table, block: Block) -> Table:
    """A table with the class year that stands over its rows, where no column tells one."""
    years = dict(zip(block.numbers, block.years, strict=True))
    if {"year", "degree"}.isdisjoint(table.mapping.values()) and any(years.values()):
        table.header.append(_HEADING)
        table.mapping[_HEADING] = "year"
        for cells, line in zip(table.rows, table.lines, strict=True):
            cells.append(years[line])
    return table


def _from_told(file: str, block: Block, found: str) -> Table:
    """The people of whom a page says what each value means."""
    header, *rows = block.rows
    table = Table(file, header, [], [], {one: _TOLD[one] for one in header}, [], found)
    named = [at for at, column in enumerate(header) if _TOLD[column] in _NAMES]
    for cells, number in zip(rows, block.numbers, strict=True):
        if any(cells[at] for at in named):
            table.rows.append(cells)
            table.lines.append(number)
        else:
            table.skipped.append(Skip(number, "no name"))
    return table


_NAMES = ("full_name", "first_name", "last_name")


def _leave_out(table: Table, seen: set[str]) -> None:
    """Take out of a table whom the page has told of already, in a better way."""
    kept = []
    for key, cells, line in zip(_keys(table), table.rows, table.lines, strict=True):
        if key in seen:
            table.skipped.append(Skip(line, "stands on this page already, in a better form"))
        else:
            kept.append((cells, line))
    table.rows[:] = [cells for cells, _ in kept]
    table.lines[:] = [line for _, line in kept]


def _keys(table: Table) -> list[str]:
    """The name of each row, folded."""
    at = {table.mapping.get(column): at for at, column in enumerate(table.header)}
    parts = [at[one] for one in _NAMES if one in at]
    return [" ".join(sorted(names.fold(" ".join(row[i] for i in parts)).split()))
            for row in table.rows]  # fmt: skip


# ── cards ─────────────────────────────────────────────────────────────────────────────────────


def _from_cards(file: str, block: Block, options: Options, is_alumni: bool) -> Table | None:
    """The people of cards, where enough of them are people."""
    read = [_person(card, year) for card, year in zip(block.cards, block.years, strict=True)]
    sure = sum(_is_sure(cells) for cells in read)
    if sure * 2 < len(read):
        return None
    every = dict.fromkeys((column, field) for cells in read for column, (field, _) in cells.items())
    header = list(dict.fromkeys(column for column, _ in sorted(every, key=_names_first)))
    mapping = {column: field for cells in read for column, (field, _) in cells.items()}
    mapping = listing.corrected(mapping, header, options.mapping)
    found = "alumni list" if is_alumni or options.school else "list"
    table = Table(file, header, [], [], mapping, [], found)
    for number, cells in zip(block.numbers, read, strict=True):
        if len(cells) > 1:
            table.rows.append([cells[column][1] if column in cells else "" for column in header])
            table.lines.append(number)
        else:
            table.skipped.append(Skip(number, "no more than a name" if cells else "nobody"))
    return table


def _names_first(column: tuple[str, str]) -> bool:
    return column[1] not in _NAMES


Cells = dict[str, tuple[str, str]]  # column → (field, text)


def _person(card: Sequence[Line], year: str) -> Cells:
    """What a card says; nothing where it names nobody."""
    told: Cells = {}
    rest: list[str] = []
    at = next((at for at, line in enumerate(card) if _meaning(line) in _NAMES), 0)
    for place, line in enumerate(card):
        field = _meaning(line)
        if place == at and field not in _NAMES:
            rest.insert(0, line.text)
        elif field and line.text:
            column = line.label or next(one for one in line.names if _named(one) == field)
            if field not in {known for known, _ in told.values()}:
                told[column] = (field, line.text)
        elif line.text and len(line.text) <= _LONGEST:
            rest.append(line.text)
    return _completed(told, rest, year)


def _completed(told: Cells, rest: list[str], year: str) -> Cells:
    """A card with what its unlabelled lines say."""
    fields = {field for field, _ in told.values()}
    known = {
        column: text
        for column, field in paste.HEADER.items()
        if field not in _NAMES
        for told_field, text in told.values()
        if told_field == field
    }
    if not fields & set(_NAMES):
        name, said = _named_line(rest[0]) if rest else ("", "")
        lines = [name, *([said] if said else []), *rest[1:]]
        if not (found := paste.person(lines, known) or _alone(name)):
            return {}
    else:
        first = next(text for field, text in told.values() if field in _NAMES)
        found = paste.person([first, *rest], known)
        found.pop("Name", None)
    for column, text in found.items():
        if paste.HEADER[column] not in fields:
            told[column] = (paste.HEADER[column], text)
            fields.add(paste.HEADER[column])
    if year and "year" not in fields:
        told[_HEADING] = ("year", year)
    return told


def _alone(name: str) -> dict[str, str]:
    return {"Name": name} if paste.is_name(name) else {}


_WITH_YEAR = re.compile(r"(.+?)[\s,(]+((?:class of )?(?:(?:19|20)\d\d|['’]\d\d))\)?", re.IGNORECASE)


def _named_line(text: str) -> tuple[str, str]:
    """A name, and the year that stands behind it: `Priya Raman '17`."""
    found = _WITH_YEAR.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def _meaning(line: Line) -> str:
    """The field that a line's label says, or the class names of what it fills."""
    if line.label:
        return columns.meaning(line.label)
    if line.is_head:  # `<h3 class="title">` is the title of the card: a name
        return next((field for one in line.names if (field := _named(one)) in _NAMES), "")
    return next((field for one in line.names if (field := _named(one))), "")


_AFFIXES = re.compile(
    r"^(?:views-field-)?(?:field(?:--name)?-)?(?:field-)?"
    r"(?:p-|u-|card[-_]+|person[-_]+|profile[-_]+|alum(?:ni|nus|na)?[-_]+|member[-_]+|staff[-_]+"
    r"|team[-_]+|people[-_]+|bio[-_]+|[a-z]+__)*"
)


_LAYOUT = frozenset("first last page current class title-case".split())


def _named(class_name: str) -> str:
    """The field that a class name says: `job-title`, `card__company`, `field-class-year`."""
    if class_name.lower() in _LAYOUT:
        return ""
    bare = _AFFIXES.sub("", re.sub(r"([a-z])([A-Z])", r"\1-\2", class_name).lower())
    return columns.meaning(bare.replace("-", " ")) if aliases.is_exact(bare) else ""


def _is_sure(cells: Cells) -> bool:
    """Whether a card tells of a person: an address, a profile, a study, or work that is known."""
    told = dict(cells.values())
    if told.keys() & {"email", "url", "school", "degree"} or told.keys() >= {"title", "company"}:
        return True
    if "year" in told and told.keys() & {"title", "company", "major"}:
        return True
    return bool(work(told.get("title", "")).id)
