"""status, settle."""

from collections import Counter
from collections.abc import Sequence

import click

from outreach import lines
from outreach.cli import show
from outreach.journey import ledger
from outreach.journey.ledger import Entry
from outreach.model import State

_NEXT = {
    State.QUEUED: "Not yet sent. Next: outreach deliver --to {channel} --really",
    State.SENDING: "A run is at it, or was cut off. Next: outreach deliver --to {channel}; or say"
    " yourself whether it is there: outreach settle {draft} sent, or not-sent",
    State.DEFERRED: "The server put it off{wait}. Next: outreach deliver --to {channel} --really",
    State.FAILED: "The server refused it. Put it aside: outreach skip {draft}; where the fault was"
    " the server's, send the same once more: outreach settle {draft} not-sent",
    State.UNKNOWN: "It may have gone out. Look into what you sent, or let `outreach replies` look;"
    " then: outreach settle {draft} sent, or not-sent",
}


@click.command("status", epilog="Example: outreach status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def status_(ctx: click.Context, as_json: bool) -> None:
    """See what became of each message that was handed over.

    queued: not yet sent. sent: the server took it. deferred: it was put off, and is tried again.
    failed: it was refused. unknown: the line was cut when it may have been taken; it is never sent
    again by itself. written: it lies where you can send it.
    """
    entries = ledger.status(show.the_home(ctx))
    if as_json:
        show.print_json([_json(one) for one in entries])
        return
    counts = Counter(one.row.state for one in entries)
    said = ", ".join(f"{counts[state]} {state}" for state in State if counts[state])
    click.echo(f"{said}." if said else "Nothing was handed over yet: outreach deliver --to CHANNEL")
    _say([one for one in entries if not one.is_settled])


def _say(entries: Sequence[Entry]) -> None:
    """What is left to do, and what to type."""
    for one in entries:
        row, draft = one.row, one.draft
        click.echo(f"\n{row.state}: {draft.to_name} <{draft.to or draft.url}>  {draft.subject}")
        said = f"; {row.reply}" if row.reply else ""
        click.echo(f"    message {row.draft}, {lines.moment(row.at)}{said}")
        wait = f" until {lines.moment(row.wait)}" if row.wait else ""
        where = f"{row.channel} {row.place or '--really'}"
        channel = where if row.state is State.SENDING else row.channel
        click.echo(f"    {_NEXT[row.state].format(channel=channel, draft=row.draft, wait=wait)}")


def _json(one: Entry) -> dict[str, str | int | None]:
    row, draft = one.row, one.draft
    return {
        "draft": row.draft, "person": draft.person, "name": draft.to_name,
        "to": draft.to or draft.url, "subject": draft.subject, "channel": row.channel,
        "state": row.state.value, "at": row.at, "tries": row.tries, "wait": row.wait or None,
        "reply": row.reply or None, "message_id": row.message_id, "digest": row.digest,
    }  # fmt: skip


@click.command("settle", epilog="Example: outreach settle 12 not-sent")
@click.argument("message")
@click.argument("word", type=click.Choice(list(ledger.WORDS)))
@click.pass_context
def settle_(ctx: click.Context, message: str, word: str) -> None:
    """Say whether MESSAGE went out, where nobody else can know: sent, or not-sent.

    MESSAGE is its number in `outreach status`, its Message-ID, or the person. What did not go out
    is queued again as you approved it; a refused or deferred one can be queued anew so, too.
    """
    done = ledger.settle(show.the_home(ctx), message, word)
    click.echo(f"{done.row.state}: {done.draft.to_name}, {done.draft.subject}")
    if done.row.state is State.QUEUED:
        click.echo(f"Next: outreach deliver --to {done.row.channel} --really")
