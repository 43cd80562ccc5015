"""The six factors over whole columns: for each person a value from 0 to 1, and whether it is known.

The weights and steps are reasoned, not fitted; the study named beside one says which way it
leans and no more. Text is compared once per distinct value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame, Series

from outreach.clubs import School, is_widespread, schools_of
from outreach.model import Census, Factor, Seeker
from outreach.names import fold
from outreach.ties import first_name, key, rarity

# Points of 100.
WEIGHTS: Mapping[Factor, int] = MappingProxyType({
    Factor.RELEVANCE: 30,  # people asked about what they know: Gallen & Wasserman 2022
    Factor.AFFINITY: 25,  # similarity that feels uncommon: Burger et al. 2004, Garner 2005
    Factor.NEAR_PEER: 15,  # the first ten years help most: a career director's judgement (Ash)
    Factor.TIE_BAND: 10,  # moderately weak ties: Rajkumar et al. 2022; dormant ones: Levin 2011
    Factor.OPENNESS: 10,  # who offered or answered before; no study, plain sense
    Factor.SENIORITY: 10,  # load: Kooti et al. 2015; Walter et al. 2015 pull the other way
})  # fmt: skip

# What an unknown factor gives: a modest value, never more than the least known match gives.
PRIORS: Mapping[Factor, float] = MappingProxyType({
    Factor.RELEVANCE: 0.25,  # modest: below every match that is known, above a known miss
    Factor.AFFINITY: 0.1,
    Factor.NEAR_PEER: 0.4,
    Factor.TIE_BAND: 0.4,
    Factor.OPENNESS: 0.4,  # as where only a note is left
    Factor.SENIORITY: 0.5,
})  # fmt: skip

ROLE, SAME_FIELD, STUDIED, ADJACENT = 1.0, 0.7, 0.5, 0.3

# A tie of a kind gives its strength × rarity; a school gives half of itself whatever its rarity,
# since on an alumni list everyone shares it.
STRENGTHS: Mapping[str, float] = MappingProxyType(
    {"club": 0.6, "credential": 0.5, "employer": 0.5, "hometown": 0.35}
)
FLOOR = 0.2  # of rarity, for these
SCHOOL = 0.5
FIRST_NAME = 0.1

# Years that they are ahead of the seeker: below each edge, its value; negative is younger.
AHEAD = ((0, 0.6), (3, 0.8), (6, 1.0), (11, 0.85), (16, 0.5), (26, 0.3), (np.inf, 0.2))
# Mutual connections likewise; the gain peaks near ten (Rajkumar et al. 2022).
MUTUALS = ((1, 0.4), (5, 0.7), (16, 1.0), (31, 0.7), (np.inf, 0.5))
DORMANT, CONNECTED = 0.8, 0.6

OFFERED, EMAIL, MESSAGE, NOTE = 1.0, 0.6, 0.5, 0.4

# By level; one that is not listed gives the prior. A title that names no level is held by
# someone who does the work: one or two steps up from a seeker who starts.
LEVELS: Mapping[str, float] = MappingProxyType({
    "entry": 1.0, "": 1.0, "senior": 0.9, "lead": 0.9, "manager": 0.8, "director": 0.55,
    "vp": 0.35, "c-level": 0.25, "founder": 0.6, "recruiter": 0.3,
})  # fmt: skip

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Scored = tuple[Floats, Bools]


# ── relevance ─────────────────────────────────────────────────────────────────────────────────
def relevance(people: DataFrame, studies: DataFrame, seeker: Seeker) -> Scored:
    """How near their work is to the goal: the role or a firm named, the field, a field close by.

    A field that is not known is unknown, unless the title or the firm says enough; who studied
    the goal's field gets at least the middle. Nothing is known where no goal is told.
    """
    goal = seeker.goal
    if not goal.text:
        return np.zeros(len(people)), np.zeros(len(people), dtype=bool)
    exact = same_role(people, seeker) | people["company_id"].isin(goal.companies).to_numpy()
    field = by_distinct(people["field"], lambda text: _field_value(text, seeker))
    known = exact | (field >= 0)
    studied = _studied(studies, seeker, len(people))
    open_ = studied & ((field == ADJACENT) | ~known)
    value = np.where(known, field, PRIORS[Factor.RELEVANCE])
    return np.where(exact, ROLE, np.where(open_, STUDIED, value)), known


def same_role(people: DataFrame, seeker: Seeker) -> Bools:
    """Whose title holds every word of the goal."""
    words = set(fold(seeker.goal.text.value).split()) if seeker.goal.text else set()
    if not words:
        return np.zeros(len(people), dtype=bool)
    return by_distinct(people["title_key"], lambda text: float(words <= set(text.split()))) > 0


def same_field(people: DataFrame, seeker: Seeker) -> Bools:
    """Whose title belongs to the field of the goal."""
    goal = seeker.goal
    return (people["field"] == goal.field_id).to_numpy() & bool(goal.text and goal.field_id)


def _field_value(field: str, seeker: Seeker) -> float:
    """The value of a field against the goal's; -1 where either is unknown."""
    goal = seeker.goal
    if not field or not goal.field_id:
        return -1.0
    if field == goal.field_id:
        return SAME_FIELD
    return ADJACENT if field in goal.near else 0.0


def _studied(studies: DataFrame, seeker: Seeker, count: int) -> Bools:
    """Who has a major in the field of the goal."""
    goal = seeker.goal.field_id
    majors = (studies["major_field"] == goal).to_numpy() & bool(goal)
    return best(studies, majors.astype(float), count) > 0


# ── affinity ──────────────────────────────────────────────────────────────────────────────────
def affinity(
    people: DataFrame, studies: DataFrame, seeker: Seeker, census: Census
) -> tuple[Floats, Bools, Floats]:
    """What they share, and the rarity of the rarest of it (0 where nothing tells them apart).

    Of each kind the rarest counts. A tie never gives less than the prior: to share a little is
    not less than to be unknown.
    """
    school = school_rarity(people, studies, seeker, census)
    compared = _compared(studies, seeker, len(people))
    found = tie_rarities(people, seeker, census, compared & (school < 0))
    value = np.where(school >= 0, SCHOOL + SCHOOL * school, 0.0)
    for kind, rare in found.items():
        value += np.where(rare >= 0, STRENGTHS[kind] * np.maximum(rare, FLOOR), 0.0)
    value += FIRST_NAME * _namesakes(people, seeker)
    value = np.where((people["referred"] == 1).to_numpy(), 1.0, np.minimum(value, 1.0))
    prior = PRIORS[Factor.AFFINITY]
    rarest = np.maximum.reduce([np.zeros(len(people)), school, *found.values()])
    shown = np.where(value > 0, np.maximum(value, prior), np.where(compared, 0.0, prior))
    return shown, compared | (value > 0), rarest


def school_rarity(people: DataFrame, studies: DataFrame, seeker: Seeker, census: Census) -> Floats:
    """The rarity of the rarest school shared; -1 where none is."""
    rare = _rarities("school", (study.school_id for study in seeker.studies), census)
    return best(studies, _rarest(studies["school"], rare), len(people))


def tie_rarities(
    people: DataFrame, seeker: Seeker, census: Census, apart: Bools
) -> dict[str, Floats]:
    """For each kind in STRENGTHS the rarity of the rarest value shared; -1 where none is.

    Args:
        people: model.PEOPLE.
        seeker: Whose ties.
        census: Counts over the whole list.
        apart: Who went to other schools: only a club of many schools is shared with them.
    """
    hometown = [seeker.hometown] if seeker.hometown else []
    own: dict[str, Iterable[str]] = {
        "club": [fact.value for fact in seeker.clubs],
        "credential": [fact.value for fact in seeker.credentials],
        "employer": [job.company_id for job in seeker.jobs],
        "hometown": [fact.value for fact in hometown],
    }
    at = schools_of(seeker.studies)
    rare = {kind: _rarities(kind, values, census, at) for kind, values in own.items()}
    columns = (
        ("club", "clubs"), ("credential", "credentials"), ("hometown", "hometown"),
        ("employer", "employers"), ("employer", "company_id"),
    )  # fmt: skip
    found = dict.fromkeys(STRENGTHS, np.full(len(people), -1.0))
    for kind, column in columns:
        found[kind] = np.maximum(found[kind], _rarest(people[column], rare[kind]))
    wide = {club: much for club, much in rare["club"].items() if is_widespread(club)}
    found["club"] = np.where(apart, _rarest(people["clubs"], wide), found["club"])
    return found


def _rarities(
    kind: str, own: Iterable[str], census: Census, schools: Iterable[School] = ()
) -> dict[str, float]:
    """The rarity on the list of each value the seeker has of a kind, by its key."""
    keys = {key(kind, value, schools) for value in own} - {""}
    of = census.known.get(kind, 0)
    return {found: rarity(census.shared.get((kind, found), 0), of) for found in keys}


def _rarest(column: "Series[str]", rare: Mapping[str, float]) -> Floats:
    """The highest rarity among the values joined by "|" in each text; -1 where none is shared."""
    if not rare:
        return np.full(len(column), -1.0)
    return by_distinct(column, lambda text: max([rare.get(part, -1.0) for part in text.split("|")]))


def _namesakes(people: DataFrame, seeker: Seeker) -> Bools:
    """Who has the seeker's first name."""
    first = first_name(seeker)
    return (people["given"] == first).to_numpy() & bool(first)


def _compared(studies: DataFrame, seeker: Seeker, count: int) -> Bools:
    """Whose school can be set against the seeker's: one is known on both sides."""
    own = any(study.school_id for study in seeker.studies)
    known = (studies["school"] != "").to_numpy() & own
    return best(studies, known.astype(float), count) > 0


# ── near-peer ─────────────────────────────────────────────────────────────────────────────────
def near_peer(people: DataFrame, studies: DataFrame, seeker: Seeker, today: date) -> Scored:
    """Years they are ahead: since graduation, or in the field where the seeker changes careers."""
    if changing(seeker):
        ahead = _years_in_field(people, studies, today)
    else:
        ahead = own_year(seeker, today) - _finished(studies, seeker, len(people), today)
    known = ~np.isnan(ahead)
    return np.where(known, stepped(ahead, AHEAD), PRIORS[Factor.NEAR_PEER]), known


def changing(seeker: Seeker) -> bool:
    """Whether the seeker leaves a known field for another."""
    goal = seeker.goal.field_id
    return bool(seeker.field_id and goal and seeker.field_id != goal)


def own_year(seeker: Seeker, today: date) -> float:
    """The seeker's latest year; NaN where unknown."""
    years = (to_year(study.year.value, today.year + 10) for study in seeker.studies if study.year)
    return max((year for year in years if year > 0), default=np.nan)


def to_year(text: str, last: int) -> float:
    """A year between 1900 and `last`; -1 for anything else."""
    year = int(text) if text.isdecimal() and len(text) == 4 else 0
    return float(year) if 1900 <= year <= last else -1.0


def _finished(studies: DataFrame, seeker: Seeker, count: int, today: date) -> Floats:
    """Their latest year at a shared school, else their latest year; NaN where unknown."""
    years = _years(studies, today)
    schools = {study.school_id for study in seeker.studies if study.school_id}
    at_shared = best(studies, np.where(studies["school"].isin(schools), years, -1.0), count)
    latest = np.where(at_shared > 0, at_shared, best(studies, years, count))
    return np.where(latest > 0, latest, np.nan)


def _years_in_field(people: DataFrame, studies: DataFrame, today: date) -> Floats:
    """Years in the present job, else since finishing a major in that job's field; NaN unknown."""
    started = by_distinct(people["started"], lambda text: to_year(text, today.year))
    fields = people["field"].to_numpy()[studies["at"].to_numpy()]
    majors = (studies["major_field"].to_numpy() == fields) & (fields != "")
    finished = best(studies, np.where(majors, _years(studies, today), -1.0), len(people))
    since = np.where(started > 0, started, finished)
    return np.where(since > 0, today.year - since, np.nan)


def _years(studies: DataFrame, today: date) -> Floats:
    """The year of each study, those of the next ten years included; -1 where unknown."""
    return by_distinct(studies["year"], lambda text: to_year(text, today.year + 10))


# ── tie band, openness, seniority ─────────────────────────────────────────────────────────────
def tie_band(people: DataFrame, today: date) -> Scored:
    """Mutual connections; where their number is unknown, whether and how long connected."""
    mutuals = by_distinct(people["mutuals"], _number)
    connected = (people["connected"] == 1).to_numpy()
    since, last = years_ago(today, 3), years_ago(today, 2)
    dormant = (people["connected_on"] != "") & (people["connected_on"] <= since)
    dormant &= (people["received"] < last) & (people["sent"] < last)
    value = np.where(connected, np.where(dormant, DORMANT, CONNECTED), PRIORS[Factor.TIE_BAND])
    return np.where(mutuals >= 0, stepped(mutuals, MUTUALS), value), connected | (mutuals >= 0)


def _number(text: str) -> float:
    """A count; -1 where the text is none."""
    return float(text) if text.isdecimal() else -1.0


def years_ago(today: date, years: int) -> str:
    """The ISO day so many years ago, to compare as text (29 February need not exist)."""
    return f"{today.year - years:04d}{today.isoformat()[4:]}"


def openness(people: DataFrame) -> Scored:
    """Whether they offered or answered before, else by which way they can be reached."""
    offered = (people["mentor"] == 1) | (people["received"] != "")
    ways = (people["email"] != "", people["connected"] == 1, people["url"] != "")
    value = np.select([offered, *ways], [OFFERED, EMAIL, MESSAGE, NOTE], PRIORS[Factor.OPENNESS])
    return value, (offered | ways[0] | ways[1] | ways[2]).to_numpy()


def seniority(people: DataFrame) -> Scored:
    """How far up they are, by the level of their title."""
    prior = PRIORS[Factor.SENIORITY]
    known = ((people["title_key"] != "") | (people["level"] != "")).to_numpy()
    value = by_distinct(people["level"], lambda level: LEVELS.get(level, prior))
    return np.where(known, value, prior), known


# ── whole columns ─────────────────────────────────────────────────────────────────────────────
def by_distinct(column: "Series[str]", value: Callable[[str], float]) -> Floats:
    """A value for each row, worked out once per distinct text."""
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    return np.array([value(text) for text in texts], dtype=np.float64)[codes]


def best(studies: DataFrame, values: Floats, count: int) -> Floats:
    """The highest value among the studies of each of `count` people; -1 where they have none.

    `studies` has a column `at`: the place of the person in the frame of people.
    """
    highest = np.full(count, -1.0)
    np.maximum.at(highest, studies["at"].to_numpy(), values)
    return highest


def stepped(numbers: Floats, steps: Sequence[tuple[float, float]]) -> Floats:
    """The value of the first step whose edge lies above each number."""
    edges, values = zip(*steps, strict=True)
    places = np.searchsorted(edges, np.nan_to_num(numbers), side="right")
    return np.array(values)[places]
