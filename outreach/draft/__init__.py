"""From what is known of two people to a message: every sentence carries the facts under it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.config import shipped
from outreach.draft.facts import VOCABULARY, Value, clean, facts_of
from outreach.draft.letter import Layout, Letter, layout, write
from outreach.draft.plan import Bank, Choice, choose, steps
from outreach.draft.situation import Situation, situation
from outreach.draft.slots import Filled, find, used
from outreach.errors import UsageError
from outreach.model import Census, Draft, Kind, Person, Seeker, Tie

__all__ = ["VOCABULARY", "Value", "compose", "facts_of", "kind_of", "offered", "room"]

MESSAGE_ROOM = 399
NOTE_ROOM, PREMIUM_ROOM = 200, 300
_SUBJECT_ROOM, _SUBJECT_WORDS = 50, (3, 7)
_BODY_WORDS = (60, 110)


def kind_of(person: Person) -> Kind:
    """The kind that the tie asks for: an email where there is an address, else LinkedIn.

    Raises:
        UsageError: If there is no way to reach them, or nobody may write to them.
    """
    name = person.name.value
    if person.do_not_contact:
        raise UsageError(
            f"{name} is not to be contacted ({person.do_not_contact.where}).",
            "Choose somebody else: a no is kept.",
        )
    if person.emails:
        return Kind.ASK
    if person.connected:
        return Kind.MESSAGE
    if person.url:
        return Kind.NOTE
    raise UsageError(
        f"There is no way to reach {name}: no address, no profile, not a connection.",
        f'Type `outreach set "{name}" email=ADDRESS` if you know one.',
    )


def room(kind: Kind, seeker: Seeker) -> int:
    """How many characters LinkedIn gives a message or note; 0 for an email, which has no limit."""
    if kind is Kind.MESSAGE:
        return MESSAGE_ROOM
    if kind is Kind.NOTE:
        return PREMIUM_ROOM if seeker.premium else NOTE_ROOM
    return 0


def size(text: str) -> int:
    """Characters as LinkedIn may count them: code points or UTF-16 units, the larger."""
    return max(len(text), len(text.encode("utf-16-le")) // 2)


def offered(draft: Draft) -> frozenset[str]:
    """What a draft uses up, to hand to the next as `taken`: its times and its sentences.

    Subject, opening, question, ask and thanks are to differ within a batch as long as another
    true one exists: two colleagues compare.
    """
    asked = [sentence for sentence in draft.sentences if sentence.slot == "ask"]
    times = {fact.value for sentence in asked for fact in sentence.facts}
    return used(draft.sentences) | times


def compose(  # noqa: PLR0913, PLR0917 - the two people, what lies between them, and where and when
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    census: Census,
    today: date,
    home: Path | None = None,
    taken: Collection[str] = (),
) -> Draft:
    """Write to one person what is true of the two.

    Args:
        person: To whom.
        seeker: From whom.
        ties: What they share.
        census: Counts over the user's list.
        today: The user's date.
        home: The user's folder, whose `templates` go before the shipped ones.
        taken: What other drafts of the batch use up, as `offered` gives it.

    Raises:
        UsageError: If something required is not known.
        TemplateError: If a template is broken.
    """
    kind = kind_of(person)
    facts = facts_of(person, seeker, ties, census, taken)
    _require(person, facts)
    held = situation(person, seeker, ties, facts, today)
    held |= {kind.value: (), seeker.register: ()}
    roots = [*([home / "templates"] if home else []), shipped("templates")]
    template = f"{kind.value}.{seeker.register}"
    plan = layout(find(f"messages/en/{template}.txt", roots))
    bank = Bank(roots, facts, held, person.id, taken)
    letter = _letter(plan, facts, held, bank, _Fit(kind, room(kind, seeker)))
    return Draft(
        person=person.id,
        kind=kind,
        to=clean(person.emails[0].value) if kind is Kind.ASK else "",
        to_name=facts["name"].text,
        url=person.url.value if person.url and kind is not Kind.ASK else "",
        subject=letter.subject,
        body=letter.body,
        sentences=letter.sentences,
        template=template,
    )


def _require(person: Person, facts: Mapping[str, Value]) -> None:
    if "greeting" not in facts:
        name = person.name.value
        raise UsageError(
            f"The name to greet {name} by is not known.",
            f'Type `outreach set "{name}" greeting=NAME`.',
        )


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a message has room for.

    Attributes:
        kind: Of the message.
        room: Characters at most; 0 for an email.
    """

    kind: Kind
    room: int

    def ok(self, letter: Letter) -> bool:
        """Whether the letter has the length that its kind should have."""
        return self.short(letter) if self.room else self.full(letter)

    def short(self, letter: Letter) -> bool:
        """Whether it is within the limit of its channel."""
        return not self.room or size(letter.body) <= self.room

    def full(self, letter: Letter) -> bool:
        """Whether an email has the words of one that is read."""
        low, high = _BODY_WORDS
        return low <= len(letter.body.split()) <= high


def _letter(
    plan: Layout, facts: Mapping[str, Value], held: Situation, bank: Bank, fit: _Fit
) -> Letter:
    order = steps(fit.kind, plan.slots)

    def written(choice: Choice) -> Letter:
        return write(plan, choice, facts, held)

    choice = choose(bank, order, lambda one: fit.ok(written(one))) or choose(
        bank, order, lambda one: fit.short(written(one))
    )
    if choice is None:
        raise UsageError(
            f"Nothing true fits into {fit.room} characters for {facts['name'].text}.",
            f'Type `outreach set "{facts["name"].text}" greeting=NAME` with a shorter name.',
        )
    if "subject" in plan.slots:
        choice = choice | {"subject": _subject(bank, choice)}
    return written(choice)


def _subject(bank: Bank, choice: Choice) -> Filled:
    """The first subject that is short enough; the shortest where none is."""
    said = {name for filled in choice.values() for name in filled.option.text.names}
    every = [bank.fill("subject", option) for option in bank.of("subject", said)]
    if not every:
        raise UsageError("Nothing true can be said in the subject.", "Add one to your templates.")
    low, high = _SUBJECT_WORDS
    for one in every:
        if len(one.shown) <= _SUBJECT_ROOM and low <= len(one.shown.split()) <= high:
            return one
    return min(every, key=lambda one: len(one.shown))
