"""A list pasted from anywhere → people: names, titles, firms, years, schools, addresses, profiles.

A person is a line, or a block of lines between blank ones. What cannot be told is left out: the
table is shown before anything is kept.
"""

from collections.abc import Iterator

from outreach import loose, names
from outreach.loose import HEADER
from outreach.model.intake import Skip, Table


def table(text: str) -> Table:
    """The people of a pasted text, each at the line on which they begin."""
    found = Table("pasted", list(HEADER), [], [], dict(HEADER), [], "list")
    for line, block in _blocks(text.replace("\r\n", "\n").replace("\r", "\n")):
        cells = loose.person(block)
        if cells:
            found.rows.append([cells.get(column, "") for column in HEADER])
            found.lines.append(line)
        else:
            found.skipped.append(Skip(line, f"nobody: {names.tidy(' '.join(block))[:60]}"))
    return found


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """(line, lines) of each person: blocks where blank lines part them, else single lines."""
    lines = list(enumerate(text.split("\n"), 1))
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if line.strip():
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    every = [line for block in blocks for _, line in block]
    one_each = len(blocks) == 1 or all(map(_is_whole, every))
    if one_each:
        yield from ((number, [line]) for block in blocks for number, line in block)
    else:
        yield from ((block[0][0], [line for _, line in block]) for block in blocks)


def _is_whole(line: str) -> bool:
    """Whether a line tells of a person by itself: a name, and something beside it."""
    return bool(loose.person([line]))
