"""Replies out of a real mailbox: who answered, what went out, what came back, who is away."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st
from imapclient import IMAPClient

from outreach.cli import main
from outreach.config import Home
from outreach.inbox import stem
from outreach.inbox.kinds import back, incoming
from outreach.journey.keep import due
from outreach.journey.send import deliver
from outreach.journey.talk import moment
from outreach.model import Settings, State, What
from outreach.store import drafts, ledger, reading, writing
from tests.conftest import Run, read_json
from tests.servers import Imap, dovecot
from tests.test_crash import prepared

NOW = datetime.now(UTC).replace(microsecond=0)
WROTE = NOW - timedelta(days=10)  # a server takes no message from the future
ME, ANA = "jordan@example.org", "ana0@example.org"


@pytest.fixture(scope="module")
def server() -> Iterator[Imap]:
    """A Dovecot for the tests of this file."""
    with dovecot() as found:
        yield found


class Box:
    """A home with letters that were written, and the mailbox of its user."""

    def __init__(self, home: Home, server: Imap) -> None:
        self.home, self.server = home, server
        with reading(home) as store:
            self.ids = [row.message_id for row in ledger.every(store)]

    def put(self, message: EmailMessage | bytes, folder: str = "INBOX", days: float = 1,
            flags: tuple[bytes, ...] = ()) -> None:  # fmt: skip
        """Let a message be in a folder, received some days after the letters were written."""
        client = IMAPClient("127.0.0.1", self.server.port, ssl=False)
        with client:
            client.login(self.home.path.name, "secret")
            data = message if isinstance(message, bytes) else message.as_bytes()
            client.append(folder, data, flags, WROTE + timedelta(days=days))

    def happened(self, *what: str) -> list[tuple[str, str]]:
        """The events of those kinds, with what they say."""
        with reading(self.home) as store:
            return [(one.what, one.detail) for one in drafts.events(store) if one.what in what]


@pytest.fixture
def box(server: Imap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Box:
    """Two letters that were written as files."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    home = prepared(tmp_path / tmp_path.name, 2, imap=server.url)
    deliver(Home(home.path, lambda: WROTE), "eml", Settings(tmp_path / "out"))
    return Box(home, server)


@pytest.fixture
def run(box: Box) -> Run:
    """Type a command in the home of the box."""

    def typed(*args: str, code: int = 0, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(main, ["--home", str(box.home.path), *args], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    return typed


def mail(sender: str = ANA, to: str = ME, subject: str = "Re: Question 0", text: str = "Gladly!",
         **headers: str) -> EmailMessage:  # fmt: skip
    """A message; underscores in the names of further headers are hyphens."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Message-ID"] = f"<{abs(hash((sender, subject, text, *headers.items())))}@mail.example>"
    for name, value in headers.items():
        if name == "Message_ID":
            del made["Message-ID"]
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def news(run: Run) -> list[tuple[str, str, str | None]]:
    """What `replies` tells: who, what, and more."""
    return [
        (one["name"], one["what"], one["detail"]) for one in read_json(run("replies", "--json"))
    ]


def test_a_reply_by_its_header(box: Box, run: Run) -> None:
    """A message that answers ours is a reply, whoever wrote it, and ours has gone out; once."""
    box.put(mail(sender="assistant@example.net", In_Reply_To=box.ids[0]))
    assert news(run) == [("Ana Lund0", "replied", None)]
    assert news(run) == []
    assert [what for what, _ in box.happened("delivered", "replied")] == ["delivered", "replied"]
    assert "reply owed, overdue: Ana Lund0" in run("due").output


def test_a_reply_by_address_and_time(box: Box, run: Run) -> None:
    """Where a provider rewrote the id, the address and the time tell; earlier mail is none.

    Nor is other mail of theirs, as long as the letter is not known to have gone out.
    """
    box.put(mail(subject="an older thread"), days=-3)
    box.put(mail(subject="Alumni picnic"), days=0.5)
    assert news(run) == []
    box.put(mail(subject="Re: Question 0"))
    assert news(run) == [("Ana Lund0", "replied", None)]


def test_any_subject_once_it_is_out(box: Box, run: Run) -> None:
    """Of a letter that has gone out any later mail from there is the answer."""
    run("log", "Ana Lund0", "sent", "--on", WROTE.date().isoformat())
    box.put(mail(subject="your question"))
    assert news(run) == [("Ana Lund0", "replied", None)]


@pytest.mark.parametrize("folder", ["INBOX", "Archive", "Junk", "All Mail"])
def test_a_reply_is_found_wherever_it_lies(folder: str, box: Box, run: Run) -> None:
    """In the inbox, archived, taken for junk, or in All Mail, and once where it is in two."""
    box.put(mail(In_Reply_To=box.ids[0]), folder)
    box.put(mail(In_Reply_To=box.ids[0]), "All Mail")
    assert news(run) == [("Ana Lund0", "replied", None)]


def test_an_id_that_was_rewritten_is_learnt(box: Box, run: Run) -> None:
    """A reply to the id that the provider gave is known by the copy in Sent."""
    box.put(mail(ME, ANA, "Question 0", Message_ID="<new@provider.example>"), "Sent")
    assert news(run) == [("Ana Lund0", "delivered", None)]
    box.put(
        mail("other@example.net", subject="hello", In_Reply_To="<new@provider.example>"), days=2
    )
    assert news(run) == [("Ana Lund0", "replied", None)]


def test_what_lies_in_sent_is_the_users_own(box: Box, run: Run) -> None:
    """From whatever address it was sent: it is no reply."""
    box.put(mail("alias@example.net", ANA, "Re: Question 0", In_Reply_To=box.ids[0]), "Sent")
    news(run)
    assert box.happened("replied") == []


def test_a_reply_by_a_program_that_adds_a_list(box: Box, run: Run) -> None:
    """With List-Unsubscribe or Precedence: bulk it is a reply where it answers ours."""
    box.put(mail(In_Reply_To=box.ids[0], List_Unsubscribe="<https://crm.example>"))
    assert news(run) == [("Ana Lund0", "replied", None)]


def test_a_no_that_was_told_is_no_reply(box: Box, run: Run) -> None:
    """The mail with the no that the user logged takes nothing back."""
    run("log", "Ana Lund0", "sent", "--on", WROTE.date().isoformat())
    run("log", "Ana Lund0", "declined", "--on", (WROTE + timedelta(days=2)).date().isoformat())
    box.put(mail(text="Sorry, no.", In_Reply_To=box.ids[0]), days=2)
    assert news(run) == []
    assert "reply" not in run("due").output


def test_a_follow_up_in_the_drafts_is_not_sent_by_an_answer(box: Box, run: Run) -> None:
    """The user's own answer to a reply is no sign that a draft beside it went out."""
    run("log", "Ana Lund0", "sent", "--on", WROTE.date().isoformat())
    run("draft", "Ana Lund0", "--kind", "followup")
    run("approve", "Ana Lund0", "--yes")
    run("deliver", "--to", "eml", "--out", str(box.home.path.parent / "later"))
    box.put(mail(In_Reply_To=box.ids[0], Message_ID="<r@x.example>"), days=9)
    box.put(mail(ME, ANA, "Re: Question 0", In_Reply_To="<r@x.example>"), "Sent", days=10)
    assert [what for _, what, _ in news(run)] == ["replied", "answered"]
    assert len(box.happened("delivered")) == 1


def test_an_absence_can_be_taken_back(box: Box, run: Run) -> None:
    """A false absence goes with `undo`, and nothing else."""
    box.put(mail(subject="Out of office", text="Until tomorrow.", In_Reply_To=box.ids[0]))
    news(run)
    assert "away was taken back" in run("log", "Ana Lund0", "undo").output


def test_a_forward_that_fails_ends_nothing(box: Box, run: Run) -> None:
    """Of who has answered, a report about another address of theirs closes nothing."""
    box.put(mail(In_Reply_To=box.ids[0]))
    news(run)
    box.put(dsn(original=box.ids[0], to="old@fwd.example", n="2"), days=2)
    assert news(run) == []


def test_what_the_user_sent_has_gone_out(box: Box, run: Run) -> None:
    """Found in Sent by its Message-ID, or by address and subject where the program changed it."""
    data = next(iter(sorted(box.home.path.parent.glob("out/*.eml")))).read_bytes()
    box.put(data, "Sent")
    box.put(mail(ME, "ana1@example.org", "Question 1"), "Sent")
    assert news(run) == [("Ana Lund0", "delivered", None), ("Ana Lund1", "delivered", None)]
    assert "2 sent" in run("status").output
    assert news(run) == []


def test_the_users_own_mail_is_no_reply(box: Box, run: Run) -> None:
    """A copy to oneself, or a note to oneself that follows the letter, is no answer."""
    box.put(mail(ME, ME, "Re: Question 0", In_Reply_To=box.ids[0]))
    assert box.happened("replied") == []
    news(run)
    assert box.happened("replied") == []


def test_an_answer_of_the_user_is_seen(box: Box, run: Run) -> None:
    """After a reply, the user's own mail to them says that it was answered: no reply is owed."""
    box.put(mail(In_Reply_To=box.ids[0]), days=1)
    box.put(mail(ME, ANA, "Re: Question 0", text="Thank you!"), "Sent", days=2)
    assert [what for _, what, _ in news(run)] == ["replied", "answered"]
    assert "reply:" not in run("due").output


DSN = """\
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: jordan@example.org
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce-{n}@mx.example.net>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}

--b
Content-Type: {form}

Message-ID: {original}
Subject: Question 0

--b--
"""


def dsn(**told: str) -> bytes:
    """A report of a mail server."""
    filled = {"n": "1", "to": ANA, "action": "failed", "status": "5.1.1",
              "form": "text/rfc822-headers", "original": "<x@y>"} | told  # fmt: skip
    return DSN.format(**filled).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("form", ["text/rfc822-headers", "message/rfc822"])
def test_a_bounce_marks_the_address(form: str, box: Box, run: Run) -> None:
    """A report that it failed for good ends the conversation, and names the address."""
    box.put(dsn(original=box.ids[0], form=form))
    assert news(run) == [("Ana Lund0", "bounced", ANA)]
    assert box.happened("bounced") == [("bounced", ANA)]
    assert "ana0@example.org takes no mail" not in run("replies").output
    assert "came back" in run("draft", ANA, "--kind", "followup", code=2).output


def test_a_bounce_by_its_address(box: Box, run: Run) -> None:
    """A report that does not say which message it was is matched by the address that failed."""
    box.put(dsn())
    assert news(run) == [("Ana Lund0", "bounced", ANA)]


@pytest.mark.parametrize(
    ("action", "status"),
    [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("relayed", "2.0.0")],
)
def test_a_delay_is_no_bounce(action: str, status: str, box: Box, run: Run) -> None:
    """What is late or relayed changes nothing."""
    box.put(dsn(original=box.ids[0], action=action, status=status))
    assert news(run) == []


@pytest.mark.parametrize(
    ("headers", "subject"),
    [({"Auto_Submitted": "auto-replied"}, "Re: Question 0"), ({"X_Autoreply": "yes"}, "Away"),
     ({"Precedence": "auto_reply"}, "Away"), ({}, "Automatic reply: Question 0"),
     ({}, "Abwesenheitsnotiz: Question 0"), ({}, "Respuesta automática: Question 0"),
     ({}, "Out of Office: Question 0")],
)  # fmt: skip
def test_an_absence_moves_the_follow_up(
    headers: dict[str, str], subject: str, box: Box, run: Run
) -> None:
    """A machine's answer is no reply: the conversation waits, until after they are back."""
    until = (NOW + timedelta(days=20)).date()
    text = f"Thank you. I am out of the office until {until:%B} {until.day} and read no mail."
    box.put(mail(subject=subject, text=text, In_Reply_To=box.ids[0], **headers))
    assert news(run) == [("Ana Lund0", "away", until.isoformat())]
    assert box.happened("replied") == []
    rows = due(box.home, "2099-01-01")
    follow = [row.due.on for row in rows if row.due.what == "followup"]
    assert follow == [(until + timedelta(days=2)).isoformat()]


def test_lists_and_receipts_are_nothing(box: Box, run: Run) -> None:
    """A newsletter, a calendar's notice and a receipt from the same address are no reply."""
    box.put(mail(subject="News", List_Id="<news.example.org>"))
    box.put(mail(subject="Invitation", Auto_Submitted="auto-generated"))
    box.put(dsn().replace(b"delivery-status; b", b"disposition-notification; b")
            .replace(b"MAILER-DAEMON@mx.example.net", ANA.encode())
            .replace(b"Auto-Submitted: auto-replied\r\n", b""))  # fmt: skip
    assert news(run) == []


def test_drafts_and_strangers_are_left_alone(box: Box, run: Run) -> None:
    """What lies in the drafts, or is from somebody else, says nothing; nothing is changed there."""
    box.put(mail(ME, ANA, "Question 0"), "Drafts", flags=(b"\\Draft",))
    box.put(mail("friend@example.net", subject="Lunch?"))
    before = sorted(path.name for path in box.server.mail.rglob("*:2,*"))
    assert news(run) == []
    assert sorted(path.name for path in box.server.mail.rglob("*:2,*")) == before


def test_what_the_user_told_is_not_told_again(box: Box, run: Run) -> None:
    """A reply that the user logged, and a talk after it, stand; the mail adds nothing."""
    run("log", "Ana Lund0", "sent")
    run("log", "Ana Lund0", "replied")
    run("log", "Ana Lund0", "met")
    box.put(mail(In_Reply_To=box.ids[0]), days=0)
    assert news(run) == []
    assert len(box.happened("replied")) == 1
    assert len(box.happened("delivered")) == 1


def test_nothing_of_what_is_said_is_kept(box: Box, run: Run) -> None:
    """No word of a body or a subject of theirs is in any file of the home."""
    box.put(mail(subject="Re: Question 0 canary-1", text="canary-2", In_Reply_To=box.ids[0]))
    run("log", "Ana Lund1", "sent", "--on", WROTE.date().isoformat())
    box.put(mail(sender="ana1@example.org", subject="Out of office canary-3",
                 text="Until tomorrow. canary-4"))  # fmt: skip
    assert len(news(run)) == 2
    for path in box.home.path.rglob("*"):
        assert not path.is_file() or b"canary" not in path.read_bytes()


def test_an_unknown_end_is_found_in_sent(box: Box, run: Run) -> None:
    """A message whose end was not known is known once it lies in Sent; a draft of it is not."""
    with reading(box.home) as store:
        (first, _) = ledger.every(store)
    with writing(box.home) as store:
        ledger.move(store, first.draft, [State.WRITTEN], State.UNKNOWN, moment(box.home))
    box.put(mail(ME, ANA, "Question 0", Message_ID=first.message_id), "Sent", flags=(b"\\Draft",))
    assert "1 unknown" in run("status").output
    box.put(mail(ME, ANA, "Question 0", Message_ID=first.message_id), "Sent")
    assert news(run) == [("Ana Lund0", "delivered", None)]
    assert "1 sent" in run("status").output


def test_no_mailbox_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a mailbox, or with a silent one, what to type is said, with 2 or 5."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    home = prepared(tmp_path / "home", 1)
    deliver(home, "eml", Settings(tmp_path / "out"))
    silent = CliRunner().invoke(main, ["--home", str(home.path), "replies"])
    assert (silent.exit_code, "cannot be reached" in silent.output) == (5, True)
    (home.path / "mailbox.toml").unlink()
    none = CliRunner().invoke(main, ["--home", str(home.path), "replies"])
    assert (none.exit_code, "mailbox set" in none.output) == (2, True)


DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "day"),
    [("I am away until December 3.", "2026-12-03"), ("Back on 3 December 2026.", "2026-12-03"),
     ("I'll be back in the office on January 4", "2027-01-04"),
     ("returning Monday, November 30th", "2026-11-30"), ("until 2026-12-01", "2026-12-01"),
     ("Ich bin bis 03.12.2026 nicht im Haus.", "2026-12-03"),
     ("bis zum 3. Dezember", "2026-12-03"), ("hasta el 3 de diciembre", "2026-12-03"),
     ("jusqu'au 3 décembre", "2026-12-03"), ("I started here in May 2019.", ""),
     ("until further notice", ""), ("I was away until November 3.", ""), ("", ""),
     ("back in 2031-01-01", ""), ("bis 3.12.", "2026-12-03"), ("until 12/20/2026", "2026-12-20"),
     ("back Dec. 4", "2026-12-04"),
     ("Call me back. I am away from December 1 to December 20.", "2026-12-20")],
)  # fmt: skip
def test_the_day_they_are_back(text: str, day: str) -> None:
    """The day after until, back or bis, in four languages; what is past or far off is none."""
    assert back(text, DAY) == day


@pytest.mark.parametrize(
    "subject", ["Re: Question", "RE: re: Question", "AW: Question", "Question"]
)
def test_a_subject_by_its_stem(subject: str) -> None:
    """What mail programs put before a subject does not part it from ours."""
    assert stem(subject) == "question"


HEADS = (
    b"", b"Auto-Submitted: auto-replied\r\n", b"From: <a@b.example>\r\n",
    b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(HEADS))
@example(b"Message-ID: =?utf-8?q?=0D=0A?=\r\nReferences: \xff <a\r\n b>\r\n\r\n", HEADS[0])
@example(b"Subject: =?x-none?b?!!?=\r\nFrom: =?utf-8?q?a\r\n\r\n", HEADS[1])
@example(b"Content-Type: text/plain; charset=x\r\n\r\n\xff", HEADS[1])
def test_no_message_breaks_it(data: bytes, head: bytes) -> None:
    """Whatever bytes lie in a mailbox, they are something, and their id holds no blank."""
    found = incoming(head + data, NOW, frozenset({ME}), "INBOX 1")
    assert isinstance(found.what, What)
    assert found.id == "INBOX 1" or not any(sign.isspace() for sign in found.id)
