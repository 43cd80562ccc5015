"""Where to look next for people of the seeker's school and field: links for the user to open.

Nothing is opened or fetched here. LinkedIn's pages are for the user's own eyes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from outreach.model import Seeker, Study
from outreach.resolve.tables import rows

_SEARCH = "https://duckduckgo.com/?"
_SCHOOLS = "https://www.linkedin.com/search/results/schools/?"
_MOST = 2  # schools: the last two say most
_CLUBS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to look.

    Attributes:
        what: In a few words.
        why: What is found there, and what to do with it.
        link: To open.
    """

    what: str
    why: str
    link: str


def places(seeker: Seeker) -> Iterator[Place]:
    """Where people of the seeker's schools, majors, years, clubs and former firms are listed."""
    known = [one for one in seeker.studies if one.school_name][:_MOST]
    for study in known:
        yield from _of_school(study, seeker.goal.text.value if seeker.goal.text else "")
    school = known[0].school_name if known else ""
    for club in seeker.clubs[:_CLUBS]:
        named = f'"{club.value}" {school} alumni'.replace("  ", " ")
        yield Place(f"{club.value}: who was in it",
                    "A club remembers its people, and they remember it: the rarest tie you have.",
                    _search(named))  # fmt: skip
    clubs = {club.value for club in seeker.clubs}
    left = [one for one in seeker.jobs if one.until and one.company.value not in clubs]
    for job in left[:_MOST]:
        yield Place(f"{job.company.value}: who was there before and after you",
                    "Former colleagues of one house answer each other.",
                    _search(f'"{job.company.value}" alumni network'))  # fmt: skip


def _of_school(study: Study, goal: str) -> Iterator[Place]:
    """Where a school lists its people."""
    name = study.school_name
    field = f", and type “{goal}”" if goal else ""
    whole = study.school.value if study.school else name
    yield Place(f"{name} on LinkedIn",
                f"Open the school, then Alumni{field}: it shows who works in your field, and where."
                " Whom you see there, add with `outreach add`.",
                _SCHOOLS + urlencode({"keywords": whole}))  # fmt: skip
    site = f"site:{study.school_id} " if "." in study.school_id else f'"{name}" '
    called, link = _directory(study.school_id)
    yield Place(called or f"{name}: the alumni directory",
                "Your login opens it; many let you download a list, which `outreach import` reads.",
                link or _search(f"{site}alumni directory login"))  # fmt: skip
    if study.major:
        major = study.major.value
        yield Place(f"{major} at {name}: what its graduates do",
                    "Departments are proud of them: names, years and often addresses.",
                    _search(f'{site}"{major}" alumni "where are they now"'))  # fmt: skip
    if study.year:
        yield Place(f"Class of {study.year.value} and those before you",
                    "Class notes in the alumni magazine tell who has just changed to your field.",
                    _search(f"{site}class notes {goal or 'alumni magazine'}"))  # fmt: skip
    yield Place(f"{name}: mentors",
                "Career centres keep lists of people who offered to talk.",
                _search(f"{site}alumni mentor network career center"))  # fmt: skip


def _directory(school: str) -> tuple[str, str]:
    """What the directory of a school is called, and its address, where the table knows one."""
    found = {row["domain"]: (row["name"], row["link"]) for row in rows("directories")}
    return found.get(school, ("", ""))


def _search(words: str) -> str:
    return _SEARCH + urlencode({"q": words})
