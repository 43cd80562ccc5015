"""Gathering: who the seeker is, and the people they may ask."""

import hashlib
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from outreach import importers, person, profile
from outreach.config import Home
from outreach.errors import NoSuchImport, NoSuchPerson, UnreadableFile, UsageError
from outreach.importers import linkedin
from outreach.model import FIELDS, Person
from outreach.model.intake import Batch, Import, LastContact, Options, Read, Table, Word
from outreach.store import derived, people, reading, records, writing


@dataclass(frozen=True, slots=True)
class Imported:
    """What one `import` brought.

    Attributes:
        imports: One for each file that was read; `again` names those that were known already.
        refused: (path, why, what to do) of each file that was not.
        again: Numbers of the imports that an identical file had made before.
    """

    imports: tuple[Import, ...]
    refused: tuple[tuple[str, str, str], ...]
    again: tuple[int, ...] = ()


def init(home: Home, archive: Path | None, answers: Mapping[str, object]) -> dict[str, object]:
    """Write the profile: the archive's facts, then the answers. Returns the values written.

    What the seeker wrote into the profile by hand is never overwritten by the archive.
    """
    from outreach import seeker  # noqa: PLC0415 - the tables are loaded only here

    found = seeker.drafted(linkedin.owner(archive)) if archive else {}
    if home.profile.exists():
        old = profile.Profile(home.profile.read_text(encoding="utf-8"))
        found = {key: value for key, value in found.items() if not old.get(key, None)}
    values = found | {key: value for key, value in answers.items() if value}
    profile.save(home, values)
    return values


def bring(
    home: Home,
    paths: Sequence[Path],
    options: Options,
    form: str = "",
    dry_run: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Imported:
    """Import files: each is kept whole or not at all, and a bad one does not cost the others.

    Args:
        home: The user's folder.
        paths: Files and folders.
        options: What the user said about them.
        form: Importer to use, where the user names it.
        dry_run: Show what would be imported, keep nothing.
        progress: Told the name of each file before it is read.
    """
    done: list[Import] = []
    refused: list[tuple[str, str, str]] = []
    again: list[int] = []
    for path in paths:
        progress(path.name)
        try:
            brought, known = _bring_one(home, path, options, form, dry_run)
        except UnreadableFile as error:
            refused.append((str(path), str(error), error.hint))
            continue
        done.append(brought)
        again += [brought.id] if known else []
    return Imported(tuple(done), tuple(refused), tuple(again))


def _bring_one(
    home: Home, path: Path, options: Options, form: str, dry_run: bool
) -> tuple[Import, bool]:
    if _is_linkedin_page(str(path)):
        raise UnreadableFile(_NO_LINKEDIN, _ASK_LINKEDIN)
    if not path.exists():
        raise UnreadableFile(f"{path} is not there.", "Check the name; quote it if it has spaces.")
    with reading(home) as store:
        options = replace(options, remembered=records.remembered(store))
    batch = importers.identify(path, form).extract(path, options)
    tables = [(table, records.record_ids(batch.format, table)) for table in batch.tables]
    digest = _digest(batch, [record for _, ids in tables for record in ids], options)
    with writing(home) as store:
        if known := records.known(store, digest):
            return known, True
        school = options.school if batch.format == "table" else ""  # connections went anywhere
        blank = Import(0, str(path), batch.format, digest, home.today, _age(path), school)
        brought = records.add(store, blank, tables, batch.contacts)
        if options.mapping:
            for table in batch.tables:
                records.remember(store, "\t".join(table.header), options.mapping)
        rederive(store, home, brought.id, tables)
        if dry_run:
            store.execute("ROLLBACK")
            store.execute("BEGIN")
    return brought, False


_NO_LINKEDIN = "outreach never reads linkedin.com: its terms forbid it, and your account would pay."
_ASK_LINKEDIN = (
    "Ask LinkedIn for your own copy: Settings, Data privacy, Get a copy of your data; then"
    " `outreach import` the zip."
)


def _is_linkedin_page(path: str) -> bool:
    return bool(re.match(r"https?:/+([a-z]+\.)?linkedin\.com", path, re.IGNORECASE))


def _digest(batch: Batch, ids: Sequence[str], options: Options) -> str:
    """Of all that would be written: the same people and words, however they were packed."""
    parts = [batch.format, options.school if batch.format == "table" else ""]
    for table in batch.tables:
        parts += [*table.header, *map(str, sorted(table.mapping.items())), str(table.skipped)]
    parts += ids
    parts += map(str, batch.contacts)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _age(path: Path) -> str:
    """The day that the name of an archive tells, else the day of the file."""
    if found := re.search(r"(\d{2})-(\d{2})-(20\d{2})", path.name):
        return f"{found[3]}-{found[1]}-{found[2]}"
    return date.fromtimestamp(path.stat().st_mtime).isoformat()


def rederive(
    store: sqlite3.Connection, home: Home, number: int = 0, fresh: derived.Fresh = ()
) -> None:
    """Find out anew who is who: everything that follows from the records and the user's word.

    `number` and `fresh` are the import that was just written and its tables.
    """
    from outreach.derive import derive  # noqa: PLC0415 - its tables are loaded only here

    found = derive(
        derived.read_records(store, number, fresh),
        records.words(store),
        records.contacts(store),
        lambda owners: records.said(store, owners),
        home.clock().year,
    )
    derived.write_people(store, found.owners, found.people, found.studies, found.doubts)


def imports(home: Home) -> list[Import]:
    """Every import, those taken back too, the oldest first."""
    with reading(home) as store:
        return records.imports(store, live=False)


def undo(home: Home, number: int) -> Import:
    """Take one import back exactly: what it alone brought is gone, what others brought stays.

    Raises:
        NoSuchImport: If there is none of that number, or it was taken back before.
    """
    with writing(home) as store:
        live = {brought.id: brought for brought in records.imports(store)}
        if number not in live:
            numbers = ", ".join(map(str, live)) or "none"
            raise NoSuchImport(f"There is no import {number} to undo.", f"There are: {numbers}.")
        records.undo(store, number)
        rederive(store, home)
    return live[number]


# ── what the user saw and knows ───────────────────────────────────────────────────────────────


def add(home: Home, name: str, facts: Mapping[str, str]) -> Person:
    """Add a person that the user knows of; returned as they now are."""
    known = {"full_name": name} | _checked(facts)
    header, cells = list(known), list(known.values())
    table = Table("you", header, [cells], [1], {column: column for column in header})
    with writing(home) as store:
        (record,) = records.record_ids("said", table)
        digest = hashlib.sha256(f"said {record}".encode()).hexdigest()
        if not records.known(store, digest):
            blank = Import(0, "you", "said", digest, home.today, home.today, "")
            records.add(store, blank, [(table, [record])], ())
            rederive(store, home)
        (owner,) = people.find(store, record)
    return one(home, owner)


def tell(home: Home, text: str, facts: Mapping[str, str]) -> Person:
    """Keep what the user said of a person; an empty value takes an earlier word back."""
    checked = _checked(facts)
    with writing(home) as store:
        owner = only(store, text)
        for field, value in checked.items():
            records.say(store, owner, field, value, home.today)
        rederive(store, home)
    return one(home, owner)


def _checked(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts under the fields that exist.

    Raises:
        UsageError: If a field does not exist, or its value cannot be meant.
    """
    from outreach import names  # noqa: PLC0415 - regular expressions, compiled only here

    result = {}
    for given, value in facts.items():
        field = {"name": "full_name", "linkedin": "url", "source": "hook_source"}.get(given, given)
        if field not in FIELDS:
            shown = ", ".join(f for f in FIELDS if f not in ("first_name", "last_name"))
            raise UsageError(f"{given} is no field that can be set.", f"There are: {shown}.")
        wrong = value and (
            (field == "email" and not names.emails(value))
            or (field == "url" and not names.profile(value))
            or (field == "year" and not names.class_year(value, 2100))
        )
        if wrong:
            raise UsageError(f"{value} is no {field}.", _EXAMPLES[field])
        result[field] = value
    return result


_EXAMPLES = {
    "email": "An address looks like jordan@example.org.",
    "url": "A profile looks like https://www.linkedin.com/in/jordan-rivera.",
    "year": "A year looks like 2017 or '17.",
}


def only(store: sqlite3.Connection, text: str) -> str:
    """Id of the one person that a text names.

    Raises:
        NoSuchPerson: If there is none, or there are several; the message lists them.
    """
    found = people.find(store, text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchPerson(f"Nobody is called {text}.", "`outreach people QUERY` searches.")
    shown = "; ".join(f"{owner} ({_line(_person(store, owner))})" for owner in found[:6])
    raise NoSuchPerson(f"{len(found)} people are called {text}: {shown}.", "Name one by its id.")


def _line(found: Person) -> str:
    work = [found.title.value if found.title else "", found.company_name]
    return " at ".join(part for part in work if part) or "nothing else known"


# ── people ────────────────────────────────────────────────────────────────────────────────────


def _person(store: sqlite3.Connection, owner: str, year: int = 2100) -> Person:
    return several(store, [owner], year)[0]


def several(store: sqlite3.Connection, owners: Sequence[str], year: int) -> list[Person]:
    """People by id, in that order, with the origin of every fact."""
    said = records.said(store)
    rows: dict[str, tuple[Read, ...]] = people.reads(store, owners)
    written: dict[str, LastContact] = people.contacts_of(store, owners)
    return [
        person.assemble(owner, rows[owner], said.get(owner, {}), written.get(owner), year)
        for owner in owners
    ]


def one(home: Home, text: str) -> Person:
    """The one person that a text names."""
    with reading(home) as store:
        return several(store, [only(store, text)], home.clock().year)[0]


def found(home: Home, query: str) -> list[Person]:
    """People whose name, company or title holds every word; all of them for an empty query."""
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
    with reading(home) as store:
        pairs = people.doubts(store)
        ids = list(dict.fromkeys(owner for one, other, _ in pairs for owner in (one, other)))
        by_id = dict(zip(ids, several(store, ids, home.clock().year), strict=True))
        return [Pair(by_id[one], by_id[other], why) for one, other, why in pairs]


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


def _own(store: sqlite3.Connection, owner: str) -> set[str]:
    return set(people.records_of(store, owner))


def split(home: Home, text: str) -> list[Person]:
    """Part a person into their records, by the user's word; each is then a person."""
    with writing(home) as store:
        own = people.records_of(store, only(store, text))
        if len(own) < 2:
            raise UsageError(f"{text} stands in one row only, so there is nothing to part.")
        for at, record in enumerate(own):
            for other in own[at + 1 :]:
                records.decide(store, Word(False, record, other), home.today)
        rederive(store, home)
        owners = list(dict.fromkeys(people.find(store, record)[0] for record in own))
        return several(store, owners, home.clock().year)
