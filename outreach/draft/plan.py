"""Choosing one text for each slot, so that the whole fits."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations, groupby, islice
from operator import attrgetter
from pathlib import Path

from outreach.draft.facts import Value
from outreach.draft.grounding import render
from outreach.draft.situation import Situation
from outreach.draft.slots import Filled, Option, able, seed_of
from outreach.errors import UsageError
from outreach.model import Kind
from outreach.names import fold

# The order of choosing: the question is the heart, what comes after avoids repeating it. What was
# seen of theirs is settled before, since the question may be about it.
_ORDER = ("seen", "question", "why_you", "opening", "found", "tie", "self", "reason", "recall",
          "use", "intro", "ask", "offer", "close", "thanks")  # fmt: skip
REQUIRED = {
    Kind.ASK: ("found", "self", "question", "ask", "thanks"),
    Kind.MESSAGE: ("found", "self", "question", "ask"),
    Kind.NOTE: ("found", "self", "ask"),
    Kind.REFERRAL: ("found", "self", "question", "ask"),
    Kind.FOLLOWUP: ("opening", "close"),
    Kind.THANKS: ("opening", "recall", "use"),
    Kind.KEEPINTOUCH: ("opening", "use"),
    Kind.DECLINE: ("opening",),
    Kind.FORWARD: ("opening", "intro"),
}
_WHAT_HELPS = {
    "found": "how you came to them",
    "self": "your school, your post or your goal (outreach init)",
    "question": "their title, company or major (outreach set PERSON title=…)",
}
# Slots in which a pattern may come again sooner than a less fitting text: the facts in it differ.
_SOFT = ("question", "subject", "found", "reason", "ask")
# What is said to one person of a batch only, or to nobody.
_ONCE = ("why_you", "seen", "reason")
# How far from the first choices the search may go, as the sum of places in each slot's order.
_FAR = 14
_TRIES = 600
# Texts of a slot that are looked at for wear: hardly a choice goes further down the list.
_FRESH = 10
# What is left out first where not all of it has room; a slot that is not named here is last.
_SPARED = ("offer", "reason", "tie")
# How far from the first choices it goes before one slot more is left empty.
_NEAR = 1
# How much less a text counts whose pattern another message of the batch has.
_WORN = 3
_BITS = 2**64 - 1

Choice = dict[str, Filled]
Steps = tuple[tuple[str, bool], ...]


def steps(kind: Kind, slots: Collection[str], also: str = "") -> Steps:
    """The slots of a message in the order of choosing, and whether each is required.

    Args:
        kind: What the message is for.
        slots: Those that its file names.
        also: One more that is not left out for want of room.
    """
    needed = {*REQUIRED[kind], also}
    return tuple((slot, slot in needed) for slot in _ORDER if slot in slots)


class Queue:
    """Texts in their order, which is found out only as far as somebody looks."""

    def __init__(self, made: Iterator[Option]) -> None:
        self._made = made
        self._seen: list[Option] = []

    def first(self, count: int) -> list[Option]:
        """The first so many."""
        if (missing := count - len(self._seen)) > 0:
            self._seen += islice(self._made, missing)
        return self._seen[:count]

    def __iter__(self) -> Iterator[Option]:
        """All of them."""
        at = 0
        while len(self.first(at + 1)) > at:
            yield self._seen[at]
            at += 1

    def __bool__(self) -> bool:
        """Whether there is one."""
        return bool(self.first(1))


class Bank:
    """What can be said to one person: the texts on disk against the situation."""

    def __init__(  # noqa: PLR0913, PLR0917 - once a message, by name
        self,
        roots: Sequence[Path],
        facts: Mapping[str, Value],
        held: Situation,
        who: str,
        taken: Collection[str],
        code: str,
        question: str,
        avoid: Collection[str] = (),
    ) -> None:
        self._avoid = [f" {word} " for one in avoid if (word := fold(one))]
        self._code = code
        self._question = question
        self._roots = roots
        self._taken = taken
        self._values = {name: value.text for name, value in facts.items()}
        self._who = seed_of(who)
        self._words, self._known = frozenset(held), frozenset(facts)
        self._texts: dict[str, Sequence[Option]] = {}
        self._filled: dict[Option, Filled] = {}
        self._ordered: dict[tuple[str, frozenset[str]], Queue] = {}

    def of(self, slot: str, said: Collection[str]) -> "Queue":
        """The texts for a slot, the first choice first.

        Args:
            slot: Name of the slot.
            said: Names of the facts that other slots have read.
        """
        key = slot, frozenset(said)
        if key not in self._ordered:
            self._ordered[key] = Queue(self._order(*key))
        return self._ordered[key]

    def can(self, slot: str) -> bool:
        """Whether there is any text for a slot while nothing was said yet."""
        return any(not option.after for option in self._able(slot))

    def may(self, slot: str) -> bool:
        """Whether there is any text for a slot, whatever was said."""
        return bool(self._able(slot))

    def _order(self, slot: str, said: frozenset[str]) -> Iterator[Option]:
        """The most specific first; among equals the one that repeats least, then a stable hash.

        One that would stand in the batch a second time, word for word, comes after all others.
        """
        fit = [o for o in self._able(slot) if (not o.after or o.after <= said)
               and (not o.unsaid or o.unsaid.isdisjoint(said))]  # fmt: skip
        ranked = self._ranked(fit, said)
        return self._varied(slot, ranked, [o.weight for o in fit]) if self._taken else ranked

    def _ranked(self, fit: Sequence[Option], said: frozenset[str]) -> Iterator[Option]:
        """Texts by weight already, and now in their order, which is made as far as it is used."""
        for _, alike in groupby(fit, key=attrgetter("weight")):
            same = list(alike)
            if len(same) > 1:
                same.sort(key=lambda o: (len(o.text.names & said), self._chance(o)))
            yield from same

    def _able(self, slot: str) -> Sequence[Option]:
        """The texts that can be said, the heaviest first; of questions only the chosen one."""
        if slot not in self._texts:
            found = able(slot, self._roots, self._code, self._words, self._known)
            chosen = self._question if slot == "question" else ""
            if chosen or self._avoid:
                found = tuple(one for one in found
                              if chosen in ("", one.source) and not self._avoided(one))  # fmt: skip
            self._texts[slot] = found
        return self._texts[slot]

    def _avoided(self, option: Option) -> bool:
        """Whether a text has a word that the seeker never uses."""
        return bool(self._avoid) and any(word in f" {fold(option.source)} " for word in self._avoid)

    def _chance(self, option: Option) -> int:
        """Two people get different texts, and one person always the same."""
        return option.seed * self._who & _BITS

    def _varied(
        self, slot: str, ranked: Iterator[Option], weights: Sequence[int]
    ) -> Iterator[Option]:
        """The texts with those behind that are worn in the batch.

        One is handed out as soon as none that comes after it can come before it: what follows
        weighs no more, and at best is fresh.
        """
        waiting: list[tuple[bool, int, int, int, Option]] = []
        fresh = 0
        for at, option in enumerate(ranked, 1):
            worn = self._worn(slot, option)
            if worn > 1:  # all of them stand in the batch already: by turns, then
                last = -option.weight // _WORN, self._chance(option)
                heappush(waiting, (True, *last, at, option))
            else:
                place = worn * _WORN - option.weight, at
                heappush(waiting, (False, *place, at, option))
            fresh += not worn
            if fresh > _FRESH or at == len(weights):
                break
            following = (False, -weights[at])
            while waiting and waiting[0][:2] <= following:
                yield from self._unless_once(slot, heappop(waiting)[-1])
        while waiting:
            yield from self._unless_once(slot, heappop(waiting)[-1])
        yield from ranked

    def _unless_once(self, slot: str, option: Option) -> Iterator[Option]:
        """A text, where it may stand in the batch a second time or does not stand there yet."""
        if slot not in _ONCE or not self._stands(slot, option):
            yield option

    def _stands(self, slot: str, option: Option) -> bool:
        """Whether the batch has this very text."""
        return self.fill(slot, option).sentences[0].text in self._taken

    def _worn(self, slot: str, option: Option) -> int:
        """2 where the batch has this very text, 1 where it has its pattern, else 0."""
        worn = option.pattern in self._taken
        if not self._taken or (option.leads and not worn):
            return 0
        if worn and slot not in _SOFT:
            return 2
        return 2 if self._stands(slot, option) else int(worn)

    def fill(self, slot: str, option: Option) -> Filled:
        """A text rendered into its slot."""
        if option not in self._filled:
            said = render(option.text, self._values)
            words = sum(one.text.count(" ") + 1 for one in said)
            self._filled[option] = Filled(slot, option, said, words)
        return self._filled[option]


def choose(bank: Bank, order: Steps, fits: Callable[[Choice], bool]) -> Choice | None:
    """The choice nearest to the first choices that fits; None where none does.

    What need not be said is said where there is room: all of it first, then less and less.

    Raises:
        UsageError: If a required slot has no text at all.
    """
    for slot, required in order:
        if required and not bank.can(slot):
            helps = _WHAT_HELPS.get(slot, "a text for it in your templates")
            raise UsageError(f"Nothing true can be said for `{slot}`.", f"Missing: {helps}.")
    for kept, far in _fewer(bank, order):
        near = (one for at in range(far + 1)
                for one in _choices(bank, kept, at, {}, frozenset()))  # fmt: skip
        found = next((choice for choice in islice(near, _TRIES) if fits(choice)), None)
        if found is not None:
            return found
    return None


def _fewer(bank: Bank, order: Steps) -> Iterator[tuple[Steps, int]]:
    """The slots with fewer and fewer that need not be filled, and how far to go each time."""
    yield order, _NEAR
    free = [slot for slot, required in order if not required and bank.may(slot)]
    dear = sorted(free, key=lambda slot: _SPARED.index(slot) if slot in _SPARED else len(_SPARED))
    costs = {slot: 2**place for place, slot in enumerate(dear)}
    without = [set(some) for count in range(1, len(dear) + 1) for some in combinations(dear, count)]
    without.sort(key=lambda some: sum(costs[slot] for slot in some))
    for some in without:
        kept = tuple((slot, required) for slot, required in order if slot not in some)
        yield kept, _NEAR
    yield tuple((slot, required) for slot, required in order if slot not in free), _FAR


def _choices(
    bank: Bank, order: Steps, far: int, chosen: Choice, said: frozenset[str]
) -> Iterator[Choice]:
    """Every choice whose places add up to `far`; `said` are the facts that are read so far."""
    if far == 0:
        yield from _first(bank, order, chosen, said)
        return
    if not order:
        return
    (slot, required), rest = order[0], order[1:]
    texts = bank.of(slot, said).first(far + 1)
    for place, text in enumerate(texts):
        after = chosen | {slot: bank.fill(slot, text)}
        yield from _choices(bank, rest, far - place, after, said | text.text.names)
    if not required and len(texts) <= far:
        yield from _choices(bank, rest, far - len(texts), chosen, said)


def _first(bank: Bank, order: Steps, chosen: Choice, said: frozenset[str]) -> Iterator[Choice]:
    """The first choices of all slots; none where one that is required has no text."""
    made = dict(chosen)
    for slot, required in order:
        if texts := bank.of(slot, said).first(1):
            made[slot] = bank.fill(slot, texts[0])
            said |= texts[0].text.names
        elif required:
            return
    yield made
