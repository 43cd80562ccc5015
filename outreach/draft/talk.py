"""The questions for a talk: chosen by what is known, worded for their role."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from outreach.config import shipped
from outreach.draft.facts import Value, facts_of
from outreach.draft.letter import Frame, Layout
from outreach.draft.plan import Bank
from outreach.draft.situation import situation
from outreach.model import Census, Person, Seeker, Sentence, Thread, Tie

# In the order of a talk: the work first, whom else to ask and openings at its end.
TOPICS = {
    "day": "the work", "path": "the way in", "entry": "first jobs", "skills": "skills",
    "next": "my next step", "who": "whom else", "openings": "openings",
}  # fmt: skip


def questions(  # noqa: PLR0913, PLR0917 - the two, what lies between them, and the day
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    census: Census,
    today: date,
    home: Path | None,
    thread: Thread,
) -> tuple[Sentence, ...]:
    """One question for each topic, with the facts that it rests on; `slot` is the topic.

    Whom they talked with before is not asked again how they came to their work.
    """
    facts = facts_of(person, seeker, ties, census, (), thread, today.isoformat())
    held = situation(person, seeker, ties, facts, today, thread)
    roots = [*([home / "templates"] if home else []), shipped("templates")]
    bank = Bank(roots, facts, held, person.id, (), "en", "")
    known = {"path"} if thread.met else set()
    return tuple(_asked(bank, facts, known))


def _asked(bank: Bank, facts: dict[str, Value], known: set[str]) -> Iterator[Sentence]:
    frame = Frame(Layout((), ()), facts, {})
    for topic in TOPICS:
        if topic in known:
            continue
        slot = f"talk_{topic}"
        able = bank.of(slot, ())
        if able:
            yield from frame.sentences(bank.fill(slot, able[0]))
