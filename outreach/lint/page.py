"""The page of rules, `templates/RULES.md`: made from the rules, so that it cannot lag behind."""

from collections.abc import Iterator

from outreach.limits import SHOWN
from outreach.lint import RULES
from outreach.lint.rule import ASKING, EVERY, FAMILIES, FIRST, FIRST_LETTERS, LETTERS, Rule
from outreach.model import Kind

_INTRO = """\
# What lint looks for

Every message is held to these rules as it would arrive, whoever wrote it: after a draft is
written, after you edited it, before you approve it and before it is written out. An error keeps
it from leaving. You may overrule an error of tone, which is yours to judge; not one of truth,
names or merging, and not what a channel does not take. A warning keeps nothing back.

Rules for English texts are silent on drafts in other languages. Of a message by hand
(`outreach lint FILE`) nothing is known but the text: rules that need a record say nothing.

This page is made from the rules themselves; do not edit it.
"""
_KINDS = {
    EVERY: "all",
    FIRST: "first messages",
    ASKING: "first messages, follow-up",
    LETTERS: "letters",
    FIRST_LETTERS: "first letters",
}
_HEAD = "| Rule | Severity | Kinds | Language | Looks for |\n|---|---|---|---|---|"


def rules_page() -> str:
    """Every rule by its family, and the limits."""
    parts = [_INTRO]
    for name, title in FAMILIES.items():
        if lines := [_line(rule) for rule in RULES if rule.family == name]:
            parts += [f"## {title}", "", _HEAD, *lines, ""]
    return "\n".join([*parts, "## Limits", "", *_limits(), ""])


def _line(rule: Rule) -> str:
    severity = f"{rule.severity}, yours to overrule" if rule.overrulable else str(rule.severity)
    language = "English" if rule.english else "every"
    return f"| {rule.id} | {severity} | {_kinds(rule.kinds)} | {language} | {rule.text} |"


def _kinds(kinds: frozenset[Kind]) -> str:
    return _KINDS.get(kinds) or ", ".join(kind for kind in Kind if kind in kinds)


def _limits() -> Iterator[str]:
    yield "| What | Limit |"
    yield "|---|---|"
    for what, limit in SHOWN:
        yield f"| {what} | {limit} |"
