"""review: the page."""

import webbrowser

import click

from outreach.cli import show


@click.command("review", epilog="Example: outreach review")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Any that is free, else.")
@click.option("--no-open", is_flag=True, help="Only print the address.")
@click.pass_context
def review_(ctx: click.Context, port: int, no_open: bool) -> None:
    """Open the page: people, drafts, what is due, all of it in your browser.

    It is served to this machine only, until Ctrl-C. The address works once, for one browser.
    """
    from outreach.web import serve  # noqa: PLC0415 - Flask is loaded only here

    def ready(address: str) -> None:
        """Say where it is, and open it."""
        click.echo("The page is at this address, which works once; Ctrl-C ends it.", err=True)
        click.echo(address)
        if not no_open:
            webbrowser.open(address)

    serve(show.the_home(ctx), port, ready)
