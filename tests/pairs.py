"""Two lists of invented people of whom a known share stands in both: to measure merging by.

Names are as unevenly spread as real ones: a few surnames and given names are everybody's, most are
rare. Who stands in both lists is written a second time as another file would have it: a nickname,
another address, a legal form, a typo, a married name, a move to another employer. Beside them stand
those who must stay apart: namesakes of common names, and twins at one company.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

_SURNAMES = (
    "Wang Smith Garcia Patel Kim Nguyen Johnson Singh Lee Brown Chen Miller Martinez Kumar Jones"
    " Davis Lopez Khan Liu Wilson Moore Taylor Silva Anderson Thomas Park Jackson White Harris"
    " Martin Thompson Ali Robinson Clark Lewis Walker Hall Allen Young King Wright Scott Green"
).split()
_STARTS = (
    "Abel Bach Carl Dahl Eber Fisch Gott Hart Imm Jans Kess Lind Mor Nord Oster Pohl Quin Ros"
    " Stein Thal Ulm Vog Wald Yar Zell Brun Crow Dun Ever Fair Glen Hol Ing Kirk Lang Mar Nev"
    " Ox Pem Ray Sher Tor Und Ver Whit Ash Black Cran Dav Ell Fern Gar Hal"
).split()
_ENDS = (
    "mann berg feld er ing ton ley ford wick worth son sen stad holm lund qvist ova ski enko ides"
    " oglu zadeh well bury combe dale field gate ham hurst by croft stone brook more wood ard"
).split()
_GIVEN = (
    "James Mary Robert Patricia John Jennifer Michael Elizabeth William Susan David Jessica Richard"
    " Sarah Joseph Karen Thomas Margaret Christopher Katherine Daniel Nancy Matthew Alexandra"
    " Anthony Emily Andrew Donna Joshua Michelle Kenneth Carol Steven Amanda Edward Melissa"
    " Timothy Deborah Jason Stephanie Jeffrey Rebecca Nicholas Laura Eric Cynthia Jonathan Kathleen"
    " Stephen Amy Benjamin Angela Samuel Pamela Gregory Emma Frank Nicole Patrick Helen Raymond"
    " Samantha Jack Christine Dennis Rachel Jerry Janet Tyler Catherine Aaron Maria Jose Heather"
    " Wei Priya Mei Arjun Yuki Omar Fatima Ingrid Lars Chiara Mateo Sofia Aisha Kofi Amara Dmitri"
    " Olga Hiroshi Ananya Rohan Leila Tomas Zofia Piotr Noor Elif Emre Thandi Sipho Ximena"
).split()
_NICKNAMES = {
    "James": "Jim", "Robert": "Bob", "Patricia": "Pat", "Jennifer": "Jen", "Michael": "Mike",
    "Elizabeth": "Liz", "William": "Bill", "Susan": "Sue", "David": "Dave", "Jessica": "Jess",
    "Richard": "Rick", "Joseph": "Joe", "Thomas": "Tom", "Margaret": "Peggy",
    "Christopher": "Chris", "Katherine": "Kate", "Daniel": "Dan", "Matthew": "Matt",
    "Anthony": "Tony", "Andrew": "Andy", "Joshua": "Josh", "Kenneth": "Ken", "Steven": "Steve",
    "Amanda": "Mandy", "Edward": "Ted", "Timothy": "Tim", "Deborah": "Debbie", "Jeffrey": "Jeff",
    "Rebecca": "Becky", "Nicholas": "Nick", "Cynthia": "Cindy", "Jonathan": "Jon",
    "Benjamin": "Ben", "Samuel": "Sam", "Pamela": "Pam", "Gregory": "Greg", "Samantha": "Sam",
}  # fmt: skip
_ROLES = (
    "Software Engineer", "Data Scientist", "Content Strategist", "Registered Nurse", "Teacher",
    "Product Manager", "Account Executive", "Financial Analyst", "UX Designer", "Attorney",
    "Project Manager", "Marketing Manager", "Research Associate", "Consultant", "Recruiter",
    "Accountant", "Civil Engineer", "Copywriter", "Physician", "Operations Manager",
)  # fmt: skip
_LEVELS = ("", "", "", "Senior ", "Lead ", "Junior ", "Principal ", "Associate ")
_TRADES = "Foods Labs Health Media Energy Capital Robotics Logistics Games Design Legal Retail"
_FORMS = ("", "", "", " Inc.", " LLC", " GmbH", ", Inc.", " Ltd")


@dataclass(frozen=True, slots=True)
class Made:
    """One row of one of the lists.

    Attributes:
        human: Who it is; the same number in both lists is one human.
        kind: How the row differs from the human's other one, or what it must not be taken for.
    """

    human: int
    given: str
    family: str
    company: str
    title: str
    year: int
    major: str
    email: str = ""
    kind: str = ""


def _zipf(chance: random.Random, names: Sequence[str]) -> str:
    """One of the names; the first are everybody's."""
    return names[int(len(names) * chance.random() ** 1.5)]


def _human(chance: random.Random, number: int, companies: Sequence[str]) -> Made:
    is_common = chance.random() < 0.3
    family = (
        _zipf(chance, _SURNAMES)
        if is_common
        else chance.choice(_STARTS) + chance.choice(("", "", "el", "en", "o", "a"))
        + chance.choice(_ENDS)
    )  # fmt: skip
    return Made(
        number, _zipf(chance, _GIVEN), family, _zipf(chance, companies),
        chance.choice(_LEVELS) + chance.choice(_ROLES), chance.randrange(1985, 2026),
        chance.choice(("English", "Economics", "Biology", "Computer Science", "History")),
    )  # fmt: skip


def _typo(chance: random.Random, name: str) -> str:
    at = chance.randrange(1, max(2, len(name) - 1))
    if chance.random() < 0.5:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at] + name[at:]


def _again(chance: random.Random, one: Made, companies: Sequence[str]) -> Made:
    """The same human as another list has them."""
    draw = chance.random()
    if draw < 0.01 and len(one.family) > 5:
        return replace(one, family=_typo(chance, one.family), kind="typo")
    if draw < 0.02:
        return replace(one, family=f"{chance.choice(_STARTS)}ham ({one.family})", kind="married")
    if draw < 0.03:
        return replace(one, company=chance.choice(companies), kind="moved")
    if draw < 0.15:
        role = next(role for role in _ROLES if one.title.endswith(role))
        role = role if chance.random() < 0.7 else chance.choice(_ROLES)
        return replace(one, title=chance.choice(_LEVELS) + role, kind="promoted")
    if draw < 0.50 and one.given in _NICKNAMES:
        return replace(one, given=_NICKNAMES[one.given], kind="nickname")
    return replace(one, kind="same")


def lists(
    connections: int, alumni: int, same: float = 0.1, seed: int = 20261127
) -> tuple[list[Made], list[Made]]:
    """A connections list and an alumni list; `same` of the connections are alumni too."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    trades = _TRADES.split()
    companies = [
        f"{chance.choice(_STARTS)}{chance.choice(_ENDS)} {trade}"
        for trade in trades for _ in range(max(4, alumni // 100))
    ]  # fmt: skip
    people = [_human(chance, number, companies) for number in range(connections + alumni)]
    both = people[: int(connections * same)]
    known = people[:connections]
    listed = [_again(chance, one, companies) for one in both]
    listed += people[connections : connections + alumni - len(listed)]
    twins = [one for one in listed[len(both) :] if chance.random() < 0.002]
    for at, one in enumerate(twins):  # another human of that name, at the same company
        listed[-1 - at] = replace(one, human=-1 - at, year=one.year + 7, kind="twin")
    chance.shuffle(known)
    chance.shuffle(listed)
    return known, listed


def truth(known: Sequence[Made], listed: Sequence[Made]) -> Iterator[tuple[int, int]]:
    """(place in the one list, place in the other) of each human who stands in both."""
    at = {one.human: place for place, one in enumerate(listed)}
    return ((place, at[one.human]) for place, one in enumerate(known) if one.human in at)


def write(folder: Path, known: Sequence[Made], listed: Sequence[Made]) -> tuple[Path, Path]:
    """The two lists as files: `Connections.csv` and `alumni.csv`."""
    chance = random.Random(7)  # noqa: S311 - no secret
    export, directory = folder / "Connections.csv", folder / "alumni.csv"
    with export.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position",
                        "Connected On"])  # fmt: skip
        for at, one in enumerate(known):
            url = f"https://www.linkedin.com/in/{one.given.lower()}-{at}"
            email = f"home{at}@example.org" if at % 40 == 0 else ""
            table.writerow([one.given, one.family, url, email, one.company, one.title,
                            "05 Mar 2024"])  # fmt: skip
    with directory.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["First Name", "Last Name", "Class Year", "Major", "Employer", "Job Title",
                        "Email"])  # fmt: skip
        for at, one in enumerate(listed):
            company = one.company + chance.choice(_FORMS)
            table.writerow([one.given, one.family, one.year, one.major, company, one.title,
                            f"alum{at}@example.edu"])  # fmt: skip
    return export, directory
