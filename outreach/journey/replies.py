"""Replies: what the mailbox says of the messages that were written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from outreach import inbox, mailbox
from outreach.config import Home
from outreach.errors import OutreachError
from outreach.inbox import Found, Letter
from outreach.journey import choose, ledger, talk, who
from outreach.model import State
from outreach.store import Store, drafts, reading, writing
from outreach.store import inbox as kept
from outreach.store import ledger as rows

_FAR = timedelta(days=120)  # what was written longer ago is over


@dataclass(frozen=True, slots=True)
class News:
    """Something that the mailbox told.

    Attributes:
        name: Of the person.
        what: `delivered`, `replied`, `answered`, `away` or `bounced`.
        on: ISO day.
        detail: The day on which an absence ends, or the address that is none; empty for neither.
        found: The messages it is read off.
    """

    name: str
    what: str
    on: str
    detail: str
    found: Found


def replies(home: Home) -> list[News]:
    """Read the mailbox, and keep what is new in it, each message once.

    Raises:
        UsageError: If no mailbox is set.
        Refused: If the server refuses, or is silent.
    """
    box = mailbox.load(home)
    seeker = choose.known_seeker(home)
    ledger.tidied(home)
    with reading(home) as store:
        letters = _letters(store, home)
    if not letters:
        return []
    own = {box.email, box.user, seeker.email.value if seeker.email else ""}
    since = max(min(one.since for one in letters), home.clock() - _FAR).date()
    every = list(inbox.read(box, since, own - {""}))
    with writing(home) as store:
        return list(_taken(store, home, inbox.matched(every, letters)))


def look(home: Home) -> None:
    """Ask the mailbox about messages whose end is not known; where it is silent, all stays."""
    with reading(home) as store:
        unknown = {row.message_id: row for row in rows.every(store, State.UNKNOWN)}
    if not unknown:
        return
    try:
        found = inbox.sent(mailbox.load(home), unknown)
    except OutreachError:
        return
    with writing(home) as store:
        for one in found:
            row = unknown[one]
            ledger.arrived(store, home, drafts.one(store, row.draft).draft, row.day)


def _letters(store: Store, home: Home) -> list[Letter]:
    """The emails that were written."""
    written = [one for one in drafts.in_state(store, drafts.WRITTEN) if one.draft.to]
    people = {one.id: one for one in who.several(
        store, list({one.draft.person for one in written}), home.clock().year)}  # fmt: skip
    found = kept.ids(store)
    days = {event.draft: event.day for event in drafts.events(store) if event.what == "delivered"}
    return [
        Letter(
            one.draft.id, one.draft.person,
            frozenset(({one.message_id} | found.get(one.draft.id, set())) - {""}),
            one.draft.answers, one.draft.to,
            inbox.stem(one.draft.subject),
            _since(home, one.message_date, days.get(one.draft.id, home.today)),
            frozenset({one.draft.to.lower()}
                      | {email.value.lower() for email in people[one.draft.person].emails}),
            one.draft.id in days,
        )
        for one in written
    ]  # fmt: skip


def _since(home: Home, fixed: str, day: str) -> datetime:
    """From when a message may have gone out: when its bytes were fixed, else its day begins."""
    if fixed:
        return datetime.fromisoformat(fixed)
    return home.local(datetime.combine(date.fromisoformat(day), time()))


def _taken(store: Store, home: Home, every: Iterable[Found]) -> Iterable[News]:
    """Write down each message that is new."""
    for found in every:
        if kept.is_known(store, found.one.id):
            continue
        on = home.local(found.one.at).date().isoformat()
        detail = found.one.back or ", ".join(found.one.failed)
        at = found.one.at.astimezone(UTC).isoformat(timespec="seconds")
        if _is_news(store, found, on, at):
            _gone(store, home, found, on)
            if found.what != "delivered":
                happened = talk.event(home, found.letter.person, found.what, detail,
                                      found.letter.draft, on)  # fmt: skip
                drafts.log(store, happened)
            (person,) = who.several(store, [found.letter.person], home.clock().year)
            yield News(person.name.value, found.what, on, detail, found)
        of = (found.letter.person, found.letter.draft)
        kept.keep(store, found.one.id, of, found.what, at)


def _gone(store: Store, home: Home, found: Found, on: str) -> None:
    """Whatever is said of a message, it has gone out."""
    if found.letter.draft not in talk.sent(store, found.letter.person):
        first = found.letter.since.date().isoformat()
        draft = drafts.one(store, found.letter.draft).draft
        ledger.arrived(store, home, draft, on if found.what == "delivered" else first)


def _is_news(store: Store, found: Found, on: str, at: str) -> bool:
    """Whether a message says what the events do not: the user may have told it by hand."""
    thread = talk.thread(store, found.letter.person)
    if found.what == "delivered":
        return found.letter.draft not in talk.sent(store, found.letter.person)
    if found.what == "replied":
        known = [day.value for day in (thread.replied, thread.met, thread.declined) if day]
        return not known or max(known) < on
    if found.what == "bounced":  # of who answered before, a forward of theirs may have failed
        return not (thread.replied or thread.met or thread.scheduled)
    if found.what == "answered":
        last = kept.latest(store, found.letter.person, "replied")
        owed = thread.owed
        return owed is not None and (last < at if last else owed.value < on)
    return True
