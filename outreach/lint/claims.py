"""Claims with a name or a number in them: what is said to be shared must be that very thing."""

import re
from collections.abc import Iterable, Iterator

from outreach.lint.rule import EVERY, Guarded, english, error, family, warning
from outreach.lint.text import NAME, Text
from outreach.model import Study
from outreach.names import fold

_AT = r"(?:[\w'’]+ ){0,4}?(?:at|in|to|for|from|of|on) (?:the |The )?"
# What the two are said to have in common, by name.
_SHARED = (
    Guarded(rf"\b[Bb]oth {_AT}(?P<name>{NAME})", "oth "),
    Guarded(rf"\b[Ll]ike you,? I {_AT}(?P<name>{NAME})", "ike you"),
    Guarded(
        rf"\bI (?:was|worked|studied|played|went|wrote|sang|danced|ran) {_AT}(?P<name>{NAME})"
        r"(?= with you\b| too\b| as well\b|,? (?:as|like) you\b)",
        "I was|I worked|I studied|I played|I went|I wrote|I sang|I danced|I ran",
    ),
)
# Words that a school's name may have or lack.
_GENERAL = frozenset("university of the college at school institute state".split())
# What the seeker says of a place of their own.
_MINE = Guarded(
    rf"\bI (?:have (?:an? |my )[\w'’]+(?: degree)? from|graduated from|worked (?:as [\w ]+? )?"
    rf"(?:at|for)|work (?:as [\w ]+? )?(?:at|for)|studied (?:[\w ]+? )?at|went to) (?:the )?"
    rf"(?P<name>{NAME})"
    r"|\b(?:I|and) have (?:[\w-]+ ){0,3}(?:years|experience) (?:[\w-]+ ){0,6}?(?:at|with) (?:the )?"
    rf"(?P<firm>{NAME})",
    "I have|I graduated|I worked|I work|I studied|I went|and have",
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split(), 1
    )
} | {"a": 1}  # fmt: skip
_APART = Guarded(
    r"\b(?P<count>[a-z]+|\d+) years? (?:after|before|apart|ahead of|behind)(?: you| me)?\b",
    "year", re.I,
)  # fmt: skip
_FINISHED = Guarded(
    r"\byou (?:graduated|finished|got your degree)[\w ]{0,30}? in (\d{4})\b",
    "you graduated|you finished|you got", re.I,
)  # fmt: skip


_I_FINISHED = Guarded(
    r"\bI (?:graduated|finished|got my degree)[\w .,']{0,40}? in (\d{4})\b",
    "i graduated|i finished|i got", re.I,
)  # fmt: skip


def shared(text: Text) -> Iterator[str]:
    """L27, a thing in common by its name."""
    if text.person is None or text.seeker is None:
        return
    named = [found for pattern in _SHARED for found in pattern.finditer(text.stated)]
    known = _common(text) if named else set()
    for found in named:
        if not _stands(found["name"], known):
            yield f'"{found[0]}" claims that you share {found["name"]}, which no record says: \
take it out, or `outreach set` what you know.'


def _common(text: Text) -> set[str]:
    """Everything that the two share, folded, by all its names."""
    person, seeker = text.person, text.seeker
    if person is None or seeker is None:
        return set()
    found = {fold(tie.value) for tie in text.ties}
    found |= {fold(fact.value) for tie in text.ties for fact in tie.facts}
    ids = {study.school_id for study in person.studies if study.school_id}
    for study in seeker.studies:
        if study.school_id in ids:
            found.add(fold(study.school_name))
            found.add(fold(study.school.value if study.school else ""))
    majors = {fold(study.major.value) for study in person.studies if study.major}
    found |= {fold(one.major.value) for one in seeker.studies if one.major} & majors
    return found - {""}


def _stands(name: str, known: set[str]) -> bool:
    """Whether a name is one of these, a part of one, or one with a word such as University."""
    said = f" {fold(name)} "
    if any(said in f" {one} " or f"{said[:-1]}s " in f" {one} " for one in known):
        return True  # also of a firm whose name ends with 's, which is not taken for a part of it
    rests = (said.replace(f" {one} ", " ").split() for one in known if f" {one} " in said)
    return any(_GENERAL.issuperset(rest) for rest in rests)


def own(text: Text) -> Iterator[str]:
    """L27, a place of the seeker's own."""
    seeker = text.seeker
    if seeker is None or not (seeker.studies or seeker.jobs) or not _MINE.may(text.stated):
        return
    known = {fold(one.school_name) for one in seeker.studies}
    known |= {fold(one.school.value) for one in seeker.studies if one.school}
    known |= {fold(job.company.value) for job in seeker.jobs}
    known |= {fold(fact.value) for fact in seeker.clubs}
    for found in _MINE.finditer(text.stated):
        if not _stands(found["name"] or found["firm"], known - {""}):
            yield f'"{found[0]}" is not in your profile: add it there, or take it out.'


def distance(text: Text) -> Iterator[str]:
    """L29, how far apart the two finished, and when they did."""
    person, seeker = text.person, text.seeker
    if person is None or seeker is None:
        return
    if not any(pattern.may(text.stated) for pattern in (_APART, _FINISHED, _I_FINISHED)):
        return
    theirs, mine = _years(person.studies), _years(seeker.studies)
    gaps = {abs(a - b) for a in theirs for b in mine}
    for found in _APART.finditer(text.stated):
        count = _NUMBERS.get(found["count"].lower()) or (
            int(found["count"]) if found["count"].isdigit() else 0
        )
        if count and gaps and count not in gaps:
            yield f'"{found[0]}" is not what the years say ({", ".join(map(str, sorted(gaps)))}): \
correct it.'
    for pattern, known in ((_FINISHED, theirs), (_I_FINISHED, mine)):
        for found in pattern.finditer(text.stated):
            if known and int(found[1]) not in known:
                yield f'"{found[0]}" is not the year on record: correct it.'


def _years(studies: Iterable[Study]) -> set[int]:
    return {int(one.year.value) for one in studies if one.year and one.year.value.isdigit()}


RULES = family(
    "truth",
    english(error("L27", EVERY, "Something in common that is not, by its name.", shared)),
    english(warning("L27", EVERY, "A place of your own that your profile lacks.", own)),
    english(error("L29", EVERY, "Years apart, or a class, that are others.", distance)),
)
