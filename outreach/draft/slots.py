"""The bank of texts: what can be said in each slot, and which of it comes first for these two."""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from outreach.config import shipped
from outreach.draft.facts import VOCABULARY
from outreach.draft.grounding import Rendered, Text, broken, compiled
from outreach.draft.situation import OPEN, WORDS
from outreach.errors import TemplateError
from outreach.model import Sentence

SLOTS = {
    "subject": "the subject of an email",
    "opening": "how a later letter begins",
    "seen": "what you saw of theirs and typed: it opens the letter",
    "found": "how you came to them, with the tie that matters most",
    "tie": "one more true thing in common",
    "self": "who you are, in a line, with the reason for the question",
    "reason": "why this person is asked, in a clause that the two records bear out",
    "why_you": "the one compliment: what makes them rare on your list, or the move you hope for",
    "recall": "the one thing learnt in the talk",
    "use": "what you do with it, or what is new",
    "intro": "who you are, in lines that a friend can pass on",
    "question": "the heart: what only this person can answer",
    "ask": "what is asked for: a line first, then minutes",
    "offer": "what you can give in return",
    "close": "the end of a later letter: an easier yes, or thanks",
    "thanks": "thank you",
}
_NAMES = frozenset(VOCABULARY)
_FACT = re.compile(r"\{\{.*?\}\}")
_OPENING = re.compile(r"^\W+")
# Words of a pattern, at most.
_RUN = 4
# A text of a list that reads one of these says that it stands there.
_LISTS = frozenset({"listed", "list"})
_WORK = frozenset({"title", "role", "post", "company", "was", "awaits"})
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_OURS = frozenset({"listed", "same_school"})
_CAME = re.compile(
    r"\b(?:c[ao]me to|brought you to|led you to|bring you to|choose|join|find|llev\w+ a|lleg\w+ a"
    r"|zu|elig\w+)(?: work at| trabajar en)? \{\{ company"
)
_SCHOOLED = frozenset({"school", "shared_school", "major", "shared_major", "studied"})
# Slots whose sentences should not stand twice in a batch.
_VARIED = (
    "subject", "seen", "found", "tie", "self", "reason", "why_you", "question", "ask", "thanks",
)  # fmt: skip
# A word from someone comes before everything; a title says more than a level or a field.
_WEIGHT = {
    "referred": 8, "hooked": 16, "title": 10, "changed": 3,
    "path": 3, "move": 3, "level": 2, "leader": 2, "learner": 4, "far": 4,
    "colleague": 6, "enrolled": 6, "stayed": 6, "same_work": 2, "same_major": 3,
    "clubmates": 5, "linked": 3,
    # These make a text possible, not closer to the person.
    **dict.fromkeys(("followup", "thanks", "decline", "keepintouch", "forward"), 20),
    **dict.fromkeys(
        ("ahead", "ask", "beside", "email", "exploring", "graduated", "our_list",
         "search", "work_listed"), 0),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)  # each is read once: itself is its identity
class Option:
    """One text that can fill a slot.

    Attributes:
        text: The compiled text.
        needs: Situation words that must hold.
        bars: Situation words that must not.
        after: Facts that earlier slots must have read.
        unsaid: Facts that they must not have read.
        source: The text as it stands in the file.
        weight: How specific it is.
        pattern: The words by which it is known again.
        leads: Whether it begins with them.
        seed: What decides, with that of the person, among texts that fit alike.
    """

    text: Text
    needs: frozenset[str]
    bars: frozenset[str]
    after: frozenset[str]
    unsaid: frozenset[str]
    source: str
    weight: int
    pattern: str
    leads: bool
    seed: int


def seed_of(text: str) -> int:
    """An odd number of 64 bits that stands for a text, on every machine the same."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) | 1


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
        words = _OPENING.sub("", one.text).split()  # as `_static`: `¿Qué` is `Qué`
        if one.slot in ("subject", "found"):
            runs = (2, 3, _RUN) if one.slot == "subject" else (_RUN,)
            found.update(_pattern(words[at : at + run]) for run in runs for at in range(len(words)))
        if one.slot in _VARIED:
            found.add(one.text)
            found.update(_pattern(words[:run]) for run in (2, 3, _RUN))
    return frozenset(found)


def _static(piece: str) -> list[str]:
    """Its first words; a bracket or a quotation mark that opens before a fact is none."""
    words = _OPENING.sub("", piece).split()
    return [word for word in words if re.search(r"\w", word)][:_RUN]


def _pattern(words: Sequence[str]) -> str:
    return f"{' '.join(words)} …"


class Filled(NamedTuple):
    """A slot as one text fills it.

    Attributes:
        slot: Name of the slot.
        option: The text chosen.
        sentences: What rendering made of it.
        words: How many words these have.
    """

    slot: str
    option: Option
    sentences: tuple[Rendered, ...]
    words: int

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
    return _load(*find(f"slots/{code}/{slot}.toml", roots), code)


def able(
    slot: str, roots: Sequence[Path], code: str, held: frozenset[str], known: frozenset[str]
) -> tuple[Option, ...]:
    """Those whose conditions hold and which read only what is known, the heaviest first.

    Of people alike in what a slot looks at they are found once.

    Args:
        slot: Name of the slot.
        roots: Template folders, the user's own first.
        code: Of the language.
        held: The situation words that hold.
        known: Names of the facts that are known.
    """
    place = *find(f"slots/{code}/{slot}.toml", roots), code
    words, names = _looked_at(*place)
    return _able(*place, held & words, known & names)


@lru_cache(maxsize=1024)
def _able(
    path: str, changed: int, code: str, held: frozenset[str], known: frozenset[str]
) -> tuple[Option, ...]:
    every = _load(path, changed, code)
    found = (one for one in every
             if one.needs <= held and one.text.names <= known
             and one.bars.isdisjoint(held))  # fmt: skip
    unlike: dict[object, Option] = {}  # of the ways in which one text can hold, the heaviest
    for one in sorted(found, key=lambda one: -one.weight):
        unlike.setdefault((one.source, one.after, one.unsaid), one)
    return tuple(unlike.values())


@lru_cache(maxsize=64)
def _looked_at(path: str, changed: int, code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The situation words and the facts that any text of a file asks for."""
    every = _load(path, changed, code)
    words = (word for one in every for word in (*one.needs, *one.bars))
    return frozenset(words), frozenset(name for one in every for name in one.text.names)


def read(path: Path, code: str) -> tuple[Option, ...]:
    """The texts of a slot file.

    Raises:
        TemplateError: If it is broken.
    """
    return _load(str(path), path.stat().st_mtime_ns, code)


def find(name: str, roots: Sequence[Path]) -> tuple[str, int]:
    """The first of the folders' files of that name, and when it was last changed.

    Raises:
        TemplateError: If none has it.
    """
    for root in roots:
        path = f"{root}/{name}"  # as text: this is asked for every slot of every message
        ours = root is shipped("templates")
        try:
            return path, _ours_changed(path) if ours else os.stat(path).st_mtime_ns
        except FileNotFoundError:
            continue
    raise TemplateError(f"There is no template {name}.", "Install outreach again to restore it.")


@lru_cache(maxsize=256)
def _ours_changed(path: str) -> int:
    """When a shipped file was changed: not while we run."""
    return os.stat(path).st_mtime_ns


@lru_cache(maxsize=64)
def _load(path: str, _changed: int, code: str) -> tuple[Option, ...]:
    raw = Path(path).read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(raw).get("text", [])
    except tomllib.TOMLDecodeError as error:
        raise broken(path, _toml_line(error), str(error)) from error
    made = []
    at = 0
    for entry in entries:
        source = _source(entry, path, raw)
        at = raw.find(source.split("\n", 1)[0], at)
        line = raw.count("\n", 0, max(at, 0)) + 1
        made += [_option(words, source, (path, line), code) for words in _ways(entry)]
        at = max(at, 0) + 1
    return tuple(made)


def _toml_line(error: tomllib.TOMLDecodeError) -> int:
    """The line that the parser names in its message; 1 where it names none."""
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else 1


def _source(entry: object, path: str, raw: str) -> str:
    fields = entry if isinstance(entry, dict) else {}
    source = fields.get("text")
    if not isinstance(source, str) or fields.keys() - {"text", "when"}:
        line = raw.count("\n", 0, raw.find("[[text]]")) + 1
        raise broken(path, line, f"each [[text]] needs `text` and may have `when`: {entry}")
    return source.strip()


def _ways(entry: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The conditions of an entry: several sets of them where one gives a choice (`field:a|b`)."""
    choices = []
    for word in map(str, entry.get("when", [])):
        bare = word.removeprefix("not ")
        kind, colon, names = bare.rpartition(":")
        several = [f"{kind}{colon}{name}" for name in names.split("|")]
        choices += [[f"not {one}"] for one in several] if bare != word else [several]
    yield from product(*choices)


def _option(words: Iterable[str], source: str, place: tuple[str, int], code: str) -> Option:
    file, line = place
    needs: set[str] = set()
    bars: set[str] = set()
    for word in words:
        bare = word.removeprefix("not ")
        if bare not in WORDS and not bare.startswith(OPEN):
            raise broken(file, line, f"there is no situation `{bare}`", frozenset(WORDS))
        (bars if bare != word else needs).add(bare)
    text = compiled(source, file, line, _NAMES, code)
    if needs & _LISTS and text.names & _WORK:
        needs.add("work_listed")  # `our alumni list says that you work at …`
    if needs >= _OURS and "our_list" not in bars:
        needs.add("our_list")  # `our Michigan alumni list`
    if "craft" in text.names and text.names & {"major", "shared_major"}:
        bars.add("same_topic")
    if text.names & {"company", "post"} and _NOW.search(source):
        bars.add("now_named")
    if _CAME.search(source):
        bars.add("own_firm")  # `how did you come to Carver & Dunn?`
    if "company" in text.names and text.names & _SCHOOLED:
        bars.add("at_school")  # `from Ohio State to Ohio State`
    pattern, leads = _mark(source)
    return Option(
        text,
        needs=_now(needs),
        bars=_now(bars),
        after=_before(needs),
        unsaid=_before(bars),
        source=source,
        weight=_weight(needs),
        pattern=pattern,
        leads=leads,
        seed=seed_of(source),
    )


_SAID = "said:"


def _now(words: set[str]) -> frozenset[str]:
    """The words of the situation."""
    return frozenset(word for word in words if not word.startswith(_SAID))


def _before(words: set[str]) -> frozenset[str]:
    """The facts of which a condition says whether an earlier slot has read them."""
    return frozenset(word.removeprefix(_SAID) for word in words if word.startswith(_SAID))
