"""Which school a text names: a name, an alias, an acronym, an email address or a domain.

Nothing is accepted for looking similar: a school is named, or named by the same words in another
order, or by a name with a known part of it (`Ross`, `School of Law`) or a place beside it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from outreach.names import tidy
from outreach.resolve import Entity, Resolved, schoolbook
from outreach.resolve.schoolbook import by_domain, loose, name_of, official, own, world
from outreach.resolve.schoolwords import (
    APART,
    GENERIC,
    HEADS,
    OTHERS,
    PARTS,
    STUDIES,
    SYSTEMS,
    YOUNG,
    Key,
    key,
)

_HOST = re.compile(r"(?:https?://)?(?:[^@\s/]+@)?((?:[a-z0-9_-]+\.)+[a-z]{2,})(?:[/?#].*)?")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PARTING = re.compile(r"\s+[-–—|•·@]\s+|[,;/|–—]| at (?=the )?")
_SHOWN = 5  # candidates named


@lru_cache(maxsize=100_000)
def school(text: str) -> Resolved:
    """The school that a name, an alias, an acronym, an email address or a domain stands for."""
    shown = tidy(text)
    host = _HOST.fullmatch(shown.lower().strip(" .<>,;"))
    if host and (home := by_domain(host[1].removeprefix("www."))):
        return _at_domain(text, host[1], home)
    if not shown or "@" in shown:
        return Resolved(text, "", "", "unknown", 0.0)
    return _named(text, shown)


def _at_domain(text: str, host: str, home: str) -> Resolved:
    units = own().units
    unit = next((units[home, (part,)] for part in host.split(".") if (home, (part,)) in units), "")
    return Resolved(text, home, name_of(home), f"by its domain {home}", 1.0, unit=unit)


def _named(text: str, shown: str) -> Resolved:
    words = key(shown)
    if not YOUNG.isdisjoint(words):
        return _unknown(text, words)
    whole = _whole(text, words)
    if whole:
        return whole
    bare = tidy(_BRACKETS.sub(" ", shown))
    for form in (bare, *_BRACKETS.findall(shown)):
        if form != shown and form and (found := _whole(text, key(form))) and found.id:
            return found
    if APART.isdisjoint(words):
        found = _beside(text, key(bare)) or _segments(text, bare)
        if found:
            return found
    return _unknown(text, words)


def _whole(text: str, words: Key) -> Resolved | None:
    """The school that goes by exactly these words, or the several that do."""
    for how, sure, claims in _claims(words):
        if len(claims) > 1 or GENERIC.issuperset(words):
            return _several(text, claims)
        if how == "by its name" and words in _families():
            return _several(text, [*claims, *_family(words)])
        unit = own().units.get((claims[0], words), "")
        return Resolved(text, claims[0], name_of(claims[0]), how, sure, unit=unit)
    return None


def _claims(words: Key) -> Iterator[tuple[str, float, list[str]]]:
    """How the words name schools, the best way first: how, how sure, which."""
    if len(words) < 2 and not HEADS.isdisjoint(words):
        return
    if claims := own().ids.get(words):
        yield "by its name or a name it is known by", 1.0, claims
    if claims := _system(words):
        yield "by its system and campus", 0.95, claims
    if claims := world().ids.get(words):
        yield "by its name", 0.95, claims
    for form in (words, tuple(sorted(words))):
        for index in (own().loose, loose()):
            if claims := index.get(form):
                yield "by the words of its name", 0.85, claims


def _system(words: Key) -> list[str]:
    """`UC Davis`: the schools whose name begins with that of a system so shortened."""
    if len(words) < 2 or words[0] not in SYSTEMS:
        return []
    found: list[str] = []
    for full in SYSTEMS[words[0]]:
        form = (*full, *words[1:])
        found += own().ids.get(form) or world().ids.get(form, [])
    return list(dict.fromkeys(found))


def _family(words: Key) -> list[str]:
    """The schools whose names begin with the words and go on."""
    size = len(words)
    return [
        claims[0]
        for book in (own(), world())
        for longer, claims in book.ids.items()
        if longer[:size] == words and len(longer) > size
    ]


def _several(text: str, claims: list[str]) -> Resolved:
    homes = list(dict.fromkeys(claims))
    shown = tuple(Entity(one, official(one)) for one in homes[:_SHOWN])
    how = f"ambiguous: {len(homes)} schools go by it" if len(homes) > 1 else "ambiguous"
    return Resolved(text, "", "", how, 0.4, shown)


def _beside(text: str, words: Key) -> Resolved | None:
    """A school's name, and beside it a part of that school."""
    for size in range(len(words) - 1, 0, -1):
        for name, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            fitting = [one for one in _first(name) if _is_part(one, name, rest)]
            if len(fitting) == 1:
                return _with_unit(text, fitting[0], own().units.get((fitting[0], rest), ""))
    return None


def _first(words: Key) -> list[str]:
    """The schools that go by the words, in the best way in which any does."""
    return next((claims for _, sure, claims in _claims(words) if sure > 0.9), [])


def _is_part(home: str, name: Key, rest: Key) -> bool:
    """Whether the words beside the name of a school are a part of it.

    After the mere name of a place, a school is another one: `Texas School of Business`.
    """
    if (home, rest) in own().units:
        return True
    place = ("university", *name) == key(official(home))[: len(name) + 1]
    if place:
        return STUDIES.issuperset(rest)
    return not HEADS.issuperset(rest) and all(word in PARTS or word.isdigit() for word in rest)


def _with_unit(text: str, home: str, unit: str) -> Resolved:
    return Resolved(text, home, name_of(home), "by its name, with a part of it", 0.95, unit=unit)


def _segments(text: str, shown: str) -> Resolved | None:
    """A school's name in one segment, and what may stand in the others: a part, or a place."""
    segments = [part for part in _PARTING.split(shown) if part and part.strip()]
    named = {i: one for i, part in enumerate(segments) if (one := _sole(key(part)))}
    homes = list(dict.fromkeys(named.values()))
    if len(segments) < 2 or not homes:
        return None
    if len(homes) > 1:
        return _several(text, homes)
    at = next(iter(named))
    rest = [part for i, part in enumerate(segments) if i not in named]
    if all(_may_follow(homes[0], key(segments[at]), key(part), at) for part in rest):
        unit = next((tidy(part) for part in rest if not HEADS.isdisjoint(key(part))), "")
        return _with_unit(text, homes[0], unit)
    return None


def _sole(words: Key) -> str:
    claims = _first(words)
    return claims[0] if len(claims) == 1 else ""


def _may_follow(home: str, name: Key, rest: Key, at: int) -> bool:
    """Whether the words of another segment leave the school what it is."""
    if not OTHERS.isdisjoint(rest) or _first(rest):
        return False
    if not HEADS.isdisjoint(rest):
        return at == 0
    return name not in _families() and schoolbook.says_school(name)


@cache
def _families() -> frozenset[Key]:
    """Names with which those of other schools begin: what follows them may be a campus."""
    homes = {words: set(claims) for words, claims in world().ids.items()}
    for words, claims in own().ids.items():
        homes.setdefault(words, set()).update(claims)
    return frozenset(
        words[:size]
        for words, claims in homes.items()
        for size in range(2, len(words))
        if words[:size] in homes and not claims <= homes[words[:size]]
    )


def _unknown(text: str, words: Key) -> Resolved:
    """Nothing sure; the few schools whose names share the rarest words are candidates."""
    index = _by_word()
    votes: dict[str, float] = {}
    for word in words:
        claims = index.get(word, ())
        if len(claims) <= 200:
            for one in dict.fromkeys(claims):
                votes[one] = votes.get(one, 0.0) + 1 / (1 + len(claims))
    best = sorted(votes, key=lambda one: (-votes[one], one))[:_SHOWN]
    return Resolved(text, "", "", "unknown", 0.0, tuple(Entity(one, official(one)) for one in best))


@cache
def _by_word() -> dict[str, list[str]]:
    """Word → the schools with it in a name."""
    index: dict[str, list[str]] = {}
    for book in (own(), world()):
        for words, claims in book.ids.items():
            for word in words:
                index.setdefault(word, []).extend(claims)
    return index
