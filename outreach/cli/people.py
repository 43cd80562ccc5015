"""people, add, set, doubts, join, split."""

import click

from outreach.cli import show
from outreach.errors import UsageError
from outreach.journey import who
from outreach.lines import study_of, work_of
from outreach.model import Person


@click.command("people", epilog="Example: outreach people priya")
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def people_(ctx: click.Context, query: tuple[str, ...], as_json: bool) -> None:
    """List who is known, or those who match QUERY; one person is shown with every row."""
    found = who.found(show.the_home(ctx), " ".join(query))
    if as_json:
        show.print_json([show.person_json(person) for person in found])
        return
    if len(found) == 1:
        _say_person(found[0])
        return
    click.echo(
        show.table([(p.id, p.name.value, work_of(p), study_of(p)) for p in found])
        or f"Nobody{' matches ' + ' '.join(query) if query else ''}."
        " `outreach import FILE…` brings people in."
    )


def _say_person(person: Person) -> None:
    """Every fact of a person with its origin."""
    click.echo(f"{person.name.value}  [{person.id}]")
    facts = [("greeting", person.greeting), ("title", person.title), ("company", person.company)]
    facts += [("email", fact) for fact in person.emails]
    facts += [("profile", person.url), ("connected on", person.connected_on)]
    for study in person.studies:
        facts += [("school", study.school), ("year", study.year), ("major", study.major)]
    facts += [("credential", fact) for fact in person.credentials]
    facts += [("club", fact) for fact in person.clubs]
    facts += [("earlier", fact) for fact in person.past_companies]
    facts += [("place", person.location), ("they wrote", person.last_received)]
    facts += [("you wrote", person.last_sent), ("hook", person.hook)]
    facts += [("referred by", person.referred_by), ("do not contact", person.do_not_contact)]
    rows = [(f"  {label}", fact.value, fact.where) for label, fact in facts if fact]
    click.echo(show.table(rows))
    click.echo("  rows: " + "; ".join(f"{o.file} line {o.row}" for o in person.origins))


@click.command(
    "add", epilog="Example: outreach add 'Mei Tanaka' company=Corvid title='Technical writer'"
)
@click.argument("name")
@click.argument("facts", metavar="[FIELD=VALUE]…", nargs=-1)
@click.pass_context
def add_(ctx: click.Context, name: str, facts: tuple[str, ...]) -> None:
    """Add a person you know of, with what you know."""
    person = who.add(show.the_home(ctx), name, _facts(facts))
    _say_person(person)


@click.command("set", epilog="Example: outreach set 'Priya Shah' school=Michigan year=2017")
@click.argument("person")
@click.argument("facts", metavar="FIELD=VALUE…", nargs=-1, required=True)
@click.pass_context
def set_(ctx: click.Context, person: str, facts: tuple[str, ...]) -> None:
    """Say what you know of PERSON; your word goes before any file. An empty value takes it back.

    Fields: school, year, degree, major, title, company, email, url, club, hometown, greeting, hook
    and hook_source, referred_by, do_not_contact, language …
    """
    _say_person(who.tell(show.the_home(ctx), person, _facts(facts)))


def _facts(texts: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for text in texts:
        field, mark, value = text.partition("=")
        if not mark:
            raise UsageError(f"{text} has no =.", "Type FIELD=VALUE, with quotes round spaces.")
        pairs[field.strip().lower().replace("-", "_")] = value.strip()
    return pairs


@click.command("doubts", epilog="Example: outreach doubts")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def doubts_(ctx: click.Context, as_json: bool) -> None:
    """List pairs who may be one person; you decide with `join` or `split`."""
    pairs = who.doubts(show.the_home(ctx))
    if as_json:
        both = [(show.person_json(p.one), show.person_json(p.other), p.why) for p in pairs]
        show.print_json([{"one": one, "other": other, "why": why} for one, other, why in both])
        return
    if not pairs:
        click.echo("No doubts: nobody stands in two files without a sign of who they are.")
    for pair in pairs:
        click.echo(f"{pair.one.name.value}: {pair.why}")
        for person in (pair.one, pair.other):
            click.echo(f"  {person.id}  {_in_a_line(person)}")
        ids = f"{pair.one.id} {pair.other.id}"
        click.echo(f"  one person? outreach join {ids}\n  two people? outreach split {ids}")


def _in_a_line(person: Person) -> str:
    """What tells a person from another: name, work, studies, place, address, file."""
    reach = person.emails[0].value if person.emails else person.url.value if person.url else ""
    place = person.location.value if person.location else ""
    told = [person.name.value, work_of(person), study_of(person), place, reach]
    origin = person.origins[0]
    return f"{'; '.join(filter(None, told))}  ({origin.file} line {origin.row})"


@click.command("join", epilog="Example: outreach join 1f0c 9a3e")
@click.argument("one")
@click.argument("other")
@click.pass_context
def join_(ctx: click.Context, one: str, other: str) -> None:
    """Say that ONE and OTHER are one person."""
    _say_person(who.join(show.the_home(ctx), one, other))


@click.command("split", epilog="Example: outreach split 'Priya Shah'; outreach split 1f0c 9a3e")
@click.argument("person")
@click.argument("other", required=False)
@click.pass_context
def split_(ctx: click.Context, person: str, other: str | None) -> None:
    """Say that the rows of PERSON are different people, or that PERSON and OTHER are two."""
    home = show.the_home(ctx)
    for found in who.part(home, person, other) if other else who.split(home, person):
        _say_person(found)
