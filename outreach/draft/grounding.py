"""Rendering that remembers: a text may say only what is known, and tells which facts it read.

A template may write `{{ name }}`, a few filters and `{% if %}`, and nothing else: no call, no
attribute, no arithmetic, no loop. Contact data goes in as plain text and is never compiled.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from outreach.draft.language import language
from outreach.errors import TemplateError

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Filter,
    nodes.If, nodes.CondExpr, nodes.Test, nodes.Not, nodes.And, nodes.Or, nodes.Compare,
    nodes.Operand,
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ¿¡{\"'])(?![^{]*\}\})")


class Reading(Context):
    """A context that keeps the name of every value that was asked for."""

    reads: dict[str, None]

    def resolve_or_missing(self, key: str) -> object:
        """Look a value up, and remember that it was."""
        self.reads[key] = None
        return super().resolve_or_missing(key)


class _Sandbox(ImmutableSandboxedEnvironment):
    context_class = Reading


@lru_cache(maxsize=8)
def _sandbox(code: str) -> _Sandbox:
    """The environment of one language: it has that language's filters."""
    made = _Sandbox(undefined=StrictUndefined, autoescape=False, auto_reload=False)
    made.globals.clear()
    made.filters = dict(language(code).filters)
    made.tests = {name: made.tests[name] for name in ("defined", "undefined")}
    return made


class Rendered(NamedTuple):
    """One rendered sentence.

    Attributes:
        text: The sentence.
        reads: Names of the values it read, in order.
    """

    text: str
    reads: tuple[str, ...]


class Part(Protocol):
    """One sentence of a text, compiled."""

    def render(self, values: dict[str, str]) -> Rendered:
        """The sentence with its values, and what it read."""


@dataclass(frozen=True, slots=True)
class _Straight:
    """A sentence without `if`: jinja2's tree of it, laid out flat, for it is rendered most.

    Attributes:
        pieces: (text before, name of a value, filters on it) of each value.
        rest: Text after the last.
        reads: The names, each once.
    """

    pieces: tuple[tuple[str, str, tuple[Callable[[str], str], ...]], ...]
    rest: str
    reads: tuple[str, ...]

    def render(self, values: dict[str, str]) -> Rendered:
        """The sentence with its values, and what it read."""
        shown: list[str] = []
        for before, name, filters in self.pieces:
            value = values[name]
            for one in filters:
                value = one(value)
            shown += (before, value)
        return Rendered(f"{''.join(shown)}{self.rest}", self.reads)


@dataclass(frozen=True, slots=True)
class _Branching:
    """A sentence with `if`, rendered by jinja2: what it reads depends on what is known.

    Attributes:
        template: Of jinja2.
    """

    template: Template

    def render(self, values: dict[str, str]) -> Rendered:
        """The sentence with its values, and what it read."""
        context = self.template.new_context(values, shared=True)
        if not isinstance(context, Reading):
            raise TypeError("the environment makes contexts that remember")
        context.reads = {}
        shown = "".join(self.template.root_render_func(context))
        return Rendered(shown, tuple(name for name in context.reads if name in values))


@dataclass(frozen=True, slots=True)
class Text:
    """One template, compiled.

    Attributes:
        names: What it reads.
        parts: Its sentences, each compiled by itself.
    """

    names: frozenset[str]
    parts: tuple[Part, ...]


@lru_cache(maxsize=4096)
def compiled(source: str, file: str, line: int, known: frozenset[str], code: str) -> Text:
    """Compile the text of a slot or a paragraph.

    Args:
        source: The template text.
        file: Where it stands, for the message of an error.
        line: Line of that file on which it begins, from 1.
        known: The names it may read.
        code: Of its language.

    Raises:
        TemplateError: If it does not parse, does more than read values, or reads an unknown name.
    """
    try:
        tree = _sandbox(code).parse(source)
    except TemplateSyntaxError as error:
        raise broken(file, line + error.lineno - 1, str(error.message)) from error
    _guard(tree, (file, line), known, _sandbox(code))
    pieces = [source] if "{%" in source else _SENTENCE.split(source)
    names = frozenset(name.name for name in tree.find_all(nodes.Name))
    return Text(names, tuple(_part(piece, _sandbox(code)) for piece in pieces))


def _part(source: str, sandbox: _Sandbox) -> Part:
    """One sentence, flat where it only reads values."""
    tree = sandbox.parse(source)
    if not all(isinstance(node, nodes.Output) for node in tree.body):
        return _Branching(sandbox.from_string(source))
    written: list[nodes.Expr] = [one for node in tree.find_all(nodes.Output) for one in node.nodes]
    pieces: list[tuple[str, str, tuple[Callable[[str], str], ...]]] = []
    before = ""
    for one in written:
        if isinstance(one, nodes.TemplateData):
            before += one.data
            continue
        found = _read(one, sandbox)
        if found is None:
            return _Branching(sandbox.from_string(source))
        pieces.append((before, *found))
        before = ""
    reads = tuple(dict.fromkeys(name for _, name, _ in pieces))
    return _Straight(tuple(pieces), before, reads)


def _read(
    node: nodes.Node | None, sandbox: _Sandbox
) -> tuple[str, tuple[Callable[[str], str], ...]] | None:
    """Name and filters of a value that is read; None for anything else."""
    filters: list[Callable[[str], str]] = []
    while isinstance(node, nodes.Filter) and not (node.args or node.kwargs):
        filters.insert(0, sandbox.filters[node.name])
        node = node.node
    return (node.name, tuple(filters)) if isinstance(node, nodes.Name) else None


def broken(file: str, line: int, what: str, names: frozenset[str] = frozenset()) -> TemplateError:
    """The error for a template that cannot be used: file, line, and the names that exist."""
    exist = f" These exist: {', '.join(sorted(names))}." if names else ""
    return TemplateError(
        f"{file}, line {line}: {what.rstrip('.')}.{exist}",
        "Correct that line, or delete your copy of the file to use the shipped one.",
    )


def _guard(
    tree: nodes.Template, place: tuple[str, int], known: frozenset[str], allows: _Sandbox
) -> None:
    file, line = place
    for node in tree.find_all(nodes.Node):
        at = line + node.lineno - 1
        if not isinstance(node, _ALLOWED):
            kind = type(node).__name__.lower()
            raise broken(file, at, f"a template may read values and use if, not {kind}")
        if isinstance(node, nodes.Name) and node.name not in known:
            raise broken(file, at, f"there is no `{node.name}`", known)
        if isinstance(node, nodes.Filter) and node.name not in allows.filters:
            raise broken(file, at, f"there is no filter `{node.name}`", frozenset(allows.filters))
        if isinstance(node, nodes.Test) and node.name not in allows.tests:
            raise broken(file, at, f"there is no test `{node.name}`", frozenset({"defined"}))


def render(text: Text, values: dict[str, str]) -> tuple[Rendered, ...]:
    """Render each sentence, and tell what it read.

    Args:
        text: A compiled text whose names are all among the values, or tested with `is defined`.
        values: Plain text by name.
    """
    return tuple(part.render(values) for part in text.parts)
