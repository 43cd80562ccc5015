"""Invented people for the tests of drafting and lint."""

from dataclasses import replace
from datetime import date
from typing import Any

from outreach.model import Census, Fact, Goal, Job, Origin, Person, Seeker, Study, Tie

TODAY = date(2026, 5, 4)
LIST, CONNECTIONS = "alumni.csv", "Connections.csv"


def read(value: str, column: str = "", file: str = LIST, row: int = 14) -> Fact:
    """A fact read from a file."""
    return Fact(value, file, row, column)


def mine(value: str, key: str) -> Fact:
    """A fact from the seeker's profile."""
    return Fact(value, "profile.toml", 0, key)


def study(school: str, major: str = "", year: str = "", field: str = "") -> Study:
    """One school; its id is its name in small letters."""
    return Study(
        school=read(school, "School") if school else None,
        school_id=school.lower(),
        school_name=school,
        year=read(year, "Year") if year else None,
        major=read(major, "Major") if major else None,
        major_field=field,
    )


def person(name: str, title: str = "", company: str = "", **more: Any) -> Person:
    """Somebody on the alumni list; greeted by the first word of the name."""
    given, _, family = name.partition(" ")
    values: dict[str, Any] = {
        "id": f"id-{name}",
        "name": read(name, "Name"),
        "given": given,
        "family": family,
        "greeting": read(given, "Name"),
        "title": read(title, "Title") if title else None,
        "company": read(company, "Employer") if company else None,
        "company_name": company,
        "company_id": company.lower(),
        "origins": (Origin(LIST, 14, "table", "alumni list"),),
    }
    return Person(**(values | more))


def email(address: str) -> tuple[Fact, ...]:
    """One address."""
    return (read(address, "Email"),)


def url(slug: str) -> Fact:
    """A profile URL."""
    return read(f"https://www.linkedin.com/in/{slug}", "URL", CONNECTIONS)


def since(day: str) -> dict[str, Any]:
    """What a connections export says of somebody who is on no other list."""
    return {
        "connected": True,
        "connected_on": read(day, "Connected On", CONNECTIONS),
        "origins": (Origin(CONNECTIONS, 31, "linkedin", "connection"),),
    }


def seeker(**more: Any) -> Seeker:
    """Jordan Rivera, who studied English and hopes for content strategy."""
    values: dict[str, Any] = {
        "name": mine("Jordan Rivera", "name"),
        "email": mine("jordan.rivera@example.org", "email"),
        "studies": (study("Michigan", "English", "2025", ""),),
        "goal": Goal(
            mine("content strategy", "goal"), "writing", "Content and writing", ("marketing",)
        ),
        "clubs": (mine("the Daily", "clubs"),),
        "times": (
            mine("Tuesday afternoon", "times"),
            mine("Thursday afternoon", "times"),
            mine("Friday morning", "times"),
        ),
        "timezone": "America/New_York",
        "lines": (
            mine("So far I have only written news, for the Daily.", "lines"),
            mine(
                "I built a reading list app for my own use and have maintained it since.", "lines"
            ),
        ),
    }
    return Seeker(**(values | more))


def nurse(**more: Any) -> Seeker:
    """Sam Okafor, a nurse who is thinking of informatics."""
    values: dict[str, Any] = {
        "name": mine("Sam Okafor", "name"),
        "email": mine("sam.okafor@example.org", "email"),
        "studies": (study("Ohio State", "Nursing", "2016", "nursing"),),
        "jobs": (Job(mine("St. Brigid's", "jobs"), mine("Nurse", "jobs"), "2017"),),
        "credentials": (mine("RN", "credentials"),),
        "goal": Goal(mine("clinical informatics", "goal"), "it", "IT and systems"),
        "field_id": "nursing",
    }
    return Seeker(**(values | more))


def tie(kind: str, value: str, theirs: Fact, own: Fact, *, count: int = 3, of: int = 180) -> Tie:
    """A thing in common."""
    return Tie(kind, value, 0.8, count, of, (theirs, own))


def school_tie(to: Person, by: Seeker) -> Tie:
    """The school that both went to."""
    theirs, own = to.studies[0].school, by.studies[0].school
    if theirs is None or own is None:
        raise ValueError("no school to share")
    return tie("school", by.studies[0].school_name, theirs, own, count=180)


CENSUS = Census(
    people=640,
    schools_known=420,
    known={"school": 420, "club": 180},
    paths_known=412,
    paths={
        ("biotech", "editing"): 1,
        ("data", "financial analysis"): 12,
        ("government", "software engineering"): 2,
        ("nursing", "informatics"): 2,
    },
)


def same_school_and_field() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """An address, the seeker's school and major, the field hoped for."""
    to = person(
        "Priya Raman", "Content Strategist", "Lantern",
        emails=email("priya@example.org"), field_id="writing", field_name="Content and writing",
        studies=(study("Michigan", "English", "2017", ""),),
    )  # fmt: skip
    return to, seeker(), (school_tie(to, seeker()),)


def rare_path() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """The only one on the list who went from biology to editing."""
    to = person(
        "Marcus Bell", "Managing Editor", "Field Notes Press",
        emails=email("marcus@example.org"), field_id="writing", field_name="Content and writing",
        studies=(study("Michigan", "Biology", "2012", "biotech"),), level="manager",
    )  # fmt: skip
    return to, seeker(), (school_tie(to, seeker()),)


def only_school() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """The seeker's school, and work in another field."""
    to = person(
        "Hannah Cho", "Software Engineer", "Google",
        emails=email("hannah@example.org"), field_id="software", field_name="Software engineering",
        studies=(study("Michigan", "Political Science", "2019", "government"),),
    )  # fmt: skip
    return to, seeker(), (school_tie(to, seeker()),)


def only_field() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """The field hoped for, no school known, a connection without an address."""
    to = person(
        "Noor Haddad", "Senior Content Designer", "Brightwater", url=url("noor-haddad"),
        field_id="writing", field_name="Content and writing", level="senior",
        **since("2025-02-11"),
    )  # fmt: skip
    return to, seeker(), ()


def old_connection() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """A connection of seven years without a word."""
    to = person(
        "Elena Sokolova", "Editor", "The Civic Post", url=url("elena-sokolova"),
        field_id="writing", field_name="Content and writing", **since("2019-03-05"),
    )  # fmt: skip
    return to, seeker(), ()


def career_changer() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """A nurse writes to a nurse who made the move."""
    rn = read("RN", "Last Name", CONNECTIONS)
    to = person(
        "Dana Whitfield", "Clinical Informatics Analyst", "Mercy West",
        emails=email("dana@example.org"), field_id="it", credentials=(rn,),
        field_name="IT and systems", **since("2019-03-05"),
    )  # fmt: skip
    return to, nurse(), (tie("credential", "RN", rn, mine("RN", "credentials")),)


def non_latin() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """A name in another script, written to formally."""
    to = person(
        "김민지", "Risk Analyst", "Hansebank", emails=email("minji@example.org"), family="",
        field_id="finance", field_name="Finance and investing",
        studies=(study("Michigan", "Statistics", "2019", "data"),),
    )  # fmt: skip
    by = seeker(register="formal")
    return to, by, (school_tie(to, by),)


def one_part() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """A name of one part, nobody's connection: a note."""
    to = person(
        "Sukarno", "Technical Writer", "Corvid", url=url("sukarno"), family="",
        field_id="writing", field_name="Content and writing",
        studies=(study("Michigan", "English", "2015", ""),),
    )  # fmt: skip
    return to, seeker(), (school_tie(to, seeker()),)


def no_title() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """School, year and employer, no title."""
    to = person(
        "Owen Gallagher", "", "Deloitte", emails=email("owen@example.org"),
        studies=(study("Michigan", "Economics", "2020", "research_social"),),
    )  # fmt: skip
    return to, seeker(purpose="class"), (school_tie(to, seeker()),)


def recruiter() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """A recruiter at a firm, on the list, with the Daily in common."""
    club = read("The Michigan Daily", "Activities")
    to = person(
        "Tasha Greene", "Talent Acquisition Partner", "Northwind", level="recruiter",
        emails=email("tasha@example.org"), field_id="hr",
        field_name="Human resources and recruiting",
        studies=(study("Michigan", "Psychology", "2014", "psychology"),), clubs=(club,),
    )  # fmt: skip
    by = seeker(purpose="search")
    return to, by, (school_tie(to, by), tie("club", "the Daily", club, by.clubs[0]))


def chief() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """A chief officer, a note."""
    to = person(
        "Leonard Ashby", "Chief Marketing Officer", "Halcyon Foods", url=url("leonard-ashby"),
        level="c-level", field_id="marketing", field_name="Marketing and advertising",
        studies=(study("Michigan", "History", "1998", ""),),
    )  # fmt: skip
    return to, seeker(), (school_tie(to, seeker()),)


def referral() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """Somebody whom another contact suggested."""
    club = read("The Michigan Daily", "Activities")
    to = person(
        "Mei Tanaka", "Design Research Lead", "Harbor", emails=email("mei@example.org"),
        field_id="ux", field_name="Product design and user experience", clubs=(club,),
        studies=(study("Michigan", "Anthropology", "2016", "research_social"),),
        referred_by=Fact("Tomás Ibarra", said="2026-05-02", column="referred_by"),
        may_name=Fact("yes", said="2026-05-02", column="may_name"),
    )  # fmt: skip
    return (
        to,
        seeker(),
        (school_tie(to, seeker()), tie("club", "the Daily", club, mine("the Daily", "clubs"))),
    )


def hooked() -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """Somebody of whom the seeker saw something."""
    to, by, ties = same_school_and_field()
    hook = Fact("I read your post about retiring two hundred help pages.", said="2026-05-01")
    return (
        replace(to, id="hooked", hook=hook, hook_source=Fact("her blog", said="2026-05-01")),
        by,
        ties,
    )


EVERYONE = {
    "same school and field": same_school_and_field,
    "rare path": rare_path,
    "only school": only_school,
    "only field": only_field,
    "old connection": old_connection,
    "career changer": career_changer,
    "non-Latin name": non_latin,
    "one-part name": one_part,
    "no title": no_title,
    "recruiter": recruiter,
    "chief officer": chief,
    "referral": referral,
    "hook": hooked,
}
