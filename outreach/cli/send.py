"""deliver."""

from pathlib import Path

import click

from outreach.cli import show
from outreach.errors import LintBlocked
from outreach.journey import send


@click.command("deliver", epilog="Example: outreach deliver --to eml --out drafts/")
@click.option("--to", required=True, metavar="CHANNEL", help="eml, csv or note.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("drafts"), show_default=True,
              help="Folder of the files.")  # fmt: skip
@click.option(
    "--raw", is_flag=True, help="csv: leave cells that a spreadsheet would run as they are."
)
@click.option("--mbox", type=click.Path(path_type=Path), default=None,
              help="eml: one file of all messages, for programs that import it.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def deliver_(
    ctx: click.Context, to: str, out: Path, raw: bool, mbox: Path | None, as_json: bool
) -> None:
    """Write the approved drafts where you can send them.

    eml: a file each, which mail programs open ready to send. note: text to paste on LinkedIn, with
    the profile's link. csv: one table for a mail merge. Written is not sent: you send.
    """
    done = send.deliver(show.the_home(ctx), to, out, raw, mbox)
    if as_json:
        show.print_json([{"draft": r.draft, "path": str(r.path)} for r in done.receipts])
    else:
        for path in dict.fromkeys(receipt.path for receipt in done.receipts):
            click.echo(f"wrote {path}")
        if not done.receipts:
            click.echo(
                "Nothing approved to write there. `outreach approve --all` shows the drafts."
            )
        elif mbox:
            click.echo("Import it into the drafts of your mail program; read and send each there.")
        elif to == "eml":
            click.echo("Open each in your mail program, read it once more, and send it.")
    for (kind, way), count in sorted(done.other.items()) if not as_json else ():
        by = "eml" if way == "email" else "note"
        many = f"{count} approved {kind}{'s' * (count > 1)}"
        click.echo(f"{many} cannot go that way: outreach deliver --to {by} --out {out}")
    for name, why in done.held:
        click.echo(f"Held back, {name}: {why}", err=True)
    if done.held:
        ctx.exit(LintBlocked.exit_code)
