"""One person out of their records: every fact with the cell it was read from.

`derive.py` says the same of everyone on whole columns; both take the first value that is not
empty, the user's word before the newest file's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from outreach import addresses, cells, clubs, columns, days, names
from outreach.model import Fact, Person, Study
from outreach.model.intake import LastContact, Read
from outreach.resolve import company, field, program, school


class _Facts:
    """The facts of one person by field, the user's word first. A class to hold the two lookups."""

    def __init__(self, rows: Sequence[Read], said: Mapping[str, tuple[str, str]]) -> None:
        self.rows = rows
        self.said = said

    def all(self, *wanted: str) -> Iterator[Fact]:
        """Every value of the fields, in order of precedence."""
        for name in wanted:
            if name in self.said:
                value, day = self.said[name]
                yield Fact(value, said=day)
        for row in self.rows:
            yield from (fact for name, fact in facts_of(row) if name in wanted)

    def first(self, *wanted: str) -> Fact | None:
        """The value that stands."""
        return next(self.all(*wanted), None)


def facts_of(row: Read) -> Iterator[tuple[str, Fact]]:
    """(field, fact) of every cell of a record that is not empty."""
    for column, name, text in row.cells:
        if row.said:
            yield name, Fact(text, said=row.said)
        elif not column:  # the user said it of the whole list
            yield name, Fact(text, row.origin.file, said=row.day)
        else:
            yield name, Fact(text, row.origin.file, row.origin.row, column)


def assemble(
    person: str,
    rows: Sequence[Read],
    said: Mapping[str, tuple[str, str]],
    contacts: Sequence[LastContact | None],
    year: int,
) -> Person:
    """The person out of their records, the newest import first.

    Args:
        person: Their id.
        rows: Their live records.
        said: Field → (value, day), what the user said of them.
        contacts: The last message from them, and to them.
        year: The present year, for two-digit years.
    """
    facts = _Facts(rows, said)
    name, whole = _name(facts)
    base = Person(id=person, name=whole, given=name.given, family=name.family)
    studies = _studies(rows, said, year)
    return replace(
        _working(base, facts),
        greeting=_greeting(facts, name, whole),
        emails=_emails(facts),
        url=_url(facts),
        connected=any(row.connection for row in rows),
        connected_on=_connected_on(rows, year),
        studies=studies,
        credentials=_credentials(facts),
        clubs=tuple(_clubs(facts, studies)),
        past_companies=_past(facts),
        location=_location(facts),
        hometown=facts.first("hometown"),
        started_on=_started(facts),
        last_received=next((_day(one) for one in contacts if one and one.received), None),
        last_sent=next((_day(one) for one in contacts if one and one.sent), None),
        mentor=next((f for f in _numbered(facts, "mentor") if columns.answer(f.value)), None),
        mutuals=facts.first("mutuals"),
        hook=facts.first("hook"),
        hook_source=facts.first("hook_source"),
        referred_by=facts.first("referred_by"),
        may_name=_leave(facts),
        news=facts.first("news"),
        do_not_contact=_refusal(facts),
        language=found.value.strip().lower() if (found := facts.first("language")) else "",
        origins=tuple(row.origin for row in rows),
    )


def _name(facts: _Facts) -> tuple[names.PersonName, Fact]:
    """The name taken apart, and the display name with the cell that it stands in."""
    if "full_name" in facts.said:
        whole = next(facts.all("full_name"))
        return names.full_name(whole.value), whole.saying(names.full_name(whole.value).display)
    for row in facts.rows:
        name, found = _read_name(row)
        if name.display:
            return name, found[0].saying(name.display)
    return names.PersonName(), Fact("")


def _read_name(row: Read) -> tuple[names.PersonName, list[Fact]]:
    """The name in a record taken apart, and the cells that it stands in."""
    found = dict(reversed(list(facts_of(row))))
    parts = [found[name] for name in ("first_name", "last_name") if name in found]
    if parts:
        empty = Fact("")
        first, last = found.get("first_name", empty), found.get("last_name", empty)
        return names.person_name(first.value, last.value), parts
    full = found.get("full_name", Fact(""))
    return names.full_name(full.value), [full]


def _credentials(facts: _Facts) -> tuple[Fact, ...]:
    """The letters after the name in any record, each with the cell that holds them."""
    result: dict[str, Fact] = {}
    for row in facts.rows:
        name, found = _read_name(row)
        for letters in name.credentials:
            cell = next((f for f in found if letters in f.value.replace(".", "")), found[0])
            result.setdefault(letters.upper(), cell.saying(letters))
    return tuple(result.values())


def _greeting(facts: _Facts, name: names.PersonName, whole: Fact) -> Fact | None:
    if told := facts.first("greeting"):
        return told
    if known := facts.first("known_name"):
        called = names.person_name(known.value, name.family).greeting
        return known.saying(called) if called else None
    return whole.saying(name.greeting) if name.greeting else None


def _emails(facts: _Facts) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for fact in _numbered(facts, "email"):
        for address in addresses.emails(fact.value):
            found.setdefault(address, fact.saying(address))
    return tuple(found.values())


def _numbered(facts: _Facts, name: str) -> Iterator[Fact]:
    """The facts of a field that may occur several times in a row."""
    return facts.all(name, *(f"{name}_{n}" for n in range(2, 6)))


def _url(facts: _Facts) -> Fact | None:
    found = (f.saying(addresses.profile(f.value)) for f in facts.all("url"))
    return next((fact for fact in found if fact.value), None)


def _connected_on(rows: Sequence[Read], year: int) -> Fact | None:
    for row in rows:
        for name, fact in facts_of(row):
            on = days.day(fact.value, row.day_first) if name == "connected_on" else ""
            if on and int(on[:4]) <= year:  # a day to come is a slip
                return fact.saying(on)
    return None


def _clubs(facts: _Facts, studies: Iterable[Study]) -> Iterator[Fact]:
    seen, schools = set(), clubs.schools_of(studies)
    for fact in facts.all("club"):
        for club in clubs.listed(fact.value):
            if (found := clubs.key(club, schools)) not in seen:
                seen.add(found)
                yield fact.saying(club)


def _past(facts: _Facts) -> tuple[Fact, ...]:
    return tuple(f for f in _numbered(facts, "past_company") if company.is_employer(f.value))


def _location(facts: _Facts) -> Fact | None:
    """City, state and country in one, with the city's cell as origin."""
    if whole := facts.first("location"):
        return whole
    parts = [found for name in ("city", "state", "country") if (found := facts.first(name))]
    joined = ", ".join(names.tidy(part.value) for part in parts)
    return parts[0].saying(joined) if parts else None


def _started(facts: _Facts) -> Fact | None:
    fact = facts.first("started_on")
    year = cells.first_year(fact.value) if fact else ""
    return fact.saying(year) if fact and year else None


def _day(contact: LastContact) -> Fact:
    """The day of a last message, with the row that holds it."""
    column = "DATE" if "messages" in contact.file.lower() else "Sent At"
    return Fact(contact.received or contact.sent, contact.file, contact.row, column)


def _leave(facts: _Facts) -> Fact | None:
    """Where whoever suggested them agreed to be named; None for a no, and for nothing."""
    found = facts.first("may_name")
    return found if found and columns.answer(found.value) else None


def _refusal(facts: _Facts) -> Fact | None:
    """Why nobody may write to them: the user's word, else a cell that says so."""
    if "do_not_contact" in facts.said:
        fact = next(facts.all("do_not_contact"), None)
        return fact if fact and cells.forbids(fact.value) else None
    reasons = (
        *(f for f in _numbered(facts, "do_not_contact") if cells.forbids(f.value)),
        *(f for f in facts.all("title", "company") if cells.is_dead(f.value)),
        *(f for f in facts.all("notes") if cells.bars(f.value)),
        *(f for f in _numbered(facts, "mentor") if cells.refuses(f.value)),
    )
    return next(iter(reasons), None)


def _working(person: Person, facts: _Facts) -> Person:
    """The person with company and title, and what they resolve to."""
    title, headline = facts.first("title"), facts.first("headline")
    if title is None and headline and cells.work("", headline.value):
        title = headline
    employer = facts.first("company")
    known = field.field(title.value if title else "")
    person = replace(
        person,
        title=title,
        field_id=known.id,
        field_name=known.name,
        level=known.level,
        left=_left(title, employer),
    )
    if employer is None or not company.is_employer(employer.value):
        return person
    return replace(
        person,
        company=employer,
        company_id=company.company(employer.value).id,
        company_name=company.spoken(employer.value),
    )


def _left(title: Fact | None, employer: Fact | None) -> Fact | None:
    """The cell of an employer that says that the post beside it is over."""
    if not title or not employer or (title.file, title.row) != (employer.file, employer.row):
        return None
    return employer if cells.is_over(employer.value) else None


# ── studies ───────────────────────────────────────────────────────────────────────────────────


def _studies(
    rows: Sequence[Read], said: Mapping[str, tuple[str, str]], year: int
) -> tuple[Study, ...]:
    """Schools, majors and years over all records; one that says less than another is left out."""
    found: list[Study] = []
    for row in rows:
        cells_of = dict(reversed(list(facts_of(row))))
        for n in ("", "_2", "_3", "_4", "_5"):
            for study in _told_by(cells_of, n, year):
                if not any(_covers(old, study) for old in found):
                    found = [*(old for old in found if not _covers(study, old)), study]
    told = {name: Fact(said[name][0], said=said[name][1]) for name in said if name in _TOLD}
    if told:
        first = _retold(found[0] if found else Study(), told, year)
        found = [first, *found[1:]]
    return tuple(found)


_TOLD = ("school", "year", "degree", "major")


def _told_by(facts: Mapping[str, Fact], n: str, year: int) -> Iterator[Study]:
    """The studies that one set of school, year, degree and major cells tells of."""
    told = {name: facts[name + n] for name in _TOLD if name + n in facts}
    texts = [told[name].value if name in told else "" for name in _TOLD]
    for row in cells.studies(*texts):
        given = zip(_TOLD, row, strict=True)
        source = {**dict.fromkeys(_TOLD, told.get("degree", Fact(""))), **told}
        yield _retold(Study(), {name: source[name].saying(v) for name, v in given if v}, year)


def _retold(study: Study, told: Mapping[str, Fact], year: int) -> Study:
    """The study with some of its facts replaced."""
    if place := told.get("school"):
        key = cells.school_key(place.value)
        shown = school.school(place.value).name or names.tidy(place.value)
        study = replace(study, school=place, school_id=key, school_name=shown)
    if when := told.get("year"):
        four = days.class_year(when.value, year)
        study = replace(study, year=when.saying(four) if four else None)
    if degree := told.get("degree"):
        study = replace(study, degree=degree)
    subject = told.get("major") or told.get("degree")
    if subject:
        spoken, known = program.major(subject.value)
        major = subject.saying(spoken) if spoken else None
        study = replace(study, major=major or study.major, major_field=known or study.major_field)
    return study


def _covers(old: Study, new: Study) -> bool:
    """Whether `old` says all that `new` says."""
    same_school = not new.school_id or old.school_id == new.school_id
    same_year = new.year is None or (old.year is not None and old.year.value == new.year.value)
    rest = (new.major is None or old.major is not None) and (
        new.degree is None or old.degree is not None
    )
    return same_school and same_year and rest
