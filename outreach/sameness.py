"""How like two messages are once what is merged into them is masked: 5-grams, and their index.

Two colleagues compare what they got. Within one company two bodies may share half of their
5-grams (Jaccard), in a batch four fifths.
"""

import re
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from outreach.names import fold

COLLEAGUES, BATCH = 0.5, 0.8
_GRAM = 5
_MASK = "\ue000"
_MASKS = re.compile(rf"(?:{_MASK} ?)+")

Grams = frozenset[int]
Ints: TypeAlias = "array[int]"
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


def grams(body: str, known: Iterable[str]) -> Grams:
    """The 5-grams of a body, as hashes.

    Args:
        body: The text.
        known: Values merged into it: where they stand, only that something stands there counts.
    """
    return _grams(body, frozenset(known))


@lru_cache(maxsize=64)  # a body is tried, taken and linted, one after the other
def _grams(body: str, known: frozenset[str]) -> Grams:
    text = f" {fold(body)} "
    for value in sorted({fold(value) for value in known} - {""}, key=len, reverse=True):
        text = text.replace(f" {value} ", f" {_MASK} ")
    words = _MASKS.sub(f"{_MASK} ", text).split()
    if len(words) < _GRAM:
        return frozenset([hash(tuple(words))])
    return frozenset(map(hash, zip(*(words[at:] for at in range(_GRAM)), strict=False)))


def likeness(one: Grams, other: Grams) -> float:
    """Jaccard: what two sets share, of all they hold; 0 to 1."""
    return len(one & other) / len(one | other)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The message most like another.

    Attributes:
        likeness: 0 to 1; 0 where there is none.
        key: Which it is.
    """

    likeness: float = 0.0
    key: str = ""


@dataclass
class Index:
    """Messages by their 5-grams: the nearest is found without comparing all pairs.

    Each 5-gram leads to the place of the first message that has it, and to those of the others,
    four bytes each: most stand in one alone.
    """

    keys: list[str] = field(default_factory=list)
    _companies: dict[str, Ints] = field(default_factory=dict)
    _sizes: Ints = field(default_factory=lambda: array("i"))
    _first: dict[int, int] = field(default_factory=dict)
    _others: dict[int, Ints] = field(default_factory=dict)

    def add(self, key: str, company: str, found: Collection[int]) -> None:
        """Take a message in; `company` is the id of its receiver's, empty for none."""
        at = len(self.keys)
        self.keys.append(key)
        self._sizes.append(len(found))
        if company:
            self._companies.setdefault(company, array("i")).append(at)
        first, others = self._first, self._others
        for gram in found:
            if first.setdefault(gram, at) != at:
                others.setdefault(gram, array("i")).append(at)

    def nearest(self, found: Grams, company: str = "") -> tuple[Nearest, Nearest]:
        """The message most like this one, of all, and of those to the same company."""
        places = [self._first[gram] for gram in found & self._first.keys()]
        if not places:
            return Nearest(), Nearest()
        for gram in found & self._others.keys():
            places += self._others[gram]
        shared = np.bincount(places, minlength=len(self.keys))
        of = np.frombuffer(self._sizes, dtype=np.int32) + len(found) - shared
        like = shared / of
        at = int(like.argmax())
        all_ = Nearest(float(like[at]), self.keys[at])
        return all_, self._best(like, self._companies.get(company, array("i")))

    def _best(self, like: Floats, among: Ints) -> Nearest:
        places = np.array(among, dtype=np.intp)
        if not len(places):
            return Nearest()
        at = int(places[like[places].argmax()])
        return Nearest(float(like[at]), self.keys[at])
