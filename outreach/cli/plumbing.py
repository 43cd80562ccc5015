"""resolve, alias, data, formats."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from outreach import publishers, resolve
from outreach.cli import show
from outreach.errors import UsageError
from outreach.journey import tables, who
from outreach.resolve import company, field, school


@click.command("resolve", epilog='Example: outreach resolve school "Ross School of Business"')
@click.argument("kind", type=click.Choice(["school", "field", "company"]))
@click.argument("text")
@click.option("--against", metavar="FIELD", default="", help="How much a text belongs to FIELD.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, which it is anyway.")
@click.pass_context
def resolve_(ctx: click.Context, kind: str, text: str, against: str, as_json: bool) -> None:
    """Say what TEXT is taken for, and how that is known; `-` reads one a line from standard input.

    The id is null where nothing is sure; candidates then say what it could be.
    """
    who.use(show.the_home(ctx))
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


@click.command("alias", epilog='Example: outreach alias school "Ross" "University of Michigan"')
@click.argument("kind", required=False, type=click.Choice(["school", "field", "company"]))
@click.argument("text", required=False)
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def alias_(
    ctx: click.Context, kind: str | None, text: str | None, name: str | None, as_json: bool
) -> None:
    """Say what TEXT stands for; your word wins over every table. An empty NAME takes it back.

    Without arguments: what you have said so far.
    """
    home = show.the_home(ctx)
    if kind and text and name is not None:
        found = tables.alias(home, kind, text, name)
        said = f"{text} is {found.name} from now on" if found else f"{text} is no alias any more"
        if not as_json:
            click.echo(f"{said}; everyone was looked at anew.")
            return
    elif kind or text:
        raise UsageError("An alias needs a kind, a text and a name.",
                         'outreach alias school "Ross" "University of Michigan"')  # fmt: skip
    told = tables.aliases(home)
    if as_json:
        keys = ("kind", "text", "name", "said")
        show.print_json([dict(zip(keys, one, strict=True)) for one in told])
    elif told:
        click.echo(show.table([(kind, text, "is", name) for kind, text, name, _ in told]))
    else:
        click.echo('No aliases yet. outreach alias school "Ross" "University of Michigan"')


@click.command("data", epilog="Example: outreach data import ror v1.60-2025-02-27-ror-data.zip")
@click.argument("action", required=False, type=click.Choice(["import", "remove"]))
@click.argument("publisher", required=False, type=click.Choice(["ror", "ipeds", "onet"]))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def data_(
    ctx: click.Context, action: str | None, publisher: str | None, file: Path | None, as_json: bool
) -> None:
    """List the tables that names are looked up in, or add a publisher's own file to them.

    ror: schools worldwide; ipeds: US colleges; onet: job titles. Without arguments: what is in use.
    """
    home = show.the_home(ctx)
    if action == "import" and publisher and file:
        brought = tables.bring(home, publisher, file)
        click.echo(f"{brought.source}: {brought.rows:,} rows in use from now on.", err=as_json)
        click.echo(brought.attribution, err=as_json)
    elif action == "remove" and publisher and not file:
        tables.forget(home, publisher)
    elif action:
        raise UsageError(f"data {action} needs a publisher and a file." if action == "import"
                         else "data remove needs a publisher and no file.",
                         "outreach data import ror FILE; outreach data remove ror")  # fmt: skip
    if action == "import" and not as_json:
        return
    used = tables.in_use(home)
    if as_json:
        show.print_json([asdict(one) for one in used])
        return
    rows = [(one.name, f"{one.rows:,}", one.source or "shipped", one.day) for one in used]
    click.echo(show.table(rows, right=[1]))
    for attribution in dict.fromkeys(one.attribution for one in used):
        click.echo(show.wrapped(attribution))
    missing = [name for name in publishers.PUBLISHERS if name not in {one.name for one in used}]
    for name in missing:
        click.echo(f"Not in use: {name} ({publishers.PUBLISHERS[name].WHERE})")


_FORMATS = (
    ("linkedin", "LinkedIn's own archive, zip or folder, or Connections.csv alone, since 2012",
     "outreach import Basic_LinkedInDataExport_11-02-2026.zip"),
    ("table", "any CSV, TSV or XLSX list of people: alumni directory, class list, survey",
     "outreach import alumni.csv --school 'University of Michigan'"),
    ("page", "a web page, saved: its tables, cards, lists, and what it says for machines",
     "outreach import alumni-page.html --school 'University of Michigan'"),
    ("page", "a public page by its address; robots.txt is obeyed, --pages N reads on",
     "outreach import https://www.example.edu/english/alumni"),
    ("paste", "a list out of a mail or a page, pasted: shown first, kept after your yes",
     "outreach import --paste"),
    ("pdf", "one profile that LinkedIn wrote: More, Save to PDF",
     "outreach import Profile.pdf"),
    ("vcard", "address cards of a phone, mail program or webmail: vCard 2.1, 3.0, 4.0",
     "outreach import contacts.vcf"),
    ("addressbook", "contacts as CSV of Google, Outlook.com, Outlook or HubSpot",
     "outreach import contacts.csv"),
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
        click.echo(f"{name:<12} {what}\n{'':<12} {example}")
    click.echo(
        "\nLinkedIn sends you your own copy: Settings, Data privacy, Get a copy of your data."
        "\noutreach never reads linkedin.com itself."
    )
