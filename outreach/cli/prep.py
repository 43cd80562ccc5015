"""prep."""

from collections.abc import Iterator
from pathlib import Path

import click

from outreach import lines
from outreach.cli import show
from outreach.journey import keep
from outreach.prep import Page


@click.command("prep", epilog="Example: outreach prep 'Priya Raman' --html prep.html")
@click.argument("person")
@click.option("--html", type=click.Path(path_type=Path), default=None, help="A page to print.")
@click.option("--md", type=click.Path(path_type=Path), default=None, help="The same in Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def prep_(
    ctx: click.Context, person: str, html: Path | None, md: Path | None, as_json: bool
) -> None:
    """Show the page before a talk with PERSON: who they are, what you share, what to ask.

    With the first minute and the last two in words, for the nervous.
    """
    home = show.the_home(ctx)
    page = keep.prep(home, person)
    pages = {html: keep.as_html(page, _when(page)), md: "\n".join(_markdown(page))}
    for path in filter(None, pages):
        keep.write(home, path, pages[path])
        click.echo(f"wrote {path}", err=as_json)
    if as_json:
        show.print_json(_json(page))
    elif not (html or md):
        click.echo("\n".join(_markdown(page, sources=True)))


def _when(page: Page) -> str:
    """`Thursday 3 December, 15:00`."""
    if not page.when:
        return ""
    day, _, time = lines.moment(page.when).partition(" ")
    return lines.day(day) + (f", {time}" if time else "")


def _markdown(page: Page, sources: bool = True) -> Iterator[str]:
    when = _when(page)
    yield f"# Before the talk with {page.name}"
    yield f"\n{when + '. ' if when else ''}{page.promised}"
    if page.stopped:
        yield f"\n**{page.stopped}**"
    yield "\n## The first minute\n"
    yield from (f"> {line}\n" for line in page.first)
    yield "## Who they are\n"
    for label, fact in page.facts:
        yield f"- {label}: {fact.value}" + (f" ({fact.where})" if sources else "")
    if page.unknown:
        yield f"- Not known: {', '.join(page.unknown)}"
    if page.shared:
        yield "\n## What you share\n"
        yield from (f"- {line}" for line in page.shared)
    yield "\n## So far\n"
    if page.found:
        yield f"- You found them: {page.found}"
    yield from (f"- {day}: {what}" for day, what in page.story)
    if page.promises:
        yield "\nYou promised: " + "; ".join(page.promises)
    if page.skills:
        yield "\nThey wish they had learnt sooner: " + ", ".join(page.skills)
    for day, note in page.notes:
        yield f"\n### Your notes of {day}\n\n{note.replace('## ', '#### ')}"
    yield "\n## Questions\n"
    for number, one in enumerate(page.questions, 1):
        yield f"{number}. {one.text}\n"
    yield "## The last two minutes\n"
    yield from (f"> {line}\n" for line in page.last)


def _json(page: Page) -> dict[str, object]:
    return {
        "name": page.name,
        "when": page.when or None,
        "minutes": page.minutes,
        "facts": [{"label": label, **fact.as_json()} for label, fact in page.facts],
        "shared": list(page.shared),
        "story": [{"on": day, "what": what} for day, what in page.story],
        "questions": [
            {"topic": one.slot.removeprefix("talk_"), "text": one.text,
             "facts": [fact.as_json() for fact in one.facts]} for one in page.questions
        ],
        "notes": [{"on": day, "text": note} for day, note in page.notes],
        "skills": list(page.skills),
        "promises": list(page.promises),
        "first": list(page.first),
        "last": list(page.last),
    }  # fmt: skip
