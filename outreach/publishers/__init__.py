"""Other publishers' open files, made small: better coverage of schools and titles for who wants it.

Each module reads one publisher's file as it is downloaded and gives the few columns that resolving
needs. Nothing of theirs is shipped; the user fetches the file, and its licence is shown with it.
A module has NAME, COLUMNS, ATTRIBUTION, WHERE and `rows(path)`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from outreach.publishers import ipeds, onet, ror


class Publisher(Protocol):
    """What each module gives."""

    NAME: str
    COLUMNS: tuple[str, ...]
    ATTRIBUTION: str
    WHERE: str

    def rows(self, path: Path) -> Iterator[tuple[str, ...]]:
        """The rows under COLUMNS.

        Raises:
            UnreadableFile: If the file is not the publisher's.
        """


PUBLISHERS: dict[str, Publisher] = {found.NAME: found for found in (ror, ipeds, onet)}
