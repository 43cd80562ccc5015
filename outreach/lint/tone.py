"""Tone and the ask: what a busy person minds."""

import re
from collections.abc import Iterator

from outreach.limits import MOST_EXCLAMATIONS, MOST_LINKS, MOST_MINUTES, MOST_QUESTIONS
from outreach.lint.rule import (
    ASKING,
    EVERY,
    FIRST,
    FIRST_LETTERS,
    english,
    error,
    family,
    phrases,
    warning,
    where,
)
from outreach.lint.text import Text, sentences_of
from outreach.names import fold
from outreach.resolve import company

_JOB = (
    r"\b(?:any|some|current|open|job) (?:job )?(?:openings?|vacanc(?:y|ies)|positions? (?:open|"
    r"available))\b|\b(?:open|available) (?:roles?|positions?)\b|\bjob (?:opportunit\w+|leads?)\b"
    r"|\b(?:are you|is your (?:team|company|firm)|are they|if you(?:'re| are)) "
    r"(?:currently )?hiring\b"
    r"|\bjoin(?:ing)? your (?:team|company|firm|group|organi[sz]ation)\b"
    r"|\bany (?:internships?|jobs?|vacanc(?:y|ies)|job openings?|opportunit(?:y|ies)) "
    r"(?:at|with|in|on|for|open|available|there)\b|\b(?:have|know of|are there) any (?:internships?"
    r"|jobs?|openings?|vacancies|opportunities|positions|roles)\b|\breferring me\b"
    r"|\bfor a referral\b"
    r"|\b(?:refer|recommend) me\b|\bgive me a job\b|\bhire me\b|\bconsider me\b"
    r"|\b(?:ask(?:ing)? (?:you )?for|give me|be|get|provide) a (?:job|referral|recommendation)\b"
    r"|\b(?:pass|send|forward|share|hand)(?:ing)? (?:along |on )?my (?:r[ée]sum[ée]|cv)\b"
    r"|\bmy (?:r[ée]sum[ée]|cv) (?:is |along)?(?:attached|to)\b|\battach(?:ed|ing)? (?:is )?my "
    r"(?:r[ée]sum[ée]|cv)\b|\bput in a (?:good )?word\b|\b(?:job|position|role|internship) "
    r"(?:at|with|in|on) your (?:company|firm|team|organi[sz]ation)\b"
    r"|\b(?:work|intern) (?:for|with|under) you\b|\b(?:looking|applying|apply) for (?:a |an )?"
    r"(?:job|role|position|internship) (?:at|with)\b|\binternships? available\b"
)
_NEAR_JOB = (
    "opening|vacanc|position|role|job|hiring|intern|opportunit|join|refer|recommend|hire me"
    "|consider me|resum|résum|rés|cv|word|work for you|work with you|work under you"
)
_COMPLIMENT = (
    r"\b(?:truly|really|so|very|incredibly|extremely)? ?(?:incredible|amazing|inspiring|"
    r"inspirational|legendary|impressive|outstanding|remarkable|phenomenal|fantastic|brilliant|"
    r"extraordinary|exceptional|awesome|stellar|esteemed|illustrious|admirer|world-class|"
    r"visionary|guru|rock ?star|"
    r"(?:so|very|deeply|truly|really) impressed|was impressed|in awe)\b"
)
_ASKED = re.compile(
    r"\?|\b(?:could|would|may|might|can) (?:you|I|we)\b|\bgrateful for\b|\bglad of\b|"
    r"\b(?:a line|a few lines|two or three lines|a sentence|a short (?:answer|reply))\b"
    r"|\bI'd love\b|\bI would (?:like|love|appreciate)\b",
    re.I,
)
_MINUTES = re.compile(r"min(?:ute)?s?\b")
_HOW_MANY = re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[ -]?\Z")
_NUMBER = 30  # characters before minutes in which their number stands
_WORDS = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
          "sixty": 60}  # fmt: skip
_SMALL = re.compile(r"\b(?:email|e-mail|line|lines|reply|here|message|write back|sentence)\b", re.I)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_SHORT_URL = re.compile(
    r"\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|buff\.ly|lnkd\.in|rebrand\.ly|is\.gd|cutt\.ly|"
    r"rb\.gy|tiny\.cc|t\.ly|shorturl\.at|hubs\.ly|dub\.sh)/\S*",
    re.I,
)
_MINE, _YOURS = re.compile(r"\b(?:I|my|me)\b"), re.compile(r"\byou(?:rs?)?\b", re.I)
_BEGINS_WITH_I = re.compile(r"(?:\S+ \S+,\s+)?I(?:'|\s)")  # after the greeting, too
_STORY = 45  # words about oneself that are none too many
_HOUR = re.compile(r"\b(?:an|one|1|two) hours?\b", re.I)
_LISTED = re.compile(r"^[^\S\n]*(?:\d+[.)]|[-*•])\s.*\?\s*$", re.M)
# What is asked for besides an answer; a line by email instead of a talk is one ask.
_TALK = "a talk"
_ASKS = {
    what: (tuple(near.split("|")), re.compile(pattern, re.I))
    for what, near, pattern in (
        (_TALK, "call|chat|talk|meet|coffee|minutes",
         r"\b(?:call|chat|talk|meet|coffee|minutes)\b"),
        ("an introduction", "introduc|connect me|connecting me|me in touch",
         r"\b(?:introduc(?:e|ing) me|introduction to|connect(?:ing)? me (?:with|to)|"
         r"put(?:ting)? me in touch)\b"),
        ("a review", "look over my|look at my|review my|feedback on my|read my|critique my",
         r"\b(?:look (?:over|at)|review|feedback on|read|critique) my "
         r"(?:r[ée]sum[ée]|cv|portfolio|cover letter|application|profile|website)\b"),
        ("a visit", "shadow|visit",
         r"\b(?:shadow(?:ing)? you|visit(?:ing)? your (?:office|team|lab))\b"),
        ("mentoring", "mentor", r"\b(?:be(?:ing|come)? my mentor|mentor me|mentorship)\b"),
    )
}  # fmt: skip
_TRACKED = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid|trk)=[^\s&]*", re.I)
_IMAGE = re.compile(r"<img\b|!\[[^\]]*\]\(|\bcid:\w", re.I)
_PICTURE = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]")
_EMOJI = re.compile(rf"{_PICTURE.pattern}|(?<!\w)[:;]-?[)DP(](?!\w)|(?<!\w)<3(?!\w)|\b[xX]D\b")
# What a face of plain characters holds.
_FACES = (":)", ":d", ":p", ":(", ":-", ";)", ";d", ";p", ";(", ";-", "<3", "xd")
_CAPITALS = re.compile(r"[A-Z]{4}")
_LOUD = re.compile(
    r"\b[A-Z]{4,}(?: [A-Z]{2,})+\b|\b(?:PLEASE|REALLY|VERY|NEVER|ALWAYS|URGENT|IMPORTANT|THANKS|"
    r"LOVE[DS]?|HUGE|AMAZING|EXCITED|HELP|HELLO|BEST|MUST)\b"
)


def no_ask(text: Text) -> Iterator[str]:
    """L43, nothing asked."""
    if "?" not in text.body and not _ASKED.search(text.body):
        yield "Nothing is asked: end with one small question."


def easy(text: Text) -> Iterator[str]:
    """L43, how the time is asked for."""
    asked = list(_minutes(text.body))
    hours = "hour" in text.low and bool(_HOUR.search(text.body))
    if not text.is_letter:
        return
    if not any(asked) and not hours:
        yield "No number of minutes is named: say how long a talk you ask for."
    if hours or any(minutes > MOST_MINUTES for minutes in asked):
        most = "an hour" if hours else f"{max(asked)} minutes"
        yield f"It asks for {most}: 15 to 20 minutes are given more easily."
    if not _SMALL.search(text.body):
        yield "There is no smaller yes: offer a line by email instead of a talk."


def _minutes(said: str) -> Iterator[int]:
    """How many minutes are named, each time; 0 for `some minutes`."""
    low = said.lower()
    for found in _MINUTES.finditer(low):
        if many := _HOW_MANY.search(low[max(0, found.start() - _NUMBER) : found.start()]):
            yield int(many[1]) if many[1].isdigit() else _WORDS.get(many[1], 0)


def two_asks(text: Text) -> Iterator[str]:
    """L43, more than one thing asked for."""
    asked = [what for what in _ASKS if what != _TALK and _is_asked(text, what)]
    if asked and _is_asked(text, _TALK):  # which most letters ask for: looked for last
        asked.insert(0, _TALK)
    if len(asked) > 1:
        yield f"It asks for {' and '.join(asked)}: ask for one of them."


def _is_asked(text: Text, what: str) -> bool:
    near, pattern = _ASKS[what]
    return text.holds(near) and bool(pattern.search(text.body))


def questions(text: Text) -> Iterator[str]:
    """L44."""
    marks = text.body.count("?")
    if marks > MOST_QUESTIONS:
        yield f"It asks {marks} questions: keep the best one, the others are for the talk."
    elif len(_LISTED.findall(text.body)) > 1:
        yield "It lists questions: keep the best one, the others are for the talk."


def links(text: Text) -> Iterator[str]:
    """L46."""
    if found := _SHORT_URL.search(text.body):
        yield f'"{found[0]}" hides where it leads: take the link out.'
    if found := _TRACKED.search(text.body):
        yield f'"{found[0]}" follows who reads it: cut it off the link.'
    if len(_URL.findall(text.body)) > MOST_LINKS:
        yield "There is more than one link: keep one at most."
    if _IMAGE.search(text.body):
        yield "There is a picture in it: send plain text."


def attached(text: Text) -> Iterator[str]:
    """L46, what is said to be attached."""
    if re.search(r"\b(?:attached|attachment|enclosed)\b", text.body, re.I):
        yield "It speaks of an attachment: send none with a first letter."


def loud(text: Text) -> Iterator[str]:
    """L47."""
    if text.body.count("!") > MOST_EXCLAMATIONS:
        yield f"There are {text.body.count('!')} exclamation marks: one is plenty."
    faces = text.holds(_FACES) or _PICTURE.search(text.whole)
    for found in _EMOJI.finditer(text.whole) if faces else ():
        if not text.known(found[0]):
            yield f'"{found[0]}" is a smiley or an emoji: write it in words.'
    for found in _LOUD.finditer(text.whole) if _CAPITALS.search(text.whole) else ():
        if not text.known(found[0]):
            yield f'"{found[0]}" is shouted: write it in small letters.'


def self_centred(text: Text) -> Iterator[str]:
    """L48."""
    sentences = [one for one in sentences_of(text.body) if one.strip()]
    own = [one for one in sentences if _BEGINS_WITH_I.match(one.strip())]
    if len(sentences) > 3 and len(own) * 2 > len(sentences):
        yield f"{len(own)} of {len(sentences)} sentences begin with I: begin with them."
        return
    told = sum(len(one.split()) for one in sentences_of(text.message) if _is_story(one))
    if told > _STORY and told * 2 > len(text.message.split()):
        yield f"Your own story takes {told} words, more than all the rest: shorten it."


def _is_story(sentence: str) -> bool:
    """Whether a sentence speaks of the sender alone, and asks for nothing."""
    if sentence.endswith("?") or not _MINE.search(sentence) or _YOURS.search(sentence):
        return False
    return not (_SMALL.search(sentence) or any(True for _ in _minutes(sentence)))


def avoided(text: Text) -> Iterator[str]:
    """L53."""
    if not text.seeker or not text.seeker.avoid:
        return
    whole = f" {fold(text.whole)} "
    for word in text.seeker.avoid:
        if fold(word) and f" {fold(word)} " in whole:
            yield f'It says "{word}", which you never use: say it in another way.'


def colleague(text: Text) -> Iterator[str]:
    """L52, of somebody at the seeker's own firm."""
    if text.person is None or text.seeker is None or not text.person.company_id:
        return
    here = {company.key(job.company.value) for job in text.seeker.jobs if not job.until}
    if text.person.company_id in here:
        yield f"{text.person.name.value} works where you work: be sure that they may know what \
you hope for, or skip it."


RULES = family(
    "tone",
    english(error("L37", ASKING, "A request for a job, a referral or a resume passed on.",
            phrases(_JOB, _NEAR_JOB,
                    "a first letter asks for no job; keep it for the end of a talk."))),
    english(warning("L38", EVERY, "Words that make people want to run.",
            phrases(r"\b(?:informational (?:interview|meeting|call|chat)s?|pick your brain|"
                    r"network(?:ing)? with you|(?:expand|build|grow)(?:ing)? my (?:professional )?"
                    r"network|networking (?:call|chat|meeting|conversation|opportunit\w+|purposes)|"
                    r"(?:to|for|am|I'm|of) network(?:ing)?(?! (?:\w*engineer\w*|security|"
                    r"equipment|hardware|protocols?|admin\w*|architect\w*))|my networking|"
                    r"toe in the door|foot in the door|coffee chat)\b",
                    "informational|brain|network|toe|foot|coffee",
                    'say "ask you a question about …".'))),
    english(warning("L39", EVERY, "Praise of the person.",
            phrases(_COMPLIMENT, "incredible|amazing|inspir|legendary|impress|outstanding"
                    "|remarkable|phenomenal|fantastic|brilliant|extraordinary|exceptional|awesome"
                    "|stellar|esteemed|illustrious|admirer|world|vision|guru|rock|awe",
                    "say what you want to ask them about instead."))),
    english(warning("L40", EVERY, "Praise that fits everybody.",
            phrases(r"\b(?:came across your profile|stumbled (?:up)?on your|your (?:impressive )?"
                    r"(?:background|profile|career) (?:is|was|caught)|impressive (?:background|"
                    r"career|profile|experience)|I (?:just )?loved? your work|loved your work|"
                    r"impressed (?:by|with) your (?:background|profile|career|experience|work)|"
                    r"caught my (?:eye|attention))\b",
                    "profile|stumbled|background|career|impress|love|eye|attention",
                    "say what exactly, or take it out."))),
    english(warning("L41", EVERY, "Openings and words that sound like a machine.",
            phrases(r"\b(?:hope (?:that )?this (?:(?:email|message|note|letter) )?finds you|"
                    r"hope (?:that )?you(?:'re| are) "
                    r"(?:doing )?well|want(?:ed)? to reach out|reaching out|delve|moreover|"
                    r"furthermore|leverag(?:e|ing)|synerg\w+|quick question|(?:excited|thrilled|"
                    r"honou?red|humbled) to (?:connect|learn|reach|write)|would be honou?red|"
                    r"touch base|circle back|passionate about)\b",
                    "hope this|hope that|hope you|reach out|reaching out|delve|moreover|furthermore"
                    "|leverag|synerg|quick|excited|thrilled|hono|humbled|touch base|circle back"
                    "|passionate",
                    "begin with what you have in common."))),
    english(warning("L42", EVERY, "Pressure: thanks before the favour, hurry, guilt.",
            phrases(r"\b(?:thank(?:s| you) in advance|look(?:ing)? forward to (?:your|hearing)|"
                    r"asap|as soon as possible|at your earliest convenience|"
                    r"(?:reply|respond|answer|write|get) (?:back )?(?:to me )?by (?:today|tomorrow|"
                    r"noon|tonight|the end of|\w+day)|urgent(?:ly)?(?! care)|"
                    r"just (?:bumping|checking in|"
                    r"following up)|did you (?:see|get|read|receive) my|haven't heard|"
                    r"even a few minutes|no need to (?:answer|reply))\b",
                    "in advance|forward to|asap|as possible|earliest|reply by|respond by|answer by"
                    "|write by|get by|back by|me by|urgent|just bump|just check|just follow"
                    "|did you|haven't|even a few|no need",
                    "thank them for reading and leave it there."))),
    english(error("L43", FIRST, "Nothing is asked.", no_ask)),
    english(warning("L43", FIRST_LETTERS, "No minutes, too many of them, or no smaller yes.",
            easy)),
    english(warning("L43", FIRST, "More than one thing asked for.", two_asks)),
    warning("L44", EVERY, "More than three questions, or a list of them.", questions),
    warning("L46", EVERY, "Several links, a picture, or a link that hides where it leads.",
            where("http|www|/|<img|![|cid:|=", links)),
    english(warning("L46", FIRST, "An attachment to a first message.",
            where("attach|enclos", attached))),
    warning("L47", EVERY, "Shouting, emoji, exclamation marks.", loud),
    english(warning("L48", FIRST_LETTERS, "Most of it is about the sender.", self_centred)),
    warning("L50", FIRST, "A subject that pretends to be an answer.",
            phrases(r"\A\s*(?:re|fwd?|aw|wg|rv)\s*:.*", ":",
                    "it answers nothing: name the topic.")),
    english(warning("L52", EVERY, "Details that are too near.",
            phrases(r"\b(?:saw (?:that )?you live|where you live|your (?:wife|husband|spouse|kids|"
                    r"children|baby|home|house|street|neighbou?rhood|photo|picture|church|faith|"
                    r"religion|pregnan\w+|divorce|wedding|illness|age)(?!['’]s| ?(?:page|town))"
                    r"|your (?:family|health)(?=\s*(?:[.,;:!?)]|and\b|is\b|\Z))"
                    r"|you look (?:good|great|nice|happy|young))\b",
                    "live|wife|husband|spouse|kids|children|baby|your ho|street|neighbo|photo"
                    "|picture|church|faith|religion|pregnan|divorce|wedding|illness|your age"
                    "|family|health|you look",
                    "leave it out; it says that you watched them."))),
    warning("L52", FIRST, "Somebody at your own firm, who learns what you hope for.", colleague),
    error("L53", EVERY, "A word that you never use.", avoided),
)  # fmt: skip
