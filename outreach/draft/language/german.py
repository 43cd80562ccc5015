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
_NUMBERS = ("keine", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
            "zehn")  # fmt: skip
# Words that stay small in a phrase of nouns, English ones of titles too.
_SMALL = frozenset("of and for in at the und für im in der des von bei am mit zu zur".split())
# Schools by the article they take; of those that are only letters, most are universities.
_FEMININE = re.compile(r"(?i:universit|hochschule|school|akademie|academy|\bstate\Z|\buni\b|\bUdK\b)"
                       r"|\b[A-Z]{2,5}\b")  # fmt: skip
_NEUTER = re.compile(r"\A(?:MIT|KIT|HPI|IIT|RIT|EUI)\b")
_NEUTER_TOO = re.compile(r"(?:institut|college|kolleg|polytechnic)", re.IGNORECASE)
# Firms and offices by the word that names them, first or last; all others take no article.
_FIRM_DIE = re.compile(
    r"(?:bank|kasse|stiftung|zeitung|agentur|versicherung|gesellschaft|universität|university"
    r"|hochschule|klinik|kanzlei|bahn|verwaltung|schule|akademie|stadt|apotheke|praxis|kirche"
    r"|behörde|druckerei|buchhandlung|bibliothek|bücherei)\Z", re.I
)  # fmt: skip
_FIRM_DAS = re.compile(
    r"(?:klinikum|krankenhaus|institut|ministerium|amt|theater|museum|verlag|verband|verein"
    r"|rundfunk|gymnasium|zentrum|spital|landratsamt|archiv)\Z", re.I
)  # fmt: skip
_BENT = re.compile(r"\b(\w*(?:[ia]sche|tsche|freie|eine|neue))[rs]?(?= )", re.I)
# Subjects and lines of work by their last syllable: `die Anglistik`, `das Design`, `der Bau`.
_DIE = re.compile(
    r"(?:ung|ik|ion|schaft|schaften|ie|heit|keit|tät|enz|anz|yse|lehre|kunde|pflege|arbeit|hilfe|medizin"
    r"|kunst|literatur|architektur|kultur|forschung|geschichte|presse|chemie|wirtschaft|leitung"
    r"|hilfe|sicherheit|akquise|werbung|redaktion|musik|lektüre|technik|küche|bühne)\Z"
)  # fmt: skip
_DAS = re.compile(
    r"(?:wesen|(?<=\w)recht|schreiben|design|management|marketing|\w{2,}(?<!f)ing|theater|lektorat|handwerk|projekt|lehramt"
    r"|schauspiel|texten|hotelfach|museum|studium|archiv|office|steuer)\Z", re.I
)  # fmt: skip
_DER = re.compile(r"(?:bau|ismus|film|vertrieb|einkauf|verkauf|handel|support|dienst|tanz|sport|schnitt"
                  r"|journalismus|unterricht|schutz|verkehr|betrieb)\Z", re.I)  # fmt: skip
_PLURAL = re.compile(r"(?:wissenschaften|studien|medien|künste|finanzen|beziehungen|sprachen"
                     r"|rechte|gremien)\Z")  # fmt: skip
# An adjective before its noun: `Soziale Arbeit`, `Kreatives Schreiben`.
_ADJECTIVE = re.compile(r"\A(\w*(?:ische|liche|iale|nale|elle|ende|andte|kreative|interne|freie))[rs]?"
                        r"(?= [A-ZÄÖÜ])", re.I)  # fmt: skip
# Who does it → what is done, for German titles, by their end.
_DOES = (
    ("redakteur", "redaktion"), ("lektor", "lektorat"), ("entwickler", "entwicklung"),
    ("berater", "beratung"), ("journalist", "journalismus"), ("übersetzer", "übersetzung"),
    ("anwalt", "recht"), ("anwält", "recht"), ("jurist", "recht"), ("pfleger", "pflege"),
    ("arzt", "medizin"), ("ärzt", "medizin"), ("forscher", "forschung"),
    ("bibliothekar", "bibliotheksarbeit"), ("buchhändler", "buchhandel"),
    ("wissenschaftler", "forschung"), ("gestalter", "gestaltung"), ("planer", "planung"),
    ("informatiker", "informatik"), ("controller", "controlling"),
)  # fmt: skip
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
    """The bare name; `bei` says how it follows a preposition."""
    return name_


def post(role_: str, company_: str) -> str:
    """`Content Strategist bei Lantern`."""
    if company_ and role_.casefold().endswith(f" bei {company_.casefold()}"):
        return role_
    return " ".join(part for part in (role_, bei(company_) if company_ else "") if part)


def topic(title: str) -> str:
    """`content design` → `Content-Design`, `redakteurin` → `Redaktion`."""
    said = craft.craft(title)
    return word(code, "topics", said) or _capitals(said) or _done(title)


def _done(title: str) -> str:
    """What a German title of one word does: `Softwareentwicklerin` → `Softwareentwicklung`."""
    who = re.sub(r"(?:in|e)\Z", "", title.lower())
    for end, work in _DOES:
        if who.endswith(end) and " " not in who:
            before = "" if work in ("recht", "medizin") else who.removesuffix(end)
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


def _article(school: str) -> str:
    """`die`, `das` or nothing, as the school's name goes."""
    if _NEUTER.search(school):
        return "das"
    if _FEMININE.search(school):
        return "die"
    return "das" if _NEUTER_TOO.search(school) else ""


def at(school: str) -> str:
    """`an der Universität Mannheim`, `am MIT`, `in Michigan`."""
    takes = _article(school)
    return {"die": "an der", "das": "am"}.get(takes, "in") + f" {_bent(school, takes)}"


def of(school: str) -> str:
    """`der Universität Mannheim`, `des MIT`, `von Michigan`: whose alumni list it is."""
    takes = _article(school)
    return {"die": "der", "das": "des"}.get(takes, "von") + f" {_bent(school, takes)}"


def _bent(name_: str, takes: str) -> str:
    """`Freie Universität Berlin` → `Freien Universität Berlin`, where an article goes before."""
    return _BENT.sub(r"\1n", name_) if takes else name_


def bei(firm: str) -> str:
    """`bei Lantern`, `bei der Commerzbank`, `bei der Deutschen Bank`, `beim Spiegel`."""
    given = re.match(r"(?i:die|der|das|the)\s+(?=\S)", firm)
    if given:
        bare_ = firm[given.end() :]
        takes = given[0].strip().lower()
        return {"die": f"bei der {bare_}", "the": f"bei {firm}"}.get(takes, f"beim {bare_}")
    words = firm.split()
    for head in (words[:1], words[-1:]):
        if head and _FIRM_DAS.search(head[0]):
            return f"beim {_bent(firm, 'das')}"
        if head and _FIRM_DIE.search(head[0]):
            return f"bei der {_bent(firm, 'die')}"
    return f"bei {firm}"


def bare(name_: str) -> str:
    """A club or team without its article, to stand between quotation marks."""
    return re.sub(r"\A(?i:the|die|der|das)\s+(?=\S)", "", name_)


def club(name_: str) -> str:
    """`bei „Debattierclub“`; one that carries an article keeps it: `beim „Daily“`."""
    given = re.match(r"(?i:the|die|der|das)\s+(?=\S)", name_)
    before = {"": "bei", "die": "bei der"}.get(given[0].strip().lower() if given else "", "beim")
    return f"{before} „{bare(name_)}“"


def course(subject: str) -> str:
    """`Studium der Anglistik`, `Studium des Maschinenbaus`, `Fach Business Analytics`."""
    takes = _gender(subject)
    if not takes:
        return f"Fach {subject}"
    bent = _ADJECTIVE.sub(r"\1n", subject)
    if takes in ("die", "plural"):
        return f"Studium der {bent}"
    return f"Studium des {bent}" + ("" if bent.endswith("s") else "s")


def when(month_: str) -> str:
    """`im März 2019`; a year alone takes no preposition."""
    return month_ if month_[:1].isdigit() else f"im {month_}"


def points(count: str) -> str:
    """`1,234` → `1.234`."""
    return count.replace(",", ".")


def _gender(noun: str) -> str:
    """The article of a subject or a line of work where its end is sure of it; else empty."""
    if re.search(r"(?<!-) (?:und|oder|&) |,", noun):
        return ""
    last = noun.lower().rpartition(" ")[2].rpartition("/")[2]
    ends = (("plural", _PLURAL), ("das", _DAS), ("der", _DER), ("die", _DIE))
    return next((article for article, pattern in ends if pattern.search(last)), "")


def _after(noun: str, said: Mapping[str, str], alone: str) -> str:
    """A noun in the dative after a preposition, by its article; `alone` where none is sure."""
    before = said.get(_gender(noun))
    bent = _ADJECTIVE.sub(r"\1n", noun)
    return f"{before} {bent}" if before else f"{alone} {noun}"


def von(noun: str) -> str:
    """`von der Anglistik`, `vom Maschinenbau`, `von Jura`."""
    said = {"der": "vom", "das": "vom", "die": "von der", "plural": "von den"}
    return _after(noun, said, "von")


def zu(noun: str) -> str:
    """`zur Content-Strategie`, `zum UX-Writing`, `zum Thema Content`: what is asked about."""
    return _after(noun, _TO, "zum Thema")


def hin(noun: str) -> str:
    """The same as the end of a way: `zur Content-Strategie`, `zum Bereich Content`."""
    return _after(noun, _TO, "zum Bereich")


def im(noun: str) -> str:
    """`in der Pflege`, `im Marketing`, `im Bereich Content`."""
    said = {"der": "im", "das": "im", "die": "in der", "plural": "in den"}
    return _after(noun, said, "im Bereich")


def an(noun: str) -> str:
    """`an der Pflege`, `am Marketing`, `am Bereich Content`."""
    said = {"der": "am", "das": "am", "die": "an der", "plural": "an den"}
    return _after(noun, said, "am Bereich")


def aus(noun: str) -> str:
    """`aus der Anglistik`, `aus dem Maschinenbau`, `aus dem Fach Jura`."""
    said = {"der": "aus dem", "das": "aus dem", "die": "aus der", "plural": "aus den"}
    return _after(noun, said, "aus dem Fach")


def into(noun: str) -> str:
    """`in die Pflege`, `ins Marketing`, `in den Bereich Content`."""
    takes = _gender(noun)
    if takes == "der":
        return _after(noun, {"der": "in den"}, "")
    before = {"das": "ins", "die": "in die", "plural": "in die"}.get(takes, "in den Bereich")
    said = _ADJECTIVE.sub(r"\1", noun) if takes == "das" else noun
    return f"{before} {said}"


_TO = {"der": "zum", "das": "zum", "die": "zur", "plural": "zu den"}
filters: Mapping[str, Callable[[str], str]] = {
    "at": at, "of": of, "bei": bei, "bare": bare, "club": club, "course": course, "when": when, "points": points, "von": von,
    "zu": zu, "hin": hin, "im": im, "an": an, "aus": aus, "into": into,
    "capital": english.capital, "short": english.short_year,
}  # fmt: skip
