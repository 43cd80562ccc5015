"""What leaves by itself: who, when, how many, in whose words; and what the user is told of it."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from imapclient import IMAPClient

from outreach import mailbox
from outreach.channels.message import digest_of
from outreach.config import Home
from outreach.errors import OutreachError, UsageError
from outreach.journey import gather, outbox, part, talk, who
from outreach.journey import ledger as told
from outreach.journey.outbox import Busy, alone
from outreach.journey.send import Delivery, deliver
from outreach.model import Settings, State
from outreach.profile import save
from outreach.store import drafts, ledger, reading, writing
from tests.conftest import Run, read_json
from tests.crash import fix
from tests.servers import dovecot
from tests.smtpd import Faulty, faulty
from tests.test_crash import prepared, states

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Faulty]:
    """A mail server that takes everything."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    with faulty() as found:
        yield found


class Clock:
    """A clock that the test sets; waiting moves it on."""

    def __init__(self) -> None:
        self.now = NOON
        self.waited: list[float] = []

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.waited.append(round(seconds))
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    """A clock at noon."""
    return Clock()


def ready(
    folder: Path, count: int, server: Faulty, clock: Clock, who: str = "ana", **smtp: object
) -> Home:
    """A home with approved emails and the shipped limits, but for those named."""
    prepared(folder, count, smtp=server.url, who=who)
    limits = {"per_day": 5, "seconds_between": 60, "first_hour": 8, "last_hour": 20} | smtp
    home = Home(folder, clock)
    save(home, {f"smtp.{name}": value for name, value in limits.items()})
    return home


def send(home: Home, clock: Clock) -> Delivery:
    """Send what may leave now."""
    return deliver(home, "smtp", Settings(home.path), wait=clock.wait)


def test_five_a_day_and_one_a_minute(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """The sixth stays queued until tomorrow, and between two lies a minute, over runs too."""
    home = ready(tmp_path / "home", 7, server, clock)
    done = send(home, clock)
    assert [one.state for one in done.receipts] == [State.SENT] * 5
    assert "5 a day" in done.stays
    assert told.status(home)[-1].row.state is State.SENT  # the others are not even fixed yet
    assert clock.waited == [60] * 4
    assert len(server.taken) == 5
    assert "5 a day" in send(home, clock).stays
    clock.now += timedelta(days=1)
    assert len(send(home, clock).receipts) == 2
    assert clock.waited == [60] * 5
    assert len({to for (to,), _ in server.taken}) == len(server.taken) == 7


def test_a_run_waits_for_the_one_before(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """A second run, twenty seconds later, waits for the rest of the minute."""
    home = ready(tmp_path / "home", 2, server, clock, per_day=1)
    send(home, clock)
    save(home, {"smtp.per_day": 2})
    clock.now += timedelta(seconds=20)
    send(home, clock)
    assert clock.waited == [40]


@pytest.mark.parametrize(("hour", "leaves"), [(7, 0), (8, 1), (19, 1), (20, 0), (23, 0)])
def test_nothing_leaves_at_night(
    hour: int, leaves: int, tmp_path: Path, server: Faulty, clock: Clock
) -> None:
    """Before eight and from eight in the evening on all stays queued, and it is said until when."""
    clock.now = NOON.replace(hour=hour)
    home = ready(tmp_path / "home", 1, server, clock)
    done = send(home, clock)
    assert len(server.taken) == leaves
    assert bool(done.stays) is not bool(leaves)
    assert leaves or "between 8:00 and 20:00" in done.stays


def test_a_clock_that_was_set_back_stops_it(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """Yesterday again: no second five; and one that ran ahead once stops nothing for good."""
    home = ready(tmp_path / "home", 6, server, clock)
    send(home, clock)
    clock.now = NOON - timedelta(days=1)
    assert "5 a day" in send(home, clock).stays
    assert len(server.taken) == 5
    clock.now = NOON + timedelta(days=1)
    assert len(send(home, clock).receipts) == 1


def test_a_no_counts_at_the_last_moment(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """Who is stopped, or put aside, while the batch runs gets nothing; the others do."""
    home = ready(tmp_path / "home", 3, server, clock)

    def meanwhile(seconds: float) -> None:
        if not clock.waited:
            part.stop(home, "ana1@example.org")
        clock.wait(seconds)

    done = deliver(home, "smtp", Settings(home.path), wait=meanwhile)
    assert [to for (to,), _ in server.taken] == ["ana0@example.org", "ana2@example.org"]
    assert [name for name, _ in done.held] == ["Ana Lund1"]


def test_off_until_the_profile_allows_it(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """Without leave nothing is sent, and where to give it is said."""
    home = ready(tmp_path / "home", 1, server, clock)
    save(home, {"smtp.allowed": False})
    with pytest.raises(UsageError, match="does not allow") as met:
        send(home, clock)
    assert "allowed = true" in met.value.hint
    assert server.taken == []


def test_shown_first(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """Without --really nothing is fixed, nothing is marked and nobody is asked."""
    home = ready(tmp_path / "home", 2, server, clock)
    shown = deliver(home, "smtp", Settings(home.path), really=False).shown
    assert [one.to for one in shown] == ["ana0@example.org", "ana1@example.org"]
    assert told.status(home) == []
    assert server.asked == []


def test_what_was_approved_is_what_leaves(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """The hash shown at approval is that of the bytes the server has; a changed byte is held."""
    home = ready(tmp_path / "home", 2, server, clock, per_day=1)
    with reading(home) as store:
        approved = {one.draft.to: one.digest for one in drafts.in_state(store, drafts.APPROVED)}
    send(home, clock)
    fix(home, "smtp")
    ((to,), data), = server.taken  # fmt: skip
    assert digest_of(data) == approved[to]
    with writing(home) as store:
        store.execute("UPDATE ledger SET message=replace(message, 'How', 'Now')")
    save(home, {"smtp.per_day": 2})
    with pytest.raises(OutreachError, match="not those that you approved"):
        send(home, clock)
    assert len(server.taken) == 1


def test_bytes_are_fixed_when_queued(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """What changes between queueing and sending, the name of the seeker too, changes no byte."""
    home = ready(tmp_path / "home", 2, server, clock, per_day=1)
    send(home, clock)
    fix(home, "smtp")
    with reading(home) as store:
        (queued,) = ledger.every(store, State.QUEUED)
    save(home, {"person.name": "Jordan Q. Rivera", "smtp.per_day": 2})
    clock.now += timedelta(hours=3)
    send(home, clock)
    assert server.taken[1][1] == queued.data


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow: every write is refused, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("when", "taken", "state"), [(State.SENDING, 0, State.SENT), (State.SENT, 1, State.UNKNOWN)]
)
def test_a_full_disk(
    when: State, taken: int, state: State, tmp_path: Path, server: Faulty, clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Full before the text: it does not leave, and leaves later. Full after: nobody can know."""
    home = ready(tmp_path / "home", 1, server, clock)
    real = outbox.mark

    def mark(home: Home, queue: object, state: State = State.WRITTEN, reply: str = "") -> None:
        if state is not when:
            real(home, queue, state, reply)  # type: ignore[arg-type]
            return
        with full_disk():
            real(home, queue, state, reply)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "mark", mark)
    with pytest.raises(OutreachError, match="disk is full"):
        send(home, clock)
    assert len(server.taken) == taken
    monkeypatch.setattr(outbox, "mark", real)
    clock.now += timedelta(minutes=2)
    send(home, clock)
    assert states(home) == {"ana0@example.org": state}
    assert len(server.taken) == 1


def test_a_read_only_folder_loses_nothing(run: Run, tmp_path: Path, server: Faulty) -> None:
    """A folder that cannot be written is a sentence; the letters stay approved."""
    prepared(tmp_path / "home", 2, smtp=server.url)
    out = tmp_path / "out"
    out.write_text("a file")
    assert "cannot be used" in run("deliver", "--to", "eml", "--out", str(out), code=1).output
    out.unlink()
    assert len(read_json(run("deliver", "--to", "eml", "--out", str(out), "--json"))) == 2


def test_one_at_a_time(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """While one delivers another is refused, and nothing is shared twice; status still answers."""
    home = ready(tmp_path / "home", 2, server, clock)
    with alone(home):
        with pytest.raises(Busy, match="at work"):
            send(home, clock)
        assert told.status(home) == []
    assert len(send(home, clock).receipts) == 2


def test_two_processes_send_each_once(tmp_path: Path, server: Faulty) -> None:
    """Two programs at once on one store: every message is taken once."""
    prepared(tmp_path / "home", 12, smtp=server.url)
    typed = [sys.executable, "-m", "outreach", "--home", str(tmp_path / "home"), "deliver",
             "--to", "smtp", "--really"]  # fmt: skip
    both = [subprocess.Popen(typed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             env=os.environ.copy()) for _ in range(2)]  # fmt: skip
    assert 0 in [one.wait() for one in both]
    assert sorted(to for (to,), _ in server.taken) == sorted(states(Home(tmp_path / "home")))
    assert len(server.taken) == 12


def cut(*args: object) -> None:
    """Break off, as Ctrl-C does."""
    raise KeyboardInterrupt


def unknown(home: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the one message of a home end where nobody can know."""
    with monkeypatch.context() as patch:
        patch.setattr("outreach.channels.smtp._after", cut)
        with pytest.raises(KeyboardInterrupt):
            send(home, clock)
    clock.now += timedelta(minutes=2)


def test_the_unknown_is_shown_and_stays(
    tmp_path: Path, server: Faulty, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may have left is never sent again by itself, however often one types it."""
    home = ready(tmp_path / "home", 1, server, clock)
    unknown(home, clock, monkeypatch)
    for _ in range(3):
        assert send(home, clock).receipts == ()
        assert [one.row.state for one in told.status(home)] == [State.UNKNOWN]
    assert len(server.taken) == 1


@pytest.mark.parametrize(("word", "copies"), [("sent", 1), ("not-sent", 2)])
def test_the_user_settles_it(
    word: str, copies: int, tmp_path: Path, server: Faulty, clock: Clock,
    monkeypatch: pytest.MonkeyPatch, run: Run,
) -> None:  # fmt: skip
    """`sent` ends it; `not-sent` queues the same bytes again. Either is in the conversation."""
    home = ready(tmp_path / "home", 1, server, clock)
    unknown(home, clock, monkeypatch)
    (shown,) = read_json(run("status", "--json"))
    assert (shown["state"], shown["to"]) == ("unknown", "ana0@example.org")
    assert "outreach settle 1 sent" in run("status").output
    assert "Ana Lund0" in run("settle", shown["message_id"], word).output
    send(home, clock)
    assert len(server.taken) == copies
    assert len({data for _, data in server.taken}) == 1
    assert states(home) == {"ana0@example.org": State.SENT}
    with reading(home) as store:
        gone = [event.what for event in drafts.events(store) if event.what == "delivered"]
    assert gone == ["delivered"]
    assert "No message" in run("settle", "1", "sent", code=2).output


def test_deferred_waits_and_is_tried_again(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """What the server puts off is tried after half an hour, then an hour; not before."""
    home = ready(tmp_path / "home", 1, server, clock, "later-at-rcpt")
    tries = []
    for minutes in (0, 10, 25, 40, 25):
        clock.now += timedelta(minutes=minutes)
        tries.append(len(send(home, clock).receipts))
    assert tries == [1, 0, 1, 0, 1]
    (entry,) = told.status(home)
    assert (entry.row.state, entry.row.tries) == (State.DEFERRED, 3)
    assert entry.row.reply.startswith("451")


def test_refused_is_not_tried_again(tmp_path: Path, server: Faulty, clock: Clock, run: Run) -> None:
    """A no for good is kept with its words; an address that is none is marked; skip ends it."""
    home = ready(tmp_path / "home", 1, server, clock, "unknown-at-rcpt")
    send(home, clock)
    with pytest.raises(OutreachError, match="was refused"):
        send(home, clock)
    assert server.asked == ["unknown-at-rcpt0@example.org"]
    assert "550 5.1.1 no such user" in run("status").output
    with reading(home) as store:
        assert "bounced" in [event.what for event in drafts.events(store)]
    run("skip", "1")
    assert read_json(run("status", "--json")) == []


def test_what_certainly_stayed_may_go_another_way(
    tmp_path: Path, server: Faulty, clock: Clock
) -> None:
    """A letter that the server refused or put off can still be written as a file, once."""
    home = ready(tmp_path / "home", 1, server, clock, "later-at-rcpt")
    send(home, clock)
    deliver(home, "eml", Settings(tmp_path / "out"))
    clock.now += timedelta(hours=1)
    assert send(home, clock).receipts == ()
    assert states(home) == {"later-at-rcpt0@example.org": State.WRITTEN}


def test_what_a_dead_run_began_is_finished_where_it_was_begun(
    tmp_path: Path, server: Faulty, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off while writing into one folder, a letter is not written into another."""
    home = ready(tmp_path / "home", 1, server, clock)

    with monkeypatch.context() as patch:
        patch.setattr("outreach.channels.eml.write_whole", cut)
        with pytest.raises(KeyboardInterrupt):
            deliver(home, "eml", Settings(tmp_path / "one"))
    with pytest.raises(OutreachError, match="began to write it") as met:
        deliver(home, "eml", Settings(tmp_path / "other"))
    assert f"--out {tmp_path / 'one'}" in str(met.value)
    with pytest.raises(OutreachError, match="began to write it"):
        send(home, clock)
    assert len(deliver(home, "eml", Settings(tmp_path / "one")).receipts) == 1


def test_log_sent_settles_too(
    tmp_path: Path, server: Faulty, clock: Clock, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """Who says `log PERSON sent` of an unknown has settled it."""
    home = ready(tmp_path / "home", 1, server, clock)
    unknown(home, clock, monkeypatch)
    told.status(home)
    run("log", "ana0@example.org", "sent")
    assert states(home) == {"ana0@example.org": State.SENT}


def test_forgetting_takes_it_out_of_the_ledger(
    tmp_path: Path, server: Faulty, clock: Clock
) -> None:
    """Nothing of who is forgotten stays in what waits to be sent."""
    home = ready(tmp_path / "home", 2, server, clock, per_day=1)
    send(home, clock)
    fix(home, "smtp")
    part.forget(home, "ana1@example.org")
    data = b"".join(path.read_bytes() for path in home.path.rglob("*") if path.is_file())
    assert b"ana1@example.org" not in data
    assert [one.draft.to for one in told.status(home)] == ["ana0@example.org"]


def test_the_command_says_what_it_did(
    tmp_path: Path, server: Faulty, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal shows each message as it leaves, the rest and why, and what to type next."""
    home = prepared(tmp_path / "home", 3, smtp=server.url)
    save(home, {"smtp.per_day": 2})
    assert "Nothing was sent yet" in run("deliver", "--to", "smtp").output
    text = run("deliver", "--to", "smtp", "--really").output
    assert text.count("sent ana") == 2
    assert "The rest stays for later: your profile allows 2 a day" in text
    assert "Nothing approved" not in text
    assert "2 sent" in run("status").output
    assert "Nothing approved" not in run("deliver", "--to", "smtp", "--really").output
    rows = read_json(run("status", "--json"))
    assert [row["state"] for row in rows] == ["sent", "sent"]


@pytest.mark.parametrize("what", ["declined", "replied", "met", "bounced"])
@pytest.mark.parametrize("to", ["smtp", "eml"])
def test_what_was_overtaken_stays(
    what: str, to: str, tmp_path: Path, server: Faulty, clock: Clock
) -> None:
    """An answer, a no, a talk or a bounce since approval keeps the request back."""
    home = ready(tmp_path / "home", 1, server, clock)
    talk.log(home, "ana0@example.org", what)
    with pytest.raises(OutreachError, match=r" on 2026-11-27"):
        deliver(home, to, Settings(tmp_path / "out"), wait=clock.wait)
    assert server.taken == []


@pytest.mark.parametrize("what", ["declined", "do_not_contact", "email"])
def test_the_last_look_is_at_the_very_moment(
    what: str, tmp_path: Path, server: Faulty, clock: Clock
) -> None:
    """What is learnt while the batch waits its minute counts: a no, a stop, another address."""
    home = ready(tmp_path / "home", 2, server, clock)

    def meanwhile(seconds: float) -> None:
        if what == "declined":
            talk.log(home, "ana1@example.org", what)
        else:
            new = {"email": "new@example.org"} if what == "email" else {"do_not_contact": "yes"}
            who.tell(home, "ana1@example.org", new)
        clock.wait(seconds)

    done = deliver(home, "smtp", Settings(home.path), wait=meanwhile)
    assert [to for (to,), _ in server.taken] == ["ana0@example.org"]
    assert [name for name, _ in done.held] == ["Ana Lund1"]


def test_forgetting_while_it_waits_breaks_nothing(
    tmp_path: Path, server: Faulty, clock: Clock
) -> None:
    """Who is forgotten while the batch waits is passed over; the next still gets theirs."""
    home = ready(tmp_path / "home", 3, server, clock)

    def meanwhile(seconds: float) -> None:
        if not clock.waited:
            part.forget(home, "ana1@example.org")
        clock.wait(seconds)

    deliver(home, "smtp", Settings(home.path), wait=meanwhile)
    assert [to for (to,), _ in server.taken] == ["ana0@example.org", "ana2@example.org"]


def test_the_night_falls_while_it_waits(tmp_path: Path, server: Faulty, clock: Clock) -> None:
    """One that would leave at eight after its minute stays."""
    home = ready(tmp_path / "home", 2, server, clock)
    clock.now = NOON.replace(hour=19, minute=59, second=30)
    assert "it is 20:00" in send(home, clock).stays
    assert len(server.taken) == 1


def test_an_import_taken_back_leaves_nothing_queued(
    tmp_path: Path, server: Faulty, clock: Clock
) -> None:
    """Who is gone with an import has nothing in the ledger that nobody could remove."""
    home = ready(tmp_path / "home", 2, server, clock, per_day=1)
    send(home, clock)
    fix(home, "smtp")
    gather.undo(home, 1)
    assert [one.row.state for one in told.status(home)] == [State.SENT]


def test_an_unknown_keeps_its_day(
    tmp_path: Path, server: Faulty, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found out a week later, it counts as of the day it was tried, and takes no room of today."""
    home = ready(tmp_path / "home", 2, server, clock, per_day=1)
    unknown(home, clock, monkeypatch)
    clock.now += timedelta(days=7)
    assert told.status(home)[0].row.day == "2026-11-27"
    told.settle(home, "1", "sent")
    with reading(home) as store:
        days = [event.day for event in drafts.events(store) if event.what == "delivered"]
    assert days == ["2026-11-27"]
    assert len(send(home, clock).receipts) == 1


def test_a_failed_file_can_go_another_way(
    tmp_path: Path, server: Faulty, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where writing failed for certain, the letter is queued as before, and may go elsewhere."""
    home = ready(tmp_path / "home", 1, server, clock)

    def full(*args: object) -> None:
        raise OutreachError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("outreach.channels.eml.write_whole", full)
        with pytest.raises(OutreachError, match="full"):
            deliver(home, "eml", Settings(tmp_path / "one"))
    assert len(send(home, clock).receipts) == 1


def test_the_mailbox_is_asked_before_anything_leaves(
    tmp_path: Path, server: Faulty, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown that lies in Sent is known at the next delivery; its draft there says nothing."""
    home = ready(tmp_path / "home", 1, server, clock)
    unknown(home, clock, monkeypatch)
    with dovecot() as mail:
        box = replace(mailbox.load(home), imap=mailbox.server(mail.url))
        mailbox.save(home, box)
        send(home, clock)
        assert states(home) == {"ana0@example.org": State.UNKNOWN}
        client = IMAPClient("127.0.0.1", mail.port, ssl=False)
        with client:
            client.login(box.user, "secret")
            client.append("All Mail", server.taken[0][1])
        send(home, clock)
    assert states(home) == {"ana0@example.org": State.SENT}


def test_ctrl_c_ends_a_silent_wait(tmp_path: Path, server: Faulty) -> None:
    """While the server does not answer the dot, Ctrl-C ends it at once, and the end is unknown."""
    prepared(tmp_path / "home", 1, smtp=server.url, who="silent-after-dot")
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    typed = [sys.executable, "-c", f"{heard}from outreach.__main__ import start; start()",
             "--home", str(tmp_path / "home"), "deliver", "--to", "smtp", "--really"]  # fmt: skip
    # What a shell runs in the background is deaf to Ctrl-C, and so are these tests there.
    with subprocess.Popen(typed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        for _ in range(100):
            if server.taken:
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 1
    (entry,) = told.status(Home(tmp_path / "home"))
    assert entry.row.state is State.UNKNOWN


def test_an_interrupted_mbox_is_named_as_one(
    run: Run, tmp_path: Path, server: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to type next is what finishes it, mbox and all."""
    home = prepared(tmp_path / "home", 1, smtp=server.url)
    path = tmp_path / "my letters.mbox"
    with monkeypatch.context() as patch:
        patch.setattr("outreach.channels.eml._fill", cut)
        with pytest.raises(KeyboardInterrupt):
            deliver(home, "eml", Settings(tmp_path, mbox=path))
    text = run("status").output
    assert f"outreach deliver --to eml --mbox '{path}'" in text
    run("deliver", "--to", "eml", "--mbox", str(path))
    assert path.read_bytes().count(b"Message-ID") == 1
