"""What two people share, and how rare it is: serves rank, draft and prep.

A shared trait moves people where it feels uncommon (Burger et al. 2004, PSPB 30:35), so each tie
carries how many on the user's own list have it too, among those of whom it is known.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import log

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from outreach import clubs
from outreach.model import Census, Fact, Job, Person, Seeker, Study, Tie
from outreach.names import fold

# What is said first. Among those that tell people apart the rarest leads; a connection says
# little of itself, and a shared first name is never written into a message.
_PLACE = {"referrer": 0, "connection": 2, "first_name": 3}
_OTHERS = 1


def rarity(count: int, of: int) -> float:
    """How rare it is that `count` people of `of` share a value: log(of/count)/log(of), 0 to 1.

    1 where one has it, 0 where all have. Where nobody else's value is known, neither rare nor
    common can be said: 0.5.
    """
    if of <= 1:
        return 0.5
    return 1 - log(min(max(count, 1), of)) / log(of)


def key(kind: str, value: str, schools: Iterable[clubs.School] = ()) -> str:
    """The form by which two values of a kind are the same; schools and employers come as ids.

    Args:
        kind: Of a tie.
        value: As written.
        schools: Of whoever has it: a club goes without the name of its school.
    """
    if kind == "club":
        return clubs.key(value, schools)
    if kind in ("school", "employer"):
        return value
    if kind == "credential":
        return value.replace(".", "").strip().upper()
    return fold(value)


def census(people: DataFrame, studies: DataFrame) -> Census:
    """Counts over the whole list: frames PEOPLE and STUDIES, whose texts are keys already.

    People who may not be contacted count too: they are on the list, and make a tie no rarer.
    """
    held = {
        "school": _each(studies["person"], studies["school"], studies["school"] != ""),
        "club": _listed(people["clubs"]),
        "credential": _listed(people["credentials"]),
        "employer": _listed(people["company_id"] + "|" + people["employers"]),
        "hometown": _listed(people["hometown"]),
        "first_name": _listed(people["given"]),
        "referrer": _flagged(people["referred"]),
        "connection": _flagged(people["connected"]),
    }
    return Census(
        people=len(people),
        schools_known=held["school"][0],
        known={kind: known for kind, (known, _) in held.items()},
        shared={(kind, name): n for kind, (_, each) in held.items() for name, n in each.items()},
    )


def _each(
    persons: "Series[str]", values: "Series[str]", known: "Series[bool]"
) -> tuple[int, dict[str, int]]:
    """Over rows of people and values: how many people have a known one, how many have each."""
    who, _ = pd.factorize(persons[known].to_numpy(dtype=object))
    what, texts = pd.factorize(values[known].to_numpy(dtype=object))
    pairs = pd.unique(who * len(texts) + what)  # one number for each person and value
    counts = np.bincount(pairs % max(len(texts), 1), minlength=len(texts))
    return int(who.max(initial=-1)) + 1, dict(zip(texts, counts.tolist(), strict=True))


def _listed(column: "Series[str]") -> tuple[int, dict[str, int]]:
    """Over lists joined by "|": how many people have a known value, how many have each."""
    known = 0
    each: dict[str, int] = {}
    for text, count in Counter(column.tolist()).items():
        values = set(text.split("|")) - {""}
        known += count if values else 0
        for value in values:
            each[value] = each.get(value, 0) + count
    return known, each


def _flagged(column: "Series[int]") -> tuple[int, dict[str, int]]:
    """Of everyone, how many a 0/1 column holds for; the value shared has no name."""
    return len(column), {"": int((column == 1).sum())}


def paths(
    people: DataFrame, studies: DataFrame, topic: Callable[[str], str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Who took which path: (field of the major, what they do now) → their ids.

    Args:
        people: model.PEOPLE.
        studies: model.STUDIES.
        topic: What a folded title does, folded (`ux writing`); empty where that is not sure.
    """
    does = {title: topic(title) for title in people["title_key"].unique()}
    now = dict(zip(people["id"], people["title_key"].map(does), strict=True))
    found: dict[tuple[str, str], dict[str, None]] = {}
    for person, major in zip(studies["person"], studies["major_field"], strict=True):
        if major and now.get(person):
            found.setdefault((major, now[person]), {})[person] = None
    return {path: tuple(ids) for path, ids in found.items()}


def shared(person: Person, seeker: Seeker, census: Census) -> tuple[Tie, ...]:
    """What the two have in common, each with the facts of both sides; most relevant first.

    A referrer first, then schools, clubs, credentials, employers and hometown by rarity, then
    that they are connected, then the first name.
    """
    ties = {(tie.kind, tie.value): tie for tie in _ties(person, seeker, census)}
    return tuple(
        sorted(ties.values(), key=lambda tie: (_PLACE.get(tie.kind, _OTHERS), -tie.rarity))
    )


def _ties(person: Person, seeker: Seeker, census: Census) -> Iterator[Tie]:
    """The ties of two people, kind by kind."""
    if person.referred_by:
        yield _tie(census, "referrer", "", person.referred_by.value, (person.referred_by,))
    yield from _school_ties(person, seeker, census)
    for kind, theirs, own in (
        ("club", person.clubs, seeker.clubs),
        ("credential", person.credentials, seeker.credentials),
        ("hometown", (person.hometown,), (seeker.hometown,)),
    ):
        found = _by_key(kind, theirs, person.studies), _by_key(kind, own, seeker.studies)
        yield from _text_ties(census, kind, *found, are_apart(person, seeker))
    yield from _employer_ties(person, seeker, census)
    if person.connected:
        yield _tie(census, "connection", "", "LinkedIn", (person.connected_on,))
    if (first := first_name(seeker)) and fold(person.given).partition(" ")[0] == first:
        yield _tie(census, "first_name", first, person.given, (person.name, seeker.name))


def first_name(seeker: Seeker) -> str:
    """The seeker's first name, folded; empty where it is only an initial."""
    first = fold(seeker.name.value).partition(" ")[0]
    return first if len(first) > 1 else ""


def _school_ties(person: Person, seeker: Seeker, census: Census) -> Iterator[Tie]:
    """The resolved schools both went to."""
    own = {study.school_id: study for study in seeker.studies if study.school_id}
    for study in person.studies:
        if study.school_id in own:
            facts = (study.school, own[study.school_id].school)
            yield _tie(census, "school", study.school_id, _school_name(study), facts)


def _school_name(study: Study) -> str:
    """The school as people say it."""
    return study.school_name or (study.school.value if study.school else study.school_id)


def are_apart(person: Person, seeker: Seeker) -> bool:
    """Whether the schools of both are known, and none is shared: their clubs are two."""
    theirs, own = ({study.school_id for study in one.studies} - {""} for one in (person, seeker))
    return bool(theirs and own and theirs.isdisjoint(own))


def _by_key(kind: str, facts: Iterable[Fact | None], studies: Iterable[Study]) -> dict[str, Fact]:
    """The known values of a kind by the form that is compared."""
    at = clubs.schools_of(studies)
    return {found: fact for fact in facts if fact and (found := key(kind, fact.value, at))}


def _text_ties(
    census: Census, kind: str, theirs: Mapping[str, Fact], own: Mapping[str, Fact], apart: bool
) -> Iterator[Tie]:
    """Values that are the same once folded, named as the seeker writes them."""
    for found, mine in own.items():
        if found in theirs and not (kind == "club" and apart and not clubs.is_widespread(found)):
            yield _tie(census, kind, found, mine.value, (theirs[found], mine))


def _employer_ties(person: Person, seeker: Seeker, census: Census) -> Iterator[Tie]:
    """The seeker's employers, past or present, that are or were theirs too."""
    past = {fold(fact.value): fact for fact in person.past_companies}
    for job in seeker.jobs:
        theirs = _employed(person, job) or past.get(fold(job.company.value))
        if job.company_id and theirs:
            facts = (theirs, job.company)
            yield _tie(census, "employer", job.company_id, job.company.value, facts)


def _employed(person: Person, job: Job) -> Fact | None:
    """Their present company where it is that of the job."""
    return person.company if person.company_id == job.company_id else None


def _tie(census: Census, kind: str, found: str, value: str, facts: tuple[Fact | None, ...]) -> Tie:
    """A tie with its counts on the list."""
    count, of = census.shared.get((kind, found), 0), census.known.get(kind, 0)
    known = tuple(fact for fact in facts if fact)
    return Tie(kind, value, rarity(count, of), count, of, known)
