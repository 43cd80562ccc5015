"""A draft in the user's own editor."""

import re

import click

from outreach.config import Home
from outreach.errors import OutreachError
from outreach.journey import decide
from outreach.journey.judge import Written

END = "# ──── what stands below this line is left out ────"


def rewritten(home: Home, one: Written) -> Written:
    """The draft as the user has it after editing; as it was where nothing was changed or opened."""
    before = _shown(one, decide.choices(home, one.draft))
    try:
        after = click.edit(before, extension=".txt")
    except click.ClickException as error:
        click.echo(f"The editor failed: {error.message} Name another: export EDITOR=nano", err=True)
        return one
    if after is None or after == before:
        return one
    subject, body = parts(after)
    if (subject or one.draft.subject, body) == (one.draft.subject, one.draft.body.strip()):
        return one
    try:
        return decide.edit(home, one.draft, subject or one.draft.subject, body)
    except OutreachError as error:
        click.echo(f"{error} {error.hint}", err=True)
        return one


def _shown(one: Written, questions: tuple[str, ...]) -> str:
    """The text as the editor opens it: subject, body, and what helps below a line."""
    draft = one.draft
    subject = f"Subject: {draft.subject}\n\n" if draft.subject else ""
    others = [f"{number}. {text}" for number, text in enumerate(questions, 1)]
    help_ = ["", "Other questions that fit; copy one over the question above:", "", *others]
    found = [f"{finding.severity.value} {finding.rule}: {finding.text}" for finding in one.findings]
    below = "\n".join([END, *(help_ if others else ()), *(["", *found] if found else ())])
    return f"{subject}{draft.body.strip()}\n\n{below}\n"


def parts(text: str) -> tuple[str, str]:
    """Subject and body of what the editor gives back; the subject empty where there is none."""
    kept = text.split(END, maxsplit=1)[0]
    found = re.match(r"\s*Subject:[^\S\n]*(.*)\n", kept)
    if not found:
        return "", kept.strip()
    return found[1].strip(), kept[found.end() :].strip()
