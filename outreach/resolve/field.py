"""Which field a title, a goal or a major belongs to, and how senior a title is.

A field has cues in `data/fields.csv`: words and phrases. The longest phrase at each place of the
text counts; the last word that is not of rank is what the title is about and counts twice. A cue
that ends in `?` is a general word (`analyst?`) that yields to any other; one that begins with `*`
is the end of a word. A phrase under `not` takes the field out, though one of its words is a cue.
"""

from collections import Counter
from dataclasses import dataclass, replace
from dataclasses import field as _field
from typing import NamedTuple

from outreach.names import fold
from outreach.resolve import Entity, Resolved, occupations
from outreach.resolve.tables import aliases, kept, listed, rows
from outreach.resolve.title import level, parts, spoken_title, words
from outreach.resolve.titlewords import RANKS

__all__ = ["against", "field", "name_of", "near", "spoken_title"]

# Reasoned, not fitted: a head outweighs a two-word phrase before it, a general head does not
# outweigh any cue, and what follows "of" or a comma counts less than what stands before.
_HEAD, _GENERAL, _AFTER, _LONGER = 2.0, 0.35, 0.8, 0.3
_NEAR, _SOME = 0.35, 0.3
# Place in the text → (words, (field, general)) of each cue that begins there.
_Hits = dict[int, list[tuple[int, list[tuple[str, bool]]]]]
_LINKS = frozenset({"of", "for", "in", "to", "with", "on"})


@dataclass(slots=True)
class _Book:
    """The table, indexed.

    Attributes:
        rows: id → its row.
        soc: id → its SOC groups.
        cues: Phrase → (field, general) of the fields that have it.
        nots: Phrase → the fields it takes out.
        longest: First word of a phrase → how many words the longest such phrase has.
        ends: End of a word → field.
    """

    rows: dict[str, dict[str, str]] = _field(default_factory=dict)
    soc: dict[str, tuple[str, ...]] = _field(default_factory=dict)
    cues: dict[str, list[tuple[str, bool]]] = _field(default_factory=dict)
    nots: dict[str, list[str]] = _field(default_factory=dict)
    longest: dict[str, int] = _field(default_factory=dict)
    ends: dict[str, str] = _field(default_factory=dict)


@kept
def _book() -> _Book:
    book = _Book()
    for row in rows("fields"):
        home = row["id"]
        book.rows[home] = row
        book.soc[home] = tuple(listed(row["soc"]))
        for cue in row["cues"].split("|"):
            if cue.startswith("*"):
                book.ends[cue[1:]] = home
                continue
            claims = book.cues.setdefault(_phrase(book, cue.rstrip("?")), [])
            if home not in (one for one, _ in claims):  # two cues may be one but for their plural
                claims.append((home, cue.endswith("?")))
        for phrase in listed(row["not"]):
            book.nots.setdefault(_phrase(book, phrase), []).append(home)
    return book


def _phrase(book: _Book, cue: str) -> str:
    found = words(cue)
    if book.longest.get(found[0], 0) < len(found):
        book.longest[found[0]] = len(found)
    return " ".join(found)


class _Reading(NamedTuple):
    scores: dict[str, float]
    words: dict[str, str]
    level: str


@kept
def field(text: str) -> Resolved:
    """The field of a title, a goal or a major, its SOC groups, the word that decided, the level."""
    name = aliases("field").get(fold(text))
    if name and (found := _looked_up(name)).id:
        return replace(found, text=text, how="by your own word", confidence=1.0)
    return _looked_up(text)


def _looked_up(text: str) -> Resolved:
    """What the tables say."""
    read = _read(text)
    if not read.scores:
        return Resolved(text, "", "", "no known word", 0.0, level=read.level)
    best = max(read.scores, key=read.scores.__getitem__)
    share = read.scores[best] / sum(read.scores.values())
    sure = round(min(0.95, share) * (1.0 if read.scores[best] > 2 * _GENERAL else 0.5), 2)
    word = read.words[best]
    return Resolved(
        text, best, name_of(best), f'because of "{word}"', sure,
        _candidates(read.scores) if share < 0.6 else (), "", _book().soc[best], word, read.level,
    )  # fmt: skip


def key(text: str) -> tuple[str, str]:
    """Field id and level alone, for whole columns; empty where no word is known."""
    read = _read(aliases("field").get(fold(text), text)) if aliases("field") else _read(text)
    return max(read.scores, key=read.scores.__getitem__) if read.scores else "", read.level


def _candidates(scores: dict[str, float]) -> tuple[Entity, ...]:
    order = sorted(scores, key=lambda home: -scores[home])
    return tuple(Entity(home, name_of(home)) for home in order[:4])


@kept
def against(text: str, field_id: str) -> float:
    """How much a title belongs to a field: 1 its own, about a third one beside it, 0 another."""
    scores = _read(text).scores
    if not scores:
        return 0.0
    best = max(scores.values())
    own = scores.get(field_id, 0.0)
    if own == best:
        return 1.0
    some = _SOME * own / best
    beside = any(scores[home] == best and home in near(field_id) for home in scores)
    return round(max(some, _NEAR) if beside else some, 3)


def near(field_id: str) -> tuple[str, ...]:
    """The ids of the fields beside this one."""
    row = _book().rows.get(field_id)
    return tuple(listed(row["near"])) if row else ()


def name_of(field_id: str) -> str:
    """The name of a field; empty if there is none of that id."""
    row = _book().rows.get(field_id)
    return row["name"] if row else ""


@kept
def _read(text: str) -> _Reading:
    """The scores of the first part of a title in which a cue stands, and its level."""
    rank = ""
    for part in parts(text):
        found = words(part)
        rank = rank or level(found)
        scores, why = _scores(found)
        if occupations.in_use():
            scores, why = _with_codes(found, scores, why)
        if scores:
            return _Reading(scores, why, rank)
    return _Reading({}, {}, rank)


def _with_codes(
    found: list[str], scores: dict[str, float], why: dict[str, str]
) -> tuple[dict[str, float], dict[str, str]]:
    """The scores with what O*NET says of a title.

    It decides where it lists the title, and its words where no cue but a general one is known.
    """
    best = max(scores.values(), default=0.0)
    codes = occupations.codes(found)
    if not codes and best <= _HEAD * _GENERAL:
        codes = tuple(filter(None, [occupations.group(found)]))
    covering = [home for home in _book().soc if any(_covers(home, code) for code in codes)]
    if not covering or any(scores.get(home) == best for home in covering if best):
        return scores, why
    home = max(covering, key=lambda home: (scores.get(home, 0.0), _votes(codes)[home]))
    return {**scores, home: best + 1}, {**why, home: " ".join(found)}


def _covers(home: str, code: str) -> bool:
    return any(code.startswith(soc) for soc in _book().soc[home])


@kept
def _votes(codes: tuple[str, ...]) -> Counter[str]:
    """Fields → how many of O*NET's titles of these codes have their cues."""
    found: Counter[str] = Counter()
    for title in occupations.titles_of(codes):
        scores, _ = _scores(list(title))
        if scores:
            found[max(scores, key=scores.__getitem__)] += 1
    return found


def _scores(found: list[str]) -> tuple[dict[str, float], dict[str, str]]:
    """Field → score, and the phrase that weighed most."""
    start, end = _main(found)
    head = next((i for i in range(end - 1, start - 1, -1) if found[i] not in RANKS), end - 1)
    scores: dict[str, float] = {}
    why: dict[str, tuple[float, str]] = {}
    for at, size, claims in _matches(found):
        worth = 1.0 + _LONGER * (size - 1)
        if at <= head < at + size:
            worth *= _HEAD
        elif at >= end:
            worth *= _AFTER
        for home, general in claims:
            points = worth * _GENERAL if general else worth
            scores[home] = scores.get(home, 0.0) + points
            if points > why.get(home, (0.0, ""))[0]:
                why[home] = (points, " ".join(found[at : at + size]))
    return scores, {home: word for home, (_, word) in why.items()}


def _main(found: list[str]) -> tuple[int, int]:
    """Where the words before the first link stand; those after it, if before it is only rank."""
    start = 0
    for at, word in enumerate(found):
        if word in _LINKS:
            if any(one not in RANKS for one in found[start:at]):
                return start, at
            start = at + 1
    return start, len(found)


def _matches(found: list[str]) -> list[tuple[int, int, list[tuple[str, bool]]]]:
    """The longest phrase at each place, of the fields that nothing takes out."""
    book = _book()
    nots: list[tuple[int, int, str]] = []
    hits: _Hits = {}
    for at, word in enumerate(found):
        most = book.longest.get(word)
        if most is None:
            continue
        for size in range(1, min(most, len(found) - at) + 1):
            phrase = word if size == 1 else " ".join(found[at : at + size])
            nots += [(at, size, home) for home in book.nots.get(phrase, ())]
            if claims := book.cues.get(phrase):
                hits.setdefault(at, []).append((size, claims))
    out = {home for at, size, home in nots if not _is_covered(home, at, size, hits)}
    return _longest(hits, out) or _endings(found)


def _is_covered(home: str, at: int, size: int, hits: _Hits) -> bool:
    """Whether a longer cue of the field holds the words: `information` security officer."""
    return any(
        start <= at and at + size <= start + long and size < long
        and any(home == one for one, _ in claims)
        for start, found in hits.items()
        for long, claims in found
    )  # fmt: skip


def _longest(hits: _Hits, out: set[str]) -> list[tuple[int, int, list[tuple[str, bool]]]]:
    """From left to right, the longest hit at each place that no earlier one covers."""
    matches = []
    free = 0
    for at, found in hits.items():
        if at < free:
            continue
        for size, claims in reversed(found):
            kept = [claim for claim in claims if claim[0] not in out] if out else claims
            if kept:
                matches.append((at, size, kept))
                free = at + size
                break
    return matches


def _endings(found: list[str]) -> list[tuple[int, int, list[tuple[str, bool]]]]:
    """Fields known by the end of a word (`-ologist`), where no word is known."""
    ends = _book().ends
    return [
        (at, 1, [(home, False)])
        for at, word in enumerate(found)
        for end, home in ends.items()
        if word.endswith(end) and len(word) > len(end) + 1
    ]
