"""One row of a ranking in words: for each factor its points, one sentence, and the facts under it.

What the columns of the row decided is not decided again here; a sentence says what the person's
facts are, and which of them counted.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from outreach.model import Census, Fact, Factor, Match, Person, Reason, Seeker, Study, Tie
from outreach.rank import factors
from outreach.rank.score import points, weight
from outreach.ties import shared

Told = tuple[str, Sequence[Fact | None]]

_LEVELS = {
    "intern": "An intern, by the title", "student": "A student, by the title",
    "entry": "Starts out, by the title", "": "No rank in the title",
    "senior": "Senior, by the title", "lead": "A lead, by the title",
    "manager": "A manager, by the title", "director": "A director, by the title",
    "vp": "A vice president, by the title", "c-level": "A chief officer, by the title",
    "founder": "A founder, by the title", "recruiter": "A recruiter, by the title",
    "professor": "A professor, by the title", "retired": "Retired, by the title",
}  # fmt: skip

# How a tie of a kind leads the sentence, and how its count goes on.
_TIES = {
    "school": ("You both studied at {}", "with a known school did"),
    "club": ("You were both in {}", "with a known club were"),
    "credential": ("You both hold the {}", "with known credentials do"),
    "employer": ("You have both worked at {}", "with a known employer have"),
    "hometown": ("You both come from {}", "with a known hometown do"),
}


def explain(
    row: Mapping[str, object], person: Person, seeker: Seeker, census: Census, today: date
) -> Match:
    """A row of `score` as a match, with the six reasons; their points add up to its score.

    Args:
        row: One row of the frame that `score` gave, by column.
        person: The person of that row, with their facts.
        seeker: Whom they were scored against.
        census: The counts they were scored with.
        today: The day they were scored on.
    """
    told = {
        Factor.RELEVANCE: _relevance(row, person, seeker),
        Factor.AFFINITY: _affinity(row, person, seeker, shared(person, seeker, census)),
        Factor.NEAR_PEER: _near_peer(row, person, seeker, today),
        Factor.TIE_BAND: _tie_band(row, person),
        Factor.OPENNESS: _openness(row, person, today),
        Factor.SENIORITY: _seniority(row, person),
    }
    return Match(
        person=person.id,
        name=person.name.value,
        score=_number(row, "score"),
        known=_number(row, "known"),
        tier=int(_number(row, "tier")),
        reasons=tuple(_reason(row, factor, seeker, *told[factor]) for factor in Factor),
    )


def _number(row: Mapping[str, object], column: str) -> float:
    """A number of the row as Python's own."""
    return float(str(row[column]))


def _reason(
    row: Mapping[str, object],
    factor: Factor,
    seeker: Seeker,
    text: str,
    facts: Sequence[Fact | None],
) -> Reason:
    """A reason with its points; what is taken for an old file stands under openness."""
    given = float(points(np.array(_number(row, f"f_{factor}")), factor, seeker))
    if factor is Factor.OPENNESS:
        given = round(given + _number(row, "penalty"), 1)
    rests_on = tuple(dict.fromkeys(fact for fact in facts if fact))
    known = bool(row[f"k_{factor}"])
    return Reason(factor, given, round(weight(factor, seeker), 1), text, rests_on, known)


# ── relevance ─────────────────────────────────────────────────────────────────────────────────
def _relevance(row: Mapping[str, object], person: Person, seeker: Seeker) -> Told:
    """How near their work is to the goal."""
    goal = seeker.goal
    if not goal.text:
        return "Your goal is not known, so what they do counts for nobody.", ()
    if not row["k_relevance"]:
        return _unplaced(person, seeker)
    value = _number(row, "f_relevance")
    facts = (person.title, person.company, goal.text)
    if value != factors.STUDIED:
        return f"{_role(person)}: {_aim(value, person, seeker)}.", facts
    subject, major = _studied(person, seeker)
    close = _aim(factors.ADJACENT, person, seeker)
    return f"{_role(person)}: {close}, and they studied {subject}.", (*facts, major)


def _aim(value: float, person: Person, seeker: Seeker) -> str:
    """What their work is to the goal."""
    if person.company_id and person.company_id in seeker.goal.companies:
        return "one of the companies you named"
    if value == factors.ROLE:
        return "the work you aim at"
    field = person.field_name or "a field"
    if value == factors.SAME_FIELD:
        return f"{field}, the field you aim at"
    if value == factors.ADJACENT:
        return f"{field}, close to the field you aim at"
    return f"{field}, another field than you aim at"


def _role(person: Person) -> str:
    """What they do and where, as far as it is known."""
    title = person.title.value if person.title else ""
    company = person.company_name or (person.company.value if person.company else "")
    if title and company:
        return f"{title} at {company}"
    return title or f"Works at {company}"


def _unplaced(person: Person, seeker: Seeker) -> Told:
    """What is said where it cannot be known whether their work is what the seeker aims at."""
    if person.title:
        text = f"{_role(person)}: it is not known which field that is"
        if person.field_id:
            text = f"{_role(person)}: how near that is to your goal is not known"
    else:
        text = "What they do is not known"
    subject, major = _studied(person, seeker)
    if subject:
        return f"{text}, but they studied {subject}.", (person.title, person.company, major)
    return f"{text}.", (person.title, person.company) if person.title else ()


def _studied(person: Person, seeker: Seeker) -> tuple[str, Fact | None]:
    """The subject they studied that belongs to the goal's field; empty where there is none."""
    goal = seeker.goal.field_id
    found = next((one for one in person.studies if goal and one.major_field == goal), Study())
    fact = found.major or found.degree
    return (fact.value if fact else "", fact)


# ── affinity ──────────────────────────────────────────────────────────────────────────────────
def _affinity(
    row: Mapping[str, object], person: Person, seeker: Seeker, ties: Sequence[Tie]
) -> Told:
    """What they share: the first tie in full, the others by name."""
    counted = [tie for tie in ties if tie.kind != "connection"]
    if counted:
        lead, *others = counted
        also = _listed([_short(tie) for tie in others])
        text = f"{_lead(lead)}; you also share {also}." if others else f"{_lead(lead)}."
        return text, [fact for tie in counted for fact in tie.facts]
    if row["k_affinity"] and _number(row, "f_affinity") > 0:
        # The ids of the companies agree, though each wrote the name in another way.
        return "One of their earlier employers is also yours.", person.past_companies
    return _apart(row, person, seeker)


def _lead(tie: Tie) -> str:
    """A tie as a clause, with how many on the list have it."""
    if tie.kind == "referrer":
        return f"{tie.value} suggested them"
    if tie.kind == "first_name":
        return "You share a first name"
    clause, rest = _TIES[tie.kind]
    shares = clause.format(tie.value)
    if tie.of <= 1:
        return shares
    if tie.count >= tie.of:
        return f"{shares}; all {tie.of} {rest}"
    few = "nobody else" if tie.count <= 1 else f"{tie.count}"
    return f"{shares}; {few} of the {tie.of} {rest}"


def _short(tie: Tie) -> str:
    """A tie by name only."""
    return "a first name" if tie.kind == "first_name" else tie.value


def _listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence."""
    *head, last = words or [""]
    return f"{', '.join(head)} and {last}" if head else last


def _apart(row: Mapping[str, object], person: Person, seeker: Seeker) -> Told:
    """What is said where nothing shared is known."""
    if row["k_affinity"]:
        theirs = [study for study in person.studies if study.school_id]
        schools = _listed(list(dict.fromkeys(study.school_name for study in theirs)))
        text = f"They studied at {schools}, not where you did; nothing else you share is known."
        return text, [study.school for study in theirs]
    if not any(study.school_id for study in seeker.studies):
        return "Your own school is not known, and nothing else you share is.", ()
    if any(study.school for study in person.studies):
        written = next(study.school for study in person.studies if study.school)
        return f'It is not sure which school "{written.value}" is.', (written,)
    if any(origin.format == "linkedin" for origin in person.origins):
        return "School not known; LinkedIn does not export it.", ()
    return "School not known.", ()


# ── near-peer ─────────────────────────────────────────────────────────────────────────────────
def _near_peer(row: Mapping[str, object], person: Person, seeker: Seeker, today: date) -> Told:
    """How many years they are ahead of the seeker."""
    change = factors.changing(seeker)
    if not row["k_near_peer"]:
        return _no_years(seeker, change, today), ()
    if not change:
        return _finished(person, seeker, today)
    if person.started_on and factors.to_year(person.started_on.value, today.year) > 0:
        years = today.year - int(person.started_on.value)
        since = f"In this job since {person.started_on.value}, {_years(years)}"
        return f"{since}; the field would be new to you.", (person.started_on,)
    year, study = _latest(person, person.field_id, today)
    verb = "finished" if year <= today.year else "will finish"
    text = f"Studied the field they work in and {verb} in {year}; it would be new to you."
    return text, (study.year, study.major or study.degree)


def _no_years(seeker: Seeker, change: bool, today: date) -> str:
    """Why the years cannot be counted."""
    if change:
        return "How long they have been in the field is not known."
    if np.isnan(factors.own_year(seeker, today)):
        return "Your own year of graduation is not known."
    return "When they graduated is not known."


def _finished(person: Person, seeker: Seeker, today: date) -> Told:
    """How long before or after the seeker they graduated."""
    schools = {study.school_id for study in seeker.studies if study.school_id}
    own = int(factors.own_year(seeker, today))
    mine = next(
        (one.year for one in seeker.studies if one.year and one.year.value == str(own)), None
    )
    dated = [study for study in person.studies if _year(study, today) > 0]
    theirs = max(dated, key=lambda one: (one.school_id in schools, _year(one, today)))
    year = int(_year(theirs, today))
    verb = "Graduated" if year <= today.year else "Graduates"
    if year == own:
        return f"{verb} in the same year as you ({year}).", (theirs.year, mine)
    order = "before" if year < own else "after"
    return f"{verb} {_years(abs(own - year))} {order} you ({year}).", (theirs.year, mine)


def _latest(person: Person, field: str, today: date) -> tuple[int, Study]:
    """The latest year of a major in their field, and its study."""
    majors = [study for study in person.studies if study.major_field == field]
    found = max(majors, key=lambda study: _year(study, today))
    return int(_year(found, today)), found


def _year(study: Study, today: date) -> float:
    """The year of a study as the columns read it; -1 where unknown."""
    return factors.to_year(study.year.value, today.year + 10) if study.year else -1.0


def _years(count: int) -> str:
    """A count of years in words."""
    return "1 year" if count == 1 else f"{count} years"


# ── tie band, openness, seniority ─────────────────────────────────────────────────────────────
def _tie_band(row: Mapping[str, object], person: Person) -> Told:
    """How near they are as a contact."""
    if person.mutuals and person.mutuals.value.strip().isdecimal():
        count = int(person.mutuals.value)
        noun = "mutual connection" if count == 1 else "mutual connections"
        return f"{count} {noun}.", (person.mutuals,)
    if not row["k_tie_band"]:
        return "Not connected, and mutual connections are not known.", ()
    on = person.connected_on
    since = f" since {on.value[:4]}" if on else ""
    if _number(row, "f_tie_band") == factors.DORMANT:
        facts = (on, person.last_received, person.last_sent)
        return f"Connected{since}, with no message on file for two years.", facts
    return f"You have been connected{since}." if on else "You are connected.", (on,)


def _openness(row: Mapping[str, object], person: Person, today: date) -> Told:
    """Whether they offered or answered, or which way is left; and the age of what is known."""
    text, facts = _way(person)
    age = str(row["age"])
    if taken := -_number(row, "penalty"):
        return f"{text} (the file is {_months(age, today)} months old: -{taken:g}).", facts
    return f"{text}.", facts


def _way(person: Person) -> Told:
    """The best sign that they may answer."""
    if person.mentor:
        return "They offered to be contacted", (person.mentor,)
    if person.last_received:
        return f"They wrote to you on {person.last_received.value}", (person.last_received,)
    if person.emails:
        return "An email address is on file", person.emails[:1]
    if person.connected:
        return "A message reaches them, since you are connected", (person.connected_on,)
    if person.url:
        return "Only an invitation note reaches them", (person.url,)
    return "No way to reach them is known", ()


def _months(age: str, today: date) -> int:
    """Full months since an ISO day."""
    day = date.fromisoformat(age)
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def _seniority(row: Mapping[str, object], person: Person) -> Told:
    """How far up they are."""
    if not row["k_seniority"] or not person.title:
        return "Their title is not known.", ()
    told = _LEVELS.get(person.level, person.level.capitalize())
    return f'{told} "{person.title.value}".', (person.title,)
