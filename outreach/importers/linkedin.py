"""The LinkedIn archive, as zip or unpacked, and `Connections.csv` alone, of every year since 2012.

The header is found by content, never by line count: the notes above it come, go and get padded.
`Contacts.csv` in an archive is the member's phone book and is not read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from outreach import addresses, columns, days, names
from outreach.errors import UnreadableFile
from outreach.listing import corrected
from outreach.model.intake import Batch, LastContact, Options, Skip, Table
from outreach.nameparts import OFFICE, is_office
from outreach.tabular import Grid, decode, fit, grid, trimmed
from outreach.unpack import Source, is_zip, members, shown, source

name = "linkedin"

# Column → field, by the header's letters; German and French are met only in others' tests.
_COLUMNS = {
    "firstname": "first_name", "lastname": "last_name", "url": "url", "emailaddress": "email",
    "company": "company", "currentcompany": "company", "position": "title",
    "currentposition": "title", "connectedon": "connected_on", "middlename": "",
    "suffix": "", "jobtitle": "title", "vorname": "first_name", "nachname": "last_name",
    "emailadresse": "email", "unternehmen": "company", "verbundenam": "connected_on",
    "prenom": "first_name", "nom": "last_name", "adresseemail": "email",
    "entreprise": "company", "poste": "title", "datedeconnexion": "connected_on",
    "email2address": "email_2", "email3address": "email_3",
}  # fmt: skip
_OUTLOOK = {"emailaddress", "email2address", "ttytddphone", "jobtitle", "personalwebpage"}
_MARKS = {"connectedon", "verbundenam", "datedeconnexion"}
_FILES = frozenset(
    """
    connections.csv profile.csv positions.csv education.csv skills.csv messages.csv
    invitations.csv
    """.split()
)


_BOOKS = (".xlsx", ".xls", ".xlsb", ".ods")
_LONG = 1 << 20  # characters of a message that was written as a web page


def identify(path: Path) -> bool:
    """Whether it is an archive, a folder with one, or a connections file, also as a workbook."""
    if path.is_dir():
        return any(found.base in _FILES for found in members(path))
    if path.suffix.lower() in _BOOKS:
        return _is_workbook(path)
    if is_zip(path):
        return any(found.base in _FILES for found in members(path))
    head = source(path).head(1 << 14)
    try:
        text = decode(head, path.name)
    except UnreadableFile:
        return False
    lines = text.splitlines()[:30]
    return any(_is_header(re.split(r"[,;\t]", line.replace('"', ""))) for line in lines)


def _is_workbook(path: Path) -> bool:
    try:
        return any(_is_header(row) for row in grid(source(path)).rows[:30])
    except UnreadableFile:
        return False  # the table importer says why


def extract(path: Path, options: Options) -> Batch:
    """Read connections, and from an archive the last contacts in either direction.

    Raises:
        UnreadableFile: If there is no header of a connections file, or two of them.
    """
    files = _archive(path)
    if not files:
        return Batch(name, (_connections(source(path), options),))
    if "connections.csv" not in files:
        raise UnreadableFile(
            f"{path.name} holds no Connections.csv.",
            "Ask LinkedIn for the connections too; `outreach init` reads your profile out of it.",
        )
    tables = [_connections(files["connections.csv"], options)]
    owned = next(iter(_records(files.get("profile.csv"))), {})
    owner_name = f"{owned.get('firstname', '')} {owned.get('lastname', '')}"
    written = [
        *_messages(files.get("messages.csv"), owner_name),
        *_invitations(files.get("invitations.csv")),
    ]
    return Batch(name, tuple(tables), _latest(written))


def _archive(path: Path) -> dict[str, Source]:
    """The files of an archive by their own names; none for a file that is no archive.

    Raises:
        UnreadableFile: If it holds two of one name: which of them is meant cannot be known.
    """
    files: dict[str, Source] = {}
    for found in members(path) if path.is_dir() or is_zip(path) else ():
        if found.base in _FILES and found.base in files:
            raise UnreadableFile(
                f"{shown(path.name)} holds {found.base} more than once:"
                f" {files[found.base].name} and {found.name}.",
                "Import the folder or file that you mean by its own name.",
            )
        files[found.base] = found
    return files


# ── connections ───────────────────────────────────────────────────────────────────────────────


def _connections(found: Source, options: Options) -> Table:
    read = grid(found)
    at = next((i for i, row in enumerate(read.rows[:30]) if _is_header(row)), None)
    if at is None:
        raise UnreadableFile(
            f"{found.name} has no header of a connections file (First Name, Last Name, Company …).",
            "Ask LinkedIn for a new copy: Settings, Data privacy, Get a copy of your data.",
        )
    header = columns.unique(trimmed(read.rows[at]))
    mapping = {column: field for column in header if (field := _COLUMNS.get(_compact(column)))}
    # Of files that are imported together a correction may be meant for another.
    meant = {column: field for column, field in options.mapping.items() if column in header}
    mapping = corrected(mapping, header, meant)
    rows, lines, skipped = [], [], []
    named = [i for i, c in enumerate(header) if mapping.get(c) in ("first_name", "last_name")]
    width = len(header)
    for row, line in zip(read.rows[at + 1 :], read.lines[at + 1 :], strict=True):
        cells, why = (row, "") if len(row) == width else fit(row, width)
        if not why and not any(cells[i] and cells[i].strip() for i in named):
            why = "no name: a closed or restricted account"
        elif not why and is_office(cells[named[-1]]):
            why = OFFICE
        elif not why and columns.is_header(cells, header):
            why = "the header again"
        if why:
            skipped.append(Skip(line, why))
        else:
            rows.append(cells)
            lines.append(line)
    if not rows and not skipped:
        raise UnreadableFile(
            f"{found.name} has a header but no rows under it.", "Ask LinkedIn for a new copy."
        )
    return Table(found.name, header, rows, lines, mapping, skipped, "connection")


def _is_header(row: Iterable[str]) -> bool:
    found = {_compact(cell) for cell in row}
    if found >= _OUTLOOK:
        return not found & {"schools", "emailtype"} and len(found) <= 60  # Outlook's own
    known = {_COLUMNS[cell] for cell in found if cell in _COLUMNS}
    return {"first_name", "last_name"} <= known and (
        bool(found & _MARKS) or ({"company", "title", "email"} <= known and len(found) <= 9)
    )


def _compact(cell: str) -> str:
    return names.fold(cell.lstrip("\ufeff")).replace(" ", "")


# ── messages and invitations ──────────────────────────────────────────────────────────────────


def _rows(found: Source | None) -> tuple[Grid, dict[str, int]]:
    """A sibling file and where its columns stand; nothing where the archive lacks it."""
    if found is None:
        return Grid("", [], []), {}
    try:
        read = grid(found, _LONG)
    except UnreadableFile:
        return Grid("", [], []), {}  # a sibling that is broken costs its own facts, not the people
    where = {_compact(cell): i for i, cell in reversed(list(enumerate(read.rows[0])))}
    return Grid(read.file, read.rows[1:], read.lines[1:]), where


def _cell(row: list[str], where: dict[str, int], *wanted: str) -> str:
    at = next((where[column] for column in wanted if column in where), -1)
    return row[at].strip() if 0 <= at < len(row) else ""


def _messages(found: Source | None, owner_name: str) -> Iterator[LastContact]:
    """Each message between the seeker and someone; advertisements and drafts left out.

    A group thread names its members by URL; names may hold commas, so URLs are what is parted.
    """
    read, where = _rows(found)
    mine = _own(read, where, owner_name)
    for row, line in zip(read.rows, read.lines, strict=True):
        on = days.day(_cell(row, where, "date"))
        sender = _cell(row, where, "from")
        if not on or not mine or _is_noise(row, where, sender):
            continue
        sender_url = addresses.profile(_cell(row, where, "senderprofileurl"))
        if _key(sender, sender_url) not in mine:
            yield LastContact(sender_url, sender, on, "", read.file, line)
            continue
        urls = [
            u for u in _cell(row, where, "recipientprofileurls").split(",") if addresses.profile(u)
        ]
        to = _cell(row, where, "to") if len(urls) < 2 else ""
        for url in urls or [""]:
            yield LastContact(addresses.profile(url), to, "", on, read.file, line)


def _is_noise(row: list[str], where: dict[str, int], sender: str) -> bool:
    title = _cell(row, where, "conversationtitle", "subject")
    draft = _cell(row, where, "ismessagedraft").lower()
    return sender == "LinkedIn Member" or "sponsored" in title.lower() or draft in ("yes", "true")


def _key(person: str, url: str) -> str:
    return url or names.fold(person)


def _own(read: Grid, where: dict[str, int], owner_name: str) -> set[str]:
    """The seeker's own name and profile: by the profile's name, else by what was sent."""
    senders = [
        (_cell(row, where, "from"), addresses.profile(_cell(row, where, "senderprofileurl")), row)
        for row in read.rows
    ]
    named = {_key(who, url) for who, url, _ in senders if names.fold(who) == names.fold(owner_name)}
    sent = (r for r in senders if _cell(r[2], where, "folder").upper() == "SENT")
    return named or {_key(who, url) for who, url, _ in sent}


def _invitations(found: Source | None) -> Iterator[LastContact]:
    read, where = _rows(found)
    for row, line in zip(read.rows, read.lines, strict=True):
        on = days.day(_cell(row, where, "sentat"))
        if not on or not _cell(row, where, "message"):
            continue  # an invitation without words is no exchange
        if _cell(row, where, "direction").upper() == "OUTGOING":
            url = addresses.profile(_cell(row, where, "inviteeprofileurl"))
            yield LastContact(url, _cell(row, where, "to"), "", on, read.file, line)
        else:
            url = addresses.profile(_cell(row, where, "inviterprofileurl"))
            yield LastContact(url, _cell(row, where, "from"), on, "", read.file, line)


def _latest(written: Iterable[LastContact]) -> tuple[LastContact, ...]:
    """The last in each direction with each person: at most two."""
    last: dict[tuple[str, bool], LastContact] = {}
    for one in written:
        way = (_key(one.name, one.url), bool(one.sent))
        old = last.get(way)
        if way[0] and (old is None or (one.received, one.sent) > (old.received, old.sent)):
            last[way] = one if one.name or old is None else replace(one, name=old.name)
    return tuple(last.values())


# ── the seeker ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose archive it is, for `init`. Lists hold the rows of the files as column → text.

    Attributes:
        name: First and last name.
        headline: As it stands on the profile.
        email: The primary address.
        location: Geo Location.
        education: Rows of Education.csv.
        positions: Rows of Positions.csv.
        skills: Names out of Skills.csv.
    """

    name: str = ""
    headline: str = ""
    email: str = ""
    location: str = ""
    education: tuple[dict[str, str], ...] = ()
    positions: tuple[dict[str, str], ...] = ()
    skills: tuple[str, ...] = ()


def owner(path: Path) -> Owner:
    """Read Profile, Education, Positions, Skills and Email Addresses; every file is optional.

    Raises:
        UnreadableFile: If the file is no archive.
    """
    files = _archive(path)
    if not files:
        raise UnreadableFile(
            f"{shown(path.name)} is not a LinkedIn archive, so it does not say who you are.",
            "Type `outreach init` without it, then `outreach import` it.",
        )
    profile = next(iter(_records(files.get("profile.csv"))), {})
    mails = _records(files.get("emailaddresses.csv") or files.get("email addresses.csv"))
    return Owner(
        name=names.tidy(f"{profile.get('firstname', '')} {profile.get('lastname', '')}"),
        headline=profile.get("headline", ""),
        email=_primary(mails),
        location=profile.get("geolocation", ""),
        education=tuple(_records(files.get("education.csv"))),
        positions=tuple(_records(files.get("positions.csv"))),
        skills=tuple(row["name"] for row in _records(files.get("skills.csv")) if row.get("name")),
    )


def _records(found: Source | None) -> list[dict[str, str]]:
    read, where = _rows(found)
    return [
        {column: names.tidy(_cell(row, where, column)) for column in where} for row in read.rows
    ]


def _primary(rows: list[dict[str, str]]) -> str:
    ordered = sorted(rows, key=lambda row: row.get("primary", "").lower() != "yes")
    valid = (
        address for row in ordered for address in addresses.emails(row.get("emailaddress", ""))
    )
    return next(valid, "")
