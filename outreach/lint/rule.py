"""What every rule is given, and what it gives back."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from outreach.model import Fact, Kind, Person, Seeker, Severity, Tie
from outreach.names import fold

EVERY = frozenset(Kind)
EMAIL = frozenset({Kind.ASK})

_GREETING = re.compile(
    r"\A\s*(?:hi|hello|hey|dear|hallo|guten tag|good (?:morning|afternoon|evening))\b(.*)", re.I
)


@dataclass(frozen=True)
class Text:
    """A message as it would arrive, and what is known of the two people.

    Attributes:
        subject: Empty where there is none.
        body: The text.
        kind: None for a text written by hand.
        to: The address as it would stand in the header.
        to_name: The name beside it.
        to_id: Id of the person the draft is for.
        person: None where nothing is known.
        seeker: None where nothing is known.
        ties: What the two share.
        today: The user's date.
        facts: What the sentences rest on; empty once the user edited them.
        language: Code of the language it is in.
    """

    subject: str
    body: str
    today: date
    kind: Kind | None = None
    to: str = ""
    to_name: str = ""
    to_id: str = ""
    person: Person | None = None
    seeker: Seeker | None = None
    ties: tuple[Tie, ...] = ()
    facts: tuple[Fact, ...] = ()
    language: str = "en"

    @cached_property
    def whole(self) -> str:
        """Subject and body."""
        return f"{self.subject}\n{self.body}"

    @cached_property
    def greeted(self) -> str | None:
        """What stands after `Hi` or `Dear`, up to the comma; None without a greeting."""
        found = _GREETING.match(self.body)
        if not found:
            return None
        line = found[1].split("\n")[0]
        name = re.split(r"[,:;!](?=\s|\Z)|\s[-–—]\s", line, maxsplit=1)[0]
        return name.strip()

    @cached_property
    def line(self) -> str:
        """The first line, where the greeting stands."""
        return self.body.lstrip().split("\n")[0]

    @cached_property
    def own_words(self) -> str:
        """Folded values of the person and the seeker: what may stand as it is, odd as it looks."""
        return f" {' '.join(fold(value) for value in self._values())} "

    def _values(self) -> Iterator[str]:
        person, seeker = self.person, self.seeker
        if person:
            yield from (person.name.value, person.given, person.family, person.company_name)
            for fact in (person.greeting, person.company, person.title, person.hook):
                yield fact.value if fact else ""
            for fact in (*person.clubs, *person.past_companies):
                yield fact.value
            for study in person.studies:
                yield from (study.school_name, study.major.value if study.major else "")
        if seeker:
            yield seeker.name.value
            for fact in (*seeker.clubs, *seeker.lines, *(job.company for job in seeker.jobs)):
                yield fact.value

    def known(self, text: str) -> bool:
        """Whether a piece of text is somebody's own name or word and not a fault."""
        return bool(fold(text)) and f" {fold(text)} " in self.own_words


Check = Callable[[Text], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that may be wrong with a message.

    Attributes:
        id: As the findings name it.
        severity: Error or warning.
        kinds: Kinds it applies to; a text written by hand is asked all of them.
        text: What it looks for, in one line.
        check: Yields one sentence for each fault: what was met, and what to do.
    """

    id: str
    severity: Severity
    kinds: frozenset[Kind]
    text: str
    check: Check


def error(name: str, kinds: frozenset[Kind], text: str, check: Check) -> Rule:
    """A rule that blocks delivery."""
    return Rule(name, Severity.ERROR, kinds, text, check)


def warning(name: str, kinds: frozenset[Kind], text: str, check: Check) -> Rule:
    """A rule that does not."""
    return Rule(name, Severity.WARNING, kinds, text, check)


def phrases(pattern: str, advice: str) -> Check:
    """A check that finds phrases and gives one piece of advice on them."""
    wanted = re.compile(pattern, re.IGNORECASE)

    def check(text: Text) -> Iterator[str]:
        found = dict.fromkeys(match[0].strip() for match in wanted.finditer(text.whole))
        for phrase in found:
            yield f'It says "{phrase}": {advice}'

    return check
