"""Each figure is a ratio of two whole processes, run in turn; the median of five pairs.

help, version   against `python -c "import click"`                       at most 2.5
import 30,000   against `python -c "import pandas; pandas.read_csv(…)"`  at most 4
rank 30,000     against `python -c "import pandas"`                      at most 3
both lists      against bare read_csv of 30,000 connections and 100,000 alumni       at most 12
merging alone   against Splink 5, where SPLINK_PYTHON names a Python that has it, between
                files read and people known: so many times as fast                  at least 30
a million rows  against `sqlite-utils insert --csv`, where that is installed         at most 0.6
1,000 schools   against `import pandas`, tables loaded and names resolved            told only
alumni 10,000 and 100,000: time and peak memory grow no faster than the rows, at most 10
10,000 drafts   rendered, grounded and linted, against bare jinja2 of the same texts  at most 100
page of 10,000 rows  against BeautifulSoup's parse of it                             at most 3
merging: how many of those who stand in both lists are found, and how many of those rightly

`python -m tests.bench people` measures the named part only: start, lists, people, million, schools,
drafts, kills, page, table.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from outreach.config import Home
from outreach.resolve.tables import rows
from outreach.store import reading
from tests import pairs
from tests.bench import drafts, kills, page
from tests.bench.made import alumni, alumni_page, connections

PYTHON = sys.executable
OUTREACH = str(Path(PYTHON).with_name("outreach"))


def run(args: Sequence[str]) -> tuple[float, int]:
    """Wall seconds and peak memory in KB of one process."""
    began = time.perf_counter()
    process = subprocess.Popen(args, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(args)} failed")
    return time.perf_counter() - began, usage.ru_maxrss


def ratio(
    name: str, ours: Sequence[str], theirs: Sequence[str], bound: float,
    before: Callable[[], None] = lambda: None, pairs: int = 5,
) -> None:  # fmt: skip
    """Print the median ratio of the pairs, and the bound it is held to."""
    found = []
    for _ in range(pairs + 1):
        before()
        found.append(run(ours)[0] / run(theirs)[0])
    middle = statistics.median(found[1:])  # the first pair warms the disk
    print(
        f"{name:<34} {middle:5.2f}  (at most {bound})  {min(found[1:]):.2f} to {max(found[1:]):.2f}"
    )


def main() -> None:
    """Measure everything, or the parts named on the command line."""
    parts = {"start": start, "lists": grown, "people": people, "million": million,
             "schools": schools, "drafts": drafted, "kills": killed, "page": page.main,
             "table": table}  # fmt: skip
    for name in sys.argv[1:] or parts:
        folder = Path(tempfile.mkdtemp(prefix="outreach-bench-"))
        parts[name](folder)
        shutil.rmtree(folder)


def drafted(_: Path) -> None:
    """Ten thousand drafts."""
    drafts.main()


def killed(_: Path) -> None:
    """Thousands of messages, and hundreds of kills on the way."""
    kills.main()


def start(folder: Path) -> None:
    """The commands of every day."""
    export = connections(folder / "Connections.csv", 30_000)
    fresh, home = folder / "fresh", folder / "home"
    click = [PYTHON, "-c", "import click"]
    ratio("--help / import click", [OUTREACH, "--help"], click, 2.5)
    ratio("--version / import click", [OUTREACH, "--version"], click, 2.5)

    bare = [PYTHON, "-c", f"import pandas; pandas.read_csv({str(export)!r}, skiprows=3)"]
    ours = [OUTREACH, "--home", str(fresh), "import", str(export)]
    ratio("import 30,000 / read_csv", ours, bare, 4, lambda: shutil.rmtree(fresh, True))

    typed = [OUTREACH, "--home", str(home)]
    goal = ["--goal", "data science", "--school", "University of Michigan", "--year", "2020"]
    run([*typed, "init", "--yes", "--name", "Jordan", *goal])
    run([*typed, "import", str(export)])
    pandas = [PYTHON, "-c", "import pandas"]
    ratio("rank 30,000 / import pandas", [*typed, "rank", "--top", "20", "--json"], pandas, 3)


def table(folder: Path) -> None:
    """A page with a table of 10,000 alumni, imported, against its parse alone."""
    file, home = alumni_page(folder / "alumni.html", 10_000), folder / "home"
    code = f"from bs4 import BeautifulSoup; BeautifulSoup(open({str(file)!r}, 'rb').read(), 'lxml')"
    ours = [OUTREACH, "--home", str(home), "import", str(file)]
    clear = partial(shutil.rmtree, home, True)
    ratio("page of 10,000 rows / its parse", ours, [PYTHON, "-c", code], 3, clear)


def people(folder: Path) -> None:
    """30,000 connections and 100,000 alumni, a tenth the same: time, memory, and who is found."""
    known, listed = pairs.lists(30_000, 100_000)
    files = [str(path) for path in pairs.write(folder, known, listed)]
    home = folder / "home"
    typed = ["--home", str(home), "import", *files]
    ours = [OUTREACH, *typed]
    code = "import pandas, sys; [pandas.read_csv(path) for path in sys.argv[1:]]"
    bare = [PYTHON, "-c", code, *files]
    ratio("both lists / read_csv", ours, bare, 12, lambda: shutil.rmtree(home, True), pairs=3)
    shutil.rmtree(home)
    seconds, memory = run(ours)
    print(f"both lists: {seconds:.1f} s, at most {memory >> 10} MB")
    with reading(Home(home)) as store:
        owners = dict(store.execute("SELECT id, person FROM records"))
        rows = store.execute("SELECT record, import, row FROM sightings").fetchall()
        (asked,) = store.execute("SELECT count(*) FROM doubts").fetchone()
    groups: dict[str, tuple[list[int], list[int]]] = {}
    for record, number, row in rows:  # rows stand under a header, from line 2
        groups.setdefault(owners[record], ([], []))[number - 1].append(row - 2)
    found = {(a, b) for one, other in groups.values() for a in one for b in other}
    real = set(pairs.truth(known, listed))
    right = len(found & real)
    print(f"people: precision {right / len(found):.4f}, recall {right / len(real):.4f},"
          f" {len(found - real)} joined wrongly, {asked} asked about")  # fmt: skip
    splinked(files, home, typed)


def splinked(files: Sequence[str], home: Path, typed: Sequence[str]) -> None:
    """Splink at the same files, where a Python that has it is named."""
    other = os.environ.get("SPLINK_PYTHON")
    if not other:
        print("merging alone: name a Python that has Splink, SPLINK_PYTHON=…, to compare with")
        return
    script = str(Path(__file__).with_name("splinked.py"))
    found = []
    for _ in range(3):
        shutil.rmtree(home, True)
        ours = _told([PYTHON, "-m", "tests.bench.merging", *typed])
        theirs = _told([other, script, *files])
        found.append(theirs / ours)
        print(f"merging alone {ours:.2f} s, Splink {theirs:.1f} s")
    print(f"Splink / merging alone             {statistics.median(found):5.1f}  (at least 30)")


def _told(args: Sequence[str]) -> float:
    """The seconds that a process tells in its last line."""
    process = subprocess.run(args, check=True, capture_output=True, text=True)
    return float(process.stdout.split()[-1])


def million(folder: Path) -> None:
    """A million alumni, resolved and merged, against what only writes them down."""
    other = shutil.which("sqlite-utils")
    if not other:
        print("a million rows: install sqlite-utils to compare with")
        return
    file, home, base = alumni(folder / "alumni.csv", 1_000_000), folder / "home", folder / "x.db"

    def clear() -> None:
        shutil.rmtree(home, True)
        base.unlink(missing_ok=True)

    ours = [OUTREACH, "--home", str(home), "import", str(file), "--school", "Yale University"]
    theirs = [other, "insert", str(base), "people", str(file), "--csv", "--silent"]
    ratio("a million rows / sqlite-utils", ours, theirs, 0.6, clear, pairs=2)
    clear()
    seconds, memory = run(ours)
    print(f"a million rows: {seconds:.0f} s, at most {memory >> 10} MB")


def schools(folder: Path) -> None:
    """A thousand names that were never seen, with loading the tables."""
    names = folder / "names.txt"
    chance = random.Random(1)  # noqa: S311 - no secret
    every = [row["name"] for row in rows("schools")]
    names.write_text("\n".join(f"{name}, {chance.choice(('Main Campus', 'School of Law', 'BA'))}"
                               for name in chance.sample(every, 1_000)))  # fmt: skip
    ours = ["sh", "-c", f"{OUTREACH} resolve school - < {names} > {folder / 'out'}"]
    pandas = [PYTHON, "-c", "import pandas"]
    ratio("1,000 schools / import pandas", ours, pandas, float("inf"))


def grown(folder: Path) -> None:
    """Ten times the rows, as whole processes, and beyond what an import of 100 rows takes."""
    figures = []
    for count in (100, 10_000, 100_000):
        file = alumni(folder / f"alumni{count}.csv", count)
        args = [OUTREACH, "--home", str(folder / f"home{count}"), "import", str(file)]
        figures.append(run([*args, "--school", "Yale University"]))
    (t0, m0), (t1, m1), (t2, m2) = figures
    name = "alumni 100,000 / 10,000"
    more = f"beyond 100 rows {(t2 - t0) / (t1 - t0):.2f}"
    print(f"{name}, time        {t2 / t1:5.2f}  (at most 10)  {t1:.1f} s, {t2:.1f} s, {more}")
    more = f"beyond 100 rows {(m2 - m0) / (m1 - m0):.2f}"
    print(f"{name}, memory      {m2 / m1:5.2f}  (at most 10)  {m1 >> 10} MB, {m2 >> 10} MB, {more}")


if __name__ == "__main__":
    main()
