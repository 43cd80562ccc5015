"""The ledger in the store: what was handed to a channel, and how far it has come."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outreach.model import Queued, State


@dataclass(frozen=True, slots=True)
class Row:
    """A message in the ledger.

    Attributes:
        draft: Id of the draft.
        message_id: Of the message.
        channel: Name of the channel it was handed to.
        place: `--out DIR` or `--mbox FILE` of what the channel writes to; empty for a server.
        state: How far it has come.
        data: Its bytes; empty once it is out, and for what is no email.
        digest: SHA-256 of recipient, subject and body, as approved.
        tries: How often a server put it off.
        at: UTC instant of the latest change, ISO.
        day: The user's local date then.
        wait: UTC instant before which it is not tried again; empty for none.
        reply: What the server said last.
    """

    draft: str
    message_id: str
    channel: str
    place: str
    state: State
    data: bytes
    digest: str
    tries: int
    at: str
    day: str
    wait: str
    reply: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is written down: UTC instant and the user's local date, ISO."""

    at: str
    day: str


_SELECT = (
    "SELECT draft,message_id,channel,place,state,message,digest,tries,at,day,wait,reply FROM ledger"
)
# States in which a message certainly has not left, so that another channel may have it.
HELD = (State.QUEUED, State.DEFERRED, State.FAILED)
_OUT = (State.WRITTEN, State.SENT)


def put(
    connection: sqlite3.Connection, queued: Queued, channel: str, place: str, now: Moment
) -> Row:
    """Queue a message; the bytes of one that is there already stay as they are.

    One that certainly has not left may change its channel.
    """
    text = queued.data.replace(b"\r\n", b"\n").decode("ascii")
    connection.execute(
        "INSERT INTO ledger (draft,message_id,channel,place,state,message,digest,at,day)"
        " VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (draft) DO UPDATE SET"
        " channel=excluded.channel, place=excluded.place,"
        " state=iif(channel=excluded.channel AND state='deferred', state, 'queued')"
        f" WHERE state IN ({_marks(HELD)})",
        (int(queued.draft.id), queued.message_id, channel, place, State.QUEUED, text,
         queued.draft.digest, now.at, now.day, *HELD),
    )  # fmt: skip
    found = one(connection, queued.draft.id)
    assert found is not None  # noqa: S101 - it was just put there
    return found


def one(connection: sqlite3.Connection, draft: str) -> Row | None:
    """The row of a draft; None where it was never queued."""
    row = connection.execute(f"{_SELECT} WHERE draft=?", (int(draft),)).fetchone()
    return _row(row) if row else None


def every(connection: sqlite3.Connection, *states: State) -> list[Row]:
    """Rows in any of the states, all where none is named; the order is that of the drafts."""
    where = f"WHERE state IN ({_marks(states)})" if states else ""
    return [_row(row) for row in connection.execute(f"{_SELECT} {where} ORDER BY draft", states)]


def move(
    connection: sqlite3.Connection, draft: str, frm: Sequence[State], to: State, now: Moment,
    reply: str = "",
) -> bool:  # fmt: skip
    """Move a message on from one of the states; false where it is in none of them.

    The bytes of what is out are not kept.
    """
    cursor = connection.execute(
        "UPDATE ledger SET state=?, at=?, day=?, reply=?, wait='',"
        f" message=iif(? IN ({_marks(_OUT)}), '', message)"
        f" WHERE draft=? AND state IN ({_marks(frm)})",
        (to, now.at, now.day, reply, to, *_OUT, int(draft), *frm),
    )
    return cursor.rowcount == 1


def put_off(connection: sqlite3.Connection, draft: str, until: str) -> None:
    """Say before which UTC instant a deferred message is not tried again, and count the try."""
    connection.execute("UPDATE ledger SET wait=?, tries=tries+1 WHERE draft=?", (until, int(draft)))


def spent(connection: sqlite3.Connection, channel: str, day: str) -> int:
    """How many messages may have left by a channel on a local date, or after it."""
    row = connection.execute(
        "SELECT count(*) FROM ledger WHERE channel=? AND day>=?"
        " AND state IN ('sending','sent','unknown')",
        (channel, day),
    ).fetchone()
    return int(row[0])


def latest(connection: sqlite3.Connection, channel: str) -> str:
    """The UTC instant at which a message last may have left by a channel; empty for never."""
    row = connection.execute(
        "SELECT max(at) FROM ledger WHERE channel=? AND state IN ('sending','sent','unknown')",
        (channel,),
    ).fetchone()
    return str(row[0] or "")


def drop(connection: sqlite3.Connection, draft: str) -> None:
    """Take a message out that has not left, since its draft was put aside."""
    connection.execute(
        f"DELETE FROM ledger WHERE draft=? AND state IN ({_marks(HELD)})", (int(draft), *HELD)
    )


def places(connection: sqlite3.Connection, own: Sequence[str]) -> list[tuple[int, str]]:
    """(draft, `--out DIR` or `--mbox FILE`) of what was written for a person of these records."""
    found = connection.execute(
        "SELECT draft, place FROM ledger JOIN drafts ON drafts.id=draft"
        f" WHERE place<>'' AND record IN ({_marks(own)})",
        list(own),
    )
    return [(number, place) for number, place in found]


def erase(connection: sqlite3.Connection, record: str) -> None:
    """Delete every message to a record, which is to be forgotten."""
    connection.execute(
        "DELETE FROM ledger WHERE draft IN (SELECT id FROM drafts WHERE record=?)", (record,)
    )


def empty(connection: sqlite3.Connection, text: str) -> None:
    """Keep no bytes of messages whose drafts hold a text, and nothing of those put aside."""
    named = "SELECT id FROM drafts WHERE instr(body || subject, ?)"
    connection.execute(f"UPDATE ledger SET message='' WHERE draft IN ({named})", (text,))
    connection.execute(
        f"DELETE FROM ledger WHERE draft IN ({named} AND drafts.state='skipped')", (text,)
    )


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _row(row: Sequence[Any]) -> Row:
    draft, message_id, channel, place, state, message, *rest = row
    data = message.encode("ascii").replace(b"\n", b"\r\n")
    return Row(str(draft), message_id, channel, place, State(state), data, *rest)
