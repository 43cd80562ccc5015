"""How much two records speak for being one person, in bits: log2 of the odds.

Each thing they agree on is worth log2(m / u): `m` is how often it agrees for one person's two
records, `u` how often it would by chance, which is its frequency among the user's own people. The
`m` are reasoned, not fitted; a pair begins with the odds that anybody of the one list is a given
row of the other.
"""

import csv
from collections import Counter
from collections.abc import Hashable, Iterable
from functools import cache
from math import log2
from typing import Any, NamedTuple

from outreach.config import shipped
from outreach.merge.names import (
    EQUAL,
    INITIAL,
    NICKNAME,
    first,
    given_agree,
    is_typo,
    middles_clash,
    suffix,
    surname_key,
    surname_keys,
)
from outreach.merge.row import Row
from outreach.model.columns import Columns

JOIN = 6.0  # bits above which two are one: 1 in 64 wrong at the bound, far fewer above it
ASK = 2.0  # below this they are two, and nobody is asked
MARGIN = 6.0  # how much better than the second best the best must be
NEAR = 3.0  # what is so near the best could be meant as well

_OVERLAP = 0.1  # of the smaller list, who may stand in the other
_TWICE = 0.001  # of one list, who was written down twice
_SMALL = 50  # a list is taken for at least so long: of few rows, frequencies say little
# How many people of unknown frequency are added to each count, so that what stands once in a short
# list is not taken for unique in the world: about the number of usual values.
_SPREAD = {"family": 2000, "given": 300, "company": 500, "title": 100, "field": 30, "year": 50,
           "place": 100, "school": 20}  # fmt: skip
_MOST = 13.0  # bits of a company: large employers have namesakes too
_GIVEN = {EQUAL: 0.8, NICKNAME: 0.12, INITIAL: 0.05}
_RARE = 14.0  # bits of a name that few enough bear to be known by it in another trade
_OTHER_COMPANY, _OTHER_FIELD, _OTHER_PLACE = -2.3, -1.5, -0.7
_OTHER_YEAR, _OTHER_MAIL, _OTHER_MIDDLE = -7.0, -2.0, -5.0


class Part(NamedTuple):
    """What one thing says of a pair.

    Attributes:
        bits: For their being one person, negative against it.
        why: In words; empty where it speaks against.
        firm: Whether it is enough to join two of one name, given the bits: where they work, or
            when they left which school. Many of one name have one title, or live in one place.
    """

    bits: float
    why: str = ""
    firm: bool = False


@cache
def _common() -> dict[tuple[str, Hashable], float]:
    """Frequency of the names that are everybody's, which a short list takes for rare."""
    with (shipped("data") / "common_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["kind"], row["name"]): int(row["per_100k"]) / 100_000 for row in rows}


class Scale:
    """The frequencies among the user's own people, and the weight of a pair."""

    def __init__(self, known: Columns) -> None:
        """Keep the columns of `Row`; each is counted when first asked about."""
        self.known = known
        self.total = len(known["record"])
        self.sizes = Counter(known["source"])
        self.counts: dict[str, Counter[Any]] = {}
        self.bits: dict[tuple[str, Hashable], float] = {}

    def counted(self, kind: str) -> Counter[Any]:
        """Value → how many records have it."""
        if kind not in self.counts:
            if kind in ("school", "year"):
                self.counts[kind] = _tally(self.known["studies"], int(kind == "year"))
            else:
                column = {"family": "surname", "given": "first"}.get(kind, kind)
                self.counts[kind] = Counter(self.known[column])
        return self.counts[kind]

    def count(self, kind: str, value: Hashable) -> int:
        """How many records have the value."""
        return self.counted(kind)[value]

    def rarity(self, kind: str, value: Hashable) -> float:
        """Bits of an agreement that is certain between one person's records."""
        if (kind, value) not in self.bits:
            own = (self.count(kind, value) + 1) / (self.total + _SPREAD[kind])
            self.bits[kind, value] = -log2(max(own, _common().get((kind, value), 0.0)))
        return self.bits[kind, value]

    def weigh(self, one: Row, other: Row) -> tuple[float, str]:
        """Bits for their being one person, and what speaks for it, in words."""
        parts = [self._name(one, other), *self._work(one, other), *self._studies(one, other)]
        other_middle = middles_clash(one.given, other.given)
        if other_middle:
            parts.append(Part(_OTHER_MIDDLE))
        if one.place and other.place:
            parts.append(self._place(one.place, other.place))
        if one.emails and other.emails and _domains(one) & _domains(other):
            parts.append(Part(_OTHER_MAIL))  # one school or firm seldom gives two addresses
        bits = self._before(one, other) + sum(part.bits for part in parts)
        firm = any(part.firm for part in parts)
        if one.field and other.field and one.field != other.field and parts[0].bits < _RARE:
            firm = False  # Smith the manager and Smith the nurse of one hospital
        if other_middle or not firm or suffix(one.family) != suffix(other.family):
            bits = min(bits, JOIN - 0.01)  # a name alone joins nobody
        return bits, ", ".join(part.why for part in parts if part.why)

    def _before(self, one: Row, other: Row) -> float:
        """The odds before anything is compared."""
        most = max(self.sizes[one.source], self.sizes[other.source], _SMALL)
        return log2((_OVERLAP if one.source != other.source else _TWICE) / most)

    def _name(self, one: Row, other: Row) -> Part:
        family, how, _ = self._family(one, other)
        a, b = first(one.given), first(other.given)
        agree = given_agree(a, b) if a and b else ""
        if not how or not agree:  # Hassan Hasan and Hasan Hassan are a typo apart, too
            return self._turned(one, other)
        bits = family + log2(_GIVEN[agree])
        if agree == INITIAL:
            bits += 4.0  # an initial is one of some twenty
        else:
            bits += min(self.rarity("given", a), self.rarity("given", b))
        # What others bear the same name weighs against both its parts' being rare.
        bearers = self.count("name", (a, surname_key(one.family))) - 2
        if bearers > 0:
            bits = min(bits, log2((self.total + 2000) / bearers))
        also = {EQUAL: "", NICKNAME: f" ({a}, {b})", INITIAL: " (an initial)"}
        return Part(bits, how + also[agree])

    def _family(self, one: Row, other: Row) -> Part:
        """Bits of the family name, and how it agrees; empty where it does not."""
        if one.family == other.family:
            return Part(log2(0.95) + self.rarity("family", surname_key(one.family)), "same name")
        mine = surname_keys(one.family, one.maiden)
        shared = set(mine) & set(surname_keys(other.family, other.maiden))
        if shared:
            return Part(min(map(self._changed, shared)), "a family name in common")
        if is_typo(one.family, other.family):
            keys = (surname_key(one.family), surname_key(other.family))
            rare = min(self.rarity("family", key) for key in keys)
            return Part(log2(0.02) + rare - 2, "nearly same name")
        return Part(0.0)

    def _changed(self, key: str) -> float:
        return log2(0.3) + self.rarity("family", key)

    def _turned(self, one: Row, other: Row) -> Part:
        """A name of which one record has the family name first."""
        bits = self.rarity("family", surname_key(one.family)) + self.rarity("given", one.given)
        bits = min(bits, self.rarity("family", surname_key(other.family)) + 8)
        return Part(bits - 5, "same name turned round")

    def _work(self, one: Row, other: Row) -> Iterable[Part]:
        if one.company and one.company == other.company:
            bits = log2(0.8) + self.rarity("company", one.company)
            yield Part(min(bits, _MOST), f"same company ({one.company})", firm=True)
        elif once := _once(one, other) or _once(other, one):
            bits = min(self.rarity("company", once) - 2, _MOST)
            yield Part(bits, f"both at {once} once", firm=True)
        elif one.company and other.company:
            yield Part(_OTHER_COMPANY)
        if one.title and one.title == other.title:
            bits = log2(0.5) + self.rarity("title", one.title)
            yield Part(bits, f"same title ({one.title})")
        elif one.field and one.field == other.field:
            yield Part(log2(0.6) + self.rarity("field", one.field), "same field")
        elif one.field and other.field:
            yield Part(_OTHER_FIELD)

    def _studies(self, one: Row, other: Row) -> Iterable[Part]:
        """School and year, where both records have them: the best of several."""
        here = one.source == other.source  # a list that names no school is of one
        pairs = [
            (a, b) for a in one.studies for b in other.studies if a[0] == b[0] and (a[0] or here)
        ]
        if not pairs:
            return
        told = [(a, b) for a, b in pairs if a[1] and b[1]]
        school = log2(0.9) + max(self.rarity("school", a[0]) if a[0] else 0.0 for a, _ in pairs)
        if not told:
            yield Part(school, "same school")
        elif same := [a for a, b in told if a[1] == b[1]]:
            year = log2(0.9) + max(self.rarity("year", a[1]) for a in same)
            yield Part(school + year, "same school and year", firm=True)
        else:
            yield Part(_OTHER_YEAR)

    def _place(self, one: str, other: str) -> Part:
        if one == other:
            return Part(log2(0.7) + self.rarity("place", one), f"both in {one}")
        return Part(_OTHER_PLACE)


def _tally(studies: Iterable[tuple[tuple[str, str], ...]], place: int) -> Counter[Any]:
    """How often each school, or each year, stands in all the studies of everybody."""
    found: Counter[Any] = Counter()
    for each, times in Counter(studies).items():
        for study in each:
            found[study[place]] += times
    return found


def _once(one: Row, other: Row) -> str:
    """The company of one record where the other worked before; empty if there is none."""
    return one.company if one.company in other.employers.split("|") else ""


def _domains(row: Row) -> set[str]:
    return {address.partition("@")[2] for address in row.emails} - _PUBLIC


_PUBLIC = frozenset(
    "gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com gmx.de web.de"
    " proton.me protonmail.com me.com qq.com 163.com mail.com gmx.net googlemail.com".split()
)
