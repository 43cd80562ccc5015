"""The languages that a message can be written in: how each says a month, a post, a time.

A language is a module; the texts stand under its code in `templates/`. Which one a person is
written to in is the user's word, never guessed from a name.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from outreach.draft.language import english, german, spanish
from outreach.errors import UsageError


class Language(Protocol):
    """What each module in this folder provides. Empty text: it cannot be said."""

    def __hash__(self) -> int:
        """What is said of one profile in one language is kept, a whole batch long."""

    code: str
    name: str
    any_time: str
    filters: Mapping[str, Callable[[str], str]]

    def month(self, iso: str) -> str:
        """`2019-03-05` → `March 2019`; the year alone where only that is known."""

    def on(self, iso: str, today: str) -> str:
        """An ISO day as said on another: `on Thursday` within a week, `on 12 November` else."""

    def number(self, count: int) -> str:
        """Up to ten in words."""

    def years(self, count: int) -> str:
        """`six years`."""

    def mid(self, text: str) -> str:
        """A phrase as it stands inside a sentence."""

    def major(self, text: str) -> str:
        """A major inside a sentence."""

    def studied(self, major: str, year: str) -> str:
        """`English 2017`, or `class of 2017` where only the year is known."""

    def holder(self, title: str) -> str:
        """A spoken title inside a sentence where it names someone who does the work."""

    def role(self, title: str) -> str:
        """The same as it follows `you are`: `an editor`, `in marketing`."""

    def company(self, name: str) -> str:
        """An employer after a preposition: `the Home Depot`."""

    def post(self, role: str, company: str) -> str:
        """`an editor at Lantern`; either half alone where the other is empty."""

    def topic(self, title: str) -> str:
        """What a spoken title does, as a topic: `content design`."""

    def field(self, home: str, name: str) -> str:
        """A field by id and listed name, as people say it after `went into`."""

    def tag(self, school: str, major: str, year: str) -> str:
        """`Michigan English '25`."""

    def free(self, times: Sequence[str], timezone: str) -> str:
        """`on Tuesday afternoon or Thursday morning (Eastern)`."""

    def goal(self, text: str, home: str, name: str) -> tuple[str, str]:
        """A goal as a topic, and as something to do; `home` and `name` are its field's."""

    def source(self, found: str) -> str:
        """What a list is called: `alumni list`."""


LANGUAGES: Mapping[str, Language] = {one.code: one for one in (english, german, spanish)}


def language(code: str) -> Language:
    """The language of that code.

    Raises:
        UsageError: If there are no texts in it.
    """
    if code not in LANGUAGES:
        shown = ", ".join(f"{one.code} ({one.name})" for one in LANGUAGES.values())
        raise UsageError(f"There are no texts in the language {code}.", f"There are: {shown}.")
    return LANGUAGES[code]
