"""Words and forms by which loose text is told apart: what is no name, no firm, no longer so."""

import re

JUNK = re.compile(
    r"^\W*\d|^[\"“„«]|\d{3}[ .-]?\d{3}"
    r"|^(?:tel|phone|fax|room|suite|office|email|e-mail|minor|gpa)\b"
    r"|\b(?:street|st\.|avenue|ave\.?|road|tower|floor|building|p\.?o\.? box)(?: \d|$)"
    r"|^(?:read|learn|see|view|find) | \d{2,5}$"
    r"|^(?:apply|more|website|profile|bio|contact|email|phone|photo|message|connect|follow)$"
    r"|^P['’]\d\d|degree connection|^mutual\b|^greater |\bbay area$"
    r"|^(?:professor|prof\.?|dr\.?) \w+$|^(?:how|why|when|what) |^remote$|\bchapter$"
    r"|^(?:freshman|sophomore|junior|senior)$|\b(?:relations|affairs|services|giving|resources)$",
    re.IGNORECASE,
)
# Not, or no longer, or not yet so: neither title nor firm is what it seems.
PAST = re.compile(
    r"\b(?:former(?:ly)?|retired|incoming|until|previously|emerit\w+|past|ex)\b", re.IGNORECASE
)
AWARD = re.compile(
    r"\b(?:award|prize|medal|fellowship|scholarship|recipient|winner)\b", re.IGNORECASE
)
DIED = re.compile(
    r"[†‡✝]|\b(?:deceased|in memoriam|d\. (?:19|20)\d\d)\b|^\s*\*(?=\w)", re.IGNORECASE
)
# What firms end in, and posts do not.
FIRMS = frozenset(
    "press hospital books bank group partners foods labs lab studio studios media court clinic"
    " systems technologies consulting capital ventures foundation agency airlines motors energy"
    " insurance hotel restaurant theater theatre orchestra bakery records publishing publishers"
    " weekly times network industries journal magazine museum library school schools university"
    " college church county company brothers sons house fund trust analytics ledger"
    " software".split()
)
AT_COLLEGES = ("academia", "education_admin")  # fields whose work is at a college
OFFICES = frozenset(
    "chair;co-chair;treasurer;secretary;member-at-large;trustee;board member;member".split(";")
)
STYLED = re.compile(r"(?:Frau|Herr|Señora?|Mme|Mlle)\.? ")
SPANNED = re.compile(r"(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d")
LEADS = re.compile(
    r"\b(?:president|vp|director|manager|head|chief|dean|lead|officer)\b", re.IGNORECASE
)
STATE = re.compile(r"[A-Z]{2}(?: \d{5})?\Z")
# Words of menus, headings, events and offices, of which names have none.
STOP = frozenset(
    """
    a an the our your their his her its and or of for with from in on at to by about we you
    us how why what when where who is are was were be as not no all more most next last
    first office offices program programs programme department departments center centre
    centers service services relations news event events contact contacts campus alumni
    alumnae alumnus student students faculty staff team college colleges school schools
    university universities institute award awards prize prizes medal medals fund funds
    scholarship scholarships course courses minor minors majors welcomes wins opens named
    names night week weekend days hours address mailing legal mentions plan site aviso join
    visit give giving apply view learn online home pages search menu commencement homecoming
    memoriam greater area cities county city avenue room tower building chapter club clubs
    association society committee board council inc llc ltd gmbh corp company library
    archive archives museum press journal magazine stories spotlight spotlights profile
    profiles resource resources policy policies privacy terms cookie cookies accessibility
    sitemap directory directories admissions aid financial career careers job jobs opening
    openings internship internships volunteer donate support help faq login log sign
    register subscribe newsletter follow share download photo photos video videos calendar
    map directions parking annual report quarterly spring fall front general main customer
    editorial creative links useful related featured meet january february july september
    october november december startseite kontakt impressum datenschutz aktuelles
    veranstaltungen accueil actualités inicio contacto noticias eventos ueber uber my resume
    workshop workshops panel seminar conference lecture session reception meetup webinar
    ceremony voice finding click here edit hospital books bank group partners foods labs lab
    studio studios media court clinic systems technologies technology consulting capital
    ventures foundation agency authority ministry airlines motors energy health insurance
    hotel restaurant theater theatre orchestra brewing bakery farms records publishing
    publishers daily weekly times network solutions industries international global national
    federal design analytics software digital realty construction upcoming reunion luncheon
    lunch welcome dinner gala dear thanks cheers regards hi hello webmaster admin vacant full
    employer employers graduate undergraduate episode podcast recipient recipients honoree
    honorees attendees members
    """.split()
)


PARTICLES = frozenset(
    "de da do dos das del della der den di du la le las los van von zu bin ibn al el y e".split()
)
