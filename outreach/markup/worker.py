"""Takes one page apart in a process of its own: the page on standard input, JSON on the output."""

import json
import sys

from bs4 import BeautifulSoup

from outreach import confined
from outreach.markup import cards, embedded, grids, text
from outreach.markup.index import Index


def main() -> int:
    """Take the page apart; returns the exit code."""
    confined.bound()
    data = sys.stdin.buffer.read()
    try:
        sys.stdout.write(json.dumps(parsed(data)))
    except (MemoryError, RecursionError):
        return confined.TOO_LARGE
    return 0


def parsed(data: bytes) -> dict[str, object]:
    """The title of a page, where it goes on, and its blocks."""
    # lxml: Python's own parser takes hours for a few hundred kilobytes of `<!--`.
    soup = BeautifulSoup(data, "lxml")
    title = text.tidy(soup.title.get_text()) if soup.title else ""
    following = _next(soup)
    told, broken = embedded.blocks(soup, data)
    index = Index(soup)
    hidden = text.reveal(index)
    said = text.headline(index, title)
    of_classes = text.is_of_classes(said)
    found = [*told, *grids.blocks(index, hidden, of_classes)]
    found += cards.blocks(index, hidden, of_classes)
    return {"title": title, "of_prizes": text.is_of_prizes(said), "next": following,
            "broken": broken, "blocks": found}  # fmt: skip


def _next(soup: BeautifulSoup) -> str:
    """Where `rel=next` leads."""
    found = soup.find(["a", "link"], rel="next", href=True)
    return str(found["href"]).strip() if found else ""


if __name__ == "__main__":
    sys.exit(main())
