"""The command line: parse, call one journey function, print. Commands load when they are called."""

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from outreach import __version__
from outreach.errors import OutreachError

# stage → command → (module, one line). The lines stand here so that help loads no command.
STAGES: dict[str, dict[str, tuple[str, str]]] = {
    "Start here": {
        "init": ("gather", "Say who you are, out of your LinkedIn archive or in a few answers."),
        "import": ("gather", "Bring in connections, alumni lists, any table of people."),
        "rank": ("choose", "See whom to ask, and why."),
        "draft": ("write", "Write to the best of them."),
        "approve": ("decide", "Read each draft and say yes."),
        "deliver": ("send", "Write the approved ones where you can send them."),
    },
    "In the browser": {
        "review": ("review", "The page: all of it, read and done in your browser."),
    },
    "Gather": {
        "demo": ("demo", "The whole journey on invented people."),
        "imports": ("gather", "What came in, and when."),
        "undo": ("gather", "Take one import back."),
        "find": ("find", "Where to look next: links to open."),
        "people": ("people", "Who is known, and from which rows."),
        "add": ("people", "Add someone you know of."),
        "set": ("people", "Say what you know of a person: school, year, a hook."),
        "doubts": ("people", "Pairs who may be one person."),
        "join": ("people", "Say that two are one person."),
        "split": ("people", "Say that one is two."),
    },
    "Write": {
        "lint": ("write", "What is wrong with the drafts, or with a message of your own."),
        "skip": ("decide", "Put a draft aside."),
        "templates": ("templates", "The texts that drafts are made of; make them yours."),
    },
    "Send": {
        "mailbox": ("mailbox", "Where your drafts go and replies come from."),
        "replies": ("replies", "Read your mailbox: who answered, what came back."),
        "status": ("status", "What became of each message that was handed over."),
    },
    "Talk": {
        "log": ("talk", "Say what happened: sent, replied, declined, met, referred."),
        "prep": ("prep", "The page before a talk: what to know, what to ask."),
        "debrief": ("debrief", "Keep your notes of a talk."),
        "stop": ("part", "Never write to somebody again."),
        "forget": ("part", "Erase somebody everywhere."),
        "insights": ("insights", "What came of it: answers, skills, who led to whom."),
        "due": ("due", "What is due today: follow-ups, thank-yous, replies owed."),
    },
    "Plumbing": {
        "export": ("move", "Everything in open formats, for another machine."),
        "settle": ("status", "Say whether a message went out, where nobody can know."),
        "resolve": ("plumbing", "What a school, field or company is taken for."),
        "alias": ("plumbing", "Say what a name stands for; your word wins."),
        "data": ("plumbing", "The tables in use; add a publisher's own."),
        "formats": ("plumbing", "What can be read."),
    },
}
_COMMANDS = {name: where for stage in STAGES.values() for name, where in stage.items()}


def load(name: str) -> click.Command:
    """A command, out of the module that holds it."""
    module = import_module(f"outreach.cli.{_COMMANDS[name][0]}")
    command: click.Command = getattr(module, f"{name}_")
    return command


class Tool(click.Group):
    """Loads commands when they are called, and shows any error as a sentence and a next step."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Print UTF-8 wherever it goes: a name must not break on a pipe or an old console."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper) and stream.encoding.lower() != "utf-8":
                stream.reconfigure(encoding="utf-8", errors="replace")
        return super().main(*args, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the journey."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module that holds a command."""
        if cmd_name not in _COMMANDS:
            return None
        return load(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by stage of the journey."""
        for stage, commands in STAGES.items():
            with formatter.section(stage):
                formatter.write_dl([(name, line) for name, (_, line) in commands.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where one is mistyped."""
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only after a slip

            near = get_close_matches(args[0], _COMMANDS, 1)
            hint = f" Did you mean `outreach {near[0]}`?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; every error of ours ends here."""
        try:
            return super().invoke(ctx)
        except OutreachError as error:
            click.echo(f"Error: {error}", err=True)
            if error.hint:
                click.echo(error.hint, err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=Tool,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--home", metavar="DIR", envvar="OUTREACH_HOME", help="Keep everything in DIR.")
@click.version_option(__version__, prog_name="outreach")
@click.pass_context
def main(ctx: click.Context, home: str | None) -> None:
    """Find people who can tell you about the work you hope to do, and ask them well.

    Everything stays on this machine. `outreach COMMAND --help` shows an example of each.
    """
    ctx.obj = home
    if ctx.invoked_subcommand is None:
        if sys.stdout.isatty():
            ctx.invoke(load("review"))
        else:
            click.echo(ctx.get_help())


def run(args: Sequence[str], home: str) -> int:
    """Run a command as if it was typed; for `demo`. Returns the exit code."""
    try:
        code = main.main(["--home", home, *args], prog_name="outreach", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return int(code or 0)
