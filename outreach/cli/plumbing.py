"""resolve, formats."""

import json
import sys

import click

from outreach import resolve
from outreach.errors import UsageError
from outreach.resolve import company, field, school


@click.command("resolve", epilog='Example: outreach resolve school "Ross School of Business"')
@click.argument("kind", type=click.Choice(["school", "field", "company"]))
@click.argument("text")
@click.option("--against", metavar="FIELD", default="", help="How much a text belongs to FIELD.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, which it is anyway.")
def resolve_(kind: str, text: str, against: str, as_json: bool) -> None:
    """Say what TEXT is taken for, and how that is known; `-` reads one a line from standard input.

    The id is null where nothing is sure; candidates then say what it could be.
    """
    look = {"school": school.school, "field": field.field, "company": company.company}[kind]
    wanted = field.field(against).id if against else ""
    if against and not wanted:
        raise UsageError(f"{against} is no field that any table knows.", "Try other words for it.")
    texts = (line.rstrip("\n") for line in sys.stdin) if text == "-" else iter([text])
    for line in texts:
        found = _json(kind, look(line))
        if wanted:
            found["against"] = field.against(line, wanted)
        click.echo(json.dumps(found, ensure_ascii=False))


def _json(kind: str, found: resolve.Resolved) -> dict[str, object]:
    shown: dict[str, object] = {
        "text": found.text,
        "id": found.id or None,
        "name": found.name or None,
        "how": found.how,
        "confidence": found.confidence,
        "candidates": [{"id": one.id, "name": one.name} for one in found.candidates],
    }
    if kind == "school":
        shown["unit"] = found.unit or None
    if kind == "field":
        shown |= {"soc": list(found.soc), "word": found.word or None, "level": found.level or None}
    return shown


_FORMATS = (
    ("linkedin", "LinkedIn's own archive, zip or folder, or Connections.csv alone, since 2012",
     "outreach import Basic_LinkedInDataExport_11-02-2026.zip"),
    ("table", "any CSV, TSV or XLSX list of people: alumni directory, class list, survey",
     "outreach import alumni.csv --school 'University of Michigan'"),
)  # fmt: skip


@click.command("formats", epilog="Example: outreach formats")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def formats_(as_json: bool) -> None:
    """List what can be read, with an example each."""
    if as_json:
        keys = ("format", "what", "example")
        click.echo(json.dumps([dict(zip(keys, one, strict=True)) for one in _FORMATS], indent=2))
        return
    for name, what, example in _FORMATS:
        click.echo(f"{name:<9} {what}\n          {example}")
    click.echo(
        "\nLinkedIn sends you your own copy: Settings, Data privacy, Get a copy of your data."
        "\noutreach never reads linkedin.com itself."
    )
