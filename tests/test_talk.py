"""After the first letter: what was logged decides which letter may follow, and what it says."""

import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from outreach.config import Home
from outreach.store import writing
from tests.conftest import Run, read_json

LIST = (
    "Name,Class Year,Major,Current Title,Current Employer,Email\n"
    "Priya Raman,2017,English,Content Strategist,Lantern,priya@example.org\n"
    "Ida Novak,2015,Biology,Editor,Corvid Press,ida@example.org\n"
)
DEBRIEF = "learnt: You said to rewrite one help page a week. will: I have begun with my bank's."


def ago(days: int) -> str:
    """The ISO day that many days ago."""
    return (date.today() - timedelta(days=days)).isoformat()


@pytest.fixture
def talk(tmp_path: Path, run: Run) -> Run:
    """A home with two alumnae, and a first letter to Priya that was written."""
    run("init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
        "--school", "University of Michigan", "--year", "2025", "--major", "English",
        "--goal", "content strategy")  # fmt: skip
    (tmp_path / "alumni.csv").write_text(LIST, encoding="utf-8")
    run("import", str(tmp_path / "alumni.csv"), "--school", "University of Michigan")
    run("draft", "Priya Raman")
    run("approve", "Priya Raman", "--yes")
    run("deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    return run


def one(run: Run, *args: str) -> dict[str, Any]:
    """The one draft that a command writes."""
    (found,) = read_json(run("draft", *args, "--json"))
    assert isinstance(found, dict)
    return found


def test_a_follow_up_waits_a_week(talk: Run) -> None:
    """Nothing sent, no follow-up; three days after none, a week after one, with its own subject."""
    assert "No first message has gone out" in talk("draft", "Priya Raman", "--kind",
                                                    "followup", code=2).output  # fmt: skip
    talk("log", "Priya Raman", "sent", "--on", ago(3))
    assert (
        "a follow-up may go from"
        in talk("draft", "Priya Raman", "--kind", "followup", code=2).output
    )
    assert read_json(talk("draft", "--kind", "followup", "--json")) == []
    talk("log", "Priya Raman", "undo")
    talk("log", "Priya Raman", "sent", "--on", ago(10))
    first = one(talk, "--kind", "followup")
    assert first["subject"].startswith("Re: ")
    assert len(first["body"].split()) <= 60
    assert first["findings"] == []


def test_a_follow_up_is_not_approved_after_the_talk(talk: Run) -> None:
    """What the talk has overtaken is said so, and costs the others nothing."""
    talk("log", "Priya Raman", "sent", "--on", ago(10))
    talk("draft", "--kind", "followup")
    talk("draft", "Ida Novak")
    talk("log", "Priya Raman", "met", "--on", ago(1))
    told = talk("approve", "--all", "--yes", code=2).output
    assert "out of place by now: you talked" in told
    assert "Approved: ask to Ida Novak" in told


def test_a_follow_up_answers_the_letter_it_follows(talk: Run, tmp_path: Path) -> None:
    """The file of a follow-up names the Message-ID of the first, so mail programs thread them."""
    talk("log", "Priya Raman", "sent", "--on", ago(10))
    talk("draft", "--kind", "followup")
    talk("approve", "--all", "--yes")
    talk("deliver", "--to", "eml", "--out", str(tmp_path / "later"))
    first, later = (next((tmp_path / name).glob("*.eml")).read_text() for name in ("out", "later"))
    number = next(line for line in first.splitlines() if line.startswith("Message-ID: "))[12:]
    assert f"In-Reply-To: {number}" in later
    assert f"References: {number}" in later


def test_one_follow_up_and_no_more(talk: Run, tmp_path: Path) -> None:
    """After one follow-up there is no second."""
    talk("log", "Priya Raman", "sent", "--on", ago(10))
    talk("draft", "--kind", "followup")
    talk("approve", "--all", "--yes")
    talk("deliver", "--to", "eml", "--out", str(tmp_path / "later"))
    assert (
        "had their follow-up" in talk("draft", "Priya Raman", "--kind", "followup", code=2).output
    )


def test_an_answer_ends_the_waiting(talk: Run) -> None:
    """Who has answered gets no follow-up."""
    talk("log", "Priya Raman", "sent", "--on", ago(10))
    talk("log", "Priya Raman", "replied")
    assert "They have answered" in talk("draft", "Priya Raman", "--kind", "followup", code=2).output


def test_thanks_need_a_note(talk: Run) -> None:
    """Without a note there is no thank-you; with one it says what was learnt and what comes."""
    talk("log", "Priya Raman", "met", "--on", ago(1))
    assert "is not noted" in talk("draft", "Priya Raman", "--kind", "thanks", code=2).output
    assert (
        "still needs a line for will"
        in talk("debrief", "Priya Raman", "--text", "learnt: You cut.").output
    )
    talk("debrief", "Priya Raman", "--text", DEBRIEF)
    made = one(talk, "--kind", "thanks")
    assert "You said to rewrite one help page a week. I have begun with my bank's." in made["body"]
    assert made["findings"] == []
    told = [fact for sentence in made["sentences"] for fact in sentence["facts"]]
    assert {"value": "You said to rewrite one help page a week.",
            "said": date.today().isoformat()} in told  # fmt: skip


def test_notes_out_of_a_file(talk: Run, tmp_path: Path) -> None:
    """Notes of a file are kept word for word; a file that is none is named, and nothing kept."""
    (tmp_path / "notes.txt").write_text("learnt: You cut.\nwill: I cut too.\n", encoding="utf-8")
    talk("debrief", "Priya Raman", "--file", str(tmp_path / "none.txt"), code=3)
    talk("debrief", "Priya Raman", "--text", "  ", code=2)
    talk("debrief", "Priya Raman", "--file", str(tmp_path / "notes.txt"))
    assert "You cut. I cut too." in one(talk, "Priya Raman", "--kind", "thanks")["body"]


def test_a_referral_names_only_with_leave(talk: Run) -> None:
    """Who suggested somebody is named where they agreed, in the first sentence; else nowhere."""
    talk("log", "Priya Raman", "referred", "--to", "Mei Tanaka, Editor at Corvid, mei@example.org",
         "--may-name")  # fmt: skip
    made = one(talk, "Mei Tanaka", "--kind", "referral")
    assert "Priya Raman" in made["body"].split("\n\n")[1].split(".")[0]
    assert made["findings"] == []
    talk("log", "Priya Raman", "referred", "--to", "Bo Lind, Editor at Oak, bo@example.org")
    assert "agreed to be named" in talk("draft", "Bo Lind", "--kind", "referral", code=2).output
    assert "Priya" not in one(talk, "Bo Lind")["body"]


def test_a_no_gets_thanks_and_asks_only_where_it_points_on(talk: Run) -> None:
    """After a plain no nothing is asked; after "not the right person" a name is."""
    talk("log", "Priya Raman", "declined", "--why", "no time this year")
    assert "?" not in one(talk, "--kind", "decline")["body"]
    talk("log", "Ida Novak", "declined", "--why", "I'm not the right person")
    assert "name" in one(talk, "Ida Novak", "--kind", "decline")["body"]


def test_keeping_in_touch_needs_news_and_months(talk: Run) -> None:
    """Without news there is no such letter; with it those come whom one met three months ago."""
    talk("log", "Priya Raman", "met", "--on", ago(100))
    talk("log", "Priya Raman", "thanked", "--on", ago(99))
    assert "no news" in talk("draft", "Priya Raman", "--kind", "keepintouch", code=2).output
    talk("set", "Priya Raman", "news=I start as a content designer in May.")
    made = one(talk, "--kind", "keepintouch")
    assert "I start as a content designer in May." in made["body"]
    assert made["findings"] == []
    talk("log", "Priya Raman", "met", "--on", ago(20))
    assert read_json(talk("draft", "--kind", "keepintouch", "--json")) == []


def test_a_friend_gets_lines_to_pass_on(talk: Run) -> None:
    """The lines say who the seeker is and how to reach them, and for whom they are meant."""
    talk("log", "Ida Novak", "referred", "--to", "Mei Tanaka, Editor at Corvid, mei@example.org")
    made = one(talk, "Ida Novak", "--kind", "forward")
    assert "Mei Tanaka" in made["body"]
    assert "jordan@example.org" in made["body"]
    assert made["findings"] == []
    assert "Who is to pass it on" in talk("draft", "--kind", "forward", code=2).output


def test_a_second_talk_is_thanked_for_anew(talk: Run, tmp_path: Path) -> None:
    """One talk, one thank-you; after the next talk and its note there is another."""
    talk("debrief", "Priya Raman", "--text", DEBRIEF, "--on", ago(30))
    talk("log", "Priya Raman", "thanked", "--on", ago(29))
    assert "You thanked them" in talk("draft", "Priya Raman", "--kind", "thanks", code=2).output
    talk("debrief", "Priya Raman", "--text", "learnt: You cut. will: I cut.", "--on", ago(1))
    assert "You cut." in one(talk, "Priya Raman", "--kind", "thanks")["body"]


def test_a_day_that_is_none_is_refused(talk: Run) -> None:
    """A day is typed as ISO; anything else is named and nothing is kept."""
    assert "soon is no day" in talk("log", "Priya Raman", "met", "--on", "soon", code=2).output
    assert "is not noted" in talk("draft", "Priya Raman", "--kind", "thanks", code=2).output


def test_a_referral_that_cannot_be_read_is_refused(talk: Run) -> None:
    """Whom they suggested must be said."""
    talk("log", "Priya Raman", "referred", code=2)
    talk("log", "Priya Raman", "referred", "--to", " , x", code=2)


def test_no_first_letter_to_whom_one_has_talked_to(talk: Run) -> None:
    """Who has written is not asked for a first talk."""
    talk("log", "Ida Novak", "replied")
    assert "a first message would be odd" in talk("draft", "Ida Novak", code=2).output


def test_who_may_not_be_written_to_holds_up_nobody_else(talk: Run) -> None:
    """Of two who are named the one is refused, with the reason, and the other has a draft."""
    talk("set", "Priya Raman", "do_not_contact=yes")
    said = talk("draft", "Priya Raman", "Ida Novak", code=2).output
    assert "No draft to Priya Raman: do not contact." in said
    assert [made["name"] for made in read_json(talk("draft", "Ida Novak", "--json"))] == [
        "Ida Novak"
    ]


NOTE = """## What does a week look like?
Mostly meetings. #skill sql
promise: send her my portfolio by 2030-01-04.
referral: Mei Tanaka, Editor at Corvid, mei@example.org (may name)
learnt: You said to rewrite one help page a week.
will: I have begun with my bank's.
"""


def test_what_a_note_holds_is_kept_once_confirmed(talk: Run) -> None:
    """Each skill, promise and person of a note is asked about; yes makes it a fact, no does not."""
    said = talk("debrief", "Priya Raman", "--text", NOTE, stdin="y\nn\ny\n").output
    assert "Skill: sql. Keep it?" in said
    assert "Promise, by 2030-01-04: send her my portfolio by 2030-01-04. Keep it?" in said
    assert "They suggested Mei Tanaka (Editor, Corvid, mei@example.org). Keep it?" in said
    page = read_json(talk("prep", "Priya Raman", "--json"))
    assert page["skills"] == ["sql"]
    assert page["promises"] == []
    assert page["notes"][0]["text"] == NOTE.strip()
    assert "Priya Raman" in one(talk, "Mei Tanaka", "--kind", "referral")["body"]


def test_a_note_is_kept_before_anything_is_asked(talk: Run) -> None:
    """Where nobody answers, the note is kept, nothing else is, and --yes keeps the rest later."""
    assert "--yes` keeps all" in talk("debrief", "Priya Raman", "--text", NOTE, stdin="").output
    assert read_json(talk("prep", "Priya Raman", "--json"))["skills"] == []
    assert "Kept: Skill: sql." in talk("debrief", "Priya Raman", "--yes").output
    page = read_json(talk("prep", "Priya Raman", "--json"))
    assert page["skills"] == ["sql"]
    assert page["promises"] == ["send her my portfolio by 2030-01-04 (2030-01-04)"]
    assert len(page["notes"]) == 1
    assert "Kept" not in talk("debrief", "Priya Raman", "--yes").output


def test_a_promise_is_due_until_it_is_kept(talk: Run) -> None:
    """What was promised is due on its day, and gone once it is kept."""
    talk("log", "Priya Raman", "promised", "--why", "send my portfolio", "--on", ago(1))
    due = [item for item in read_json(talk("due", "--json")) if item["what"] == "promise"]
    assert [item["why"] for item in due] == ["You promised: send my portfolio."]
    talk("log", "Priya Raman", "kept")
    assert not [item for item in read_json(talk("due", "--json")) if item["what"] == "promise"]
    assert "No promise to them is open" in talk("log", "Priya Raman", "kept", code=2).output


def test_nobody_answers_before_they_are_asked(talk: Run) -> None:
    """An answer on a day before the message went out is refused, with that day."""
    talk("log", "Priya Raman", "sent", "--on", ago(3))
    assert (
        f"is before {ago(3)}"
        in talk("log", "Priya Raman", "replied", "--on", ago(4), code=2).output
    )
    talk("log", "Priya Raman", "replied", "--on", ago(3))


def test_what_was_sent_or_suggested_can_be_taken_back(talk: Run) -> None:
    """Undoing `sent` gives the draft back; undoing `referred`, that they were suggested."""
    talk("draft", "Ida Novak")
    talk("log", "Ida Novak", "sent")
    talk("log", "Ida Novak", "undo")
    assert "Ida Novak" in talk("skip", "Ida Novak").output
    talk("log", "Priya Raman", "sent")  # it lies in a folder since it was delivered
    talk("log", "Priya Raman", "undo")
    assert "No open draft" in talk("approve", "Priya Raman", "--yes", code=2).output
    talk(
        "log",
        "Priya Raman",
        "referred",
        "--to",
        "Mei Tanaka, Editor at Corvid, mei@example.org",
        "--may-name",
    )
    assert "Priya Raman suggested them" in talk("rank", "--why").output
    talk("log", "Priya Raman", "undo")
    assert "suggested them" not in talk("rank", "--why").output


def test_of_two_of_a_name_one_is_asked_for(talk: Run, tmp_path: Path) -> None:
    """`skip` puts nobody's draft aside on a name that two have."""
    twins = "Full Name,Email,Title\nIda Novak,a@example.org,Editor\nIda Novak,b@example.org,Nurse\n"
    (tmp_path / "twins.csv").write_text(twins, encoding="utf-8")
    talk("import", str(tmp_path / "twins.csv"))
    talk("draft", "--top", "9")
    assert "3 people are called Ida Novak" in talk("skip", "Ida Novak", code=2).output


def test_what_was_promised_outlives_the_import(talk: Run) -> None:
    """Who came in by an import that was taken back is still called by name in what is due."""
    talk("log", "Priya Raman", "promised", "--why", "send my portfolio", "--on", ago(1))
    talk("undo", "1")
    (due,) = [item for item in read_json(talk("due", "--json")) if item["what"] == "promise"]
    assert due["name"] == "Priya Raman"


def test_the_sheet_opens_on_the_questions(talk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor holds the questions of the talk; those answered are kept with their answers."""
    seen: list[str] = []

    def edit(filename: str, **_: str) -> None:
        sheet = Path(filename)
        seen.append(sheet.read_text(encoding="utf-8"))
        sheet.write_text(seen[0].replace("?\n", "?\nNo two weeks alike.\n", 1), encoding="utf-8")

    monkeypatch.setattr("click.edit", edit)
    talk("debrief", "Priya Raman")
    questions = [line for line in seen[0].splitlines() if line.startswith("## ")]
    assert 5 <= len(questions) <= 7
    (note,) = read_json(talk("prep", "Priya Raman", "--json"))["notes"]
    assert note["text"] == f"{questions[0]}\nNo two weeks alike."


def test_a_sheet_outlives_its_editor(
    talk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written before the editor failed is in a file that is named."""
    assert "is no day" in talk("debrief", "Priya Raman", "--on", "27.11.2026", code=2).output
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\necho 'learnt: You cut.' > \"$1\"\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    said = talk("debrief", "Priya Raman", code=2).output
    (sheet,) = (tmp_path / "home").glob("debrief-*.md")
    assert str(sheet) in said.replace("\n", "")
    assert "You cut." in sheet.read_text(encoding="utf-8")
    talk("debrief", "Priya Raman", "--file", str(sheet))


def test_a_fixed_talk_is_asked_after(talk: Run) -> None:
    """The day after a talk was fixed for, `due` asks for it; its note opens a talk of its own."""
    talk("log", "Priya Raman", "met", "--on", ago(60))
    talk("log", "Priya Raman", "thanked", "--on", ago(59))
    talk("log", "Priya Raman", "scheduled", "--on", f"{ago(2)} 15:00")
    assert "\n15:00" not in talk("prep", "Priya Raman").output
    talk("debrief", "Priya Raman", "--text", DEBRIEF)
    (item,) = [one for one in read_json(talk("due", "--json")) if one["what"] == "thanks"]
    assert item["why"] == f"You talked on {date.today().isoformat()}."
    assert "help page" in one(talk, "Priya Raman", "--kind", "thanks")["body"]


def test_a_talk_that_was_fixed_and_not_told_of_is_due(talk: Run) -> None:
    """A talk whose day has passed is asked after, until it is told."""
    talk("log", "Ida Novak", "scheduled", "--on", f"{ago(2)} 15:00")
    (item,) = [one for one in read_json(talk("due", "--json")) if one["name"] == "Ida Novak"]
    assert "has it taken place?" in item["why"]


def test_a_later_word_reopens(talk: Run) -> None:
    """After a no, or mail that came back, a reply is owed an answer again."""
    for over in ("declined", "bounced"):
        talk("log", "Priya Raman", over, "--on", ago(3))
        talk("log", "Priya Raman", "replied", "--on", ago(1))
        assert "reply" in {one["what"] for one in read_json(talk("due", "--json"))}


def test_an_answer_takes_no_draft(talk: Run) -> None:
    """Where a reply is owed, `sent` is the answer, and a draft that lies there stays."""
    talk("log", "Priya Raman", "sent", "--on", ago(9))
    talk("debrief", "Priya Raman", "--on", ago(2), "--text", DEBRIEF)
    talk("draft", "Priya Raman", "--kind", "thanks")
    talk("log", "Priya Raman", "replied")
    talk("log", "Priya Raman", "sent")
    assert {one["what"] for one in read_json(talk("due", "--json"))} == {"thanks"}


def test_what_is_taken_back_is_named(talk: Run) -> None:
    """`undo` says what it takes back, refuses where there is nothing, and leaves a stop alone."""
    talk("log", "Priya Raman", "replied")
    assert "replied was taken back" in talk("log", "Priya Raman", "undo").output
    assert "no word of yours" in talk("log", "Ida Novak", "undo", code=2).output
    talk("stop", "Priya Raman", "--yes")
    assert "--lift" in talk("log", "Priya Raman", "undo", code=2).output


def test_namesakes_are_named_by_their_id(talk: Run) -> None:
    """What `due` says to type can be typed, where two have one name too."""
    for number in ("1", "2"):
        talk("add", "Sam Kim", f"company=Foo{number}", f"email=sam{number}@example.org")
    talk("log", "sam1@example.org", "replied")
    line = next(
        line for line in talk("due").output.splitlines() if " log " in line and "answered" in line
    )
    talk("log", line.split('"')[1], "answered")
    assert "replied" not in talk("due").output


def test_a_promise_is_whole(talk: Run) -> None:
    """A promise has words, a day to come, and is done only by its own words."""
    assert "What did you promise" in talk("log", "Ida Novak", "promised", code=2).output
    talk("log", "Ida Novak", "promised", "--why", "write", "--on", f"{date.today()} 15:00")
    assert [
        one["what"] for one in read_json(talk("due", "--json")) if one["name"] == "Ida Novak"
    ] == ["promise"]
    assert "was not promised" in talk("log", "Ida Novak", "kept", "--why", "wri", code=2).output


def test_a_talk_is_at_its_hour_in_any_zone(talk: Run, tmp_path: Path) -> None:
    """The calendar holds the very moment, whatever zone it was said in; two promises stay two."""
    day = (date.today() + timedelta(days=5)).isoformat()
    talk("log", "Priya Raman", "scheduled", "--on", f"{day} 09:00+05:00")
    for what in ("write by tomorrow", "call by tomorrow"):
        talk("log", "Priya Raman", "promised", "--why", what)
    assert "By when?" in talk("log", "Priya Raman", "promised", "--why", "sing", code=2).output
    talk("due", "--ics", str(tmp_path / "o.ics"))
    lines = (tmp_path / "o.ics").read_text(encoding="utf-8").splitlines()
    assert f"DTSTART:{day.replace('-', '')}T040000Z" in lines
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) >= 3


def test_going_west_loses_nothing(
    talk: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was told in a zone where it is tomorrow already is due in one where it is today."""
    for zone, args in (("Pacific/Kiritimati", ["log", "Ida Novak", "replied"]),
                       ("Pacific/Midway", ["due", "--json"])):  # fmt: skip
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        said = talk(*args)
    monkeypatch.undo()
    time.tzset()
    assert "Ida Novak" in said.output


def test_no_follow_up_after_a_month(talk: Run) -> None:
    """What has been silent for a month is over, by name too."""
    talk("log", "Priya Raman", "sent", "--on", ago(60))
    said = talk("draft", "Priya Raman", "--kind", "followup", code=2).output
    assert "it is over" in said


def test_a_referral_as_mail_programs_write_it(talk: Run) -> None:
    """`Name <address>` is read; oneself is nobody to write to; a no is said at once."""
    talk("log", "Priya Raman", "referred", "--to", "Ed Ito <ed@example.org>")
    (person,) = read_json(talk("people", "Ed Ito", "--json"))
    assert person["emails"] == ["ed@example.org"]
    myself = "Jordan Rivera, jordan@example.org"
    assert "That is you" in talk("log", "Priya Raman", "referred", "--to", myself, code=2).output
    talk("stop", "Ida Novak", "--yes")
    said = talk("log", "Priya Raman", "referred", "--to", "Ida Novak", "--may-name").output
    assert "not to be written to" in said


def test_json_comes_with_a_page(talk: Run, tmp_path: Path) -> None:
    """A page that was asked for is written, whatever is printed."""
    for command in (["prep", "Priya Raman", "--html"], ["due", "--ics"], ["insights", "--html"]):
        path = tmp_path / f"{command[0]}.out"
        assert read_json(talk(*command, str(path), "--json")) is not None
        assert path.exists()


def test_a_talk_is_shown_in_the_zone_where_one_is(
    talk: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fixed at 15:00 in Detroit, a talk is at 5:00 of the next day in Tokyo."""
    fixed = ["log", "Ida Novak", "scheduled", "--on", "2030-01-10 15:00"]
    for zone, args in (("America/Detroit", fixed), ("Asia/Tokyo", ["prep", "Ida Novak"])):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        said = talk(*args)
    monkeypatch.undo()
    time.tzset()
    assert "Friday 11 January, 05:00" in said.output


def test_a_company_is_free_again_once_a_conversation_is_over(talk: Run, tmp_path: Path) -> None:
    """Nobody else at a company is picked while one there is asked; after a no there is."""
    more = tmp_path / "more.csv"
    more.write_text("Name,Current Title,Current Employer,Email\n"
                    "Zoe Park,Content Strategist,Lantern,zoe@example.org\n")  # fmt: skip
    talk("import", str(more), "--school", "University of Michigan")
    picked = [one["name"] for one in read_json(talk("rank", "--pick", "--json"))["matches"]]
    assert "Zoe Park" not in picked
    talk("log", "Priya Raman", "declined")
    picked = [one["name"] for one in read_json(talk("rank", "--pick", "--json"))["matches"]]
    assert "Zoe Park" in picked


def test_today_is_not_said_tomorrow(talk: Run, tmp_path: Path) -> None:
    """A letter that says “today” leaves on the day it was approved, or is drafted again."""
    talk("log", "Priya Raman", "sent")
    talk("debrief", "Priya Raman", "--text", DEBRIEF)
    assert "today" in one(talk, "--kind", "thanks")["body"]
    talk("approve", "Priya Raman", "--yes")
    with writing(Home(tmp_path / "home")) as store:
        store.execute("UPDATE events SET day=? WHERE what='approved'", (ago(1),))
    held = talk("deliver", "--to", "eml", "--out", str(tmp_path / "late"), code=4).output
    assert "it says “today”, and was approved on" in held
