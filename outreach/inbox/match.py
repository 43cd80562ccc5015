"""Which of our messages a message of the mailbox is about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from outreach.model import Incoming, What


@dataclass(frozen=True, slots=True)
class Letter:
    """A message of ours that was written.

    Attributes:
        draft: Id of the draft.
        person: Id of the person.
        message_id: As it was written; the user's mail program may have sent it under another.
        to: Its address.
        subject: Folded to match by.
        since: UTC instant from which it may have gone out.
        addresses: Every address of the person.
        is_out: Whether it is known to have gone out.
    """

    draft: str
    person: str
    message_id: str
    to: str
    subject: str
    since: datetime
    addresses: frozenset[str]
    is_out: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A message of the mailbox that is about one of ours.

    Attributes:
        letter: Ours.
        what: `delivered`, `replied`, `answered`, `away` or `bounced`: the event.
        one: The message.
    """

    letter: Letter
    what: str
    one: Incoming


def matched(every: Iterable[Incoming], letters: Sequence[Letter]) -> Iterator[Found]:
    """The messages that are about ours, the earliest first.

    By In-Reply-To and References; else by address and time, where a provider rewrote the id.
    """
    out = {letter.draft for letter in letters if letter.is_out}
    events = {What.REPLY: "replied", What.AWAY: "away", What.BOUNCE: "bounced"}
    for one in sorted(every, key=lambda found: found.at):
        if one.what is What.OWN:
            found = _own(one, letters, out)
        else:
            about = _about(one, letters) if one.what in events else None
            found = Found(about, events[one.what], one) if about else None
        if found:
            out.add(found.letter.draft)
            yield found


def _about(one: Incoming, letters: Sequence[Letter]) -> Letter | None:
    """Which of ours a message is about; the latest of several."""
    by_id = [letter for letter in letters if letter.message_id in one.answers]
    who = frozenset(one.failed) if one.what is What.BOUNCE else frozenset({one.sender})
    by_address = [letter for letter in letters
                  if letter.since <= one.at and who & letter.addresses]  # fmt: skip
    return max(by_id or by_address, key=lambda letter: letter.since, default=None)


def _own(one: Incoming, letters: Sequence[Letter], out: set[str]) -> Found | None:
    """What the user's own mail says: that a message went out, or that a reply was answered."""
    to = frozenset(one.to)
    same = [letter for letter in letters if letter.message_id == one.id]
    before = [letter for letter in letters if letter.since <= one.at]
    alike = [x for x in before if x.to in to and one.subject and x.subject == one.subject]
    if gone := same or [letter for letter in alike if letter.draft not in out]:
        return Found(max(gone, key=lambda letter: letter.since), "delivered", one)
    if near := [letter for letter in before if letter.addresses & to]:
        return Found(max(near, key=lambda letter: letter.since), "answered", one)
    return None
