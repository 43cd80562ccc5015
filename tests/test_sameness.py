"""How like two messages are, what is merged into them masked."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.sameness import Index, grams, likeness

LETTER = (
    "Hi Priya, I found you on our alumni list and saw that you are an editor at Lantern now. When"
    " a draft reaches you, what do you look at first? A line by email would help. Thank you."
)


def test_letters_that_differ_in_names_are_one() -> None:
    """With name, title and company masked nothing is left that differs."""
    other = LETTER.replace("Priya", "Bo").replace("an editor", "a content designer").replace(
        "Lantern", "Oak and Co")  # fmt: skip
    one = grams(LETTER, ["Priya", "an editor", "Lantern"])
    two = grams(other, ["Bo", "a content designer", "Oak and Co"])
    assert likeness(one, two) == 1.0


def test_another_question_makes_another_letter() -> None:
    """A new question and a new opening bring two letters below what colleagues may share."""
    other = LETTER.replace(
        "When a draft reaches you, what do you look at first?",
        "How did you come to editing, and would you go that way again?",
    )
    other = other.replace("I found you on our alumni list and saw that", "Our list told me that")
    assert likeness(grams(LETTER, ["Priya"]), grams(other, ["Priya"])) < 0.5


def test_a_short_text_can_be_compared() -> None:
    """A text of fewer than five words is one gram; an empty one too."""
    assert likeness(grams("May I ask?", []), grams("May I ask?", [])) == 1.0
    assert likeness(grams("", []), grams("May I?", [])) == 0.0


WORDS = st.lists(st.sampled_from("a b c d e f g h".split()), min_size=1, max_size=30).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=12), WORDS)
def test_the_index_finds_what_all_pairs_find(texts: list[str], asked: str) -> None:
    """The nearest by the index is the nearest by comparing every pair."""
    index = Index()
    found = [grams(text, []) for text in texts]
    for number, one in enumerate(found):
        index.add(str(number), "firm" if number % 2 else "", one)
    mine = grams(asked, [])
    nearest, colleague = index.nearest(mine, "firm")
    assert nearest.likeness == pytest.approx(max(likeness(mine, one) for one in found))
    assert colleague.likeness == pytest.approx(
        max((likeness(mine, one) for one in found[1::2]), default=0.0)
    )


def test_the_index_is_small() -> None:
    """A thousand letters of a hundred words take less than 2 KB each."""
    import tracemalloc  # noqa: PLC0415

    draw = random.Random(7)  # noqa: S311 - words, not secrets
    words = [f"w{n}" for n in range(400)]
    made = [grams(" ".join(draw.choices(words, k=100)), []) for _ in range(50)]
    tracemalloc.start()
    index = Index()
    for number in range(1000):
        index.add(str(number), "", made[number % 50])
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used / 1000 < 2048
