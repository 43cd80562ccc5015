"""Words that a language has for majors, topics, fields and lists; `templates/words/` holds them."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from outreach.config import shipped
from outreach.names import fold


@lru_cache(maxsize=8)
def _tables(code: str) -> Mapping[str, Mapping[str, str]]:
    text = (shipped("templates") / "words" / f"{code}.toml").read_text(encoding="utf-8")
    return {
        table: {fold(word): said for word, said in rows.items()}
        for table, rows in tomllib.loads(text).items()
    }


def word(code: str, table: str, text: str) -> str:
    """What a language says for an English word; empty where its table has none.

    Args:
        code: Of the language.
        table: `majors`, `topics`, `fields` (by id), `sources` or `zones`.
        text: The English word, in any case.
    """
    return _tables(code).get(table, {}).get(fold(text), "")


def values(code: str, table: str) -> tuple[str, ...]:
    """Everything that a table of a language says."""
    return tuple(_tables(code).get(table, {}).values())
