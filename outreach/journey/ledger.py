"""The ledger as the user sees it: what is where, and the user's word on what nobody can know."""

from dataclasses import dataclass

from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import outbox, who
from outreach.journey.talk import about, moment
from outreach.model import Draft, State
from outreach.store import Store, drafts, ledger, reading, writing
from outreach.store.ledger import Moment, Row

_SETTLED = (State.WRITTEN, State.SENT)
# What the user may say, and of which messages.
WORDS = {
    "sent": (State.UNKNOWN, State.SENDING),
    "not-sent": (State.UNKNOWN, State.SENDING, State.DEFERRED, State.FAILED),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A message that was handed to a channel.

    Attributes:
        draft: The message.
        row: How far it has come.
    """

    draft: Draft
    row: Row

    @property
    def is_settled(self) -> bool:
        """Whether it is out, and nothing is left to do."""
        return self.row.state in _SETTLED


def status(home: Home) -> list[Entry]:
    """Every message that was handed to a channel, what is settled first."""
    tidied(home)
    return entries(home)


def entries(home: Home) -> list[Entry]:
    """The same as it is written down, whether or not the run that wrote it has died since."""
    with reading(home) as store:
        found = [Entry(drafts.one(store, row.draft).draft, row) for row in ledger.every(store)]
    return sorted(found, key=lambda one: (not one.is_settled, one.row.at))


def tidied(home: Home) -> None:
    """Write down what a dead run left on its way; where a live one is at work, it knows better."""
    try:
        with outbox.alone(home):
            outbox.recover(home)
    except outbox.Busy:
        return


def settle(home: Home, text: str, word: str) -> Entry:
    """Keep the user's word on a message whose end is not known, or queue one anew.

    Args:
        home: The user's folder.
        text: Its number, its Message-ID, or its person.
        word: `sent`, or `not-sent`: then it is queued again, as it was approved.

    Raises:
        UsageError: If there is no such message.
    """
    with outbox.alone(home):
        outbox.recover(home)
        with writing(home) as store:
            row = _meant(store, text, WORDS[word])
            draft = drafts.one(store, row.draft).draft
            (_sent if word == "sent" else _not_sent)(store, home, row, draft)
            kept = ledger.one(store, row.draft)
            return Entry(draft, kept or row)


def _meant(store: Store, text: str, states: tuple[State, ...]) -> Row:
    rows = ledger.every(store, *states)
    by_name = [row for row in rows if text.strip() in (row.draft, row.message_id)]
    found = by_name or [
        row for row in rows if drafts.one(store, row.draft).draft.person == who.only(store, text)
    ]
    if len(found) != 1:
        many = "More than one message" if found else "No message"
        raise UsageError(f"{many} of {text} is to be settled.", "outreach status")
    return found[0]


def _sent(store: Store, home: Home, row: Row, draft: Draft) -> None:
    """It went out after all, on the day on which it was tried."""
    arrived(store, home, draft, row.day)


def arrived(store: Store, home: Home, draft: Draft, day: str) -> None:
    """Write down that a message went out, on an ISO day."""
    states = (*ledger.HELD, State.SENDING, State.UNKNOWN, State.WRITTEN)
    row = ledger.one(store, draft.id)
    tried = row and row.state in (State.SENDING, State.UNKNOWN)
    when = Moment(row.at, row.day) if row and tried else moment(home)
    ledger.move(store, draft.id, states, State.SENT, when)
    drafts.move(store, draft.id, [drafts.APPROVED], drafts.WRITTEN, draft.digest)
    drafts.log(store, about(home, draft, "delivered", draft.kind, day))


def _not_sent(store: Store, home: Home, row: Row, draft: Draft) -> None:
    """It did not go out: it is approved and queued as before, byte for byte."""
    if not row.data:
        raise UsageError(
            "Its text is gone, since somebody whom it named was forgotten.",
            f"outreach skip {draft.id}, and draft anew",
        )
    ledger.move(store, draft.id, WORDS["not-sent"], State.QUEUED, moment(home))
    if drafts.move(store, draft.id, [drafts.WRITTEN], drafts.APPROVED, row.digest):
        drafts.log(store, about(home, draft, "unsent"))
