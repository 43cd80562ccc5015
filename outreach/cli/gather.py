"""init, import, imports, undo, people, add, set, doubts, join, split."""

import gc
import sys
from pathlib import Path

import click

from outreach.cli import show
from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import gather
from outreach.model import Person
from outreach.model.intake import Import, Options

_PATH = click.Path(path_type=Path)


@click.command(
    "init",
    epilog="Example: outreach init Basic_LinkedInDataExport_11-02-2026.zip",
)
@click.argument("archive", type=_PATH, required=False)
@click.option("--name", help="Your name.")
@click.option("--email", help="The address that you write from.")
@click.option("--school", help="Your school.")
@click.option("--year", type=int, help="The year you finish or finished.")
@click.option("--major", help="What you study or studied.")
@click.option("--goal", help='The work you hope to do: "content strategy".')
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_context
def init_(
    ctx: click.Context, /, archive: Path | None, yes: bool, **given: str | int | None
) -> None:
    """Say who you are: out of your LinkedIn ARCHIVE, or in five answers.

    Writes profile.toml, which you may edit. The goal is your word: --yes takes it only from a hope
    in your headline ("aspiring …"), never from a post that you hold.
    """
    home = show.the_home(ctx)
    answers = _answers(given)
    values = gather.init(home, archive, answers)
    if not yes and sys.stdin.isatty():
        values |= gather.init(home, None, _asked(home))
    _say_profile(home)


def _answers(given: dict[str, str | int | None]) -> dict[str, object]:
    """The options as profile values."""
    answers: dict[str, object] = {
        "person.name": given["name"],
        "person.email": given["email"],
        "goal.text": given["goal"],
    }
    if given["school"] or given["year"] or given["major"]:
        row = {"name": given["school"], "year": given["year"], "major": given["major"]}
        answers["schools"] = [{key: value for key, value in row.items() if value}]
    return answers


def _asked(home: Home) -> dict[str, object]:
    """Ask for what is missing; Enter leaves it open."""
    from outreach import profile  # noqa: PLC0415 - only on a terminal

    known = profile.Profile(home.profile.read_text(encoding="utf-8"))
    answers: dict[str, object] = {}
    for key, question in (
        ("person.name", "Your name"),
        ("person.email", "The address you write from"),
        ("goal.text", "The work you hope to do, in a few words (content strategy)"),
    ):
        if not known.get(key):
            answers[key] = click.prompt(question, default="", show_default=False).strip()
    if not known.rows("schools"):
        name = click.prompt("Your school", default="", show_default=False).strip()
        year = click.prompt("Year you finish or finished", default="", show_default=False).strip()
        row: dict[str, object] = {"name": name} if name else {}
        row |= {"year": int(year)} if year.isdigit() else {}
        answers["schools"] = [row] if row else []
    return answers


def _say_profile(home: Home) -> None:
    from outreach import profile  # noqa: PLC0415 - after it was written

    known = profile.Profile(home.profile.read_text(encoding="utf-8"))
    click.echo(f"Your profile is {home.profile}; edit it as you like.")
    schools = [" ".join(f.value for f in row.values()) for row in known.rows("schools")]
    for label, value in (
        ("name", known.get("person.name")),
        ("email", known.get("person.email")),
        ("school", "; ".join(schools)),
        ("goal", known.get("goal.text")),
    ):
        click.echo(f"  {label:<7} {value or 'not known: ' + _MISSING[label]}")
    click.echo("Next: outreach import FILE…")


_MISSING = {
    "name": "outreach init --name NAME",
    "email": "outreach init --email ADDRESS",
    "school": "outreach init --school NAME --year YEAR",
    "goal": 'outreach init --goal "content strategy"',
}


@click.command(
    "import",
    epilog="Example: outreach import export.zip alumni.csv --school 'University of Michigan'",
)
@click.argument("files", type=_PATH, nargs=-1, required=True)
@click.option("--as", "form", metavar="FORMAT", default="", help="linkedin or table.")
@click.option(
    "--map", "corrections", metavar="COLUMN=FIELD", multiple=True, help="Correct a guess."
)
@click.option("--school", default="", help="All rows of these lists went there (not connections).")
@click.option("--dry-run", is_flag=True, help="Show what would be imported, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def import_(ctx: click.Context, /, files: tuple[Path, ...], corrections: tuple[str, ...],
            as_json: bool, **rest: str | bool) -> None:  # fmt: skip
    """Import FILES: a LinkedIn archive (zip or folder), Connections.csv, any CSV, TSV or XLSX list.

    The same file again changes nothing. A file that cannot be read does not cost the others.
    """
    gc.disable()  # rows hold no cycles, and looking for some takes a quarter of the time
    mapping = dict(_pair(text) for text in corrections)
    brought = gather.bring(
        show.the_home(ctx),
        files,
        Options(mapping=mapping, school=str(rest["school"])),
        form=str(rest["form"]),
        dry_run=bool(rest["dry_run"]),
        progress=_progress if sys.stderr.isatty() else lambda _: None,
    )
    if as_json:
        show.print_json(_imported_json(brought))
    else:
        _say_imported(brought, bool(rest["dry_run"]))
    for path, why, _ in brought.refused if as_json else ():
        click.echo(f"Error: {path}: {why}", err=True)
    gc.freeze()  # nor are they looked for at the end
    gc.enable()
    if brought.refused:
        ctx.exit(3)


def _progress(name: str) -> None:
    click.echo(f"Reading {name} …", err=True)


def _pair(text: str) -> tuple[str, str]:
    column, mark, field = text.rpartition("=")
    if not mark:
        raise UsageError(f"--map {text} has no =.", "Type --map 'COLUMN=FIELD'.")
    return column, field


def _imported_json(brought: gather.Imported) -> dict[str, object]:
    return {
        "imports": [
            {
                "id": one.id,
                "path": one.path,
                "format": one.format,
                "rows": one.rows,
                "new": one.new,
                "matched": one.matched,
                "skipped": [{"row": row, "why": why} for row, why in one.skipped],
                "mapping": {c: f for found in one.lists for c, f in found.mapping.items()},
            }
            for one in brought.imports
        ],
        "refused": [{"path": path, "why": why} for path, why, _ in brought.refused],
    }


def _say_imported(brought: gather.Imported, dry_run: bool) -> None:
    for one in brought.imports:
        if one.id in brought.again:
            click.echo(f"{one.path}: known already as import {one.id}; nothing changed.")
            continue
        verb = "would be read" if dry_run else "read"
        click.echo(
            f"{one.path} ({one.format}): {one.rows:,} rows {verb}, {one.new:,} new,"
            f" {one.matched:,} matched, {len(one.skipped):,} skipped."
            + ("" if dry_run else f"  [import {one.id}]")
        )
        _say_details(one)
    for path, why, hint in brought.refused:
        click.echo(f"Error: {why if Path(path).name in why else f'{path}: {why}'}", err=True)
        click.echo(hint, err=True) if hint else None
    if brought.imports and not dry_run:
        click.echo("Next: outreach rank --top 20 --why")


def _say_details(one: Import) -> None:
    if one.format == "table":
        for found in one.lists:
            shown = ", ".join(f"{column} = {field}" for column, field in found.mapping.items())
            click.echo(f"  columns: {shown}")
            left = [column for column in found.header if column not in found.mapping]
            if left:
                click.echo(f"  not read: {', '.join(left)}  (--map 'COLUMN=FIELD' corrects)")
            if not any(field.startswith("school") for field in found.mapping.values()):
                hint = one.school or "--school NAME says that all rows went there"
                click.echo(f"  school: {hint}")
    for row, why in one.skipped[:5]:
        click.echo(f"  line {row} skipped: {why}")
    if len(one.skipped) > 5:
        click.echo(f"  … and {len(one.skipped) - 5} more (--json lists them all)")


@click.command("imports", epilog="Example: outreach imports")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def imports_(ctx: click.Context, as_json: bool) -> None:
    """List what came in and when."""
    found = gather.imports(show.the_home(ctx))
    if as_json:
        keys = ("id", "path", "format", "day", "rows", "new", "matched", "undone")
        show.print_json([{key: getattr(one, key) for key in keys} for one in found])
        return
    if not found:
        click.echo("Nothing was imported yet. Type: outreach import FILE…")
    rows = [
        (str(o.id), o.day, o.format, f"{o.new} new of {o.rows}", o.path + " (undone)" * o.undone)
        for o in found
    ]
    click.echo(show.table(rows, right=[0]))


@click.command("undo", epilog="Example: outreach undo 2")
@click.argument("number", metavar="IMPORT", type=int)
@click.pass_context
def undo_(ctx: click.Context, number: int) -> None:
    """Take one import back exactly; `outreach imports` shows the numbers."""
    gone = gather.undo(show.the_home(ctx), number)
    click.echo(f"Import {number} ({gone.path}) was taken back.")


@click.command("people", epilog="Example: outreach people priya")
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def people_(ctx: click.Context, query: tuple[str, ...], as_json: bool) -> None:
    """List who is known, or those who match QUERY; one person is shown with every row."""
    found = gather.found(show.the_home(ctx), " ".join(query))
    if as_json:
        show.print_json([show.person_json(person) for person in found])
        return
    if len(found) == 1:
        _say_person(found[0])
        return
    click.echo(
        show.table([(p.id, p.name.value, show.work_of(p), show.study_of(p)) for p in found])
        or "Nobody. `outreach import FILE…` brings people in."
    )


def _say_person(person: Person) -> None:
    """Every fact of a person with its origin."""
    click.echo(f"{person.name.value}  [{person.id}]")
    facts = [("greeting", person.greeting), ("title", person.title), ("company", person.company)]
    facts += [("email", fact) for fact in person.emails]
    facts += [("profile", person.url), ("connected on", person.connected_on)]
    for study in person.studies:
        facts += [("school", study.school), ("year", study.year), ("major", study.major)]
    facts += [("credential", fact) for fact in person.credentials]
    facts += [("club", fact) for fact in person.clubs]
    facts += [("earlier", fact) for fact in person.past_companies]
    facts += [("place", person.location), ("they wrote", person.last_received)]
    facts += [("you wrote", person.last_sent), ("hook", person.hook)]
    facts += [("referred by", person.referred_by), ("do not contact", person.do_not_contact)]
    rows = [(f"  {label}", fact.value, fact.where) for label, fact in facts if fact]
    click.echo(show.table(rows))
    click.echo("  rows: " + "; ".join(f"{o.file} line {o.row}" for o in person.origins))


@click.command(
    "add", epilog="Example: outreach add 'Mei Tanaka' company=Corvid title='Technical writer'"
)
@click.argument("name")
@click.argument("facts", metavar="[FIELD=VALUE]…", nargs=-1)
@click.pass_context
def add_(ctx: click.Context, name: str, facts: tuple[str, ...]) -> None:
    """Add a person you know of, with what you know."""
    person = gather.add(show.the_home(ctx), name, _facts(facts))
    _say_person(person)


@click.command("set", epilog="Example: outreach set 'Priya Shah' school=Michigan year=2017")
@click.argument("person")
@click.argument("facts", metavar="FIELD=VALUE…", nargs=-1, required=True)
@click.pass_context
def set_(ctx: click.Context, person: str, facts: tuple[str, ...]) -> None:
    """Say what you know of PERSON; your word goes before any file. An empty value takes it back.

    Fields: school, year, degree, major, title, company, email, url, club, hometown, greeting, hook
    and hook_source, referred_by, do_not_contact, language …
    """
    _say_person(gather.tell(show.the_home(ctx), person, _facts(facts)))


def _facts(texts: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for text in texts:
        field, mark, value = text.partition("=")
        if not mark:
            raise UsageError(f"{text} has no =.", "Type FIELD=VALUE, with quotes round spaces.")
        pairs[field.strip().lower().replace("-", "_")] = value.strip()
    return pairs


@click.command("doubts", epilog="Example: outreach doubts")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def doubts_(ctx: click.Context, as_json: bool) -> None:
    """List pairs who may be one person; you decide with `join` or leave them apart."""
    pairs = gather.doubts(show.the_home(ctx))
    if as_json:
        both = [(show.person_json(p.one), show.person_json(p.other), p.why) for p in pairs]
        show.print_json([{"one": one, "other": other, "why": why} for one, other, why in both])
        return
    if not pairs:
        click.echo("No doubts: nobody stands in two files without a sign of who they are.")
    for pair in pairs:
        click.echo(f"{pair.one.name.value}: {pair.why}")
        for person in (pair.one, pair.other):
            known = "; ".join(t for t in (show.work_of(person), show.study_of(person)) if t)
            origin = person.origins[0]
            click.echo(
                f"  {person.id}  {known or 'nothing else known'}  ({origin.file} line {origin.row})"
            )
        click.echo(f"  one person? outreach join {pair.one.id} {pair.other.id}")


@click.command("join", epilog="Example: outreach join 1f0c 9a3e")
@click.argument("one")
@click.argument("other")
@click.pass_context
def join_(ctx: click.Context, one: str, other: str) -> None:
    """Say that ONE and OTHER are one person."""
    _say_person(gather.join(show.the_home(ctx), one, other))


@click.command("split", epilog="Example: outreach split 'Priya Shah'")
@click.argument("person")
@click.pass_context
def split_(ctx: click.Context, person: str) -> None:
    """Say that the rows of PERSON are different people."""
    for found in gather.split(show.the_home(ctx), person):
        _say_person(found)
