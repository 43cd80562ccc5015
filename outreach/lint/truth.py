"""Truth: what is claimed must rest on something that is known."""

import re
from collections.abc import Iterator
from functools import lru_cache

from outreach.lint.rule import ASKING, EVERY, Guarded, english, error, family, warning
from outreach.lint.text import NAME, Text
from outreach.model import Fact, Seeker
from outreach.names import fold
from outreach.resolve.company import company, key
from outreach.resolve.tables import kept, rows

_SCHOOL = Guarded(
    r"\bfellow (?:alum\w*|graduate|student|grad)\b|\bour (?:[\w.'&-]+ ){0,6}?alumni\b"
    r"|\b(?:we|us) both (?:went|go|studied|graduated|chose|attended)\b"
    r"|\bsame (?:school|university|college|alma mater|degree program)\b|\bclassmates?\b"
    r"|\bwe went to\b|\bmy fellow\b|\bas an? (?:[A-Z]\w+ )?(?:alum|alumna|alumnus)\b"
    r"|\byou were at [^.;]*? before me\b",
    "fellow|alum|both|same|classmate|we went|before me",
)
_FELLOW = Guarded(r"\b[Ff]ellow ([A-Z][\w'-]+)(?: ([A-Z][\w'-]+))?", "ellow ")
_ANY = Guarded(
    r"\b(?:we|you and I|us) (?:have|share) [^.?!]* in common\b|\bwe (?:both|share)\b"
    r"|\bboth of us\b|\b(?:as I was|as I do|like me|as well as I)\b"
    r"|\bI was part of [^.;]*? too\b|\bwe were both\b|\bwe (?:also )?both\b",
    "in common|both|we share|as i was|as i do|like me|as well as i|i was part of", re.I,
)  # fmt: skip
_LINKED = Guarded(
    r"\bwe(?:'ve been| are|'re| have been)? connected\b|\bour connection\b", "connect", re.I
)
_REFERRED = Guarded(
    r"\b(?:suggested (?:that )?I (?:write|reach out|talk|speak) to you|suggested (?:that )?I "
    r"(?:get in touch with|contact) you|suggested (?:that )?I write\b(?! to)|gave me your name"
    r"|told me to (?:write to|contact) you|referred me to you|put (?:me|us) in touch"
    r"|at [^.;]*?'s suggestion)",
    "suggest|gave me|told me|referred|in touch", re.I,
)  # fmt: skip
_ADMIRED = Guarded(
    r"\b(?:I(?:'ve| have) (?:long )?(?:followed|admired|been following) you(?:rs?)?"
    r"|I(?:'m| am)? ?(?:a )?(?:really |truly |greatly )?(?:loved|enjoyed|admire|huge fan of"
    r"|big fan of) (?:you\b|your (?:[\w-]+ )?(?:work|talk|post|article|piece|podcast|interview"
    r"|paper|book|blog|career|writing|research|designs?|path|journey|story)\b)"
    r"|your (?:recent|latest|great) (?:talk|post|article|piece|podcast|interview|paper)"
    r"|(?:I )?(?:saw|read|heard|watched|listened to) your (?:[\w-]+ ){0,2}?"
    r"(?:talk|post|article|piece|podcast|interview|paper|book|blog))\b",
    "followed|admire|following|loved|enjoyed|fan of|your recent|your latest|your great|saw your"
    "|read your|heard your|watched your|listened to", re.I,
)  # fmt: skip
_OURS = Guarded(r"\b[Oo]ur ([A-Z][\w.'&-]*(?: (?:of |at )?[A-Z][\w.'&-]*)*) [Aa]lumni\b", "lumni")
_MET = Guarded(
    r"\bwe (?:met|spoke|talked|chatted)\b(?=\s*[.,;!?]| (?:at|in|on|last|once|before|when|during"
    r"|briefly|again|there|here|through|by|yesterday|about)\b)"
    r"|\bwhen we (?:met|spoke|talked)\b(?! (?:to|with) (?!you))"
    r"|\bwas (?:so |very |really )?(?:great|good|nice|lovely|wonderful|a pleasure) (?:to (?:meet|"
    r"see|talk to|talk with|speak with)|meeting|seeing|talking (?:to|with)|speaking with) you\b"
    r"|\b(?:great|good|nice|lovely) (?:meeting|seeing) you\b"
    r"|\bwe (?:worked|studied|lived|served) together\b"
    r"|\bmutual (?:friend|acquaintance|contact|connection)\b|\bin the same class\b",
    "we met|we spoke|we talked|we chatted|to meet|to see|to talk|to speak|meeting|seeing|talking"
    "|speaking|together|mutual|same class", re.I,
)  # fmt: skip
_PERSONAL = frozenset({"school", "program", "club", "employer", "hometown", "credential"})


def claimed(text: Text) -> Iterator[str]:
    """L27."""
    if text.person is None:
        return
    kinds = {tie.kind for tie in text.ties if len(tie.facts) > 1}
    school = _same_school(text) or kinds & {"school", "program"}
    personal = school or kinds & _PERSONAL or _same_major(text)
    yield from _unbacked(text, _SCHOOL, not school, "no school that you share is known")
    yield from _unbacked(text, _ANY, not personal, "nothing that you share is known")
    yield from _unbacked(text, _LINKED, not text.person.connected, "they are not a connection")
    yield from _unbacked(
        text,
        _REFERRED,
        not (text.person.referred_by and text.person.may_name),
        "nobody who may be named has suggested them",
    )
    talked = text.thread.met or (text.kind is not None and text.kind not in ASKING)
    if not talked and text.person.hook is None and text.person.referred_by is None:
        yield from _unbacked(text, _MET, True, "no record says that you have met")
    if not (_OURS.may(text.whole) or _FELLOW.may(text.whole)):
        return
    shared = {fold(tie.value) for tie in text.ties} | _schools(text)
    for found in _OURS.finditer(text.whole):
        if not any(fold(found[1]) in value or value in fold(found[1]) for value in shared):
            yield f'"{found[0]}" claims a school that you do not share: correct it.'
    for found in _FELLOW.finditer(text.whole):
        name = fold(" ".join(filter(None, found.groups())))
        if not any(name in value or value in name for value in shared):
            yield f'"{found[0]}" claims a tie that is in no record: take it out.'


def _unbacked(text: Text, pattern: Guarded, missing: object, why: str) -> Iterator[str]:
    if missing and (found := pattern.search(text.stated)):
        yield f'"{found[0]}" claims a tie, but {why}: take it out, or `outreach set` what you know.'


def _same_school(text: Text) -> bool:
    return bool(_schools(text))


def _schools(text: Text) -> set[str]:
    """The names of the schools that both went to."""
    if not text.person or not text.seeker:
        return set()
    theirs = {study.school_id for study in text.person.studies if study.school_id}
    return {fold(study.school_name) for study in text.seeker.studies if study.school_id in theirs}


def _same_major(text: Text) -> bool:
    if not text.person or not text.seeker:
        return False
    theirs = {fold(study.major.value) for study in text.person.studies if study.major}
    return any(study.major and fold(study.major.value) in theirs for study in text.seeker.studies)


def admired(text: Text) -> Iterator[str]:
    """L30."""
    if text.person and text.person.hook is None and (found := _ADMIRED.search(text.stated)):
        yield (
            f'"{found[0]}" speaks of something that no record holds: type `outreach set PERSON '
            "hook=…` with where you saw it, or take it out."
        )


def elsewhere(text: Text) -> Iterator[str]:
    """L51."""
    person = text.person
    if not person or not (person.company or person.past_companies):
        return
    for found in _WORK_AT.finditer(text.whole):
        if not _is_known(found[1], text):
            said = found[0].rstrip(".")
            yield f'"{said}" names a place that their record does not: correct it.'
    for found in _KEEN_ON.finditer(text.stated):
        firm = company(found[1])
        if firm.confidence == 1 and firm.id in _told() and not _is_known(found[1], text):
            yield f'"{found[0]}" names another firm than theirs: correct it.'


def _is_known(place: str, text: Text) -> bool:
    """Whether a place is in the record or the profile, by these words or another of its names."""
    if any(text.known(part) for part in (place, f"{place}'s", place.split(maxsplit=1)[0])):
        return True
    person, seeker = text.person, text.seeker
    past = [fact.value for fact in person.past_companies] if person else []
    ids = {person.company_id if person else "", *(key(value) for value in past)}
    ids |= {*seeker.goal.companies, *(job.company_id for job in seeker.jobs)} if seeker else set()
    return key(place) in ids


@kept
def _told() -> frozenset[str]:
    """Ids of the firms that are called like nothing else, a word that is a subject left out."""
    firms = (row["name"] for row in rows("companies"))
    return frozenset(fold(name) for name in firms if fold(name) not in _SUBJECTS)


def stale(text: Text) -> Iterator[str]:
    """What the sentences rest on and the records, the profile or the user no longer say."""
    if not text.person or not text.seeker:
        return
    now = _values((text.person, text.thread, text.context.rows, *text.ties))
    own = _own_values(text.seeker)
    for fact in text.facts:
        if fact.value and fact.value not in now and fact.value not in own:
            yield f'It rests on "{fact.value}" ({fact.where}), which is no longer so: draft again.'


@lru_cache(maxsize=16)
def _own_values(seeker: Seeker) -> set[str]:
    """Every text in a profile, which a whole batch rests on."""
    return _values(seeker)


def _values(found: object) -> set[str]:
    """Every text in a value, its parts, and theirs; most of a record is empty and passed over."""
    values: set[str] = set()
    ahead = [found]
    while ahead:
        one = ahead.pop()
        if isinstance(one, str):
            values.add(one)
        elif isinstance(one, Fact):
            values.add(one.value)
        elif isinstance(one, tuple):
            ahead += filter(None, one)
        else:
            names = getattr(one, "__dataclass_fields__", ())
            ahead += [part for name in names if (part := getattr(one, name))]
    return values


def no_contact(text: Text) -> Iterator[str]:
    """L35."""
    if text.person and text.person.do_not_contact:
        yield f"{text.person.name.value} is not to be contacted: skip this draft."


_WORK_AT = re.compile(
    r"\b(?:your (?:work|role|job|post|position|team|time|colleagues) (?:at|with)"
    r"|[Yy]ou (?:now |also )?(?:work|are working|worked) (?:at|for)) (?:the )?"
    rf"({NAME})"
)
_KEEN_ON = Guarded(
    r"\b(?:excited about|interested in|interest in|drawn to|passion for|fan of|all about|admire|"
    r"(?<!your )(?:career|role|position|job) (?:at|with)|join(?:ing)?|learn(?:ing)? about) "
    rf"(?:the )?({NAME})",
    "excited about|interested in|interest in|drawn to|passion for|fan of|all about|admire|career at"
    "|career with|role at|role with|position at|position with|job at|job with|join|learn about"
    "|learning about",
)
_SUBJECTS = frozenset(
    "x oracle excel target visa gap indeed square block chase chemistry data design general "
    "indian english spanish french german linguistics science math history".split()
)


RULES = family(
    "truth",
    english(error("L27", EVERY, "A tie that no record holds.", claimed)),
    error("L27", EVERY, "A fact that is no longer so.", stale),
    english(error("L30", ASKING, "Admiration for something that nobody noted.", admired)),
    error("L35", EVERY, "Somebody who is not to be contacted.", no_contact),
    english(warning("L51", EVERY, "Work at a place that is not in their record.", elsewhere)),
)
