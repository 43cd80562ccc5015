"""insights."""

from dataclasses import asdict
from pathlib import Path

import click

from outreach.cli import show
from outreach.insights import Group, Insights, share, within
from outreach.journey import learn


@click.command("insights", epilog="Example: outreach insights --html insights.html")
@click.option("--html", type=click.Path(path_type=Path), default=None, help="A page with charts.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def insights_(ctx: click.Context, html: Path | None, as_json: bool) -> None:
    """Show what came of it: who answered, what people wish they had learnt, who led to whom.

    Below ten people numbers are shown without a share: they say too little.
    """
    home = show.the_home(ctx)
    if html:
        learn.page(home, html)
        click.echo(f"wrote {html}", err=as_json)
        if not as_json:
            return
    found = learn.learn(home)
    if as_json:
        show.print_json(_json(found))
    else:
        _say(found)


def _say(found: Insights) -> None:
    click.echo(show.table([(stage, str(count)) for stage, count in found.funnel], right=[1]))
    if found.days is not None:
        click.echo(f"Half of those who answered did so {within(found.days)}.")
    if found.otherwise:
        click.echo(f"Talks that began without a message from here: {found.otherwise}.")
    for by, groups in found.groups.items():
        if groups:
            click.echo()
            head = (f"by {by}", "asked", "answered", "talked", "led on")
            click.echo(show.table([head, *map(_row, groups)]))
    if found.skills:
        click.echo("\nSkills they wish they had learnt sooner")
        click.echo(show.table((one.text, ", ".join(one.who)) for one in found.skills))
    if found.advice:
        click.echo("\nWhat you learnt")
        for one in found.advice:
            click.echo(f"{one.text} ({', '.join(one.who)})")
    if found.chain:
        click.echo("\nWho led to whom")
        for branch in found.chain:
            arrow = "   " * (branch.depth - 1) + "└─ " if branch.depth else ""
            click.echo(f"{arrow}{branch.name} ({branch.state})")


def _row(group: Group) -> tuple[str, ...]:
    later = (group.answered, group.met, group.referred)
    return group.name, str(group.asked), *(share(count, group.asked) for count in later)


def _json(found: Insights) -> dict[str, object]:
    return {
        "funnel": [{"stage": stage, "people": count} for stage, count in found.funnel],
        "groups": {by: [asdict(one) for one in groups] for by, groups in found.groups.items()},
        "median_days": found.days,
        "otherwise": found.otherwise,
        "skills": [asdict(one) for one in found.skills],
        "advice": [asdict(one) for one in found.advice],
        "chain": [asdict(one) for one in found.chain],
    }
