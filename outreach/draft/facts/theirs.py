"""What is known of the person alone."""

import re

from outreach.draft.facts.value import Value, first, plain, sentence, value
from outreach.draft.language import Language, english
from outreach.draft.language.craft import craft
from outreach.model import Census, Fact, Person, Study
from outreach.names import fold, tidy
from outreach.resolve.company import spoken
from outreach.resolve.field import name_of, spoken_title
from outreach.resolve.title import once, tense

_TWO = re.compile(r"[|•·;@,]|\bat\b", re.I)  # a title that tells of more than one thing
# `Texter:in` and `Texter*in` tell of no gender, and stay so.
_SIGN = re.compile(r"(?!(?<=\w)[:*]in(?:nen)?\b)[^\w\s&/+.,'()#-]")
_MADE = re.compile(
    r"\byour (?:[\w-]+ ){0,3}?(piece|article|post(?! as\b)|essay|column|story|talk|lecture|keynote"
    r"|speech|podcast|episode|video|book|chapter|report|newsletter|workshop|poem|exhibition)\b",
    re.I,
)  # fmt: skip
# Of what the seeker has not seen yet, or would rather not be asked about.
_UNSEEN = re.compile(
    r"\b(?:not|never|missed|will|comes? out|coming|hope|applied|sorry|loss|yet)\b|n['’]t\b", re.I
)


def their_facts(person: Person, study: Study, census: Census, said: Language) -> dict[str, Value]:
    """Name, work, studies and path of a person; `study` is the school to speak of."""
    return {
        **_identity(person, said),
        **_work(person, said),
        **_studied(study, said),
        **_history(person),
        **_path(person, study, census, said),
    }


def _identity(person: Person, said: Language) -> dict[str, Value]:
    on, started = person.connected_on, person.started_on
    # Whoever suggested them is named only where they agreed to it.
    referrer = plain(person.referred_by if person.may_name else None)
    return {
        "greeting": plain(person.greeting),
        "name": plain(person.name),
        "referrer": Value(referrer.text, (*referrer.facts, *_known(person.may_name))),
        "hook": sentence(plain(person.hook)),
        "made": _made(person.hook),
        "connected": value(said.month(on.value), on) if on else Value(""),
        "started": value(said.month(started.value)[-4:], started) if started else Value(""),
        "credential": first(person.credentials),
        "club": first(person.clubs),
        "source": _source(person, said),
    }


def _made(hook: Fact | None) -> Value:
    """What of theirs the seeker saw: `talk` of `I saw your talk on menus`."""
    found = _MADE.search(hook.value) if hook and not _UNSEEN.search(hook.value) else None
    return value(found[1].lower(), hook) if found else Value("")


def _known(fact: Fact | None) -> tuple[Fact, ...]:
    return (fact,) if fact else ()


def _source(person: Person, said: Language) -> Value:
    """How the seeker came by them: a list before the seeker's own connections."""
    known = [origin for origin in person.origins if origin.found]
    known.sort(key=lambda origin: origin.found == "connection")
    if not known:
        return Value("")
    found = known[0]
    under = Fact(found.found, found.file, found.row, "the whole row")
    return value(said.source(found.found), under)


def _work(person: Person, said: Language) -> dict[str, Value]:
    company = (person.company_name or spoken(person.company.value)) if person.company else ""
    company = said.company(company) if company else ""
    if person.title and (when := when_held(person)):
        if when == "future":
            return {"awaits": value(company, person.title, person.company)} if company else {}
        return _was(person.title, person.company, company, said)
    title = title_of(person.title)
    role = said.role(title)
    field = said.field(person.field_id, person.field_name) if role and person.field_id else ""
    studies = learner(title)
    return {
        "title": value("" if studies or _is_rank(title) else said.holder(title), person.title),
        "craft": value(said.topic(title) if role and not studies else "", person.title),
        "role": value(role, person.title),
        "company": value(company, person.company),
        "post": value(
            said.post(role, company),
            person.title if role else None,
            person.company if company else None,
        ),
        "field": value(field, person.title),
    }


def when_held(person: Person) -> str:
    """When their post holds, by its title and by the cell of the employer: as `tense` says it."""
    return "past" if person.left else tense(person.title.value) if person.title else ""


def _was(title: Fact, firm: Fact | None, company: str, said: Language) -> dict[str, Value]:
    """A post that is over, where it can be said of somebody: of the present nothing is known."""
    once_ = _SIGN.sub("", once(title.value)).strip()
    role = said.role(once_) if said.holder(once_) else ""
    if not role or _TWO.search(title.value):  # of `Former editor at Lantern` the firm may be new
        return {"was": value(role, title)}
    return {"was": value(said.post(role, company), title, firm)}


def title_of(fact: Fact | None) -> str:
    """A title as people say it, without the signs that some put beside it."""
    spoken_ = spoken_title(fact.value) if fact else ""
    return _SIGN.sub("", spoken_).strip()


def _is_rank(title: str) -> bool:
    """Whether a spoken title is a rank and no work: nobody is asked about work `as a manager`."""
    return fold(title) in _RANKS


_RANKS = frozenset(
    "manager director owner associate member partner principal supervisor coordinator specialist"
    " officer president vp head lead executive fellow assistant staff senior junior".split()
)


def learner(title: str) -> bool:
    """Whether a spoken title says that they study: `law student`, `MFA candidate`."""
    words = fold(title).split() or [""]
    return words[-1] in ("student", "candidate", "studentin") or words[0] == "estudiante"


def school_of(study: Study, said: Language) -> str:
    """Everyday name of a school; in other languages as it was written: `LMU München`."""
    if study.school is None:
        return ""
    written = tidy(study.school.value)
    shouted = written.isupper() and len(written) > _LETTERS
    is_name = len(written.split()) <= _SCHOOL_WORDS and not _NO_SCHOOL.search(written)
    return written if is_name and not shouted and said.code != "en" else study.school_name


_SCHOOL_WORDS, _LETTERS = 6, 6  # more are a unit with its school; and no letters, but a shout
_NO_SCHOOL = re.compile(r"[\d,;@|()]| [-–—] |\A[a-zäöü]")


def _studied(study: Study, said: Language) -> dict[str, Value]:
    major = said.major(study.major.value) if study.major else ""
    year = study.year.value if study.year else ""
    field = english.mid(name_of(study.major_field)) if study.major_field else ""
    return {
        "school": value(school_of(study, said), study.school),
        "major": value(major, study.major),
        "year": value(year, study.year),
        "studied": value(said.studied(major, year), study.major, study.year),
        "major_field": value(field, study.major),
    }


def _history(person: Person) -> dict[str, Value]:
    now = fold(person.company_name or (person.company.value if person.company else ""))
    for past in person.past_companies:
        name = spoken(past.value)
        if name and fold(name) != now:
            return {"past_company": value(name, past)}
    return {}


def path_of(person: Person, study: Study) -> tuple[str, str] | None:
    """The field of their major and what they do, folded; None where either is not sure, or one."""
    does = topic(fold(person.title.value)) if person.title and not person.left else ""
    if not (study.major_field and does) or study.major_field == person.field_id:
        return None
    return study.major_field, does


def topic(title: str) -> str:
    """What a folded title does, folded: `sr ux writer` → `ux writing`; empty where not sure."""
    return "" if tense(title) else fold(craft(spoken_title(title)))


def _path(person: Person, study: Study, census: Census, said: Language) -> dict[str, Value]:
    """How rare the way from their major to what they do is among the user's own people."""
    path = path_of(person, study)
    count = census.paths.get(path, 0) if path else 0
    if not count:
        return {}
    under = (study.major, person.title, *census.path_rows)
    return {
        "path_count": value(said.number(count), *under),
        "path_of": value(f"{census.paths_known:,}", *under),
    }
