"""Gathering: who the seeker is, and the people they may ask."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from outreach import archive, cells, days, importers, paste, profile
from outreach.config import Home
from outreach.errors import NoSuchImport, OutreachError, Refused, UnreadableFile, UsageError
from outreach.importers import linkedin
from outreach.journey import web, who
from outreach.journey.talk import set_aside
from outreach.model.intake import Batch, Import, Options, Table
from outreach.resolve.school import school
from outreach.resolve.school.roster import country_of
from outreach.store import Store, drafts, people, reading, records, writing
from outreach.store.derived import Written


@dataclass(frozen=True, slots=True)
class Imported:
    """What one `import` brought.

    Attributes:
        imports: One for each file that was read; `again` names those that were known already.
        refused: (path, why, what to do) of each file that was not.
        again: Numbers of the imports that an identical file had made before.
        further: Address → that of the page on which its list goes on, unread.
        code: Exit code of the command: 0, 3 for a file, 5 for a page that was refused.
    """

    imports: tuple[Import, ...]
    refused: tuple[tuple[str, str, str], ...]
    again: tuple[int, ...] = ()
    further: Mapping[str, str] = field(default_factory=dict)
    code: int = 0


@dataclass(slots=True)
class _Read:
    """What the files of one import hold, before it is kept."""

    batches: list[tuple[str, Batch, str]] = field(default_factory=list)  # path, people, day
    back: list[Imported] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    further: dict[str, str] = field(default_factory=dict)
    code: int = 0

    def refuse(self, path: str, error: OutreachError) -> None:
        """Put a file aside."""
        self.refused.append((path, str(error), error.hint))
        self.code = max(self.code, error.exit_code)


def init(home: Home, export: Path | None, answers: Mapping[str, object]) -> dict[str, object]:
    """Write the profile: the archive's facts, then the answers. Returns the values written.

    What the seeker wrote into the profile by hand is never overwritten by the archive.
    """
    from outreach import seeker  # noqa: PLC0415 - the tables are loaded only here

    found = seeker.drafted(linkedin.owner(export)) if export else {}
    schools = found.get("schools", [])
    if home.profile.exists():
        old = profile.Profile(profile.text_of(home))
        found = {key: value for key, value in found.items() if not old.get(key, None)}
        schools = old.get("schools", schools)
    told = {key: value for key, value in answers.items() if value}
    for row in told.get("schools", ()):  # type: ignore[attr-defined]  # a list of rows
        if doubt := cells.doubtful(str(row.get("name", ""))):
            raise UsageError(doubt, 'outreach init --school "University of …"')
    if "schools" in told:
        told["schools"] = _schools(told["schools"], schools)
    values = found | told
    known = values.get("schools") or schools
    if not profile.country(home) and known:
        values |= _country(str(known[0].get("name", "")))  # type: ignore[index]  # rows
    profile.save(home, values)
    return values


def _country(name: str) -> dict[str, str]:
    """Where a school is, by whose country letters such as SMU are read; nothing if not known."""
    found = country_of(school(name).id) if name else ""
    return {"person.country": found} if found else {}


def _schools(told: Any, known: Any) -> list[dict[str, object]]:  # noqa: ANN401 - TOML's own types
    """The school that the user names, first; a year or major alone is that of the first known."""
    (row,), (first, *rest) = told, known or [{}]
    if not row:
        return list(known)
    if row.get("name", first.get("name")) == first.get("name"):
        return [{**first, **row}, *rest]
    return [row, *(old for old in known if old.get("name") != row["name"])]


def bring(
    home: Home,
    paths: Sequence[Path | str],
    options: Options,
    dry_run: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Imported:
    """Import files and pages: each is kept whole or not at all, a bad one does not cost the others.

    Args:
        home: The user's folder.
        paths: Files, folders, and addresses of public pages.
        options: What the user said about them.
        dry_run: Show what would be imported, keep nothing.
        progress: Told the name of each file before it is read, and what a page makes wait for.

    Raises:
        UsageError: If an address is none.
    """
    if options.school and (doubt := cells.doubtful(options.school)):
        raise UsageError(doubt, '--school "University of …"')
    with reading(home) as store:
        options = replace(options, remembered=records.remembered(store))
    read = _Read()
    addresses = [path for path in paths if isinstance(path, str)]
    for path in paths:
        if not isinstance(path, str):
            progress(path.name)
            _bring_file(home, path, options, dry_run, read)
    if addresses:
        _bring_pages(home, addresses, options, progress, read)
    done, again = _kept(home, read.batches, options, dry_run) if read.batches else ([], [])
    return Imported(
        (*(one for each in read.back for one in each.imports), *done),
        tuple(read.refused),
        (*(number for each in read.back for number in each.again), *again),
        read.further,
        read.code,
    )


def _bring_file(home: Home, path: Path, options: Options, dry_run: bool, read: _Read) -> None:
    try:
        if archive.is_export(path):
            read.back.append(_restored(home, path, dry_run))
        else:
            name = str(path).encode("utf-8", "replace").decode()  # of one in another encoding
            read.batches.append((name, _read(path, options), _age(path)))
    except UnreadableFile as error:
        read.refuse(str(path), error)


def _bring_pages(
    home: Home, addresses: Sequence[str], options: Options, progress: Callable[[str], None],
    read: _Read,
) -> None:  # fmt: skip
    from outreach import fetch  # noqa: PLC0415 - most imports are of files

    with fetch.Reader(home, options.hosts, progress=progress) as reader:
        for address in addresses:
            progress(address)
            try:
                found = web.read(reader, address, options)
            except (UnreadableFile, Refused, UsageError) as error:
                if isinstance(error, UsageError) and options.mapping:
                    raise  # a correction that fits no column
                read.refuse(address, error)
                continue
            read.batches.append((address, found.batch, found.day or home.today))
            if found.broken:
                read.refuse(found.batch.next or address, found.broken)
            elif found.batch.next:
                read.further[address] = found.batch.next


def pasted(home: Home, text: str) -> Table:
    """The people of a pasted text, to be shown; nothing is kept.

    Raises:
        UsageError: If there is nobody in it.
    """
    who.use(home)
    found = paste.table(text)
    if not found.rows:
        why = "Nobody could be made out: begin each line, or each block of lines, with a name."
        raise UsageError(why, "For example: Priya Raman, Content Strategist at Lantern, '17")
    return found


def keep_pasted(home: Home, text: str, options: Options) -> Imported:
    """Keep the people of a pasted text, as an import that can be taken back."""
    batch = Batch("table", (pasted(home, text),))
    done, again = _kept(home, [("pasted", batch, home.today)], options, dry_run=False)
    return Imported(tuple(done), (), tuple(again))


def _restored(home: Home, path: Path, dry_run: bool) -> Imported:
    """What an export of our own brings back."""
    from outreach.journey import move  # noqa: PLC0415 - once in the life of a home

    found, fresh = move.restore(home, path, dry_run)
    return Imported(tuple(found), (), () if fresh else tuple(one.id for one in found))


def _read(path: Path, options: Options) -> Batch:
    if archive.is_zipped(path):
        why = f"{path.name} is an export of outreach, packed."
        raise UnreadableFile(why, "Unpack it, then import the folder.")
    if not path.exists():
        hint = "Check the name; quote it if it has spaces."
        if _LIKE_ADDRESS.match(str(path)):
            bare = re.sub(r"^[a-z]+:/+", "", str(path))
            hint = f"If it is a page: outreach import https://{bare}"
        raise UnreadableFile(f"{path} is not there.", hint)
    return importers.identify(path, options.form).extract(path, options)


def _kept(
    home: Home, read: Sequence[tuple[str, Batch, str]], options: Options, dry_run: bool
) -> tuple[list[Import], list[int]]:
    """The imports written, who is who found out once for all of them; and those known before."""
    done: list[Import] = []
    again: list[int] = []
    fresh: dict[tuple[int, int], Written] = {}
    with writing(home, keep=not dry_run) as store:
        for path, batch, age in read:
            tables = [(table, records.record_ids(batch.format, table)) for table in batch.tables]
            digest = _digest(batch, [record for _, ids in tables for record in ids], options)
            if known := records.known(store, digest):
                done.append(known)
                again.append(known.id)
                continue
            school = (options.school or _told(store, tables)) if batch.format in _LISTS else ""
            blank = Import(0, path, batch.format, digest, home.today, age, school,
                           options.language)  # fmt: skip
            done.append(records.add(store, blank, tables, batch.contacts))
            fresh |= {(done[-1].id, at): written for at, written in enumerate(tables)}
            for table in batch.tables if options.mapping else ():
                records.remember(store, "\t".join(table.header), options.mapping)
        if fresh:
            who.rederive(store, home, fresh)
    return done, again


def _told(store: Store, tables: Sequence[Written]) -> str:
    """The school that the user named for an earlier copy of the list; empty where there is none.

    A copy has the same columns and mostly the same rows: another school's list may have those.
    """
    columns = {tuple(table.header) for table, _ in tables}
    for brought in reversed(records.imports(store)):
        if brought.school and columns & {tuple(found.header) for found in brought.lists}:
            ids = {record for _, found in tables for record in found}
            if 2 * len(ids & records.seen(store, brought.id)) >= len(ids):
                return brought.school
    return ""


_LIKE_ADDRESS = re.compile(r"www\.|[a-z]+:/|[\w.-]+\.(?:edu|org|com|net|de|uk)/")
_LISTS = ("table", "page")  # of which all rows may have gone to one school; contacts have not


def _digest(batch: Batch, ids: Sequence[str], options: Options) -> str:
    """Of all that would be written: the same people and words, however they were packed."""
    parts = [batch.format, options.school if batch.format in _LISTS else ""]
    parts += [options.language] if options.language else []
    for table in batch.tables:
        parts += [*table.header, *map(str, sorted(table.mapping.items())), str(table.skipped)]
    parts += ids
    parts += map(str, batch.contacts)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _age(path: Path) -> str:
    """The day that the name of an archive tells, the month first; else the day of the file."""
    found = re.search(r"\d{2}-\d{2}-20\d{2}", path.name)
    if found and (on := days.day(found[0]) or days.day(found[0], day_first=True)):
        return on
    return date.fromtimestamp(path.stat().st_mtime).isoformat()


def imports(home: Home) -> list[Import]:
    """Every import, those taken back too, the oldest first."""
    with reading(home) as store:
        return records.imports(store, live=False)


def undo(home: Home, number: int) -> Import:
    """Take one import back exactly: what it alone brought is gone, what others brought stays.

    Drafts to those who are gone with it are put aside.

    Raises:
        NoSuchImport: If there is none of that number, or it was taken back before.
        UsageError: If a message to one of them is leaving, or nobody knows whether it left.
    """
    with writing(home) as store:
        live = {brought.id: brought for brought in records.imports(store)}
        if number not in live:
            numbers = ", ".join(map(str, live)) or "none"
            raise NoSuchImport(f"There is no import {number} to undo.", f"There are: {numbers}.")
        records.undo(store, number)
        who.rederive(store, home)
        known = set(people.search(store, ""))
        for one in drafts.in_state(store, drafts.OPEN, drafts.APPROVED):
            if one.draft.person not in known and not set_aside(store, home, one):
                raise UsageError(
                    f"The message to {one.draft.to_name} is on its way, or may be.",
                    "`outreach status` says how it stands; then undo the import.",
                )
    return live[number]
