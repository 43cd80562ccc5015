"""A school's name with something beside it: a part, a place, letters, a team, or the name again."""

import re

from outreach.names import tidy
from outreach.resolve import Resolved
from outreach.resolve.school.book import forms, further, name_of, official, says_school
from outreach.resolve.school.claims import families, first, several, with_word
from outreach.resolve.school.words import HEADS, OTHERS, PARTS, STUDIES, Key, key

_PARTING = re.compile(r"\s+[-–—|•·@]\s+|[,;/|–—]|(?<=\w{4})-(?=\w{4})| at (?=the )?")
_LONGEST = 8  # words of a name
_FEW = 6  # schools that one word may name, to be tried
_TOWN = 6  # a word in the names of so many schools is first of all a place


def beside(text: str, words: Key) -> Resolved | None:
    """A school's name, and beside it a part of that school."""
    for size in range(len(words) - 1, 0, -1):
        for name, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            fitting = [one for one in first(name) if _is_part(one, name, rest)]
            if len(fitting) == 1:
                return _with_unit(text, fitting[0], further().units.get((fitting[0], rest), ""))
    return None


def _is_part(home: str, name: Key, rest: Key) -> bool:
    """Whether the words beside the name of a school are a part of it.

    After the mere name of a place, a school is another one: `Texas School of Business`.
    """
    if (home, rest) in further().units:
        return True
    full = key(official(home))
    if ("university", *name) == full[: len(name) + 1]:  # Michigan Law, but Texas School of Business
        return STUDIES.issuperset(rest)
    if len(name) == 1 and not _is_its_own(name, full):
        return False
    if STUDIES.issuperset(rest):
        return True
    if "college" in rest and len(name) == 1:
        return False  # Ohio College of Law is not Ohio University's
    heads = not HEADS.isdisjoint(rest) or name[-1:] == ("school",)  # The New School for Drama
    return heads and all(word in PARTS or word.isdigit() for word in rest)


def _is_its_own(name: Key, full: Key) -> bool:
    """Whether one word names a school, and not first of all a place: Yale, but not Charlotte."""
    return full[:2] == (*name, "university") and len(set(with_word(name[0]))) <= _FEW


def _with_unit(text: str, home: str, unit: str) -> Resolved:
    return Resolved(text, home, name_of(home), "by its name, with a part of it", 0.95, unit=unit)


def covered(text: str, words: Key) -> Resolved | None:
    """A school whose names, letters and teams make up the whole text: `Indiana State ISU`."""
    if not 1 < len(words) <= 3 * _LONGEST:
        return None
    named = (words[at : at + size] for at in range(len(words)) for size in range(1, _LONGEST))
    homes = {home for name in set(named) - {words} for home in first(name)[:_FEW]}
    fitting = [home for home in homes if _covers(forms(home), words)]
    if len(fitting) != 1:
        return None
    return Resolved(text, fitting[0], name_of(fitting[0]), "by several of its names", 0.9)


def _covers(names: frozenset[Key], words: Key) -> bool:
    """Whether the words are names of one school, one after the other."""
    reached = {0}
    for at in range(len(words)):
        if at in reached:
            reached.update(
                at + size
                for size in range(1, min(_LONGEST, len(words) - at) + 1)
                if words[at : at + size] in names
            )
    return len(words) in reached


def segments(text: str, shown: str) -> Resolved | None:
    """A school's name in one segment, and what may stand in the others: a part, or a place."""
    found = [part for part in _PARTING.split(shown) if part and part.strip()]
    named = {
        i: one
        for i, part in enumerate(found)
        if (one := _sole(key(part))) and not (i and _is_place(key(part)))
    }
    homes = list(dict.fromkeys(named.values()))
    if len(found) < 2 or not homes:
        return None
    if len(homes) > 1:
        return several(text, homes)
    at = next(iter(named))
    rest = [part for i, part in enumerate(found) if i not in named]
    if all(_may_follow(homes[0], key(found[at]), key(part), at) for part in rest):
        unit = next((tidy(part) for part in rest if not HEADS.isdisjoint(key(part))), "")
        return _with_unit(text, homes[0], unit)
    return None


def _sole(words: Key) -> str:
    claims = first(words)
    return claims[0] if len(claims) == 1 else ""


def _may_follow(home: str, name: Key, rest: Key, at: int) -> bool:
    """Whether the words of another segment leave the school what it is."""
    if not OTHERS.isdisjoint(rest) or (set(first(rest)) - {home} and not _is_place(rest)):
        return False
    if not HEADS.isdisjoint(rest):
        return at == 0
    return name not in families() and says_school(name)


def _is_place(words: Key) -> bool:
    """Whether a word that some school goes by is in the first place that of a place: Tokyo."""
    return len(words) == 1 and len(with_word(words[0])) >= _TOWN
