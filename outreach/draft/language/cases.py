"""What German puts before a name or a noun: the preposition with the article that it takes."""

import re
from collections.abc import Callable, Mapping

# Schools by the article they take; of those that are only letters, most are universities.
_FEMININE = re.compile(r"(?i:universit|hochschule|school|akademie|academy|\bstate\Z|\buni\b)"
                       r"|\b(?:UdK|[A-Z]{2,5})\b")  # fmt: skip
_NEUTER = re.compile(r"\A(?:MIT|KIT|HPI|IIT|RIT|EUI)\b")
_NEUTER_TOO = re.compile(r"(?:institut|college|kolleg|polytechnic)", re.IGNORECASE)
# Where somebody works `an der`, not `bei der`.
_CAMPUS = re.compile(
    r"\A(?!.*klini)(?:\w+ )?(?:universit|hochschule|akademie|charité)", re.IGNORECASE
)
# Firms and offices by the word that names them, first or last; all others take no article.
_FIRM_DIE = re.compile(
    r"(?:bank|kasse|stiftung|zeitung|agentur|versicherung|gesellschaft|klinik"
    r"|kanzlei|bahn|verwaltung|schule|school|stadt|apotheke|praxis|kirche"
    r"|behörde|druckerei|buchhandlung|bibliothek|bücherei)\Z", re.I
)  # fmt: skip
_FIRM_DAS = re.compile(
    r"(?:klinikum|krankenhaus|institut|ministerium|amt|theater|museum|verlag|verband|verein"
    r"|rundfunk|gymnasium|zentrum|spital|landratsamt|archiv)\Z", re.I
)  # fmt: skip
_BENT = re.compile(r"\b(\w*(?:[ia]sche|tsche|freie|eine|neue))[rs]?(?= )", re.I)
# Groups in which one is, by the word that names them.
_GROUP_DAS = re.compile(
    r"(?:club|verein|chor|choir|kreis|bund|team|orchester|orchestra|ensemble|verband|rat|kollektiv"
    r"|komitee|parlament|quartett?|council|committee|center|centre|zentrum|theater|projekt)\Z", re.I
)  # fmt: skip
_GROUP_DIE = re.compile(
    r"(?:gruppe|initiative|fachschaft|gesellschaft|redaktion|band|mannschaft|union|society"
    r"|association)\Z", re.I
)  # fmt: skip
# Subjects and lines of work by their last syllable: `die Anglistik`, `das Design`, `der Bau`.
_DIE = re.compile(
    r"(?:ung|ik|ion|schaft|schaften|ie|heit|keit|tät|enz|anz|yse|lehre|kunde|pflege|arbeit|hilfe"
    r"|medizin|kunst|literatur|architektur|kultur|forschung|geschichte|presse|chemie|wirtschaft|leitung"
    r"|hilfe|sicherheit|akquise|werbung|redaktion|musik|lektüre|technik|küche|bühne|justiz|grafik|regie)\Z"
)  # fmt: skip
_DAS = re.compile(
    r"(?:wesen|(?<=\w)recht|schreiben|design|management|marketing|\w{2,}(?<!f)ing|theater"
    r"|lektorat|handwerk|projekt|lehramt|schauspiel|texten|hotelfach|museum|studium"
    r"|archiv|office|steuer|dolmetschen)\Z", re.I
)  # fmt: skip
_DER = re.compile(r"(?:bau|ismus|film|vertrieb|einkauf|verkauf|handel|support|dienst"
                  r"|tanz|sport|schnitt|unterricht|schutz|verkehr|betrieb)\Z", re.I)  # fmt: skip
_PLURAL = re.compile(r"(?:wissenschaften|studien|medien|künste|finanzen|beziehungen|sprachen"
                     r"|rechte|gremien)\Z")  # fmt: skip
# An adjective before its noun: `Soziale Arbeit`, `Kreatives Schreiben`.
_ADJECTIVE = re.compile(r"\A(\w*(?:ische|liche|iale|nale|elle|ende|andte|kreative|interne|freie))"
                        r"[rs]?(?= [A-ZÄÖÜ])", re.I)  # fmt: skip
_TO = {"der": "zum", "das": "zum", "die": "zur", "plural": "zu den"}


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
    """`bei Lantern`, `bei der Deutschen Bank`, `beim Spiegel`, `an der Charité`."""
    given = re.match(r"(?i:die|der|das|the)\s+(?=\S)", firm)
    if given:
        bare_ = firm[given.end() :]
        takes = given[0].strip().lower()
        return {"die": f"bei der {bare_}", "the": f"bei {firm}"}.get(takes, f"beim {bare_}")
    if re.search(r"(?:college|institute(?: of technology)?)\Z", firm, re.IGNORECASE):
        return f"am {firm}"
    if _CAMPUS.search(firm):
        return f"an der {_bent(firm, 'die')}"
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
    """`im Debattierclub`, `in der Fachschaft`, `beim „Daily“`, else `bei „Model UN“`."""
    if _GROUP_DAS.search(name_):
        return f"im {bare(name_)}"
    if _GROUP_DIE.search(name_):
        return f"in der {bare(name_)}"
    given = re.match(r"(?i:the|die|der|das)\s+(?=\S)", name_)
    before = {"": "bei", "die": "bei der"}.get(given[0].strip().lower() if given else "", "beim")
    return f"{before} „{bare(name_)}“"


def course(subject: str) -> str:
    """`Studium der Anglistik`, `Studium des Maschinenbaus`, `Fach Business Analytics`."""
    takes = gender(subject)
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


def gender(noun: str) -> str:
    """The article of a subject or a line of work where its end is sure of it; else empty."""
    if re.search(r"(?<!-) (?:und|oder|&) |,", noun):
        return ""
    head = re.split(r" (?:in|im|für|an|am|bei|mit|von|der|des)\b", noun.lower(), maxsplit=1)[0]
    last = head.rpartition(" ")[2].rpartition("/")[2]
    ends = (("plural", _PLURAL), ("das", _DAS), ("der", _DER), ("die", _DIE))
    return next((article for article, pattern in ends if pattern.search(last)), "")


def _after(noun: str, said: Mapping[str, str], alone: str) -> str:
    """A noun in the dative after a preposition, by its article; `alone` where none is sure."""
    before = said.get(gender(noun))
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
    takes = gender(noun)
    if takes == "der":
        return _after(noun, {"der": "in den"}, "")
    before = {"das": "ins", "die": "in die", "plural": "in die"}.get(takes, "in den Bereich")
    said = _ADJECTIVE.sub(r"\1", noun) if takes == "das" else noun
    return f"{before} {said}"


filters: Mapping[str, Callable[[str], str]] = {
    "at": at, "of": of, "bei": bei, "bare": bare, "club": club, "course": course, "when": when,
    "points": points, "von": von, "zu": zu, "hin": hin, "im": im, "an": an, "aus": aus,
    "into": into,
}  # fmt: skip
