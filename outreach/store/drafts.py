"""Drafts and events in the store."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from outreach.model import Draft, Event, Fact, Kind, Sentence

OPEN, APPROVED, SKIPPED, REPLACED, WRITTEN = "open", "approved", "skipped", "replaced", "written"


@dataclass(frozen=True, slots=True)
class Stored:
    """A draft and how far it has come.

    Attributes:
        draft: The message; `person` is the present id of the person.
        state: open, approved, written, skipped or replaced.
        digest: SHA-256 of recipient, subject and body at approval; empty before.
        message_id: Recorded before anything is written; empty before.
        message_date: ISO instant of the Date header; empty before.
    """

    draft: Draft
    state: str
    digest: str = ""
    message_id: str = ""
    message_date: str = ""


_SELECT = (
    "SELECT drafts.id,person,kind,recipient,recipient_name,url,subject,body,sentences,language,"
    "template,answers,edited,state,digest,message_id,message_date"
    " FROM drafts JOIN records ON records.id=record"
)


def add(connection: sqlite3.Connection, draft: Draft, day: str) -> Draft:
    """Keep a draft; an earlier open one for the same end is replaced, unless it says the same.

    Returned with its id.
    """
    for old in of_person(connection, draft.person, draft.kind):
        if old.state == OPEN and replace(draft, id=old.draft.id) == old.draft:
            return old.draft
        move(connection, old.draft.id, [OPEN], REPLACED)
    cursor = connection.execute(
        "INSERT INTO drafts (record,kind,state,recipient,recipient_name,url,subject,body,"
        "sentences,language,template,answers,edited,digest,message_id,message_date,day)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,'','','',?)",
        (draft.person, draft.kind.value, OPEN, draft.to, draft.to_name, draft.url, draft.subject,
         draft.body, _sentences(draft.sentences), draft.language, draft.template,
         draft.answers, int(draft.edited), day),
    )  # fmt: skip
    return one(connection, str(cursor.lastrowid)).draft


def exists(connection: sqlite3.Connection, number: str) -> bool:
    """Whether there is a draft of that id."""
    row = connection.execute("SELECT 1 FROM drafts WHERE id=?", (number,)).fetchone()
    return row is not None


def packed(draft: Draft) -> str:
    """The text of a draft and what it rests on, as one text: to be put back."""
    told = [draft.subject, draft.body, _sentences(draft.sentences), draft.edited]
    return json.dumps(told, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a draft and what it rests on.

    Attributes:
        subject: Of the message.
        body: Of the message.
        sentences: With their facts.
        edited: Whether it was the user's.
    """

    subject: str
    body: str
    sentences: tuple[Sentence, ...]
    edited: bool


def unpacked(text: str) -> Text:
    """What `packed` made."""
    subject, body, sentences, edited = json.loads(text)
    return Text(subject, body, _read(sentences), edited)


def _fact(fact: Fact) -> list[str | int]:
    return [fact.value, fact.file, fact.row, fact.column, fact.said]


def one(connection: sqlite3.Connection, number: str) -> Stored:
    """The draft of that id."""
    return _stored(connection.execute(f"{_SELECT} WHERE drafts.id=?", (number,)).fetchone())


def in_state(connection: sqlite3.Connection, *states: str) -> list[Stored]:
    """Drafts in any of the states, the oldest first."""
    marks = ",".join("?" * len(states))
    rows = connection.execute(f"{_SELECT} WHERE state IN ({marks}) ORDER BY drafts.id", states)
    return [_stored(row) for row in rows]


def every(connection: sqlite3.Connection) -> list[Stored]:
    """Every draft that was ever kept, the oldest first."""
    return [_stored(row) for row in connection.execute(f"{_SELECT} ORDER BY drafts.id")]


def at_large(connection: sqlite3.Connection, since: str) -> list[Stored]:
    """Drafts that are open or approved, or were written since an ISO day: what people compare."""
    rows = connection.execute(
        f"{_SELECT} WHERE state IN ('open','approved') OR (state='written' AND message_date>=?)"
        " ORDER BY drafts.id",
        (since,),
    )
    return [_stored(row) for row in rows]


def to_recipient(connection: sqlite3.Connection, text: str) -> list[Stored]:
    """Open and approved drafts by their number, address, or the name they are written to."""
    rows = connection.execute(
        f"{_SELECT} WHERE state IN ('open','approved')"
        " AND (drafts.id=?1 OR recipient=lower(?1) OR recipient_name=?1 COLLATE NOCASE)"
        " ORDER BY drafts.id",
        (text.strip(),),
    )
    return [_stored(row) for row in rows]


def of_person(
    connection: sqlite3.Connection, person: str, kind: Kind | None = None
) -> list[Stored]:
    """A person's drafts, the newest first, without replaced or skipped ones.

    Args:
        connection: The store.
        person: Id of the person.
        kind: Only those to the end of this kind; all first messages have one end.
    """
    rows = connection.execute(
        f"{_SELECT} WHERE person=? AND state NOT IN ('replaced','skipped') ORDER BY drafts.id DESC",
        (person,),
    )
    every = [_stored(row) for row in rows]
    return [one for one in every if kind is None or _one_end(one.draft.kind, kind)]


def _one_end(one: Kind, other: Kind) -> bool:
    return one is other or (one.is_first and other.is_first)


def move(
    connection: sqlite3.Connection, number: str, frm: Sequence[str], to: str, digest: str = ""
) -> bool:
    """Move a draft on from one of the states; false where another program moved it before.

    A digest is fixed at approval.
    """
    marks = ",".join("?" * len(frm))
    cursor = connection.execute(
        f"UPDATE drafts SET state=?, digest=? WHERE id=? AND state IN ({marks})",
        (to, digest, number, *frm),
    )
    return cursor.rowcount == 1


def rewrite(
    connection: sqlite3.Connection, draft: Draft, subject: str, body: str,
    sentences: Sequence[Sentence], edited: bool = True,
) -> bool:  # fmt: skip
    """Put the user's text into a draft that has not left; it must be approved anew.

    False where another program changed it meanwhile.
    """
    cursor = connection.execute(
        "UPDATE drafts SET subject=?, body=?, sentences=?, edited=?, state='open', digest=''"
        " WHERE id=? AND subject=? AND body=? AND state IN ('open','approved') AND message_id=''",
        (subject, body, _sentences(sentences), edited, draft.id, draft.subject, draft.body),
    )
    return cursor.rowcount == 1


def _sentences(sentences: Sequence[Sentence]) -> str:
    told = [
        {"text": s.text, "slot": s.slot, "facts": [_fact(f) for f in s.facts]} for s in sentences
    ]
    return json.dumps(told, ensure_ascii=False)


def set_message(connection: sqlite3.Connection, number: str, message_id: str, date: str) -> None:
    """Record the Message-ID and Date of a draft, once, before anything is written."""
    connection.execute(
        "UPDATE drafts SET message_id=?, message_date=? WHERE id=? AND message_id=''",
        (message_id, date, number),
    )


def _read(sentences: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(s["text"], tuple(Fact(*fact) for fact in s["facts"]), s["slot"])
        for s in json.loads(sentences)
    )


def _stored(row: Sequence[Any]) -> Stored:
    (number, person, kind, to, name, url, subject, body, sentences, language, template,
     answers, edited, state, digest, message_id, message_date) = row  # fmt: skip
    draft = Draft(person, Kind(kind), to, name, url, subject, body, _read(sentences), language,
                  template, str(number), bool(edited), answers)  # fmt: skip
    return Stored(draft, state, digest, message_id, message_date)


# ── events ────────────────────────────────────────────────────────────────────────────────────


def log(connection: sqlite3.Connection, event: Event) -> None:
    """Append an event."""
    connection.execute(
        "INSERT INTO events (record,what,at,day,zone,draft,detail) VALUES (?,?,?,?,?,?,?)",
        (event.person, event.what, event.at, event.day, event.zone, int(event.draft or 0),
         event.detail),
    )  # fmt: skip


def events(connection: sqlite3.Connection, person: str = "") -> list[Event]:
    """Everything that happened, of one person or of all, the oldest first."""
    where = "WHERE person=?" if person else ""
    rows = connection.execute(
        "SELECT person,what,at,day,zone,draft,detail FROM events JOIN records ON records.id=record"
        f" {where} ORDER BY events.id",
        (person,) if person else (),
    )
    return [
        Event(p, what, at, day, zone, str(d or ""), text)
        for p, what, at, day, zone, d, text in rows
    ]


def left(connection: sqlite3.Connection, person: str) -> dict[str, tuple[Draft, str]]:
    """Id of each draft to a person that was written → the draft and its Message-ID."""
    every = of_person(connection, person)
    return {one.draft.id: (one.draft, one.message_id) for one in every if one.state == WRITTEN}


def asked(connection: sqlite3.Connection) -> set[str]:
    """People to whom a message was approved, written or delivered: never asked a second time."""
    rows = connection.execute(
        "SELECT DISTINCT person FROM drafts JOIN records ON records.id=record"
        " WHERE state IN ('approved','written')"
        " UNION SELECT DISTINCT person FROM events JOIN records ON records.id=record"
        " WHERE what='delivered' OR (what='written'"
        " AND draft NOT IN (SELECT id FROM drafts WHERE state='skipped'))"
    )
    return {row[0] for row in rows}
