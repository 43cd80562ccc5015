"""The page, served as a user serves it, and a real browser to look at it with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from outreach.config import Home
from outreach.journey import gather
from outreach.journey.gather import init
from outreach.journey.write import Wish, draft
from outreach.model import Options
from tests.conftest import SAMPLE
from tests.servers import needs

_CHROMIUM = "/usr/bin/chromium"


@dataclass(frozen=True)
class Served:
    """A page that is being served.

    Attributes:
        home: Whose.
        address: The one-time address.
    """

    home: Home
    address: str

    @property
    def root(self) -> str:
        """The address without what opens it."""
        return self.address.split("/?")[0]

    @property
    def port(self) -> int:
        """On 127.0.0.1."""
        return int(self.root.rpartition(":")[2])


def filled(folder: Path, top: int = 0) -> Home:
    """A home with the sample's people, and the best drafts to them."""
    home = Home(folder)
    archive, alumni = next(SAMPLE.glob("*LinkedIn*")), next(SAMPLE.glob("*.csv"))
    init(home, archive, {})
    gather.bring(home, [archive], Options())
    gather.bring(home, [alumni], Options(school="University of Michigan"))
    if top:
        draft(home, Wish(top=top))
    return home


@contextmanager
def served(home: Home) -> Iterator[Served]:
    """The page of a home, by the command that a user types."""
    typed = [sys.executable, "-m", "outreach", "--home", str(home.path), "review", "--no-open"]
    with subprocess.Popen(typed, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env=os.environ.copy()) as process:  # fmt: skip
        assert process.stdout
        try:
            yield Served(home, process.stdout.readline().strip())
        finally:
            process.terminate()
            process.wait()


@contextmanager
def chromium(*args: str) -> Iterator[Browser]:
    """A real browser."""
    needs(_CHROMIUM, "apt-get install -y --no-install-recommends chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", *args]
        )
        try:
            yield browser
        finally:
            browser.close()


COMPLAINTS: list[
    str
] = []  # of scripts, in whatever window; a test that ends sees that there are none


def opened(browser: Browser, page: Served, **how: object) -> Page:
    """A window of its own that was let in; whatever its script complains of fails the test."""
    context = browser.new_context(**how)  # type: ignore[arg-type]  # playwright's own options
    window = context.new_page()
    window.set_default_timeout(15_000)
    window.on("pageerror", _complained)
    window.goto(page.address)
    return window


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until that is there with its script.

    Of a page that is half there a count may be right already, and a key be lost.
    """
    with link.page.expect_navigation():
        link.click()


def _complained(error: object) -> None:
    COMPLAINTS.append(str(error))
