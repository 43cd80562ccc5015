"""English: the small words that give a machine away."""

import pytest

from outreach.draft.language import articles
from outreach.draft.language import english as language

ARTICLES = {
    "MBA": "an", "university": "a", "hour": "an", "UX designer": "a", "editor": "an",
    "European": "a", "one-off": "a", "honest": "an", "user": "a", "unusual": "an", "SEO lead": "an",
    "nurse": "a", "RN": "an", "Élan": "an", "utility": "a", "umbrella": "an", "HR partner": "an",
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "expected"), ARTICLES.items())
def test_the_article_follows_the_sound(phrase: str, expected: str) -> None:
    """The article goes by the sound, not by the letter."""
    assert articles.article(phrase) == expected


ROLES = {
    "content strategist": "a content strategist",
    "head of content": "head of content",
    "vice president of sales": "vice president of sales",
    "CEO": "CEO",
    "director": "director",
    "director of nursing": "director of nursing",
    "art director": "an art director",
    "marketing": "in marketing",
    "senior operations manager": "a senior operations manager",
    "helping brands tell stories": "",
    "looking for work": "",
    "student": "",
    "chief of staff": "chief of staff",
    "registered nurse": "a registered nurse",
    "engineering manager, payments": "an engineering manager, payments",
    "software development": "in software development",
}


@pytest.mark.parametrize(("title", "expected"), ROLES.items())
def test_a_title_becomes_a_role(title: str, expected: str) -> None:
    """Titles are said as people say them, and what names no work is not said."""
    assert language.role(title) == expected


MIDS = {
    "Content Strategy": "content strategy",
    "English": "English",
    "Computer Science": "computer science",
    "UX Design": "UX design",
    "Near Eastern Studies": "Near Eastern studies",
    "east asian languages": "East Asian languages",
    "Spanish and French": "Spanish and French",
    "Science-Fiction": "science-fiction",
    "Communication & Media": "communication & media",
}


@pytest.mark.parametrize(("text", "expected"), MIDS.items())
def test_capitals_inside_a_sentence(text: str, expected: str) -> None:
    """Ordinary words are small inside a sentence; languages and acronyms keep their capitals."""
    assert language.mid(text) == expected


FREE = {
    ("Tuesday afternoon", "Thursday afternoon"): "on Tuesday or Thursday afternoon (Eastern)",
    ("Tuesday afternoon", "Friday morning"): "on Tuesday afternoon or Friday morning (Eastern)",
    ("weekday mornings",): "on weekday mornings (Eastern)",
    ("afternoons",): "in the afternoons (Eastern)",
    ("after 5 pm",): "after 5 pm (Eastern)",
    ("Tuesday at 3 (UK time)",): "on Tuesday at 3 (UK time)",
}


@pytest.mark.parametrize(("times", "expected"), FREE.items())
def test_times_in_words(times: tuple[str, ...], expected: str) -> None:
    """The seeker's times stand in the sentence as written, with one zone."""
    assert language.free(list(times), "America/New_York") == expected


def test_a_month_in_words() -> None:
    """Dates are said as month and year, or as the year alone."""
    assert [language.month(text) for text in ("2019-03-05", "2019", "")] == [
        "March 2019", "2019", "",
    ]  # fmt: skip


def test_who_the_seeker_is() -> None:
    """School, major and year are said in the order that reads well."""
    assert language.class_tag("Michigan", "English", "2025") == "Michigan English '25"
    assert language.class_tag("University of Kansas", "English", "2025") == (
        "English '25 at the University of Kansas"
    )
    assert language.class_tag("Michigan", "English", "") == "English at Michigan"
    assert not language.class_tag("", "English", "")  # which would read as where they are from


def test_goals_as_something_to_do() -> None:
    """A goal may be a post or a field."""
    assert language.work("data analyst") == "work as a data analyst"
    assert language.work("content strategy") == "work in content strategy"
