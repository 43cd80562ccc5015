"""Large lists of invented people, the same at every run."""

import csv
import random
from html import escape
from pathlib import Path

_GIVEN = "Ana Ben Chloe Dev Ella Finn Grace Hugo Ida Jonas Kira Liam Mei Noor Owen Priya".split()
_FAMILY = (
    "Adler Brandt Castell Dorn Ekwueme Fuchs Garza Holm Ito Jensen Kaya Lund Moreau Novak Okafor"
    " Petrov Quist Rivera Shah Tanaka Ueda Vogel Weiss Xu Yilmaz Zeller"
).split()
_ENDS = "man son berg ova feld stein ski by lund gren ez ini".split()
_TITLES = (
    "Software Engineer", "Data Scientist", "Content Strategist", "Registered Nurse", "Teacher",
    "Product Manager", "Account Executive", "Financial Analyst", "UX Designer", "Attorney",
    "Project Manager", "Marketing Manager", "Research Associate", "Consultant", "Recruiter",
)  # fmt: skip
_LEVELS = ("", "", "", "Senior ", "Lead ", "Junior ", "Principal ", "Associate ")
_AREAS = (
    "Payments Growth Platform Search Mobile Cloud Security Wholesale Retail Education Energy"
    " Logistics Insurance Media Games Housing Travel Public Clinical Legal"
).split()
_PLACES = "Berlin Boston Chicago Denver Lagos Lima London Madrid Milan Oslo Paris Pune".split()
_MAJORS = ("English", "Economics", "Biology", "Computer Science", "History", "Statistics")


def _person(chance: random.Random, number: int) -> tuple[str, str, str, str]:
    """Given name, family name, title and company; of 30,000 about 15,000 titles are distinct."""
    family = chance.choice(_FAMILY) + chance.choice(_AREAS)[1:4] + chance.choice(_ENDS)
    title = chance.choice(_LEVELS) + chance.choice(_TITLES)
    if number % 2:
        title = f"{title}, {chance.choice(_AREAS)} {chance.choice(_PLACES)}"
    ending = chance.choice(("", "", "", " Inc.", " GmbH"))
    company = f"{chance.choice(_FAMILY)} {chance.choice(_AREAS)} {chance.randrange(20)}{ending}"
    return chance.choice(_GIVEN), family, title, company


def connections(path: Path, count: int) -> Path:
    """A connections export of that many people, about as varied as real ones."""
    chance = random.Random(20261122)  # noqa: S311 - no secret
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write('Notes:\n"When exporting your connection data, …"\n\n')
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position",
                        "Connected On"])  # fmt: skip
        for number in range(count):
            given, family, title, company = _person(chance, number)
            day = f"{chance.randrange(1, 29):02d} Mar {chance.randrange(2012, 2026)}"
            url = f"https://www.linkedin.com/in/{given.lower()}-{family.lower()}-{number}"
            email = f"p{number}@example.org" if number % 40 == 0 else ""
            table.writerow([given, family, url, email, company, title, day])
    return path


def alumni(path: Path, count: int) -> Path:
    """An alumni directory of that many people."""
    chance = random.Random(20261123)  # noqa: S311 - no secret
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(
            ["Name", "Class Year", "Major", "Current Title", "Current Employer", "Email"]
        )
        for number in range(count):
            given, family, title, company = _person(chance, number)
            year = (
                f"'{chance.randrange(70, 100)}" if number % 3 else str(chance.randrange(1970, 2026))
            )
            table.writerow([f"{family}, {given}", year, chance.choice(_MAJORS), title, company,
                            f"a{number}@example.org"])  # fmt: skip
    return path


def alumni_page(path: Path, count: int) -> Path:
    """The same directory as a table of a web page, addresses as links."""
    with alumni(path.with_suffix(".csv"), count).open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    lines = ["".join(f"<th>{escape(cell)}</th>" for cell in header)]
    lines += ["".join(f"<td>{_linked(cell)}</td>" for cell in row) for row in rows]
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    path.write_text(f"<!doctype html><html><head><meta charset=utf-8><title>Alumni</title></head>"
                    f"<body><table>{body}</table></body></html>", encoding="utf-8")  # fmt: skip
    return path


def _linked(cell: str) -> str:
    text = escape(cell)
    return f'<a href="mailto:{text}">{text}</a>' if "@" in cell else text
