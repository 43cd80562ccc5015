"""draft, lint."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from outreach.cli import show
from outreach.config import Home
from outreach.errors import LintBlocked, UsageError
from outreach.journey import judge, write
from outreach.journey.judge import Written
from outreach.journey.write import Wish
from outreach.model import LANGUAGES, Kind


@click.command("draft", epilog="Example: outreach draft --top 5")
@click.argument("people", metavar="[PERSON]…", nargs=-1)
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="How many.")
@click.option("--kind", type=click.Choice([k.value for k in Kind]), default=None,
              help="Only those whom such a message suits.")  # fmt: skip
@click.option("--template", metavar="NAME", default=None, help="A message file of your own.")
@click.option("--anew", is_flag=True, help="Also where you edited the text; yours is kept aside.")
@click.option("--why", is_flag=True, help="Show under each sentence the facts it rests on.")
@click.option("--dry-run", is_flag=True, help="Show, and keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def draft_(ctx: click.Context, /, people: tuple[str, ...], top: int, kind: str | None,
           template: str | None, **out: bool) -> None:  # fmt: skip
    """Write to each PERSON, or to the best of the ranking.

    An email to those with an address, a message to connections without one, an invitation note to
    others; --kind writes the later letters: followup, thanks, keepintouch, decline, forward, to
    those whose turn it is. Every statement is a fact of your data; --why shows which. What you
    edited or approved is never overwritten.
    """
    wish = Wish(
        people, top, Kind(kind) if kind else None, template or "", out["dry_run"], out["anew"]
    )
    home = show.the_home(ctx)
    batch = write.draft(home, wish)
    if not out["as_json"] and not out["dry_run"] and sys.stdin.isatty():
        batch = _asked(home, wish, batch)
    if out["as_json"]:
        show.print_json([show.draft_json(one.draft, one.findings) for one in batch.written])
    else:
        for one in batch.written:
            say(one, out["why"])
    for name, why, hint in batch.passed:
        click.echo(f"No draft to {name}: {why} {hint}".rstrip(), err=True)
    if not batch.written and not batch.passed:
        click.echo(
            "Nobody to write to. `outreach rank` shows who is known and who is left out.", err=True
        )
    elif not out["as_json"] and batch.written:
        if any(one.draft.kind.is_first for one in batch.written):
            click.echo(show.FORECAST)
        click.echo("Nothing was kept." if out["dry_run"] else "Next: outreach approve --all")
    if people and batch.passed:
        ctx.exit(UsageError.exit_code)


def _asked(home: Home, wish: Wish, batch: write.Batch) -> write.Batch:
    """The batch, where the user gives up own texts for new ones."""
    written: list[Written] = []
    for one in batch.written:
        yours = one.draft.edited and one.state == "open"
        question = f"You edited the draft to {one.draft.to_name}. Write a new one? Yours is kept."
        if yours and click.confirm(question, default=False):
            again = replace(wish, named=(one.person.id,), anew=True)
            written += write.draft(home, again).written
        else:
            written.append(one)
    return replace(batch, written=tuple(written))


def say(one: Written, why: bool) -> None:
    """Print a draft and what lint says of it."""
    draft = one.draft
    to = draft.to or draft.url or "find them among your connections"
    state = "" if one.state == "open" else f", {one.state}"
    click.echo(f"── {draft.to_name}: {draft.kind.value}{state} " + "─" * 20)
    click.echo(f"To: {to}")
    if draft.subject:
        click.echo(f"Subject: {draft.subject}")
    click.echo()
    click.echo(show.wrapped(draft.body.strip()))
    click.echo()
    if not draft.to:
        click.echo(f"  {len(draft.body.strip())} characters")
    if why:
        _say_facts(one)
    for finding in one.findings:
        click.echo(f"  {finding.severity.value} {finding.rule}: {finding.text}")


def _say_facts(one: Written) -> None:
    for sentence in one.draft.sentences:
        click.echo(f"  | {sentence.text}")
        for fact in sentence.facts:
            click.echo(f"  |     {fact.value!r}: {fact.where}")
    click.echo()


@click.command("lint", epilog="Example: outreach lint message.txt")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True,
              help="Of the message in FILE.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def lint_(ctx: click.Context, file: Path | None, language: str, as_json: bool) -> None:
    """Say what is wrong with every open draft, or with a message of your own in FILE.

    An error keeps a draft from leaving; a warning does not. Exits with 4 where there is an error.
    """
    home = show.the_home(ctx)
    found = [] if file else judge.lint(home)
    loose = judge.lint_file(home, file, language) if file else ()
    everything = [*loose, *(finding for one in found for finding in one.findings)]
    standing = [*loose, *(finding for one in found for finding in one.errors)]
    errors = sum(finding.severity == "error" for finding in standing)
    warnings = sum(finding.severity == "warning" for finding in everything)
    if as_json:
        listed = [show.draft_json(one.draft, one.findings) for one in found]
        show.print_json([show.finding_json(finding) for finding in loose] if file else listed)
    else:
        for one in found:
            for finding in one.findings:
                click.echo(
                    f"{one.draft.to_name}: {finding.severity.value} {finding.rule}: {finding.text}"
                )
        for finding in loose:
            click.echo(f"{finding.severity.value} {finding.rule}: {finding.text}")
        others = {one.draft.language for one in found} | ({language} if file else set())
        for code in sorted(others - {"en"}):
            click.echo(f"{LANGUAGES[code]}: only the rules that read no English words were asked.")
        about = str(file) if file else f"{len(found)} drafts"
        overruled = len(everything) - errors - warnings
        more = f", {overruled} overruled" if overruled else ""
        click.echo(f"{about}: {errors} errors, {warnings} warnings{more}.")
    if errors:
        ctx.exit(LintBlocked.exit_code)
