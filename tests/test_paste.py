"""A list pasted from anywhere: people are made out, shown, and kept only after a yes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.loose import HEADER
from outreach.paste import table
from tests.conftest import Run, read_json

LINES = """1. Priya Raman, Content Strategist at Lantern, '17, priya@example.org
2. Ida Novak - Editor, Corvid Press (2015)
* Bo Lind | Copywriter | Oak & Co | https://www.linkedin.com/in/bo-lind-sample
Alumni of the department
Mei Lund\tProduct Manager\tFern\tUniversity of Michigan\t2014
"""
BLOCKS = """Priya Raman
Content Strategist at Lantern
University of Michigan, BA English, 2013 - 2017

Tom Fox
Senior Editor · Corvid
tom@example.org

Our great alumni!
"""


def told(text: str) -> list[dict[str, str]]:
    """What is made out of a text, without empty cells."""
    found = table(text)
    return [{k: v for k, v in zip(found.header, row, strict=True) if v} for row in found.rows]


def test_a_person_a_line() -> None:
    """Numbers, bullets, dashes, bars, tabs and brackets part a line; who is nobody is named."""
    assert told(LINES) == [
        {"Name": "Priya Raman", "Title": "Content Strategist", "Company": "Lantern", "Year": "'17",
         "Email": "priya@example.org"},
        {"Name": "Ida Novak", "Title": "Editor", "Company": "Corvid Press", "Year": "2015"},
        {"Name": "Bo Lind", "Title": "Copywriter", "Company": "Oak & Co",
         "Profile": "https://www.linkedin.com/in/bo-lind-sample"},
        {"Name": "Mei Lund", "Title": "Product Manager", "Company": "Fern",
         "School": "University of Michigan", "Year": "2014"},
    ]  # fmt: skip
    assert [(skip.row, "Alumni" in skip.why) for skip in table(LINES).skipped] == [(4, True)]
    assert table(LINES).lines == [1, 2, 3, 5]


def test_a_person_a_block() -> None:
    """Blocks between blank lines are people; one that begins with no name is none."""
    assert told(BLOCKS) == [
        {"Name": "Priya Raman", "Title": "Content Strategist", "Company": "Lantern",
         "School": "University of Michigan", "Major": "English", "Year": "2017"},
        {"Name": "Tom Fox", "Title": "Senior Editor", "Company": "Corvid",
         "Email": "tom@example.org"},
    ]  # fmt: skip
    assert table(BLOCKS).lines == [1, 5]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Ann Lee '04, Editor at Marrow Books", {"Year": "'04", "Title": "Editor",
                                                  "Company": "Marrow Books"}),
        ("Lee, Ann, Editor", {"Title": "Editor"}),
        ("Ann Lee, Foo Inc, Editor, 2010", {"Title": "Editor", "Company": "Foo Inc",
                                             "Year": "2010"}),
        ("Ann Lee, Attorney, Fenn LLP since 2011", {"Title": "Attorney", "Company": "Fenn LLP"}),
        ("Ann Lee, Editor, joined the firm in 2015", {"Title": "Editor"}),
        ("Ann Lee, Novelist, Debut: Salt Road (2019), B.A. '04", {"Title": "Novelist",
                                                                   "Year": "'04"}),
        ("Ann Lee, '88, Chicago, IL", {"Year": "'88", "Location": "Chicago"}),
        ("Ann Lee, Editor, Elmtown, OH", {"Title": "Editor", "Location": "Elmtown, OH"}),
        ("Ann Lee, Editor, 555-010-0100, Haven Hall 3187", {"Title": "Editor"}),
        ("Ann Lee, Editor, Corvid Press, Loves bikes.", {"Title": "Editor",
                                                          "Company": "Corvid Press"}),
        ("Ann Lee, Professor, Larch College", {"Title": "Professor", "Company": "Larch College"}),
        ("Ann Lee, Larch College 2004, Editor at Hive", {"School": "Larch College", "Year": "2004",
                                                          "Title": "Editor", "Company": "Hive"}),
        ("Ann Lee, English, UX Writer", {"Major": "English", "Title": "UX Writer"}),
    ],
)  # fmt: skip
def test_what_a_part_of_a_line_says(line: str, person: dict[str, str]) -> None:
    """Years of class, not of work; places, phones and prose are no firms; a trade is the title."""
    assert told(line) == [{"Name": "Ann Lee", **person}]


SEVERAL = """Hi Sam, these are the people I mentioned:

Megan Toller, Product Manager at Figma
Arun Bose - used to be at Google, now at a startup
Cheers,
Becky Strand
Director of Alumni Engagement
bstrand@example.org

Kim Dale
Nurse
Mercy Hospital

Lou Reiss
Teacher
Akron Schools
Ann Poe
Auditor
PwC

Anna Berg <anna.berg@example.org>, Tom Falk <tom.falk@example.org>; Ute Rau <u.rau@example.org>
"""


def test_nobody_gets_what_is_anothers() -> None:
    """Where somebody else is named the rest is theirs: no address, firm or school of it is kept."""
    assert told(SEVERAL) == [
        {"Name": "Megan Toller", "Title": "Product Manager", "Company": "Figma"},
        {"Name": "Kim Dale", "Title": "Nurse", "Company": "Mercy Hospital"},
        {"Name": "Lou Reiss", "Title": "Teacher", "Company": "Akron Schools"},
        {"Name": "Anna Berg", "Email": "anna.berg@example.org"},
    ]


def test_results_of_a_search_at_linkedin() -> None:
    """Of what its pages say in passing, the present post is read, and no button or degree."""
    text = "Caroline Webb\n • 2nd\nProduct Manager at Stripe\nSan Francisco Bay Area\n"
    text += "Past: Analyst at McKinsey\nConnect\n\nBrandon Lyle\n • 3rd+\nSoftware Engineer | "
    text += "Ex-Google\nNew York, NY\nCurrent: Software Engineer at Datadog\nConnect\n"
    assert told(text) == [
        {"Name": "Caroline Webb", "Title": "Product Manager", "Company": "Stripe"},
        {"Name": "Brandon Lyle", "Title": "Software Engineer", "Company": "Datadog"},
    ]


def test_the_dead_are_not_pasted() -> None:
    """Under `In Memoriam`, with a dagger or the word: nobody is to write to them."""
    text = "In Memoriam\n\nWalter Hume '51, Attorney\n\nClass of 2001\n\nBo Ray, Chef, Hive\n\n"
    text += "Kurt Lehman '98 – Deceased\n\n† Max Orr '60, Engineer\n\nAnn Poe, Auditor (deceased)"
    assert [one["Name"] for one in told(text)] == ["Bo Ray"]


def test_cells_with_their_header_are_a_table() -> None:
    """A copied spreadsheet is read by its header, whatever the order of its columns."""
    found = table("Name\tClass\tEmployer\tTitle\nRachel Dunne\t2014\tPwC\tSenior Associate\n")
    assert found.rows == [["Rachel Dunne", "2014", "PwC", "Senior Associate"]]
    assert found.mapping == {"Name": "full_name", "Class": "year", "Employer": "company",
                             "Title": "title"}  # fmt: skip


def test_labelled_lines_say_what_they_are() -> None:
    """`Name:`, `Company:` and the like in a block."""
    text = "Name: Tessa Boyd\nTitle: Chef\nCompany: Hive\nGraduation Year: 2004\n\nx"
    assert told(text) == [{"Name": "Tessa Boyd", "Title": "Chef", "Company": "Hive",
                           "Year": "2004"}]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Julian Cross '98, former CFO, Target", {"Year": "'98"}),
        ("Harriet Moss '98, retired, IBM", {"Year": "'98"}),
        ("Kim Dale '98, Nurse, Mercy Hospital (until 2019)", {"Year": "'98"}),
        ("Laura Finn '98, Analyst, Citi, 2018-2020", {"Year": "'98"}),
        ("Chris Yates (2010), PhD student, University of Chicago",
         {"Year": "2010", "Company": "University of Chicago"}),
        ("Ellen Moy '98, P'22, Founder, Benning Foods", {"Year": "'98", "Title": "Founder",
                                                           "Company": "Benning Foods"}),
        ("Lou Banks '98, Member-at-Large, Nurse, Mercy Hospital",
         {"Year": "'98", "Title": "Nurse", "Company": "Mercy Hospital"}),
        ("Pieter Dyke, Professor, Leiden University, 2008",
         {"Year": "2008", "Title": "Professor", "Company": "Leiden University"}),
        ("Marcus Hale, Lecturer, Ph.D., Yale University",
         {"Title": "Lecturer", "School": "Yale University"}),
        ("Nora Whit '98, Marketing Manager, Stripe, MBA Wharton",
         {"Year": "'98", "Title": "Marketing Manager", "Company": "Stripe", "School": "Wharton"}),
        ("Nora Whit, Analyst, Stripe, BA '12", {"Year": "'12", "Title": "Analyst",
                                                 "Company": "Stripe"}),
        ("Nora Whit '98, Junior, Economics, President", {"Year": "'98", "Major": "Economics",
                                                          "Title": "President"}),
        ("Grace Elli '98, President, Managing Director, Northgate Partners",
         {"Year": "'98", "Title": "Managing Director", "Company": "Northgate Partners"}),
        ("Gloria Nunez '85, Director, Oak Fund; Partner, Bell LLP", {"Year": "'85"}),
        ("Nora Whit '98, Vice President, Marketing", {"Year": "'98", "Title": "Vice President"}),
        ("Kim Oaks, Class of 2025, Psychology and French",
         {"Year": "2025", "Major": "Psychology and French"}),
        ("Raj Malik (Postdoc 2015-2018), Assistant Professor, Rice University",
         {"Title": "Assistant Professor", "Company": "Rice University"}),
        ("Joel Petrov, Assistant Director, Employer Relations", {"Title": "Assistant Director"}),
        ("Sam Okafor, Engineer, Remote", {"Title": "Engineer"}),
        ("Mara Quill '09, Senior Editor, Larkspur House",
         {"Year": "'09", "Title": "Senior Editor", "Company": "Larkspur House"}),
        ("Tia Gold '98, EDITOR-IN-CHIEF, MARROW BOOKS",
         {"Year": "'98", "Title": "EDITOR-IN-CHIEF", "Company": "MARROW BOOKS"}),
        ("Herr Uwe Lampe '98, Editor", {"Year": "'98", "Title": "Editor"}),
        ("van Dyke, Pieter, Professor", {"Title": "Professor"}),
    ],
)  # fmt: skip
def test_what_was_is_not_what_is(line: str, left: dict[str, str]) -> None:
    """Former posts, spans that ended, offices and present studies are told apart."""
    (found,) = told(line)
    assert {key: value for key, value in found.items() if key != "Name"} == left


@pytest.mark.parametrize(
    "line",
    [
        "Mr. & Mrs. Gary Loft '88",
        "Toni Morrison, Beloved, 1987",
        "Jackson Hole, Wyoming",
        "Quincy Dale, Award for Teaching, 2019",
        "Dear Ann Poe, Auditor",
        "Welcome Lunch, Chef",
        "New York | NY",
        "Career Services, Room 12",
        "Marketing Manager, Boston",
        "Contact Us, x",
    ],
)
def test_what_is_nobody(line: str) -> None:
    """Places, offices and trades with capitals are no people."""
    assert told(line) == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    """Whatever is pasted: every row is as wide as its header and has a name."""
    found = table(text)
    assert all(len(row) == len(HEADER) and row[0] for row in found.rows)


def test_nothing_is_kept_before_a_yes(run: Run) -> None:
    """Shown first; with --yes it is an import like any other, and can be taken back."""
    said = run("import", "--paste", stdin=LINES, code=2).output
    assert "Priya Raman" in said
    assert read_json(run("people", "--json")) == []
    run("import", "--paste", "--yes", "--school", "University of Michigan", stdin=LINES)
    people = read_json(run("people", "--json"))
    assert [person["name"] for person in people] == [
        "Bo Lind", "Ida Novak", "Mei Lund", "Priya Raman"
    ]  # fmt: skip
    assert people[3]["schools"][0]["id"] == "umich.edu"
    assert people[3]["records"] == [{"file": "pasted", "row": 1}]
    run("undo", "1")
    assert read_json(run("people", "--json")) == []


@pytest.mark.parametrize(("args", "words"), [(["--paste"], "Nobody could be made out"),
                                             (["--paste", "x.csv"], "takes no file"),
                                             ([], "Which file?")])  # fmt: skip
def test_what_cannot_be_meant(args: list[str], words: str, run: Run) -> None:
    """No people, a file beside it, or nothing at all: a sentence."""
    assert words in run("import", *args, stdin="hello", code=2).output
