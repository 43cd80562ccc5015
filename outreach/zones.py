"""Where a person is, in time: the zone of a place, and what an hour of ours is there.

Places are those of the tz database (its file zone.tab: public domain), the states of the US, and
large cities whose zone bears another's name. A place that could be in two zones is in none: a wrong
hour is worse than none.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from outreach.names import fold

_PLACES = {
    "America/New_York": "ct|connecticut|de|delaware|dc|ga|me|maine|md|maryland|ma|massachusetts|nh"
    "|new hampshire|nj|new jersey|ny|nc|north carolina|oh|ohio|pa|pennsylvania|ri|rhode island|sc"
    "|south carolina|vt|vermont|va|virginia|wv|west virginia|boston|philadelphia|atlanta|miami"
    "|pittsburgh",
    "America/Chicago": "al|alabama|ar|arkansas|il|illinois|ia|iowa|louisiana|mn|minnesota|ms"
    "|mississippi|mo|missouri|ok|oklahoma|wi|wisconsin|houston|dallas|austin|minneapolis|milwaukee"
    "|san antonio|st louis",
    "America/Denver": "co|colorado|mt|montana|nm|new mexico|ut|utah|wy|wyoming",
    "America/Phoenix": "az|arizona",
    "America/Los_Angeles": "ca|california|nv|nevada|wa|seattle|oakland|san francisco|san diego"
    "|san jose",
    "America/Detroit": "ann arbor|mi|michigan",
    "Pacific/Honolulu": "hi|hawaii",
    "Europe/Berlin": "munich|hamburg|cologne|frankfurt|stuttgart|munchen|koln",
    "Europe/London": "manchester|edinburgh|glasgow|leeds|bristol|oxford",
    # In two zones each: they only bear out a city.
    "America/New_York,America/Chicago": "fl|florida|ky|kentucky|tn|tennessee|in|indiana",
    "America/Chicago,America/Denver": "tx|texas|ks|kansas|ne|nebraska|nd|north dakota|sd"
    "|south dakota",
    "America/Los_Angeles,America/Denver": "or|oregon|id|idaho",
    "America/New_York,Asia/Tbilisi": "georgia",
    "America/New_York,America/Los_Angeles": "washington",
}
_MORNING, _NIGHT = 8, 20  # hours between which one asks for a talk
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = re.compile(
    rf"(?P<day>{'|'.join(_DAYS)})s?,? (?:at |from )?(?P<begin>\d{{1,2}})(?P<past>:\d\d)?"
    r"(?: ?(?:-|–|to|until) ?(?P<end>\d{1,2})(?P<over>:\d\d)?)? ?(?P<half>[ap]m)?",
    re.IGNORECASE,
)


def zone_of(place: str) -> str:
    """The zone of a place as an address book writes it (`Chicago, IL`); empty where unsure."""
    parts = [_places().get(fold(part), frozenset()) for part in place.split(",")]
    if not parts[-1]:  # `Paris, TX` without Texas would be in France
        return ""
    zones = frozenset.intersection(*filter(None, parts))
    return next(iter(zones)) if len(zones) == 1 else ""


@lru_cache(maxsize=1)
def _places() -> Mapping[str, frozenset[str]]:
    """City, state or country, folded → the zones it may lie in."""
    found: dict[str, set[str]] = defaultdict(set)
    countries = dict(line.split("\t") for line in _table("iso3166.tab"))
    for line in _table("zone.tab"):
        country, _, zone = line.split("\t")[:3]
        found[fold(countries[country])].add(zone)
        found[fold(zone.rpartition("/")[2])].add(zone)
    for zones, listed in _PLACES.items():
        for name in listed.split("|"):
            found[name].update(zones.split(","))
    return {place: frozenset(zones) for place, zones in found.items()}


def _table(name: str) -> list[str]:
    text = files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def moved(told: str, here: str, there: str, today: date) -> str | None:
    """An hour as it is elsewhere: `Tuesday 3-5 pm` → `Tuesday from 2 to 4 pm`.

    Args:
        told: A weekday and an hour, as the seeker wrote it.
        here: IANA name of the seeker's zone.
        there: That of the person's.
        today: The next such weekday after it is meant.

    Returns:
        None where the text tells no hour, or a zone is unknown; empty where it is night there.
    """
    found = _CLOCK.fullmatch(told.strip())
    if not found or not (found["half"] or found["past"]):
        return None  # `Tuesday 3` may be night
    try:
        zones = ZoneInfo(here), ZoneInfo(there)
    except (ZoneInfoNotFoundError, ValueError):
        return None
    ahead = (_DAYS.index(found["day"].lower()) - today.weekday() - 1) % 7 + 1
    day = today + timedelta(days=ahead)
    begin = _moment(day, found["begin"], found["past"], found["half"])
    end = _moment(day, found["end"], found["over"], found["half"]) if found["end"] else None
    if begin is None or (found["end"] and end is None):
        return None
    if end and end < begin:  # 11-1 pm
        begin -= timedelta(hours=12)
    first, last = (
        one.replace(tzinfo=zones[0]).astimezone(zones[1]) for one in (begin, end or begin)
    )
    if not (first.hour >= _MORNING and last.hour < _NIGHT and first.date() == last.date()):
        return ""
    return _said(first, last if end else None)


def _moment(day: date, hour: str, minutes: str | None, half: str | None) -> datetime | None:
    """A moment of a day; None where there is no such hour."""
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.lower() == "pm" else 0)
    late = int((minutes or ":0")[1:])
    if number > 23 or late > 59:
        return None
    return datetime(day.year, day.month, day.day, number, late)


def _said(begin: datetime, end: datetime | None) -> str:
    if end is None:
        return f"{begin:%A} at {_clock(begin)}"
    one_half = (begin.hour < 12) == (end.hour < 12) and _clock(begin) != "noon"
    first = _clock(begin).partition(" ")[0] if one_half else _clock(begin)
    return f"{begin:%A} from {first} to {_clock(end)}"


def _clock(moment: datetime) -> str:
    """`noon`, `2 pm`, `9:30 am`."""
    if (moment.hour, moment.minute) == (12, 0):
        return "noon"
    past = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{past} {'am' if moment.hour < 12 else 'pm'}"
