"""Drafts into a real mailbox: each once, whatever is cut off when, and no word of the password."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from outreach import mailbox
from outreach.channels import imap
from outreach.errors import OutreachError, Refused, UsageError
from outreach.model import Mailbox, Settings, State
from tests.conftest import Run, read_json
from tests.servers import Imap, dovecot
from tests.test_channels import Kept, queued

LIST = (
    "Name,Class Year,Major,Current Title,Current Employer,Email\n"
    "Priya Raman,2017,English,Content Strategist,Lantern,priya@example.org\n"
    "Ida Novak,2015,Biology,Editor,Corvid Press,ida@example.org\n"
    "Bo Lind,2012,English,Copywriter,Oak,bo@example.org\n"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Imap]:
    """A Dovecot for the tests of this file; each has a user of its own."""
    with dovecot() as found:
        yield found


@pytest.fixture
def posted(server: Imap, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A home with a mailbox and three approved emails."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--school", "University of Michigan", "--year", "2025", "--major", "English",
        "--goal", "content strategy")  # fmt: skip
    (tmp_path / "alumni.csv").write_text(LIST, encoding="utf-8")
    run("import", str(tmp_path / "alumni.csv"), "--school", "University of Michigan")
    run("draft", "--kind", "ask", "--top", "3")
    run("approve", "--all", "--yes")
    said = run("mailbox", "set", "--email", "jordan@example.org", "--imap", server.url,
               "--user", tmp_path.name, "--password-env", "OUTREACH_PASSWORD").output  # fmt: skip
    assert "It answers." in said
    return run


def box(server: Imap, user: str, **more: str) -> Settings:
    """Settings of a mailbox on the server."""
    told: dict[str, Any] = {"password_env": "OUTREACH_PASSWORD"} | more
    return Settings(
        Path(), mailbox=Mailbox("j@example.org", mailbox.server(server.url), user, **told)
    )


def test_drafts_appear_once(posted: Run, server: Imap, tmp_path: Path) -> None:
    """Shown first, written with --really, marked as drafts, and once."""
    user = tmp_path.name
    shown = posted("deliver", "--to", "imap").output
    assert "Nothing was written yet" in shown
    assert "priya@example.org" in shown
    assert server.messages(user, "Drafts") == []
    done = read_json(posted("deliver", "--to", "imap", "--really", "--json"))
    assert [one["place"] for one in done] == ["Drafts of jordan@example.org"] * 3
    letters = server.messages(user, "Drafts")
    assert len(letters) == 3
    assert all(b"X-Unsent" not in letter for letter in letters)
    flags = [
        path.name.partition(":2,")[2] for path in (server.mail / user / ".Drafts").glob("cur/*")
    ]
    assert flags == ["DS"] * 3
    assert "Nothing approved" in posted("deliver", "--to", "imap", "--really").output
    assert len(server.messages(user, "Drafts")) == 3


def test_what_was_sent_meanwhile_is_not_drafted_again(
    posted: Run, server: Imap, tmp_path: Path
) -> None:
    """A draft that the user moved on, to Sent or to Trash, is known by its Message-ID there."""
    settings, one = box(server, f"{tmp_path.name}x"), queued()
    list(imap.deliver([one], settings, Kept()))
    home = server.mail / f"{tmp_path.name}x"
    for folder in ("Sent", "Trash", "All Mail"):
        path = next(home.glob(".*/cur/*"))
        path.rename(home / f".{folder}" / "cur" / path.name)
        list(imap.deliver([one], settings, Kept()))
        assert server.messages(f"{tmp_path.name}x", "Drafts") == []


def test_a_copy_that_came_late_is_taken_out(
    server: Imap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two equal drafts of one Message-ID become one; another that only holds the id stays."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    user = f"{tmp_path.name}y"
    settings, one = box(server, user), queued()
    list(imap.deliver([one], settings, Kept()))
    path = next((server.mail / user / ".Drafts").glob("cur/*"))
    data = path.read_bytes()
    (path.parent.parent / "new" / "1.late").write_bytes(data)
    longer = data.replace(b"Message-ID: <", b"Message-ID: <Z")
    (path.parent.parent / "new" / "2.other").write_bytes(longer)
    list(imap.deliver([replace(one, begun=True)], settings, Kept()))
    assert sorted(server.messages(user, "Drafts")) == sorted([data, longer])


@pytest.mark.parametrize("name", ["Entwürfe", "Borradores"])
def test_folders_in_other_languages_are_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what the server says a folder is for, or by its name where it says nothing."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    for special in (True, False):
        with dovecot(drafts=name, special=special) as found:
            receipts = list(imap.deliver([queued()], box(found, "ana"), Kept()))
            assert [one.place for one in receipts] == [f"{name} of j@example.org"]


def test_a_folder_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder for drafts the others are listed; the user's word on one is taken."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    with dovecot(drafts="Later", special=False) as found:
        with pytest.raises(Refused, match="is one for drafts") as met:
            imap.check(box(found, "ana"))
        assert "Later" in met.value.hint
        imap.check(box(found, "ana", drafts="Later"))
        with pytest.raises(Refused, match="no folder Nowhere"):
            imap.check(box(found, "ana", drafts="Nowhere"))


def test_a_full_mailbox_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over quota the rest stays approved, and it is said."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    kept = Kept()
    queue = [queued(number=n, body="x" * 400 + "\n") for n in range(1, 9)]
    with (
        dovecot(quota="2K") as found,
        pytest.raises(Refused, match="is full"),
    ):
        list(imap.deliver(queue, box(found, "ana"), kept))
    assert 0 < len(kept.written) < 8
    last = kept.told[-1]
    assert (last[1], "quota" in last[2].lower()) == (State.QUEUED, True)  # certainly not there


def test_a_wrong_password_is_refused_and_never_shown(
    posted: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal exits with 5 and says what to do; the password is in no message and no file."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "canary-4711")
    for args in (["mailbox", "check"], ["deliver", "--to", "imap", "--really"]):
        said = posted(*args, code=5).output
        assert "refused the login" in said
        assert "canary" not in said
    for path in (tmp_path / "home").rglob("*"):
        assert not path.is_file() or b"canary" not in path.read_bytes()
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    assert len(read_json(posted("deliver", "--to", "imap", "--really", "--json"))) == 3


def test_a_silent_server_is_kept_and_named(run: Run) -> None:
    """`set` keeps what was said and exits well; `check` and a delivery say that nobody answers."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org")
    said = run("mailbox", "set", "--email", "jordan@example.org", "--imap", "imap://127.0.0.1:1",
               "--password-command", "echo secret").output  # fmt: skip
    assert "does not answer yet" in said
    assert "cannot be reached" in run("mailbox", "check", code=5).output


def test_a_server_killed_half_way_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is cut after the second message: the next run, at a new server, has each once."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    queue = [queued(number=n) for n in range(1, 6)]
    with dovecot() as found:
        kept = Kept()
        receipts = imap.deliver(queue, box(found, "ana"), kept)
        assert next(receipts)
        assert next(receipts)
        found.kill()
        with pytest.raises(Refused):
            next(receipts)
        shutil.move(found.mail / "ana", tmp_path / "ana")
    with dovecot() as found:
        shutil.move(tmp_path / "ana", found.mail / "ana")
        list(imap.deliver(queue, box(found, "ana"), Kept()))
        assert len(found.messages("ana", "Drafts")) == 5


@pytest.mark.parametrize("number", ['<x"\r\nA9 CREATE pwned>', "<a b@x>", "x@y", '<a\\"@x>'])
def test_no_message_id_is_a_command(
    number: str, server: Imap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An id that could end a command is refused, and the server's folders stay as they were."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    one = queued()
    bad = replace(one, message_id=number)
    with pytest.raises(OutreachError):
        list(imap.deliver([bad], box(server, f"{tmp_path.name}z"), Kept()))
    assert not list(server.mail.rglob("*pwned*"))


@pytest.mark.parametrize(
    ("url", "tls", "port"),
    [("imaps://imap.example.org", "tls", 993), ("imap://imap.example.org", "starttls", 143),
     ("imap://127.0.0.1:10143", "none", 10143), ("imap://[::1]:143", "none", 143),
     ("imap://localhost", "none", 143), ("imaps://127.0.0.1", "tls", 993)],
)  # fmt: skip
def test_a_login_is_never_in_the_clear_but_here(url: str, tls: str, port: int) -> None:
    """To any other machine there is TLS, from the start or before the login."""
    found = mailbox.server(url)
    assert (found.tls, found.port) == (tls, port)
    assert mailbox.server(mailbox.url(found)) == found


@pytest.mark.parametrize("url", ["", "imap.example.org", "http://x", "imaps://", "imaps://x:99999",
                                 "imaps://me:pw@x", "imaps://x/INBOX"])  # fmt: skip
def test_what_is_no_server_is_refused(url: str) -> None:
    """Anything but a server's address is named, with an example."""
    with pytest.raises(UsageError, match="is no server"):
        mailbox.server(url)


def test_known_providers_are_whole() -> None:
    """Every row of data/mailboxes.csv has a server that can be read, by TLS or on this machine."""
    for domain in ("gmail.com", "outlook.com", "fastmail.com", "gmx.de"):
        row = mailbox.provider(f"somebody@{domain}")
        assert row
        assert mailbox.server(row["imap"]).tls == "tls"
    assert mailbox.provider("x@unknown.example") is None


def test_a_command_says_the_password(run: Run, server: Imap) -> None:
    """A password command is run as it stands, without a shell; one that fails is named."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org")
    command = ["mailbox", "set", "--email", "jordan@example.org", "--imap", server.url, "--user",
               "cmd", "--password-command"]  # fmt: skip
    assert "It answers." in run(*command, "echo secret").output
    assert "for the password failed" in run(*command, "false").output
    assert "printed nothing" in run(*command, "true").output


def test_without_a_password_nobody_is_asked_blindly(run: Run) -> None:
    """Where nobody can type it, the ways to name it are said, and nothing is kept."""
    said = run("mailbox", "set", "--email", "jordan@gmail.com", code=2).output
    assert "app password" in said
    assert "--password-command" in said
    assert "No mailbox is set" in run("mailbox", "check", code=2).output


def test_a_server_that_says_nothing_of_its_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without special use the folders are known by their names: what was sent is not drafted."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    with dovecot(special=False) as found:
        one = queued()
        list(imap.deliver([one], box(found, "ana"), Kept()))
        path = next((found.mail / "ana" / ".Drafts").glob("cur/*"))
        path.rename(found.mail / "ana" / ".Sent" / "cur" / path.name)
        list(imap.deliver([replace(one, begun=True)], box(found, "ana"), Kept()))
        assert found.messages("ana", "Drafts") == []
