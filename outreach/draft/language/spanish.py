"""Spanish: languages, subjects and titles are written small, and no form gives away a gender."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from outreach.draft.language import craft, english, times
from outreach.draft.language.spanish_articles import firm, of_the, to_the, with_the
from outreach.draft.language.words import values, word
from outreach.names import fold

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
            "diez", "once", "doce", "trece", "catorce", "quince")  # fmt: skip
# From here on digits are parted in threes, by a space; before, they stand together.
_LONG = 10_000
# A time as somebody writes it in Spanish.
_TIME = re.compile(
    r"(?:los |el )?(?P<day>lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)s?"
    r"(?P<part> por la (?:mañana|tarde|noche))?", re.IGNORECASE
)  # fmt: skip
_AS_IT_IS = re.compile(
    r"(?:a partir|a las?|antes|después|entre|desde|hasta|por las?|cualquier|todos|todas)\b",
    re.IGNORECASE,
)
# Who does the work, by the end of a Spanish title's first word, and those it does not tell.
_AGENT = re.compile(r"(?:[dst]ora?|ista|[^r]er[oa]|ari[oa]|nte|ólog[oa]|ógraf[oa]|écnic[oa])\Z")
_AGENTS = frozenset(
    "jefe jefa socia socio dueño dueña encargado encargada responsable arquitecto arquitecta líder "
    "músico música químico química físico física actor actriz juez jueza fiscal becario becaria "
    "maestro maestra abogado abogada médico médica farmacéutico farmacéutica chef piloto consejero "
    "consejera delegado delegada empleado empleada diputado diputada veterinario estratega "
    "vicepresidente vicepresidenta presidenta catedrático catedrática community copy decano decana "
    "alcalde alcaldesa rector rectora concejal concejala auxiliar".split()
)
_NO_AGENT = frozenset("sector motor interior exterior carrera frontera".split())
# Lines of work: who has one of these for a title works there.
_AREAS = re.compile(
    r"(?:ventas|recursos humanos|comunicación|diseño|operaciones|finanzas|producto|contenidos?|"
    r"tecnología|compras|logística|calidad|investigación|edición|redacción|contabilidad|"
    r"publicidad|desarrollo|administración|innovación|relaciones públicas)\b"
)
# Of these the line of work that follows is what they do.
_RANK = re.compile(
    r"(?:responsable|técnic[oa]|jef[ea]|directora?|coordinadora?|gerente|encargad[oa]|especialista"
    r"|asistente|ayudante|auxiliar) (?:de |del área de |en )"
)
_PART_OF = "parte del área de "
# Who still learns: it is said what they are, but nobody works `como practicante`.
_LEARNS = re.compile(
    r"(?:becari[oa]|practicante|pasante|residente|estudiante|alumn[oa]|doctorand[oa]|aprendiz|en "
    r"prácticas)\b"
)
_NO_POST = re.compile(r"opositora?\b|(?:mir|pir|eir)\Z")
# Both genders at once, `redactor/a`: which of them somebody is, the title does not say.
_BOTH = re.compile(r"(?<=\w)/(?:or|tri)?[ao](?:s|z)?\b|(?<=\w)@|(?<=\w)\([ao]\)")
# Short forms: of `responsable` both genders are one, the others only say where somebody works.
_SHORT = re.compile(
    r"(?:ing|coord|coordinator|dir|director of|asist|téc|tec|prof|professor|aux|dpto|depto|subdir)"
    r"\.? (?:de |del? área de )(?=\w)"
)
_SPELLED = (
    (re.compile(r"\bRR\.? ?HH\b\.?", re.IGNORECASE), "recursos humanos"),
    (re.compile(r"\bRR\.? ?PP\b\.?", re.IGNORECASE), "relaciones públicas"),
    (re.compile(r"\Aresp\b\.?(?: de)? (?=\w)", re.IGNORECASE), "responsable de "),
    (re.compile(r"\Aadm\b\.? (?=y )", re.IGNORECASE), "administración "),
)
# Posts that are held of a firm, not at it: `fundadora de Letra Pequeña`.
_OF = re.compile(
    r"(?:co)?fundadora?\b|dueñ[oa]\b|propietari[oa]\b|(?:vice)?president[ea]\b|soci[oa]\b"
    r"|(?:sub)?directora?(?: general| ejecutiv[oa]| editorial| adjunt[oa]| gerente)?\Z"
    r"|(?:redactor|editor)a? jef[ea]\b|gerente(?: general)?\Z|(?:vice)?decan[oa]\b"
    r"|alcald(?:e|esa)\b|(?:vice)?rectora?\b|(?:ceo|cto|cfo)\b|(?:co-?)?founder\b|owner\b"
    r"|president\b", re.IGNORECASE
)  # fmt: skip
_WISH = re.compile(
    r"^(?:(?:quiero|quisiera|me gustaría|espero|deseo)\s+)?"
    r"(?:(?:trabajar|conseguir|encontrar|tener|llegar|entrar|pasar|dedicarme|ser)\s+)?"
    r"(?:(?:un|una|mi primer|algún)\s+)?(?:(?:trabajo|puesto|empleo|carrera|a ser)\s+)?"
    r"(?:(?:en|de|como|al|a la|a)\s+)?(?:(?:el|la|los|las|una?)\s+)?(?=\w)", re.IGNORECASE
)  # fmt: skip
_VERB = re.compile(r"(?:escribir|enseñar|diseñar|editar|investigar|montar|abrir|crear|traducir|"
                   r"programar|dirigir|fundar|producir|dar|hacer|contar|cuidar|construir)\s\w",
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
    """Up to fifteen in words, of persons; then digits, parted from ten thousand on (`12 400`)."""
    if 0 <= count < len(_NUMBERS):
        return _NUMBERS[count]
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}" if count >= _LONG else "")


def years(count: int) -> str:
    """`un año`, `seis años`."""
    return "un año" if count == 1 else f"{number(count)} años"


def mid(text: str) -> str:
    """`Content Strategy` → `content strategy`; acronyms, brands and English languages stay."""
    return english.mid(text)


def major(text: str) -> str:
    """`English` → `filología inglesa`; as written, small, where the table does not know it."""
    return word(code, "majors", text) or mid(text)


def studied(major_: str, year: str) -> str:
    """`filología inglesa, promoción de 2017`."""
    done = f"promoción de {year}" if year else ""
    return ", ".join(part for part in (major_, done) if part)


def holder(title: str) -> str:
    """A title where it names someone who does the work: no line of work does, and no learner."""
    said = role(title)
    return "" if said.startswith(_PART_OF) or _LEARNS.match(said) else said


def _agent(title: str) -> bool:
    """Whether a Spanish title names somebody: `redactora`, `jefe de prensa`."""
    head = next(iter(title.lower().split()), "")
    return head in _AGENTS or (bool(_AGENT.search(head)) and head not in _NO_AGENT)


def role(title: str) -> str:
    """`content strategist`, `redactora`, `parte del área de marketing`: none takes an article.

    What is neither somebody nor a line of work is not said: `helping brands` names no post.
    """
    title = _spelled(title)
    if not english.holds_post(title) or len(title) > 60 or _NO_POST.match(title.lower()):
        return ""
    if area := _area(title):
        return f"{_PART_OF}{area}"
    if _BOTH.search(title):
        return ""
    if _agent(title):
        return mid(title)
    said = english.role(title)
    if said.startswith("in ") or _AREAS.match(title.lower()):
        return f"{_PART_OF}{word(code, 'topics', title) or mid(title)}"
    return mid(title) if said else ""


def _spelled(title: str) -> str:
    """A title without short forms, whose stops are lost: `RR HH` → `recursos humanos`."""
    for short, long in _SPELLED:
        title = short.sub(long, title)
    return title


def _area(title: str) -> str:
    """Where somebody works whose title does not say which gender they are; empty for others."""
    short = _SHORT.match(title.lower())
    if not (short or _BOTH.search(title)) or _LEARNS.match(title.lower()):
        return ""
    if short and not title.lower().startswith("ing"):
        return mid(title[short.end() :])
    one = re.sub(r"(?i)\Aing\b\.?", "ingeniero", _BOTH.sub("", title))
    about = one.partition(" de ")[2]
    return topic(one) or (mid(about) if about else "")


def company(name_: str) -> str:
    """An employer with the article that its name takes: `el Ayuntamiento de León`, `Lantern`."""
    return firm(name_)


def post(role_: str, company_: str) -> str:
    """`content strategist en Lantern`; a firm alone is no post, for `ser` cannot say it."""
    if not role_ or not company_:
        return role_
    return f"{role_} {of_the(company_) if _OF.match(role_) else f'en {company_}'}"


def topic(title: str) -> str:
    """`content designer` → `diseño de contenidos`; empty where the table has no word for it."""
    title = _BOTH.sub("", _spelled(title))
    said = craft.craft(title)
    known = _topic(said) or word(code, "topics", title)
    if not known and (rank := _RANK.match(title.lower())):
        return _topic(title.lower()[rank.end() :])
    return known or _topic(" y ".join(re.split(r" (?:y|e) ", title)))


def _topic(said: str) -> str:
    """A topic as the table has it, or two of them: `redacción y edición`."""
    whole = word(code, "topics", said)
    if not whole and said in values(code, "topics"):  # it is Spanish already
        whole = said
    halves = [word(code, "topics", half) for half in re.split(r" and | y ", said)]
    return whole or (both(*halves) if len(halves) == 2 and all(halves) else "")


def both(first: str, second: str) -> str:
    """`redacción y edición`, `diseño e ingeniería`: `e` stands before the sound of i."""
    return f"{first} {and_also(second)}" if first != second else first


def and_also(second: str) -> str:
    """`y edición`, `e ingeniería`, `y hielo`."""
    return f"{'e' if re.match(r'h?[iíy](?![aeouy])', second.lower()) else 'y'} {second}"


def field(home: str, name_: str) -> str:
    """A field of work as people say it."""
    return word(code, "fields", home) or mid(name_)


def tag(school: str, major_: str, year: str) -> str:
    """`de filología inglesa en Salamanca, promoción de 2025`: it follows a name."""
    place = f"en {with_the(school)}" if major_ else of_the(school)
    who = " ".join([f"de {major_}" if major_ else "", place if school else ""]).strip()
    done = f"promoción de {year}" if year else ""
    return ", ".join(part for part in (who, done) if part) if who else f"de la {done}" * bool(done)


def free(told: Sequence[str], timezone: str) -> str:
    """`el martes o el jueves por la tarde (hora peninsular)`; empty for what cannot be said."""
    said = [_time(time) for time in told]
    if not all(said):
        return ""
    phrase = _either(*said) if len(said) == 2 else said[0]
    zone = "" if phrase.endswith(")") or not timezone else _zone(timezone)
    return f"{phrase} ({zone})" if zone else phrase


def _time(text: str) -> str:
    """`Tuesday afternoons`, `los martes por la tarde` → `el martes por la tarde`."""
    part = times.parted(text)
    if part:
        return f"el {_DAYS[part[0]]}{_PARTS[part[1]]}"
    text = text.strip().rstrip(".")
    found = _TIME.fullmatch(text)
    if found:
        day = next(one for one in _DAYS if fold(one) == fold(found["day"]))
        return f"el {day}{(found['part'] or '').lower()}"
    return text[:1].lower() + text[1:] if _AS_IT_IS.match(text) else ""


def _either(first: str, second: str) -> str:
    """`el martes o el jueves por la tarde`: what two times have in common is said once."""
    day, _, part = first.partition(" por ")
    if part and second.endswith(f" por {part}"):
        first = day
    return f"{first} o {second}"


def _zone(timezone: str) -> str:
    """`hora peninsular`; that of the zone's city where the table has no word for it."""
    city = timezone.rpartition("/")[2].replace("_", " ")
    return word(code, "zones", timezone) or f"hora de {city}"


def goal(text: str, home: str, name_: str) -> tuple[str, str]:
    """`content strategist` → estrategia de contenidos, trabajar en estrategia de contenidos."""
    bare = _spelled(_WISH.sub("", text.strip()).rstrip(" .!"))
    if _VERB.match(bare):
        return field(home, name_), bare[:1].lower() + bare[1:]
    if _LEARNS.match(bare.lower()) or _NO_POST.match(bare.lower()) or _BOTH.search(bare):
        about = _area(bare) or field(home, name_)
        return about, f"trabajar en {about}" if about else ""
    if _agent(bare) and not english.agent(bare):
        said = mid(bare)
        return topic(said) or field(home, name_), f"trabajar como {said}"
    said, _ = english.goal(bare, home, name_)
    about = _topic(said) or mid(said)
    if english.agent(english.wish(bare)) and not _topic(said):
        about = field(home, name_)
    return about, f"trabajar en {about}"


def source(found: str) -> str:
    """`alumni list` → `lista de antiguos alumnos`."""
    return word(code, "sources", found) or found


def one_of(source_: str) -> str:
    """`una lista de miembros`, `un directorio`; a list of another name is called a list."""
    head = fold(source_).partition(" ")[0]
    if head not in ("lista", "directorio", "contacto"):
        return f"una lista ({source_})"
    return f"una {source_}" if head == "lista" else f"un {source_}"


def plain(count: str) -> str:
    """`1,240` → `1240`, `12,400` → `12 400`: a comma means something else to half the readers."""
    return number(int(count.replace(",", ""))) if count.replace(",", "").isdigit() else count


filters: Mapping[str, Callable[[str], str]] = {
    "the": with_the, "del": of_the, "al": to_the, "plain": plain, "una": one_of, "y": and_also,
    "capital": english.capital, "short": english.short_year,
}  # fmt: skip
