"""The bank of texts: what can be said in each slot, and which of it comes first for these two."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from outreach.draft.facts import VOCABULARY
from outreach.draft.grounding import Rendered, Text, broken, compiled
from outreach.draft.situation import OPEN, WORDS, Situation
from outreach.errors import TemplateError
from outreach.model import Sentence

SLOTS = (
    "subject", "opening", "found", "tie", "self", "why_you", "recall", "use", "intro", "question",
    "ask", "offer", "close", "thanks",
)  # fmt: skip
_NAMES = frozenset(VOCABULARY)
_FACT = re.compile(r"\{\{.*?\}\}")
# Words of a pattern, at most.
_RUN = 4
# How much less a text counts whose pattern another message of the batch has.
_WORN = 3
# Slots whose sentences should not stand twice in a batch.
_VARIED = (
    "subject", "found", "tie", "self", "why_you", "question", "ask", "thanks",
)  # fmt: skip
# A word from someone comes before everything; a title says more than a level or a field.
_WEIGHT = {
    "referred": 8, "hooked": 8, "title": 4, "changed": 3, "path": 3, "move": 3, "level": 2,
    "leader": 2, "learner": 4, "far": 4, "colleague": 3, "stayed": 3, "same_work": 2,
    # These make a text possible, not closer to the person.
    **dict.fromkeys(("followup", "thanks", "decline", "keepintouch", "forward"), 20),
    "ahead": 0, "exploring": 0, "graduated": 0, "search": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One text that can fill a slot.

    Attributes:
        text: The compiled text.
        needs: Situation words that must hold.
        bars: Situation words that must not.
        source: The text as it stands in the file.
        weight: How specific it is.
        pattern: The words by which it is known again.
        leads: Whether it begins with them.
    """

    text: Text
    needs: frozenset[str]
    bars: frozenset[str]
    source: str
    weight: int
    pattern: str
    leads: bool


def _weight(needs: Iterable[str]) -> int:
    """How specific a text is: its conditions, weighed by what they say of the person."""
    kinds = [word.split(":")[0] for word in needs]
    return sum(_WEIGHT.get(kind, 1) for kind in set(kinds)) + len(kinds) - len(set(kinds))


def _mark(source: str) -> tuple[str, bool]:
    """The words by which a text is known again, whatever it reads, and whether it begins so."""
    start = _static(source.split("{{", maxsplit=1)[0])
    inner = max((_static(piece) for piece in _FACT.split(source)), key=len)
    leads = len(start) > 1
    return _pattern(start if leads else inner), leads


def used(sentences: Iterable[Sentence]) -> frozenset[str]:
    """What a message uses up: its sentences, and the patterns they may be made after."""
    found: set[str] = set()
    for one in sentences:
        words = one.text.split()
        if one.slot in ("subject", "found"):
            runs = (2, 3, _RUN) if one.slot == "subject" else (_RUN,)
            found.update(_pattern(words[at : at + run]) for run in runs for at in range(len(words)))
        if one.slot in _VARIED:
            found.add(one.text)
            found.update(_pattern(words[:run]) for run in (2, 3, _RUN))
    return frozenset(found)


def _static(piece: str) -> list[str]:
    """Its first words; a bracket or a quotation mark that opens before a fact is none."""
    words = re.sub(r"^\W+", "", piece).split()
    return [word for word in words if re.search(r"\w", word)][:_RUN]


def _pattern(words: Sequence[str]) -> str:
    return f"{' '.join(words)} …"


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot as one text fills it.

    Attributes:
        slot: Name of the slot.
        option: The text chosen.
        sentences: What rendering made of it.
    """

    slot: str
    option: Option
    sentences: tuple[Rendered, ...]

    @property
    def shown(self) -> str:
        """The sentences in one line."""
        return " ".join(sentence.text for sentence in self.sentences)


def options(slot: str, roots: Sequence[Path], code: str = "en") -> tuple[Option, ...]:
    """The texts of a slot from the first folder that has its file.

    Args:
        slot: Name of the slot.
        roots: Template folders, the user's own first.
        code: Of the language.

    Raises:
        TemplateError: If the file is missing or broken.
    """
    path = find(f"slots/{code}/{slot}.toml", roots)
    return _load(path, path.stat().st_mtime_ns, code)


def find(name: str, roots: Sequence[Path]) -> Path:
    """The first of the folders' files of that name.

    Raises:
        TemplateError: If none has it.
    """
    for root in roots:
        if (root / name).is_file():
            return root / name
    raise TemplateError(f"There is no template {name}.", "Install outreach again to restore it.")


@lru_cache(maxsize=64)
def _load(path: Path, _changed: int, code: str) -> tuple[Option, ...]:
    raw = path.read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(raw).get("text", [])
    except tomllib.TOMLDecodeError as error:
        raise broken(str(path), _toml_line(error), str(error)) from error
    made = []
    at = 0
    for entry in entries:
        source = _source(entry, path, raw)
        at = raw.find(source.split("\n", 1)[0], at)
        line = raw.count("\n", 0, max(at, 0)) + 1
        made.append(_option(entry, source, (str(path), line), code))
        at = max(at, 0) + 1
    return tuple(made)


def _toml_line(error: tomllib.TOMLDecodeError) -> int:
    """The line that the parser names in its message; 1 where it names none."""
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else 1


def _source(entry: object, path: Path, raw: str) -> str:
    fields = entry if isinstance(entry, dict) else {}
    source = fields.get("text")
    if not isinstance(source, str) or fields.keys() - {"text", "when"}:
        line = raw.count("\n", 0, raw.find("[[text]]")) + 1
        raise broken(str(path), line, f"each [[text]] needs `text` and may have `when`: {entry}")
    return source.strip()


def _option(entry: dict[str, Any], source: str, place: tuple[str, int], code: str) -> Option:
    file, line = place
    needs: set[str] = set()
    bars: set[str] = set()
    for word in entry.get("when", []):
        bare = str(word).removeprefix("not ")
        if bare not in WORDS and not bare.startswith(OPEN):
            raise broken(file, line, f"there is no situation `{bare}`", frozenset(WORDS))
        (bars if bare != word else needs).add(bare)
    text = compiled(source, file, line, _NAMES, code)
    pattern, leads = _mark(source)
    return Option(text, frozenset(needs), frozenset(bars), source, _weight(needs), pattern, leads)


def ranked(
    slot: str,
    bank: Iterable[Option],
    held: Situation,
    values: Mapping[str, str],
    who: tuple[str, Callable[[Option], int]],
) -> list[Option]:
    """The texts that may be used here, the first choice first.

    A text may be used if its conditions hold and all it reads is known. The most specific
    comes first; among equals the one that repeats least of what was said, then a stable hash.
    One that would stand in the batch a second time, word for word, comes after all others.

    Args:
        slot: Name of the slot.
        bank: Its texts.
        held: The situation, `said:NAME` for what earlier slots have read.
        values: What is known.
        who: Id of the person, so that two people get different texts and one person always the
            same; and how worn a text is in the batch: 2 comes last, 1 counts less, 0 is fresh.
    """
    able = [
        option
        for option in bank
        if option.needs <= held.keys()
        and option.bars.isdisjoint(held)
        and option.text.names <= values.keys()
    ]
    person, wear = who

    def order(option: Option) -> tuple[bool, int, int, bytes]:
        chance = blake2b(f"{person}\0{slot}\0{option.source}".encode(), digest_size=8).digest()
        again = sum(f"said:{name}" in held for name in option.text.names)
        worn = wear(option)
        if worn > 1:
            return True, -option.weight // _WORN, again, chance
        return False, worn * _WORN - option.weight, again, chance

    return sorted(able, key=order)
