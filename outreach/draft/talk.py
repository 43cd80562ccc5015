"""The questions for a talk: chosen by what is known, worded for their role."""

from collections.abc import Collection, Iterator, Sequence
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
    answered: Collection[str] = (),
) -> tuple[Sentence, ...]:
    """One question for each topic, with the facts that it rests on; `slot` is the topic.

    What was answered in an earlier talk is not asked again: `answered` are its questions.
    """
    facts = facts_of(person, seeker, ties, census, (), thread, today.isoformat())
    held = situation(person, seeker, ties, facts, today, thread)
    roots = [*([home / "templates"] if home else []), shipped("templates")]
    bank = Bank(roots, facts, held, person.id, (), "en", "")
    return tuple(_asked(bank, facts, answered))


def _asked(bank: Bank, facts: dict[str, Value], answered: Collection[str]) -> Iterator[Sentence]:
    frame = Frame(Layout((), ()), facts, {})
    for topic in TOPICS:
        slot = f"talk_{topic}"
        able = (frame.sentences(bank.fill(slot, option)) for option in bank.of(slot, ()))
        asked = tuple(next(able, ()))
        if not any(one.text in answered for one in asked):
            yield from asked
