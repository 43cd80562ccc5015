"""Dates in the spellings that exports use, as ISO days, and class years."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

# English, and the months that an Excel in Spanish, French, German, Portuguese or Italian writes.
_MONTHS = {
    word: at
    for at, words in enumerate(
        (
            "jan january ene enero janv janvier januar januari gen gennaio janeiro",
            "feb february febrero fev fevr fevrier februar febbraio fevereiro",
            "mar march marzo mars mrz marz maerz marco",
            "apr april abr abril avr avril aprile",
            "may mayo mai mag maggio maio",
            "jun june junio juin juni giu giugno junho",
            "jul july julio juil juillet juli lug luglio julho",
            "aug august ago agosto aout",
            "sep sept september septiembre septembre set settembre setembro",
            "oct october octubre octobre okt oktober ott ottobre out outubro",
            "nov november noviembre novembre novembro",
            "dec december dic diciembre decembre dez dezember dicembre dezembro",
        ),
        1,
    )
    for word in words.split()
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[\s.-]+([^\W\d_]{3,10})\.?[\s,.-]+(\d{4}|\d{2})\b")
_NAMED_FIRST = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2}),?\s+(\d{4})\b")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\b")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b")


@lru_cache(maxsize=100_000)
def day(text: str, day_first: bool = False) -> str:
    """The day in a cell as ISO; empty where there is none, or none that exists.

    Args:
        text: `05 Mar 2024`, `3/5/24, 4:03 AM`, `18-Jun-24`, `16.09.2021`, `2024-03-05 10:00 UTC`.
        day_first: Whether `5/3/2024` is the fifth of March; LinkedIn puts the month first.
    """
    text = text.strip()
    if found := _ISO.match(text):
        return _iso(found[1], found[2], found[3])
    if (found := _NAMED.match(text)) and (month := _month(found[2])):
        return _iso(found[3], month, found[1])
    if (found := _NAMED_FIRST.match(text)) and (month := _month(found[1])):
        return _iso(found[3], month, found[2])
    if found := _DOTS.match(text):
        return _iso(found[3], found[2], found[1])
    if found := _SLASHES.match(text):
        first, second = (found[2], found[1]) if day_first else (found[1], found[2])
        return _iso(found[3], first, second)
    return ""


def is_of_numbers(text: str) -> bool:
    """Whether a day is written in numbers of which either may be the month: `5/3/2024`."""
    return bool(_SLASHES.match(text.strip()))


def is_day_first(texts: Iterable[str]) -> bool:
    """Whether a file's dates of numbers have the day first: any first number over 12."""
    found = (_SLASHES.match(text.strip()) for text in texts)
    return any(int(match[1]) > 12 for match in found if match)


def _month(word: str) -> int:
    from anyascii import anyascii  # noqa: PLC0415 - most months are plain ASCII

    return _MONTHS.get(word.lower(), 0) or _MONTHS.get(anyascii(word).lower(), 0)


def _iso(year: str | int, month: str | int, number: str | int) -> str:
    full = int(year) if int(year) > 99 else int(year) + (2000 if int(year) < 70 else 1900)
    try:
        return date(full, int(month), int(number)).isoformat()
    except ValueError:  # the 31st of February
        return ""


# ── years ─────────────────────────────────────────────────────────────────────────────────────

LATEST = 2063  # what two digits are read by where the present year does not matter: 69 is 2069
_YEAR = re.compile(r"(?<!\d)(19[3-9]\d|20[0-6]\d)(?!\d)")
_FUZZY = re.compile(r"(?<!\d)((?:19|20)\d\d)[01]\d[0-3]\d(?!\d)")  # `20050500`
_DATED = re.compile(r"(?:(?<!\d)\d{1,2}[/.]\d{1,2}[/.]|\b[A-Za-z]{3,9}-)(\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\w/.-])(?:[A-Z]|class of )?['’‘`]?(\d{2})(?![\w/.-])", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def class_year(text: str, this_year: int) -> str:
    """The year of graduation in any spelling (`'05`, `T2017`, `BA '96, MA '02`, `2019-2023`).

    The last of several years; two digits are read as the past, at most six years ahead.
    Empty where none is found.
    """
    told = _SPAN.sub(_both, text[:200].removesuffix(".0"))
    if _GOES_ON.search(told):
        return ""  # when it ends, nobody knows yet
    four = _YEAR.findall(_FUZZY.sub(r"\1", told))
    short = [] if four else _DATED.findall(told) or _SHORT.findall(told)
    years = [int(year) for year in four] + [_century(int(year), this_year) for year in short]
    return str(years[-1]) if years else ""


# `1994-96`, `2004/05` and `94-98` tell of two years, `2019 - present` of one that is not over.
_SPAN = re.compile(r"(?<![\d/.-])(?:(19|20)(\d\d)|['’]?(\d\d))\s?([-–/])\s?['’]?(\d\d)(?![\w/.-])")
_GOES_ON = re.compile(r"[-–—]\s*(?:present|now|current|today|heute|actual)", re.IGNORECASE)


def _both(found: re.Match[str]) -> str:
    """A span of years with its second one whole, where it is the later."""
    century, first, short, mark, last = found.groups()
    if century:
        began, ended = int(f"{century}{first}"), int(f"{century}{last}")
        ended += 100 * (ended < began)
        is_month = int(last) <= 12 and ended != began + 1  # 2019-05, but 2004/05
        return found[0] if is_month else f"{began} {ended}"
    months = mark == "/" and int(short) <= 12  # 01/05 is a month
    return found[0] if months or int(last) <= int(short) else f"'{last}"


def _century(two: int, this_year: int) -> int:
    year = this_year // 100 * 100 + two
    return year if year <= this_year + 6 else year - 100
