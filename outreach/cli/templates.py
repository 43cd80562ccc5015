"""templates."""

import sys

import click

from outreach.cli import show
from outreach.errors import UsageError
from outreach.journey import templates


@click.command("templates", epilog="Example: outreach templates edit ask")
@click.argument("action", required=False, type=click.Choice(["edit"]))
@click.argument("name", required=False)
@click.option("--language", default="en", show_default=True, help="Code of the language.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def templates_(
    ctx: click.Context, action: str | None, name: str | None, language: str, as_json: bool
) -> None:
    """List the texts that drafts are made of; `edit NAME` makes one yours and opens it.

    A message orders the slots; a slot holds the texts for one place and when each may be used. What
    a text may read is listed in templates/README.md. Your own goes before the shipped one.
    """
    home = show.the_home(ctx)
    if action:
        if not name:
            raise UsageError("Which one?", "outreach templates edit ask")
        path = templates.edit(home, name, language)
        click.echo(f"Yours from now on: {path}")
        if sys.stdin.isatty():
            click.edit(filename=str(path))
        templates.checked(path)
        named = f" --template {path.stem}" if path.suffix == ".txt" else ""
        click.echo(f"Try it: outreach draft PERSON{named} --dry-run")
        return
    found = templates.templates(home)
    if as_json:
        show.print_json([
            {"name": one.shown, "what": one.what, "language": one.language, "own": one.own,
             "path": str(one.path)} for one in found
        ])  # fmt: skip
        return
    rows = [(one.language, one.shown, "yours" if one.own else "") for one in found]
    click.echo(show.table(rows))
    click.echo("Next: outreach templates edit NAME")
