"""Where to look next: links that the user opens, made of what the profile says."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from outreach.config import Home
from outreach.journey import search
from outreach.resolve.tables import rows
from tests.conftest import Run, read_json


def started(run: Run, archive: Path) -> None:
    """A profile and people out of the sample's archive."""
    run("init", str(archive), "--yes")
    run("import", str(archive))


def test_links_are_of_the_seekers_own_school_and_field(run: Run, archive: Path) -> None:
    """School, major, year, clubs and goal stand in the searches; every link is https."""
    started(run, archive)
    places = read_json(run("find", "--json"))["places"]
    asked = " ".join(" ".join(map(" ".join, parse_qs(urlsplit(one["link"]).query).values()))
                     for one in places)  # fmt: skip
    assert all(one["link"].startswith("https://") for one in places)
    assert all(one["why"] for one in places)
    for word in ("site:umich.edu", "English", "class notes", "Michigan"):
        assert word in asked
    text = run("find").output
    assert "type “content strategist”" in text
    assert "Open the school, then Alumni" in text


def test_a_directory_that_is_known_is_linked_itself(run: Run) -> None:
    """Where the table knows the school's directory it is the link; else a search on its site."""
    for school, link in (("Princeton University", "https://tigernet.princeton.edu/"),
                         ("Ohio Wesleyan University", "https://duckduckgo.com/?q=site%3Aowu.edu")
                         ):  # fmt: skip
        run("init", "--yes", "--name", "Jordan", "--goal", "editing", "--school", school)
        links = [one["link"] for one in read_json(run("find", "--json"))["places"]]
        assert any(one.startswith(link) for one in links), links


def test_every_directory_is_that_of_a_school_we_know() -> None:
    """Each row has the id of a school, a name and one https address; no school has two."""
    known = {row["domain"] for row in rows("schools")}
    found = rows("directories")
    assert len(found) > 50
    assert {row["domain"] for row in found} <= known
    assert len({row["domain"] for row in found}) == len(found)
    for row in found:
        assert row["name"]
        assert urlsplit(row["link"]).scheme == "https"


def test_the_profiles_worth_a_look_are_the_best_of_unknown_school(
    run: Run, archive: Path, alumni: Path, tmp_path: Path
) -> None:
    """They are ranked, have a profile, and no school; once it is told they are named no more."""
    started(run, archive)
    run("import", str(alumni), "--school", "University of Michigan")
    found = search.further(Home(tmp_path / "home")).people
    scores = [one.match.score for one in found if one.match]
    assert 0 < len(found) <= 5
    assert scores == sorted(scores, reverse=True)
    assert not any(study.school for one in found for study in one.person.studies)
    first = found[0].person
    assert f'outreach set "{first.name.value}" school=' in run("find").output
    run("set", first.id, "school=Yale University")
    assert first.id not in [one.person.id for one in search.further(Home(tmp_path / "home")).people]


def test_without_a_school_it_says_so(run: Run) -> None:
    """Who has told no school is asked for it; who has no profile, for that."""
    assert "outreach init" in run("find", code=2).output
    run("init", "--yes", "--name", "Jordan Rivera", "--goal", "editing")
    assert "Your school is not known" in run("find").output
