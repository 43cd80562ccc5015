"""The elements of a page by their names, found in one walk: a search each would cost its parse."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

_DEAD = frozenset("script style template noscript svg nav footer aside form select".split())
_UNSEEN = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
_ROLES = frozenset(("navigation", "contentinfo", "search"))


class Index:
    """The elements of a page that its reader sees, in their order.

    Attributes:
        every: All of them.
    """

    def __init__(self, soup: BeautifulSoup) -> None:
        for dead in [tag for tag in tags(soup) if _is_dead(tag)]:
            dead.extract()
        self.every = list(tags(soup))
        self._named: dict[str, list[Tag]] = {}
        for tag in self.every:
            self._named.setdefault(tag.name, []).append(tag)

    def named(self, name: str) -> list[Tag]:
        """Those of a name."""
        return self._named.get(name, [])


def tags(element: Tag) -> Iterator[Tag]:
    """Every element inside another."""
    return (one for one in element.descendants if isinstance(one, Tag))


def children(element: Tag, *names: str) -> list[Tag]:
    """The elements directly inside another that have one of the names."""
    return [one for one in element.children if isinstance(one, Tag) and one.name in names]


def _is_dead(tag: Tag) -> bool:
    """Whether a reader does not see it, or it is no content: a menu, a form, a footer."""
    if tag.name in _DEAD:
        return True
    found = tag.attrs
    if not found:
        return False
    if "hidden" in found or found.get("role") in _ROLES or found.get("aria-hidden") == "true":
        return True
    style = str(found.get("style", "")).replace(" ", "").lower()
    return "display:none" in style or not _UNSEEN.isdisjoint(found.get("class") or ())
