"""Where two people stand: the words that choose a text, each with the facts it rests on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from outreach.cells import school_key
from outreach.draft.facts import (
    Value,
    is_enrolled,
    kin_job,
    learner,
    main_study,
    own_study,
    present_job,
    topic,
    when_held,
)
from outreach.draft.language import LANGUAGES, english
from outreach.model import Fact, Person, Seeker, Study, Thread, Tie
from outreach.names import fold
from outreach.resolve.field import spoken_title

# Every word that `when` may name, beside `title:WORD`, `field:ID`, `level:LEVEL`, `now:WORD` and
# `once:WORD` (of titles that the seeker holds or held), `said:NAME` (a slot before this one has
# read that fact), `has:NAME` (that fact is known), `not …`, and `|` between such as may stand for
# one another (`field:pr|marketing`); `not note|message` bars both.
WORDS = {
    "ask": "an email",
    "message": "a message to a connection",
    "note": "an invitation note",
    "referral": "a first message that names who suggested it",
    "followup": "a week after a first message that was not answered",
    "thanks": "after a talk",
    "decline": "after a no",
    "keepintouch": "months after a talk, with news",
    "forward": "to a friend, to pass on",
    "email": "it goes by email",
    "linkedin": "it is pasted on LinkedIn",
    "warm": "the warm register",
    "formal": "the formal register",
    "referred": "someone suggested them, and agreed to be named",
    "hooked": "the seeker saw something and typed it",
    "listed": "they stand on an alumni list",
    "list": "they stand on some other list",
    "linked": "they are a connection",
    "old": "a connection for two years or more, and no word in the last one",
    "at_school": "they work at the school that is spoken of",
    "own_firm": "their employer has their name",
    "our_list": "that alumni list is of the school that both went to",
    "work_listed": "their title and employer, as far as known, stand on the list",
    "now_named": "their employer has the word `now` in its name, which is not said twice",
    "unlisted": "the seeker added them by hand",
    "same_school": "both went to one school",
    "same_major": "both studied one thing there",
    "same_year": "both finished there in one year",
    "ahead": "they finished there before the seeker",
    "same_credential": "both have the same letters after the name",
    "like_major": "both studied one thing, at different schools",
    "changed": "their major and their work lie in different fields",
    "path": "major and title are known, and are not of one kind",
    "aligned": "their major and their work lie in one field",
    "hoped": "they work in the field the seeker hopes for",
    "near": "they work in a field beside it",
    "far": "they work in another field",
    "beside": "their work is not what the seeker hopes for by name, in whatever field",
    "wanted": "they work for a firm that the seeker named",
    "move": "they made the very move that the seeker hopes for",
    "only": "they are the only one who did",
    "distinct": "at most three of twenty or more on the list took their path",
    "clubmates": "both were in one club, team or program",
    "rare_tie": "at most five of twenty or more on the list share the tie",
    "few_tie": "at most three of them do",
    "colleague": "both work for the employer they share now",
    "stayed": "they work for the employer they share now, the seeker did once",
    "same_work": "their title is the work that the seeker hopes for",
    "learner": "their title says that they study",
    "same_topic": "their work is called as their major is, which is not said twice",
    "over": "their title says that they do that work no longer",
    "studying": "the seeker's class, at the school both went to if any, has not finished by July",
    "enrolled": "their own class has not finished by July",
    "graduate": "it finished this year or last",
    "graduated": "it has finished",
    "working": "the seeker holds a post",
    "changer": "that post lies outside the field hoped for",
    "kin_past": "the seeker once worked in their field",
    "kin_now": "the seeker works in their field",
    "exploring": "the seeker is looking around",
    "class": "the seeker writes for a class",
    "search": "the seeker looks for a post",
    "times": "the seeker named times that are still free",
    "drafted": "the first message was written here, so it is known what it asked",
    "met": "the two have talked",
    "told": "what was learnt is said of them (it begins with You, Sie, Me dijiste)",
    "doing": "what the seeker does with it is a sentence (it begins with I, Ich, He)",
    "not_the_one": "their no said that they are not the right person to ask",
    "leader": "director, vice president, chief, head or founder",
}
OPEN = ("title:", "field:", "level:", "now:", "once:", "said:", "has:")
_LEADERS = ("director", "vp", "c-level", "founder")
# Counts as the languages say them.
_ONE = {said.number(1) for said in LANGUAGES.values()}
_FEW = {said.number(few) for said in LANGUAGES.values() for few in (1, 2, 3)}
# How a sentence begins that tells them what they said, and one that says what the seeker does.
_TOLD = re.compile(
    r"(?:you|sie)\b|(?:me|nos) (?:dijiste|contaste|explicaste|recomendaste|aconsejaste|sugeriste"
    r"|comentaste|hablaste|dejaste|hiciste)\b", re.I
)  # fmt: skip
_DOING = re.compile(
    r"(?:I|my|we|ich|meine?|wir)\b|(?:mañana|hoy|esta semana|este mes)\b"
    r"|(?:ya )?(?:he|hemos|voy|vamos|estoy|estamos|empecé|empiezo|llevo|ya)\b", re.I
)  # fmt: skip
_NOT_THE_ONE = re.compile(
    r"(?:not|n't) (?:really )?(?:the )?(?:right|best) (?:one|person|man|woman)|wrong person"
    r"|(?:some(?:one|body)|anyone) else|better (?:placed|person)|not my (?:field|area)", re.I
)  # fmt: skip
# Beginnings of words that stand in titles of every kind.
_GENERAL = frozenset(
    "manage senior junior direct specia associ assist coordi analys engine consul office lead "
    "head chief work and for the part".split()
)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
Situation = dict[str, tuple[Fact, ...]]


def situation(
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    facts: Mapping[str, Value],
    today: date,
    thread: Thread,
) -> Situation:
    """Every word that holds for these two.

    Args:
        person: To whom.
        seeker: From whom.
        ties: What they share.
        facts: What is known of them, as `facts_of` gives it.
        today: The user's date.
        thread: What has passed between them.
    """
    held: Situation = {f"has:{name}": () for name in facts}
    for word, under in [
        *_found(person, facts, today),
        *_schools(person, seeker, facts, today),
        *_work(person, facts),
        *_path(person, seeker, facts),
        *_rarity(ties, facts),
        *_employer(person, seeker, facts),
        *_seeker(seeker, own_study(main_study(person, seeker), seeker), facts, today),
        *_kin_of(person, seeker, facts),
        *_posts(seeker),
        *_talked(thread),
    ]:
        held[word] = tuple(fact for fact in under if fact)
    return held


Held = Iterator[tuple[str, tuple[Fact | None, ...]]]


def _found(person: Person, facts: Mapping[str, Value], today: date) -> Held:
    row = facts["source"].facts if "source" in facts else ()
    ways = {origin.found for origin in person.origins if origin.found}
    if person.referred_by and person.may_name:
        yield "referred", (person.referred_by, person.may_name)
    if person.hook:
        yield "hooked", (person.hook,)
    if person.connected:
        yield "linked", (person.connected_on,)
        if person.connected_on and _silent(person, today):
            yield "old", (person.connected_on,)
    if _is_work_listed(person):
        yield "work_listed", ()
    if any("alumni" in way for way in ways):
        yield "listed", row
    elif ways - {"connection"}:
        yield "list", row
    elif not person.connected:
        yield "unlisted", ()


def _school_list(person: Person) -> set[str]:
    """The alumni lists that they stand on."""
    return {origin.file for origin in person.origins if "alumni" in origin.found}


def _is_work_listed(person: Person) -> bool:
    """Whether what is known of their work was read off the list that they were found on."""
    lists = _school_list(person) or {
        origin.file for origin in person.origins if origin.found not in ("", "connection")
    }
    work = [fact for fact in (person.title, person.company) if fact]
    return bool(lists) and all(fact.file in lists for fact in work)


def _silent(person: Person, today: date) -> bool:
    """Whether the connection is two years old and nobody wrote within the last."""
    on = english.day(person.connected_on.value) if person.connected_on else None
    if on is None or (today - on).days < 2 * 365:
        return False
    last = [english.day(fact.value) for fact in (person.last_sent, person.last_received) if fact]
    return all(word is not None and (today - word).days > 365 for word in last)


def _lists(school: Fact, person: Person) -> bool:
    """Whether the school is the one whose list it stands on, and not where they went besides."""
    told = [one.school for one in person.studies if one.school and one.school.file == school.file]
    own = all(one.column for one in told) or not school.column  # a school without one was told
    return own and school.file in _school_list(person)


def _schools(person: Person, seeker: Seeker, facts: Mapping[str, Value], today: date) -> Held:
    theirs = main_study(person, seeker)
    if is_enrolled(theirs, today.isoformat()):
        yield "enrolled", (theirs.year,)
    mine = own_study(theirs, seeker)
    firm = person.company.value if person.company else ""
    if firm and theirs.school_id and school_key(firm) == theirs.school_id:
        yield "at_school", (theirs.school, person.company)
    if "shared_school" in facts:
        yield "same_school", facts["shared_school"].facts
        if theirs.school and _lists(theirs.school, person):
            yield "our_list", ()
        if "shared_major" in facts:
            yield "same_major", facts["shared_major"].facts
        if theirs.year and mine.year:
            if theirs.year.value == mine.year.value:
                yield "same_year", (theirs.year, mine.year)
            elif theirs.year.value < mine.year.value:
                yield "ahead", (theirs.year, mine.year)
    elif _same(theirs.major, mine.major):
        yield "like_major", (theirs.major, mine.major)


def _work(person: Person, facts: Mapping[str, Value]) -> Held:
    craft, major = facts.get("craft"), facts.get("major")
    if craft and major and fold(craft.text) == fold(major.text):
        yield "same_topic", (*craft.facts, *major.facts)
    if "company" in facts and _is_own(person):
        yield "own_firm", (person.name, person.company)
    if "company" in facts and _NOW.search(facts["company"].text):
        yield "now_named", facts["company"].facts
    if person.title and learner(spoken_title(person.title.value)):
        yield "learner", (person.title,)
    if person.title and when_held(person) == "past":
        yield "over", (person.left or person.title,)
    if "role" not in facts:
        return
    for word in fold(person.title.value if person.title else "").split():
        yield f"title:{word}", (person.title,)
    if person.field_id:
        yield f"field:{person.field_id}", (person.title,)
    if person.level:
        yield f"level:{person.level}", (person.title,)
        if person.level in _LEADERS:
            yield "leader", (person.title,)
    craft, goal = facts.get("craft"), facts.get("goal")
    if craft and goal and fold(craft.text) == fold(goal.text):
        yield "same_work", (*craft.facts, *goal.facts)


def _is_own(person: Person) -> bool:
    """Whether a firm has the family name of who works there: nobody is asked how they came."""
    family = fold(person.family)
    return len(family) > 2 and f" {family} " in f" {fold(person.company_name)} "


def _path(person: Person, seeker: Seeker, facts: Mapping[str, Value]) -> Held:
    study, goal = main_study(person, seeker), seeker.goal
    field = person.field_id if "role" in facts else ""
    if field and study.major_field and "major" in facts:
        word = "aligned" if field == study.major_field else "changed"
        yield word, (study.major, person.title)
    if _moved(facts) and _after(person, study) and (not field or field != study.major_field):
        yield "path", (study.major, person.title)
    if person.company_id and person.company_id in goal.companies:
        yield "wanted", (person.company,)
    if "role" in facts and goal.text and not _kin(person.title, goal.text):
        yield "beside", (person.title, goal.text)
    if not (field and goal.field_id):
        return
    if field == goal.field_id:
        yield "hoped", (person.title, goal.text)
        mine = next(iter(seeker.studies), Study())
        if "major" in facts and _same(study.major, mine.major) and study.major_field != field:
            yield "move", (study.major, person.title, mine.major, goal.text)
    else:
        near = field in goal.near or _kin(person.title, goal.text)
        yield ("near" if near else "far"), (person.title, goal.text)


def _same(one: Fact | None, other: Fact | None) -> bool:
    return one is not None and other is not None and fold(one.value) == fold(other.value)


def _moved(facts: Mapping[str, Value]) -> bool:
    """Whether major and title are known and no word of one begins like one of the other."""
    if "major" not in facts or "title" not in facts:
        return False
    stems = {word[:5] for word in fold(facts["major"].text).split()}
    return not any(word[:5] in stems for word in fold(facts["title"].text).split())


def _kin(title: Fact | None, goal: Fact | None) -> bool:
    """Whether title and goal name one thing: `head of content design`, `content strategy`."""
    if not title or not goal:
        return False
    stems = [{word[:6] for word in fold(fact.value).split() if len(word) > 2}
             for fact in (title, goal)]  # fmt: skip
    return bool(stems[0] & stems[1] - _GENERAL)


def _after(person: Person, study: Study) -> bool:
    """Whether the present post, as far as its beginning is known, came after the degree."""
    if not person.started_on or not study.year:
        return True
    return person.started_on.value[:4] >= study.year.value


def _employer(person: Person, seeker: Seeker, facts: Mapping[str, Value]) -> Held:
    shared = facts.get("shared_employer")
    if not shared or "company" not in facts or person.company not in shared.facts:
        return
    here = any(job.company in shared.facts for job in seeker.jobs if not job.until)
    yield "colleague" if here else "stayed", shared.facts


def _rarity(ties: Sequence[Tie], facts: Mapping[str, Value]) -> Held:
    count, of = facts.get("path_count"), facts.get("path_of")
    if count and of and _moved(facts) and int(of.text.replace(",", "")) >= 20:
        if count.text in _FEW:
            yield "distinct", count.facts
        if count.text in _ONE:
            yield "only", count.facts
    if "shared_club" in facts:
        yield "clubmates", facts["shared_club"].facts
    for tie in ties:
        if tie.kind in ("program", "club") and tie.count <= 5 and tie.of >= 20:
            yield "rare_tie", tie.facts
            if tie.count <= 3:
                yield "few_tie", tie.facts
    if "shared_credential" in facts:
        yield "same_credential", facts["shared_credential"].facts


def _seeker(seeker: Seeker, study: Study, facts: Mapping[str, Value], today: date) -> Held:
    year = study.year
    job = present_job(seeker)
    yield seeker.purpose, (seeker.purpose_said,) if seeker.purpose_said else ()
    if "times" in facts and facts["times"].facts:
        yield "times", facts["times"].facts
    if year and year.value.isdigit():
        over = not is_enrolled(study, today.isoformat())
        if not over:
            yield "studying", (year,)
        elif int(year.value) >= today.year - 1:
            yield "graduate", (year,)
        if over:
            yield "graduated", (year,)
    if job and job.title and "my_post" in facts:
        yield "working", (job.title, job.company)
        if seeker.field_id and seeker.goal.field_id and seeker.field_id != seeker.goal.field_id:
            yield "changer", (job.title, job.company)


def _posts(seeker: Seeker) -> Held:
    """The words of the seeker's titles, of those that go on and of those that are over."""
    for job in seeker.jobs:
        for word in fold(job.title.value).split() if job.title else ():
            yield f"{'once' if job.until else 'now'}:{word}", (job.title, job.company)


def _kin_of(person: Person, seeker: Seeker, facts: Mapping[str, Value]) -> Held:
    job = kin_job(seeker, person)
    goal = facts["goal"].text if "goal" in facts else ""
    if job and job.title and goal and topic(fold(job.title.value)) == fold(goal):
        return  # whoever did that work does not want to find a way into it
    if job and "my_kin_post" in facts:
        yield "kin_past" if job.until else "kin_now", facts["my_kin_post"].facts


def _talked(thread: Thread) -> Held:
    if thread.asked_kind:
        yield "drafted", ()
    if thread.met:
        yield "met", (thread.met,)
    if thread.learnt and _TOLD.match(thread.learnt.value):
        yield "told", (thread.learnt,)
    if thread.plan and _DOING.match(thread.plan.value):
        yield "doing", (thread.plan,)
    if thread.declined and _NOT_THE_ONE.search(thread.declined.column):
        yield "not_the_one", (thread.declined,)
