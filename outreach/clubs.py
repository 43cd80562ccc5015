"""Clubs, teams and programs: what a cell lists, and which two are one, also across schools."""

import re
from collections.abc import Iterable
from functools import cache

from outreach.model import Study
from outreach.names import fold, tidy

School = tuple[str, str]  # id, everyday name

# Bodies of many schools: who was in one at another school was in the same. The Debate Team of
# another school is another team.
_WIDE = (
    r"\b(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|omicron|pi|rho"
    r"|sigma|tau|upsilon|phi|chi|psi|omega|national|american (?:\w+ )+(?:association|society"
    r"|institute)|society of (?:women|black|hispanic|professional|automotive)|engineers without"
    r" borders|association for computing machinery|peace corps|americorps|teach for america"
    r"|fulbright|erasmus|rhodes scholar|gates scholar|truman scholar|marshall scholar|city year"
    r"|semester at sea|rotary|rotaract|toastmasters|kiwanis|amnesty international|red cross|unicef"
    r"|habitat for humanity|boys and girls clubs?|big brothers|(?:boy|girl) scouts?|4 h|ffa|deca"
    r"|fbla|hosa|enactus|aiesec|acm|ieee|asme|asce|aiche|nsbe|shpe|swe|nabj|n?rotc|golden key"
    r"|mortar board|model u n|model united nations)\b"
)


def listed(cell: str) -> list[str]:
    """Clubs and programs in a cell as written."""
    for mark in (";", "|", "\n"):
        cell = cell.replace(mark, ",")
    return [part for raw in cell.split(",") if (part := tidy(raw)) and len(part) > 2]


def key(club: str, schools: Iterable[School] = ()) -> str:
    """The form by which two clubs are one: folded, without article and one's school before it.

    Args:
        club: As written: `The Michigan Daily`, `UVM Outing Club`.
        schools: Those that the member went to.
    """
    found = fold(club).removeprefix("the ")
    for name in sorted({form for school in schools for form in _forms(school)}, key=len)[::-1]:
        rest = found.removeprefix(f"{name} ")
        if rest not in ("", found) and not _GOES_ON.match(rest):
            return rest
    return found


_GOES_ON = re.compile(r"(?:of|for|at|in|and)\b")  # `Michigan in Washington` is one name


def _forms(school: School) -> list[str]:
    """What a school is called in front of its clubs: by its name, and as its addresses go (UVM)."""
    home, name = school
    return [form for form in (fold(name), home.partition(".")[0]) if form]


def schools_of(studies: Iterable[Study]) -> tuple[School, ...]:
    """The resolved schools of somebody, as their clubs are called by them."""
    return tuple((study.school_id, study.school_name) for study in studies if study.school_id)


def keys(cell: str, schools: Iterable[School] = ()) -> str:
    """The clubs in a cell in the form to match by, joined by `|`."""
    at = tuple(schools)
    return "|".join(dict.fromkeys(found for club in listed(cell) if (found := key(club, at))))


def is_widespread(found: str) -> bool:
    """Whether a club, in the form to match by, is one body in many schools: Phi Beta Kappa."""
    return bool(_wide().search(found))


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(_WIDE)
