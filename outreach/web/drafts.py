"""Drafts: one at a time, what each sentence rests on, what lint says; the user's yes or no."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from outreach import links
from outreach.channels.message import as_bytes
from outreach.errors import OutreachError, TemplateError, UsageError
from outreach.journey import board, choose, decide, talk, write
from outreach.journey.judge import Written
from outreach.journey.write import Wish
from outreach.limits import MESSAGE_CHARACTERS, NOTE_CHARACTERS, NOTE_PREMIUM_CHARACTERS
from outreach.model import Draft, Kind, Queued
from outreach.store import drafts, reading
from outreach.store.drafts import Stored
from outreach.web import mail
from outreach.web.desk import checked, desk, page

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts")

_STATES = {
    "open": "to read", "approved": "approved, to be sent", "written": "written or sent",
    "skipped": "put aside", "replaced": "earlier words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message as it is shown.

    Attributes:
        text: The words.
        number: Of the sentence it is, from 1; 0 for what stands between.
    """

    text: str
    number: int = 0


@blueprint.get("")
def show() -> str | Answer:
    """The list of drafts; the first that is to be read, where there is one."""
    state = request.args.get("state", "open")
    if state not in _STATES:
        state = "open"
    listed = _listed(state)
    return page("drafts.html", title="Drafts", listed=listed, state=state, states=_STATES,
                emails=mail.batch() if mail.is_set() else [],
                counts={name: len(_listed(name)) for name in _STATES})  # fmt: skip


def _listed(state: str) -> list[Stored]:
    with reading(desk().home) as store:
        return drafts.in_state(store, state)


@blueprint.get("/<int:number>")
def one(number: int) -> str:
    """One draft."""
    return _page(str(number))


def _page(number: str, mine: tuple[str, str] | None = None) -> str:
    """A draft's page; `mine` is a text of the user's that came too late."""
    here = desk()
    made = decide.one(here.home, number)
    draft = made.draft
    listed = [one.draft for one in _listed("open" if made.state == "open" else made.state)]
    at = next((i for i, other in enumerate(listed) if other.id == number), -1)
    beside = {"before": listed[at - 1] if at > 0 else None,
              "after": listed[at + 1] if 0 <= at < len(listed) - 1 else None}  # fmt: skip
    with reading(here.home) as store:
        sent = number in talk.sent(store, draft.person)
    return page(
        "draft.html", title=f"{draft.kind.value} to {draft.to_name}", made=made, draft=draft,
        pieces=list(_pieces(draft)), sentences=draft.sentences, listed=listed, sent=sent, mine=mine,
        questions=_questions(draft) if made.state == "open" else (),
        ways=list(links.compose(draft)) if draft.to else [], limit=_limit(draft),
        place=at + 1, **beside,
    )  # fmt: skip


def _questions(draft: Draft) -> tuple[str, ...]:
    """Other questions that fit; none, and why, where a template of the user's is broken."""
    try:
        return decide.choices(desk().home, draft)
    except TemplateError as error:
        desk().say(f"{error} {error.hint}")
        return ()


def _limit(draft: Draft) -> int:
    """How many characters LinkedIn takes; 0 for an email."""
    if draft.to:
        return 0
    if draft.kind is not Kind.NOTE:
        return MESSAGE_CHARACTERS
    premium = choose.known_seeker(desk().home).premium
    return NOTE_PREMIUM_CHARACTERS if premium else NOTE_CHARACTERS


def _pieces(draft: Draft) -> Iterator[Piece]:
    """The body, cut where its sentences begin and end."""
    rest = draft.body
    for number, sentence in enumerate(draft.sentences, 1):
        if sentence.slot == "subject" or sentence.text not in rest:
            continue
        before, _, rest = rest.partition(sentence.text)
        if before:
            yield Piece(before)
        yield Piece(sentence.text, number)
    if rest:
        yield Piece(rest)


@blueprint.post("/write", endpoint="write")
def best() -> Answer:
    """Draft to the best who have no draft yet, and whose draft was not put aside."""
    checked("form")
    here = desk()
    told = request.form.get("top", "5")
    top = int(told) if told.isdecimal() and len(told) < 3 else 5
    named = board.next_best(here.home, here.board(), top)
    if not named:
        raise UsageError("Nobody is left to write to.", "See People: filters, and who is left out.")
    batch = write.draft(here.home, Wish(tuple(named)))
    here.say(f"{len(batch.written)} new drafts to read.")
    for name, why, _ in batch.passed:
        desk().say(f"No draft to {name}: {why}")
    return redirect(url_for("drafts.show"), 303)


@blueprint.post("/<int:number>/approve")
def approve(number: int) -> Answer:
    """Keep the user's yes to just the text that the page showed."""
    here = desk()
    made = decide.one(here.home, str(number))
    checked("approve", str(number), made.draft.digest)
    after = _after(str(number))
    decide.approve(here.home, made)
    here.say(f"Approved: {made.draft.kind.value} to {made.draft.to_name}.",
             url_for("drafts.reopen", number=number))  # fmt: skip
    return _next(after)


@blueprint.post("/<int:number>/skip")
def skip(number: int) -> Answer:
    """Put a draft aside."""
    checked("form")
    after = _after(str(number))
    (name,) = decide.skip(desk().home, str(number))
    desk().say(f"Put aside: the draft to {name}.", url_for("drafts.reopen", number=number))
    return _next(after)


@blueprint.post("/<int:number>/reopen")
def reopen(number: int) -> Answer:
    """Take a yes or a skip back."""
    checked("form")
    stored = decide.reopen(desk().home, str(number))
    desk().say(f"Open again: the draft to {stored.draft.to_name}.")
    return _at(number)


@blueprint.post("/<int:number>/edit")
def edit(number: int) -> Answer | tuple[str, int]:
    """Keep the user's text; where the draft changed meanwhile both texts are shown."""
    checked("form")
    here = desk()
    subject, body = request.form.get("subject", ""), request.form.get("body", "")
    now = decide.one(here.home, str(number)).draft
    if now.digest != request.form.get("was", ""):
        return _page(str(number), decide.as_mail(subject, body)), 409
    try:
        made = decide.edit(here.home, now, subject, body)
    except OutreachError as error:
        here.say(f"Not kept: {error!s} Your text stands below.")
        return _page(str(number), decide.as_mail(subject, body)), 409
    told = f" {len(made.errors)} errors: see below." if made.errors else ""
    here.say(f"Kept: your text to {made.draft.to_name}.{told}",
             url_for("drafts.unedit", number=number))  # fmt: skip
    return _at(number)


@blueprint.post("/<int:number>/unedit")
def unedit(number: int) -> Answer:
    """Take the last edit back."""
    checked("form")
    stored = decide.unedit(desk().home, str(number))
    desk().say(f"As it was before your edit: the draft to {stored.draft.to_name}.")
    return _at(number)


@blueprint.post("/<int:number>/lint")
def lint(number: int) -> str:
    """What lint says of a text as it is typed; nothing is kept."""
    checked("form")
    made = decide.looked_at(desk().home, str(number), request.form.get("subject", ""),
                            request.form.get("body", ""))  # fmt: skip
    return render_template("findings.html", found=made.findings)


@blueprint.post("/<int:number>/question")
def question(number: int) -> Answer:
    """Put another question in the place of the one that the draft asks."""
    checked("form")
    here = desk()
    chosen = request.form.get("question", "")
    now = decide.one(here.home, str(number)).draft
    asked = next((one.text for one in now.sentences if one.slot == "question"), "")
    if chosen not in decide.choices(here.home, now) or not asked or asked not in now.body:
        raise UsageError("That question cannot be put in its place.", "Edit the text instead.")
    decide.edit(here.home, now, now.subject, now.body.replace(asked, chosen, 1))
    here.say("Another question.", url_for("drafts.unedit", number=number))
    return _at(number)


@blueprint.post("/<int:number>/again")
def again(number: int) -> Answer:
    """Write it once more, in other words."""
    checked("form")
    here = desk()
    old = decide.one(here.home, str(number)).draft
    kind = None if old.kind.is_first and old.kind is not Kind.REFERRAL else old.kind
    batch = write.draft(here.home, Wish((old.person,), kind=kind, other=True))
    if not batch.written:
        name, why, hint = batch.passed[0]
        raise OutreachError(f"No other draft to {name}: {why}", hint)
    fresh = batch.written[0].draft
    same = fresh.id == old.id
    here.say("There are no other words for it." if same else f"In other words: {fresh.to_name}.",
             "" if same else url_for("drafts.restore", number=number))  # fmt: skip
    return _at(int(fresh.id))


@blueprint.post("/<int:number>/restore")
def restore(number: int) -> Answer:
    """Put the earlier words back."""
    checked("form")
    stored = decide.restore(desk().home, str(number))
    desk().say(f"The earlier words to {stored.draft.to_name}.")
    return _at(number)


@blueprint.post("/<int:number>/sent")
def sent(number: int) -> Answer:
    """The user says that the message went out."""
    checked("form")
    here = desk()
    after = _after(str(number))
    draft = talk.went(here.home, str(number))
    waits = draft.kind.is_first or draft.kind is Kind.FOLLOWUP
    more = " Waiting for an answer counts from today." if waits else ""
    here.say(f"Gone out: the {draft.kind.value} to {draft.to_name}.{more}",
             url_for("drafts.unsent", number=number))  # fmt: skip
    return _next(after, "approved")


@blueprint.post("/<int:number>/unsent")
def unsent(number: int) -> Answer:
    """Take back that it went out."""
    checked("form")
    draft = talk.came_back(desk().home, str(number))
    desk().say(f"Not gone out after all: the {draft.kind.value} to {draft.to_name}.")
    return _at(number)


@blueprint.get("/<int:number>.eml")
def as_eml(number: int) -> Response:
    """The message as a file that a mail program opens as a draft; nothing is marked."""
    here = desk()
    made = decide.one(here.home, str(number))
    _check_mail(made)
    found = choose.known_seeker(here.home)
    sender = (found.name.value, found.email.value if found.email else "")
    with reading(here.home) as store:
        stored = drafts.one(store, str(number))
    when = stored.message_date or here.home.clock().isoformat(timespec="seconds")
    number_ = stored.message_id or f"<{here.guard.nonce('eml', str(number))[:32]}@localhost>"
    data = as_bytes(Queued(made.draft, number_, when, sender))
    answer = Response(b"X-Unsent: 1\r\n" + data, mimetype="message/rfc822")
    answer.headers["Content-Disposition"] = f'attachment; filename="message-{number:04d}.eml"'
    return answer


def _check_mail(made: Written) -> None:
    if not made.draft.to or made.state == "open":
        raise UsageError("Only an approved email can be opened elsewhere.", "Approve it first.")


def _after(number: str) -> str:
    """Number of the open draft that follows one; of the one before where it is the last."""
    listed = [one.draft.id for one in _listed("open")]
    if number not in listed:
        return ""
    at = listed.index(number)
    rest = listed[at + 1 :] or listed[:at]
    return rest[0] if rest else ""


def _next(number: str, state: str = "open") -> Answer:
    if number:
        return _at(int(number))
    return redirect(url_for("drafts.show", state=state), 303)


def _at(number: int) -> Answer:
    return redirect(url_for("drafts.one", number=number), 303)
