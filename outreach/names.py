"""Normalising names: one form to show, one to match by."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii

from outreach.nameparts import (
    COMPOUND,
    CREDENTIALS,
    HONORIFICS,
    NOBODY,
    PARTICLES,
    ROLES,
    SUFFIXES,
    VIETNAMESE,
    VIETNAMESE_MIDDLE,
    is_credential,
    is_given,
    is_honorific,
    is_nickname,
    recase,
)

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
ACCENTS = re.compile("[\u0300-\u036f]+")  # most names lose no more than these
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
# What a character of each Unicode category becomes; the others stay.
_BLANK = {"Cc": " ", "Zl": " ", "Zp": " ", "Zs": " ", "Cf": "", "Cs": "", "Co": "", "Cn": ""}
_PLAIN = re.compile(r"[A-Za-z0-9 .,&()/+#:;'_@!?-]*\Z")


def tidy(text: str) -> str:
    """The form to show: NFC, no control or invisible characters, single spaces, trimmed."""
    if not _PLAIN.match(text):
        kept = ((char, unicodedata.category(char)) for char in unicodedata.normalize("NFC", text))
        text = "".join(_BLANK.get(kind, char) for char, kind in kept)
    return (_SPACES.sub(" ", text) if "  " in text else text).strip()


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The form to match by: ASCII, lower case, words parted by one space, apostrophes dropped."""
    if not text.isascii():
        plain = ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        text = plain if plain.isascii() else anyascii(unicodedata.normalize("NFKC", text))
    return _NOT_WORD.sub(" ", text.casefold().translate(_APOSTROPHES)).strip()


# ── people ────────────────────────────────────────────────────────────────────────────────────

_ROUND = re.compile(r"[(\[{（]([^)\]}）]*)[)\]}）]?")
_QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]+?)\s*[\"“”„«»]")
# What lists put into a name's cell beside the name: an address, a class year.
_MAILED = re.compile(r"[<(\[]?[^\s<>()\[\]]{1,64}@[^\s<>()\[\]]{1,255}[>)\]]?")
_CLASS = re.compile(r"\s*,?\s*(?:['’`]\d\d|\(?\bclass of ['’]?\d{2,4}\)?)(?!\w)", re.IGNORECASE)
_MASKED = re.compile(r"\*{2,}\w*\*{0,9}")  # Handshake's **CLEAR**, and hidden names
_PRONOUN = re.compile(r"\b(?:she|her|hers|he|him|his|they|them|theirs|ze|hir)\b", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:[|•·★►→✦~]|\s[-–—]\s|/(?=\s)).*\Z", re.DOTALL)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIMPLE = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[ -][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)*\Z")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart.

    Attributes:
        display: What to show: given and family name, cleaned.
        given: Given names.
        family: Family name; empty for a name of one part.
        greeting: What to call them; empty where it must be asked for.
        credentials: Letters after the name, as written.
        maiden: A former family name in brackets.
    """

    display: str = ""
    given: str = ""
    family: str = ""
    greeting: str = ""
    credentials: tuple[str, ...] = ()
    maiden: str = ""


@lru_cache(maxsize=200_000)
def person_name(first: str, last: str) -> PersonName:
    """Take a name in two cells apart (`Robert (Bob)`, `O'NEIL, MBA, PMP®`)."""
    if _SIMPLE.match(first) and _SIMPLE.match(last) and " " not in first:
        return PersonName(f"{first} {last}", first, last, first)
    given, nick, former = _given(first)
    given, after, suffix = _alone(given)
    family, credentials, maiden = _family(last)
    family = f"{family} {suffix}" if family and suffix else family
    given, more = _credentials(given)
    if not family and " " in given and not _is_native(given):
        given, _, family = given.rpartition(" ")
    given, family = recase(given, family)
    greeting = _greeting(recase(nick, "")[0] or given, family)
    display = f"{given} {family}".strip()
    letters = (*credentials, *more, *after)
    return PersonName(display, given, family, greeting, letters, maiden or former)


# Most names are two plain words, with a comma between them where the family name comes first.
_PLAIN_PAIR = re.compile(r"([A-Z][a-z]{2,})(, | )([A-Z][a-z]{2,})\Z")


@lru_cache(maxsize=200_000)
def full_name(text: str) -> PersonName:
    """Take a name in one cell apart (`Rivera, Jordan`, `Dr. Jane van der Berg, PhD`)."""
    if (pair := _PLAIN_PAIR.match(text)) and _NOT_PLAIN.isdisjoint(text.casefold().split()):
        one, comma, other = pair.groups()
        first, last = (one, other) if comma == " " else (other, one)
        return PersonName(f"{first} {last}", first, last, first)
    text = tidy(text)
    if text.casefold() in NOBODY:
        return PersonName()
    text = _CLASS.sub("", _MAILED.sub(" ", text)).strip(" ,") or text
    if "@" in text or _COUPLE.search(text):
        return PersonName(display=text)  # whom of them to greet, nobody can know
    text = text[1:-1] if text[:1] == text[-1:] == '"' and text.count('"') == 2 else text
    nick = match[1] if (match := _QUOTED.search(text)) else ""
    bare = _QUOTED.sub(" ", text)
    head, comma, tail = _letters_last(bare)
    rest, extra, _ = _family(", " + tail) if comma else ("", (), "")
    swapped = _is_swapped(head, tail) if comma else False
    if swapped:
        given, _, letters = tail.strip().partition(",")
        family, credentials, maiden = _family(f"{head}, {letters}" if letters else head)
        name = person_name(f'{given.strip()} "{nick}"' if nick else given.strip(), family)
        told = (*credentials, *name.credentials)
        return _first_alone(replace(name, credentials=told, maiden=maiden or name.maiden))
    words = _QUOTED.sub(" ", head).strip() if comma else bare
    first, last = _split(words)
    name = _first_alone(person_name(f'{first} "{nick}"' if nick else first, last))
    return replace(name, credentials=(*name.credentials, *extra)) if comma and not rest else name


def _first_alone(name: PersonName) -> PersonName:
    """A name in one cell is greeted by the first of its given names: the rest are middle names."""
    if name.greeting != name.given or _is_native(name.given) or is_two_part(name.given):
        return name
    first, *others = name.greeting.split(" ")
    if others and fold(f"{first} {others[0]}") in COMPOUND:
        first = f"{first} {others[0]}"
    elif others and fold(first) in VIETNAMESE_MIDDLE and fold(name.family) in VIETNAMESE:
        first = others[-1]
    return replace(name, greeting=first)


def _letters_last(text: str) -> tuple[str, str, str]:
    """The text parted at its first comma, suffixes and letters put last: `Smith, PhD, Jane`."""
    head, comma, tail = text.partition(",")
    parts = tail.split(",")
    if len(parts) < 2:
        return head, comma, tail
    parts.sort(key=lambda part: fold(part) in SUFFIXES or is_credential(part.strip()))
    return head, comma, ",".join(parts)


_COUPLE = re.compile(r"[\w.]\s+(?:and|&)\s+\w", re.IGNORECASE)


# Words that are no part of a name, or not what they stand as.
_NOT_PLAIN = frozenset(
    {
        *HONORIFICS,
        *ROLES,
        *SUFFIXES,
        *PARTICLES,
        *VIETNAMESE,
        *(one.casefold() for one in CREDENTIALS),
    }
)


def _is_swapped(head: str, tail: str) -> bool:
    """Whether `head, tail` is `Last, First` and not a name with letters or a slogan after it."""
    words = _ROUND.sub(" ", tail).split(",")[0].split()
    while len(words) > 1 and is_honorific(words[0], fold(words[0])):
        words = words[1:]  # `Smith, Ms. Jane`
    if not words or not head.strip() or len(words) > 3:
        return False
    if SUFFIXES.issuperset(map(fold, words)):
        return False  # `John Smith, Jr.` is no Mr Jr
    if any(is_credential(word) or fold(word) in ROLES for word in words):
        return False
    return not head.strip().count(" ") or _is_name_of(words, head.split())


def _is_name_of(words: Sequence[str], head: Sequence[str]) -> bool:
    """Whether words after two others can be given names: `Garcia Lopez, Ana`, no `…, LICSW`.

    Who stands first by a given name that is known stands so with the family name last.
    """
    if is_given(fold(words[0])):
        return True
    if not all(map(_NAMELIKE.match, words)) and not " ".join((*head, *words)).isupper():
        return False
    return fold(head[0]) in PARTICLES or not is_given(fold(head[0]))


_NAMELIKE = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_A-Z]*(?:[-'’][^\W\d_]+)*\.?\Z|[A-Z]\.?\Z")


# One syllable of a Chinese or Korean given name, as it is written in Latin letters.
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh|kk|tt|ss)?(?:[aeiouv]|a[eio]|e[aiou]|i[aeou]|o[eou]|u[aeio]|"
    r"y[aeou]|w[aeio]|iao|uai|yeo|yoo|yae|hyu|hye|hyo)(?:ng|n|m|k|l|p)?"
)


def is_two_part(given: str) -> bool:
    """Whether a given name is of two syllables that are said together: Jin Ho, Xiao Ming."""
    return bool(re.fullmatch(f"{_SYLLABLE} {_SYLLABLE}", fold(given)))


def _split(text: str) -> tuple[str, str]:
    """Part given names from the family name, particles with the family name."""
    text = _CUT.sub("", text)
    whole = _ROUND.sub(lambda m: m[0].replace(" ", "\0"), text)
    words = [word.replace("\0", " ") for word in whole.split()]
    letters: list[str] = []
    while len(words) > 2 and is_credential(words[-1]):
        letters.insert(0, words.pop())
    bare = _untitled(words)
    if len(bare) < 2 or _is_native(text):
        # `Dr. Reyes` is a family name.
        first, last = ("", bare[0]) if len(bare) == 1 < len(words) else (" ".join(bare), "")
    else:
        first, last = _ordered(bare, text.isupper())
    return first, ", ".join([last, *letters])


def _untitled(words: list[str]) -> list[str]:
    """The words without the titles before them, never without all."""
    if words[:1] == ["The"] and len(words) > 2 and is_honorific(words[1], fold(words[1])):
        words = words[1:]
    while len(words) > 1 and is_honorific(words[0], fold(words[0])):
        words = words[1:]
    return words


def _ordered(words: Sequence[str], shouted: bool) -> tuple[str, str]:
    """Given names and family name of two words or more."""
    if _is_family_first(words):
        return " ".join(words[1:]), words[0]
    if fold(words[0]) in VIETNAMESE and len(words) > 2 and fold(words[1]) in VIETNAMESE_MIDDLE:
        return " ".join(words[1:]), words[0]
    at = next(
        (i for i, w in enumerate(words[1:-1], 1) if (w.lower() if shouted else w) in PARTICLES),
        len(words) - 1,
    )
    if fold(words[-1]) in SUFFIXES and at == len(words) - 1 and len(words) > 2:
        at -= 1
    if words[-1].startswith("(") and at > 1:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _is_family_first(words: Sequence[str]) -> bool:
    """Whether the first word is marked as the family name: `DUPONT Jean`, `KIM Jin-ho`."""
    one, *others = words
    if len(one) < 3 or not one.isupper() or any(w.isupper() for w in others):
        return False
    korean = re.fullmatch(r"[A-Z][a-z]+-[a-z]+", others[0])
    return bool(korean) or (is_given(fold(others[0])) and not is_given(fold(one)))


def _given(text: str) -> tuple[str, str, str]:
    """A given-name cell without titles and emoji, and the nickname or former name in it."""
    text = _CUT.sub("", _plain(text))
    nick = former = ""
    if found := _QUOTED.search(text):
        inner = found[1].strip()
        nick = inner if len(inner.split()) == 1 and not _PRONOUN.search(inner) else ""
        text = _QUOTED.sub(" ", text)
    if found := _ROUND.search(text):
        inner = found[1].strip()
        text = _ROUND.sub(" ", text)
        if inner and not _PRONOUN.search(inner) and len(inner.split()) == 1:
            own, other = fold(text).partition(" ")[0], fold(inner)
            if is_nickname(other, own):
                nick = inner  # Robert (Bob), Wei (Kevin)
            elif not is_given(other) and inner[:1].isupper():
                former = inner  # Jane (Doe)
    words = text.replace(",", " , ").split()
    while len(words) > 1 and (is_honorific(words[0], fold(words[0])) or is_credential(words[0])):
        words = words[1:]
    if len(words) == 1 and is_honorific(words[0], fold(words[0])) and "." in words[0]:
        words = []
    return " ".join(words).replace(" ,", ",").strip(" ,"), nick, former


def _alone(given: str) -> tuple[str, tuple[str, ...], str]:
    """Given names without what some write behind them: `Tamika R., M.Ed.`, `Roberto Jr.`."""
    head, *tail = given.split(",")
    suffix = next((part.strip() for part in tail if fold(part) in SUFFIXES), "")
    tail = [part for part in tail if fold(part) not in SUFFIXES]
    letters = tuple(word for part in tail for word in _letters(part))
    if len(letters) < len(tail):
        return given, (), ""  # something else
    name, _, last = head.rpartition(" ")
    if name and fold(last) in SUFFIXES - {"i", "v"}:
        return name, letters, last
    return head, letters, suffix


def _family(text: str) -> tuple[str, tuple[str, ...], str]:
    """A family-name cell without what follows it: the name, credentials, a former name."""
    text = _CUT.sub("", _plain(text))
    maiden = ""
    if found := _ROUND.search(text):
        inner = re.sub(r"^(née|nee|geb\.?|born)\s+", "", found[1].strip(), flags=re.IGNORECASE)
        if inner and not _PRONOUN.search(inner) and inner[:1].isupper() and " " not in inner:
            maiden = inner
        text = _ROUND.sub(" ", text)
    text = _QUOTED.sub(" ", text)
    name, *after = (part.strip() for part in text.split(","))
    name, letters = _credentials(name)
    listed = [word for part in after for word in _letters(part)]
    return name if name.strip(" .-") else "", (*letters, *listed), maiden


def _letters(part: str) -> list[str]:
    """The credentials in one comma-separated part after a name."""
    if is_credential(part):
        return [_bare(part)]
    return [_bare(word) for word in re.split(r"[\s/&]+", part) if is_credential(word)]


def _bare(letters: str) -> str:
    return letters.strip(", ").replace(".", "")


def _credentials(text: str) -> tuple[str, tuple[str, ...]]:
    """Take trailing credentials off a name, but never the whole name."""
    words = text.split()
    letters: list[str] = []
    while len(words) > 1 and is_credential(words[-1].strip(",")) and words[-1].isupper():
        letters.insert(0, _bare(words.pop()))
    return " ".join(words), tuple(letters)


def _plain(text: str) -> str:
    """Tidied text without emoji, flags and other symbols; fancy letters made plain."""
    text = _MASKED.sub("", tidy(text).translate(_MARKS))
    if _PLAIN.match(text):
        return text
    folded = "".join(unicodedata.normalize("NFKC", c) if ord(c) > 0x1D3FF else c for c in text)
    marked = "".join(_PICTURE.get(unicodedata.category(char), char) for char in folded)
    return _SPACES.sub(" ", marked).strip(" |")


_MARKS = str.maketrans("", "", "®™©")
# A picture in a name parts it from a slogan ("Nia 🚀 We're hiring!").
_PICTURE = {"So": "|", "Sk": "", "Cn": "", "Co": "", "Cs": ""}


def _is_native(text: str) -> bool:
    """Whether a name is in a script without capitals, where word order cannot be guessed."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and not any(c.isupper() or c.islower() for c in letters)


def _greeting(given: str, family: str) -> str:
    """The name to greet by; empty where only an initial is known."""
    if _is_native(given) and _EAST_ASIAN.search(given):
        return f"{given} {family}".strip()  # a given name alone is no way to greet there
    return " ".join(word for word in given.split() if len(word.strip(".")) > 1)
