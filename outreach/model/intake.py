"""The nouns of what comes in: tables, imports, and the words and rows that people are made of."""

from dataclasses import dataclass, field

from outreach.model.people import Origin


@dataclass(frozen=True, slots=True)
class Skip:
    """A row that was not imported.

    Attributes:
        row: Physical line, from 1.
        why: In words.
    """

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """One file's people, as an importer hands them over.

    Attributes:
        file: Innermost name of the file.
        header: Column names, made unique (`Graduation Year`, `Graduation Year 2`).
        rows: Cells of each record, as many as the header has.
        lines: Physical line of each record.
        mapping: Column → canonical field of `model.FIELDS`; unmapped columns are kept, unread.
        skipped: Rows that hold nobody.
        found: How the seeker came by this list, for the message.
    """

    file: str
    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    mapping: dict[str, str]
    skipped: list[Skip] = field(default_factory=list)
    found: str = ""


@dataclass(frozen=True, slots=True)
class LastContact:
    """The last message in one direction between the seeker and someone.

    Attributes:
        url: Canonical profile URL; empty where only the name is known.
        name: As written.
        received: ISO day, where they wrote it; empty for the other direction.
        sent: ISO day, where the seeker wrote it.
        file: Where it stands.
        row: Its physical line.
    """

    url: str
    name: str
    received: str
    sent: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What an importer read out of one source.

    Attributes:
        format: Name of the importer.
        tables: The lists of people.
        contacts: Last contacts, where the source has messages.
        next: Address of the page that goes on with the list, as written; empty for none.
    """

    format: str
    tables: tuple[Table, ...]
    contacts: tuple[LastContact, ...] = ()
    next: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user said about the files of one import.

    Attributes:
        mapping: Column → field, corrections to what is guessed; field empty to leave a column out.
        school: All rows went there; empty where not said.
        language: Code of the language to write to all of them in; empty where not said.
        form: Importer to use, where the user names it.
        pages: Most pages of one list on the web.
        hosts: Hosts that may lie inside a network.
        remembered: Corrections of earlier imports, by header (names joined by a tab).
    """

    mapping: dict[str, str] = field(default_factory=dict)
    school: str = ""
    language: str = ""
    form: str = ""
    pages: int = 1
    hosts: tuple[str, ...] = ()
    remembered: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class List:
    """One list of people inside an import.

    Attributes:
        file: Innermost file name.
        header: Column names.
        mapping: Column → field.
        found: How the seeker came by it.
    """

    file: str
    header: list[str]
    mapping: dict[str, str]
    found: str


@dataclass(frozen=True, slots=True)
class Import:
    """What one import of one file brought.

    Attributes:
        id: Its number.
        path: As it was typed.
        format: Name of the importer.
        digest: Of the content and of what the user said about it.
        day: Local date of the import.
        age: Local date of the file.
        school: All rows went there; empty where not said.
        language: Code of the language to write to all of them in; empty where not said.
        lists: The lists of people.
        rows: Rows read, skipped ones included.
        new: Records that were not known before.
        matched: Records that were.
        skipped: (row, why) of each row that holds nobody.
        undone: Whether it was taken back.
    """

    id: int
    path: str
    format: str
    digest: str
    day: str
    age: str
    school: str
    language: str = ""
    lists: tuple[List, ...] = ()
    rows: int = 0
    new: int = 0
    matched: int = 0
    skipped: tuple[tuple[int, str], ...] = ()
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """One record of a person, as the store hands it over.

    Attributes:
        origin: Where it stood.
        cells: (column, field, text) of every mapped column that is not empty.
        connection: Whether it is a row of a connections file.
        day_first: Whether the file's dates with slashes have the day first.
        said: Day on which the user said the whole record; empty for a file.
        day: Day of the import, on which the user said a school of the whole file.
    """

    origin: Origin
    cells: tuple[tuple[str, str, str], ...]
    connection: bool = False
    day_first: bool = False
    said: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """The user's word on two records.

    Attributes:
        joined: Whether they are one person, or two.
        one: Id of a record.
        other: Id of another.
    """

    joined: bool
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two people who may be one.

    Attributes:
        one: Id of a person.
        other: Id of the other.
        why: The evidence, in words.
    """

    one: str
    other: str
    why: str
