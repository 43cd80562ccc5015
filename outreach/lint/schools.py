"""Schools that are easily taken for one another."""

import re
from collections.abc import Iterator
from functools import lru_cache

from outreach.lint.rule import EVERY, english, error, family
from outreach.lint.text import NAME, Text
from outreach.model import Study
from outreach.names import fold
from outreach.resolve.company import key as company_key
from outreach.resolve.school import school
from outreach.resolve.school.book import official

_MENTIONS = (
    re.compile(
        r"\b(?:at|attend(?:ed)?|chose|(?:graduated|degree|alum\w*|graduate) from) "
        rf"(?:the )?({NAME})"
    ),
    re.compile(
        rf"\b(?:from|to|left|finished) (?:the )?(?=(?:[\w&’'-]+ )*(?:University|College|Institute|"
        rf"School|State|Tech)\b|[A-Z]{{3,5}}\b)({NAME})"
    ),
    re.compile(
        r"\b(?:[Oo]ur|[Ff]ellow|an?|[Tt]he|of|both) (?:the )?"
        r"((?:[A-Z][\w&'’-]* (?:of (?=[A-Z]))?)+)"
        r"(?:alum\w*|graduates?|grads?|students?|degrees?|class|days|['’]\d\d)\b"
    ),
)
# Without one of these the second of them finds nothing.
_HEADS = ("University", "College", "Institute", "School", "State", "Tech")
_LETTERS = re.compile(r"[A-Z]{3}")
_WORK = re.compile(
    r"\b(?:work|role|job|post|position|team|colleagues|working|employed|engineer|analyst|manager|"
    r"editor|director|professor|researcher|nurse) (?:at|with|for) (?:the )?\Z"
)
_BEFORE = 40  # characters in which it would stand
_COMMON = frozenset(
    "university universities college school institute technology state of the at in and a m "
    "polytechnic community saint st tech main campus".split()
)
_ACRONYM = re.compile(r"[A-Z]{2,5}\Z")
_SURE = 0.9  # by its very name, not by a part of it


def mistaken(text: Text) -> Iterator[str]:
    """L28."""
    studies = [study for study in _studies(text) if study.school or study.school_name]
    if not studies:
        return
    names = dict.fromkeys(_named(_without(text.stated, studies)))
    own = {fold(value) for study in studies for value in _called(study)} if names else set()
    named = own | _others(text) if names else own
    for name in names:
        if fold(name) in named or not _confusable(name, own):
            continue
        if other := _other(name, studies):
            theirs = " or ".join(dict.fromkeys(study.school_name for study in studies))
            yield f'"{name}" is {other}, where neither of you went: if you mean {theirs}, say so.'


def _studies(text: Text) -> tuple[Study, ...]:
    theirs = text.person.studies if text.person else ()
    return (*theirs, *(text.seeker.studies if text.seeker else ()))


def _called(study: Study) -> Iterator[str]:
    """The names by which a study gives its school."""
    yield study.school_name
    yield study.school.value if study.school else study.school_name


def _without(whole: str, studies: list[Study]) -> str:
    """The text without the names of our own schools, in which other schools' names may stand."""
    for value in sorted({value for study in studies for value in _called(study)}, key=len)[::-1]:
        if value in whole:
            whole = _alone(value).sub("…", whole)
    return whole


@lru_cache(maxsize=4096)
def _alone(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(value)}(?! (?:[A-Z]|at [A-Z]|of [A-Z])|\w)")


def _others(text: Text) -> set[str]:
    """Names of clubs and firms of the two, which may be called like a school."""
    person, seeker = text.person, text.seeker
    found = [fact.value for fact in (*person.clubs, *person.past_companies)] if person else []
    found += [person.company_name] if person else []
    if seeker:
        found += [fact.value for fact in (*seeker.clubs, *(job.company for job in seeker.jobs))]
    return {form for value in found for form in (fold(value), company_key(value)) if form}


def _named(whole: str) -> Iterator[str]:
    """What stands in the text as a school could."""
    heads = any(map(whole.__contains__, _HEADS)) or _LETTERS.search(whole)
    for pattern in _MENTIONS if heads else (_MENTIONS[0], _MENTIONS[2]):
        for found in pattern.finditer(whole):
            before = whole[max(0, found.start(1) - _BEFORE) : found.start(1)]
            numbered = whole[found.end(1) :].lstrip()[:1].isdigit()  # USD 497 is a school district
            if not numbered and not _WORK.search(before):
                yield found[1].strip(" ,.").removesuffix("'s").removesuffix("’s")


def _confusable(name: str, own: set[str]) -> bool:
    """Whether a name shares a word of its own with one of ours, or its first letters."""
    words = set(fold(name).split()) - _COMMON
    if any(words & set(one.split()) for one in own):
        return True
    if not _ACRONYM.match(name):
        letters = _initials(fold(name))
        return len(letters) > 2 and any(letters == _initials(one) for one in own)
    return any(_initials(one)[:1] == fold(name)[:1] or one[:2] == fold(name)[:2] for one in own)


def _initials(name: str) -> str:
    """`university of southern california` → `usc`; an acronym as it is."""
    words = [word for word in name.split() if word not in ("of", "the", "at", "in", "and")]
    return "".join(word[0] for word in words) if len(words) > 1 else name


def _other(name: str, studies: list[Study]) -> str:
    """The school that a name stands for where it is none of theirs; empty where it may be one."""
    found = school(name)
    ids = {study.school_id for study in studies if study.school_id}
    ids |= {school(value).id for study in studies for value in _called(study)}
    if found.id:
        return official(found.id) if found.confidence >= _SURE and found.id not in ids else ""
    several = {entity.id for entity in found.candidates}
    unclear = found.how.startswith("ambiguous") and _ACRONYM.match(name)
    return "another school" if unclear and not several & ids else ""


RULES = family(
    "truth",
    english(error("L28", EVERY, "A school taken for another of nearly that name.", mistaken)),
)
