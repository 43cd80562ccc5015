"""demo: the commands of the journey, one after the other, as a user would type them."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import click

from outreach import cli
from outreach.config import shipped
from outreach.errors import OutreachError, UsageError

_MARK = ".outreach-demo"


@click.command("demo", epilog="Example: outreach demo tour")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("demo"))
@click.pass_context
def demo_(ctx: click.Context, folder: Path) -> None:
    """Walk the whole journey on the shipped sample of invented people.

    Writes into DIR only (demo, unless you name another), with a store of its own.
    """
    _prepare(folder)
    sample = shipped("data") / "sample"
    archive = next(sample.glob("*LinkedInDataExport*"))
    alumni = next(sample.glob("*.csv"))
    home = str(folder / "home")
    click.echo("This is Jordan Rivera, an invented graduate, and people who do not exist.\n")
    for args in (
        ["init", str(archive), "--yes"],
        ["import", str(archive)],
        ["import", str(alumni), "--school", "University of Michigan"],
        ["rank", "--top", "12"],
        ["rank", "--top", "1", "--why"],
        ["draft", "--kind", "ask", "--top", "5"],
        ["draft", "--kind", "message", "--top", "2"],
        ["draft", "--kind", "note", "--top", "2"],
        ["lint"],
        ["approve", "--all", "--yes"],
        ["deliver", "--to", "eml", "--out", str(folder / "drafts")],
        ["deliver", "--to", "note", "--out", str(folder / "drafts")],
        *_later(folder),
    ):
        click.secho(f"$ outreach {' '.join(_quoted(arg, sample) for arg in args)}", bold=True)
        if code := cli.run(args, home):
            raise OutreachError(f"The demo stopped at `outreach {args[0]}` (exit {code}).")
        click.echo()
    click.echo(_NEXT.format(home=home, folder=folder))


def _later(folder: Path) -> list[list[str]]:
    """What may come after: a week of silence, a talk, somebody suggested."""
    sent = (date.today() - timedelta(days=9)).isoformat()
    return [
        ["log", "Hollis Grant", "sent", "--on", sent],
        ["log", "Priya Raman", "sent"],
        ["log", "Priya Raman", "scheduled", "--on", date.today().isoformat()],
        ["due"],
        ["draft", "--kind", "followup"],
        ["prep", "Priya Raman"],
        ["debrief", "Priya Raman", "--text", _NOTE, "--yes"],
        ["draft", "--kind", "thanks"],
        ["draft", "Noor Haddad", "--kind", "referral"],
        ["insights"],
        ["prep", "Priya Raman", "--html", str(folder / "prep.html")],
        ["insights", "--html", str(folder / "insights.html")],
    ]


def _prepare(folder: Path) -> None:
    """Begin anew, but never in a folder that holds anything else."""
    if folder.exists():
        if not (folder / _MARK).exists() and any(folder.iterdir()):
            raise UsageError(f"{folder} holds other files.", "Name another: outreach demo DIR")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / _MARK).write_text("Made by `outreach demo`; it may be deleted.\n", encoding="utf-8")


def _quoted(arg: str, sample: Path) -> str:
    shown = arg.replace(f"{sample}/", "")
    mark = '"' if "'" in shown else "'"
    return f"{mark}{shown}{mark}" if " " in shown else shown


_NOTE = """\
#skill sql
learnt: You said to rewrite one help page a week.
will: I have started with my bank's lost-card page; it is 90 words shorter now.
promise: send her the page by Friday
referral: Noor Haddad, Content Designer at Corvid Press, noor.haddad@example.org (may name)"""


_NEXT = """\
The drafts are in {folder}/drafts: open one in your mail program.
Look around:    outreach --home {home} rank --top 20 --why
                outreach --home {home} draft --why
With your own:  outreach init YOUR-LinkedInDataExport.zip
                outreach import YOUR-LinkedInDataExport.zip alumni.csv
                outreach rank --top 20 --why"""
