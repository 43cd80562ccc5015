"""Doubts: two who may be one person, side by side."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from outreach.journey import who
from outreach.lines import study_of, work_of
from outreach.model import Person
from outreach.web.desk import checked, desk, page

blueprint = Blueprint("doubts", __name__, url_prefix="/doubts")


@blueprint.get("")
def show() -> str:
    """The pairs to be decided; those put off in this run come last."""
    here = desk()
    pairs = who.doubts(here.home)
    pairs.sort(key=lambda one: frozenset({one.one.id, one.other.id}) in here.later)
    shown = [(pair, _rows(pair.one, pair.other)) for pair in pairs[:_SHOWN]]
    return page("doubts.html", title="Doubts", pairs=shown, total=len(pairs))


_SHOWN = 20


def _rows(one: Person, other: Person) -> list[tuple[str, str, str]]:
    """(what, of the one, of the other), where either is known."""
    rows = [
        ("Name", one.name.value, other.name.value),
        ("Work", work_of(one), work_of(other)),
        ("Studies", study_of(one), study_of(other)),
        ("Email", _first(one), _first(other)),
        ("Profile", one.url.value if one.url else "", other.url.value if other.url else ""),
        ("Place", one.location.value if one.location else "",
         other.location.value if other.location else ""),
        ("Stands in", _where(one), _where(other)),
    ]  # fmt: skip
    return [row for row in rows if row[1] or row[2]]


def _first(person: Person) -> str:
    return ", ".join(fact.value for fact in person.emails)


def _where(person: Person) -> str:
    return "; ".join(f"{one.file.rpartition('/')[2]} line {one.row}" for one in person.origins)


@blueprint.post("/decide")
def decide() -> Response:
    """Keep the user's word on a pair: same, different, or later."""
    checked("form")
    here = desk()
    one, other = request.form.get("one", ""), request.form.get("other", "")
    word = request.form.get("word", "")
    undo = url_for("doubts.undo", after=who.last_word(here.home))
    if word == "same":
        person = who.join(here.home, one, other)
        here.say(f"One person: {person.name.value}.", undo)
    elif word == "different":
        who.part(here.home, one, other)
        here.say("Two people; you will not be asked again.", undo)
    else:
        here.later.add(frozenset({one, other}))
        here.say("Later, then.")
    return redirect(url_for("doubts.show"), 303)


@blueprint.post("/undo/<int:after>")
def undo(after: int) -> Response:
    """Take the last decision back."""
    checked("form")
    who.undecide(desk().home, after)
    desk().say("Taken back: you are asked again.")
    return redirect(url_for("doubts.show"), 303)
