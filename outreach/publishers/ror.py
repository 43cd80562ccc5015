"""ROR, the registry of research organisations: its dump, as zip or JSON, schema 1 or 2."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from outreach.errors import TooLarge, UnreadableFile
from outreach.unpack import BROKEN, shown

NAME = "ror"
COLUMNS = ("domain", "name", "country", "aliases", "acronyms", "other_domains", "students")
ATTRIBUTION = "ROR, the Research Organization Registry (ror.org), CC0."
WHERE = "https://ror.readme.io/docs/data-dump: a zip, or the JSON in it"

_PIECE = 1 << 20  # characters read at a time
_RECORD = 4 << 20  # characters of one record
_MEMBER = 2 << 30  # bytes of the JSON, unpacked


def rows(path: Path) -> Iterator[tuple[str, ...]]:
    """The schools among the organisations.

    Raises:
        UnreadableFile: If it is no dump of ROR, in whole or in part.
    """
    with ExitStack() as held:
        stream = _opened(path, held)
        for record in _records(stream, shown(path.name)):
            if row := _row(record):
                yield row


def _opened(path: Path, held: ExitStack) -> TextIO:
    if not zipfile.is_zipfile(path):
        return held.enter_context(path.open(encoding="utf-8-sig", errors="replace"))
    try:
        archive = held.enter_context(zipfile.ZipFile(path))
    except BROKEN as error:
        raise _strange(shown(path.name), "the zip is damaged") from error
    found = [one for one in archive.infolist() if one.filename.lower().endswith(".json")]
    if not found:
        raise _strange(shown(path.name), "the zip holds no JSON")
    newest = max(found, key=lambda one: ("v2" in one.filename, one.filename))
    if newest.file_size > _MEMBER:
        raise TooLarge(f"{shown(path.name)} unpacks to more than {_MEMBER >> 30} GB.", _ANEW)
    return io.TextIOWrapper(held.enter_context(archive.open(newest)), "utf-8-sig", "replace")


_ANEW = f"Download it anew: {WHERE}."


def _strange(name: str, why: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is no ROR dump: {why}.", _ANEW)


def _records(stream: TextIO, name: str) -> Iterator[Mapping[str, Any]]:
    """The objects of one JSON list, one at a time: a dump is larger than need be held."""
    decoder = json.JSONDecoder()
    held = stream.read(_PIECE).lstrip()
    if not held.startswith("["):
        raise _strange(name, "it does not begin as a list of records")
    held = held[1:]
    while True:
        held = held.lstrip(" \r\n\t,")
        try:
            record, end = decoder.raw_decode(held) if held and held[0] != "]" else (None, 0)
        except ValueError:
            end = -1
        if end <= 0 or end == len(held):
            piece = stream.read(_PIECE)
            if not piece and end == 0 and held[:1] == "]":
                return
            if not piece or len(held) > _RECORD:
                raise _strange(name, "it breaks off, or a record is no JSON")
            held += piece
            continue
        if not isinstance(record, dict) or "ror.org" not in str(record.get("id")):
            raise _strange(name, "its records have no ROR id")
        yield record
        held = held[end:]


def _row(record: Mapping[str, Any]) -> tuple[str, ...] | None:
    types = {str(kind).casefold() for kind in record.get("types") or ()}
    if "education" not in types or record.get("status") == "withdrawn":
        return None
    names = _names_2(record) if isinstance(record.get("names"), list) else _names_1(record)
    shown_as, others, letters = names
    if not shown_as:
        return None
    hosts = _hosts(record)
    domain = hosts[0] if hosts else str(record["id"]).removeprefix("https://")
    return (
        domain, shown_as, _country(record), _joined(others), _joined(letters),
        _joined(hosts[1:]), "",
    )  # fmt: skip


def _names_2(record: Mapping[str, Any]) -> tuple[str, list[str], list[str]]:
    """The displayed name, the other names and the acronyms, as schema 2 has them."""
    told = [one for one in record["names"] if isinstance(one, dict) and one.get("value")]
    display = next((one["value"] for one in told if "ror_display" in one.get("types", ())), "")
    letters = [one["value"] for one in told if "acronym" in one.get("types", ())]
    return (
        display,
        [one["value"] for one in told if one["value"] not in (display, *letters)],
        letters,
    )


def _names_1(record: Mapping[str, Any]) -> tuple[str, list[str], list[str]]:
    """The same as schema 1 has them."""
    labels = [str(one.get("label", "")) for one in record.get("labels") or ()]
    others = [*map(str, record.get("aliases") or ()), *labels]
    return str(record.get("name") or ""), others, list(map(str, record.get("acronyms") or ()))


def _country(record: Mapping[str, Any]) -> str:
    if isinstance(place := record.get("country"), dict):
        return str(place.get("country_code") or "")
    places = record.get("locations") or [{}]
    return str((places[0].get("geonames_details") or {}).get("country_code") or "")


def _hosts(record: Mapping[str, Any]) -> list[str]:
    """Its domains, then the hosts of its website."""
    links = [
        one.get("value", "") if isinstance(one, dict) else one for one in record.get("links") or ()
        if not isinstance(one, dict) or one.get("type") == "website"
    ]  # fmt: skip
    found = [*map(str, record.get("domains") or ()), *(_host(str(link)) for link in links)]
    return list(dict.fromkeys(filter(None, found)))


def _host(link: str) -> str:
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^www\d?\.", "", host.lower())


def _joined(values: list[str]) -> str:
    return "|".join(dict.fromkeys(value.replace("|", " ").strip() for value in values))
