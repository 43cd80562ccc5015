"""Which records are worth comparing: those that share a key, and those whose names may be one's.

Works on whole columns and compares no pair twice: of a million rows, some thousands are left.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from outreach.merge.names import first, given_agree, is_typo, surname_key, surname_keys
from outreach.model.intake import Columns, Word

Pair = tuple[int, int]
Block = dict[str, list[int]]  # first given name → places

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
        found.update(
            at for at, row in enumerate(known["emails"]) if any(mail in shared for mail in row)
        )
    return found


def alike(known: Columns) -> set[Pair]:
    """Pairs of places whose names may be one person's: in different lists, or twice in one."""
    sizes = Counter(known["source"])
    if len(sizes) < 2:
        return _twice(known)
    largest = max(sizes, key=lambda source: (sizes[source], source))
    few = [at for at, source in enumerate(known["source"]) if source != largest]
    return _by_surname(known, few) | _by_work(known, few) | _twice(known)


def _twice(known: Columns) -> set[Pair]:
    """Pairs of one name and one company, or one school and year, in the same list.

    Within a list namesakes are different people, unless somebody was written down twice.
    """
    mine = ["\t".join(row) for row in zip(known["given"], known["family"], strict=True)]
    bearers = Counter(mine)
    rare = {name for name, times in bearers.items() if 1 < times <= _RARE and len(name) > _SHORT}
    if not rare:
        return set()
    places = [at for at, name in enumerate(mine) if name in rare and not known["connection"][at]]
    pairs: set[Pair] = set()
    for told in (known["company"], known["studies"]):
        groups: dict[Hashable, list[int]] = {}
        for at in places:
            if told[at]:
                groups.setdefault((mine[at], told[at], known["source"][at]), []).append(at)
        for found in groups.values():
            pairs.update(combinations(found, 2))
    return pairs


def _rest(known: Columns, few: Sequence[int]) -> Iterator[int]:
    """The places of the largest list."""
    inside = set(few)
    return (at for at in range(len(known["source"])) if at not in inside)


def _by_surname(known: Columns, few: Sequence[int]) -> set[Pair]:
    """Pairs under one family name, in any of its forms, whose given names agree."""
    blocks: dict[str, Block] = {}
    givens, families, maidens = known["given"], known["family"], known["maiden"]
    for at in few:
        for key in _keys(families[at], maidens[at], givens[at]):
            blocks.setdefault(key, {}).setdefault(first(givens[at]), []).append(at)
    mine = {key: list(block) for key, block in blocks.items()}
    for at in _rest(known, few):
        family, maiden, given = families[at], maidens[at], givens[at]
        plain = not maiden and " " not in family
        for key in (surname_key(family),) if plain else surname_keys(family, maiden):
            if key in blocks and given:
                blocks[key].setdefault(first(given), []).append(at)
    swapped = _swapped(known, few)
    witnesses = _witnesses(known)
    found = {
        pair
        for key, block in blocks.items()
        for one, other in _agreeing(mine[key], block)
        for pair in _between(known, block[one], block[other], witnesses)
    }
    return found | swapped


def _keys(family: str, maiden: str, given: str) -> tuple[str, ...]:
    return surname_keys(family, maiden) if len(family) > 1 and given else ()


def _agreeing(mine: Sequence[str], every: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of given names that agree, of which the first is in the smaller lists."""
    for place, one in enumerate(mine):
        for at, other in enumerate(every):  # which begin with `mine`
            if at >= place and given_agree(one, other):
                yield one, other


def _between(
    known: Columns, a: Sequence[int], b: Sequence[int], witnesses: Sequence[Sequence[object]]
) -> Iterator[Pair]:
    """Pairs of different lists of two names; where many bear them, those that share more.

    There the name says little, and only a company, or a title or year that is theirs as well,
    could say enough.
    """
    if len(a) * len(b) <= _FEW:
        yield from _across(known, a, b)
    else:
        for told in witnesses:
            yield from _sharing(known, a, b, told)


def _witnesses(known: Columns) -> list[Sequence[object]]:
    """What says something beside a name that is everybody's: the company, or title and studies."""
    told = zip(known["title"], known["studies"], strict=True)
    return [known["company"], [(title, study) if title and study else "" for title, study in told]]


def _sharing(
    known: Columns, one: Iterable[int], other: Iterable[int], told: Sequence[object]
) -> Iterator[Pair]:
    """The pairs for which one column tells the same."""
    by: dict[object, list[int]] = defaultdict(list)
    for at in other:
        if told[at]:
            by[told[at]].append(at)
    for at in one:
        if told[at] in by:
            yield from _across(known, [at], by[told[at]])


def _across(known: Columns, one: Iterable[int], other: Sequence[int]) -> Iterator[Pair]:
    sources = known["source"]
    for a in one:
        for b in other:
            if sources[a] != sources[b]:
                yield (a, b) if a < b else (b, a)


def _swapped(known: Columns, few: Sequence[int]) -> set[Pair]:
    """Pairs of which one has the family name first."""
    names: dict[tuple[str, str], list[int]] = {}
    for at in few:
        given, family = known["given"][at], known["family"][at]
        if given and family and given != family and " " not in given:
            names.setdefault((family, given), []).append(at)
    pairs: set[Pair] = set()
    for at in range(len(known["source"])):
        if turned := names.get((known["given"][at], known["family"][at])):
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
    for at in range(len(families)):
        for other in works.get((givens[at], companies[at]), ()):
            if families[at] != families[other] and is_typo(families[at], families[other]):
                pairs.update(_across(known, [at], [other]))
    return pairs
