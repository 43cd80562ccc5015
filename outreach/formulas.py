"""Cells that a table program would run as formulas."""

import re

_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\0＝＋－＠]")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before anything that a spreadsheet would run."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
