"""Moving house: everything out in open formats, and back in on another machine."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from outreach import __version__, archive, track
from outreach.config import Home, write_whole
from outreach.errors import OutreachError, UnreadableFile, UsageError
from outreach.journey import keep, talk, who
from outreach.model import Event, Person
from outreach.model.intake import Import
from outreach.store import Store, drafts, dump, people, reading, records, writing

_OWN = {"templates": "templates", "tables": "publishers"}  # folder of the home → of the export


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        people: How many people.
        messages: How many messages, open ones too.
        events: How many events.
    """

    people: int
    messages: int
    events: int


def export(home: Home, folder: Path) -> Exported:
    """Write everything into a folder, whole or not at all; an earlier export there is replaced.

    Raises:
        OutreachError: If it holds anything else, or cannot be written.
    """
    if folder.exists() and not archive.is_ours(folder):
        raise UsageError(f"{folder} holds other files.", "Name another: outreach export --to DIR")
    with reading(home) as store:
        files = dict(_files(store, home))
        schema = dump.schema(store)
        done = Exported(people.count(store), len(drafts.every(store)), len(drafts.events(store)))
    files[archive.MANIFEST] = archive.manifest(files, __version__, schema, home.today)
    try:
        _put(folder, files)
    except OSError as error:
        why = f"{folder} cannot be written: {error.strerror}. Nothing was lost."
        raise OutreachError(why, "Name another: outreach export --to DIR") from error
    keep.remember(home, folder)
    return done


def _put(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files beside the folder, then put them in its place in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=".outreach-", dir=folder.parent))
    old = fresh.with_name(f"{fresh.name}-old")
    try:
        for name, data in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        if folder.exists():
            folder.rename(old)  # until the new one is in its place, the earlier export is whole
        fresh.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _files(store: Store, home: Home) -> Iterator[tuple[str, bytes]]:
    """Each file of an export: its name and what stands in it."""
    for table in dump.TABLES:
        yield f"tables/{table}.csv", archive.as_csv(dump.rows(store, table))
    if home.profile.exists():
        yield "profile.toml", home.profile.read_bytes()
    for own, name in _OWN.items():
        for path in sorted((home.path / own).rglob("*")):
            if path.is_file():
                yield f"{name}/{path.relative_to(home.path / own).as_posix()}", path.read_bytes()
    yield from _readable(store, home)


def _readable(store: Store, home: Home) -> Iterator[tuple[str, bytes]]:
    """What other programs read."""
    every = who.several(store, people.search(store, ""), home.clock().year)
    named = {one.id: one for one in every}
    told = drafts.events(store)
    states = {
        owner: track.state(talk.thread(store, owner), home.today)
        for owner in dict.fromkeys(event.person for event in told)
    }
    notes = _notes(told)
    yield "people.csv", archive.as_csv(archive.people_rows(every, states))
    yield "people.vcf", archive.vcards(every, notes)
    yield "notes.md", _markdown("Notes", named, notes)
    yield "drafts.md", _markdown("Messages", named, _messages(store))
    yield "events.json", _events(told, named)
    if home.profile.exists():
        yield "outreach.ics", keep.as_ics(home)


def _events(told: list[Event], named: dict[str, Person]) -> bytes:
    rows = [
        {"name": named[one.person].name.value, "what": one.what, "on": one.day, "zone": one.zone,
         "text": one.detail}
        for one in told
        if one.person in named
    ]  # fmt: skip
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def _notes(told: list[Event]) -> dict[str, str]:
    """Person → every note of the talks with them."""
    found: dict[str, list[str]] = {}
    for one in told:
        if one.what == "noted":
            found.setdefault(one.person, []).append(f"{one.day}\n\n{one.detail}")
    return {owner: "\n\n".join(notes) for owner, notes in found.items()}


def _messages(store: Store) -> dict[str, str]:
    """Person → every message to them."""
    found: dict[str, list[str]] = {}
    for one in drafts.every(store):
        head = f"{one.draft.kind} ({one.state}) {one.message_date[:10]}".rstrip()
        subject = f"Subject: {one.draft.subject}\n\n" if one.draft.subject else ""
        found.setdefault(one.draft.person, []).append(f"### {head}\n\n{subject}{one.draft.body}")
    return {owner: "\n\n".join(texts) for owner, texts in found.items()}


def _markdown(title: str, named: dict[str, Person], texts: dict[str, str]) -> bytes:
    parts = [f"## {named[owner].name.value}\n\n{text}\n" for owner, text in texts.items()
             if owner in named]  # fmt: skip
    return "\n".join([f"# {title}\n", *parts]).encode("utf-8")


def restore(home: Home, folder: Path, dry_run: bool = False) -> tuple[list[Import], bool]:
    """Bring an export back into an empty home: its imports, and whether anything was new.

    Raises:
        UnreadableFile: If the export is damaged or of a newer outreach.
        UsageError: If the home holds anything else.
    """
    with writing(home, keep=not dry_run) as store:
        files = archive.checked(folder, dump.schema(store))
        if not dump.is_empty(store):
            if _is_known(store, folder):
                return records.imports(store, live=False), False
            raise UsageError(
                f"{home.path} holds people already, and an export comes back whole.",
                "Into a folder of its own: outreach --home DIR import EXPORT",
            )
        _check_profile(home, folder)
        dump.clear(store)
        for table in dump.TABLES:
            _fill(store, folder, table)
        written = [] if dry_run else _own_files(home, folder, files)
        try:
            who.rederive(store, home)
            _check_events(store)
        except BaseException as error:
            for path in written:
                path.unlink(missing_ok=True)
            if isinstance(error, (ValueError, KeyError, IndexError, TypeError)):
                why = f"A table of the export holds what cannot be read: {error}."
                raise UnreadableFile(why, archive.TELLS) from error
            raise
        return records.imports(store, live=False), True


def _check_events(store: Store) -> None:
    """See that every event has its day: every answer is read off them.

    Raises:
        ValueError: If one has none.
    """
    for one in drafts.events(store):
        datetime.fromisoformat(one.day)
        datetime.fromisoformat(one.at)


def _fill(store: Store, folder: Path, table: str) -> None:
    rows = archive.read_csv(folder / "tables" / f"{table}.csv")
    try:
        dump.fill(store, table, next(rows, []), rows)
    except ValueError as error:
        raise UnreadableFile(f"The export cannot be read: {error}.", archive.TELLS) from error


def _is_known(store: Store, folder: Path) -> bool:
    """Whether this very export is what is here."""
    return all(
        archive.as_csv(dump.rows(store, table)) == (folder / "tables" / f"{table}.csv").read_bytes()
        for table in dump.TABLES
        if table != "meta"
    )


def _check_profile(home: Home, folder: Path) -> None:
    own, told = home.profile, folder / "profile.toml"
    if own.exists() and told.is_file() and own.read_bytes() != told.read_bytes():
        raise UsageError(
            f"{own} is another profile than that of the export.",
            "Move it away, or import into a folder of its own: outreach --home DIR import EXPORT",
        )


def _own_files(home: Home, folder: Path, files: list[str]) -> list[Path]:
    """Put profile, templates and publishers' tables where they belong; those written anew."""
    back = {name: own for own, name in _OWN.items()}
    found = []
    for name in files:
        top, _, rest = name.partition("/")
        if name == "profile.toml":
            path = home.profile
        elif top in back and rest:
            path = home.path / back[top] / rest
        else:
            continue
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(path, (folder / name).read_bytes())
            found.append(path)
    return found
