"""A list pasted from anywhere → people: names, titles, firms, years, schools, addresses, profiles.

A person is a line, or a block of lines between blank ones. What cannot be told is left out: the
table is shown before anything is kept.
"""

from collections.abc import Iterator

from outreach import columns, listing, loose, names
from outreach.errors import UnreadableFile, UsageError
from outreach.loose import HEADER, terms
from outreach.model.intake import Options, Skip, Table
from outreach.mojibake import mended
from outreach.tabular import Grid


def table(text: str) -> Table:
    """The people of a pasted text, each at the line on which they begin.

    Cells of a spreadsheet with its header are read as a table.
    """
    lines = mended(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    if sheet := _sheet(lines):
        return sheet
    found = Table("pasted", list(HEADER), [], [], dict(HEADER), [], "list")
    dead = False
    for line, block in _blocks(lines):
        cells = {} if dead else _person(block)
        if cells:
            found.rows.append([cells.get(column, "") for column in HEADER])
            found.lines.append(line)
            continue
        if len(block) == 1 and not loose.parted(block[0])[1:]:  # a heading
            dead = bool(terms.DIED.search(block[0]))
        why = "among those who died" if dead else "nobody"
        found.skipped.append(Skip(line, f"{why}: {names.tidy(' '.join(block))[:60]}"))
    return found


def _sheet(lines: list[str]) -> Table | None:
    """The people of cells parted by tabs, where a line of them is a header."""
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    grid = Grid("pasted", [row for _, row in rows], [number for number, _ in rows])
    if not any("\t" in line for line in lines) or columns.header_at(grid.rows) < 0:
        return None
    try:
        return listing.people(grid, Options(), is_alumni=False)
    except (UnreadableFile, UsageError):
        return None


def _person(block: list[str]) -> dict[str, str]:
    """What a block says of a person, by its labels or loosely; nothing where it is not enough."""
    told = dict(_labelled(block))
    if len(told) > 1 and "Name" in told:
        return told
    cells = loose.person(block)
    by_field = {HEADER[column]: text for column, text in cells.items()}
    return cells if loose.says_enough(by_field) else {}


def _labelled(block: list[str]) -> Iterator[tuple[str, str]]:
    """(column, text) of lines such as `Company: Corvid`."""
    by_field = {field: column for column, field in HEADER.items()}
    for line in block:
        label, colon, text = line.partition(":")
        if colon and text.strip() and (field := columns.meaning(label)) in by_field:
            yield by_field[field], names.tidy(text)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(line, lines) of each person: blocks between blank lines; lines where several are whole."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(lines, 1):
        if line.strip():
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    for block in blocks:
        whole = sum(bool(loose.person([line])) for _, line in block)
        if whole > 1 or (len(blocks) == 1 and not dict(_labelled([line for _, line in block]))):
            yield from ((number, [line]) for number, line in block)
        else:
            yield block[0][0], [line for _, line in block]
