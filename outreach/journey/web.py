"""Public pages as imports: fetched, read like a file, and followed where the list goes on."""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from outreach import importers
from outreach.errors import OutreachError, UnreadableFile
from outreach.model.intake import Batch, Options, Table

if TYPE_CHECKING:  # most imports are of files
    from outreach.fetch import Answer, Reader

_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/csv": ".csv",
    "text/vcard": ".vcf", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip
_READ = ("page", "table", "vcard", "addressbook", "pdf")  # nobody's own archive lies in the web
EXAMPLE = "https://www.example.edu/english/alumni"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one address and the pages after it hold.

    Attributes:
        batch: The people of all of them.
        day: ISO day on which the oldest of them last changed, where that was told.
        broken: What ended the reading before its end; None if nothing did.
    """

    batch: Batch
    day: str
    broken: OutreachError | None = None


def is_address(text: str) -> bool:
    """Whether a word of the command line is an address of the web."""
    return bool(re.match(r"https?:", text, re.IGNORECASE))


def called(path: str) -> str:
    """The name of a file, the whole of an address."""
    return path if is_address(path) else Path(path).name


def read(reader: "Reader", address: str, options: Options) -> Fetched:
    """Read a list from the web, and of its pages at most as many as the user said.

    Raises:
        OutreachError: If its first page cannot be had or read; a later one costs only itself.
    """
    seen: set[str] = set()
    tables: list[Table] = []
    days: list[str] = []
    first = ""
    broken: OutreachError | None = None
    while address and address not in seen and len(seen) < options.pages:
        seen.add(address)
        try:
            answer = reader.read(address)
            batch = _batch(answer, options)
        except OutreachError as error:
            if not tables:
                raise
            broken = error
            break
        first = first or batch.format
        tables += batch.tables
        days += [answer.day] if answer.day else []
        following = urljoin(answer.url, batch.next) if batch.next else ""
        address = following if is_address(following) else ""
    left = address if address not in seen else ""
    return Fetched(Batch(first, tuple(tables), next=left), min(days, default=""), broken)


def _batch(answer: "Answer", options: Options) -> Batch:
    """The people of one answer; its address is the name of the file that they stood in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / _file_name(answer)
        path.write_bytes(_marked(answer))
        try:
            importer = importers.identify(path, options.form)
            if importer.name not in _READ:
                why = f"{answer.url} is no page or list, but looks like {importer.name}."
                raise UnreadableFile(why, "Download it yourself, if it is yours, and import it.")
            batch = importer.extract(path, options)
        except UnreadableFile as error:
            told = str(error).replace(path.name, answer.url)
            raise type(error)(told, error.hint) from error
    tables = tuple(replace(table, file=answer.url + table.file.removeprefix(path.name),
                           found=_found(table.found, answer.url))
                   for table in batch.tables)  # fmt: skip
    return replace(batch, tables=tables)


def _found(found: str, url: str) -> str:
    """What a list is called; the address may say that it is one of alumni."""
    return "alumni list" if found == "list" and "alum" in url.lower() else found


def _file_name(answer: "Answer") -> str:
    """A name for the file, with the suffix that its kind has."""
    last = unquote(urlsplit(answer.url).path.rstrip("/").rpartition("/")[2])
    base = re.sub(r"[^\w.-]+", "-", last)[-80:].strip("-.") or "page"
    suffix = _SUFFIXES.get(answer.kind, "")
    return base if not suffix or base.lower().endswith(suffix) else base + suffix


def _marked(answer: "Answer") -> bytes:
    """The bytes; as UTF-8 with its mark where the server names the encoding, which then wins."""
    if answer.charset and answer.kind.startswith(("text/", "application/xhtml")):
        with suppress(LookupError):
            text = answer.data.decode(answer.charset, "replace")
            return codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")
    return answer.data
