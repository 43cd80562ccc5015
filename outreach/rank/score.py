"""Every person against the seeker, as whole columns; who is left out; what is known of schools."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame, Series

from outreach.model import Census, Factor, Seeker
from outreach.names import fold
from outreach.rank import factors
from outreach.rank.factors import WEIGHTS, Bools, Floats, Scored

# Points taken where the newest file a person stands in is over so many years old: contact data
# goes stale by a quarter or so a year.
STALE = ((2, 15.0), (1, 5.0))


ASKED = "already asked"
LATELY = "you wrote to them in the last 90 days"
_QUIET = timedelta(days=90)


def score(
    people: DataFrame, studies: DataFrame, seeker: Seeker, census: Census, today: date
) -> DataFrame:
    """Every person of PEOPLE in the final order, as one row each.

    Columns: id; name; score, 0 to 100; known, the share of the weight that was known; tier; for
    each factor f_<factor>, 0 to 1, and k_<factor>, whether it was known; rarest, the rarity of
    the rarest tie; penalty, the points taken for age, 0 or less; age, ISO day of the file.

    Points are rounded to a tenth before they are added, so that what is shown adds up.
    """
    studies = _placed(studies, people)
    scored, rarest = _scored(people, studies, seeker, census, today)
    raw = sum((points(value, name, seeker) for name, (value, _) in scored.items()), 0.0)
    penalty = 0.0 - np.minimum(_stale(people["age"], today), raw)
    frame = DataFrame({
        "id": people["id"].to_numpy(),
        "name": people["name"].to_numpy(),
        "score": np.round(raw + penalty, 1),
        "known": _known({name: known for name, (_, known) in scored.items()}, seeker),
        "tier": _tier(people, studies, seeker),
        **{f"f_{name}": value for name, (value, _) in scored.items()},
        **{f"k_{name}": known for name, (_, known) in scored.items()},
        "rarest": rarest,
        "penalty": penalty,
        "age": people["age"].to_numpy(),
    })  # fmt: skip
    ranked: DataFrame = frame.iloc[_order(frame)]
    return ranked.reset_index(drop=True)


def weight(factor: Factor, seeker: Seeker) -> float:
    """The points a factor can give; all add up to 100, without relevance where no goal is told."""
    if seeker.goal.text:
        return float(WEIGHTS[factor])
    if factor is Factor.RELEVANCE:
        return 0.0
    return WEIGHTS[factor] * 100 / (100 - WEIGHTS[Factor.RELEVANCE])


def points(value: Floats, factor: Factor, seeker: Seeker) -> Floats:
    """The points a factor gives for its value, to a tenth."""
    return np.round(value * weight(factor, seeker), 1)


def _placed(studies: DataFrame, people: DataFrame) -> DataFrame:
    """The studies with `at`, the place of their person in the frame of people."""
    at = pd.Index(people["id"]).get_indexer(pd.Index(studies["person"]))
    placed: DataFrame = studies.assign(at=at).loc[at >= 0]
    return placed


def _scored(
    people: DataFrame, studies: DataFrame, seeker: Seeker, census: Census, today: date
) -> tuple[dict[Factor, Scored], Floats]:
    """The six factors, relevance first, and the rarity of the rarest tie."""
    value, known, rarest = factors.affinity(people, studies, seeker, census)
    return {
        Factor.RELEVANCE: factors.relevance(people, studies, seeker),
        Factor.AFFINITY: (value, known),
        Factor.NEAR_PEER: factors.near_peer(people, studies, seeker, today),
        Factor.TIE_BAND: factors.tie_band(people, today),
        Factor.OPENNESS: factors.openness(people),
        Factor.SENIORITY: factors.seniority(people),
    }, rarest


def _known(known: Mapping[Factor, Bools], seeker: Seeker) -> Floats:
    """The share of the weight that was known."""
    share = sum((weight(factor, seeker) * each for factor, each in known.items()), 0.0)
    return np.round(share / 100, 4)


def _tier(people: DataFrame, studies: DataFrame, seeker: Seeker) -> NDArray[np.int64]:
    """3 referred, 2 shares school and field, 1 shares one of them, 0 the rest."""
    schools = {study.school_id for study in seeker.studies if study.school_id}
    school = studies["school"].isin(schools).to_numpy().astype(float)
    field = factors.same_field(people, seeker) | factors.same_role(people, seeker)
    shares = (factors.best(studies, school, len(people)) > 0).astype(np.int64) + field
    return np.where(people["referred"] == 1, 3, shares)


def _stale(age: "Series[str]", today: date) -> Floats:
    """Points to take for the age of the newest file, by its ISO day; none where it is unknown."""
    taken = [(age != "") & (age < factors.years_ago(today, years)) for years, _ in STALE]
    return np.select(taken, [points for _, points in STALE], 0.0)


def _order(frame: DataFrame) -> NDArray[np.intp]:
    """Tier, then score, then the rarest tie, then the name, then the id: no two runs differ."""
    names = np.array([_plain(name) for name in frame["name"].tolist()], dtype="S64")
    ids = frame["id"].to_numpy().astype(str)
    return np.lexsort((ids, names, -frame["rarest"], -frame["score"], -frame["tier"]))


def _plain(name: str) -> str:
    """The name to sort by; most are ASCII, and folding 30,000 would cost half of the ranking."""
    return (name.casefold() if name.isascii() else fold(name))[:64]


def gates(people: DataFrame, asked: Collection[str], today: date | None = None) -> "Series[str]":
    """For each person why they cannot be written to now; empty text where they can.

    Args:
        people: The frame PEOPLE.
        asked: Ids of those who have been asked already.
        today: The user's date: whom the seeker wrote to in 90 days before it is not written to
            anew. Not asked where it is not given.
    """
    since = (today - _QUIET).isoformat() if today else "~"  # after every ISO day
    unreachable = (people["email"] == "") & (people["url"] == "") & (people["connected"] != 1)
    reasons = np.select(
        [people["dnc"] == 1, people["id"].isin(asked), people["sent"] >= since, unreachable],
        ["do not contact", ASKED, LATELY, "no way to reach them: no email, no profile link"],
        "",
    )
    return Series(reasons, index=people.index, dtype=object)


def schools_known(people: DataFrame, studies: DataFrame) -> tuple[int, int]:
    """Of how many people a school is known, and how many there are."""
    return int(studies.loc[studies["school"] != "", "person"].nunique()), len(people)
