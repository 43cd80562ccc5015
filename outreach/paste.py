"""A list pasted from anywhere → people: names, titles, firms, years, schools, addresses, profiles.

A person is a line, or a block of lines between blank ones. What cannot be told is left out: the
table is shown before anything is kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from outreach import names
from outreach.model.intake import Skip, Table
from outreach.resolve.school import school
from outreach.resolve.school.book import says_school

HEADER = {
    "Name": "full_name", "Title": "title", "Company": "company", "School": "school",
    "Major": "major", "Year": "year", "Email": "email", "Profile": "url",
}  # fmt: skip
_NOTHING: Mapping[str, str] = MappingProxyType({})
_MARK = re.compile(r"^\s*(?:[-*•–—▪◦]|\(?\d{1,3}[.)])\s+")
_PARTS = re.compile(r"\s*(?:[\t|;•·]|,(?=\s)|\s[-–—]\s|\s{3,})\s*")
_YEAR = re.compile(
    r"(?:(?:class|promotion|jahrgang|generación) (?:of |de )?)?"
    r"(?P<year>(?:19|20)\d\d|['’]\d\d)(?:\s*[-–]\s*(?P<end>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|@|bei|en|chez)\s+", re.IGNORECASE)
_DEGREE = re.compile(
    r"^(?:B\.?A\.?|B\.?S\.?|BSc|M\.?A\.?|MSc|M\.?S\.?|MBA|Ph\.?D\.?)\b[ ,]*(?:in )?"
)
_LONGEST = 60  # characters of a name


def table(text: str) -> Table:
    """The people of a pasted text, each at the line on which they begin."""
    found = Table("pasted", list(HEADER), [], [], dict(HEADER), [], "list")
    for line, block in _blocks(text.replace("\r\n", "\n").replace("\r", "\n")):
        cells = person(block)
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
    parts = _split(_MARK.sub("", line))
    return len(parts) > 1 and is_name(parts[0])


def person(block: Sequence[str], known: Mapping[str, str] = _NOTHING) -> dict[str, str]:
    """What a block says of a person; nothing where it begins with no name.

    Args:
        block: Lines.
        known: Column → text that is known of them already, and is not looked for.
    """
    parts = [part for line in block for part in _split(_MARK.sub("", line))]
    if not parts or not is_name(parts[0]):
        return {}
    if len(parts) == 1:
        return {}
    found = {"Name": names.tidy(parts[0]), **known}
    for part in parts[1:]:
        for column, value in _said(part, found):
            found.setdefault(column, names.tidy(value))
    return found


def _split(line: str) -> list[str]:
    """The parts of a line; of `Name (Title, Company)` the brackets are a part too."""
    spans = re.sub(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)", r"\1-\2", line)
    opened = re.sub(r"[<>()\[\]]", " | ", spans)
    return [part.strip(" .,") for part in _PARTS.split(opened) if part.strip(" .,")]


def is_name(text: str) -> bool:
    """Whether a text may be a name: two words, and nothing that names never hold."""
    if len(text) > _LONGEST or re.search(r"[@\d!?:/]", text) or says_school(text.split()):
        return False
    return bool(names.full_name(text).display) and " " in text.strip()


def _said(part: str, found: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(column, value) of what one part says."""
    if emails := names.emails(part):
        yield "Email", emails[0]
        return
    if url := names.profile(part):
        yield "Profile", url
        return
    if year := _YEAR.fullmatch(part):
        yield "Year", year["end"] or year["year"]
        return
    rest = part
    if (year := _YEAR.search(part)) and len(part) < _LONGEST:
        yield "Year", year["end"] or year["year"]
        rest = (part[: year.start()] + part[year.end() :]).strip(" ,")
    if not rest:
        return
    if _DEGREE.match(rest):
        yield "Major", _DEGREE.sub("", rest)
    elif says_school(rest.split()) or (school(rest).id and "Title" in found):
        yield "School", rest
    elif len(sides := _AT.split(rest, 1)) == 2:
        yield from zip(("Title", "Company"), sides, strict=True)
    else:
        yield ("Company" if "Title" in found else "Title"), rest
