"""Each figure is a ratio of two whole processes, run in turn; the median of five pairs.

help, version   against `python -c "import click"`                       at most 2.5
import 30,000   against `python -c "import pandas; pandas.read_csv(…)"`  at most 4
rank 30,000     against `python -c "import pandas"`                      at most 3
alumni 10,000 and 100,000: time and peak memory grow no faster than the rows, at most 10
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.made import alumni, connections

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
    """Measure everything."""
    folder = Path(tempfile.mkdtemp(prefix="outreach-bench-"))
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
    grown(folder)
    shutil.rmtree(folder)


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
