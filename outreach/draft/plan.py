"""Choosing one text for each slot, so that the whole fits."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from outreach.draft.facts import Value
from outreach.draft.grounding import render
from outreach.draft.situation import Situation
from outreach.draft.slots import Filled, Option, by_condition
from outreach.errors import UsageError
from outreach.model import Kind
from outreach.names import fold

# The order of choosing: the question is the heart, what comes after avoids repeating it.
_ORDER = ("question", "why_you", "opening", "found", "tie", "self", "recall", "use", "intro",
          "ask", "offer", "close", "thanks")  # fmt: skip
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
_SOFT = ("question", "subject")
# What is said to one person of a batch only, or to nobody.
_ONCE = ("why_you",)
# How far from the first choices the search may go, as the sum of places in each slot's order.
_FAR = 14
_TRIES = 600
# Texts of a slot that are looked at for wear: hardly a choice goes further down the list.
_FRESH = 10
# How much less a text counts whose pattern another message of the batch has.
_WORN = 3

Choice = dict[str, Filled]
Steps = tuple[tuple[str, bool], ...]


def steps(kind: Kind, slots: Collection[str], hooked: bool) -> Steps:
    """The slots of a message in the order of choosing, and whether each is required.

    What the user typed to be said (`hooked`) is not left out for want of room.
    """
    needed = {*REQUIRED[kind], *(("why_you",) if hooked else ())}
    return tuple((slot, slot in needed) for slot in _ORDER if slot in slots)


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
        self._held = held
        self._who = who
        self._texts: dict[str, tuple[Option, ...]] = {}
        self._chances: dict[Option, bytes] = {}
        self._filled: dict[Option, Filled] = {}
        self._ordered: dict[tuple[str, frozenset[str]], list[Option]] = {}

    def of(self, slot: str, said: Collection[str]) -> list[Option]:
        """The texts for a slot, the first choice first.

        Args:
            slot: Name of the slot.
            said: Names of the facts that other slots have read.
        """
        key = slot, frozenset(said)
        if key not in self._ordered:
            self._ordered[key] = self._order(*key)
        return self._ordered[key]

    def _order(self, slot: str, said: frozenset[str]) -> list[Option]:
        """The most specific first; among equals the one that repeats least, then a stable hash.

        One that would stand in the batch a second time, word for word, comes after all others.
        """
        able = [o for o in self._able(slot) if o.after <= said and o.unsaid.isdisjoint(said)]
        able.sort(key=lambda o: (-o.weight, len(o.text.names & said), self._chance(slot, o)))
        return self._varied(slot, able) if self._taken else able

    def _able(self, slot: str) -> tuple[Option, ...]:
        """The texts whose conditions hold and which read only what is known."""
        if slot not in self._texts:
            held, known = self._held.keys(), self._values.keys()
            self._texts[slot] = tuple(
                option
                for option in self._possible(slot)
                if option.needs <= held
                and option.bars.isdisjoint(held)
                and option.text.names <= known
                and not self._avoided(option)
            )
        return self._texts[slot]

    def _avoided(self, option: Option) -> bool:
        """Whether a text has a word that the seeker never uses."""
        return bool(self._avoid) and any(word in f" {fold(option.source)} " for word in self._avoid)

    def _chance(self, slot: str, option: Option) -> bytes:
        """Two people get different texts, and one person always the same."""
        if option not in self._chances:
            seed = f"{self._who}\0{slot}\0{option.source}".encode()
            self._chances[option] = blake2b(seed, digest_size=8).digest()
        return self._chances[option]

    def _varied(self, slot: str, able: Sequence[Option]) -> list[Option]:
        """The texts with those behind that are worn in the batch."""
        seen: list[tuple[bool, int, bytes, Option]] = []
        fresh = 0
        for at, option in enumerate(able):
            worn = self._worn(slot, option)
            if worn > 1:  # all of them stand in the batch already: by turns, then
                seen.append((True, -option.weight // _WORN, self._chance(slot, option), option))
            else:
                seen.append((False, worn * _WORN - option.weight, at.to_bytes(4), option))
            fresh += not worn
            if fresh > _FRESH:
                break
        rest = able[len(seen) :]
        if slot in _ONCE:
            seen = [one for one in seen if not self._stands(slot, one[3])]
        return [*(one[3] for one in sorted(seen, key=lambda one: one[:3])), *rest]

    def _possible(self, slot: str) -> Iterator[Option]:
        """The texts of a slot whose rarest condition holds; of questions only the chosen one."""
        by_key = by_condition(slot, self._roots, self._code)
        chosen = self._question if slot == "question" else ""
        for word in ("", *(by_key.keys() & self._held.keys())):
            yield from (one for one in by_key.get(word, ()) if chosen in ("", one.source))

    def _stands(self, slot: str, option: Option) -> bool:
        """Whether the batch has this very text."""
        return self.fill(slot, option).sentences[0].text in self._taken

    def _worn(self, slot: str, option: Option) -> int:
        """2 where the batch has this very text, 1 where it has its pattern, else 0."""
        fresh = option.leads and option.pattern not in self._taken
        if fresh or not self._taken:
            return 0
        if self._stands(slot, option):
            return 2
        worn = option.pattern in self._taken
        return 2 if worn and slot not in _SOFT else int(worn)

    def fill(self, slot: str, option: Option) -> Filled:
        """A text rendered into its slot."""
        if option not in self._filled:
            self._filled[option] = Filled(slot, option, render(option.text, self._values))
        return self._filled[option]


def choose(bank: Bank, order: Steps, fits: Callable[[Choice], bool]) -> Choice | None:
    """The choice nearest to the first choices that fits; None where none does.

    Raises:
        UsageError: If a required slot has no text at all.
    """
    for slot, required in order:
        if required and not bank.of(slot, ()):
            helps = _WHAT_HELPS.get(slot, "a text for it in your templates")
            raise UsageError(f"Nothing true can be said for `{slot}`.", f"Missing: {helps}.")
    tries = (choice for far in range(_FAR + 1) for choice in _choices(bank, order, far, {}))
    return next((choice for choice in islice(tries, _TRIES) if fits(choice)), None)


def _choices(bank: Bank, order: Steps, far: int, chosen: Choice) -> Iterator[Choice]:
    """Every choice whose places add up to `far`."""
    if not order:
        if far == 0:
            yield chosen
        return
    (slot, required), rest = order[0], order[1:]
    said = {name for filled in chosen.values() for name in filled.option.text.names}
    texts: list[Option | None] = [*bank.of(slot, said)]
    if not required:
        texts.append(None)
    for place, text in enumerate(texts[: far + 1]):
        after = chosen if text is None else chosen | {slot: bank.fill(slot, text)}
        yield from _choices(bank, rest, far - place, after)
