"""Spanish: languages, subjects and titles are written small, and no form gives away a gender."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from outreach.draft.language import craft, english, times
from outreach.draft.language.words import word

code, name = "es", "Spanish"
any_time = "cuando mejor convenga"

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
    "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_PARTS = {"": "", "morning": " por la mañana", "afternoon": " por la tarde",
          "evening": " por la noche"}  # fmt: skip
_NUMBERS = ("ninguna", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
            "diez")  # fmt: skip
_FEMININE = re.compile(r"(?:universidad|university|escuela|facultad|academia|universitat)\b",
                       re.IGNORECASE)  # fmt: skip
_MASCULINE = re.compile(r"(?:instituto|colegio|centro|college|institute|tec\b|politécnico)",
                        re.IGNORECASE)  # fmt: skip


def month(iso: str) -> str:
    """`2019-03-05` → `marzo de 2019`."""
    found = re.match(r"(\d{4})(?:-(\d{2}))?", iso)
    if not found:
        return ""
    return f"{_MONTHS[int(found[2]) - 1]} de {found[1]}" if found[2] else found[1]


def on(iso: str, today: str) -> str:
    """`el jueves` within the last six days, `el 12 de noviembre` before."""
    then, now = date.fromisoformat(iso), date.fromisoformat(today)
    if 0 <= (now - then).days < 7:
        return "hoy" if then == now else f"el {_DAYS[then.weekday()]}"
    said = f"el {then.day} de {_MONTHS[then.month - 1]}"
    if (now - then).days > english.LONG_AGO:
        said = f"en {_MONTHS[then.month - 1]}"
    return said if then.year == now.year else f"{said} de {then.year}"


def number(count: int) -> str:
    """Up to ten in words, of persons; then digits with points."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}".replace(",", ".")


def years(count: int) -> str:
    """`un año`, `seis años`."""
    return "un año" if count == 1 else f"{number(count)} años"


def mid(text: str) -> str:
    """`Content Strategy` → `content strategy`; acronyms and brands stay."""
    return " ".join(english.lower_word(part) for part in text.split())


def major(text: str) -> str:
    """`English` → `filología inglesa`; as written, small, where the table does not know it."""
    return word(code, "majors", text) or mid(text)


def studied(major_: str, year: str) -> str:
    """`filología inglesa, promoción de 2017`."""
    done = f"promoción de {year}" if year else ""
    return ", ".join(part for part in (major_, done) if part)


def holder(title: str) -> str:
    """A title where it names someone who does the work: all but lines of work do."""
    said = role(title)
    return "" if said.startswith("parte del área de ") else said


def role(title: str) -> str:
    """`content strategist`, `parte del área de marketing`: neither takes an article."""
    if english.role(title).startswith("in "):
        return f"parte del área de {mid(title)}"
    return mid(title) if english.holds_post(title) and len(title) <= 60 else ""


def company(name_: str) -> str:
    """Spanish puts no article before a firm."""
    return name_


def post(role_: str, company_: str) -> str:
    """`content strategist en Lantern`; a firm alone is no post, for `ser` cannot say it."""
    if not role_:
        return ""
    return f"{role_} en {company_}" if company_ else role_


def topic(title: str) -> str:
    """`content design` → `diseño de contenidos`; empty where the table has no word for it."""
    said = craft.craft(title)
    return word(code, "topics", said)


def field(home: str, name_: str) -> str:
    """A field of work as people say it."""
    return word(code, "fields", home) or mid(name_)


def tag(school: str, major_: str, year: str) -> str:
    """`filología inglesa, Salamanca, promoción de 2025`."""
    parts = (major_, school, f"promoción de {year}" if year else "")
    return ", ".join(part for part in parts if part)


def free(told: Sequence[str], timezone: str) -> str:
    """`el martes por la tarde o el jueves por la mañana`; empty for what cannot be said."""
    parts = [times.parted(time) for time in told]
    said = [f"el {_DAYS[part[0]]}{_PARTS[part[1]]}" for part in parts if part]
    zone = word(code, "zones", timezone)
    if len(said) != len(told) or (timezone and not zone):
        return ""
    return " o ".join(said) + (f" ({zone})" if zone else "")


def goal(text: str, home: str, name_: str) -> tuple[str, str]:
    """`content strategist` → estrategia de contenidos, trabajar en estrategia de contenidos."""
    said, _ = english.goal(text, home, name_)
    about = word(code, "topics", said) or mid(said)
    return about, f"trabajar en {about}"


def source(found: str) -> str:
    """`alumni list` → `lista de antiguos alumnos`."""
    return word(code, "sources", found) or found


def with_the(school: str) -> str:
    """`la Universidad de Salamanca`, `el Instituto Tecnológico`, `Michigan`."""
    if _FEMININE.search(school):
        return f"la {school}"
    return f"el {school}" if _MASCULINE.search(school) else school


filters: Mapping[str, Callable[[str], str]] = {
    "the": with_the, "capital": english.capital, "short": english.short_year,
}  # fmt: skip
