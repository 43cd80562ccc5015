"""What the seeker's profile says."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

from outreach.draft.facts.shared import own_study
from outreach.draft.facts.theirs import school_of, title_of
from outreach.draft.facts.value import Value, clean, first, plain, sentence, value
from outreach.draft.language import Language, english
from outreach.model import Fact, Job, Person, Seeker, Study
from outreach.names import fold
from outreach.resolve.company import spoken
from outreach.zones import moved, zone_of


def my_facts(
    seeker: Seeker,
    person: Person,
    theirs: Study,
    taken: Collection[str],
    today: str,
    said: Language,
) -> dict[str, Value]:
    """Studies, work, goal and what is asked; `taken` are times offered to somebody else."""
    study = own_study(theirs, seeker)
    return {**_own(seeker, said), **_studies(study, said), **_kin(seeker, person, said),
            "times": _times(seeker, person, taken, today, said)}  # fmt: skip


@lru_cache(maxsize=16)
def _own(seeker: Seeker, said: Language) -> Mapping[str, Value]:
    """What is the same to whomever it is said: a whole batch has it."""
    return {**_work(seeker, said), **_goal(seeker, said), **_ask(seeker)}


def present_job(seeker: Seeker) -> Job | None:
    """The seeker's present post; None where every post has ended."""
    return next((job for job in seeker.jobs if not job.until), None)


@lru_cache(maxsize=16)
def _studies(study: Study, said: Language) -> Mapping[str, Value]:
    major = said.major(study.major.value) if study.major else ""
    year = study.year.value if study.year else ""
    school = school_of(study, said)
    under = (study.major, study.year)
    return {
        "my_school": value(school, study.school),
        "my_major": value(major, study.major),
        "my_year": value(year, study.year),
        "my_tag": value(said.tag(school, major, year), study.school, *under),
        "my_study": value(said.tag("", major, year), *under),
    }


def _work(seeker: Seeker, said: Language) -> dict[str, Value]:
    job = present_job(seeker)
    if job is None:
        return {}
    title = title_of(job.title)
    role = said.role(title)
    company = said.company(spoken(job.company.value))
    return {
        "my_title": value(said.holder(title), job.title),
        "my_role": value(role, job.title),
        "my_post": value(said.post(role, company) if role else "", job.title, job.company),
    }


def kin_job(seeker: Seeker, person: Person) -> Job | None:
    """The seeker's newest post in the field that the person works in."""
    if not person.field_id:
        return None
    jobs = (job for job in seeker.jobs if job.title and job.company.value)
    return next((job for job in jobs if job.field_id == person.field_id), None)


def _kin(seeker: Seeker, person: Person, said: Language) -> dict[str, Value]:
    job = kin_job(seeker, person)
    if job is None:
        return {}
    role = said.role(title_of(job.title))
    company = said.company(spoken(job.company.value))
    return {
        "my_kin_post": value(
            said.post(role, company) if role else "", job.title, job.company, person.title
        )
    }


def _goal(seeker: Seeker, said: Language) -> dict[str, Value]:
    goal = seeker.goal.text
    if goal is None or not goal.value:
        return {}
    topic, work = said.goal(clean(goal.value), seeker.goal.field_id, seeker.goal.field_name)
    return {"goal": value(topic, goal), "goal_work": value(work, goal)}


def _times(
    seeker: Seeker, person: Person, taken: Collection[str], today: str, said: Language
) -> Value:
    """Two times that the seeker has and nobody else was offered, in the person's own zone.

    Where the time names no hour, or it is not known where they are, it is said in the seeker's.
    `whenever suits you` is only said by who named no times; empty where all are offered.
    """
    if not seeker.times:
        return value(said.any_time)
    free = [time for time in seeker.times if time.value not in taken and not _over(time, today)]
    there = zone_of(person.location.value) if person.location and today else ""
    if there and there != seeker.timezone:
        day = date.fromisoformat(today)
        told = {time: moved(time.value, seeker.timezone, there, day) for time in free}
        able = [(time, shown) for time, shown in told.items() if shown][:2]
        if able:
            times = said.free([shown for _, shown in able], there)
            return value(times, *(time for time, _ in able), person.location)
        free = [time for time, shown in told.items() if shown is None]
    times = said.free([clean(time.value) for time in free[:2]], seeker.timezone) if free else ""
    return value(times, *free[:2])


def _over(time: Fact, today: str) -> bool:
    """Whether a time names a day that has passed."""
    found = re.search(r"\b(20\d\d-\d\d-\d\d)\b", time.value)
    return bool(found and today and found[1] < today)


def _ask(seeker: Seeker) -> dict[str, Value]:
    name, email = seeker.name, seeker.email
    under = [clean(line) for line in seeker.signature.splitlines()]
    lines = under or [clean(email.value)] if email else under
    told = Fact(seeker.signature, "profile.toml", 0, "signature") if under else email
    return {
        "my_name": plain(name),
        "my_email": plain(email),
        "minutes": Value(str(seeker.minutes)),
        "signature": Value("\n".join([clean(name.value), *lines]),
                           (name, told) if told else (name,)),
    }  # fmt: skip


def my_words(seeker: Seeker, found: dict[str, Value]) -> dict[str, Value]:
    """The seeker's own sentences: the one about themselves that fits, and an offer."""
    return _line(seeker, found) | {"my_offer": sentence(first(seeker.offers))}


def _wished(seeker: Seeker) -> set[str]:
    """The words of the seeker's goal that say what, not how: `content` of `content strategist`."""
    goal = fold(seeker.goal.text.value).split() if seeker.goal.text else []
    return {word for word in goal if not english.agent(word)}


def _words(found: dict[str, Value], *names: str) -> set[str]:
    """The longer words of some facts, folded."""
    texts = (fold(found[name].text) for name in names if name in found)
    return {word for text in texts for word in text.split() if len(word) > 3}


def _line(seeker: Seeker, found: dict[str, Value]) -> dict[str, Value]:
    """The seeker's sentence that has most words in common with what the person does.

    Where none has any, the first goes to those whose title names what the seeker hopes for, and to
    nobody else: what is true of the seeker may still have nothing to do with them.
    """
    does = _words(found, "title", "craft")
    told = does | _words(found, "company")
    fits = {line: len(told & set(fold(line.value).split())) for line in seeker.lines}
    best = max(fits, key=lambda line: fits[line], default=None)
    if best is None or not (fits[best] or does & _wished(seeker)):
        return {}
    return {"my_line": sentence(plain(best))}
