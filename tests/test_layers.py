"""The house stands: imports run downhill, without cycles, and each tool has its one room."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "outreach"

# Which floor each room is on. A room may import its own floor and those below.
FLOORS = {
    **dict.fromkeys(("model", "errors", "limits"), 0),
    **dict.fromkeys(("names", "nameparts", "addresses", "days", "zones", "mojibake"), 1),
    **dict.fromkeys(("config", "profile", "store"), 1),
    **dict.fromkeys(("mailbox", "secrets"), 1),
    **dict.fromkeys(("mailserver", "unpack", "formulas", "confined", "fetch"), 2),
    **dict.fromkeys(("tabular", "markup", "paper"), 2),
    **dict.fromkeys(("columns", "clubs", "ties", "sameness"), 2),
    **dict.fromkeys(
        ("inbox", "notes", "track", "links", "lines", "find", "listing", "loose", "paste", "due",
         "calendar", "prep", "pages", "charts", "archive", "insights", "resolve", "cells",
         "merge", "derive", "person", "seeker", "rank", "pick", "draft",
         "lint", "importers", "publishers", "channels"), 3,
    ),
    "journey": 4,
    "web": 5,
    "cli": 6,
    "__main__": 7,
}  # fmt: skip
LONERS = ("importers", "channels")  # whose modules never import a sibling
HELPERS = {"outreach.channels.files", "outreach.channels.message"}  # what channels write with


def modules() -> Iterator[tuple[str, Path]]:
    """(dotted name, path) of every module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path


def imported(path: Path) -> Iterator[str]:
    """Dotted names that a module imports, wherever it does."""
    known = {name for name, _ in modules()}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room(name: str) -> str:
    """The first part under the package; empty for another package."""
    parts = name.split(".")
    return parts[1] if parts[0] == "outreach" and len(parts) > 1 else ""


def test_every_room_has_a_floor() -> None:
    """A new module at the top of the package must be given its floor here."""
    assert {room(name) for name, _ in modules()} - {""} == set(FLOORS)


def test_imports_run_downhill() -> None:
    """No module imports from a higher floor."""
    uphill = [
        f"{name} -> {target}"
        for name, path in modules()
        for target in imported(path)
        if room(name) and room(target) and FLOORS[room(target)] > FLOORS[room(name)]
    ]
    assert uphill == []


def test_importers_and_channels_never_import_a_sibling() -> None:
    """One importer or channel can be read, and deleted, without the others."""
    siblings = [
        f"{name} -> {target}"
        for name, path in modules()
        for target in imported(path)
        if room(name) in LONERS and room(target) == room(name)
        if name.count(".") == 2 and target.count(".") == 2 and target not in HELPERS
    ]
    assert siblings == []


def test_no_import_cycle() -> None:
    """Following imports from module to module never comes back."""
    graph = {
        name: {target for target in imported(path) if target.startswith("outreach.")} - {name}
        for name, path in modules()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in sorted(graph.get(name, ())):
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_each_tool_has_its_room() -> None:
    """Only cli knows click, only store SQL, only fetch, the channel smtp and the page sockets."""
    allowed = {"click": {"cli"}, "sqlite3": {"store"}, "flask": {"web"}, "waitress": {"web"}}
    strays = [
        f"{name} imports {target}"
        for name, path in modules()
        for target in imported(path)
        for tool, rooms in allowed.items()
        if target.split(".")[0] == tool and room(name) not in rooms
    ]
    assert strays == []
    sockets = {"socket", "httpx", "smtplib", "imaplib", "urllib.request", "http.client"}
    found = {name for name, path in modules() if sockets & set(imported(path))}
    assert {name for name in found if room(name) != "fetch"} == {
        "outreach.channels.smtp", "outreach.web",
    }  # fmt: skip


def test_sql_only_in_the_store() -> None:
    """No statement is written outside the store."""
    verbs = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE TABLE")
    strays = [
        name
        for name, path in modules()
        if room(name) != "store"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and node.value.startswith(verbs)
    ]  # fmt: skip
    assert strays == []


def test_modules_and_functions_stay_small() -> None:
    """No module passes 400 lines, no function 50, and the median function is at most 8."""
    lengths = []
    for name, path in modules():
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 400, name
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                start = node.body[1].lineno if ast.get_docstring(node) and node.body[1:] else 0
                end = node.end_lineno or node.lineno
                length = end - start + 2 if start else end - node.lineno + 1
                assert length <= 50, f"{name}.{node.name}"
                lengths.append(length)
    assert sorted(lengths)[len(lengths) // 2] <= 8
