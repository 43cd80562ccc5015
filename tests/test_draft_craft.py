"""What a title does, as a topic."""

import pytest

from outreach.draft.language import articles
from outreach.draft.language import english as language
from outreach.draft.language.craft import craft

CRAFTS = {
    "senior content designer": "content design",
    "UX writer": "UX writing",
    "technical writer": "technical writing",
    "associate editor": "editing",
    "news editor": "news editing",
    "content strategist": "content strategy",
    "marketing coordinator": "marketing",
    "product manager": "product management",
    "content design manager": "content design",
    "head of content design": "content design",
    "VP of content strategy": "content strategy",
    "vice president of marketing": "marketing",
    "writer and editor": "writing and editing",
    "registered nurse": "nursing",
    "general counsel": "law",
    "arts critic": "arts criticism",
    "clinical social worker": "clinical social work",
    "graduate student instructor": "teaching",
}


@pytest.mark.parametrize(("title", "expected"), CRAFTS.items())
def test_a_title_names_its_work(title: str, expected: str) -> None:
    """Who does it becomes what is done, without rank."""
    assert craft(title) == expected


@pytest.mark.parametrize(
    "title",
    ["", "manager", "analyst", "executive director", "co-founder and CEO", "business partner",
     "assistant professor of English", "law student", "solutions architect", "judge"],
)  # fmt: skip
def test_what_is_not_sure_is_not_named(title: str) -> None:
    """A title that does not say what is done has no topic."""
    assert craft(title) == ""


WISHES = {
    "content strategist": "work as a content strategist",
    "UX writing": "work in UX writing",
    "I want to work in publishing": "work in publishing",
    "to become a nurse practitioner": "work as a nurse practitioner",
    "a career in product management": "work in product management",
    "teach English abroad": "teach English abroad",
    "design research": "work in design research",
    "an editor": "work as an editor",
    "go to law school": "go to law school",
    "I'm interested in film": "work in film",
    "looking for a job in film": "work in film",
}


@pytest.mark.parametrize(("goal", "expected"), WISHES.items())
def test_goals_however_they_are_typed(goal: str, expected: str) -> None:
    """A goal becomes something to do, whether it was typed as a topic, a post or a sentence."""
    assert language.work(language.wish(goal)) == expected


ARTICLES = {
    "8th grade teacher": "an", "11th grade teacher": "an", "80-person team": "an", "110": "a",
    "HVAC technician": "an", "LSAT tutor": "an", "NASA engineer": "a", "Ukrainian translator": "a",
    "urban planner": "an", "university teacher": "a", "MSc student": "an", "UX designer": "a",
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "expected"), ARTICLES.items())
def test_the_article_goes_by_the_sound(phrase: str, expected: str) -> None:
    """Numbers are read out, letters said one by one, and some vowels sound like w or y."""
    assert articles.article(phrase) == expected


NAMES = {
    "The Michigan Daily": "the Michigan Daily",
    "Sweetland Peer Writing Center": "the Sweetland Peer Writing Center",
    "State of Michigan": "the State of Michigan",
    "U.S. Department of State": "the U.S. Department of State",
    "Detroit Institute of Arts": "the Detroit Institute of Arts",
    "Great Lakes Museum": "the Great Lakes Museum",
    "Larkspur Foundation": "the Larkspur Foundation",
    "Center for Civic Design": "the Center for Civic Design",
    "White House": "the White House",
    "US Army": "the US Army",
    "Boston Globe": "the Boston Globe",
    "FBI": "the FBI",
    "Lakeside Medical Center": "Lakeside Medical Center",
    "Sam's Club": "Sam's Club",
    "Ellery Credit Union": "Ellery Credit Union",
    "Bank of America": "Bank of America",
    "Shakespeare in the Arb": "Shakespeare in the Arb",
    "Center Parcs": "Center Parcs",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_names_with_an_article(name: str, expected: str) -> None:
    """Bodies and groups take an article inside a sentence, brands do not."""
    assert articles.with_the(name) == expected
