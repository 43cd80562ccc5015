"""By the user's mail server: what the server does decides the state, and nothing goes twice."""

import email
import gc
import smtplib
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from outreach import mailbox
from outreach.channels import smtp
from outreach.errors import OutreachError, Refused, UsageError
from outreach.journey import outbox
from outreach.journey.send import deliver
from outreach.model import Mailbox, Queued, Server, Settings, State
from outreach.profile import save
from outreach.store import drafts, ledger, reading
from tests.conftest import Run
from tests.crash import fix
from tests.servers import dovecot, needs, postfix
from tests.smtpd import Faulty, faulty
from tests.test_channels import Kept, queued
from tests.test_crash import prepared, states

NOBODY = mailbox.server("imap://127.0.0.1:1")


@pytest.fixture(scope="module")
def server() -> Iterator[Faulty]:
    """A server for the tests of this file."""
    with faulty() as found:
        yield found


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password that the mailboxes of these tests name."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")


def sent(server: Faulty, queue: list[Queued], user: str = "j") -> Kept:
    """Send, and tell what was marked."""
    kept = Kept()
    box = Mailbox("j@example.org", NOBODY, user, "OUTREACH_PASSWORD",
                  smtp=mailbox.server(server.url, "smtp"))  # fmt: skip
    list(smtp.deliver(queue, Settings(Path(), mailbox=box), kept))
    return kept


FAULTS = {
    "refused-at-rcpt": State.FAILED, "unknown-at-rcpt": State.FAILED,
    "refused-at-data": State.FAILED, "refused-at-dot": State.FAILED,
    "later-at-rcpt": State.DEFERRED, "later-at-data": State.DEFERRED,
    "later-at-dot": State.DEFERRED, "busy-at-rcpt": State.DEFERRED, "busy-at-dot": State.DEFERRED,
    "garbage-at-rcpt": State.DEFERRED, "yes-at-rcpt": State.DEFERRED,
    "drop-at-rcpt": State.DEFERRED, "drop-at-data": State.DEFERRED, "drop-in-text": State.DEFERRED,
    "drop-after-dot": State.UNKNOWN, "silent-after-dot": State.UNKNOWN,
    "garbage-after-dot": State.UNKNOWN, "odd-after-dot": State.UNKNOWN,
    "long-after-dot": State.UNKNOWN, "slow-after-dot": State.SENT, "anybody": State.SENT,
}  # fmt: skip
LOST = ("busy", "garbage", "yes", "drop", "silent", "odd", "long")  # whose line is of no more use


@pytest.mark.parametrize(("fault", "state"), FAULTS.items(), ids=FAULTS)
def test_each_fault_has_its_state(
    fault: str, state: State, server: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the server did is told apart: taken, refused, put off, or not to be known.

    Not to be known are only those that it may have; where the line is lost, the rest stays queued.
    """
    monkeypatch.setattr(smtp, "_DOT", 1)
    server.taken.clear()
    body = "Hi.\n" + ("x" * 70 + "\n") * (200_000 if fault == "drop-in-text" else 1)
    two = [queued(to=f"{fault}@example.org", number=1, body=body), queued(number=2)]
    told = sent(server, two).told
    first = [(what, reply) for draft, what, reply in told if draft == "1"]
    assert first[-1][0] is state
    assert bool(first[-1][1]) is (True)
    if state in (State.SENT, State.UNKNOWN):
        assert first[0][0] is State.SENDING
    may_be_there = [to for to, _ in server.taken if to == [f"{fault}@example.org"]]
    assert bool(may_be_there) is (state in (State.SENT, State.UNKNOWN))
    went_on = [what for draft, what, _ in told if draft == "2"]
    is_lost = fault.startswith(LOST)
    assert went_on == ([] if is_lost else [State.SENDING, State.SENT])


@pytest.mark.parametrize(("who", "state"), [("refused", State.FAILED), ("later", State.DEFERRED)])
def test_a_sender_that_is_refused(who: str, state: State, server: Faulty) -> None:
    """A no to the sender is a no to this message, or for now."""
    one = replace(queued(), sender=("Jordan", f"{who}@example.org"))
    assert [what for _, what, _ in sent(server, [one]).told] == [state]


def test_the_bytes_arrive_as_they_were(server: Faulty) -> None:
    """What the server has is what was queued, dots at the beginning of lines too, once."""
    server.taken.clear()
    one = queued(body="Hi,\n\n.\n..two\n.three\nGrüße 伟\n\nJordan")
    sent(server, [one])
    assert server.taken == [(["priya@example.org"], one.data)]


def test_nothing_leaves_after_a_mark_that_failed(server: Faulty) -> None:
    """Where it cannot be written down that a message is leaving, it does not leave."""
    server.taken.clear()

    def full(queue: object, state: State = State.WRITTEN, reply: str = "") -> None:
        raise OutreachError("The disk is full.")

    box = Mailbox("j@example.org", NOBODY, "j", smtp=mailbox.server(server.url, "smtp"))
    with pytest.raises(OutreachError, match="full"):
        list(smtp.deliver([queued()], Settings(Path(), mailbox=box), full))
    assert server.taken == []


def test_a_refused_login_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong password is refused before anything is marked, and is not shown."""
    with faulty(login=True) as found:
        assert [what for _, what, _ in sent(found, [queued()]).told] == [State.SENDING, State.SENT]
        monkeypatch.setenv("OUTREACH_PASSWORD", "canary-4711")
        with pytest.raises(Refused, match="refused the login of j") as met:
            sent(found, [queued()])
        assert "canary" not in f"{met.value}{met.value.hint}"
        assert found.logins[-1] == b"canary-4711"


def test_a_silent_server_is_named() -> None:
    """Nobody there is a sentence, and nothing is marked."""
    with pytest.raises(Refused, match="cannot be reached"):
        sent(Faulty(1), [queued()])


@pytest.mark.parametrize(
    "to", ["a@b.example>\r\nRCPT TO:<evil@example.net", "a b@example.org", "a@x, b@y", "<a@x>"]
)
def test_no_address_is_a_command(to: str, server: Faulty) -> None:
    """An address that could end the command never becomes a message."""
    with pytest.raises((OutreachError, ValueError)):
        queued(to=to)


def test_a_real_server_has_each_once(tmp_path: Path) -> None:
    """Postfix delivers what was approved, under its Message-ID, once; stopped, it loses nothing."""
    with postfix() as real:
        home = prepared(tmp_path / "home", 4, smtp=real.url)
        save(home, {"smtp.per_day": 2})
        assert len(deliver(home, "smtp", Settings(tmp_path)).receipts) == 2
        real.stop()
        save(home, {"smtp.per_day": 9})
        with pytest.raises(Refused, match="cannot be reached"):
            deliver(home, "smtp", Settings(tmp_path))
        subprocess.run(["/usr/sbin/postfix", "-c", str(real.base / "etc"), "start"], check=True,
                       capture_output=True)  # fmt: skip
        assert len(deliver(home, "smtp", Settings(tmp_path)).receipts) == 2
        letters = real.messages(4)
    assert set(states(home).values()) == {State.SENT}
    ids = [email.message_from_bytes(one)["Message-ID"] for one in letters]
    with reading(home) as store:
        assert sorted(ids) == sorted(row.message_id for row in ledger.every(store))


@pytest.mark.parametrize("way", ["tls", "starttls"])
def test_a_stranger_with_a_certificate_gets_no_password(way: str, tmp_path: Path) -> None:
    """A certificate that nobody vouches for ends it before the password is shown."""
    needs("/usr/bin/openssl", "apt-get install -y openssl")
    pair = [str(tmp_path / name) for name in ("key.pem", "cert.pem")]
    subprocess.run(
        ["/usr/bin/openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", pair[0], "-out", pair[1]], check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pair[1], pair[0])
    with faulty(login=True, tls=context, wrapped=way == "tls") as found:
        box = Mailbox("j@example.org", NOBODY, "j", "OUTREACH_PASSWORD",
                      smtp=Server("127.0.0.1", found.port, way))  # fmt: skip
        with pytest.raises(Refused, match="not safe to talk to"):
            list(smtp.deliver([queued()], Settings(Path(), mailbox=box), Kept()))
        assert found.logins == []


def test_without_tls_no_password_leaves_this_machine() -> None:
    """Anywhere but here a server of `smtp://` is talked to by STARTTLS only."""
    assert mailbox.server("smtp://smtp.example.org", "smtp").tls == "starttls"
    assert mailbox.server("smtp://localhost:25", "smtp").tls == "none"
    with pytest.raises(UsageError, match="is no server"):
        mailbox.server("imaps://imap.example.org", "smtp")


def test_a_server_without_starttls_is_refused() -> None:
    """Where STARTTLS was asked for and is not offered, nothing is sent in the clear."""
    with faulty() as found:
        box = Mailbox("j@example.org", NOBODY, "j", "OUTREACH_PASSWORD",
                      smtp=Server("127.0.0.1", found.port, "starttls"))  # fmt: skip
        with pytest.raises(Refused, match="STARTTLS"):
            list(smtp.deliver([queued()], Settings(Path(), mailbox=box), Kept()))
        assert (found.logins, found.taken) == ([], [])


def test_the_mailbox_is_set_and_checked(run: Run, tmp_path: Path) -> None:
    """`set` takes both servers and asks nothing; `check` logs in to both, and exits with 5."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org")
    with dovecot() as mail, faulty(login=True) as leaves:
        told = ["mailbox", "set", "--email", "jordan@example.org", "--imap", mail.url,
                "--smtp", leaves.url, "--user", "jordan", "--password-env",
                "OUTREACH_PASSWORD"]  # fmt: skip
        said = run(*told).output
        assert f"sending by {leaves.url}" in said
        assert "It answers." in said
        assert leaves.logins == [b"secret"]
        assert "answers" in run("mailbox", "check").output
    assert "cannot be reached" in run("mailbox", "check", code=5).output
    assert "does not answer yet" in run(*told).output


def test_a_token_goes_by_xoauth2(tmp_path: Path) -> None:
    """A token command's first line is what the server is shown, in the form that it expects."""
    box = Mailbox("j@example.org", NOBODY, "j@example.org", token_command="echo tok123")  # noqa: S106
    said: list[object] = []

    class Client(smtplib.SMTP):
        def auth(self, mechanism: str, authobject: object, **how: object) -> tuple[int, bytes]:
            said.extend((mechanism, authobject() if callable(authobject) else ""))
            return 235, b""

    smtp._login(Client(), box)
    assert said == ["XOAUTH2", "user=j@example.org\1auth=Bearer tok123\1\1"]


def test_body_and_dot_do_not_wait_for_each_other(server: Faulty) -> None:
    """The line is set to send at once; else each message would wait for a timer of the kernel."""
    box = Mailbox("j@example.org", NOBODY, "j", smtp=mailbox.server(server.url, "smtp"))
    with smtp._Line(box, mailbox.server(server.url, "smtp")) as line:
        sock = line.awake().sock
        assert sock
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_line_lost_between_two_is_opened_anew(server: Faulty) -> None:
    """A server that closed the line during the pause costs no message."""
    server.taken.clear()
    kept = Kept()
    box = Mailbox("j@example.org", NOBODY, "j", smtp=mailbox.server(server.url, "smtp"))

    def slow() -> Iterator[Queued]:
        yield queued(number=1)
        for line in [one for one in gc.get_objects() if isinstance(one, smtp._Line)]:
            assert line._client.sock
            line._client.sock.shutdown(socket.SHUT_RDWR)
        yield queued(number=2)

    list(smtp.deliver(slow(), Settings(Path(), mailbox=box), kept))
    assert [what for _, what, _ in kept.told].count(State.SENT) == 2


@pytest.mark.parametrize("reply", ["554 5.7.1 Client host [85.1.1.7] blocked", "550 no",
                                   "550 5.7.1 5.1.1 is elsewhere"])  # fmt: skip
def test_a_refusal_of_something_else_marks_no_address(reply: str, tmp_path: Path) -> None:
    """Only the code itself says that an address is none, not figures in the words after it."""
    home = prepared(tmp_path / "home", 1)
    fix(home, "eml")
    with reading(home) as store:
        draft = drafts.one(store, "1").draft
    outbox.mark(home, [replace(queued(), draft=draft)], State.FAILED, reply)
    with reading(home) as store:
        assert "bounced" not in [event.what for event in drafts.events(store)]


def test_a_password_that_cannot_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters that the protocol has no room for are a sentence."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "pässwörd")
    with faulty(login=True) as found, pytest.raises(Refused, match="cannot be sent"):
        sent(found, [queued()])
