"""Ninety days with five people, one on every path: what is due on each day, and what never is."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.conftest import Run

ZONE = ZoneInfo("America/Detroit")
START = date(2026, 9, 1)  # a Tuesday; the clocks go back on 1 November
DAYS = 90
LIST = (
    "Name,Class Year,Major,Current Title,Current Employer,Email\n"
    "Priya Raman,2017,English,Content Strategist,Lantern,priya@example.org\n"
    "Ida Novak,2015,Biology,Editor,Corvid Press,ida@example.org\n"
    "Bo Lind,2012,English,Copywriter,Oak,bo@example.org\n"
    "Mei Tanaka,2010,History,Content Designer,Quill,mei@example.org\n"
    "Noor Haddad,2016,English,UX Writer,Harbor,noor@example.org\n"
)
NOTE = (
    "learnt: You said to rewrite one help page a week. will: I have begun with my bank's."
    " promise: send my portfolio by 2026-09-25"
)
Due = dict[str, set[str]]


@pytest.fixture
def at(run: Run) -> Iterator[Callable[..., str]]:
    """Type a command on a day of the ninety, in the morning."""
    with time_machine.travel(datetime(2026, 9, 1, 8, tzinfo=ZONE), tick=False) as clock:

        def typed(day: int, *args: str, code: int = 0) -> str:
            clock.move_to(datetime.combine(START, datetime.min.time(), ZONE)
                          + timedelta(days=day, hours=8))  # fmt: skip
            return run(*args, code=code).output

        yield typed


# Day → what the user types on it.
DIARY: dict[int, tuple[tuple[str, ...], ...]] = {
    # Priya: reply, talk, thanks, promise, referral.
    3: (("log", "Priya Raman", "replied"),),
    4: (("log", "Priya Raman", "scheduled", "--on", "2026-09-15 15:00"),),
    14: (("debrief", "Priya Raman", "--text", NOTE, "--yes"),),
    16: (("log", "Priya Raman", "thanked"),
         ("log", "Priya Raman", "referred", "--to", "Zoe Park, Editor at Elm, zoe@example.org")),
    24: (("log", "Priya Raman", "kept"),),
    # Bo: a no. Mei: the address is none. Noor: she is not to be written to.
    5: (("log", "Bo Lind", "declined"),),
    1: (("log", "Mei Tanaka", "bounced"),),
    10: (("stop", "Noor Haddad", "--yes"),),
    # Ida: silence; a follow-up on the eighth day, and then the end.
    8: (("draft", "--kind", "followup"), ("approve", "--all", "--yes"),
        ("deliver", "--to", "eml", "--out", "{out}")),
    9: (("log", "Ida Novak", "sent"),),
}  # fmt: skip


def expected(day: int) -> Due:
    """What is due in the morning of a day, before anything is typed."""
    found: Due = {}
    if day == 4:
        found["Priya Raman"] = {"reply"}
    if 15 <= day <= 16:
        found["Priya Raman"] = {"thanks"}
    if day == 24:
        found["Priya Raman"] = {"promise"}
    if 7 <= day <= 8:
        found["Ida Novak"] = {"followup"}
        found["Noor Haddad"] = {"followup"}
    if 9 <= day <= 10:
        found["Noor Haddad"] = {"sent"}
    if day == 9:
        found["Ida Novak"] = {"sent"}
    return found


def test_what_is_due_on_each_of_ninety_days(at: Callable[..., str], tmp_path: Path) -> None:
    """Reply, talk, thanks, promise; silence, follow-up, end; a no; a bounce; a stop."""
    (tmp_path / "alumni.csv").write_text(LIST, encoding="utf-8")
    at(0, "init", "--yes", "--name", "Jordan Rivera", "--email", "jordan@example.org",
       "--school", "University of Michigan", "--year", "2025", "--major", "English",
       "--goal", "content strategy")  # fmt: skip
    at(0, "import", str(tmp_path / "alumni.csv"), "--school", "University of Michigan")
    at(0, "draft", "--kind", "ask", "--top", "5")
    at(0, "approve", "--all", "--yes")
    at(0, "deliver", "--to", "eml", "--out", str(tmp_path / "out"))
    for line in LIST.splitlines()[1:]:
        at(0, "log", line.split(",")[0], "sent")
    for day in range(1, DAYS):
        due: Due = {}
        for item in _json(at(day, "due", "--json")):
            due.setdefault(item["name"], set()).add(item["what"])
        assert due == expected(day), f"day {day}, {START + timedelta(days=day)}"
        for typed in DIARY.get(day, ()):
            at(day, *(part.format(out=tmp_path / f"out{day}") for part in typed))
    found = _json(at(DAYS, "insights", "--json"))
    stages = {one["stage"]: one["people"] for one in found["funnel"]}
    assert (stages["asked"], stages["answered"], stages["met"]) == (5, 2, 1)
    at(DAYS, "set", "Priya Raman", "news=I start as a content designer in December.")
    assert _json(at(14 + 90, "due", "--json"))[0]["what"] == "keepintouch"


def _json(text: str) -> Any:
    return json.loads(text)
