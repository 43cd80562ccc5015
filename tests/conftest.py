"""What the tests share: a fresh home with a clock that stands still, and the shipped sample."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from outreach.cli import main
from outreach.config import Home

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "sample"
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=ZoneInfo("America/Detroit"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home at a fixed moment."""
    return Home(tmp_path / "home", lambda: NOW)


@pytest.fixture
def archive() -> Path:
    """The sample's LinkedIn archive."""
    return next(SAMPLE.glob("*LinkedInDataExport*"))


@pytest.fixture
def alumni() -> Path:
    """The sample's alumni directory."""
    return next(SAMPLE.glob("*.csv"))


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Type a command in an own home; fails the test at any traceback."""
    runner = CliRunner(env={"COLUMNS": "100"})

    def typed(*args: str, code: int = 0, stdin: str | None = None) -> Result:
        result = runner.invoke(main, ["--home", str(tmp_path / "home"), *args], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    return typed


def read_json(result: Result) -> Any:
    """The one JSON document that a command printed."""
    return json.loads(result.stdout)
