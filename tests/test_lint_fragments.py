"""A rule that is not asked because no fragment of its phrases stands in a text misses nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.lint.rule import PHRASES


@pytest.mark.parametrize(("pattern", "near"), PHRASES, ids=[p[:40] for p, _ in PHRASES])
def test_every_phrase_holds_a_fragment(pattern: str, near: tuple[str, ...]) -> None:
    """Whatever a pattern finds, in any case, has one of its fragments in it."""

    @settings(max_examples=300, deadline=None)
    @given(st.from_regex(re.compile(pattern, re.IGNORECASE | re.ASCII), fullmatch=True))
    def holds(found: str) -> None:
        assert any(fragment in found.lower() for fragment in near)

    holds()
