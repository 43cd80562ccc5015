"""The people while they grow, and what keeps two of them apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outreach.merge.evidence import ASK, JOIN, MARGIN, NEAR
from outreach.merge.names import clash, is_typo, suffix, surname_keys
from outreach.merge.row import Row
from outreach.model.intake import Doubt, Word

Link = tuple[float, int, int, str]  # bits, place, place, the evidence in words
_COUPLE = 2  # families that one address may be shared by
_GENERATION = 12  # years between two graduations that are hardly one person's
_MANY = 3  # a doubt among more rivals is no question that anyone could answer


@dataclass(slots=True)
class _Cluster:
    """Rows taken for one person so far, and what they may not be joined with."""

    rows: list[int]
    urls: set[str] = field(default_factory=set)
    exports: set[str] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)


class Clusters:
    """Everybody, at first a person a row. A class, since every rule joins the same clusters."""

    def __init__(self, rows: Sequence[Row], words: Sequence[Word]) -> None:
        """Begin with each row alone; `rows` are in the order of their records."""
        self.rows = rows
        self.words = words
        self.of = list(range(len(rows)))
        self.clusters = [
            _Cluster([i], {r.url} - {""}, {r.source} if r.connection else set())
            for i, r in enumerate(rows)
        ]
        self.asked: list[tuple[int, int, str]] = []

    def by_word(self) -> None:
        """The user's word, before any rule: joined pairs join, parted pairs never do."""
        at = {row.record: i for i, row in enumerate(self.rows)}
        known = [(w, at[w.one], at[w.other]) for w in self.words if w.one in at and w.other in at]
        for word, one, other in known:
            if word.joined:
                self._join(one, other)
        for word, one, other in known:
            if not word.joined:
                self._cluster(one).apart.add(other)
                self._cluster(other).apart.add(one)

    def by_key(self, kind: str, keys: Sequence[Iterable[str]]) -> None:
        """Join the rows that hold the same key, as far as nothing speaks against it."""
        groups: dict[str, list[int]] = defaultdict(list)
        for i, found in enumerate(keys):
            for key in found:
                groups[key].append(i)
        for key in sorted(k for k, members in groups.items() if len(members) > 1):
            if kind == "profile" or not self._is_office(groups[key]):
                self._gather(kind, key, groups[key])

    def _is_office(self, members: Sequence[int]) -> bool:
        """Whether an address is that of a desk: three families, or more, write from it."""
        return len({self.rows[i].family for i in members} - {""}) > _COUPLE

    def _gather(self, kind: str, key: str, members: Sequence[int]) -> None:
        heads: list[int] = []
        for i in members:
            if any(self.of[head] == self.of[i] for head in heads):
                continue
            fits = [head for head in heads if self._may(head, i) and self._agrees(kind, head, i)]
            if fits:
                self._join(fits[0], i)
                continue
            self.asked += [(head, i, f"same {kind} {key}") for head in heads if self._may(head, i)]
            heads.append(i)

    def _agrees(self, kind: str, one: int, other: int) -> bool:
        """A family may share an address: there nothing must speak for two people."""
        if kind == "profile":
            return True
        a, b = self._cluster(one).rows, self._cluster(other).rows
        return not any(_two(self.rows[i], self.rows[j]) for i in a for j in b)

    def by_evidence(self, links: Iterable[Link]) -> None:
        """Join pairs, the best first, where the evidence is enough and no other pair comes near.

        A person stands once in a list: who fits two rows of it equally well is asked about.
        """
        links = sorted(links, key=lambda link: (-link[0], link[1], link[2]))
        best = self._by_row(links)
        for bits, one, other, why in links:
            if self.of[one] == self.of[other]:
                continue
            rivals = [*self._rivals(best, one, other), *self._rivals(best, other, one)]
            alone = bits - max(rivals, default=0.0) >= MARGIN
            if bits >= JOIN and alone and self._fits(one, other):
                self._join(one, other)
            elif bits >= ASK and sum(rival > bits - NEAR for rival in rivals) <= _MANY:
                self.asked.append((one, other, why))

    def _by_row(self, links: Iterable[Link]) -> dict[tuple[int, str], list[tuple[float, int]]]:
        """(place, list) → (bits, place) of the rows of that list which it could be, best first."""
        best: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        for bits, one, other, _ in links:
            best[one, self.rows[other].source].append((bits, other))
            best[other, self.rows[one].source].append((bits, one))
        return best

    def _rivals(
        self, best: dict[tuple[int, str], list[tuple[float, int]]], one: int, other: int
    ) -> list[float]:
        """Bits of the other rows of `other`'s list that `one` could be, and nobody else is yet."""
        mine = self.rows[one].source
        return [
            bits
            for bits, rival in best[one, self.rows[other].source]
            if self.of[rival] != self.of[other]
            and all(self.rows[i].source != mine for i in self._cluster(rival).rows)
        ]

    def _fits(self, one: int, other: int) -> bool:
        """Whether every row of the one agrees with every row of the other: no chain glues two."""
        a, b = self._cluster(one).rows, self._cluster(other).rows
        if not self._may(one, other):
            return False
        if {self.rows[i].source for i in a} & {self.rows[i].source for i in b}:
            return False
        return not any(_others(self.rows[i], self.rows[j]) for i in a for j in b)

    def _cluster(self, i: int) -> _Cluster:
        return self.clusters[self.of[i]]

    def _may(self, one: int, other: int) -> bool:
        """Whether nothing forbids it: two profiles, two rows of one export, the user's word."""
        a, b = self._cluster(one), self._cluster(other)
        if a.urls and b.urls and a.urls.isdisjoint(b.urls):
            return False
        if not a.exports.isdisjoint(b.exports):
            return False
        return a.apart.isdisjoint(b.rows) and b.apart.isdisjoint(a.rows)

    def _join(self, one: int, other: int) -> None:
        into, gone = self.of[one], self.of[other]
        if into == gone:
            return
        a, b = self.clusters[into], self.clusters[gone]
        if len(a.rows) < len(b.rows):
            a, b, into = b, a, gone
        a.rows += b.rows
        a.urls |= b.urls
        a.exports |= b.exports
        a.apart |= b.apart
        for i in b.rows:
            self.of[i] = into

    def ids(self) -> dict[str, str]:
        """Record id → person id."""
        result: dict[str, str] = {}
        for number in dict.fromkeys(self.of):
            rows = [self.rows[i] for i in self.clusters[number].rows]
            person = min((row.stub, row.record) for row in rows)[1]
            result |= dict.fromkeys((row.record for row in rows), person)
        return result

    def doubts(self, ids: Mapping[str, str]) -> list[Doubt]:
        """The pairs that were asked about and that nothing has joined or parted since.

        Args:
            ids: Record id → person id.
        """
        found: dict[tuple[str, str], str] = {}
        for one, other, why in self.asked:
            pair = sorted((ids[self.rows[one].record], ids[self.rows[other].record]))
            if pair[0] != pair[1] and self._may(one, other):
                found.setdefault((pair[0], pair[1]), why)
        return [Doubt(one, other, why) for (one, other), why in sorted(found.items())]


def _others(one: Row, other: Row) -> bool:
    """Whether the given names are two people's, and not one name turned round."""
    return clash(one.given, other.given) and one.given != other.family


def _two(one: Row, other: Row) -> bool:
    """Whether two who write from one address are two: other names, or a generation apart."""
    if _others(one, other) or len({suffix(one.family), suffix(other.family)} - {""}) > 1:
        return True
    mine = surname_keys(one.family, one.maiden)
    if one.family and other.family and not {*mine} & {*surname_keys(other.family, other.maiden)}:
        return not is_typo(one.family, other.family) and one.given != other.family
    years = [int(year) for row in (one, other) for _, year in row.studies if year]
    return bool(years) and max(years) - min(years) > _GENERATION
