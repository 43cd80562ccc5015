"""People, matches and days in a few words, as the terminal and the page show them."""

from datetime import date, datetime

from outreach.model import Factor, Match, Person

_SPOKEN = (Factor.RELEVANCE, Factor.AFFINITY)


def work_of(person: Person) -> str:
    """Title and company in a few words."""
    title = person.title.value if person.title else ""
    return ", ".join(part for part in (title, person.company_name) if part)


def study_of(person: Person) -> str:
    """Schools, majors and years in a few words."""
    parts = []
    for study in person.studies:
        major = study.major.value if study.major else ""
        year = f"'{study.year.value[-2:]}" if study.year else ""
        parts.append(" ".join(part for part in (study.school_name, major, year) if part))
    return "; ".join(parts)


def because(match: Match) -> str:
    """What speaks for a person, in a line: what is known of relevance and of what is shared.

    Empty where nothing is.
    """
    told = [
        reason.text.rpartition(": ")[2]  # the title, which stands before, is in the row above
        for reason in match.reasons
        if reason.factor in _SPOKEN and reason.known and reason.points > 0
    ]
    return " ".join(f"{text[:1].upper()}{text[1:]}" for text in told)


def day(iso: str) -> str:
    """`Friday 27 November`."""
    meant = date.fromisoformat(iso[:10])
    return f"{meant:%A} {meant.day} {meant:%B}"


def moment(iso: str) -> str:
    """`2026-12-03 15:00`: a day or minute in the zone where the user is now."""
    if len(iso) <= len("2026-12-03"):
        return iso
    return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
