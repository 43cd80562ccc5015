"""Parting: who is never to be written to, and who is to be forgotten."""

import re
from collections.abc import Iterator
from pathlib import Path
from shlex import split

from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import talk, who
from outreach.journey.talk import set_aside
from outreach.model import Person
from outreach.store import (
    Store,
    copied,
    drafts,
    ledger,
    names,
    people,
    reading,
    shrink,
    stops,
    writing,
)


def person(home: Home, text: str, whole: bool = False) -> Person:
    """Whom a text names, by the whole name if need be, to be shown before anything is done."""
    if whole:
        with reading(home) as store:
            who.only(store, text, whole=True)
    return who.one(home, text)


def stop(home: Home, text: str) -> Person:
    """Never write to a person again: by every address, the profile, and name with company."""
    with writing(home) as store:
        (found,) = who.several(store, [who.only(store, text)], home.clock().year)
        stops.add(store, who.all_keys(found), home.today, found.name.value)
        for one in drafts.of_person(store, found.id):
            if one.state != drafts.WRITTEN:
                set_aside(store, home, one)
        drafts.log(store, talk.event(home, found.id, "stopped"))
        stops.mark(store, who.barred_keys)
    return found


def lift(home: Home, text: str) -> Person:
    """Take a stop back.

    Raises:
        UsageError: If there is none, or the no is another's than the user's.
    """
    with writing(home) as store:
        (found,) = who.several(store, [who.only(store, text)], home.clock().year)
        if not stops.remove(store, who.looked_up(found)):
            why = found.do_not_contact
            raise UsageError(
                f"{found.name.value} was not stopped"
                + (f": the no stands in {why.where}." if why else "."),
                "`outreach stop --list` lists those who were.",
            )
        drafts.log(store, talk.event(home, found.id, "resumed"))
        who.rederive(store, home)
    return found


def stopped(home: Home) -> list[tuple[str, str]]:
    """(name, ISO day) of everybody stopped."""
    with reading(home) as store:
        return stops.listed(store)


def forget(home: Home, text: str) -> list[Path]:
    """Erase a person everywhere, backups too; only keyed hashes stay, which hold the no.

    Returns:
        Files and folders written from here that are still there, and may name them.
    """
    with writing(home) as store:
        (found,) = who.several(store, [who.only(store, text, whole=True)], home.clock().year)
        own = people.records_of(store, found.id)
        pages = [Path(path) for path in names.pages(store)]
        for number, place in ledger.places(store, own):
            pages += _letters(number, Path(split(place)[-1]))
        stops.add(store, who.all_keys(found), home.today, "")
        _erase(store, own, found)
        who.rederive(store, home)
    shrink(home)
    for page in home.path.glob(f"{home.pages.name}*"):  # which may list them
        page.unlink()
    for record in own:  # under whose id they were known when the sheet was begun
        (home.path / f"debrief-{record}.md").unlink(missing_ok=True)
    for left in home.backups.glob(".*"):  # half a copy, of a run that was cut off
        left.unlink()
    for copy in [*home.backups.glob("*.db"), *home.path.glob("*.before-*.db")]:
        _forget_in(home, copy, own, found)
    return [path for path in dict.fromkeys(pages) if path.exists()]


_NUMBERED = re.compile(r"(\d{4,})-.*|.*-(\d{4,})-(\d{4,})\.\w+")  # one draft, or a run of them


def _letters(number: int, place: Path) -> list[Path]:
    """The files into which a draft was written: an mbox, or those of a folder that have it."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    told = [(path, _NUMBERED.fullmatch(path.name)) for path in files]
    return [
        path
        for path, found in told
        if path == place
        or (found and found[1] and int(found[1]) == number)
        or (found and found[2] and int(found[2]) <= number <= int(found[3]))
    ]


def _erase(store: Store, own: list[str], found: Person) -> None:
    url = found.url.value if found.url else ""
    stops.erase(store, own, found.name.value, url, [one.value for one in found.emails])


def _forget_in(home: Home, copy: Path, own: list[str], found: Person) -> None:
    """Erase a person in a copy of the store too, by records that have gone since as well."""
    with copied(copy) as store, reading(home) as now:
        gone = [record for record in _known_then(store, found) if not people.find(now, record)]
        _erase(store, [*dict.fromkeys([*own, *gone])], found)


def _known_then(store: Store, found: Person) -> Iterator[str]:
    """The records that a copy has of a person: by profile, address, or a name nobody else has."""
    keys = [found.url.value if found.url else "", *(one.value for one in found.emails)]
    then = {owner for key in keys if key for owner in people.find(store, key)}
    named = people.find(store, found.name.value, whole=True)
    for owner in then | set(named if len(named) == 1 else ()):
        yield from people.records_of(store, owner)
