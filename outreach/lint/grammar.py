"""Small words: the article by its sound, and words said twice."""

import re
from collections.abc import Iterator

from outreach.draft.language.english import article, spelled
from outreach.lint.rule import EVERY, Text, error, warning

_ARTICLE = re.compile(r"(?<![\w'&.-])(a|an|A|An)\s+([^\W\d_][\w'-]*)")
_TWICE = re.compile(
    r"\b(at|the|a|an|in|of|to|and|for|with|from|on|as|is|are|I|you|my|your)\s+\1\b", re.IGNORECASE
)
_PLACE_TWICE = re.compile(r"\bat ([A-Z][\w&' -]*?) at \1\b")


def articles(text: Text) -> Iterator[str]:
    """L22; `an der Universität` is good German."""
    if text.language != "en":
        return
    for found in _ARTICLE.finditer(text.whole):
        used, word = found[1].lower(), found[2]
        # `a A grade`: letters said one by one are sure, words in capitals (NASA, SaaS) are not.
        if any(char.isupper() for char in word[1:]) and not spelled(word):
            continue
        right = article(word)
        if used != right and not text.known(found[0]):
            yield f'"{found[0]}" should be "{right} {word}".'


def twice(text: Text) -> Iterator[str]:
    """L23."""
    if text.language != "en":
        return
    for pattern in (_TWICE, _PLACE_TWICE):
        for found in pattern.finditer(text.whole):
            if not text.known(found[0]):
                yield f'"{found[0]}" says a word twice: take one out.'


RULES = (
    error("L22", EVERY, "A before a vowel sound, or an before a consonant.", articles),
    warning("L23", EVERY, "A small word or a place said twice.", twice),
)
