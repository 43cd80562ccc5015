"""The first page of the list with 30,000 people, against the same page with 300."""

import statistics
import time
from pathlib import Path

from flask.testing import FlaskClient

from outreach.config import Home
from outreach.journey import gather
from outreach.model import Options
from outreach.profile import save
from outreach.web import application
from outreach.web.guard import Guard
from tests.bench.made import connections

_ROUNDS = 15


def main(folder: Path) -> None:
    """Print the median ratio, and what the first look after a change takes."""
    small, large = (_client(folder / str(count), count) for count in (300, 30_000))
    began = time.perf_counter()
    _took(large)
    first = time.perf_counter() - began
    _took(small)
    ratios = [_took(large) / _took(small) for _ in range(_ROUNDS)]
    print(f"{'people, page 1: 30,000 / 300':<34} {statistics.median(ratios):5.2f}  (at most 1.5)  "
          f"{min(ratios):.2f} to {max(ratios):.2f}, {_took(large) * 1000:.0f} ms;"
          f" {first:.1f} s after a change")  # fmt: skip


def _client(folder: Path, count: int) -> FlaskClient:
    """A browser that was let in to a list of that many people."""
    home = Home(folder)
    save(home, {"person.name": "Jordan", "goal.text": "data science",
                "schools": [{"name": "University of Michigan", "year": 2020}]})  # fmt: skip
    gather.bring(home, [connections(folder / "Connections.csv", count)], Options())
    guard = Guard(80)
    client = application(home, guard).test_client()
    client.set_cookie(guard.cookie, guard.session, domain="127.0.0.1")
    return client


def _took(client: FlaskClient) -> float:
    began = time.perf_counter()
    answer = client.get("/people", base_url="http://127.0.0.1:80", headers={"Host": "127.0.0.1:80"})
    assert answer.status_code == 200, answer.text
    return time.perf_counter() - began
