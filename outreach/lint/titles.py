"""Job titles as people say them: no headline, no level, no capitals in mid-sentence."""

import re
from collections.abc import Iterator

from outreach.draft.language.english import agent, mid
from outreach.lint.rule import EVERY, Guarded, english, family, warning
from outreach.lint.text import Text
from outreach.resolve.company import company
from outreach.resolve.title import spoken_title, vocabulary, words

_TRADES = (
    r"(?:engineer|developer|analyst|scientist|manager|designer|associate|consultant|specialist|"
    r"technician|accountant|architect|administrator|coordinator|representative|nurse|planner|"
    r"officer|programmer|teacher|writer|editor|assistant|buyer|recruiter|clerk|auditor|tester|"
    r"lead|researcher|chemist|biologist|operator|supervisor|advisor|adviser|paralegal|librarian|"
    r"strategist|producer|SDE|SWE|RN)"
)
_HEADLINE = re.compile(
    r"\S+ \| \S+|(?<=\s)@ ?[A-Z]\w+|\b[Ee]x-[A-Z]\w+|(?<![\w&/#])#[A-Za-z]\w+|[•★☆►→✦~]\s*[A-Z]\w*"
)
_LEVEL = re.compile(
    rf"\b(?i:{_TRADES}),? (?:(?:II|III|IV|VI)\b"
    r"|(?:I|V|[1-9]|L[3-9])(?=[.,;)]|\s+(?:at|in|on)\b|\Z))"
)
# What no headline and no level goes without; looked for first, for it is rare.
_SIGNS = re.compile(r"[|@#•★☆►→✦~]|[Ee]x-")
_NUMERALS = re.compile(r" (?:II|III|IV|VI|(?:I|V|[1-9]|L[3-9])(?=[.,;)]|\s+(?:at|in|on)\b|\Z))")
_ABBREVIATED = Guarded(
    r"(?<![\w.])(?:(?:Mgr|Mngr|Mgmt|Asst|Assoc|Coord|Engr|Mktg|Acctg|Supv|Svcs|Dept|Exec|Dir|Natl)\b"
    r"\.?(?!\w)|Ops\b|(?i:\b(?:an?|as|the|your|my)) (?:Sr|Jr|Snr)\b\.?)",
    "Mgr|Mngr|Mgmt|Asst|Assoc|Coord|Engr|Mktg|Acctg|Supv|Svcs|Dept|Exec|Dir|Natl|Ops|Sr|Jr|Snr",
)
_BEFORE = (
    r"(?:\b(?:as|become|becoming|became|being|are|is|was|were|am|[Yy]ou['’]re|I['’]m|now) "
    r"(?:now )?(?:an? |the |your )?|\b(?:an?|your) (?:job|work|role|post|position|career) as )"
)
_TITLE = re.compile(
    rf"{_BEFORE}(?P<title>[A-Z][\w&/-]*(?:,? (?:(?:of|and|&) )?(?!I\b)[A-Z][\w&/-]*)*)"
)


def headline(text: Text) -> Iterator[str]:
    """L20."""
    said = f"{text.subject}\n{text.message}"
    for pattern, near, advice in (
        (_HEADLINE, _SIGNS, "comes from a headline: write the plain title"),
        (_LEVEL, _NUMERALS, "gives a level that only their firm knows: leave the number out"),
    ):
        if not near.search(said):
            continue
        for found in dict.fromkeys(match[0].strip() for match in pattern.finditer(said)):
            if not text.named(found) and "://" not in found:
                yield f'"{found}" {advice}.'


def titled(text: Text) -> Iterator[str]:
    """L21."""
    for found in dict.fromkeys(match[0] for match in _ABBREVIATED.finditer(text.stated)):
        if not text.named(found):
            yield f'"{found}" is an abbreviation: spell it out.'
    for found in dict.fromkeys(match["title"] for match in _TITLE.finditer(text.stated)):
        if _is_title(found, text) and mid(found) != found:
            yield f'"{found}" has the capitals of a title: write "{mid(found)}".'


def _is_title(found: str, text: Text) -> bool:
    """Whether words with capitals are a job and not a name: theirs, or all words of titles."""
    theirs = text.person.title.value if text.person and text.person.title else ""
    if theirs and found.casefold() in (theirs.casefold(), spoken_title(theirs).casefold()):
        return True
    if text.named(found) or not agent(found) or _begins_with_firm(found.split()):
        return False
    return all(word in vocabulary() for word in words(found) if word not in ("of", "and"))


def _begins_with_firm(said: list[str]) -> bool:
    """Whether the first words are an employer's name: a Peace Corps Volunteer."""
    return any(company(" ".join(said[:size])).confidence == 1 for size in range(2, len(said)))


RULES = family(
    "grammar",
    warning("L20", EVERY, "A headline or a level where a title should stand.", headline),
    english(warning("L21", EVERY, "A title in capitals, or abbreviated, in a sentence.", titled)),
)
