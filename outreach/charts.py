"""Charts as SVG that stands alone: drawn by pygal, in the colours of the page, without script."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from pygal import HorizontalBar
from pygal.style import Style

_STYLE = Style(
    background="transparent", plot_background="transparent", foreground="var(--ink)",
    foreground_strong="var(--ink)", foreground_subtle="var(--soft)", colors=("var(--bar)",),
    value_colors=("var(--ink)",), font_family="inherit", label_font_size=14,
    major_label_font_size=14, value_font_size=14, opacity="1", transition="0s",
)  # fmt: skip
_ROW, _REST, _WIDTH = 34, 60, 700  # px


def bars(name: str, values: Sequence[tuple[str, int]]) -> str:
    """One horizontal bar for each (label, count), the first on top.

    Args:
        name: Id of the chart within its page.
        values: What is shown.
    """
    drawn = HorizontalBar(
        style=_STYLE, js=[], show_legend=False, print_values=True, show_y_guides=False,
        show_x_guides=False, show_x_labels=False, print_values_position="top",
        width=_WIDTH, height=_REST + _ROW * len(values), range=(0, _room(values)),
        value_formatter=lambda count: f"{count:g}",
    )  # fmt: skip
    drawn.uuid = name
    upward = list(reversed(values))
    drawn.x_labels = [label for label, _ in upward]
    drawn.add("", [count for _, count in upward])
    return _bare(drawn.render_tree(), "; ".join(f"{label}: {count}" for label, count in values))


def unstyled(drawn: str) -> str:
    """A drawing without its style sheet, for a page that allows none but its own."""
    return re.sub(r"<style.*?</style>", "", drawn, flags=re.DOTALL)


def _room(values: Sequence[tuple[str, int]]) -> float:
    """Where the axis ends: beyond the longest bar, so that its number has a place."""
    return max((count for _, count in values), default=0) * 1.1 or 1


def _bare(tree: ET.Element, told: str) -> str:
    """The drawing without script, comments and tooltips, with its numbers in words."""
    for parent in list(tree.iter()):
        for child in [one for one in parent if _is_idle(one)]:
            parent.remove(child)
    tree.set("role", "img")
    tree.set("aria-label", told)
    return ET.tostring(tree, encoding="unicode")


def _is_idle(part: ET.Element) -> bool:
    """Whether a part of a drawing does nothing on paper."""
    kinds = part.get("class", "")
    return part.tag == "script" or not isinstance(part.tag, str) or kinds.startswith("tooltip")
