"""Which records are worth comparing: those that share a key, and those whose names may be one's.

Works on whole columns and compares no pair twice: of a million rows, some thousands are left.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from outreach.merge.names import agreeing, given_agree, is_typo, surname_keys
from outreach.model.columns import Columns
from outreach.model.intake import Word

Pair = tuple[int, int]
Name = tuple[str, str]  # first given name, key of the family name
Keyed = tuple[int, str]  # place, key of a family name
Block = defaultdict[str, list[int]]  # first given name → places

_FEW = 24  # pairs of one name; beyond it only those that share more than the name
_RARE = 8  # bearers of a name, beyond which it is no sign that somebody was written down twice
_SHORT = 3  # letters of a name that is no name


def sharing(known: Columns, words: Iterable[Word]) -> set[int]:
    """Places of the records that share a profile or an address, or that the user spoke of."""
    told = {record for word in words for record in (word.one, word.other)}
    found = {at for at, record in enumerate(known["record"]) if record in told} if told else set()
    urls = known["url"]
    if any(urls):
        often = {url for url, times in Counter(urls).items() if url and times > 1}
        found.update(at for at, url in enumerate(urls) if url in often)
    mails = [mail for row in known["emails"] for mail in row]
    every = Counter(mails) if len(set(mails)) < len(mails) else {}
    shared = {mail for mail, times in every.items() if times > 1}
    if shared:
        found.update(at for at, row in enumerate(known["emails"]) if not shared.isdisjoint(row))
    return found


def alike(known: Columns, bearers: Mapping[Name, int]) -> set[Pair]:
    """Pairs of places whose names may be one person's: in different lists, or twice in one.

    Args:
        known: The columns of `Row`, and `first`, `surname`, `name` of `merge`.
        bearers: How many records have each name.
    """
    sizes = Counter(known["source"])
    if len(sizes) < 2:
        return _twice(known, bearers)
    largest = max(sizes, key=lambda source: (sizes[source], source))
    few = [at for at, source in enumerate(known["source"]) if source != largest]
    return _by_surname(known, few) | _by_work(known, few) | _twice(known, bearers)


def _twice(known: Columns, bearers: Mapping[Name, int]) -> set[Pair]:
    """Pairs of one name and one company, or one school and year, in the same list.

    Within a list namesakes are different people, unless somebody was written down twice.
    """
    often = {name for name, times in bearers.items() if 1 < times <= _RARE}
    rare = {name for name in often if len(" ".join(name)) > _SHORT}
    if not rare:
        return set()
    exports, givens, families = known["connection"], known["given"], known["family"]
    named = enumerate(known["name"])
    places = [at for at, name in named if name in rare and not exports[at]]
    pairs: set[Pair] = set()
    for told in (known["company"], known["studies"]):
        groups: dict[Hashable, list[int]] = {}
        for at in places:
            if told[at]:
                row = givens[at], families[at], told[at], known["source"][at]
                groups.setdefault(row, []).append(at)
        for found in groups.values():
            pairs.update(combinations(found, 2))
    return pairs


def _rest(known: Columns, few: Sequence[int]) -> Iterator[int]:
    """The places of the largest list."""
    inside = set(few)
    return (at for at in range(len(known["source"])) if at not in inside)


def _by_surname(known: Columns, few: Sequence[int]) -> set[Pair]:
    """Pairs under one family name, in any of its forms, whose given names agree.

    Where many bear a name it says little, and only a company, or a title and studies that are
    theirs as well, could say enough.
    """
    mine, rest = list(_keys(known, few)), list(_keys(known, _rest(known, few)))
    told = zip(known["title"], known["studies"], strict=True)
    both = [(title, study) if title and study else "" for title, study in told]
    found = _swapped(known, few)
    found.update(_bearers(known, mine, rest))
    for witness in (known["company"], both):
        found.update(_sharing(known, mine, rest, witness))
    return found


def _keys(known: Columns, places: Iterable[int]) -> Iterator[Keyed]:
    """Each place with each key of its family name, where there is a given name too."""
    givens, keys = known["first"], known["surname"]
    families, maidens = known["family"], known["maiden"]
    for at in places:
        if givens[at] and len(families[at]) > 1:
            if maidens[at] or " " in families[at]:
                for key in surname_keys(families[at], maidens[at]):
                    yield at, key
            else:
                yield at, keys[at]


def _bearers(known: Columns, mine: Iterable[Keyed], rest: Iterable[Keyed]) -> Iterator[Pair]:
    """Pairs of different lists whose names agree, where not many bear those."""
    givens = known["first"]
    blocks: dict[str, Block] = {}
    for at, key in mine:
        blocks.setdefault(key, defaultdict(list))[givens[at]].append(at)
    ours = {key: list(block) for key, block in blocks.items()}
    forms = _forms(givens, {name for names in ours.values() for name in names})
    wanted = {key: {form for one in names for form in forms[one]} for key, names in ours.items()}
    for at, key in rest:
        if key in wanted and givens[at] in wanted[key]:
            blocks[key][givens[at]].append(at)
    for key, block in blocks.items():
        for one in ours[key]:
            for other in forms[one]:
                if other in block and len(block[one]) * len(block[other]) <= _FEW:
                    yield from _across(known, block[one], block[other])


def _forms(givens: Iterable[str], names: Iterable[str]) -> dict[str, list[str]]:
    """For each of some given names, those of everybody's that agree with it."""
    every = {given for given in givens if given}
    return {name: agreeing(name, every) for name in names}


def _sharing(
    known: Columns, mine: Iterable[Keyed], rest: Iterable[Keyed], witness: Sequence[object]
) -> Iterator[Pair]:
    """Pairs of different lists whose names agree, and of which one column tells the same."""
    by: dict[object, list[int]] = defaultdict(list)
    for at, key in mine:
        if witness[at]:
            by[witness[at], key].append(at)
    givens = known["first"]
    for at, key in chain(mine, rest) if by else ():
        for here in by.get((witness[at], key), ()):
            if given_agree(givens[here], givens[at]):
                yield from _across(known, [here], [at])


def _across(known: Columns, one: Iterable[int], other: Sequence[int]) -> Iterator[Pair]:
    sources = known["source"]
    for a in one:
        for b in other:
            if sources[a] != sources[b]:
                yield (a, b) if a < b else (b, a)


def _swapped(known: Columns, few: Sequence[int]) -> set[Pair]:
    """Pairs of which one has the family name first."""
    names: dict[str, dict[str, list[int]]] = {}  # family name → given name → places
    for at in few:
        given, family = known["given"][at], known["family"][at]
        if given and family and given != family and " " not in given:
            names.setdefault(family, {}).setdefault(given, []).append(at)
    pairs: set[Pair] = set()
    for at, given in enumerate(known["given"]):
        if given in names and (turned := names[given].get(known["family"][at])):
            pairs.update(_across(known, [at], turned))
    return pairs


def _by_work(known: Columns, few: Sequence[int]) -> set[Pair]:
    """Pairs of one given name and company whose family names differ in one letter."""
    works: dict[tuple[str, str], list[int]] = {}
    givens, companies, families = known["given"], known["company"], known["family"]
    for at in few:
        if companies[at] and givens[at]:
            works.setdefault((givens[at], companies[at]), []).append(at)
    pairs: set[Pair] = set()
    for at, work in enumerate(zip(givens, companies, strict=True)):
        for other in works.get(work, ()):
            if families[at] != families[other] and is_typo(families[at], families[other]):
                pairs.update(_across(known, [at], [other]))
    return pairs
