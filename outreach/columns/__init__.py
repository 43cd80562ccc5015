"""Which column means what: by its name, and by what its values look like."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from outreach import addresses, days, names
from outreach.columns import aliases, consent
from outreach.columns.aliases import meaning
from outreach.columns.consent import answer

__all__ = ["answer", "header_at", "infer", "is_header", "meaning", "unique"]

# Fields of which a second column is a second value, not a rival.
_MANY = frozenset({"school", "degree", "major", "year", "email", "past_company", "past_title"})


def unique(header: Sequence[str]) -> list[str]:
    """Column names made different: a repeated one gets a number, a nameless one its place."""
    seen: Counter[str] = Counter()
    result = []
    for at, raw in enumerate(header, 1):
        name = names.tidy(raw) or f"column {at}"
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return result


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Index of the header among the first 30 rows: the one with most known names; -1 for none."""
    best, most = -1, 0
    for at, row in enumerate(rows[:30]):
        known = {field for cell in row if len(cell) < 120 and (field := meaning(cell))}
        if len(known) > most and known & {"full_name", "first_name", "last_name", "email", "url"}:
            best, most = at, len(known)
    return best if most > 1 or (most == 1 and len(rows[best]) <= 3) else -1


def is_header(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is its own header once more, as files laid end to end have it."""
    first = row[0].strip("\ufeff ").lower()
    return first == header[0].lower() and all(
        aliases.compact(cell) == aliases.compact(name)
        for cell, name in zip(row[1:], header[1:], strict=True)
    )


def infer(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Guess the mapping column → field from the names, and from the first 200 rows.

    Args:
        header: Column names, unique.
        rows: Records, as wide as the header.
    """
    sample = rows[:200]
    values = {name: [r[at] for r in sample if r[at].strip()] for at, name in enumerate(header)}
    claims: dict[str, list[str]] = {}
    for at, name in enumerate(header):
        base = re.sub(r" \d+$", "", name)
        field = meaning(name) or meaning(base)
        if field in _CONSENT:
            field = _asked(field, {row[at] for row in rows})
        else:
            field = _corrected(field, name, values[name]) or _looks(name, values[name])
        if not field and len(set(values[name])) <= _FEW and consent.says_no({r[at] for r in rows}):
            field = "mentor"  # whatever it is called, some cell in it says no
        if field:
            claims.setdefault(field, []).append(name)
    _separate(claims, values)
    return _numbered(header, claims, values)


_CONSENT = ("mentor", "do_not_contact")
_FEW = 30  # different values of a column that holds a status


def _asked(field: str, cells: set[str]) -> str:
    """The field of a column about contact, or none where its cells answer nothing."""
    told = [cell for cell in cells if cell.strip()]
    if not told:
        return field
    if field == "mentor":
        return field if any(answer(cell) is not None for cell in told) else ""
    counted = sum(cell.strip().isdecimal() and 1 < int(cell.strip()[:9]) < 1000 for cell in told)
    is_prose = sum(map(len, told)) > 100 * len(told)
    return "" if is_prose or counted * 2 > len(told) else field


def _corrected(field: str, name: str, values: list[str]) -> str:
    """The field of a header, or another, or none, by what stands in the column."""
    if field and not aliases.is_exact(name) and sum(map(len, values)) >= 80 * len(values):
        return ""  # a question that was answered in prose, or by nobody
    if field == "year" and _share(values, _is_degree) > 0.5:
        return "degree"  # `BA '96, MA '02` tells more than a year
    check = _CHECKS.get(field)
    if not field or not values or check is None or _share(values, check) >= _NEEDED.get(field, 0.3):
        return field
    return ""


def _share(values: list[str], check: Callable[[str], object]) -> float:
    return sum(bool(check(value)) for value in values) / len(values) if values else 0.0


def _is_url(value: str) -> bool:
    return bool(addresses.profile(value))


def _is_slug(value: str) -> bool:
    return _is_url(value) and "/in/acw" not in value.lower()


def _is_email(value: str) -> bool:
    return "@" in value and bool(addresses.emails(value))


def _is_year(value: str) -> bool:
    return len(value) <= 40 and bool(days.class_year(value, 2026))


_DEGREE = re.compile(r"(?:[BMD]\.?[A-Z]|A\.?[AB]\.?\b|Ph\.?D|Bachelor|Master|Doctor|Associate)")


def _is_degree(value: str) -> bool:
    return bool(_DEGREE.match(value))


def _is_text(value: str) -> bool:
    """Words, and neither a connection degree (`2nd`), nor a number, nor a link."""
    return bool(re.search(r"[^\W\d_]{2}", value)) and not re.match(
        r"(?:1st|2nd|3rd)\b|https?:|[\d.,%$€-]+\Z", value.strip(), re.IGNORECASE
    )


def _is_job(value: str) -> bool:
    """Words that are no honorific: Outlook calls `Dr.` a title."""
    return _is_text(value) and names.fold(value) not in _HONORIFICS


_HONORIFICS = frozenset("mr mrs ms miss mx dr prof professor rev sir herr frau m mme mlle".split())


def _is_place(value: str) -> bool:
    """A state of the country, not of a sales list."""
    return names.fold(value) not in _PROGRESS


_PROGRESS = frozenset(
    """
    active inactive connected discovered pending invited contacted replied open closed new lost
    subscribed unsubscribed bounced lead customer enabled disabled true false yes no
    """.split()
)


_CHECKS: dict[str, Callable[[str], object]] = {
    "url": _is_url, "email": _is_email, "year": _is_year, "degree": _is_text, "major": _is_text,
    "school": _is_text, "title": _is_job, "state": _is_place, "company": _is_text,
    "full_name": _is_text, "club": _is_text, "first_name": _is_text,
    "last_name": lambda v: re.search(r"[^\W\d_]", v),
    "mutuals": lambda v: v.strip().isdigit(),
}  # fmt: skip
_NEEDED = {
    "email": 0.2,
    "year": 0.5,
    "url": 0.2,
    "full_name": 0.7,
    "first_name": 0.5,
    "title": 0.5,
    "state": 0.5,
}


def _looks(name: str, values: list[str]) -> str:
    """The field of a column whose name says nothing, where its values leave no doubt.

    One value again and again is not each row's own: it is an owner's, or the file's.
    """
    if len(values) < 2 or aliases.is_others(name) or len(set(values)) * 2 < len(values):
        return ""
    if _share(values, _is_url) > 0.8:
        return "url"
    return "email" if _share(values, _is_email) > 0.8 else ""


def _separate(claims: dict[str, list[str]], values: dict[str, list[str]]) -> None:
    """Settle words that mean two things, by what stands beside them."""
    if len(titles := claims.get("title", [])) > 1:
        claims["title"] = sorted(titles, key=aliases.rank)
    if claims.keys().isdisjoint(("year", "degree")):  # a department of the company then
        kept = [c for c in claims.get("major", []) if aliases.compact(c) != "department"]
        claims["major"] = kept
    _part_names(claims, values)


def _part_names(claims: dict[str, list[str]], values: dict[str, list[str]]) -> None:
    """`Name` is the family name beside `Vorname`, `Nom` and `Nombre` are all of it alone."""
    first, last, full = (claims.get(f) for f in ("first_name", "last_name", "full_name"))
    if first and full and not last:
        given = {value.strip().lower() for value in values[first[0]]}
        whole = [value.lower().split() for value in values[full[0]]]
        if sum(not given.isdisjoint(words) for words in whole) * 2 < len(whole):
            claims["last_name"] = claims.pop("full_name")
    elif first and last and full:
        del claims["full_name"]
    elif not full and bool(first) != bool(last):
        field = "first_name" if first else "last_name"
        told = values[claims[field][0]]
        if sum(" " in value.strip() for value in told) * 2 > len(told):
            claims["full_name"] = claims.pop(field)


def _numbered(
    header: Sequence[str], claims: dict[str, list[str]], values: dict[str, list[str]]
) -> dict[str, str]:
    """One column a field, the best; further schools and addresses get numbers.

    Two columns of one field without a number are two tellings of one thing (`Class Year` beside
    `Graduation Date`): both mean it, the better one first.
    """
    mapping: dict[str, str] = {}
    schools = len(claims.get("school", []))
    for field, columns in claims.items():
        best = sorted(columns, key=lambda c: (not values[c], aliases.rank(c), header.index(c)))
        if field == "url":  # Sales Navigator's own ids lead to a profile, but are nobody's address
            best.sort(key=lambda c: -_share(values[c], _is_slug))
        if field in _MANY:
            many = field in ("school", "email", "past_company", "past_title") or schools > 1
            for name, place in _places(columns if many else best, many):
                mapping[name] = f"{field}_{place}" if place > 1 else field
        elif field in ("do_not_contact", "mentor"):
            mapping |= dict.fromkeys(best, field)
        else:
            mapping[best[0]] = field
    return mapping


def _places(columns: list[str], many: bool) -> list[tuple[str, int]]:
    """Which school a column belongs to: its own number where it has one, else its order.

    Dux-Soup counts from 0, the others from 1; PhantomBuster's earlier school says `Previous`.
    """
    zero = any(re.search(r"(?:^|\D)0(?:\D|$)", name) for name in columns)
    told: dict[str, int] = {}
    for name in columns:
        number = re.search(r"(?:^|[^\d])(\d)(?:\D|$)", name)
        if number and not re.search(r" \d$", name):
            told[name] = int(number[1]) + zero
        elif "previous" in name.lower():
            told[name] = 2
    free = (place for place in range(1, 99) if place not in told.values())
    return [(name, told.get(name) or (next(free) if many else 1)) for name in columns]
