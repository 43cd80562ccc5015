"""What the documents say is so."""

import re
from pathlib import Path

import pytest
import time_machine

from outreach.cli import STAGES, load
from tests.conftest import NOW, ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = {name for stage in STAGES.values() for name in stage}
BLOCKS = [block for block in re.findall(r"```\n(.*?)```", README, re.DOTALL) if block[0] == "$"]


def test_every_command_in_the_readme_exists() -> None:
    """Whatever the README says to type can be typed."""
    typed = set(re.findall(r"(?:^|[`$] )outreach (?:--home \S+ )?([a-z]+)", README, re.MULTILINE))
    typed |= set(re.findall(r"`outreach ([a-z]+)", README))
    assert typed
    assert typed <= COMMANDS


def test_every_option_in_the_docs_exists() -> None:
    """Whatever stands behind a command in the README or the changelog is an option of it."""
    texts = README + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    wrong = []
    for name, rest in re.findall(r"outreach (?:--home \S+ )?([a-z]+)((?: [^`\n#]+)?)", texts):
        if name not in COMMANDS:  # prose
            continue
        every = [load(name), *getattr(load(name), "commands", {}).values()]
        able = {opt for command in every for one in command.params for opt in one.opts}
        wrong += [(name, opt) for opt in re.findall(r"(?<= )--[a-z-]+", rest) if opt not in able]
    assert wrong == []


def test_every_command_is_found_from_the_readme() -> None:
    """The README names every everyday command."""
    for name in STAGES["Start here"]:
        assert f"outreach {name}" in README


def test_the_readme_shows_real_output(tmp_path: Path, run: Run) -> None:
    """Each sample of output in the README stands, line by line, in what the demo prints."""
    with time_machine.travel(NOW, tick=False):  # the day on which the README was written
        printed = run("demo", str(tmp_path / "tour")).output.splitlines()
    real = {line.strip() for line in printed}
    assert len(BLOCKS) >= 3
    for block in BLOCKS:
        lines = [line.strip() for line in block.splitlines() if line.strip() not in ("", "…")]
        assert len(lines) > 3
        assert [line for line in lines if line not in real] == []


def test_nothing_of_this_machine_is_shown() -> None:
    """No document names a path of a developer's machine."""
    for path in (*ROOT.glob("*.md"), *ROOT.glob("data/**/*.md")):
        assert not re.search(r"/(?:root|home/\w+|work)/", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("table", sorted(p.name for p in (ROOT / "data").glob("*.csv")))
def test_every_table_names_its_origin(table: str) -> None:
    """Each shipped table stands in data/README.md."""
    assert table in (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_locked_versions_have_hashes_and_no_index() -> None:
    """The requirements files pin every package by hash, and name no index."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9._-]+==\S+", text, re.MULTILINE | re.IGNORECASE)
        assert len(pins) >= 10
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text
        assert "--index" not in text
