"""The board: everyone in one list, the ranked first, to be searched, filtered and paged through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pandas import DataFrame, Series

from outreach import rank, track
from outreach.config import Home
from outreach.journey import choose, talk, who
from outreach.model import Match, Person, Seeker
from outreach.names import fold
from outreach.resolve import field
from outreach.resolve.school.book import name_of
from outreach.store import Store, drafts, reading

PAGE = 50  # people on a page

# How far it has come with a person, in the order of the journey.
STATES = ("new", "drafted", "approved", "written", "waiting", "answered", "scheduled", "met",
          "thanked", "closed", "stopped")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; empty for no matter.

    Attributes:
        query: Words that name, title, company or school hold, each.
        school: Words that the school holds.
        company: Words that the company holds.
        field: Id of a field of work.
        state: One of `STATES`.
        has: `email`, or `no-school`.
        page: From 1.
    """

    query: str = ""
    school: str = ""
    company: str = ""
    field: str = ""
    state: str = ""
    has: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list.

    Attributes:
        person: They themselves.
        match: Their score and its reasons; None where they cannot be written to now.
        why_not: Why not; empty where they can.
        state: How far it has come with them.
        place: Their place in the ranking, from 1; 0 for none.
    """

    person: Person
    match: Match | None
    why_not: str
    state: str
    place: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the list.

    Attributes:
        lines: The people.
        found: How many the filter leaves.
        total: How many are known.
        schools: Of how many of them a school is known.
        page: Number of the page, from 1.
        pages: How many there are.
        fields: (id, name) of the fields that occur, the most frequent first.
        seeker: Who looks.
    """

    lines: tuple[Line, ...]
    found: int
    total: int
    schools: int
    page: int
    pages: int
    fields: tuple[tuple[str, str], ...]
    seeker: Seeker


@dataclass(frozen=True, slots=True)
class Board:
    """Everyone scored, kept as long as nothing changes.

    Attributes:
        every: The scores and what they stand on.
        order: PEOPLE and the columns of rank.score, one row for each person, in order; with
            `place`, and folded to be searched `text`, `school` and `company`.
        states: Person → how far it has come; those who are new are left out.
        schools: Of how many a school is known, and how many there are.
        fields: (id, name) of the fields that occur, the most frequent first.
    """

    every: choose.Scored
    order: DataFrame
    states: Mapping[str, str]
    schools: tuple[int, int]
    fields: tuple[tuple[str, str], ...]


def board(home: Home) -> Board:
    """Score and sort everyone; those who cannot be written to now stand at the end."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        every = choose.scored(store, home, found)
        states = _states(store, home)
    ranked = every.ranked.assign(place=range(1, len(every.ranked) + 1))
    order = every.people.merge(ranked.drop(columns=["name", "age"]), on="id", how="left")
    order["place"] = order["place"].fillna(_LAST).astype(int)
    order["school"] = _schools(every)
    order["company"] = order["company_id"].map(fold)
    order["text"] = (order["name"].map(fold) + " " + order["title_key"] + " " + order["company"]
                     + " " + order["school"])  # fmt: skip
    order = order.sort_values(["place", "name"], kind="stable").reset_index(drop=True)
    counts = every.people["field"].value_counts()
    fields = tuple((str(one), field.name_of(str(one))) for one in counts.index if one)
    return Board(every, order, states, rank.schools_known(every.people, every.studies), fields)


_LAST = 10**9  # place of those who have none


def _schools(every: choose.Scored) -> "Series[str]":
    """The names of each person's schools, folded, as people say them."""
    known = every.studies[every.studies["school"] != ""]
    spoken = {home: fold(name_of(home) or home) for home in known["school"].unique()}
    joined = dict(known["school"].map(spoken).groupby(known["person"]).agg(" ".join))
    return every.people["id"].map(lambda owner: joined.get(owner, ""))


def _states(store: Store, home: Home) -> dict[str, str]:
    """Person → how far it has come with them."""
    found: dict[str, str] = {}
    for state in (drafts.OPEN, drafts.APPROVED, drafts.WRITTEN):
        shown = {drafts.OPEN: "drafted"}.get(state, state)
        found |= {one.draft.person: shown for one in drafts.in_state(store, state)}
    for owner in dict.fromkeys(event.person for event in drafts.events(store)):
        told = track.state(talk.thread(store, owner), home.today)
        if told != "new":
            found[owner] = told
    return found


def sheet(home: Home, found: Board, wish: Filter) -> Sheet:
    """One page of the list, as the filter leaves it."""
    everyone = replace(wish, page=1) == Filter()
    kept = found.order if everyone else found.order[_mask(found, wish).to_numpy()]
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(1, wish.page), pages)
    rows = kept.iloc[(page - 1) * PAGE : page * PAGE]
    with reading(home) as store:
        people = who.several(store, rows["id"].tolist(), home.clock().year)
    lines = tuple(_line(home, found, row, person) for row, person in
                  zip(rows.to_dict("records"), people, strict=True))  # fmt: skip
    known, total = found.schools
    return Sheet(lines, len(kept), total, known, page, pages, found.fields, found.every.seeker)


def line(home: Home, found: Board, owner: str) -> Line | None:
    """One person of the list by id; None where nobody has it."""
    rows = found.order[found.order["id"] == owner].to_dict("records")
    if not rows:
        return None
    with reading(home) as store:
        (person,) = who.several(store, [owner], home.clock().year)
    return _line(home, found, rows[0], person)


def next_best(home: Home, found: Board, count: int) -> list[str]:
    """Ids of the best with whom nothing has begun, those left out whose draft was put aside."""
    with reading(home) as store:
        aside = {one.draft.person for one in drafts.in_state(store, drafts.SKIPPED)}
    taken = set(found.states) | aside
    return [str(owner) for owner in found.every.ranked["id"] if owner not in taken][:count]


def _line(home: Home, found: Board, row: Mapping[object, object], person: Person) -> Line:
    values = {str(name): value for name, value in row.items()}
    why = found.every.gates.get(person.id, "")
    today: date = home.clock().date()
    match = None
    if not why:
        match = rank.explain(values, person, found.every.seeker, found.every.census, today)
    place = 0 if why else int(str(values["place"]))
    return Line(person, match, why, found.states.get(person.id, "new"), place)


def _mask(found: Board, wish: Filter) -> "Series[bool]":
    """Which rows the filter leaves."""
    order = found.order
    kept = order["id"] != ""
    for column in ("text", "school", "company"):
        told = wish.query if column == "text" else getattr(wish, column)
        for word in fold(told).split():
            kept &= order[column].str.contains(word, regex=False)
    if wish.field:
        kept &= order["field"] == wish.field
    if wish.has == "email":
        kept &= order["email"] != ""
    if wish.has == "no-school":
        kept &= order["school"] == ""
    if wish.state == "new":
        kept &= ~order["id"].isin(list(found.states))
    elif wish.state:
        within = [one for one, state in found.states.items() if state == wish.state]
        kept &= order["id"].isin(within)
    return kept
