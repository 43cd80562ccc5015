"""Truth: what is claimed must rest on something that is known."""

import re
from collections.abc import Iterator
from datetime import date

from outreach.lint.rule import EVERY, Text, error
from outreach.names import fold

_SCHOOL = re.compile(
    r"\bfellow (?:alum\w*|graduate|student|grad)\b|\bour (?:[\w.'&-]+ ){0,6}?alumni\b"
    r"|\b(?:we|us) both (?:went|go|studied|graduated|chose|attended)\b"
    r"|\bsame (?:school|university|college|alma mater|degree program)\b|\bclassmates?\b"
    r"|\bwe went to\b|\bmy fellow\b|\bas an? (?:[A-Z]\w+ )?(?:alum|alumna|alumnus)\b"
    r"|\byou were at [^.;]*? before me\b",
)
_FELLOW = re.compile(r"\b[Ff]ellow ([A-Z][\w'-]+)(?: ([A-Z][\w'-]+))?")
_ANY = re.compile(
    r"\b(?:we|you and I|us) (?:have|share) [^.?!]* in common\b|\bwe (?:both|share)\b"
    r"|\bboth of us\b|\b(?:as I was|as I do|like me|as well as I)\b"
    r"|\bI was part of [^.;]*? too\b|\bwe were both\b|\bwe (?:also )?both\b",
    re.I,
)
_LINKED = re.compile(r"\bwe(?:'ve been| are|'re| have been)? connected\b|\bour connection\b", re.I)
_REFERRED = re.compile(
    r"\b(?:suggested (?:that )?I (?:write|reach|get|contact)|gave me your name|told me to write"
    r"|referred me to you|put me in touch|at [^.;]*?'s suggestion)",
    re.I,
)
_ADMIRED = re.compile(
    r"\b(?:I(?:'ve| have) (?:long )?(?:followed|admired|been following)"
    r"|I(?:'m| am)? ?(?:a )?(?:really |truly |greatly )?(?:loved|enjoyed|admire|huge fan|big fan)"
    r"|your (?:recent|latest|great) (?:talk|post|article|piece|podcast|interview|paper)"
    r"|(?:I )?(?:saw|read|heard|watched|listened to) your (?:[\w-]+ ){0,2}?"
    r"(?:talk|post|article|piece|podcast|interview|paper|book|blog))\b",
    re.I,
)
_YEAR = re.compile(r"(?<![\w,.'/-])([12]\d{3})(?![\w,/-]|\.\d)(?!\s+(?:people|alumni|others|of\b))")
_CLASS = re.compile(r"class of '?(\d{2,4})", re.I)
_PERSONAL = frozenset({"school", "program", "club", "employer", "hometown", "credential"})
_EARLIEST, _AHEAD = 1930, 6


def claimed(text: Text) -> Iterator[str]:
    """L27."""
    if text.person is None:
        return
    kinds = {tie.kind for tie in text.ties if len(tie.facts) > 1}
    school = _same_school(text) or kinds & {"school", "program"}
    personal = school or kinds & _PERSONAL or _same_major(text)
    yield from _unbacked(text, _SCHOOL, not school, "no school that you share is known")
    yield from _unbacked(text, _ANY, not personal, "nothing that you share is known")
    yield from _unbacked(text, _LINKED, not text.person.connected, "they are not a connection")
    yield from _unbacked(
        text,
        _REFERRED,
        text.person.referred_by is None,
        "nobody has suggested \
them",
    )
    shared = {fold(tie.value) for tie in text.ties}
    for found in _FELLOW.finditer(text.whole):
        name = fold(" ".join(filter(None, found.groups())))
        if not any(name in value or value in name for value in shared):
            yield f'"{found[0]}" claims a tie that is in no record: take it out.'


def _unbacked(text: Text, pattern: re.Pattern[str], missing: object, why: str) -> Iterator[str]:
    if missing and (found := pattern.search(_without_own(text))):
        yield f'"{found[0]}" claims a tie, but {why}: take it out, or `outreach set` what you know.'


def _without_own(text: Text) -> str:
    """The message without the user's own sentences, which say what the user knows."""
    whole = text.whole
    own = [text.person.hook] if text.person else []
    for fact in [*own, *(text.seeker.lines if text.seeker else ())]:
        whole = whole.replace(fact.value, "") if fact else whole
    return whole


def _same_school(text: Text) -> bool:
    if not text.person or not text.seeker:
        return False
    theirs = {study.school_id for study in text.person.studies if study.school_id}
    return any(study.school_id in theirs for study in text.seeker.studies)


def _same_major(text: Text) -> bool:
    if not text.person or not text.seeker:
        return False
    theirs = {fold(study.major.value) for study in text.person.studies if study.major}
    return any(study.major and fold(study.major.value) in theirs for study in text.seeker.studies)


def years(text: Text) -> Iterator[str]:
    """L29."""
    classes = {match[1] for match in _CLASS.finditer(text.whole) if len(match[1]) == 4}
    for year in dict.fromkeys([*classes, *_YEAR.findall(text.whole)]):
        if text.known(year):
            continue
        last = text.today.year + (_AHEAD if year in classes | _class_years(text) else 0)
        if not _EARLIEST <= int(year) <= last:
            yield f'"{year}" cannot be right (today is {text.today.year}): correct the year.'


def _class_years(text: Text) -> set[str]:
    """Years of study of the two: a class year may lie ahead."""
    studies = [*(text.person.studies if text.person else ())]
    studies += text.seeker.studies if text.seeker else ()
    return {study.year.value for study in studies if study.year}


def admired(text: Text) -> Iterator[str]:
    """L30."""
    if text.person and text.person.hook is None and (found := _ADMIRED.search(_without_own(text))):
        yield (
            f'"{found[0]}" speaks of something that no record holds: type `outreach set PERSON '
            "hook=…` with where you saw it, or take it out."
        )


def no_contact(text: Text) -> Iterator[str]:
    """L35."""
    if text.person and text.person.do_not_contact:
        yield f"{text.person.name.value} is not to be contacted: skip this draft."


def dates(text: Text) -> Iterator[str]:
    """L49."""
    for found in _DATED.finditer(text.whole):
        day = _day(found["day"], found["month"], found["year"] or str(text.today.year))
        if day is None:
            yield f'"{found[0]}" is no date: correct it.'
        elif day.strftime("%A").lower() != found["weekday"].lower():
            yield f'"{found[0]}" is a {day:%A}: correct the day or the date.'
        elif day < text.today:
            yield f'"{found[0]}" is over: offer a time to come.'


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(
    r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?:the )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH}))(?:,? (?P<year>\d{{4}}))?",
    re.I,
)


def _day(day: str, month: str, year: str) -> date | None:
    number = [name.lower() for name in _MONTH.split("|")].index(month.lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


RULES = (
    error("L27", EVERY, "A tie that no record holds.", claimed),
    error("L29", EVERY, "A year that cannot be.", years),
    error("L30", EVERY, "Admiration for something that nobody noted.", admired),
    error("L35", EVERY, "Somebody who is not to be contacted.", no_contact),
    error("L49", EVERY, "A date that is over, or on another day of the week.", dates),
)
