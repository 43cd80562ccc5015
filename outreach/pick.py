"""The next few to write to: spread over companies, within the notes left and the pace."""

from collections.abc import Collection, Iterator

from pandas import DataFrame

from outreach.model import Seeker
from outreach.rank import gates


def pick(
    ranked: DataFrame,
    people: DataFrame,
    open_companies: Collection[str],
    seeker: Seeker,
    notes_left: int,
    count: int,
) -> DataFrame:
    """The best of the ranking that can be written to side by side, with `why` each was taken.

    One open thread per company, since two people at one desk compare letters; a company that is
    not known stands in nobody's way. Who has neither an email address nor a connection costs one
    of the invitation notes. Never more than the seeker's pace for a day.

    Args:
        ranked: The frame that `rank.score` gave, or part of it, in its order.
        people: The frame PEOPLE.
        open_companies: Ids of companies where someone has been asked and has not answered.
        seeker: Gives the pace.
        notes_left: Invitation notes left this month.
        count: How many are wanted.
    """
    wanted = min(count, seeker.per_day)
    taken = dict(_taken(_ways(ranked, people), set(open_companies) - {""}, notes_left, wanted))
    return ranked.loc[list(taken)].assign(why=list(taken.values()))


def _ways(ranked: DataFrame, people: DataFrame) -> DataFrame:
    """Company, email and connection of those in the ranking who may and can be written to."""
    free = people.loc[gates(people, ()) == "", ["id", "company_id", "email", "connected"]]
    places = ranked[["id"]].assign(place=ranked.index)
    return places.merge(free, on="id", how="inner")


def _taken(
    ways: DataFrame, busy: set[str], notes_left: int, wanted: int
) -> Iterator[tuple[object, str]]:
    """The places taken, in order, and why each could be."""
    rows = zip(
        ways["place"], ways["company_id"], ways["email"] != "", ways["connected"] == 1, strict=True
    )
    for place, company, email, connected in rows:
        if wanted <= 0:
            return
        note = not email and not connected
        if company in busy or (note and notes_left <= 0):
            continue
        notes_left -= note
        wanted -= 1
        if company:
            busy.add(company)
        yield place, f"{_way(email, connected, notes_left)}; {_company(company)}"


def _way(email: bool, connected: bool, notes_left: int) -> str:
    """How they can be reached, and what that costs."""
    if email:
        return "by email"
    if connected:
        return "by message, since you are connected"
    return f"by invitation note, {notes_left} left this month after it"


def _company(company: str) -> str:
    """What is known of others at their company."""
    return "nobody else at their company is being asked" if company else "company not known"
