"""What a page says for machines: schema.org in JSON-LD and microdata, h-card and old hCard."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from bs4 import BeautifulSoup, Tag

from outreach.markup.text import opened, tidy

Item = dict[str, Any]
DEPTH, PEOPLE = 40, 50_000
_SCHOOLS = frozenset("EducationalOrganization CollegeOrUniversity School HighSchool".split())
# Where a page lists people, and not who wrote it, organises or is quoted.
_LISTS = frozenset(
    "@graph itemListElement item mainEntity mainEntityOfPage member members employee employees"
    " alumni hasPart".split()
)
COLUMNS = (
    "name", "givenName", "familyName", "jobTitle", "worksFor", "alumniOf", "alumniOf year",
    "alumniOf degree", "alumniOf 2", "alumniOf 2 year", "alumniOf 2 degree", "alumniOf 3",
    "alumniOf 3 year", "alumniOf 3 degree", "formerly", "email", "url", "addressLocality",
    "addressRegion", "addressCountry",
)  # fmt: skip
H_CARD = {
    "name": "p-name", "givenName": "p-given-name", "familyName": "p-family-name",
    "jobTitle": "p-job-title", "worksFor": "p-org", "email": "u-email", "url": "u-url",
    "addressLocality": "p-locality", "addressRegion": "p-region",
    "addressCountry": "p-country-name",
}  # fmt: skip


def blocks(soup: BeautifulSoup, data: bytes) -> tuple[list[dict[str, Any]], int]:
    """A block for each way in which the page tells of people, and how many pieces were broken.

    What the bytes of the page do not name is not searched for.
    """
    broken, scripts = 0, []
    for script in soup.find_all("script") if _names(data, b"ld+json") else ():
        if "ld+json" not in str(script.get("type", "")).lower():
            continue
        try:
            scripts.append(json.loads(_bare(script.get_text()), strict=False))
        except (ValueError, RecursionError):  # costs nothing else on the page
            broken += 1
    try:
        cards = [_from_card(item) for item in _cards(soup, data)]
    except Exception:  # a library that met what it did not expect
        cards, broken = [], broken + 1
    found = (
        _block("JSON-LD", [_from_schema(item) for item in _people(scripts, 0)]),
        _block("microdata", [_from_schema(item) for item in _people(list(_items(soup, data)), 0)]),
        _block("h-card", cards, H_CARD),
    )
    return [block for block in found if len(block["rows"]) > 1], broken


def _bare(script: str) -> str:
    """A script without the comment that old pages put around it."""
    return script.strip().removeprefix("<!--").removesuffix("-->").strip().strip(";")


def _names(data: bytes, word: bytes) -> bool:
    """Whether a page may hold a word, in whatever encoding of a byte or two."""
    return word in data.replace(b"\0", b"").lower()


def _block(place: str, people: list[dict[str, str]], names: dict[str, str] | None = None) -> Item:
    """Rows under the columns that anybody fills."""
    people = people[:PEOPLE]
    used = [column for column in COLUMNS if any(person.get(column) for person in people)]
    rows = [[person.get(column, "") for column in used] for person in people]
    header = [names[column] for column in used] if names else used
    return {"place": place, "kind": "told", "numbers": list(range(1, len(rows) + 1)),
            "rows": [header, *rows], "cards": [], "years": []}  # fmt: skip


# ── schema.org ────────────────────────────────────────────────────────────────────────────────


def _people(value: object, depth: int) -> Iterator[Item]:
    """Every person that a value lists, at any depth."""
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _people(one, depth + 1)
    elif isinstance(value, dict):
        if "Person" in _kinds(value):
            if any(value.get(key) for key in _TELLING):
                yield value
            return
        for key, inner in value.items():
            if key in _LISTS:
                yield from _people(inner, depth + 1)


_TELLING = ("jobTitle", "worksFor", "alumniOf", "affiliation", "email", "hasOccupation")


def _kinds(item: Item) -> list[str]:
    told = item.get("@type")
    kinds = told if isinstance(told, list) else [told]
    return [str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in kinds if kind]


def _from_schema(item: Item) -> dict[str, str]:
    """The cells of a schema.org Person."""
    works = _every(item.get("worksFor")) or _every(item.get("affiliation"))
    now = [work for work in works if not _ended(work)]
    before = [work for work in works if _ended(work)]
    address: object = next(iter(_every(item.get("address"))), None)
    job = item.get("jobTitle") or next(iter(_every(item.get("hasOccupation"))), "")
    cells = {
        "name": _text(item.get("name")), "givenName": _text(item.get("givenName")),
        "familyName": _text(item.get("familyName")), "jobTitle": _text(job),
        "worksFor": _text(now[0]) if now else "", "formerly": _text(before[0]) if before else "",
        "email": _address(_text(item.get("email"))),
        "url": _profile([*_every(item.get("sameAs")), *_every(item.get("url"))]),
    }  # fmt: skip
    if isinstance(address, dict):
        cells |= {key: _text(address.get(key)) for key in COLUMNS[-3:]}
    return cells | _studies(item)


def _studies(item: Item) -> dict[str, str]:
    """Where a person studied; an employer under `alumniOf` is none of these."""
    schools = [one for one in _every(item.get("alumniOf"))
               if not isinstance(one, dict) or not _kinds(one) or _SCHOOLS & {*_kinds(one)}
               or "Role" in " ".join(_kinds(one))]  # fmt: skip
    cells = {}
    for at, school in enumerate(schools[:3], 1):
        column = "alumniOf" if at == 1 else f"alumniOf {at}"
        cells[column] = _text(school)
        cells[f"{column} year"] = _end(school)
        cells[f"{column} degree"] = _text(_inside(school, "roleName"))
    return cells


def _every(value: object) -> list[Any]:
    """A value that may be one, several or none, as a list."""
    return [one for one in (value if isinstance(value, list) else [value]) if one]


def _text(value: object) -> str:
    """What a value is called."""
    if isinstance(value, list):
        return next((told for one in value if (told := _text(one))), "")
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value") or value.get("alumniOf")
                     or value.get("worksFor"))  # fmt: skip
    return tidy(unescape(str(value))) if isinstance(value, str | int) and value is not True else ""


def _inside(value: object, key: str) -> object:
    """A property of an organisation, of its role, or of the membership that LinkedIn puts in it."""
    if not isinstance(value, dict):
        return None
    member = value.get("member")
    return value.get(key) or (member.get(key) if isinstance(member, dict) else None)


def _end(school: object) -> str:
    return _text(_inside(school, "endDate"))


def _ended(work: object) -> bool:
    return bool(_inside(work, "endDate"))


def _address(told: str) -> str:
    return opened(told.removeprefix("mailto:").partition("?")[0])


def _profile(told: list[object]) -> str:
    """The LinkedIn profile among links."""
    return next((one for one in told if isinstance(one, str) and "linkedin.com/in/" in one), "")


# ── microdata ─────────────────────────────────────────────────────────────────────────────────


def _items(soup: BeautifulSoup, data: bytes) -> Iterator[Item]:
    """The items of a page that are no part of another."""
    for element in soup.find_all(itemscope=True) if _names(data, b"itemscope") else ():
        if not element.get("itemprop"):
            yield _item(element, 0)


def _item(element: Tag, depth: int) -> Item:
    """An item as JSON-LD would have it."""
    item: Item = {"@type": str(element.get("itemtype", "")).split()}
    if depth > DEPTH:
        return item
    for inner in _own(element):
        for key in str(inner["itemprop"]).split():
            item.setdefault(key, []).append(
                _item(inner, depth + 1) if inner.has_attr("itemscope") else _said(inner)
            )
    return item


def _own(element: Tag) -> Iterator[Tag]:
    """The properties of an item, not those of items inside it."""
    for child in element.find_all(True, recursive=False):
        if child.get("itemprop"):
            yield child
        if not child.has_attr("itemscope"):
            yield from _own(child)


def _said(element: Tag) -> str:
    """The value of a property, where HTML puts it for each kind of element."""
    for key in ("content", "datetime"):
        if element.has_attr(key):
            return str(element[key])
    if element.name in ("a", "link", "area") and element.has_attr("href"):
        href = str(element["href"])
        is_link = href.startswith(("mailto:", "http"))
        return href if is_link and element.get("itemprop") in _LINKS else element.get_text()
    return element.get_text()


_LINKS = frozenset(("email", "url", "sameAs"))


# ── h-card ────────────────────────────────────────────────────────────────────────────────────


def _cards(soup: BeautifulSoup, data: bytes) -> Iterator[Item]:
    """The properties of every h-card of a page, and of the hCards of older pages."""
    if not _names(data, b"h-card") and not _names(data, b"vcard"):
        return
    import mf2py  # type: ignore[import-untyped]  # noqa: PLC0415 - few pages have any

    yield from _within(mf2py.parse(doc=soup).get("items", ()), 0)


def _within(items: list[Item], depth: int) -> Iterator[Item]:
    for item in items if depth < DEPTH else ():
        if "h-card" in item.get("type", ()):
            yield item.get("properties", {})
        elif "h-entry" not in item.get("type", ()):  # whose card is its author's
            yield from _within(item.get("children", []), depth + 1)


def _from_card(told: Item) -> dict[str, str]:
    """The cells of an h-card."""
    place = next((one.get("properties", {}) for one in told.get("adr", ())
                  if isinstance(one, dict)), told)  # fmt: skip
    return {
        "name": _value(told, "name"), "givenName": _value(told, "given-name"),
        "familyName": _value(told, "family-name"),
        "jobTitle": _value(told, "job-title") or _value(told, "role"),
        "worksFor": _value(told, "org"), "email": _address(_value(told, "email")),
        "url": _profile([*told.get("url", ()), *told.get("uid", ())]),
        "addressLocality": _value(place, "locality"), "addressRegion": _value(place, "region"),
        "addressCountry": _value(place, "country-name"),
    }  # fmt: skip


def _value(told: Item, key: str) -> str:
    """The first value of a property: text, or the name of a card inside."""
    for one in told.get(key, ()):
        if isinstance(one, str):
            return tidy(one)
        if isinstance(one, dict) and (said := tidy(str(one.get("value", "")))):
            return said
    return ""
