"""The words of school names: one spelling for each, so that names can be compared word by word."""

import re
import unicodedata
from collections.abc import Sequence

from outreach.names import ACCENTS, fold

Key = tuple[str, ...]

_NATIVE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC = re.compile(r"[\u0370-\u052f]{2,6}\Z")  # letters that stand for a name, Greek too
_NOT_LETTERS = re.compile(r"[\W_]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9\n]+")
_APOSTROPHES = str.maketrans("", "", "'`")  # as fold drops them

# Words that differ between two spellings of one name.
DROPPED = frozenset(
    "the of at in and for de la le les el los las del della di da do das dos du des d degli der "
    "die und fur fuer zu et e y i van campus main".split()
)

# Other spellings → the one used in keys. Words of other languages stand beside the abbreviations,
# so that `Universität Heidelberg` and `Heidelberg University` share their words.
_SPELLINGS = {
    "university": "univ u uni "
    "universidad universidade universitat universitaet universita universite universiteit "
    "universitet universitetet universitas uniwersytet univerzita univerzitet universitatea "
    "universiti universitesi yliopisto daigaku daxue prifysgol unibertsitatea univerza",
    "institute": "inst institut instituto istituto instituut",
    "college": "coll colleges",
    "technology": "tech technological technologies tecnologia teknologi",
    "technical": "technische technische technique tecnica tekniska techn",
    "polytechnic": "poly polytechnical politecnico politecnica politechnika polytechnique",
    "school": "escuela escola ecole sch",
    "saint": "st ste sainte",
    "mount": "mt",
    "fort": "ft",
    "national": "nacional nazionale nationale natl",
    "federal": "federale fed",
    "catholic": "catolica catholique cattolica",
    "autonomous": "autonoma autonome",
    "pontifical": "pontificia",
    "state": "estadual estatal",
    "community college": "cc",
    "junior college": "jc",
    "center": "centre centro",
    "engineering": "engg engr ingenieria engenharia",
    "science": "sciences sci ciencias",
    "management": "mgmt mgt",
    "business": "bus",
    "munich": "munchen muenchen",
    "cologne": "koln koeln",
    "vienna": "wien",
    "zurich": "zuerich",
    "geneva": "geneve genf",
    "milan": "milano",
    "rome": "roma",
    "turin": "torino",
    "naples": "napoli",
    "padua": "padova",
    "lisbon": "lisboa",
    "seville": "sevilla",
    "prague": "praha praze",
    "warsaw": "warszawa warszawski",
    "copenhagen": "kobenhavn kobenhavns",
    "gothenburg": "goteborg goteborgs",
}

# Postal and older abbreviations of states, without those that are words (in, or, me, la, al, de).
_STATES = {
    "alabama": "ala", "arizona": "az ariz", "arkansas": "ar ark", "california": "calif",
    "colorado": "co colo", "connecticut": "ct conn", "florida": "fl fla",
    "georgia": "ga", "hawaii": "hawai", "illinois": "il ill",
    "indiana": "ind", "kansas": "ks kans", "kentucky": "ky", "maryland": "md",
    "massachusetts": "mass", "michigan": "mich", "minnesota": "mn minn", "mississippi": "miss",
    "missouri": "mo", "nebraska": "nebr neb", "nevada": "nv nev",
    "north carolina": "nc", "north dakota": "nd", "new hampshire": "nh", "new jersey": "nj",
    "new mexico": "nm", "new york": "ny", "ohio": "oh", "oklahoma": "okla", "oregon": "ore",
    "pennsylvania": "penna", "south carolina": "sc", "south dakota": "sd", "tennessee": "tn tenn",
    "texas": "tx tex", "virginia": "va", "vermont": "vt", "washington": "wash",
    "wisconsin": "wi wisc", "west virginia": "wv", "wyoming": "wy wyo",
}  # fmt: skip

_WORDS: dict[str, Key] = (
    {
        spelling: tuple(word.split())
        for word, spellings in (_SPELLINGS | _STATES).items()
        for spelling in spellings.split()
    }
    | dict.fromkeys(DROPPED, ())
    | {"LA": ("angeles",)}
)  # L.A., which has no article

STATES: tuple[Key, ...] = tuple(tuple(state.split()) for state in sorted(_STATES))

# What people write for the name of a system of universities, before the name of the campus.
SYSTEMS: dict[str, tuple[Key, ...]] = {
    "uc": (("university", "california"), ("university", "colorado"), ("university", "cincinnati")),
    "ut": (("university", "texas"), ("university", "tennessee")),
    "cal": (("california",),),
    "csu": (("california", "state", "university"), ("colorado", "state", "university")),
    "uw": (("university", "wisconsin"), ("university", "washington")),
    "umass": (("university", "massachusetts"),),
    "unc": (("university", "north", "carolina"),),
    "suny": (("state", "university", "new", "york"),),
    "cuny": (("city", "university", "new", "york"),),
    "um": (("university", "michigan"), ("university", "minnesota"), ("university", "missouri")),
    "umn": (("university", "minnesota"),),
    "ui": (("university", "illinois"),),
    "iu": (("indiana", "university"),),
    "siu": (("southern", "illinois", "university"),),
    "ua": (("university", "alabama"), ("university", "arkansas"), ("university", "alaska")),
    "cu": (("university", "colorado"),),
    "uh": (("university", "houston"), ("university", "hawaii")),
    "ul": (("university", "louisiana"),),
    "un": (("university", "nebraska"),),
    "tamu": (("texas", "am", "university"),),
    "penn": (("pennsylvania",),),
    "iit": (("indian", "institute", "technology"),),
    "iim": (("indian", "institute", "management"),),
    "nit": (("national", "institute", "technology"),),
    "iiit": (("indian", "institute", "information", "technology"),),
    "aiims": (("all", "india", "institute", "medical", "science"),),
    "nlu": (("national", "law", "university"),),
    "tu": (("technical", "university"),),
    "fh": (("university", "applied", "science"), ("fachhochschule",)),
    "hs": (("hochschule",), ("university", "applied", "science")),
    "puc": (("pontifical", "university", "catholic"), ("pontifical", "catholic", "university")),
    "va": (("virginia",),),
}

# A text with one of these is about a school for the young, or a visit: it is never cut to pieces.
APART = frozenset(
    "high prep preparatory secondary elementary middle academy gymnasium gimnazjum lycee lyceum "
    "liceo gymnasie kindergarten primary montessori abroad exchange erasmus semester summer "
    "visiting camp tutoring".split()
)

# Who was there for a visit or a course is no alumnus.
VISITS = frozenset("abroad exchange erasmus visiting coursera edx mooc".split())

# Schools for the young share their names with hundreds: only an address tells which is meant.
YOUNG = frozenset("high middle elementary secondary primary kindergarten".split())

# A name of these words only is no one's own.
GENERIC = frozenset(
    "applied autonomous catholic city national international state technical metropolitan central "
    "federal islamic medical polytechnic university college institute technology science school "
    "business law".split()
)

# What people study, after the mere name of a place (`Michigan Law`).
STUDIES = frozenset("law mba emba medicine engineering alumni alumna phd jd md business".split())

# Words that say which part of a university is meant, or what was studied there.
PARTS = STUDIES | frozenset(
    "school college faculty department dept division graduate undergraduate postgraduate "
    "management medical dental arts art science education nursing pharmacy public policy health "
    "journalism communication communications music design architecture social work information "
    "professional studies continuing extension online executive program programme honors honours "
    "administration computer economics liberal humanities letters film theatre divinity "
    "veterinary government international affairs bachelor master doctor ba bs bsc ma ms msc ug pg "
    "hospitality applied commerce accounting finance politics environment forestry agriculture "
    "technology media drama jazz theology".split()
)

# Words of which a school's name, or the name of a part of one, has at least one.
HEADS = frozenset(
    "university school college institute faculty department academy polytechnic hochschule "
    "seminary conservatory center".split()
)

# Beside a university's name these name another school.
OTHERS = frozenset("community junior technical university affiliated".split())


def key(text: str) -> Key:
    """The words of a name that tell it from others, in one spelling, in their order.

    A name in Han, kana or Hangul is one word as it is written: read out, 富山 and 福山 are alike.
    """
    if text.isascii():
        if text.isalpha():
            return (text.lower(),)
    elif _CYRILLIC.match(text):  # its letters are not the Latin ones that they are written as
        return (text.casefold(),)
    elif _NATIVE.search(text):
        return (_NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)),)
    return _spelled(fold(text).split())


def keys(names: Sequence[str]) -> list[Key]:
    """The keys of many names: those in Latin letters are folded all at once."""
    told = [name.replace("\n", " ") for name in names]
    accented = "\n".join(name for name in told if not name.isascii())
    bare = iter(ACCENTS.sub("", unicodedata.normalize("NFKD", accented)).split("\n"))
    plain = [name if name.isascii() else next(bare) for name in told]
    text = "\n".join(name if name.isascii() else "" for name in plain)
    lines = _NOT_PLAIN.sub(" ", text.lower().translate(_APOSTROPHES)).split("\n")
    return [
        _spelled(line.split()) if line else key(name)
        for name, line in zip(told, lines, strict=True)
    ]


def _spelled(words: list[str]) -> Key:
    """The words in the one spelling."""
    if len(words) < 2:
        return tuple(words)
    if min(map(len, words)) == 1:
        words = _joined(words)
    if "salle" in words:  # La Salle is one school, De La Salle another
        words = " ".join(words).replace("la salle", "lasalle").replace("de la", "dela").split()
    if _WORDS.keys().isdisjoint(words) or len(words) < 2:
        return tuple(words)
    out: list[str] = []
    for word in words:
        out += _WORDS.get(word, (word,))
    if words[-1] in _ENDS:  # Cal State LA is not Cal State, nor LA Film School any film school
        out += _ENDS[words[-1]]
    return tuple(out) if words[0] not in ("la", "da") else (words[0], *out)


_ENDS: dict[str, Key] = {"la": ("angeles",), "da": ("da",), "del": ("del",), "de": ("de",)}


def letters(text: str) -> str:
    """The letters of a name in one run: `Xīnán Kējì Dàxué`, however its syllables are parted."""
    return fold(text).replace(" ", "")


def is_native(text: str) -> bool:
    """Whether a name is written in Han, kana or Hangul."""
    return not text.isascii() and bool(_NATIVE.search(text))


def _joined(words: list[str]) -> list[str]:
    """Neighbouring single letters as one word: `A & M` is `am`, `F. S. U.` is `fsu`."""
    out: list[str] = []
    run = ""
    for word in [*words, "  "]:
        if len(word) == 1:
            run += word
            continue
        if run:
            out.append(run.upper() if run in DROPPED else run)  # the `A & T` of a name is no "at"
        run = ""
        out.append(word)
    return out[:-1]
