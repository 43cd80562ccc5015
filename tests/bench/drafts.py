"""Drafts rendered, grounded and linted, against bare jinja2 rendering the very same texts.

Both run in one process, one batch after the other. What jinja2 renders is the message file with the
chosen texts put into its slots, compiled beforehand, from the same values; what we do besides is to
choose, to remember what each sentence rests on, to hold it against the batch, and to lint it.
"""

import re
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import jinja2

from outreach.config import shipped
from outreach.draft import Taken, compose, facts_of
from outreach.draft.language import english
from outreach.draft.slots import SLOTS, options
from outreach.lint import Context, lint
from outreach.lint.sameness import Batch
from outreach.model import Draft, Person, Seeker, Tie
from tests.people import CENSUS, EVERYONE, TODAY

BATCH, COUNT = 25, 10_000

Case = tuple[Person, Seeker, tuple[Tie, ...]]


def cases(count: int) -> Iterator[Case]:
    """People of every situation in turn, each with an id of their own."""
    made = [make() for make in EVERYONE.values()]
    for number in range(count):
        to, by, ties = made[number % len(made)]
        yield replace(to, id=f"{to.id} {number}", company_id=f"{to.company_id}{number}"), by, ties


def ours(some: list[Case]) -> list[Draft]:
    """One batch as `outreach draft` writes it."""
    taken, batch = Taken(), Batch()
    drafts = []
    for to, by, ties in some:
        draft = compose(to, by, ties, CENSUS, TODAY, taken=taken)
        peers = batch.take(draft, to, frozenset())
        lint(draft, to, by, ties, TODAY, Context(peers=peers))
        drafts.append(draft)
    return drafts


class Bare:
    """The texts of drafts as jinja2 templates without anything of ours."""

    def __init__(self) -> None:
        self._environment = jinja2.Environment(autoescape=False)  # noqa: S701 - plain text
        self._environment.filters.update(english.filters)
        self._sources: dict[str, str] = {}
        self._known: dict[str, jinja2.Template] = {}

    def template(self, draft: Draft, values: dict[str, str]) -> jinja2.Template:
        """The message file with the sources of the draft's texts in its slots."""
        root = shipped("templates")
        source = (root / "messages" / "en" / f"{draft.template}.txt").read_text(encoding="utf-8")
        for slot in dict.fromkeys(one.slot for one in draft.sentences if one.slot):
            said = " ".join(one.text for one in draft.sentences if one.slot == slot)
            source = source.replace(f"{{{{ {slot} }}}}", self._source(slot, said, values))
        source = re.sub(rf"\{{\{{ (?:{'|'.join(SLOTS)}) \}}\}}", "", source)  # those left empty
        if source not in self._known:
            self._known[source] = self._environment.from_string(source)
        return self._known[source]

    def _source(self, slot: str, said: str, values: dict[str, str]) -> str:
        """The source of a text that renders to what was said."""
        if said not in self._sources:
            able = (one for one in options(slot, [shipped("templates")])
                    if one.text.names <= values.keys())  # fmt: skip
            found = (o.source for o in able if self._render(o.source, values) == said)
            self._sources[said] = next(found, said)  # times that the batch had taken: as they are
        return self._sources[said]

    def _render(self, source: str, values: dict[str, str]) -> str:
        return self._environment.from_string(source).render(values)


def main(count: int = COUNT) -> None:
    """Print the median over the batches of the ratio of our time to jinja2's."""
    bare = Bare()
    ratios, mine = [], 0.0
    every = list(cases(count))
    for at in range(0, count, BATCH):
        some = every[at : at + BATCH]
        began = time.perf_counter()
        drafts = ours(some)
        took = time.perf_counter() - began
        pairs = []
        for draft, (to, by, ties) in zip(drafts, some, strict=True):
            values = {n: v.text for n, v in facts_of(to, by, ties, CENSUS).items()}
            pairs.append((bare.template(draft, values), values))
        began = time.perf_counter()
        for template, values in pairs:
            template.render(values)
        ratios.append(took / (time.perf_counter() - began))
        mine += took
    print(f"{'drafts / bare jinja2':<34} {statistics.median(ratios):5.1f}  (at most 100)  "
          f"{mine / count * 1000:.2f} ms a draft")  # fmt: skip


if __name__ == "__main__":
    main()
