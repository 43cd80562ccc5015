"""Which company a text names, how it is said, and whether it is an employer at all.

Only names that are written alike, or that the table calls one, are one company: nothing is
accepted for looking similar. The id is the folded everyday name.
"""

import re
from typing import NamedTuple

from outreach.names import fold, tidy
from outreach.resolve import Resolved
from outreach.resolve.school.book import official, own
from outreach.resolve.school.words import key as school_words
from outreach.resolve.tables import aliases, kept, listed, rows

# Legal forms, as folded words; some are two words once their points are gone.
_FORMS = frozenset(
    "inc incorporated llc llp lp ltd limited plc corp corporation co company companies gmbh ag se "
    "kg kgaa ohg mbh ev sa sas sarl spa srl snc nv bv cv ab asa oy oyj aps as kk pty pte pvt "
    "private sdn bhd tbk pt ooo oao zao pao jsc sro doo kft zrt nyrt lda ltda eireli sac sab "
    "aktiengesellschaft gesellschaft holding holdings hldgs intl ulc pllc pc lllp dba kabushiki "
    "kaisha group".split()
)
# Part of the name after a single word: `Smith Group` and `Smith & Co` are two.
_WEAK = frozenset({"group", "co", "company", "companies", "holding", "holdings", "private"})
# What a company of such words is: `Royal Shakespeare Company`, `Legal Services Corporation`.
_KINDS = frozenset(
    "ballet beer brewing broadcasting coffee dance development design improv law legal moving opera"
    " publishing repertory services shakespeare stage theater theatre touring".split()
)
_FULL = frozenset({"company", "corporation", "group"})
_NATIVE = re.compile(
    r"股份有限公司|有限责任公司|有限責任公司|有限公司|株式会社|有限会社|合同会社|주식회사|\(주\)|㈜|公司"
)
# Most names are words with single spaces: nothing stands around them.
_EASY = re.compile(
    r"(?!ex\b|formerly\b|at\b|emerit|retired\b)[a-z0-9&'.,]+(?: [a-z0-9&'.,]+)*(?<!,)\Z",
    re.IGNORECASE,
)
# Legal forms of words between words: `sp. z o.o.`, `S.A.B. de C.V.`
_ABROAD = re.compile(
    r",?\s*\b(?:sp(?:\.|[oó][lł]ka)?\s+z\s+o\.?\s?o|S\.?\s?A\.?(?:\s?B\.?)? de C\.?\s?V)\b\.?", re.I
)
# Words that lists cut short, in names of several words.
_WHOLE = {
    "hosp": "Hospital", "dept": "Department", "ctr": "Center", "univ": "University",
    "inst": "Institute", "assn": "Association", "natl": "National", "intl": "International",
    "svcs": "Services", "govt": "Government", "med": "Medical",
}  # fmt: skip
_CUT = re.compile(
    r"(?<![\w.])(hosp|dept|ctr|univ|inst|assn|natl|intl|svcs|govt|med(?=\.? (?:ctr|center)))\b\.?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[{（][^)\]}）]*[)\]}）]?")
_BEFORE = re.compile(
    r"^(?:@|ex[-–\s]\s*|formerly\s+|at\s+(?=@)|emerit(?:us|a)\b,?\s*(?:of\s+)?|retired from\s+)+"
    r"\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*[|•·].*$|\s+[-–—/]\s+.*$")
_OWNED = re.compile(r"^([^'’]+)['’]s\s+(.+)$")
_WEB = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+)\.(?:com|io|ai|co|net|org|app|dev)/?", re.I)
_LETTER = re.compile(r"[^\W_]")

_NO_EMPLOYER = frozenset(
    fold(text)
    for text in (
        "self employed|selfemployed|self|self employment|freelance|freelancer|freelancing|"
        "freelance writer|freelance designer|independent|independent consultant|"
        "independent contractor|independent contracting|contractor|consultant|stealth|"
        "stealth startup|stealth mode|stealth mode startup|stealth start up|stealth company|"
        "stealth ai startup|startup|start up|confidential|confidential company|undisclosed|"
        "not disclosed|private|personal|n a|na|none|nil|null|unknown|not applicable|tbd|tba|"
        "unemployed|not employed|not working|currently unemployed|between jobs|between roles|"
        "in transition|career break|career transition|sabbatical|looking for work|job seeker|"
        "jobseeker|seeking opportunities|seeking new opportunities|actively seeking|"
        "open to work|open to opportunities|opentowork|available|available for hire|hire me|"
        "looking for opportunities|looking for new opportunities|exploring opportunities|"
        "exploring new opportunities|student|university student|college student|"
        "graduate student|full time student|phd student|retired|retiree|happily retired|home|"
        "private practice|own practice|my own practice|solo practice|family business|"
        "family owned business|law school|grad school|graduate school|medical school|college|"
        "university|high school|between opportunities|currently between roles|in between jobs|"
        "between positions|my startup|my own startup|various clients|several clients|clients|"
        "deceased|in memoriam|work from home|remote|at home|full time parent|full time mom|"
        "full time dad|"
        "homemaker|stay at home|stay at home mom|stay at home dad|stay at home parent|family|"
        "parental leave|maternity leave|gap year|travel|travelling|various|various companies|"
        "multiple|multiple companies|several|other|others|own business|my own business|"
        "my own company|own company|business owner|entrepreneur|myself|me|volunteer|"
        "volunteering|autonomo|autonoma|freiberuflich|freiberufler|selbststandig|"
        "selbstandig|independant|independiente|por cuenta propia|sans emploi|etudiant|"
        "estudiante|profissional liberal|company|my company|test|xyz|x x|xxx|private limited"
    ).split("|")
)
_NO_EMPLOYER_STARTS = (
    "self employed ", "freelance ", "stealth ", "seeking ", "looking for ", "open to ",
    "actively seeking", "actively looking", "confidential ", "unemployed", "currently seeking",
    "currently looking", "stay at home", "undisclosed ", "retired ", "career break",
)  # fmt: skip


class _Book(NamedTuple):
    names: dict[str, str]  # folded name or alias → the everyday name
    cores: dict[str, str]  # the same without its legal form; no alias of one word, which is others'


@kept
def _book() -> _Book:
    names: dict[str, str] = {}
    cores: dict[str, str] = {}
    for row in rows("companies"):
        cores[_core(row["name"])] = row["name"]
    for row in rows("companies"):
        for called in (row["name"], *listed(row["aliases"])):
            core = _core(called)
            names[fold(called)] = row["name"]
            if " " in core:
                cores.setdefault(core, row["name"])
    for text, name in aliases("company").items():
        names[text] = names.get(fold(name)) or cores.get(_core(name)) or name.strip()
    return _Book(names, cores)


@kept
def company(text: str) -> Resolved:
    """The company that a text names; no id for the self-employed, students and the like."""
    found = key(text)
    if not found:
        return Resolved(text, "", "", "no employer", 0.0)
    bare = _bare(text)
    if known := _known(bare):
        how = "by its name" if found == _core(bare) else "by a name it is known by"
        return Resolved(text, found, known, how, 1.0)
    if known := _school(bare):
        return Resolved(text, found, known, "a school, by its name", 0.95)
    return Resolved(text, found, spoken(text), "as written", 0.8)


def key(text: str) -> str:
    """The id alone, for whole columns; empty where the text names no employer."""
    bare = _bare(text)
    if not _is_employer(text, bare):
        return ""
    known = _known(bare) or _school(bare)
    return fold(known) if known else _core(bare)


@kept
def spoken(text: str) -> str:
    """The name as one says it, without legal form or brackets: `Google LLC` is `Google`."""
    bare = _bare(text)
    if not bare:
        return ""
    known = _known(bare) or _school(bare)
    if known and _is_called(known, bare):
        return known
    said = bare.split()
    while _ends_in_form([word for word in said if word != "&"]) and fold(said[-2]) != "the":
        said.pop()
        if len(said) > 1 and said[-1] in ("&", "and"):
            said.pop()
    name = " ".join(said).strip(" ,.-&")
    if web := _WEB.fullmatch(name):
        name = web[1]
    return name if known and " " not in name else _cased(name)  # letters that it is known by


def _is_called(known: str, written: str) -> bool:
    """Whether an everyday name is how a name goes on or off: another name is not put in its place.

    `Google Cloud` is Google, but Bon Secours Mercy Health is not called Mercy Health.
    """
    short, long = fold(known).split(), fold(written).removeprefix("the ").split()
    owned = _OWNED.match(written) is not None and long[-len(short) :] == short
    return long[: len(short)] == short or "".join(short) == "".join(long) or owned


def is_employer(text: str) -> bool:
    """Whether the text names an organisation that one can work for."""
    return _is_employer(text, _bare(text))


def _is_employer(text: str, bare: str) -> bool:
    folded = fold(bare)
    if not folded or folded.isdigit() or not _LETTER.search(text):
        return False
    return folded not in _NO_EMPLOYER and not f"{folded} ".startswith(_NO_EMPLOYER_STARTS)


@kept
def _bare(text: str) -> str:
    """The text without what stands around a name: brackets, a leading @ or ex-, a slogan."""
    if " z o" in text or " de C" in text:
        text = _ABROAD.sub("", text)
    if " " in text and not _WHOLE.keys().isdisjoint(text.lower().replace(".", "").split()):
        text = _CUT.sub(lambda found: _WHOLE[found[1].lower()], text)
    if _EASY.match(text):
        return text
    shown = tidy(text)
    if not shown.isascii():
        shown = _NATIVE.sub("", shown)
    if "(" in shown or "[" in shown or "（" in shown or "{" in shown:
        shown = _BRACKETS.sub(" ", shown).strip() or shown.strip("()[]{}（）")
    shown = _BEFORE.sub("", shown)
    if " " in shown:
        shown = _AFTER.sub("", shown)
    return shown.strip(' ,;:"“”*')


@kept
def _core(text: str) -> str:
    """The folded name without its legal form."""
    folded = fold(text)
    last = folded.rpartition(" ")[2]
    if len(last) > 1 and last not in _FORMS and "." not in text and not folded.startswith("the "):
        return folded  # as most names are
    if web := _WEB.fullmatch(text):
        return fold(web[1])
    said = _joined(folded)
    if len(said) > 1 and said[0] == "the":
        said = said[1:]
    while _ends_in_form(said):
        said.pop()
        if len(said) > 1 and said[-1] == "and":
            said.pop()
    return " ".join(said)


def _ends_in_form(said: list[str]) -> bool:
    """Whether the last of the words is a legal form, and not half of the name."""
    if len(said) < 2:
        return False
    last = said[-1].strip(",()").replace(".", "").casefold()
    if last in _FULL and said[-2].strip(",").casefold() in _KINDS:
        return False
    return last in _FORMS and (len(said) > 2 or last not in _WEAK)


def _joined(key: str) -> list[str]:
    """The words of a key; a legal form of single letters (`s a`, `l l c`) as one word."""
    said = key.split()
    size = 0
    while size < len(said) and len(said[-1 - size]) == 1:
        size += 1
    if 2 <= size < len(said) and (form := "".join(said[-size:])) in _FORMS:
        return [*said[:-size], form]
    return said


def _known(bare: str) -> str:
    """The everyday name of a company in the table; `Alphabet's Google` is Google."""
    book = _book()
    if known := book.names.get(fold(bare)) or book.cores.get(_core(bare)):
        return known
    owned = _OWNED.match(bare) if "'" in bare or "’" in bare else None
    return book.names.get(fold(owned[2]), "") if owned and fold(owned[1]) in book.names else ""


def _school(bare: str) -> str:
    """The official name of the one school that goes by the text; the tables are read only then."""
    words = school_words(bare) if _SCHOOL.search(bare) else ()
    claims = own().ids.get(words, []) if words else []
    return official(claims[0]) if len(claims) == 1 else ""


_SCHOOL = re.compile(r"\b(?:univ|coll?ege|institut|school|hochschule|polytech)", re.IGNORECASE)


def _cased(name: str) -> str:
    """The name as it is written, unless it is shouted or all in small letters."""
    if name.isupper() and len(name) > 4 and name.isalpha():
        return name.capitalize()
    if name.isupper() and " " in name:
        said = [_word(word) for word in name.split()]
        return " ".join([said[0][:1].upper() + said[0][1:], *said[1:]])
    if name.islower() and name.isascii():
        return " ".join(word[:1].upper() + word[1:] for word in name.split())
    return name


_SMALL = frozenset("and at by de for in la of on or the to with".split())
_SHORT = frozenset(
    "art bay bee big box day doe eye fox gas hub ink joe lab law lee map new oak old one our pet"
    " red sea sky son sun tea top toy two way web zoo".split()
)


def _word(word: str) -> str:
    """A shouted word of a name; of the short ones only those that are words are no letters."""
    low = word.casefold()
    if low in _SMALL:
        return low
    return word.capitalize() if len(word) > 3 or low in _SHORT else word
