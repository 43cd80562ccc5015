"""Profiles that LinkedIn wrote as PDF ("Save to PDF"): one person, with posts and studies.

The layout says what is what: two columns, the name in the largest letters, sections in the next,
then company or school, post, and what is said of it. An entry may go on on the next page.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from outreach import addresses, names, paper
from outreach.errors import UnreadableFile
from outreach.listing import corrected
from outreach.model.intake import Batch, Options, Table
from outreach.names import fold
from outreach.paper import Line
from outreach.unpack import source

name = "pdf"

PAGES = 30  # of a profile
POSTS, STUDIES = 5, 3  # that are kept, the newest
_SIDEBAR = 0.33  # of the width: the narrow column ends before
_SECTION = 14.0  # points: headings of sections are larger, entries smaller
_FOOT = 9.6  # points: the footer is smaller than any text
# Headings in the languages of LinkedIn's own pages, folded.
_EXPERIENCE = frozenset(
    "experience berufserfahrung erfahrung experiencia experience professionnelle esperienza"
    " experiencia profissional werkervaring ervaring erfarenhet doswiadczenie".split()
)
_EDUCATION = frozenset(
    "education ausbildung formation educacion formacion formacao formazione opleiding utbildning"
    " wyksztalcenie educacao".split()
)
_DATES = re.compile(
    r"(?:[^\W\d_]+\.? (?:de )?)?(?P<start>(?:19|20)\d\d) ?[-–] ?"
    r"(?:(?:[^\W\d_]+\.? (?:de )?)?(?P<end>(?:19|20)\d\d)|[^\W\d_][^\d()]*)(?: ?\(.*\))?"
)
_MONTH = re.compile(
    r"(?:[^\W\d_]+\.? (?:de )?)?((?:19|20)\d\d) ?\([^()]*\)"
)  # `June 2023 (1 month)`
_YEARS = re.compile(r"[·\s]*\((?:[^()]*\d{4} ?[-–] ?)?[^()]*?(\d{4})\)\s*$")
HEADER = {
    "Name": "full_name", "Headline": "headline", "Location": "location", "Email": "email",
    "LinkedIn": "url", "Company": "company", "Post": "title", "Since": "started_on",
}  # fmt: skip


def identify(path: Path) -> bool:
    """Whether the file is a PDF; whose, its inside tells."""
    return path.is_file() and source(path).head(1024).lstrip().startswith(b"%PDF-")


def extract(path: Path, options: Options) -> Batch:
    """Read the one person of a profile.

    Raises:
        UnreadableFile: If LinkedIn did not write it, or it names nobody.
    """
    file = source(path).name
    found = paper.read(file, source(path).read(), PAGES)
    if found.told.get("Author") != "LinkedIn":
        raise UnreadableFile(
            f"{file} is a PDF, and no profile that LinkedIn wrote.",
            "Select the list in it, copy it, and type: outreach import --paste",
        )
    cells = _profile(found)
    if not cells.get("Name"):
        raise UnreadableFile(f"{file} names nobody.", "Save the profile to PDF once more.")
    header = list(cells)
    mapping = {column: field for column in header if (field := _field(column))}
    row = [cells[column] for column in header]
    mapping = corrected(mapping, header, options.mapping)
    return Batch(name, (Table(file, header, [row], [1], mapping),))


def _field(column: str) -> str:
    """The field of a column: `Past company 2` → `past_company_2`."""
    field, _, number = HEADER.get(column, column.lower().replace(" ", "_")).rpartition("_")
    return f"{field}_{number}".removesuffix("_1").strip("_")


def _profile(found: paper.Document) -> dict[str, str]:
    """Column → text of all that a profile tells."""
    lines = [line for line in _joined(found.lines) if line.size > _FOOT]
    edge = found.width * _SIDEBAR
    main = [line for line in lines if line.x >= edge]
    largest = max((line.size for line in main), default=0.0)
    if largest <= _SECTION:
        return {}
    at = next(at for at, line in enumerate(main) if line.size == largest)
    sections = list(_sections(main[at + 1 :]))
    cells = {"Name": main[at].text} | _head(sections[0][1])
    cells |= _contact([line for line in lines if line.x < edge])
    for title, told in sections[1:]:
        words = set(fold(title).split())
        if words & _EXPERIENCE:
            cells |= _work(told)
        elif words & _EDUCATION:
            cells |= _studies(told)
    return {column: names.tidy(text) for column, text in cells.items() if text}


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines whole: what is drawn in pieces, side by side in one size, is one."""
    for _, group in groupby(lines, key=lambda line: (line.page, round(line.y), line.size)):
        pieces = list(group)
        first = pieces[0]
        text = " ".join(piece.text for piece in pieces)
        yield Line(first.page, first.x, first.y, first.size, text)


def _sections(main: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """(heading, lines) of each section; what comes before the first has none."""
    title, told = "", list[Line]()
    for line in main:
        if line.size > _SECTION:
            yield title, told
            title, told = line.text, []
        else:
            told.append(line)
    yield title, told


def _head(told: Sequence[Line]) -> dict[str, str]:
    """What stands under the name: the headline, over as many lines as it takes, and the place."""
    texts = [line.text for line in told]
    if len(texts) < 2:
        return {"Headline": " ".join(texts)}
    return {"Headline": " ".join(texts[:-1]), "Location": texts[-1]}


def _contact(side: Sequence[Line]) -> dict[str, str]:
    """The address and the profile in the narrow column; the profile may run over several lines."""
    texts = [line.text for line in side]
    start = next((at for at, text in enumerate(texts) if "linkedin.com/" in text.lower()), 0)
    url = addresses.profile("".join(texts[start:]).partition("(LinkedIn)")[0].strip())
    emails = next((found for text in texts if (found := addresses.emails(text))), ("",))
    return {"Email": emails[0], "LinkedIn": url}


def _entries(told: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """(company or school, lines below it): what is set in the largest letters of the section."""
    largest = max((line.size for line in told), default=0.0)
    found: list[tuple[str, list[Line]]] = []
    for line in told:
        if line.size == largest:
            found.append((line.text, []))
        elif found:
            found[-1][1].append(line)
    return found


def _work(told: Sequence[Line]) -> dict[str, str]:
    """The posts, the newest first: the present one, and those before."""
    posts = [(company, *post) for company, lines in _entries(told) for post in _posts(lines)]
    now = next((post for post in posts if not post[3]), None)
    cells = {"Company": now[0], "Post": now[1], "Since": now[2]} if now else {}
    before = [post for post in posts if post[3]][:POSTS]  # a second present one is not over
    for at, (company, post, _, _) in enumerate(before, 1):
        cells |= {f"Past company {at}": company, f"Past title {at}": post}
    return cells


def _posts(lines: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    """(post, year it began, year it ended or nothing) of each post at one company."""
    largest = max((line.size for line in lines), default=0.0)
    title = ""
    for line in lines:
        found, month = _DATES.fullmatch(line.text), _MONTH.fullmatch(line.text)
        if line.size == largest and not (found or month):
            title = f"{title} {line.text}".strip()  # over two lines, if no date came between
        elif title and found:
            yield title, found["start"], found["end"] or ""
            title = ""
        elif title and month:
            yield title, month[1], month[1]
            title = ""


_TAIL = 60  # characters in which the years stand


def _degree(lines: Sequence[Line]) -> str:
    """Degree, subject and years, over as many lines as that takes; what follows is told of it."""
    said: list[str] = []
    for line in lines:
        said.append(line.text)
        if _YEARS.search(line.text[-_TAIL:]):
            return " ".join(said)
    return said[0] if said else ""


def _studies(told: Sequence[Line]) -> dict[str, str]:
    """The studies, the newest first."""
    cells: dict[str, str] = {}
    for at, (school, lines) in enumerate(_entries(told)[:STUDIES], 1):
        text = _degree(lines)
        years = _YEARS.search(text[-_TAIL:])
        said = text[: -len(years[0])] if years else text
        degree, _, major = said.partition(", ")
        cells |= {
            f"School {at}": school, f"Degree {at}": degree.strip(" ·"),
            f"Major {at}": major.strip(" ·"), f"Year {at}": years[1] if years else "",
        }  # fmt: skip
    return cells
