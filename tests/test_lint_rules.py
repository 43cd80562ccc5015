"""For every rule of lint a text that it must catch, and one close to it that it must not."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from outreach.limits import FOLLOWUP_MOST, FOLLOWUP_WORDS
from outreach.lint import RULES, Context, Peers, lint, lint_text
from outreach.lint.lengths import grade, syllables
from outreach.lint.page import rules_page
from outreach.lint.rule import FAMILIES
from outreach.lint.text import Text
from outreach.model import Draft, Fact, Finding, Job, Kind, Person, Seeker, Severity, Thread, Tie
from outreach.sameness import Nearest
from tests.people import (
    TODAY,
    email,
    mine,
    person,
    read,
    same_school_and_field,
    study,
    url,
)
from tests.test_lint import BODY, ask, swap

PRIYA, JORDAN, TIES = same_school_and_field()


@dataclass(frozen=True)
class Case:
    """A draft, the two people, and what else lint is told."""

    draft: Draft
    to: Person = PRIYA
    by: Seeker = JORDAN
    ties: tuple[Tie, ...] = TIES
    age: str = ""
    peers: Peers = field(default_factory=Peers)
    thread: Thread = field(default_factory=Thread)

    def findings(self) -> tuple[Finding, ...]:
        """What lint says."""
        return lint(self.draft, self.to, self.by, self.ties, TODAY,
                    Context(self.age, self.thread, self.peers))  # fmt: skip

    def rules(self) -> set[str]:
        """Ids of the rules that speak up."""
        return {finding.rule for finding in self.findings()}


def says(sentence: str, to: Person = PRIYA, by: Seeker = JORDAN, **more: Any) -> Case:
    """The good letter with one more sentence, to whom it is for."""
    draft = swap("When a", f"{sentence} When a")
    address = to.emails[0].value if to.emails else ""
    draft = replace(draft, person=to.id, to=address, to_name=to.name.value)
    return Case(draft, to, by, **more)


def hi(line: str, to: Person = PRIYA) -> Case:
    """The good letter with another first line."""
    draft = ask(BODY.replace("Hi Priya,", line), to_name=to.name.value)
    address = to.emails[0].value if to.emails else ""
    return Case(replace(draft, person=to.id, to=address), to)


def titled(subject: str) -> Case:
    """The good letter under another subject."""
    return Case(ask(subject=subject))


def of(kind: Kind, body: str, address: str = "priya@example.org", **more: Any) -> Case:
    """A text of another kind."""
    return Case(Draft(PRIYA.id, kind, address, "Priya Raman", "", "Michigan and content", body),
                **more)  # fmt: skip


def called(name: str, given: str, family: str, **more: Any) -> Person:
    """Somebody with that name."""
    return person(
        name,
        "Editor",
        "Lantern",
        given=given,
        family=family,
        emails=email("reach@example.org"),
        greeting=read(given, "Name"),
        **more,
    )


def schooled(theirs: str, own: str) -> dict[str, Any]:
    """The two with the schools given."""
    return {
        "to": replace(PRIYA, studies=(study(theirs, "English", "2017"),)),
        "by": replace(JORDAN, studies=(study(own, "English", "2025"),)),
    }


def words(count: int) -> str:
    """A follow-up of so many words, greeting and signature aside."""
    return f"Hi Priya,\n\n{'Word. ' * (count - 1)}Word.\n\nJordan Rivera"


MCDONALD = called("John McDonald", "John", "McDonald")
BERG = called("Anna van der Berg", "Anna", "van der Berg")
ZHANG = called("Zhang Wei", "Zhang", "Wei")
JIN_HO = replace(called("Jin Ho Choi", "Jin Ho", "Choi"))
MINJI = called("김민지", "김민지", "")
DOCTOR = called("Ann Lee", "Ann", "Lee", credentials=(read("PhD"),))
ONCE_META = replace(PRIYA, past_companies=(read("Meta", "Past"),))
NOW_META = replace(
    PRIYA,
    company=read("Meta"),
    company_name="Meta",
    company_id="meta",
    past_companies=(read("Facebook", "Past"),),
)
STUDENT = replace(JORDAN, studies=(study("Michigan", "English", "2028"),))
LIMITED = replace(
    PRIYA, company=read("The Limited"), company_name="The Limited", company_id="limited"
)
CONFIRMED = replace(PRIYA, title=Fact("Content Strategist", said="2026-04-01"))
CAREFUL = replace(JORDAN, avoid=("passion", "kind regards"))
OHIO = schooled("Ohio State", "Ohio State")
CAROLINA = schooled("University of South Carolina", "University of South Carolina")
MIAMI = schooled("Miami University", "Miami University")
SUKARNO = called("Sukarno", "Sukarno", "")
WILL = called("Will May", "Will", "May")
NOTED = replace(PRIYA, hook=mine("I read your post.", "hook"))
LINKED = replace(PRIYA, emails=(), url=url("priya"))


@dataclass(frozen=True)
class Examples:
    """What a rule must catch, and what it must let pass, each by a few words."""

    bad: dict[str, Case]
    good: dict[str, Case] = field(default_factory=dict)


def beside(**peers: Any) -> Case:
    """The good letter beside others of its batch."""
    return Case(ask(), peers=Peers(**peers))


SENT = Thread(asked=Fact("2026-04-20", said="2026-04-20"))
LATELY = replace(PRIYA, last_sent=read("2026-03-01", "DATE", "messages.csv"))
ACCEPTED = replace(SENT, asked_kind="note")
HERE = replace(ask(), kind=Kind.MESSAGE, to="", subject="", body=BODY[:250] + "?\n\nJordan Rivera")

# The rules on a whole batch.
BATCH = {
    "L31": Examples(
        {
            "colleague": beside(colleague=Nearest(0.51, "Bo Lind")),
            "batch": beside(nearest=Nearest(0.81, "Bo Lind")),
        },
        {
            "half": beside(colleague=Nearest(0.5, "Bo Lind"), nearest=Nearest(0.8, "Ida Novak")),
            "thanks": Case(
                replace(ask(), kind=Kind.THANKS), peers=Peers(colleague=Nearest(0.9, "Bo Lind"))
            ),
        },
    ),
    "L32": Examples(
        {
            "worn": beside(same_subject=1, letters=4),
            "colleague": beside(same_subject=1, letters=9, same_subject_at_firm="Bo Lind"),
        },
        {
            "two of nine": beside(same_subject=1, letters=8),
            "few": beside(same_subject=1, letters=2),
        },
    ),
    "L33": Examples({"twice": beside(same_compliment="Bo Lind")}, {"once": beside()}),
    "L34": Examples(
        {
            "doubt": beside(maybe_same=("P. Raman",)),
            "sent": Case(ask(), thread=SENT),
            "written to on LinkedIn": Case(ask(), LATELY),
        },
        {
            "long ago": Case(ask(), replace(PRIYA, last_sent=read("2025-12-01", "DATE"))),
            "follow-up": Case(replace(ask(), kind=Kind.FOLLOWUP), thread=SENT),
            "accepted": Case(HERE, thread=ACCEPTED),
        },
    ),
}

MERGE = {
    "L01": Examples(
        {
            "braces": hi("Hi {{first_name}},"),
            "brackets": says("I liked [mention project]."),
            "sender": Case(swap("\n\nJordan Rivera", "\n\n[Your Name]\nJordan Rivera")),
        },
        {"an aside": says("I liked one (the long one)."), "a lone brace": says("A set {1, 2}.")},
    ),
    "L02": Examples(
        {
            "nothing": hi("Hi ,"),
            "null": hi("Dear null,"),
            "nan": hi("Hi nan"),
            "at None": says("You work at None."),
            "German": hi("Hallo ,"),
            "Spanish": hi("Hola null,"),
        },
        {
            "none of": says("None of it is urgent to me."),
            "a person called Nan": hi("Hi Nan,", called("Nan Gold", "Nan", "Gold")),
        },
    ),
    "L03": Examples(
        {
            "there": hi("Hi there,"),
            "sir": hi("Dear Sir or Madam,"),
            "alle": hi("Hallo zusammen,"),
            "damen": hi("Sehr geehrte Damen und Herren,"),
            "equipo": hi("Estimado equipo,"),
            "whom": hi("To whom it may concern,"),
        },
        {"a name": hi("Hello Priya,"), "German": hi("Liebe Priya,"), "Spanish": hi("Hola Priya,")},
    ),
    "L11": Examples(
        {
            "mojibake": says("I met JosÃ©."),
            "entity": says("I met O&#39;Neil."),
            "mark": hi("Hi \ufeffPriya,"),
        },
        {"accents": says("I met José Ángström and Zoë."), "an ampersand": says("I like AT&T.")},
    ),
    "L16": Examples(
        {
            "stop": hi("Hi Priya ,"),
            "commas": says("I came, , late."),
            "spaces": says("I  came."),
            "two stops": says("I came.."),
        },
        {"an ellipsis": says("I came ... late."), "a decimal": says("It grew by 1.5 percent.")},
    ),
}
NAMES = {
    "L04": Examples(
        {
            "loud": hi("Hi PRIYA,"),
            "small": hi("Hi priya,"),
            "upside down": hi("Hi pRIYA,"),
            "three": hi("Hi BOB,", called("Bob Ray", "Bob", "Ray")),
        },
        {
            "initials": hi("Hi PJ,", called("PJ Ray", "PJ", "Ray")),
            "native": hi("Hi 김민지,", MINJI),
            "as they said": hi(
                "Hi bell,",
                replace(
                    called("bell hooks", "bell", "hooks"), greeting=Fact("bell", said="2026-05-01")
                ),
            ),
        },
    ),
    "L05": Examples(
        {
            "Mc": hi("Hi John Mcdonald,", MCDONALD),
            "particles": hi("Dear Anna Van Der Berg,", BERG),
            "suffix": hi("Dear John Iii,", called("John III", "John", "III")),
            "inside": hi("Hi Dejuan,", called("DeJuan Hill", "DeJuan", "Hill")),
        },
        {
            "as written": hi("Dear John McDonald,", MCDONALD),
            "van": hi("Dear Anna van der Berg,", BERG),
            "theirs": hi("Hi Mckenna,", called("Mckenna Hill", "Mckenna", "Hill")),
        },
    ),
    "L06": Examples(
        {"letters": hi("Hi Priya, CFA, MBA"), "title": hi("Hi Dr,")},
        {"name": hi("Hi Priya,"), "in the text": says("I asked a CFA.")},
    ),
    "L07": Examples(
        {
            "emoji": hi("Hi 🚀 Priya,"),
            "pronouns": hi("Hi Priya (she/her),"),
            "slogan": hi("Hi Priya | we're hiring,"),
        },
        {"name": hi("Hi Priya,"), "later": says("I saw (she/her) in your profile.")},
    ),
    "L08": Examples(
        {"family": hi("Hi Raman,"), "comma": hi("Hi Raman, Priya")},
        {"both": hi("Dear Priya Raman,"), "one part": hi("Hi Sukarno,", SUKARNO)},
    ),
    "L09": Examples(
        {"brackets": hi("Hi Robert (Bob) J.,"), "initial": hi("Hi Priya J.,")},
        {"full": hi("Hi Priya Raman,"), "bracket later": says("I met Robert (Bob).")},
    ),
    "L10": Examples(
        {"one letter": hi("Hi P,"), "with a stop": hi("Hi P. Raman,")},
        {"two letters": hi("Hi Bo,", called("Bo Ray", "Bo", "Ray"))},
    ),
    "L12": Examples(
        {
            "Mr": hi("Dear Mr. Raman,"),
            "Frau": hi("Sehr geehrte Frau Raman,"),
            "Sra": hi("Estimada Sra. Raman,"),
            "Dr": hi("Dear Dr. Raman,"),
        },
        {"full name": hi("Dear Priya Raman,"), "a doctor": hi("Dear Dr. Lee,", DOCTOR)},
    ),
    "L13": Examples(
        {
            "family first": hi("Hi Zhang,", ZHANG),
            "one cell": hi("Hi Bin,", called("Bin Zhao", "", "")),
            "half": hi("Hi Jin,", JIN_HO),
            "half of signs": hi("Hi 민지,", MINJI),
        },
        {
            "two syllables": hi("Hi Jin Ho,", JIN_HO),
            "whole": hi("Hi 김민지,", MINJI),
            "one part": hi("Hi Sukarno,", SUKARNO),
            "May": hi("Hi Will,", WILL),
            "said": hi("Hi Zhang,", replace(ZHANG, greeting=Fact("Zhang", said="2026-05-01"))),
        },
    ),
    "L14": Examples(
        {
            "greeting": hi("Dear Linda,"),
            "address": Case(ask(to="karina@example.org")),
            "name": Case(ask(to_name="Linda Ray")),
            "record": Case(replace(ask(), person="another")),
            "rows slipped": Case(
                replace(ask(to="linda@example.org"), to="linda@example.org"),
                replace(PRIYA, emails=email("linda@example.org")),
            ),
        },
        {
            "full name": hi("Dear Priya Raman,"),
            "half of signs": hi("Hi 민지,", MINJI),
            "short for it": Case(
                ask(to="pri.raman@example.org"),
                replace(PRIYA, emails=email("pri.raman@example.org")),
            ),
        },
    ),
    "L15": Examples(
        {
            "placeholder": Case(swap("\n\nJordan Rivera", "\n\nYour Name")),
            "to oneself": Case(ask(to="jordan.rivera@example.org")),
            "unsigned": Case(ask(BODY.replace("Jordan Rivera", "me"))),
        },
        {
            "signed": says("Sign your name."),
            "first name": Case(swap("\n\nJordan Rivera", "\n\nJordan")),
        },
    ),
    "L36": Examples(
        {
            "two": Case(ask(to="priya@example.org, b@example.org")),
            "two names": hi("Hi Priya and Bo,"),
            "header": Case(ask(subject="Hello\r\nBcc: evil@example.org")),
            "copy": Case(ask("Cc: b@example.org\n" + BODY)),
        },
        {"one": Case(ask()), "two words": hi("Hi Priya Raman,")},
    ),
}
GRAMMAR = {
    "L17": Examples(
        {
            "LLC": says("I read of your work at Google LLC."),
            "GmbH": says("I read of Müller GmbH & Co. KG."),
            "Inc": says("I met Stripe, Inc. people."),
        },
        {
            "spoken": says("I read of Google, Müller and Stripe."),
            "a brand": says("I read of your work at The Limited.", LIMITED),
            "a state": says("I drove to Reno, NV and met the Texas AG."),
        },
    ),
    "L18": Examples(
        {
            "capitals": says("I read of your work at ACCENTURE."),
            "domain": says("You were at ibm.com."),
            "long": says("You were at United Nations Children's Fund."),
            "as written": says(
                "You lead the BRIGHTWATER HEALTH desk.",
                replace(
                    PRIYA, company=read("BRIGHTWATER HEALTH"), company_name="Brightwater Health"
                ),
            ),
        },
        {
            "IBM": says("You were at IBM and at UNICEF."),
            "a brand": says("You were at Booking.com."),
            "acronym": says("You were at USAID and at FINRA."),
        },
    ),
    "L19": Examples(
        {
            "self": says("You are an editor at Self-employed."),
            "N/A": says("Your work at N/A."),
            "stealth": says("Your role at Stealth Startup."),
            "small": says("You are at freelance."),
            "open": says("You are a writer at Open to Work."),
        },
        {
            "society": says("You are at Open Society."),
            "depot": says("You are at Home Depot."),
            "home": says("I read at home and at work."),
            "a startup": says("You are at a startup."),
        },
    ),
    "L20": Examples(
        {
            "pipes": says("You are an Engineer @ Acme | ex-Meta | Dad."),
            "level": says("You are a software engineer II now."),
            "tag": says("I saw #OpenToWork."),
        },
        {
            "plain": says("You are a software engineer."),
            "war": says("You teach World War II."),
            "number": says("You are #1 to me, and write C# too."),
            "signature": Case(swap("\n\nJordan Rivera", "\n\nJordan Rivera | Writer")),
        },
    ),
    "L21": Examples(
        {
            "short": says("I read of your work as a Sr. Mgr., Ops."),
            "capitals": says("You work as a Senior Product Manager."),
            "theirs": says("You are a Content Strategist now."),
        },
        {
            "small": says("You work as a senior product manager."),
            "UX": says("You are a UX designer."),
            "a name": says("You were a Peace Corps Volunteer and a Fulbright Scholar."),
            "junior": says("I read Martin Luther King Jr. there."),
        },
    ),
    "L22": Examples(
        {
            "a MBA": says("You have a MBA."),
            "an university": says("It is an university."),
            "a hour": says("It took a hour."),
            "an UX": says("It is an UX role."),
        },
        {"right": says("It was an hour, a European, an MBA, a UX role, a one-off.")},
    ),
    "L23": Examples(
        {
            "at at": says("You are at at Lantern."),
            "the The": says("I saw the The Home Depot."),
            "place": says("You are an editor at Acme at Acme."),
        },
        {"had had": says("It had had its day."), "once": says("You are an editor at Lantern.")},
    ),
    "L24": Examples(
        {
            "doubled": says("It was James's's idea."),
            "article": says("I like the Stripe's team."),
            "none": says("I like Accentures team."),
        },
        {
            "James": says("It was James's idea, or James' own."),
            "Post": says("The Post's editor said so."),
            "apples": says("I like apples, Apple's people and the square's corner."),
        },
    ),
}
TRUTH = {
    "L25": Examples(
        {
            "past": says("I read of your work at Meta.", ONCE_META),
            "are": says("You are an editor at Meta.", ONCE_META),
            "junior": says("I'm a junior."),
            "studying": says("I am studying English."),
            "graduate": says("I graduated.", by=STUDENT),
            "theirs": says("As you're a student, you know."),
        },
        {
            "time": says("I read of your time at Meta.", ONCE_META),
            "earlier": says("I read of your earlier work at Meta.", ONCE_META),
            "again": says("I read of your work at Meta.", NOW_META),
            "senior analyst": says("I'm a senior analyst."),
            "student": says("I'm a junior.", by=STUDENT),
            "former": says("I'm a former student of hers."),
            "finished": says("I graduated."),
        },
    ),
    "L26": Examples(
        {"old": Case(ask(), age="2025-05-03"), "stale": Case(ask(), age="2024-05-03")},
        {
            "a year": Case(ask(), age="2025-05-04"),
            "unknown": Case(ask()),
            "confirmed": Case(ask(), CONFIRMED, age="2020-01-01"),
            "no job": Case(ask(), replace(PRIYA, title=None, company=None), age="2020-01-01"),
        },
    ),
    "L27": Examples(
        {"buckeye": says("I am a fellow Buckeye."), "met": says("It was great to meet you.")},
        {
            "shared": says("We both chose Michigan."),
            "after the talk": of(
                Kind.THANKS, "Hi Priya,\n\nIt was great to meet you.\n\nJordan Rivera"
            ),
        },
    ),
    "L28": Examples(
        {
            "Ohio": says("You were at Ohio University.", **OHIO),
            "list": says("I saw our Ohio alumni list.", **OHIO),
            "California": says("You were at the University of Southern California.", **CAROLINA),
            "MIT": says("You studied at MIT.", **MIAMI),
            "Florida": says("I saw our University of Miami alumni.", **MIAMI),
        },
        {
            "theirs": says("You were at the Ohio State University, at Ohio State.", **OHIO),
            "acronym": says("I saw our USC alumni list.", **CAROLINA),
            "another": says("You spoke at Stanford.", **OHIO),
            "the state": says("I come from Ohio and went to Ohio.", **OHIO),
            "work": says("I read of your work at Ohio University.", **OHIO),
            "firm": says("You spoke at Ohio Health.", **OHIO),
        },
    ),
    "L29": Examples(
        {
            "class": says("I am in the class of 2052."),
            "past": says("It is of 1893."),
            "overlap": says("We overlapped there."),
        },
        {
            "ahead": says("I am in the class of 2028."),
            "count": says("One of 2412 people."),
            "near": says(
                "We overlapped there.",
                by=replace(JORDAN, studies=(study("Michigan", "English", "2018"),)),
            ),
        },
    ),
    "L30": Examples(
        {
            "talk": says("I loved your recent talk."),
            "years": says("I've followed your work for years."),
        },
        {
            "noted": says("I read your post.", NOTED),
            "no claim": says("I would like to hear a talk."),
            "thanks": of(Kind.THANKS, "Hi Priya,\n\nI enjoyed our talk.\n\nJordan Rivera"),
        },
    ),
    "L35": Examples(
        {"a no": says("", replace(PRIYA, do_not_contact=read("no", "Consent")))},
        {"none": says("")},
    ),
    "L49": Examples(
        {
            "weekday": says("Are you free on Tuesday 14 May 2026?"),
            "past": says("I meant 2026-04-14."),
            "zone": says("I could call at 3 pm."),
            "weekend": says("Saturday 9 May 2026 suits me."),
            "holiday": says("Friday 25 December 2026 suits me."),
        },
        {
            "true": says("I am free on Tuesday 12 May 2026."),
            "zone": says("I could call at 3 pm Eastern."),
            "next year": says("I am free on Monday 1 February."),
            "a ratio": says("It was 3 to 1."),
        },
    ),
    "L51": Examples(
        {
            "work": says("I read of your work at Goldman Sachs."),
            "keen": says("I am excited about Goldman Sachs."),
            "short for it": says("I am excited about Goldman."),
        },
        {
            "theirs": says("I am excited about Lantern."),
            "a subject": says("I like Excel and English."),
            "another name": says("I read of your work at Facebook.", NOW_META),
            "mine": says(
                "I hope for a role at Stripe.",
                by=replace(JORDAN, jobs=(Job(mine("Stripe", "jobs"), company_id="stripe"),)),
            ),
        },
    ),
}
TONE = {
    "L37": Examples(
        {
            "openings": says("Are there any openings at Acme?"),
            "resume": says("Please pass along my resume."),
        },
        {
            "a title": says("You are a Hiring Manager, and I spoke to a recruiter."),
            "after a talk": of(
                Kind.THANKS, "Hi Priya,\n\nThank you for offering to refer me.\n\nJordan"
            ),
        },
    ),
    "L38": Examples(
        {
            "interview": says("May I have an informational interview?"),
            "networking": says("I am networking with people in content."),
        },
        {
            "interview": says("I read an interview."),
            "a trade": says("You moved to network security."),
        },
    ),
    "L39": Examples(
        {"superlative": says("Your path is truly incredible.")},
        {"a fact": says("You went from biology to editing.")},
    ),
    "L40": Examples(
        {
            "profile": says("I came across your profile and was impressed."),
            "background": says("You have an impressive background."),
        },
        {"a reason": says("Your profile says that you went from biology to editing.")},
    ),
    "L41": Examples(
        {
            "hope": says("I hope this email finds you well."),
            "reach": says("I wanted to reach out."),
        },
        {"I hope": says("I hope to work in content.")},
    ),
    "L42": Examples(
        {
            "advance": says("Thanks in advance."),
            "did you": says("Did you see my email?"),
            "bumping": says("I'm just bumping this."),
        },
        {"thanks": says("Thank you for reading.")},
    ),
    "L43": Examples(
        {
            "nothing": of(Kind.NOTE, "Hi Priya, I am Jordan Rivera.", ""),
            "an hour": Case(swap("15 minutes", "an hour")),
            "no minutes": Case(swap("15 minutes", "a talk")),
            "two": says("Would you look over my resume too?"),
        },
        {
            "asked": Case(ask()),
            "thanks": of(Kind.THANKS, "Hi Priya,\n\nThank you.\n\nJordan Rivera"),
            "follow-up": of(Kind.FOLLOWUP, "Hi Priya,\n\nI wrote a week ago.\n\nJordan Rivera"),
            "message": of(Kind.MESSAGE, "Hi Priya, what do you read? Jordan Rivera", ""),
        },
    ),
    "L44": Examples(
        {"many": says("Why? How? Where?"), "listed": says("\n1. How?\n2. Why?\n")},
        {"two": says("How did you start?")},
    ),
    "L45": Examples(
        {
            "words": says("word " * 200),
            "short": Case(ask("Hi Priya,\n\nMay I ask you?\n\nJordan Rivera")),
            "note": of(Kind.NOTE, "Hi Priya, may I? Jordan Rivera".ljust(214, "x"), ""),
            "message": of(Kind.REFERRAL, "Hi Priya, may I? Jordan Rivera".ljust(401, "x"), ""),
            "follow-up": of(Kind.FOLLOWUP, words(FOLLOWUP_WORDS + 1)),
            "long follow-up": of(Kind.FOLLOWUP, words(FOLLOWUP_MOST + 1)),
            "subject": titled("A very long subject that goes on and on for ever"),
            "small": titled("michigan and content"),
            "none": titled(""),
            "name": titled("Priya, a word on it"),
            "title case": titled("Fellow Graduate Seeking Career Guidance"),
            "grade": says(
                "Organizational communication necessitates interdisciplinary collaboration, "
                "notwithstanding institutional heterogeneity, and facilitates comprehensive "
                "professional development opportunities, particularly internationally."
            ),
        },
        {
            "a letter": Case(ask()),
            "names": says("You read The Massachusetts Historical Review."),
            "note": of(Kind.NOTE, "Hi Priya, may I? Jordan Rivera".ljust(200, "x"), ""),
            "message": of(Kind.REFERRAL, "Hi Priya, may I? Jordan Rivera".ljust(400, "x"), ""),
            "follow-up": of(Kind.FOLLOWUP, words(FOLLOWUP_WORDS)),
            "thanks": of(Kind.THANKS, "Hi Priya,\n\nThank you for the talk.\n\nJordan Rivera"),
        },
    ),
    "L46": Examples(
        {
            "short": says("See bit.ly/abc."),
            "two": says("See www.a.org and www.b.org."),
            "tracking": says("See https://a.org/?utm_source=x."),
            "attached": says("My work is attached."),
        },
        {"one": says("See https://jordan.example.org/work."), "habit": says("See rabbit.ly/abc.")},
    ),
    "L47": Examples(
        {
            "marks": says("So excited!!!"),
            "loud": says("I would REALLY like it."),
            "smiley": says("Hello :)"),
        },
        {"one": says("So it was!"), "acronyms": says("I read for NASA and UNESCO.")},
    ),
    "L48": Examples(
        {
            "I": Case(
                ask("Hi Priya,\n\nI do. I am. I was. I want this, could you help?\n\nJordan Rivera")
            ),
            "story": says(
                "My years at the paper began with the night desk, where my pages went out "
                "late and my editor sent them back; then came my time on the web, with my own "
                "column, my first long piece, my second one, and all that my notes hold of "
                "it, which my friends know too well, as does my family."
            ),
        },
        {"a letter": Case(ask()), "once": says("I read it.")},
    ),
    "L50": Examples(
        {"re": titled("Re: our chat"), "fwd": titled("Fwd: a question")},
        {
            "a word": titled("Reading at Michigan, and content"),
            "follow-up": of(Kind.FOLLOWUP, words(20), by=JORDAN),
        },
    ),
    "L52": Examples(
        {
            "live": says("I saw you live in Ann Arbor."),
            "family": says("I hope your family is well."),
        },
        {
            "home page": says("I saw your home page."),
            "medicine": says("I read of your family medicine."),
        },
    ),
    "L53": Examples(
        {
            "word": says("It is my Passion.", by=CAREFUL),
            "words": says("Kind regards to you.", by=CAREFUL),
        },
        {
            "part": says("It is my passionate wish.", by=CAREFUL),
            "nobody's": says("It is my passion."),
        },
    ),
}
EXAMPLES = {**MERGE, **NAMES, **GRAMMAR, **TRUTH, **TONE, **BATCH}
BAD = [(rule, label, case) for rule, all_ in EXAMPLES.items() for label, case in all_.bad.items()]
GOOD = [(rule, label, case) for rule, all_ in EXAMPLES.items() for label, case in all_.good.items()]


@pytest.mark.parametrize(
    ("rule", "case"),
    [(rule, case) for rule, _, case in BAD],
    ids=[f"{rule} {label}" for rule, label, _ in BAD],
)
def test_each_rule_catches(rule: str, case: Case) -> None:
    """A letter with the fault in it is named by the rule for that fault."""
    assert rule in case.rules()


@pytest.mark.parametrize(
    ("rule", "case"),
    [(rule, case) for rule, _, case in GOOD],
    ids=[f"{rule} {label}" for rule, label, _ in GOOD],
)
def test_each_rule_lets_pass(rule: str, case: Case) -> None:
    """What only looks like the fault is left alone."""
    assert rule not in case.rules()


def test_every_rule_has_both_examples() -> None:
    """No id of the fifty-three is without a text that it catches and one that it lets pass."""
    wanted = {f"L{number:02}" for number in range(1, 54)}
    assert {rule for rule, examples in EXAMPLES.items() if examples.bad} >= wanted
    assert {rule for rule, examples in EXAMPLES.items() if examples.good} >= wanted
    assert {rule.id for rule in RULES} >= wanted


@pytest.mark.parametrize(
    "case", [case for _, _, case in BAD], ids=[f"{rule} {label}" for rule, label, _ in BAD]
)
def test_every_finding_says_what_to_do(case: Case) -> None:
    """A finding names what was met, and after a colon what to do, as one sentence."""
    for finding in case.findings():
        assert re.search(r":\s\S|`outreach \w+", finding.text), finding
        assert finding.text.endswith((".", '".', "?")), finding


@pytest.mark.parametrize(
    ("age", "severity"),
    [("2025-05-03", "warning"), ("2024-05-03", "error"), ("2024-05-04", "warning")],
)
def test_age_is_graded(age: str, severity: str) -> None:
    """Over a year is a warning, over two years an error."""
    found = [one.severity for one in Case(ask(), age=age).findings() if one.rule == "L26"]
    assert found == [severity]


def test_only_tone_is_overruled() -> None:
    """Errors of truth, names and merging stand, and so does what a channel does not take."""
    overruled = {rule.id for rule in RULES if rule.overrulable}
    assert overruled == {"L37", "L43", "L53"}
    assert all(rule.family in FAMILIES for rule in RULES)


GERMAN = (
    "Hallo Priya,\n\nich habe in null Komma nichts gelesen, dass du als Redakteurin an der "
    "University of Michigan warst. Hättest du 15 Minuten Zeit, oder schreibst du mir eine Zeile? "
    "Es wäre mir an an einem Dienstag recht.\n\nJordan Rivera"
)


def test_other_languages_are_held_to_what_is_no_english() -> None:
    """A German draft has no finding of English words; its placeholders and marks are found."""
    good = replace(ask(GERMAN), language="de")
    assert Case(good).rules() <= {"L45"}
    bad = GERMAN.replace("Priya", "{{vorname}}").replace("Zeile?", "Zeile!!! :)")
    rules = Case(replace(ask(bad), language="de")).rules()
    assert {"L01", "L47"} <= rules
    assert not {"L22", "L23", "L43"} & rules
    quoted = GERMAN.replace("an einem", "an dem «ersten»")
    assert "L01" not in Case(replace(ask(quoted), language="de-DE")).rules()
    field_ = GERMAN.replace("Priya", "«Vorname»")
    assert "L01" in Case(replace(ask(field_), language="de-DE")).rules()
    assert "L03" in {one.rule for one in lint_text("Hallo zusammen,\n\nJa.", TODAY, "de")}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Hallo Anna,", "Anna"),
        ("Liebe Anna,", "Anna"),
        ("Lieber Max,", "Max"),
        ("Liebe/r Max,", "Max"),
        ("Guten Tag Anna Berg,", "Anna Berg"),
        ("Sehr geehrte Frau Berg,", "Frau Berg"),
        ("Sehr geehrter Herr Berg,", "Herr Berg"),
        ("Hola Ana,", "Ana"),
        ("Buenos días Ana:", "Ana"),
        ("Buenas tardes, Ana", "Ana"),
        ("Estimado/a Ana,", "Ana"),
        ("Querida Ana,", "Ana"),
        ("Hi Ana,", "Ana"),
        ("Good morning Ana,", "Ana"),
        ("Hiking is fun,", None),
        ("Holanda,", None),
    ],
)
def test_greetings_of_three_languages(line: str, name: str | None) -> None:
    """Who is greeted is read from English, German and Spanish greetings."""
    assert Text("", f"{line}\n\nText.", TODAY).greeted == name


def test_a_message_is_what_stands_between() -> None:
    """Greeting and signature are no part of the message, a last sentence is."""
    text = Text("", "Hi Ana,\n\nOne two.\n\nThank you.\n\nBest,\n\nJordan\nj@example.org", TODAY)
    assert text.message == "One two.\n\nThank you."


def test_a_text_by_hand_needs_no_record() -> None:
    """Rules that need no record speak of a text by hand, the others say nothing of it."""
    text = (
        "Subject: re: hi\n\nHi Zhang,\n\nYour work as a Sr. Mgr. at Google LLC, at ACCENTURE, the "
        "Stripe's team, at Self-employed | ex-Meta, is truly incredible!!"
    )
    rules = {one.rule for one in lint_text(text, TODAY)}
    assert {"L13", "L17", "L18", "L19", "L20", "L21", "L24", "L39", "L43", "L45", "L50"} <= rules
    assert not {"L14", "L25", "L26", "L27", "L28", "L35", "L51", "L53"} & rules


@pytest.mark.parametrize(
    "name", ["Apple", "Square", "Open Society", "Target", "Gap", "Self Financial"]
)
def test_firms_that_are_words_do_not_trip(name: str) -> None:
    """A company called like a word is a company."""
    to = replace(PRIYA, company=read(name), company_name=name, company_id=name.lower())
    assert (
        says(f"I read of your work at {name}. {name}'s people told me of it.", to).rules() == set()
    )


@pytest.mark.parametrize("given", ["Will", "May", "Art", "Mark", "Summer", "Nat", "Ali"])
def test_names_that_are_words_do_not_trip(given: str) -> None:
    """A person called like a word is a person."""
    assert hi(f"Hi {given},", called(f"{given} Ray", given, "Ray")).rules() == set()


def test_a_plain_letter_reads_easily_and_a_corporate_one_does_not() -> None:
    """The grade tells short words from long ones, and names do not raise it."""
    assert [syllables(word) for word in ("a", "made", "table", "idea", "wanted", "strategies")] == [
        1,
        1,
        2,
        2,
        2,
        3,
    ]
    assert grade(Text("", BODY, TODAY)) < 6
    named = BODY.replace("content strategy", "Massachusetts Institute of Technology Communications")
    assert grade(Text("", named, TODAY)) < 8


def test_only_hard_limits_are_errors() -> None:
    """L45's hard limits are errors, its advice is not."""
    long = {one.severity for one in says("word " * 200).findings() if one.rule == "L45"}
    assert Severity.ERROR in long
    short = titled("michigan and content").findings()
    assert {one.severity for one in short} == {Severity.WARNING}


def test_the_page_of_rules_is_the_rules() -> None:
    """`templates/RULES.md` is what the rules say of themselves."""
    page = Path(__file__).parent.parent / "templates" / "RULES.md"
    assert page.read_text(encoding="utf-8") == rules_page()


CLAIMED = [
    "We both worked at Pixar.",
    "We both went to Stanford.",
    "We both grew up in Detroit.",
    "Like you, I was part of Shakespeare in the Arb.",
    "Like you, I worked at Lantern.",
    "I was in the Michigan Marching Band with you.",
    "I finished three years after you.",
    "You graduated in 2012.",
]
HONEST = [
    "At the Daily we met deadlines every night.",
    "When we spoke to readers for the Daily, they wanted less.",
    "My adviser suggested I write to people whose work I would like to do.",
    "I have admired plain language since school.",
    "I am not looking for a referral.",
    "We both studied English at Michigan.",
    "I finished eight years after you.",
    "You graduated in 2017.",
]


@pytest.mark.parametrize("sentence", CLAIMED)
def test_what_is_shared_is_that_very_thing(sentence: str) -> None:
    """That some tie is real does not make another one so: each claim is held to its own record."""
    errors = {one.rule for one in says(sentence).findings() if one.severity is Severity.ERROR}
    assert errors & {"L27", "L29"}


@pytest.mark.parametrize("sentence", HONEST)
def test_honest_sentences_are_let_pass(sentence: str) -> None:
    """Words that only sound like a claim, and claims that are so, are no error."""
    assert [one for one in says(sentence).findings() if one.severity is Severity.ERROR] == []


def test_places_are_asked_about() -> None:
    """Another employer of theirs, or a school of the seeker's that no profile has, is a warning."""
    assert "L51" in says("You work at Google now.").rules()
    assert "L27" in says("I have a master's degree from Stanford.").rules()
    assert "L27" not in says("I graduated from Michigan last year.").rules()
