"""The vocabulary of the templates: what is known of a person and of the seeker, by flat name."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from outreach.draft import language
from outreach.draft.craft import craft
from outreach.draft.craft import field as said_field
from outreach.model import Census, Fact, Job, Person, Seeker, Study, Tie
from outreach.names import fold, tidy
from outreach.resolve.company import spoken
from outreach.resolve.field import name_of, spoken_title

# Every name a template may read, and what it holds. `my_` is the seeker, the rest the person.
VOCABULARY = {
    "greeting": "the name they are greeted by",
    "name": "their full name",
    "title": "their title inside a sentence (content strategist)",
    "role": "the same with its article (a content strategist, head of content, in marketing)",
    "company": "their employer as people say it",
    "post": "role and employer (a content strategist at Lantern)",
    "school": "their school as people say it",
    "major": "their major inside a sentence",
    "year": "their class year, four digits",
    "studied": "major and year (English 2017, or class of 2017)",
    "craft": "what their title does, as a topic (content design)",
    "field": "the field they work in",
    "major_field": "the field of their major",
    "past_company": "an earlier employer",
    "credential": "letters after their name (RN)",
    "club": "a club, team or program of theirs",
    "connected": "month of the connection (March 2019)",
    "started": "year in which the present job began",
    "source": "the list they stand on (alumni list)",
    "referrer": "who suggested them",
    "hook": "what you saw and want to mention, in your words",
    "path_count": "how many on your list took their path from major to field (one, two)",
    "path_of": "how many on your list have both known",
    "shared_school": "the school you share",
    "shared_major": "the major you share there",
    "shared_club": "the club, team or program you share",
    "shared_employer": "the employer you share",
    "shared_hometown": "the hometown you share",
    "shared_credential": "the letters you share",
    "tie_count": "how many on your list share that club, team or program",
    "tie_of": "how many on your list have one known",
    "apart": "years between your classes where fifteen at most (six years)",
    "my_name": "your full name",
    "my_tag": "school, major and year (Michigan English '25)",
    "my_school": "your school",
    "my_major": "your major inside a sentence",
    "my_study": "major and year (English '25), for where the school was just named",
    "my_title": "your present title inside a sentence",
    "my_role": "the same with its article (a nurse)",
    "my_post": "your role and employer (a nurse at St. Brigid's)",
    "my_line": "one of your own sentences about yourself",
    "goal": "what you hope to work in, as a topic (content strategy)",
    "goal_work": "the same as something to do (work in content strategy)",
    "minutes": "how long a talk you ask for",
    "times": "when you are free (on Tuesday afternoon), else `whenever suits you`",
    "my_email": "your address",
    "signature": "your name and the line under it",
}
ANY_TIME = "whenever suits you"
# More years than these are not spoken of: they would only say how old somebody is.
_NEAR_YEARS = 15


@dataclass(frozen=True, slots=True)
class Value:
    """What a template reads.

    Attributes:
        text: Plain text, made for a sentence.
        facts: What it was made from.
    """

    text: str
    facts: tuple[Fact, ...] = ()


def clean(text: str) -> str:
    """Text from outside as it may stand in a message or a header, on one line."""
    return tidy(text).replace("=?", "= ?")


def facts_of(
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    census: Census,
    taken: Collection[str] = (),
) -> dict[str, Value]:
    """Everything documented that is known, by the names of `VOCABULARY`; the unknown is absent.

    Args:
        person: To whom the message goes.
        seeker: From whom.
        ties: What the two share.
        census: Counts over the user's list.
        taken: Times already offered to somebody else.
    """
    study = main_study(person, seeker)
    found = {
        **_identity(person),
        **_work(person),
        **_studied(study),
        **_history(person),
        **_path(person, study, census),
        **_shared(person, seeker, ties),
        **_my_studies(seeker),
        **_my_work(seeker),
        **_my_goal(seeker),
        **_my_ask(seeker, taken),
    }
    line = _my_line(seeker, found)
    return {name: value for name, value in {**found, **line}.items() if value.text}


def main_study(person: Person, seeker: Seeker) -> Study:
    """The school to speak of: the one they share, else the first; empty where none is known."""
    mine = {study.school_id for study in seeker.studies if study.school_id}
    shared = [study for study in person.studies if study.school_id in mine]
    return next(iter([*shared, *person.studies]), Study())


def present_job(seeker: Seeker) -> Job | None:
    """The seeker's present post; None where every post has ended."""
    return next((job for job in seeker.jobs if not job.until), None)


def _value(text: str, *facts: Fact | None) -> Value:
    return Value(clean(text), tuple(fact for fact in facts if fact))


def _plain(fact: Fact | None) -> Value:
    return _value(fact.value, fact) if fact else Value("")


def _first(facts: Iterable[Fact]) -> Value:
    return _plain(next(iter(facts), None))


def _identity(person: Person) -> dict[str, Value]:
    on = person.connected_on
    started = person.started_on
    return {
        "greeting": _plain(person.greeting),
        "name": _plain(person.name),
        "referrer": _plain(person.referred_by),
        "hook": _sentence(_plain(person.hook)),
        "connected": _value(language.month(on.value), on) if on else Value(""),
        "started": _value(language.month(started.value)[-4:], started) if started else Value(""),
        "credential": _first(person.credentials),
        "club": _first(person.clubs),
        "source": _source(person),
    }


def _sentence(value: Value) -> Value:
    """The user's own words as a sentence: they stand whole, with a stop at the end."""
    if not value.text or value.text[-1] in ".?!":
        return value
    return Value(f"{value.text}.", value.facts)


def _source(person: Person) -> Value:
    """How the seeker came by them: a list before the seeker's own connections."""
    known = [origin for origin in person.origins if origin.found]
    known.sort(key=lambda origin: origin.found == "connection")
    if not known:
        return Value("")
    first = known[0]
    return _value(first.found, Fact(first.found, first.file, first.row, "the whole row"))


def _work(person: Person) -> dict[str, Value]:
    title = _title(person.title)
    role = language.role(title)
    company = (person.company_name or spoken(person.company.value)) if person.company else ""
    field = said_field(person.field_id, person.field_name) if role and person.field_id else ""
    if company:
        company = language.with_the(company)
    return {
        "title": _value(
            title if role and language.agent(title) and not learner(title) else "", person.title
        ),
        "craft": _value(craft(title) if role and not learner(title) else "", person.title),
        "role": _value(role, person.title),
        "company": _value(company, person.company),
        "post": _value(
            language.post(role, company),
            person.title if role else None,
            person.company if company else None,
        ),
        "field": _value(language.mid(field), person.title),
    }


def _title(fact: Fact | None) -> str:
    """A title as people say it, without the signs that some put beside it."""
    spoken_ = spoken_title(fact.value) if fact else ""
    return re.sub(r"[^\w\s&/+.,'()#-]", "", spoken_).strip()


def learner(title: str) -> bool:
    """Whether a spoken title says that they study: `law student`, `MFA candidate`."""
    words = fold(title).split() or [""]
    return words[-1] in ("student", "candidate") or words[0] == "estudiante"


def _studied(study: Study) -> dict[str, Value]:
    major = language.mid(study.major.value) if study.major else ""
    year = study.year.value if study.year else ""
    both = " ".join(filter(None, (major, year))) if major else f"class of {year}" if year else ""
    field = language.mid(name_of(study.major_field)) if study.major_field else ""
    return {
        "school": _value(study.school_name if study.school else "", study.school),
        "major": _value(major, study.major),
        "year": _value(year, study.year),
        "studied": _value(both, study.major, study.year),
        "major_field": _value(field, study.major),
    }


def _history(person: Person) -> dict[str, Value]:
    now = fold(person.company_name or (person.company.value if person.company else ""))
    for past in person.past_companies:
        name = spoken(past.value)
        if name and fold(name) != now:
            return {"past_company": _value(name, past)}
    return {}


def _path(person: Person, study: Study, census: Census) -> dict[str, Value]:
    """How rare the way from their major to their field is among the user's own people."""
    if not (study.major_field and person.field_id) or study.major_field == person.field_id:
        return {}
    count = census.paths.get((study.major_field, person.field_id), 0)
    if not count:
        return {}
    under = (study.major, person.title)
    return {
        "path_count": _value(language.number(count), *under),
        "path_of": _value(f"{census.paths_known:,}", *under),
    }


def _shared(person: Person, seeker: Seeker, ties: Sequence[Tie]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for kind in ("school", "employer", "hometown", "credential"):
        tie = _rarest(ties, kind)
        if tie:
            found[f"shared_{kind}"] = Value(clean(tie.value), tie.facts)
    rare = _rarest(ties, "program", "club")
    if rare:
        found["shared_club"] = Value(clean(rare.value), rare.facts)
        found["tie_count"] = Value(language.number(rare.count), rare.facts)
        found["tie_of"] = Value(f"{rare.of:,}", rare.facts)
    if "shared_school" in found:
        found |= _classmates(person, seeker)
    return found


def _rarest(ties: Sequence[Tie], *kinds: str) -> Tie | None:
    """The rarest tie of these kinds that rests on a value of each side."""
    able = [tie for tie in ties if tie.kind in kinds and len(tie.facts) > 1]
    return max(able, key=lambda tie: tie.rarity, default=None)


def _classmates(person: Person, seeker: Seeker) -> dict[str, Value]:
    """The major and the years of two people who went to one school."""
    theirs = main_study(person, seeker)
    mine = next((one for one in seeker.studies if one.school_id == theirs.school_id), None)
    found: dict[str, Value] = {}
    if mine is None:
        return found
    if mine.major and theirs.major and fold(mine.major.value) == fold(theirs.major.value):
        major = language.mid(theirs.major.value)
        found["shared_major"] = _value(major, theirs.major, mine.major)
    if mine.year and theirs.year and mine.year.value.isdigit() and theirs.year.value.isdigit():
        gap = abs(int(mine.year.value) - int(theirs.year.value))
        near = language.years(gap) if 0 < gap <= _NEAR_YEARS else ""
        found["apart"] = _value(near, theirs.year, mine.year)
    return found


def _my_studies(seeker: Seeker) -> dict[str, Value]:
    study = next(iter(seeker.studies), Study())
    major = language.mid(study.major.value) if study.major else ""
    year = study.year.value if study.year else ""
    school = study.school_name if study.school else ""
    return {
        "my_school": _value(school, study.school),
        "my_major": _value(major, study.major),
        "my_tag": _value(language.class_tag(school, major, year), study.school, study.major,
                         study.year),
        "my_study": _value(language.class_tag("", major, year), study.major, study.year),
    }  # fmt: skip


def _my_work(seeker: Seeker) -> dict[str, Value]:
    job = present_job(seeker)
    if job is None:
        return {}
    title = _title(job.title)
    role = language.role(title)
    company = language.with_the(spoken(job.company.value))
    return {
        "my_title": _value(title if language.agent(title) else "", job.title),
        "my_role": _value(role, job.title),
        "my_post": _value(language.post(role, company) if role else "", job.title, job.company),
    }


def _my_goal(seeker: Seeker) -> dict[str, Value]:
    goal = seeker.goal.text
    if goal is None or not goal.value:
        return {}
    text = language.mid(language.wish(clean(goal.value)))
    named = craft(text) or language.mid(said_field(seeker.goal.field_id, seeker.goal.field_name))
    topic = named if language.agent(text) or language.is_verb(text) else text
    return {"goal": _value(topic, goal), "goal_work": _value(language.work(text), goal)}


def _my_ask(seeker: Seeker, taken: Collection[str]) -> dict[str, Value]:
    name, email = seeker.name, seeker.email
    free = [time for time in seeker.times if time.value not in taken][:2]
    times = language.free([clean(time.value) for time in free], seeker.timezone) if free else ""
    under = [clean(line) for line in seeker.signature.splitlines()]
    lines = under or [clean(email.value)] if email else under
    said = Fact(seeker.signature, "profile.toml", 0, "signature") if under else email
    return {
        "my_name": _plain(name),
        "my_email": _plain(email),
        "minutes": Value(str(seeker.minutes)),
        "times": Value(times or ANY_TIME, tuple(free)),
        "signature": Value("\n".join([clean(name.value), *lines]),
                           (name, said) if said else (name,)),
    }  # fmt: skip


def _my_line(seeker: Seeker, found: dict[str, Value]) -> dict[str, Value]:
    """The seeker's own sentence that has most words in common with what the person does."""
    if not seeker.lines:
        return {}
    about = ("title", "company", "field", "major", "club", "goal")
    words = {word for name in about if name in found for word in fold(found[name].text).split()}
    told = {word for word in words if len(word) > 3}
    best = max(seeker.lines, key=lambda line: len(told & set(fold(line.value).split())))
    return {"my_line": _sentence(_plain(best))}
