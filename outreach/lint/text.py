"""A message as it would arrive, and what is known of the two people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from outreach.model import Fact, Kind, Person, Seeker, Thread, Tie
from outreach.names import fold
from outreach.sameness import Nearest

# Greetings in English, German and Spanish; the longer one first.
_GREETING = re.compile(
    r"\A\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)"
    r"|hallo(?: liebe[rs]?)?|liebe(?:[/:*]?r|s)?|lieb(?:e\(r\))|moin|guten (?:tag|morgen|abend)"
    r"|sehr geehrte(?:[/:*]?r|s|\(r\))?"
    r"|hola|buen(?:os|as) (?:d[ií]as|tardes|noches)|(?:muy )?estimad[oa](?:[/@]a|\(a\))?"
    r"|querid[oa](?:[/@]a|\(a\))?)(?![\w(])(.*)",
    re.IGNORECASE,
)
_SPANISH = re.compile(r"\s*(?:hola|buen[oa]s)\b", re.IGNORECASE)
# Words with capitals in a row, as a name has them; a stop inside, but none that ends a sentence.
_WORD = r"(?!I\b)[A-ZÀ-Þ](?:[\w&’/-]|['](?!s\b)|\.(?=\w))*"
NAME = rf"(?:St\. )?{_WORD}(?: (?:(?:of|and|&|for) (?:the )?)?(?:St\. )?{_WORD})*"

_PART = re.compile(r"\n\s*\n")
_SIGNED = 6  # words of the first line of a signature, at most


_NOBODY = Nearest()


@dataclass(frozen=True, slots=True)
class Peers:
    """What a message has in common with the rest of its batch.

    Attributes:
        nearest: The body most like it, by name of the receiver.
        colleague: That among those to the same company.
        same_subject: How many others have its subject.
        letters: How many others have a subject.
        same_subject_at_firm: Who at the same company gets the same subject.
        same_compliment: Who gets the same compliment.
        maybe_same: People with a message who may be the same person.
    """

    nearest: Nearest = _NOBODY
    colleague: Nearest = _NOBODY
    same_subject: int = 0
    letters: int = 0
    same_subject_at_firm: str = ""
    same_compliment: str = ""
    maybe_same: tuple[str, ...] = ()


_ALONE, _NOTHING = Peers(), Thread()


@dataclass(frozen=True, slots=True)
class Context:
    """What lies around a message.

    Attributes:
        age: ISO day of the newest file that the person stands in; empty where unknown.
        thread: What has passed between the two.
        peers: What the rest of the batch has of it.
        rows: What stands of others whom a count in it counts.
    """

    age: str = ""
    thread: Thread = _NOTHING
    peers: Peers = _ALONE
    rows: tuple[Fact, ...] = ()


_NONE = Context()


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
        language: Of the text.
        context: What lies around it.
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
    context: Context = _NONE

    @property
    def thread(self) -> Thread:
        """What has passed between the two."""
        return self.context.thread

    @property
    def peers(self) -> Peers:
        """What the rest of the batch has of it."""
        return self.context.peers

    @cached_property
    def whole(self) -> str:
        """Subject and body."""
        return f"{self.subject}\n{self.body}"

    @cached_property
    def low(self) -> str:
        """Subject and body in small letters."""
        return self.whole.lower()

    def holds(self, fragments: tuple[str, ...]) -> bool:
        """Whether one of these stands in it, in whatever case: most texts hold none."""
        return any(map(self.low.__contains__, fragments))

    @cached_property
    def greeted(self) -> str | None:
        """What stands after `Hi` or `Dear`, up to the comma; None without a greeting."""
        found = _GREETING.match(self.body)
        if not found:
            return None
        line = found[1].split("\n")[0]
        if _SPANISH.match(self.body):  # `Hola, Priya:`
            line = line.lstrip(" ,")
        name = re.split(r"[,:;!](?=\s|\Z)|\s[-–—]\s", line, maxsplit=1)[0]
        return name.strip()

    @cached_property
    def line(self) -> str:
        """The first line, where the greeting stands."""
        return self.body.lstrip().split("\n")[0]

    @cached_property
    def message(self) -> str:
        """The body without greeting and signature."""
        body = self.body.strip()
        if self.greeted is not None:
            name = body.find(self.greeted) + len(self.greeted)
            body = re.sub(r"\A[\s,.:;!–—-]+", "", body[name:])
        parts = _PART.split(body)
        while len(parts) > 1 and _signs(parts[-1]):
            parts.pop()
        return "\n\n".join(parts)

    @cached_property
    def stated(self) -> str:
        """The message without the user's own sentences, which say what the user knows."""
        whole = self.whole
        own = [self.thread.learnt, self.thread.plan]
        own += [self.person.hook, self.person.news] if self.person else []
        if self.seeker:
            own += [*self.seeker.lines, *self.seeker.offers, self.seeker.news]
        for fact in own:
            whole = whole.replace(fact.value, "") if fact else whole
        return whole

    @property
    def is_english(self) -> bool:
        """Whether rules that read English words have something to read."""
        return self.language[:2].lower() in ("", "en")

    @property
    def is_letter(self) -> bool:
        """Whether it goes out as a letter and not through LinkedIn's window."""
        if self.kind in (Kind.NOTE, Kind.MESSAGE):
            return False
        return self.kind is None or bool(self.to)

    @cached_property
    def own_words(self) -> str:
        """Folded values of the person and the seeker: what may stand as it is, odd as it looks."""
        written = [self.person.company, self.person.title] if self.person else []
        values = (fact.value for fact in written if fact)
        return f"{self.own_names}{' '.join(fold(value) for value in values)} "

    @cached_property
    def own_names(self) -> str:
        """Those among them that are names as people say them, and the users' own sentences."""
        return f" {' '.join(fold(value) for value in self._values())} "

    def _values(self) -> Iterator[str]:
        person, seeker = self.person, self.seeker
        if person:
            yield from (person.name.value, person.given, person.family, person.company_name)
            for fact in (person.greeting, person.hook):
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
        said = fold(text)
        return bool(said) and f" {said} " in self.own_words

    def named(self, text: str) -> bool:
        """The same, leaving aside title and company as some list wrote them."""
        said = fold(text)
        return bool(said) and f" {said} " in self.own_names


_END = re.compile(r"[.?!]\s+")


def sentences_of(said: str) -> list[str]:
    """A text parted where a sentence ends and white space follows."""
    ends = [found.span() for found in _END.finditer(said)]
    starts = [0, *(stop for _, stop in ends)]
    return [said[start:stop] for start, stop in
            zip(starts, [*(at + 1 for at, _ in ends), len(said)], strict=True)]  # fmt: skip


def _signs(part: str) -> bool:
    """Whether a last paragraph is a signature: a short line that is no sentence."""
    first = part.strip().split("\n")[0].strip()
    return len(first.split()) <= _SIGNED and not first.endswith((".", "?", "!"))
