"""Which column means what: by its name, and by what its values look like."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from outreach import names

# Canonical field ← headers met in real files, compared without case, spaces and punctuation.
# The order of a field's aliases is the order of preference within one file.
ALIASES: dict[str, str] = {
    "first_name": "firstname givenname first forename recipientfirstname originalfirstname prenom"
    " vorname nombre studentfirstname",
    "last_name": "lastname familyname surname last recipientlastname originallastname nom nachname"
    " apellidos studentlastname",
    "full_name": "fullname name alumniname alumname studentname membername contactname"
    " scraperfullname preferredmailname mailname nameoftheperson",
    "maiden_name": "maidenname previouslastname formername birthname",
    "known_name": "preferredfirstname preferredname knownname nickname goesby",
    "url": "linkedinprofileurl linkedinurl personlinkedinurl linkedinprofile linkedinprofilelink"
    " defaultprofileurl profileurl publicprofileurl linkedin url profile profilelink page website",
    "email": "emailaddress email preferredemail primaryemail emailprimary emailpreferred"
    " recipientemail linkedinemail proemail professionalemail workemail personalemail"
    " personalgmail gmail mail emails email1 email2 email3 email1value emailaddress2"
    " email2address email3address secondaryemail alumniemail contactemail adresseemail emailadresse"
    " correo correoelectronico",
    "company": "currentemployer currentcompany currentcompanycustom companyname company employer"
    " employername organization organisation organizationname organization1name organization1"
    " firmname firm companyorbusiness currentaffiliation employment workplace placeofwork"
    " position0company entreprise unternehmen empresa firma",
    "title": "currenttitle currentposition currentpositiontitle currentcompanyposition jobtitle"
    " linkedinjobtitle worktitle roletitle position companytitle organizationtitle"
    " organization1title organizationtitle1 title role designation occupation profession"
    " currentrole currentpos position0title poste cargo puesto",
    "headline": "headline linkedinheadline",
    "connected_on": "connectedon connectiondate connectedat dateconnected datedeconnexion"
    " verbundenam fechadeconexion",
    "school": "schoolname school university college linkedinschoolname linkedinpreviousschoolname"
    " school1 school2 school3 education1 education2 education3 education4 education5"
    " school0school school1school school2school schools almamater institution"
    " undergraduateinstitution preferredschoolname undergraduateeducationandinstitute",
    "degree": "degreename degree degreetype linkedinschooldegree linkedinpreviousschooldegree"
    " schooldegree schooldegree1 schooldegree2 educationdegree1 educationdegree2 educationdegree3"
    " school0degree school1degree school2degree degreecode degrees nomenclature",
    "major": "major majors fieldofstudy educationfos1 educationfos2 educationfos3 school0field"
    " school1field school2field course coursename collegecourse concentration specialization"
    " specialisation branch programofstudy program schooldegreespec schooldegreespec2"
    " currentmajordescription primaryeducationmajornames department",
    "year": "classyear preferredclassyear classof gradyear graduationyear yearofgraduation"
    " graduatingclass graduationdate graduation dategraduated degreeyear primaryclassdegreeyear"
    " passingyear batch batchnumber socialclassyear class year yeargraduated expectedgraduation"
    " primaryeducationenddate linkedinschooldaterange linkedinpreviousschooldaterange"
    " schooldaterange schooldaterange2 educationend1 educationend2 educationend3 school0to"
    " school1to school2to fulldate",
    "city": "city currentcity town",
    "state": "state currentstate st stateprovince province region",
    "country": "country currentcountry countrycode",
    "location": "location currentlocation geolocation locationname where based",
    "hometown": "hometown homecity placeoforigin",
    "industry": "industry companyindustry sector currentindustry",
    "club": "activities clubs club studentactivities affinitygroups activitiesandsocieties"
    " organizations societies team teams studentorganizations",
    "mentor": "willingtohelpstudents willingtohelp willingtomentor mentor openstomentoring"
    " opentomentoring openbeingcontacted availabletomentor",
    "mutuals": "mutualconnections sharedconnectionscount mutual sharedconnections",
    "started_on": "startedon linkedinjobdaterange organizationstart1 position0from durationinrole",
    "past_company": "previouscompanyname pastexperiencecompanyname company2 organization2"
    " organization3 position1company position2company formeremployer previousemployer",
    "past_title": "linkedinpreviousjobtitle pastexperiencecompanytitle jobtitle2"
    " organizationtitle2 organizationtitle3 position1title position2title",
    "referred_by": "referredby referrer introducedby",
    "do_not_contact": "donotcontact donotemail donotsolicit donotmail deceased isdeceased archived"
    " unsubscribed optout optedout",
    "notes": "notes comments remarks description",
}
_FIELDS = {alias: field for field, words in ALIASES.items() for alias in words.split()}
_RANKS = {alias: at for words in ALIASES.values() for at, alias in enumerate(words.split())}
# Fields of which a second column is a second value, not a rival.
_MANY = frozenset({"school", "degree", "major", "year", "email", "past_company", "past_title"})
_ASKED = re.compile(
    r"(?:open|willing|happy|may|can|okay?|agree|consent|available)\b.*"
    r"\b(?:contact|reach|mentor|help|talk|speak|email|e-mail|connect)",
    re.IGNORECASE,
)
_NO = frozenset({"no", "n", "false", "0", "never", "nein", "non", "not at this time", "opted out"})
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sure", "happy to", "deceased"})


def unique(header: Sequence[str]) -> list[str]:
    """Column names made different: a repeated one gets a number, a nameless one its place."""
    seen: Counter[str] = Counter()
    result = []
    for at, raw in enumerate(header, 1):
        name = names.tidy(raw) or f"column {at}"
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return result


def meaning(header: str) -> str:
    """The field that a header names by itself; empty for none."""
    bare = re.sub(r"\([^)]*\)|[?*#:]", " ", header)
    compact = _compact(bare)
    if found := _FIELDS.get(compact):
        return found
    if _ASKED.search(header):
        return "mentor"
    if found := _FIELDS.get(
        re.sub(r"(?:ifemployed|optional|required)$|^(?:your|the)", "", compact)
    ):
        return found
    words = names.fold(bare).split()
    return next((field for cue, field in _SENTENCE if all(w in words for w in cue.split())), "")


# Headers that are sentences, as survey forms have them: all the words must occur.
_SENTENCE = (
    ("linkedin", "url"), ("email", "email"), ("graduation year", "year"), ("class year", "year"),
    ("first name", "first_name"), ("last name", "last_name"), ("full name", "full_name"),
    ("job title", "title"), ("current position", "title"), ("current employer", "company"),
    ("current company", "company"), ("current affiliation", "company"), ("major", "major"),
    ("do not contact", "do_not_contact"), ("do not email", "do_not_contact"),
    ("undergraduate education", "school"), ("clubs", "club"), ("current location", "location"),
)  # fmt: skip


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Index of the header among the first 30 rows: the one with most known names; -1 for none."""
    best, most = -1, 0
    for at, row in enumerate(rows[:30]):
        known = {field for cell in row if len(cell) < 120 and (field := meaning(cell))}
        if len(known) > most and known & {"full_name", "first_name", "last_name", "email", "url"}:
            best, most = at, len(known)
    return best if most > 1 or (most == 1 and len(rows[best]) <= 3) else -1


def infer(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Guess the mapping column → field from the names, and from the first 200 rows.

    Args:
        header: Column names, unique.
        rows: Records, as wide as the header.
    """
    sample = rows[:200]
    values = {name: [r[at] for r in sample if r[at].strip()] for at, name in enumerate(header)}
    claims: dict[str, list[str]] = {}
    for name in header:
        base = re.sub(r" \d+$", "", name)
        field = meaning(name) or meaning(base)
        field = _corrected(field, name, values[name]) or _looks(values[name])
        if field:
            claims.setdefault(field, []).append(name)
    _separate(claims)
    return _numbered(header, claims, values)


def _corrected(field: str, name: str, values: list[str]) -> str:
    """The field of a header, or another, or none, by what stands in the column."""
    check = _CHECKS.get(field)
    if not field or not values or check is None or _share(values, check) >= _NEEDED.get(field, 0.3):
        return field
    if field == "year" and _share(values, _is_degree) > 0.5:
        return "degree"
    return ""


def _share(values: list[str], check: Callable[[str], object]) -> float:
    return sum(bool(check(value)) for value in values) / len(values) if values else 0.0


def _is_url(value: str) -> bool:
    return bool(names.profile(value))


def _is_email(value: str) -> bool:
    return "@" in value and bool(names.emails(value))


def _is_year(value: str) -> bool:
    return len(value) <= 40 and bool(names.class_year(value, 2026))


def _is_degree(value: str) -> bool:
    return bool(re.match(r"(?:[BMD]\.?[A-Z]|Ph\.?D|Bachelor|Master|Doctor|Associate)", value))


def _is_text(value: str) -> bool:
    """Words, and neither a connection degree (`2nd`), nor a number, nor a link."""
    return bool(re.search(r"[^\W\d_]{2}", value)) and not re.match(
        r"(?:1st|2nd|3rd)\b|https?:|[\d.,%$€-]+\Z", value.strip(), re.IGNORECASE
    )


def _is_yes_no(value: str) -> bool:
    return answer(value) is not None or not value.strip()


_CHECKS: dict[str, Callable[[str], object]] = {
    "url": _is_url, "email": _is_email, "year": _is_year, "degree": _is_text, "major": _is_text,
    "school": _is_text, "title": _is_text, "company": _is_text, "full_name": _is_text,
    "club": _is_text, "first_name": _is_text, "last_name": lambda v: re.search(r"[^\W\d_]", v),
    "mutuals": lambda v: v.strip().isdigit(),
}  # fmt: skip
_NEEDED = {"email": 0.2, "year": 0.5, "url": 0.2, "full_name": 0.7, "first_name": 0.5}


def _looks(values: list[str]) -> str:
    """The field of a column whose name says nothing, where its values leave no doubt."""
    if len(values) < 2:
        return ""
    if _share(values, _is_url) > 0.8:
        return "url"
    return "email" if _share(values, _is_email) > 0.8 else ""


def _separate(claims: dict[str, list[str]]) -> None:
    """Settle words that mean two things: a `Title` beside a `Job Title` is an honorific."""
    titles = claims.get("title", [])
    if len(titles) > 1:
        claims["title"] = sorted(titles, key=_rank)
    if "full_name" in claims and "first_name" in claims and "last_name" in claims:
        del claims["full_name"]


def _rank(name: str) -> int:
    return _RANKS.get(_compact(name), 99)


def _compact(header: str) -> str:
    return names.fold(header).replace(" ", "")


def _numbered(
    header: Sequence[str], claims: dict[str, list[str]], values: dict[str, list[str]]
) -> dict[str, str]:
    """One column a field, the best; further schools and addresses get numbers.

    Two columns of one field without a number are two tellings of one thing (`Class Year` beside
    `Graduation Date`): both mean it, the better one first.
    """
    mapping: dict[str, str] = {}
    schools = len(claims.get("school", []))
    for field, columns in claims.items():
        best = sorted(columns, key=lambda c: (not values[c], _rank(c), header.index(c)))
        if field in _MANY:
            many = field in ("school", "email", "past_company", "past_title") or schools > 1
            for name, place in _places(columns if many else best, many):
                mapping[name] = f"{field}_{place}" if place > 1 else field
        elif field in ("do_not_contact", "mentor"):
            mapping |= dict.fromkeys(best, field)
        else:
            mapping[best[0]] = field
    return mapping


def _places(columns: list[str], many: bool) -> list[tuple[str, int]]:
    """Which school a column belongs to: its own number where it has one, else its order.

    Dux-Soup counts from 0, the others from 1; PhantomBuster's earlier school says `Previous`.
    """
    zero = any(re.search(r"(?:^|\D)0(?:\D|$)", name) for name in columns)
    told: dict[str, int] = {}
    for name in columns:
        number = re.search(r"(?:^|[^\d])(\d)(?:\D|$)", name)
        if number and not re.search(r" \d$", name):
            told[name] = int(number[1]) + zero
        elif "previous" in name.lower():
            told[name] = 2
    free = (place for place in range(1, 99) if place not in told.values())
    return [(name, told.get(name) or (next(free) if many else 1)) for name in columns]


def answer(text: str) -> bool | None:
    """Yes, no, or None where a cell says neither (`Yes, by email` is a yes)."""
    words = names.fold(text)
    if words in _YES or words.startswith(("yes ", "happy ", "sure ")):
        return True
    if words in _NO or words.startswith("no "):
        return False
    return None
