"""People out of the store, one or a few at a time, with the cells they were read from."""

import sqlite3
from collections.abc import Sequence
from difflib import get_close_matches

from outreach import addresses, days, names
from outreach.model import Origin
from outreach.model.intake import Import, List, Read
from outreach.store import records


def find(connection: sqlite3.Connection, text: str, whole: bool = False) -> list[str]:
    """Ids of the people that a text names: id or its beginning, address, profile, or name.

    A part of a name, such as the first name alone, names those who have it as a word, unless
    the `whole` name is asked for.
    """
    text = text.strip()
    if url := addresses.profile(text):
        return _ids(connection, "SELECT id FROM people WHERE url=?", url)
    if "@" in text:
        found = _ids(connection, "SELECT id FROM people WHERE email=?", text.lower())
        return found or _holding(connection, text.lower())
    owner = _ids(connection, "SELECT person FROM records WHERE id=?", text.lower())
    if owner:
        return owner
    key = names.fold(text)
    called = _called(connection)
    named = [person for person, name in called if name == key]
    if not named and len(text) >= _BEGINNING:
        begins = "SELECT id FROM people WHERE substr(id, 1, length(?1))=?1"
        named = _ids(connection, begins, text.lower())
    words = set() if whole else set(key.split())
    return named or [person for person, name in called if words and words <= {*name.split()}]


_BEGINNING = 4  # letters of an id that are enough


def _called(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(id, folded name) of everyone, in order of id."""
    rows = connection.execute("SELECT id,name FROM people ORDER BY id")
    return [(person, names.fold(name)) for person, name in rows]


def nearest(connection: sqlite3.Connection, text: str) -> list[str]:
    """Names that are written much like a text, the nearest first."""
    shown = {names.fold(name): name for (name,) in connection.execute("SELECT name FROM people")}
    return [shown[key] for key in get_close_matches(names.fold(text), shown, 3, _ALIKE)]


_ALIKE = 0.8  # of 1, as difflib counts


def _holding(connection: sqlite3.Connection, address: str) -> list[str]:
    """People who have the address in any cell: one may have several."""
    rows = connection.execute(
        "SELECT person,cells FROM records WHERE person IN (SELECT id FROM people)"
        " AND instr(lower(cells), ?)",
        (address,),
    )
    return sorted({person for person, cells in rows if address in addresses.emails(cells)})


def _ids(connection: sqlite3.Connection, query: str, value: str) -> list[str]:
    return [row[0] for row in connection.execute(query, (value,))]


def search(connection: sqlite3.Connection, text: str) -> list[str]:
    """Ids of the people whose name, company or title holds every word, in order of name."""
    words = names.fold(text).split()
    rows = connection.execute(
        "SELECT id,name,company_id,title_key,email FROM people ORDER BY name,id"
    )
    found = []
    for person, *shown in rows:
        key = names.fold(" ".join(shown))
        if all(word in key for word in words):
            found.append(person)
    return found


def reads(
    connection: sqlite3.Connection, people: Sequence[str], undone: bool = False
) -> dict[str, tuple[Read, ...]]:
    """Person id → their records, the newest import first; or what is left of those taken back."""
    imports = {found.id: found for found in records.imports(connection, live=not undone)}
    result = {}
    for person in people:
        found = []
        for _, number, at, line, cells in records.rows_of(connection, person, undone):
            first = _is_of_numbers(imports[number].lists[at], cells) and _is_day_first(
                connection, imports, (number, at)
            )
            found.append(_read(imports[number], at, line, cells, first))
        result[person] = tuple(found)
    return result


def _is_of_numbers(found: List, cells: Sequence[str]) -> bool:
    """Whether the day of the connection is written so that it may begin with day or month."""
    at = _column_of(found, "connected_on")
    return at is not None and days.is_of_numbers(cells[at])


def _column_of(found: List, field: str) -> int | None:
    """The place of the column that holds a field; None for none."""
    return next((i for i, c in enumerate(found.header) if found.mapping.get(c) == field), None)


def _is_day_first(
    connection: sqlite3.Connection, imports: dict[int, Import], key: tuple[int, int]
) -> bool:
    """Whether a list writes the day first; only dates with slashes can.

    The rows of an import never change, so each list is looked through once.
    """
    number, at = key
    known = (imports[number].digest, at)
    if known not in _DAY_FIRST:
        _DAY_FIRST[known] = _says_day_first(connection, imports[number].lists[at], number, at)
    return _DAY_FIRST[known]


_DAY_FIRST: dict[tuple[str, int], bool] = {}  # (digest of an import, list) → whether it does


def _says_day_first(connection: sqlite3.Connection, found: List, number: int, at: int) -> bool:
    where = _column_of(found, "connected_on")
    texts = connection.execute(
        "SELECT DISTINCT told FROM (SELECT json_extract(cells, ?) AS told"
        " FROM sightings JOIN records ON records.id=record WHERE import=? AND list=?)"
        " WHERE told GLOB '[0-9]*[-/][0-9]*[-/]*'",  # of numbers: `13-05-2024`, `5/3/24`
        (f"$[{where}]", number, at),
    )
    return days.is_day_first(text for (text,) in texts if text)


def _read(brought: Import, at: int, line: int, cells: list[str], day_first: bool) -> Read:
    found = brought.lists[at]
    origin = Origin(found.file, line, brought.format, found.found)
    by_column = dict(zip(found.header, cells, strict=True))
    kept = tuple(
        (column, field, names.tidy(by_column[column]))
        for column, field in found.mapping.items()
        if by_column[column].strip()
    )
    if brought.school:
        more = records.besides([*found.mapping.values()])
        kept = tuple((c, more if field == "school" else field, text) for c, field, text in kept)
        kept = (*kept, ("", "school", brought.school))
    if brought.language and "language" not in (name for _, name, _ in kept):
        kept = (*kept, ("", "language", brought.language))
    said = brought.day if brought.format == "said" else ""
    return Read(origin, kept, found.found == "connection", day_first, said, brought.day)


def named(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """(id, profile URL, name) of everyone."""
    return connection.execute("SELECT id,url,name FROM people").fetchall()


def doubts(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """(person, person, why) of the pairs to decide."""
    return connection.execute("SELECT one,other,why FROM doubts ORDER BY one,other").fetchall()


def ages(connection: sqlite3.Connection, people: Sequence[str]) -> dict[str, str]:
    """Person id → ISO day of the newest file they stand in."""
    marks = ",".join("?" * len(people))
    rows = connection.execute(f"SELECT id,age FROM people WHERE id IN ({marks})", tuple(people))
    return dict(rows.fetchall())


def records_of(connection: sqlite3.Connection, person: str) -> list[str]:
    """Record ids of a person."""
    query = "SELECT id FROM records WHERE id=?1 OR (person=?1 AND person<>id) ORDER BY id"
    return _ids(connection, query, person)


def count(connection: sqlite3.Connection) -> int:
    """How many people are known."""
    return int(connection.execute("SELECT count(*) FROM people").fetchone()[0])
