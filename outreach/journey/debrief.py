"""The debrief: notes of a talk are kept, and what the user confirms of them becomes to do."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach import names, notes, track
from outreach.config import Home, write_whole
from outreach.errors import UnreadableFile, UsageError
from outreach.journey import choose, keep, talk, who
from outreach.model import Event, Person, Thread
from outreach.notes import Found, Referral
from outreach.store import Store, drafts, people, writing
from outreach.tabular import decode
from outreach.unpack import source


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


def sheet(home: Home, text: str, below: str) -> Path:
    """The file with the questions of the talk with a person; one that was not kept is there still.

    Args:
        home: The user's folder.
        text: What names the person.
        below: What stands under the questions.
    """
    path = home.path / f"debrief-{who.one(home, text).id}.md"
    if not path.exists():
        questions = tuple(one.text for one in keep.prep(home, text).questions)
        write_whole(path, (notes.sheet(questions) + below).encode("utf-8"))
    return path


def debrief(home: Home, text: str, note: str, on: str = "") -> Debrief:
    """Keep the user's notes of a talk, word for word; without a note, look at what was kept.

    Raises:
        UsageError: If there is nothing in them.
    """
    day = checked(home, on)
    with writing(home) as store:
        owner = who.only(store, text)
        kept = notes.written(note)
        if not re.search(r"\w", kept) and not _notes(store, owner):
            why = "The note is empty; nothing was kept."
            raise UsageError(why, 'outreach debrief PERSON --text "…"')
        if re.search(r"\w", kept):
            _keep(store, home, owner, kept, day, bool(on))
        return _seen(store, home, owner)


def checked(home: Home, on: str) -> str:
    """The ISO day of a talk that has been.

    Raises:
        UsageError: If it is no day, or lies ahead.
    """
    day = talk.day(home, on)[:10]
    if day > home.today:
        raise UsageError(f"{on} lies ahead.", "Keep the note once you have talked.")
    return day


def read(path: Path) -> str:
    """The text of a file with notes, in whatever encoding it is.

    Raises:
        UnreadableFile: If it is not there, or no text.
    """
    if not path.is_file():
        raise UnreadableFile(f"{path} is not there.", "Name a text file with your notes.")
    return decode(source(path).read(), path.name).lstrip("\ufeff")


def _keep(store: Store, home: Home, owner: str, note: str, day: str, told: bool) -> None:
    found = talk.thread(store, owner)
    met, fixed = found.met, found.scheduled
    # A talk that was fixed since the last one, and whose day has come, is the one that is noted.
    anew = met and fixed and met.value < fixed.value[:10] <= day
    if not met or anew or (told and met.value != day):
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
        _check_other(home, one)
        if owner:
            who.told(store, home, owner, facts | told)
        else:  # what is said apart from the record can be taken back
            owner = who.added(store, home, one.name, facts)
            who.told(store, home, owner, told)
        (owner,) = people.find(store, owner)
        (fresh,) = who.several(store, [owner], home.clock().year)
        drafts.log(store, talk.event(home, by.id, "referred", fresh.name.value))
    return by, fresh


def _check_other(home: Home, one: Referral) -> None:
    """Refuse the seeker as somebody to write to.

    Raises:
        UsageError: If it is the seeker.
    """
    mine = choose.known_seeker(home)
    own = names.fold(mine.name.value), (mine.email.value.lower() if mine.email else "")
    if (names.fold(one.name), dict(one.facts).get("email", own[1]).lower()) == own:
        raise UsageError("That is you.", "Name somebody else.")


def _known(store: Store, name: str, email: str) -> str:
    """Id of the one person who has that address, or alone has that name; empty for none."""
    for text in filter(None, (email, name)):
        found = people.find(store, text)
        if len(found) == 1:
            return found[0]
    return ""
