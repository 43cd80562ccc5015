"""What loose words say of a person: parts of a line or card → name, title, firm, year, school.

What cannot be told is left out; nothing is guessed that a reader would have to take back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from outreach import addresses, names
from outreach.loose.terms import (
    AT_COLLEGES,
    AWARD,
    DIED,
    FIRMS,
    JUNK,
    LEADS,
    OFFICES,
    PARTICLES,
    PAST,
    SPANNED,
    STATE,
    STOP,
    STYLED,
)
from outreach.nameparts import CREDENTIALS
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
    if len(text) > _LONGEST or re.search(r"[@\d!?:/&†]", text):
        return False
    said = text.split()
    if sum(word.strip(".") not in PARTICLES for word in said) < 2:
        return False
    if says_school(fold(text).split()) or not names.full_name(text).display:
        return False
    if any(word[0].islower() and word.strip(".") not in PARTICLES for word in said):
        return False
    plain = fold(text).split()
    if not STOP.isdisjoint(plain) or zone_of(text) or company(text).confidence == 1:
        return False
    return not all(word in vocabulary() for word in words(text))


def person(block: Sequence[str], known: Mapping[str, str] = _NOTHING) -> dict[str, str]:
    """What the lines of a block say of a person; nothing where it begins with no name.

    Args:
        block: Lines.
        known: Column → text that is known of them already, and is not looked for.
    """
    if any(map(DIED.search, block)):
        return {}
    block = _present(block)
    name, year, rest = _named([part for line in block for part in parted(line)])
    if not name or not (rest or year):
        return {}
    found = {"Name": names.tidy(name), **({"Year": year} if year else {}), **known}
    loose, span = _collected(found, name, rest)
    college, bare = found.pop("College", ""), found.pop("Bare", "")
    if bare and not any(map(AWARD.search, rest)):  # one that says what it is goes first
        found.setdefault("Year", bare)
    studies = {"School", "Major"} & found.keys()
    over = any(map(PAST.search, block)) or bool(span and not studies and not college)
    _placed(found, [] if over else loose, college, any("student" in one.lower() for one in rest))
    if over:  # neither is any more
        found = {column: text for column, text in found.items()
                 if column not in ("Title", "Company") or column in known}  # fmt: skip
    if span and studies:
        found.setdefault("Year", span)
    return found if len(found) > 1 else {}


def _present(block: Sequence[str]) -> Sequence[str]:
    """A block without what LinkedIn's search says of the past; of the present that alone."""
    now = [line.partition(":")[2] for line in block if line.lstrip().startswith("Current:")]
    if now:
        return [block[0], *now]
    return [line for line in block if not line.lstrip().startswith("Past:")]


def _collected(found: dict[str, str], name: str, rest: Sequence[str]) -> tuple[list[str], str]:
    """Fill in what parts say for sure; returns what may be a title or a firm, and a span of years.

    Where somebody else is named, the rest is theirs.
    """
    loose: list[str] = []
    span = before = ""
    for part in rest:
        if _is_another(part, name):
            break
        if over := _SPAN.fullmatch(part):
            span = over[1]
            continue
        for column, value in _said(part):
            is_state = column == "Location" and STATE.match(value)
            if column == "College" and _DEGREE.match(before) and "student" not in before:
                found.setdefault("School", value)  # `Ph.D., Yale University`
            elif column == "Major" and LEADS.search(before):
                continue  # `Vice President, Marketing` is what they lead
            elif is_state:  # `Elmtown, OH`; `MA` alone may be a degree
                if loose and loose[-1] == before:
                    found.setdefault(column, f"{loose.pop()}, {value}")
            elif column:
                found.setdefault(column, names.tidy(value))
            elif fold(value) != fold(name):
                loose.append(value)
        before = part
    return loose, span


def is_word_of_pages(text: str) -> bool:
    """Whether a text has a word that menus, offices and events have, and names have not."""
    return not STOP.isdisjoint(fold(text).split())


def _is_firm(part: str) -> bool:
    """Whether words end as the names of firms do."""
    last = fold(part).split()[-1:]
    return len(part.split()) > 1 and bool(last) and last[0] in FIRMS


def _is_another(part: str, name: str) -> bool:
    """Whether a part is the name of somebody else, and no firm, study or work that is known."""
    if fold(part) == fold(name) or field(part).id or spoken(part) != part or _is_firm(part):
        return False
    return is_name(part) and not _DEGREE.match(part) and not _are_majors(part)


def says_enough(told: Mapping[str, str]) -> bool:
    """Whether what is said of a name makes it a person's: by field.

    A profile, an address of that name, work that is known, or a year beside a study or a post. A
    name with an office's address is an office; one with a place alone may be a place.
    """
    if "url" in told or field(told.get("title", "")).id or _is_own(told):
        return True
    if told.get("year", "")[:1] in ("'", "’"):
        return True  # only classes are written so
    return "year" in told and bool(told.keys() & {"title", "company", "major", "school"})


def _is_own(told: Mapping[str, str]) -> bool:
    """Whether an address has a part of the name in it."""
    local = fold(told.get("email", "").partition("@")[0]).replace(" ", "")
    parts = fold(told.get("full_name", "")).split()
    return any(len(part) > 2 and part in local for part in parts)


def _named(parts: Sequence[str]) -> tuple[str, str, Sequence[str]]:
    """The name that comes first, the year behind it, and the other parts."""
    if not parts:
        return "", "", ()
    first, year = STYLED.sub("", parts[0]), ""
    if len(first) <= 2 * _LONGEST and (found := _NAMED.fullmatch(first)):
        first, year = found[1], found[2]
    if is_name(first):
        return first, year, parts[1:]
    if len(parts) > 2 and _FAMILY.fullmatch(parts[0]) and _GIVEN.fullmatch(parts[1]):
        turned = f"{parts[1]} {parts[0]}"  # `Lee, Ann, Editor`
        return (turned, "", parts[2:]) if is_name(turned) else ("", "", ())
    return "", "", ()


_GIVEN = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [A-Z]\.)?")
_FAMILY = re.compile(rf"(?:(?:{'|'.join(sorted(PARTICLES))}) )*{_GIVEN.pattern}")


def _said(part: str) -> Iterator[tuple[str, str]]:
    """(column, value) of what one part says; no column for a title or a firm."""
    if emails := addresses.emails(part):
        yield "Email", emails[0]
    elif url := addresses.profile(part):
        yield "Profile", url
    elif year := _YEAR.fullmatch(part):
        yield ("Bare" if part.isdecimal() else "Year"), year["year"]
    else:
        yield from _words_of(part)


def _words_of(part: str) -> Iterator[tuple[str, str]]:
    """What words say, once the year is taken off that stands with them."""
    if told := _CLASS.search(part):
        yield "Year", told[1] or told[2]
        part = (part[: told.start()] + part[told.end() :]).strip(" ,")
    elif (told := re.search(r"\b(?:19|20)\d\d\b", part)) and (
        _DEGREE.match(part) or _is_college(part)
    ):
        yield "Year", told[0]
    elif SPANNED.search(part):
        return  # a post of then
    rest = _ANY_YEAR.sub("", part).strip(" ,")
    if rest and not told and (zone_of(rest) or STATE.match(rest)):
        yield "Location", rest
    elif rest and not (JUNK.search(rest) or AWARD.search(rest) or len(rest.split()) > _WORDS):
        yield from _sorted(rest, bool(told))


def _sorted(rest: str, has_year: bool) -> Iterator[tuple[str, str]]:
    """Whether words are a credential, a study, a school, a post at a firm, or one of the two."""
    degree = _DEGREE.match(rest)
    subject = rest[degree.end() :].strip() if degree else rest
    if rest.isupper() and rest.replace(".", "") in CREDENTIALS:
        return
    if _are_majors(subject):
        yield "Major", subject
    elif degree and not _AT.search(rest):
        yield from _studied(subject)
    elif _is_school(rest, has_year):
        yield "School", rest
    elif _is_college(rest):
        yield "College", rest
    elif len(sides := _AT.split(rest, maxsplit=1)) == 2 and all(map(_is_proper, sides)):
        yield from zip(("Title", "Company"), sides, strict=True)
    elif _is_proper(rest):
        yield "", rest


def _studied(subject: str) -> Iterator[tuple[str, str]]:
    """What stands behind a degree: a school or a subject; `PhD student` is neither."""
    if subject and (_is_college(subject) or school(subject).id):
        yield "School", subject
    elif subject[:1].isupper() and "student" not in subject.lower():
        yield "Major", subject


_COLLEGES = frozenset(
    "university college universitat universidad universidade universite universita universiteit"
    " hochschule polytechnic politecnico".split()
)


def _are_majors(text: str) -> bool:
    """Whether it is what is studied: `English`, `Psychology and French`."""
    return all(fold(one) in _majors() for one in re.split(r" (?:and|&) |/", text))


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


def _placed(found: dict[str, str], loose: Sequence[str], college: str, is_student: bool) -> None:
    """Say which of the parts left is the title and which the firm, and what a college is to them.

    They studied there where a firm, a major or a year is told besides; else a title is of it, as a
    student's is. Work that is known is the title, wherever it stands; what nobody knows is none.
    One part alone beside it is the firm; of several unknown ones no one can say. An office on a
    board is not one's work where another is told.
    """
    works = [one for one in loose
             if field(one).id and company(one).confidence < 1 and not _is_firm(one)]  # fmt: skip
    titles = [one for one in works if one.casefold() not in OFFICES] or works
    firms = [one for one in loose if one not in works
             and (_is_firm(one) or company(one).confidence == 1 or spoken(one) != one)]  # fmt: skip
    told = {*works, *firms}
    left = [one for one in loose if one not in told and one.casefold() not in OFFICES
            and not one.startswith("The ")]  # fmt: skip
    if len(works) > 1 and len(firms) + len(left) > 1:
        return  # two posts: which is at which, and which is theirs now, no one can say
    if "Title" not in found and titles:
        at = loose.index(firms[0]) if firms else 0
        found["Title"] = next((one for one in reversed(loose[:at]) if one in titles), titles[0])
    if "Company" not in found and firms:
        found["Company"] = firms[0]
    elif "Company" not in found and len(left) == 1 and ("Title" in found or " " in left[0]):
        found["Company"] = left[0]
    if college:
        teaches = field(found.get("Title", "")).id in AT_COLLEGES and "Company" not in found
        studied = found.keys() & {"Company", "Major", "Year"} or "Title" not in found
        is_student = is_student or teaches
        found.setdefault("School" if studied and not is_student else "Company", college)


@kept
def _majors() -> frozenset[str]:
    """What is studied, folded."""
    told = (name for row in rows("majors") for name in (row["name"], *listed(row["aliases"])))
    return frozenset(map(fold, told))
