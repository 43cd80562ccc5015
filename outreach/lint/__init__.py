"""What a message must not say: the rules run on the rendered text, whoever wrote it."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from outreach.lint import (
    claims,
    employers,
    grammar,
    lengths,
    merge,
    names,
    sameness,
    schools,
    titles,
    tone,
    truth,
    when,
)
from outreach.lint.rule import Rule
from outreach.lint.text import Context, Peers, Text
from outreach.model import Draft, Finding, Kind, Person, Seeker, Tie

__all__ = ["RULES", "Context", "Peers", "Rule", "lint", "lint_text", "overrulable"]

_MODULES = (
    merge,
    names,
    employers,
    titles,
    grammar,
    truth,
    claims,
    schools,
    when,
    sameness,
    tone,
    lengths,
)
RULES: tuple[Rule, ...] = tuple(
    sorted((rule for module in _MODULES for rule in module.RULES), key=lambda rule: rule.id)
)


def overrulable(name: str) -> bool:
    """Whether the user may let the errors of a rule pass: only those of tone."""
    return any(rule.id == name and rule.overrulable for rule in RULES)


def lint(
    draft: Draft,
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie] = (),
    today: date | None = None,
    context: Context | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with a draft, in the order of the rules.

    Args:
        draft: The message as it would go out.
        person: To whom.
        seeker: From whom.
        ties: What they share: a claimed tie must be among them.
        today: The user's date; the machine's where it is not given.
        context: What lies around it: the age of what is known, the thread, the batch.
    """
    text = Text(
        subject=draft.subject,
        body=draft.body,
        kind=draft.kind,
        to=draft.to,
        to_name=draft.to_name,
        to_id=draft.person,
        person=person,
        seeker=seeker,
        ties=tuple(ties),
        today=today or date.today(),
        facts=tuple(dict.fromkeys(fact for one in draft.sentences for fact in one.facts)),
        language=draft.language,
        context=context or Context(),
    )
    return _findings(text)


def lint_text(
    text: str, today: date | None = None, language: str = "en", seeker: Seeker | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a message written by hand: the rules that need no record.

    Args:
        text: The message; a first line `Subject: …` is its subject.
        today: The user's date; the machine's where it is not given.
        seeker: From whom, where that is known.
        language: Of the message.
    """
    found = re.match(r"\s*Subject:[^\S\n]*(.*)\n", text, re.IGNORECASE)
    subject, body = (found[1].strip(), text[found.end() :]) if found else ("", text)
    day = today or date.today()
    return _findings(Text(subject=subject, body=body.strip(), today=day, language=language,
                          seeker=seeker))  # fmt: skip


def _findings(text: Text) -> tuple[Finding, ...]:
    return tuple(
        Finding(rule.id, rule.severity, said)
        for rule in _asked(text.kind, text.is_english)
        for said in rule.check(text)
    )


@lru_cache(maxsize=64)
def _asked(kind: Kind | None, is_english: bool) -> tuple[Rule, ...]:
    """The rules that have something to say of a text; one written by hand is asked all of them."""
    return tuple(
        rule
        for rule in RULES
        if (is_english or not rule.english) and (kind is None or kind in rule.kinds)
    )
