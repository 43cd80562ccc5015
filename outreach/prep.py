"""The page before a talk: who they are, what you share, what to ask, and the first words."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.draft.language import english
from outreach.model import Event, Fact, Person, Seeker, Sentence, Thread, Tie

# What each fact is called on the page.
_LABELS = ("Title", "Company", "School", "Class", "Major", "Letters", "Club", "Before", "Place")
_TIMED = ("ask", "referral")  # kinds that say how many minutes
_FOUND = {"connection": "your LinkedIn connections"}
_TIES = {
    "school": "You were both at {}.", "program": "You were both in {}.",
    "club": "You were both in {}.", "employer": "You have both worked at {}.",
    "hometown": "You both come from {}.", "credential": "You both have {} after your names.",
    "referrer": "{} suggested them.", "connection": "You are connected on {}.",
}  # fmt: skip
_TOLD = {
    "written": "You wrote: {}", "delivered": "It went out: {}", "replied": "They answered",
    "accepted": "They accepted your invitation", "scheduled": "You fixed the talk for {}",
    "met": "You talked", "referred": "They suggested {}", "noted": "You took notes",
    "thanked": "You said thank you", "declined": "They said no {}", "bounced": "Mail came back",
    "promised": "You promised: {}", "kept": "You kept it: {}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What one should have read before a talk.

    Attributes:
        name: Of the person.
        greeting: The name they are greeted by.
        when: ISO day or minute of the talk; empty where it is not fixed.
        minutes: The time that was promised.
        facts: (label, fact) of everything known.
        shared: What the two have in common, in sentences.
        found: How the seeker came to them.
        story: (ISO day, what happened), the oldest first.
        questions: In the order of the talk; `slot` names the topic.
        first: What to say in the first minute.
        last: What to say in the last two.
        notes: (ISO day, note) of earlier talks, whole.
        skills: That they named in earlier talks.
        promises: What the seeker still owes them.
        promised: The time that was asked for, in a sentence.
        stopped: That nobody may write to them; empty where that is not so.
        unknown: What is not known of them and worth finding out.
    """

    name: str
    greeting: str
    when: str
    minutes: int
    facts: tuple[tuple[str, Fact], ...]
    shared: tuple[str, ...]
    found: str
    story: tuple[tuple[str, str], ...]
    questions: tuple[Sentence, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    unknown: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()
    skills: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    promised: str = ""
    stopped: str = ""


def page(
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    thread: Thread,
    events: Sequence[Event],
    questions: Sequence[Sentence],
) -> Page:
    """The page for a talk with one person."""
    greeting = person.greeting.value if person.greeting else person.name.value
    facts = tuple(_facts(person))
    timed = thread.asked_kind in _TIMED
    no = person.do_not_contact
    return Page(
        name=person.name.value,
        greeting=greeting,
        when=thread.scheduled.value if thread.scheduled else "",
        minutes=seeker.minutes,
        facts=facts,
        shared=tuple(_TIES[tie.kind].format(tie.value) for tie in ties if tie.kind in _TIES),
        found=", ".join(
            dict.fromkeys(_FOUND.get(one.found, one.found) for one in person.origins if one.found)
        ),
        story=tuple(_story(events)),
        questions=tuple(questions),
        first=_first(greeting, seeker, timed),
        last=_last(seeker),
        unknown=tuple(_unknown(dict(facts))),
        notes=tuple((one.day[:10], one.detail) for one in events if one.what == "noted"),
        skills=tuple(skill.value for skill in thread.skills),
        promised=f"You asked for {seeker.minutes} minutes."
        if timed
        else f"No time was agreed: keep to {seeker.minutes} minutes.",
        stopped=f"Nobody is to write to them: {no.where}." if no else "",
        promises=tuple(f"{one.value} ({one.column})" for one in thread.promises),
    )


def _facts(person: Person) -> list[tuple[str, Fact]]:
    study = person.studies[0] if person.studies else None
    values = (
        person.title, person.company, study.school if study else None,
        study.year if study else None, study.major if study else None,
        next(iter(person.credentials), None), next(iter(person.clubs), None),
        next(iter(person.past_companies), None), person.location,
    )  # fmt: skip
    return [(label, fact) for label, fact in zip(_LABELS, values, strict=True) if fact]


def _story(events: Sequence[Event]) -> list[tuple[str, str]]:
    told = [
        (_day(event), _TOLD[event.what].format(_what(event)).split("\n")[0].strip())
        for event in events
        if event.what in _TOLD
    ]
    return sorted(told, key=lambda one: one[0])


def _day(event: Event) -> str:
    """The ISO day on which it happened; of a talk that was fixed, the day it was told."""
    return event.at[:10] if event.what in ("scheduled", "promised") else event.day[:10]


def _what(event: Event) -> str:
    if event.what == "scheduled":
        return event.day[:16]
    return event.detail or ("" if event.what == "declined" else "a message")


def _first(greeting: str, seeker: Seeker, timed: bool) -> tuple[str, ...]:
    goal = ""
    if seeker.goal.text:
        known = seeker.goal.field_id, seeker.goal.field_name
        goal, _ = english.goal(seeker.goal.text.value, *known)
    aim = f" I'm finding my way into {goal}, and" if goal else ""
    return (
        f"Hi {greeting}, this is {seeker.name.value}. Thank you very much for making the time.",
        f"I asked for {seeker.minutes} minutes, and I'll keep an eye on the clock."
        if timed
        else f"I won't take more than {seeker.minutes} minutes; I'll keep an eye on the clock.",
        f"Shall I begin?{aim} I'd like to hear how the work really is.",
    )


def _last(seeker: Seeker) -> tuple[str, ...]:
    return (
        f"Our {seeker.minutes} minutes are nearly over, so let me ask two last things.",
        "(Ask whom else to talk to, and whether you may give their name. Ask the last question only"
        " if they seem to have a moment.)",
        "Thank you. I'll write to you and say what I did with it.",
    )


def _unknown(known: dict[str, Fact]) -> list[str]:
    wanted = {"Title": "what they do now", "School": "where they studied",
              "Major": "what they studied"}  # fmt: skip
    return [text for label, text in wanted.items() if label not in known]
