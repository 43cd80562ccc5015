"""The page on templates, made of what the code knows: kinds, slots, facts and situations."""

from collections.abc import Iterator, Mapping

from outreach.draft.facts import VOCABULARY
from outreach.draft.language import LANGUAGES
from outreach.draft.plan import REQUIRED
from outreach.draft.situation import WORDS
from outreach.draft.slots import SLOTS

_HEAD = """\
# The texts that messages are made of

This page is made of the code; `python -m outreach.draft.page` prints it.

A message is a file in `messages/LANGUAGE/`: it orders slots, and may name facts itself.

    Subject: {{ subject }}

    Hi {{ greeting }},

    {{ found }} {{ self }} {{ question }}

    {{ ask }} {{ thanks }}

    {{ signature }}

A slot is a file in `slots/LANGUAGE/`: texts, each with the situations in which it may be used.

    [[text]]
    when = ["same_school", "not referred"]
    text = "I found you on our {{ shared_school }} alumni list."

A text may be used where all of `when` holds and every fact that it names is known. Of those that
may, the most specific comes first, then one that the rest of the batch has not used. What a text
reads is what its sentence rests on, so it cannot say what nobody told. One for `listed` or `list`
that reads their title, role, post, company or former post is used only where these stand on that
list, and one for `listed` and `same_school` only where the list is of that school. A text is one or
several whole sentences; it may use `{% if %}` and nothing else of jinja2: no loop, no call.

`outreach templates edit ask` copies a message into your own folder and opens it, `outreach
templates edit slots/thanks` a slot; yours goes before the shipped one of that name. `outreach draft
PERSON --template ask --dry-run` tries it on somebody and keeps nothing. A broken template is named
with its file and line. `words/LANGUAGE.toml` holds what other languages than English say for
majors, topics and fields.
"""


_OPEN = """\
Beside these: `title:WORD` (a word of their title, folded), `field:ID` (of data/fields.csv),
`level:LEVEL` (intern … c-level), `now:WORD` and `once:WORD` (a word of a title that you hold or
held), `has:FACT` (it is known), `said:FACT` (an earlier slot has read it), `not …` before any of
them, and `|` between words that do as well (`field:pr|marketing`); `not note|message` is neither.
"""


def page() -> str:
    """The page, in Markdown."""
    filters = {
        f"`{code}` ({one.name})": ", ".join(f"`{{{{ fact\\|{name} }}}}`" for name in one.filters)
        for code, one in LANGUAGES.items()
    }
    parts = [
        _HEAD,
        *_table("Kinds", "slots it cannot do without", _kinds()),
        *_table("Slots", "holds", SLOTS),
        *_table("Facts", "is", VOCABULARY),
        *_table("Situations", "holds where", WORDS),
        _OPEN,
        *_table("Filters", "are", filters, mark=False),
    ]
    return "\n".join(parts)


def _kinds() -> dict[str, str]:
    return {
        kind.value: ", ".join(f"`{slot}`" for slot in slots) for kind, slots in REQUIRED.items()
    }


def _table(title: str, head: str, rows: Mapping[str, str], mark: bool = True) -> Iterator[str]:
    yield f"## {title}\n"
    yield f"| name | {head} |\n|---|---|"
    yield "\n".join(f"| {f'`{name}`' if mark else name} | {text} |" for name, text in rows.items())
    yield ""


if __name__ == "__main__":
    print(page(), end="")
