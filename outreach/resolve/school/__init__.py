"""Which school a text names: a name, an alias, an acronym, an email address or a domain.

Nothing is accepted for looking similar: a school is named, or named by the same words in another
order, or by a name with a known part of it (`Ross`, `School of Law`), a place or its own letters
beside it. A word that no name has may be read as the one word that is a letter away.

`words` brings names into one spelling, `book` holds the tables, `claims` who goes by a name,
`pieces` takes a name from what stands around it, `spelling` mends a letter.
"""

import re
from dataclasses import replace

from outreach.names import fold, tidy
from outreach.resolve import Resolved
from outreach.resolve.school.book import by_domain, further, name_of, own, spelled
from outreach.resolve.school.claims import several, unknown, whole
from outreach.resolve.school.pieces import beside, covered, segments
from outreach.resolve.school.roster import taken_at_its_word
from outreach.resolve.school.spelling import respelled
from outreach.resolve.school.words import APART, VISITS, YOUNG, is_native, key, letters
from outreach.resolve.tables import aliases, kept

_HOST = re.compile(r"(?:https?://)?(?:[^@\s/]+@)?((?:[a-z0-9_-]+\.)+[a-z]{2,})(?:[/?#].*)?")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]?")
_BEFORE = re.compile(
    r"^(?:formerly|previously|former name|old name|now|also|aka|a\.k\.a\.|fka|f/k/a)"
    r"(?: known as| called)?\s*[:,]?\s+(?=\S{3})|^(?:old|former) (?:name|abbreviation)\s*:\s*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<=\w)[\s,]+\(?(?:class of )?(?:(?:19|20)\d\d|['’]\d\d)\)?\Z", re.IGNORECASE)
_CAMEL = re.compile(r"([a-z])([A-Z])")  # `PennState`, as in handles
_READ_OUT = ("daxue", "xueyuan")  # `university` and `college` in Chinese, read out


@kept
def school(text: str) -> Resolved:
    """The school that a name, an alias, an acronym, an email address or a domain stands for."""
    text = text[:_LONGEST]
    name = aliases("school").get(fold(tidy(text)))
    found = _looked_up(name or text)
    if name and found.id:
        return replace(found, text=text, how="by your own word", confidence=1.0)
    return _looked_up(text) if name else found


_LONGEST = 300  # characters: no name of a school has more


def _looked_up(text: str) -> Resolved:
    """What the tables say."""
    shown = _YEAR.sub("", tidy(text))
    if home := taken_at_its_word(shown):
        return Resolved(text, home, name_of(home), "by its name or a name it is known by", 1.0)
    host = _HOST.fullmatch(shown.lower().strip(" .<>,;"))
    if host and (home := by_domain(host[1].removeprefix("www."))):
        return _at_domain(text, host[1], home)
    if not shown or "@" in shown:
        return Resolved(text, "", "", "unknown", 0.0)
    return _named(text, shown)


def _at_domain(text: str, host: str, home: str) -> Resolved:
    units = further().units
    unit = next((units[home, (part,)] for part in host.split(".") if (home, (part,)) in units), "")
    return Resolved(text, home, name_of(home), f"by its domain {home}", 1.0, unit=unit)


def _named(text: str, shown: str) -> Resolved:
    words = key(shown)
    if not YOUNG.isdisjoint(words) and words not in own().ids:
        return unknown(text, words)
    if found := whole(text, words) or _spelled(text, shown):
        return found
    bare = tidy(_BRACKETS.sub(" ", shown))
    parted = _CAMEL.sub(r"\1 \2", shown)
    if not VISITS.isdisjoint(words):
        return unknown(text, words)
    for form in (bare, *_BRACKETS.findall(shown), shown.strip("([])"), parted):
        form = _BEFORE.sub("", form)  # noqa: PLW2901 - the same form, without "formerly"
        if form not in ("", shown) and (found := whole(text, key(form))) and found.id:
            return found
    plain = key(bare or shown)
    if APART.isdisjoint(words):
        found = beside(text, plain) or segments(text, bare) or covered(text, plain)
        if found:
            return found
    return _mended(text, plain) or unknown(text, words)


def _spelled(text: str, shown: str) -> Resolved | None:
    """A Chinese name read out: `Xīnán Kējì Dàxué`."""
    run = "" if is_native(shown) else letters(shown)
    if not run.endswith(_READ_OUT):
        return None
    claims = spelled().get(run, [])
    if len(claims) > 1:
        return several(text, claims)
    if claims:
        return Resolved(text, claims[0], name_of(claims[0]), "by its Chinese name", 0.9)
    return None


def _mended(text: str, words: tuple[str, ...]) -> Resolved | None:
    """A name in which a word is one letter off."""
    read = respelled(words)
    found = whole(text, read) or beside(text, read) if read else None
    if not found or not found.id or (len(read) == 1 and len(read[0]) < 7):
        return None
    return Resolved(text, found.id, found.name, f"read as {' '.join(read)}", 0.7, unit=found.unit)
