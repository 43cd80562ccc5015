"""Judging: what lint says of drafts, one by one and of the batch they stand in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from outreach import ties
from outreach.config import Home
from outreach.draft import Taken, facts_of
from outreach.draft.facts import main_study, path_of, topic
from outreach.draft.language import language
from outreach.errors import UnreadableFile
from outreach.journey import choose, talk, who
from outreach.lint import Context, lint_text
from outreach.lint import lint as find
from outreach.lint.sameness import Batch
from outreach.model import Census, Draft, Fact, Finding, Person, Seeker, Severity, Thread, Tie
from outreach.store import Store, drafts, reading
from outreach.store import people as known
from outreach.store.drafts import Stored
from outreach.tabular import decode
from outreach.unpack import source


@dataclass(frozen=True, slots=True)
class Written:
    """A draft and what lint says of it.

    Attributes:
        draft: The message.
        findings: Errors first.
        state: open, approved, written.
        person: To whom.
        overruled: Ids of rules whose errors in this very text the user let pass.
    """

    draft: Draft
    findings: tuple[Finding, ...]
    state: str
    person: Person
    overruled: frozenset[str] = frozenset()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors that keep it from leaving."""
        return tuple(
            finding
            for finding in self.findings
            if finding.severity is Severity.ERROR and finding.rule not in self.overruled
        )

    @property
    def is_blocked(self) -> bool:
        """Whether an error keeps it from leaving."""
        return bool(self.errors)


# For so long what was written counts: its times may still be taken up, its words compared.
_COMPARED = timedelta(days=14)
_SHORT = 3  # letters of a word that tells nothing: UX, SEO
_FEW = 3  # people on one path who are still a distinction


@dataclass(frozen=True, slots=True)
class Desk:
    """What drafting and judging stand on.

    Attributes:
        store: Open.
        home: The user's folder.
        seeker: Who writes.
        census: Counts over everyone known.
        paths: (field of the major, what they do) → who took that path.
    """

    store: Store
    home: Home
    seeker: Seeker
    census: Census
    paths: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def paths_known(self) -> int:
        """Of how many people it is known what they studied and what they do."""
        return len({one for ids in self.paths.values() for one in ids})

    @property
    def today(self) -> date:
        """The user's date."""
        return self.home.clock().date()

    def people(self, owners: Sequence[str]) -> list[Person]:
        """People by id, in that order."""
        return who.several(self.store, owners, self.today.year)

    def shared(self, person: Person) -> tuple[Tie, ...]:
        """What the seeker has in common with a person."""
        return ties.shared(person, self.seeker, self.census)

    def census_of(self, person: Person) -> Census:
        """The census, with the few others who took the path of a person, where they are few.

        Nothing is counted where somebody took a path that a reader might take for the same.
        """
        path = path_of(person, main_study(person, self.seeker))
        ids = self.paths.get(path, ()) if path and not self._is_vague(path) else ()
        rows = self._rows(ids, person) if 1 < len(ids) <= _FEW else ()
        return replace(self.census, paths={path: len(ids)} if path and ids else {},
                       paths_known=self.paths_known, path_rows=rows)  # fmt: skip

    def _is_vague(self, path: tuple[str, str]) -> bool:
        """Whether a path of other words leads to nearly the same: `communications consulting`."""
        major, does = path
        words = {word for word in does.split() if len(word) > _SHORT}
        return any(
            other != does and words.intersection(other.split())
            for known, other in self.paths
            if known == major
        )

    def _rows(self, ids: Sequence[str], person: Person) -> tuple[Fact, ...]:
        others = self.people([one for one in ids if one != person.id])
        found = []
        for other in others:
            study = main_study(other, self.seeker)
            found += [other.name, study.major, other.title]
        return tuple(fact for fact in found if fact)

    def merged(self, draft: Draft, person: Person) -> frozenset[str]:
        """The values that may have been merged into a draft."""
        shared = self.shared(person)
        said = language(draft.language)
        values = facts_of(person, self.seeker, shared, self.census, tongue=said)
        return frozenset(value.text for value in values.values())

    def _at_large(self) -> list[Stored]:
        """What is open, approved, or was written lately: what people may compare."""
        return drafts.at_large(self.store, (self.today - _COMPARED).isoformat())

    def taken(self, but: Collection[str] = ()) -> Taken:
        """What the messages at large use up, those to certain people left out."""
        every = [one for one in self._at_large() if one.draft.person not in but]
        rest = Taken()
        people = self.people([one.draft.person for one in every])
        for one, person in zip(every, people, strict=True):
            rest.add(one.draft, person, self.merged(one.draft, person))
        return rest

    def _judge(self, stored: Stored, person: Person, context: Context) -> Written:
        """Lint one draft against the two people."""
        draft = stored.draft
        findings = find(draft, person, self.seeker, self.shared(person), self.today, context)
        ordered = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
        return Written(draft, tuple(ordered), stored.state, person, self._overruled(draft))

    def _overruled(self, draft: Draft) -> frozenset[str]:
        """Ids of the rules whose errors in this very text the user let pass."""
        every = drafts.events(self.store, draft.person)
        told = (event for event in every if event.what == "overruled" and event.draft == draft.id)
        pairs = (event.detail.split() for event in told)
        return frozenset(rule for rule, digest in pairs if digest == draft.digest)

    def judged(self, stored: Sequence[Stored]) -> list[Written]:
        """Lint stored drafts against their people as they are known now, and the rest at large."""
        mine = {one.draft.id for one in stored}
        rest = [one for one in self._at_large() if one.draft.id not in mine]
        every = [*rest, *stored]
        people = self.people([one.draft.person for one in every])
        ages = known.ages(self.store, [one.draft.person for one in stored])
        twins = self.twins([one.draft.person for one in every])
        batch = Batch()
        written = []
        for one, person in zip(every, people, strict=True):
            peers = batch.take(one.draft, person, self.merged(one.draft, person))
            if one.draft.id in mine:
                peers = replace(peers, maybe_same=twins.get(person.id, ()))
                thread = self._thread(person.id, one.draft)
                rows = self.census_of(person).path_rows
                context = Context(ages.get(person.id, ""), thread, peers, rows)
                written.append(self._judge(one, person, context))
        return written

    def _thread(self, person: str, draft: Draft) -> Thread:
        """The thread as it was when a draft was written: a first message is not its own rival."""
        found = talk.thread(self.store, person)
        return replace(found, asked=None) if draft.id in talk.sent(self.store, person) else found

    def twins(self, order: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Person with a draft → names of those with an earlier one who may be the same person."""
        drafted = set(order)
        found: dict[str, tuple[str, ...]] = {}
        for one, other, _ in known.doubts(self.store):
            if one in drafted and other in drafted:
                first, later = sorted((one, other), key=order.index)
                found[later] = (*found.get(later, ()), self.people([first])[0].name.value)
        return found


def desk(store: Store, home: Home, found: Seeker) -> Desk:
    """The desk of a seeker, the census counted."""
    from outreach.store import frames  # noqa: PLC0415 - pandas

    people, studies = frames.read_people(store), frames.read_studies(store)
    return Desk(
        store, home, found, ties.census(people, studies), ties.paths(people, studies, topic)
    )


def lint(home: Home) -> list[Written]:
    """What lint says of every draft that is open or approved."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        stored = drafts.in_state(store, drafts.OPEN, drafts.APPROVED)
        return desk(store, home, found).judged(stored)


def lint_file(home: Home, path: Path, language: str = "en") -> tuple[Finding, ...]:
    """What lint says of a message written by hand.

    Raises:
        UnreadableFile: If it is not there, or no text.
    """
    if not path.is_file():
        raise UnreadableFile(f"{path} is not there.", "Name a text file with the message.")
    text = decode(source(path).read(), path.name)
    by = choose.known_seeker(home) if home.profile.exists() else None
    return lint_text(text, home.clock().date(), language, by)
