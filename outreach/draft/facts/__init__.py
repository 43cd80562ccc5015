"""The vocabulary of the templates: what is known of a person and of the seeker, by flat name."""

from collections.abc import Collection, Sequence

from outreach.draft.facts.mine import kin_job, my_facts, my_words, present_job
from outreach.draft.facts.shared import main_study, own_study, shared_facts
from outreach.draft.facts.talked import talked_facts
from outreach.draft.facts.theirs import learner, path_of, their_facts, topic, when_held
from outreach.draft.facts.value import Value, clean
from outreach.draft.facts.vocabulary import VOCABULARY
from outreach.draft.language import Language, language
from outreach.model import Census, Person, Seeker, Study, Thread, Tie

__all__ = [
    "VOCABULARY", "Value", "clean", "facts_of", "is_enrolled", "kin_job", "learner", "main_study",
    "own_study", "path_of", "present_job", "topic", "when_held",
]  # fmt: skip


_OVER = (
    "major", "studied", "year", "major_field", "shared_major", "apart", "path_count", "path_of"
)  # fmt: skip
ENDS = 7  # month by which a class has finished


def is_enrolled(study: Study, today: str) -> bool:
    """Whether a class has not finished on an ISO day; not where the year is not known."""
    year = study.year.value if study.year else ""
    return bool(today) and year.isdigit() and f"{year}-{ENDS:02d}" > today[:7]


def facts_of(  # noqa: PLR0913, PLR0917 - the two, what lies between them, and the day
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie],
    census: Census,
    taken: Collection[str] = (),
    thread: Thread | None = None,
    today: str = "",
    tongue: Language | None = None,
) -> dict[str, Value]:
    """Everything documented that is known, by the names of `VOCABULARY`; the unknown is absent.

    Args:
        person: To whom the message goes.
        seeker: From whom.
        ties: What the two share.
        census: Counts over the user's list.
        taken: Times already offered to somebody else.
        thread: What has passed between them.
        today: The user's date, ISO; days of the thread are said from it.
        tongue: The language of the message; English where it is not given.
    """
    said = tongue or language("en")
    theirs = main_study(person, seeker)
    found = {
        **their_facts(person, theirs, census, said),
        **shared_facts(person, seeker, ties, said, today),
        **my_facts(seeker, person, theirs, taken, today, said),
        **talked_facts(thread or Thread(), person, seeker, today, said),
    }
    if is_enrolled(theirs, today):  # what they studied is not over, and led nowhere yet
        found |= dict.fromkeys(_OVER, Value(""))
    if said.code == seeker.language:  # the seeker's own sentences are in the seeker's language
        found |= my_words(seeker, found)
    return {name: value for name, value in found.items() if value.text}
