"""Which known school, company or field a text names, and how that was known.

Each module takes a text and returns a `Resolved`; none guesses. An id is given only where one
entity fits; where several do, or nothing does, the id is empty and the candidates are named. The
tables are read once, when first asked for.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A school, company or field that is known.

    Attributes:
        id: A school's main domain, a company's folded name, a field's id.
        name: As people say it.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a text was taken for.

    Attributes:
        text: As asked.
        id: Id of the entity; empty where nothing is sure.
        name: Its everyday name; empty with the id, except for a company as it was written.
        how: In words, how it was known, or why not.
        confidence: 0 unknown to 1 certain; a reasoned order, not a measured probability.
        candidates: The few it could be, where it is not sure.
        unit: A named school or campus inside the university (`Ross`); schools only.
        soc: The SOC groups of the field (`15-1`, `27-3043`); fields only.
        word: The word or phrase that decided; fields only.
        level: Seniority of the title, empty for the middle; fields only.
    """

    text: str
    id: str
    name: str
    how: str
    confidence: float
    candidates: tuple[Entity, ...] = ()
    unit: str = ""
    soc: tuple[str, ...] = ()
    word: str = ""
    level: str = ""
