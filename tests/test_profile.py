"""The profile: read with lines, written with comments kept, refused with the line."""

import pytest

from outreach import profile
from outreach.config import Home
from outreach.errors import NoProfile, OutreachError
from outreach.importers.linkedin import Owner
from outreach.seeker import drafted, hope, seeker


def write(home: Home, text: str) -> None:
    """Put a profile in its place."""
    home.make()
    home.profile.write_text(text, encoding="utf-8")


def test_values_carry_their_line(home: Home) -> None:
    """Each fact about the seeker names the line of profile.toml that it stands on."""
    write(
        home,
        '[person]\nname = "Jordan"\n\n[[schools]]\nname = "Michigan"\n[[schools]]\nname = "Yale"\n',
    )
    found = profile.load(home)
    name = found.fact("person.name")
    assert name is not None
    assert (name.value, name.row, name.column) == ("Jordan", 2, "person.name")
    assert [row["name"].row for row in found.rows("schools")] == [5, 7]


def test_comments_and_hand_edits_are_kept(home: Home) -> None:
    """Setting a value changes that value only."""
    profile.save(home, {"person.name": "Jordan Rivera"})
    text = home.profile.read_text(encoding="utf-8")
    edited = text.replace("minutes = 15", "minutes = 20  # twenty suits me")
    write(home, edited)
    profile.save(home, {"goal.text": "content strategy"})
    after = home.profile.read_text(encoding="utf-8")
    assert "minutes = 20  # twenty suits me" in after
    assert "# Who you are and what you hope for" in after
    assert profile.load(home).get("goal.text") == "content strategy"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[person\nname = 1", "line 1"),
        ('[person]\nname = "J"\n[availability]\nminutes = "ten"', "line 4"),
        ('[person]\nname = "J"\n[voice]\nregister = "loud"', "line 4"),
        ('[person]\nname = "J"\n[goal]\ncompanies = "Lantern"', "must be a list"),
        ('schools = ["Yale"]\n[person]\nname = "J"', "schools must be rows"),
        ('[person]\nname = "J"\n[[schools]]\nname = "Yale"\nyear = "May 2025"', "line 5: year is"),
        ('[person]\nname = "J"\n[voice]\navoid = [2026]', "a list of texts"),
        ('[person]\nname = "J"\n[pace]\nper_day = false', "a number"),
        ('[person]\nname = "Jo"\ncountry = "Germany"\n', "line 3: Germany is no country"),
    ],
)
def test_a_broken_profile_names_the_line(home: Home, text: str, words: str) -> None:
    """A value that cannot be meant is refused with its line and what it must be."""
    write(home, text)
    with pytest.raises(OutreachError, match=words):
        profile.load(home)


def test_no_profile_says_what_to_type(home: Home) -> None:
    """Without a profile, or without a name in it, the next command is named."""
    with pytest.raises(NoProfile) as caught:
        profile.load(home)
    assert "outreach init" in caught.value.hint


@pytest.mark.parametrize(
    ("headline", "goal"),
    [
        ("Aspiring content strategist | Michigan English '25", "content strategist"),
        ("Hoping to become a UX writer", "UX writer"),
        ("Content Strategist at Lantern", ""),
        ("Software engineer", ""),
        ("Student at the University of Michigan", ""),
    ],
)
def test_the_goal_is_a_hope_never_a_post(headline: str, goal: str) -> None:
    """A headline gives a goal only where it speaks of a hope."""
    assert hope(headline) == goal


def test_a_graduate_changes_no_career(home: Home) -> None:
    """Posts held beside study are no career; some years after it, the present post is."""
    write(
        home,
        '[person]\nname = "J"\n[[schools]]\nname = "Michigan"\nyear = 2025\n'
        '[[jobs]]\ntitle = "Registered nurse"\ncompany = "St. Brigid\'s"\n',
    )
    assert seeker(profile.load(home), 2026).field_id == ""
    assert seeker(profile.load(home), 2036).field_id != ""


def test_an_archive_gives_schools_and_posts_but_no_high_school() -> None:
    """Schools, majors, years and posts come out of the archive; a high school does not."""
    owner = Owner(
        name="Jordan Rivera",
        education=(
            {"schoolname": "University of Michigan", "degreename": "BA, English", "enddate": "2025",
             "activities": "The Michigan Daily, Chess Club"},
            {"schoolname": "Lakeside High School", "degreename": "", "enddate": "2021"},
        ),
        positions=({"title": "Reporter", "companyname": "The Daily", "startedon": "Sep 2022",
                    "finishedon": ""},),
    )  # fmt: skip
    values = drafted(owner)
    assert values["schools"] == [
        {"name": "University of Michigan", "year": 2025, "degree": "BA", "major": "English"}
    ]
    assert values["jobs"] == [{"title": "Reporter", "company": "The Daily", "since": 2022}]
    assert values["person.clubs"] == ["The Michigan Daily", "Chess Club"]
    assert "goal.text" not in values
