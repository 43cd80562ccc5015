"""Writing: drafts whose every sentence rests on facts, what lint says of them, the user's yes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach import rank, ties
from outreach.config import Home
from outreach.draft import compose, offered
from outreach.errors import LintBlocked, UnreadableFile, UsageError
from outreach.journey import choose, who
from outreach.lint import lint as find
from outreach.lint import lint_text
from outreach.model import Census, Draft, Event, Finding, Person, Seeker, Severity
from outreach.store import Store, drafts, reading, writing
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
    """

    draft: Draft
    findings: tuple[Finding, ...]
    state: str
    person: Person

    @property
    def is_blocked(self) -> bool:
        """Whether an error keeps it from leaving."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Batch:
    """What `draft` answers.

    Attributes:
        written: The drafts.
        passed: (name, why, what to do) of each person to whom none could be written.
    """

    written: tuple[Written, ...]
    passed: tuple[tuple[str, str, str], ...] = ()


def draft(
    home: Home, named: Sequence[str] = (), top: int = 5, kind: str = "", dry_run: bool = False
) -> Batch:
    """Write to the people named, or to the best of the ranking whom a message of `kind` suits.

    A draft that the user edited or approved is left as it is and shown again.
    """
    found = choose.known_seeker(home)
    with writing(home, keep=not dry_run) as store:
        every = choose.scored(store, home, found)
        if named:
            owners = [who.only(store, text) for text in named]
            _check_allowed(store, owners, every, kind)
        else:
            owners = every.best(kind).head(top)["id"].tolist()
        people = who.several(store, owners, home.clock().year)
        batch = _batch(store, home, found, every.census, people)
    return batch


def _check_allowed(store: Store, owners: Sequence[str], every: choose.Scored, kind: str) -> None:
    """Refuse, by name, those who may not or cannot be written to, or not in that way."""
    suited = set(every.best(kind)["id"])
    for owner in owners:
        why = every.gates.get(owner, "")
        if why == rank.ASKED or (not why and owner in suited):
            continue
        name = who.several(store, [owner], every.year)[0].name.value
        raise UsageError(
            f"No draft to {name}: {why}." if why else f"{name} is not one for a {kind}.",
            "`outreach people NAME` shows what is known; without --kind the way is chosen.",
        )


def _batch(
    store: Store, home: Home, found: Seeker, census: Census, people: Sequence[Person]
) -> Batch:
    written: list[Written] = []
    passed: list[tuple[str, str, str]] = []
    pending = drafts.in_state(store, drafts.OPEN, drafts.APPROVED)
    mine = {person.id for person in people}
    taken = {text for one in pending if one.draft.person not in mine for text in offered(one.draft)}
    for person in people:
        kept = next(iter(drafts.of_person(store, person.id)), None)
        if kept and (kept.draft.edited or kept.state != drafts.OPEN):
            written.append(_judged(home, kept, person, found, census))
            continue
        shared = ties.shared(person, found, census)
        try:
            text = compose(person, found, shared, census, home.clock().date(), home.path, taken)
        except UsageError as error:
            passed.append((person.name.value, str(error), error.hint))
            continue
        taken |= offered(text)
        stored = Stored(drafts.add(store, text, home.today), drafts.OPEN)
        written.append(_judged(home, stored, person, found, census))
    return Batch(tuple(written), tuple(passed))


def _judged(home: Home, stored: Stored, person: Person, found: Seeker, census: Census) -> Written:
    shared = ties.shared(person, found, census)
    findings = find(stored.draft, person, found, shared, home.clock().date())
    ordered = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    return Written(stored.draft, tuple(ordered), stored.state, person)


def judged(store: Store, home: Home, found: Seeker, stored: Sequence[Stored]) -> list[Written]:
    """Lint stored drafts against their people as they are known now."""
    from outreach.store import frames  # noqa: PLC0415 - pandas

    census = ties.census(frames.read_people(store), frames.read_studies(store))
    people = who.several(store, [one.draft.person for one in stored], home.clock().year)
    return [
        _judged(home, one, person, found, census)
        for one, person in zip(stored, people, strict=True)
    ]


def lint(home: Home) -> list[Written]:
    """What lint says of every draft that is open or approved."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        return judged(store, home, found, drafts.in_state(store, drafts.OPEN, drafts.APPROVED))


def lint_file(home: Home, path: Path) -> tuple[Finding, ...]:
    """What lint says of a message written by hand.

    Raises:
        UnreadableFile: If it is not there, or no text.
    """
    if not path.is_file():
        raise UnreadableFile(f"{path} is not there.", "Name a text file with the message.")
    return lint_text(decode(source(path).read(), path.name), home.clock().date())


# ── the user's yes and no ─────────────────────────────────────────────────────────────────────


def to_decide(home: Home, named: Sequence[str]) -> list[Written]:
    """The open drafts to these people; all of them where none is named."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        owners = {who.only(store, text) for text in named}
        stored = [
            one
            for one in drafts.in_state(store, drafts.OPEN)
            if not owners or one.draft.person in owners
        ]
        if named and not stored:
            raise UsageError("No open draft to them.", "`outreach draft PERSON` writes one.")
        return judged(store, home, found, stored)


def digest(draft: Draft) -> str:
    """SHA-256 over recipient, subject and body: what was approved is what leaves."""
    text = "\n".join((draft.to or draft.url, draft.subject, draft.body))
    return hashlib.sha256(text.encode()).hexdigest()


def approve(home: Home, written: Written) -> None:
    """Keep the user's yes to this very text.

    Raises:
        LintBlocked: If lint found an error.
        UsageError: If the draft changed, or the person may no longer be written to.
    """
    if written.is_blocked:
        first = written.findings[0]
        raise LintBlocked(
            f"The draft to {written.person.name.value} has an error, {first.rule}: {first.text}",
            "Mend the profile or the person's facts and type `outreach draft` again.",
        )
    with writing(home) as store:
        now = drafts.one(store, written.draft.id)
        same = digest(now.draft) == digest(written.draft)
        if other := rival(store, now):
            raise UsageError(
                f"{other.draft.to_name} has another message, {other.state} before.",
                f"`outreach skip {now.draft.id}` puts this one aside.",
            )
        if not same or not drafts.move(
            store, now.draft.id, [drafts.OPEN], drafts.APPROVED, digest(now.draft)
        ):
            raise UsageError(
                f"The draft to {written.person.name.value} changed in another window.",
                "Look at it once more: `outreach approve` shows it.",
            )
        drafts.log(store, event(home, now.draft, "approved"))


def rival(store: Store, mine: Stored) -> Stored | None:
    """Another message to the same person that was approved or written before this one."""
    others = (o for o in drafts.of_person(store, mine.draft.person) if o.draft.id != mine.draft.id)
    return next((other for other in others if other.state != drafts.OPEN), None)


def skip(home: Home, text: str) -> list[str]:
    """Put the open or approved draft aside that a person, an address or a number names.

    Returns the names they were written to; the people stay in the ranking.
    """
    with writing(home) as store:
        stored = drafts.to_recipient(store, text)
        if not stored:
            person = who.only(store, text)
            stored = [o for o in drafts.of_person(store, person) if o.state != drafts.WRITTEN]
        if not stored:
            raise UsageError(f"There is no draft to {text} to skip.", "`outreach lint` lists them.")
        for one in stored:
            set_aside(store, home, one)
    return [one.draft.to_name for one in stored]


def set_aside(store: Store, home: Home, one: Stored) -> None:
    """Move a draft that was not written out of the way."""
    if drafts.move(store, one.draft.id, [drafts.OPEN, drafts.APPROVED], drafts.SKIPPED):
        drafts.log(store, event(home, one.draft, "skipped"))


def event(home: Home, draft: Draft, what: str, detail: str = "") -> Event:
    """An event about a draft, now, in the user's own zone."""
    from datetime import UTC  # noqa: PLC0415

    now = home.clock()
    return Event(
        person=draft.person,
        what=what,
        at=now.astimezone(UTC).isoformat(timespec="seconds"),
        day=now.date().isoformat(),
        zone=str(now.tzinfo),
        draft=draft.id,
        detail=detail,
    )
