"""Companies as people say them: no legal form, no capitals, no domain, no state of employment."""

import re
from collections.abc import Iterator

from outreach.lint.rule import EVERY, Guarded, english, family, warning
from outreach.lint.text import Text
from outreach.names import fold
from outreach.resolve.company import company, is_employer, spoken

_WORD = r"[A-ZÀ-Þ0-9][\w&.'’/-]*"
_NAME = rf"(?<![\w&.'’/-]){_WORD}(?: (?:(?:&|of|and|de|für|und) )?{_WORD}){{0,6}}?"
# Forms that are nothing else; and those that also are a state, a region or a word.
_FORM = (
    r"Inc\b\.?|Incorporated|LLC|L\.L\.C\.|LLP|L\.L\.P\.|Ltd\b\.?|Limited|PLC|plc|P\.L\.C\.|"
    r"Corp\b\.?|Corporation|(?:GmbH|AG|SE|KG)(?: & Co\b\.?(?: KG(?:aA)?)?)?|mbH|KGaA|S\.A\.S?|"
    r"S\.p\.A\.|SpA|S\.r\.l\.|Srl|SARL|B\.V\.|BV|N\.V\.|A/S|ApS|Pty\b\.?|Pvt\b\.?|GbR|OHG|e\.V\.|"
    r"S\.L\.|S\.? de R\.?L\.?|AB|ASA|Oyj?|NV|SA"
)
_LEGAL = Guarded(
    rf"(?P<name>{_NAME}),? (?P<form>{_FORM})(?![\w'’-])",
    " Inc| LL| L.| Ltd| Limited| PLC| plc| P.L| Corp| Gmb| AG| SE| KG| mbH| S.| SpA| Srl| SARL| S "
    "| B.V| BV| N.V| A/S| ApS| Pty| Pvt| GbR| OHG| e.V| AB| ASA| Oy| NV| SA",
)
_UNSURE = frozenset({"AG", "SE", "KG", "AB", "NV", "SA", "Oy", "BV", "PLC"})
# Brands that end like a legal form.
_BRANDS = frozenset({"the limited", "monsters inc", "food inc", "ok corral inc", "time inc"})

_PLACE = r"\b(?:at|for|with|from|join(?:ing|ed)?|bei|von|en)\s+(?:the\s+)?"
_DOMAIN = Guarded(
    _PLACE + r"((?:www\.)?[\w-]+\.(?:com|io|ai|co|net|org|de|uk|edu|gov))\b(?![/@]|\.\w)",
    ".com|.io|.ai|.co|.net|.org|.de|.uk|.edu|.gov", re.I,
)  # fmt: skip
_CAPITALS = re.compile(_PLACE + r"([A-Z]{5,}(?: (?:[A-Z]{2,}|&))*)\b(?!@)")
_LONG = re.compile(_PLACE + r"(?:The )?([A-Z][\w'’-]*(?: (?:(?:of|and|&|for) )?[A-Z][\w'’-]*){2,})")
_FIVE = re.compile(r"[A-Z]{5}")
_SHOUT = 7  # letters of a word in capitals that is no acronym

_NOWHERE = re.compile(
    r"\b(?:(?:work|role|job|position|post|time|career) (?:at|with|for)|at) "
    r"(?!the\b|a\b|an\b)((?:[A-Z][\w'’/]*|n/a|self)(?:[ -](?:(?:to|for|of|and|the) )?[A-Z][\w'’]*"
    r"|[ -](?:to )?(?:employed|mode|startup|work|opportunities|retired|market))*)(?! ?[&+/])"
)
_STATES = Guarded(
    r"\bat ((?:self[- ]employed|freelance|stealth(?: (?:startup|mode|company))?|confidential|"
    r"undisclosed|retired|unemployed|open to work|n/a|not applicable|sabbatical|seeking \w+)"
    r"(?![\w-]))",
    "self|freelance|stealth|confidential|undisclosed|retired|unemployed|open to work|n/a|not app"
    "|sabbatical|seeking",
)


def legal(text: Text) -> Iterator[str]:
    """L17."""
    for found in dict.fromkeys(match[0] for match in _LEGAL.finditer(text.whole)):
        match = _LEGAL.pattern.fullmatch(found)
        if match and not _is_brand(found, match["name"], match["form"], text):
            yield f'"{found}" is the legal name: say {spoken(found) or match["name"]}.'


def _is_brand(whole: str, name: str, form: str, text: Text) -> bool:
    """Whether the form is a part of the name that people say, or no form at all."""
    if fold(whole) in _BRANDS or name == "The" or text.named(whole):
        return True
    if fold(spoken(whole)) == fold(whole):
        return True
    return form in _UNSURE and company(whole).confidence < 1 and not text.known(whole)


def unspoken(text: Text) -> Iterator[str]:
    """L18."""
    said = f"{text.subject}\n{text.message}"  # an address below the letter is none of theirs
    for pattern, is_odd, what in (
        (_DOMAIN, _is_domain, "is an address"),
        (_CAPITALS, _is_shout, "is all capitals"),
        (_LONG, _is_long, "is the long name"),
    ):
        if pattern is _CAPITALS and not _FIVE.search(said):
            continue
        for found in dict.fromkeys(match[1] for match in pattern.finditer(said)):
            if not text.named(found) and is_odd(found):
                yield f'"{found}" {what}: say {spoken(found)}.'
    yield from _written(text)


def _written(text: Text) -> Iterator[str]:
    """The company as some list wrote it, where people say another name."""
    person = text.person
    if not person or not person.company or not person.company_name:
        return
    written, said = person.company.value, person.company_name
    longer = len(written.split()) > len(said.split()) + 1 and fold(said) not in fold(written)
    shouted = written.isupper() and not said.isupper() and len(written) > 3
    if (longer or shouted) and re.search(rf"\b{re.escape(written)}\b", text.message):
        yield f'"{written}" is not what people say: write {said}.'


def _is_domain(found: str) -> bool:
    said = spoken(found)
    known = company(found).confidence == 1
    return said.casefold() != found.casefold() and (known or found.islower())


def _is_shout(found: str) -> bool:
    said = spoken(found)
    if said == found or fold(said) != fold(found):
        return False  # an acronym, or the table has a longer name for it
    return company(found).confidence == 1 or len(found.partition(" ")[0]) > _SHOUT


def _is_long(found: str) -> bool:
    known = company(found)
    initials = "".join(word[0] for word in found.split() if word[0].isupper())
    short = known.name.isupper() and len(known.name) < len(found) // 3
    return known.confidence == 1 and short and known.name[0] == initials[0]


def nowhere(text: Text) -> Iterator[str]:
    """L19."""
    found = [match[1] for match in _NOWHERE.finditer(text.whole) if not is_employer(match[1])]
    found += [match[1] for match in _STATES.finditer(text.whole)]
    name = fold(text.person.company_name) if text.person else ""
    for place in dict.fromkeys(found):
        if fold(place) != name:
            yield f'"{place}" is no employer: leave the place out.'


RULES = family(
    "grammar",
    warning("L17", EVERY, "The legal form in a company's name.", legal),
    warning("L18", EVERY, "A company's legal name, capitals or domain.", unspoken),
    english(warning("L19", EVERY, "No employer, where an employer should stand.", nowhere)),
)
