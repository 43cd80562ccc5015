"""The words of job titles: cut out, spelled out, their seniority, and how one says them."""

import re
from functools import lru_cache
from itertools import chain, pairwise

from outreach.nameparts import is_credential
from outreach.names import fold, tidy
from outreach.resolve.tables import kept, rows
from outreach.resolve.titlewords import CAPITALS, LONG, NUMERALS, OWN_WORK, RANKS

# What stands after "at", "@" or a bar is an employer or another life.
_LIVES = re.compile(r"[|•·;]")
_AT = re.compile(r"@|\sat\s(?!large\b)", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:[-=–—]+>|[→➔➜➡⇒])\s*")  # from what they were to what they are
_OVER = r"retired|ret\.?|emerit(?:us|a|iert)|jubilad[oa]|pensioniert|im ruhestand"
_RETIRED = re.compile(  # `i. R.` and `a. D.` in German, but not `A.D.`
    rf"\s*[(\[](?:{_OVER}|(?-i:i\. ?R\.?|a\. ?D\.?))[)\]]\s*\Z"
    r"|,?\s+(?:jubilad[oa]|pensioniert|emeritiert|im ruhestand|(?-i:i\. ?R\.|a\. ?D\.))\s*\Z",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s-+\s|\s*[–—]\s*")
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_FORMER = re.compile(
    r"(?:(?:ex|former(?:ly)?|fmr|previous(?:ly)?|prev|past|retired|ret|ehem(?:al(?:s|ig\w*))?"
    r"|vormal\w+|pensioniert\w*|pensionär\w*|rentner\w*|im ruhestand|jubilad[oa]"
    r"|antigu[oa](?! alumn))\b[\s.:-]*(?:as )?)+",
    re.IGNORECASE,
)
# Of `Future Analyst`, but not of `Future of Work Researcher` or `Future Leaders Program Manager`.
_TO_COME = re.compile(
    r"(?:incoming|soon[- ]to[- ]be)\b|future(?! of\b)(?:\s+[\w-]+){1,2}\s*\Z", re.IGNORECASE
)
_EMERITUS = re.compile(r"\bem[eé]rit(?:us|a|i|o)\b", re.IGNORECASE)
# One of these stands in each of them; to look for that is faster than to take a title apart.
_MARKED = re.compile(
    r"\bex\b|form|fmr|prev|past|ret|ehem|vorm|pens|rent|ruhe|jubil|antig|em[eé]rit|incom|futu|soon"
    r"|i\. ?R\.|a\. ?D\.", re.IGNORECASE
)  # fmt: skip
_EX = re.compile(r"ex[- ](\w+),? +(?=\w)", re.IGNORECASE)  # a former employer, or a former post
_WISH = re.compile(
    r"(?:actively |currently )?(?:seeking|looking for|open to|searching|in search of)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")
# Most titles are words and commas: nothing to cut, nothing to fold.
_EASY = re.compile(r"(?!ex\b|former|prev|actively|currently|seek|looking|open|search|in )"
                   r"(?:(?! at |  )[A-Za-z, ])+\Z", re.IGNORECASE)  # fmt: skip

_RULES_OVER = frozenset({"director", "vp", "svp", "evp", "avp", "president", "head", "chief"})


def parts(text: str) -> list[str]:
    """The parts of a title or headline that hold words: the title first, what was, and brackets."""
    if _EASY.match(text) and not text.isspace():
        return [text.strip()]
    shown = _ARROW.split(tidy(text))[-1] or tidy(text)
    inside: list[str] = []
    if "(" in shown or "[" in shown or "{" in shown:
        inside = _BRACKETS.findall(shown)
        shown = _BRACKETS.sub(" ", shown)
    lives = [_AT.split(life) for told in _LIVES.split(shown) for life in _posts(told)]
    lives.sort(key=lambda life: bool(_FORMER.match(life[0].strip())))
    every = [part.strip() for part in chain(*lives, inside)]
    found = [part for part in every if _LETTERS.search(part)]
    found = [
        _undashed(part) if "-" in part or "–" in part or "—" in part else part for part in found
    ]
    return [_without_ex(part) for part in found if not _WISH.match(part)]


def _posts(told: str) -> list[str]:
    """Two posts that a slash parts: `Liaison Nurse / Staff RN`, but not `UX / UI Designer`."""
    if " / " not in told:
        return [told]
    halves = told.split(" / ")
    alone = all(
        len(half.split()) > 1 or _TRADE.search(low := half.casefold().strip()) or low == "student"
        for half in halves
    )
    return halves if alone else [told]


def _without_ex(part: str) -> str:
    """`Ex-Google Product Manager` without where they were before."""
    before = _EX.match(part) if part[:2] in ("ex", "Ex", "EX") else None
    is_firm = before and vocabulary().isdisjoint(words(before[1])) and not _POST.search(before[1])
    return part[before.end() :] if before and is_firm else part


# Of `Ex redactor jefe`: a post in Spanish; no firm is called so.
_POST = re.compile(r"(?:[dt]ora?|ista|er[oa]|[ae]nte|ari[oa]|jef[ea])\Z")


def tense(text: str) -> str:
    """When a title holds: `past` of a former or retired one, `future`, empty for the present."""
    if not _MARKED.search(text):
        return ""
    first = next(iter(parts(text)), "")
    if _FORMER.match(first) or _EMERITUS.search(first) or _RETIRED.search(text):
        return "past"
    return "future" if _TO_COME.match(first) else ""


def once(text: str) -> str:
    """A title that is past as it was: `editor` of `Former Editor`."""
    first = _FORMER.sub("", next(iter(parts(_RETIRED.sub("", text))), ""), count=1)
    return spoken_title(tidy(_EMERITUS.sub("", first)))


def _undashed(part: str) -> str:
    """The first of what dashes part; with the second, where it is of rank only."""
    first, *rest = _DASH.split(part.strip(" -–—"))
    if rest and RANKS.issuperset(words(first)):
        return f"{first}, {rest[0]}"
    return first


@kept
def vocabulary() -> frozenset[str]:
    """The words that titles are made of, in the form to match by."""
    cues = " ".join(cue for row in rows("fields") for cue in row["cues"].split("|"))
    return RANKS.union(*(words(cue.strip("*?")) for cue in cues.split()))


def words(part: str) -> list[str]:
    """The words of one part in the form to match by; a comma counts as `of`."""
    said = part.replace(",", " of ")
    plain = said.casefold() if said.isascii() and said.replace(" ", "").isalpha() else fold(said)
    return [_STEMS[word] for word in plain.split()]


class _Stems(dict[str, str]):
    """Word → its stem, spelled out; kept, since a list of titles holds few words."""

    def __missing__(self, word: str) -> str:
        found = self[word] = stem(LONG.get(word, word))
        return found


_STEMS = _Stems()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without the `s` of the plural, and technicians as techs."""
    if word == "technician":
        return "tech"
    if word in ("securities", "news"):  # not what their stems are
        return word
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 5 else word[:-1]
    return word


_LEVELS: tuple[tuple[str, frozenset[str]], ...] = (
    ("retired", frozenset({"retired", "emeritus", "emerita"})),
    ("intern", frozenset({"intern", "internship", "extern", "externship"})),
    ("student", frozenset({"student", "undergraduate", "sophomore", "freshman", "candidate"})),
    ("recruiter", frozenset({"recruiter", "recruiting", "recruitment", "sourcer", "headhunter"})),
    ("founder", frozenset({"founder", "cofounder", "entrepreneur", "owner"})),
    (
        "c-level",
        frozenset(
            "ceo cfo cto coo cmo cio cpo cro chro ciso cno cnio cmio acno chairman"
            " chairwoman".split()
        ),
    ),
    ("vp", frozenset({"vp", "svp", "evp", "avp"})),
    ("director", frozenset({"director", "head", "dean", "provost"})),
    ("professor", frozenset({"professor", "lecturer"})),
    ("manager", frozenset({"manager", "supervisor", "superintendent", "foreman"})),
    ("lead", frozenset({"lead", "principal", "leader"})),
    ("senior", frozenset({"senior"})),
    ("entry", frozenset({"junior", "entry", "trainee", "apprentice"})),
)
_MARKS = frozenset({"president", "chief"}).union(*(marks for _, marks in _LEVELS))


def level(found: list[str]) -> str:
    """The seniority that the words of a title say; empty for the middle.

    One of retired, intern, student, recruiter, founder, c-level, vp, director, professor, manager,
    lead, senior, entry.
    """
    if _MARKS.isdisjoint(found):
        return ""
    said = set(found[: found.index("to")] if "to" in found else found)
    for one, other in pairwise(found):
        if other in _NO_RANK.get(one, ()):
            said.discard(one)
    if "of" in found and "student" in found[found.index("of") :]:
        said.discard("student")  # a dean of students
    if "owner" in said and _OWNED.intersection(_before(found, "owner")):
        said.discard("owner")
    if "manager" in said and OWN_WORK.intersection(_before(found, "manager")):
        said.discard("manager")
    if "president" in said:
        said.add("vp" if "vice" in said else "ceo")
    elif "chief" in said and said & {"officer", "executive"}:
        said.add("ceo")
    return next((name for name, marks in _LEVELS if not marks.isdisjoint(said)), "")


# Words of rank that are none before these.
_NO_RANK = {
    "student": frozenset("success affair life service engagement support development experience "
                         "activity housing account recruitment union center outreach".split()),
    "candidate": frozenset({"experience"}),
    "internship": frozenset("coordinator director manager program supervisor advisor".split()),
    "chief": frozenset({"petty", "warrant"}),
    "owner": frozenset({"representative", "rep", "s"}),
    "head": frozenset({"start"}),
    "lead": frozenset({"generation", "gen"}),
    "junior": frozenset({"high", "college"}),
}  # fmt: skip
_OWNED = frozenset("product process data service system project risk control".split())


def _before(found: list[str], word: str) -> list[str]:
    at = found.index(word)
    return found[max(0, at - 1) : at]


@lru_cache(maxsize=200_000)
def spoken_title(text: str) -> str:
    """A title as one says it in the middle of a sentence: `senior software engineer`."""
    return _NAMED.sub(lambda found: found[0].title(), _spoken(text))


def _spoken(text: str) -> str:
    if _RETIRED.search(text):
        return f"retired {_spoken(_RETIRED.sub('', text))}".strip()
    found = parts(text)
    if not found:
        return ""
    shouted = found[0].isupper() and any(map(_is_shouted, found[0].split()))
    if rank := _TRAILING.search(found[0]):
        found[0] = f"{rank[1]} {found[0][: rank.start()]}"
    main, *rest = [piece.strip() for piece in _DASHED.sub(", ", found[0]).split(",")]
    said = _said(main, shouted)
    about = _said(rest[0], shouted) if len(rest) == 1 else []
    if not said or not about or not _is_bare(said) or not _is_topic(rest[0]):
        return " ".join(_with_of(said or about))
    if said[-1].casefold() in _RULES_OVER:
        return " ".join([*said, "of", *about])
    return " ".join([*said[:-1], *about, said[-1]])


def _with_of(said: list[str]) -> list[str]:
    """`director clinical informatics` → `director of clinical informatics`."""
    low = [word.casefold() for word in said]
    begins = next((at for at, word in enumerate(low) if word not in _DEGREES_OF_RANK), len(low))
    size = begins + (2 if low[begins : begins + 2] == ["vice", "president"] else 1)
    if " ".join(low[begins:size]) not in _RULES or len(low) <= size or low[size] in _LINKED:
        return said
    last = _STEMS[low[-1]]
    if last in RANKS or last in _MARKS or _TRADE.search(last) or _ABROAD.search(" ".join(low)):
        return said
    return [*said[:size], "of", *said[size:]]


# What is no English: `director de comunicación`, `director financiero`, `Director Vertrieb`.
_ABROAD = re.compile(
    r"\b(?:de|del|la|las|los|el|y|en|für|und|der|des|im|beim)\b|[äöüßñ]|(?:ci|si)ón\b|\w(?:er|or|ist|ent|eur)in\b"
    r"|(?:rcial|ier[oa]|[tr]iv[oa]|[tnd]ic[oa]|trieb|kauf|ung|wesen)\Z"
)
_TRAILING = re.compile(r"\s+(senior|sr\.?|junior|jr\.?)\Z", re.IGNORECASE)  # `Analyst Sr`
_DASHED = re.compile(
    r"(?i:(?<=manager)|(?<=director)|(?<=supervisor))-(?=[A-Z]\w)"
)  # Manager-Nursing
_RULES = _RULES_OVER - {"president", "chief"} | {"vice president", "manager", "supervisor"}
_DEGREES_OF_RANK = frozenset({"senior", "associate", "assistant", "deputy", "executive", "group"})
_LINKED = frozenset("of for in and at to on with emeritus emerita elect general".split())

# Names of several words that stand in titles.
_NAMED = re.compile(
    r"\b(?:white house|united states|united nations|peace corps|supreme court|new york|los angeles"
    r"|san francisco|latin america|north america|middle east)\b"
)


def _is_topic(piece: str) -> bool:
    """Whether what stands behind the comma is what the work is about: no firm, no second post."""
    found = words(piece)
    if (
        is_credential(piece)
        or len(found) > 4
        or found[0] in _BODIES
        or not vocabulary().issuperset({*found} - {"and"})
    ):
        return False
    return (RANKS | _MARKS).isdisjoint(found) and not _TRADE.search(found[-1])


_BODIES = frozenset(
    "department office school college division center institute university the".split()
)
# Somebody, and not something.
_TRADE = re.compile(
    r"(?<!custom)(?<!consum)(?<!comput)(?<!cent)(?<!pow)(?<!wat)(?<!pap)(?<!care)(?:er|or|eer)\Z"
    r"|(?:ist|ian|ant|man|woman|counsel|nurse|chef|coach|clerk|agent|staff|attorney|rn|bsn|phd)\Z"
)


def _is_bare(said: list[str]) -> bool:
    """Whether the words say a rank or a trade, but not of what."""
    return len(said) == 1 or RANKS.issuperset(words(" ".join(said)))


def _said(piece: str, shouted: bool) -> list[str]:
    """The words of a piece of a title, spelled out, without its numeral."""
    piece = piece.replace(" + ", " & ")
    for short, long in _TWO:
        piece = short.sub(long, piece)
    spell = not _ABROAD.search(piece.casefold())
    raw = [
        word.strip(":*\"'“”‘’").rstrip(".").lstrip("." if word[1:4] != "NET" else "")
        for word in piece.replace("&", "& ").split()
    ]
    joined = " ".join(raw).replace("& ", "&").replace(" &", " & ").split()
    out = [_say(word, shouted, spell) for word in joined if word]
    while len(out) > 1 and out[-1].casefold() in NUMERALS:
        out.pop()
    return out


# Short forms that mean another thing beside a certain word.
_TWO = [
    (re.compile(short, re.IGNORECASE), long)
    for short, long in (
        (r"\bass\.? (?=prof)", "assistant "), (r"\bspec\.? ed\b\.?", "special education"),
        (r"\bpt\.? (?=care\b|experience\b|safety\b|services?\b|svcs?\b|access\b)", "patient "),
        (r"\bcorp\.? dev\b\.?", "corporate development"),
        (r"(?<=\bvp )eng\b\.?|(?<=\bhead of )eng\b\.?|(?<=\bdirector of )eng\b\.?"
         r"|(?<=\bdir )eng\b\.?", "engineering"),
        (r"\bfin\.? (?=analyst|analysis|services?|svcs?|planning|reporting|mgr|manager|advis)",
         "financial "), (r"\buxr\b", "UX researcher"),
        (r"\bbiz dev\b", "business development"), (r"\bof dev\b", "of development"),
        (r"\beng(?:r|g)?\.? (?=manager|mgr|director|dir\b|lead\b)", "engineering "),
    )
]  # fmt: skip


def _say(word: str, shouted: bool, spell: bool) -> str:
    """A word of a title; `spell` says whether its short form is one of English."""
    low = word.casefold()
    halves = word.split("/")  # of A/B and I/O no half is a word
    if len(halves) > 1 and low not in CAPITALS and min(map(len, halves)) > 1:
        return "/".join(_say(half.rstrip("."), shouted, spell) for half in halves)
    if (low in LONG or low == "&") and spell:
        return {"&": "and", "tech": "tech"}.get(low) or LONG[low]
    letters = low.replace(".", "") if "." in word[1:] else low
    if letters in CAPITALS and (low not in ("it", "us", "or", "pa", "er") or word.isupper()):
        return CAPITALS[letters]
    inner = not word.isupper() and any(char.isupper() for char in word[1:])
    pieces = word.split("-")  # Editor-in-Chief
    plain = (
        len(halves) == 1
        and pieces[0].istitle()
        and all(part.istitle() or part.islower() for part in pieces)
    )
    return word if (_is_acronym(word) or inner) and not shouted and not plain else low


def _is_shouted(word: str) -> bool:
    """Whether a word in capitals is one that titles are made of, or too long for letters."""
    return len(word) > 6 or (len(word) > 3 and stem(word.casefold()) in vocabulary())


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals is read as letters: SCADA, but a shouted COACH is a word."""
    low = word.casefold()
    is_word = len(word) > 3 and stem(low) in vocabulary()
    return 1 < len(word) <= 5 and word.isupper() and low not in NUMERALS and not is_word
