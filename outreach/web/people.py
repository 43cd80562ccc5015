"""People: the ranked list, and one person."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from outreach.errors import OutreachError, UsageError
from outreach.journey import board, debrief, keep, part, talk, who, write
from outreach.journey.board import STATES, Filter
from outreach.journey.write import Wish
from outreach.lines import because, study_of, work_of
from outreach.model import Kind, Person
from outreach.notes import Found
from outreach.store import drafts, reading
from outreach.web.desk import checked, desk, page

blueprint = Blueprint("people", __name__, url_prefix="/people")

_FACTORS = ("relevance", "affinity", "near peer", "tie band", "openness", "seniority")
# What can be logged from the page, in the order of a conversation.
_WORDS = (
    ("sent", "The message went out"), ("accepted", "They accepted the invitation"),
    ("replied", "They answered"), ("answered", "I answered them"), ("scheduled", "A talk is fixed"),
    ("met", "We talked"), ("declined", "They said no"), ("promised", "I promised something"),
    ("kept", "I kept a promise"), ("bounced", "The mail came back"), ("undo", "Take the last back"),
)  # fmt: skip
# Later letters that a state calls for.
_LATER = {
    "waiting": (("followup", "Follow up"),), "met": (("thanks", "Say thank you"),),
    "closed": (("decline", "Thank for the no"),), "thanked": (("keepintouch", "Write with news"),),
}  # fmt: skip


@blueprint.get("")
def show() -> str:
    """The list, as the filters leave it."""
    told = {name: request.args.get(name, "").strip()[:200]
            for name in ("query", "school", "company", "field", "state", "has")}  # fmt: skip
    number = request.args.get("page", "1")
    wish = Filter(**told, page=int(number) if number.isdecimal() and len(number) < 7 else 1)
    here = desk()
    sheet = board.sheet(here.home, here.board(), wish)

    def at(other: int) -> str:
        """The address of another page of the same list."""
        return f"{url_for('people.show')}?{urlencode({**told, 'page': other})}"

    goal = sheet.seeker.goal.text
    return page("people.html", title="People", sheet=sheet, wish=wish, states=STATES, at=at,
                filtered=replace(wish, page=1) != Filter(), goal=goal.value if goal else "",
                factors=_FACTORS, **_words())  # fmt: skip


def _words() -> dict[str, Any]:
    """How people and matches are said in a line."""
    return {"work": work_of, "study": study_of,
            "because": lambda match: because(match) or "Little is known of them."}  # fmt: skip


@blueprint.get("/<owner>")
def one(owner: str) -> str:
    """One person: facts, reasons, what passed between you, the talk."""
    here = desk()
    line = board.line(here.home, here.board(), owner)
    if line is None:
        abort(404)
    made = keep.prep(here.home, owner)
    with reading(here.home) as store:
        written = drafts.of_person(store, owner)
    stop = line.person.do_not_contact
    return page("person.html", title=line.person.name.value, person=line.person, line=line,
                made=made, written=written, fields=_fields(line.person), words=_WORDS,
                later=_LATER.get(line.state, ()), stopped=bool(stop and stop.said),
                **_words())  # fmt: skip


@blueprint.post("/<owner>/tell")
def tell(owner: str) -> Response:
    """Keep what the user knows of a person."""
    checked("form")
    here = desk()
    told = {name: request.form.get(name, "").strip() for name, _ in _FIELDS}
    # Against what the page showed, which may be older than what is known by now.
    changed = {name: value for name, value in told.items()
               if value != request.form.get(f"was-{name}", "")}  # fmt: skip
    if not changed:
        here.say("Nothing was changed.")
        return _back(owner)
    found = who.tell(here.home, owner, changed)
    named = ", ".join(label.lower() for name, label in _FIELDS if name in changed)
    here.say(f"Kept of {found.name.value}: {named}.")
    return _back(found.id)


# What the user may know better than the files.
_FIELDS = (
    ("school", "School"), ("year", "Class of"), ("title", "Title"), ("company", "Company"),
    ("email", "Email"), ("greeting", "Greeting name"),
    ("hook", "What you saw of theirs and liked"), ("hook_source", "Where you saw it"),
    ("news", "What is new with you, for them alone"),
)  # fmt: skip


def _fields(person: Person) -> list[tuple[str, str, str]]:
    """(field, label, what is known) of what the user may fill in."""
    study = next(iter(person.studies), None)
    facts = {
        "school": study and study.school, "year": study and study.year, "title": person.title,
        "company": person.company, "email": next(iter(person.emails), None),
        "greeting": person.greeting, "hook": person.hook, "hook_source": person.hook_source,
        "news": person.news,
    }  # fmt: skip
    return [(name, label, fact.value if (fact := facts[name]) else "") for name, label in _FIELDS]


@blueprint.post("/<owner>/log")
def log(owner: str) -> Response:
    """Log what happened, in the user's words."""
    checked("form")
    word = request.form.get("word", "")
    if word not in talk.WORDS:
        abort(400)
    on, why = request.form.get("on", "").strip(), request.form.get("why", "").strip()
    found, event = talk.log(desk().home, owner, word, on, why)
    undo = url_for("people.undo", owner=found.id) if word not in ("undo",) else ""
    desk().say(f"{found.name.value}: {event.what if word != 'undo' else 'taken back'}.", undo)
    return _back(found.id)


@blueprint.post("/<owner>/undo")
def undo(owner: str) -> Response:
    """Take the last word on a person back."""
    checked("form")
    found, event = talk.log(desk().home, owner, "undo")
    desk().say(f"{found.name.value}: “{event.detail}” was taken back.")
    return _back(found.id)


@blueprint.post("/<owner>/debrief", endpoint="debrief")
def keep_notes(owner: str) -> Response:
    """Keep the notes of a talk, and what is marked in them."""
    checked("form")
    here = desk()
    note, on = request.form.get("note", "").strip(), request.form.get("on", "").strip()
    if not note:
        here.say("There was no note to keep.")
        return _back(owner)
    done = debrief.debrief(here.home, owner, note.replace("\r\n", "\n"), on)
    found = done.found
    marked = replace(found, promises=tuple(one for one in found.promises if one.marked),
                     referrals=tuple(one for one in found.referrals if one.marked))  # fmt: skip
    parts = [Found(marked.skills, marked.promises, ()),
             *(Found((), (), (one,)) for one in marked.referrals)]  # fmt: skip
    for each in parts:
        try:
            debrief.confirm(here.home, done.person.id, each)
        except UsageError as error:  # one that cannot be meant costs nothing else
            here.say(f"Left out, {', '.join(one.name for one in each.referrals)}: {error}")
    told = [f"skill {one}" for one in marked.skills]
    told += [f"promise: {one.what}, by {one.by}" for one in marked.promises]
    told += [f"suggested: {one.name}" for one in marked.referrals]
    here.say("Kept: your note" + (f"; {'; '.join(told)}" if told else "") + ".")
    return _back(done.person.id)


@blueprint.post("/<owner>/stop")
def stop(owner: str) -> Response:
    """Never write to a person again."""
    checked("form")
    found = part.stop(desk().home, owner)
    desk().say(f"Nobody writes to {found.name.value} from here.",
               url_for("people.lift", owner=found.id))  # fmt: skip
    return _back(found.id)


@blueprint.post("/<owner>/lift")
def lift(owner: str) -> Response:
    """Take a stop back."""
    checked("form")
    found = part.lift(desk().home, owner)
    desk().say(f"{found.name.value} may be written to again.")
    return _back(found.id)


@blueprint.post("/<owner>/draft")
def draft(owner: str) -> Response:
    """Write to a person."""
    checked("form")
    kind = request.form.get("kind", "")
    if kind and kind not in list(Kind):
        abort(400)
    batch = write.draft(desk().home, Wish((owner,), kind=Kind(kind) if kind else None))
    if not batch.written:
        name, why, hint = batch.passed[0]
        raise OutreachError(f"No draft to {name}: {why}", hint)
    return redirect(url_for("drafts.one", number=batch.written[0].draft.id), 303)


def _back(owner: str) -> Response:
    return redirect(url_for("people.one", owner=owner), 303)
