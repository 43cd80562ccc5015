"""From what is known of two people to a message: every sentence carries the facts under it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from outreach.config import shipped
from outreach.draft.facts import VOCABULARY, Value, clean, facts_of
from outreach.draft.language import Language, language
from outreach.draft.letter import Frame, Layout, Letter, layout, message_file
from outreach.draft.occasion import Occasion, address, kind_of, room, settled
from outreach.draft.plan import Bank, Choice, choose, steps
from outreach.draft.situation import Situation, situation
from outreach.draft.slots import Filled
from outreach.draft.taken import Taken
from outreach.errors import UsageError
from outreach.limits import (
    BODY_WORDS,
    FOLLOWUP_WORDS,
    READ_WORDS,
    SUBJECT_CHARACTERS,
    SUBJECT_WORDS,
    characters,
)
from outreach.model import Census, Draft, Kind, Person, Seeker, Tie
from outreach.sameness import grams

__all__ = [
    "VOCABULARY", "Occasion", "Taken", "Value", "compose", "facts_of", "kind_of",
    "questions", "room",
]  # fmt: skip

# Words of an email between which its kind is held.
_WORDS = {Kind.ASK: BODY_WORDS, Kind.REFERRAL: BODY_WORDS, Kind.FOLLOWUP: (0, FOLLOWUP_WORDS)}
_LATER_WORDS = (0, READ_WORDS[1])


@dataclass(frozen=True, slots=True)
class _Desk:
    """Everything at hand for one message.

    Attributes:
        kind: What it is for.
        to: Its address; empty for LinkedIn.
        room: Characters at most; 0 for an email.
        said: Its language.
        template: Name of the message file.
        plan: That file.
        facts: What is known.
        held: The situation.
        bank: What can be said.
        occasion: Why it is written.
        company: Id of the receiver's company.
        taken: What the rest of the batch uses up.
        merged: The values that may be merged into the message.
    """

    kind: Kind
    to: str
    room: int
    said: Language
    template: str
    plan: Layout
    facts: Mapping[str, Value]
    held: Situation
    bank: Bank
    occasion: Occasion
    company: str
    taken: Taken
    merged: frozenset[str]


def compose(  # noqa: PLR0913, PLR0917 - the two people, what lies between them, and where and when
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    census: Census,
    today: date,
    home: Path | None = None,
    taken: Taken | None = None,
    occasion: Occasion | None = None,
) -> Draft:
    """Write to one person what is true of the two.

    Args:
        person: To whom.
        seeker: From whom.
        ties: What they share.
        census: Counts over the user's list.
        today: The user's date.
        home: The user's folder, whose `templates` go before the shipped ones.
        taken: What other messages of the batch use up; this one is taken in.
        occasion: What it is written for; a first message where it is not given.

    Raises:
        UsageError: If it is not the time for it, or something required is not known.
        TemplateError: If a template is broken.
    """
    rest = taken if taken is not None else Taken()
    desk = _desk(person, seeker, ties, census, today, home, rest, occasion or Occasion())
    made = _draft(desk, person, _letter(desk))
    rest.add(made, person, desk.merged)
    return made


def questions(  # noqa: PLR0913, PLR0917 - as compose
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    census: Census,
    today: date,
    home: Path | None = None,
    taken: Taken | None = None,
    occasion: Occasion | None = None,
) -> tuple[tuple[str, str], ...]:
    """Every question that fits the person, the best first: (text of the template, as rendered).

    The first of a pair is what `Occasion.question` takes.
    """
    rest = taken if taken is not None else Taken()
    desk = _desk(person, seeker, ties, census, today, home, rest, occasion or Occasion())
    said = ("hook",) if _hook_slot(desk) == "seen" else ()
    asked = (desk.bank.fill("question", option) for option in desk.bank.of("question", said))
    return tuple({one.shown: (one.option.source, one.shown) for one in asked}.values())


def _draft(desk: _Desk, person: Person, letter: Letter) -> Draft:
    answers = desk.kind in (Kind.FOLLOWUP, Kind.DECLINE) and desk.to
    return Draft(
        person=person.id,
        kind=desk.kind,
        to=desk.to,
        to_name=desk.facts["name"].text,
        url=person.url.value if person.url and not desk.to else "",
        subject=letter.subject,
        body=letter.body,
        sentences=letter.sentences,
        language=desk.said.code,
        template=desk.template,
        answers=desk.occasion.thread.message_id if answers else "",
    )


def _desk(  # noqa: PLR0913, PLR0917 - as compose
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    census: Census,
    today: date,
    home: Path | None,
    taken: Taken,
    occasion: Occasion,
) -> _Desk:
    kind = settled(person, seeker, occasion)
    said = language(occasion.language or person.language or seeker.language)
    to = clean(address(kind, person, occasion.thread))
    facts = facts_of(
        person, seeker, ties, census, taken.texts, occasion.thread, today.isoformat(), said
    )
    _require(person, facts)
    held = situation(person, seeker, ties, facts, today, occasion.thread)
    held |= dict.fromkeys(_words(kind, to, seeker.register), ())
    roots = [*([home / "templates"] if home else []), shipped("templates")]
    template, path = message_file(
        kind if to or kind is not Kind.REFERRAL else Kind.MESSAGE,
        seeker.register, said, roots, occasion.template,
    )  # fmt: skip
    plan = layout(path, said.code)
    bank = Bank(roots, facts, held, person.id, taken.texts, said.code, occasion.question,
                seeker.avoid)  # fmt: skip
    limit = room(kind, bool(to), seeker)
    merged = frozenset(value.text for value in facts.values())
    return _Desk(kind, to, limit, said, template, plan, facts, held, bank, occasion,
                 person.company_id, taken, merged)  # fmt: skip


def _words(kind: Kind, to: str, register: str) -> Iterator[str]:
    """The situation words that the kind, its way and the register are."""
    yield from (kind.value, register, "email" if to else "linkedin")
    if kind is Kind.REFERRAL:  # it is asked as any other first message
        yield "ask" if to else "message"


def _require(person: Person, facts: Mapping[str, Value]) -> None:
    if "greeting" not in facts:
        name = person.name.value
        raise UsageError(
            f"The name to greet {name} by is not known.",
            f'Type `outreach set "{name}" greeting=NAME`.',
        )


def _letter(desk: _Desk) -> Letter:
    frame = Frame(desk.plan, desk.facts, desk.held)

    def tried(ok: Callable[[_Desk, _Body], bool], also: str = "") -> Choice | None:
        """The choice nearest to the first choices whose letter passes; None where none does."""
        order = steps(desk.kind, desk.plan.slots, also)
        return choose(desk.bank, order, lambda one: ok(desk, _Body(frame, one)))

    hook = _hook_slot(desk)
    choice = tried(_is_fresh, also=hook) if hook else None
    choice = choice or tried(_is_fresh) or tried(_is_long_enough) or tried(_is_short)
    name = desk.facts["name"].text
    if choice is None and not desk.room:
        raise UsageError(
            f"Nothing true makes a whole letter to {name}.",
            "Say more of yourself: your class year, your major, what you hope to do.",
        )
    if choice is None and desk.occasion.template:
        raise UsageError(
            f"{desk.template} makes nothing for {name} that fits into the {desk.room} characters "
            "which LinkedIn takes.",
            "Try it on somebody whom an email reaches, or shorten the template.",
        )
    if choice is None:
        raise UsageError(
            f"Nothing true fits into {desk.room} characters for {name}.",
            f'Type `outreach set "{name}" greeting=NAME` with a shorter name.',
        )
    if "subject" in desk.plan.slots and desk.to:
        return frame.letter(choice, _subject(desk.bank, choice, desk.kind))
    return frame.letter(choice)


def _hook_slot(desk: _Desk) -> str:
    """The slot that says what the user saw of theirs; empty where nothing was seen."""
    slots = [slot for slot in ("seen", "why_you") if slot in desk.plan.slots]
    able = (slot for slot in slots if desk.bank.of(slot, ()))
    return next(able, "") if "hooked" in desk.held else ""


class _Body:
    """The text of a letter that is tried: put together only where somebody looks at it."""

    def __init__(self, frame: Frame, choice: Choice) -> None:
        self._frame, self._choice = frame, choice

    @cached_property
    def text(self) -> str:
        """The whole."""
        return self._frame.body(self._choice)

    def exceeds(self, words: int) -> bool:
        """Whether its slots alone have more words, even where some are run together."""
        filled = self._choice.values()
        return sum(one.words for one in filled) > words + len(filled)


def _is_fresh(desk: _Desk, body: _Body) -> bool:
    """Whether it has the right length, and is unlike the rest of the batch."""
    return _is_long_enough(desk, body) and desk.taken.is_fresh(
        grams(body.text, desk.merged), desk.company
    )


def _is_long_enough(desk: _Desk, body: _Body) -> bool:
    """Whether the letter has the length that its kind should have."""
    if desk.room:
        return _is_short(desk, body)
    low, high = _WORDS.get(desk.kind, _LATER_WORDS)
    return not body.exceeds(high) and low <= len(body.text.split()) <= high


def _is_short(desk: _Desk, body: _Body) -> bool:
    """Whether it is within the limit of its channel."""
    return not desk.room or characters(body.text) <= desk.room


def _subject(bank: Bank, choice: Choice, kind: Kind) -> Filled:
    """The first subject that is short enough; the shortest where none is.

    A later letter has a subject of its kind, however long: it may be the one that it answers.
    """
    said = {name for filled in choice.values() for name in filled.option.text.names}
    low, high = SUBJECT_WORDS
    shortest: Filled | None = None
    for option in bank.of("subject", said):
        one = bank.fill("subject", option)
        fits = len(one.shown) <= SUBJECT_CHARACTERS and low <= len(one.shown.split()) <= high
        if fits if kind.is_first else kind.value in option.needs:
            return one
        if shortest is None or len(one.shown) < len(shortest.shown):
            shortest = one
    if shortest is None:
        raise UsageError("Nothing true can be said in the subject.", "Add one to your templates.")
    return shortest
