"""mailbox."""

import sys

import click

from outreach.cli import show
from outreach.errors import UsageError
from outreach.journey import post
from outreach.journey.post import Wish
from outreach.mailbox import url


@click.group("mailbox", epilog="Example: outreach mailbox set --email jordan@example.org")
def mailbox_() -> None:
    """Say where your drafts go: `set` it once, `check` that it answers.

    Your password goes into the system's keyring, or stays where you name it; never into a file.
    """


@mailbox_.command(
    "set",
    epilog="Example: outreach mailbox set --email me@example.org --imap imaps://imap.example.org",
)
@click.option("--email", required=True, metavar="ADDRESS", help="The address you write from.")
@click.option("--imap", default="", metavar="URL", help="imaps://HOST:PORT, where it is not known.")
@click.option("--smtp", default="", metavar="URL", help="smtps://HOST:PORT, where mail leaves.")
@click.option("--user", default="", help="The name to log in by, where it is not the address.")
@click.option("--password-env", default="", metavar="NAME", help="Variable with the password.")
@click.option("--password-command", default="", metavar="COMMAND", help="It prints the password.")
@click.option("--token-command", default="", metavar="COMMAND", help="It prints an OAuth2 token.")
@click.option("--drafts", default="", metavar="FOLDER", help="The folder for drafts.")
@click.pass_context
def set_(ctx: click.Context, /, **told: str) -> None:
    """Keep where your mailbox is, and try it.

    The servers of the large providers are known. Nothing is asked where all is said.
    """
    home = show.the_home(ctx)
    wish = Wish(**told)
    if not wish.imap and not post.is_known(wish.email) and sys.stdin.isatty():
        told["imap"] = click.prompt("Where your mail lies (imaps://HOST:993)")
        told["smtp"] = wish.smtp or click.prompt(
            "Where it leaves (smtps://HOST:465; nothing if you send by hand)", default="",
            show_default=False,
        )  # fmt: skip
        wish = Wish(**told)
    secret = "" if wish.says_how else _asked(wish.email)
    box = post.put(home, wish, secret)
    leaves = f", sending by {url(box.smtp, 'smtp')}" if box.smtp else ""
    click.echo(f"Kept: {box.email} at {url(box.imap)}, as {box.user}{leaves}.")
    if other := post.another(home, box):
        click.echo(f"Your letters are from {other}, as your profile says: outreach init --email …")
    if trouble := post.trouble(home):
        click.echo(f"It does not answer yet: {trouble}", err=True)
        click.echo(trouble.hint, err=True)
    else:
        click.echo("It answers. Next: outreach deliver --to imap")


def _asked(email: str) -> str:
    """The password, typed unseen.

    Raises:
        UsageError: If nobody is there to type it.
    """
    if needs := post.needs(email):
        click.echo(needs)
    if not sys.stdin.isatty():
        raise UsageError(
            "Nobody is there to type the password.",
            "Name it: --password-env NAME, --password-command COMMAND or --token-command COMMAND",
        )
    return str(click.prompt("Password", hide_input=True))


@mailbox_.command("check", epilog="Example: outreach mailbox check")
@click.pass_context
def check_(ctx: click.Context) -> None:
    """Log in, and look for the folder of drafts."""
    box = post.check(show.the_home(ctx))
    click.echo(f"{box.email} answers.")
