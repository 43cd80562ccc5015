"""What somebody does, as a topic: `senior content designer` → `content design`."""

import re
from functools import lru_cache

from outreach.names import fold

# Words of rank, contract or place: they say how, not what.
_RANK = re.compile(
    r"(?:senior|junior|associate|assistant|staff|principal|lead|chief|deputy|visiting|adjunct"
    r"|freelance|interim|acting|managing|executive|global|regional|contributing|in-house|recent"
    r"|peer|student|independent|entry-level|mid-level|retired|undergraduate|graduate|first"
    r"|second|third|fourth|fifth|grade)\s+"
)
_OVER = re.compile(r"(?:head|director|vp|vice president|chief|lead|manager|team lead) of ")
# Who does it → what is done; the words before stay ("technical writer" → "technical writing").
_DOES = {
    "actor": "acting", "advisor": "advising", "adviser": "advising", "advocate": "advocacy",
    "analyst": "analysis", "animator": "animation", "bookseller": "bookselling",
    "brewer": "brewing", "coach": "coaching", "consultant": "consulting",
    "copywriter": "copywriting", "counselor": "counseling", "counsellor": "counselling",
    "critic": "criticism", "dentist": "dentistry", "designer": "design",
    "developer": "development", "economist": "economics", "educator": "education",
    "engineer": "engineering", "fundraiser": "fundraising", "illustrator": "illustration",
    "informaticist": "informatics",
    "instructor": "teaching", "journalist": "journalism", "photographer": "photography",
    "planner": "planning", "producer": "production", "programmer": "programming",
    "publicist": "publicity", "recruiter": "recruiting", "reporter": "reporting",
    "researcher": "research", "speechwriter": "speechwriting", "strategist": "strategy",
    "teacher": "teaching", "therapist": "therapy", "translator": "translation",
    "tutor": "tutoring", "worker": "work", "writer": "writing",
}  # fmt: skip
# The same where the words before would only confuse ("registered nursing").
_ALONE = {
    "accountant": "accounting", "archivist": "archive work", "attorney": "law",
    "auditor": "auditing", "counsel": "law", "curator": "museum work", "editor": "editing",
    "lawyer": "law", "librarian": "library work", "nurse": "nursing", "paralegal": "law",
    "physician": "medicine",
}  # fmt: skip
# Kinds of editing that have a name of their own.
_EDITING = ("copy", "developmental", "news", "photo", "technical", "video")
# Nothing is said of these without the words before them, or with others than these.
_NEEDS = {
    "advocate": ("developer", "patient"),
    "analyst": ("budget", "business", "credit", "data", "financial", "policy", "risk", "security",
                "investment", "market"),
    "developer": ("software", "web", "backend", "back-end", "frontend", "front-end", "game",
                  "mobile", "application", "curriculum", "full-stack"),
    "educator": ("health", "museum"),
    "planner": ("city", "urban", "event", "media", "financial"),
    "therapist": ("physical", "occupational", "speech", "music", "art"),
    "worker": ("social",),
}  # fmt: skip
# Lines of work: who stands before `manager`, `specialist` and the like does these.
_LINES = frozenset(
    "advertising analytics communication communications compliance consulting content copywriting"
    " design documentation editing education engineering events fundraising hr it localization"
    " marketing media nursing operations outreach policy publicity publishing recruiting relations"
    " research sales security seo strategy writing informatics".split()
)
_HOLDERS = frozenset(
    "manager specialist coordinator associate director lead officer assistant intern executive"
    " representative partner head supervisor generalist administrator".split()
)
_MANAGED = frozenset("product project program account brand grants rights office store risk "
                     "case property community partnerships".split())  # fmt: skip
_FIXED = {
    "art director": "art direction", "creative director": "creative direction",
    "content manager": "content", "content director": "content", "content lead": "content",
    "content coordinator": "content", "content specialist": "content",
    "editorial assistant": "editorial work", "editorial director": "editorial work",
    "data scientist": "data science", "data engineer": "data engineering",
    "information architect": "information architecture",
    "machine learning engineer": "machine learning",
    "software architect": "software architecture",
    "public defender": "law", "marketer": "marketing",
    "nurse informaticist": "nursing informatics", "informatics nurse": "nursing informatics",
    "informatics nurse specialist": "nursing informatics",
    "clinical informatics nurse": "nursing informatics",
}  # fmt: skip
# Names of fields as people say them after "went into"; the others are said as they are listed.
_FIELDS = {
    "writing": "writing and content", "journalism": "journalism", "film": "film and photography",
    "performing": "the performing arts", "marketing": "marketing", "pr": "communications",
    "ux": "UX or product design", "design": "graphic design", "art": "the visual arts",
    "data": "data work", "it": "IT", "software": "software", "sales": "sales",
    "customer": "customer support", "retail": "retail", "finance": "finance",
    "accounting": "accounting", "banking": "banking", "insurance": "insurance",
    "consulting": "consulting", "operations": "operations", "project": "project management",
    "hr": "HR", "admin": "office administration", "management": "general management",
    "founder": "starting a company", "law": "law", "compliance": "compliance",
    "government": "government", "public_safety": "public safety", "military": "the military",
    "nonprofit": "nonprofit work", "social_work": "social work", "academia": "university work",
    "education_admin": "school administration", "museum": "libraries and museums",
    "health_allied": "allied health", "health_admin": "healthcare administration",
    "biotech": "the life sciences", "environment": "environmental work",
    "research_social": "the social sciences", "real_estate": "real estate",
}  # fmt: skip


@lru_cache(maxsize=4096)
def craft(title: str) -> str:
    """The work that a spoken title names, as a topic; empty where it names none for sure.

    Args:
        title: `senior UX writer`, `head of content design`, `writer and editor`.
    """
    halves = [craft(half) for half in re.split(r" and |, | & ", title)] if _joined(title) else []
    if len(halves) == 2 and all(halves):
        return " and ".join(dict.fromkeys(halves))
    if halves:
        return ""
    bare = _bare(title)
    over = _OVER.match(bare.lower())
    if over:
        return _line(bare[over.end() :])
    return _FIXED.get(fold(bare)) or _of_holder(bare) or _of_doer(bare)


def _joined(title: str) -> bool:
    return bool(re.search(r" and |, | & ", title)) and not _OVER.match(_bare(title).lower())


def _bare(title: str) -> str:
    """The title without words of rank and without what follows a bracket or `in`."""
    text = re.split(r"\s[(\-–|]|\sin\s", title.strip(), maxsplit=1)[0]
    text = re.sub(r"\s+(?:[IVX]+|\d+)\Z", "", text)
    while found := _RANK.match(text.lower()):
        text = text[found.end() :]
    return text


def _line(phrase: str) -> str:
    words = phrase.split()
    return phrase if words and fold(words[-1]) in _LINES and len(words) <= 3 else ""


def _of_holder(title: str) -> str:
    before, _, last = title.rpartition(" ")
    if fold(last) not in _HOLDERS:
        return ""
    if fold(last) == "manager" and fold(before).rpartition(" ")[2] in _MANAGED:
        return f"{before} management"
    return _line(before)


def _of_doer(title: str) -> str:
    head, _, rest = title.partition(" of ")
    before, _, last = head.rpartition(" ")
    word = fold(last)
    if word in _ALONE and not (rest and word not in ("curator", "editor")):
        kind = fold(before)
        return f"{before} editing" if word == "editor" and kind in _EDITING else _ALONE[word]
    if rest or word not in _DOES or len(head.split()) > 3:
        return ""
    if word == "analyst" and fold(before).rpartition(" ")[2] in _LINES:
        return before
    if word in _NEEDS and fold(before).rpartition(" ")[2] not in _NEEDS[word]:
        return ""
    return f"{before} {_DOES[word]}".strip()


def field(home: str, name: str) -> str:
    """A field as people say it: `Marketing and advertising` → `marketing`; else its name."""
    return _FIELDS.get(home, name)
