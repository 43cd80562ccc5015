"""Messages, what lint says of them, what a channel takes and gives, and what happened."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from outreach.model.mail import Mailbox
from outreach.model.people import Fact

# The languages that messages are written in, by code.
LANGUAGES = {"de": "German", "en": "English", "es": "Spanish"}


class Kind(StrEnum):
    """What a draft is for."""

    ASK = "ask"  # a first email
    MESSAGE = "message"  # a first message to a connection
    NOTE = "note"  # the text of an invitation
    REFERRAL = "referral"  # a first message that names who suggested it
    FOLLOWUP = "followup"  # a week later, once
    THANKS = "thanks"  # after the talk
    DECLINE = "decline"  # after a no
    KEEPINTOUCH = "keepintouch"  # months later, with news
    FORWARD = "forward"  # to a friend, to pass on

    @property
    def is_first(self) -> bool:
        """Whether it begins a conversation: a person gets one such message at most."""
        return self in (Kind.ASK, Kind.MESSAGE, Kind.NOTE, Kind.REFERRAL)


class State(StrEnum):
    """How far a message has come that was handed to a channel; see `store.ledger`."""

    QUEUED = "queued"  # its bytes are fixed, and it has not left
    SENDING = "sending"  # on its way: it may have left
    WRITTEN = "written"  # it is where the user can send it
    SENT = "sent"  # the server took it, or it was found among what was sent
    DEFERRED = "deferred"  # certainly not taken, to be tried again
    FAILED = "failed"  # refused for good
    UNKNOWN = "unknown"  # it may have been taken; only the user, or the mailbox, can tell


class Severity(StrEnum):
    """An error blocks delivery, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What lint says of a draft.

    Attributes:
        rule: Id of the rule (`L01`).
        severity: Error or warning.
        text: What was met, and what to do.
    """

    rule: str
    severity: Severity
    text: str


class Sentence(NamedTuple):
    """One sentence of a message and the facts it rests on.

    Attributes:
        text: As rendered.
        facts: What rendering read; empty for sentences that state nothing.
        slot: Name of the slot it fills (`found`, `question`).
    """

    text: str
    facts: tuple[Fact, ...] = ()
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to one person.

    Attributes:
        person: Id of the person.
        kind: What it is for.
        to: The address; empty for messages and notes.
        to_name: The person's display name.
        url: The profile to paste a message or note at; empty for an email.
        subject: Empty for messages and notes.
        body: The text, lines separated by a line feed.
        sentences: Every sentence with its facts, in order; one that the user wrote rests on none,
            and its slot is `yours`.
        language: Of the text.
        template: Name of the message template (`ask.warm`).
        answers: Message-ID of the message that it answers or follows; empty for none.
        id: Set by the store; empty before.
        edited: Whether the text is the user's.
    """

    person: str
    kind: Kind
    to: str
    to_name: str
    url: str
    subject: str
    body: str
    sentences: tuple[Sentence, ...] = ()
    language: str = "en"
    template: str = ""
    id: str = ""
    edited: bool = False
    answers: str = ""

    @property
    def channel(self) -> str:
        """`email` or `note`, as the JSON says it."""
        return "email" if self.to else "note"

    @property
    def digest(self) -> str:
        """SHA-256 over recipient, subject and body: what was approved is what leaves."""
        return digest(self.to or self.url, self.subject, self.body)


def digest(to: str, subject: str, body: str) -> str:
    """SHA-256 over recipient, subject and body, lines at the end that hold nothing left out."""
    text = "\n".join((to, subject, body.rstrip("\n")))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Queued:
    """An approved draft, its bytes fixed.

    Attributes:
        draft: The message as approved.
        message_id: Recorded in the store before; the same for ever.
        date: ISO instant with zone of the Date header, recorded too.
        sender: Name and address of the seeker.
        data: The bytes of an email, lines ended by CRLF; empty for what is no email.
        begun: Whether an earlier run may have handed it over.
    """

    draft: Draft
    message_id: str
    date: str
    sender: tuple[str, str]
    data: bytes = b""
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a channel writes.

    Attributes:
        out: Folder of the files.
        raw: Whether cells that a spreadsheet would run as formulas are left as they are.
        mbox: One file for all emails instead of a file each; None for a file each.
        mailbox: The user's, for channels that write into it.
    """

    out: Path
    raw: bool = False
    mbox: Path | None = None
    mailbox: Mailbox | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one message.

    Attributes:
        draft: Id of the draft.
        path: The file that holds it; None where it is in no file.
        place: Where else it is, in words; empty for a file.
        state: How far it has come.
        reply: What the server said, where it did not take it.
    """

    draft: str
    path: Path | None = None
    place: str = ""
    state: State = State.WRITTEN
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An append-only entry about a person.

    Attributes:
        person: Id of the person.
        what: approved, written, delivered, replied, stopped …
        at: The UTC instant, ISO.
        day: The user's local date, ISO.
        zone: Name of the user's zone, or its offset.
        draft: Id of the draft it concerns; empty for none.
        detail: In words.
    """

    person: str
    what: str
    at: str
    day: str
    zone: str
    draft: str = ""
    detail: str = ""
