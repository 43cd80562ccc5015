"""Occupations of job titles, out of O*NET's titles where the user imported them.

A title that O*NET lists has its SOC codes; of any other, each word speaks for the groups in whose
titles it stands, as naive Bayes adds it up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log

from outreach.resolve.tables import added, kept
from outreach.resolve.title import words
from outreach.resolve.titlewords import RANKS

_SMOOTH = 0.1  # of a title for each group in which a word was never met
_SURE = 0.6  # probability of a group from which on it is taken


@dataclass(slots=True)
class _Titles:
    """The titles, indexed.

    Attributes:
        codes: Stems of a title → its SOC codes.
        groups: Stem → minor group (`15-1`) → titles of the group with it.
        sizes: Minor group → titles.
        titles: SOC code → the stems of its titles.
    """

    codes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sizes: Counter[str] = field(default_factory=Counter)
    titles: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))


@kept
def _titles() -> _Titles:
    book = _Titles()
    for row in added("onet"):
        found = words(row["title"])
        code, group = row["soc"], row["soc"][:4]
        for form in {" ".join(found), _bare(found)}:
            if code not in book.codes[form]:
                book.codes[form].append(code)
        book.sizes[group] += 1
        book.titles[code].append(tuple(found))
        for word in set(found) - RANKS:
            book.groups[word][group] += 1
    return book


def _bare(found: Iterable[str]) -> str:
    return " ".join(word for word in found if word not in RANKS)


def in_use() -> bool:
    """Whether the titles are there."""
    return bool(added("onet"))


def codes(found: Sequence[str]) -> tuple[str, ...]:
    """SOC codes of a title that O*NET lists, as it stands or without its words of rank."""
    book = _titles()
    for form in (" ".join(found), _bare(found)):
        if form and form in book.codes:
            return tuple(book.codes[form])
    return ()


def titles_of(codes: Sequence[str]) -> list[tuple[str, ...]]:
    """The stems of each title under these codes, or under a group of codes."""
    book = _titles().titles
    return [
        title for code, titles in book.items() if code.startswith(tuple(codes)) for title in titles
    ]


def group(found: Sequence[str]) -> str:
    """The minor group that the words of a title speak for; empty where none is likely enough."""
    book = _titles()
    known = [word for word in dict.fromkeys(found) if word not in RANKS and word in book.groups]
    if not known:
        return ""
    total = log(book.sizes.total())
    weights = {one: log(size) - total for one, size in book.sizes.items()}
    for word in known:
        counts = book.groups[word]
        for one, size in book.sizes.items():
            weights[one] += log((counts[one] + _SMOOTH) / (size + 1))
    best = max(weights, key=weights.__getitem__)
    share = 1 / sum(exp(weight - weights[best]) for weight in weights.values())
    return best if share >= _SURE else ""
