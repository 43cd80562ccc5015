"""One value a record: each distinct text of a column is looked at once."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Any

from outreach import addresses, cells, clubs, columns, days, names
from outreach.model.columns import Columns, mapped
from outreach.resolve import company, field, program

Studied = tuple[tuple[str, str, str], ...]  # of one record: (school, year, major_field) of each
_PLACES = ("", "_2", "_3", "_4", "_5")


def _column(records: Columns, name: str) -> list[str]:
    return records[name] if name in records else [""] * len(records["record"])


def _seen(records: Columns, name: str, look: Callable[[str], Any]) -> list[Any]:
    """What `look` makes of a field; one that no list has is not gone through."""
    if name not in records:
        return [look("")] * len(records["record"])
    return mapped(records[name], look)


def known(records: Columns) -> Columns:
    """The columns of PEOPLE for each record, and what merging and choosing look at beside them."""
    own_title, firms = _column(records, "title"), _seen(records, "company", company.key)
    title = _titles(records, firms)
    fields = mapped(title, field.key)
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
        "company_id": firms,
        "title_key": mapped(title, names.fold),
        "field": [found for found, _ in fields],
        "level": [found for _, found in fields],
        "clubs": _seen(records, "club", clubs.keys),
        "employers": _employers(records),
        "hometown": _seen(records, "hometown", names.fold),
        "email": [found[0] if found else "" for found in emails],
        "url": _seen(records, "url", addresses.profile),
        "connected": [int(linked) for linked in records["connection"]],
        "connected_on": _days(records),
        "received": empty,
        "sent": empty,
        "mentor": yes,
        "mutuals": _seen(records, "mutuals", cells.number),
        "started": _seen(records, "started_on", cells.first_year),
        "referred": _seen(records, "referred_by", lambda text: int(bool(text))),
        "dnc": no,
        "age": records["age"],
        "titled": [bool(own) + bool(said) for own, said in zip(own_title, title, strict=True)],
        "employed": list(map(bool, _column(records, "company"))),
    }


def _titles(records: Columns, firms: Sequence[str]) -> list[str]:
    """What they do, of the title or the headline; that it is over may stand for the employer."""
    title = _column(records, "title")
    if "headline" in records:
        told = mapped(records["headline"], partial(cells.work, ""))
        title = [a or b for a, b in zip(title, told, strict=True)]
    if "company" not in records or "" not in firms:
        return title
    rows = zip(title, records["company"], firms, strict=True)
    return [
        f"Former {said}" if said and cell and not firm and cells.is_over(cell) else said
        for said, cell, firm in rows
    ]


_NAMED = ("name", "given_all", "given", "family", "maiden", "credentials")


def _names(records: Columns) -> Columns:
    """The columns that are read off the name: to show, and folded to match by."""
    told = [_column(records, name) for name in ("first_name", "last_name", "full_name")]
    if not any(told[0]) and not any(told[1]):
        rows = mapped(told[2], lambda full: _named("", "", full))
    else:
        rows = mapped(zip(*told, strict=True), lambda row: _named(*row))
    columns = map(list, zip(*rows, strict=True)) if rows else ([] for _ in _NAMED)
    result: Columns = dict(zip(_NAMED, columns, strict=True))
    if "maiden_name" in records:
        own = mapped(records["maiden_name"], names.fold)
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
    cities = _seen(records, "city", names.fold)
    wider = _seen(records, "location", lambda text: names.fold(text.split(",")[0]))
    return [city or place for city, place in zip(cities, wider, strict=True)]


def _several(records: Columns, name: str, look: Callable[[str], Any]) -> Iterable[tuple[Any, ...]]:
    """For each record what `look` makes of the field and of its further columns."""
    found = [mapped(records[name + n], look) for n in _PLACES if name + n in records]
    return zip(*found, strict=True) if found else (() for _ in records["record"])


def _employers(records: Columns) -> list[str]:
    rows = _several(records, "past_company", company.key)
    return mapped(rows, lambda row: "|".join(dict.fromkeys(filter(None, row))))


def _addresses(records: Columns) -> list[tuple[str, ...]]:
    if not any("email" + n in records for n in _PLACES[1:]):
        return list(map(addresses.emails, _column(records, "email")))  # hardly one stands twice
    rows = _several(records, "email", addresses.emails)
    return [tuple(dict.fromkeys(sum(row, ()))) for row in rows]


def _days(records: Columns) -> list[str]:
    """Days of connection; whether the day comes first is decided for each file."""
    if "connected_on" not in records:
        return _column(records, "connected_on")
    texts = records["connected_on"]
    slashes = {
        (source, text)
        for source, text in zip(records["list"], texts, strict=True)
        if "/" in text or "-" in text
    }
    first = {source for source, text in slashes if days.is_day_first([text])}
    return [
        days.day(text, source in first) if text else ""
        for source, text in zip(records["list"], texts, strict=True)
    ]


def _answers(records: Columns) -> tuple[list[int], list[int]]:
    """Who offered to be contacted, and whom nobody may write to: a no in either kind of column."""
    yes = _seen(records, "mentor", _in_any(lambda text: columns.answer(text) is True))
    bars = [column for name, look in _BARS if any(column := _seen(records, name, look))]
    no = map(any, zip(*bars, strict=True)) if bars else repeat(False, len(yes))
    return yes, list(map(int, no))


def _in_any(look: Callable[[str], bool]) -> Callable[[str], int]:
    """Whether it holds for what one of several columns tells."""
    return lambda text: int(any(map(look, text.split("\x1f"))))


_BARS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("mentor", _in_any(cells.refuses)),
    ("do_not_contact", _in_any(cells.forbids)),
    ("title", cells.is_dead),
    ("company", cells.is_dead),
    ("notes", cells.bars),
)


def studied(records: Columns, year: int) -> list[Studied]:
    """(school, year, major_field) of each school, major or year that each record tells of."""
    every: list[Studied] = []
    for n in _PLACES:
        if not any(name + n in records for name in STUDY):
            continue
        told = list(zip(*(_column(records, name + n) for name in STUDY), strict=True))
        found = mapped(told, lambda row: _resolved(row, year))
        every = [a + b for a, b in zip(every, found, strict=True)] if every else found
    return every or [()] * len(records["record"])


STUDY = ("school", "year", "degree", "major")


def _resolved(row: tuple[str, str, str, str], year: int) -> Studied:
    found = (
        (
            cells.school_key(place) if place else "",
            days.class_year(when, year) if when else "",
            program.major(major or degree)[1],
        )
        for place, when, degree, major in cells.studies(*row)
    )
    return tuple(study for study in dict.fromkeys(found) if any(study))
