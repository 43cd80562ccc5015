"""draft, lint, approve, skip."""

from pathlib import Path

import click

from outreach.cli import show
from outreach.errors import LintBlocked, UsageError
from outreach.journey import write
from outreach.journey.write import Written
from outreach.model import Kind

_FORECAST = (
    "Most cold messages go unanswered: of ten well-chosen people, expect one to three to talk."
    " Silence is normal and says nothing of you."
)


@click.command("draft", epilog="Example: outreach draft --top 5")
@click.argument("people", metavar="[PERSON]…", nargs=-1)
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="How many.")
@click.option("--kind", type=click.Choice([k.value for k in Kind]), default=None,
              help="Only those whom such a message suits.")  # fmt: skip
@click.option("--why", is_flag=True, help="Show under each sentence the facts it rests on.")
@click.option("--dry-run", is_flag=True, help="Show, and keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def draft_(ctx: click.Context, /, people: tuple[str, ...], top: int, kind: str | None,
           **out: bool) -> None:  # fmt: skip
    """Write to each PERSON, or to the best of the ranking.

    An email to those with an address, a message to connections without one, an invitation note to
    others. Every statement is a fact of your data; --why shows which. What you edited or approved
    is never overwritten.
    """
    batch = write.draft(show.the_home(ctx), people, top, kind or "", out["dry_run"])
    if out["as_json"]:
        show.print_json([show.draft_json(one.draft, one.findings) for one in batch.written])
    else:
        for one in batch.written:
            _say(one, out["why"])
    for name, why, hint in batch.passed:
        click.echo(f"No draft to {name}: {why} {hint}".rstrip(), err=True)
    if not batch.written and not batch.passed:
        click.echo(
            "Nobody to write to. `outreach rank` shows who is known and who is left out.", err=True
        )
    elif not out["as_json"] and batch.written:
        click.echo(_FORECAST)
        click.echo("Nothing was kept." if out["dry_run"] else "Next: outreach approve --all")


def _say(one: Written, why: bool) -> None:
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
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def lint_(ctx: click.Context, file: Path | None, as_json: bool) -> None:
    """Say what is wrong with every open draft, or with a message of your own in FILE.

    An error keeps a draft from leaving; a warning does not. Exits with 4 where there is an error.
    """
    home = show.the_home(ctx)
    found = [] if file else write.lint(home)
    loose = write.lint_file(home, file) if file else ()
    everything = [*loose, *(finding for one in found for finding in one.findings)]
    errors = sum(finding.severity == "error" for finding in everything)
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
        about = str(file) if file else f"{len(found)} drafts"
        click.echo(f"{about}: {errors} errors, {len(everything) - errors} warnings.")
    if errors:
        ctx.exit(LintBlocked.exit_code)


@click.command("approve", epilog="Example: outreach approve --all")
@click.argument("people", metavar="[PERSON]…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every open draft.")
@click.option("--yes", is_flag=True, help="Ask nothing; for scripts. Says what it approved.")
@click.pass_context
def approve_(ctx: click.Context, people: tuple[str, ...], every: bool, yes: bool) -> None:
    """Read each draft to PERSON and say yes; only what you approved can leave."""
    if not people and not every:
        raise UsageError("Whose draft?", "Name a person, or type `outreach approve --all`.")
    home = show.the_home(ctx)
    blocked = 0
    approved: list[Written] = []
    for one in write.to_decide(home, people):
        if not yes:
            _say(one, why=False)
        if one.is_blocked:
            blocked += 1
            first = one.findings[0]
            click.echo(f"Not approved, {one.draft.to_name}: {first.rule}: {first.text}", err=True)
            continue
        answer = "y" if yes else _ask(one)
        if answer == "q":
            break
        if answer == "s":
            write.skip(home, one.draft.id)
            continue
        if answer == "y":
            write.approve(home, one)
            approved.append(one)
            click.echo(f"Approved: {one.draft.kind.value} to {one.draft.to_name}, {_where(one)}")
    click.echo(f"{len(approved)} approved.")
    for way in sorted({"eml" if one.draft.to else "note" for one in approved}):
        click.echo(f"Next: outreach deliver --to {way} --out drafts/")
    if blocked:
        ctx.exit(LintBlocked.exit_code)


def _where(one: Written) -> str:
    return one.draft.to or one.draft.url or "among your connections"


def _ask(one: Written) -> str:
    choices = click.Choice(["y", "n", "s", "q"])
    question = f"Approve this to {one.draft.to_name}? y yes, n not now, s skip, q quit"
    return str(click.prompt(question, type=choices, show_choices=False, default="n"))


@click.command("skip", epilog="Example: outreach skip 'Priya Shah'")
@click.argument("people", metavar="PERSON…", nargs=-1, required=True)
@click.pass_context
def skip_(ctx: click.Context, people: tuple[str, ...]) -> None:
    """Put the open or approved draft to PERSON aside; they stay in the ranking."""
    home = show.the_home(ctx)
    for text in people:
        for name in write.skip(home, text):
            click.echo(f"Skipped: {name}")
