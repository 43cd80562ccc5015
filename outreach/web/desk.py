"""What the routes stand on: the home, the guard, the list kept as long as nothing changes."""

from collections import deque
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from flask import abort, current_app, render_template, request

from outreach.config import Home
from outreach.journey import board
from outreach.journey.board import Board
from outreach.store import Watch
from outreach.web.guard import Guard


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done, to be said on the next page.

    Attributes:
        text: In a sentence.
        undo: Where to take it back; empty for nowhere.
    """

    text: str
    undo: str = ""


@dataclass
class Desk:
    """The page's own state; everything else is in the home.

    Attributes:
        home: The user's folder.
        guard: Who is let in.
        notices: Said once.
        later: Pairs that are to be asked about later, of this run.
    """

    home: Home
    guard: Guard
    notices: deque[Notice] = field(default_factory=lambda: deque(maxlen=60))
    later: set[frozenset[str]] = field(default_factory=set)
    _watch: Watch | None = None
    _known: tuple[tuple[object, ...], Board] | None = None
    _lock: Lock = field(default_factory=Lock)

    def board(self) -> Board:
        """Everyone, scored anew only where the store, the profile or the day has changed."""
        with self._lock:
            if self._watch is None:
                self._watch = Watch(self.home)
            profile = self.home.profile.stat().st_mtime_ns if self.home.profile.exists() else 0
            state = (self._watch.version(), profile, self.home.today)
            if self._known is None or self._known[0] != state:
                fresh = board.board(self.home)  # may write, where a table has changed
                state = (self._watch.version(), profile, self.home.today)
                self._known = state, fresh
            return self._known[1]

    def say(self, text: str, undo: str = "") -> None:
        """Say something on the next page."""
        self.notices.append(Notice(text, undo))


def desk() -> Desk:
    """The desk of this page."""
    return cast(Desk, current_app.extensions["outreach"])


def page(template: str, **values: object) -> str:
    """A page with what was done before it."""
    here = desk()
    said = []
    while here.notices:
        said.append(here.notices.popleft())
    return render_template(template, notices=said, path=request.path, **values)


def checked(*parts: str) -> None:
    """See that the form came from a page of ours and means just this.

    Raises:
        Forbidden: If not.
    """
    if not desk().guard.allows(request.form.get("nonce", ""), *parts):
        abort(409, "This was not done: the page is old, or what it showed has changed.")
