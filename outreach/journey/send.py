"""Sending: what was approved goes to a channel, its bytes fixed first. Written is not delivered."""

import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from outreach.channels import channel
from outreach.config import Home
from outreach.errors import LintBlocked
from outreach.journey import choose, write
from outreach.model import Queued, Receipt, Seeker, Settings
from outreach.store import drafts, reading, writing
from outreach.store.drafts import Stored


@dataclass(frozen=True, slots=True)
class Delivery:
    """What `deliver` answers.

    Attributes:
        receipts: One for each message written.
        other: Approved drafts that this channel cannot carry: kind → how many.
        held: (name, why) of approved drafts that may not leave.
    """

    receipts: tuple[Receipt, ...]
    other: dict[str, int]
    held: tuple[tuple[str, str], ...]


def deliver(home: Home, to: str, out: Path, raw: bool = False) -> Delivery:
    """Write the approved drafts that the channel carries, each once.

    Lint and do-not-contact are asked again, since facts may have changed since approval.

    Raises:
        LintBlocked: If an error was found in any of them; the others were written.
    """
    by = channel(to)
    settings = Settings(out, raw)
    by.check(settings)
    found = choose.known_seeker(home)
    with reading(home) as store:
        approved = drafts.in_state(store, drafts.APPROVED)
        mine = [one for one in approved if one.draft.kind in by.kinds]
        judged = write.judged(store, home, found, mine)
    held = [
        (one.person.name.value, _why(one, stored)) for one, stored in zip(judged, mine, strict=True)
    ]
    free = [s for s, (_, why) in zip(mine, held, strict=True) if not why]
    with writing(home) as store:
        queue = [_queued(store, home, found, stored) for stored in free]
    receipts = tuple(by.deliver(queue, settings, lambda queued: _mark(home, queued)))
    kinds = [one.draft.kind.value for one in approved if one.draft.kind not in by.kinds]
    stopped = tuple((name, why) for name, why in held if why)
    if stopped and not receipts:
        name, why = stopped[0]
        raise LintBlocked(f"{name}: {why}", "`outreach lint` shows every finding.")
    return Delivery(receipts, {kind: kinds.count(kind) for kind in sorted(set(kinds))}, stopped)


def _why(one: write.Written, stored: Stored) -> str:
    """Why an approved draft may not leave after all; empty where it may."""
    if one.person.do_not_contact:
        return f"do not contact ({one.person.do_not_contact.where})"
    if stored.digest != write.digest(stored.draft):
        return "the text is no longer the one that you approved"
    errors = [f"{f.rule}: {f.text}" for f in one.findings if f.severity == "error"]
    return errors[0] if errors else ""


def _queued(store: sqlite3.Connection, home: Home, found: Seeker, stored: Stored) -> Queued:
    """Fix Message-ID and Date, and record them, before a byte is written."""
    sender = found.email.value if found.email else ""
    domain = sender.rpartition("@")[2] or "localhost"
    fresh = f"<{secrets.token_hex(16)}@{domain}>"
    now = home.clock().isoformat(timespec="seconds")
    drafts.set_message(store, stored.draft.id, fresh, now)
    kept = drafts.one(store, stored.draft.id)
    return Queued(kept.draft, kept.message_id, kept.message_date, (found.name.value, sender))


def _mark(home: Home, queued: Queued) -> None:
    """Record that a message was written, durably, once."""
    with writing(home) as store:
        if drafts.one(store, queued.draft.id).state == drafts.APPROVED:
            drafts.set_state(store, queued.draft.id, drafts.WRITTEN)
            drafts.log(store, write.event(home, queued.draft, "written", queued.draft.kind.value))
