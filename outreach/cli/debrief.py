"""debrief."""

from dataclasses import replace
from pathlib import Path

import click

from outreach import notes
from outreach.cli import show
from outreach.cli.editor import END
from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import debrief
from outreach.notes import Found, Promise, Referral

_HELP = f"""\

{END}

Write under the questions, in your own words; a question without an answer is left out.
Some marks help:
learnt: You said to rewrite one help page a week.     (the thank-you names it)
will: I have started with my bank's lost-card page.   (and this)
#skill sql                                            (what they wish they had learnt sooner)
promise: send my portfolio by Friday                  (then `outreach due` reminds you)
referral: Mei Tanaka, Editor at Corvid, mei@example.org (may name)
"""


# What a thank-you may still need → what to type.
_LINES = {
    "learnt": "learnt: You said …",
    "will": "will: I have begun …",
    "learnt and will": "learnt: You said … will: I have begun …",
}


@click.command("debrief", epilog="Example: outreach debrief 'Priya Raman' --file notes.txt")
@click.argument("person")
@click.option("--text", default="", help="The note itself.")
@click.option("--file", "path", type=click.Path(path_type=Path), default=None, help="A text file.")
@click.option("--on", default="", metavar="DATE", help="The day of the talk.")
@click.option("--yes", is_flag=True, help="Keep every skill, promise and person found in the note.")
@click.pass_context
def debrief_(
    ctx: click.Context, person: str, text: str, path: Path | None, on: str, yes: bool
) -> None:
    """Keep your notes of the talk with PERSON, word for word.

    Without --text or --file your editor opens on the questions. Skills, promises and people that
    the note names are kept once you say yes to each.
    """
    home = show.the_home(ctx)
    if text and path:
        raise UsageError("The note is said twice.", "Give --text or --file.")
    debrief.checked(home, on)
    sheet = None if text or path or yes else _opened(home, person)
    note = text or (debrief.read(path) if path else _above(sheet) if sheet else "")
    if sheet and not notes.written(note):
        sheet.unlink()
    done = debrief.debrief(home, person, note, on)
    if sheet:
        sheet.unlink(missing_ok=True)
    name = done.person.name.value
    if note:
        click.echo(f"Kept: your note on the talk with {name}.")
    for told in notes.unread(note):
        click.echo(f"Nobody could be read in: {told}")
        click.echo("  write it so: referral: Mei Tanaka, Editor at Corvid, mei@example.org")
    _settle(home, done, yes)
    thread = done.thread
    if thread.learnt and thread.plan:
        click.echo(f'Next: outreach draft "{name}" --kind thanks')
    else:
        missing = " and ".join(
            mark for mark, fact in (("learnt", thread.learnt), ("will", thread.plan)) if not fact
        )
        click.echo(f"The thank-you still needs a line for {missing}:")
        click.echo(f"outreach debrief \"{name}\" --text '{_LINES[missing]}'")


def _settle(home: Home, done: debrief.Debrief, yes: bool) -> None:
    """Keep what the user confirms of what the note seems to hold."""
    found = done.found
    name = done.person.name.value
    try:
        kept = Found(
            tuple(one for one in found.skills if _sure(f"Skill: {one}", yes)),
            tuple(one for one in found.promises if _sure(_promise(one), yes, one.marked)),
            tuple(
                _leave(one, name, yes)
                for one in found.referrals
                if _sure(_whom(one), yes, one.marked)
            ),
        )
    except click.Abort:  # nobody is there to ask
        click.echo("\nNothing of it was kept besides the note itself.")
        click.echo(f'`outreach debrief "{name}" --yes` keeps all of it.')
        return
    debrief.confirm(home, done.person.id, kept)
    for one in kept.referrals:
        kind = " --kind referral" if one.may_name else ""
        click.echo(f'{one.name}: outreach draft "{one.name}"{kind}')


def _sure(line: str, yes: bool, marked: bool = True) -> bool:
    """Whether to keep something; what is only said in passing is never kept unasked."""
    if yes:
        click.echo(f"Kept: {line}." if marked else f"Left, since it has no mark: {line}.")
        return marked
    return click.confirm(f"{line}. Keep it?", default=True)


def _promise(one: Promise) -> str:
    read = "" if one.read else " (no day could be read; a week is assumed)"
    return f"Promise, by {one.by}: {one.what}{read}"


def _whom(one: Referral) -> str:
    facts = ", ".join(value for _, value in one.facts)
    return f"They suggested {one.name}" + (f" ({facts})" if facts else "")


def _leave(one: Referral, by: str, yes: bool) -> Referral:
    """The referral, with whether the one who made it may be named; without a word, they may not."""
    if yes or one.may_name:
        return one
    return replace(one, may_name=click.confirm(f"May {by} be named to them?", default=False))


def _opened(home: Home, person: str) -> Path:
    """The sheet of questions in a file, as the user's editor left it; it is there until kept.

    Raises:
        UsageError: If no editor can be opened.
    """
    sheet = debrief.sheet(home, person, _HELP)
    try:
        click.edit(filename=str(sheet), extension=".md")
    except click.ClickException as error:
        how = f"What you wrote is in {sheet}. export EDITOR=nano, or: --file {sheet}"
        raise UsageError(f"The editor failed: {error.message}", how) from error
    return sheet


def _above(sheet: Path) -> str:
    """What the user wrote above the line."""
    return debrief.read(sheet).split(END, maxsplit=1)[0]
