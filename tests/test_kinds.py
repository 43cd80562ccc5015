"""Each kind of message, to two hundred people of the sample and to a list with every oddity."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from outreach.config import Home
from outreach.draft import Occasion, Taken, compose
from outreach.journey import choose, gather, judge
from outreach.lint import Context, lint
from outreach.lint.sameness import Batch
from outreach.model import Draft, Fact, Kind, Person, Thread
from outreach.model.intake import Options
from outreach.names import fold
from outreach.store import reading
from tests.conftest import NOW, Run

NAMES = (
    "JOHN MCDONALD", "maria del carmen ruiz", "Priya Shah, MBA, CFA", "🚀 Sam Lee (he/him)",
    "Robert (Bob) J. Hale", "O'Neil, Sean", "José Ángel Núñez", "김민지", "Nguyễn Thị Hoa",
    "Dr. Lena Groß", "van der Berg, Anneke", "Ludwig von Trier III", "Zoë-Marie D’Angelo",
    "王小明", "Ørjan Bø", "Sukarno", "Bin Abdul Rahman", "Ana María | Hiring!", "J. R. Smith",
    "Siobhán Ní Dhomhnaill", "Ivan Petrović Jr.", "Chidi Okeke-Brown", "Mei-Ling Wu", "Will May",
)  # fmt: skip
TITLES = (
    "Senior Software Engineer II @ Acme | ex-Meta | Dad", "Sr. Mgr., Ops", "Hiring Manager",
    "VP, Content Strategy", "EDITOR IN CHIEF", "ux designer", "Co-Founder & CEO", "Student",
    "Helping brands tell stories", "RN", "Marketing", "Aspiring writer", "Data Scientist (NLP)",
    "Assistant Professor of History", "Retired", "Head of Content", "", "Attorney at Law",
    "SDE II", "Teacher / Coach", "Software Engineer at Google", "Open to Work", "Intern",
)  # fmt: skip
COMPANIES = (
    "Google LLC", "ACCENTURE", "IBM", "Müller GmbH & Co. KG", "Self-employed", "Stealth Startup",
    "ibm.com", "The Home Depot", "N/A", "Stripe, Inc.", "United Nations Children's Fund", "",
    "City of Ann Arbor", "University of Michigan", "Procter & Gamble", "Open Society Foundations",
    "Freelance", "The Limited",
)  # fmt: skip
MAJORS = ("English", "BA English", "Comp. Lit.", "Biology", "ECON", "", "Computer Science (BSE)")
YEARS = ("2017", "'09", "", "2024", "1998", "2025")


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[judge.Desk]]:
    """The sample, and the odd list, each imported into a home and opened."""
    folder = tmp_path_factory.mktemp("kinds")
    odd = folder / "odd.csv"
    with odd.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Name", "Current Title", "Current Employer", "Major", "Class Year", "Email",
                      "LinkedIn"])  # fmt: skip
        for n in range(120):
            slug = f"https://www.linkedin.com/in/odd-{n}"
            mail = f"odd{n}@example.org" if n % 3 else ""
            out.writerow([NAMES[n % 24], TITLES[n % 23], COMPANIES[n % 18], MAJORS[n % 7],
                          YEARS[n % 6], mail, slug])  # fmt: skip
    sample = Path(__file__).parent.parent / "data" / "sample"
    archive = next(sample.glob("*LinkedInDataExport*"))
    opened = []
    homes = [(Home(folder / "sample", lambda: NOW), next(sample.glob("*.csv"))),
             (Home(folder / "odd", lambda: NOW), odd)]  # fmt: skip
    for home, path in homes:
        gather.init(home, archive, {})
        gather.bring(home, [archive] if path != odd else [], Options())
        gather.bring(home, [path], Options(school="University of Michigan"))
    with reading(homes[0][0]) as one, reading(homes[1][0]) as other:
        for store, (home, _) in zip((one, other), homes, strict=True):
            opened.append(judge.desk(store, home, choose.known_seeker(home)))
        yield opened


SAID = "2026-11-20"
THREAD = Thread(
    asked=Fact("2026-11-02", said="2026-11-02"),
    asked_to="first@example.org",
    subject="Michigan, and a question",
    message_id="<1@example.org>",
    replied=Fact("2026-11-18", said="2026-11-18"),
    declined=Fact("2026-11-18", column="I am not the right person", said="2026-11-18"),
    met=Fact("2026-11-18", said="2026-11-18"),
    learnt=Fact("You said to rewrite one help page a week", said=SAID),
    plan=Fact("I have started with my bank's lost-card page", said=SAID),
    suggested=(Fact("Noor Haddad", said=SAID),),
)
WAITING = replace(THREAD, replied=None, declined=None, met=None)


def able(person: Person, kind: Kind) -> Person:
    """The person with what the kind needs to reach them."""
    if kind is Kind.NOTE:
        return replace(person, connected=False, emails=())
    if kind is Kind.MESSAGE:
        return replace(person, connected=True)
    mail = person.emails or (Fact("reach@example.org", said=SAID),)
    more = replace(person, emails=mail, news=Fact("I start at Fern in May.", said=SAID))
    if kind is Kind.REFERRAL:
        return replace(more, referred_by=Fact("Noor Haddad", said=SAID),
                       may_name=Fact("yes", said=SAID))  # fmt: skip
    return more


def written(desk: judge.Desk, kind: Kind, count: int) -> Iterator[tuple[Draft, Person, Thread]]:
    """Drafts of a kind to the best of the ranking, in batches of 25."""
    ranked = choose.scored(desk.store, desk.home, desk.seeker).ranked["id"].tolist()
    thread = WAITING if kind is Kind.FOLLOWUP else Thread() if kind.is_first else THREAD
    taken = Taken()
    able_ = (able(person, kind) for person in desk.people(ranked[:count]))
    reached = (one for one in able_ if one.greeting and (kind is not Kind.NOTE or one.url))
    for number, to in enumerate(reached):
        if number % 25 == 0:
            taken = Taken()
        if thread.asked:
            thread = replace(thread, asked_to=to.emails[0].value)
        draft = compose(to, desk.seeker, desk.shared(to), desk.census, desk.today, None, taken,
                        Occasion(kind, thread))  # fmt: skip
        yield draft, to, thread


def test_a_follow_up_asks_under_the_subject_it_follows(desks: list[judge.Desk]) -> None:
    """Each puts a question, and none takes another subject than that of the first message."""
    for draft, _, thread in written(desks[0], Kind.FOLLOWUP, 100):
        assert draft.body.count("?") == 1
        assert draft.subject == f"Re: {thread.subject}"


# True of the lists themselves: who is greeted by what may be a family name, and old classes.
TRUE = {"L13"}


@pytest.mark.parametrize("which", [0, 1], ids=["sample", "odd"])
@pytest.mark.parametrize("kind", list(Kind))
def test_nobody_would_mind(kind: Kind, which: int, desks: list[judge.Desk]) -> None:
    """Every kind, to everybody, passes the whole lint without an error or a warning."""
    desk = desks[which]
    minded = []
    count = 0
    for draft, to, thread in written(desk, kind, 200 if which == 0 else 120):
        count += 1
        context = Context(thread=thread if not kind.is_first else Thread())
        for finding in lint(draft, to, desk.seeker, desk.shared(to), desk.today, context):
            is_for_seeker = "where you work" in finding.text  # whose colleague they are
            if finding.rule not in TRUE and not is_for_seeker:
                minded.append(f"{to.name.value}: {finding.rule} {finding.text}\n{draft.body}")
    assert minded == []
    assert count >= (150 if which == 0 else 90)


def values(found: object) -> Iterator[str]:
    """Every text of a person, a seeker or a thread."""
    if isinstance(found, (str, Fact)):
        yield found if isinstance(found, str) else found.value
    elif isinstance(found, tuple):
        for one in found:
            yield from values(one)
    else:
        for name in getattr(found, "__dataclass_fields__", ()):
            yield from values(getattr(found, name))


@pytest.mark.parametrize("which", [0, 1], ids=["sample", "odd"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_sentence_about_a_person_rests_on_facts(
    kind: Kind, which: int, desks: list[judge.Desk]
) -> None:
    """A sentence that holds a name of theirs has under it a fact of theirs that says so."""
    desk = desks[which]
    for draft, to, thread in written(desk, kind, 60):
        known = {*values(to), *values(desk.seeker), *values(thread)}
        known |= {one for tie in desk.shared(to) for one in values(tie)}
        company = fold(to.company_name)
        for sentence in draft.sentences:
            assert {fact.value for fact in sentence.facts} <= known
            if company and f" {company} " in f" {fold(sentence.text)} ":
                assert sentence.facts, sentence
        assert not draft.to or draft.to in values(to)


@pytest.mark.parametrize("kind", [Kind.ASK, Kind.MESSAGE, Kind.NOTE])
def test_two_colleagues_do_not_get_one_letter(kind: Kind, desks: list[judge.Desk]) -> None:
    """In a batch no two bodies share more than lint allows, and no subject stands over a third."""
    desk = desks[0]
    batch = Batch()
    subjects: list[str] = []
    for number, (draft, to, _) in enumerate(written(desk, kind, 50)):
        if number % 25 == 0:
            batch, subjects = Batch(), []
        peers = batch.take(draft, to, desk.merged(draft, to))
        subjects.append(draft.subject)
        assert peers.colleague.likeness <= 0.5
        assert peers.nearest.likeness <= 0.8
        assert peers.same_compliment == ""
        assert kind is not Kind.ASK or subjects.count(draft.subject) * 3 <= max(3, len(subjects))


def test_a_run_is_the_same_twice(run: Run, alumni: Path, archive: Path) -> None:
    """One home, one day, one answer: drafting again writes the same letters."""
    run("init", str(archive), "--yes")
    run("import", str(archive), str(alumni), "--school", "University of Michigan")
    first = run("draft", "--top", "10", "--dry-run", "--json").stdout
    assert run("draft", "--top", "10", "--dry-run", "--json").stdout == first
