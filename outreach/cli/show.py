"""What several commands print alike."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from outreach.config import Home, home
from outreach.model import Draft, Fact, Finding, Match, Person, Sentence

# One base rate for all, with its source; no study supports a probability for one person.
FORECAST = (
    "Expect one to three talks out of ten: career centres plan on ten mails a talk, and strangers"
    " accept one invitation in four (QJE 140, 2025). Silence is normal."
)


def the_home(ctx: click.Context) -> Home:
    """The user's folder, as the group was told."""
    return home(ctx.find_root().obj)


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def table(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Rows as aligned columns."""
    return "\n".join(lines(rows, right))


def lines(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Rows as aligned columns, each cut to the terminal's width."""
    found = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*found, strict=True)]
    to_right = set(right)
    return [
        cut(
            "  ".join(
                cell.rjust(width) if at in to_right else cell.ljust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )
        for row in found
    ]


def cut(line: str) -> str:
    """A line no wider than the terminal; whole where the output is not a terminal's."""
    room = shutil.get_terminal_size((100, 24)).columns
    line = line.rstrip()
    if len(line) <= room or not sys.stdout.isatty():
        return line
    return line[: room - 1].rstrip() + "…"


def wrapped(text: str, indent: str = "  ") -> str:
    """Text wrapped to the terminal, its paragraphs kept."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 88)
    paragraphs = [
        click.wrap_text(part, width, indent, indent) if part.strip() else ""
        for part in text.split("\n")
    ]
    return "\n".join(paragraphs)


# ── JSON shapes ───────────────────────────────────────────────────────────────────────────────


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact and its origin."""
    return fact.as_json()


def person_json(person: Person) -> dict[str, Any]:
    """A person as `people --json` has them."""
    return {
        "id": person.id,
        "name": person.name.value,
        "greeting": person.greeting.value if person.greeting else None,
        "emails": [fact.value for fact in person.emails],
        "url": person.url.value if person.url else None,
        "company": person.company.value if person.company else None,
        "title": person.title.value if person.title else None,
        "schools": [
            {
                "id": study.school_id.removeprefix("~") if study.school_id else None,
                "name": study.school_name or None,
                "year": study.year.value if study.year else None,
                "degree": study.degree.value if study.degree else None,
                "major": study.major.value if study.major else None,
            }
            for study in person.studies
        ],
        "field": person.field_name or None,
        "connected_on": person.connected_on.value if person.connected_on else None,
        "credentials": [fact.value for fact in person.credentials],
        "do_not_contact": person.do_not_contact is not None,
        "records": [{"file": origin.file, "row": origin.row} for origin in person.origins],
    }


def match_json(match: Match) -> dict[str, Any]:
    """A match as `rank --json` has it."""
    return {
        "person": match.person,
        "name": match.name,
        "score": match.score,
        "known": round(match.known, 3),
        "tier": match.tier,
        "reasons": [
            {
                "factor": reason.factor.value,
                "points": reason.points,
                "of": reason.of,
                "text": reason.text,
                "known": reason.known,
                "facts": [fact_json(fact) for fact in reason.facts],
            }
            for reason in match.reasons
        ],
    }


def draft_json(draft: Draft, findings: Sequence[Finding]) -> dict[str, Any]:
    """A draft as `draft --json` has it."""
    return {
        "id": draft.id,
        "person": draft.person,
        "name": draft.to_name,
        "language": draft.language,
        "template": draft.template,
        "kind": draft.kind.value,
        "channel": draft.channel,
        "to": draft.to or None,
        "url": draft.url or None,
        "subject": draft.subject,
        "body": draft.body,
        "sentences": [_sentence_json(sentence) for sentence in draft.sentences],
        "findings": [finding_json(finding) for finding in findings],
    }


def _sentence_json(sentence: Sentence) -> dict[str, Any]:
    facts = [fact_json(fact) for fact in sentence.facts]
    return {"text": sentence.text, "slot": sentence.slot, "facts": facts}


def finding_json(finding: Finding) -> dict[str, str]:
    """A finding as `lint --json` has it."""
    return {"rule": finding.rule, "severity": finding.severity.value, "text": finding.text}
