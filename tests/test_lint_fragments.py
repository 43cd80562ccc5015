"""A rule that is not asked because no fragment of its phrases stands in a text misses nothing."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.lint.merge import _JOINS, joins
from outreach.lint.rule import GUARDED, PHRASES, Guarded
from outreach.lint.text import Text


@pytest.mark.parametrize(("pattern", "near"), PHRASES, ids=[p[:40] for p, _ in PHRASES])
def test_every_phrase_holds_a_fragment(pattern: str, near: tuple[str, ...]) -> None:
    """Whatever a pattern finds, in any case, has one of its fragments in it."""

    @settings(max_examples=300, deadline=None)
    @given(st.from_regex(re.compile(pattern, re.IGNORECASE | re.ASCII), fullmatch=True))
    def holds(found: str) -> None:
        assert any(fragment in found.lower() for fragment in near)

    holds()


@pytest.mark.parametrize("guarded", GUARDED, ids=[one.pattern.pattern[:40] for one in GUARDED])
def test_every_guarded_pattern_holds_a_fragment(guarded: Guarded) -> None:
    """Whatever a guarded pattern finds, the guard lets through."""

    @settings(max_examples=300, deadline=None)
    @given(st.from_regex(_without_a_look(guarded.pattern), fullmatch=True))
    def holds(found: str) -> None:
        assert guarded.may(found) or not guarded.pattern.search(found)

    holds()


def _without_a_look(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern without what it looks at before and behind, which a text cannot be drawn for."""
    return re.compile(re.sub(r"\\b|\(\?<?[=!](?:[^()]|\([^()]*\))*\)", "", pattern.pattern),
                      (pattern.flags & re.IGNORECASE) | re.ASCII)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from(" \n\t\xa0,.;:!?()ab\u2009"), max_size=30))
def test_no_fault_of_joining_is_passed_over(body: str) -> None:
    """What the pattern finds anywhere, the quick look before it lets through."""
    text = Text(subject="", body=body, today=date(2026, 11, 22))
    assert bool(list(joins(text))) == bool(_JOINS.search(text.whole))
