"""Files as they come: alone, in a folder, or in a zip that may be hostile. Nothing is extracted.

Caps are counted while reading, since a zip's own figures may lie.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from outreach.errors import TooLarge, UnreadableFile

FILE_CAP = 1 << 30  # bytes of one file on disk
MEMBER_CAP = 200 << 20  # bytes of one member, unpacked
TOTAL_CAP = 1 << 30  # bytes of all the members that were read
MEMBERS = 1_000
RATIO = 200  # unpacked to packed, beyond a first megabyte
_CHUNK = 1 << 20


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
        return PurePosixPath(self.name).name.lower()

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
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
            raise UnreadableFile(
                f"{self.name} cannot be unpacked: {error}.",
                "Unpack it yourself, import the folder.",
            ) from error

    def _file(self, upto: int | None) -> Iterator[bytes]:
        if self.path.stat().st_size > FILE_CAP:
            raise TooLarge(f"{self.name} is larger than 1 GB.", "Split it and import the parts.")
        with self.path.open("rb") as stream:
            yield stream.read() if upto is None else stream.read(upto)

    def _member(self, upto: int | None) -> Iterator[bytes]:
        with zipfile.ZipFile(self.path) as archive:
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


def source(path: Path) -> Source:
    """The file at `path`, named by its own name."""
    return Source(path, path.name)


def is_zip(path: Path) -> bool:
    """Whether the file starts like a zip (so does an XLSX)."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise _unreadable(path.name, error) from error


def members(path: Path) -> list[Source]:
    """The CSV files inside a zip or a folder, at any depth, Mac leftovers left out.

    Raises:
        UnreadableFile: If the zip is broken, has too many members, or overlapping ones.
    """
    if path.is_dir():
        found = (p for p in sorted(path.rglob("*")) if p.is_file() and not p.is_symlink())
        names = [(p, p.relative_to(path).as_posix()) for p in found]
        return [Source(p, f"{path.name}/{name}") for p, name in names if _is_wanted(name)]
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableFile(
            f"{path.name} is a broken zip: {error}.", "Download it once more."
        ) from error
    _check(path.name, entries)
    wanted = sorted(e.filename for e in entries if not e.is_dir() and _is_wanted(e.filename))
    return [Source(path, f"{path.name}/{name}", name) for name in wanted]


def _check(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is made to hurt: too many members, or members lying over each other."""
    if len(entries) > MEMBERS:
        raise TooLarge(f"{name} holds {len(entries)} files; a LinkedIn archive holds about 50.")
    end = -1
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            raise UnreadableFile(f"{name} is made to unpack without end; it was not read.")
        end = entry.header_offset + entry.compress_size
    if sum(entry.file_size for entry in entries if _is_wanted(entry.filename)) > TOTAL_CAP:
        raise TooLarge(f"{name} unpacks to more than 1 GB.")


def _is_wanted(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.lower().endswith(".csv") and not any(p.startswith(("__", "._")) for p in parts)


def _unreadable(name: str, error: OSError) -> UnreadableFile:
    why = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
    return UnreadableFile(
        f"{name} cannot be read: {why}.", "Check the name; quote it if it has spaces."
    )
