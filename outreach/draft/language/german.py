"""German: nouns keep their capitals, titles stand without an article, strangers are `Sie`."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import zip_longest

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
            "zehn", "elf", "zwölf")  # fmt: skip
# Words that stay small in a phrase of nouns, English ones of titles too.
_SMALL = frozenset(
    "of and for in at the und für im der des von vom bei beim am mit zu zum zur dem den das die an "
    "auf aus ins ohne nach sowie oder ein eine einen einem einer".split()
)
# Who does it → what is done, for German titles, by their end; a longer end before a shorter.
_DOES = (
    ("redakteur", "redaktion"), ("lektor", "lektorat"), ("entwickler", "entwicklung"),
    ("berater", "beratung"), ("journalist", "journalismus"), ("übersetzer", "übersetzung"),
    ("anwalt", "rechtswesen"), ("anwält", "rechtswesen"), ("jurist", "rechtswesen"),
    ("pfleger", "pflege"), ("arzt", "medizin"), ("ärzt", "medizin"), ("forscher", "forschung"),
    ("bibliothekar", "bibliotheksarbeit"), ("buchhändler", "buchhandel"),
    ("wissenschaftler", "forschung"), ("gestalter", "gestaltung"), ("planer", "planung"),
    ("informatiker", "informatik"), ("controller", "controlling"), ("texter", "texten"),
    ("konzepter", "konzeption"), ("pressereferent", "pressearbeit"), ("sprecher", "pressearbeit"),
    ("personalreferent", "personalarbeit"), ("marketingreferent", "marketing"),
    ("schullehrer", "lehramt"), ("gymnasiallehrer", "lehramt"), ("lehrer", "unterricht"),
    ("psycholog", "psychologie"), ("pädagog", "pädagogik"), ("therapeut", "therapie"),
    ("sozialarbeiter", "soziale Arbeit"), ("dramaturg", "dramaturgie"), ("regisseur", "regie"),
    ("fotograf", "fotografie"), ("grafiker", "grafik"), ("designer", "design"),
    ("architekt", "architektur"), ("ingenieur", "ingenieurwesen"), ("buchhalter", "buchhaltung"),
    ("projektmanager", "projektmanagement"), ("produktmanager", "produktmanagement"),
    ("programmierer", "programmierung"), ("hebamm", "geburtshilfe"), ("dolmetscher", "dolmetschen"),
    ("apotheker", "pharmazie"),
)  # fmt: skip
# What is done by whatever kind of them: a `Fachanwältin` works in `Rechtswesen`.
_ALONE = frozenset(
    "rechtswesen medizin pressearbeit personalarbeit marketing lehramt geburtshilfe".split()
) | {"soziale Arbeit"}  # fmt: skip
# Who does something, by the end of the word.
_AGENT = re.compile(
    r"(?:er|erin|eur|eurin|ist|istin|(?:refer|assist|doz)ent(?:in)?"
    r"|or|orin|arzt|ärztin|anwalt|anwältin|loge|login|wirt|kraft|fachmann|fachfrau|kauffrau"
    r"|kaufmann|pädagog(?:e|in)|therapeut(?:in)?|dramaturg(?:in)?|fotograf(?:in)?|hebamme)\Z", re.I
)  # fmt: skip
_NO_AGENT = re.compile(r"(?:theater|computer|messe|labor|chor|papier)\Z", re.I)
# The same at the head of a title, where what follows is what it is about. Masculine forms end as
# English words do (`customer`, `partner`), so those of people are told one by one.
_HOLDER = re.compile(
    r"(?:\w*(?:leiter|referent|arbeiter|redakteur|manager|assistent|berater|koordinator"
    r"|entwickler|sprecher|texter|lektor|volontär|praktikant|student|techniker|ingenieur|vertreter"
    r"|lehrer|dozent|controller|planer|trainer|verkäufer|kaufmann|kauffrau|kraft|arzt|führer"
    r"|beauftragte[rn]?|angestellte[rn]?|auszubildende[rn]?)|trainee|consultant|volontariat"
    r"|\w*(?:\wer|eur|or|ist|ent|ant|ärzt|wält|log|är|leit|pädagog)in|(?:\w*leitung|assistenz))"
    r"(?:in|/-?in|/-?r|[:*_]in)?\Z", re.I
)  # fmt: skip
# What of a title is rank alone: of these the line of work that follows is what they do.
_HEAD = re.compile(
    r"(?:(?:junior|senior) )?\w*(?:leiter|leitung|referent|mitarbeiter|sachbearbeiter|manager"
    r"|beauftragte|koordinator|consultant|trainee)(?:in|[rn]|/-?in|/-?r)?"
    r"(?: (?:für|der abteilung|des bereichs|bereich|abteilung|im|in der|der|des))? (?=\w)", re.I
)  # fmt: skip
# German lines of work, which `english.role` cannot know for what they are.
_LINE = re.compile(
    r"(?:(?<!leit)(?<!führ)ung|wesen|vertrieb|einkauf|pflege|arbeit|service|human resources)\Z",
    re.I,
)
# An adjective before its noun is small in a title.
_ADJECTIVE = re.compile(
    r"\w*(?:isch|lich|(?<!prest)ig|frei|geprüft|anerkannt|approbiert|zertifiziert|examiniert"
    r"|angestellt|niedergelassen|(?:ion|i|tr|un|git)al|visuell|kreativ|promoviert|ausgebildet"
    r"|(?:leit|führ|tret|berat|ier|forsch|wert)end)e[rs]?\Z", re.I
)  # fmt: skip
# Short forms of adjectives; they end as their noun does.
_SHORT = {
    "stellv": "stellvertretend", "stv": "stellvertretend", "stellvertr": "stellvertretend",
    "wiss": "wissenschaftlich", "kaufm": "kaufmännisch", "techn": "technisch", "ltd": "leitend",
    "päd": "pädagogisch", "künstl": "künstlerisch",
}  # fmt: skip
_CUT = re.compile(rf"(?i)\A({'|'.join(_SHORT)})\b\.? (?=\w)")
_SHE = re.compile(r"(?:\w\win|ung|kraft|frau|te|assistenz|hilfe)\Z", re.I)
_HE = re.compile(r"(?:er|eur|or|ist|ent|ant|mann|arzt|anwalt|chef|är|direktor)\Z", re.I)
# A degree says what somebody learnt, not what they do.
_DEGREE = re.compile(r"(?:dipl|mag|dr|prof)\b[.-]", re.I)
_GERMAN = re.compile(r"[äöüß]|(?:kation|ung|erin|leiter|referent|vertrieb|einkauf|wesen)\b", re.I)
# Folding a capital has made `ss` of them.
_SHARP = re.compile(r"\b(au|gro)ss(?=e?n?(?:dienst|handel|politik|wirtschaft|kunden|projekt))")


# Goals: what German says around what somebody wants.
_WANT = re.compile(
    r"(?i)\Aich (?:möchte|will|würde|hoffe,?)(?: (?:gerne?|einmal|später|mal|beruflich))* "
)
_BEFORE = (r"(?:im|am|beim|ins|in der|in die|an der|an die|bei der|zur|zum|(?:in|an|bei) eine[mr]"
           r"|in|als|bei)")  # fmt: skip
_AROUND = re.compile(
    rf"(?i)\A(?:{_BEFORE} )?(?:bereich )?(\S.*?)(?: (?:arbeiten|gehen|wechseln|werden|einsteigen"
    r"|tätig sein))?\Z"
)
_PLACE = re.compile(
    r"(?i)((?:im|am|beim|in der|an der|bei der|(?:in|an|bei) eine[mr]) \S.*?)"
    r"(?: (?:arbeiten|tätig sein))?|((?:mit|für) \S.*) arbeiten"
)
_VERB = re.compile(
    r"(?i:(?!.*\b(?:the|with|an?|of|for|work|to|als)\b)\S*[^s\s](?: .*)?) [a-zäöüß]+e?[lr]?n"
)
_MOVED = re.compile(r"\b(?:arbeiten|wechseln|gehen|einsteigen|werden|sein)\Z")
_SOMETHING = re.compile(r"(?i)(?:etwas|irgendwas|was) mit (\S+)\Z")


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
    """Up to twelve in words, of persons; then digits with points."""
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
    title = _spelled(title)
    if not english.holds_post(title) or len(title) > 60 or _DEGREE.match(title):
        return ""
    if _holder(title):
        return _titled(title)
    if english.role(title).startswith("in ") or _LINE.search(title):
        return f"im Bereich {_capitals(title)}"
    return "" if _CUT.match(title) else _titled(title)


def _holder(title: str) -> bool:
    """Whether a German title names somebody before it says of what: `Leiter Kommunikation`."""
    if title.lower() == "leitung":
        return True
    before = re.split(r" (?:für|in|im|am|an|der|des|bei|von|of|for)\b", title, maxsplit=1)[0]
    return any(_HOLDER.match(word) for word in before.split())


def _spelled(title: str) -> str:
    """A title without short forms: `stellv Leiter` → `stellvertretender Leiter`.

    Where the noun does not say which of the two it is the short form stays, and no post is said.
    """
    cut = _CUT.match(title)
    if cut:
        noun = title[cut.end() :].split(maxsplit=1)[0]
        ending = "e" if _SHE.search(noun) else "er" if _HE.search(noun) else ""
        title = f"{_SHORT[cut[1].lower()]}{ending} {title[cut.end() :]}" if ending else title
    if _GERMAN.search(title):  # there an `&` was read as English
        title = title.replace(" and ", " und ")
    return _SHARP.sub(lambda found: f"{found[1]}ß", title)


def _capitals(text: str) -> str:
    """`content strategist` → `Content Strategist`, as German writes English titles."""
    return " ".join(w if w.lower() in _SMALL else _compound(w) for w in text.split())


def _titled(title: str) -> str:
    """The same of somebody's title, where an adjective before its noun is small."""
    words = title.split()
    return " ".join(
        word_[:1].lower() + word_[1:] if _small(word_, follows) else _capitals(word_)
        for word_, follows in zip_longest(words, words[1:], fillvalue="")
    )


def _small(word_: str, follows: str) -> bool:
    """Whether a word of a title is an adjective with its noun behind it."""
    return bool(_ADJECTIVE.match(word_) and follows and follows.lower() not in _SMALL)


def _compound(word_: str) -> str:
    """`online-redakteurin` → `Online-Redakteurin`; what only says a gender stays small."""
    parts = re.split(r"([-/])", word_)
    first, rest = parts[0], parts[1:]
    ends = [part if len(part) < 2 or part in _SMALL else english.capital(part) for part in rest]
    return english.capital(first) + "".join(ends)


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
    title = _spelled(title)
    said = craft.craft(title)
    known = word(code, "topics", said) or word(code, "topics", title) or _done(title)
    if known or not _holder(title):
        return known or _capitals(said)
    return _headed(title) or _done(title.split()[0])


def _headed(title: str) -> str:
    """What a rank is followed by, where it is a line of work: `Kommunikation` of its `Leiter`."""
    rank = _HEAD.match(_bare(title))
    about = _bare(title)[rank.end() :] if rank else ""
    if not about or len(about.split()) > 3 or _HOLDER.search(about):
        return ""
    known = word(code, "topics", about)
    return known or (_capitals(about) if cases.gender(about.split()[-1]) else "")


def _bare(title: str) -> str:
    """A title without the adjectives and ranks before it."""
    words = title.split()
    while len(words) > 1 and (_ADJECTIVE.match(words[0]) or words[0].lower() in _RANKS):
        words = words[1:]
    return " ".join(words)


def _done(title: str) -> str:
    """What a German title of one word does: `Softwareentwicklerin` → `Softwareentwicklung`."""
    halves = re.split(r" ?/ ?| und ", _bare(title))
    if len(halves) == 2 and all(len(half) > 2 for half in halves):
        both = [_done(half) for half in halves]
        return " und ".join(dict.fromkeys(both)) if all(both) else ""
    who = re.sub(r"(?:in|e)\Z", "", halves[0])
    if len(halves) > 1 or " " in who:
        return ""
    if known := word(code, "topics", who):
        return known
    for end, work in _DOES:
        if who.lower().endswith(end):
            before = "" if work in _ALONE else who[: len(who) - len(end)]
            return english.capital(work) if not before else _compound(before + work)
    return ""


_RANKS = frozenset("senior junior lead freelance".split())


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
    verb = english.is_verb(wish)
    typed = "" if verb else _typed(text)
    post_ = not verb and (_holder(wish) or _somebody(wish))
    about = _about(wish)
    if not about and (post_ or verb or (typed and " " in wish)):
        about = word(code, "fields", home) or name_
    elif not about:
        about = _capitals(wish)
    if typed:
        return about, typed
    if post_:
        return about, f"als {_titled(wish)} arbeiten"
    return about, f"{cases.im(about)} arbeiten" if about else ""


def _somebody(wish: str) -> bool:
    """Whether the end of a goal, English or German, says that it is a person."""
    return not _NO_AGENT.search(wish) and bool(english.agent(wish) or _AGENT.search(wish))


def _about(wish: str) -> str:
    """The topic of a goal, where it is known what it is called; empty else."""
    known = word(code, "topics", craft.craft(wish)) or word(code, "topics", wish)
    if some := _SOMETHING.match(wish):
        noun = some[1]
        return word(code, "topics", noun) or (_capitals(noun) if cases.gender(noun) else "")
    said, _ = english.goal(wish, "", "")
    return known or topic(wish) or word(code, "topics", said)


def _typed(text: str) -> str:
    """A goal that is said as it was typed, for German has it that way; empty for others.

    `in der Pflege` is where one works already, `eine Bäckerei eröffnen` is no field of work.
    """
    bare_ = _small_start(_WANT.sub("", text.strip()).rstrip(" .!"))
    if _SOMETHING.match(bare_):
        return f"{bare_} machen"
    if _VERB.fullmatch(bare_) and not _MOVED.search(bare_):
        return bare_
    place = _PLACE.fullmatch(bare_)
    said = (place[1] or place[2]) if place else ""
    return f"{said} arbeiten" if said and not _MOVED.search(said) else ""


def _small_start(text: str) -> str:
    """A goal as it stands inside a sentence: a noun keeps the capital that it begins with."""
    first, _, rest = text.partition(" ")
    little = first.lower() in _ARTICLES or bool(re.match(rf"(?i){_BEFORE}\Z", first))
    return f"{first.lower()} {rest}".strip() if little else text


_ARTICLES = frozenset("ein eine einen der die das den eigene eigenen etwas irgendwas was".split())


def _wish(text: str) -> str:
    """A goal without what English or German says around it: `in der Pflege arbeiten` → Pflege."""
    bare_ = _WANT.sub("", text.strip()).rstrip(" .!")
    return english.wish(_AROUND.sub(r"\1", bare_)).replace(" or ", " oder ")


def source(found: str) -> str:
    """`alumni list` → `Alumni-Liste`."""
    return word(code, "sources", found) or found


filters: Mapping[str, Callable[[str], str]] = {
    **cases.filters, "capital": english.capital, "short": english.short_year,
}  # fmt: skip
