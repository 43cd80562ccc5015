"""approve, skip."""

from collections import Counter
from dataclasses import dataclass, field

import click

from outreach.cli import show
from outreach.cli.editor import rewritten
from outreach.cli.write import say
from outreach.config import Home
from outreach.errors import LintBlocked, UsageError
from outreach.journey import decide
from outreach.journey.judge import Written


@click.command("approve", epilog="Example: outreach approve --all")
@click.argument("people", metavar="[PERSON]…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every open draft.")
@click.option("--yes", is_flag=True, help="Ask nothing; for scripts. Says what it approved.")
@click.option("--overrule", metavar="RULE", multiple=True,
              help="Let an error of tone pass; it is recorded.")  # fmt: skip
@click.pass_context
def approve_(ctx: click.Context, people: tuple[str, ...], every: bool, yes: bool,
             overrule: tuple[str, ...]) -> None:  # fmt: skip
    """Read each draft to PERSON and say yes; only what you approved can leave.

    `e` opens it in your editor, with three other questions to choose from; lint reads your text as
    it reads its own.
    """
    if not people and not every:
        raise UsageError("Whose draft?", "Name a person, or type `outreach approve --all`.")
    sitting = _Sitting(show.the_home(ctx), yes, overrule)
    for one in decide.to_decide(sitting.home, people):
        if not sitting.take(one):
            break
    click.echo(f"{sitting.count['approved']} approved.")
    for way in sorted(sitting.ways):
        click.echo(f"Next: outreach deliver --to {way} --out drafts/")
    if sitting.count["blocked"]:
        ctx.exit(LintBlocked.exit_code)
    if sitting.count["refused"]:
        ctx.exit(UsageError.exit_code)


@dataclass
class _Sitting:
    """One run over the open drafts.

    Attributes:
        home: The user's folder.
        yes: Whether nothing is asked.
        overrule: Rules whose errors of tone the user lets pass.
        count: How many were approved, how many lint blocked, and how many came too late.
        ways: The channels that what was approved can take.
    """

    home: Home
    yes: bool
    overrule: tuple[str, ...]
    count: Counter[str] = field(default_factory=Counter)
    ways: set[str] = field(default_factory=set)

    def take(self, one: Written) -> bool:
        """Show one draft and do what the user says; false to stop."""
        if self.overrule:
            one = decide.overrule(self.home, one, self.overrule)
        if not self.yes:
            say(one, why=False)
        if one.is_blocked and self.yes:
            self._blocked(one)
            return True
        answer = "y" if self.yes else _ask(one)
        if answer == "e":
            return self.take(rewritten(self.home, one))
        if answer == "s":
            decide.skip(self.home, one.draft.id)
        if answer == "y" and one.is_blocked:
            self._blocked(one)
        elif answer == "y":
            self._approve(one)
        return answer != "q"

    def _blocked(self, one: Written) -> None:
        self.count["blocked"] += 1
        first = one.errors[0]
        click.echo(f"Not approved, {one.draft.to_name}: {first.rule}: {first.text}", err=True)

    def _approve(self, one: Written) -> None:
        try:
            decide.approve(self.home, one)
        except UsageError as error:  # which costs the others nothing
            self.count["refused"] += 1
            click.echo(f"Not approved, {one.draft.to_name}: {error}", err=True)
            click.echo(f"  {error.hint}", err=True)
            return
        self.count["approved"] += 1
        self.ways.add("eml" if one.draft.to else "note")
        where = one.draft.to or one.draft.url or "among your connections"
        digest = one.draft.digest[:12]  # `outreach status --json` shows that of what leaves
        click.echo(f"Approved: {one.draft.kind.value} to {one.draft.to_name}, {where}  [{digest}]")


def _ask(one: Written) -> str:
    choices = click.Choice(["y", "e", "n", "s", "q"])
    question = f"Approve this to {one.draft.to_name}? y yes, e edit, n not now, s skip, q quit"
    return str(click.prompt(question, type=choices, show_choices=False, default="n"))


@click.command("skip", epilog="Example: outreach skip 'Priya Shah'")
@click.argument("people", metavar="PERSON…", nargs=-1, required=True)
@click.pass_context
def skip_(ctx: click.Context, people: tuple[str, ...]) -> None:
    """Put the open or approved draft to PERSON aside; they stay in the ranking."""
    home = show.the_home(ctx)
    for text in people:
        for name in decide.skip(home, text):
            click.echo(f"Skipped: {name}")
