"""The channels: modules with a name, `check` and `deliver`. A plain list registers them.

What eml, imap, csv and note write is written, not delivered: the user sends it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from outreach.channels import csv, eml, imap, note
from outreach.errors import UsageError
from outreach.model import Queued, Receipt, Settings

Mark = Callable[[Sequence[Queued]], None]


class Channel(Protocol):
    """What each module in this folder provides; `takes` holds values of `Draft.channel`."""

    name: str
    takes: frozenset[str]

    def check(self, settings: Settings) -> None:
        """Raise before anything is written, if nothing can be."""

    def deliver(self, queue: Sequence[Queued], settings: Settings, mark: Mark) -> Iterator[Receipt]:
        """Write the messages; `mark` commits that those handed to it are written, all at once."""


CHANNELS: tuple[Channel, ...] = (eml, imap, csv, note)

REMOTE = frozenset({imap.name})  # what they write leaves this machine


def channel(name: str) -> Channel:
    """The channel of that name.

    Raises:
        UsageError: If there is none.
    """
    found = {one.name: one for one in CHANNELS}
    if name not in found:
        raise UsageError(f"There is no channel {name}.", f"There are: {', '.join(found)}.")
    return found[name]
