"""Records → people and studies, on whole columns: each distinct text is looked at once.

A column is a list. All of this is text, for which a frame does nothing, and loading one would take
longer than reading ten thousand rows; `rank` works on frames, since it works on numbers.

`person.py` says the same of one person with the origin of every fact; both take the first value
that is not empty, the user's word before the newest file's.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any

from outreach import cells, columns, days, merge, names
from outreach.model import PEOPLE, STUDIES
from outreach.model.intake import Columns, Doubt, LastContact, Word
from outreach.resolve import company, field, program

Said = Mapping[str, Mapping[str, tuple[str, str]]]
Study = tuple[str, str, str, str]  # STUDIES
_PLACES = ("", "_2", "_3", "_4", "_5")


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the records.

    Attributes:
        owners: Record id → person id.
        people: model.PEOPLE, as columns.
        studies: model.STUDIES, as rows.
        doubts: Pairs of people who may be one.
    """

    owners: dict[str, str]
    people: Columns
    studies: list[Study]
    doubts: list[Doubt]


def derive(
    records: Columns,
    words: Sequence[Word],
    contacts: Sequence[LastContact],
    said: Callable[[Mapping[str, str]], Said],
    year: int,
) -> Derived:
    """Find out who is who, and what is known of each.

    Args:
        records: model.RECORDS and the fields that any file has, the newest import first.
        words: The user's word on pairs.
        contacts: Last contacts of all exports.
        said: Given record → person, person → field → (value, day).
        year: The present year, for two-digit years.
    """
    known = _known(records)
    studied = _studied(records, year)
    owners, doubts = merge.merge(_compared(known, studied), words)
    people = _people(known, owners)
    live = set(people["id"])
    doubts = [doubt for doubt in doubts if doubt.one in live and doubt.other in live]
    stubs = {r for r, stub in zip(known["record"], known["stub"], strict=True) if stub}
    studied = [row for row in studied if row[0] not in stubs]
    _contacted(people, contacts)
    studies = [(owners[record], place, when, major) for record, place, when, major in studied]
    told = said(owners)
    _tell(people, told)
    return Derived(owners, people, _studies(studies, told, year), doubts)


# ── one value a record ────────────────────────────────────────────────────────────────────────


def _column(records: Columns, name: str) -> list[str]:
    return records[name] if name in records else [""] * len(records["record"])


def _mapped(texts: Sequence[Any], look: Callable[[Any], Any]) -> list[Any]:
    """Apply `look` to each distinct text once."""
    distinct = set(texts)
    if len(distinct) == 1:
        return [look(texts[0])] * len(texts)
    if len(distinct) > _MOSTLY * len(texts):
        return list(map(look, texts))
    known = {text: look(text) for text in distinct}
    return list(map(known.__getitem__, texts))


_MOSTLY = 0.9  # of the texts distinct, a look at each costs less than to know them again


def _known(records: Columns) -> Columns:
    """The columns of PEOPLE for each record, and what merging looks at beside them."""
    title = _titles(records)
    fields = _mapped(title, field.key)
    emails = _addresses(records)
    yes, no = _answers(records)
    empty = [""] * len(title)
    return _names(records) | {
        "record": records["record"],
        "list": records["list"],
        "connection": records["connection"],
        "stub": records["stub"],
        "emails": emails,
        "place": _places(records),
        "company_id": _mapped(_column(records, "company"), company.key),
        "title_key": _mapped(title, names.fold),
        "field": [found for found, _ in fields],
        "level": [found for _, found in fields],
        "clubs": _mapped(_column(records, "club"), cells.clubs_key),
        "employers": _employers(records),
        "hometown": _mapped(_column(records, "hometown"), names.fold),
        "industry": _mapped(_column(records, "industry"), names.fold),
        "email": [found[0] if found else "" for found in emails],
        "url": _mapped(_column(records, "url"), names.profile),
        "connected": [int(linked) for linked in records["connection"]],
        "connected_on": _days(records),
        "received": empty,
        "sent": empty,
        "mentor": yes,
        "mutuals": _mapped(_column(records, "mutuals"), cells.number),
        "started": _mapped(_column(records, "started_on"), cells.first_year),
        "referred": [int(bool(text)) for text in _column(records, "referred_by")],
        "dnc": no,
        "age": records["age"],
    }


def _titles(records: Columns) -> list[str]:
    title = _column(records, "title")
    if "headline" not in records:
        return title
    told = _mapped(records["headline"], partial(cells.work, ""))
    return [a or b for a, b in zip(title, told, strict=True)]


_NAMED = ("name", "given_all", "given", "family", "maiden", "credentials")


def _names(records: Columns) -> Columns:
    """The columns that are read off the name: to show, and folded to match by."""
    told = [_column(records, name) for name in ("first_name", "last_name", "full_name")]
    if not any(told[0]) and not any(told[1]):
        rows = _mapped(told[2], lambda full: _named("", "", full))
    else:
        rows = _mapped(list(zip(*told, strict=True)), lambda row: _named(*row))
    columns = map(list, zip(*rows, strict=True)) if rows else ([] for _ in _NAMED)
    result: Columns = dict(zip(_NAMED, columns, strict=True))
    if "maiden_name" in records:
        own = _mapped(records["maiden_name"], names.fold)
        result["maiden"] = [a or b for a, b in zip(own, result["maiden"], strict=True)]
    return result


def _named(first: str, last: str, full: str) -> tuple[str, ...]:
    """The values of _NAMED for one name."""
    part = names.person_name(first, last) if first or last else names.full_name(full)
    given = names.fold(part.given)
    maiden = names.fold(part.maiden) if part.maiden else ""
    letters = "|".join(map(str.upper, part.credentials))
    return (
        part.display, given, given.partition(" ")[0], names.fold(part.family), maiden, letters
    )  # fmt: skip


def _places(records: Columns) -> list[str]:
    """Where they live, folded: the city, else the first part of the location."""
    cities = _mapped(_column(records, "city"), names.fold)
    wider = _mapped(_column(records, "location"), lambda text: names.fold(text.split(",")[0]))
    return [city or place for city, place in zip(cities, wider, strict=True)]


def _several(records: Columns, name: str, look: Callable[[str], Any]) -> Iterable[tuple[Any, ...]]:
    """For each record what `look` makes of the field and of its further columns."""
    found = [_mapped(records[name + n], look) for n in _PLACES if name + n in records]
    return zip(*found, strict=True) if found else (() for _ in records["record"])


def _employers(records: Columns) -> list[str]:
    rows = _several(records, "past_company", company.key)
    return ["|".join(dict.fromkeys(filter(None, row))) for row in rows]


def _addresses(records: Columns) -> list[tuple[str, ...]]:
    if not any("email" + n in records for n in _PLACES[1:]):
        return _mapped(_column(records, "email"), names.emails)
    rows = _several(records, "email", names.emails)
    return [tuple(dict.fromkeys(sum(row, ()))) for row in rows]


def _days(records: Columns) -> list[str]:
    """Days of connection; whether the day comes first is decided for each file."""
    texts = _column(records, "connected_on")
    slashes = {
        (source, text) for source, text in zip(records["list"], texts, strict=True) if "/" in text
    }
    first = {source for source, text in slashes if days.is_day_first([text])}
    return [
        days.day(text, source in first) if text else ""
        for source, text in zip(records["list"], texts, strict=True)
    ]


def _answers(records: Columns) -> tuple[list[int], list[int]]:
    """Who offered to be contacted, and whom nobody may write to: a no in either kind of column."""
    offers, bars = _column(records, "mentor"), _column(records, "do_not_contact")
    yes = _mapped(offers, lambda text: int(columns.answer(text) is True))
    refused, barred = _mapped(offers, cells.refuses), _mapped(bars, cells.forbids)
    return yes, [int(a or b) for a, b in zip(refused, barred, strict=True)]


def _studied(records: Columns, year: int) -> list[tuple[str, str, str, str]]:
    """(record, school, year, major_field) of each school, major or year of a record."""
    rows: list[tuple[str, str, str, str]] = []
    for n in _PLACES:
        if not any(name + n in records for name in _STUDY):
            continue
        told = list(zip(*(_column(records, name + n) for name in _STUDY), strict=True))
        found = _mapped(told, lambda row: [_resolved(*one, year) for one in cells.studies(*row)])
        rows += [
            (record, *study)
            for record, studies in zip(records["record"], found, strict=True)
            for study in studies
        ]
    return rows


_STUDY = ("school", "year", "degree", "major")


def _resolved(place: str, when: str, degree: str, major: str, year: int) -> tuple[str, str, str]:
    key = cells.school_key(place) if place else ""
    return key, names.class_year(when, year) if when else "", program.major(major or degree)[1]


# ── who is who ────────────────────────────────────────────────────────────────────────────────


def _compared(known: Columns, studied: Iterable[tuple[str, str, str, str]]) -> Columns:
    """What merging looks at: the columns of `merge.Row`."""
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    for record, place, year, _ in studied:
        if place or year:
            pairs[record] = (*pairs.get(record, ()), (place, year))
    return {name: known[_KNOWN_AS.get(name, name)] for name in merge.Row._fields[:-2]} | {
        "studies": [pairs.get(record, ()) for record in known["record"]],
        "stub": known["stub"],
    }


_KNOWN_AS = {
    "source": "list", "given": "given_all", "company": "company_id", "title": "title_key",
}  # fmt: skip


# ── one value a person ────────────────────────────────────────────────────────────────────────

_MOST = frozenset(("connected", "mentor", "referred", "dnc", "age"))  # of any record, the newest
_ALL = frozenset(("clubs", "credentials", "employers"))  # lists that add up


def _people(known: Columns, owners: Mapping[str, str]) -> Columns:
    """Over a person's live records the first value that is not empty, the newest file first."""
    owned = [owners[record] for record in known["record"]]
    live = [at for at, stub in enumerate(known["stub"]) if not stub]
    first: dict[str, int] = {}
    more: dict[str, list[int]] = {}
    for at in live:
        if (before := first.setdefault(owned[at], at)) != at:
            more.setdefault(owned[at], [before]).append(at)
    order = sorted(first)
    pick = itemgetter(*(first[person] for person in order), *live[:1]) if order else _nothing
    several = [(at, more[person]) for at, person in enumerate(order) if person in more]
    people: Columns = {"id": order}
    for name in PEOPLE[1:]:
        column, join = known[name], _joining(name)
        if column and column.count(column[0]) == len(column):
            people[name] = [column[0]] * len(order)
            continue
        people[name] = list(pick(column))[:-1]
        for at, row in several:
            people[name][at] = join([column[i] for i in row])
    return people


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


def _contacted(people: Columns, contacts: Sequence[LastContact]) -> None:
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


def _studies(rows: Iterable[Study], said: Said, year: int) -> list[Study]:
    """The distinct studies of each person, the user's word on a school, year or major first."""
    kept = [row for row in dict.fromkeys(rows) if any(row[1:])]
    told = {person: facts for person, facts in said.items() if not facts.keys().isdisjoint(_STUDY)}
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
        first["year"] = names.class_year(facts["year"][0], year)
    if subject := facts.get("major") or facts.get("degree"):
        first["major_field"] = program.major(subject[0])[1]
    return [(person, first["school"], first["year"], first["major_field"]), *rows[1:]]


# ── the user's word ───────────────────────────────────────────────────────────────────────────


def _tell(people: Columns, said: Said) -> None:
    """Lay what the user said over what was read."""
    places = {person: at for at, person in enumerate(people["id"]) if person in said}
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
    "email": {"email": lambda text: _first(names.emails(text))},
    "url": {"url": names.profile},
    "club": {"clubs": cells.clubs_key},
    "hometown": {"hometown": names.fold},
    "industry": {"industry": names.fold},
    "full_name": {"name": lambda text: names.full_name(text).display},
    "do_not_contact": {"dnc": lambda text: int(cells.forbids(text))},
    "mentor": {"mentor": lambda text: int(columns.answer(text) is True)},
    "referred_by": {"referred": lambda text: int(bool(text))},
}
