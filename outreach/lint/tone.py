"""Tone and the ask: what a busy person minds."""

import re
from collections.abc import Iterator

from outreach.lint.rule import EMAIL, EVERY, Text, error, phrases, warning
from outreach.model import Kind

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
    r"|\bI'd love\b|\bI would (?:like|love|appreciate)\b"
    r"|\b(?:eine Zeile|einige Zeilen|ein Satz|zwei Sätze)\b",
    re.I,
)
_MINUTES = re.compile(r"\b(\d{1,3}|[a-z-]+)[ -]?min(?:ute)?[sn]?\b", re.I)
_WORDS = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
          "sixty": 60}  # fmt: skip
_SMALL = re.compile(
    r"\b(?:email|e-mail|line|lines|reply|here|message|write back|sentence|Zeilen?|Satz|"
    r"Sätze|Antwort|schreiben)\b",
    re.I,
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_SHORT_URL = re.compile(r"\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|buff\.ly|lnkd\.in)/", re.I)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_FREE, _PREMIUM, _MESSAGE = 200, 300, 400


def count(text: str) -> int:
    """Characters as LinkedIn may count them: code points or UTF-16 units, the larger."""
    return max(len(text), len(text.encode("utf-16-le", "surrogatepass")) // 2)


def limits(text: Text) -> Iterator[str]:
    """L45, what a channel refuses or nobody reads."""
    size, words = count(text.body), len(text.body.split())
    if text.kind is Kind.NOTE:
        most = _PREMIUM if text.seeker and text.seeker.premium else _FREE
        if size > most:
            yield f"The note has {size} characters, LinkedIn takes {most}: cut {size - most}."
    elif text.kind is Kind.MESSAGE and size > _MESSAGE:
        yield f"The message has {size} characters: keep it to {_MESSAGE}."
    elif text.kind is Kind.ASK and words > 200:
        yield f"The letter has {words} words: keep it under 125."


def length(text: Text) -> Iterator[str]:
    """L45, what reads better shorter or longer."""
    words = len(text.body.split())
    if words < 50 or 125 < words <= 200:
        yield f"The letter has {words} words: between 60 and 110 is read most."
    if text.kind is not None and not text.subject:
        yield "There is no subject: name the tie and the topic in three to seven words."
    if len(text.subject) > 50 or len(text.subject.split()) > 7:
        yield f'"{text.subject}" is a long subject: at most seven words and 50 characters.'
    if text.subject[:1].islower():
        yield f'"{text.subject}" starts with a small letter: begin with a capital.'


def no_ask(text: Text) -> Iterator[str]:
    """L43, nothing asked."""
    if not _ASKED.search(text.body):
        yield "Nothing is asked: end with one small question."


def easy(text: Text) -> Iterator[str]:
    """L43, how the time is asked for."""
    asked = [_minutes(found[1]) for found in _MINUTES.finditer(text.body)]
    if not any(asked):
        yield "No number of minutes is named: say how long a talk you ask for."
    if any(minutes > 30 for minutes in asked):
        yield f"It asks for {max(asked)} minutes: 15 to 20 are given more easily."
    if not _SMALL.search(text.body):
        yield "There is no smaller yes: offer a line by email instead of a talk."


def _minutes(text: str) -> int:
    return int(text) if text.isdigit() else _WORDS.get(text.lower(), 0)


def questions(text: Text) -> Iterator[str]:
    """L44."""
    marks = text.body.count("?")
    if marks > 3:
        yield f"It asks {marks} questions: keep the best one, the others are for the talk."


def praise(text: Text) -> Iterator[str]:
    """L39."""
    found = dict.fromkeys(match[0].strip() for match in re.finditer(_COMPLIMENT, text.body, re.I))
    for phrase in found:
        yield f'"{phrase}" praises the person: say instead what you want to ask them about.'


def links(text: Text) -> Iterator[str]:
    """L46."""
    if _SHORT_URL.search(text.body):
        yield "A shortened link hides where it leads: take it out."
    if len(_URL.findall(text.body)) > 1:
        yield "There is more than one link: keep one at most."
    if re.search(r"\b(?:attached|attachment|enclosed)\b", text.body, re.I):
        yield "It speaks of an attachment: send none with a first letter."


def loud(text: Text) -> Iterator[str]:
    """L47."""
    if text.body.count("!") > 1:
        yield f"There are {text.body.count('!')} exclamation marks: one is plenty."
    for found in re.finditer(r"[\U0001f300-\U0001faff\u2600-\u27bf]|[:;]-?[)D(](?!\w)", text.body):
        if not text.known(found[0]):
            yield f'"{found[0]}" is a smiley or an emoji: write it in words.'
    for found in re.finditer(r"\b[A-Z]{4,}(?: [A-Z]{2,})+\b", text.whole):
        if not text.known(found[0]):
            yield f'"{found[0]}" is shouted: write it in small letters.'


def self_centred(text: Text) -> Iterator[str]:
    """L48."""
    sentences = [one for one in _SENTENCE.split(text.body) if one.strip()]
    own = [one for one in sentences if re.match(r"(?:\S+ \S+,\s+)?I(?:'|\s)", one.strip())]
    if len(sentences) > 3 and len(own) * 2 > len(sentences):
        yield f"{len(own)} of {len(sentences)} sentences begin with I: begin with them."


RULES = (
    error("L37", EVERY, "A request for a job, a referral or a resume passed on.",
          phrases(_JOB, "a first letter asks for no job; keep it for the end of a talk.")),
    warning("L38", EVERY, "Words that make people want to run.",
            phrases(r"\b(?:informational interview|pick your brain|network(?:ing)? with you|expand "
                    r"my network|toe in the door|foot in the door|coffee chat)\b",
                    'say "ask you a question about …".')),
    warning("L39", EVERY, "Praise of the person.", praise),
    warning("L40", EVERY, "Praise that fits everybody.",
            phrases(r"\b(?:came across your profile|stumbled (?:up)?on your|your (?:impressive )?"
                    r"(?:background|profile) (?:is|was|caught)|I love your work|loved your work|"
                    r"caught my (?:eye|attention))\b",
                    "say what exactly, or take it out.")),
    warning("L41", EVERY, "Openings and words that sound like a machine.",
            phrases(r"\b(?:hope this (?:email|message|note|letter) finds you|hope you(?:'re| are) "
                    r"(?:doing )?well|wanted to reach out|reaching out|delve|moreover|furthermore|"
                    r"leverage|synerg\w+|quick question|(?:excited|thrilled|honou?red|"
                    r"humbled) to (?:connect|learn|reach|write)|would be honou?red|touch base|"
                    r"circle back|passionate about)\b",
                    "begin with what you have in common.")),
    warning("L42", EVERY, "Pressure: thanks before the favour, hurry, guilt.",
            phrases(r"\b(?:thank(?:s| you) in advance|look(?:ing)? forward to (?:your|hearing)|"
                    r"asap|as soon as possible|at your earliest convenience|"
                    r"(?:reply|respond|answer|write|get) (?:back )?(?:to me )?by (?:today|tomorrow|"
                    r"noon|tonight|the end of|\w+day)|urgent(?:ly)?|just (?:bumping|checking in|"
                    r"following up)|did you see my|haven't heard|even a few minutes|"
                    r"no need to (?:answer|reply))\b",
                    "thank them for reading and leave it there.")),
    error("L43", EVERY, "Nothing is asked.", no_ask),
    warning("L43", EMAIL, "No minutes, too many of them, or no smaller yes.", easy),
    warning("L44", EVERY, "More than three questions.", questions),
    error("L45", EVERY, "Longer than the channel takes.", limits),
    warning("L45", EMAIL, "A length or a subject that is read less.", length),
    warning("L46", EVERY, "An attachment, several links, or one that hides where it leads.", links),
    warning("L47", EVERY, "Shouting, emoji, exclamation marks.", loud),
    warning("L48", EMAIL, "Most sentences begin with I.", self_centred),
    warning("L50", EMAIL, "A subject that pretends to be an answer.",
            phrases(r"\A\s*(?:re|fwd?|aw|wg)\s*:.*", "it answers nothing: name the topic.")),
    warning("L52", EVERY, "Details that are too near.",
            phrases(r"\b(?:saw (?:that )?you live|your (?:wife|husband|kids|children|family|home|"
                    r"house|photo|picture|church|pregnan\w+|divorce|health)|"
                    r"you look (?:good|great|nice|happy|young))\b",
                    "leave it out; it says that you watched them.")),
)  # fmt: skip
