"""Web pages, saved or fetched: what they say for machines, their tables, cards and lists.

What a page tells in two ways is read in the better one: a name that stands in an earlier block is
left out of a later one.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from outreach import columns, days, listing, loose, markup, names
from outreach.columns import aliases
from outreach.errors import UnreadableFile, UsageError
from outreach.loose import terms
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
_WIDEST = 12  # cells of a row that may be a card, or a few side by side
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
    for block in page.blocks:
        file = f"{source(path).name}, {block.place}"
        if found := _table(file, block, options, is_alumni):
            tables.append(found)
    if page.of_prizes:
        for table in tables:
            table.mapping.pop("Year", None)  # that of the prize
    _once(tables)
    tables = [table for table in tables if table.rows]
    if page.broken and tables:
        tables[0].skipped.append(Skip(0, f"{page.broken} broken pieces of JSON-LD or h-card"))
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
        found = _under(_linked(listing.people(grid, options, is_alumni)), block)
        return found if options.mapping else _of_people(found)
    except (UnreadableFile, UsageError):
        if block.is_headed or max(map(len, block.rows)) > _WIDEST:
            return None  # it lists something else
        cards = [[Line(cell) for cell in row if cell] for row in block.rows]
        as_cards = Block(block.place, "cards", block.numbers, cards=cards, years=block.years)
        return _from_cards(file, as_cards, options, is_alumni)


def _of_people(table: Table) -> Table | None:
    """A table without the rows whose name is none; none where most are, or it lists courses."""
    said = {names.fold(column) for column in table.header}
    if said & _COURSES:
        return None
    if said & _THESES:  # whose title is that of a thesis
        table.mapping.pop("Title", None)
    table.mapping.pop("Course", None)  # on a page, what they teach
    at = next((at for at, column in enumerate(table.header)
               if table.mapping.get(column) == "full_name"), -1)  # fmt: skip
    odd = [line for row, line in zip(table.rows, table.lines, strict=True)
           if at >= 0 and not _may_be(row[at])]  # fmt: skip
    if len(odd) * 5 > len(table.rows) * 2:
        return None
    for line in odd:
        place = table.lines.index(line)
        del table.lines[place], table.rows[place]
        table.skipped.append(Skip(line, "no name of a person"))
    return table


_COURSES = frozenset(("instructor", "room", "credits", "credit hours", "section"))
_THESES = frozenset(("advisor", "adviser", "committee", "dissertation title", "thesis"))


def _may_be(name: str) -> bool:
    bare = _YEAR_BEHIND.sub("", name)
    if " " in bare.strip():
        return loose.is_name(bare)
    return not loose.is_word_of_pages(bare)  # `Cher` may be one, `Vacant` is none


_YEAR_BEHIND = re.compile(r"[\W_]*\d{2,4}\W*\Z")


def _linked(table: Table) -> Table:
    """A table whose columns of links mean what they hold, where the link is the person's own.

    Behind their name, their address or a column without a meaning of its own (`Contact`); a link
    in the column of an assistant is the assistant's.
    """
    for at, column in enumerate(table.header):
        base = column.removesuffix(markup.LINK)
        if base == column:
            continue
        values = [row[at] for row in table.rows if row[at]]
        own = table.mapping.get(base, "") in (*_NAMES, "email", "url") or _is_contact(base)
        field = "email" if values and "@" in values[0] else "url"
        table.mapping.pop(column, None)
        if own and values:
            taken = table.mapping.values()
            table.mapping[column] = "email_2" if field == "email" and "email" in taken else field
    return table


def _is_contact(column: str) -> bool:
    return names.fold(column) in ("contact", "contacts", "link", "links", "e mail", "linkedin")


def _under(table: Table, block: Block) -> Table:
    """A table with the class year that stands over its rows, where no column tells one.

    Whom a heading counts among the dead is left out.
    """
    years = dict(zip(block.numbers, block.years, strict=True))
    for line in [line for line in table.lines if years[line] == markup.DEAD]:
        at = table.lines.index(line)
        del table.lines[at], table.rows[at]
        table.skipped.append(Skip(line, "under a heading of those who died"))
    told = any(years[line] for line in table.lines)
    if told and {"year", "degree"}.isdisjoint(table.mapping.values()):
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
        shown = " ".join(cells[at] for at in named)
        if shown.strip() and not loose.is_word_of_pages(shown):
            table.rows.append(cells)
            table.lines.append(number)
        else:
            table.skipped.append(Skip(number, "no name of a person"))
    return table


_NAMES = ("full_name", "first_name", "last_name")


def _once(tables: Sequence[Table]) -> None:
    """Leave in whom the page tells of twice where it tells most; among equals, where first."""
    best: dict[str, tuple[int, int]] = {}
    for at, table in enumerate(tables):
        for key, cells in zip(_keys(table), table.rows, strict=True):
            told = sum(bool(cell) for cell in cells), -at
            best[key] = max(best.get(key, told), told)
    for at, table in enumerate(tables):
        kept = []
        for key, cells, line in zip(_keys(table), table.rows, table.lines, strict=True):
            if best[key][1] == -at:
                kept.append((cells, line))
            else:
                table.skipped.append(Skip(line, "stands on this page elsewhere, with more"))
        table.rows[:] = [cells for cells, _ in kept]
        table.lines[:] = [line for _, line in kept]


def _keys(table: Table) -> list[str]:
    """The name of each row, folded."""
    at = {table.mapping.get(column): at for at, column in enumerate(table.header)}
    parts = [at[one] for one in _NAMES if one in at]
    return [" ".join(sorted(names.fold(" ".join(row[i] for i in parts)).split()))
            for row in table.rows]  # fmt: skip


# ── cards ─────────────────────────────────────────────────────────────────────────────────────

Cells = dict[str, tuple[str, str]]  # column → (field, text)


def _from_cards(file: str, block: Block, options: Options, is_alumni: bool) -> Table | None:
    """The people of cards; each must say by itself that it is one."""
    block = _apart(block)
    read = [_person(card, year) for card, year in zip(block.cards, block.years, strict=True)]
    sure = [cells if _is_sure(cells) else {} for cells in read]
    if sum(map(bool, sure)) * 8 < len(sure):  # a few among many are no list of people
        return None
    every = dict.fromkeys((column, field) for cells in sure for column, (field, _) in cells.items())
    header = list(dict.fromkeys(column for column, _ in sorted(every, key=_names_first)))
    mapping = {column: field for cells in sure for column, (field, _) in cells.items()}
    mapping = listing.corrected(mapping, header, options.mapping)
    found = "alumni list" if is_alumni or options.school else "list"
    table = Table(file, header, [], [], mapping, [], found)
    for number, cells, told, year in zip(block.numbers, sure, read, block.years, strict=True):
        if cells and year != markup.DEAD:
            table.rows.append([cells[column][1] if column in cells else "" for column in header])
            table.lines.append(number)
        else:
            table.skipped.append(Skip(number, _why_not(told, year)))
    return table


def _apart(block: Block) -> Block:
    """The block with cards that list several people, line by line, taken apart."""
    found = Block(block.place, block.kind)
    for number, card, year in zip(block.numbers, block.cards, block.years, strict=True):
        plain = [line for line in card if not (line.label or line.is_head)]
        whole = [line for line in plain if len(line.text) <= _LONGEST and loose.person([line.text])]
        several = len(whole) > 1 and len(whole) * 3 >= len(card) * 2
        for one in [[line] for line in whole] if several else [card]:
            found.numbers.append(number)
            found.cards.append(list(one))
            found.years.append(year)
    return found


def _names_first(column: tuple[str, str]) -> bool:
    return column[1] not in _NAMES


def _why_not(told: Cells, year: str) -> str:
    if year == markup.DEAD:
        return "under a heading of those who died"
    return "no more than a name" if told else "nothing says that it is a person"


def _person(card: Sequence[Line], year: str) -> Cells:
    """What a card says; nothing where it names nobody, or someone who died."""
    told: Cells = {}
    rest: list[str] = []
    lines = list(_labelled(card))
    at = next((at for at, line in enumerate(lines) if _meaning(line) in _NAMES), 0)
    if not lines or terms.DIED.search(lines[at].text):
        return {}
    for place, line in enumerate(lines):
        field = _meaning(line)
        if place == at and field not in _NAMES:
            rest.insert(0, line.text)
        elif field == "year" and not days.class_year(line.text, _FAR):
            continue  # `Year: third`
        elif field in ("title", "company") and not line.label and _is_prose(line, field):
            continue
        elif field:
            if field not in {known for known, _ in told.values()}:
                told[_column(line, field)] = (field, line.text)
        elif not line.label:  # what another label says is something else
            rest.append(line.text)
    return _completed(told, [text for text in rest if len(text) <= _LONGEST], year)


_FAR = 2100  # any year that is one
_LABEL = re.compile(r"[^:]{2,40}:")


def _labelled(card: Sequence[Line]) -> Iterator[Line]:
    """Lines with the labels that stand in lines of their own before them; links of others left out.

    `views-label`, `field__label`: what such an element says is what the next one is.
    """
    pending = ""
    name = set(names.fold(card[0].text).split()) if card else set()
    for line in card:
        if line.names and line.names[0].startswith(markup.BEHIND):
            said = set(names.fold(line.names[0].removeprefix(markup.BEHIND)).split())
            if not (said & name and (said <= name or name <= said)):
                continue
            yield Line(line.text, line.label)
        elif any("label" in one for one in line.names[:2]) or _LABEL.fullmatch(line.text):
            pending = line.text.rstrip(" :")
        elif line.text:
            yield Line(line.text, line.label or pending, line.names, line.is_head)
            pending = ""


def _is_prose(line: Line, field: str) -> bool:
    """Whether a class name calls something a title or a firm that is none: `Great hoodie`."""
    said = line.text
    is_bare = _column(line, field).lower() == "title"  # as a heading of anything may be called
    return bool(terms.PAST.search(said)) or (is_bare and not work(said).id)


def _column(line: Line, field: str) -> str:
    return line.label or next(one for one in line.names if _named(one) == field)


def _completed(told: Cells, rest: list[str], year: str) -> Cells:
    """A card with what its unlabelled lines say."""
    fields = {field for field, _ in told.values()}
    known = {column: text for column, field in loose.HEADER.items() if field not in _NAMES
             for told_field, text in told.values() if told_field == field}  # fmt: skip
    named = next((text for field, text in told.values() if field in _NAMES), "")
    if not named and not rest:
        return {}
    found = dict(loose.person([named, *rest] if named else rest, known))
    name = found.pop("Name", "") or named or rest[0]
    if "first_name" not in fields and not loose.is_name(name):
        return {}
    whole: Cells = {} if named else {"Name": ("full_name", name)}
    whole |= told
    for column, text in found.items():
        if (field := loose.HEADER[column]) not in fields:
            whole[column] = (field, text)
            fields.add(field)
    if year and year != markup.DEAD and "year" not in fields:
        whole[_HEADING] = ("year", year)
    return whole


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
_LAYOUT = frozenset("first last page current class".split())


def _named(class_name: str) -> str:
    """The field that a class name says: `job-title`, `card__company`, `field-class-year`."""
    if class_name.lower() in _LAYOUT:
        return ""
    bare = _AFFIXES.sub("", re.sub(r"([a-z])([A-Z])", r"\1-\2", class_name[:100]).lower())
    return columns.meaning(bare.replace("-", " ")) if aliases.is_exact(bare) else ""


_TOLD_FIELDS = frozenset(("title", "company", "school", "degree", "major", "year"))


def _is_sure(cells: Cells) -> bool:
    """Whether a card says that it tells of a person: by a label, or by what it says loosely."""
    told = dict(cells.values())
    loose_columns = {*loose.HEADER, _HEADING}
    if any(field in _TOLD_FIELDS for column, (field, _) in cells.items()
           if column not in loose_columns):  # fmt: skip
        return True
    return loose.says_enough(told)
