"""Searching further: where to look next, and whose profile is most worth a look."""

from dataclasses import dataclass

from outreach import find
from outreach.config import Home
from outreach.find import Place
from outreach.journey import board, choose
from outreach.journey.board import Filter, Line

_LOOKS = 5  # profiles to open at a sitting


@dataclass(frozen=True, slots=True)
class Further:
    """What `find` answers.

    Attributes:
        places: Where to look.
        people: Ranked people of unknown school with a profile, the best first.
    """

    places: tuple[Place, ...]
    people: tuple[Line, ...]


def further(home: Home) -> Further:
    """Where to look next for the seeker's school and field.

    Raises:
        NoProfile: If it is not known who looks.
    """
    seeker = choose.known_seeker(home)
    sheet = board.sheet(home, board.board(home), Filter(has="no-school", state="new"))
    worth = [line for line in sheet.lines if line.match and line.person.url]
    return Further(tuple(find.places(seeker)), tuple(worth[:_LOOKS]))
