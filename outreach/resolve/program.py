"""Degree and major out of what people write under Degree Name, Major and Notes."""

import re
from collections.abc import Iterator

from outreach.names import fold, tidy
from outreach.resolve.field import field
from outreach.resolve.tables import kept, listed, rows

# Ways to write a degree, folded → its letters; the longest that stands in the text counts.
_DEGREES = {
    "BA": "ba|b a|ab|a b|bachelor of arts|bachelors of arts|bachelor s of arts|licence",
    "BS": "bs|b s|bsc|b sc|sb|bachelor of science|bachelors of science|bachelor of sciences",
    "BAS": "bas|basc|ba sc|b a sc|bachelor of applied science|bachelor of applied arts",
    "BBA": "bba|b b a|bsba|bachelor of business administration|bachelor of business",
    "BCom": "bcom|b com|bachelor of commerce",
    "BGS": "bgs|b g s|bachelor of general studies|bachelor of liberal studies|bls",
    "BFA": "bfa|b f a|bachelor of fine arts",
    "BE": "be|b e|beng|b eng|bachelor of engineering|bse|b s e|bachelor of science in engineering",
    "BTech": "btech|b tech|bachelor of technology",
    "BArch": "barch|b arch|bachelor of architecture",
    "BEd": "bed|b ed|bsed|b s ed|bachelor of education",
    "BSN": "bsn|bachelor of science in nursing",
    "BSW": "bsw|bachelor of social work",
    "BM": "bm|bmus|bachelor of music",
    "BPharm": "bpharm|b pharm|bachelor of pharmacy",
    "LLB": "llb|ll b|bachelor of laws|bachelor of law",
    "MBBS": "mbbs",
    "MA": "ma|m a|am|master of arts|masters of arts",
    "MS": "ms|m s|msc|m sc|sm|master of science|masters of science|master of sciences",
    "MBA": "mba|m b a|emba|executive mba|master of business administration",
    "MFA": "mfa|m f a|master of fine arts",
    "MEng": "meng|m eng|mse|master of engineering",
    "MTech": "mtech|m tech|master of technology",
    "MPH": "mph|master of public health",
    "MPA": "mpa|master of public administration",
    "MPP": "mpp|master of public policy",
    "MSW": "msw|master of social work",
    "MEd": "med|m ed|edm|master of education",
    "MArch": "march|m arch|master of architecture",
    "MPhil": "mphil|m phil|master of philosophy",
    "MPS": "mps|master of professional studies",
    "MFin": "mfin|msf|master of finance",
    "MHA": "mha|master of health administration|master of healthcare administration",
    "MSx": "msx",
    "MIM": "mim|master in management|masters in management",
    "LLM": "llm|ll m|master of laws",
    "MSN": "msn|master of science in nursing",
    "MLIS": "mlis|mls|master of library and information science",
    "PhD": "phd|ph d|dphil|d phil|doctor of philosophy|doctorate",
    "JD": "jd|j d|juris doctor|doctor of law",
    "MD": "md|m d|doctor of medicine",
    "DO": "doctor of osteopathic medicine",
    "EdD": "edd|ed d|doctor of education",
    "PharmD": "pharmd|pharm d|doctor of pharmacy",
    "DDS": "dds|dmd|doctor of dental surgery",
    "DVM": "dvm|doctor of veterinary medicine",
    "DPT": "dpt|doctor of physical therapy",
    "PsyD": "psyd|psy d|doctor of psychology",
    "DBA": "dba|doctor of business administration",
    "AA": "aa|a a|associate of arts|associates of arts",
    "AS": "a s|associate of science|associates of science|associate of applied science|aas",
}
_WORDS_OF_DEGREES = frozenset(
    "bachelor bachelors master masters associate associates doctor doctorate degree s of in the "
    "hons honours honors cum laude summa magna minor certificate major majors majored "
    "majoring concentration double dual with and studied specialization emphasis undergraduate "
    "graduate postgraduate science arts general other no undeclared undecided exchange student "
    "candidate class high school diploma ged program programme study abroad joint combined "
    "na n a none".split()
)
_STUDIED = re.compile(
    r"\b(?:major(?:ed|ing|s)?|degree|studied|studying|bachelor(?:'?s)?|master(?:'?s)?|ba|bs|bsc|ma|"
    r"ms|msc|phd|concentration)\b(?:\s*(?:of\s+(?:arts|sciences?)\s*)?(?:in|:|-|–|,)\s*)",
    re.IGNORECASE,
)
# `Minor in Film` goes to the end; `Spanish minor` and `Economics (minor)` from where they begin.
_MINOR = re.compile(
    r"(?:^|[,;/|(&+]|\b(?:with|and|plus)\b)(?:(?!\b(?:with|and|plus)\b)[^,;/|()&+])*\bminor\s*\)?\s*$"
    r"|[^,;/|()&+]*\(minor\)|\bminor(?:ed|ing)?\b.*$",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\s*[,;/|()]\s*|\s+[-–—]\s+")
_ABROAD = re.compile(r"[À-ÖØ-öø-ÿ]|\b(?:del?|en|und|der|des)\b", re.IGNORECASE)
_GRADE = re.compile(
    r"\A(?:licenciatura|licenciad[oa]|lic\.|grado|m[áa]ster(?: universitario| of \w+)?|maestr[íi]a"
    r"|doctorado|diplomatura|bachelor(?: of \w+)?|[bm]\.? ?(?:a|s|sc)\.?|diplom|magister)"
    r"(?: (?:en|in))?\s+", re.IGNORECASE
)  # fmt: skip
_LONGEST = 2_000  # characters of a cell that are looked at
_NOTES = 9  # words; a longer text is prose, of which only what follows "majored in" counts


@kept
def _degrees() -> dict[str, str]:
    return {form: letters for letters, forms in _DEGREES.items() for form in forms.split("|")}


@kept
def _majors() -> dict[str, tuple[str, str]]:
    """Folded name or alias of a major → how people say it, the id of its field."""
    fields = {fold(one): row["id"] for row in rows("fields") for one in listed(row["majors"])}
    named = {one for row in rows("fields") for one in listed(row["majors"])}
    index = {fold(name): (name, fields[fold(name)]) for name in sorted(named)}
    for row in rows("majors"):
        known = (row["name"], fields.get(fold(row["name"]), ""))
        for called in (row["name"], *listed(row["aliases"])):
            index.setdefault(fold(called), known)
    return index


@kept
def degree(text: str) -> str:
    """The letters of the degree named in a text: `Bachelor of Arts - BA, English` is `BA`."""
    said = fold(text).split()
    for size in range(6, 0, -1):
        for window in _windows(said[:12], size):
            if found := _degrees().get(window):
                return found
    return ""


@kept
def major(text: str) -> tuple[str, str]:
    """The major that a text names, as people say it, and the id of its field.

    Both empty where no major is named; the field alone where the major is in no field.
    """
    plain = _MINOR.sub("", tidy(text[:_LONGEST]))
    if _ABROAD.search(plain):  # of `Historia del Arte`, `historia` is a part and no major
        name, home = _as_written(_GRADE.sub("", plain))
        return _majors().get(fold(name), (name, home))
    if len(plain.split()) > _NOTES:
        after = _STUDIED.search(plain)
        plain = " ".join(plain[after.end() :].split()[:5]) if after else ""
    name, home = _known(plain) or _as_written(plain)
    return "" if _UNSAYABLE.search(name) else name, home


def is_major(text: str) -> bool:
    """Whether a text is the name of a major, and nothing else."""
    return fold(text) in _majors()


# What nobody says: `bus. adm.`, `B.S.DESIGN`, `acctg`, `BA acct`.
_UNSAYABLE = re.compile(
    r"\w\.(?:\s|\Z|\w)|\b(?:B[AS]|M[AS]|BBA)\b|\b[A-Z]?[b-df-hj-np-tv-xz]{3,}\b"
)


def _known(plain: str) -> tuple[str, str] | None:
    """The first known major beside the degree, the longest where several begin at one word."""
    said = fold(plain).split()
    at = 0
    while at < len(said):
        for size in range(min(7, len(said) - at), 0, -1):
            phrase = " ".join(said[at : at + size])
            if phrase in _degrees():
                at += size - 1
                break
            if phrase in _majors():
                return _majors()[phrase]
        at += 1
    letters = degree(plain)
    found = _majors().get(letters.casefold())
    return ("", found[1]) if found and letters == "MBA" else found  # nobody says its subject


def _as_written(plain: str) -> tuple[str, str]:
    """What is left when the degree is taken away, where it is not in the table."""
    for piece in _PARTING.split(plain):
        said = fold(piece).split()
        start = next((i for i, word in enumerate(said) if word not in _WORDS_OF_DEGREES), len(said))
        rest = piece.split()[-(len(said) - start) :] if start < len(said) else []
        if rest and " ".join(said) not in _degrees() and not said[start].isdigit():
            name = " ".join(rest)
            return name, field(name).id
    return "", ""


def _windows(said: list[str], size: int) -> Iterator[str]:
    for at in range(len(said) - size + 1):
        yield " ".join(said[at : at + size])
