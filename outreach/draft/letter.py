"""The message file: which slots stand where, and the letter that comes of it."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from outreach.draft.facts import VOCABULARY, Value, clean
from outreach.draft.grounding import Text, broken, compiled, render
from outreach.draft.language import Language
from outreach.draft.situation import Situation
from outreach.draft.slots import SLOTS, Filled
from outreach.errors import UsageError
from outreach.model import Fact, Kind, Sentence

# A slot's place in a rendered paragraph; cleaned values never hold these characters.
_MARK = re.compile("\ue000([a-z_]+)\ue001")
# jinja2 keeps the name `self` for itself, so the slot of that name is read under another.
_SELF = re.compile(r"\{\{\s*self\s*\}\}")
_READ_AS = {slot: "self_" if slot == "self" else slot for slot in SLOTS}
_NAMES = frozenset({*VOCABULARY, *_READ_AS.values()})
# What stands in a rendered message file where a slot will be.
_MARKS = {name: f"\ue000{slot}\ue001" for slot, name in _READ_AS.items()}


def message_file(
    kind: Kind, register: str, said: Language, roots: Sequence[Path], name: str = ""
) -> tuple[str, Path]:
    """Name and path of the message file: that of the register, else the kind's only one.

    Args:
        kind: What the message is for.
        register: `warm` or `formal`.
        said: Its language.
        roots: Template folders, the user's own first.
        name: A message file that the user names instead (`ask.mine`).

    Raises:
        UsageError: If there is none.
    """
    names = (name, f"{name}.{register}") if name else (f"{kind.value}.{register}", kind.value)
    for root in roots:
        for one in names:
            path = f"{root}/messages/{said.code}/{one}.txt"  # as text: this is asked every message
            if os.path.isfile(path):
                return one, Path(path)
    raise UsageError(
        f"There is no {said.name} template {names[-1 if not name else 0]}.",
        "`outreach templates` lists them; `outreach set PERSON language=en` writes in English.",
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """A message file, compiled.

    Attributes:
        paragraphs: Its parts between empty lines, without the subject.
        slots: The slots it names, the subject's too.
        fixed: Those paragraphs that name nothing but slots, which are the same to everybody.
    """

    paragraphs: tuple[Text, ...]
    slots: tuple[str, ...]
    fixed: Mapping[int, list["_Piece"]] = field(default_factory=dict)


def layout(path: Path, code: str = "en") -> Layout:
    """Read a message file: an optional `Subject:` line, then paragraphs of slots.

    Raises:
        TemplateError: If it is broken.
    """
    return _load(path, path.stat().st_mtime_ns, code)


@lru_cache(maxsize=32)
def _load(path: Path, _changed: int, code: str) -> Layout:
    raw = path.read_text(encoding="utf-8")
    found = re.match(r"Subject:\s*\{\{\s*subject\s*\}\}[^\S\n]*\n+", raw)
    if raw.startswith("Subject:") and not found:
        raise broken(str(path), 1, "the subject line is `Subject: {{ subject }}`")
    start = found.end() if found else 0
    parts: list[Text] = []
    fixed = {}
    for part in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", raw[start:], re.DOTALL):
        line = raw.count("\n", 0, start + part.start()) + 1
        source = _SELF.sub("{{ self_ }}", part[0].strip())
        text = compiled(source, str(path), line, _NAMES, code)
        if text.names <= _MARKS.keys() and "{%" not in source:
            fixed[len(parts)] = _pieces(text, _MARKS, {})
        parts.append(text)
    used = {name for part in parts for name in part.names}
    if found:
        used.add("subject")
    slots = tuple(slot for slot in SLOTS if _READ_AS[slot] in used)
    return Layout(tuple(parts), slots, fixed)


def _pieces(part: Text, values: dict[str, str], facts: Mapping[str, Value]) -> list["_Piece"]:
    """A paragraph rendered but for its slots, which stand in `values` as marks."""
    return [_Piece(tuple(_MARK.split(one.text)), _facts(one.reads, facts))
            for one in render(part, values)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """A rendered message, before it is anybody's draft.

    Attributes:
        subject: Empty where the message has none.
        body: Paragraphs separated by an empty line.
        sentences: Every sentence with its facts.
    """

    subject: str
    body: str
    sentences: tuple[Sentence, ...]


class Frame:
    """A message file rendered for one person, its slots still open.

    Made once a message: many choices of texts are tried in it until one fits.
    """

    def __init__(self, plan: Layout, facts: Mapping[str, Value], held: Situation) -> None:
        """Render everything but the slots.

        Args:
            plan: The message file.
            facts: What is known.
            held: The situation: a text rests on the facts of its conditions too.

        Raises:
            UsageError: If the file names a fact that is not known.
        """
        self._facts = facts
        self._held = held
        values = {name: value.text for name, value in facts.items()}
        values |= _MARKS
        self._tried: tuple[Mapping[str, Filled], str] = {}, ""
        self._paragraphs: list[list[_Piece]] = []
        for at, part in enumerate(plan.paragraphs):
            if not part.names <= values.keys():
                missing = ", ".join(sorted(part.names - values.keys()))
                raise UsageError(
                    f"The message needs {missing}, which is not known of {facts['name'].text}.",
                    "Type `outreach set PERSON …`, or take it out of your message template.",
                )
            self._paragraphs.append(plan.fixed.get(at) or _pieces(part, values, facts))

    def body(self, filled: Mapping[str, Filled]) -> str:
        """The text with the slots filled; one that is missing leaves no trace."""
        if filled is not self._tried[0]:  # the one that is chosen was tried last
            texts = (" ".join(piece.shown(filled) for piece in part) for part in self._paragraphs)
            body = "\n\n".join(tidied for text in texts if (tidied := _tidied(text)))
            self._tried = filled, body
        return self._tried[1]

    def letter(self, filled: Mapping[str, Filled], subject: Filled | None = None) -> Letter:
        """The message with every sentence and its facts."""
        sentences = list(self.sentences(subject)) if subject else []
        for piece in (piece for part in self._paragraphs for piece in part):
            for at, text in enumerate(piece.texts):
                if at % 2 and text in filled:
                    sentences += self.sentences(filled[text])
                elif not at % 2 and text.strip():
                    sentences.append(Sentence(text.strip(), piece.facts))
        # A value before a mark of the template can make the header code that no value may hold.
        return Letter(clean(subject.shown) if subject else "", self.body(filled), tuple(sentences))

    def sentences(self, slot: Filled) -> Iterator[Sentence]:
        """The sentences of a filled slot, each with the facts read and those of its conditions."""
        needs = sorted(slot.option.needs)
        conditions = [fact for word in needs for fact in self._held.get(word, ())]
        for one in slot.sentences:
            facts = (*_facts(one.reads, self._facts), *conditions)
            yield Sentence(one.text, tuple(dict.fromkeys(facts)), slot.slot)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One sentence of the message file.

    Attributes:
        texts: Its own text and names of slots in turn, text first.
        facts: What the text rests on.
    """

    texts: tuple[str, ...]
    facts: tuple[Fact, ...]

    def shown(self, filled: Mapping[str, Filled]) -> str:
        """The sentence with its slots filled."""
        texts = self.texts
        return "".join(
            text if at % 2 == 0 else filled[text].shown if text in filled else ""
            for at, text in enumerate(texts)
        )


def _tidied(text: str) -> str:
    """A paragraph without the spaces and lines that an empty slot leaves."""
    if "  " not in text and "\n" not in text:
        return text.strip()
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _facts(names: Iterable[str], facts: Mapping[str, Value]) -> tuple[Fact, ...]:
    read = [fact for name in names if name in facts for fact in facts[name].facts]
    return tuple(dict.fromkeys(read))
