"""German letters: true, short, without a word of English, and bent as German bends."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from outreach.config import shipped
from outreach.draft import Occasion, Taken, compose
from outreach.draft.facts.theirs import school_of
from outreach.draft.language import cases, german, language
from outreach.draft.slots import SLOTS, options
from outreach.limits import characters
from outreach.lint import Context, lint
from outreach.model import Draft, Fact, Goal, Kind, Person, Seeker, Severity, Thread, Tie
from tests.people import (
    CENSUS,
    EVERYONE,
    TODAY,
    email,
    mine,
    person,
    read,
    same_school_and_field,
    school_tie,
    seeker,
    since,
    study,
    url,
)

Made = tuple[Person, Seeker, tuple[Tie, ...]]

KINDS = (Kind.ASK, Kind.MESSAGE, Kind.NOTE)
ENGLISH = re.compile(
    r"\b(?:the|and|you|your|my|is|of|to|for|with|from|question|about|thank|thanks)\b", re.I
)
# Forms that say whether somebody is a man or a woman, or avoid it with a sign.
GENDERED = re.compile(r"\w[*:_·]innen|\w/-?innen|\w[*:]in\b|Absolvent|Studentin\b|Student\b"
                      r"|\bHerr\b|\bFrau\b|\bLieber?\b")  # fmt: skip
# Small words that German does not put side by side.
CLASH = re.compile(r"\b(?:in im|im im|bei beim|von vom|zu zum|zu zur|der der|als als|bei bei"
                   r"|als im Bereich)\b")  # fmt: skip
LEARNT = Fact("Sie haben gesagt, ich solle jede Woche eine Seite umschreiben", said="2026-05-01")
PLAN = Fact("Ich habe mit einer Hilfeseite angefangen", said="2026-05-01")


def reached(to: Person, kind: Kind) -> Person:
    """The same person, to be reached as the kind needs it."""
    bare = replace(to, emails=(), connected=False, connected_on=None, url=None)
    if kind is Kind.ASK:
        return replace(bare, emails=email("a@example.org"))
    if kind is Kind.MESSAGE:
        return replace(bare, **since("2024-09-03") | {"origins": to.origins})
    return replace(bare, url=url("somebody"))


def in_german(made: Made, **more: Any) -> Made:
    """Both write German; the seeker's own sentences, if any, too."""
    to, by, ties = made
    values: dict[str, Any] = {"language": "de", "lines": ()}
    return replace(to, language="de", hook=None), replace(by, **(values | more)), ties


def write(made: Made, occasion: Occasion | None = None, taken: Taken | None = None) -> Draft:
    """The draft for two people."""
    to, by, ties = made
    return compose(to, by, ties, CENSUS, TODAY, taken=taken, occasion=occasion)


def every(**more: Any) -> list[tuple[Made, Draft]]:
    """Drafts of each first kind to everybody in `people.py`."""
    drafts = []
    for make in EVERYONE.values():
        for kind in KINDS:
            to, by, ties = in_german(make(), **more)
            made = reached(to, kind), by, ties
            drafts.append((made, write(made, Occasion(kind=kind))))
    return drafts


SEEKERS: dict[str, dict[str, Any]] = {
    f"{purpose}, {register}": {"purpose": purpose, "register": register}
    for purpose in ("exploring", "class", "search")
    for register in ("warm", "formal")
} | {
    "without times": {"times": (), "timezone": ""},
    "still studying": {"studies": (study("Michigan", "English", "2027", ""),)},
    "this year": {"studies": (study("Michigan", "English", "2026", ""),)},
    "without a goal": {"goal": Goal()},
    "with a sentence": {"lines": (mine("Bisher habe ich nur für eine Zeitung geschrieben.", "x"),)},
}


def without_values(made: Made, text: str) -> str:
    """A text without what was taken over from the record or the profile as it stands."""
    to, by, _ = made
    known = [to.name.value, by.name.value, to.company_name, "Daily"]
    known += [fact.value for fact in (to.title, to.referred_by) if fact]
    known += [job.title.value for job in by.jobs if job.title]
    known += [job.company.value for job in by.jobs]
    for value in sorted(filter(None, known), key=len, reverse=True):
        text = re.sub(re.escape(value), "", text, flags=re.IGNORECASE)
    return text


@pytest.mark.parametrize("by", SEEKERS.values(), ids=SEEKERS)
def test_everybody_is_written_to_in_german(by: dict[str, Any]) -> None:
    """Each kind keeps its limit, greets by the full name, says Sie and holds no English."""
    for made, draft in every(**by):
        told = without_values(made, f"{draft.subject}\n{draft.body}")
        assert draft.language == "de"
        assert not ENGLISH.search(told), told
        assert not GENDERED.search(told), told
        assert not CLASH.search(draft.body), draft.body
        assert re.search(r"\b(?:Sie|Ihnen|Ihr\w*)\b", draft.body)
        hello = "Hallo" if made[1].register == "warm" else "Guten Tag"
        assert draft.body.startswith(f"{hello} {made[0].name.value},")
        if draft.kind is Kind.ASK:
            assert 60 <= len(draft.body.split()) <= 110
            assert len(draft.subject) <= 50
            assert 3 <= len(draft.subject.split()) <= 7
        else:
            assert characters(draft.body) <= (200 if draft.kind is Kind.NOTE else 399)


@pytest.mark.parametrize("by", SEEKERS.values(), ids=SEEKERS)
def test_nothing_is_wrong_with_any_of_them(by: dict[str, Any]) -> None:
    """The rules on the finished text find no error."""
    for (to, seeker_, ties), draft in every(**by):
        found = lint(draft, to, seeker_, ties, TODAY)
        assert [one for one in found if one.severity is Severity.ERROR] == []


def test_after_the_greeting_the_letter_goes_on_small() -> None:
    """A sentence after the comma begins with a small letter unless a noun, a name or Sie does."""
    for made, draft in every():
        found = next(one.text for one in draft.sentences if one.slot == "found")
        names = ("Sie ", "Ihre", made[0].referred_by.value if made[0].referred_by else "Sie ")
        assert found[0].islower() or found[0].isdigit() or found.startswith(names), found


@pytest.mark.parametrize("by", SEEKERS.values(), ids=SEEKERS)
def test_what_is_said_rests_on_facts(by: dict[str, Any]) -> None:
    """A sentence that names employer, title or year has that fact; no number is made up."""
    for (to, me, _), draft in every(**by):
        for one in draft.sentences:
            for value, fact in ((to.company_name, to.company), (to.title, to.title)):
                said = value if isinstance(value, str) else value.value if value else ""
                if said and said.lower() in one.text.lower():
                    assert fact in one.facts, one
            known = " ".join(fact.value for fact in one.facts) + f" {me.minutes} {TODAY.year}"
            for number in re.findall(r"\d+", one.text):
                counted = one.slot in ("why_you", "found")  # the census, and years between two
                assert number in known or counted, one


def batch(
    by: Seeker, size_: int, titles: tuple[str, ...], school: str = "Michigan", field: str = ""
) -> list[Draft]:
    """Letters to people of one school and two firms, each drafted after the one before."""
    taken = Taken()
    drafts = []
    for number in range(size_):
        base, _, _ = same_school_and_field()
        to = replace(
            base, id=f"p{number}", title=read(titles[number % len(titles)]), language="de",
            company_name=("Lantern", "Oakline")[number % 2],
            studies=(study(school, "English", "2017", ""),), field_id=field or base.field_id,
        )  # fmt: skip
        drafts.append(write((to, by, (school_tie(to, by),)), taken=taken))
    return drafts


def slot(draft: Draft, name: str) -> str:
    """The sentences of one slot."""
    return " ".join(one.text for one in draft.sentences if one.slot == name)


TITLES = {
    "international": ("Content Strategist", "Technical Writer", "Editor", "Marketing Manager",
                      "Attorney"),
    "German": ("Redakteurin", "Texter", "Lektorin", "Marketingreferent", "Rechtsanwältin"),
}  # fmt: skip


@pytest.mark.parametrize("titles", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("register", ["warm", "formal"])
def test_a_batch_repeats_no_subject_and_no_question(register: str, titles: tuple[str, ...]) -> None:
    """Of twenty-five letters no two are headed alike or ask alike."""
    by = seeker(language="de", lines=(), register=register)
    drafts = batch(by, 25, titles)
    for name in ("subject", "question"):
        counts = Counter(slot(draft, name) for draft in drafts)
        assert counts.most_common(1)[0][1] == 1, counts.most_common(3)


@pytest.mark.parametrize("register", ["warm", "formal"])
def test_a_batch_varies_its_other_sentences(register: str) -> None:
    """In twenty-five letters there are six or more of each, and no two share all of them."""
    by = seeker(language="de", lines=(), times=(), register=register)
    drafts = batch(by, 25, TITLES["international"])
    for name in ("found", "self", "ask", "thanks"):
        counts = Counter(slot(draft, name) for draft in drafts)
        assert len(counts) >= 6
        assert counts.most_common(1)[0][1] <= 10
    whole = {tuple(slot(draft, name) for name in ("found", "ask", "thanks")) for draft in drafts}
    assert len(whole) == 25


def later(kind: Kind, made: Made, **more: Any) -> Draft:
    """A follow-up or thanks."""
    asked = Fact("2026-04-20", said="2026-04-20")
    values: dict[str, Any] = {"asked": asked, "asked_to": "a@example.org"}
    if kind is Kind.THANKS:
        values |= {"met": Fact("2026-04-30", said="2026-04-30"), "learnt": LEARNT, "plan": PLAN}
    thread = replace(Thread(), **(values | more))
    to, by, ties = made
    return write((reached(to, Kind.ASK), by, ties), Occasion(kind=kind, thread=thread))


@pytest.mark.parametrize("name", EVERYONE)
def test_a_follow_up_is_small_and_without_reproach(name: str) -> None:
    """It says what was asked, offers an easier yes, and keeps to sixty words."""
    made = in_german(EVERYONE[name]())
    draft = later(Kind.FOLLOWUP, made, subject="Eine Alumni-Frage zum Marketing")
    assert draft.subject == "Re: Eine Alumni-Frage zum Marketing"
    assert len(draft.body.split()) <= 60
    assert not ENGLISH.search(without_values(made, draft.body).replace("Re:", ""))
    assert {"opening", "close"} <= {one.slot for one in draft.sentences}
    assert later(Kind.FOLLOWUP, made).subject != draft.subject


def test_a_follow_up_names_the_day() -> None:
    """The day of the first letter is said as German says it."""
    bodies = {
        later(Kind.FOLLOWUP, (replace(to, id=f"p{n}"), by, ties)).body
        for n in range(12)
        for to, by, ties in [in_german(same_school_and_field())]
    }
    assert any("am 20. April" in body for body in bodies)


@pytest.mark.parametrize("name", EVERYONE)
def test_thanks_hold_what_was_learnt_and_what_comes_of_it(name: str) -> None:
    """The user's own words stand whole, and the day of the talk is named."""
    draft = later(Kind.THANKS, in_german(EVERYONE[name]()))
    assert f"{LEARNT.value}. {PLAN.value}." in draft.body
    assert "am Donnerstag" in draft.body
    assert draft.subject
    assert len(draft.body.split()) <= 120


HELLO = {"warm": "Hallo Priya Raman,\n\n", "formal": "Guten Tag Priya Raman,\n\n"}
BYE = {"warm": "\n\nViele Grüße\n", "formal": "\n\nMit freundlichen Grüßen\n"}
LATER = (Kind.FOLLOWUP, Kind.THANKS, Kind.KEEPINTOUCH, Kind.DECLINE, Kind.FORWARD)


@pytest.mark.parametrize("register", HELLO)
@pytest.mark.parametrize("kind", LATER)
def test_a_later_letter_keeps_the_register(kind: Kind, register: str) -> None:
    """It greets and ends as the first one did, goes on small, and lint finds no error."""
    news = Fact("Im Mai fange ich bei Fern an.", said="2026-05-01")
    heard = Fact("2026-04-22", said="2026-04-22")
    for number in range(12):
        to, by, ties = in_german(same_school_and_field(), register=register)
        to = reached(replace(to, id=f"p{number}", news=news), Kind.ASK)
        asked = Fact("2026-04-20", said="2026-04-20")
        thread = replace(Thread(), asked=asked, asked_to="a@example.org", asked_kind="ask")
        if kind is not Kind.FOLLOWUP:
            met = heard if number % 2 else None
            thread = replace(thread, replied=heard, met=met, learnt=LEARNT, plan=PLAN)
        if kind is Kind.DECLINE:
            thread = replace(thread, declined=heard)
        draft = write((to, by, ties), Occasion(kind=kind, thread=thread))
        assert draft.template == f"{kind.value}.{register}"
        assert draft.body.startswith(HELLO[register])
        assert BYE[register] in draft.body
        first = draft.body.split("\n\n")[1]
        assert first[0].islower() or first.startswith(("Ihre ", "Sie ")), first
        found = lint(draft, to, by, ties, TODAY, Context(thread=thread))
        assert [one for one in found if one.severity is Severity.ERROR] == []


def test_a_follow_up_says_what_it_is_about() -> None:
    """No `darüber` that points at nothing; what was not written from here is not told."""
    for option in options("close", [shipped("templates")], "de"):
        assert "darüber" not in option.source or "followup" not in option.needs
    for option in options("opening", [shipped("templates")], "de"):
        if "followup" in option.needs and "mit einer Frage" in option.source:
            assert "drafted" in option.needs or "kurzen" in option.source, option.source
        assert "etwas {{ craft" not in option.source


def test_thanks_frame_what_is_no_sentence() -> None:
    """Notes that are no sentences are led in, and who was suggested is thanked for."""
    draft = later(
        Kind.THANKS,
        in_german(same_school_and_field()),
        learnt=Fact("erst die Überschrift, dann der Rest", said="x"),
        plan=Fact("jeden Tag eine Überschrift", said="x"),
        suggested=(Fact("Lena Ott", said="x"),),
    )
    assert re.search(r": erst die Überschrift, dann der Rest\.", draft.body)
    assert re.search(r": jeden Tag eine Überschrift\.", draft.body)
    assert "Lena Ott" in draft.body


def texts(slot_: str) -> list[str]:
    """The German texts of a slot as their file has them."""
    return [option.source for option in options(slot_, [shipped("templates")], "de")]


def test_what_was_finished_is_named() -> None:
    """`abgeschlossen` never stands without the study."""
    for text in (*texts("found"), *texts("self")):
        if "abgeschlossen" in text:
            assert re.search(r"Studium|shared_major\|course", text), text


def test_no_letter_doubts_its_own_wish() -> None:
    """Whoever calls a work their wish does not go on to ask themselves whether they want it."""
    assert not [text for text in texts("self") if re.search(r"überlege gerade, ob|Ziel: ", text)]
    assert not [text for text in texts("why_you") if "für später" in text]


def test_a_firm_stands_in_no_case_that_its_name_cannot_take() -> None:
    """After `zu` a name would bend (`zu Deutsche Bank`), and nobody studies `bei` a firm."""
    for slot_ in SLOTS:
        for text in texts(slot_):
            assert not re.search(
                r"\bzu \{\{ company \}\}|[Nn]ach dem Studium \{\{ company", text
            ), text


@pytest.mark.parametrize("title", ["Attorney", "Rechtsanwältin", "Paralegal"])
def test_a_lawyer_is_not_asked_about_the_rechtswesen(title: str) -> None:
    """A subject names the profession as those do who have it."""
    by = seeker(language="de", lines=())
    for register in ("warm", "formal"):
        drafts = batch(replace(by, register=register), 12, (title,), field="law")
        told = [draft.subject for draft in drafts]
        assert not [subject for subject in told if "Rechtswesen" in subject], told
        assert len(set(told)) == 12
        assert title == "Paralegal" or any("Anwaltsberuf" in subject for subject in told)


def test_no_question_is_put_to_those_who() -> None:
    """`denen, die` is no German for people of whom one speaks."""
    for text in texts("question"):
        assert not re.search(r"denen, die (?:keine|entscheiden)", text), text


def test_every_question_can_be_answered_shortly() -> None:
    """Each has one question mark at its end, thirty words, and asks them, not the world."""
    bank = options("question", [shipped("templates")], "de")
    assert len({option.source for option in bank}) >= 200
    for option in bank:
        assert option.source.endswith("?")
        assert option.source.count("?") == 1
        assert len(option.source.split()) <= 30
        assert re.search(r"\b(?:Sie|Ihnen|Ihr\w*|unserem)\b", option.source), option.source


def test_the_german_templates_are_whole() -> None:
    """Every slot has its texts, and none speaks of `du` or of a man or a woman."""
    for name in SLOTS:
        bank = options(name, [shipped("templates")], "de")
        assert bank
        for option in bank:
            assert not re.search(r"\b(?:du|dir|dich|dein\w*|euch)\b", option.source, re.I)
            assert not GENDERED.search(option.source)


FREE = {
    ("Tuesday afternoon", "Thursday afternoon"): "am Dienstag- oder Donnerstagnachmittag",
    ("Tuesday afternoons", "Friday morning"): "am Dienstagnachmittag oder am Freitagvormittag",
    ("Monday", "Wednesday"): "am Montag oder Mittwoch",
    ("Tuesday afternoon",): "am Dienstagnachmittag",
    ("after 5 pm",): "",
}


@pytest.mark.parametrize(("told", "expected"), FREE.items())
def test_times_in_german(told: tuple[str, ...], expected: str) -> None:
    """Two afternoons are said at once; what cannot be said in German is not said."""
    assert german.free(list(told), "") == expected
    if expected:
        assert german.free(list(told), "America/New_York") == f"{expected} (Ostküstenzeit)"


def test_days_numbers_and_years_in_german() -> None:
    """Ordinals take a point, thousands too; the year stands only where it is another."""
    assert german.on("2026-05-01", "2026-05-04") == "am Freitag"
    assert german.on("2026-04-20", "2026-05-04") == "am 20. April"
    assert german.on("2025-11-12", "2026-05-04") == "im November 2025"
    counts = [german.number(count) for count in (1, 3, 12, 1200)]
    assert counts == ["eine", "drei", "zwölf", "1.200"]
    assert [german.years(count) for count in (1, 6)] == ["ein Jahr", "sechs Jahre"]
    assert cases.when(german.month("2019-03-05")) == "im März 2019"
    assert cases.when(german.month("2019")) == "2019"
    assert cases.points("1,234") == "1.234"


SCHOOLS = {
    "Universität Mannheim": "an der Universität Mannheim",
    "Freie Universität Berlin": "an der Freien Universität Berlin",
    "LMU München": "an der LMU München",
    "MIT": "am MIT",
    "Boston College": "am Boston College",
    "Michigan": "in Michigan",
}


@pytest.mark.parametrize(("school", "expected"), SCHOOLS.items())
def test_schools_take_their_article(school: str, expected: str) -> None:
    """At a university, at an institute, in a place."""
    assert cases.at(school) == expected


FIRMS = {
    "Boston College": "am Boston College",
    "Lantern": "bei Lantern",
    "Deutsche Bank": "bei der Deutschen Bank",
    "Der Spiegel": "beim Spiegel",
    "Die Zeit": "bei der Zeit",
    "Das Erste": "beim Ersten",
    "Bayerischer Rundfunk": "beim Bayerischen Rundfunk",
    "Stadt Köln": "bei der Stadt Köln",
    "Universität Heidelberg": "an der Universität Heidelberg",
    "Universitätsklinikum Heidelberg": "am Universitätsklinikum Heidelberg",
    "Ludwig-Maximilians-Universität München": "an der Ludwig-Maximilians-Universität München",
    "TU München": "an der TU München",
    "Gisela-Gymnasium": "am Gisela-Gymnasium",
    "Grundschule am Park": "an der Grundschule am Park",
    "Klinikum rechts der Isar": "am Klinikum rechts der Isar",
    "Praxis Ziegler": "in der Praxis Ziegler",
    "Kanzlei Meier": "in der Kanzlei Meier",
    "Deutsches Museum": "im Deutschen Museum",
    "Lenbachhaus": "im Lenbachhaus",
    "Residenztheater": "am Residenztheater",
    "Münchner Kammerspiele": "an den Münchner Kammerspielen",
    "Stadtwerke München": "bei den Stadtwerken München",
    "Staatliche Museen zu Berlin": "bei den Staatlichen Museen zu Berlin",
    "Bayerischer Landtag": "im Bayerischen Landtag",
    "Bayerisches Staatsministerium für Unterricht und Kultus": (
        "beim Bayerischen Staatsministerium für Unterricht und Kultus"
    ),
    "Technisches Hilfswerk": "beim Technischen Hilfswerk",
    "Deutsches Rotes Kreuz": "beim Deutschen Roten Kreuz",
    "Auswärtiges Amt": "beim Auswärtigen Amt",
    "Regierung von Oberbayern": "bei der Regierung von Oberbayern",
    "Landgericht München I": "am Landgericht München I",
    "Polizeipräsidium Mannheim": "beim Polizeipräsidium Mannheim",
    "Gemeinde Haar": "bei der Gemeinde Haar",
    "Deutsche Telekom": "bei der Deutschen Telekom",
    "Mannheimer Morgen": "beim Mannheimer Morgen",
    "Leipziger Volkszeitung": "bei der Leipziger Volkszeitung",
    "Frankfurter Allgemeine": "bei der Frankfurter Allgemeinen",
    "FC Bayern München": "beim FC Bayern München",
    "Allianz": "bei der Allianz",
    "Allianz Global Investors": "bei Allianz Global Investors",
    "Bundeswehr": "bei der Bundeswehr",
    "SWR": "beim SWR",
    "ARD": "bei der ARD",
    "Deutsche Wohnen": "bei „Deutsche Wohnen“",
    "Deutscher Hof": "beim Deutschen Hof",
    "Hannoversche Allgemeine": "bei der Hannoverschen Allgemeinen",
    "Cooper": "bei Cooper",
    "Karstadt": "bei Karstadt",
    "Springer Nature": "bei Springer Nature",
}


@pytest.mark.parametrize(("firm", "expected"), FIRMS.items())
def test_firms_take_their_article(firm: str, expected: str) -> None:
    """What says of what kind it is takes its article and bends; a mere name stands alone."""
    assert cases.bei(firm) == expected


WAYS = {
    ("Anglistik", "Content-Strategie"): "von der Anglistik zur Content-Strategie",
    ("Maschinenbau", "UX-Writing"): "vom Maschinenbau zum UX-Writing",
    ("Soziale Arbeit", "Journalismus"): "von der Sozialen Arbeit zum Journalismus",
    ("Internationale Beziehungen", "Rechtswesen"): (
        "von den Internationalen Beziehungen zum Rechtswesen"
    ),
    ("Jura", "Content"): "von Jura zum Bereich Content",
}


@pytest.mark.parametrize(("way", "expected"), WAYS.items())
def test_subjects_and_work_take_their_article(way: tuple[str, str], expected: str) -> None:
    """The end of a noun gives its article; where it does not, the sentence does without."""
    assert f"{cases.von(way[0])} {cases.hin(way[1])}" == expected


def test_a_club_is_named_as_one_is_in_it() -> None:
    """In a club, in a band, at a paper; what cannot be told stands between quotation marks."""
    assert cases.club("Debattierclub") == "im Debattierclub"
    assert cases.club("The Marching Band") == "in der Marching Band"
    assert cases.club("the Daily") == "beim „Daily“"
    assert cases.club("Peer Writing Center") == "im Peer Writing Center"
    assert cases.club("Model UN") == "bei „Model UN“"


def test_a_course_of_study_is_named() -> None:
    """The genitive follows the article."""
    assert cases.course("Anglistik") == "Studium der Anglistik"
    assert cases.course("Maschinenbau") == "Studium des Maschinenbaus"
    assert cases.course("Business Analytics") == "Fach Business Analytics"


def test_german_titles_and_goals() -> None:
    """A German title has its topic, a line of work its preposition, a goal its capital."""
    assert german.topic("redakteurin") == "Redaktion"
    assert german.role("Vertrieb") == "im Bereich Vertrieb"
    assert german.goal("content strategist", "", "") == (
        "Content-Strategie", "als Content Strategist arbeiten",
    )  # fmt: skip
    assert german.goal("als Redakteurin arbeiten", "", "") == (
        "Redaktion", "als Redakteurin arbeiten",
    )  # fmt: skip


HOLDERS = {
    "leiter unternehmenskommunikation": "Leiter Unternehmenskommunikation",
    "referent öffentlichkeitsarbeit": "Referent Öffentlichkeitsarbeit",
    "leiter der abteilung marketing und vertrieb": "Leiter der Abteilung Marketing und Vertrieb",
    "projektmanagerin unternehmenskommunikation": "Projektmanagerin Unternehmenskommunikation",
    "sachbearbeiterin einkauf": "Sachbearbeiterin Einkauf",
    "mitarbeiter vertrieb": "Mitarbeiter Vertrieb",
    "beauftragte/r datenschutz": "Beauftragte/r Datenschutz",
    "kauffrau für büromanagement": "Kauffrau für Büromanagement",
    "ärztin in weiterbildung": "Ärztin in Weiterbildung",
    "wissenschaftliche mitarbeiterin": "wissenschaftliche Mitarbeiterin",
    "freier journalist": "freier Journalist",
    "freiberufliche übersetzerin": "freiberufliche Übersetzerin",
    "leitende redakteurin": "leitende Redakteurin",
    "kaufmännischer angestellter": "kaufmännischer Angestellter",
    "geschäftsführende gesellschafterin": "geschäftsführende Gesellschafterin",
    "angestellte im vertrieb": "Angestellte im Vertrieb",
    "online-redakteurin": "Online-Redakteurin",
    "redakteur/in": "Redakteur/in",
    "texterin/konzepterin": "Texterin/Konzepterin",
    "chef vom dienst": "Chef vom Dienst",
    "stellv chefredakteurin": "stellvertretende Chefredakteurin",
    "stellv. leiter marketing": "stellvertretender Leiter Marketing",
    "verkäuferin im aussendienst": "Verkäuferin im Außendienst",
    "stellv xy": "",
    "dipl.-ing": "",
}


@pytest.mark.parametrize(("title", "expected"), HOLDERS.items())
def test_a_title_that_names_somebody(title: str, expected: str) -> None:
    """Somebody is no line of work, adjectives are small, and a short form ends as its noun does."""
    assert german.role(title) == german.holder(title) == expected


@pytest.mark.parametrize(
    "title", ["Customer Service", "Kundenservice", "Marketing und Kommunikation", "Einkauf"]
)
def test_a_line_of_work_is_nobody(title: str) -> None:
    """What only says where somebody works is said so."""
    assert german.role(title.lower()) == f"im Bereich {title}"
    assert not german.holder(title.lower())


WORK = {
    "PR-Beraterin": "PR-Beratung",
    "online-redakteurin": "Online-Redaktion",
    "texterin/konzepterin": "Texten und Konzeption",
    "leiter unternehmenskommunikation": "Unternehmenskommunikation",
    "beauftragte für öffentlichkeitsarbeit": "Öffentlichkeitsarbeit",
    "freier journalist": "Journalismus",
    "redakteurin wirtschaft": "Redaktion",
    "pressesprecherin": "Pressearbeit",
    "lehrerin": "Lehramt",
    "psychologin": "Psychologie",
    "geschäftsführer": "",
}


@pytest.mark.parametrize(("title", "expected"), WORK.items())
def test_what_a_german_title_does(title: str, expected: str) -> None:
    """Parts of a compound keep their capitals, and a rank does what is named behind it."""
    assert german.topic(title) == expected


WISHES = {
    "Content-Strategie": ("Content-Strategie", "in der Content-Strategie arbeiten"),
    "Pressereferentin": ("Pressearbeit", "als Pressereferentin arbeiten"),
    "Lektor": ("Lektorat", "als Lektor arbeiten"),
    "Freie Journalistin": ("Journalismus", "als freie Journalistin arbeiten"),
    "Ich möchte Redakteurin werden": ("Redaktion", "als Redakteurin arbeiten"),
    "im Verlag": ("Verlagswesen", "im Verlag arbeiten"),
    "etwas mit Medien": ("Medien", "etwas mit Medien machen"),
    "in der Unternehmenskommunikation arbeiten": (
        "Unternehmenskommunikation", "in der Unternehmenskommunikation arbeiten",
    ),
    "in die Pflege wechseln": ("Pflege", "in der Pflege arbeiten"),
    "Eine Bäckerei eröffnen": ("Text und Content", "eine Bäckerei eröffnen"),
    "mit Kindern arbeiten": ("Text und Content", "mit Kindern arbeiten"),
    "teach English abroad": ("Text und Content", "im Bereich Text und Content arbeiten"),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "expected"), WISHES.items())
def test_a_goal_as_german_says_it(typed: str, expected: tuple[str, str]) -> None:
    """A person is worked as, a place in, and what somebody typed as German stays as it is."""
    assert german.goal(typed, "writing", "Content and writing") == expected


def test_a_german_letter_among_germans() -> None:
    """Schools and firms of the country stand in it as people there say them."""
    to = person(
        "Jonas Weber", "", "Süddeutsche Zeitung", emails=email("jonas@example.org"),
        language="de",
        studies=(study("Universität Mannheim", "Germanistik", "2016", ""),),
    )  # fmt: skip
    by = seeker(
        language="de", lines=(), timezone="Europe/Berlin",
        studies=(study("Universität Mannheim", "Anglistik", "2025", ""),),
    )  # fmt: skip
    bodies = [
        write((replace(to, id=f"p{number}"), by, (school_tie(to, by),))).body
        for number in range(20)
    ]
    for body in bodies:
        assert "bei Süddeutsche" not in body
        assert "in Universität" not in body
        assert "(deutsche Zeit)" in body
        assert "bei der Süddeutschen Zeitung" in body
    assert any("der Universität Mannheim" in body for body in bodies)


def test_a_long_name_still_fits_a_note() -> None:
    """However long name and employer are, the note ends with the seeker's name."""
    to, by, ties = in_german(EVERYONE["chief officer"]())
    for length in range(5, 60, 5):
        long = replace(to, company_name="x" * length, name=read("L" * length))
        body = write((long, by, ties)).body
        assert characters(body) <= 200
        assert body.endswith("Jordan Rivera")


@pytest.mark.parametrize(
    ("code", "written", "said"),
    [
        ("de", "LMU München", "LMU München"),
        ("es", "Universidad de Chile", "Universidad de Chile"),
        ("de", "LUDWIG-MAXIMILIANS-UNIVERSITÄT", "LMU Munich"),
        ("en", "Ludwig-Maximilians-Universität München", "LMU Munich"),
    ],
)
def test_a_school_is_named_as_it_was_written(code: str, written: str, said: str) -> None:
    """Its everyday name is English: another language has the name out of the data instead."""
    found = replace(study(written), school_name="LMU Munich")
    assert school_of(found, language(code)) == said
