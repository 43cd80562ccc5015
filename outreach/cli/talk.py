"""log, debrief."""

import re
from pathlib import Path

import click

from outreach.cli import show
from outreach.errors import UnreadableFile, UsageError
from outreach.journey import talk
from outreach.model import Person

_ASKS = """\

# What was said, in your own words, above or under these questions. Two marks serve the thank-you:
# learnt: You said to rewrite one help page a week.
# will: I have started with my bank's lost-card page.
# Lines that begin with # are left out.
"""
_WHO = re.compile(r"(?P<name>[^,]+)(?:,\s*(?P<title>[^,]+?)(?:\s+at\s+(?P<company>[^,]+))?)?"
                  r"(?:,\s*(?P<email>[^\s,]+@[^\s,]+))?\s*")  # fmt: skip


@click.command("log", epilog="Example: outreach log 'Priya Raman' replied --on 2026-12-03")
@click.argument("person")
@click.argument("event", type=click.Choice(list(talk.WORDS)))
@click.option("--on", default="", metavar="DATE", help="The day it happened; today where not said.")
@click.option("--why", default="", metavar="TEXT", help="What they said, in a few words.")
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
    found, kept = talk.log(home, person, event, told["on"], told["why"])
    click.echo(f"{found.name.value}: {event} on {kept.day}.")
    if next_ := _next(event, found):
        click.echo(f"Next: {next_}")


def _referred(ctx: click.Context, person: str, to: str, may_name: bool) -> None:
    """Keep a referral; the one named becomes a person to write to."""
    parts = _WHO.fullmatch(to)
    if not parts:
        raise UsageError(
            "Whom did they suggest?" if not to else f"{to} cannot be read.",
            "outreach log PERSON referred --to 'NAME, TITLE at COMPANY, EMAIL' --may-name",
        )
    facts = {key: value for key, value in parts.groupdict().items() if value and key != "name"}
    by, fresh = talk.referred(show.the_home(ctx), person, parts["name"], facts, may_name)
    click.echo(f"{by.name.value} suggested {fresh.name.value}.")
    if may_name:
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


@click.command("debrief", epilog="Example: outreach debrief 'Priya Raman' --file notes.txt")
@click.argument("person")
@click.option("--text", default="", help="The note itself.")
@click.option("--file", "path", type=click.Path(path_type=Path), default=None, help="A text file.")
@click.option("--on", default="", metavar="DATE", help="The day of the talk.")
@click.pass_context
def debrief_(ctx: click.Context, person: str, text: str, path: Path | None, on: str) -> None:
    """Keep your notes of the talk with PERSON, word for word.

    `learnt: …` marks the one thing you learnt, `will: …` what you do with it: the thank-you names
    both. Without --text or --file your editor opens.
    """
    note = text or (_read(path) if path else _edited())
    found, thread = talk.debrief(show.the_home(ctx), person, note, on)
    name = found.name.value
    click.echo(f"Kept: your note on the talk with {name}.")
    if thread.learnt and thread.plan:
        click.echo(f'Next: outreach draft "{name}" --kind thanks')
    else:
        missing = " and ".join(
            mark for mark, fact in (("learnt:", thread.learnt), ("will:", thread.plan)) if not fact
        )
        click.echo(f"The thank-you still needs {missing}: outreach debrief \"{name}\" --text '…'")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read as text.", "Name a text file.") from error


def _edited() -> str:
    """What the user wrote in the editor, without the lines that begin with #."""
    written = click.edit(_ASKS, extension=".txt") or ""
    return "\n".join(line for line in written.splitlines() if not line.startswith("#"))
