"""Faults of merging: what was not filled in, or came through broken."""

import re
from collections.abc import Iterator

from outreach import mojibake
from outreach.lint.rule import EVERY, FIRST, english, error, family, warning, where
from outreach.lint.text import Text
from outreach.names import fold

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{[a-z_][\w .|-]*\}|\[\[.*?\]\]|\[[A-Za-z][^\]\n]{0,60}\]"
    r"|<<[^>\n]+>>|<[A-Za-z_][\w ./-]*>|\*\|[^|\n]+\|\*|%%[^%\n]+%%|%[A-Za-z_]{3,}%"
    r"|\((?i:(?:(?:first|last|full|your|company|job|recipient)[ _]?)?(?:name|company|title))\)"
    r"|\b(?:INSERT|ADD|ENTER) [A-Z]{3,}(?: [A-Z]{3,})*\b"
    r"|«[^»\n]*»|\$\{?[A-Z_]{3,}\}?|\bX{3,}\b|\bTODO\b|\bTBD\b|_{3,}|\blorem ipsum\b",
    re.DOTALL,
)
_FIELD = re.compile(
    r"«\s*(?:\w+[_ ])?\w*(?:name|nombre|apellido|firma|empresa|tit[eu]l\w*)\s*»", re.I
)
_NULL = r"(?:null|none|nan|nat|undefined|n/a|<na>|#n/a|nil|unknown)"
_NULL_AFTER = re.compile(rf"\b(?:at|in|from|as|of|with|studied|now an?)\s+{_NULL}(?![\w'-])", re.I)
# No words of other languages, as `in null Komma nichts` has.
_NULL_ABROAD = re.compile(
    r"\b(?:at|in|as|bei|von|als|mit|en|de|como|con)\s+(?:None|NaN|nan|NULL|undefined|N/A|<NA>)"
    r"(?![\w'-])"
)
_NOBODY = re.compile(rf"{_NULL}?", re.I)
_EMPTY = re.compile(r"(?<!\w)(?:at|as an?)(?=\s*[.,;:!?](?:\s|\Z))", re.I)
_FALLBACK = re.compile(
    r"there|friends?|all|everyone|everybody|team|folks|sir|madam|sir or madam|sir/madam|"
    r"sirs|colleagues?|alum(?:na|nus|ni)?|fellow \w+|to whom it may concern|hiring manager|"
    r"(?:first |last |full )?name|firstname|recipient|user|connection|contact|mr|mrs|ms|"
    r"hiring team|recruit(?:er|ing team)|(?:meine )?damen und herren|zusammen|alle|freunde|"
    r"kolleg(?:e|in|en|innen)|herr|frau|todos?|todas|equipo|amig[oa]s?|señor(?:es|a)?|"
    r"señor o señora|"
    r"a quien corresponda|nombre|vorname|unbekannt",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|amp|nbsp|quot|apos|lt|gt);", re.I)
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_JOINS = re.compile(r"[^\S\n]{2,}|[^\S\n]+[,.;:!?](?=\s|\Z)|,\s*,|(?<!\.)\.\.(?!\.)|\( *\)|;;")


# Every placeholder has one of these.
_MARKS = "{|[|<|*|%|name)|company)|title)|«|$|xxx|todo|tbd|___|lorem|insert|add |enter "
_NULLS = tuple("null|none|nan|nat|undefined|n/a|<na>|nil|unknown".split("|"))


def placeholder(text: Text) -> Iterator[str]:
    """L01."""
    every = dict.fromkeys(match[0] for match in _PLACEHOLDER.finditer(text.whole))
    for found in (one for one in every if not _is_quoted(one, text)):
        yield f'"{found}" was never filled in: write what belongs there, or take the sentence out.'


def _is_quoted(found: str, text: Text) -> bool:
    """Whether pointed brackets are the quotation marks of another language."""
    return found[0] == "«" and not text.is_english and not _FIELD.fullmatch(found)


def null(text: Text) -> Iterator[str]:
    """L02."""
    greeted = text.greeted
    nobody = greeted is not None and _NOBODY.fullmatch(greeted)
    if nobody and not text.known(greeted or ""):
        yield f'The greeting has no name ("{text.line}"): set one, or write it in.'
    after = _NULL_AFTER if text.is_english else _NULL_ABROAD
    for found in after.finditer(text.whole) if text.holds(_NULLS) else ():
        if not text.known(found[0].split()[-1]):
            yield f'"{found[0]}" stands for a value that is missing: take the clause out.'
    for empty in _EMPTY.finditer(text.body):
        yield f'Nothing follows "{empty[0].strip()}": take the clause out, or fill it.'


def fallback(text: Text) -> Iterator[str]:
    """L03."""
    greeted = text.greeted
    if greeted and _FALLBACK.fullmatch(greeted) and not text.known(greeted):
        yield f'"{text.line}" greets nobody: greet the person by name.'
    nobody = re.match(r"\s*(?:to whom it may concern|a quien corresponda)", text.body, re.I)
    if nobody:
        yield f'"{nobody[0].strip()}" greets nobody: greet the person by name.'


def broken(text: Text) -> Iterator[str]:
    """L11."""
    for bit in mojibake.bits(text.whole):
        yield f'"{bit}" was read in the wrong encoding: type it again.'
    for entity in dict.fromkeys(match[0] for match in _ENTITY.finditer(text.whole)):
        yield f'"{entity}" is code for a character: type the character.'
    for found in dict.fromkeys(_INVISIBLE.findall(text.whole)):
        yield f"An invisible character (U+{ord(found):04X}) stands in the text: delete it."


# Every such fault has one of these, or a space that is none of the keyboard's.
_ODD = ("  ", " ,", " .", " ;", " :", " !", " ?", ",,", "\n,", "..", "()", "( ", ";;")
_ODD_SPACES = tuple(
    char for char in map(chr, range(0x3001)) if char.isspace() and char not in " \n"
)


def joins(text: Text) -> Iterator[str]:
    """L16."""
    if not text.holds(_ODD) and not any(map(text.whole.__contains__, _ODD_SPACES)):
        return
    for found in dict.fromkeys(match[0] for match in _JOINS.finditer(text.whole)):
        yield f'"{found}" is left over from joining texts: clean it up.'


# Who speaks, or something that is said to be or to have been done: a sentence has one of them.
_SPEAKER = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_STATED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|made|gave|taught|told"
    r"|showed|set|led|got|went|put|stuck|came|drew|\w{3,}ed|\w{3,}s (?:me|how|that|why|what))\b"
)
_NO_SUBJECT = re.compile(
    r"(?:loved|enjoyed|liked|admired|read|saw|heard|met|watched|attended|found|learn(?:ed|t)"
    r"|noticed)\b", re.I
)  # fmt: skip


def fragment(text: Text) -> Iterator[str]:
    """L16, of a hook: it stands in the letter as it was typed."""
    hook = text.person.hook.value if text.person and text.person.hook else ""
    if not hook or fold(hook) not in fold(text.body):
        return
    if _NO_SUBJECT.match(hook) or not (_SPEAKER.search(hook) or _STATED.search(hook)):
        yield f'"{hook}" is no whole sentence: set hook="I …", as it should stand in the letter.'


_SPOKEN_OF = re.compile(r"(?:she|he|her|his)\b", re.IGNORECASE)


def spoken_of(text: Text) -> Iterator[str]:
    """L16, of a note or a hook that begins with `She said`: it stands as it was typed."""
    hook = text.person.hook if text.person else None
    for fact in (hook, text.thread.learnt, text.thread.plan):
        said = fact.value.strip() if fact else ""
        if _SPOKEN_OF.match(said) and fold(said) in fold(text.body):
            yield f'"{said}" speaks of whom you write to: put it as you would say it to them.'


RULES = family(
    "merge",
    error("L01", EVERY, "A placeholder that was never filled in.", where(_MARKS, placeholder)),
    error("L02", EVERY, "An empty value, or a word such as null in its place.", null),
    error("L03", EVERY, "A greeting that names nobody.", fallback),
    error("L11", EVERY, "Characters broken on the way, or invisible ones.", broken),
    warning("L16", EVERY, "Spaces and stops left over from joining texts.", joins),
    english(
        warning(
            "L16", FIRST, "Something that you noted of theirs in less than a sentence.", fragment
        )
    ),
    english(error("L16", EVERY, "A note that speaks of them, and not to them.", spoken_of)),
)
