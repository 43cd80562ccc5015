"""The channels: modules with a name, `check` and `deliver`. A plain list registers them.

What eml, imap, csv and note write is written, not delivered: the user sends it. smtp sends.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from outreach.channels import csv, eml, imap, note, smtp
from outreach.channels.message import Mark
from outreach.errors import UsageError
from outreach.model import Queued, Receipt, Settings


class Channel(Protocol):
    """What each module in this folder provides; `takes` holds values of `Draft.channel`."""

    name: str
    takes: frozenset[str]

    def check(self, settings: Settings) -> None:
        """Raise before anything is written, if nothing can be."""

    def deliver(self, queue: Iterable[Queued], settings: Settings, mark: Mark) -> Iterator[Receipt]:
        """Write or send the messages, one connection for all, each as the queue gives it out."""


CHANNELS: tuple[Channel, ...] = (eml, imap, smtp, csv, note)

REMOTE = frozenset({imap.name, smtp.name})  # what they write leaves this machine


def channel(name: str) -> Channel:
    """The channel of that name.

    Raises:
        UsageError: If there is none.
    """
    found = {one.name: one for one in CHANNELS}
    if name not in found:
        raise UsageError(f"There is no channel {name}.", f"There are: {', '.join(found)}.")
    return found[name]
