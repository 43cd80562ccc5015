"""export."""

from pathlib import Path

import click

from outreach.cli import show
from outreach.journey import move


@click.command("export", epilog="Example: outreach export --to my-outreach")
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, metavar="DIR",
              help="A new folder, or that of an earlier export.")  # fmt: skip
@click.pass_context
def export_(ctx: click.Context, folder: Path) -> None:
    """Write everything into DIR, in open formats: CSV, JSON, Markdown, vCard, calendar.

    `outreach import DIR` on another machine brings it all back. It holds everything that you know
    of people: keep it as you would keep your mail.
    """
    done = move.export(show.the_home(ctx), folder)
    counts = f"{done.people:,} people, {done.messages:,} messages, {done.events:,} events"
    click.echo(f"wrote {folder}: {counts}.")
    click.echo(f"On the other machine: outreach import {folder.name}")
