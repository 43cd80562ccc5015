"""Files as they come: alone, in a folder, or in a zip that may be hostile. Nothing is extracted.

Caps are counted while reading, since a zip's own figures may lie.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from outreach.errors import TooLarge, UnreadableFile

FILE_CAP = 1 << 30  # bytes of one file on disk
MEMBER_CAP = 200 << 20  # bytes of one member, unpacked
TOTAL_CAP = 1 << 30  # bytes of all the members that were read
MEMBERS = 1_000
RATIO = 200  # unpacked to packed, beyond a first megabyte
_CHUNK = 1 << 20
_DIRECTORY = 1 << 20  # bytes of a zip's list of members: a thousand names of a kilobyte
_WALK = 20_000  # files and folders looked at below a folder
# What unpacks piece by piece; the other methods unpack a whole member at once, however large.
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one member of a zip or a folder.

    Attributes:
        path: On disk: the file itself, the zip, or the file in the folder.
        name: What to call it (`alumni.csv`, `export.zip/Connections.csv`).
        member: Name inside the zip; empty for a file on disk.
    """

    path: Path
    name: str
    member: str = ""

    @property
    def base(self) -> str:
        """The file's own name, lower case."""
        return _parts(self.name)[-1].lower()

    def head(self, size: int = 1 << 16) -> bytes:
        """The first bytes."""
        return b"".join(self._chunks(size))[:size]

    def read(self) -> bytes:
        """All bytes.

        Raises:
            TooLarge: If a cap is passed.
            UnreadableFile: If the file is gone, forbidden, encrypted or broken.
        """
        return b"".join(self._chunks(None))

    def _chunks(self, upto: int | None) -> Iterator[bytes]:
        try:
            yield from self._member(upto) if self.member else self._file(upto)
        except OSError as error:
            raise _unreadable(self.name, error) from error
        except BROKEN as error:
            raise UnreadableFile(
                f"{self.name} cannot be unpacked: {_words(error)}.",
                "Unpack it yourself, import the folder.",
            ) from error

    def _file(self, upto: int | None) -> Iterator[bytes]:
        with _opened(self.path) as stream:
            if upto is not None:
                yield stream.read(upto)
                return
            data = stream.read(FILE_CAP + 1)  # its size may not be true, or not be true for long
            if len(data) > FILE_CAP:
                raise TooLarge(f"{self.name} is larger than 1 GB.", "Split it, import the parts.")
            yield data

    def _member(self, upto: int | None) -> Iterator[bytes]:
        with _opened(self.path) as file, zipfile.ZipFile(file) as archive:
            packed = archive.getinfo(self.member).compress_size
            cap = min(MEMBER_CAP, max(_CHUNK, packed * RATIO))
            done = 0
            with archive.open(self.member) as stream:
                while chunk := stream.read(_CHUNK if upto is None else min(upto, _CHUNK)):
                    done += len(chunk)
                    if done > cap:
                        raise TooLarge(
                            f"{self.name} unpacks to more than {cap >> 20} MB from {packed} bytes.",
                            "It is not what LinkedIn sends; ask for a new export.",
                        )
                    yield chunk
                    if upto is not None:
                        return


# What Python raises at a zip that is none, or is damaged, locked or odd.
BROKEN = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, KeyError,
    ValueError,
)  # fmt: skip


def source(path: Path) -> Source:
    """The file at `path`, named by its own name."""
    return Source(path, shown(path.name))


def shown(name: str) -> str:
    """A file's name as it can stand in a message: no line break, no code to a terminal."""
    return "".join(char if char.isprintable() else "?" for char in name)


def is_zip(path: Path) -> bool:
    """Whether the file starts like a zip (so does an XLSX)."""
    try:
        with _opened(path) as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise _unreadable(shown(path.name), error) from error


def _opened(path: Path) -> BinaryIO:
    """The file, open; a pipe or device could be read for ever, or never.

    Raises:
        UnreadableFile: If it is none that ends.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableFile(
            f"{shown(path.name)} is a pipe, a device or a folder, not a file.",
            "Save what comes out of it to a file and import that.",
        )
    return path.open("rb")


def members(path: Path) -> list[Source]:
    """The CSV files inside a zip or a folder, at any depth, Mac leftovers left out.

    Raises:
        UnreadableFile: If the zip is broken, has too many members, or overlapping ones.
    """
    if path.is_dir():
        return _files(path)
    name = shown(path.name)
    try:
        with _opened(path) as file:
            _check_directory(name, file)
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
    except OSError as error:
        raise _unreadable(name, error) from error
    except BROKEN as error:
        raise UnreadableFile(
            f"{name} is a broken zip: {_words(error)}.", "Download it once more."
        ) from error
    _check(name, entries)
    wanted = sorted(e.filename for e in entries if not e.is_dir() and _is_wanted(e.filename))
    return [Source(path, f"{name}/{shown(member)}", member) for member in wanted]


def _files(folder: Path) -> list[Source]:
    below = sorted(islice(folder.rglob("*"), _WALK + 1))
    if len(below) > _WALK:
        raise TooLarge(
            f"{shown(folder.name)} is a folder with more than {_WALK:,} files.",
            "Name the file in it, or the folder that LinkedIn's zip unpacked to.",
        )
    found = (file for file in below if file.is_file() and not file.is_symlink())
    names = [(file, file.relative_to(folder).as_posix()) for file in found]
    return [
        Source(file, shown(f"{folder.name}/{name}")) for file, name in names if _is_wanted(name)
    ]


def _check_directory(name: str, file: BinaryIO) -> None:
    """Refuse a zip whose list of members alone would fill the memory, before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    end = tail.rfind(b"PK\5\6")
    told = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    if end >= 20 and tail[end - 20 : end - 16] == b"PK\6\7":  # the same for large zips
        file.seek(min(int.from_bytes(tail[end - 12 : end - 4], "little"), size))
        told = int.from_bytes(file.read(56)[40:48], "little")
    if told > _DIRECTORY:
        raise TooLarge(f"{name} holds too many files; a LinkedIn archive holds about 50.", _ANEW)
    file.seek(0)


_ANEW = "Ask LinkedIn for a new export, or unpack it and import the file that you want."


def _check(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is made to hurt: too many members, or members lying over each other."""
    if len(entries) > MEMBERS:
        raise TooLarge(
            f"{name} holds {len(entries)} files; a LinkedIn archive holds about 50.", _ANEW
        )
    end = -1
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            raise UnreadableFile(f"{name} is made to unpack without end; it was not read.", _ANEW)
        end = entry.header_offset + entry.compress_size
    wanted = [entry for entry in entries if _is_wanted(entry.filename)]
    if sum(entry.file_size for entry in wanted) > TOTAL_CAP:
        raise TooLarge(f"{name} unpacks to more than 1 GB.", _ANEW)
    if odd := [shown(e.filename) for e in wanted if e.compress_type not in METHODS]:
        raise UnreadableFile(
            f"{name} packs {odd[0]} in a way that is not read here.",
            "Unpack it yourself, import the folder.",
        )


def _is_wanted(name: str) -> bool:
    parts = _parts(name)
    return name.lower().endswith(".csv") and not any(p.startswith(("__", "._")) for p in parts)


def _parts(name: str) -> tuple[str, ...]:
    """The folders of a member and its name; some Windows programs part them by backslashes."""
    return PurePosixPath(name.replace("\\", "/")).parts


def _words(error: BaseException) -> str:
    """What went wrong inside a zip, without the names that its maker chose."""
    return "it is encrypted" if "encrypted" in str(error) else shown(str(error)[:120])


def _unreadable(name: str, error: OSError) -> UnreadableFile:
    why = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
    return UnreadableFile(
        f"{name} cannot be read: {why}.", "Check the name; quote it if it has spaces."
    )
