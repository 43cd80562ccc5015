"""What has passed between the two, and what is new with the seeker."""

import re

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
        "learnt": clause(_told(thread.learnt)),
        "plan": clause(plain(thread.plan)),
        "news": sentence(plain(person.news or seeker.news)),
    }
    if thread.suggested:
        found["suggested"] = _suggested(thread, said)
    return found


def _told(fact: Fact | None) -> Value:
    """What was learnt, in the user's words: of `that users wait`, `users wait`."""
    return value(_THAT.sub("", fact.value), fact) if fact else Value("")


_THAT = re.compile(r"\Athat\s+(?=\w)", re.IGNORECASE)
_MOST_NAMES = 3


def _suggested(thread: Thread, said: Language) -> Value:
    """Whom they suggested since the last talk; else whom they did last."""
    since = thread.met.value if thread.met else ""
    names = [one for one in thread.suggested if one.said >= since] or thread.suggested[-1:]
    *others, last = [plain(one).text for one in names[-_MOST_NAMES:]]
    text = f"{', '.join(others)} {_AND[said.code]} {last}" if others else last
    return value(text, *names[-_MOST_NAMES:])


_AND = {"en": "and", "de": "und", "es": "y"}


def _day(fact: Fact | None, today: str, said: Language) -> Value:
    return value(said.on(fact.value, today), fact) if fact and today else Value("")
