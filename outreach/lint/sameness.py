"""Sameness: two colleagues compare what they got, and nobody is asked twice."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from outreach.lint.rule import FIRST, error, family, warning
from outreach.lint.text import Peers, Text
from outreach.model import Draft, Kind, Person
from outreach.sameness import BATCH, COLLEAGUES, Index, grams

_QUIET = timedelta(days=90)  # after a message nobody gets another first one for so long
# A subject is worn where more than this share of a batch's letters has it.
_SUBJECTS = 1 / 3
_COMPLIMENTS = ("seen", "why_you")  # the slots that say why this person


@dataclass
class Batch:
    """The first messages at large, taken in one by one: each is held against those before it."""

    index: Index = field(default_factory=Index)
    subjects: Counter[str] = field(default_factory=Counter)
    headed: dict[tuple[str, str], str] = field(default_factory=dict)
    compliments: dict[str, str] = field(default_factory=dict)

    def take(self, draft: Draft, person: Person, known: Collection[str]) -> Peers:
        """What a message has in common with those before it; then it is one of them.

        Args:
            draft: The message.
            person: To whom.
            known: The values merged into it.
        """
        if not draft.kind.is_first:
            return Peers()
        found = grams(draft.body, known)
        nearest, colleague = self.index.nearest(found, person.company_id)
        at_firm = (person.company_id, draft.subject)
        compliment = next((one.text for one in draft.sentences if one.slot in _COMPLIMENTS), "")
        peers = Peers(
            nearest=nearest,
            colleague=colleague,
            same_subject=self.subjects[draft.subject],
            letters=self.subjects.total(),
            same_subject_at_firm=self.headed.get(at_firm, "") if all(at_firm) else "",
            same_compliment=self.compliments.get(compliment, "") if compliment else "",
        )
        self._add(draft, person)
        self.index.add(draft.to_name, person.company_id, found)
        return peers

    def _add(self, draft: Draft, person: Person) -> None:
        if draft.subject:
            self.subjects[draft.subject] += 1
            self.headed[person.company_id, draft.subject] = draft.to_name
        for one in draft.sentences:
            if one.slot in _COMPLIMENTS:
                self.compliments[one.text] = draft.to_name


def alike(text: Text) -> Iterator[str]:
    """L31, colleagues."""
    like = text.peers.colleague
    if like.likeness > COLLEAGUES:
        yield f"{like.likeness:.0%} of it is what {like.key} at the same company gets: \
`outreach draft` again, or change it."


def alike_in_batch(text: Text) -> Iterator[str]:
    """L31, the batch."""
    like = text.peers.nearest
    if like.likeness > BATCH and like.key != text.peers.colleague.key:
        yield f"{like.likeness:.0%} of it is what {like.key} gets: change the question."


def subjects(text: Text) -> Iterator[str]:
    """L32."""
    peers = text.peers
    if peers.same_subject_at_firm:
        yield f'"{text.subject}" also heads the letter to {peers.same_subject_at_firm} at the same \
company: name another topic.'
    elif peers.letters > 2 and (peers.same_subject + 1) / (peers.letters + 1) > _SUBJECTS:
        yield f'"{text.subject}" heads {peers.same_subject + 1} of {peers.letters + 1} letters: \
name the tie or the topic of this one.'


def compliments(text: Text) -> Iterator[str]:
    """L33."""
    if text.peers.same_compliment:
        yield f"{text.peers.same_compliment} gets the same compliment, word for word: \
change one of them."


def twice(text: Text) -> Iterator[str]:
    """L34."""
    for name in text.peers.maybe_same:
        yield f"{name} has a message too and may be the same person: `outreach doubts`."
    if not text.person or _accepted(text):
        return
    wrote = text.person.last_sent
    for day, how in ((text.thread.asked, "sent"), (wrote, "written on LinkedIn")):
        if day and _recent(day.value, text.today):
            yield f"They have a message of yours, {how} on {day.value}: wait for an answer."


def _accepted(text: Text) -> bool:
    """Whether this is the message that follows an invitation which was accepted."""
    return text.kind is Kind.MESSAGE and text.thread.asked_kind == Kind.NOTE


def _recent(iso: str, today: date) -> bool:
    return today - date.fromisoformat(iso[:10]) < _QUIET


RULES = family(
    "sameness",
    error("L31", FIRST, "A body that a colleague of theirs gets too.", alike),
    warning("L31", FIRST, "A body that somebody else in the batch gets too.", alike_in_batch),
    warning("L32", FIRST, "A subject that heads too many letters.", subjects),
    warning("L33", FIRST, "A compliment that somebody else gets too.", compliments),
    error("L34", FIRST, "Somebody who has a message already, under this or another name.", twice),
)
