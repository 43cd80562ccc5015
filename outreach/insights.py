"""What was learnt: how far the requests came, what was heard, and who led to whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from pandas import DataFrame

# Below this a share says more than is known; the number is shown alone.
_FEW = 10
_BY = ("tie", "field", "channel", "template")


@dataclass(frozen=True, slots=True)
class Group:
    """How far the requests of one kind came.

    Attributes:
        name: Of the kind.
        asked: People asked.
        answered: Of them, those who answered; a no is an answer.
        met: Those with whom the seeker has talked.
        referred: Those who suggested somebody.
    """

    name: str
    asked: int
    answered: int
    met: int
    referred: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Something heard in talks.

    Attributes:
        text: As noted.
        who: From whom.
    """

    text: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One person in the chain of who led to whom.

    Attributes:
        name: Of the person.
        depth: 0 for whom the seeker found alone.
        state: Where the conversation stands.
    """

    name: str
    depth: int
    state: str


@dataclass(frozen=True, slots=True)
class Insights:
    """What was learnt so far.

    Attributes:
        funnel: (stage, how many): ranked, asked, answered, met, referred; each holds the next.
        groups: What they are counted by → the groups, the largest first.
        days: Median days from a first message to its answer; None where nobody has answered.
        otherwise: Talks with people who were not asked by a message.
        skills: Skills that people wished for, the most often named first.
        advice: What was learnt, what several said first.
        chain: Who led to whom, from top to bottom.
    """

    funnel: tuple[tuple[str, int], ...]
    groups: Mapping[str, tuple[Group, ...]]
    days: float | None
    otherwise: int
    skills: tuple[Heard, ...]
    advice: tuple[Heard, ...]
    chain: tuple[Branch, ...]


def funnel(cases: DataFrame, ranked: int) -> tuple[tuple[str, int], ...]:
    """The stages of model.CASES, from `ranked` people on."""
    whole = _group("", cases)
    return (("ranked", ranked), ("asked", whole.asked), ("answered", whole.answered),
            ("met", whole.met), ("referred", whole.referred))  # fmt: skip


def groups(cases: DataFrame) -> dict[str, tuple[Group, ...]]:
    """The stages of model.CASES by tie, field, channel and template, the largest group first."""
    return {
        by: tuple(
            sorted(
                (_group(str(name), some) for name, some in cases.groupby(by)),
                key=lambda group: (-group.asked, group.name),
            )
        )
        for by in _BY
    }


def _group(name: str, some: DataFrame) -> Group:
    met, answered = some["met"].astype(bool), some["answered"] != ""
    return Group(name, len(some), int(answered.sum()), int(met.sum()), int(some["referred"].sum()))


def median_days(cases: DataFrame) -> float | None:
    """Median days between `asked` and `answered` of model.CASES; None where nobody answered."""
    done = cases[cases["answered"] != ""]
    if done.empty:
        return None
    took = pd.to_datetime(done["answered"]) - pd.to_datetime(done["asked"])
    return float(took.dt.days.median())


def share(part: int, of: int) -> str:
    """`4 of 7`; with its share, `12 of 40 (30%)`, from ten on."""
    return f"{part} of {of}" + (f" ({part / of:.0%})" if of >= _FEW else "")


def within(days: float) -> str:
    """`on the same day`, `within 1 day`, `within 4.5 days`."""
    if not days:
        return "on the same day"
    return f"within {days:g} day{'' if days == 1 else 's'}"


def heard(told: Iterable[tuple[str, str]]) -> tuple[Heard, ...]:
    """Texts and who said them, the most often said first; capitals do not tell texts apart."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for text, name in told:
        found.setdefault(text.casefold(), (text, {}))[1][name] = None
    every = [Heard(text, tuple(names)) for text, names in found.values()]
    return tuple(sorted(every, key=lambda one: -len(one.who)))


def chain(led: Sequence[tuple[str, str]], states: Mapping[str, str]) -> tuple[Branch, ...]:
    """Who led to whom as branches from top to bottom, each person once.

    Args:
        led: (who suggested, who was suggested), in the order in which it happened.
        states: Name → where the conversation stands.
    """
    children: dict[str, list[str]] = {}
    for by, whom in led:
        children.setdefault(by, []).append(whom)
    later = {whom for _, whom in led}
    roots = [by for by in children if by not in later]
    circles = [by for by in children if by in later]  # begun anywhere, where no root leads in
    found: dict[str, Branch] = {}
    ahead = [(name, 0) for name in reversed([*roots, *circles])]
    while ahead:
        name, depth = ahead.pop()
        if name not in found:
            found[name] = Branch(name, depth, states.get(name, "new"))
            ahead += [(one, depth + 1) for one in reversed(children.get(name, []))]
    return tuple(found.values())
