"""A person set against the goal: reasons, ties, and the counts that rarity stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from outreach.model.people import Fact


class Factor(StrEnum):
    """The six factors of a score."""

    RELEVANCE = "relevance"
    AFFINITY = "affinity"
    NEAR_PEER = "near_peer"
    TIE_BAND = "tie_band"
    OPENNESS = "openness"
    SENIORITY = "seniority"


@dataclass(frozen=True, slots=True)
class Reason:
    """One factor of a score.

    Attributes:
        factor: Which of the six.
        points: Points given.
        of: Points that could be had.
        text: One sentence.
        facts: What it rests on; empty where the factor is unknown.
        known: Whether anything was known, else the points are the prior.
    """

    factor: Factor
    points: float
    of: float
    text: str
    facts: tuple[Fact, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A person set against the seeker's goal.

    Attributes:
        person: Id of the person.
        name: Their display name.
        score: 0 to 100.
        known: Share of the weight that was known, 0 to 1.
        tier: 3 referred, 2 shares school and field, 1 shares one of them, 0 the rest.
        reasons: The six factors, relevance first.
    """

    person: str
    name: str
    score: float
    known: float
    tier: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A true thing that the seeker and a person have in common.

    Attributes:
        kind: `referrer`, `program`, `club`, `credential`, `school`, `employer`, `hometown`,
            `connection` or `first_name`.
        value: The thing shared, as people say it (`Michigan`, `the Daily`).
        rarity: log(N/n)/log(N) among those whose value is known; 1 shared by one, 0 by all.
        count: How many on the list share it, this person included.
        of: How many on the list have a known value of that kind.
        facts: The two values, theirs and the seeker's, with their origins.
    """

    kind: str
    value: str
    rarity: float
    count: int
    of: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Census:
    """Counts over the user's own list, on which rarity and distinctions stand.

    Attributes:
        people: Everyone on the list.
        schools_known: People of whom at least one school is resolved.
        known: Kind of tie → how many people have a known value of that kind.
        shared: (kind, key) → how many people share that value; keys as `ties.key` makes them.
        paths_known: People of whom it is known what they studied and what they do now.
        paths: (field of the major, what they do, folded) → how many people took that path. Empty
            where nobody is written to.
        path_rows: What of the others who took the path of the person written to stands where.
    """

    people: int = 0
    schools_known: int = 0
    known: Mapping[str, int] = field(default_factory=dict)
    shared: Mapping[tuple[str, str], int] = field(default_factory=dict)
    paths_known: int = 0
    paths: Mapping[tuple[str, str], int] = field(default_factory=dict)
    path_rows: tuple[Fact, ...] = ()
