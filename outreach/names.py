"""Normalising names, addresses and years: one form to show, one to match by."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from anyascii import anyascii

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
ACCENTS = re.compile("[\u0300-\u036f]+")  # most names lose no more than these
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
# What a character of each Unicode category becomes; the others stay.
_BLANK = {"Cc": " ", "Zl": " ", "Zp": " ", "Zs": " ", "Cf": "", "Cs": "", "Co": "", "Cn": ""}
_PLAIN = re.compile(r"[A-Za-z0-9 .,&()/+#:;'_@!?-]*\Z")


def tidy(text: str) -> str:
    """The form to show: NFC, no control or invisible characters, single spaces, trimmed."""
    if not _PLAIN.match(text):
        kept = ((char, unicodedata.category(char)) for char in unicodedata.normalize("NFC", text))
        text = "".join(_BLANK.get(kind, char) for char, kind in kept)
    return (_SPACES.sub(" ", text) if "  " in text else text).strip()


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The form to match by: ASCII, lower case, words parted by one space, apostrophes dropped."""
    if not text.isascii():
        plain = ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        text = plain if plain.isascii() else anyascii(unicodedata.normalize("NFKC", text))
    return _NOT_WORD.sub(" ", text.casefold().translate(_APOSTROPHES)).strip()


# ── people ────────────────────────────────────────────────────────────────────────────────────

# Letters after a name that say what someone learnt or may do, as seen in real exports.
CREDENTIALS = frozenset(
    """
    ACCA ACIPM AIA ARM BA BCBA BS BSC BSN CA CAMS CBAP CCNA CFA CFE CFP CIA CIPD CIPP CISA CISM
    CISSP CMA CPA CPCU CPHR CPHQ CPO CSCP CSM CSPO CTP DDS DMD DNP DO DPT DVM EA EDD EIT EMBA ESQ
    FACHE FCA FCCA FNP FRM FSA GPHR HRPL JD LCSW LEED LLB LLM LMFT LMSW LPC LPN MA MBA MBBS MD MED
    MFA MHA MLIS MPA MPH MPP MS MSC MSN MSW NP OD OTR PA PE PENG PHARMD PHD PHR PMHNP PMP PSM PSYD
    QC RD RDN RN SCM SHRMCP SHRMSCP SPHR SPHRI SSCP
    """.split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_HONORIFICS = frozenset("dr prof professor mr mrs ms mx miss eng engr er sir rev hon capt".split())
_ROLES = frozenset(
    """
    advisor analyst author ceo cfo coach consultant coo cto designer developer director editor
    engineer entrepreneur founder hiring lawyer leader manager partner president recruiter speaker
    student teacher vp writer
    """.split()
)
_PARTICLES = frozenset(
    "af al bin da das de del della den der di do dos du el la le los ter van von y zu".split()
)
_ROUND = re.compile(r"[(\[{（]([^)\]}）]*)[)\]}）]?")
_QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]+?)\s*[\"“”„«»]")
# What lists put into a name's cell beside the name: an address, a class year.
_MAILED = re.compile(r"[<(\[]?[^\s<>()\[\]]{1,64}@[^\s<>()\[\]]{1,255}[>)\]]?")
_CLASS = re.compile(r"\s*,?\s*(?:['’`]\d\d|\(?\bclass of ['’]?\d{2,4}\)?)(?!\w)", re.IGNORECASE)
_MASKED = re.compile(r"\*{2,}\w*\*{0,9}")  # Handshake's **CLEAR**, and hidden names
_PRONOUN = re.compile(r"\b(?:she|her|hers|he|him|his|they|them|theirs|ze|hir)\b", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:[|•·★►→✦~]|\s[-–—]\s|/(?=\s)).*\Z", re.DOTALL)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIMPLE = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[ -][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)*\Z")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart.

    Attributes:
        display: What to show: given and family name, cleaned.
        given: Given names.
        family: Family name; empty for a name of one part.
        greeting: What to call them; empty where it must be asked for.
        credentials: Letters after the name, as written.
        maiden: A former family name in brackets.
    """

    display: str = ""
    given: str = ""
    family: str = ""
    greeting: str = ""
    credentials: tuple[str, ...] = ()
    maiden: str = ""


@lru_cache(maxsize=200_000)
def person_name(first: str, last: str) -> PersonName:
    """Take a name in two cells apart (`Robert (Bob)`, `O'NEIL, MBA, PMP®`)."""
    if _SIMPLE.match(first) and _SIMPLE.match(last) and " " not in first:
        return PersonName(f"{first} {last}", first, last, first)
    given, nick = _given(first)
    family, credentials, maiden = _family(last)
    given, more = _credentials(given)
    if not family and " " in given and not _is_native(given):
        given, _, family = given.rpartition(" ")
    given, family = _recase(given, family)
    greeting = _greeting(_recase(nick, "")[0] or given, family)
    display = f"{given} {family}".strip()
    return PersonName(display, given, family, greeting, (*credentials, *more), maiden)


# Most names are two plain words, with a comma between them where the family name comes first.
_PLAIN_PAIR = re.compile(r"([A-Z][a-z]{2,})(, | )([A-Z][a-z]{2,})\Z")


@lru_cache(maxsize=200_000)
def full_name(text: str) -> PersonName:
    """Take a name in one cell apart (`Rivera, Jordan`, `Dr. Jane van der Berg, PhD`)."""
    if (pair := _PLAIN_PAIR.match(text)) and _NOT_PLAIN.isdisjoint(text.casefold().split()):
        one, comma, other = pair.groups()
        first, last = (one, other) if comma == " " else (other, one)
        return PersonName(f"{first} {last}", first, last, first)
    text = tidy(text)
    text = _CLASS.sub("", _MAILED.sub(" ", text)).strip(" ,") or text
    text = text[1:-1] if text[:1] == text[-1:] == '"' and text.count('"') == 2 else text
    nick = match[1] if (match := _QUOTED.search(text)) else ""
    bare = _QUOTED.sub(" ", text)
    head, comma, tail = bare.partition(",")
    rest, extra, _ = _family(", " + tail) if comma else ("", (), "")
    swapped = _is_swapped(head, tail) if comma else False
    if swapped:
        given, _, letters = tail.strip().partition(",")
        family, credentials, maiden = _family(f"{head}, {letters}" if letters else head)
        name = person_name(f'{given.strip()} "{nick}"' if nick else given.strip(), family)
        return replace(name, credentials=(*credentials, *name.credentials), maiden=maiden)
    words = _QUOTED.sub(" ", head).strip() if comma else bare
    first, last = _split(words)
    name = person_name(f'{first} "{nick}"' if nick else first, last)
    if name.greeting == name.given and not _is_native(name.given) and not is_two_part(name.given):
        name = replace(name, greeting=name.greeting.split(" ", 1)[0])  # the rest are middle names
    return replace(name, credentials=(*name.credentials, *extra)) if comma and not rest else name


# Words that are no part of a name, or not what they stand as.
_NOT_PLAIN = frozenset(
    {*_HONORIFICS, *_ROLES, *_SUFFIXES, *_PARTICLES, *(one.casefold() for one in CREDENTIALS)}
)


def _is_swapped(head: str, tail: str) -> bool:
    """Whether `head, tail` is `Last, First` and not a name with letters or a slogan after it."""
    words = _ROUND.sub(" ", tail).split(",")[0].split()
    if not words or not head.strip() or len(words) > 3:
        return False
    if _SUFFIXES.issuperset(map(fold, words)):
        return False  # `John Smith, Jr.` is no Mr Jr
    return not any(_is_credential(word) or fold(word) in _ROLES for word in words)


# One syllable of a Chinese or Korean given name, as it is written in Latin letters.
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh|kk|tt|ss)?(?:[aeiouv]|a[eio]|e[aiou]|i[aeou]|o[eou]|u[aeio]|"
    r"y[aeou]|w[aeio]|iao|uai|yeo|yoo|yae|hyu|hye|hyo)(?:ng|n|m|k|l|p)?"
)


def is_two_part(given: str) -> bool:
    """Whether a given name is of two syllables that are said together: Jin Ho, Xiao Ming."""
    return bool(re.fullmatch(f"{_SYLLABLE} {_SYLLABLE}", fold(given)))


def _split(text: str) -> tuple[str, str]:
    """Part given names from the family name, particles with the family name."""
    text = _CUT.sub("", text)
    bare = _ROUND.sub(lambda m: m[0].replace(" ", "\0"), text)
    words = [word.replace("\0", " ") for word in bare.split()]
    letters: list[str] = []
    while len(words) > 2 and _is_credential(words[-1]):
        letters.insert(0, words.pop())
    if words and fold(words[0]) in _HONORIFICS and len(words) > 1:
        words = words[1:]
    if len(words) < 2 or _is_native(text):
        return " ".join(words), ", ".join(["", *letters]) if letters else ""
    at = next((i for i, w in enumerate(words[1:-1], 1) if w in _PARTICLES), len(words) - 1)
    if fold(words[-1]) in _SUFFIXES and at == len(words) - 1 and len(words) > 2:
        at -= 1
    if words[-1].startswith("(") and at > 1:
        at -= 1
    return " ".join(words[:at]), ", ".join([" ".join(words[at:]), *letters])


def _given(text: str) -> tuple[str, str]:
    """A given-name cell without titles and emoji, and the nickname that stood in it."""
    text = _CUT.sub("", _plain(text))
    nick = ""
    for pattern in (_QUOTED, _ROUND):
        if found := pattern.search(text):
            inner = found[1].strip()
            if inner and not _PRONOUN.search(inner) and len(inner.split()) == 1:
                nick = inner
            text = pattern.sub(" ", text)
    words = text.replace(",", " , ").split()
    while len(words) > 1 and (fold(words[0]) in _HONORIFICS or _is_credential(words[0])):
        words = words[1:]
    return " ".join(words).replace(" ,", ",").strip(" ,"), nick


def _family(text: str) -> tuple[str, tuple[str, ...], str]:
    """A family-name cell without what follows it: the name, credentials, a former name."""
    text = _CUT.sub("", _plain(text))
    maiden = ""
    if found := _ROUND.search(text):
        inner = re.sub(r"^(née|nee|geb\.?|born)\s+", "", found[1].strip(), flags=re.IGNORECASE)
        if inner and not _PRONOUN.search(inner) and inner[:1].isupper() and " " not in inner:
            maiden = inner
        text = _ROUND.sub(" ", text)
    text = _QUOTED.sub(" ", text)
    name, *after = (part.strip() for part in text.split(","))
    name, letters = _credentials(name)
    listed = [word for part in after for word in _letters(part)]
    return name if name.strip(" .-") else "", (*letters, *listed), maiden


def _letters(part: str) -> list[str]:
    """The credentials in one comma-separated part after a name."""
    if _is_credential(part):
        return [_bare(part)]
    return [_bare(word) for word in part.split() if _is_credential(word)]


def _bare(letters: str) -> str:
    return letters.strip(", ").replace(".", "")


def _credentials(text: str) -> tuple[str, tuple[str, ...]]:
    """Take trailing credentials off a name, but never the whole name."""
    words = text.split()
    letters: list[str] = []
    while len(words) > 1 and _is_credential(words[-1].strip(",")) and words[-1].isupper():
        letters.insert(0, _bare(words.pop()))
    return " ".join(words), tuple(letters)


def _is_credential(word: str) -> bool:
    """Whether letters such as `Ph.D.`, `PMP®` or `SHRM-CP` say what someone learnt."""
    bare = re.sub(r"[^A-Za-z]", "", word)
    return bare.upper() in CREDENTIALS and (bare.isupper() or "." in word or bare in _MIXED)


_MIXED = frozenset("PhD PharmD PsyD EdD MEd MSc BSc SPHRi DPhil Esq PEng MPhil LLm".split())


def _plain(text: str) -> str:
    """Tidied text without emoji, flags and other symbols; fancy letters made plain."""
    text = _MASKED.sub("", tidy(text).translate(_MARKS))
    if _PLAIN.match(text):
        return text
    folded = "".join(unicodedata.normalize("NFKC", c) if ord(c) > 0x1D3FF else c for c in text)
    marked = "".join(_PICTURE.get(unicodedata.category(char), char) for char in folded)
    return _SPACES.sub(" ", marked).strip(" |")


_MARKS = str.maketrans("", "", "®™©")
# A picture in a name parts it from a slogan ("Nia 🚀 We're hiring!").
_PICTURE = {"So": "|", "Sk": "", "Cn": "", "Co": "", "Cs": ""}


def _is_native(text: str) -> bool:
    """Whether a name is in a script without capitals, where word order cannot be guessed."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and not any(c.isupper() or c.islower() for c in letters)


def _recase(given: str, family: str) -> tuple[str, str]:
    """Capitalise a name that is all capitals or all small; leave mixed case alone."""
    both = f"{given}{family}"
    if len(both) > 3 and (both.isupper() or both.islower()):
        return _titled(given, True), _titled(family)
    if len(given) > 3 and given.isupper():
        return _titled(given, True), family
    if family.isupper() and (len(family) > 3 or _CAPITALS.fullmatch(family)):
        return given, _titled(family)
    return _begun(given), _begun(family)


def _begun(text: str) -> str:
    """A part that is all small begins with a capital, unless with a particle (`de la Cruz`)."""
    if not text.islower() or text.split(" ", maxsplit=1)[0] in _PARTICLES:
        return text
    return text[:1].upper() + text[1:]


_CAPITALS = re.compile(r"(?=.*[AEIOUY])[A-Z]{3}")  # LEE and FOX, and no initials


def _titled(text: str, given: bool = False) -> str:
    """Title case as names are written: O'Neil, McDonald, van der Berg, Jean-Luc; Di is a name."""
    words = text.lower().split()
    return " ".join(
        word if word in _PARTICLES and (at or not given) else _capital(word)
        for at, word in enumerate(words)
    )


def _capital(word: str) -> str:
    word = re.sub(r"(?:^|[-'’])[^\W\d_]", lambda m: m[0].upper(), word)
    return re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), word)


def _greeting(given: str, family: str) -> str:
    """The name to greet by; empty where only an initial is known."""
    if _is_native(given) and _EAST_ASIAN.search(given):
        return f"{given} {family}".strip()  # a given name alone is no way to greet there
    return " ".join(word for word in given.split() if len(word.strip(".")) > 1)


# ── addresses ─────────────────────────────────────────────────────────────────────────────────

_SHARED = frozenset(
    """
    admin admissions alumni careers contact enquiries hello help hr info inquiries jobs mail
    marketing media news no-reply noreply office press recruiting sales support team webmaster
    accounts alumnioffice billing dean department desk enquiry events frontdesk general hiring
    membership newsletter postmaster reception registrar secretary service services students
    talent volunteer
    """.split()
)
_EMAIL = re.compile(r"[^\s@<>,;|\"]+@[^\s@<>,;|\"]+\.[^\s@<>,;|\"]+")
_EASY = re.compile(
    r"[a-z0-9](?:[a-z0-9_+-]|\.(?=[a-z0-9]))*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}\Z"
)
_CANONICAL = re.compile(r"https://www\.linkedin\.com/in/[a-z0-9-]+\Z")
_URL = re.compile(
    r"(?:^|//|\s|@)(?:[a-z]{2,3}\.|www\.|m\.)?linkedin\.com/(?:mwlite/)?(?:in|pub)/([^/?#\s,;]+)",
    re.IGNORECASE,
)


_SHORT_ADDRESS = 64  # characters, of which no part can be too long


def emails(text: str) -> tuple[str, ...]:
    """The valid addresses in a cell, lower case; `urn:li:member:1` and `NA` are none."""
    if len(text) <= _SHORT_ADDRESS and _EASY.match(text):
        return (text,)
    found = (match.rstrip(".)").removeprefix("mailto:") for match in _EMAIL.findall(text.lower()))
    return tuple(dict.fromkeys(address for address in found if _is_address(address)))


def _is_address(address: str) -> bool:
    if len(address) <= 254 and len(address.partition("@")[0]) <= 64 and _EASY.match(address):
        return True
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - rarely needed

    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def is_shared(address: str) -> bool:
    """Whether a mailbox belongs to an office and so is no sign of who someone is."""
    return address.partition("@")[0] in _SHARED


@lru_cache(maxsize=200_000)
def profile(text: str) -> str:
    """The canonical profile URL in a cell: decoded, lower case, no query; empty for none."""
    if _CANONICAL.match(text):
        return text
    found = _URL.search(text)
    if not found:
        return ""
    slug = tidy(unquote(found[1])).casefold()
    return f"https://www.linkedin.com/in/{slug}" if slug else ""


# ── years ─────────────────────────────────────────────────────────────────────────────────────

_YEAR = re.compile(r"(?<!\d)(19[3-9]\d|20[0-6]\d)(?!\d)")
_FUZZY = re.compile(r"(?<!\d)((?:19|20)\d\d)[01]\d[0-3]\d(?!\d)")  # `20050500`
_DATED = re.compile(r"(?:(?<!\d)\d{1,2}[/.]\d{1,2}[/.]|\b[A-Za-z]{3,9}-)(\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\w/.-])(?:[A-Z]|class of )?['’‘`]?(\d{2})(?![\w/.-])", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def class_year(text: str, this_year: int) -> str:
    """The year of graduation in any spelling (`'05`, `T2017`, `BA '96, MA '02`, `2019-2023`).

    The last of several years; two digits are read as the past, at most six years ahead.
    Empty where none is found.
    """
    four = _YEAR.findall(_FUZZY.sub(r"\1", text[:200].removesuffix(".0")))
    short = [] if four else _DATED.findall(text[:200]) or _SHORT.findall(text[:200])
    years = [int(year) for year in four] + [_century(int(year), this_year) for year in short]
    return str(years[-1]) if years else ""


def _century(two: int, this_year: int) -> int:
    year = this_year // 100 * 100 + two
    return year if year <= this_year + 6 else year - 100
