"""A value as templates read it, with what it was made from."""

from collections.abc import Iterable
from typing import NamedTuple

from outreach.model import Fact
from outreach.names import tidy

_SOMEBODY = frozenset("you i i'm i've i'll my we sie ich wir me".split())


class Value(NamedTuple):
    """What a template reads.

    Attributes:
        text: Plain text, made for a sentence.
        facts: What it was made from.
    """

    text: str
    facts: tuple[Fact, ...] = ()


def clean(text: str) -> str:
    """Text from outside as it may stand in a message or a header, on one line."""
    return tidy(text).replace("=?", "= ?")


def value(text: str, *facts: Fact | None) -> Value:
    """A text made from the facts that are known among these."""
    return Value(clean(text), tuple(fact for fact in facts if fact))


def plain(fact: Fact | None) -> Value:
    """A fact said as it stands; empty for none."""
    return value(fact.value, fact) if fact else Value("")


def first(facts: Iterable[Fact]) -> Value:
    """The first of several facts as it stands."""
    return plain(next(iter(facts), None))


def sentence(found: Value) -> Value:
    """The user's own words as a sentence: they stand whole, with a capital and a stop."""
    ended = clause(found)
    return Value(f"{ended.text[:1].upper()}{ended.text[1:]}", ended.facts)


def clause(found: Value) -> Value:
    """The same after a colon, where only what begins with somebody is a sentence of its own."""
    if not found.text:
        return found
    text = found.text if found.text[-1] in ".?!" else f"{found.text}."
    if text.split()[0].lower() in _SOMEBODY:
        text = f"{text[0].upper()}{text[1:]}"
    return Value(text, found.facts)
