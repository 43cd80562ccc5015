"""init, import, imports, undo."""

import re
import sys
from pathlib import Path

import click

from outreach.cli import show
from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import gather, web
from outreach.model import LANGUAGES
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
@click.option("--year", type=click.IntRange(1930, 2069), help="The year you finish or finished.")
@click.option("--major", help="What you study or studied.")
@click.option("--goal", help='The work you hope to do: "content strategy".')
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_context
def init_(
    ctx: click.Context, /, archive: Path | None, yes: bool, **given: str | int | None
) -> None:
    """Say who you are: out of your LinkedIn ARCHIVE, or in a few answers.

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


_QUESTIONS = {
    "person.name": "Your name",
    "person.email": "The address you write from",
    "goal.text": "The work you hope to do, in a few words (content strategy)",
}


def _asked(home: Home) -> dict[str, object]:
    """Ask for what is missing; Enter leaves it open."""
    from outreach import profile  # noqa: PLC0415 - only on a terminal

    known = profile.Profile(profile.text_of(home))
    answers: dict[str, object] = {}
    for key, question in _QUESTIONS.items():
        if not known.get(key) or key == "goal.text":  # the goal is the user's word: always asked
            form = r"|[^@\s]+@[^@\s]+\.[^@\s.]+" if key == "person.email" else ""
            answers[key] = _ask(question, known.get(key), form)
    if not known.rows("schools"):
        name = _ask_school()
        year = _ask("Year you finish or finished", check=r"|(19[3-9]|20[0-6])\d") if name else ""
        major = _ask("What you study or studied there") if name else ""
        row: dict[str, object] = {"name": name} if name else {}
        row |= {"major": major} if major else {}
        answers["schools"] = [row | ({"year": int(year)} if year.isdigit() else {})]
    if not known.rows("jobs"):
        title, _, company = _ask("Your work now, if any (nurse at St. Brigid's)").partition(" at ")
        answers["jobs"] = [{"title": title, "company": company}] if title else []
    return answers


def _ask_school() -> str:
    """Ask until the answer is one school, or one that no table knows."""
    from outreach.cells import doubtful  # noqa: PLC0415 - only on a terminal

    while why := doubtful(name := _ask("Your school")):
        click.echo(why)
    return name


def _ask(question: str, default: str = "", check: str = "") -> str:
    """Ask until the answer has the right form; Enter leaves it open."""
    while True:
        told = str(click.prompt(question, default=default, show_default=bool(default))).strip()
        if not check or re.fullmatch(check, told):
            return told
        click.echo(f"{told} cannot be meant here.")


def _say_profile(home: Home) -> None:
    from outreach import profile  # noqa: PLC0415 - after it was written

    known = profile.Profile(profile.text_of(home))
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
@click.argument("files", nargs=-1)
@click.option(
    "--as",
    "form",
    metavar="FORMAT",
    default="",
    help="linkedin, table, page, pdf, vcard or addressbook.",
)
@click.option(
    "--map",
    "corrections",
    metavar="COLUMN=FIELD",
    multiple=True,
    help="Correct a guess; a wrong field is answered by the list of them all.",
)
@click.option("--school", default="", help="All rows of these lists went there (not connections).")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default=None,
              help="Write to all of them in it.")  # fmt: skip
@click.option("--pages", type=click.IntRange(1, 500), default=1, show_default=True,
              help="Most pages of one list on the web.")  # fmt: skip
@click.option("--allow-host", "hosts", metavar="HOST", multiple=True,
              help="A host inside your network that you trust.")  # fmt: skip
@click.option("--paste", is_flag=True, help="Read a list of people out of a text that you paste.")
@click.option("--yes", is_flag=True, help="--paste: keep what was made out, unasked.")
@click.option("--dry-run", is_flag=True, help="Show what would be imported, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def import_(ctx: click.Context, /, files: tuple[str, ...], corrections: tuple[str, ...],
            as_json: bool, pages: int, hosts: tuple[str, ...],
            **rest: str | bool | None) -> None:  # fmt: skip
    """Import FILES: LinkedIn's archive, any list (CSV, XLSX), address book, page or its address.

    The same file again changes nothing. A file that cannot be read does not cost the others.
    Of an address one page is read, as a considerate reader would; --pages reads on.
    --paste takes a text from anywhere, shows whom it makes out, and keeps nothing before you say
    yes.
    """
    if rest["paste"]:
        if as_json or corrections or rest["form"]:
            raise UsageError("--paste takes no --json, --map or --as.", "outreach import --paste")
        options = Options(school=str(rest["school"]), language=str(rest["language"] or ""))
        _pasted(ctx, files, options, bool(rest["yes"]), bool(rest["dry_run"]))
        return
    if not files:
        raise UsageError("Which file?", "outreach import FILE…, or: outreach import --paste")
    mapping = dict(_pair(text) for text in corrections)
    brought = gather.bring(
        show.the_home(ctx),
        [one if web.is_address(one) else Path(one) for one in files],
        Options(
            mapping,
            str(rest["school"]),
            str(rest["language"] or ""),
            str(rest["form"]),
            pages,
            hosts,
        ),
        dry_run=bool(rest["dry_run"]),
        progress=_progress if sys.stderr.isatty() else lambda _: None,
    )
    if as_json:
        show.print_json(_imported_json(brought))
    else:
        _say_imported(brought, bool(rest["dry_run"]))
    for path, why, _ in brought.refused if as_json else ():
        click.echo(f"Error: {_sentence(path, why)}", err=True)
    ctx.exit(brought.code)


def _pasted(
    ctx: click.Context, files: tuple[str, ...], options: Options, yes: bool, dry_run: bool
) -> None:
    """Show whom a pasted text names, and keep them once the user says yes."""
    if files:
        raise UsageError("--paste takes no file.", "outreach import --paste, then paste the text")
    if sys.stdin.isatty():
        click.echo("Paste the list, then press Ctrl-D (Windows: Ctrl-Z, Enter):", err=True)
    text = sys.stdin.read()
    home = show.the_home(ctx)
    found = gather.pasted(home, text)
    click.echo(show.table([("line", *found.header),
                           *((str(line), *row) for line, row in
                             zip(found.lines, found.rows, strict=True))]))  # fmt: skip
    for skip in found.skipped:
        click.echo(f"  line {skip.row} skipped: {skip.why}")
    if dry_run or (not yes and not _sure(len(found.rows))):
        click.echo("Nothing was kept.")
        return
    _say_imported(gather.keep_pasted(home, text, options), dry_run=False)


def _sure(count: int) -> bool:
    """Whether to keep them; asked at the terminal, since standard input held the text."""
    try:
        with open("CON" if sys.platform == "win32" else "/dev/tty", encoding="utf-8") as terminal:
            click.echo(f"Keep these {count}? [y/N] ", nl=False, err=True)
            return terminal.readline().strip().lower() in ("y", "yes")
    except OSError as error:
        raise UsageError("Nobody is there to be asked.", "outreach import --paste --yes") from error


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
        "further": dict(brought.further),
    }


def _say_imported(brought: gather.Imported, dry_run: bool) -> None:
    for one in brought.imports:
        if one.id in brought.again:
            click.echo(
                f"{web.called(one.path)}: known already as import {one.id}; nothing changed."
            )
            continue
        verb = "would be read" if dry_run else "read"
        click.echo(
            f"{web.called(one.path)} ({one.format}): {one.rows:,} rows {verb}, {one.new:,} new,"
            f" {one.matched:,} matched, {len(one.skipped):,} skipped."
            + ("" if dry_run else f"  [import {one.id}]")
        )
        _say_details(one)
    for path, why, hint in brought.refused:
        click.echo(f"Error: {_sentence(path, why)}", err=True)
        click.echo(hint, err=True) if hint else None
    for address, following in brought.further.items():
        click.echo(f"{address} goes on at {following}; --pages 20 reads up to twenty pages.")
    if len(brought.imports) > len(brought.again) and not dry_run:
        click.echo("Next: outreach rank --top 20 --why")


def _sentence(path: str, why: str) -> str:
    """Why a file was not read, with its name once."""
    return why if path in why or Path(path).name in why else f"{path}: {why}"


def _say_details(one: Import) -> None:
    if one.format in ("table", "page"):
        for found in one.lists:
            shown = ", ".join(f"{column} = {field}" for column, field in found.mapping.items())
            place = f"{found.file.rpartition(', ')[2]}: " if one.format == "page" else ""
            click.echo(f"  {place}columns: {shown}")
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
