"""Pages that stand alone: one HTML file each, which loads nothing from anywhere."""

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from outreach.config import shipped


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = FileSystemLoader(shipped("templates") / "web")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def typed(text: str) -> Markup:
    """A text of which what stands between backticks is shown as something to type."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # one of them is a letter of the text
        return escape(text)
    shown = [Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece)
             for at, piece in enumerate(pieces)]  # fmt: skip
    return Markup("").join(shown)


def render(name: str, **values: object) -> str:
    """A page by the name of its file, every value escaped."""
    return _environment().get_template(f"{name}.html").render(values)
