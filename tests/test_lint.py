"""Each rule of lint: what it must catch, and what it must let pass."""

from dataclasses import replace

import pytest

from outreach.draft import compose
from outreach.lint import RULES, lint, lint_text
from outreach.model import Draft, Kind, Person, Severity
from tests.people import (
    CENSUS,
    EVERYONE,
    TODAY,
    mine,
    only_field,
    person,
    read,
    same_school_and_field,
    seeker,
    since,
)

BODY = (
    "Hi Priya,\n\nI found you on our Michigan alumni list. I'm Jordan Rivera, and I hope to work "
    "in content strategy. When a draft reaches you, what do you look at first? A line by email "
    "would already help; 15 minutes by phone, whenever suits you, would be better still. I know "
    "how full a week gets. Thank you for reading this.\n\nJordan Rivera"
)


def ask(body: str = BODY, **more: str) -> Draft:
    """A letter to Priya Raman."""
    values = {
        "to": "priya@example.org",
        "to_name": "Priya Raman",
        "subject": "Michigan and content",
    }
    values |= more
    return Draft("id-Priya Raman", Kind.ASK, values["to"], values["to_name"], "",
                 values["subject"], body)  # fmt: skip


def found(draft: Draft, to: Person | None = None) -> set[str]:
    """Ids of the rules that speak up."""
    priya, by, ties = same_school_and_field()
    return {one.rule for one in lint(draft, to or priya, by, ties, TODAY)}


def swap(old: str, new: str) -> Draft:
    """The letter with one piece replaced."""
    assert old in BODY
    return ask(BODY.replace(old, new))


def test_a_good_letter_passes() -> None:
    """The letter that the bad examples are made from has no finding."""
    priya, by, ties = same_school_and_field()
    assert lint(ask(), priya, by, ties, TODAY) == ()


BAD = {
    "L01 braces": ("L01", swap("a draft", "a {{ thing }}")),
    "L01 brackets": ("L01", swap("a draft", "[mention project]")),
    "L01 merge tag": ("L01", swap("Priya", "*|FNAME|*")),
    "L01 percent": ("L01", swap("Priya", "%FirstName%")),
    "L01 angle": ("L01", swap("Priya", "<First Name>")),
    "L01 french quotes": ("L01", swap("Priya", "«Name»")),
    "L01 dollar": ("L01", swap("Priya", "$NAME")),
    "L01 xxx": ("L01", swap("a draft", "XXX")),
    "L01 todo": ("L01", swap("a draft", "TODO")),
    "L01 brackets of words": ("L01", swap("a draft", "(Company Name)")),
    "L01 insert": ("L01", swap("a draft", "INSERT COMPANY")),
    "L02 empty": ("L02", swap("Hi Priya,", "Hi ,")),
    "L02 null": ("L02", swap("Hi Priya,", "Dear null,")),
    "L02 nan": ("L02", swap("Hi Priya,", "Hi nan,")),
    "L02 at None": ("L02", swap("a draft", "a draft at None")),
    "L02 nothing follows": ("L02", swap("a draft reaches you", "a draft reaches you at")),
    "L03 there": ("L03", swap("Hi Priya,", "Hi there,")),
    "L03 sir": ("L03", swap("Hi Priya,", "Dear Sir or Madam,")),
    "L03 alum": ("L03", swap("Hi Priya,", "Dear fellow alum,")),
    "L03 name": ("L03", swap("Hi Priya,", "Hi Name,")),
    "L04 shouting": ("L04", swap("Hi Priya", "Hi PRIYA")),
    "L06 letters": ("L06", swap("Hi Priya,", "Hi Priya, CFA, MBA")),
    "L06 bare title": ("L06", swap("Hi Priya,", "Hi Dr,")),
    "L07 emoji": ("L07", swap("Hi Priya,", "Hi 🚀 Priya,")),
    "L07 pronouns": ("L07", swap("Hi Priya,", "Hi Priya (she/her),")),
    "L07 pipe": ("L07", swap("Hi Priya,", "Hi Priya | we're hiring,")),
    "L08 family name": ("L08", swap("Hi Priya,", "Hi Raman,")),
    "L08 comma": ("L08", swap("Hi Priya,", "Hi Raman, Priya")),
    "L09 brackets": ("L09", swap("Hi Priya,", "Hi Priya (Pri),")),
    "L09 initial": ("L09", swap("Hi Priya,", "Hi Priya J.,")),
    "L10 one letter": ("L10", swap("Hi Priya,", "Hi P,")),
    "L11 mojibake": ("L11", swap("a draft", "a rÃ©sumÃ©")),
    "L11 entity": ("L11", swap("I'm", "I&#39;m")),
    "L11 invisible": ("L11", swap("Hi Priya", "Hi \ufeffPriya")),
    "L12 honorific": ("L12", swap("Hi Priya,", "Dear Mrs. Raman,")),
    "L14 greeting": ("L14", swap("Hi Priya,", "Dear Linda,")),
    "L14 address": ("L14", ask(to="karina@example.org")),
    "L14 record": ("L14", replace(ask(), person="id-of another")),
    "L15 placeholder": ("L15", swap("\n\nJordan Rivera", "\n\nYour Name")),
    "L15 unsigned": ("L15", ask(BODY.replace("Jordan Rivera", "me"))),
    "L15 to oneself": ("L15", ask(to="Jordan.Rivera@example.org")),
    "L06 unknown letters": ("L06", swap("Hi Priya,", "Hi Licsw,")),
    "L06 a rank": ("L06", swap("Hi Priya,", "Hi Lt.,")),
    "L16 join": ("L16", swap("Hi Priya,", "Hi Priya ,")),
    "L16 two spaces": ("L16", swap("on our", "on  our")),
    "L22 a": ("L22", swap("a draft", "a MBA")),
    "L22 an": ("L22", swap("a draft", "an university")),
    "L22 hour": ("L22", swap("a draft", "a hour")),
    "L22 ux": ("L22", swap("a draft", "an UX plan")),
    "L23 at at": ("L23", swap("look at first", "look at at first")),
    "L23 place": ("L23", swap("a draft", "a draft at Stripe at Stripe")),
    "L27 fellow": ("L27", swap("a draft", "a fellow Buckeye")),
    "L27 referral": ("L27", swap("I found", "Tomás suggested I write, and I found")),
    "L27 connection": ("L27", swap("I found", "We are connected here; I found")),
    "L27 another school": ("L27", swap("our Michigan alumni", "our Ohio State alumni")),
    "L27 met": ("L27", swap("I found", "It was great to meet you last week. I found")),
    "L27 mutual": ("L27", swap("I found", "Our mutual friend Bo spoke of you. I found")),
    "L29 my own year": ("L29", swap("I found", "I graduated from Michigan in 1999, and found")),
    "L27 years at a firm": (
        "L27",
        swap("I found", "I have ten years of experience as a data engineer at Quill. I found"),
    ),
    "L29 class": ("L29", swap("a draft", "the class of 2052")),
    "L29 since": ("L29", swap("a draft", "a draft since March 2031")),
    "L29 past": ("L29", swap("a draft", "a draft of 1893")),
    "L30 talk": ("L30", swap("When a", "I loved your recent talk. When a")),
    "L30 years": ("L30", swap("When a", "I've followed your work for years. When a")),
    "L36 two": ("L36", ask(to="priya@example.org, b@example.org")),
    "L36 header": ("L36", ask(subject="Hello\r\nBcc: evil@example.org")),
    "L36 encoded": ("L36", ask(subject="=?utf-8?q?=0D=0ABcc:_evil@example.org?=")),
    "L36 cc": ("L36", ask("Cc: b@example.org\n" + BODY)),
    "L36 two names": ("L36", swap("Hi Priya,", "Hi Priya and Marcus,")),
    "L37 team": ("L37", swap("When a", "I would love to join your team. When a")),
    "L37 internships": ("L37", swap("When a", "Do you have any internships? When a")),
    "L37 referring": ("L37", swap("When a", "Would you mind referring me? When a")),
    "L37 openings": ("L37", swap("When a", "Are there any openings at Lantern? When a")),
    "L37 hiring": ("L37", swap("When a", "Are you hiring? When a")),
    "L37 resume": ("L37", swap("When a", "Could you pass along my resume? When a")),
    "L37 refer": ("L37", swap("When a", "Could you refer me? When a")),
    "L38 brain": ("L38", swap("When a", "May I pick your brain? When a")),
    "L39 praise": ("L39", swap("When a", "Your path is truly inspiring. When a")),
    "L40 profile": ("L40", swap("When a", "I came across your profile. When a")),
    "L41 hope": ("L41", swap("I found", "I hope this email finds you well. I found")),
    "L41 hope, bare": ("L41", swap("I found", "I hope this finds you well. I found")),
    "L41 quick": ("L41", ask(subject="Quick question")),
    "L42 by when": ("L42", swap("When a", "Please reply by Friday. When a")),
    "L42 advance": ("L42", swap("Thank you for reading this", "Thanks in advance")),
    "L43 no ask": ("L43", ask("Hi Priya,\n\nI'm Jordan Rivera.\n\nJordan Rivera")),
    "L43 an hour": ("L43", swap("15 minutes", "60 minutes")),
    "L43 no minutes": ("L43", swap("15 minutes by phone", "a talk by phone")),
    "L44 many": ("L44", swap("When a", "Why? How? Where? When a")),
    "L45 words": ("L45", ask(BODY + " word" * 210)),
    "L45 subject": ("L45", ask(subject="A very long subject that goes on and on for ever")),
    "L46 short link": ("L46", swap("When a", "See bit.ly/abc. When a")),
    "L46 attachment": ("L46", swap("When a", "My work is attached. When a")),
    "L47 loud": ("L47", swap("this.", "this!!!")),
    "L48 I": ("L48", ask("Hi Priya,\n\nI do. I am. I was. I want this, could you help?")),
    "L49 weekday": ("L49", swap("whenever suits you", "on Tuesday 14 May 2026")),
    "L49 past": ("L49", swap("whenever suits you", "on Friday 1 May 2026")),
    "L49 month first": ("L49", swap("whenever suits you", "on Friday, May 1")),
    "L49 numbers": ("L49", swap("whenever suits you", "on 2026-04-14")),
    "L51 elsewhere": ("L51", swap("a draft", "a draft in your work at Goldman Sachs")),
    "L50 re": ("L50", ask(subject="Re: our chat")),
    "L52 near": ("L52", swap("When a", "I saw you live in Ann Arbor. When a")),
}


@pytest.mark.parametrize(("rule", "draft"), BAD.values(), ids=BAD.keys())
def test_each_rule_catches_its_fault(rule: str, draft: Draft) -> None:
    """A letter with one fault put into it is named by the rule for that fault."""
    assert rule in found(draft)


GOOD = {
    "L01 a bracketed aside": ("L01", swap("a draft", "a draft (a long one)")),
    "L02 none of this": ("L02", swap("When a", "None of this is urgent to me. When a")),
    "L03 a person called There": ("L03", swap("Hi Priya,", "Hi Priya, hello there,")),
    "L04 two capitals": ("L04", swap("Hi Priya", "Hi PJ")),
    "L06 letters in the text": ("L06", swap("a draft", "a draft by a CFA")),
    "L11 accents": ("L11", swap("a draft", "a résumé by Zoë Ångström")),
    "L14 full name": ("L14", swap("Hi Priya,", "Dear Priya Raman,")),
    "L15 your name after something": ("L15", swap("a draft", "RN after your name")),
    "L16 an ellipsis": ("L16", swap("a draft reaches you,", "a draft reaches you ... well,")),
    "L22 an hour": ("L22", swap("a draft", "an hour, a European, an MBA, a UX plan, a one-off")),
    "L22 an acronym said as a word": ("L22", swap("a draft", "a NASA report")),
    "L23 had had": ("L23", swap("a draft", "what you had had")),
    "L27 the school you share": ("L27", swap("I found", "We both chose Michigan, and I found")),
    "L27 a wish to meet": ("L27", swap("When a", "It would be great to meet you. When a")),
    "L29 a class to come": ("L29", swap("a draft", "the class of 2028")),
    "L29 my year as it was": ("L29", swap("I found", "I finished at Michigan in 2025, and found")),
    "L29 a count": ("L29", swap("a draft", "one of 2412 people")),
    "L29 a year that was": ("L29", swap("a draft", "a draft from March 2019")),
    "L37 a job title": ("L37", swap("a draft", "a Hiring Manager's draft, as recruiter,")),
    "L36 a name of two words": ("L36", swap("Hi Priya,", "Hi Priya Raman,")),
    "L37 a job held": ("L37", swap("When a", "I have a job at a bookshop. When a")),
    "L37 own hope": ("L37", swap("When a", "I hope to find work in publishing. When a")),
    "L39 a fact": ("L39", swap("When a", "You went from biology to editing. When a")),
    "L43 twenty": ("L43", swap("15 minutes", "20 minutes")),
    "L49 a true day": ("L49", swap("whenever suits you", "on Tuesday 12 May 2026")),
    "L49 month first": ("L49", swap("whenever suits you", "on Tuesday, May 12")),
    "L51 their place": ("L51", swap("a draft", "a draft in your work at Lantern")),
    "L50 a colon": ("L50", ask(subject="From biology to editing: one question")),
}


@pytest.mark.parametrize(("rule", "draft"), GOOD.values(), ids=GOOD.keys())
def test_each_rule_lets_pass_what_looks_like_it(rule: str, draft: Draft) -> None:
    """Text that only resembles a fault is left alone."""
    assert rule not in found(draft)


def test_a_claim_needs_a_tie() -> None:
    """The same words pass with the tie in the record, and are stopped without it."""
    priya, by, ties = same_school_and_field()
    stranger = replace(priya, studies=())
    assert "L27" not in {one.rule for one in lint(ask(), priya, by, ties, TODAY)}
    assert "L27" in {one.rule for one in lint(ask(), stranger, by, (), TODAY)}


def test_a_hook_allows_what_it_says() -> None:
    """Admiration passes where the user typed what they saw."""
    priya, by, ties = same_school_and_field()
    draft = swap("When a", "I read your recent post. When a")
    with_hook = replace(priya, hook=mine("I read your recent post.", "hook"))
    assert "L30" in {one.rule for one in lint(draft, priya, by, ties, TODAY)}
    assert "L30" not in {one.rule for one in lint(draft, with_hook, by, ties, TODAY)}


def test_people_called_null_and_nan_are_greeted() -> None:
    """A name that looks like a missing value is a name where the record holds it."""
    nan = person("Nan Gold", emails=(read("priya@example.org"),))
    draft = replace(swap("Hi Priya,", "Hi Nan,"), person=nan.id, to_name="Nan Gold")
    assert not {"L02", "L03", "L14"} & found(draft, nan)


def test_a_no_blocks() -> None:
    """Nobody writes to someone who is not to be contacted."""
    priya = replace(same_school_and_field()[0], do_not_contact=read("no", "Consent"))
    assert "L35" in found(ask(), priya)


@pytest.mark.parametrize(
    ("size", "premium", "blocked"),
    [(200, False, False), (201, False, True), (300, True, False), (301, True, True)],
    ids=["200 free", "201 free", "300 premium", "301 premium"],
)
def test_notes_have_a_hard_limit(size: int, premium: bool, blocked: bool) -> None:
    """A note over 200 characters, or 300 for premium, is an error."""
    to, _, _ = only_field()
    body = "Hi Noor, may I ask? ".ljust(size - 13, "x") + "Jordan Rivera"
    draft = Draft(to.id, Kind.NOTE, "", "Noor Haddad", "", "", body)
    findings = lint(draft, to, seeker(premium=premium), (), TODAY)
    errors = [one for one in findings if one.rule == "L45" and one.severity is Severity.ERROR]
    assert bool(errors) == blocked


def test_an_emoji_counts_as_two() -> None:
    """Characters are counted as UTF-16 units where those are more."""
    to, _, _ = only_field()
    body = ("Hi Noor, may I ask? Jordan Rivera " + "𝒜" * 84)[:118]
    assert len(body) == 118
    draft = Draft(to.id, Kind.NOTE, "", "Noor Haddad", "", "", body)
    assert "L45" in {one.rule for one in lint(draft, to, seeker(), (), TODAY)}


def test_a_message_has_a_limit() -> None:
    """A message over 400 characters is an error."""
    to = replace(only_field()[0], **since("2025-01-01"))
    draft = Draft(to.id, Kind.MESSAGE, "", "Noor Haddad", "", "", "Hi Noor, may I? " + "x" * 400)
    assert "L45" in {one.rule for one in lint(draft, to, seeker(), (), TODAY)}


def test_a_message_by_hand() -> None:
    """A text without a record is held to the rules that need none, its subject line too."""
    rules = {one.rule for one in lint_text("Subject: Re: hi\n\nHi {{name}}, any openings?", TODAY)}
    assert {"L01", "L37", "L50"} <= rules
    assert not {"L14", "L27", "L35"} & rules


@pytest.mark.parametrize("make", EVERYONE.values(), ids=EVERYONE.keys())
def test_our_own_drafts_are_clean(make: object) -> None:
    """No draft of the twelve people has any finding."""
    assert callable(make)
    to, by, ties = make()
    draft = compose(to, by, ties, CENSUS, TODAY)
    assert lint(draft, to, by, ties, TODAY) == ()


def test_rules_are_named_and_explained() -> None:
    """Every rule has an id, a line of explanation and kinds."""
    assert all(rule.id[0] == "L" and rule.id[1:].isdigit() for rule in RULES)
    assert all(rule.text.endswith(".") and rule.kinds for rule in RULES)
