"""find."""

from dataclasses import asdict

import click

from outreach.cli import show
from outreach.journey import search
from outreach.lines import work_of


@click.command("find", epilog="Example: outreach find")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def find_(ctx: click.Context, as_json: bool) -> None:
    """Show where to look next for people of your school and field: links to open yourself.

    Nothing is opened or fetched. Of ranked people whose school is not known the few are named whose
    profile is most worth a look.
    """
    found = search.further(show.the_home(ctx))
    if as_json:
        people = [{"person": one.person.id, "name": one.person.name.value,
                   "score": one.match.score if one.match else None,
                   "link": one.person.url.value if one.person.url else None}
                  for one in found.people]  # fmt: skip
        show.print_json({"places": [asdict(one) for one in found.places], "people": people})
        return
    for place in found.places:
        click.echo(f"{place.what}\n    {place.link}\n{show.wrapped(place.why, '    ')}")
    if not found.places:
        click.echo('Your school is not known: outreach init --school "University of …"')
    if found.people:
        click.echo("\nWhose school is worth a look; what you see, say:")
    for one in found.people:
        name = one.person.name.value
        link = one.person.url.value if one.person.url else ""
        click.echo(f"{name}, {work_of(one.person)}\n    {link}")
        click.echo(f'    outreach set "{name}" school="…" year=…')
