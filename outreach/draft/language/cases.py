"""What German puts before a name or a noun: the preposition with the article that it takes."""

import re
from collections.abc import Callable, Mapping

# Schools by the article they take; of those that are only letters, most are universities.
_FEMININE = re.compile(r"(?i:universit|hochschule|school|akademie|academy|\bstate\Z|\buni\b)"
                       r"|\b(?:UdK|[A-Z]{2,5})\b")  # fmt: skip
_NEUTER = re.compile(r"\A(?:MIT|KIT|HPI|IIT|RIT|EUI)\b")
_NEUTER_TOO = re.compile(r"(?:institut|college|kolleg|polytechnic|gymnasium)", re.IGNORECASE)
# What stands before an employer, by the end of the word that says what it is. Before `der` the
# word is feminine, before `den` it is of many; the others are `der` or `das`, which bend alike.
_KINDS = tuple((said, re.compile(rf"(?:{ends})\Z", re.IGNORECASE)) for said, ends in (
    ("an der", r"universit\w{1,3}|universidad|\buni|hochschule|akademie|academy|charité|schule"
               r"|school|universitätsmedizin|(?:staats|landes|national|universitäts)bibliothek|bühne"
               r"|\b(?:staats|volks|landes|kammer)?oper|klinik|botschaft"),
    ("am", r"institute?|college|kolleg|polytechnic|gymnasium|klinikum|krankenhaus|spital|hospital"
           r"|theat(?:er|re)|schauspiel|(?:schauspiel|opern|konzert)haus|gericht|gerichtshof"
           r"|zentrum|internat|seminar|konsulat"),
    ("in der", r"praxis|kanzlei|apotheke|bibliothek|bücherei|buchhandlung|druckerei|bäckerei"
               r"|galerie|pinakothek|kunsthalle|werkstatt|redaktion|\bkita"),
    ("im", r"museum|landtag|bundestag|bundesrat|parlament|archiv|(?<!\bbau)haus|büro|atelier"
           r"|kindergarten|hotel|restaurant|dezernat"),
    ("an den", r"kammerspiele|bühnen|kliniken|schulen"),
    ("bei den", r"stadtwerke|festspiele|philharmoniker|symphoniker|nachrichten|buchverlage|museen"
                r"|verkehrsbetriebe|sammlungen|johanniter|malteser"),
    ("bei der", r"bank|kasse|stiftung|zeitung|agentur|versicherung|schaft|bahn"
                r"|verwaltung|\b(?:landeshaupt|haupt|hanse|kreis)?stadt|kirche|behörde|gemeinde"
                r"|regierung|kommission|direktion|polizei|wehr|kammer|zentrale|gruppe|presse"
                r"|\b(?:tages|morgen|abend)?post|rundschau|woche|welle|börse|telekom|lufthansa"
                r"|diözese|caritas|diakonie|lebenshilfe|tagesschau|holding|philharmonie"),
    ("beim", r"ministerium|(?<!ges)amt|verlag|verband|verein|rundfunk|hilfswerk|deutschlandfunk"
             r"|(?:studierenden|studenten|sozial|bildungs|diakonie)werk|präsidium|kreis|bezirk|bistum"
             r"|jobcenter|anzeiger|kurier|merkur|\bmorgen|tagesspiegel|blatt|magazin|kreuz|fonds"
             r"|(?:schutz|schafts|ver|sport|städte|\b)bund|sender|fernsehen|senat|betrieb"
             r"|(?:europa|kultur|presse|jugend|senioren)rat"),
))  # fmt: skip
# Those that are known by a name or by letters alone, and take an article all the same.
_NAMES = {
    **dict.fromkeys(
        "allianz telekom lufthansa post bahn caritas diakonie bundeswehr feuerwehr polizei zeit"
        " welt taz".split(), "bei der"),
    **dict.fromkeys(("spiegel", "stern", "focus", "kicker", "hr"), "beim"),
    **dict.fromkeys(("united nations", "vereinte nationen"), "bei den"),
}  # fmt: skip
_LETTERS = {
    **dict.fromkeys(
        "ARD AOK DAK IHK HWK AWO VHS EU UNO WHO GIZ KfW EZB BaFin dpa FAZ SZ NZZ GEMA DLRG DB CDU"
        " CSU SPD FDP UNESCO".split(), "bei der"),
    **dict.fromkeys(
        "SWR BR NDR WDR MDR RBB ZDF ORF DRK BRK THW BAMF BKA LKA BND DFB ADAC TÜV DAAD DGB NABU"
        " BBK BMBF BMAS BMG BMI BMJ BMZ BMF DLR FC TSV SV VfB VfL HSV BVB ASB".split(), "beim"),
    **dict.fromkeys("LMU TUM TU FU HU FH TH PH RWTH ETH EPFL HTW UdK WU".split(), "an der"),
    **dict.fromkeys("KIT MIT HPI".split(), "am"),
}  # fmt: skip
# Behind another of them these say what it is: a `Rathaus Apotheke` is no town hall.
_LAST = re.compile(r"(?i:apotheke|verlag|stiftung|buchhandlung|bank|versicherung|galerie)\Z")
# With these what follows is no longer the name of what it is: `Haus der Kunst`, `Bank & Partner`.
_LINKS = frozenset("der des die das für von vom zu zur zum im in am an und & + of the".split())
# An adjective at the head of a name; those in -er of a town (`Münchner`, `Leipziger`) do not bend.
_BENDS = re.compile(
    r"(?:\w*(?:(?:i|er|ll?e)sch|(?<!jü)lich|(?<!z)(?<!we)ig|deutsch|(?:ion|i|tr|un|ob|er|git)al|wärt|wandt)"
    r"|neu|alt|rot|frei|groß|hoh|erst|offen|vereint|vereinigt|allgemein|evangelisch|link)"
    r"(?P<end>e[rs]?)\Z", re.IGNORECASE
)  # fmt: skip
# Behind an article that a name has already an adjective ends in -e.
_WEAK = re.compile(rf"(?!\w*e[rs]\Z){_BENDS.pattern}", re.IGNORECASE)
# What is surely feminine behind an adjective in -e, though it names no kind of employer.
_SURE = re.compile(r"(?:ung|ion|schaft|heit|keit|tät|enz|anz|ie|ei|gilde|messe|hilfe|union)\Z")
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
    """`bei Lantern`, `bei der Deutschen Bank`, `im Bayerischen Landtag`, `an der Charité`."""
    given = re.match(r"(?i:die|der|das|the)\s+(?=\S)", firm)
    if given:
        return _given(given[0].strip().lower(), firm[given.end() :], firm)
    if said := _NAMES.get(firm.lower()):
        return f"{said} {firm}{'n' * (said == 'bei den' and not firm.endswith(('n', 's')))}"
    words = firm.split()
    if len(words) > 1 and _LAST.match(words[-1]) and _LINKS.isdisjoint(words):
        return f"{_kind(words[-1])} {_of_kind(words, len(words) - 1, _kind(words[-1]))}"
    for at, one in enumerate(words):
        if one.lower() in _LINKS and not words[at - 1].endswith("-"):
            break
        if said := _kind(one) or (_LETTERS.get(one, "") if at == 0 or one == "FC" else ""):
            return f"{said} {_of_kind(words, at, said)}"
    return _led(words)


def _given(article: str, bare_: str, firm: str) -> str:
    """A firm that has its article: `Der Spiegel` → `beim Spiegel`."""
    if article == "the":
        return f"bei {firm}"
    if article == "die" and re.match(r"Grünen\b", bare_):
        return f"bei den {bare_}"
    bent = " ".join(f"{word[:-1]}en" if _WEAK.match(word) else word for word in bare_.split())
    return f"{'bei der' if article == 'die' else 'beim'} {bent}"


def _kind(word: str) -> str:
    """What stands before the word that says what an employer is; empty for no such word."""
    bare_ = word.strip("„“\"'(),.")
    return next((said for said, ends in _KINDS if ends.search(bare_)), "")


def _of_kind(words: list[str], at: int, said: str) -> str:
    """A name in the dative whose word at `at` says what it is."""
    noun = words[at]
    if said.endswith("den") and not noun.endswith(("n", "s")):
        noun += "n"
    return " ".join([*(_agreed(word, said) for word in words[:at]), noun, *words[at + 1 :]])


def _agreed(word: str, said: str) -> str:
    """An adjective as it stands behind `bei der` and the like: `Deutsche` → `Deutschen`."""
    found = _BENDS.match(word)
    if not found or (found["end"] == "e") != said.endswith(("der", "den")):
        return word
    return f"{word[: found.start('end')]}en"


def _led(words: list[str]) -> str:
    """A name that says no kind: an adjective before it tells the article, else there is none.

    Where `Deutsche` may be one or many the name stands between quotation marks, unbent.
    """
    firm = " ".join(words)
    at = 1 if len(words) > 1 and re.search(r"er\Z", words[0]) and not _BENDS.match(words[0]) else 0
    found = _BENDS.match(words[at]) if words else None
    follows = words[at + 1] if len(words) > at + 1 else ""
    if not found or (follows and not follows[0].isalpha()) or len(words) == 1:
        return f"bei {firm}"
    if found["end"] != "e":
        return f"beim {' '.join(_agreed(word, 'beim') for word in words)}"
    if not follows or _BENDS.match(words[-1]) or _SURE.search(follows):
        return f"bei der {' '.join(_agreed(word, 'der') for word in words)}"
    return f"bei „{firm}“"


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
