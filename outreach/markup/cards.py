"""What a page repeats: cards, list items, definition lists. Who or what they tell of is open."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bs4 import Tag

from outreach.markup import text
from outreach.markup.grids import is_sheet, tables
from outreach.markup.index import Index, children, tags

Line = tuple[str, str, list[str], bool]  # as in markup.Line
_COLON = " :\N{FULLWIDTH COLON}"
GROUPS, CARDS = 40, 20_000
_LINES, _LENGTH = 40, 4_000  # of one card; an article is longer
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = frozenset((*_HEADS, "strong", "b"))
_REPEATED = frozenset("li div article section p a figure td details blockquote".split())
_LABEL = re.compile(r"([^\W\d_][\w /()&-]{1,38})\s*[::]\s+(\S.*)")
# A name at the front of a line: words with a capital each, or one in another script.
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*|(?:de|da|do|dos|del|della|der|den|di|du|la|le|van|von|bin|al|el|y|e)\b)"
    r"(?:,?\s+(?:[^\W\d_a-z][\w'’.-]*|(?:de|da|do|dos|del|della|der|den|di|du|la|le|van|von|bin|al"
    r"|el|y|e)\b|[\"“(][^\W\d_][\w'’.-]*[\"”)])){1,5}(?=\s*(?:$|[,;:|(·•–—'’\d\t]|-\s|\sat\s))"
)
# A day of the month is that of news or an event; people have years.
_DATE = re.compile(
    r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.? (?:de )?(?:19|20)\d\d"
    r"|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)\b"
)
# What a content system says of the post or of its place in the list, not of the kind of thing.
_TEMPLATE = re.compile(
    r"\d|(?:^|-)(?:odd|even|first|last|active|clearfix)$|^(?:has|category|tag|is|status)-"
    r"|^(?:sticky|hentry)$"
)


def blocks(index: Index, hidden: text.Hidden, of_classes: bool) -> list[dict[str, Any]]:
    """A block for each set of elements that repeat and begin with what may be a name."""
    beside: dict[int, list[Line]] = {}
    for link, value in hidden:
        label = "Email" if "@" in value else "LinkedIn"
        words = f"behind {link.get_text(' ', strip=True)}"
        for parent in (link, *link.parents):
            beside.setdefault(id(parent), []).append((value, label, [words], False))
    repeated = list(_repeated(index))
    taken = {id(each) for cards in repeated for tag, _ in cards for each in (tag, *tags(tag))}
    found = [
        [card for card in cards if card]
        for cards in (
            _sheets(index),
            *_definitions(index),
            *repeated,
            *_headed(index, taken),
            *_lined(index, taken),
        )
    ]
    found = [cards for cards in found if cards]
    years = _years(index, of_classes) if found else {}
    return [_block(number, cards, years, beside) for number, cards in enumerate(found, 1)]


Card = tuple[Tag, list[Line]]


def _block(
    number: int, cards: list[Card], years: dict[int, str], beside: dict[int, list[Line]]
) -> dict[str, Any]:
    return {
        "place": f"cards {number}", "kind": "cards", "numbers": list(range(1, len(cards) + 1)),
        "rows": [], "cards": [[*lines, *beside.get(id(tag), ())] for tag, lines in cards],
        "years": [years.get(id(tag), "") for tag, _ in cards],
    }  # fmt: skip


def _years(index: Index, of_classes: bool) -> dict[int, str]:
    """The class year of the last heading before each element, by its id."""
    found, now, level = {}, "", ""
    for element in index.every:
        if element.name in _HEADS:
            said = text.year(text.plain(element), of_classes)
            if said or element.name <= level:  # a lesser heading is one inside the class
                now, level = said, element.name
        found[id(element)] = now
    return found


def _sheets(index: Index) -> list[Card]:
    """Tables of one person each, labels down the side."""
    cards: list[Card] = []
    for table, rows in tables(index):
        if is_sheet(rows):
            pairs = [children(row, "th", "td") for row in rows]
            cards.append((table, [_pair(label, value) for label, value in pairs]))
    return cards


def _pair(label: Tag, value: Tag) -> Line:
    return text.plain(value), text.plain(label).rstrip(_COLON), [], False


def _definitions(index: Index) -> Iterator[list[Card]]:
    """Definition lists: each a person with labels, or people with what is said of them."""
    single: list[Card] = []
    for found in index.named("dl"):
        parts = [part for part in found.find_all(["dt", "dd"]) if part.find_parent("dl") is found]
        terms = Counter(text.plain(part) for part in parts if part.name == "dt")
        first = next((text.plain(part) for part in parts if part.name == "dt"), "")
        if terms and terms[first] > 1:
            yield list(_runs(parts, first))
        elif _NAME.match(first):
            yield list(_terms(parts))
        elif len(terms) > 1:
            single.append((found, _labelled(parts)))
    yield single


def _labelled(parts: list[Tag]) -> list[Line]:
    """Lines of terms and their definitions."""
    lines: list[Line] = []
    label = ""
    for part in parts:
        if part.name == "dt":
            label = text.plain(part).rstrip(_COLON)
        else:
            lines.append((text.plain(part), label, [], False))
    return lines


def _runs(parts: list[Tag], first: str) -> Iterator[Card]:
    """One list for many: a new person begins where its first term comes again."""
    starts = [
        at for at, part in enumerate(parts) if part.name == "dt" and text.plain(part) == first
    ]
    for start, stop in zip(starts, [*starts[1:], len(parts)], strict=True):
        yield parts[start], _labelled(parts[start:stop])


def _terms(parts: list[Tag]) -> Iterator[Card]:
    """A term is a name, and what is defined is who that is."""
    starts = [at for at, part in enumerate(parts) if part.name == "dt"]
    for start, stop in zip(starts, [*starts[1:], len(parts)], strict=True):
        yield parts[start], [line for part in parts[start:stop] for line in _lines(part)]


def _lined(index: Index, taken: set[int]) -> Iterator[list[Card]]:
    """Paragraphs that list people line by line, and are no card."""
    for element in index.every:
        if element.name not in ("p", "td", "div", "li") or id(element) in taken:
            continue
        if not children(element, "br"):
            continue
        lines = [line for line in text.broken(element) if line]
        whole = [line for line in lines if _WHOLE.match(line)]
        if 1 < len(whole) <= CARDS and len(whole) * 3 >= len(lines) * 2:
            yield [(element, [(text.tidy(line), "", [], False)]) for line in whole]


def _headed(index: Index, taken: set[int]) -> Iterator[list[Card]]:
    """Headings that may be names, each with what follows it up to the next."""
    groups: dict[tuple[int, str], list[Card]] = {}
    for name in _HEADS[1:]:
        for element in index.named(name):
            if id(element) in taken or not _NAME.match(said := text.plain(element)):
                continue
            if lines := _following(element):
                card = element, [(said, "", [], True), *lines]
                groups.setdefault((id(element.parent), name), []).append(card)
    for cards in groups.values():
        if len(cards) > 1:
            yield cards


def _following(heading: Tag) -> list[Line]:
    """The lines of the elements after a heading; none where they are an article."""
    lines: list[Line] = []
    for element in (one for one in heading.next_siblings if isinstance(one, Tag)):
        if element.name in (*_HEADS, heading.name, "table", "hr"):
            break
        lines += _lines(element)
        if len(lines) > _LINES or len(element.get_text()) > _LENGTH:
            return []
    return [] if any(_DATE.search(line[0]) for line in lines) else lines


# A name and something behind it.
_WHOLE = re.compile(rf"{_NAME.pattern}\s*[,;:|(–—-]?\s*\S")


def _repeated(index: Index) -> Iterator[list[Card]]:
    """Elements alike in tag, classes and parent, most of which begin like a person.

    The larger set wins where two lie in one another: cards, not the lines inside them.
    """
    headed = {id(table) for head in index.named("th") for table in head.parents
              if table.name == "table"}  # fmt: skip
    groups: dict[tuple[str, ...], list[Tag]] = {}
    for element in index.every:
        if element.name not in _REPEATED or (element.name == "td" and _is_cell(element, headed)):
            continue
        key = (*_signature(element), *_signature(element.parent or element))
        groups.setdefault(key, []).append(element)
    likely = [found for alike in groups.values() if (found := _people(alike))]
    likely.sort(key=lambda cards: -sum(_weight(lines) for _, lines in cards))
    taken: set[int] = set()
    for cards in likely[:GROUPS]:
        own = {id(tag) for tag, _ in cards}
        inside = {id(each) for tag, _ in cards for each in tags(tag)}
        around = {id(each) for tag, _ in cards for each in tag.parents}
        if not taken & own and not taken & inside and not taken & around:
            taken |= own
            yield cards


def _is_cell(element: Tag, headed: set[int]) -> bool:
    """Whether a cell holds one value of a row, and is no card in a grid of them."""
    return len(element.contents) < 2 or any(id(parent) in headed for parent in element.parents)


def _people(alike: list[Tag]) -> list[Card]:
    """The cards of a set, where most of it may be people; else none."""
    if len(alike) < 2 or len(alike) > CARDS:
        return []
    cards = [(tag, lines) for tag in alike if (lines := _card(tag))]
    return cards if len(cards) > 1 and len(cards) * 2 >= len(alike) else []


def _card(tag: Tag) -> list[Line]:
    """The lines of an element that may tell of one person; none if it cannot."""
    if len(tag.get_text()) > _LENGTH:
        return []
    lines = _lines(tag)
    if not lines or len(lines) > _LINES or any(_DATE.search(line[0]) for line in lines):
        return []
    heads = [at for at, line in enumerate(lines) if line[3] and _NAME.match(line[0])]
    if len(heads) > 1:
        return []  # several people
    at = heads[0] if heads else 0  # a heading is the name
    if not _NAME.match(lines[at][0]) and not lines[0][1]:
        return []
    return [lines[at], *lines[:at], *lines[at + 1 :]] if _NAME.match(lines[at][0]) else lines


def _weight(lines: list[Line]) -> int:
    """How much a card looks like one: heading, labels, classes and addresses count."""
    told = sum(bool(label or names or "@" in said) for said, label, names, _ in lines)
    return 1 + 2 * lines[0][3] + (len(lines) > 1) + min(told, 3)


def _signature(tag: Tag) -> tuple[str, ...]:
    return (tag.name, *sorted(one for one in _listed(tag.get("class"))
                              if not _TEMPLATE.search(one)))  # fmt: skip


def _lines(tag: Tag) -> list[Line]:
    """The lines of an element, each with its label and the class names of what it fills."""
    found: list[Line] = []
    for element, line in _leaves(tag, [], False):
        names, is_head = element
        if label := _LABEL.fullmatch(line):
            found.append((text.tidy(label[2]), text.tidy(label[1]), names, is_head))
        elif said := text.tidy(line):
            found.append((said, "", names, is_head))
    return found


Place = tuple[list[str], bool]


def _leaves(tag: Tag, names: list[str], is_head: bool) -> Iterator[tuple[Place, str]]:
    """(class names and whether a heading, line) of each innermost element that fills lines."""
    is_head = is_head or tag.name in _BOLD
    parts = [child for child in tag.children if isinstance(child, Tag)]
    if any(_fills(part) for part in parts):
        loose: list[str] = []
        for child in tag.children:
            if isinstance(child, Tag) and _fills(child):
                yield from ((((names, is_head)), line) for line in _flushed(loose))
                yield from _leaves(child, [*_classes(child), *names][:12], is_head)
            elif isinstance(child, Tag):
                loose += ["\n"] if child.name == "br" else [child.get_text()]
            else:
                loose.append(str(child))
        yield from (((names, is_head), line) for line in _flushed(loose))
    else:
        alone = len(parts) == 1 and parts[0].get_text(strip=True) == tag.get_text(strip=True)
        if alone:
            names = [*_classes(parts[0]), *names]
            is_head = is_head or parts[0].name in _BOLD
        yield from (((names, is_head), line) for line in text.broken(tag) if line)


def _classes(tag: Tag) -> list[str]:
    return [one for key in ("itemprop", "class") for one in _listed(tag.get(key))]


def _fills(tag: Tag) -> bool:
    """Whether an element stands on lines of its own, or is one of several with a class."""
    return tag.name in text.BLOCKS or bool(tag.get("class") and tag.name in ("span", "a", "strong"))


def _flushed(loose: list[str]) -> list[str]:
    joined = "".join(loose)
    loose.clear()
    return [line.strip(" ,;|·-–") for line in joined.split("\n") if line.strip(" ,;|·-–")]


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
