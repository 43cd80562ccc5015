"""Whether a template can be used, before anybody is written to with it."""

from pathlib import Path

from outreach.draft.language import language
from outreach.draft.letter import layout
from outreach.draft.slots import read


def check(path: Path, code: str) -> None:
    """Compile every text of a message file (.txt) or a slot file (.toml).

    Raises:
        TemplateError: With file, line, and the names that exist.
        UsageError: If there is no language of that code.
    """
    language(code)
    if path.suffix == ".toml":
        read(path, code)
    else:
        layout(path, code)
