"""Deciding: the user's yes and no to each draft, and the user's own text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from outreach.config import Home
from outreach.draft import Occasion, questions
from outreach.errors import LintBlocked, UsageError
from outreach.journey import choose, who
from outreach.journey.judge import Written, desk
from outreach.journey.talk import about, overtaken, set_aside, thread
from outreach.lint import RULES, overrulable
from outreach.model import Draft, Sentence
from outreach.names import tidy
from outreach.store import Store, drafts, ledger, reading, writing
from outreach.store.drafts import Stored


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
        return desk(store, home, found).judged(stored)


def approve(home: Home, written: Written) -> None:
    """Keep the user's yes to this very text.

    Raises:
        LintBlocked: If lint found an error.
        UsageError: If the draft changed, is out of place by now, or the person may no longer be
            written to.
    """
    if written.is_blocked:
        first = written.errors[0]
        raise LintBlocked(
            f"The draft to {written.person.name.value} has an error, {first.rule}: {first.text}",
            "Mend the profile or the person's facts and type `outreach draft` again.",
        )
    with writing(home) as store:
        now = drafts.one(store, written.draft.id)
        same = now.draft.digest == written.draft.digest
        if other := rival(store, now):
            raise UsageError(
                f"{other.draft.to_name} has another message, {other.state} before.",
                f"`outreach skip {now.draft.id}` puts this one aside.",
            )
        if over := overtaken(store, now.draft, home.today):
            raise UsageError(
                f"The message to {now.draft.to_name} is out of place by now: {over}.",
                f"`outreach skip {now.draft.id}` puts it aside.",
            )
        if not same or not drafts.move(
            store, now.draft.id, [drafts.OPEN], drafts.APPROVED, now.draft.digest
        ):
            raise UsageError(
                f"The draft to {written.person.name.value} changed in another window.",
                "Look at it once more: `outreach approve` shows it.",
            )
        drafts.log(store, about(home, now.draft, "approved"))


def overrule(home: Home, written: Written, rules: Sequence[str]) -> Written:
    """Keep that the user lets errors of tone pass in this very text.

    Raises:
        UsageError: If a rule cannot be overruled.
    """
    for rule in rules:
        if not overrulable(rule):
            why = (
                "it is no matter of tone" if rule in {one.id for one in RULES} else "there is none"
            )
            raise UsageError(
                f"{rule} cannot be overruled: {why}.",
                "Mend the text: `outreach approve PERSON`, then e.",
            )
    met = {finding.rule for finding in written.errors} & set(rules)
    with writing(home) as store:
        for rule in sorted(met):
            detail = f"{rule} {written.draft.digest}"
            drafts.log(store, about(home, written.draft, "overruled", detail))
    return replace(written, overruled=written.overruled | met)


def rival(store: Store, mine: Stored) -> Stored | None:
    """Another message to the same person that was approved or written before this one."""
    others = (
        o
        for o in drafts.of_person(store, mine.draft.person, mine.draft.kind)
        if o.draft.id != mine.draft.id
    )
    return next((other for other in others if other.state != drafts.OPEN), None)


def skip(home: Home, text: str) -> list[str]:
    """Put the open or approved draft aside that a person, an address or a number names.

    Returns the names they were written to; the people stay in the ranking.
    """
    with writing(home) as store:
        stored = drafts.to_recipient(store, text)
        if len({one.draft.person for one in stored}) > 1:
            who.only(store, text)  # which lists those of that name
        if not stored:
            person = who.only(store, text)
            stored = [o for o in drafts.of_person(store, person) if o.state != drafts.WRITTEN]
        if not stored:
            raise UsageError(f"There is no draft to {text} to skip.", "`outreach lint` lists them.")
        for one in stored:
            if not set_aside(store, home, one):
                why = f"The message to {one.draft.to_name} is on its way."
                raise UsageError(why, "outreach status")
    return [one.draft.to_name for one in stored]


def edit(home: Home, draft: Draft, subject: str, body: str) -> Written:
    """Keep the user's own text of a draft; sentences that were not touched keep their facts.

    Raises:
        UsageError: If it is empty, has left, or changed in another window.
    """
    if not body.strip():
        raise UsageError("The text is empty; the draft stays as it was.", "outreach skip PERSON")
    found = choose.known_seeker(home)
    with writing(home) as store:
        subject, body = as_mail(subject, body)
        kept = tuple(_untouched(draft, subject, body))
        if not drafts.rewrite(store, draft, subject, body, kept):
            raise UsageError(
                f"The draft to {draft.to_name} has left, or changed in another window.",
                "`outreach lint` shows it as it is now; your text was:\n\n" + body.strip(),
            )
        drafts.log(store, about(home, draft, "edited", drafts.packed(draft)))
        return desk(store, home, found).judged([drafts.one(store, draft.id)])[0]


def reopen(home: Home, number: str) -> Stored:
    """Take back a yes or a skip: the draft is open again.

    Raises:
        UsageError: If it has left, or another message to the person stands.
    """
    with writing(home) as store:
        now = _known(store, number)
        if other := rival(store, now):
            raise UsageError(f"{other.draft.to_name} has another message, {other.state} since.")
        row = ledger.one(store, number)
        if row and row.state not in ledger.HELD:
            raise UsageError(f"The message to {now.draft.to_name} has left.", "outreach status")
        ledger.drop(store, number)
        if not drafts.move(store, number, [drafts.APPROVED, drafts.SKIPPED], drafts.OPEN):
            raise UsageError(f"The draft to {now.draft.to_name} is {now.state}.")
        _replace_others(store, now)
        drafts.log(store, about(home, now.draft, "reopened"))
        return drafts.one(store, number)


def restore(home: Home, number: str) -> Stored:
    """Put a draft that was replaced back in the place of the one that lies open.

    Raises:
        UsageError: If it cannot be.
    """
    with writing(home) as store:
        now = _known(store, number)
        if rival(store, now):
            raise UsageError(f"{now.draft.to_name} has a message that you approved since.")
        _replace_others(store, now)
        if not drafts.move(store, number, [drafts.REPLACED], drafts.OPEN):
            raise UsageError(f"The draft to {now.draft.to_name} is {now.state}.")
        return drafts.one(store, number)


def _known(store: Store, number: str) -> Stored:
    """The draft of a number.

    Raises:
        UsageError: If there is none.
    """
    found = drafts.one(store, number) if drafts.exists(store, number) else None
    if found is None:
        raise UsageError(f"There is no draft {number}.", "`outreach lint` lists them.")
    return found


def _replace_others(store: Store, mine: Stored) -> None:
    for other in drafts.of_person(store, mine.draft.person, mine.draft.kind):
        if other.draft.id != mine.draft.id:
            drafts.move(store, other.draft.id, [drafts.OPEN], drafts.REPLACED)


def unedit(home: Home, number: str) -> Stored:
    """Take the user's last edit of a draft back, sentences with their facts too.

    Raises:
        UsageError: If it was not edited, or has left.
    """
    with writing(home) as store:
        now = _known(store, number)
        told = [event.detail for event in drafts.events(store, now.draft.person)
                if event.draft == number and event.what in ("edited", "unedited")]  # fmt: skip
        if not told or not told[-1]:
            raise UsageError(f"The draft to {now.draft.to_name} was not edited.")
        before = drafts.unpacked(told[-1])
        if not drafts.rewrite(store, now.draft, before.subject, before.body, before.sentences,
                              edited=before.edited):  # fmt: skip
            raise UsageError(f"The draft to {now.draft.to_name} has left.", "outreach status")
        drafts.log(store, about(home, now.draft, "unedited"))
        return drafts.one(store, number)


def one(home: Home, number: str) -> Written:
    """A draft by its number, with what lint says of it.

    Raises:
        UsageError: If there is none.
    """
    found = choose.known_seeker(home)
    with reading(home) as store:
        return desk(store, home, found).judged([_known(store, number)])[0]


def looked_at(home: Home, number: str, subject: str, body: str) -> Written:
    """What lint says of a text in the place of a draft's; nothing is kept."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        stored = _known(store, number)
        subject, body = as_mail(subject, body)
        kept = tuple(_untouched(stored.draft, subject, body))
        tried = replace(stored.draft, subject=subject, body=body, sentences=kept, edited=True)
        return desk(store, home, found).judged([replace(stored, draft=tried)])[0]


def as_mail(subject: str, body: str) -> tuple[str, str]:
    """A subject and a body as mail carries them."""
    return tidy(subject), "\n".join(body.strip().splitlines())


_END = re.compile(r"(?<=[.?!])\s+|\n+")


def _untouched(draft: Draft, subject: str, body: str) -> Iterator[Sentence]:
    """The sentences of a text: those of the draft with their facts, the others as the user's."""
    known = {sentence.text: sentence for sentence in draft.sentences}
    rest = body
    for text, sentence in known.items():  # a sentence may hold a stop, or run over lines
        if sentence.slot != "subject" and text in rest:
            rest = rest.replace(text, "\n", 1)
    yours = {text.strip() for text in _END.split(rest)} - {""}
    yield from (one for one in [known.get(subject, Sentence(subject, (), "yours"))] if subject)
    yield from (one for text, one in known.items() if one.slot != "subject" and text in body)
    yield from (Sentence(text, (), "yours") for text in sorted(yours, key=body.find))


def choices(home: Home, draft: Draft, count: int = 3) -> tuple[str, ...]:
    """Other questions that fit the person of a draft, the best first."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        mine = desk(store, home, found)
        (person,) = mine.people([draft.person])
        occasion = Occasion(draft.kind, thread(store, person.id), language=draft.language)
        able = questions(person, found, mine.shared(person), mine.census_of(person), mine.today,
                         home.path, mine.taken([person.id]), occasion)  # fmt: skip
    return tuple(shown for _, shown in able if shown not in draft.body)[:count]
