"""The order and the repetition of imports change nothing, whatever the files hold."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from outreach.config import Home
from outreach.journey import gather, who
from outreach.model.intake import Options
from outreach.store import people as stored
from outreach.store import reading
from tests.conftest import NOW

# Few of each, so that nicknames, namesakes, twins at one company and shared addresses happen.
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Robert", "Bob", "R.", "Ana", "Wei", "Ruth"]),
        st.sampled_from(["Okonkwo", "Okonkvo", "Mueller", "Müller", "Li", "Hughes (Okonkwo)"]),
        st.sampled_from(["", "Corvid Press", "Corvid Press Ltd", "Lantern"]),
        st.sampled_from(["", "Editor", "Senior Editor", "Nurse"]),
        st.sampled_from(["", "2015", "2016"]),
        st.sampled_from(["", "bob@example.org", "info@example.org", "ana@example.org"]),
    ),
    min_size=1,
    max_size=6,
)
HEADER = ["First Name", "Last Name", "Employer", "Job Title", "Class Year", "Email"]


def write(path: Path, rows: Sequence[tuple[str, ...]], day: int) -> Path:
    """An alumni list of these rows, last changed on that day of November."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *rows])
    os.utime(path, (NOW.timestamp() - 86_400 * day,) * 2)
    return path


def state(home: Home) -> tuple[object, ...]:
    """Who is made of which rows, and what is asked about."""
    with reading(home) as store:
        owners = stored.search(store, "")
        people = who.several(store, owners, 2026)
    told = {p.id: sorted({(o.file, o.row) for o in p.origins}) for p in people}
    return told, sorted((pair.one.id, pair.other.id, pair.why) for pair in who.doubts(home))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ROWS, min_size=3, max_size=3), st.permutations([0, 1, 2, 0, 2]))
def test_order_and_repetition(
    tmp_path_factory: pytest.TempPathFactory, lists: list[list[tuple[str, ...]]], order: list[int]
) -> None:
    """Three lists in any order, some twice, together or apart, give the same people and doubts."""
    assume(len({tuple(rows) for rows in lists}) == 3)  # of two like files the first is kept
    folder = tmp_path_factory.mktemp("order")
    files = [write(folder / f"list{at}.csv", rows, at) for at, rows in enumerate(lists)]
    one, other = (Home(folder / name, lambda: NOW) for name in ("one", "other"))
    gather.bring(one, files, Options(school="Yale University"))
    for at in (*order, 1):
        gather.bring(other, [files[at]], Options(school="Yale University"))
    assert state(one) == state(other)


def test_decisions_survive_undo_and_import_anew(home: Home, tmp_path: Path) -> None:
    """A pair that was parted or joined stays so when a file is taken back and comes again."""
    one = [("Ana", "Okonkwo", "Lantern", "Editor", "2015", ""),
           ("Ruth", "Mueller", "Corvid Press", "Editor", "2016", "")]  # fmt: skip
    other = [("Ana", "Okonkwo", "Lantern Ltd", "Editor", "2015", ""),
             ("Ruth", "Hughes", "Lantern", "Nurse", "2016", "")]  # fmt: skip
    files = [write(tmp_path / "a.csv", one, 1), write(tmp_path / "b.csv", other, 2)]
    gather.bring(home, files, Options(school="Yale University"))
    who.split(home, "Ana Okonkwo")
    who.join(home, "Ruth Mueller", "Ruth Hughes")
    before = state(home)
    gather.undo(home, 2)
    gather.bring(home, [files[1]], Options(school="Yale University"))
    assert state(home) == before
