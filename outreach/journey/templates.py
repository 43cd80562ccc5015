"""The texts that drafts are made of: shipped ones, and the user's own in the home folder."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from outreach.config import Home, shipped
from outreach.draft.check import check
from outreach.errors import UsageError

FOLDERS = ("messages", "slots")


@dataclass(frozen=True, slots=True)
class Template:
    """One file of texts.

    Attributes:
        name: Without its ending (`ask.warm`, `question`).
        what: `message`, which orders the slots, or `slot`, which holds the texts for one.
        language: Code of the language.
        path: Where it is.
        own: Whether it is the user's and goes before the shipped one of that name.
    """

    name: str
    what: str
    language: str
    path: Path
    own: bool

    @property
    def shown(self) -> str:
        """The name by which it is asked for."""
        return self.name if self.what == "message" else f"slots/{self.name}"


def templates(home: Home) -> list[Template]:
    """Every template in use: the user's own in place of the shipped one of that name."""
    found: dict[tuple[str, str, str], Template] = {}
    for root, own in ((shipped("templates"), False), (home.path / "templates", True)):
        for folder in FOLDERS:
            for path in sorted((root / folder).glob("*/*.*")):
                language, what = path.parent.name, folder.removesuffix("s")
                name = path.name.rpartition(".")[0]
                found[what, language, name] = Template(name, what, language, path, own)
    return [found[key] for key in sorted(found)]


def edit(home: Home, name: str, language: str) -> Path:
    """Path of the user's own copy of a template, made of the shipped one where there is none.

    `ask` is the message `ask.warm`, `slots/ask` the texts of that slot.

    Raises:
        UsageError: If there is no such template.
    """
    every = [one for one in templates(home) if one.language == language]
    names = {one.shown: one for one in reversed(every)}
    wanted = names.get(name) or names.get(f"{name}.warm") or names.get(f"slots/{name}")
    if wanted is None:
        shown = ", ".join(one.shown for one in every) or "none in that language"
        raise UsageError(f"There is no template {name}.", f"There are: {shown}.")
    if wanted.own:
        return wanted.path
    home.make()
    folder = "messages" if wanted.what == "message" else "slots"
    copy = home.path / "templates" / folder / language / wanted.path.name
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(wanted.path, copy)
    return copy


def checked(path: Path) -> None:
    """See that a template can be used.

    Raises:
        TemplateError: With file, line, and what exists.
    """
    check(path, path.parent.name)
