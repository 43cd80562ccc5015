"""English as people write it: articles by sound, months in words, titles inside a sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from outreach.draft.language import craft
from outreach.draft.language.articles import with_article, with_the
from outreach.names import fold

code, name = "en", "English"
any_time = "whenever suits you"
# Days after which a month says when it was.
LONG_AGO = 60

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Words that keep their capital inside a sentence: languages, peoples, places.
_PROPER = frozenset(
    "african american arabic asian asl british canadian catalan celtic chicano chinese christian "
    "czech dutch east english european finnish french gaelic german germanic greek hebrew hindi "
    "hispanic hungarian indian iranian irish islamic italian japanese jewish judaic korean latin "
    "latina latino middle-eastern norwegian persian polish portuguese romance romanian russian "
    "sanskrit scandinavian slavic spanish swahili swedish turkish ukrainian urdu vietnamese welsh "
    "yiddish excel java linux python".split()
)
_EASTERN = re.compile(r"\b(near|middle) eastern\b", re.IGNORECASE)
_AGENT = re.compile(
    r"(?:er|or|ist|ian|ant|(?<!m)ent|ect|eer|yst|ess|ee|grapher|tect|cian|wright|smith)\Z"
)
_AGENT_WORDS = frozenset(
    "aide assistant associate attorney captain chef chief clerk coach counsel dean executive "
    "fellow freelancer head intern lead lecturer nurse officer owner partner pilot postdoc "
    "principal rep representative secretary specialist staffer surgeon trustee vp apprentice "
    "consultant advisor adviser scholar cto ceo cfo coo cmo cio cpo evp svp gm pm hygienist "
    "paralegal professor veterinarian vet librarian archivist diplomat chemist monk priest "
    "midwife paramedic therapist crew mate host judge liaison guide doctoral expert critic "
    "steward scout mechanic medic diplomat athlete poet artist analyst delegate graduate "
    "candidate advocate actuary student ambassador architect rn lpn lvn cna emt "
    "np crna cns aprn fnp cnm cno cnio cmio acno "
    "sdr bdr swe sde barista lifeguard cook nanny guard umpire notary valet bellhop concierge "
    "bouncer busser".split()
)
_NOT_AGENT = frozenset(
    "career center talent content government intent event other order paper".split()
)
_ACTIVITY = re.compile(r"(?:ing|ment|tion|sion|ics|ology|ship|ance|ence|graphy|istry)\Z")
_ACTIVITY_WORDS = frozenset(
    "sales research design content strategy hr it affairs support success security data product "
    "growth law policy software hardware infrastructure education media quality tax treasury "
    "development delivery analytics health care biotech retail".split()
)
# Posts that one person holds are named without an article: "now head of content at Lantern".
_UNIQUE = re.compile(
    r"(?:(?:co-?)?founder|owner|head|director|dean|president|chair|editor-in-chief|chief|ceo|cto|"
    r"cfo|coo|cmo|cio|cpo|vice president|vp|svp|evp|general counsel|managing director|"
    r"executive director|managing editor|chief of staff)(?= of\b| for\b|,| and\b|\Z)"
    r"|chief\b|editor[- ]in[- ]chief\b|executive director\b|(?:co-?)founder\b|vp\b|vice president\b"
)
_RULING = re.compile(
    r"\b(?:vp|svp|evp|avp|gm|ceo|coo|cto|cfo|cmo|cpo|director|manager|head)\b", re.I
)
# Posts that are held of a firm: "founder of Papercraft".
_OF = re.compile(
    r"(?:.*\bfounder\b.*|owner|president|chair(?:man|woman|person)?|ceo|chief executive officer)"
)
_NO_POST = re.compile(
    r"\b(?:seeking|looking|open to|aspiring|actively|unemployed|retired|available|hiring|"
    r"stay at home|full time (?:parent|mom|dad|mother|father)|"
    r"recent graduate|n a|none|null|unknown|self employed|stealth|homemaker|sabbatical|"
    r"career break|arbeits?suchend\w*|arbeitslos|elternzeit|hausfrau|hausmann|ruhestand|privatier"
    r"|en paro|desemplead[oa]|ama de casa|jubilad[oa]|excedencia|opositora?)\b"
)
_VERB = re.compile(
    r"(?:work|teach|write|run|start|build|help|make|join|fix|improve|go|study|learn|lead|create"
    r"|open|found|leave|combine|use|move|get|become|do|design (?:a|for|things)|change) \w"
)
# `to leave the bedside`, but not `to be a nurse`, `to work in health data`.
_TO_DO = re.compile(
    r"(?i)(?:i(?:['’]d| would)? (?:want|hope|like|love) )?to (?!be\b|become\b|get\b|find\b|have\b"
    r"|work (?:in|as)\b|(?:go|move|break|switch|change|transition)\b)\w"
)
_LONG_WISH = 5  # words of a wish that is more than a line of work
_ZONES = {
    "America/New_York": "Eastern", "America/Detroit": "Eastern", "America/Toronto": "Eastern",
    "America/Chicago": "Central", "America/Denver": "Mountain", "America/Phoenix": "Arizona time",
    "America/Los_Angeles": "Pacific", "America/Vancouver": "Pacific", "Europe/London": "UK time",
    "Europe/Berlin": "Central European time", "Europe/Paris": "Central European time",
    "UTC": "UTC",
}  # fmt: skip
_FOR = re.compile(r"the (?:City|State|County|Town|U\.?S\.?|Department|Ministry|Government)\b")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekday|weekend"
_ON = re.compile(rf"(?:a |an )?(?:{_DAY})|\d|(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)
_PREPOSED = re.compile(
    r"(?:on|in|at|after|before|between|from|until|around|most|any|every|either|during)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def mid(text: str) -> str:
    """A phrase as it stands inside a sentence: `Content Strategy` → `content strategy`."""
    lowered = " ".join(mid_word(word) for word in text.split())
    return _EASTERN.sub(lambda found: found[0].title(), lowered)


def mid_word(word: str) -> str:
    """One word as it stands inside a sentence: languages keep their capital."""
    bare = word.strip("(),.;:/&'")
    if fold(bare) in _PROPER:
        return word.replace(bare, bare.capitalize()) if bare.islower() else word
    return lower_word(word)


def lower_word(word: str) -> str:
    """A word in small letters, unless it is an acronym or a brand."""
    return word.lower() if _ordinary(word.strip("(),.;:/&'")) else word


def _ordinary(word: str) -> bool:
    """Neither an acronym nor a brand: at most the first letter of each part is a capital."""
    parts = re.split(r"[-/]", word)
    return len(word) > 1 and all(part[1:] == part[1:].lower() for part in parts)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def month(iso: str) -> str:
    """`2019-03-05` → `March 2019`; the year alone where only that is known; else empty."""
    found = re.match(r"(\d{4})(?:-(\d{2}))?", iso)
    if not found:
        return ""
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]


def day(iso: str) -> date | None:
    """An ISO day as a date; None where it is not one."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def number(count: int) -> str:
    """Up to ten in words, digits beyond."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def years(count: int) -> str:
    """`one year`, `six years`."""
    return f"{number(count)} year{'' if count == 1 else 's'}"


def short_year(year: str) -> str:
    """`2025` → `'25`."""
    return f"'{year[2:]}"


def on(iso: str, today: str) -> str:
    """`on Thursday` within the last six days, `on 12 November` or `in May` before."""
    then, now = date.fromisoformat(iso), date.fromisoformat(today)
    if 0 <= (now - then).days < 7:
        return "today" if then == now else f"on {then:%A}"
    said = f"on {then.day} {_MONTHS[then.month - 1]}"
    if (now - then).days > LONG_AGO:
        said = f"in {_MONTHS[then.month - 1]}"
    return said if then.year == now.year else f"{said} {then.year}"


def studied(major_: str, year: str) -> str:
    """`English 2017`, or `class of 2017`."""
    if not major_:
        return f"class of {year}" if year else ""
    return f"{major_} {year}".strip()


def holder(title: str) -> str:
    """A spoken title where it names someone who does the work."""
    return title if role(title) and agent(title) else ""


def goal(text: str, home: str, name: str) -> tuple[str, str]:
    """`content strategist` → content strategy, work as a content strategist."""
    said = mid(wish(text))
    named = craft.craft(said) or mid(craft.field(home, name))
    if _TO_DO.match(text.strip()) or is_verb(said):
        return (named if len(said.split()) < _LONG_WISH else ""), said
    return (named if agent(said) else said), work(said)


def field(home: str, name: str) -> str:
    """A field as people say it."""
    return mid(craft.field(home, name))


def source(found: str) -> str:
    """Lists are named in English as they are."""
    return found


def holds_post(title: str) -> bool:
    """Whether a spoken title names work that someone does, not a wish or a state."""
    return fold(title) not in ("", "student") and not _NO_POST.search(fold(title))


@lru_cache(maxsize=4096)  # asked many times of a title, and of the goal in every message
def agent(title: str) -> bool:
    """Whether a phrase names someone who does the work: `editor`, not `marketing`."""
    head = _head(title)
    if head in _AGENT_WORDS:
        return True
    return bool(_AGENT.search(head)) and head not in _NOT_AGENT


@lru_cache(maxsize=4096)
def role(title: str) -> str:
    """A spoken title as a role: `an editor`, `head of content`, `in marketing`; empty if neither.

    What is neither somebody nor a line of work is not said: `helping brands` names no post.
    """
    if not holds_post(title) or len(title) > 60:
        return ""
    if _UNIQUE.match(title.lower()) or title.lower().startswith("of "):  # of counsel
        return title
    if agent(title):
        return with_article(title)
    head = _head(title)
    if _RULING.search(title):  # `GM and VP product` is no line of work
        return ""
    return f"in {title}" if _ACTIVITY.search(head) or head in _ACTIVITY_WORDS else ""


def _head(title: str) -> str:
    """The word that says what a phrase is: the last before `of`, `for`, `in`, a comma or a dash."""
    phrase = re.split(r",| of | for | in | at | to | - | \(|-(?:in|at|of)-", f"{title} ")[0]
    words = [word for word in fold(phrase).split() if not re.fullmatch(r"[ivx]+|\d+", word)]
    return words[-1] if words else ""


def post(role_: str, company: str) -> str:
    """`an editor at Lantern`; either half alone where the other is unknown."""
    if not company:
        return role_
    if role_.casefold().endswith(f" at {company.casefold()}"):
        return role_
    if not role_:
        return f"at {company}"
    link = "of" if _OF.fullmatch(role_.lower()) else "for" if _FOR.match(company) else "at"
    return f"{role_} {link} {company}"


# `audit internship at a Big Four firm`: the work is audit, and of the place nobody is asked.
_PLACE = re.compile(
    r"(?P<work>\w.*?)\s+(?:(?:(?:summer|entry[- ]level)\s+)?(?:internships?|co-?ops?|jobs?|roles?"
    r"|positions?|apprenticeships?)(?:\s+(?:at|in|with)\s.*)?|at\s+(?:an?|one of|some)\s.*)",
    re.IGNORECASE,
)
_NO_WORK = frozenset(
    "work summer entry level paid first new job working something anything".split()
)


def wish(text: str) -> str:
    """A goal without `I want to`, `a job in` and the like: what is left is a topic or a verb."""
    bare = re.sub(r"(?i)^(?:i(?:'d| would)? (?:want|hope|like|love) )?to (?=\w)", "", text.strip())
    bare = re.sub(r"(?i)^(?:(?:work|get|find|be|move|go|break|getting|moving|working)\s+)?"
                  r"(?:(?:a|an|my first)\s+)?(?:jobs?|careers?|roles?|positions?|work)?\s*"
                  r"\b(?:in|into|as)\s+(?:an?\s+)?(?=\w)", "", bare)  # fmt: skip
    bare = re.sub(r"(?i)^(?:i'?m |i am )?(?:interested in|looking for)\s+(?=\w)", "", bare)
    bare = re.sub(r"(?i)^(?:(?:a|an)\s+)?(?:jobs?|careers?|roles?|positions?|internships?|work)"
                  r"\s+(?:in|as)\s+(?=\w)", "", bare)  # fmt: skip
    bare = re.sub(r"(?i)^(?:(?:become|be|being)\s+)?(?:an?\s+)?(?=\w)", "", bare)
    found = _PLACE.fullmatch(bare)
    if found and fold(found["work"]) not in _NO_WORK and not is_verb(bare):
        bare = found["work"]
    return re.sub(r"\s+/\s*|\s*/\s+", " or ", bare).rstrip(" .!")


def work(goal: str) -> str:
    """A goal as something to do: `work as a data analyst`, `work in content strategy`."""
    if is_verb(goal):
        return goal
    return f"work as {with_article(goal)}" if agent(goal) else f"work in {goal}"


def is_verb(goal: str) -> bool:
    """Whether a goal is something to do already: `teach English abroad`, `run a bakery`."""
    return bool(_VERB.match(goal))


def class_tag(school: str, major: str, year: str) -> str:
    """`Michigan English '25`; `English '25 at the University of Kansas` where that reads better."""
    short = short_year(year) if year else ""
    if not school:  # without a year, `I'm Jo, English, and …` would say where they come from
        return " ".join(filter(None, (major, short))) if year else ""
    if major and not year:
        return f"{major} at {with_the(school)}"
    if len(school.split()) <= 2 and not with_the(school).startswith("the "):
        return " ".join(filter(None, (school, major, short)))
    return " ".join(filter(None, (major, short, "at" if major else "from", with_the(school))))


def free(times: Sequence[str], timezone: str) -> str:
    """`on Tuesday afternoon or Thursday morning (Eastern)`.

    Args:
        times: One or two times as the seeker wrote them.
        timezone: IANA name; empty says no zone, and so does a time that names its own.
    """
    first = _preposed(times[0])
    phrase = first
    if len(times) > 1:
        second = _preposed(times[1])
        phrase = _either(first, second)
    zone = "" if re.search(r"\([^)]+\)\s*\Z", phrase) else zone_words(timezone)
    return f"{phrase} ({zone})" if zone else phrase


def _either(first: str, second: str) -> str:
    """`on Tuesday or Thursday afternoon`: what two times have in common is said once."""
    one, two = first.split(), second.split()
    if one[0] == two[0] == "on":
        two = two[1:]
        if len(one) == 3 and len(two) == 2 and one[2] == two[1]:
            one = one[:2]
    return f"{' '.join(one)} or {' '.join(two)}"


def _preposed(text: str) -> str:
    text = text.strip().rstrip(".")
    if _ON.match(text):
        return f"on {text}"
    if re.fullmatch(r"(?:mornings|afternoons|evenings)", text, re.IGNORECASE):
        return f"in the {text.lower()}"
    if _PREPOSED.match(text):
        return text[:1].lower() + text[1:]
    return f"at this time: {text}"


def zone_words(timezone: str) -> str:
    """`America/New_York` → `Eastern`, `Europe/Lisbon` → `Lisbon time`; empty for none."""
    if timezone in _ZONES or not timezone:
        return _ZONES.get(timezone, "")
    return f"{timezone.rpartition('/')[2].replace('_', ' ')} time"


major, topic, company, tag = mid, craft.craft, with_the, class_tag
filters: Mapping[str, Callable[[str], str]] = {
    "a": with_article, "the": with_the, "capital": capital, "short": short_year, "mid": mid,
}  # fmt: skip
