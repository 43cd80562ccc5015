"""Which encoding a file is in, and whether it is text at all."""

import codecs
import re
from dataclasses import dataclass

from outreach.errors import UnreadableFile
from outreach.mojibake import mended

_HEAD = 1 << 16  # bytes that are looked at to tell what a file is
_READABLE = "`outreach formats` lists what can be read."
_PAGE = re.compile(
    r"\s*<(?:!|\?|(?:html|head|body|meta|title|style|script|div|span|table|center|form|p|br)\b)",
    re.IGNORECASE,
)
_KINDS = (
    (re.compile(r"\s*%PDF|%!PS"), "a PDF"),
    (re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])"), "JSON"),
    (re.compile(r"\s*\{\\rtf"), "a text document (RTF)"),
    (re.compile(r"\s*BEGIN:VC", re.IGNORECASE), "an address card (vCard) or calendar"),
)
# Characters that no table has; a few happen, where a program padded a cell.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\ufffd]")
_STRAY = 0.05  # share of them beyond which a file is no text


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to turn the bytes of a file into text.

    Attributes:
        name: Codec.
        errors: What to do with bytes that the codec does not know.
        start: Bytes of the mark at the front, to leave out.
    """

    name: str
    errors: str = "replace"
    start: int = 0


def decode(data: bytes, name: str) -> str:
    """Text of a file in UTF-8, UTF-16, Windows-1252, Mac Roman, or a mixture of them.

    Raises:
        UnreadableFile: If the file is empty, binary, or a page.
    """
    return _text(data, encoding(data, name))


def plain(data: bytes) -> str:
    """Text of a file that is known not to be a table: the same encodings, nothing refused."""
    return _text(data, _encoding(data))


def _text(data: bytes, found: Encoding) -> str:
    return mended(data[found.start :].decode(found.name, found.errors).replace("\0", ""))


def encoding(data: bytes, name: str) -> Encoding:
    """The encoding of a file.

    Raises:
        UnreadableFile: If the file is empty, binary, or a page.
    """
    if not data.strip():
        raise empty(name)
    found = _encoding(data)
    head = data[found.start : _HEAD].decode(found.name, found.errors)
    if len(_CONTROL.findall(head)) > len(head) * _STRAY:
        raise UnreadableFile(f"{name} is a binary file, not a table.", _READABLE)
    if _PAGE.match(head.lstrip("\ufeff")):
        raise UnreadableFile(
            f"{name} is a web page, not a table.",
            "Download the file itself: look for Export or CSV.",
        )
    for pattern, kind in _KINDS:
        if pattern.match(head):
            raise UnreadableFile(f"{name} is {kind}, not a table.", _READABLE)
    return found


def empty(name: str) -> UnreadableFile:
    """What to say of a file with nothing in it."""
    return UnreadableFile(f"{name} is empty.", "Export it once more.")


def _encoding(data: bytes) -> Encoding:
    if data.startswith(codecs.BOM_UTF16_LE):
        return Encoding("utf-16-le", start=2)
    if data.startswith(codecs.BOM_UTF16_BE):
        return Encoding("utf-16-be", start=2)
    first, second = data[0:400:2], data[1:400:2]
    if second.count(0) > len(second) * 0.6 and first.count(0) < len(first) * 0.1:
        return Encoding("utf-16-le")
    if first.count(0) > len(first) * 0.6 and second.count(0) < len(second) * 0.1:
        return Encoding("utf-16-be")
    start = 3 if data.startswith(codecs.BOM_UTF8) else 0
    if _is_utf8(data):
        return Encoding("utf-8", "strict", start)
    return Encoding("utf-8", _OLD["mac_roman" if _is_mac(data) else "cp1252"], start)


def _is_utf8(data: bytes) -> bool:
    """Whether all of it is; piece by piece, so that a large file is not held twice."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for at in range(0, len(data), 1 << 24):
            decoder.decode(view[at : at + (1 << 24)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mac(data: bytes) -> bool:
    """Mac Roman has its accented letters at 80–9F, where Windows-1252 has punctuation."""
    inside = re.findall(rb"[A-Za-z]([\x80-\xff])(?![\x80-\xbf])", data[: 1 << 24])
    low = sum(byte < b"\xa0" for byte in inside)
    return bool(low * 2 > len(inside))


def _old_byte(error: UnicodeError, old: str) -> tuple[str, int]:
    """A byte that is not UTF-8, read in the old encoding of the file."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode(old, errors="replace"), error.start + 1


_OLD = {"cp1252": "outreach_cp1252", "mac_roman": "outreach_mac_roman"}
codecs.register_error(_OLD["cp1252"], lambda error: _old_byte(error, "cp1252"))
codecs.register_error(_OLD["mac_roman"], lambda error: _old_byte(error, "mac_roman"))
