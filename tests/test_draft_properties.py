"""Whatever stands in a cell: nothing is invented, nothing is executed."""

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.config import shipped
from outreach.draft import compose
from outreach.draft.facts import clean
from outreach.draft.language.craft import craft
from outreach.errors import UsageError
from outreach.lint import lint
from outreach.model import Draft, Fact, Person, Seeker, Severity, Study
from outreach.resolve.field import spoken_title
from tests.people import CENSUS, TODAY, email, person, read, school_tie, seeker, study

HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ cycler.__init__.__globals__ }}",
    "=?utf-8?q?=0D=0ABcc:_evil@example.org?=",
    "Ann\r\nBcc: evil@example.org",
    "\ue000found\ue001",
    "\u202eAnn\u200b",
    "${USER}",
    "<script>alert(1)</script>",
)
WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=5, max_size=9).map(
    str.capitalize
)
TITLES = st.sampled_from(
    ["Editor", "Content Strategist", "Software Engineer", "Head of Content", "Marketing", "Nurse",
     "Recruiter", "Data Analyst", "Founder", "", "Helping brands", "VP of Sales", "Product Manager"]
)  # fmt: skip
FIELDS = st.sampled_from(["writing", "software", "marketing", "biotech", ""])


@st.composite
def people(draw: st.DrawFn, word: st.SearchStrategy[str] = WORDS) -> Person:
    """Somebody of whom much or little is known."""
    name = f"{draw(word)} {draw(word)}"
    field = draw(FIELDS)
    year = str(draw(st.integers(1950, 2025)))
    school = draw(st.sampled_from(["Michigan", "Ohio State", ""]))
    return person(
        name, draw(TITLES), draw(st.one_of(st.just(""), word)),
        id=draw(st.text(min_size=1, max_size=4)), greeting=read(draw(word)),
        emails=email("reach@example.org") if draw(st.booleans()) else (),
        url=read("https://www.linkedin.com/in/x"),
        field_id=field, field_name=field, level=draw(st.sampled_from(["", "manager", "founder"])),
        studies=(study(school, draw(st.one_of(st.just(""), word)), year, draw(FIELDS)),),
        past_companies=(read(draw(word)),) if draw(st.booleans()) else (),
        connected=draw(st.booleans()), connected_on=read("2019-03-05"),
        referred_by=draw(st.one_of(st.none(), word.map(read))),
        hook=draw(st.one_of(st.none(), word.map(read))),
    )  # fmt: skip


def draft(to: Person, by: Seeker) -> Draft | None:
    """The draft with the ties that hold, None where nothing fits."""
    shares = to.studies[0].school_id == by.studies[0].school_id
    try:
        return compose(to, by, (school_tie(to, by),) if shares else (), CENSUS, TODAY)
    except UsageError:
        return None


def values(to: Person, by: Seeker) -> Iterator[str]:
    """Every text that stands in a fact, the month and the counts made from facts with it."""
    things: tuple[Person | Seeker | Study, ...] = (to, by, *to.studies, *by.studies)
    for thing in things:
        for name in type(thing).__dataclass_fields__:
            value = getattr(thing, name)
            several = isinstance(value, tuple) and not isinstance(value, Fact)
            for fact in value if several else (value,):
                yield fact.value if isinstance(fact, Fact) else str(fact)
    yield by.goal.text.value if by.goal.text else ""
    yield craft(spoken_title(to.title.value)) if to.title else ""
    yield f"March {CENSUS.paths_known} {by.minutes} Eastern"
    for study_ in (*to.studies, *by.studies):
        yield study_.year.value[2:] if study_.year else ""
    years = [study_.year for study_ in (to.studies[0], by.studies[0])]
    yield str(abs(int(years[0].value) - int(years[1].value))) if all(years) else ""  # type: ignore[union-attr]


def tokens(text: str) -> set[str]:
    """Addresses, runs of digits and words with a capital."""
    return set(re.findall(r"\S+@\S+|\d+|\b[A-Z][\w]*", text))


TEMPLATES = "\n".join(
    path.read_text(encoding="utf-8") for path in shipped("templates").rglob("en/*.t*")
)


@settings(max_examples=150, deadline=None)
@given(people())
def test_nothing_is_invented(to: Person) -> None:
    """Every address, number and capitalised word stands in a fact or in a template."""
    by = seeker()
    made = draft(to, by)
    if made is None:
        return
    known = tokens(TEMPLATES) | tokens(" ".join(values(to, by)))
    known |= {word.capitalize() for word in re.findall(r"[a-z]+", " ".join(values(to, by)).lower())}
    assert tokens(f"{made.subject}\n{made.body}") <= known


@settings(max_examples=150, deadline=None)
@given(people())
def test_our_own_drafts_have_no_error(to: Person) -> None:
    """What we write of anybody passes our own lint."""
    by = seeker()
    made = draft(to, by)
    if made is None:
        return
    shares = to.studies[0].school_id == by.studies[0].school_id
    findings = lint(made, to, by, (school_tie(to, by),) if shares else (), TODAY)
    assert [one for one in findings if one.severity is Severity.ERROR] == []


@settings(max_examples=150, deadline=None)
@given(people(st.sampled_from(HOSTILE)))
def test_hostile_cells_are_text(to: Person) -> None:
    """Code in a cell stands in the draft as it was typed, on one line, and is never run."""
    made = draft(to, seeker())
    if made is None:
        return
    whole = f"{made.subject}\n{made.body}"
    assert "49" not in re.findall(r"\d+", whole)
    assert clean(to.name.value if "Dear" in whole else to.greeting.value) in whole  # type: ignore[union-attr]
    assert "=?" not in made.subject + made.to_name
    assert not re.search(r"=\?[\w-]+\?[bq]\?", whole, re.IGNORECASE)
    assert not re.search(r"[\r\u202e\u200b\ue000\ue001]", whole)
    assert not any(line.startswith("Bcc:") for line in whole.split("\n"))
    assert "\n" not in made.subject + made.to_name


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_made_safe(text: str) -> None:
    """Cleaned text has no line break, no control character and no header code."""
    shown = clean(text)
    assert "=?" not in shown
    assert not re.search(r"[\x00-\x1f\x7f\x85\u2028\u2029\ue000\ue001]", shown)
