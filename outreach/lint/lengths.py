"""Lengths: what a channel takes, what is read, and how hard it is to read."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from outreach.limits import (
    BODY_WORDS,
    FOLLOWUP_MOST,
    FOLLOWUP_WORDS,
    GRADE,
    MESSAGE_CHARACTERS,
    MOST_WORDS,
    NOTE_CHARACTERS,
    NOTE_PREMIUM_CHARACTERS,
    READ_WORDS,
    SUBJECT_CHARACTERS,
    SUBJECT_WORDS,
    characters,
)
from outreach.lint.rule import EVERY, FIRST_LETTERS, LETTERS, english, error, family, warning
from outreach.lint.text import Text, sentences_of
from outreach.model import Kind

_PARAGRAPH = re.compile(r"\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT_WORDS = re.compile(r"(?:https?://|www\.)\S+|\d\S*")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\d\S*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeioudty]ed|[^aeiousxzcgh]es)\Z")
_SHORTEST = 30  # words, under which a grade says nothing


def limits(text: Text) -> Iterator[str]:
    """L45, what a channel refuses or nobody reads."""
    size, words = characters(text.body), len(text.body.split())
    if text.kind is Kind.NOTE:
        premium = text.seeker and text.seeker.premium
        most = NOTE_PREMIUM_CHARACTERS if premium else NOTE_CHARACTERS
        if size > most:
            yield f"The note has {size} characters, LinkedIn takes {most}: cut {size - most}."
    elif not text.is_letter and size > MESSAGE_CHARACTERS:
        yield f"The message has {size} characters: keep it to {MESSAGE_CHARACTERS}."
    elif text.is_letter and text.kind is not Kind.FOLLOWUP and words > MOST_WORDS:
        yield f"The letter has {words} words: keep it under {READ_WORDS[1]}."
    if text.kind is Kind.FOLLOWUP and (said := len(text.message.split())) > FOLLOWUP_MOST:
        yield f"The follow-up has {said} words: keep it to {FOLLOWUP_WORDS}."


def length(text: Text) -> Iterator[str]:
    """L45, what reads better shorter or longer."""
    words, (low, high) = len(text.body.split()), READ_WORDS
    if text.kind is Kind.FOLLOWUP:
        said = len(text.message.split())
        if FOLLOWUP_WORDS < said <= FOLLOWUP_MOST:
            yield f"The follow-up has {said} words: keep it to {FOLLOWUP_WORDS}."
        return
    short = words < low and (text.kind is None or text.kind.is_first)
    if text.is_letter and (short or high < words <= MOST_WORDS):
        best = f"between {BODY_WORDS[0]} and {BODY_WORDS[1]}"
        yield f"The letter has {words} words: {best} is read most."


def subject(text: Text) -> Iterator[str]:
    """L45, the subject of a first letter."""
    said, (low, high) = text.subject, SUBJECT_WORDS
    if not said:
        if text.kind is not None and text.is_letter:
            yield "There is no subject: name the tie and the topic in three to seven words."
        return
    if characters(said) > SUBJECT_CHARACTERS or len(said.split()) > high:
        yield f'"{said}" is a long subject: at most {high} words and {SUBJECT_CHARACTERS} \
characters.'
    if len(said.split()) < low:
        yield f'"{said}" is a short subject: name the tie and the topic.'
    if said[:1].islower():
        yield f'"{said}" starts with a small letter: begin with a capital.'


def manner(text: Text) -> Iterator[str]:
    """L45, a subject in capitals, or with the recipient's name in it."""
    words = [word for word in _WORD.findall(text.subject) if len(word) > 3]
    titled = [word for word in words if word.istitle() and not text.named(word)]
    if len(words) > 3 and len(titled) == len(words):
        yield f'"{text.subject}" has a capital for every word: write it as a sentence.'
    name = text.person.greeting.value if text.person and text.person.greeting else ""
    called = rf"\A{re.escape(name)}[,:!?]|, {re.escape(name)}[?!.]?\Z"
    if name and re.search(called, text.subject):
        yield f'"{text.subject}" calls them by name: name the tie and the topic.'


def hard(text: Text) -> Iterator[str]:
    """L45, the reading grade."""
    if not text.is_letter:
        return
    said = _said(text)
    if _grade(said, map(syllables, chain(*said))) <= GRADE:  # with names and all: as most letters
        return
    if (found := _grade(said, _counted(said, text))) > GRADE:
        yield f"It reads at grade {found:.0f}: use shorter words and sentences."


def grade(text: Text) -> float:
    """The Flesch-Kincaid grade of a message; names and the words of titles count as short ones."""
    said = _said(text)
    return _grade(said, _counted(said, text))


def _said(text: Text) -> list[list[str]]:
    """The words of each sentence."""
    parts = (one for part in _PARAGRAPH.split(text.message) for one in sentences_of(part))
    plain = ((_ADDRESS if "@" in one else _NOT_WORDS).sub("x", one) for one in parts
             if _WORD.search(one))  # fmt: skip
    return [_WORD.findall(one) for one in plain]


def _grade(said: list[list[str]], counted: Iterable[int]) -> float:
    """The grade by the words of each sentence and the syllables of each word."""
    words = sum(map(len, said))
    if words < _SHORTEST:
        return 0.0
    return 0.39 * words / len(said) + 11.8 * sum(counted) / words - 15.59


def _counted(said: list[list[str]], text: Text) -> Iterator[int]:
    """The syllables of each word, one for a name."""
    topic = _topic(text)
    for at, word in (pair for sentence in said for pair in enumerate(sentence)):
        many = syllables(word)
        if many > 1:
            name = (at and word[:1].isupper()) or word.isupper() or word.casefold() in topic
            many = 1 if name or text.known(word) else many
        yield many


def _topic(text: Text) -> set[str]:
    """The words of the goal and the fields, which no shorter ones can stand for."""
    goal = text.seeker.goal if text.seeker else None
    said = [text.person.field_name] if text.person else []
    said += [goal.field_name, goal.text.value if goal.text else ""] if goal else []
    return {word.casefold() for value in said for word in _WORD.findall(value)}


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """How many syllables an English word has, as far as its letters tell."""
    low = word.casefold()
    return max(1, len(_VOWELS.findall(low)) - bool(_SILENT.search(low)))


RULES = family(
    "tone",
    error("L45", EVERY, "Longer than the channel takes, or than anybody reads.", limits),
    warning("L45", LETTERS, "A length that is read less.", length),
    warning("L45", FIRST_LETTERS, "No subject, a long or a short one.", subject),
    english(warning("L45", FIRST_LETTERS, "A subject in capitals, or with their name.", manner)),
    english(warning("L45", LETTERS, "Long words and sentences.", hard)),
)
