"""The debrief: notes of a talk are kept, and what the user confirms of them becomes to do."""

import re
from dataclasses import dataclass
from datetime import date

from outreach import notes, track
from outreach.config import Home
from outreach.errors import UsageError
from outreach.journey import keep, talk, who
from outreach.model import Event, Person, Thread
from outreach.notes import Found, Referral
from outreach.store import Store, drafts, people, writing


@dataclass(frozen=True, slots=True)
class Debrief:
    """What was kept of a talk.

    Attributes:
        person: With whom.
        thread: Where the conversation stands now.
        found: What the notes seem to hold that is not kept yet: to be confirmed.
    """

    person: Person
    thread: Thread
    found: Found


def sheet(home: Home, text: str) -> str:
    """The questions of the talk with the person that a text names, with room for notes."""
    return notes.sheet(tuple(one.text for one in keep.prep(home, text).questions))


def debrief(home: Home, text: str, note: str, on: str = "") -> Debrief:
    """Keep the user's notes of a talk, word for word; without a note, look at what was kept.

    Raises:
        UsageError: If there is nothing in them.
    """
    day = talk.day(home, on)[:10]
    with writing(home) as store:
        owner = who.only(store, text)
        kept = notes.written(note)
        if not re.search(r"\w", kept) and not _notes(store, owner):
            why = "The note is empty; nothing was kept."
            raise UsageError(why, 'outreach debrief PERSON --text "…"')
        if re.search(r"\w", kept):
            _keep(store, home, owner, kept, day, bool(on))
        return _seen(store, home, owner)


def _keep(store: Store, home: Home, owner: str, note: str, day: str, told: bool) -> None:
    met = talk.thread(store, owner).met
    if not met or (told and met.value != day):
        drafts.log(store, talk.event(home, owner, "met", day=day))
    drafts.log(store, talk.event(home, owner, "noted", note, day=day))


def _notes(store: Store, owner: str) -> list[Event]:
    return [one for one in track.standing(drafts.events(store, owner)) if one.what == "noted"]


def _seen(store: Store, home: Home, owner: str) -> Debrief:
    (person,) = who.several(store, [owner], home.clock().year)
    thread = talk.thread(store, owner)
    every = [notes.found(one.detail, date.fromisoformat(one.day[:10]))
             for one in _notes(store, owner)]  # fmt: skip
    skills = {skill.value.casefold() for skill in thread.skills}
    promised = {one.value for one in (*thread.promises, *thread.promised)}
    suggested = {one.value.casefold() for one in thread.suggested} | {person.name.value.casefold()}
    return Debrief(
        person,
        thread,
        Found(
            tuple(one for found in every for one in found.skills if one.casefold() not in skills),
            tuple(one for found in every for one in found.promises if one.what not in promised),
            tuple(one for found in every for one in found.referrals
                  if one.name.casefold() not in suggested),
        ),
    )  # fmt: skip


def confirm(home: Home, owner: str, found: Found) -> None:
    """Keep what the user confirmed of a note: skills, promises, people."""
    with writing(home) as store:
        for skill in found.skills:
            drafts.log(store, talk.event(home, owner, "skill", skill))
        for promise in found.promises:
            drafts.log(store, talk.event(home, owner, "promised", promise.what, day=promise.by))
    for one in found.referrals:
        referred(home, owner, one)


def referred(home: Home, text: str, one: Referral) -> tuple[Person, Person]:
    """Keep that one person suggested another, who becomes the next person to write to."""
    with writing(home) as store:
        (by,) = who.several(store, [who.only(store, text)], home.clock().year)
        told = {"referred_by": by.name.value, "may_name": "yes" if one.may_name else "no"}
        facts = dict(one.facts)
        owner = _known(store, one.name, facts.get("email", ""))
        if owner == by.id:
            raise UsageError(f"{by.name.value} cannot suggest themselves.", "Name somebody else.")
        if owner:
            who.told(store, home, owner, facts | told)
        else:
            owner = who.added(store, home, one.name, facts | told)
        (owner,) = people.find(store, owner)
        (fresh,) = who.several(store, [owner], home.clock().year)
        drafts.log(store, talk.event(home, by.id, "referred", fresh.name.value))
    return by, fresh


def _known(store: Store, name: str, email: str) -> str:
    """Id of the one person who has that address, or alone has that name; empty for none."""
    for text in filter(None, (email, name)):
        found = people.find(store, text)
        if len(found) == 1:
            return found[0]
    return ""
