"""Text that went through a wrong encoding before it came here: `JosÃ©` was José."""

import re

# The first byte of a character in UTF-8, and those after it, as Windows-1252 or Latin-1 show them.
_TWICE = re.compile("[Â-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")

# A word in which that stands: each is mended by itself, so that a row is what its cells are.
_WORD = re.compile(rf'[^ \t\n\r,;|"]*{_TWICE.pattern}[^ \t\n\r,;|"]*')
_TORN = re.compile("â€|\ufffd")  # what cannot be mended, since a part of it is lost


def mended(text: str) -> str:
    """The text as it was meant; unchanged where it is sound: `CONCEIÇÃO` is a name."""
    if text.isascii() or not _TWICE.search(text):
        return text
    import ftfy  # noqa: PLC0415 - rarely needed

    return _WORD.sub(lambda word: ftfy.fix_encoding(word[0]), text)


def bits(text: str) -> list[str]:
    """The characters of a text that went through a wrong encoding, each as it shows."""
    if text.isascii():
        return []
    wrong = [bit for bit in _TWICE.findall(text) if mended(bit) != bit]
    return list(dict.fromkeys(wrong + _TORN.findall(mended(text))))
