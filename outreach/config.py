"""Settings, and where things are: the shipped tables and templates, and the user's own folder."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from outreach.errors import OutreachError

PACKAGE = Path(__file__).parent


@lru_cache(maxsize=8)
def shipped(name: str) -> Path:
    """The shipped folder `name`: inside the wheel, or beside the package in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def local_now() -> datetime:
    """The present moment in the user's own zone."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Home:
    """The user's folder, and the one clock.

    Attributes:
        path: The folder; 0700, made when first needed.
        clock: Tells the present moment with its zone; tests hand in their own.
    """

    path: Path
    clock: Callable[[], datetime] = local_now

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "outreach.db"

    @property
    def profile(self) -> Path:
        """Who the seeker is."""
        return self.path / "profile.toml"

    @property
    def backups(self) -> Path:
        """Copies of the store, one a day."""
        return self.path / "backups"

    @property
    def pages(self) -> Path:
        """Public pages that were read, so that what did not change is not asked for again."""
        return self.path / "pages.db"

    @property
    def tables(self) -> Path:
        """Other publishers' tables, made small."""
        return self.path / "tables"

    @property
    def today(self) -> str:
        """The user's local date, ISO."""
        return self.clock().date().isoformat()

    def local(self, when: datetime) -> datetime:
        """A moment in the user's zone; one without a zone was said in it."""
        zone = self.clock().tzinfo
        if not hasattr(zone, "key"):  # only today's offset is known: the system has the rules
            return when.astimezone()
        return when.astimezone(zone) if when.tzinfo else when.replace(tzinfo=zone)

    def make(self) -> None:
        """Make the folder, for the user's eyes only.

        Raises:
            OutreachError: If it cannot be made, or holds other things that others can read.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.name == "posix" and stat.S_IMODE(self.path.stat().st_mode) & 0o077:
                self._close()
        except OSError as error:
            raise OutreachError(
                f"The folder {self.path} cannot be used: {error.strerror}.",
                "Name another with `outreach --home DIR …` or in OUTREACH_HOME.",
            ) from error

    def _close(self) -> None:
        """Close a folder that others can read, but only if nothing else lives in it."""
        if any(self.path.iterdir()) and not (self.database.exists() or self.profile.exists()):
            raise OutreachError(
                f"The folder {self.path} holds other things, and others can read it.",
                "Name a folder of its own with `outreach --home DIR …` or in OUTREACH_HOME.",
            )
        self.path.chmod(0o700)


def home(chosen: str | None) -> Home:
    """The folder named on the command line or in OUTREACH_HOME, else the system's own place."""
    if chosen:
        return Home(Path(chosen).expanduser())
    from platformdirs import user_data_path  # noqa: PLC0415 - only where nothing was named

    return Home(user_data_path("outreach", appauthor=False))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that only the user may read, in one step: whole, or not at all.

    Raises:
        OSError: If the disk is full, or the folder may not be written.
    """
    from tempfile import mkstemp  # noqa: PLC0415 - most commands write no file

    handle, temporary = mkstemp(dir=path.parent, prefix=".outreach-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
