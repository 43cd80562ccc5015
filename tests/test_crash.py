"""Killed at any moment: nothing is lost, nothing goes twice, what nobody can know is said."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach import mailbox
from outreach.config import Home
from outreach.model import Mailbox, State
from outreach.profile import save
from outreach.store import check, drafts, ledger, reading
from tests.crash import PLACES, POINTS, filled, fix
from tests.servers import Imap, dovecot
from tests.smtpd import Faulty, faulty

# The state in which the message that was under way ends, and how often it is there.
ENDS = {
    "before MAIL": (State.SENT, 1), "before the mark": (State.SENT, 1),
    "after the mark": (State.UNKNOWN, 0), "in the text": (State.UNKNOWN, 0),
    "after the dot": (State.UNKNOWN, 1), "before the commit": (State.UNKNOWN, 1),
    "after the commit": (State.SENT, 1),
}  # fmt: skip


@pytest.fixture
def server() -> Iterator[Faulty]:
    """A mail server that takes everything."""
    with faulty() as found:
        yield found


def prepared(
    folder: Path, count: int, imap: str = "imap://127.0.0.1:1", smtp: str = "", who: str = "ana"
) -> Home:
    """A home with approved emails, a mailbox, and leave to send as fast as it can."""
    home = Home(folder)
    save(home, {"person.name": "Jordan Rivera", "person.email": "jordan@example.org",
                "goal.text": "editing", "smtp.allowed": True, "smtp.per_day": 10_000,
                "smtp.seconds_between": 0, "smtp.first_hour": 0, "smtp.last_hour": 24})  # fmt: skip
    box = Mailbox("jordan@example.org", mailbox.server(imap), folder.name, "OUTREACH_PASSWORD",
                  smtp=mailbox.server(smtp, "smtp") if smtp else None)  # fmt: skip
    mailbox.save(home, box)
    return filled(folder, count, who)


def crash(*args: str) -> list[Any]:
    """Run the program that is killed; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash", *args], check=False, capture_output=True, text=True,
        env={**os.environ, "OUTREACH_PASSWORD": "secret"},
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def states(home: Home) -> dict[str, State]:
    """Recipient → the state of its message; the store is whole, and the draft says the same."""
    with reading(home) as store:
        check(store, home)
        rows = {row.draft: row.state for row in ledger.every(store)}
        kept = drafts.every(store)
        told = Counter((event.draft, event.what) for event in drafts.events(store)
                       if event.what in ("written", "delivered"))  # fmt: skip
    assert max(told.values()) == 1
    assert {one.state for one in kept if rows[one.draft.id] is not State.QUEUED} == {"written"}
    return {one.draft.to: rows[one.draft.id] for one in kept}


def test_every_point_by_smtp(tmp_path: Path, server: Faulty) -> None:
    """Before the mark it is sent later; from the mark to the commit nobody can know; after, done.

    In no case is a message there twice, and the others all go out.
    """
    base = prepared(tmp_path / "base", 3, smtp=server.url)
    ends = crash("points", str(base.path), "smtp")
    assert len(ends) == len(POINTS["smtp"]) * len(PLACES)
    for end in ends:
        assert (end["ended"], end["again"]) == (-9, 0)
        expected, _ = ENDS[end["point"]]
        found = list(states(Home(Path(end["home"]))).items())
        assert [state for _, state in found] == [
            expected if at == end["nth"] else State.SENT for at in PLACES
        ], end
    every = Counter(to for (to,), _ in server.taken)
    sure = sum(ENDS[point][1] for point in POINTS["smtp"])
    assert list(every.values()) == [len(ends) - len(POINTS["smtp"]) + sure] * 3


@pytest.mark.parametrize("name", ["imap", "eml"])
def test_every_point_of_what_can_be_asked(name: str, tmp_path: Path) -> None:
    """A file and a mailbox can be looked at: each message is there once, and nothing is unknown."""
    with dovecot() as mail:
        base = prepared(tmp_path / "base", 3, imap=mail.url)
        ends = crash("points", str(base.path), name)
        assert len(ends) == len(POINTS[name]) * len(PLACES)
        for end in ends:
            assert (end["ended"], end["again"]) == (-9, 0), end
            home = Home(Path(end["home"]))
            assert list(states(home).values()) == [State.WRITTEN] * 3
            assert copies(home, name, mail) == [1, 1, 1], end


def copies(home: Home, name: str, mail: Imap) -> list[int]:
    """How often each message is there."""
    there = (
        mail.messages(home.path.name, "Drafts")
        if name == "imap"
        else [path.read_bytes() for path in (home.path / "out").glob("*.eml")]
    )
    with reading(home) as store:
        ids = [row.message_id.encode() for row in ledger.every(store)]
    assert len(there) == sum(any(one in data for one in ids) for data in there)
    return [sum(one in data for data in there) for one in ids]


def test_random_kills_by_smtp(tmp_path: Path, server: Faulty) -> None:
    """A thousand messages, killed at least fifty times: none lost, none twice, no loose end.

    At most one a kill is not known, and what is not known was never sent again.
    """
    home = prepared(tmp_path / "home", 1_000, smtp=server.url)
    fix(home, "smtp")
    ((told),) = crash("random", str(home.path), "smtp", "20261127", "75")
    found = states(home)
    taken = Counter(to for (to,), _ in server.taken)
    unknown = {to for to, state in found.items() if state is State.UNKNOWN}
    assert told["kills"] >= 50
    assert set(found.values()) <= {State.SENT, State.UNKNOWN}
    assert len(unknown) <= told["kills"]
    assert set(found) - set(taken) <= unknown  # nothing is lost
    assert max(taken.values()) == 1


def test_random_kills_by_imap(tmp_path: Path) -> None:
    """The same into the drafts: every message once, nothing unknown."""
    with dovecot() as mail:
        home = prepared(tmp_path / "home", 1_000, imap=mail.url)
        fix(home, "imap")
        ((told),) = crash("random", str(home.path), "imap", "20261127", "75")
        assert told["kills"] >= 50
        assert set(states(home).values()) == {State.WRITTEN}
        assert copies(home, "imap", mail) == [1] * 1_000


def test_a_naive_sender_is_caught(tmp_path: Path, server: Faulty) -> None:
    """The harness bites: who marks only afterwards sends again what the server already had."""
    base = prepared(tmp_path / "base", 3, smtp=server.url)
    ends = crash("points", str(base.path), "smtp", "naive")
    every = Counter(to for (to,), _ in server.taken)
    twice = len({"after the dot", "before the commit"})
    assert list(every.values()) == [len(ends) + twice] * 3
