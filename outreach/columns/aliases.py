"""What the header of a column says: aliases met in real files, and words of survey questions."""

import re

from outreach.columns import consent
from outreach.names import fold

# Canonical field ← headers met in real files, compared without case, spaces and punctuation.
# The order of a field's aliases is the order of preference within one file.
ALIASES: dict[str, str] = {
    "first_name": "firstname givenname first forename recipientfirstname originalfirstname prenom"
    " vorname nombre nombres nome prenoms voornaam studentfirstname",
    "last_name": "lastname familyname surname last recipientlastname originallastname nom nachname"
    " apellidos apellido sobrenome cognome achternaam studentlastname",
    "full_name": "fullname name alumniname alumname studentname membername contactname"
    " nomcomplet nombrecompleto nomecompleto nomeecognome nombreyapellidos nometprenom"
    " prenometnom vollstandigername vorundnachname alumnus alumna alumni graduatename"
    " scraperfullname preferredmailname mailname nameoftheperson alum attendee participant"
    " alumlastfirst alumnuslastfirst alumnilastfirst namelastfirst lastfirst lastnamefirstname"
    " namefirstlast",
    "maiden_name": "maidenname previouslastname formername birthname",
    "known_name": "preferredfirstname preferredname knownname nickname goesby prefname"
    " preferred preferredgivenname",
    "url": "defaultprofileurl linkedinprofileurl linkedinurl personlinkedinurl linkedinprofile"
    " linkedinprofilelink profileurl publicprofileurl linkedin url profile profilelink page"
    " website",
    "email": "emailaddress email preferredemail primaryemail emailprimary emailpreferred"
    " recipientemail linkedinemail proemail professionalemail workemail personalemail"
    " personalgmail gmail mail emails email1 email2 email3 email1value emailaddress2"
    " email2address email3address secondaryemail alumniemail contactemail adresseemail emailadresse"
    " correo correoelectronico courriel mailadresse emailid",
    "company": "currentemployer currentcompany currentcompanycustom companyname company employer"
    " employername organization organisation organizationname organization1name organization1"
    " firmname firm companyorbusiness currentaffiliation employment workplace placeofwork"
    " companyorg companyorganization companyororganization employerorganization org"
    " position0company associatedcompany wherenow nowat wheretheyarenow wherearetheynow"
    " employednow primarycompany entreprise societe employeur unternehmen"
    " arbeitgeber empresa azienda firma",
    "title": "currenttitle currentposition currentpositiontitle currentcompanyposition jobtitle"
    " linkedinjobtitle worktitle roletitle position companytitle organizationtitle"
    " organization1title organizationtitle1 title role designation occupation profession"
    " currentrole currentjob currentjobtitle currentpos position0title job poste fonction"
    " funktion beruf cargo puesto ruolo whattheydonow whattheydothere whattheydo whattheyarenow",
    "headline": "headline linkedinheadline",
    "connected_on": "connectedon connectiondate connectedat dateconnected datedeconnexion"
    " verbundenam fechadeconexion",
    "school": "schoolname school university college linkedinschoolname linkedinpreviousschoolname"
    ""
    " school1 school2 school3 education1 education2 education3 education4 education5"
    " school0school school1school school2school schools almamater institution"
    " undergraduateinstitution preferredschoolname undergraduateeducationandinstitute"
    " collegeuniversity universitycollege hochschule universitat universite universidad"
    " universidade universita ecole etablissement",
    "degree": "degreename degree degreetype linkedinschooldegree linkedinpreviousschooldegree"
    " schooldegree schooldegree1 schooldegree2 educationdegree1 educationdegree2 educationdegree3"
    " school0degree school1degree school2degree degreecode degrees nomenclature",
    "major": "major majors maj majormajors fieldofstudy educationfos1 educationfos2"
    " educationfos3 school0field"
    " school1field school2field course coursename collegecourse concentration specialization"
    " specialisation branch programofstudy program schooldegreespec schooldegreespec2"
    " currentmajordescription primaryeducationmajornames department"
    " studiengang studienfach fachrichtung filiere specialite carrera curso corsodilaurea",
    "year": "classyear preferredclassyear classof gradyear graduationyear yearofgraduation"
    " graduatingclass graduationdate graduation dategraduated degreeyear primaryclassdegreeyear"
    " passingyear batch batchnumber socialclassyear class year yeargraduated expectedgraduation"
    " primaryeducationenddate linkedinschooldaterange linkedinpreviousschooldaterange"
    " schooldaterange schooldaterange2 educationend1 educationend2 educationend3 school0to"
    " school1to school2to fulldate graduated abschlussjahr jahrgang promotion promo"
    " anneedediplome anneedobtention anodegraduacion aniodegraduacion generacion"
    " anodeformatura annodilaurea gradyr graddate classyr degyr degreeyr degyear gradclass clyr",
    "city": "city currentcity town ciudad ville ort stadt wohnort citta cidade",
    "state": "state currentstate st stateprovince province region",
    "country": "country currentcountry countrycode pays land pais paese",
    "location": "location cityst citystate citystateprovince currentlocation geolocation"
    " locationname where based standort ubicacion",
    "hometown": "hometown homecity placeoforigin",
    "industry": "industry companyindustry sector currentindustry",
    "club": "activities clubs club studentactivities affinitygroups activitiesandsocieties"
    " organizations societies team teams studentorganizations campusgroups campusinvolvement"
    " campusactivities studentgroups collegeactivities studentorgs",
    "mentor": "mentor openbeingcontacted",  # the others are known by their words: consent.py
    "mutuals": "mutualconnections sharedconnectionscount mutual sharedconnections",
    "started_on": "startedon linkedinjobdaterange organizationstart1 position0from durationinrole",
    "past_company": "previouscompanyname pastexperiencecompanyname company2 organization2"
    " organization3 position1company position2company formeremployer previousemployer",
    "past_title": "linkedinpreviousjobtitle pastexperiencecompanytitle jobtitle2"
    " organizationtitle2 organizationtitle3 position1title position2title",
    "referred_by": "referredby referrer introducedby",
    "do_not_contact": "archived",  # the others are known by their words: consent.py
    "notes": "notes comments remarks description",
}
_FIELDS = {alias: field for field, words in ALIASES.items() for alias in words.split()}
_RANKS = {alias: at for words in ALIASES.values() for at, alias in enumerate(words.split())}

# Whose address or name it is, if not the person's own; and what is told of an address.
_OTHERS = frozenset(
    """
    advisor assigned assistant assistants contacted counselor created emergency father manager
    managers mother owner parent parents recruiter referrer reviewer spouse spouses staff submitted
    supervisor updated
    """.split()
)
_ABOUT = frozenset(
    """
    all bounced catch clicked confidence count date domain emails hash label last list marketing
    newsletter open opened preference prefix provider quality replied score sent source status
    subject subscribed subscription template time type valid validation verification verified
    """.split()
)
# A question that asks for prose is not answered by a fact.
_PROSE = frozenset(
    """
    advice any anything comment comments describe explain favorite favourite feedback how story
    suggestions tell think why
    """.split()
)
# Headers that are sentences, as survey forms have them: all the words must occur.
_SENTENCE = (
    ("linkedin", "url"), ("email", "email"), ("graduation year", "year"), ("class year", "year"),
    ("year graduate", "year"), ("year graduated", "year"), ("when graduate", "year"),
    ("year graduation", "year"), ("year degree", "year"),
    ("first name", "first_name"), ("last name", "last_name"), ("full name", "full_name"),
    ("your name", "full_name"), ("job title", "title"), ("current position", "title"),
    ("current role", "title"), ("current title", "title"), ("current employer", "company"),
    ("current company", "company"), ("current affiliation", "company"),
    ("currently work", "company"), ("where work", "company"), ("current organization", "company"),
    ("employer name", "company"), ("field study", "major"), ("major", "major"),
    ("undergraduate education", "school"), ("school attend", "school"),
    ("university attend", "school"), ("college attend", "school"), ("clubs", "club"),
    ("activities", "club"),
    ("current location", "location"), ("city live", "city"), ("where live", "location"),
    ("where based", "location"), ("current city", "city"),
)  # fmt: skip
_OPTIONAL = re.compile(r"(?:ifemployed|optional|required)$|^(?:your|the)")


def meaning(header: str) -> str:
    """The field that a header names by itself; empty for none."""
    bare = re.sub(r"\([^)]*\)|[?*#:]", " ", header[:300])
    letters = compact(bare)
    if asked := consent.meaning(header[:300]):
        return asked
    if found := _FIELDS.get(letters) or _FIELDS.get(_OPTIONAL.sub("", letters)):
        return found
    return "" if is_others(header) else _sentence(fold(bare).split())


def _sentence(words: list[str]) -> str:
    if _PROSE.intersection(words):
        return ""
    found = next((f for cue, f in _SENTENCE if all(w in words for w in cue.split())), "")
    return "" if found == "email" and _ABOUT.intersection(words) else found


def is_exact(header: str) -> bool:
    """Whether the header is an alias, and not a sentence with some of its words."""
    return compact(re.sub(r" \d+$", "", header)) in _FIELDS


def is_others(header: str) -> bool:
    """Whether a column is about someone else: an owner, an assistant, a parent."""
    return bool(_OTHERS.intersection(fold(header).split()))


def rank(header: str) -> int:
    """Place of a header among the aliases of its field."""
    return _RANKS.get(compact(header), 99)


def compact(header: str) -> str:
    """Letters and digits only, the form in which aliases are compared."""
    return fold(header).replace(" ", "")
