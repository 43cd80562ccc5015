"""The articles of Spanish: what takes `el` or `la`, and where they melt into `del` and `al`."""

import re
from functools import lru_cache

from outreach.draft.language.words import values
from outreach.names import fold

# Schools by the article they take, wherever the word stands in the name.
_FEMININE = re.compile(
    r"\b(?:universidad|university|universit\w+|escuela|facultad|academia|fundación|pontificia"
    r"|school|nacional(?= de)|UNAM|UNED|UAM|UBA|UAB|UB|UPF|UPM|UCM|UPC|UCR|USAL)\b", re.IGNORECASE
)  # fmt: skip
_MASCULINE = re.compile(
    r"\b(?:instituto|colegio|centro|college|institute|tec(?= de)|tecnológico|politécnico|club|MIT"
    r"|ITAM|IPN|CIDE)\b", re.IGNORECASE
)  # fmt: skip
# A university that is called as its country is: one does not study law `en Chile` there.
_COUNTRIES = frozenset(
    ("chile", "costa rica", "panama", "honduras", "nicaragua", "el salvador", "puerto rico", "cuba")
)
# Employers whose first word says what they are take its article; all other firms take none.
_LA = frozenset(
    "academia agencia alcaldia asamblea asociacion audiencia autoridad biblioteca cadena camara "
    "clinica comision compania comunidad concejalia confederacion consejeria consultora "
    "cooperativa delegacion diputacion direccion editorial embajada escuela facultad farmacia "
    "federacion filmoteca fiscalia fundacion generalitat gobernacion guardia guarderia imprenta "
    "intendencia junta libreria municipalidad notaria oficina orquesta policia prefectura "
    "presidencia procuraduria residencia revista secretaria sociedad subdireccion tesoreria "
    "union universidad xunta".split()
)
_EL = frozenset(
    "aeropuerto archivo ateneo auditorio ayuntamiento banco bufete cabildo ceip centro colegio "
    "congreso conservatorio consejo consorcio consulado defensor despacho diario ejercito gobierno "
    "grupo hospital hotel ies instituto juzgado laboratorio liceo ministerio museo observatorio "
    "parlamento patronato periodico politecnico sanatorio senado servicio sindicato teatro "
    "tecnologico tribunal".split()
)
_LETTERS = {
    **dict.fromkeys(
        "ONU OMS UE OEA OTAN OCDE OIT FAO UNESCO UNAM UNED UAM UBA UAB UB UPF UPM UCM NASA FIFA"
        " UEFA AEAT AEMET DGT SER BBC SEP UCR".split(), "la"),
    **dict.fromkeys(
        "CSIC INE ITAM IPN INAH IMSS ISSSTE FMI BID BCE BOE SEPE COI MIT CERN INBA CNIO CIS CCCB"
        " IVAM MoMA MACBA".split(), "el"),
}  # fmt: skip
_KNOWN_LA = re.compile(
    r"(?:Casa de|Cruz (?:Roja|Verde))\b|(?:Complutense|Autónoma|Politécnica|Católica|Pontificia"
    r"|Javeriana|Iberoamericana|Carlos III|Sorbona)(?=\Z| de)"
)
_KNOWN_EL = re.compile(r"(?:FC|CF|Real Madrid|Atlético|Athletic|Real Betis|Club|Tec de)\b")
# Legal forms, which nobody says.
_FORM = re.compile(
    r",?\s+(?:S\.?\s?A\.?(?: de C\.?\s?V)?|S\.?\s?L(?:\.?\s?[LUP])?|S\.?\s?A\.?\s?[SU]|S\.?\s?Coop"
    r"|S\.? de R\.?\s?L\.?(?: de C\.?\s?V)?|Ltda|C\.\s?A)\.?\Z"
)
# Subjects and lines of work take an article, which their first word tells.
_ENDS_LA = re.compile(r"(?:a|ión|dad|tad|tud|sis)\Z")
_EL_DESPITE_A = frozenset("arte análisis clima sistema idioma".split())


def firm(name: str) -> str:
    """An employer as it stands in a sentence: `el Ayuntamiento de León`, `la ONU`, `Lantern`."""
    bare = _FORM.sub("", name) or name
    return f"{_of_firm(bare)} {bare}".strip()


def _of_firm(name: str) -> str:
    """The article of an employer by its first word; empty where it takes none."""
    head, _, rest = name.partition(" ")
    if head in _LETTERS and (not rest or re.match(r"del? |en |España|México", rest)):
        return _LETTERS[head]
    if fold(head) in _LA or _KNOWN_LA.match(name):
        return "la"
    return "el" if fold(head) in _EL or _KNOWN_EL.match(name) else ""


def with_the(name: str) -> str:
    """`la Universidad de Salamanca`, `el Daily`, `la biología`, but `Michigan`, `SEO`."""
    if re.match(r"(?:el|la|los|las) \S", name):  # it has its own
        return name
    if re.match(r"the ", name, re.IGNORECASE):
        return f"el {name[4:]}"
    if fold(name) in _COUNTRIES:
        return f"la Universidad de {name}"
    name = _FORM.sub("", name) or name
    return f"{_of_firm(name) or _of_school(name) or _article(name)} {name}".strip()


def _of_school(name: str) -> str:
    """The article of a school by any of its words; empty for other names."""
    if _FEMININE.search(name):
        return "la"
    return "el" if _MASCULINE.search(name) else ""


def _article(said: str) -> str:
    """The article of a subject or a line of work that our tables say; empty for other names."""
    head = next(iter(said.split()), "")
    if head not in _heads():
        return ""
    if head.endswith(("as", "iones", "dades")):
        return "las"
    if head.endswith("os") or head == "idiomas":
        return "los"
    return "la" if _ENDS_LA.search(head) and head not in _EL_DESPITE_A else "el"


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first words of every subject and topic of our tables."""
    every = (*values("es", "majors"), *values("es", "topics"), *values("es", "fields"))
    return frozenset(said.split()[0] for said in every)


def of_the(name: str) -> str:
    """`de la biología`, `del derecho`, `de Michigan`, `de El País`: a title keeps its own."""
    return re.sub(r"^de el ", "del ", f"de {with_the(name)}")


def to_the(name: str) -> str:
    """`a la edición`, `al diseño`, `a Lantern`."""
    return re.sub(r"^a el ", "al ", f"a {with_the(name)}")
