"""`profile.toml`: who the seeker is. Read with the line of every value; comments are kept."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from outreach import addresses
from outreach.config import Home, write_whole
from outreach.errors import NoProfile, OutreachError, UsageError
from outreach.model import LANGUAGES, Fact

NAME = "profile.toml"

_NEW = """\
# Who you are and what you hope for. Every message about you is made of these lines only.
# Edit it as you like; outreach keeps your comments.

[person]
name = ""
email = ""
phone = ""          # only if you are glad to be called
linkedin = ""
hometown = ""
# clubs, teams, programs: ["The Michigan Daily"]
clubs = []
credentials = []    # ["RN"]
country = ""        # two letters, "US": whose school "SMU" is; your first school's where empty

[goal]
text = ""           # the work you hope to do, in a few words: "content strategy"
companies = []      # firms you would most like to hear from

[voice]
register = "warm"        # or "formal"
purpose = "exploring"    # or "class", "search"
signature = ""           # the line under your name; empty for your address
lines = []               # up to three sentences of your own about yourself
offers = []              # what you can give: ["I'm glad to share what I learn from others."]
news = ""                # what is new with you, for those you talked to months ago
language = "en"          # of these sentences, and of letters to people whose language is not set
avoid = []               # words never to use

[availability]
times = []          # what you really have: ["Tuesday afternoon", "Thursday 3-5 pm"]
minutes = 15
timezone = ""       # "America/Detroit"

[pace]
per_day = 5
notes_per_month = 5 # invitation notes that a free LinkedIn account may send (2026)
premium = false     # true: notes of 300 characters instead of 200
second_followup = false  # true: once more, 21 days after

[smtp]
allowed = false          # true: `outreach deliver --to smtp --really` sends by itself
per_day = 5
seconds_between = 60
first_hour = 8           # of your day: nothing leaves before
last_hour = 20           # or from then on

# Your schools and posts stand here at the end, a table each:
# [[schools]]
# name = "University of Michigan"
# year = 2025
# degree = "BA"
# major = "English"

# [[jobs]]
# title = "Reporter"
# company = "The Michigan Daily"
# since = 2022
# until = 2025      # leave out for the present one
"""
_CHOICES = {
    "voice.register": ("warm", "formal"),
    "voice.purpose": ("exploring", "class", "search"),
    "voice.language": tuple(LANGUAGES),
}
_KINDS: Mapping[str, type] = {
    "person.name": str, "person.email": str, "person.phone": str, "person.linkedin": str,
    "person.hometown": str, "person.country": str, "person.clubs": list,
    "person.credentials": list, "goal.text": str, "goal.companies": list, "voice.register": str,
    "voice.purpose": str, "voice.signature": str, "voice.lines": list, "voice.avoid": list,
    "voice.offers": list, "voice.news": str, "voice.language": str,
    "availability.times": list, "availability.minutes": int, "availability.timezone": str,
    "pace.per_day": int, "pace.notes_per_month": int, "pace.premium": bool,
    "pace.second_followup": bool, "smtp.allowed": bool, "smtp.per_day": int,
    "smtp.seconds_between": int, "smtp.first_hour": int, "smtp.last_hour": int,
}  # fmt: skip


class Profile:
    """The file as read: values by dotted key, each as a fact with its line."""

    def __init__(self, text: str) -> None:
        self._data = _parse(text)
        self._lines = _lines(text)

    def get(self, key: str, default: Any = "") -> Any:  # noqa: ANN401 - TOML has many types
        """The plain value of a dotted key."""
        found: Any = self._data
        for part in key.split("."):
            found = found.get(part, {}) if isinstance(found, dict) else {}
        return default if found in ({}, "", []) else found

    def fact(self, key: str) -> Fact | None:
        """The value with its line; None where it is empty."""
        value = self.get(key)
        return Fact(str(value), NAME, self._lines.get(key, 1), key) if value != "" else None

    def facts(self, key: str) -> tuple[Fact, ...]:
        """The values of a list, each with the line of the list."""
        values = self.get(key, [])
        return tuple(
            Fact(str(value), NAME, self._lines.get(key, 1), key) for value in values if value
        )

    def rows(self, table: str) -> list[dict[str, Fact]]:
        """The rows of `[[schools]]` or `[[jobs]]`, as key → fact."""
        result = []
        for at, row in enumerate(self._data.get(table, [])):
            keys = {key: f"{table}.{at}.{key}" for key in row}
            result.append(
                {
                    key: Fact(str(row[key]), NAME, self._lines.get(place, 1), f"{table}.{key}")
                    for key, place in keys.items()
                    if row[key] not in ("", 0)
                }
            )
        return result


def load(home: Home) -> Profile:
    """Read the seeker's profile.

    Raises:
        NoProfile: If there is none yet, or it holds no name.
        OutreachError: If it is broken; the message names the line.
    """
    if not home.profile.exists():
        raise NoProfile
    profile = Profile(text_of(home))
    if not profile.get("person.name"):
        raise NoProfile
    return profile


def text_of(home: Home) -> str:
    """The file as text, with or without a mark of its encoding at the front.

    Raises:
        OutreachError: If it was saved in another encoding than UTF-8.
    """
    try:
        return home.profile.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise OutreachError(
            f"{home.profile} is not in UTF-8: {error.reason} at byte {error.start}.",
            "Save it once more, with the encoding UTF-8.",
        ) from error


def country(home: Home) -> str:
    """The country that the profile names, ISO 3166; empty for none, or where it is broken."""
    if not home.profile.exists():
        return ""
    try:
        return str(Profile(text_of(home)).get("person.country"))
    except OutreachError:
        return ""  # whoever needs the profile itself says what is wrong


def save(home: Home, values: Mapping[str, object]) -> None:
    """Set values by dotted key; everything else in the file, comments too, stays.

    Args:
        home: The user's folder.
        values: Dotted key → value; `schools` and `jobs` take a list of rows.
    """
    import tomlkit  # noqa: PLC0415 - only where the profile is written

    home.make()
    text = text_of(home) if home.profile.exists() else _NEW
    document = tomlkit.parse(text)
    for key, value in values.items():
        table, _, name = key.partition(".")
        if not name:
            document[table] = _tables(tomlkit, value)
            continue
        if table not in document:
            document[table] = tomlkit.table()
        document[table][name] = value
    written = tomlkit.dumps(document)
    _parse(written)
    write_whole(home.profile, written.encode("utf-8"))


def _tables(tomlkit: Any, rows: object) -> object:  # noqa: ANN401 - a module
    found = tomlkit.aot()
    for row in rows if isinstance(rows, Sequence) else ():
        table = tomlkit.table()
        table.update(row)
        found.append(table)
    return found


def _parse(text: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OutreachError(
            f"{NAME} cannot be read: {error}.", "Open it, mend that line; text stands in quotes."
        ) from error
    _check(data, _lines(text))
    _check_email(data, _lines(text))
    _check_country(data, _lines(text))
    return data


def _is(value: object, kind: type) -> bool:
    """Whether a value is of a kind; a list is one of texts."""
    if isinstance(value, bool):
        return kind is bool
    if isinstance(value, list):
        return kind is list and all(isinstance(one, str) for one in value)
    return isinstance(value, kind)


def _check_rows(table: str, rows: object, lines: Mapping[str, int]) -> None:
    """Refuse schools or jobs that are no rows of plain values, and a year that is none."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UsageError(
            f"{NAME} line {lines.get(table, 1)}: {table} must be rows.",
            f"Write [[{table}]] over each.",
        )
    for at, row in enumerate(rows):
        for key, value in row.items():
            year = key == "year" and not re.fullmatch(r"\d{4}|0?", str(value))
            if year or (not _is(value, str) and not _is(value, int)):
                kind = "a year such as 2025" if key == "year" else "text in quotes"
                raise UsageError(
                    f"{NAME} line {lines.get(f'{table}.{at}.{key}', 1)}: {key} is {value!r}, but"
                    f" must be {kind}."
                )


def _check(data: dict[str, Any], lines: Mapping[str, int]) -> None:
    """Refuse a value of the wrong kind, or outside its choices."""
    for rows in ("schools", "jobs"):
        _check_rows(rows, data.get(rows, []), lines)
    for key, kind in _KINDS.items():
        table, _, name = key.partition(".")
        if not isinstance(data.get(table, {}), dict):
            raise UsageError(
                f"{NAME}: [{table}] must be a table.", f"Write [{table}] over its lines."
            )
        value = data.get(table, {}).get(name)
        if value is not None and not _is(value, kind):
            shown = {
                str: "text in quotes",
                int: "a number",
                list: "a list of texts in [ ]",
                bool: "true or false",
            }
            raise UsageError(
                f"{NAME} line {lines.get(key, 1)}: {key} is {value!r}, but must be {shown[kind]}."
            )
        if key in _CHOICES and value is not None and value not in _CHOICES[key]:
            choices = " or ".join(f'"{choice}"' for choice in _CHOICES[key])
            raise UsageError(
                f'{NAME} line {lines.get(key, 1)}: {key} is "{value}", but must be {choices}.'
            )


def _check_email(data: dict[str, Any], lines: Mapping[str, int]) -> None:
    address = data.get("person", {}).get("email", "")
    if address and addresses.emails(address) != (address.lower(),):
        raise UsageError(
            f"{NAME} line {lines.get('person.email', 1)}: {address} is no address to write from.",
            "outreach init --email ADDRESS",
        )


def _check_country(data: dict[str, Any], lines: Mapping[str, int]) -> None:
    found = data.get("person", {}).get("country", "")
    if found and not re.fullmatch("[A-Za-z]{2}", found):
        raise UsageError(
            f"{NAME} line {lines.get('person.country', 1)}: {found} is no country of two letters.",
            'Write it as in web addresses: country = "DE".',
        )


def _lines(text: str) -> dict[str, int]:
    """The line of every key: `goal.text`, and `schools.0.name` for the first of several."""
    lines: dict[str, int] = {}
    table, counts = "", {"": 0}
    for number, line in enumerate(text.splitlines(), 1):
        if many := re.match(r"\s*\[\[\s*([\w.]+)\s*\]\]", line):
            counts[many[1]] = counts.get(many[1], -1) + 1
            table = f"{many[1]}.{counts[many[1]]}"
        elif single := re.match(r"\s*\[\s*([\w.]+)\s*\]", line):
            table = single[1]
        elif key := re.match(r"\s*([\w-]+)\s*=", line):
            lines.setdefault(f"{table}.{key[1]}", number)
    return lines
