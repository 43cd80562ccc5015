"""Notes of a talk: the user's own words, and the marked parts of them that messages use."""

import re

# `learnt: …` and `will: …` may stand on lines of their own or behind one another.
_MARK = re.compile(r"(?:^|(?<=\s))(learnt|learned|will|plan)\s*:\s*", re.IGNORECASE)
_IS = {"learned": "learnt", "plan": "will"}


def marked(text: str, mark: str) -> str:
    """What stands behind a mark, up to the next mark or the end of its line; empty for none.

    Args:
        text: The note.
        mark: `learnt`, the one thing learnt, or `will`, what the seeker does with it.
    """
    marks = list(_MARK.finditer(text))
    for at, found in enumerate(marks):
        word = found[1].lower()
        if _IS.get(word, word) == mark:
            end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
            return text[found.end() : end].strip().split("\n")[0].strip()
    return ""
