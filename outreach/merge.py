"""Records → people: who is one, by keys that leave no doubt; the rest is asked about.

Two records are one person when their profile URL agrees, or their address (and the given names do
not clash), or the cleaned name together with company, or with school and year, across two files.
Two different profile URLs are never one person, nor are two rows of one connections file.
The user's word wins over all of it. The order of the imports does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from outreach.model.intake import Doubt, Word
from outreach.names import fold, is_shared


class Row(NamedTuple):
    """What merging looks at in one record. A tuple, since there are as many as records.

    Attributes:
        record: Id of the record.
        source: Import and file it stands in; no file is merged with itself by name.
        connection: Whether it is a row of a connections file.
        given: Given names, folded.
        family: Family name, folded.
        url: Canonical profile URL.
        emails: Valid addresses.
        company: Id of the company; empty where there is none.
        studies: (school id, year) pairs, both known.
        stub: Whether the record was taken back: it is known again, but nobody is made of it.
    """

    record: str
    source: str
    connection: bool = False
    given: str = ""
    family: str = ""
    url: str = ""
    emails: tuple[str, ...] = ()
    company: str = ""
    studies: tuple[tuple[str, str], ...] = ()
    stub: bool = False

    @property
    def name(self) -> str:
        """First given name and family name: what two files agree on; empty for one part."""
        first = self.given.partition(" ")[0]
        return f"{first} {self.family}" if len(first) > 1 and len(self.family) > 1 else ""


@dataclass(slots=True)
class _Cluster:
    """Rows taken for one person so far, and what they may not be joined with."""

    rows: list[int]
    urls: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)


def merge(rows: Sequence[Row], words: Iterable[Word] = ()) -> tuple[dict[str, str], list[Doubt]]:
    """Person id of every record (the smallest record id among theirs), and the pairs to decide."""
    words = list(words)
    owners = {row.record: row.record for row in rows}
    rows = _related(rows, words)
    order = sorted(range(len(rows)), key=lambda i: rows[i].record)
    people = _People(rows, words)
    people.by_word()
    people.by_key("profile", ((rows[i].url, i) for i in order))
    people.by_key("email", ((e, i) for i in order for e in rows[i].emails if not is_shared(e)))
    people.across(_named(rows, order))
    return owners | people.ids(), people.doubts()


def _related(rows: Sequence[Row], words: Iterable[Word]) -> list[Row]:
    """The rows that share anything with another: most stand alone, and are not looked at again.

    A name alone is shared only across files: within one, namesakes are different people.
    """
    told = {record for word in words for record in (word.one, word.other)}
    urls = Counter(row.url for row in rows if row.url)
    mails = Counter(mail for row in rows for mail in row.emails)
    named = [row.name for row in rows]
    files: dict[str, str] = {}
    across = {
        name
        for row, name in zip(rows, named, strict=True)
        if files.setdefault(name, row.source) != row.source
    } - {""}
    keys = Counter(key for row in rows if not row.connection for key in _keys(row))
    return [
        row
        for row, name in zip(rows, named, strict=True)
        if name in across
        or urls[row.url] > 1
        or any(mails[mail] > 1 for mail in row.emails)
        or (not row.connection and any(keys[key] > 1 for key in _keys(row)))
        or row.record in told
    ]


def _keys(row: Row) -> list[tuple[str, ...]]:
    """Cleaned name with company, and with each school and year."""
    name = row.name
    if not name:
        return []
    return [*([(name, row.company)] if row.company else []), *((name, *s) for s in row.studies)]


def _named(rows: Sequence[Row], order: Iterable[int]) -> dict[tuple[str, ...], list[int]]:
    """Rows by each of their keys."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in order:
        for key in _keys(rows[i]):
            groups[key].append(i)
    return groups


class _People:
    """The clusters while they grow. A class, since every rule reads and joins the same clusters."""

    def __init__(self, rows: Sequence[Row], words: list[Word]) -> None:
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

    def by_key(self, kind: str, keys: Iterable[tuple[str, int]]) -> None:
        """Join the rows that hold the same key, as far as nothing speaks against it."""
        groups: dict[str, list[int]] = defaultdict(list)
        for key, i in keys:
            if key:
                groups[key].append(i)
        for key in sorted(k for k, members in groups.items() if len(members) > 1):
            self._gather(kind, key, groups[key])

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
        """A couple may share an address: there the given names must not clash."""
        return kind == "profile" or not _clash(self.rows[one].given, self.rows[other].given)

    def across(self, groups: dict[tuple[str, ...], list[int]]) -> None:
        """Join across files where each file has one such person; namesakes in a file are asked."""
        for key in sorted(k for k, members in groups.items() if len(members) > 1):
            members = groups[key]
            people = {self.of[i] for i in members}
            sources = [self.rows[i].source for i in members]
            single = len(set(sources)) == len(sources) or len(people) <= 1
            for i in members[1:]:
                if self.of[i] != self.of[members[0]] and self._may(members[0], i):
                    if single:
                        self._join(members[0], i)
                    else:
                        self.asked.append((members[0], i, _SAME[len(key)]))

    def _cluster(self, i: int) -> _Cluster:
        return self.clusters[self.of[i]]

    def _may(self, one: int, other: int) -> bool:
        """Whether nothing forbids it: two profiles, two rows of one export, the user's word."""
        a, b = self._cluster(one), self._cluster(other)
        if a.urls and b.urls and a.urls.isdisjoint(b.urls):
            return False
        if not a.sources.isdisjoint(b.sources):
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
        a.sources |= b.sources
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

    def doubts(self) -> list[Doubt]:
        """Pairs with one name and nothing that parts them, and those that a rule asked about."""
        ids = self.ids()
        found: dict[tuple[str, str], str] = {}
        for one, other, why in [*self.asked, *self._namesakes()]:
            pair = sorted((ids[self.rows[one].record], ids[self.rows[other].record]))
            if pair[0] != pair[1] and self._may(one, other):
                found.setdefault((pair[0], pair[1]), why)
        return [Doubt(one, other, why) for (one, other), why in sorted(found.items())]

    def _namesakes(self) -> Iterable[tuple[int, int, str]]:
        """Pairs with one name in two files; a list that has a name twice means two people."""
        groups: dict[str, dict[int, int]] = defaultdict(dict)
        for i, row in enumerate(self.rows):
            if row.name:
                groups[row.name].setdefault(self.of[i], i)
        for found in groups.values():
            members = list(found.values())
            if 1 < len(members) <= 6:  # more is a common name, and no evidence
                for at, one in enumerate(members):
                    for other in members[at + 1 :]:
                        if self.rows[one].source != self.rows[other].source:
                            yield one, other, "same name"


# What two rows of one group have in common, by the length of its key.
_SAME = {2: "same name and company", 3: "same name, school and year"}


def _clash(one: str, other: str) -> bool:
    """Whether two given names cannot be one person's: not equal, no initial, no nickname."""
    a, b = one.split(" ", 1)[0], other.split(" ", 1)[0]
    if not a or not b or a == b or (a[0] == b[0] and 1 in (len(a), len(b))):
        return False
    return not (b in nicknames_of(a) or a in nicknames_of(b))


def nicknames_of(given: str) -> frozenset[str]:
    """Every form of a given name, folded (`robert` → bob, rob, bobby …)."""
    book = _book()
    return frozenset(fold(n) for n in book.nicknames_of(given) | book.canonicals_of(given))


@cache
def _book():  # type: ignore[no-untyped-def]  # noqa: ANN202 - the package has no types
    from nicknames import NickNamer  # noqa: PLC0415 - only where two addresses agree

    return NickNamer()
