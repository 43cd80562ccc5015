"""Where a person is, in time: a wrong hour is worse than none."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.draft import compose
from outreach.zones import moved, zone_of
from tests.people import CENSUS, TODAY, mine, read, same_school_and_field

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Chicago, IL", "America/Chicago"), ("Austin, TX", "America/Chicago"),
        ("Springfield, IL", "America/Chicago"), ("Berlin, Germany", "Europe/Berlin"),
        ("New York, NY", "America/New_York"), ("London", "Europe/London"),
        ("Atlanta, Georgia", "America/New_York"), ("Seattle, Washington", "America/Los_Angeles"),
        ("Paris, TX", ""), ("Georgia", ""), ("Washington", ""), ("Springfield", ""), ("Canada", ""),
        ("Toronto, CA", ""), ("", ""), ("Greater Boston Area", ""),
    ],
)  # fmt: skip
def test_places(place: str, zone: str) -> None:
    """A city, a state or a country names its zone; what could be two names none."""
    assert zone_of(place) == zone


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Tuesday 3-5 pm", "Tuesday from noon to 2 pm"), ("Tuesday 3 pm", "Tuesday at noon"),
        ("Thursdays 15:30", "Thursday at 12:30 pm"), ("Friday from 11 to 1 pm",
        "Friday from 8 to 10 am"), ("Monday 13:00-14:30", "Monday from 10 to 11:30 am"),
        ("Thursday 9:30-10:30 am", ""), ("Tuesday 3", None), ("Tuesday afternoon", None),
        ("Tuesday 25:00", None), ("Tuesday 0 pm", None), ("whenever", None),
    ],
)  # fmt: skip
def test_an_hour_in_detroit_is_another_in_los_angeles(told: str, expected: str | None) -> None:
    """Three hours earlier; nobody is asked for a talk at night; without an hour nothing is said."""
    assert moved(told, "America/Detroit", "America/Los_Angeles", FRIDAY) == expected


def test_an_unknown_zone_moves_nothing() -> None:
    """A zone that the database lacks leaves the time as it was told."""
    assert moved("Tuesday 3 pm", "Mars/Base", "Europe/Berlin", FRIDAY) is None


ZONES = st.sampled_from(sorted(available_timezones()))


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(8, 19), ZONES, ZONES)
def test_the_hour_is_the_same_instant(today: date, hour: int, here: str, there: str) -> None:
    """Whatever zones and day, summer time too, what is said is the instant that is meant."""
    said = moved(f"Wednesday {hour}:00", here, there, today)
    ahead = (2 - today.weekday() - 1) % 7 + 1
    meant = datetime.combine(today + timedelta(days=ahead), datetime.min.time(), ZoneInfo(here))
    then = meant.replace(hour=hour).astimezone(ZoneInfo(there))
    if said:
        assert said.split()[0] == f"{then:%A}"
        clock = "noon" if (then.hour, then.minute) == (12, 0) else str(then.hour % 12 or 12)
        assert said.split(" at ")[1].split()[0].split(":")[0] == clock
    else:
        assert said is not None
        assert not 8 <= then.hour < 20


def test_a_letter_says_their_hour() -> None:
    """Where the place is known the letter says the hour there, with its zone, and rests on both."""
    to, by, ties = same_school_and_field()
    by = replace(by, times=(mine("Tuesday 3-5 pm", "times"),), timezone="America/Detroit")
    away = replace(to, location=read("San Francisco, CA", "City"))
    draft = compose(away, by, ties, CENSUS, TODAY)
    assert "on Tuesday from noon to 2 pm (Pacific)" in draft.body
    (ask,) = [one for one in draft.sentences if "noon" in one.text]
    assert {"Tuesday 3-5 pm", "San Francisco, CA"} <= {fact.value for fact in ask.facts}
    assert "(Eastern)" in compose(to, by, ties, CENSUS, TODAY).body
