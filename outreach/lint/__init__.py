"""What a message must not say: the rules run on the rendered text, whoever wrote it."""

import re
from collections.abc import Sequence
from datetime import date

from outreach.lint import grammar, merge, names, tone, truth
from outreach.lint.rule import Rule, Text
from outreach.model import Draft, Finding, Person, Seeker, Tie

__all__ = ["RULES", "Rule", "lint", "lint_text"]

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*merge.RULES, *names.RULES, *grammar.RULES, *truth.RULES, *tone.RULES),
        key=lambda rule: rule.id,
    )
)


def lint(
    draft: Draft,
    person: Person,
    seeker: Seeker,
    ties: Sequence[Tie] = (),
    today: date | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with a draft, in the order of the rules.

    Args:
        draft: The message as it would go out.
        person: To whom.
        seeker: From whom.
        ties: What they share: a claimed tie must be among them.
        today: The user's date; the machine's where it is not given.
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
    )
    return _findings(text)


def lint_text(text: str, today: date | None = None) -> tuple[Finding, ...]:
    """What is wrong with a message written by hand: the rules that need no record.

    Args:
        text: The message; a first line `Subject: …` is its subject.
        today: The user's date; the machine's where it is not given.
    """
    found = re.match(r"\s*Subject:[^\S\n]*(.*)\n", text, re.IGNORECASE)
    subject, body = (found[1].strip(), text[found.end() :]) if found else ("", text)
    return _findings(Text(subject=subject, body=body.strip(), today=today or date.today()))


def _findings(text: Text) -> tuple[Finding, ...]:
    return tuple(
        Finding(rule.id, rule.severity, said)
        for rule in RULES
        if text.kind is None or text.kind in rule.kinds
        for said in rule.check(text)
    )
