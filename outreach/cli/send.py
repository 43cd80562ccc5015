"""deliver."""

import time
from pathlib import Path

import click

from outreach.cli import show
from outreach.errors import LintBlocked, Refused
from outreach.journey import send
from outreach.journey.send import Delivery
from outreach.model import Draft, Receipt, Settings, State


@click.command("deliver", epilog="Example: outreach deliver --to eml --out drafts/")
@click.option("--to", required=True, metavar="CHANNEL", help="eml, imap, smtp, csv or note.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("drafts"), show_default=True,
              help="Folder of the files.")  # fmt: skip
@click.option(
    "--raw", is_flag=True, help="csv: leave cells that a spreadsheet would run as they are."
)
@click.option("--mbox", type=click.Path(path_type=Path), default=None,
              help="eml: one file of all messages, for programs that import it.")  # fmt: skip
@click.option("--really", is_flag=True, help="imap, smtp: do it, and not only show it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def deliver_(ctx: click.Context, /, to: str, out: Path, mbox: Path | None,
             **how: bool) -> None:  # fmt: skip
    """Write the approved drafts where you can send them.

    eml: a file each, which mail programs open ready to send. note: text to paste on LinkedIn, with
    the profile's link. csv: one table for a mail merge. imap: into the drafts of your mailbox; what
    would be done is shown first, and --really does it. Written is not sent: you send.

    smtp: sends, once your profile allows it: one a minute, a few a day, by day. `outreach status`
    shows what became of each.
    """
    tell, wait = (_quiet, time.sleep) if how["as_json"] else (_tell, _wait)
    done = send.deliver(show.the_home(ctx), to, Settings(out, how["raw"], mbox), how["really"],
                        tell, wait)  # fmt: skip
    if how["as_json"]:
        show.print_json([_json(receipt) for receipt in done.receipts])
    elif done.shown:
        _show(done.shown, to)
    else:
        _say(done, "mbox" if mbox else to)
    for (kind, way), count in sorted(done.other.items()) if not how["as_json"] else ():
        by = "eml" if way == "email" else "note"
        many = f"{count} approved {kind}{'s' * (count > 1)}"
        click.echo(f"{many} cannot go that way: outreach deliver --to {by} --out {out}")
    for name, why in done.held:
        click.echo(f"Held back, {name}: {why}", err=True)
    if done.stays:
        click.echo(f"The rest stays for later: {done.stays}.", err=True)
    if done.later:
        click.echo(f"{done.later} that the server put off: too early to try again.", err=True)
    if any(one.state not in (State.WRITTEN, State.SENT) for one in done.receipts):
        click.echo("Not all was taken. Next: outreach status", err=True)
        ctx.exit(Refused.exit_code)
    if done.held:
        ctx.exit(LintBlocked.exit_code)


def _quiet(receipt: Receipt) -> None:
    """Say nothing: the answer is JSON."""


def _tell(receipt: Receipt) -> None:
    """Say at once what became of a message that was sent: the next may be a minute away."""
    if receipt.state is not State.WRITTEN:
        reply = f": {receipt.reply}" if receipt.state is not State.SENT else ""
        click.echo(f"{receipt.state} {receipt.place}{reply}")


def _wait(seconds: float) -> None:
    """Sleep, and say so; Ctrl-C loses nothing."""
    click.echo(f"The next in {seconds:.0f} seconds; Ctrl-C stops, and the rest stays for later.")
    time.sleep(seconds)


_THEN = {
    "imap": "Open your drafts, read each once more, and send it.",
    "mbox": "Import it into the drafts of your mail program; read and send each there.",
    "eml": "Open each in your mail program, read it once more, and send it.",
}


def _say(done: Delivery, to: str) -> None:
    receipts = done.receipts
    written = [one for one in receipts if one.state is State.WRITTEN]
    for place in dict.fromkeys(receipt.path or receipt.place for receipt in written):
        click.echo(f"wrote {place}")
    if not receipts and not done.stays and not done.later:
        click.echo("Nothing approved to write there. `outreach approve --all` shows the drafts.")
    elif to in _THEN:
        click.echo(_THEN[to])
        click.echo("Next: outreach log NAME sent, for each that you sent: a follow-up may come due")
    elif any(receipt.state is State.SENT for receipt in receipts):
        click.echo("Next: outreach replies, once they may have answered")


def _json(receipt: Receipt) -> dict[str, str | None]:
    return {
        "draft": receipt.draft,
        "path": str(receipt.path) if receipt.path else None,
        "place": receipt.place or None,
        "state": receipt.state.value,
    }


def _show(drafts: tuple[Draft, ...], to: str) -> None:
    """What would leave this machine."""
    click.echo(show.table((draft.to_name, draft.to, draft.subject) for draft in drafts))
    done = "sent" if to == "smtp" else "written"
    click.echo(f"Nothing was {done} yet. Next: outreach deliver --to {to} --really")
