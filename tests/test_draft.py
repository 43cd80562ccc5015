"""Drafts: what is said, what it rests on, and what is left unsaid."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from outreach.config import shipped
from outreach.draft import VOCABULARY, Taken, compose, facts_of
from outreach.draft.grounding import compiled, render
from outreach.draft.slots import SLOTS, options
from outreach.errors import TemplateError, UsageError
from outreach.model import Census, Draft, Fact, Job, Kind, Person, Seeker, Tie
from tests.people import (
    CENSUS,
    EVERYONE,
    TODAY,
    chief,
    email,
    mine,
    old_connection,
    one_part,
    only_field,
    only_school,
    person,
    rare_path,
    read,
    referral,
    same_school_and_field,
    seeker,
    since,
    study,
    tie,
    url,
)

Made = tuple[Person, Seeker, tuple[Tie, ...]]


def write(made: Made, **more: object) -> Draft:
    """The draft for two people of `people.py`."""
    to, by, ties = made
    home = more.get("home")
    taken = more.get("taken")
    assert home is None or isinstance(home, Path)
    assert taken is None or isinstance(taken, Taken)
    return compose(to, by, ties, CENSUS, TODAY, home, taken)


@pytest.mark.parametrize("name", EVERYONE)
def test_every_draft_has_the_size_of_its_kind(name: str) -> None:
    """Letters have 60 to 110 words, messages under 400 characters, notes at most 200."""
    draft = write(EVERYONE[name]())
    if draft.kind is Kind.ASK:
        assert 60 <= len(draft.body.split()) <= 110
        assert 3 <= len(draft.subject.split()) <= 7
        assert len(draft.subject) <= 50
    else:
        assert len(draft.body) <= (200 if draft.kind is Kind.NOTE else 399)
        assert draft.subject == draft.to == ""


@pytest.mark.parametrize("name", EVERYONE)
def test_the_required_slots_are_there(name: str) -> None:
    """Every kind says how the person was found and who writes, and asks for something."""
    draft = write(EVERYONE[name]())
    slots = {sentence.slot for sentence in draft.sentences}
    assert {"found", "self", "ask"} <= slots
    assert draft.kind is Kind.NOTE or "question" in slots
    assert draft.kind is not Kind.ASK or "thanks" in slots


@pytest.mark.parametrize("name", EVERYONE)
def test_the_sentences_are_the_message(name: str) -> None:
    """Subject and body are their sentences in order, with nothing beside them."""
    draft = write(EVERYONE[name]())
    said = " ".join(sentence.text for sentence in draft.sentences)
    assert " ".join(said.split()) == " ".join(f"{draft.subject} {draft.body}".split())


def test_the_kind_follows_the_tie() -> None:
    """An address makes an email, a connection a message, anybody else a note."""
    assert write(same_school_and_field()).kind is Kind.ASK
    assert write(old_connection()).kind is Kind.MESSAGE
    assert write(one_part()).kind is Kind.NOTE


def test_a_sentence_carries_the_facts_it_read() -> None:
    """The clause on their path rests on the cells it was made from; formally with the number."""
    to, by, ties = rare_path()
    for register, said in (("warm", ""), ("formal", "412")):
        draft = write((to, replace(by, register=register), ties))
        why = next(one for one in draft.sentences if one.slot == "why_you")
        assert "only one" in why.text or "nobody else" in why.text
        assert said in why.text
        assert {fact.column for fact in why.facts} >= {"Major", "Title"}


def test_the_draft_is_stable_and_people_differ() -> None:
    """Drafting twice gives one text; two people in one place are not written to alike."""
    to, by, ties = same_school_and_field()
    again = {compose(to, by, ties, CENSUS, TODAY).body for _ in range(3)}
    bodies = {
        compose(replace(to, id=f"p{number}"), by, ties, CENSUS, TODAY).body for number in range(20)
    }
    assert len(again) == 1
    assert len(bodies) > 10


def test_times_are_offered_once() -> None:
    """The second letter of a batch has other times and another question than the first."""
    taken = Taken()
    first = write(same_school_and_field(), taken=taken)
    second = write(same_school_and_field(), taken=taken)
    questions = [
        next(one.text for one in draft.sentences if one.slot == "question")
        for draft in (first, second)
    ]
    assert "Tuesday or Thursday afternoon" in first.body
    assert "Friday morning" in second.body
    assert "Tuesday" not in second.body
    assert questions[0] != questions[1]


def batch(size: int, by: Seeker) -> list[Draft]:
    """Letters to people of one school and two firms, each drafted after the one before."""
    taken = Taken()
    drafts = []
    titles = ("Content Strategist", "Technical Writer", "Editor", "Marketing Manager", "Attorney")
    for number in range(size):
        base, _, ties = same_school_and_field()
        title = titles[number % len(titles)]
        to = replace(
            base, id=f"p{number}", title=read(title), greeting=read(f"Ada{chr(97 + number)}"),
            company_name=("Lantern", "Oakline")[number % 2],
        )  # fmt: skip
        drafts.append(compose(to, by, ties, CENSUS, TODAY, taken=taken))
    return drafts


def said(draft: Draft, slot: str) -> str:
    """The sentences of one slot."""
    return " ".join(one.text for one in draft.sentences if one.slot == slot)


@pytest.mark.parametrize("register", ["warm", "formal"])
def test_a_batch_repeats_no_subject_and_no_question(register: str) -> None:
    """Of twenty-five letters, ten of them to each of two firms, no two ask or are headed alike."""
    drafts = batch(25, seeker(register=register))
    for slot in ("subject", "question"):
        assert len({said(draft, slot) for draft in drafts}) == 25


def test_a_batch_varies_its_other_sentences() -> None:
    """In twenty-five letters there are six or more of each, and none is in half of them."""
    drafts = batch(25, seeker(times=(), lines=()))
    for slot in ("found", "self", "ask", "thanks"):
        counts = Counter(said(draft, slot) for draft in drafts)
        assert len(counts) >= 6
        assert counts.most_common(1)[0][1] <= 10


def test_a_batch_is_stable() -> None:
    """The same people in the same order get the same letters."""
    assert batch(10, seeker()) == batch(10, seeker())


def test_those_who_study_are_not_asked_about_work() -> None:
    """A student's title is no craft and no work."""
    to, by, ties = only_school()
    made = (replace(to, title=read("Law Student"), field_id="law"), by, ties)
    draft = write(made)
    assert "work as" not in draft.body + draft.subject
    assert "your work" not in draft.body + draft.subject


def test_a_colleague_is_told_so() -> None:
    """Somebody at the seeker's own employer is not written to like a stranger."""
    firm, own_firm = read("Corvid", "Company"), mine("Corvid", "jobs")
    by = seeker(jobs=(Job(own_firm, mine("Bookseller", "jobs"), "2025"),))
    to = person("Bo Lind", "Editor", "Corvid", url=url("bo"), **since("2025-06-01"))
    shared = (tie("employer", "Corvid", firm, own_firm),)
    now = compose(replace(to, company=firm), by, shared, CENSUS, TODAY)
    assert "We both work at Corvid" in now.body
    left = replace(by, jobs=(replace(by.jobs[0], until="2025"),))
    body = compose(replace(to, company=firm), left, shared, CENSUS, TODAY).body
    assert "a bookseller at Corvid" in body
    assert re.search(r"\bI was (?:once )?a bookseller", body)


def test_the_years_between_are_not_counted_for_ever() -> None:
    """That somebody finished forty years before is not said."""
    to, by, ties = same_school_and_field()
    old = replace(to, studies=(study("Michigan", "English", "1985", ""),))
    assert "apart" not in facts_of(old, by, ties, CENSUS)
    assert "years" not in compose(old, by, ties, CENSUS, TODAY).body


def test_no_times_are_invented() -> None:
    """Without availability in the profile no day is named."""
    to, by, ties = same_school_and_field()
    draft = compose(to, replace(by, times=()), ties, CENSUS, TODAY)
    assert "whenever suits you" in draft.body
    assert not re.search(r"(?:Mon|Tues|Wednes|Thurs|Fri)day|morning|afternoon", draft.body)


def test_the_hook_stands_whole_and_alone() -> None:
    """The user's own words are the one compliment, unchanged."""
    to, by, ties = rare_path()
    hook = Fact("I heard you on the City Desk podcast.", said="2026-05-01")
    draft = compose(replace(to, hook=hook), by, ties, CENSUS, TODAY)
    assert hook.value in draft.body
    assert "412" not in draft.body
    assert any(one.text == hook.value and one.facts[0] == hook for one in draft.sentences)


def test_a_referral_is_the_first_thing_said() -> None:
    """Who suggested them opens the letter, and stands in the subject."""
    draft = write(referral())
    assert "Tomás Ibarra" in draft.body.split("\n\n")[1].split(".")[0]
    assert "Tomás Ibarra" in draft.subject


def test_what_is_not_known_is_not_said() -> None:
    """With nothing known beside a name and an address, the letter claims nothing."""
    to = replace(person("Ada Quill", emails=email("ada@example.org")), origins=())
    draft = compose(to, seeker(), (), Census(), TODAY)
    theirs = [fact for one in draft.sentences for fact in one.facts if fact.file == "alumni.csv"]
    assert {fact.value for fact in theirs} <= {"Ada", "Ada Quill", "Michigan", "English", "2025"}
    assert "alumni" not in draft.body


def test_how_they_were_found_rests_on_the_row() -> None:
    """`I found you on an alumni list` names the row of that list."""
    to, by, _ = only_school()
    draft = compose(replace(to, studies=(), title=None, company=None), by, (), CENSUS, TODAY)
    opening = next(one for one in draft.sentences if one.slot == "found")
    assert "alumni list" in opening.text
    assert [(fact.file, fact.row) for fact in opening.facts] == [("alumni.csv", 14)]


def test_a_school_is_shared_only_with_a_tie() -> None:
    """`our alumni list` needs the tie; without it the list is just a list."""
    to, by, ties = only_school()
    assert "our Michigan" in compose(to, by, ties, CENSUS, TODAY).body.replace("Our", "our")
    elsewhere = replace(
        to, studies=(study("Ohio State", "Political Science", "2019", "government"),)
    )
    body = compose(elsewhere, by, (), CENSUS, TODAY).body
    assert "n alumni list" in body or "a list of Ohio State alumni" in body.replace("A ", "a ")
    assert "our Michigan" not in body.replace("Our", "our")


def test_a_connection_is_not_told_of_a_silence() -> None:
    """What was said elsewhere than on LinkedIn is not known: no hello is late or overdue."""
    to, by, ties = old_connection()
    for number in range(20):
        draft = compose(replace(to, id=f"p{number}"), by, ties, CENSUS, TODAY)
        said = f"{draft.subject} {draft.body}".lower()
        assert not re.search(r"\b(?:late|overdue|should have)\b", said)
        assert "march 2019" in said


def test_rarity_is_left_out_of_a_short_list() -> None:
    """Being the only one of nineteen is no distinction."""
    to, by, ties = rare_path()
    few = replace(CENSUS, paths_known=19)
    assert "19" not in compose(to, by, ties, few, TODAY).body


def test_a_note_never_is_cut() -> None:
    """However long employer and name are, the note ends with the seeker's name."""
    to, by, ties = chief()
    for length in range(5, 95, 5):
        long = replace(to, company_name="x" * length, greeting=read("L" * (length // 2)))
        body = compose(long, by, ties, CENSUS, TODAY).body
        assert len(body) <= 200
        assert body.endswith("Jordan Rivera")


def test_premium_has_more_room() -> None:
    """With 300 characters a note may be longer than 200, and never longer than 300."""
    to, by, ties = chief()
    long = replace(to, greeting=read("L" * 60))
    body = compose(long, replace(by, premium=True), ties, CENSUS, TODAY).body
    assert 200 < len(body) <= 300


@pytest.mark.parametrize("register", ["warm", "formal"])
def test_both_registers_greet(register: str) -> None:
    """Warm greets by the name they use, formal by the full name."""
    to, by, ties = only_school()
    body = compose(to, replace(by, register=register), ties, CENSUS, TODAY).body
    assert body.startswith("Hi Hannah," if register == "warm" else "Dear Hannah Cho,")


def test_unknown_greeting_says_what_to_type() -> None:
    """Without a name to greet by, the hint is the command that sets one."""
    to, by, ties = same_school_and_field()
    with pytest.raises(UsageError) as caught:
        compose(replace(to, greeting=None), by, ties, CENSUS, TODAY)
    assert caught.value.hint == 'Type `outreach set "Priya Raman" greeting=NAME`.'


@pytest.mark.parametrize(
    "change",
    [{"do_not_contact": read("no", "Consent")}, {"emails": (), "url": None}],
    ids=["a no", "no way"],
)
def test_who_cannot_be_written_to(change: dict[str, object]) -> None:
    """A no is kept, and nobody is written to who cannot be reached."""
    to, by, ties = same_school_and_field()
    values = {name: getattr(to, name) for name in Person.__dataclass_fields__}
    with pytest.raises(UsageError):
        compose(Person(**(values | change)), by, ties, CENSUS, TODAY)


def own(home: Path, name: str, text: str) -> Path:
    """A template of the user's own."""
    path = home / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return home


def test_the_users_template_goes_before(tmp_path: Path) -> None:
    """A file of the same name in the home folder is used instead of the shipped one."""
    home = own(tmp_path, "slots/en/thanks.toml", '[[text]]\ntext = "Bless you, {{ greeting }}."\n')
    assert "Bless you, Priya." in write(same_school_and_field(), home=home).body


BROKEN = {
    "unknown name": ('[[text]]\n\n[[text]]\ntext = "Hi {{ nmae }}."\n', 4, "`nmae`"),
    "unclosed": ('[[text]]\ntext = "Hi {{ name."\n', 2, "expected name"),
    "situation": ('[[text]]\nwhen = ["rich"]\ntext = "Hi."\n', 3, "`rich`"),
    "toml": ('[[text]]\ntext = "Hi.\n', 2, ""),
    "loop": ('[[text]]\ntext = "{% for c in name %}{{ c }}{% endfor %}"\n', 2, "not for"),
    "arithmetic": ('[[text]]\ntext = "{{ name * 1000000000 }}"\n', 2, "not mul"),
    "attribute": ('[[text]]\ntext = "{{ name.__class__ }}"\n', 2, "not getattr"),
    "call": ('[[text]]\ntext = "{{ name() }}"\n', 2, "not call"),
    "filter": ('[[text]]\ntext = "{{ name|center }}"\n', 2, "center"),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_template_names_its_line(text: tuple[str, int, str], tmp_path: Path) -> None:
    """File, line and what is wrong are named, and for an unknown fact those that exist."""
    source, line, said = text
    source = source.replace("[[text]]\n\n", '[[text]]\ntext = "Thanks."\n')
    home = own(tmp_path, "slots/en/thanks.toml", source)
    with pytest.raises(TemplateError) as caught:
        write(same_school_and_field(), home=home)
    assert f"thanks.toml, line {line}:" in str(caught.value)
    assert said in str(caught.value)
    assert "nmae" not in source or all(name in str(caught.value) for name in VOCABULARY)


def test_the_shipped_templates_are_whole() -> None:
    """Every slot has texts, the question at least 120; offer and hook are the user's."""
    counts = {slot: len(options(slot, [shipped("templates")])) for slot in SLOTS}
    assert min(count for slot, count in counts.items() if slot not in ("offer", "seen")) >= 5
    assert counts["question"] >= 120


def test_every_question_can_be_answered_shortly() -> None:
    """Each question is one sentence that ends with its only question mark, in 30 words."""
    for option in options("question", [shipped("templates")]):
        assert option.source.endswith("?")
        assert option.source.count("?") == 1
        assert len(option.source.split()) <= 30


def test_facts_are_named_in_the_vocabulary() -> None:
    """Nothing is handed to a template that is not documented."""
    for make in EVERYONE.values():
        to, by, ties = make()
        assert facts_of(to, by, ties, CENSUS).keys() <= VOCABULARY.keys()


def test_the_posts_of_the_self_employed() -> None:
    """Without an employer the title stands alone."""
    to = person("Ida Moss", "Editor", emails=email("ida@example.org"))
    assert facts_of(to, seeker(), (), CENSUS)["post"].text == "an editor"


def test_reading_is_remembered() -> None:
    """Rendering tells which names each sentence read."""
    text = compiled("Hi {{ name }}. You are {{ role }}.", "x", 1, frozenset({"name", "role"}), "en")
    first, second = render(text, {"name": "St. Ann", "role": "an editor"})
    assert (first.text, first.reads) == ("Hi St. Ann.", ("name",))
    assert (second.text, second.reads) == ("You are an editor.", ("role",))


def test_the_signature_is_the_seekers() -> None:
    """Name and address end the letter, or the line the seeker chose."""
    to, by, ties = same_school_and_field()
    signed = replace(by, signature="linkedin.com/in/jordan")
    assert compose(to, by, ties, CENSUS, TODAY).body.endswith(
        "Jordan Rivera\njordan.rivera@example.org"
    )
    assert compose(to, signed, ties, CENSUS, TODAY).body.endswith(
        "Jordan Rivera\nlinkedin.com/in/jordan"
    )


def test_the_purpose_is_said_truly() -> None:
    """Only who writes for a class says so."""
    to, by, ties = same_school_and_field()
    for purpose in ("exploring", "class", "search"):
        bodies = [
            compose(replace(to, id=str(n)), replace(by, purpose=purpose), ties, CENSUS,
                    TODAY).body
            for n in range(8)
        ]  # fmt: skip
        assert all(("for a class" in body) == (purpose == "class") for body in bodies)


def test_a_message_has_no_address() -> None:
    """What is pasted on LinkedIn carries the profile, an email carries the address."""
    message, letter = write(only_field()), write(same_school_and_field())
    assert (message.to, message.url) == ("", "https://www.linkedin.com/in/noor-haddad")
    assert (letter.to, letter.url) == ("priya@example.org", "")


def test_the_seeker_may_have_no_school() -> None:
    """A seeker with only a name can still write a true letter to a connection."""
    to = person("Bo Lind", "Editor", "Corvid", url=url("bo"), **since("2025-06-01"))
    draft = compose(to, Seeker(name=mine("Ana Sá", "name")), (), Census(), TODAY)
    assert "I'm Ana Sá." in draft.body
