"""Address cards (vCard 2.1, 3.0, 4.0), as phones, mail programs and webmails write them.

Each card is read by itself, so that a broken one costs nobody else. Pictures and keys are dropped
before anything looks at them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from outreach import addresses, names
from outreach.errors import UnreadableFile
from outreach.model.intake import Batch, Options, Skip, Table
from outreach.nameparts import OFFICE, is_office
from outreach.tabular import plain
from outreach.unpack import source

name = "vcard"

# Column → field. What a card says several times has a column for each time.
_MAPPING = {
    "FN": "full_name", "NICKNAME": "known_name", "ORG": "company", "TITLE": "title",
    "EMAIL": "email", "EMAIL 2": "email_2", "EMAIL 3": "email_3", "URL": "url", "CITY": "city",
    "REGION": "state", "COUNTRY": "country",
}  # fmt: skip
_BEGIN = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^[ \t]*END[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_HEAVY = re.compile(r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT)\b", re.IGNORECASE)
_LONGEST = 1 << 16  # characters of a card without its pictures
_LINE = re.compile(r"^(?:[\w-]+\.)?([\w-]+)", re.ASCII)
_READ = frozenset(
    "BEGIN END VERSION FN N NICKNAME ORG TITLE ROLE EMAIL URL ADR KIND X-SOCIALPROFILE"
    " SOCIALPROFILE X-ABSHOWAS X-ADDRESSBOOKSERVER-KIND IMPP".split()
)


def identify(path: Path) -> bool:
    """Whether the file begins with a card."""
    if not path.is_file():
        return False
    return bool(_BEGIN.match(_text(source(path).head(1 << 12)).lstrip()))


def extract(path: Path, options: Options) -> Batch:
    """Read the people of all cards; companies and cards without a name are skipped, and said so.

    Raises:
        UnreadableFile: If there is no card in it.
    """
    text = _text(source(path).read())
    cards = list(_cards(text))
    if not cards:
        raise UnreadableFile(f"{path.name} holds no address card.", "Export it as vCard once more.")
    table = Table(source(path).name, list(_MAPPING), [], [], dict(_MAPPING))
    for number, card in enumerate(cards, 1):
        cells, why = _read(card)
        if why:
            table.skipped.append(Skip(number, why))
        else:
            table.rows.append(cells)
            table.lines.append(number)
    return Batch(name, (table,))


def _text(data: bytes) -> str:
    return plain(data).replace("\r\n", "\n").replace("\r", "\n")


def _cards(text: str) -> Iterator[str]:
    """The cards of a file, each from its BEGIN to its END, or to where the next one begins."""
    starts = [match.start() for match in _BEGIN.finditer(text)]
    for start, stop in pairwise([*starts, len(text)]):
        end = _END.search(text, start, stop)
        yield text[start : end.end() if end else stop].lstrip()


def _read(card: str) -> tuple[list[str], str]:
    """The cells of a card, or why it is no person."""
    light = _lightened(card)
    if len(light) > _LONGEST:
        return [], "a card of more than 64 KB"
    try:
        found = _parsed(light)
    except Exception as error:
        return [], f"a card that cannot be read: {names.tidy(str(error))[:80]}"
    kinds = [*_texts(found, "kind"), *_texts(found, "x-addressbookserver-kind")]
    if _texts(found, "x-abshowas") == ["COMPANY"] or {"org", "group", "location"} & {
        kind.casefold() for kind in kinds
    }:
        return [], "a company or a group"
    shown = _name(found)
    if not shown:
        return [], "no name"
    if is_office(shown):
        return [], OFFICE
    emails = list(
        dict.fromkeys(e for text in _texts(found, "email") for e in addresses.emails(text))
    )
    city, region, country = _place(found)
    cells = [
        shown, _first(found, "nickname"), _organisation(found),
        _first(found, "title") or _first(found, "role"), *[*emails, "", "", ""][:3],
        _profile(found), city, region, country,
    ]  # fmt: skip
    return [names.tidy(cell) for cell in cells], ""


def _lightened(card: str) -> str:
    """A card without what is not read: pictures above all, which may be megabytes of one line."""
    kept: list[str] = []
    reads, quoted = True, False
    for line in card.split("\n"):
        goes_on = line[:1] in (" ", "\t") or quoted  # folded, or a soft break of quoted-printable
        if not goes_on:
            word = _LINE.match(line)
            reads = bool(word) and str(word and word[1]).upper() in _READ and not _HEAVY.match(line)
        quoted = line.endswith("=") and (quoted or "QUOTED-PRINTABLE" in line.upper())
        if reads and line:
            kept.append(line)
    if not kept or not _END.match(kept[-1]):
        kept.append("END:VCARD")
    return "\r\n".join(kept) + "\r\n"


def _parsed(card: str) -> Any:  # noqa: ANN401 - vobject has no types
    import vobject  # noqa: PLC0415 - only where a card is read

    return next(vobject.readComponents(card, ignoreUnreadable=True, allowQP=True))


def _texts(found: Any, key: str) -> list[str]:  # noqa: ANN401
    """The values of a property that are text, in their order."""
    values = (getattr(one, "value", "") for one in found.contents.get(key, ()))
    return [value.strip() for value in values if isinstance(value, str) and value.strip()]


def _first(found: Any, key: str) -> str:  # noqa: ANN401
    return next(iter(_texts(found, key)), "")


def _name(found: Any) -> str:  # noqa: ANN401
    """The name as the card shows it; made of its parts where it shows none, or an address."""
    shown = _first(found, "fn")
    if shown and "@" not in shown:
        return shown
    for part in found.contents.get("n", ()):
        value = part.value
        parts = [getattr(value, key, "") for key in ("given", "additional", "family")]
        told = " ".join(_flat(part) for part in parts if part).strip()
        if told:
            return told
    return ""


def _flat(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    return " ".join(map(str, value)).strip() if isinstance(value, Sequence) else ""


def _organisation(found: Any) -> str:  # noqa: ANN401
    """The company, without its departments."""
    for one in found.contents.get("org", ()):
        value = one.value
        told = value[0] if isinstance(value, list) and value else value
        if isinstance(told, str) and told.strip():
            return told.strip()
    return ""


def _profile(found: Any) -> str:  # noqa: ANN401
    """The LinkedIn profile, wherever the card has it."""
    keys = ("x-socialprofile", "socialprofile", "url", "impp")
    told = (addresses.profile(text) for key in keys for text in _texts(found, key))
    return next((url for url in told if url), "")


def _place(found: Any) -> tuple[str, str, str]:  # noqa: ANN401
    """City, region and country of the first address that has any."""
    for one in found.contents.get("adr", ()):
        told = [_flat(getattr(one.value, key, "")) for key in ("city", "region", "country")]
        if any(told):
            return told[0], told[1], told[2]
    return "", "", ""
