"""The words that stand around a name and are none of it, and how a name is capitalised."""

import csv
import re
from functools import cache

from outreach.config import shipped

# Letters after a name that say what someone learnt or may do, as seen in real exports.
CREDENTIALS = frozenset(
    """
    AAMS ACC ACCA ACIPM AIA AICP APRN ARM ARNP ASLA ATC BA BBA BCBA BFA BM BS BSC BSN CA CAE CAMS
    CBAP CCC CCCSLP CCNA CDFA CEBS CEM CFA CFE CFP CFRE CHFC CHT CIA CIPD CIPM CIPP CISA CISM CISSP
    CLU CMA CNM CNP CPA CPCU CPHR CPHQ CPO CRNA CRNP CRPC CSCP CSM CSPO CTP CTRS DC DDS DMA DMD DNP
    DO DPM DPT DRPH DVM EA EDD EDM EDS EIT EMBA EMT ESQ FACC FACHE FACP FACS FAIA FASLA FCA FCCA
    FNP FNPBC FNPC FRM FSA GPHR HRPL IIDA JD LAC LCPC LCSW LEED LICSW LLB LLM LMFT LMHC LMSW LMT
    LPC LPN LSW MA MARCH MAT MBA MBBS MD MDIV MED MFA MFT MHA MHRM MHS MLIS MLS MM MPA MPH MPP MS
    MSC MSED MSI MSN MSOD MSW NCC NP OD OTR OTRL PA PAC PCC PE PENG PG PHARMD PHD PHR PMHNP PMP PSM
    PSYD QC RA RD RDH RDN RLA RN RNBC RPH RRT RT SCM SCPM SE SHRMCP SHRMSCP SLP SPHR SPHRI SSCP
    NIBC NEABC PMHNPBC AGNPBC CCRN CCRNK CEN CENP CNOR CNS CPHIMS CPHIMSCA CAHIMS CPN FAAN FAMIA
    FNPBC FHIMSS OCN PCCN RHIA RHIT CCS CPC CDIP CHDA
    """.split()
)
_MIXED = frozenset(
    "PhD PharmD PsyD EdD EdM EdS MEd MDiv MArch MSc BSc MSEd DrPH SPHRi DPhil Esq PEng MPhil LLm"
    " RPh".split()
)
_LETTERS = re.compile(r"[^A-Za-z]")
_STOPS_INSIDE = re.compile(r"[A-Za-z]\.[A-Za-z]")

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
ROLES = frozenset(
    """
    advisor analyst author ceo cfo coach consultant coo cto designer developer director editor
    engineer entrepreneur founder hiring lawyer leader manager partner president recruiter retired
    speaker student teacher vp writer
    """.split()
)
PARTICLES = frozenset(
    "af al bin da das de del della den der di do dos du el la le los ter van von y zu".split()
)
# Titles before a name.
HONORIFICS = frozenset(
    """
    dr dra prof professor mr mrs ms mx miss eng engr er sir dame rev reverend hon honorable capt
    lt col sgt maj cpt cdr cmdr cpl frau herr mme mlle monsieur madame smt shri rabbi pastor judge
    ambassador dipl lic mtro mtra
    """.split()
)
# The same only with a stop: Gen and Sen are names too.
_WITH_STOP = frozenset(
    "gen sen rep fr st adm amb brig ing mag sr sra srta pres gov m arq med phil rer nat jur"
    " habil".split()
)
# Cells that stand where a name should and hold none.
NOBODY = frozenset(
    {"", "n/a", "none", "null", "nan", "unknown", "anonymous", "tbd", "-", "--", "?",
     "linkedin member", "no name", "not available", "name withheld"}
)  # fmt: skip
# Family names that Vietnamese write first, before a middle name of these.
VIETNAMESE = frozenset(
    "bui cao dang dinh do doan duong ha hoang huynh lam le luong ly mai ngo nguyen pham phan ta to"
    " tran truong vo vu".split()
)
VIETNAMESE_MIDDLE = frozenset({"thi", "van"})
# Two given names that are said together.
COMPOUND = frozenset(
    "ana maria|ana paula|ana sofia|anna maria|anne marie|carlos alberto|jean claude|jean luc|"
    "jean marie|jean paul|jean pierre|jose antonio|jose luis|jose manuel|jose maria|jose miguel|"
    "juan carlos|juan jose|juan manuel|juan pablo|luis alberto|luis fernando|luis miguel|"
    "marco antonio|maria elena|maria fernanda|maria jose|maria luisa|maria teresa|mary ann|"
    "mary beth|mary jane|mary kate|mary lou|miguel angel|rosa maria|victor manuel".split("|")
)


_OFFICE = re.compile(
    r"\b(?:recruit(?:ing|ment)|careers|admissions|human resources|front desk|help ?desk|info"
    r"|customer (?:service|care)|reception|office|department|team|university relations|talent"
    r" acquisition)\s*\Z",
    re.IGNORECASE,
)


OFFICE = "an office, and no person"


def is_office(text: str) -> bool:
    """Whether a name ends like that of an office: `PwC Campus Recruiting`."""
    return bool(_OFFICE.search(text))


def is_honorific(word: str, folded: str) -> bool:
    """Whether a word is a title before a name; `folded` is the word to match by."""
    parts = folded.split()
    return bool(parts) and all(
        part in HONORIFICS or ("." in word and part in _WITH_STOP) for part in parts
    )


def is_credential(word: str) -> bool:
    """Whether letters such as `Ph.D.`, `PMP®` or `SHRM-CP` say what someone learnt."""
    bare = _LETTERS.sub("", word)
    if bare.upper() not in CREDENTIALS:
        return False
    return bare.isupper() or bare in _MIXED or bool(_STOPS_INSIDE.search(word))


@cache
def _book() -> dict[str, set[str]]:
    """Given name → its short forms, and each short form → its full names; mostly English."""
    from nicknames import NickNamer  # noqa: PLC0415 - few names are in doubt

    book = NickNamer()
    return {**book.canonical_lookup, **book.nickname_lookup}


@cache
def _common() -> frozenset[str]:
    with (shipped("data") / "common_names.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["name"] for row in csv.DictReader(file) if row["kind"] == "given")


def is_given(folded: str) -> bool:
    """Whether it is a given name that the tables know; many are not known."""
    return folded in _book() or folded in _common()


def is_nickname(folded: str, given: str) -> bool:
    """Whether a name in brackets is what someone of that given name is called.

    Bob of Robert and Kevin of Wei are, Robert of Bob, Wei of Kevin, and Doe of Jane are not.
    """
    book = _book()
    if not is_given(folded) or (folded not in book and given in book):
        return False
    return not (len(given) < len(folded) and given in book.get(folded, ()))


def recase(given: str, family: str) -> tuple[str, str]:
    """Capitalise a name that is all capitals or all small; leave mixed case alone."""
    both = f"{given}{family}"
    if len(both) > 3 and (both.isupper() or both.islower()):
        return titled(given, True), titled(family)
    if sum(map(str.isalpha, given)) > 3 and given.isupper():
        return titled(given, True), family
    if family.isupper() and (len(family) > 3 or _SHOUTED.fullmatch(family)):
        return given, titled(family)
    return _begun(given), _begun(family)


def _begun(text: str) -> str:
    """A part that is all small begins with a capital, unless with a particle (`de la Cruz`)."""
    if not text.islower() or text.split(" ", maxsplit=1)[0] in PARTICLES:
        return text
    return text[:1].upper() + text[1:]


_SHOUTED = re.compile(r"(?=.*[AEIOUY])[A-Z]{3}")  # LEE and FOX, and no initials


def titled(text: str, given: bool = False) -> str:
    """Title case as names are written: O'Neil, McDonald, van der Berg, Jean-Luc; Di is a name."""
    words = text.lower().split()
    inside = range(int(given), len(words) - 1)  # a particle stands before something
    return " ".join(
        word if word in PARTICLES and at in inside else _capital(word)
        for at, word in enumerate(words)
    )


def _capital(word: str) -> str:
    if _INITIALS.fullmatch(word) or word.strip(".") in ("ii", "iii", "iv"):
        return word.upper()
    word = re.sub(r"(?:^|[-'’])[^\W\d_]", lambda m: m[0].upper(), word)
    return re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), word)


_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
