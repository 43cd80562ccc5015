"""Choosing: people against the goal, with a reason for every point; and whom to write to next."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pandas import DataFrame

from outreach import pick, profile, rank, ties, track
from outreach.config import Home
from outreach.journey import talk, who
from outreach.model import Census, Fact, Kind, Match, Person, Seeker
from outreach.seeker import aim, seeker
from outreach.store import Store, drafts, frames, reading
from outreach.store import people as known

# A no holds for whoever may be the one who said it, until the user decides.
MAYBE = "may be someone who said no: `outreach doubts`"


@dataclass(frozen=True, slots=True)
class Ranking:
    """What `rank` answers.

    Attributes:
        seeker: With the goal that was aimed at.
        matches: The best, in order, each with its six reasons.
        people: They themselves, in the same order.
        total: How many people are known.
        schools: Of how many of them a school is known.
        left_out: Why people were left out → how many.
        why: For `--pick`: person → why they are next.
    """

    seeker: Seeker
    matches: tuple[Match, ...]
    people: tuple[Person, ...]
    total: int
    schools: int
    left_out: Mapping[str, int]
    why: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scored:
    """Everyone scored, and what the scores stand on.

    Attributes:
        seeker: Set against whom.
        people: model.PEOPLE of everyone known.
        studies: model.STUDIES.
        census: Counts over everyone known.
        ranked: rank.score of those who may be written to, in order.
        gates: Person → why they are left out; empty for none.
        year: The present year.
    """

    seeker: Seeker
    people: DataFrame
    studies: DataFrame
    census: Census
    ranked: DataFrame
    gates: Mapping[str, str]
    year: int

    def best(self, kind: Kind | None = None) -> DataFrame:
        """The ranking, or those in it whom a first message of that kind suits."""
        mail, connected = self.people["email"] != "", self.people["connected"] == 1
        suited = {
            Kind.ASK: mail,
            Kind.MESSAGE: ~mail & connected,
            Kind.NOTE: ~mail & ~connected,
            Kind.REFERRAL: (self.people["referred"] == 1) & (mail | connected),
        }
        if kind not in suited:
            return self.ranked
        fits = suited[kind]
        return self.ranked[self.ranked["id"].isin(self.people["id"][fits.to_numpy()])]


def known_seeker(home: Home, field: str = "") -> Seeker:
    """The seeker out of the profile, aimed at another field where one is named."""
    who.refresh(home)
    found = seeker(profile.load(home), home.clock().year)
    if not field:
        return found
    return replace(found, goal=aim(Fact(field, said=home.today), found.goal.companies))


def scored(store: Store, home: Home, found: Seeker) -> Scored:
    """Score everyone, and set apart those who may not or cannot be written to."""
    people, studies = frames.read_people(store), frames.read_studies(store)
    census = ties.census(people, studies)
    gates = rank.gates(people, drafts.asked(store), _today(home))
    barred = set(people["id"][people["dnc"] == 1])
    pairs = [{one, other} for one, other, _ in known.doubts(store)]
    maybe = set().union(*(pair - barred for pair in pairs if pair & barred))
    gates = gates.mask(people["id"].isin(maybe) & (gates == ""), MAYBE)
    free = people[(gates == "").to_numpy()].reset_index(drop=True)
    ranked = rank.score(free, studies, found, census, _today(home))
    why = dict(zip(people["id"], gates, strict=True))
    return Scored(found, people, studies, census, ranked, why, home.clock().year)


def _today(home: Home) -> date:
    return home.clock().date()


def ranking(home: Home, top: int = 20, field: str = "", picks: bool = False) -> Ranking:
    """The best people to ask, with reasons; `picks` spreads the next few over companies."""
    found = known_seeker(home, field)
    with reading(home) as store:
        every = scored(store, home, found)
        best = _picked(store, home, every, top) if picks else every.ranked.head(top)
        owners = best["id"].tolist()
        people = who.several(store, owners, home.clock().year)
    rows = [{str(name): value for name, value in row.items()} for row in best.to_dict("records")]
    matches = [
        rank.explain(row, person, found, every.census, _today(home))
        for row, person in zip(rows, people, strict=True)
    ]
    known, total = rank.schools_known(every.people, every.studies)
    return Ranking(
        seeker=found,
        matches=tuple(matches),
        people=tuple(people),
        total=total,
        schools=known,
        left_out=Counter(reason for reason in every.gates.values() if reason),
        why={str(row["id"]): str(row["why"]) for row in rows} if picks else {},
    )


def _is_open(store: Store, home: Home, owner: str) -> bool:
    """Whether something may still come of what was begun with a person."""
    state = track.state(talk.thread(store, owner), home.today)
    return state not in ("stopped", "closed", "thanked")


def _picked(store: Store, home: Home, every: Scored, top: int) -> DataFrame:
    """The next few to write to: one open thread a company, the month's notes, the day's pace."""
    waiting = {owner for owner in drafts.asked(store) if _is_open(store, home, owner)}
    busy = every.people[every.people["id"].isin(waiting)]["company_id"]
    open_companies = {company for company in busy if company}
    month = home.today[:7]
    events = drafts.events(store)
    notes = {
        e.draft for e in events if e.what == "written" and e.detail == "note" and e.day[:7] == month
    }
    left = max(0, every.seeker.notes_per_month - len(notes))
    written = {e.person for e in events if e.what == "written" and e.day == home.today}
    room = max(0, every.seeker.per_day - len(written))
    return pick.pick(every.ranked, every.people, open_companies, every.seeker, left, min(top, room))
