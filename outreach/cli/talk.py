"""log."""

from dataclasses import replace

import click

from outreach import lines, notes
from outreach.cli import show
from outreach.errors import UsageError
from outreach.journey import debrief, talk
from outreach.model import Event, Person


@click.command("log", epilog="Example: outreach log 'Priya Raman' replied --on 2026-12-03")
@click.argument("person")
@click.argument("event", type=click.Choice(list(talk.WORDS)))
@click.option("--on", default="", metavar="DATE", help="The day it happened, or is to; else today.")
@click.option("--why", default="", metavar="TEXT", help="What was said or promised.")
@click.option("--to", default="", metavar="WHO", help="referred: NAME, TITLE at COMPANY, EMAIL.")
@click.option("--may-name", is_flag=True, help="referred: they agreed to be named.")
@click.pass_context
def log_(ctx: click.Context, /, person: str, event: str, to: str, may_name: bool,
         **told: str) -> None:  # fmt: skip
    """Say what happened with PERSON.

    A later word corrects an earlier one. `sent` is how you tell that a draft has gone out: waiting
    counts from there.
    """
    home = show.the_home(ctx)
    if event == "referred":
        _referred(ctx, person, to, may_name)
        return
    if to or may_name:
        raise UsageError("--to and --may-name are for `referred`.", _REFERRED)
    found, kept = talk.log(home, person, event, told["on"], told["why"])
    click.echo(f"{found.name.value}: {_said(event, kept)}.")
    if next_ := _next(event, found):
        click.echo(f"Next: {next_}")


_REFERRED = "outreach log PERSON referred --to 'NAME, TITLE at COMPANY, EMAIL' --may-name"


def _said(word: str, kept: Event) -> str:
    """What was kept, in words."""
    day = lines.moment(kept.day)
    return {
        "undo": f"{kept.detail} was taken back",
        "scheduled": f"the talk is fixed for {day}",
        "promised": f"“{kept.detail}” is promised by {day}",
        "kept": f"“{kept.detail}” is done",
    }.get(word, f"{word} on {day}")


def _referred(ctx: click.Context, person: str, to: str, may_name: bool) -> None:
    """Keep a referral; the one named becomes a person to write to."""
    if not (told := notes.who(to)):
        raise UsageError(
            "Whom did they suggest?" if not to else f"{to} cannot be read.",
            _REFERRED,
        )
    told = replace(told, may_name=may_name or told.may_name)
    by, fresh = debrief.referred(show.the_home(ctx), person, told)
    click.echo(f"{by.name.value} suggested {fresh.name.value}.")
    if fresh.do_not_contact:
        click.echo(f"They are not to be written to: {fresh.do_not_contact.where}.")
    elif told.may_name:
        click.echo(f'Next: outreach draft "{fresh.name.value}" --kind referral')
    else:
        click.echo("They are not named in any message: --may-name says that they agreed.")


def _next(event: str, person: Person) -> str:
    """What to type after an event."""
    name = person.name.value
    return {
        "met": f'outreach debrief "{name}"',
        "declined": f'outreach draft "{name}" --kind decline',
    }.get(event, "")
