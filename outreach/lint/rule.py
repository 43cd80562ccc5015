"""What a rule is, and the short forms that the modules of rules are written in."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from outreach.lint.text import Text
from outreach.model import Kind, Severity

EVERY = frozenset(Kind)
FIRST = frozenset(kind for kind in Kind if kind.is_first)
ASKING = FIRST | {Kind.FOLLOWUP}  # before they answered
LETTERS = EVERY - {Kind.NOTE, Kind.MESSAGE}
FIRST_LETTERS = FIRST & LETTERS

FAMILIES = {
    "merge": "Merging",
    "names": "Names and addresses",
    "grammar": "Companies, titles, grammar",
    "truth": "Truth",
    "sameness": "Sameness",
    "tone": "Tone and the ask",
}

Check = Callable[[Text], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that may be wrong with a message.

    Attributes:
        id: As the findings name it.
        severity: Error or warning.
        kinds: Kinds it applies to; a text written by hand is asked all of them.
        text: What it looks for, in one line.
        check: Yields one sentence for each fault: what was met, and what to do.
        family: What the fault is of: a key of `FAMILIES`.
        english: Whether it reads English words and says nothing of other languages.
    """

    id: str
    severity: Severity
    kinds: frozenset[Kind]
    text: str
    check: Check
    family: str = ""
    english: bool = False

    @property
    def overrulable(self) -> bool:
        """Whether the user may send in spite of it: matters of taste, not what a channel takes."""
        return self.severity is Severity.ERROR and self.family == "tone" and self.id != "L45"


def error(name: str, kinds: frozenset[Kind], text: str, check: Check) -> Rule:
    """A rule that blocks delivery."""
    return Rule(name, Severity.ERROR, kinds, text, check)


def warning(name: str, kinds: frozenset[Kind], text: str, check: Check) -> Rule:
    """A rule that does not."""
    return Rule(name, Severity.WARNING, kinds, text, check)


def english(rule: Rule) -> Rule:
    """The rule for English texts alone."""
    return replace(rule, english=True)


def family(name: str, *rules: Rule) -> tuple[Rule, ...]:
    """The rules of one family."""
    return tuple(replace(rule, family=name) for rule in rules)


def where(near: str, check: Check) -> Check:
    """The check, asked only where one of some fragments stands in the text.

    Args:
        near: Fragments in small letters, joined by `|`: whatever the check finds holds one.
        check: What it is that looks.
    """
    fragments = tuple(near.split("|"))
    return lambda text: check(text) if text.holds(fragments) else ()


_low = lru_cache(maxsize=4)(str.lower)  # one text is asked by many patterns


class Guarded:
    """A pattern that is looked for only where one of some fragments stands: most texts hold none.

    Args:
        pattern: What is looked for.
        near: Fragments, joined by `|`, of which whatever it finds holds one; in small letters where
            the pattern is of any case.
        flags: Of the pattern.
    """

    def __init__(self, pattern: str, near: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.near = tuple(near.split("|"))
        self.folds = bool(flags & re.IGNORECASE)
        # One pattern is faster than one fragment after the other where they begin alike.
        alike = len({one[0] for one in self.near}) == 1 or near[0].isupper()
        self.any = re.compile("|".join(map(re.escape, self.near))) if alike else None
        GUARDED.append(self)

    def may(self, said: str) -> bool:
        """Whether it can be found at all."""
        among = _low(said) if self.folds else said
        if self.any:
            return bool(self.any.search(among))
        return any(map(among.__contains__, self.near))

    def search(self, said: str) -> re.Match[str] | None:
        """The first place."""
        return self.pattern.search(said) if self.may(said) else None

    def finditer(self, said: str) -> Iterable[re.Match[str]]:
        """Every place."""
        return self.pattern.finditer(said) if self.may(said) else ()


GUARDED: list[Guarded] = []  # for the test that no fragment is missing

# What is said not to be meant: `I am not looking for a referral`.
_DENIED = re.compile(r"(?:\bnot|n't|\bnever|\bwithout)(?: \w+){0,3} \Z", re.IGNORECASE)
_BEFORE = 40  # characters in which it would stand

PHRASES: list[tuple[str, tuple[str, ...]]] = []  # for the test that no fragment is missing


def phrases(pattern: str, near: str, advice: str) -> Check:
    """A check that finds phrases and gives one piece of advice on them.

    Args:
        pattern: The phrases, in any case.
        near: Fragments in small letters, joined by `|`, of which every phrase holds one: a text
            without them is not searched.
        advice: What to do instead.
    """
    wanted = re.compile(pattern, re.IGNORECASE)
    fragments = tuple(near.split("|"))
    PHRASES.append((pattern, fragments))

    def check(text: Text) -> Iterator[str]:
        """Each place that has the pattern, with the advice."""
        if not text.holds(fragments):
            return
        found = dict.fromkeys(
            match[0].strip()
            for match in wanted.finditer(text.whole)
            if not _DENIED.search(text.whole[max(0, match.start() - _BEFORE) : match.start()])
        )
        for phrase in (one for one in found if not text.named(one)):
            yield f'It says "{phrase}": {advice}'

    return check
