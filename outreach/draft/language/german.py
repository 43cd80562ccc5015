"""German: nouns keep their capitals, titles stand without an article, strangers are `Sie`."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from outreach.draft.language import cases, craft, english, times
from outreach.draft.language.words import word

code, name = "de", "German"
any_time = "wann immer es Ihnen passt"

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_PARTS = {"": "", "morning": "vormittag", "afternoon": "nachmittag", "evening": "abend"}
_NUMBERS = ("keine", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
            "zehn")  # fmt: skip
# Words that stay small in a phrase of nouns, English ones of titles too.
_SMALL = frozenset("of and for in at the und für im in der des von bei am mit zu zur".split())
# Who does it → what is done, for German titles, by their end.
_DOES = (
    ("redakteur", "redaktion"), ("lektor", "lektorat"), ("entwickler", "entwicklung"),
    ("berater", "beratung"), ("journalist", "journalismus"), ("übersetzer", "übersetzung"),
    ("anwalt", "rechtswesen"), ("anwält", "rechtswesen"), ("jurist", "rechtswesen"),
    ("pfleger", "pflege"), ("arzt", "medizin"), ("ärzt", "medizin"), ("forscher", "forschung"),
    ("bibliothekar", "bibliotheksarbeit"), ("buchhändler", "buchhandel"),
    ("wissenschaftler", "forschung"), ("gestalter", "gestaltung"), ("planer", "planung"),
    ("informatiker", "informatik"), ("controller", "controlling"),
)  # fmt: skip
# Who does something, by the end of the word.
_AGENT = re.compile(
    r"(?:er|erin|eur|eurin|ist|istin|(?:refer|assist|doz)ent(?:in)?"
    r"|or|orin|arzt|ärztin|anwalt|anwältin|loge|login|wirt|kraft|fachmann|fachfrau)\Z", re.I
)  # fmt: skip
_NO_AGENT = re.compile(r"(?:theater|computer|messe|labor|chor|papier)\Z", re.I)
# German lines of work, which `english.role` cannot know for what they are.
_LINE = re.compile(r"(?:(?<!leit)(?<!führ)ung|wesen|vertrieb|einkauf|pflege|arbeit)\Z", re.I)


def month(iso: str) -> str:
    """`2019-03-05` → `März 2019`."""
    found = re.match(r"(\d{4})(?:-(\d{2}))?", iso)
    if not found:
        return ""
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]


def on(iso: str, today: str) -> str:
    """`am Donnerstag` within the last six days, `am 12. November` before."""
    then, now = date.fromisoformat(iso), date.fromisoformat(today)
    if 0 <= (now - then).days < 7:
        return "heute" if then == now else f"am {_DAYS[then.weekday()]}"
    said = f"am {then.day}. {_MONTHS[then.month - 1]}"
    if (now - then).days > english.LONG_AGO:
        said = f"im {_MONTHS[then.month - 1]}"
    return said if then.year == now.year else f"{said} {then.year}"


def number(count: int) -> str:
    """Up to ten in words, of persons; then digits with points."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}".replace(",", ".")


def years(count: int) -> str:
    """`ein Jahr`, `sechs Jahre`: with and without `vor` the same."""
    return "ein Jahr" if count == 1 else f"{number(count)} Jahre"


def mid(text: str) -> str:
    """Nouns keep their capitals."""
    return text


def major(text: str) -> str:
    """`English` → `Anglistik`; as written where the table does not know it."""
    return word(code, "majors", text) or text


def studied(major_: str, year: str) -> str:
    """`Anglistik, Abschluss 2017`."""
    done = f"Abschluss {year}" if year else ""
    return ", ".join(part for part in (major_, done) if part)


def holder(title: str) -> str:
    """A title where it names someone who does the work: all but lines of work do."""
    said = role(title)
    return "" if said.startswith("im Bereich ") else said


def role(title: str) -> str:
    """`Content Strategist`, `im Bereich Marketing`: neither takes an article."""
    said = english.role(title)
    if said.startswith("in ") or (_LINE.search(title) and english.holds_post(title)):
        return f"im Bereich {_capitals(title)}"
    return _capitals(title) if english.holds_post(title) and len(title) <= 60 else ""


def _capitals(text: str) -> str:
    """`content strategist` → `Content Strategist`, as German writes English titles."""
    return " ".join(w if w in _SMALL else english.capital(w) for w in text.split())


def company(name_: str) -> str:
    """The bare name; the filter `bei` says how it follows a preposition."""
    return name_


def post(role_: str, company_: str) -> str:
    """`Content Strategist bei Lantern`."""
    if company_ and role_.casefold().endswith(f" bei {company_.casefold()}"):
        return role_
    return " ".join(part for part in (role_, cases.bei(company_) if company_ else "") if part)


def topic(title: str) -> str:
    """`content design` → `Content-Design`, `redakteurin` → `Redaktion`."""
    said = craft.craft(title)
    return word(code, "topics", said) or _capitals(said) or _done(title)


def _done(title: str) -> str:
    """What a German title of one word does: `Softwareentwicklerin` → `Softwareentwicklung`."""
    who = re.sub(r"(?:in|e)\Z", "", title.lower())
    for end, work in _DOES:
        if who.endswith(end) and " " not in who:
            before = "" if work in ("rechtswesen", "medizin") else who.removesuffix(end)
            return english.capital(before + work)
    return ""


def field(home: str, name_: str) -> str:
    """A field of work as people say it."""
    return word(code, "fields", home) or name_


def tag(school: str, major_: str, year: str) -> str:
    """`Anglistik, Mannheim, Abschluss 2025`."""
    parts = (major_, school, f"Abschluss {year}" if year else "")
    return ", ".join(part for part in parts if part)


def free(told: Sequence[str], timezone: str) -> str:
    """`am Dienstag- oder Donnerstagnachmittag`; empty for what cannot be said."""
    parts = [part for part in (times.parted(time) for time in told) if part]
    said = [f"am {_DAYS[day]}{_PARTS[part]}" for day, part in parts]
    zone = word(code, "zones", timezone)
    if len(said) != len(told) or (timezone and not zone):
        return ""
    if len(parts) == 2 and parts[0][1] == parts[1][1] and parts[0] != parts[1]:
        dash = "-" if parts[0][1] else ""
        said = [f"am {_DAYS[parts[0][0]]}{dash}", said[1].removeprefix("am ")]
    return " oder ".join(said) + (f" ({zone})" if zone else "")


def goal(text: str, home: str, name_: str) -> tuple[str, str]:
    """`content strategist` → Content-Strategie, als Content Strategist arbeiten."""
    wish = _wish(text)
    post_ = not _NO_AGENT.search(wish) and bool(english.agent(wish) or _AGENT.search(wish))
    verb = english.is_verb(wish)
    said, _ = english.goal(text, home, name_)
    about = word(code, "topics", said) or word(code, "topics", wish)
    if not about:
        home_ = word(code, "fields", home) or name_
        about = (_done(wish) or home_ if post_ or verb else "") or _capitals(wish)
    if post_ and not verb:
        return about, f"als {_capitals(wish)} arbeiten"
    return about, f"im Bereich {about} arbeiten"


def _wish(text: str) -> str:
    """A goal without what English or German says around it: `in der Pflege arbeiten` → Pflege."""
    bare_ = re.sub(r"(?i)\A(?:ich (?:möchte|will|würde gern) )?(?:als|in der|in die|im|ins|in)"
                   r"(?: bereich)? (\S.*?)(?: (?:arbeiten|gehen|wechseln|tätig sein))?[.!]?\Z",
                   r"\1", text.strip())  # fmt: skip
    return english.wish(bare_)


def source(found: str) -> str:
    """`alumni list` → `Alumni-Liste`."""
    return word(code, "sources", found) or found


filters: Mapping[str, Callable[[str], str]] = {
    **cases.filters, "capital": english.capital, "short": english.short_year,
}  # fmt: skip
