"""Columns that say whether someone may be written to: what they ask, and what a cell answers.

The same "yes" is an offer under "May students contact you?" and a refusal under "Opted out", so
the header's words are read for a negation first. A no must not be missed: what is unclear is no.
"""

import re
from collections.abc import Iterable

from outreach.names import fold

# Headers, folded, under which a yes, a date or a cross is a refusal.
_REFUSAL = re.compile(
    r"\b(?:do|does|should|must|would|prefers?|wish(?:es)?|wants?|rather|can|may|please) ?not\b.*"
    r"\b(?:contact\w*|e ?mail\w*|mail\w*|solicit\w*|share\w*|reach\w*|disturb\w*|list\w*"
    r"|publish\w*)"
    r"|\bdont\b.*\b(?:contact|e ?mail|mail|solicit|share|reach)"
    r"|\bnot\b.*\b(?:be|being|get|receive)\b.*\b(?:contact\w*|e ?mail\w*|messages?|reached)"
    r"|\b(?:no|never|stop) (?:contact|e ?mails?|longer|solicit\w*|mailings?)\b"
    r"|\bopt(?:ed|s|ing)? ?out\b|\boptout\b|\bunsubscribed?\b|\bunwilling\b|\bremove (?:me|from)\b"
    r"|\bobject(?:s|ed)? to\b|\bhide from\b|\bdo not \w+$"
    r"|\bdeceased\b|\bdate of death\b|\bdeath date\b|\bdied\b|\bpassed away\b"
    r"|\b(?:isdeceased|donotcontact|donotemail|donotsolicit|donotmail|optedout)\b"
    r"|\bverstorben|\bdecedee?\b|\bfallecid[oa]\b|\bnicht\b.*\bkontakt|\bkein\w* kontakt"
    r"|\bne\b.*\bpas\b.*\bcontact|\bno (?:contactar|desea|acepta)\b"
)
_NOT_ASKED = re.compile(r"\bhow (?:many|much|often|long)\b|\bwhich\b")
_NOT_REFUSAL = re.compile(
    r"\b(?:spouse|parent|father|mother|do not (?:call|phone|text))\b|\bno of\b"
)
# Headers under which a no is a refusal, and a yes an offer or a leave.
_LEAVE = re.compile(
    r"\b(?:open|willing|willingness|happy|may|can|ok|okay|agree|consent|available|like|interested"
    r"|comfortable|allow|permission|permit|opentobe|accept\w*|acept\w*|autoris\w*|souhait\w*|darf"
    r"|durfen|einverstanden)\b.*"
    r"\b(?:contact\w*|reach\w*|mentor\w*|help\w*|talk\w*|speak\w*|e ?mail\w*|connect\w*|share\w*"
    r"|sharing|network\w*|interviews?|chat\w*|listed|kontakt\w*)"
    r"|\b(?:contact|e ?mail|sharing|directory|data|gdpr) (?:consent|permission|opt ?in)\b"
    r"|\bgdpr\b|\bopt(?:ed)? ?in\b|\boptin\b|\bcontactable\b|^consent\w*|^contact me\b"
    r"|\beinwilligung\b|\bconsentement\b|\bconsentimiento\b|\bwillingto(?:help|mentor)\w*"
    r"|\bopens?tomentoring\b|\bavailabletomentor\b"
)
# Cells that refuse under any header, such as a `Status`.
_SAYS_NO = re.compile(
    r"(?:please )?(?:do not|dont|no|never) (?:contact|e ?mail|solicit|share|reach)\b.*"
    r"|deceased\b.*|passed away\b.*|opt(?:ed)? ?out\b.*|unsubscribed|verstorben"
    r"|decedee?|fallecid[oa]"
)
_NO = frozenset("n no false 0 never nein non nee nej nao f off unchecked not".split())
_DECLINED = re.compile(
    r"(?:n(?! a\b)|no|not|nope|nein|non|never|declined?|disagree|refused?|denied|unwilling"
    r"|unavailable|withdrawn|revoked)\b"
)
_GLADLY = re.compile(r"(?:no problem|no worries|not a problem|no objections?)\b")
_YES = re.compile(
    r"(?:yes|y|yep|true|1|x|ja|oui|si|sim|sure|happy|gladly|checked|on|agreed?|i agree|i consent"
    r"|i am happy|accept(?:ed)?|ok|okay|definitely|absolutely|of course|please do|opted in|granted"
    r"|allowed)\b"
)
_NOTHING = frozenset({"", "n a", "na", "none", "nil", "null", "unknown", "living", "alive", "tbd"})
_TICK, _CROSS = frozenset("✓✔☑✅"), frozenset("✗✘☐❌")


def meaning(header: str) -> str:
    """`do_not_contact` or `mentor` for a header that asks about contact; empty for another."""
    words = fold(re.sub(r"([a-z])([A-Z])", r"\1 \2", header))
    joined = words.replace(" ", "")
    if _NOT_REFUSAL.search(words):
        return ""
    if _REFUSAL.search(words) or _REFUSAL.fullmatch(joined):
        return "do_not_contact"
    if _NOT_ASKED.search(words):
        return ""
    return "mentor" if _LEAVE.search(words) or _LEAVE.fullmatch(joined) else ""


def answer(text: str) -> bool | None:
    """Yes, no, or None where a cell says neither (`Yes, by email` is a yes)."""
    mark = text.strip()
    if mark in _TICK or mark in _CROSS:
        return mark in _TICK
    words = _words(text)
    if _SAYS_NO.fullmatch(words):
        return False
    if _YES.match(words) or _GLADLY.match(words):
        return True
    return False if words in _NO or _DECLINED.match(words) else None


def forbids(text: str) -> bool:
    """Whether a cell under a refusal (`Opted out`, `Deceased`) says so: all but empty and no."""
    if text.strip() in _TICK:
        return True
    words = _words(text)
    return words not in _NOTHING and words not in _NO


def _words(text: str) -> str:
    """The first words of a cell, folded; a spreadsheet's `0.0` is a nought."""
    return fold(text[:200].strip().removesuffix(".0"))


def says_no(cells: Iterable[str]) -> bool:
    """Whether some cell of a column refuses whatever its header: `Status` = `Deceased`."""
    return any(_SAYS_NO.fullmatch(fold(cell)) for cell in cells if len(cell) < 60)
