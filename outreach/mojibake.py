"""Text that went through a wrong encoding before it came here: `JosÃ©` was José."""

import re

# The first byte of a character in UTF-8, and those after it, as Windows-1252 or Latin-1 show them.
_TWICE = re.compile("[Â-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")

_TORN = re.compile("â€|\ufffd")  # what cannot be mended, since a part of it is lost


def mended(text: str) -> str:
    """The text as it was meant; unchanged where it is sound: `CONCEIÇÃO` is a name."""
    if text.isascii() or not _TWICE.search(text):
        return text
    import ftfy  # noqa: PLC0415 - rarely needed

    return "\n".join(map(ftfy.fix_encoding, text.split("\n")))


def bits(text: str) -> list[str]:
    """The characters of a text that went through a wrong encoding, each as it shows."""
    if text.isascii():
        return []
    wrong = [bit for bit in _TWICE.findall(text) if mended(bit) != bit]
    return list(dict.fromkeys(wrong + _TORN.findall(mended(text))))
