"""The seeker out of `profile.toml`, and a first profile out of their own archive."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from outreach import cells, clubs, days, names
from outreach.model import Fact, Goal, Job, Seeker, Study
from outreach.profile import Profile
from outreach.resolve import company, field, program, school

if TYPE_CHECKING:  # a ranking needs no importer
    from outreach.importers.linkedin import Owner

# Words with which a headline speaks of a hope. A post that is held is never taken for one.
_HOPE = re.compile(
    r"\b(?:aspiring|aspires? to(?: be(?:come)?)?|hop(?:e|es|ing) to (?:be|become|work in|move into)"
    r"|looking to (?:move|break|get) into|future|soon-to-be)\s+(?:an? )?([^|•·,;@/()]+)",
    re.IGNORECASE,
)
_STUDENT_YEARS = 3  # posts held beside study, or just after it, are no career to change from


def seeker(profile: Profile, year: int) -> Seeker:
    """What the profile says, with schools, companies and fields resolved.

    Args:
        profile: As read.
        year: The present year.
    """
    studies = tuple(_study(row) for row in profile.rows("schools"))
    jobs = tuple(_job(row) for row in profile.rows("jobs") if "company" in row or "title" in row)
    return Seeker(
        name=profile.fact("person.name") or Fact(""),
        email=profile.fact("person.email"),
        phone=profile.fact("person.phone"),
        url=profile.fact("person.linkedin"),
        hometown=profile.fact("person.hometown"),
        studies=studies,
        jobs=jobs,
        clubs=profile.facts("person.clubs"),
        credentials=profile.facts("person.credentials"),
        goal=_goal(profile),
        field_id=_career(studies, jobs, year),
        purpose=profile.get("voice.purpose", "exploring"),
        purpose_said=profile.fact("voice.purpose"),
        register=profile.get("voice.register", "warm"),
        signature=profile.get("voice.signature", ""),
        lines=profile.facts("voice.lines")[:3],
        offers=profile.facts("voice.offers"),
        news=profile.fact("voice.news"),
        language=profile.get("voice.language", "en"),
        avoid=tuple(profile.get("voice.avoid", [])),
        times=profile.facts("availability.times"),
        minutes=profile.get("availability.minutes", 15),
        timezone=profile.get("availability.timezone", ""),
        premium=profile.get("pace.premium", False),
        second_followup=profile.get("pace.second_followup", False),
        per_day=profile.get("pace.per_day", 5),
        notes_per_month=profile.get("pace.notes_per_month", 5),
    )


def _goal(profile: Profile) -> Goal:
    text = profile.fact("goal.text")
    found = (company.company(fact.value).id for fact in profile.facts("goal.companies"))
    return aim(text, tuple(filter(None, found)))


def aim(text: Fact | None, companies: tuple[str, ...] = ()) -> Goal:
    """The goal that a few words name."""
    if text is None:
        return Goal(companies=companies)
    known = field.field(text.value)
    return Goal(text, known.id, known.name, field.near(known.id) if known.id else (), companies)


def _study(row: Mapping[str, Fact]) -> Study:
    place, subject = row.get("name"), row.get("major") or row.get("degree")
    spoken, known = program.major(subject.value) if subject else ("", "")
    found = school.school(place.value) if place else None
    return Study(
        school=place,
        school_id=cells.school_key(place.value) if place else "",
        school_name=(found.name or place.value) if place and found else "",
        year=row.get("year"),
        degree=row.get("degree"),
        major=Fact(spoken, subject.file, subject.row, subject.column)
        if subject and spoken
        else None,
        major_field=known,
    )


def _job(row: Mapping[str, Fact]) -> Job:
    employer = row.get("company", Fact(""))
    since, until = row.get("since"), row.get("until")
    return Job(
        company=employer,
        title=row.get("title"),
        since=since.value if since else "",
        until=until.value if until else "",
        company_id=company.company(employer.value).id if employer.value else "",
        field_id=field.field(row["title"].value).id if "title" in row else "",
    )


def _career(studies: tuple[Study, ...], jobs: tuple[Job, ...], year: int) -> str:
    """The field that the seeker works in; empty for students and those just out of school."""
    done = [int(study.year.value) for study in studies if study.year]
    if not jobs or (done and year - max(done) < _STUDENT_YEARS):
        return ""
    title = next((job.title for job in jobs if not job.until and job.title), jobs[0].title)
    return field.field(title.value).id if title else ""


# ── a first profile out of the archive ────────────────────────────────────────────────────────


def hope(headline: str) -> str:
    """The work that a headline hopes for (`Aspiring content strategist | …`); empty for none."""
    found = _HOPE.search(headline)
    return names.tidy(found[1]) if found else ""


def drafted(owner: "Owner") -> dict[str, object]:
    """Profile values, by dotted key, that the archive holds. The goal is only ever a hope."""
    values: dict[str, object] = {
        "person.name": owner.name,
        "person.email": owner.email,
        "goal.text": hope(owner.headline),
        "schools": [row for row in map(_school_row, owner.education) if row],
        "jobs": [row for row in map(_job_row, owner.positions) if row],
        "person.clubs": _clubs(owner),
    }
    return {key: value for key, value in values.items() if value}


def _school_row(row: Mapping[str, str]) -> dict[str, object]:
    """One school of Education.csv; a high school is no tie to offer and is left out."""
    name = row.get("schoolname", "")
    if not name or re.search(r"high school|secondary|gymnas|lyc[eé]e", name, re.IGNORECASE):
        return {}
    text = row.get("degreename", "")
    year = days.class_year(row.get("enddate", ""), days.LATEST)
    major = program.major(text)[0] or program.major(row.get("notes", ""))[0]
    found: dict[str, object] = {"name": name}
    found |= {"year": int(year)} if year else {}
    found |= {"degree": program.degree(text)} if program.degree(text) else {}
    return found | ({"major": major} if major else {})


def _job_row(row: Mapping[str, str]) -> dict[str, object]:
    title, employer = row.get("title", ""), row.get("companyname", "")
    if not (title or employer):
        return {}
    since = days.class_year(row.get("startedon", ""), days.LATEST)
    until = days.class_year(row.get("finishedon", ""), days.LATEST)
    found: dict[str, object] = {"title": title, "company": employer}
    found |= {"since": int(since)} if since else {}
    return found | ({"until": int(until)} if until else {})


def _clubs(owner: "Owner") -> list[str]:
    """Clubs out of the Activities of the schools, each once."""
    found = (
        club
        for row in owner.education
        if _school_row(row)
        for club in clubs.listed(row.get("activities", ""))
    )
    return list(dict.fromkeys(found))
