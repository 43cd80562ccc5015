"""German: nouns keep their capitals, titles stand without an article, strangers are `Sie`."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from outreach.draft.language import craft, english, times
from outreach.draft.language.words import word

code, name = "de", "German"
any_time = "wann immer es Ihnen passt"

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_PARTS = {"": "", "morning": "vormittag", "afternoon": "nachmittag", "evening": "abend"}
_NUMBERS = ("kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
            "zehn")  # fmt: skip
# Words that stay small in a phrase of nouns, English ones of titles too.
_SMALL = frozenset("of and for in at the und für im in der des von bei am mit zu zur".split())
_FEMININE = re.compile(r"(?:universit|hochschule|school|akademie|academy|TU |FH |LMU|RWTH|ETH|HU |"
                       r"FU |UC |UdK|WU |WHU|HTW|HAW)", re.IGNORECASE)  # fmt: skip
_NEUTER = re.compile(r"(?:institut|college|MIT\b|KIT\b|kolleg|polytechnic)", re.IGNORECASE)


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
    """Up to ten in words, then digits with points."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}".replace(",", ".")


def years(count: int) -> str:
    """`ein Jahr`, `sechs Jahre`."""
    return f"{number(count)} Jahr{'' if count == 1 else 'e'}"


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
    if said.startswith("in "):
        return f"im Bereich {_capitals(title)}"
    return _capitals(title) if english.holds_post(title) and len(title) <= 60 else ""


def _capitals(text: str) -> str:
    """`content strategist` → `Content Strategist`, as German writes English titles."""
    return " ".join(w if w in _SMALL else english.capital(w) for w in text.split())


def company(name_: str) -> str:
    """German puts no article before a firm."""
    return name_


def post(role_: str, company_: str) -> str:
    """`Content Strategist bei Lantern`."""
    return " ".join(part for part in (role_, f"bei {company_}" if company_ else "") if part)


def topic(title: str) -> str:
    """`content design` → `Content-Design`, or as the table has it."""
    said = craft.craft(title)
    return word(code, "topics", said) or _capitals(said)


def field(home: str, name_: str) -> str:
    """A field of work as people say it."""
    return word(code, "fields", home) or name_


def tag(school: str, major_: str, year: str) -> str:
    """`Anglistik, Mannheim, Abschluss 2025`."""
    parts = (major_, school, f"Abschluss {year}" if year else "")
    return ", ".join(part for part in parts if part)


def free(told: Sequence[str], timezone: str) -> str:
    """`am Dienstagnachmittag oder am Donnerstagvormittag`; empty for what cannot be said."""
    parts = [times.parted(time) for time in told]
    said = [f"am {_DAYS[part[0]]}{_PARTS[part[1]]}" for part in parts if part]
    zone = word(code, "zones", timezone)
    if len(said) != len(told) or (timezone and not zone):
        return ""
    return " oder ".join(said) + (f" ({zone})" if zone else "")


def goal(text: str, home: str, name_: str) -> tuple[str, str]:
    """`content strategist` → Content-Strategie, als Content Strategist arbeiten."""
    wish = english.wish(text)
    said, _ = english.goal(text, home, name_)
    about = word(code, "topics", said) or _capitals(said)
    if english.is_verb(wish):
        return about, f"im Bereich {about} arbeiten"
    return about, f"als {_capitals(wish)} arbeiten" if english.agent(wish) else (
        f"im Bereich {about} arbeiten"
    )


def source(found: str) -> str:
    """`alumni list` → `Alumni-Liste`."""
    return word(code, "sources", found) or found


def at(school: str) -> str:
    """`an der Universität Mannheim`, `am MIT`, `in Michigan`."""
    if _FEMININE.search(f"{school} "):
        return f"an der {school}"
    return f"am {school}" if _NEUTER.search(school) else f"in {school}"


filters: Mapping[str, Callable[[str], str]] = {
    "at": at, "capital": english.capital, "short": english.short_year,
}  # fmt: skip
