"""What readers who did not know whose letters they read had missed in ours, or minded."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.config import shipped
from outreach.draft import compose, questions
from outreach.draft.slots import able, options
from outreach.lint import lint
from outreach.lint.sameness import Batch
from outreach.model import Draft, Fact, Job, Kind, Person, Seeker, Tie
from tests.conftest import Run
from tests.people import (
    CENSUS,
    TODAY,
    email,
    mine,
    old_connection,
    person,
    rare_path,
    read,
    referral,
    same_school_and_field,
    school_tie,
    seeker,
    study,
    tie,
)

SAID = "2026-05-01"
TALK = Fact("I saw your conference talk on error messages.", said=SAID)


def hooked(hook: Fact = TALK) -> Draft:
    """A letter to somebody rare of whom the seeker saw something."""
    to, by, ties = rare_path()
    return compose(replace(to, hook=hook), by, ties, CENSUS, TODAY)


def test_what_was_seen_of_theirs_opens_the_letter() -> None:
    """The hook comes first, is the only compliment, and the question and the subject are of it."""
    draft = hooked()
    assert draft.body.split("\n\n")[1].startswith(TALK.value)
    assert not [one for one in draft.sentences if one.slot == "why_you"]
    (question,) = [one for one in draft.sentences if one.slot == "question"]
    assert "that talk" in question.text
    assert TALK in question.facts
    assert "your talk" in draft.subject.lower()


@pytest.mark.parametrize("said", ["I heard you on the City Desk podcast.", "We met at the fair."])
def test_a_hook_that_names_no_work_is_not_asked_about(said: str) -> None:
    """Where the hook does not say what of theirs it is, the question is about their work."""
    draft = hooked(Fact(said, said=SAID))
    assert draft.body.split("\n\n")[1].startswith(said)
    assert not re.search(r"\bthat (?:podcast|talk|piece)\b", draft.body)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("Your talk at the fair", False),
        ("great article on maps", False),
        ("loved the podcast", False),
        ("Your talk at the fair stayed with me.", True),
        ("Your piece on maps shows how a page can be read.", True),
        ("I read your piece on maps.", True),
    ],
)
def test_a_hook_should_be_a_sentence(said: str, whole: bool) -> None:
    """It stands in the letter as it was typed, so less than a sentence is pointed out."""
    to, by, ties = rare_path()
    to = replace(to, hook=Fact(said, said=SAID))
    draft = compose(to, by, ties, CENSUS, TODAY)
    found = [one.rule for one in lint(draft, to, by, ties, TODAY) if "whole sentence" in one.text]
    assert found == ([] if whole else ["L16"])


def test_who_suggested_them_comes_before_the_hook() -> None:
    """In a referral the name of the referrer is first, and the hook stands all the same."""
    to, by, ties = referral()
    draft = compose(replace(to, hook=TALK), by, ties, CENSUS, TODAY)
    assert draft.body.index("Tomás Ibarra") < draft.body.index(TALK.value)


def test_one_hook_for_two_people_is_found() -> None:
    """Lint's batch takes the hook for the compliment that it is."""
    batch = Batch()
    to, by, ties = rare_path()
    one = replace(to, hook=TALK)
    other = replace(person("Mei Lund", "Editor", emails=email("mei@example.org")), hook=TALK)
    for who in (one, other):
        peers = batch.take(compose(who, by, ties, CENSUS, TODAY), who, ())
    assert peers.same_compliment == one.name.value


def reporter(until: str) -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """Two of one newspaper, on which the seeker held a post."""
    paper, own = read("The Michigan Daily", "Clubs"), mine("The Michigan Daily", "clubs")
    job = Job(mine("The Michigan Daily", "jobs"), mine("News Reporter", "jobs"), "2022", until)
    by = seeker(clubs=(own,), jobs=(job,))
    to = person("Bo Lind", "Brewer", "Corvid", emails=email("bo@example.org"), clubs=(paper,),
                studies=(study("Michigan", "English", "2017", "writing"),))  # fmt: skip
    return to, by, (tie("club", "The Michigan Daily", paper, own), school_tie(to, by))


def test_the_seekers_part_in_a_shared_club_is_said() -> None:
    """Who held a post there says which; whether it has ended decides whether it is told."""
    draft = compose(*reporter("2025"), CENSUS, TODAY)
    (told,) = [one for one in draft.sentences if "a news reporter" in one.text]
    assert re.search(r"\bI was a news reporter\b", told.text)
    assert "The Michigan Daily" in {fact.value for fact in told.facts}
    assert "I was a news reporter" not in compose(*reporter(""), CENSUS, TODAY).body


def test_a_letter_is_about_their_work() -> None:
    """Where they work stands in it, or what they do."""
    to, by, ties = reporter("2025")
    for number in range(8):
        draft = compose(replace(to, id=f"p{number}"), by, ties, CENSUS, TODAY)
        assert re.search(r"Corvid|brew|batch|beer", draft.body)


def test_nobody_hears_that_other_work_is_hoped_for() -> None:
    """Whoever does other work is no second choice; who does that very work hears the hope."""
    to, by, ties = reporter("2025")
    near = replace(by, goal=replace(by.goal, near=("food",)), clubs=())
    beside = compose(replace(to, field_id="food", clubs=()), near, ties[1:], CENSUS, TODAY)
    assert "content strategy" not in beside.body
    assert re.search(r"where I'd like to go|what I could do|before I|never worked", beside.body)
    same = compose(*same_school_and_field(), CENSUS, TODAY)
    assert same.kind is Kind.ASK
    assert "content strategy" in same.body


def test_who_looks_for_a_post_says_why_they_ask_about_other_work() -> None:
    """The hope is told, not as a dream, and a bridge from it to a question of other work."""
    to, by, ties = reporter("2025")
    looking = replace(by, purpose="search", clubs=(), lines=())
    for body in bodies(replace(to, clubs=()), looking, ties[1:]):
        assert "content strategy" in body
        assert "one day" not in body
        assert re.search(r"other kinds of work|what else I could do", body)


def test_a_list_is_said_to_tell_only_what_stands_on_it() -> None:
    """Work that another file tells of, or the user, is not put into the list's mouth."""
    to, by, ties = reporter("2025")
    newer = Fact("Corvid", "Connections.csv", 7, "Company")
    told = Fact("Brewer", said="2026-11-01")
    for changed in ({"company": newer}, {"title": told}):
        for number in range(12):
            one = replace(to, id=f"p{number}", **changed)  # type: ignore[arg-type]  # facts by name
            draft = compose(one, by, ties, CENSUS, TODAY)
            said = [s.text for s in draft.sentences if "list" in s.text]
            assert said
            assert not [text for text in said if "Corvid" in text or "brewer" in text]


def bodies(to: Person, by: Seeker, ties: tuple[Tie, ...]) -> Iterator[str]:
    """The letters to a dozen people of whom the same is known."""
    for number in range(12):
        yield compose(replace(to, id=f"p{number}"), by, ties, CENSUS, TODAY).body


def test_a_list_of_another_school_is_not_called_ours() -> None:
    """Who is on some other school's list, and went to the shared one by the user's word."""
    to, by, _ = reporter("2025")
    michigan = replace(to.studies[0], school=Fact("University of Michigan", said="2026-11-01"))
    one = replace(to, studies=(michigan,))
    for body in bodies(one, by, (school_tie(one, by),)):
        assert "on an alumni list" in body.lower() or "an alumni list led" in body.lower()
        assert "our" not in re.findall(r"(\w+) (?:\w+ )?alumni list", body)


@pytest.mark.parametrize("day", ["2020-03-01", "2025-11-01", ""])
def test_a_connection_on_our_list_is_written_to_as_one(day: str) -> None:
    """Whoever is connected with the seeker does not read that a list led to them, and no more."""
    to, by, ties = reporter("2025")
    one = replace(to, connected=True, connected_on=read(day, "Connected On") if day else None)
    for clubs in (to.clubs, ()):
        for body in bodies(replace(one, clubs=clubs), by, ties if clubs else ties[1:]):
            assert "connected" in body


def test_a_hook_that_finds_no_room_is_not_asked_about() -> None:
    """`That talk` stands only where the letter has told of the talk."""
    hook = Fact(f"I saw your talk on {'very ' * 60}long menus.", said=SAID)
    to, by, ties = old_connection()
    for body in bodies(replace(to, hook=hook), by, ties):
        assert ("that talk" in body) == (hook.value in body)


@pytest.mark.parametrize(
    "said",
    [
        "I saw your colleague's talk at the fair.",
        "I have your book but have not read it yet.",
        "I saw that your new book comes out in March.",
        "Your post as editor of the Bulletin made me curious.",
    ],
)
def test_what_is_not_theirs_or_not_seen_is_not_asked_about(said: str) -> None:
    """Somebody else's work, one still unread or to come, a post that is a job."""
    draft = hooked(Fact(said, said=SAID))
    assert said in draft.body
    assert not re.search(r"\bthat (?:talk|book|post)\b", draft.body)
    assert not re.search(r"\byour (?:talk|book|post)\b", draft.subject.lower())


@pytest.mark.parametrize(
    ("title", "until", "more"),
    [
        ("News Reporter", "2027", False),
        ("News Reporter", "2025", True),
        ("Best Delegate 2021", "2021", False),
        ("Former Treasurer", "2024", False),
    ],
)
def test_a_part_that_goes_on_or_cannot_be_told_is_not(title: str, until: str, more: bool) -> None:
    """A post that ends next year, one beside a present post there, or no title of a post."""
    to, by, ties = reporter("2025")
    old = replace(by.jobs[0], title=mine(title, "jobs"), until=until)
    now = Job(old.company, mine("Editor", "jobs"), "2025")
    by = replace(by, jobs=(old, now) if more else (old,))
    for body in bodies(to, by, ties):
        assert not re.search(rf"\bI was an? {title}\b", body, re.IGNORECASE)


def employed(*jobs: Job) -> tuple[Person, Seeker, tuple[Tie, ...]]:
    """Somebody at a firm at which the seeker has the last of these jobs."""
    by = seeker(jobs=jobs, clubs=())
    to, _, _ = reporter("2025")
    to = replace(to, clubs=(), company=read("Corvid", "Employer"))
    shared = tie("employer", "Corvid", read("Corvid", "Employer"), jobs[-1].company)
    return to, by, (shared, school_tie(to, by))


def test_a_second_present_post_makes_a_colleague() -> None:
    """Who holds two posts works at both firms: nothing is told as past."""
    one = Job(mine("St. Brigid", "jobs"), mine("Nurse", "jobs"), "2020")
    other = Job(mine("Corvid", "jobs"), mine("Writer", "jobs"), "2024")
    for body in bodies(*employed(one, other)):
        assert "once worked" not in body
        assert "both work at Corvid" in body


def test_a_colleague_is_pointed_out() -> None:
    """A letter to somebody at one's own firm tells them what one hopes for."""
    here = Job(mine("Corvid Inc.", "jobs"), mine("Writer", "jobs"), "2024")
    for until, warned in (("", True), ("2025", False)):
        to, by, ties = employed(replace(here, until=until))
        draft = compose(to, by, ties, CENSUS, TODAY)
        found = [one for one in lint(draft, to, by, ties, TODAY) if "where you work" in one.text]
        assert bool(found) is warned


def test_their_employer_is_not_told_twice() -> None:
    """After an opening that names it, a tie of the same firm does not say that they work there."""
    over = Job(mine("Corvid", "jobs"), mine("Writer", "jobs"), "2019", "2024")
    for body in bodies(*employed(over)):
        assert body.count("you work at Corvid") + body.count("You work at Corvid") <= 1


def test_who_once_worked_there_says_so() -> None:
    """Before a question of work at that firm, and by the name that the question uses."""
    over = Job(mine("Corvid LLC", "jobs"), mine("Writer", "jobs"), "2019", "2024")
    to, by, ties = employed(over)
    to = replace(to, title=read("Quality Control Chemist", "Title"))
    asked = [body for body in bodies(to, by, ties) if re.search(r"Corvid [^.]*\?", body)]
    assert asked
    for body in asked:
        assert re.search(r"once (?:worked|a writer)|I was a writer|have both worked", body)
        assert "LLC" not in body


@pytest.mark.parametrize("title", ["Former Editor", "Editor (retired)", "Incoming Editor"])
def test_a_post_that_is_over_or_to_come_is_not_told_as_theirs(title: str) -> None:
    """Nobody is said, or asked as if, to do now what their title calls past, or to come."""
    to, by, ties = same_school_and_field()
    texts = list(bodies(replace(to, title=read(title, "Title")), by, ties))
    for body in texts:
        assert not re.search(r"editor at \w+ now|you (?:work|are)\b|your week|\bnow an? ", body)
    assert any("you were an editor" in body for body in texts) == (title != "Incoming Editor")
    asked = any("How did you decide on Lantern" in body for body in texts)
    assert asked == (title == "Incoming Editor")


def test_now_is_not_said_after_a_name_that_ends_so() -> None:
    """Nobody works `at Literacy Now Detroit now`."""
    to, by, ties = same_school_and_field()
    for body in bodies(replace(to, company=read("Literacy Now Detroit", "Company")), by, ties):
        assert not re.search(r"Now Detroit[^.]* now\b", body)


def test_owners_are_not_told_where_they_work() -> None:
    """`You work at Corvid` goes to nobody who founded it."""
    to, by, ties = reporter("2025")
    for body in bodies(replace(to, title=read("Founder", "Title"), level="founder"), by, ties):
        assert "work at Corvid" not in body


def test_who_did_that_work_does_not_want_to_find_a_way_into_it() -> None:
    """A former editor who hopes to edit is not said to look for a way into editing."""
    job = Job(mine("Lantern", "jobs"), mine("Editor", "jobs"), "2020", "2024", field_id="writing")
    to, by, ties = same_school_and_field()
    by = replace(by, jobs=(job,), goal=replace(by.goal, text=mine("editor", "goal")), lines=())
    to = replace(to, title=read("Editor", "Title"), company=None, company_name="")
    for body in bodies(to, by, ties):
        assert "an editor at Lantern" not in body


def test_a_firm_with_an_apostrophe_may_be_shared() -> None:
    """`We both work at Trader Joe's` is what the record says."""
    job = Job(mine("Trader Joe's", "jobs"), mine("Barista", "jobs"), "2024")
    to, by, _ = reporter("2025")
    to = replace(to, company=read("Trader Joe's", "Employer"), company_name="Trader Joe's")
    by = replace(by, jobs=(job,), clubs=())
    ties = (tie("employer", "Trader Joe's", read("Trader Joe's", "Employer"), job.company),)
    draft = compose(to, by, (*ties, school_tie(to, by)), CENSUS, TODAY)
    assert "both work at Trader Joe's" in draft.body
    findings = lint(draft, to, by, (*ties, school_tie(to, by)), TODAY)
    assert not [one for one in findings if one.rule == "L27"]


def test_the_dead_are_not_written_to(run: Run, tmp_path: Path) -> None:
    """Also where a list says so in the place of the title or the employer."""
    run("init", "--name", "Jo Ray", "--email", "jo@example.org", "--goal", "editor")
    path = tmp_path / "alumni.csv"
    path.write_text("Name,Major,Title,Employer,Email,Comments\n"
                    "Ada Lind,English,Deceased,,a@example.org,\n"
                    "Bo Lind,English,Editor,In memoriam,b@example.org,\n"
                    "Cy Lind,English,Editor,Lantern,c@example.org,deceased 2024\n")  # fmt: skip
    run("import", str(path), "--school", "University of Michigan")
    for name in ("Ada Lind", "Bo Lind", "Cy Lind"):
        assert "do not contact" in run("draft", name, code=2).output
    assert "3 do not contact" in run("rank").output


CHEESE = read("Cheesemaker", "Title")


def test_a_shared_degree_is_a_reason_only_to_who_works() -> None:
    """`You have finished what I'm in the middle of` goes to nobody who studies still."""
    to, by, ties = reporter("2025")
    by = replace(by, clubs=(), lines=(), times=(), jobs=())
    by = replace(by, studies=(study("Michigan", "English", "2028"),))
    said = "You have finished what I'm in the middle of"
    assert said in " ".join(bodies(replace(to, clubs=(), title=CHEESE), by, ties[1:]))
    student = replace(to, clubs=(), title=read("MFA Candidate", "Title"))
    assert said not in " ".join(bodies(student, by, ties[1:]))


def test_what_need_not_be_said_gives_way() -> None:
    """Where not all has room, what the two share stays, and the offer or the reason goes."""
    to, by, ties = reporter("2025")
    offer = mine("I am glad to share what I learn from the others whom I ask about it.", "offers")
    for body in bodies(to, replace(by, offers=(offer,)), ties):
        assert len(body.split()) <= 110
        assert "Michigan Daily" in body
        assert offer.value not in body or "degree" not in body


# What somebody who still studies there cannot say.
ENDED = {
    "en": r"\bI (?:studied|finished)\b|\bas I (?:did|was)\b|\bboth studied|\bwere both|I was part",
    "de": r"\bwar(?:en)? (?:ich|wir|beide)\b|habe ich [^.,;]*studiert|haben beide [^.;]*studiert",
    "es": r"\b(?:estudié|estudiamos|formé parte|formamos parte)\b",
}


@pytest.mark.parametrize("code", ENDED)
def test_who_still_studies_is_not_said_to_have_studied(code: str) -> None:
    """Every text that tells of studies or a club as over is barred from them."""
    for slot in ("found", "tie", "self", "why_you"):
        for option in options(slot, [shipped("templates")], code):
            if re.search(ENDED[code], option.source) and "my_club_role" not in option.text.names:
                assert "studying" in option.bars or "graduated" in option.needs, option.source


@pytest.mark.parametrize("title", ["", "Student", "Research Assistant", "Stay-at-home parent"])
def test_who_has_not_finished_is_not_asked_what_came_after(title: str) -> None:
    """Of somebody's class of 2028 nothing is told as over, in 2026."""
    to, by, ties = reporter("2025")
    by = replace(by, clubs=(), lines=(), jobs=())
    to = replace(to, clubs=(), title=read(title, "Title") if title else None,
                 studies=(study("Michigan", "English", "2028", "writing"),))  # fmt: skip
    over = r"\b[Yy]ou (?:studied|were|finished)\b|\bboth\b|\btoo,|English (?!')"
    for body in bodies(to, by, ties[1:]):
        assert not re.search(over, body)


@pytest.mark.parametrize(("today", "over"), [(date(2026, 5, 4), False), (date(2026, 9, 1), True)])
def test_a_class_is_over_by_july(today: date, over: bool) -> None:
    """In the spring of their year they still study, in the fall they have studied."""
    to, by, ties = reporter("2025")
    by = replace(by, studies=(study("Michigan", "English", "2026"),), jobs=(), lines=())
    drafts = [compose(replace(to, id=f"p{n}"), by, ties, CENSUS, today).body for n in range(12)]
    found = [bool(re.search(ENDED["en"], body)) for body in drafts]
    assert any(found) is over
    assert all("as you were" in body for body in drafts) is not over


def test_the_study_they_share_is_the_one_spoken_of() -> None:
    """Who studies elsewhere now tells their fellow alumni of the school that both went to."""
    to, by, ties = reporter("2025")
    first, shared = study("Texas", "Law", "2028"), study("Michigan", "English", "2021")
    for body in bodies(to, replace(by, studies=(first, shared)), ties):
        assert "Law" not in body
        assert "English '21" in body
        assert "four years" in body or "apart" not in body


def test_a_text_may_hold_in_several_ways(tmp_path: Path) -> None:
    """`title:a|b` is either of them, `not title:a|b` neither, and a text is offered once."""
    file = tmp_path / "slots" / "en" / "question.toml"
    file.parent.mkdir(parents=True)
    when = '["title:chief|editor", "not title:boy|girl", "not note|message"]'
    file.write_text(f'[[text]]\nwhen = {when}\ntext = "A?"\n')
    titles = {"copy chief": 1, "chief editor": 1, "copy boy editor": 0}
    for title, times in titles.items():
        held = frozenset(f"title:{word}" for word in title.split())
        assert len(able("question", [tmp_path], "en", held, frozenset())) == times
        assert not able("question", [tmp_path], "en", held | {"note"}, frozenset())


def test_a_former_reporter_asks_a_reporter_about_the_daily_work() -> None:
    """`once:reporter` holds for who was one, and makes the question closer to the two."""
    to, by, ties = reporter("2025")
    asked = questions(replace(to, title=read("Reporter", "Title")), by, ties, CENSUS, TODAY)
    assert asked[0][1] == "What is different about reporting once it is your daily work?"
    other = questions(replace(to, title=read("Reporter", "Title")), replace(by, jobs=()), ties,
                      CENSUS, TODAY)  # fmt: skip
    assert asked[0] not in other


def test_a_barista_may_write() -> None:
    """Posts that students hold can be said, and one that cannot is left out, not the letter."""
    to, by, ties = reporter("2025")
    aim = replace(by.goal, text=mine("marketing", "goal"), field_id="marketing")
    for title, said in (("Barista", "a barista at Blue Cup"), ("Zyx Qwv", "")):
        job = Job(mine("Blue Cup", "jobs"), mine(title, "jobs"), "2024", field_id="hospitality")
        who = replace(by, clubs=(), jobs=(job,), lines=(), goal=aim, field_id="hospitality")
        for body in bodies(replace(to, clubs=()), who, ties[1:]):
            assert said in body
            assert "Blue Cup" in body or not said


def test_nobody_is_english_for_want_of_a_year() -> None:
    """`I'm Jordan Rivera, English, and …` would say where they come from."""
    to, by, ties = reporter("2025")
    for body in bodies(to, replace(by, studies=(study("Michigan", "English"),), lines=()), ties):
        assert "Rivera, English," not in body


def test_who_has_no_goal_says_why_they_write() -> None:
    """Somebody who is looking around says so."""
    to, by, ties = reporter("2025")
    for body in bodies(to, replace(by, goal=replace(by.goal, text=None), lines=(), jobs=()), ties):
        assert re.search(r"what I could do next|where I'd like to go|kinds of work", body)
