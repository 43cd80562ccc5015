"""rank."""

import csv
import io
from pathlib import Path

import click

from outreach.cli import show
from outreach.journey import choose
from outreach.journey.choose import Ranking
from outreach.lines import because, study_of, work_of
from outreach.model import Match, Person


@click.command("rank", epilog="Example: outreach rank --top 20 --why")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many.")
@click.option("--field", default="", help="Aim at another field than your profile's.")
@click.option(
    "--why", is_flag=True, help="Show every point, and the file, row and column under it."
)
@click.option("--pick", is_flag=True, help="The next few to write to, spread over companies.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write the list as CSV.")
@click.pass_context
def rank_(
    ctx: click.Context, /, top: int, field: str, pick: bool, **out: bool | Path | None
) -> None:
    """See whom to ask, and why.

    First those someone referred you to, then those who share both school and field with you, then
    those who share one; the score decides within each. What is unknown counts a modest prior and
    is named.
    """
    found = choose.ranking(show.the_home(ctx), top, field, pick)
    if isinstance(path := out["csv_file"], Path):
        from outreach.journey import keep  # noqa: PLC0415 - only for a file

        keep.write(show.the_home(ctx), path, _csv(found))
        click.echo(f"{len(found.matches)} people in {path}.", err=True)
    if out["as_json"]:
        show.print_json({"goal": _goal(found), "matches": _matches_json(found)})
    elif not out["csv_file"]:
        _say(found, bool(out["why"]), pick)


_LITTLE = "Little is known: try --why."
_PACE = "Nobody for today: your pace is reached, or those left wait for a company or a free note."


def _goal(found: Ranking) -> dict[str, object]:
    goal = found.seeker.goal
    return {
        "text": goal.text.value if goal.text else None,
        "field": goal.field_name or None,
        "people": found.total,
        "schools_known": found.schools,
        "left_out": dict(found.left_out),
    }


def _matches_json(found: Ranking) -> list[dict[str, object]]:
    shown = [show.match_json(match) for match in found.matches]
    return [one | {"why": found.why[one["person"]]} if found.why else one for one in shown]


def _say(found: Ranking, why: bool, picks: bool) -> None:
    for line in _heading(found):
        click.echo(line)
    if not found.matches:
        if found.total:
            click.echo(_PACE if picks else "Nobody is left to write to.")
        return
    click.echo()
    pairs = list(zip(found.matches, found.people, strict=True))
    if why:
        for place, (match, person) in enumerate(pairs, 1):
            _say_why(place, match, person)
    else:
        rows = [_row(place, match, person) for place, (match, person) in enumerate(pairs, 1)]
        for line, (match, person) in zip(show.lines(rows, right=[0, 1]), pairs, strict=True):
            click.echo(line)
            click.echo(show.cut(f"        {found.why.get(person.id) or because(match) or _LITTLE}"))
    click.echo()
    if picks:
        click.echo(show.FORECAST)
    click.echo("Next: outreach draft --top 5" + ("" if why else "   (--why shows every point)"))


def _heading(found: Ranking) -> list[str]:
    goal = found.seeker.goal
    if not found.total:
        return ["Nobody to rank yet. Type: outreach import FILE…"]
    if goal.text is None:
        first = 'No goal is known, so relevance is left out: outreach init --goal "…"'
    elif goal.field_name:
        first = f"Goal: {goal.text.value} (field: {goal.field_name})"
    else:
        first = f"Goal: {goal.text.value} (a field that no table knows: titles must hold its words)"
    lines = [first]
    if found.schools * 2 < found.total:
        lines = [
            f"{found.schools} of {found.total} schools known; LinkedIn does not export them. Add"
            " them: an alumni list (`outreach import alumni.csv --school NAME`), or"
            " `outreach set PERSON school=NAME`.",
            *lines,
        ]
    left = ", ".join(f"{count} {reason}" for reason, count in found.left_out.items())
    return [*lines, f"Left out: {left}."] if left else lines


def _row(place: int, match: Match, person: Person) -> tuple[str, ...]:
    return (
        str(place),
        f"{match.score:.0f}",
        match.name,
        work_of(person) or "title not known",
        study_of(person) or "school not known",
    )


def _say_why(place: int, match: Match, person: Person) -> None:
    work = "; ".join(text for text in (work_of(person), study_of(person)) if text)
    click.echo(
        f"{place}. {match.name}  {match.score:.1f} of 100, {match.known:.0%} known  [{person.id}]"
    )
    click.echo(f"   {work}") if work else None
    for reason in match.reasons:
        name = reason.factor.value.replace("_", " ")
        click.echo(f"   {reason.points:5.1f}/{reason.of:<3.0f} {name:<10} {reason.text}")
        for fact in reason.facts:
            click.echo(f"                      {fact.value!r}: {fact.where}")
    click.echo()


def _csv(found: Ranking) -> bytes:
    from outreach.formulas import harmless  # noqa: PLC0415 - only for a file

    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(["rank", "score", "known", "name", "title", "company", "school", "email",
                    "profile", "why"])  # fmt: skip
    for place, (match, person) in enumerate(zip(found.matches, found.people, strict=True), 1):
        email = person.emails[0].value if person.emails else ""
        row = (str(place), str(match.score), f"{match.known:.2f}", match.name,
               person.title.value if person.title else "", person.company_name,
               study_of(person), email, person.url.value if person.url else "",
               " ".join(reason.text for reason in match.reasons if reason.known))  # fmt: skip
        table.writerow([harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")
