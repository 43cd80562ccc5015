"""Records → people and studies, on whole columns: each distinct text is looked at once.

`person.py` says the same of one person with the origin of every fact; both take the first value
that is not empty, the user's word before the newest file's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
from pandas import DataFrame, Series

from outreach import cells, columns, days, merge, names
from outreach.merge import Row
from outreach.model import PEOPLE, STUDIES
from outreach.model.intake import Doubt, LastContact, Word
from outreach.resolve import company, field, program

Said = Mapping[str, Mapping[str, tuple[str, str]]]
_PLACES = ("", "_2", "_3", "_4", "_5")


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the records.

    Attributes:
        owners: Record id → person id.
        people: model.PEOPLE.
        studies: model.STUDIES.
        doubts: Pairs of people who may be one.
    """

    owners: dict[str, str]
    people: DataFrame
    studies: DataFrame
    doubts: list[Doubt]


def derive(
    records: DataFrame,
    words: Sequence[Word],
    contacts: Sequence[LastContact],
    said: Callable[[Mapping[str, str]], Said],
    year: int,
) -> Derived:
    """Find out who is who, and what is known of each.

    Args:
        records: model.RECORDS with `list` and `connection`, the newest import first.
        words: The user's word on pairs.
        contacts: Last contacts, the newest import first.
        said: Given record → person, person → field → (value, day).
        year: The present year, for two-digit years.
    """
    known = _known(records)
    studied = _studied(records, year)
    owners, doubts = merge.merge(_rows(known, studied), words)
    known["id"] = known["record"].map(owners)
    people = _first(known)
    _contacted(people, contacts)
    studies = _studies(studied.assign(person=studied["record"].map(owners)))
    people, studies = _told(people, studies, said(owners), year)
    return Derived(owners, people[list(PEOPLE)], studies, doubts)


# ── one row a record ──────────────────────────────────────────────────────────────────────────


def _column(records: DataFrame, name: str) -> "Series[Any]":
    if name in records:
        return records[name]
    return Series("", index=records.index, dtype=object)


def _mapped(texts: "Series[Any]", look: Callable[[str], object]) -> "Series[Any]":
    """Apply `look` to each distinct text once."""
    return texts.map({text: look(text) for text in texts.unique()})


def _letters(name: names.PersonName) -> str:
    return "|".join(letters.upper().replace(".", "") for letters in name.credentials)


def _number(text: str) -> str:
    return text.strip() if text.strip().isdigit() else ""


def _known(records: DataFrame) -> DataFrame:
    """The columns of PEOPLE for each record, and what merging looks at beside them."""
    parts = _names(records)
    resolved = _mapped(_column(records, "company"), company.company)
    title = _titles(records)
    known = _mapped(title, field.field)
    yes, no = _answers(records)
    url = _mapped(_column(records, "url"), names.profile)
    # Columns of lists, so that no index has to be aligned.
    return DataFrame(
        {
            "record": records["record"],
            "list": records.get("list", ""),
            "connection": records.get("connection", False),
            "name": [part.display for part in parts],
            "given_all": [names.fold(part.given) for part in parts],
            "family": [names.fold(part.family) for part in parts],
            "given": [names.fold(part.given).split(" ", 1)[0] for part in parts],
            "company_id": [found.id for found in resolved],
            "title_key": _mapped(title, names.fold),
            "field": [found.id for found in known],
            "level": [found.level for found in known],
            "clubs": _mapped(_column(records, "club"), cells.clubs_key),
            "credentials": [_letters(part) for part in parts],
            "employers": _employers(records),
            "hometown": _mapped(_column(records, "hometown"), names.fold),
            "industry": _mapped(_column(records, "industry"), names.fold),
            "emails": _addresses(records),
            "url": url,
            "connected": records.get("connection", Series(False, index=records.index)).astype(int),
            "connected_on": _days(records),
            "mentor": yes,
            "mutuals": _mapped(_column(records, "mutuals"), _number),
            "started": _mapped(_column(records, "started_on"), cells.first_year),
            "referred": (_column(records, "referred_by") != "").astype(int),
            "dnc": no,
            "age": records["age"],
        },
        dtype=object,
    )  # fmt: skip


def _titles(records: DataFrame) -> "Series[Any]":
    title, headline = _column(records, "title"), _column(records, "headline")
    spoken = _mapped(headline, lambda text: cells.work("", text)) if "headline" in records else ""
    return title.where(title != "", spoken)


def _names(records: DataFrame) -> list[names.PersonName]:
    first, last = _column(records, "first_name"), _column(records, "last_name")
    full = _column(records, "full_name")
    return [
        names.person_name(a, b) if a or b else names.full_name(c)
        for a, b, c in zip(first, last, full, strict=True)
    ]


def _employers(records: DataFrame) -> list[str]:
    past = [_column(records, f"past_company{n}") for n in _PLACES if f"past_company{n}" in records]
    if not past:
        return [""] * len(records)
    found = [_mapped(column, lambda text: company.company(text).id) for column in past]
    return ["|".join(dict.fromkeys(filter(None, row))) for row in zip(*found, strict=True)]


def _addresses(records: DataFrame) -> list[tuple[str, ...]]:
    cells = [_column(records, f"email{n}") for n in _PLACES if f"email{n}" in records]
    if not cells:
        return [()] * len(records)
    found = [_mapped(column, names.emails) for column in cells]
    return [tuple(dict.fromkeys(sum(row, ()))) for row in zip(*found, strict=True)]


def _days(records: DataFrame) -> "Series[Any]":
    """Days of connection; whether the day comes first is decided for each file."""
    texts = _column(records, "connected_on")
    if not (texts != "").any():
        return texts
    parts = []
    for _, part in texts.groupby(records["list"]):
        day_first = days.is_day_first(part.unique())
        parts.append(_mapped(part, partial(days.day, day_first=day_first)))
    found: Series[Any] = pd.concat(parts).reindex(texts.index)
    return found


def _answers(records: DataFrame) -> tuple["Series[int]", "Series[int]"]:
    """Who offered to be contacted, and whom nobody may write to: a no in either kind of column."""
    yes = Series(0, index=records.index)
    no = Series(0, index=records.index)
    for name in records.columns:
        if name.startswith("mentor"):
            yes |= (_mapped(records[name], columns.answer) == True).astype(int)  # noqa: E712 - None too
            no |= _mapped(records[name], cells.refuses).astype(int)
        elif name.startswith("do_not_contact"):
            no |= _mapped(records[name], cells.forbids).astype(int)
    return yes, no


def _studied(records: DataFrame, year: int) -> DataFrame:
    """One row for each school, major or year of a record: record, school, year, major_field."""
    rows: list[tuple[str, str, str, str, str]] = []
    for n in _PLACES:
        if any(name + n in records for name in _STUDY):
            told = zip(*(_column(records, name + n) for name in _STUDY), strict=True)
            for record, texts in zip(records["record"], told, strict=True):
                rows += [(record, *study) for study in cells.studies(*texts)]
    every = DataFrame(rows, columns=["record", *_STUDY], dtype=object)
    subject = every["major"].where(every["major"] != "", every["degree"])
    return DataFrame(
        {
            "record": every["record"],
            "school": _mapped(every["school"], cells.school_key),
            "year": _mapped(every["year"], lambda text: names.class_year(text, year)),
            "major_field": _mapped(subject, lambda text: program.major(text)[1]),
        },
        dtype=object,
    )


_STUDY = ("school", "year", "degree", "major")


# ── who is who ────────────────────────────────────────────────────────────────────────────────


def _rows(known: DataFrame, studied: DataFrame) -> list[Row]:
    """What merging looks at."""
    dated = studied[(studied["school"] != "") & (studied["year"] != "")]
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    for record, place, year in zip(dated["record"], dated["school"], dated["year"], strict=True):
        pairs[record] = (*pairs.get(record, ()), (place, year))
    wanted = ("record", "list", "connection", "given_all", "family", "url", "emails", "company_id")
    columns = [known[name].tolist() for name in wanted]
    return [
        Row(record, source, bool(linked), given, family, url, mails, firm, pairs.get(record, ()))
        for record, source, linked, given, family, url, mails, firm in zip(*columns, strict=True)
    ]


# ── one row a person ──────────────────────────────────────────────────────────────────────────

_ANY = ("connected", "mentor", "referred", "dnc")  # true of the person if of any record
_ALL = ("clubs", "credentials", "employers")  # lists that add up
_LAST = ("age",)


def _first(known: DataFrame) -> DataFrame:
    """The first value that is not empty, over a person's records, the newest import first."""
    known = known.assign(
        email=[found[0] if found else "" for found in known["emails"]], received="", sent=""
    )
    counts = known["id"].map(known["id"].value_counts())
    single, several = known[counts == 1], known[counts > 1]
    if len(several):
        groups = several.replace("", None).groupby("id", sort=False)
        merged = groups.first()
        for name in _ANY:
            merged[name] = groups[name].max()
        for name in _ALL:
            merged[name] = groups[name].agg(_union)
        for name in _LAST:
            merged[name] = groups[name].max()
        merged = merged.astype(object).where(merged.notna(), "").reset_index()
        single = pd.concat([single, merged[single.columns]], ignore_index=True)
    return single.sort_values("id", ignore_index=True)


def _union(texts: "Series[str]") -> str:
    return "|".join(dict.fromkeys(w for text in texts if text for w in text.split("|") if w))


def _contacted(people: DataFrame, contacts: Sequence[LastContact]) -> None:
    """Set the days of the last messages: by profile, else by a name that only one person has."""
    by_url: dict[str, LastContact] = {}
    by_name: dict[str, LastContact] = {}
    for one in contacts:
        if one.url:
            by_url.setdefault(one.url, one)
        else:
            by_name.setdefault(names.fold(one.name), one)
    if not by_url and not by_name:
        return
    keys = people["name"].map(names.fold)
    alone = ~keys.duplicated(keep=False)
    found = [
        by_url.get(url) or (by_name.get(key) if unique else None)
        for url, key, unique in zip(people["url"], keys, alone, strict=True)
    ]
    people["received"] = [one.received if one else "" for one in found]
    people["sent"] = [one.sent if one else "" for one in found]


def _studies(studied: DataFrame) -> DataFrame:
    """The distinct studies of each person; a row that says less than another is left out."""
    kept = studied[list(STUDIES)].drop_duplicates()
    kept = kept[(kept["school"] != "") | (kept["year"] != "") | (kept["major_field"] != "")]
    return kept.reset_index(drop=True)


# ── the user's word ───────────────────────────────────────────────────────────────────────────


def _told(
    people: DataFrame, studies: DataFrame, said: Said, year: int
) -> tuple[DataFrame, DataFrame]:
    """Lay what the user said over what was read."""
    if not said:
        return people, studies
    known = set(people["id"])
    extra = []
    for person, facts in said.items():
        if person not in known:
            continue
        for name, value in told(facts).items():
            people.loc[people["id"] == person, name] = value
        if any(name in facts for name in ("school", "year", "major")):
            mine = studies[studies["person"] == person].copy()
            studies = studies[studies["person"] != person]
            extra.append(_restudied(mine, person, facts, year))
    return people, pd.concat([studies, *extra], ignore_index=True)


def told(facts: Mapping[str, tuple[str, str]]) -> dict[str, str | int]:
    """The columns of PEOPLE that the user's word changes."""
    result: dict[str, str | int] = {}
    for name, (value, _) in facts.items():
        if name == "title":
            found = field.field(value)
            result |= {"field": found.id, "level": found.level}
            result["title_key"] = names.fold(value)
        elif name == "company":
            result["company_id"] = company.company(value).id
        elif name == "email":
            result["email"] = next(iter(names.emails(value)), "")
        elif name == "url":
            result["url"] = names.profile(value)
        elif name == "club":
            result["clubs"] = cells.clubs_key(value)
        elif name in ("hometown", "industry"):
            result[name] = names.fold(value)
        elif name == "full_name":
            result["name"] = names.full_name(value).display
        elif name == "do_not_contact":
            result["dnc"] = int(cells.forbids(value))
        elif name == "mentor":
            result["mentor"] = int(columns.answer(value) is True)
        elif name == "referred_by":
            result["referred"] = int(bool(value))
    return result


def _restudied(
    mine: DataFrame, person: str, facts: Mapping[str, tuple[str, str]], year: int
) -> DataFrame:
    """The person's first study with the user's school, year or major; the others as they were."""
    if mine.empty:
        mine = DataFrame([(person, "", "", "")], columns=list(STUDIES), dtype=object)
    first = mine.index[0]
    if "school" in facts:
        mine.loc[first, "school"] = cells.school_key(facts["school"][0])
    if "year" in facts:
        mine.loc[first, "year"] = names.class_year(facts["year"][0], year)
    if "major" in facts:
        mine.loc[first, "major_field"] = program.major(facts["major"][0])[1]
    return mine
