"""Take them: each page at two widths, one in the dark."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from outreach.config import Home
from outreach.journey import debrief, decide, talk
from outreach.store import drafts, reading
from tests.web import Served, chromium, filled, opened, served

HERE = Path(__file__).resolve().parent
WIDTHS = {1280: 860, 390: 844}  # px: width → height


def lived(folder: Path) -> Home:
    """A home in which something has happened already."""
    home = filled(folder, 12)
    day = home.clock().date()
    for name, back in (("Hollis Grant", 14), ("Marcus Bell", 9), ("Adaeze Okafor", 12)):
        talk.log(home, name, "sent", day.fromordinal(day.toordinal() - back).isoformat())
    talk.log(home, "Marcus Bell", "replied", day.isoformat())
    ahead = day.fromordinal(day.toordinal() + 4).isoformat()
    talk.log(home, "Adaeze Okafor", "scheduled", f"{ahead} 15:00")
    note = ("learnt: You said to rewrite one help page a week.\nwill: I have begun to.\n"
            "#skill sql, figma\nreferral: Noor Haddad, Content Designer at Corvid Press,"
            " noor.haddad@example.org (may name)")  # fmt: skip
    done = debrief.debrief(home, "Yuki Hasegawa", note)
    debrief.confirm(home, done.person.id, done.found)
    decide.approve(home, decide.to_decide(home, ["Priya Raman"])[0])
    return home


def main() -> None:
    """Write the pictures beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # so that no picture shows where it was taken
        home = lived(Path("home"))
        with reading(home) as store:
            letter = next(one.draft for one in drafts.in_state(store, "open")
                          if one.draft.to_name == "Beatrix Oduya")  # fmt: skip
        paths = {
            "today": "/", "people": "/people", "person": f"/people/{letter.person}",
            "draft": f"/drafts/{letter.id}", "doubts": "/doubts", "insights": "/insights",
            "start": "/start",
        }  # fmt: skip
        for width, height in WIDTHS.items():
            with served(home) as page, chromium() as browser:
                size = {"width": width, "height": height}
                window = opened(browser, page, viewport=size, color_scheme="light")
                for name, path in paths.items():
                    _take(window, page, path, f"{name}-{width}")
                if width == max(WIDTHS):
                    window.emulate_media(color_scheme="dark")
                    _take(window, page, paths["draft"], f"draft-dark-{width}")
                window.context.close()


def _take(window: Page, page: Served, path: str, name: str) -> None:
    window.goto(page.root + path)
    window.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    main()
