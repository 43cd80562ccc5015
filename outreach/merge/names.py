"""How two names compare: equal, a nickname, an initial, a typo, a married name, or other people."""

import csv
from collections.abc import Collection
from functools import cache, lru_cache

from outreach.config import shipped
from outreach.nameparts import SUFFIXES
from outreach.names import fold

# How given names agree, from best to worst; "" where they cannot be one person's.
EQUAL, NICKNAME, INITIAL = "equal", "nickname", "initial"


@lru_cache(maxsize=500_000)
def given_agree(one: str, other: str) -> str:
    """How two folded first given names agree; empty where they clash."""
    if one == other:
        return EQUAL
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return INITIAL
    return NICKNAME if other in nicknames_of(one) or one in nicknames_of(other) else ""


def agreeing(one: str, others: Collection[str]) -> list[str]:
    """Which of several folded given names agree with one."""
    if len(one) == 1:
        return [other for other in others if other[0] == one]
    return [other for other in (one, one[0], *nicknames_of(one)) if other in others]


def clash(one: str, other: str) -> bool:
    """Whether two cells of given names cannot be one person's; an empty one can be anybody's."""
    a, b = first(one), first(other)
    return bool(a and b) and not given_agree(a, b)


def first(given: str) -> str:
    """The first of several given names."""
    return given.partition(" ")[0]


def middles_clash(one: str, other: str) -> bool:
    """Whether both have a second given name, and those differ."""
    a, b = one.partition(" ")[2], other.partition(" ")[2]
    return bool(a and b) and not given_agree(first(a), first(b))


@lru_cache(maxsize=100_000)
def nicknames_of(given: str) -> frozenset[str]:
    """Every form of a given name, folded (`robert` → bob, rob, bobby …)."""
    book = _book()
    known = {fold(n) for n in book.nicknames_of(given) | book.canonicals_of(given)}
    return frozenset(known | _ours().get(given, set()))


@cache
def _ours() -> dict[str, set[str]]:
    """Each folded name of `data/nicknames.csv` → its short forms, and each of those → its names."""
    forms: dict[str, set[str]] = {}
    with (shipped("data") / "nicknames.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for short in map(fold, row["short"].split("|")):
                forms.setdefault(fold(row["name"]), set()).add(short)
                forms.setdefault(short, set()).add(fold(row["name"]))
    return forms


@cache
def _book():  # type: ignore[no-untyped-def]  # noqa: ANN202 - the package has no types
    from nicknames import NickNamer  # noqa: PLC0415 - only where two given names differ

    return NickNamer()


def surname_key(family: str) -> str:
    """A family name by which `Müller`, `Mueller` and `Muller` are one."""
    if "ae" in family or "oe" in family or "ue" in family:
        return family.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return family


def surname_keys(family: str, maiden: str) -> tuple[str, ...]:
    """The keys under which someone may stand: the name, its parts where double, the maiden name."""
    keys = [surname_key(family)]
    if " " in family:
        keys += [surname_key(part) for part in family.split() if len(part) > 3]
    return (*keys, surname_key(maiden)) if maiden else tuple(keys)


def suffix(family: str) -> str:
    """What tells a son from his father: `jr` of `kowalski jr`; empty where nothing does."""
    last = family.rpartition(" ")[2]
    return last if last in SUFFIXES else ""


def is_typo(one: str, other: str) -> bool:
    """Whether two family names differ in one letter: one more, one less, another, or two turned."""
    if suffix(one) != suffix(other):
        return False
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if start < 0:
        return True
    a, b = one[start:], other[start:]
    turned = a[:2] == b[1::-1] and a[2:] == b[2:]
    return turned or a[1:] == b[1:] or a[1:] == b or a == b[1:]
