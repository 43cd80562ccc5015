"""One value a person: of their records the newest that says something, and the user's word."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from outreach import addresses, cells, clubs, columns, days, names
from outreach.derive.records import STUDY
from outreach.model import PEOPLE, STUDIES
from outreach.model.columns import Columns
from outreach.model.intake import LastContact
from outreach.resolve import company, field, program
from outreach.resolve.school.book import name_of

Said = Mapping[str, Mapping[str, tuple[str, str]]]
Study = tuple[str, str, str, str]  # STUDIES

_MOST = frozenset(("connected", "mentor", "referred", "dnc", "age"))  # of any record, the newest
_ALL = frozenset(("clubs", "credentials", "employers"))  # lists that add up


def people_of(known: Columns, owned: Sequence[str]) -> Columns:
    """Over a person's live records the first value that is not empty, the newest file first.

    `owned` tells whose each record is.

    The work is that of one record: the newest with a title, else with a headline; and the employer
    that of the newest that names one, though it be none (`Self-employed`).
    """
    ids, first, several = _places(known["stub"], owned)
    pick = itemgetter(*first, 0) if first else _nothing  # of one place it would make no tuple
    people: Columns = {"id": ids}
    for name in PEOPLE[1:]:
        column, join = known[name], _joining(name)
        if column and column.count(column[0]) == len(column):
            people[name] = [column[0]] * len(ids)
            continue
        people[name] = list(pick(column))[:-1]
        rank = known[_OF_ONE[name]] if name in _OF_ONE else None
        for at, row in several:
            told = [column[max(row, key=rank.__getitem__)]] if rank else [column[i] for i in row]
            people[name][at] = join(told)
    return people


# What is read off one and the same cell → the column that says which record has that cell.
_OF_ONE = {"title_key": "titled", "field": "titled", "level": "titled", "company_id": "employed"}


def _places(
    stubs: Iterable[bool], owned: Sequence[str]
) -> tuple[list[str], list[int], list[tuple[int, list[int]]]]:
    """Who there is, in the order of their ids.

    Returns:
        Ids; the place of the newest live record of each; and for each with more than one the place
        among the people, with the places of all the records.
    """
    live = (at for at, stub in enumerate(stubs) if not stub)
    places = sorted(live, key=owned.__getitem__)  # which leaves the newest file first
    ids = [owned[at] for at in places]
    if len(set(ids)) == len(ids):
        return ids, places, []
    groups = [list(rows) for _, rows in groupby(places, owned.__getitem__)]
    several = [(at, rows) for at, rows in enumerate(groups) if len(rows) > 1]
    return [owned[rows[0]] for rows in groups], [rows[0] for rows in groups], several


def _nothing(_: Sequence[Any]) -> tuple[Any, ...]:
    return ("",)


def _joining(name: str) -> Callable[[list[Any]], Any]:
    if name in _MOST:
        return max
    return _union if name in _ALL else _first


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _union(texts: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(word for text in texts for word in text.split("|") if word))


def add_contacts(people: Columns, contacts: Sequence[LastContact]) -> None:
    """Set the days of the last messages."""
    rows = zip(people["id"], people["url"], people["name"], strict=True)
    found = contacted(rows, contacts) if contacts else {}
    for at, person in enumerate(people["id"]) if found else ():
        received, sent = found.get(person, (None, None))
        people["received"][at] = received.received if received else ""
        people["sent"][at] = sent.sent if sent else ""


def contacted(
    people: Iterable[tuple[str, str, str]], contacts: Iterable[LastContact]
) -> dict[str, tuple[LastContact | None, LastContact | None]]:
    """Person → the last message from them and to them: by profile, else by a name only one has.

    Args:
        people: (id, profile URL, name) of everyone.
        contacts: Of all exports, in any order.
    """
    rows = [(person, url, names.fold(name)) for person, url, name in people]
    times = Counter(key for _, _, key in rows)
    owner = {key: person for person, _, key in rows if times[key] == 1}
    owner |= {url: person for person, url, _ in rows if url}
    found: dict[str, tuple[LastContact | None, LastContact | None]] = {}
    for one in sorted(contacts, key=lambda one: (one.received, one.sent)):
        if person := owner.get(one.url or names.fold(one.name)):
            received, sent = found.get(person, (None, None))
            found[person] = (received, one) if one.sent else (one, sent)
    return found


def studies_of(rows: Sequence[Study], said: Said, year: int) -> list[Study]:
    """The distinct studies of each person, the user's word on a school, year or major first."""
    several = len(set(map(itemgetter(0), rows))) < len(rows)
    kept = list(dict.fromkeys(rows) if several else rows)
    told = {person: facts for person, facts in said.items() if not facts.keys().isdisjoint(STUDY)}
    if not told:
        return kept
    mine: dict[str, list[Study]] = {person: [] for person in told}
    for row in kept:
        if row[0] in mine:
            mine[row[0]].append(row)
    again = [
        row for person, facts in told.items() for row in _retold(person, mine[person], facts, year)
    ]
    return [row for row in kept if row[0] not in told] + again


def _retold(
    person: str, rows: Sequence[Study], facts: Mapping[str, tuple[str, str]], year: int
) -> list[Study]:
    """The person's first study as the user tells it; the others as they were."""
    first = dict(zip(STUDIES, rows[0] if rows else (person, "", "", ""), strict=True))
    if "school" in facts:
        first["school"] = cells.school_key(facts["school"][0])
    if "year" in facts:
        first["year"] = days.class_year(facts["year"][0], year)
    if subject := facts.get("major") or facts.get("degree"):
        first["major_field"] = program.major(subject[0])[1]
    return [(person, first["school"], first["year"], first["major_field"]), *rows[1:]]


def name_clubs(people: Columns, studies: Iterable[Study]) -> None:
    """Call the clubs of each as within the school: `umich.edu` makes `michigan daily` `daily`."""
    if not any(people["clubs"]):
        return
    homes: dict[str, list[clubs.School]] = {
        person: [] for person, own in zip(people["id"], people["clubs"], strict=True) if own
    }
    for person, home, *_ in studies:
        if home and person in homes:
            homes[person].append((home, name_of(home)))
    for at, own in enumerate(people["clubs"]):
        people["clubs"][at] = clubs.keys(own, homes[people["id"][at]]) if own else ""


# ── the user's word ───────────────────────────────────────────────────────────────────────────


def tell(people: Columns, said: Said) -> None:
    """Lay what the user said over what was read."""
    places = (
        {person: at for at, person in enumerate(people["id"]) if person in said} if said else {}
    )
    for person, at in places.items():
        for name, (value, _) in said[person].items():
            for column, look in _TELLING.get(name, {}).items():
                people[column][at] = look(value)


# What the user says of a field → the columns of PEOPLE that it changes.
_TELLING: dict[str, dict[str, Callable[[str], Any]]] = {
    "title": {
        "field": lambda text: field.key(text)[0],
        "level": lambda text: field.key(text)[1],
        "title_key": names.fold,
    },
    "company": {"company_id": company.key},
    "email": {"email": lambda text: _first(addresses.emails(text))},
    "url": {"url": addresses.profile},
    "club": {"clubs": clubs.keys},
    "hometown": {"hometown": names.fold},
    "full_name": {"name": lambda text: names.full_name(text).display},
    "do_not_contact": {"dnc": lambda text: int(cells.forbids(text))},
    "mentor": {"mentor": lambda text: int(columns.answer(text) is True)},
    "referred_by": {"referred": lambda text: int(bool(text))},
}
