"""The bank of texts: what can be said in each slot, and which of it comes first for these two."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from outreach.draft.facts import VOCABULARY
from outreach.draft.grounding import Rendered, Text, broken, compiled
from outreach.draft.situation import OPEN, WORDS, Situation
from outreach.errors import TemplateError

SLOTS = (
    "subject", "found", "tie", "self", "why_you", "question", "ask", "thanks",
)  # fmt: skip
_NAMES = frozenset(VOCABULARY)
# How much less a text counts that another message of the batch begins with.
_WORN = 3
# A word from someone comes before everything; a title says more than a level or a field.
_WEIGHT = {
    "referred": 8, "hooked": 8, "title": 4, "changed": 3, "path": 3, "move": 3, "level": 2,
    "leader": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One text that can fill a slot.

    Attributes:
        text: The compiled text.
        needs: Situation words that must hold.
        bars: Situation words that must not.
        source: The text as it stands in the file.
    """

    text: Text
    needs: frozenset[str]
    bars: frozenset[str]
    source: str

    @property
    def weight(self) -> int:
        """How specific it is: its conditions, weighed by what they say of the person."""
        kinds = [word.split(":")[0] for word in self.needs]
        return sum(_WEIGHT.get(kind, 1) for kind in set(kinds)) + len(kinds) - len(set(kinds))

    @property
    def opening(self) -> tuple[str, ...]:
        """Its first words before any fact, four at most: the pattern is known again by them."""
        return tuple(self.source.split("{{")[0].split()[:4])


def openings(sentences: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The first two, three and four words of each sentence."""
    return frozenset(
        tuple(sentence.split()[:count]) for sentence in sentences for count in (2, 3, 4)
    )


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


def options(slot: str, roots: Sequence[Path]) -> tuple[Option, ...]:
    """The texts of a slot from the first folder that has its file.

    Args:
        slot: Name of the slot.
        roots: Template folders of one language, the user's own first.

    Raises:
        TemplateError: If the file is missing or broken.
    """
    path = find(f"slots/en/{slot}.toml", roots)
    return _load(path, path.stat().st_mtime_ns)


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
def _load(path: Path, _changed: int) -> tuple[Option, ...]:
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
        made.append(_option(entry, source, str(path), raw.count("\n", 0, max(at, 0)) + 1))
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


def _option(entry: dict[str, Any], source: str, file: str, line: int) -> Option:
    needs: set[str] = set()
    bars: set[str] = set()
    for word in entry.get("when", []):
        bare = str(word).removeprefix("not ")
        if bare not in WORDS and not bare.startswith(OPEN):
            raise broken(file, line, f"there is no situation `{bare}`", frozenset(WORDS))
        (bars if bare != word else needs).add(bare)
    text = compiled(source, file, line, _NAMES)
    return Option(text, frozenset(needs), frozenset(bars), source)


def ranked(
    slot: str,
    bank: Iterable[Option],
    held: Situation,
    values: Mapping[str, str],
    who: tuple[str, Set[tuple[str, ...]]],
) -> list[Option]:
    """The texts that may be used here, the first choice first.

    A text may be used if its conditions hold and all it reads is known. The most specific
    comes first; among equals the one that repeats least of what was said, then a stable hash.

    Args:
        slot: Name of the slot.
        bank: Its texts.
        held: The situation, `said:NAME` for what earlier slots have read.
        values: What is known.
        who: Id of the person, so that two people get different texts and one person always the
            same; and the openings that the others of the batch have.
    """
    able = [
        option
        for option in bank
        if option.needs <= held.keys()
        and option.bars.isdisjoint(held)
        and option.text.names <= values.keys()
    ]
    person, taken = who

    def order(option: Option) -> tuple[int, int, bytes]:
        worn = _WORN if option.opening in taken else 0
        again = sum(f"said:{name}" in held for name in option.text.names)
        chance = blake2b(f"{person}\0{slot}\0{option.source}".encode(), digest_size=8)
        return worn - option.weight, again, chance.digest()

    return sorted(able, key=order)
