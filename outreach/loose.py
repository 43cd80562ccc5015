"""What loose words say of a person: parts of a line or card → name, title, firm, year, school.

What cannot be told is left out; nothing is guessed that a reader would have to take back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from outreach import names
from outreach.names import fold
from outreach.resolve.company import company, spoken
from outreach.resolve.field import field
from outreach.resolve.school import school
from outreach.resolve.school.book import says_school
from outreach.resolve.tables import kept, listed, rows
from outreach.resolve.title import vocabulary, words
from outreach.zones import zone_of

HEADER = {
    "Name": "full_name", "Title": "title", "Company": "company", "School": "school",
    "Major": "major", "Year": "year", "Location": "location", "Email": "email", "Profile": "url",
}  # fmt: skip
_NOTHING: Mapping[str, str] = MappingProxyType({})
_MARK = re.compile(r"^\s*(?:[-*•–—▪◦]|\(?\d{1,3}[.)])\s+")
_PARTS = re.compile(r" ?(?:[\t|;•·]|,(?= )| [-–—] |   +) ?")
_YEAR = re.compile(
    r"(?:(?:class|promotion|promoción|jahrgang|generación) (?:of |de )?)?"
    r"(?P<year>(?:19|20)\d\d|['’]\d\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(?:19|20)\d\d ?[-–] ?((?:19|20)\d\d)")
# A year that says when someone finished: after an apostrophe, or with the word.
_CLASS = re.compile(
    r"\b(?:class of|classe de|promotion|promoción|jahrgang|graduated(?: in)?|degree(?: in)?)"
    r" ((?:19|20)\d\d)|(?<!\w)(['’]\d\d)(?!\w)",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(
    r"(?:,? ?(?:since|from|in|until|seit|depuis|desde|hasta|\() ?)?\b(?:19|20)\d\d.*", re.IGNORECASE
)
_NAMED = re.compile(r"(.{3,60}?)[ ,(]+((?:class of )?(?:(?:19|20)\d\d|['’]\d\d))\)?", re.IGNORECASE)
_AT = re.compile(r" (?:at|@|bei|en|chez) ", re.IGNORECASE)
_DEGREE = re.compile(
    r"^(?:B\.?A\.?|B\.?S\.?|BSc|M\.?A\.?|MSc|M\.?S\.?|MBA|M\.?F\.?A\.?|Ph\.?D\.?|J\.?D\.?)(?![\w.])"
    r"[ ,]*(?:in )?"
)
_LONGEST = 60  # characters of a name
_WORDS = 9  # of a title or a firm
_JUNK = re.compile(
    r"^\W*\d|\d{3}[ .-]?\d{3}|^(?:tel|phone|fax|room|suite|office|email|e-mail|minor|gpa)\b"
    r"|\b(?:street|st\.|avenue|ave\.?|road|tower|floor|building|p\.?o\.? box)(?: \d|$)"
    r"|^(?:read|learn|see|view|find) | \d{2,5}$"
    r"|^(?:apply|more|website|profile|bio|contact|email|phone|photo)$",
    re.IGNORECASE,
)
_STATE = re.compile(r"[A-Z]{2}(?: \d{5})?\Z")
# Words of menus, headings, events and offices, of which names have none.
_STOP = frozenset(
    """
    a an the our your their his her its and or of for with from in on at to by about we you
    us how why what when where who is are was were be as not no all more most next last
    first office offices program programs programme department departments center centre
    centers service services relations news event events contact contacts campus alumni
    alumnae alumnus student students faculty staff team college colleges school schools
    university universities institute award awards prize prizes medal medals fund funds
    scholarship scholarships course courses minor minors majors welcomes wins opens named
    names night week weekend days hours address mailing legal mentions plan site aviso join
    visit give giving apply view learn online home pages search menu commencement homecoming
    memoriam greater area cities county city avenue room tower building chapter club clubs
    association society committee board council inc llc ltd gmbh corp company library
    archive archives museum press journal magazine stories spotlight spotlights profile
    profiles resource resources policy policies privacy terms cookie cookies accessibility
    sitemap directory directories admissions aid financial career careers job jobs opening
    openings internship internships volunteer donate support help faq login log sign
    register subscribe newsletter follow share download photo photos video videos calendar
    map directions parking annual report quarterly spring fall front general main customer
    editorial creative links useful related featured meet january february july september
    october november december startseite kontakt impressum datenschutz aktuelles
    veranstaltungen accueil actualités inicio contacto noticias eventos ueber uber my resume
    workshop workshops panel seminar conference lecture session reception meetup webinar
    ceremony voice finding click here edit
    """.split()
)


def parted(line: str) -> list[str]:
    """The parts of a line, without its bullet; of `Name (Title, Firm)` the brackets are a part."""
    flat = re.sub(r"[^\S\t]+$", "", _MARK.sub("", line))[:2_000]
    spans = re.sub(r"((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)", r"\1-\2", flat)
    opened = re.sub(r"[<>()\[\]]", " | ", spans)
    return [part.strip(" .,") for part in _PARTS.split(opened) if part.strip(" .,")]


def is_name(text: str) -> bool:
    """Whether a text may be a person's name, and is nothing else that two capitals begin.

    No menu, office, school, firm, place or trade: whatever is known to be one of these.
    """
    if len(text) > _LONGEST or " " not in text.strip() or re.search(r"[@\d!?:/]", text):
        return False
    said = text.split()
    if says_school(fold(text).split()) or not names.full_name(text).display:
        return False
    if any(word[0].islower() and word.strip(".") not in _PARTICLES for word in said):
        return False
    plain = fold(text).split()
    if not _STOP.isdisjoint(plain) or zone_of(text) or company(text).confidence == 1:
        return False
    return not all(word in vocabulary() for word in words(text))


_PARTICLES = frozenset(
    "de da do dos das del della der den di du la le las los van von zu bin ibn al el y e".split()
)


def person(block: Sequence[str], known: Mapping[str, str] = _NOTHING) -> dict[str, str]:
    """What the lines of a block say of a person; nothing where it begins with no name.

    Args:
        block: Lines.
        known: Column → text that is known of them already, and is not looked for.
    """
    name, year, rest = _named([part for line in block for part in parted(line)])
    if not name or not (rest or year):
        return {}
    found = {"Name": names.tidy(name), **({"Year": year} if year else {}), **known}
    loose: list[str] = []
    span = before = ""
    for part in rest:
        if over := _SPAN.fullmatch(part):
            span = over[1]
            continue
        for column, value in _said(part):
            is_state = column == "Location" and _STATE.match(value)
            if is_state:  # `Elmtown, OH`; `MA` alone may be a degree
                if loose and loose[-1] == before:
                    found.setdefault(column, f"{loose.pop()}, {value}")
            elif column:
                found.setdefault(column, names.tidy(value))
            elif fold(value) != fold(name):
                loose.append(value)
        before = part
    college, bare = found.pop("College", ""), found.pop("Bare", "")
    if bare:  # `(2019)` may be that of a prize; one that says what it is goes first
        found.setdefault("Year", bare)
    _placed(found, loose, college)
    if span and {"School", "Major"} & found.keys():
        found.setdefault("Year", span)
    return found if len(found) > 1 else {}


def _named(parts: Sequence[str]) -> tuple[str, str, Sequence[str]]:
    """The name that comes first, the year behind it, and the other parts."""
    if not parts:
        return "", "", ()
    first, year = parts[0], ""
    if len(first) <= 2 * _LONGEST and (found := _NAMED.fullmatch(first)):
        first, year = found[1], found[2]
    if is_name(first):
        return first, year, parts[1:]
    if len(parts) > 2 and all(re.fullmatch(r"[^\W\d_a-z][\w'’-]+(?: [A-Z]\.)?", one)
                              for one in parts[:2]):  # fmt: skip
        turned = f"{parts[1]} {parts[0]}"  # `Lee, Ann, Editor`
        return (turned, "", parts[2:]) if is_name(turned) else ("", "", ())
    return "", "", ()


def _said(part: str) -> Iterator[tuple[str, str]]:
    """(column, value) of what one part says; no column for a title or a firm."""
    if emails := names.emails(part):
        yield "Email", emails[0]
    elif url := names.profile(part):
        yield "Profile", url
    elif year := _YEAR.fullmatch(part):
        yield ("Bare" if part.isdecimal() else "Year"), year["year"]
    else:
        yield from _words_of(part)


def _words_of(part: str) -> Iterator[tuple[str, str]]:
    rest = part
    if told := _CLASS.search(part):
        yield "Year", told[1] or told[2]
        rest = (part[: told.start()] + part[told.end() :]).strip(" ,")
    elif (told := re.search(r"\b(?:19|20)\d\d\b", part)) and (
        _DEGREE.match(part) or _is_college(part)
    ):
        yield "Year", told[0]
    rest = _ANY_YEAR.sub("", rest).strip(" ,")
    if rest and (zone_of(rest) or _STATE.match(rest)):
        yield "Location", rest
        return
    if not rest or _JUNK.search(rest) or len(rest.split()) > _WORDS:
        return
    degree = _DEGREE.match(rest)
    if fold(rest) in _majors() or (degree and fold(rest[degree.end() :]) in _majors()):
        yield "Major", rest[degree.end() :] if degree else rest
    elif degree and not _AT.search(rest):
        subject = rest[degree.end() :].strip()
        if subject and subject[0].isupper():
            yield "Major", subject
    elif _is_school(rest, bool(told)):
        yield "School", rest
    elif _is_college(rest):
        yield "College", rest
    elif len(sides := _AT.split(rest, maxsplit=1)) == 2 and all(map(_is_proper, sides)):
        yield from zip(("Title", "Company"), sides, strict=True)
    elif _is_proper(rest):
        yield "", rest


_COLLEGES = frozenset(
    "university college universitat universidad universidade universite universita universiteit"
    " hochschule polytechnic politecnico".split()
)


def _is_college(text: str) -> bool:
    """Whether it calls itself a university, a college or the like; a mere school employs."""
    return _is_proper(text) and not _COLLEGES.isdisjoint(fold(text).split())


def _is_school(text: str, has_year: bool) -> bool:
    """Whether it is a school: by three letters or more, or by a short name beside a year.

    `Osaka` alone is a city, `Stanford '17` is none.
    """
    return (has_year or bool(_ACRONYM.match(text))) and bool(school(text).id)


_ACRONYM = re.compile(r"[A-Z]{3,6}\Z")


def _is_proper(text: str) -> bool:
    """Whether words are a title or a firm and no sentence: work that is known, or capitals."""
    if text[0].islower():
        return False
    if field(text).id:
        return True
    small = [word for word in text.split() if word[0].islower()]
    return all(word in _JOINTS for word in small)


_JOINTS = frozenset("of and the for at in on de du des der die und für la le y e et del".split())


def _placed(found: dict[str, str], loose: Sequence[str], college: str) -> None:
    """Say which of the parts left is the title and which the firm, and what a college is to them.

    They studied there where a firm, a major or a year is told besides; else a title is of it. Work
    that is known is the title, wherever it stands; of two that nobody knows the first. One alone
    is the firm if it has more than a word: trades are few and known, firms are not.
    """
    titles = [one for one in loose if field(one).id and company(one).confidence < 1]
    firms = [one for one in loose if company(one).confidence == 1 or spoken(one) != one]
    if "Title" not in found and titles:
        found["Title"] = titles[0]
    left = [one for one in loose if one != found.get("Title")]
    if "Title" not in found and len(left) > 1 and left[0] not in firms:
        found["Title"] = left.pop(0)
    left = [one for one in left if one not in titles] or left
    if "Title" not in found:
        left = [one for one in left if one in firms or " " in one]
    if "Company" not in found and left:
        found["Company"] = next((one for one in left if one in firms), left[0])
    if college:
        studied = found.keys() & {"Company", "Major", "Year"} or "Title" not in found
        found.setdefault("School" if studied else "Company", college)


@kept
def _majors() -> frozenset[str]:
    """What is studied, folded."""
    told = (name for row in rows("majors") for name in (row["name"], *listed(row["aliases"])))
    return frozenset(map(fold, told))
