"""replies."""

import click

from outreach.cli import show
from outreach.journey import replies
from outreach.journey.replies import News

_WORDS = {
    "delivered": "went out", "replied": "answered", "answered": "has your answer",
    "away": "is away", "bounced": "came back",
}  # fmt: skip


@click.command("replies", epilog="Example: outreach replies")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def replies_(ctx: click.Context, as_json: bool) -> None:
    """Read your mailbox: who answered, what went out, what came back, who is away.

    Nothing is changed in it. Of what it holds only who, when and which is kept.
    """
    news = replies.replies(show.the_home(ctx))
    if as_json:
        show.print_json([_json(one) for one in news])
        return
    for one in news:
        until = f" until {one.detail}" if one.what == "away" and one.detail else ""
        address = f": {one.detail}" if one.what == "bounced" and one.detail else ""
        click.echo(f"{one.on}  {one.name}  {_WORDS[one.what]}{until}{address}")
    click.echo("Next: outreach due" if news else "Nothing new.")


def _json(one: News) -> dict[str, str | None]:
    letter = one.found.letter
    return {
        "person": letter.person, "name": one.name, "what": one.what, "on": one.on,
        "detail": one.detail or None, "draft": letter.draft, "message_id": one.found.one.id,
    }  # fmt: skip
