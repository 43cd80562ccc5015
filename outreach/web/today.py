"""Today: what is due, each with what does it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, url_for

from outreach import lines, links
from outreach.journey import choose, keep, ledger, talk
from outreach.model import Due, Person, State
from outreach.store import drafts, people, reading
from outreach.web import mail, start
from outreach.web.desk import desk, page

blueprint = Blueprint("today", __name__)

_LABELS = {
    "sent": "sent?", "followup": "follow-up", "reply": "reply owed", "thanks": "thank-you",
    "keepintouch": "keep in touch", "message": "message", "promise": "promise",
}  # fmt: skip
_LOGS = {
    "sent": (("It went out", "sent"),), "reply": (("I answered", "answered"),),
    "promise": (("Kept", "kept"),),
}  # fmt: skip
_DRAFTS = {
    "followup": "Draft the follow-up", "keepintouch": "Draft the letter",
    "message": "Draft the message",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Card:
    """Something due.

    Attributes:
        person: With whom.
        due: What, from when, why.
        label: What it is called.
        late: Whether it is overdue.
        actions: (where, label, values) of forms that do it.
        links: (where, label) of pages where it is done.
    """

    person: Person
    due: Due
    label: str
    late: bool
    actions: tuple[tuple[str, str, dict[str, str]], ...]
    links: tuple[tuple[str, str], ...]


@blueprint.get("/")
def show() -> str:
    """What is due, the talks ahead, and what lies open."""
    here = desk()
    if not here.home.profile.exists():
        return start.welcome()
    choose.known_seeker(here.home)
    with reading(here.home) as store:
        known = people.count(store)
        open_, approved = (len(drafts.in_state(store, state))
                           for state in (drafts.OPEN, drafts.APPROVED))  # fmt: skip
        pairs = len(people.doubts(store))
        begun = {(one.draft.person, one.draft.kind.value): one.draft.id
                 for one in drafts.in_state(store, drafts.OPEN, drafts.APPROVED)}  # fmt: skip
    if not known:
        return start.welcome()
    unsure = [one for one in ledger.entries(here.home) if one.row.state is State.UNKNOWN]
    cards = [_card(one, here.home.today, begun) for one in keep.due(here.home)]
    counts = ", ".join(f"{sum(one.label == label for one in cards)} × {label}"
                       for label in dict.fromkeys(one.label for one in cards))  # fmt: skip
    after = [(open_, "drafts to read", url_for("drafts.show")),
             (approved, "approved, to be sent", url_for("drafts.show", state="approved")),
             (pairs, "pairs who may be one person", url_for("doubts.show"))]  # fmt: skip
    return page("today.html", title="Today", day=lines.day(here.home.today), items=cards,
                counts=counts, unsure=unsure, has_mailbox=mail.is_set(),
                talks=_ahead(keep.talks(here.home)),
                next=[one for one in after if one[0]])  # fmt: skip


def _ahead(talks: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """(name, person, when in words) of the talks ahead."""
    return [(name, owner, f"{lines.day(when)} {lines.moment(when)[11:]}".strip())
            for name, owner, when in talks]  # fmt: skip


def _card(one: talk.Item, today: str, begun: Mapping[tuple[str, str], str]) -> _Card:
    owner, what = one.person.id, one.due.what
    log, draft = url_for("people.log", owner=owner), url_for("people.draft", owner=owner)
    actions = [(log, label, {"word": word}) for label, word in _LOGS.get(what, ())]
    shown: list[tuple[str, str]] = []
    if number := begun.get((owner, what)):
        shown.append((url_for("drafts.one", number=number), "Read the draft"))
    elif what in _DRAFTS:
        actions.append((draft, _DRAFTS[what], {"kind": what}))
    at = url_for("people.one", owner=owner)
    if what == "thanks" and not shown:
        shown.append((f"{at}#notes", "Notes of the talk"))
        actions.append((draft, "Draft the thank-you", {"kind": "thanks"}))
    if what == "reply" and one.person.emails:
        shown.append((links.mailto(one.person.emails[0].value), "Write to them"))
    if what == "promise":
        actions = [(log, "Kept", {"word": "kept", "why": one.due.why.partition(": ")[2][:-1]})]
    late = bool(one.due.by and one.due.by < today)
    return _Card(one.person, one.due, _LABELS[what], late, tuple(actions), tuple(shown))
