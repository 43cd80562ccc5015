"""The text of an element as a reader sees it, with addresses that a page hides from robots."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from outreach.markup.index import Index

CELL = 32 * 1024  # characters of one text
BLOCKS = frozenset(
    "address article blockquote center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4"
    " h5 h6 header hr li main ol p pre section summary table tbody td th thead tr ul".split()
)
_SPACE = re.compile(r"\s+")
_MASKED = re.compile(r"\*{3,}|[•●█]{3,}")
_AT = re.compile(r"\s*(?:[\[({<]\s*at\s*[\])}>]|\s@\s)\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|punkt|punto|point)\s*[\])}>]\s*", re.IGNORECASE)
_SPELT = re.compile(r"\b([\w.+-]+) at ([\w-]+(?: dot [\w-]+)+)\b", re.IGNORECASE)
_SPELT_DOT = re.compile(" dot ", re.IGNORECASE)
_GENERIC = re.compile(r"(?:send )?(?:an? )?(?:e-?mail|mail|contact|linkedin|profile|in)(?: me)?",
                      re.IGNORECASE)  # fmt: skip
_PROFILE = re.compile(r"https?://(?:[a-z]{2,3}\.|www\.|m\.)?linkedin\.com/(?:in|pub)/[^/?#\s]+",
                      re.IGNORECASE)  # fmt: skip

# Address or profile behind a link whose words say something else, by the id of the link.
Hidden = list[tuple[Tag, str]]


def tidy(text: str) -> str:
    """One line without needless space; a value under asterisks is none."""
    flat = _SPACE.sub(" ", text).strip()[:CELL]
    return "" if _MASKED.search(flat) else opened(flat)


def opened(text: str) -> str:
    """`name [at] school [dot] edu` as an address."""
    if "at" not in text.lower() and " @ " not in text:
        return text
    spelt = _SPELT.sub(lambda found: f"{found[1]}@{_SPELT_DOT.sub('.', found[2])}", text)
    return _DOT.sub(".", _AT.sub("@", spelt)) if _AT.search(spelt) else spelt


def plain(element: Tag) -> str:
    """The text of an element in one line; what stood on lines of their own is parted by `;`."""
    found = element.string
    if type(found) is NavigableString:
        return tidy(found)
    lines = [line for line in broken(element) if line]
    return tidy("".join(_joint(line) + line for line in lines).lstrip("; "))


def _joint(line: str) -> str:
    """What parts a line from the one before it: a sentence that goes on is one."""
    return " " if line[0].islower() else "; "


def broken(element: Tag) -> list[str]:
    """The text of an element, line by line."""
    lines = [""]
    for piece in _pieces(element):
        if piece == "\n":
            lines.append("")
        else:
            lines[-1] += piece
    return [_SPACE.sub(" ", line).strip() for line in lines]


def _pieces(element: Tag) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Tag):
            is_block = child.name in BLOCKS
            if is_block or child.name == "br":
                yield "\n"
            yield from _pieces(child)
            if is_block:
                yield "\n"
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child).replace("\n", " ")


def reveal(index: Index) -> Hidden:
    """Write the addresses out that links hold; returns those whose words are something else."""
    for element in index.every:
        if "data-cfemail" in element.attrs:
            element.string = _deciphered(str(element["data-cfemail"]))
    hidden: Hidden = []
    for link in index.named("a"):
        value = _held(str(link.get("href", "")))
        if not value:
            continue
        words = link.get_text(" ", strip=True)
        if not words or "@" in words or _GENERIC.fullmatch(words) or "linkedin.com" in words:
            link.string = value
        else:
            hidden.append((link, value))
    return hidden


def _held(href: str) -> str:
    """The address or profile that a link leads to; empty for anything else."""
    if href[:7].lower() == "mailto:":
        return opened(unquote(href[7:]).partition("?")[0].strip())
    if "/email-protection#" in href:
        return _deciphered(href.partition("#")[2])
    found = _PROFILE.match(href.strip())
    return found[0] if found else ""


def _deciphered(code: str) -> str:
    """An address as Cloudflare hides it: each byte crossed with the first."""
    try:
        key, *rest = bytes.fromhex(code)
        return bytes(byte ^ key for byte in rest).decode()
    except ValueError:  # too short, no hexadecimals, no text
        return ""


_YEAR = re.compile(
    r"(?:(?:alumni|graduates|graduating|the)\s+)*(?:class(?:\s+of)?|promotion|promoci[oó]n|jahrgang|generaci[oó]n)?"
    r"\s*(?P<year>(?:19[3-9]|20[0-6])\d|['’]\d\d)\s*(?:alumni|graduates|class)?",
    re.IGNORECASE,
)


_DEAD = re.compile(r"\b(?:in memoriam|deceased|obituar|necrolog|in memory|verstorben|fallecid)",
                   re.IGNORECASE)  # fmt: skip


def year(heading: str, of_classes: bool) -> str:
    """The class year that a heading says and nothing besides: `Class of 2017`.

    `2017` alone only on a page that lists its people by their classes, and not their prizes. A
    dagger for one that counts the dead.
    """
    if _DEAD.search(heading):
        return "†"
    found = _YEAR.fullmatch(heading.strip(" :.–-"))
    bare = heading.strip(" :.–-").isdecimal()
    return found["year"] if found and (of_classes or not bare) else ""


_CLASSES = re.compile(r"alum|class|graduat|ehemalig|absolvent|promo|egresad|where are they",
                      re.IGNORECASE)  # fmt: skip
_PRIZES = re.compile(r"award|prize|medal|hono[u]?r|hall of fame|recipient", re.IGNORECASE)
_NEWS = re.compile(r"news|speaker|board|event", re.IGNORECASE)


def headline(index: Index, title: str) -> str:
    """What a page calls itself: its title and its headlines."""
    return " ".join((title, *(plain(one) for one in index.named("h1")[:3])))


def is_of_prizes(said: str) -> bool:
    """Whether the years on a page that calls itself so are those of prizes."""
    return bool(_PRIZES.search(said))


def is_of_classes(said: str) -> bool:
    """Whether a page that calls itself so lists people by their class years."""
    return bool(_CLASSES.search(said)) and not (is_of_prizes(said) or _NEWS.search(said))
