"""Text that went through a wrong encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach import mojibake

WORDS = st.from_regex("[A-ZÄÖÜÉÑ][a-zäöüßéèêñçåø]{1,11}", fullmatch=True)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("JosÃ© NuÃ±ez", "José Nuñez"),
        ("StraÃŸe, Ã–zil", "Straße, Özil"),
        ("Zoë at NestlÃ©", "Zoë at Nestlé"),
        ("Bank â€“ West", "Bank – West"),
        ("one\nGarcÃ\u00ada\n", "one\nGarcía\n"),
    ],
)
def test_what_was_meant_is_read(shown: str, meant: str) -> None:
    """Letters of UTF-8 that were shown as Windows-1252 or Latin-1 become those that were meant."""
    assert mojibake.mended(shown) == meant
    assert mojibake.bits(shown)
    assert not mojibake.bits(meant)


@pytest.mark.parametrize(
    "text", ["CONCEIÇÃO", "JOÃO’S", "“Café”", "Åsa Ärlig", "NGUYÊN", "TRÂN", "São Paulo", "10 °C"]
)
def test_sound_text_is_not_touched(text: str) -> None:
    """Names with the same letters, of which nothing is wrong, stay as they are."""
    assert mojibake.mended(text) == text
    assert mojibake.bits(text) == []


@given(WORDS)
def test_words_come_back(word: str) -> None:
    """A word is the same after it was shown wrongly and mended, and mending twice does no more."""
    shown = word.encode().decode("latin-1")
    assert mojibake.mended(shown) in (word, shown)
    assert mojibake.mended(mojibake.mended(shown)) == mojibake.mended(shown)


def test_a_torn_character_is_named() -> None:
    """What cannot be mended, since a part of it is lost, is still found."""
    assert mojibake.bits("Jos\ufffd, the â€") == ["\ufffd", "â€"]
