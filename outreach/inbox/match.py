"""Which of our messages a message of the mailbox is about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from outreach.model import Incoming, What


@dataclass(frozen=True, slots=True)
class Letter:
    """A message of ours that was written.

    Attributes:
        draft: Id of the draft.
        person: Id of the person.
        ids: Message-IDs that it is known by: as it was written, and as it was found in Sent.
        answers: Message-ID of the message that it answers or follows; empty for none.
        to: Its address.
        subject: Folded to match by.
        since: From when it may have gone out.
        addresses: Every address of the person.
        is_out: Whether it is known to have gone out.
    """

    draft: str
    person: str
    ids: frozenset[str]
    answers: str
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


_EVENTS = {What.REPLY: "replied", What.LISTED: "replied", What.AWAY: "away", What.BOUNCE: "bounced"}


def matched(every: Iterable[Incoming], letters: Sequence[Letter]) -> Iterator[Found]:
    """The messages that are about ours, the earliest first.

    By In-Reply-To and References; else by address and time, where a provider rewrote the id.
    """
    known = {letter.draft: letter for letter in letters}
    for one in sorted(every, key=lambda found: found.at):
        now = list(known.values())
        found = _own(one, now) if one.what is What.OWN else _theirs(one, now)
        if found:
            ids = found.letter.ids | ({one.id} if found.what == "delivered" else set())
            known[found.letter.draft] = replace(found.letter, is_out=True, ids=ids)
            yield found


def _theirs(one: Incoming, letters: Sequence[Letter]) -> Found | None:
    """What a message of somebody else's is about."""
    if one.what not in _EVENTS:
        return None
    by_id = [letter for letter in letters if letter.ids & set(one.answers)]
    by_address = [] if one.what is What.LISTED else _by_address(one, letters)
    letter = max(by_id or by_address, key=lambda letter: letter.since, default=None)
    return Found(letter, _EVENTS[one.what], one) if letter else None


def _by_address(one: Incoming, letters: Sequence[Letter]) -> list[Letter]:
    """The letters to whom a message is from, or which came back from there.

    One that is not known to have gone out must have the same subject: they may have written anyway.
    """
    who = frozenset(one.failed) if one.what is What.BOUNCE else frozenset({one.sender})
    return [
        letter
        for letter in letters
        if letter.since <= one.at and who & letter.addresses
        and (letter.is_out or one.what is What.BOUNCE or letter.subject == one.subject)
    ]  # fmt: skip


def _own(one: Incoming, letters: Sequence[Letter]) -> Found | None:
    """What the user's own mail says: that a message went out, or that a reply was answered.

    One that answers anything but what our message answers is another message.
    """
    to = frozenset(one.to)
    same = [letter for letter in letters if one.id in letter.ids]
    before = [letter for letter in letters if letter.since <= one.at]
    alike = [x for x in before if x.to in to and one.subject and x.subject == one.subject
             and not x.is_out and set(one.answers) <= {x.answers}]  # fmt: skip
    if gone := same or alike:
        return Found(max(gone, key=lambda letter: letter.since), "delivered", one)
    if near := [letter for letter in before if letter.addresses & to and letter.is_out]:
        return Found(max(near, key=lambda letter: letter.since), "answered", one)
    return None
