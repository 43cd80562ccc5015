"""stop, forget."""

import click

from outreach.cli import show
from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import part


@click.command("stop", epilog="Example: outreach stop 'Priya Raman'")
@click.argument("person", required=False)
@click.option("--list", "listed", is_flag=True, help="Everybody whom you stopped.")
@click.option("--lift", is_flag=True, help="Take it back.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def stop_(ctx: click.Context, /, person: str | None, lift: bool, yes: bool, **rest: bool) -> None:
    """Never write to PERSON again; it holds through every import to come.

    By each address, by the profile, and by the name with the company.
    """
    home = show.the_home(ctx)
    if rest["listed"]:
        _list(home, rest["as_json"])
        return
    if not person:
        raise UsageError("Whom?", "outreach stop PERSON, or outreach stop --list")
    if lift:
        click.echo(f"{part.lift(home, person).name.value} may be written to again.")
        return
    name = part.person(home, person).name.value
    if yes or click.confirm(f"Never write to {name} again?", default=False):
        part.stop(home, person)
        click.echo(f"Stopped: nobody writes to {name} from here.")


def _list(home: Home, as_json: bool) -> None:
    found = part.stopped(home)
    if as_json:
        show.print_json([{"name": name or None, "on": day} for name, day in found])
    else:
        rows = [(day, name or "somebody who was forgotten") for name, day in found]
        click.echo(show.table(rows) if rows else "Nobody was stopped.")


@click.command("forget", epilog="Example: outreach forget 'Priya Raman'")
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def forget_(ctx: click.Context, person: str, yes: bool) -> None:
    """Erase PERSON everywhere, backups too. It cannot be undone.

    Only hashes stay that say nothing to anybody: they hold the no, should a file bring them again.
    """
    home = show.the_home(ctx)
    name = part.person(home, person, whole=True).name.value
    if yes or click.confirm(f"Erase everything known of {name}, for ever?", default=False):
        pages = part.forget(home, person)
        click.echo(
            f"Forgotten: {name}. A first name alone may still stand in your notes of other talks,"
            " and everything in the files that you imported: those are your own."
        )
        if pages:
            click.echo("These were written from here and may name them:")
            click.echo("\n".join(f"  {path}" for path in pages))
