"""What has passed between the two, and what is new with the seeker."""

from outreach.draft.facts.value import Value, clause, plain, sentence, value
from outreach.draft.language import Language
from outreach.model import Fact, Person, Seeker, Thread


def talked_facts(
    thread: Thread, person: Person, seeker: Seeker, today: str, said: Language
) -> dict[str, Value]:
    """Days of the thread as they are said today, and the user's own words on the talk."""
    found = {
        "asked_on": _day(thread.asked, today, said),
        "asked_subject": value(thread.subject, thread.asked),
        "replied_on": _day(thread.replied, today, said),
        "met_on": _day(thread.met, today, said),
        "learnt": clause(plain(thread.learnt)),
        "plan": clause(plain(thread.plan)),
        "news": sentence(plain(person.news or seeker.news)),
    }
    if thread.suggested:
        found["suggested"] = plain(thread.suggested[-1])
    return found


def _day(fact: Fact | None, today: str, said: Language) -> Value:
    return value(said.on(fact.value, today), fact) if fact and today else Value("")
