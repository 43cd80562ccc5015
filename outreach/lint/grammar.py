"""Small words: the article by its sound, and words said twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from outreach.draft.language.articles import article, spelled, with_the
from outreach.lint.rule import EVERY, Guarded, english, error, family, warning
from outreach.lint.text import Text
from outreach.resolve.company import company

_ARTICLE = re.compile(r"(?<![\w'&.-])(a|an|A|An)\s+([^\W\d_][\w'-]*)")
_TWICE = re.compile(
    r"\b(at|the|a|an|in|of|to|and|for|with|from|on|as|is|are|I|you|my|your)\s+\1\b", re.IGNORECASE
)
_PLACE_TWICE = re.compile(r"\bat ([A-Z][\w&' -]{0,60}?) at \1\b")


_DOUBLED = Guarded(r"\b\w+['’]s['’]?s\b", "'ss|’ss|'s's|’s’s|'s’s|’s's")
_THE_FIRM = Guarded(r"\b[Tt]he ([A-Z][\w&-]*(?: [A-Z][\w&-]*)?)['’]s\b", "'s|’s")
_PLURAL = Guarded(
    r"\b([A-Z]\w{3,})s (team|work|office|culture|product|products|engineers|people|mission|approach"
    r"|brand|data|design|business|customers|users|website|app|staff|strategy|campaign|newsroom)\b",
    "s team|s work|s office|s culture|s product|s engineers|s people|s mission|s approach|s brand"
    "|s data|s design|s business|s customers|s users|s website|s app|s staff|s strategy|s campaign"
    "|s newsroom",
)


def articles(text: Text) -> Iterator[str]:
    """L22."""
    for found in _ARTICLE.finditer(text.whole):
        used, word = found[1].lower(), found[2]
        # `a A grade`: letters said one by one are sure, words in capitals (NASA, SaaS) are not.
        if any(char.isupper() for char in word[1:]) and not spelled(word):
            continue
        right = article(word)
        if used != right and not text.known(found[0]):
            yield f'"{found[0]}" sounds wrong: write "{right} {word}".'


def twice(text: Text) -> Iterator[str]:
    """L23."""
    words = text.low.split()
    for pattern, may in ((_TWICE, _repeats(words)), (_PLACE_TWICE, words.count("at") > 1)):
        for found in pattern.finditer(text.whole) if may else ():
            one, other = found[0].split(maxsplit=1)
            acronym = other.isupper() and not one.isupper() and len(other) > 1  # at AT&T
            if not acronym and not text.known(found[0]):
                yield f'"{found[0]}" says a word twice: take one out.'


def _repeats(words: list[str]) -> bool:
    """Whether a word stands twice in a row, a stop or a part of a word behind it: `the the,`."""
    return any(map(str.startswith, words[1:], words)) and any(
        other.startswith(one) and not other[len(one) :][:1].isalnum()
        for one, other in pairwise(words)
    )


def possessives(text: Text) -> Iterator[str]:
    """L24."""
    for found in dict.fromkeys(match[0] for match in _DOUBLED.finditer(text.whole)):
        yield f'"{found}" has the ending of the possessive twice: take one off.'
    for match in _THE_FIRM.finditer(text.whole):
        firm = match[1]
        if _is_firm(firm, text) and not with_the(firm).startswith("the "):
            yield f'"{match[0]}" has an article too many: write "{firm}\'s".'
    for match in _PLURAL.finditer(text.whole):
        if _is_firm(match[1], text) and not _is_firm(f"{match[1]}s", text):
            yield f'"{match[0]}" lacks its apostrophe: write "the {match[2]} at {match[1]}".'


def _is_firm(name: str, text: Text) -> bool:
    """Whether a word is a company: theirs, or one that the table knows by that very name."""
    if text.person and name == text.person.company_name:
        return True
    known = company(name)
    return known.confidence == 1 and known.name == name


RULES = family(
    "grammar",
    english(error("L22", EVERY, "A before a vowel sound, or an before a consonant.", articles)),
    english(warning("L23", EVERY, "A small word or a place said twice.", twice)),
    english(
        warning("L24", EVERY, "A possessive that is doubled, or lacks something.", possessives)
    ),
)
