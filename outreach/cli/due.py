"""due."""

from pathlib import Path

import click

from outreach import lines
from outreach.cli import show
from outreach.config import Home
from outreach.journey import keep
from outreach.journey.talk import Item

# What each item is called, and the command that does it.
_WHAT = {
    "sent": ("sent?", 'outreach log "{name}" sent'),
    "followup": ("follow-up", 'outreach draft "{name}" --kind followup'),
    "reply": ("reply owed", 'outreach log "{name}" answered   (once you have)'),
    "thanks": (
        "thank-you",
        'outreach debrief "{name}", then outreach draft "{name}" --kind thanks',
    ),
    "keepintouch": ("keep in touch", 'outreach draft "{name}" --kind keepintouch'),
    "message": ("message", 'outreach draft "{name}" --kind message'),
    "promise": ("promise", 'outreach log "{name}" kept'),
}


_COUNTED = {
    "reply": ("reply owed", "replies owed"), "thanks": ("thank-you", "thank-yous"),
    "promise": ("promise", "promises"), "sent": ("message to confirm", "messages to confirm"),
    "followup": ("follow-up", "follow-ups"), "message": ("message", "messages"),
    "keepintouch": ("keep-in-touch", "keep-in-touches"),
}  # fmt: skip


@click.command("due", epilog="Example: outreach due --ics outreach.ics")
@click.option("--ics", type=click.Path(path_type=Path), default=None,
              help="Write a calendar file: what is due, talks, and the next 30 days.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def due_(ctx: click.Context, ics: Path | None, as_json: bool) -> None:
    """List what is due today: follow-ups, thank-yous, replies owed, promises.

    Each says why, and the command that does it.
    """
    home = show.the_home(ctx)
    if ics:
        count = keep.calendar(home, ics)
        click.echo(f"wrote {ics}: {count} entries", err=as_json)
        if not as_json:
            return
    found = keep.due(home)
    if as_json:
        show.print_json([_json(one) for one in found])
        return
    _say(home, found)


def _say(home: Home, found: list[Item]) -> None:
    if not found:
        click.echo("Nothing is due today.")
        return
    today = home.today
    click.echo(f"{lines.day(today)}: {_summary(found, today)}.\n")
    for one in found:
        label, command = _WHAT[one.due.what]
        late = ", overdue" if one.due.by and one.due.by < today else ""
        name = one.person.name.value
        click.echo(f"{label}{late}: {name}")
        click.echo(f"    {one.due.why}")
        click.echo(f"    {command.format(name=one.handle)}")


def _summary(found: list[Item], today: str) -> str:
    """`8 follow-ups, 2 thank-yous (1 overdue)`."""
    told = []
    for what, words in _COUNTED.items():
        some = [one.due for one in found if one.due.what == what]
        late = sum(bool(due.by and due.by < today) for due in some)
        if some:
            overdue = f" ({late} overdue)" if late else ""
            told.append(f"{len(some)} {words[len(some) > 1]}{overdue}")
    return ", ".join(told)


def _json(one: Item) -> dict[str, object]:
    return {
        "person": one.person.id,
        "name": one.person.name.value,
        "what": one.due.what,
        "on": one.due.on,
        "why": one.due.why,
        "by": one.due.by or None,
    }
