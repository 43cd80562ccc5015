"""What a channel writes is what was approved, to one person, whole, once."""

import csv
import email
import io
import mailbox
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.channels import CHANNELS, REMOTE, Channel, channel, eml
from outreach.channels import csv as csv_channel
from outreach.channels.files import file_name
from outreach.channels.message import _HEADERS, as_bytes, digest_of, header
from outreach.errors import OutreachError, UsageError
from outreach.model import Draft, Kind, Queued, State
from outreach.model import Settings as Where

DATE = "2026-11-22T10:30:00-05:00"


def queued(kind: Kind = Kind.ASK, number: int = 7, **changes: str) -> Queued:
    """An approved message to an invented person."""
    fields: dict[str, Any] = {
        "to_name": "Priya Shah", "subject": "Michigan English, and a question",
        "body": "Hi Priya,\n\nHow much of your week is writing?\n\nJordan",
    } | changes  # fmt: skip
    to = fields.pop("to", "priya@example.org")
    draft = Draft("a1", kind, to if kind is Kind.ASK else "", url="https://www.linkedin.com/in/p",
                  id=str(number), **fields)  # fmt: skip
    made = Queued(draft, f"<{number:032x}@example.org>", DATE, ("Jordan Rivera", "j@example.org"))
    return replace(made, data=as_bytes(made)) if draft.to else made


class Kept:
    """Remembers what a channel committed, and in which order."""

    def __init__(self) -> None:
        self.told: list[tuple[str, State, str]] = []

    def __call__(
        self, queue: Sequence[Queued], state: State = State.WRITTEN, reply: str = ""
    ) -> None:
        """Take a mark."""
        self.told += [(one.draft.id, state, reply) for one in queue]

    @property
    def written(self) -> list[str]:
        """Drafts that were marked as written, each after it was marked as begun."""
        begun = [draft for draft, state, _ in self.told if state is State.SENDING]
        done = [draft for draft, state, _ in self.told if state is State.WRITTEN]
        assert begun[: len(done)] == done
        return done


def written(by: Channel, queue: list[Queued], out: Path) -> list[str]:
    """Deliver, and tell which drafts were marked."""
    kept = Kept()
    where = Where(out)
    by.check(where)
    receipts = list(by.deliver(queue, where, kept))
    assert all(receipt.path and receipt.path.exists() for receipt in receipts)
    return kept.written


@pytest.mark.parametrize("by", [c for c in CHANNELS if c.name not in REMOTE], ids=lambda c: c.name)
class TestEveryChannel:
    """What must hold for each."""

    def test_marks_each_message_once(self, by: Channel, tmp_path: Path) -> None:
        """Every message handed in is marked once, after its file is there."""
        kind = Kind.ASK if "email" in by.takes else Kind.NOTE
        assert written(by, [queued(kind, 1), queued(kind, 2)], tmp_path) == ["1", "2"]

    def test_says_nothing_of_an_empty_queue(self, by: Channel, tmp_path: Path) -> None:
        """Nothing to write leaves no file behind."""
        written(by, [], tmp_path / "out")
        assert list((tmp_path / "out").iterdir()) == []

    def test_a_file_in_the_way_is_a_sentence(self, by: Channel, tmp_path: Path) -> None:
        """A folder that cannot be made is refused before anything is written."""
        (tmp_path / "out").write_text("a file")
        with pytest.raises(OutreachError, match="cannot be used"):
            by.check(Where(tmp_path / "out"))

    def test_text_survives(self, by: Channel, tmp_path: Path) -> None:
        """Names and words in any script are in the file to the last letter."""
        kind = Kind.ASK if "email" in by.takes else Kind.NOTE
        written(by, [queued(kind, body="Grüße, 伟 and O'Neil\n", to_name="王 伟")], tmp_path)
        (path,) = tmp_path.iterdir()
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        if by is eml:
            text = email.message_from_bytes(data, policy=default).get_content()
        assert "Grüße, 伟 and O'Neil" in text


def test_unknown_channel_names_those_there_are() -> None:
    """A channel that does not exist is refused with the list."""
    with pytest.raises(UsageError) as caught:
        channel("fax")
    assert "eml, imap, smtp, csv, note" in caught.value.hint


@pytest.mark.parametrize("by", [c for c in CHANNELS if c.name not in REMOTE], ids=lambda c: c.name)
def test_no_batch_takes_the_place_of_another(by: Channel, tmp_path: Path) -> None:
    """What was written earlier and not yet sent is still there after the next batch."""
    kind = Kind.ASK if "email" in by.takes else Kind.NOTE
    written(by, [queued(kind, 1)], tmp_path)
    (first,) = tmp_path.iterdir()
    before = first.read_bytes()
    written(by, [queued(kind, 2)], tmp_path)
    assert first.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_written_again_is_the_same_file(tmp_path: Path) -> None:
    """After a crash between file and mark, writing again leaves one file with the same bytes."""
    written(eml, [queued()], tmp_path)
    (path,) = tmp_path.iterdir()
    before = path.read_bytes()
    written(eml, [queued()], tmp_path)
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [before]


@pytest.mark.parametrize("name", ["../../.bashrc", "CON", "a/b\\c", "x" * 300, "\u202egnp.exe", ""])
def test_no_name_chooses_a_path(name: str) -> None:
    """The file of a message stays in its folder, whatever the person is called."""
    found = file_name(queued(to_name=name), ".eml")
    assert Path(found).name == found
    assert len(found) < 80
    assert found.startswith("0007-")


TEXT = st.text(max_size=120)
# What the store holds: tidied, and an encoded word taken apart.
LINE = TEXT.map(header).filter(bool)
BODY = st.text(max_size=300).map(lambda text: "\n".join(text.splitlines()))
ATTACKS = st.sampled_from(
    [
        "Ann\r\nBcc: evil@example.net",
        "=?utf-8?q?=0D=0ABcc:_evil@example.net?=",
        '"Ann" <evil@example.net>, b',
        "Ann\x0bBcc: evil@example.net",
        "Ann\x85Bcc: evil@example.net\u2028X: y",
        "a" * 1200,
    ]
)


def assert_as_intended(data: bytes, one: Queued) -> None:
    """One recipient, the intended headers and no other, the text as approved, CRLF, short lines."""
    message = email.message_from_bytes(data, policy=default)
    assert [a.addr_spec for a in message["To"].addresses] == ["priya@example.org"]
    assert sorted(message.keys()) == sorted(set(_HEADERS) - {"In-Reply-To", "References"})
    assert digest_of(data) == one.draft.digest
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998


@settings(max_examples=2_000, deadline=None)
@given(TEXT | ATTACKS, LINE, BODY)
def test_exactly_the_intended_headers(name: str, subject: str, body: str) -> None:
    """Any name with any text that mail can carry becomes exactly the message that was meant."""
    one = queued(to_name=name, subject=subject, body=body)
    assert_as_intended(one.data, one)


@settings(max_examples=500, deadline=None)
@given(TEXT | ATTACKS, TEXT | ATTACKS, TEXT | ATTACKS)
def test_nothing_but_what_was_meant(name: str, subject: str, body: str) -> None:
    """Whatever is put into name, subject and body: the message that was meant, or a refusal."""
    try:
        one = queued(to_name=name, subject=subject, body=body)
    except OutreachError:
        return
    assert_as_intended(one.data, one)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_any_body_survives_the_round_trip(body: str) -> None:
    """A message says after the round trip what was approved, but for the form of its line ends."""
    data = as_bytes(queued(body=body))
    found = email.message_from_bytes(data, policy=default).get_content()
    assert found.splitlines() == body.splitlines() or found.rstrip("\n") == body.rstrip("\n")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("x")']
)
def test_formulas_are_made_harmless(tmp_path: Path, cell: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe; with raw it does not."""
    for raw, expected in ((False, f"'{cell}"), (True, cell)):
        where = Where(tmp_path, raw)
        list(csv_channel.deliver([queued(Kind.NOTE, subject=cell)], where, Kept()))
        text = (tmp_path / "outreach-0007-0007.csv").read_bytes().decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text, newline=""))
        assert row["subject"] == expected


def mbox(queue: list[Queued], path: Path) -> list[str]:
    """Deliver into one mbox, and tell which drafts were marked."""
    kept = Kept()
    where = Where(path.parent, mbox=path)
    eml.check(where)
    list(eml.deliver(queue, where, kept))
    return kept.written


def test_an_mbox_holds_every_message_once(tmp_path: Path) -> None:
    """A second run, after a crash or with more, adds what is missing and repeats nothing."""
    path = tmp_path / "letters.mbox"
    body = "Hi Priya,\n\nFrom here on: 伟, Grüße.\n\nJordan"
    assert mbox([queued(number=1, body=body), queued(number=2)], path) == ["1", "2"]
    assert mbox([queued(number=2), queued(number=3)], path) == ["2", "3"]
    with closing(mailbox.mbox(path)) as box:
        letters = [email.message_from_bytes(bytes(one), policy=default) for one in box]
    assert [int(one["Message-ID"].split("@")[0][1:], 16) for one in letters] == [1, 2, 3]
    assert "From here on: 伟, Grüße." in letters[0].get_content().replace(">From", "From")
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_mbox_is_left_alone(tmp_path: Path) -> None:
    """Whatever else the file holds is not overwritten."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear diary")
    with pytest.raises(OutreachError, match="is no mbox"):
        mbox([queued()], path)
    assert path.read_text() == "Dear diary"
