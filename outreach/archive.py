"""What an export looks like: a folder of open formats, with a list of its files and their hashes.

`tables/` holds everything, one CSV file a table, and is what `outreach import` reads. The rest is
for other programs: people.csv, people.vcf, notes.md, drafts.md and outreach.ics.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from outreach.errors import UnreadableFile
from outreach.formulas import harmless
from outreach.model import Person
from outreach.unpack import BROKEN

MANIFEST, FORMAT = "outreach.json", 1
TELLS = "Export it anew on the other machine: outreach export --to DIR"


def is_export(path: Path) -> bool:
    """Whether a folder was written by `outreach export`."""
    return path.is_dir() and (path / MANIFEST).is_file()


def is_zipped(path: Path) -> bool:
    """Whether a file is a zip of such a folder."""
    if not path.is_file() or not is_zipfile(path):
        return False
    try:
        with ZipFile(path) as packed:
            return any(name.rpartition("/")[2] == MANIFEST for name in packed.namelist())
    except BROKEN:  # whoever reads it says what it is
        return False


def is_ours(folder: Path) -> bool:
    """Whether a folder holds nothing but an export, and so may be written anew."""
    if not folder.is_dir():
        return False
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if not held:
        return not any(folder.iterdir())
    return is_export(folder) and held <= {MANIFEST, *_manifest(folder)["files"]}


def as_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV in UTF-8, lines ended as RFC 4180 has it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8")


def read_csv(path: Path) -> Iterator[list[str]]:
    """Rows of such a file, every cell as it was.

    Raises:
        UnreadableFile: If it is no such file.
    """
    old = csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.reader(stream)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(f"{path.name} of the export cannot be read.", TELLS) from error
    finally:
        csv.field_size_limit(old)


def manifest(files: Mapping[str, bytes], version: str, schema: int, day: str) -> bytes:
    """The list of an export's files, by which damage is found."""
    told = {
        "format": FORMAT, "version": version, "schema": schema, "day": day,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }  # fmt: skip
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def checked(folder: Path, schema: int) -> list[str]:
    """The files of an export, whole and readable here.

    Raises:
        UnreadableFile: If it is of a newer outreach, or a file of it is missing or changed.
    """
    told = _manifest(folder)
    if told["format"] > FORMAT or told["schema"] > schema:
        why = f"{folder} was written by a newer outreach ({told['version']})."
        raise UnreadableFile(why, "Install that version here, then import it.")
    for name, digest in told["files"].items():
        path = folder / name
        if ".." in name.split("/"):
            raise UnreadableFile(f"{folder} names a file outside of it: {name}.", TELLS)
        if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            raise UnreadableFile(f"{name} of the export is missing.", TELLS)
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise UnreadableFile(f"{name} of the export has changed since it was written.", TELLS)
    return list(told["files"])


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if {type(told["format"]), type(told["schema"])} != {int} or not told["files"].items():
            raise TypeError("format")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(f"{folder / MANIFEST} cannot be read.", TELLS) from error
    return told


PEOPLE = ("name", "email", "profile", "title", "company", "school", "year", "major", "place",
          "state")  # fmt: skip


def people_rows(people: Sequence[Person], states: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """A line a person, for any table program; `states` says where each conversation stands."""
    yield PEOPLE
    for one in people:
        study = one.studies[0] if one.studies else None
        facts = (
            one.name, next(iter(one.emails), None), one.url, one.title, one.company,
            study.school if study else None, study.year if study else None,
            study.major if study else None, one.location,
        )  # fmt: skip
        told = [fact.value if fact else "" for fact in facts]
        yield [*map(harmless, told), states.get(one.id, "new")]


def vcards(people: Sequence[Person], notes: Mapping[str, str]) -> bytes:
    """People as vCard 3.0, which every address book reads; `notes` by id."""
    return "".join(_vcard(one, notes.get(one.id, "")) for one in people).encode("utf-8")


def _vcard(person: Person, note: str) -> str:
    import vobject  # noqa: PLC0415 - only to write an export

    card = vobject.vCard()
    card.add("fn").value = person.name.value
    card.add("n").value = vobject.vcard.Name(family=person.family, given=person.given)
    for address in person.emails:
        card.add("email").value = address.value
    if person.company:
        card.add("org").value = [person.company.value]
    if person.title:
        card.add("title").value = person.title.value
    if person.url:
        card.add("url").value = person.url.value
    if note:
        card.add("note").value = note
    return str(card.serialize())
