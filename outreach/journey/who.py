"""Who is known: what the user saw and knows of them, and who is one person."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from outreach import __version__, addresses, cells, days, names, person, profile
from outreach.config import Home, shipped
from outreach.errors import NoSuchPerson, UsageError
from outreach.model import FIELDS, LANGUAGES, Fact, Person
from outreach.model.intake import Import, Table, Word
from outreach.resolve import tables
from outreach.store import Store, derived, people, reading, records, stops, writing
from outreach.store import names as kept


def rederive(store: Store, home: Home, fresh: derived.Fresh | None = None) -> None:
    """Find out anew who is who: everything that follows from the records and the user's word.

    `fresh` are the tables that were just written.
    """
    from outreach.derive import derive  # noqa: PLC0415 - only where records changed

    tables.use(mine(home, kept.aliases(store)))
    found = derive(
        derived.read_records(store, fresh or {}),
        records.words(store),
        records.contacts(store),
        lambda owners: records.said(store, owners),
        home.clock().year,
    )
    derived.write_people(store, found.owners, found.people, found.studies, found.doubts)
    stops.mark(store, barred_keys)
    kept.keep(store, "stamp", tables.mine().stamp)


def stop_keys(email: str, url: str, name: str, company: str) -> list[str]:
    """What a no holds by: an address, a profile, a name with its company."""
    keys = [f"email {email}" if email else "", f"url {url}" if url else ""]
    keys.append(f"name {names.fold(name)} at {company}" if name and company else "")
    return [key for key in keys if key]


def barred_keys(email: str, url: str, name: str, company: str) -> list[str]:
    """What a no is looked up by: that, and the name, of which alone it may have been said."""
    return [*stop_keys(email, url, name, company), f"name {names.fold(name)}"]


def all_keys(found: Person) -> list[str]:
    """The same of all addresses of a person; of a name alone where nothing else is known."""
    url = found.url.value if found.url else ""
    name = found.name.value
    keys = [key for fact in found.emails for key in stop_keys(fact.value, "", "", "")]
    keys += stop_keys("", url, name, found.company_id)
    return keys or [f"name {names.fold(name)}"]


def looked_up(found: Person) -> list[str]:
    """What a no to a person is looked up by."""
    return [*all_keys(found), f"name {names.fold(found.name.value)}"]


def mine(home: Home, aliases: tuple[tuple[str, str, str], ...]) -> tables.Mine:
    """What this home adds to the shipped tables, with a stamp that changes when any table does."""
    own = sorted(home.tables.glob("*.csv")) if home.tables.is_dir() else []
    # With the year another is meant by '33, so at New Year everybody is looked at anew.
    parts = [__version__, profile.country(home), repr(aliases), str(home.clock().year)]
    for path in (*sorted(shipped("data").glob("*.csv")), *own):
        parts.append(f"{path.name} {path.stat().st_size}")
    parts += [str(path.stat().st_mtime_ns) for path in own]
    stamp = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    return tables.Mine(
        profile.country(home).upper() or "US", home.tables if own else None, aliases, stamp
    )


def use(home: Home) -> None:
    """Look names up in the tables of this home from here on."""
    if not home.database.exists():
        tables.use(mine(home, ()))
        return
    with reading(home) as store:
        tables.use(mine(home, kept.aliases(store)))


def refresh(home: Home) -> None:
    """Find out anew who is who, if a table, an alias or the country has changed since."""
    use(home)
    if not home.database.exists():
        return
    with reading(home) as store:
        stale = kept.meta(store, "stamp") != tables.mine().stamp and bool(records.imports(store))
    if stale:
        with writing(home) as store:
            rederive(store, home)


def add(home: Home, name: str, facts: Mapping[str, str]) -> Person:
    """Add a person that the user knows of; returned as they now are."""
    with writing(home) as store:
        owner = added(store, home, name, facts)
    return one(home, owner)


def added(store: Store, home: Home, name: str, facts: Mapping[str, str]) -> str:
    """Id of the person that a name and facts make, new or known."""
    if not names.full_name(name).display:
        raise UsageError("A person needs a name.", "outreach add 'Mei Tanaka' company=Corvid")
    known = {"full_name": name} | _checked(facts)
    header, cells = list(known), list(known.values())
    table = Table("you", header, [cells], [1], {column: column for column in header})
    (record,) = records.record_ids("said", table)
    digest = hashlib.sha256(f"said {record}".encode()).hexdigest()
    if not records.known(store, digest):
        blank = Import(0, "you", "said", digest, home.today, home.today, "")
        records.add(store, blank, [(table, [record])], ())
        rederive(store, home)
    (owner,) = people.find(store, record)
    return owner


def tell(home: Home, text: str, facts: Mapping[str, str]) -> Person:
    """Keep what the user said of a person; an empty value takes an earlier word back."""
    with writing(home) as store:
        owner = only(store, text)
        told(store, home, owner, facts)
    return one(home, owner)


def told(store: Store, home: Home, owner: str, facts: Mapping[str, str]) -> None:
    """Keep the user's word on a person by id, and find out anew who is who."""
    for field, value in _checked(facts).items():
        records.say(store, owner, field, value, home.today)
    rederive(store, home)


def _checked(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts under the fields that exist.

    Raises:
        UsageError: If a field does not exist, or its value cannot be meant.
    """
    result = {}
    for given, value in facts.items():
        field = {"name": "full_name", "linkedin": "url", "source": "hook_source"}.get(given, given)
        if field not in FIELDS:
            shown = ", ".join(f for f in FIELDS if f not in ("first_name", "last_name"))
            raise UsageError(f"{given} is no field that can be set.", f"There are: {shown}.")
        if field == "school" and (doubt := cells.doubtful(value)):
            raise UsageError(doubt, 'school="University of …"')
        wrong = value and (
            (field == "language" and value.lower() not in LANGUAGES)
            or (field == "email" and not addresses.emails(value))
            or (field == "url" and not addresses.profile(value))
            or (field == "year" and not days.class_year(value, days.LATEST))
        )
        if wrong:
            raise UsageError(f"{value} is no {field}.", _EXAMPLES[field])
        result[field] = value
    return result


_EXAMPLES = {
    "language": f"There are: {', '.join(LANGUAGES)}.",
    "email": "An address looks like jordan@example.org.",
    "url": "A profile looks like https://www.linkedin.com/in/jordan-rivera.",
    "year": "A year looks like 2017 or '17.",
}


def only(store: Store, text: str, whole: bool = False) -> str:
    """Id of the one person that a text names, by their whole name where a slip would cost much.

    Raises:
        NoSuchPerson: If there is none, or there are several; the message lists them.
    """
    found = people.find(store, text, whole)
    if len(found) == 1:
        return found[0]
    if not found:
        near = " or ".join(people.nearest(store, text))
        hint = f"Did you mean {near}?" if near else "`outreach people QUERY` searches."
        raise NoSuchPerson(f"Nobody is called {text}.", hint)
    shown = "; ".join(f"{owner} ({_line(_person(store, owner))})" for owner in found[:6])
    raise NoSuchPerson(f"{len(found)} people are called {text}: {shown}.", "Name one by its id.")


def _line(found: Person) -> str:
    work = [found.title.value if found.title else "", found.company_name]
    return " at ".join(part for part in work if part) or "nothing else known"


# ── people ────────────────────────────────────────────────────────────────────────────────────


def _person(store: Store, owner: str, year: int = 2100) -> Person:
    return several(store, [owner], year)[0]


def several(store: Store, owners: Sequence[str], year: int) -> list[Person]:
    """People by id, in that order, with the origin of every fact."""
    from outreach.derive import contacted  # noqa: PLC0415 - `rank` starts without it

    said = records.said(store)
    rows = people.reads(store, owners)
    contacts = records.contacts(store)
    written = contacted(people.named(store), contacts) if contacts else {}
    found = [
        person.assemble(owner, rows[owner], said.get(owner, {}), written.get(owner, ()), year)
        for owner in owners
    ]
    found = [one if rows[one.id] else _named(store, one, year) for one in found]
    days = stops.days(store, [looked_up(one) for one in found])
    return [
        replace(one, do_not_contact=Fact("stop", said=day)) if day else one
        for one, day in zip(found, days, strict=True)
    ]


def _named(store: Store, gone: Person, year: int) -> Person:
    """Somebody whose import was taken back, by the name that they had: their events stay."""
    rows = people.reads(store, [gone.id], undone=True)[gone.id]
    known = person.assemble(gone.id, rows, {}, (), year)
    return replace(gone, name=known.name)


def one(home: Home, text: str) -> Person:
    """The one person that a text names."""
    refresh(home)
    with reading(home) as store:
        return several(store, [only(store, text)], home.clock().year)[0]


def found(home: Home, query: str) -> list[Person]:
    """People whose name, company or title holds every word; all of them for an empty query."""
    refresh(home)
    with reading(home) as store:
        exact = people.find(store, query) if query else []
        return several(store, exact or people.search(store, query), home.clock().year)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, and why.

    Attributes:
        one: The one.
        other: The other.
        why: The evidence, in words.
    """

    one: Person
    other: Person
    why: str


def doubts(home: Home) -> list[Pair]:
    """The pairs that the user may decide with `join` or `split`."""
    refresh(home)
    with reading(home) as store:
        pairs = people.doubts(store)
        ids = list(dict.fromkeys(owner for one, other, _ in pairs for owner in (one, other)))
        by_id = dict(zip(ids, several(store, ids, home.clock().year), strict=True))
        return [Pair(by_id[one], by_id[other], why) for one, other, why in pairs]


def last_word(home: Home) -> int:
    """Number of the user's latest word on who is who."""
    with reading(home) as store:
        return records.last_word(store)


def undecide(home: Home, after: int) -> None:
    """Take back what was decided of pairs since.

    Raises:
        UsageError: If nothing was.
    """
    with writing(home) as store:
        if not records.unsay(store, after):
            raise UsageError("Nothing was decided since.", "outreach doubts")
        rederive(store, home)


def join(home: Home, first: str, second: str) -> Person:
    """Make one person of two, by the user's word."""
    with writing(home) as store:
        a, b = only(store, first), only(store, second)
        if a == b:
            raise UsageError(f"{first} and {second} are one person already.")
        for word in records.words(store):
            if not word.joined and {word.one, word.other} <= _own(store, a) | _own(store, b):
                records.decide(store, Word(True, word.one, word.other), home.today)
        records.decide(store, Word(True, a, b), home.today)
        rederive(store, home)
        (owner,) = people.find(store, a)
    return one(home, owner)


def _own(store: Store, owner: str) -> set[str]:
    return set(people.records_of(store, owner))


def split(home: Home, text: str) -> list[Person]:
    """Part a person into their records, by the user's word; each is then a person."""
    with writing(home) as store:
        owner = only(store, text)
        own = people.records_of(store, owner)
        if len(own) < 2:
            raise UsageError(f"{text} stands in one row only, so there is nothing to part.")
        no = records.said(store).get(owner, {}).get("do_not_contact")
        for at, record in enumerate(own):
            for other in own[at + 1 :]:
                records.decide(store, Word(False, record, other), home.today)
            if no:  # it is not known which of them said it, so it holds for each
                records.say(store, record, "do_not_contact", *no)
        rederive(store, home)
        owners = list(dict.fromkeys(people.find(store, record)[0] for record in own))
        return several(store, owners, home.clock().year)


def part(home: Home, first: str, second: str) -> list[Person]:
    """Say that two are two, by the user's word: nobody joins them or asks again."""
    with writing(home) as store:
        a, b = only(store, first), only(store, second)
        if a == b:
            raise UsageError(
                f"{first} and {second} are one person.", f"`outreach split {a}` parts their rows."
            )
        for record in _own(store, a):
            for other in _own(store, b):
                records.decide(store, Word(False, record, other), home.today)
        rederive(store, home)
        return several(store, [a, b], home.clock().year)
