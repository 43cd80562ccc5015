"""What a cell says: the rules that whole columns and single persons are read by alike."""

import re
from collections.abc import Iterator

from outreach import columns, days, names
from outreach.columns import consent
from outreach.resolve import field, program, school


def number(text: str) -> str:
    """The digits of a whole number; empty for anything else."""
    return text.strip() if text.strip().isdigit() else ""


def first_year(text: str) -> str:
    """The year in which a post began, out of a date or a range; empty for none."""
    return days.class_year(re.split(r"\s[-–]\s|–", text)[0], days.LATEST)


def refuses(text: str) -> bool:
    """Whether a cell under "may students contact you?" says no."""
    return columns.answer(text) is False


def forbids(text: str) -> bool:
    """Whether a cell under "do not contact" or "deceased" says so: anything but empty or no."""
    return consent.forbids(text)


_DEAD = re.compile(  # `Deceased 3/2022`, but not `Deceased Estates Officer`
    r"(?:deceased|in memoriam|passed away|verstorben|fallecid[oa])"
    r"(?: [\d ]+| (?:in|on|am|en)\b.*)?\Z"
)
# What such a cell begins with is looked at first: this is asked of every row.
_DEAD_BEGIN = frozenset({"de", "in", "pa", "ve", "fa"})


def is_dead(text: str) -> bool:
    """Whether a cell for a title or an employer says that somebody died, as some lists do."""
    return text[:2].lower() in _DEAD_BEGIN and bool(_DEAD.match(names.fold(text)))


_DIED = re.compile(r"\W*(?:deceased|passed away|in memoriam|died|†)(?!\w)", re.IGNORECASE)
_LEFT_ALONE = re.compile(
    r"\b(?:do not|don['’]?t|never|please no) (?:contact|e-?mail|write|message|reach out|solicit)\b"
    r"|\bDNC\b|\bno (?:contact|e-?mails?|solicitations?)\b(?! \w)|\bunsubscribed?\b"
    r"|\bopt(?:ed)?[ -]?out\b"
    r"|\b(?:ask(?:ed|s)|requested|wants|wishes) (?:not to be|to be (?:removed|taken off|left))\b"
    r"|\bremoved? (?:me|him|her|them|from (?:the |our )?(?:mailing )?list)\b"
    r"|\bnicht (?:kontaktieren|anschreiben)\b|\bno contactar\b",
    re.IGNORECASE,
)


def bars(text: str) -> bool:
    """Whether a remark tells of somebody's death (`deceased 2024`), or that they wish no mail."""
    return bool(_DIED.match(text) or _LEFT_ALONE.search(text))


_GONE = re.compile(
    r"(?:retired|ret|retd)(?: [\d ]+)?|unemployed|laid off|not (?:currently )?(?:working|employed)"
    r"|between (?:jobs|roles|positions)|job seeker|in transition|(?:on )?(?:a )?(?:career break"
    r"|sabbatical)|(?:actively |currently )?(?:seeking|looking for|open to) (?:an?|new|my|next"
    r"|other|full|part|entry|work|employment|opportunit\w+|roles?|jobs?)\b.*|pensioniert"
    r"|im ruhestand|rentner(?:in)?|jubilad[oa]|arbeits?suchend|en paro"
)


def is_over(employer: str) -> bool:
    """Whether a cell for the employer says that a post is over: `RETIRED`, `seeking new roles`."""
    return bool(_GONE.fullmatch(names.fold(employer)))


def doubtful(text: str) -> str:
    """Why a school that the user names is not one (`USC` is two), in a sentence; empty if it is."""
    found = school.school(text) if text else None
    if not found or found.id or not found.candidates:
        return ""
    could = ", ".join(one.name for one in found.candidates[:4])
    return f"{text} could be {could}: name it in full."


def school_key(text: str) -> str:
    """Id of the school; a name that no table knows stands for itself, an ambiguous one for none."""
    if not text.strip():
        return ""
    found = school.school(text)
    return found.id or ("" if found.candidates else f"~{names.fold(text)}")


_DATED = re.compile(r"([^\d'’,;]*[^\d'’,;\s(])[\s(]*((?:19|20)\d\d|['’]\d\d)\)?")

# `Acme University (BA 2011), Beta College (MBA 2015)`
_PLACED = re.compile(r"([^()]{3,120}?)\s?\(([^()]{0,40}?)\b((?:19|20)\d\d)\)")

_YEAR_FIRST = re.compile(r"((?:19|20)\d\d|['’]\d\d)\s+([^\d'’,;]+)")


def studies(
    place: str, year: str, degree: str, major: str
) -> tuple[tuple[str, str, str, str], ...]:
    """(school, year, degree, major) of each study that one set of cells tells of.

    Lists joined by `|` pair by position; `BA '96, MA '02` are two studies.
    """
    if ";" in place:
        place, year, degree, major = (c.replace(";", "|") for c in (place, year, degree, major))
    told = (place, year, degree, major) if degree else _degree_first(place, year, major)
    if any("|" in cell for cell in told):
        lists = [[part.strip() for part in cell.split("|")] for cell in told]
        most = max(map(len, lists))
        rows = zip(*(found + [""] * (most - len(found)) for found in lists), strict=True)
        return tuple(
            _dated_last((a, b, c, d) if c else _degree_first(a, b, d))
            for a, b, c, d in rows
            if a or b or c or d
        )
    if not year and not degree and (placed := _PLACED.findall(place)):
        return tuple((at.strip(" ,;"), when, what.strip(" ,"), major) for at, what, when in placed)
    if not year and (found := _YEAR_FIRST.fullmatch(degree)):
        return ((place, found[1], found[2], major),)
    if not year and _DATED.search(degree):
        return tuple(_dated(place, degree, major))
    return (_dated_last(told),) if any(told) else ()


def _dated(place: str, degree: str, major: str) -> Iterator[tuple[str, str, str, str]]:
    """The studies of `BA '10 History; MLIS '13 (Kent State)`; the first is at `place`.

    What stands behind a year is the subject, or the school where it is one.
    """
    found = list(_DATED.finditer(degree))
    ends = [one.start() for one in found[1:]] + [len(degree)]
    for at, (one, end) in enumerate(zip(found, ends, strict=True)):
        behind = [part.strip(" ,;:.-–") for part in re.split(r"[()]", degree[one.end() : end])]
        schools = [part for part in behind if part and _is_school(part)]
        said = [one[1].strip(" ,;"), *(part for part in behind if part not in schools)]
        what = " ".join(filter(None, said))
        if at == 0 and place and schools:
            yield place, "", "", major
        home = schools[0] if schools else place if at == 0 else ""
        yield home, one[2], what, "" if at or schools else major


def _is_school(text: str) -> bool:
    return not program.is_major(text) and bool(school.school(text).id)


def _dated_last(told: tuple[str, str, str, str]) -> tuple[str, str, str, str]:
    """A study whose year stands behind the school: `UVM '15`."""
    place, year, degree, major = told
    ending = None if year else _CLASS.fullmatch(place)
    return (ending[1], ending[2], degree, major) if ending else told


_CLASS = re.compile(r"(.+?)[\s,]+\(?(?:class of )?((?:19|20)\d\d|['’]\d\d)\)?", re.IGNORECASE)


def _degree_first(place: str, year: str, major: str) -> tuple[str, str, str, str]:
    """A study whose school's cell begins with the degree: `MBA, INSEAD`, `BA English, Yale`."""
    head, comma, tail = place.partition(",")
    if comma and program.degree(head) and len(head.split()) <= 4 and not school_key(head):
        return tail.strip(), year, head.strip(), major
    return place, year, "", major


def work(title: str, headline: str) -> str:
    """The title; a headline stands in for it only where it names some work."""
    return title or (headline if field.field(headline).id else "")
