"""Time: years that can be, days to come, what was and what is, and how old the records are."""

import re
from collections.abc import Iterator
from datetime import date

from outreach.draft.language.english import day as iso_day
from outreach.limits import EARLIEST_YEAR, OLD_MONTHS, STALE_MONTHS, YEARS_AHEAD
from outreach.lint.rule import EVERY, FIRST, Guarded, english, error, family, warning
from outreach.lint.text import NAME, Text
from outreach.model import Fact, Study
from outreach.names import fold
from outreach.resolve.company import key

_YEAR = re.compile(r"(?<![\w,.'/-])([12]\d{3})(?![\w,/-]|\.\d)(?!\s+(?:people|alumni|others|of\b))")
_FOUR_DIGITS = re.compile(r"[12]\d{3}")  # looked for first: few letters hold a year
_CLASS = Guarded(r"class of '?(\d{2,4})", "class of", re.I)
_OVERLAP = Guarded(
    r"\bwe (?:must have |may have |might have )?overlapped\b|\bour years (?:there )?overlap\w*\b"
    r"|\bwhen we were (?:both )?(?:there|students|undergraduates)\b"
    r"|\bwe were (?:both )?(?:there|students) (?:together|at the same time)\b"
    r"|\bat the same time as (?:me|I|you)\b",
    "overlap|when we were|we were|same time", re.I,
)  # fmt: skip
_DEGREE_YEARS = 4

_NOW_AT = re.compile(
    r"(?<!past )(?<!former )(?<!earlier )(?<!previous )(?<!old )"
    r"\b(?:[Yy]our (?:present |current )?(?:work|role|job|post|position|team|colleagues)|"
    r"[Yy]ou (?:now )?(?:work|lead|run|manage|write|edit|design|build|teach|are)|[Yy]ou['’]re|"
    r"[Yy]ou(?: are|['’]re) (?:now )?(?:an? )?[\w -]{2,40}?) "
    rf"(?:now )?(?:at|with|for) (?:the )?({NAME})"
)
_I_STUDY = Guarded(
    r"\bI(?:['’]m| am) (?:currently |now |still )?an? (?!former|past|recent)(?:[\w'’&-]+ ){0,5}?"
    r"(?:student|undergraduate|undergrad|freshman|sophomore)\b"
    r"|\bI(?:['’]m| am) an? (?:rising |graduating |college )?(?:junior|senior)"
    r"(?=[.,;!?]|\s+(?:at|in|from|studying|majoring|who)\b)"
    r"|\bI(?:['’]m| am) (?:currently |now |still )?(?:studying|majoring)\b"
    r"|\bas a current student\b",
    "student|undergrad|freshman|sophomore|junior|senior|studying|majoring",
)
_I_FINISHED = Guarded(
    r"\bI (?:have )?(?:graduated|finished my degree|received my degree)\b"
    r"|\bI(?:['’]m| am) an? (?:recent )?(?:[\w'’&-]+ ){0,3}?(?:graduate(?! student| school)|grad|"
    r"alum|alumna|alumnus)\b",
    "graduate|finished my|received my|grad|alum",
)
_YOU_STUDY = Guarded(
    r"\byou(?:['’]re| are) (?:currently |still )?an? (?!former)(?:[\w'’&-]+ ){0,4}?"
    r"(?:student|undergraduate|freshman|sophomore)\b|\byour studies at\b|\bas a fellow student\b",
    "student|undergraduate|freshman|sophomore|your studies", re.I,
)  # fmt: skip
_LAST_MONTH = 6  # a class year is over with it

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = Guarded(
    r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?:the )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH}) (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    r"(?:,? (?P<year>\d{4}))?",
    "sunday|monday|tuesday|wednesday|thursday|friday|saturday", re.I,
)  # fmt: skip
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}:\d\d|\d{1,2} o['’]clock)(?!\w)",
    re.I,
)
_ZONE = re.compile(
    r"\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|IST|JST|AES?T|AEDT|SGT|Eastern|Central|Mountain|"
    r"Pacific|your time|my time|local time|time zone|\w+ time)\b"
)
_HOLIDAYS = {(1, 1), (7, 4), (12, 24), (12, 25), (12, 31)}


def years(text: Text) -> Iterator[str]:
    """L29."""
    classes = {match[1] for match in _CLASS.finditer(text.whole) if len(match[1]) == 4}
    found = _YEAR.findall(text.whole) if _FOUR_DIGITS.search(text.whole) else ()
    for year in dict.fromkeys([*classes, *found]):
        if text.known(year):
            continue
        last = text.today.year + (YEARS_AHEAD if year in classes | _class_years(text) else 0)
        if not EARLIEST_YEAR <= int(year) <= last:
            yield f'"{year}" cannot be right (today is {text.today.year}): correct the year.'


def _class_years(text: Text) -> set[str]:
    """Years of study of the two: a class year may lie ahead."""
    studies = [*(text.person.studies if text.person else ())]
    studies += text.seeker.studies if text.seeker else ()
    return {study.year.value for study in studies if study.year}


def overlap(text: Text) -> Iterator[str]:
    """L29, years together that the years of the two rule out."""
    person, seeker, found = text.person, text.seeker, _OVERLAP.search(text.stated)
    if not found or not person or not seeker:
        return
    theirs, own = _finished(person.studies), _finished(seeker.studies)
    apart = [abs(one - other) for one in theirs for other in own]
    if apart and min(apart) >= _DEGREE_YEARS:
        yield f'"{found[0]}" cannot be, you finished {min(apart)} years apart: take it out.'


def _finished(studies: tuple[Study, ...]) -> list[int]:
    return [int(one.year.value) for one in studies if one.year and one.year.value.isdigit()]


# ── what was, and what is ─────────────────────────────────────────────────────────────────────


def tense(text: Text) -> Iterator[str]:
    """L25, of the person."""
    person = text.person
    if not person:
        return
    past = {key(fact.value) for fact in person.past_companies} - {"", person.company_id}
    for found in _NOW_AT.finditer(text.stated) if past else ():
        if key(found[1]) in past and fold(found[1]) != fold(person.company_name):
            yield f'"{found[0]}" says that they still work there: write it as the past.'
    student = _YOU_STUDY.search(text.stated)
    if student and person.level != "student" and _is_over(person.studies, text.today):
        yield f'"{student[0]}" calls a graduate a student: write it as the past.'


def own_tense(text: Text) -> Iterator[str]:
    """L25, of the seeker."""
    studies = text.seeker.studies if text.seeker else ()
    student, graduate = _I_STUDY.search(text.body), _I_FINISHED.search(text.body)
    if student and _is_over(studies, text.today):
        yield f'"{student[0]}" calls you a student after your class year: write what you are.'
    if graduate and _is_ahead(studies, text.today):
        yield f'"{graduate[0]}" calls you a graduate before your class year: correct it.'


def _is_over(studies: tuple[Study, ...], today: date) -> bool:
    """Whether every study has a year that is over; one without may go on."""
    last = today.year - (today.month <= _LAST_MONTH)
    return _all_years(studies) and max(_finished(studies)) <= last


def _is_ahead(studies: tuple[Study, ...], today: date) -> bool:
    return _all_years(studies) and min(_finished(studies)) > today.year


def _all_years(studies: tuple[Study, ...]) -> bool:
    return bool(studies) and len(_finished(studies)) == len(studies)


# ── days to come ──────────────────────────────────────────────────────────────────────────────


def dates(text: Text) -> Iterator[str]:
    """L49."""
    for found in _DATED.finditer(text.whole):
        day = _day(found, text.today)
        if day is None:
            yield f'"{found[0]}" is no date: correct it.'
        elif day.strftime("%A").lower() != found["weekday"].lower():
            yield f'"{found[0]}" is a {day:%A}: correct the day or the date.'
        elif day < text.today:
            yield f'"{found[0]}" is over: offer a time to come.'
    for found in _ISO.finditer(text.whole):
        if found[0] < text.today.isoformat():
            yield f'"{found[0]}" is over: offer a time to come.'


def _day(found: re.Match[str], today: date) -> date | None:
    """The day that a date names; without a year this one, or the next if its weekday fits."""
    month = [name.lower() for name in _MONTH.split("|")].index(
        (found["month"] or found["month2"]).lower()
    )
    number, weekday = int(found["day"] or found["day2"]), found["weekday"].capitalize()
    try:
        day = date(int(found["year"] or today.year), month + 1, number)
        if not found["year"] and day < today and f"{day:%A}" != weekday:
            later = day.replace(year=day.year + 1)
            return later if f"{later:%A}" == weekday else day
        return day
    except ValueError:
        return None


def hours(text: Text) -> Iterator[str]:
    """L49, a time without a zone, a weekend or a holiday."""
    for clock in _CLOCK.finditer(text.message):
        if not _ZONE.search(text.message):
            yield f'"{clock[0]}" has no time zone: add yours.'
            break
    for found in _DATED.finditer(text.whole):
        day = _day(found, text.today)
        if day and (day.month, day.day) in _HOLIDAYS:
            yield f'"{found[0]}" is a holiday: offer a working day.'
        elif day and day.strftime("%A").lower() == found["weekday"].lower() and day.weekday() > 4:
            yield f'"{found[0]}" is at the weekend: offer a working day.'


# ── the age of what is known ──────────────────────────────────────────────────────────────────


def aged(text: Text) -> Iterator[str]:
    """L26, what nobody can rely on."""
    if _is_stale(text):
        yield (
            f"The newest file that they stand in is of {text.context.age}: import a newer one, or "
            "confirm with `outreach set PERSON title=…`."
        )


def old(text: Text) -> Iterator[str]:
    """L26, what may have changed."""
    said = max([text.context.age, *(fact.said for fact in _job(text))])
    if (
        text.context.age
        and _job(text)
        and not _is_stale(text)
        and _is_over_months(said, OLD_MONTHS, text.today)
    ):
        yield f"What is known of their work is of {said}: see whether it is still so."


def _is_stale(text: Text) -> bool:
    job = _job(text)
    unsure = bool(job) and not any(fact.said for fact in job)
    return unsure and _is_over_months(text.context.age, STALE_MONTHS, text.today)


def _job(text: Text) -> list[Fact]:
    """Title and company, as far as they are known."""
    person = text.person
    return [fact for fact in (person.title, person.company) if fact] if person else []


def _is_over_months(iso: str, months: int, today: date) -> bool:
    """Whether a day lies more than so many months back."""
    then = iso_day(iso)
    if not then:
        return False
    apart = (today.year - then.year) * 12 + today.month - then.month
    return (apart, today.day) > (months, then.day)


RULES = family(
    "truth",
    english(warning("L25", EVERY, "A past employer in the present, or a student's year.", tense)),
    english(warning("L25", EVERY, "A student after the class year, or a graduate before.",
                    own_tense)),
    error("L26", EVERY, "A job record that is too old, and that nobody confirmed.", aged),
    warning("L26", EVERY, "A job record that is old.", old),
    error("L29", EVERY, "A year that cannot be.", years),
    english(error("L29", EVERY, "Years together that cannot have been.", overlap)),
    error("L49", EVERY, "A date that is over, or on another day of the week.", dates),
    english(warning("L49", FIRST, "A time without a zone, at a weekend or on a holiday.", hours)),
)  # fmt: skip
