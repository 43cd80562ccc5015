"""Pages that stand alone: one HTML file each, which loads nothing from anywhere."""

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from outreach.config import shipped


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = FileSystemLoader(shipped("templates") / "web")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def render(name: str, **values: object) -> str:
    """A page by the name of its file, every value escaped."""
    return _environment().get_template(f"{name}.html").render(values)
