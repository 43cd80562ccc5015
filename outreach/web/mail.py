"""Mail: into the Drafts folder, out of the inbox, and the user's word on what nobody can know."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from outreach import mailbox
from outreach.journey import ledger, replies, send
from outreach.model import Settings
from outreach.store import drafts, reading
from outreach.web.desk import checked, desk

blueprint = Blueprint("mail", __name__, url_prefix="/mail")

WORDS = {
    "delivered": "went out", "replied": "answered", "answered": "has your answer",
    "away": "is away", "bounced": "did not get it: the mail came back",
}  # fmt: skip


def is_set() -> bool:
    """Whether a mailbox is set."""
    return (desk().home.path / mailbox.NAME).exists()


def batch() -> list[str]:
    """Hashes of the approved emails, for the nonce of what would hand them over."""
    with reading(desk().home) as store:
        return [one.digest for one in drafts.in_state(store, drafts.APPROVED) if one.draft.to]


@blueprint.post("/drafts")
def into_drafts() -> Response:
    """Put just the approved emails that the page showed into the user's Drafts folder."""
    checked("deliver", *batch())
    here = desk()
    done = send.deliver(here.home, "imap", Settings(here.home.path), really=True)
    here.say(f"{len(done.receipts)} in your Drafts folder: read each there once more, and send it.")
    for name, why in done.held:
        here.say(f"Held back, {name}: {why}")
    return redirect(url_for("drafts.show", state="written"), 303)


@blueprint.post("/replies", endpoint="replies")
def read() -> Response:
    """Read the mailbox."""
    checked("form")
    here = desk()
    news = replies.replies(here.home)
    for one in news:
        here.say(f"{one.name} {WORDS[one.what]} ({one.on}).")
    if not news:
        here.say("Nothing new in your mailbox.")
    return redirect(url_for("today.show"), 303)


@blueprint.post("/settle")
def settle() -> Response:
    """Keep the user's word on a message whose end nobody knows."""
    checked("form")
    word = request.form.get("word", "")
    if word not in ledger.WORDS:
        abort(400)
    done = ledger.settle(desk().home, request.form.get("message", ""), word)
    desk().say(f"The message to {done.draft.to_name} is {done.row.state.value}.")
    return redirect(url_for("today.show"), 303)
