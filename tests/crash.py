"""A program that delivers and is killed, by SIGKILL, at a chosen point or at random.

Run as a process of its own, since it forks: `python -m tests.crash points|random HOME CHANNEL …`.
It changes nothing of what is delivered: the seams that it holds on to are functions of outreach and
of the libraries, which it calls as they are.
"""

import imaplib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import filelock  # noqa: F401 - loaded once, not in every process that is killed
import imapclient  # noqa: F401

from outreach import mailbox
from outreach.channels import channel, imap, smtp
from outreach.config import Home
from outreach.journey import choose, outbox, pace
from outreach.journey.gather import bring
from outreach.journey.send import deliver
from outreach.model import Draft, Kind, Options, Queued, Settings, State
from outreach.store import drafts, ledger, reading, writing

POINTS = {
    "smtp": ("before MAIL", "before the mark", "after the mark", "in the text", "after the dot",
             "before the commit", "after the commit"),
    "imap": ("before the search", "before the mark", "after the mark", "in the text",
             "after the text", "before the commit", "after the commit"),
    "eml": ("before the mark", "after the mark", "before the text", "in the text",
            "after the text", "before the commit", "after the commit"),
}  # fmt: skip
PLACES = (1, 2, 3)  # the first, the middle and the last message


def die() -> NoReturn:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def wrapped(
    owner: Any, name: str, nth: int, when: Callable[..., bool] = lambda *args: True,
    instead: Callable[..., object] | None = None, after: bool = False,
) -> None:  # fmt: skip
    """Let the nth call that `when` approves be the last: before it, after it, or instead of it."""
    real, left = getattr(owner, name), [nth]

    def called(*args: Any, **named: Any) -> Any:
        hit = when(*args, **named)
        left[0] -= hit
        if left[0] or not hit:
            return real(*args, **named)
        if instead:
            instead(*args, **named)
        if after:
            real(*args, **named)
        die()

    setattr(owner, name, called)


def is_mark(*states: State) -> Callable[..., bool]:
    """Whether a mark is one of these states."""
    return lambda home, queue, state=State.WRITTEN, reply="": state in states


def is_text(client: object, data: bytes) -> bool:
    """Whether bytes for a server are the text of a message."""
    return b"\r\nMessage-ID: " in data


class EndOfText:
    """Tells the bytes that complete a text: those that follow it."""

    def __init__(self) -> None:
        self._before = b""

    def __call__(self, client: object, data: bytes) -> bool:
        """Whether these do."""
        before, self._before = self._before, data
        return is_text(client, before)


def half(client: Any, data: bytes) -> None:
    """Send half of the text."""
    client.sock.sendall(data[: len(data) // 2])


def break_at(name: str, point: str, nth: int) -> None:
    """Arrange that this process dies at a point of the nth message."""
    ends = is_mark(State.SENT, State.WRITTEN)
    common: dict[str, Callable[[], None]] = {
        "before the mark": partial(wrapped, outbox, "mark", nth, is_mark(State.SENDING)),
        "after the mark": partial(wrapped, outbox, "mark", nth, is_mark(State.SENDING), after=True),
        "before the commit": partial(wrapped, outbox, "mark", nth, ends),
        "after the commit": partial(wrapped, outbox, "mark", nth, ends, after=True),
    }
    own: dict[str, dict[str, Callable[[], None]]] = {
        "smtp": {
            "before MAIL": partial(wrapped, smtp, "_before", nth),
            "in the text": partial(wrapped, smtp, "_written", nth, instead=half),
            "after the dot": partial(wrapped, smtp, "_after", nth),
        },
        "imap": {
            "before the search": partial(wrapped, imap, "_put", nth),
            "in the text": partial(wrapped, imaplib.IMAP4, "send", nth, is_text, half),
            "after the text": partial(wrapped, imaplib.IMAP4, "send", nth, EndOfText(), after=True),
        },
        "eml": {
            "before the text": partial(wrapped, os, "fdopen", nth),
            "in the text": partial(wrapped, os, "fdopen", nth, instead=half_a_file),
            "after the text": partial(wrapped, os, "fsync", nth),
        },
    }
    (common | own[name])[point]()


def half_a_file(handle: int, mode: str) -> None:
    """Write the beginning of a file."""
    os.write(handle, b"X-Unsent: 1\r\nFrom: Jor")


def forked(work: Callable[[], object], watch: Callable[[int], object] = lambda pid: None) -> int:
    """Do something in a process of its own, which `watch` may kill; how it ended."""
    pid = os.fork()
    if not pid:
        try:
            work()
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    watch(pid)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def points(base: Path, name: str, naive: bool = False) -> None:
    """Die at every point of every message, deliver again, and print what came of it, as JSON."""
    if naive:
        forget_to_look()
    for nth in PLACES:
        for at, point in enumerate(POINTS[name]):
            folder = base.with_name(f"{name}-{at}-{nth}")
            shutil.copytree(base, folder)
            home = Home(folder)
            if name != "eml":
                box = mailbox.load(home)
                mailbox.save(home, replace(box, user=folder.name))
            where = Settings(folder / "out")

            def dying(home: Home = home, point: str = point, nth: int = nth,
                      where: Settings = where) -> None:  # fmt: skip
                break_at(name, point, nth)
                deliver(home, name, where)

            ended = forked(dying)
            again = forked(partial(deliver, home, name, where))
            told = {"point": point, "nth": nth, "home": str(folder), "ended": ended, "again": again}
            print(json.dumps(told), flush=True)


# ── many messages ─────────────────────────────────────────────────────────────────────────────


def filled(folder: Path, count: int, who: str = "ana") -> Home:
    """A home with that many approved emails to invented people, `ana0@example.org` and so on."""
    home = Home(folder)
    rows = "".join(f"Ana Lund{n},Editor,Corvid {n},{who}{n}@example.org\n" for n in range(count))
    table = folder.with_suffix(".csv")
    table.write_text(f"Name,Current Title,Current Employer,Email\n{rows}", encoding="utf-8")
    bring(home, [table], Options())
    with writing(home) as store:
        ids = dict(store.execute("SELECT email, id FROM people").fetchall())
        for n in range(count):
            to = f"{who}{n}@example.org"
            body = f"Hi Ana,\n\nHow much of your week is writing, at desk {n}?\n\nJordan"
            draft = Draft(ids[to], Kind.ASK, to, f"Ana Lund{n}", "", f"Question {n}", body)
            kept = drafts.add(store, draft, home.today)
            drafts.move(store, kept.id, [drafts.OPEN], drafts.APPROVED, kept.digest)
    return home


def way(home: Home, name: str) -> outbox.Way:
    """The channel and where it writes, as `deliver` would say."""
    box = mailbox.load(home) if name != "eml" else None
    return outbox.Way(channel(name), Settings(home.path / "out", mailbox=box))


def fix(home: Home, name: str) -> None:
    """Queue everything that is approved."""
    found = choose.known_seeker(home)
    with writing(home) as store:
        for one in drafts.in_state(store, drafts.APPROVED):
            outbox.queue(store, home, found, one, way(home, name))


def drain(home: Home, name: str, naive: bool = False) -> None:
    """Deliver what is queued, as `deliver` does after its lint; or as one should not."""
    with outbox.alone(home):
        outbox.recover(home)
        with reading(home) as store:
            rows = ledger.every(store, State.QUEUED, State.DEFERRED, State.SENDING)
        there = way(home, name)
        there.by.check(there.settings)
        by_id = {row.draft: row for row in rows}

        def fix(draft: Draft) -> Queued:
            return outbox.queued(by_id[draft.id], made(home, draft.id))

        letters = (made(home, row.draft).draft for row in rows)
        if naive:
            forget_to_look()
        messages: Iterable[Queued] = map(fix, letters)
        if name == "smtp" and not naive:
            messages = pace.Paced(home, letters, fix)
        outbox.drive(home, there, messages, lambda receipt: None)


def made(home: Home, number: str) -> Queued:
    """A message without its bytes, which are in the ledger."""
    with reading(home) as store:
        stored = drafts.one(store, number)
    return Queued(stored.draft, "", stored.message_date, ("Jordan", "jordan@example.org"))


def forget_to_look() -> None:
    """Make a channel naive: nothing is marked before it leaves, and nobody looks whether it has."""
    real = outbox.mark

    def mark(home: Home, queue: Sequence[Queued], state: State = State.WRITTEN,
             reply: str = "") -> None:  # fmt: skip
        if state is not State.SENDING:
            real(home, queue, state, reply)

    outbox.mark = mark
    imap.__dict__["holding"] = lambda client, folder, message_id: []


def killed(home: Home, name: str, seed: int, wanted: int, naive: bool = False) -> int:
    """Deliver all that is queued, killed about `wanted` times on the way; how many kills it was.

    Each run dies a drawn moment after a drawn number of marks: by progress, not by the clock, so
    that a slow machine is not killed before it has begun, nor a fast one too seldom.
    """
    chance, kills = random.Random(seed), 0  # noqa: S311 - no secret
    while True:
        if kills == wanted:
            assert forked(partial(drain, home, name, naive)) == 0
            return kills
        marks = chance.expovariate((wanted - kills) / (2 * to_do(home)))
        ended = killed_once(partial(drain, home, name, naive), int(marks), chance.random() * _EACH)
        if ended == 0:
            return kills
        assert ended == -signal.SIGKILL, ended
        kills += 1


_EACH = 0.02  # seconds that one message takes, about


def killed_once(work: Callable[[], object], marks: int, pause: float) -> int:
    """Do something in a process that is killed a moment after so many marks; how it ended."""
    hears, tells = os.pipe()

    def told() -> None:
        os.close(hears)
        tell_of_marks(tells)
        work()

    def kill(pid: int) -> None:
        os.close(tells)
        for _ in range(marks):
            if not os.read(hears, 1):
                return
        time.sleep(pause)
        os.kill(pid, signal.SIGKILL)

    try:
        return forked(told, kill)
    finally:
        os.close(hears)


def tell_of_marks(to: int) -> None:
    """Say of every mark, by a byte, that it is made."""
    real = outbox.mark

    def mark(*args: Any, **named: Any) -> None:
        real(*args, **named)
        os.write(to, b".")

    outbox.mark = mark


def to_do(home: Home) -> int:
    """How many messages are still to be delivered."""
    with reading(home) as store:
        return len(ledger.every(store, State.QUEUED, State.DEFERRED, State.SENDING))


def main() -> None:
    """Do what the command line says."""
    what, folder, name, *rest = sys.argv[1:]
    if what == "points":
        points(Path(folder), name, naive="naive" in rest)
        return
    home = Home(Path(folder))
    kills = killed(home, name, int(rest[0]), int(rest[1]), naive="naive" in rest)
    print(json.dumps({"kills": kills}))


if __name__ == "__main__":
    main()
