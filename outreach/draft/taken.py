"""What the other messages of a batch have used up."""

from collections.abc import Collection
from dataclasses import dataclass, field

from outreach.draft.slots import used
from outreach.model import Draft, Person
from outreach.sameness import BATCH, COLLEAGUES, Grams, Index, grams


@dataclass
class Taken:
    """Times, sentences and bodies of a batch: two colleagues compare.

    Subject, opening, question, ask and thanks are to differ as long as another true one exists; a
    body may share half of its 5-grams with one to the same company, four fifths with any other.

    Attributes:
        texts: Times, sentences, and the patterns they were made after.
        index: The bodies, what is merged into them masked.
    """

    texts: set[str] = field(default_factory=set)
    index: Index = field(default_factory=Index)

    def add(self, draft: Draft, person: Person, known: Collection[str]) -> None:
        """Take a message in; `known` are the values merged into it."""
        asked = (sentence for sentence in draft.sentences if sentence.slot == "ask")
        self.texts |= used(draft.sentences)
        self.texts |= {fact.value for sentence in asked for fact in sentence.facts}
        self.index.add(draft.id or person.id, person.company_id, grams(draft.body, known))

    def is_fresh(self, found: Grams, company: str) -> bool:
        """Whether a body is unlike enough to all that were taken in."""
        if not self.index.keys:
            return True
        nearest, colleague = self.index.nearest(found, company)
        return nearest.likeness <= BATCH and colleague.likeness <= COLLEAGUES
