"""What the two have in common."""

import re
from collections.abc import Sequence

from outreach.draft.facts.theirs import school_of, title_of
from outreach.draft.facts.value import Value, clean, value
from outreach.draft.language import Language
from outreach.model import Person, Seeker, Study, Tie
from outreach.names import fold
from outreach.resolve.company import spoken

# More years than these are not spoken of: they would only say how old somebody is.
_NEAR_YEARS = 15
# A title that cannot be told as what somebody was.
_NO_ROLE = re.compile(r"\d|/|,|\b(?:former|ex|incoming)\b", re.IGNORECASE)


def main_study(person: Person, seeker: Seeker) -> Study:
    """The school to speak of: the one they share, else the first; empty where none is known."""
    mine = {study.school_id for study in seeker.studies if study.school_id}
    shared = [study for study in person.studies if study.school_id in mine]
    return next(iter([*shared, *person.studies]), Study())


def own_study(theirs: Study, seeker: Seeker) -> Study:
    """The seeker's study to speak of beside theirs: that at the same school, else the first."""
    same = theirs.school_id
    shared = (one for one in seeker.studies if same and one.school_id == same)
    return next(shared, next(iter(seeker.studies), Study()))


def shared_facts(
    person: Person, seeker: Seeker, ties: Sequence[Tie], said: Language, today: str = ""
) -> dict[str, Value]:
    """School, club, employer, hometown and letters that both have, the rarest of each kind."""
    found: dict[str, Value] = {}
    for kind in ("school", "employer", "hometown", "credential"):
        tie = _rarest(ties, kind)
        if tie:
            shown = spoken(tie.value) if kind == "employer" else tie.value
            found[f"shared_{kind}"] = Value(clean(shown), tie.facts)
    rare = _rarest(ties, "program", "club")
    if rare:
        found["shared_club"] = Value(clean(rare.value), rare.facts)
        found["tie_count"] = Value(said.number(rare.count), rare.facts)
        found["tie_of"] = Value(f"{rare.of:,}", rare.facts)
        found["my_club_role"] = _former_role(seeker, rare, said, today)
    if employer := _rarest(ties, "employer"):
        found["my_former_role"] = _former_role(seeker, employer, said, today)
    if "shared_school" in found:
        own = own_study(main_study(person, seeker), seeker)
        found["shared_school"] = Value(school_of(own, said), found["shared_school"].facts)
        found |= _classmates(person, seeker, said)
    return found


def _rarest(ties: Sequence[Tie], *kinds: str) -> Tie | None:
    """The rarest tie of these kinds that rests on a value of each side."""
    able = [tie for tie in ties if tie.kind in kinds and len(tie.facts) > 1]
    return max(able, key=lambda tie: tie.rarity, default=None)


def _former_role(seeker: Seeker, tie: Tie, said: Language, today: str) -> Value:
    """What the seeker was at a club or firm that is shared; empty where a post there goes on."""
    names = {_bare(fact.value) for fact in tie.facts}
    jobs = [job for job in seeker.jobs if _bare(job.company.value) in names]
    over = [job for job in jobs if job.until and not (today and job.until > today)]
    if not over or len(over) < len(jobs):
        return Value("")
    title = title_of(over[0].title)
    plain = said.holder(title) and not _NO_ROLE.search(title)
    return value(said.role(title) if plain else "", over[0].title, over[0].company)


def _bare(name: str) -> str:
    """A name folded, without the article that some lists leave out."""
    return fold(name).removeprefix("the ")


def _classmates(person: Person, seeker: Seeker, said: Language) -> dict[str, Value]:
    """The major and the years of two people who went to one school."""
    theirs = main_study(person, seeker)
    mine = own_study(theirs, seeker)
    found: dict[str, Value] = {}
    if mine.major and theirs.major and fold(mine.major.value) == fold(theirs.major.value):
        found["shared_major"] = value(said.major(theirs.major.value), theirs.major, mine.major)
    if mine.year and theirs.year and mine.year.value.isdigit() and theirs.year.value.isdigit():
        gap = abs(int(mine.year.value) - int(theirs.year.value))
        near = said.years(gap) if 0 < gap <= _NEAR_YEARS else ""
        found["apart"] = value(near, theirs.year, mine.year)
    return found
