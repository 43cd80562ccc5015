"""Web pages: what is read out of them, whatever their make, and that no page can hurt."""

import json
import resource
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach import confined, importers, markup
from outreach.config import Home
from outreach.errors import TooLarge, UnreadableFile
from outreach.importers import page
from outreach.journey import gather, who
from outreach.markup import text, worker
from outreach.model.intake import Batch, Options
from tests.test_importers import people_of, shown

DATA = Path(__file__).parent / "data" / "page"
SAMPLES = sorted(DATA.glob("*.html"))


def read(path: Path, options: Options | None = None) -> Batch:
    """What the importer that claims a file reads out of it."""
    return importers.identify(path).extract(path, options or Options())


def written(tmp_path: Path, body: str, head: str = '<meta charset="utf-8">') -> Path:
    """A page with that body."""
    path = tmp_path / "people.html"
    path.write_text(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return path


def told(batch: Batch) -> list[dict[str, Any]]:
    """A batch in the shape of the expected .json."""
    return [
        {"place": table.file.rpartition(", ")[2], "skipped": [skip.row for skip in table.skipped],
         "people": [brief(shown(one), row, table.mapping, table.header)
                    for one, row in zip(people_of(batch.format, table), table.rows, strict=True)]}
        for table in batch.tables
    ]  # fmt: skip


def brief(
    person: dict[str, Any], row: list[str], mapping: dict[str, str], header: list[str]
) -> dict[str, Any]:
    """What a page can tell of a person, without what is empty."""
    at = {field: header.index(column) for column, field in mapping.items()}
    company = row[at["company"]] if "company" in at else ""
    kept = {"row": person["row"], "name": person["name"], "title": person["title"],
            "company": company, "emails": person["emails"], "url": person["url"],
            "schools": [{key: value for key, value in school.items() if value}
                        for school in person["schools"]]}  # fmt: skip
    return {key: value for key, value in kept.items() if value}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_expected(path: Path) -> None:
    """Each kind of page gives the people, rows and skips that were written down for it."""
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    batch = read(path)
    assert batch.format == "page"
    assert batch.next == wanted["next"]
    assert told(batch) == wanted["tables"]


def test_the_place_in_the_page_is_the_origin(tmp_path: Path) -> None:
    """Each fact says which block of which page it stood in, which row, and under which name."""
    home = Home(tmp_path / "home")
    gather.bring(home, [DATA / "cards.html"], Options(school="University of Michigan"))
    title = who.one(home, "Priya Raman").title
    assert title is not None
    assert (title.value, title.where) == (
        "Content Strategist", "cards.html, cards 1 line 1, alumni-card__position",
    )  # fmt: skip


def test_all_of_a_page_may_have_gone_to_one_school(tmp_path: Path) -> None:
    """--school holds for a page as for a list."""
    home = Home(tmp_path / "home")
    gather.bring(home, [DATA / "cards.html"], Options(school="University of Michigan"))
    studies = who.one(home, "Priya Raman").studies
    assert [study.school.value for study in studies if study.school] == ["University of Michigan"]


def test_the_encoding_that_the_page_names_is_used(tmp_path: Path) -> None:
    """Windows-1250, UTF-16 and UTF-8 pages give the same name."""
    body = "<table><tr><th>Name<th>Title<tr><td>Zoë Šimková<td>Editor</table>"
    for codec, head in (
        ("cp1250", '<meta charset="windows-1250">'),
        ("utf-16", ""),
        ("utf-8-sig", '<meta charset="windows-1250">'),  # the mark in front wins
    ):
        path = tmp_path / f"{codec}.html"
        page_text = f"<html><head>{head}</head><body>{body.replace('ë', 'e')}</body></html>"
        path.write_bytes(page_text.encode(codec))
        assert read(path).tables[0].rows == [["Zoe Šimková", "Editor"]]


@pytest.mark.parametrize(
    ("written_as", "address"),
    [
        ("ana [at] example [dot] org", "ana@example.org"),
        ("ana.lee(at)dept.example(dot)org", "ana.lee@dept.example.org"),
        ("ana at example dot org", "ana@example.org"),
        ("ana {at} example.org", "ana@example.org"),
        ("ana @ example.org", "ana@example.org"),
        ("Meet me at noon", "Meet me at noon"),
        ("Editor at Corvid", "Editor at Corvid"),
    ],
)
def test_addresses_hidden_from_robots_are_read(written_as: str, address: str) -> None:
    """`[at]`, `(dot)` and spelt words become an address; a sentence with `at` stays one."""
    assert text.tidy(written_as) == address


def test_asterisks_are_no_value() -> None:
    """What a page masks is missing, not a name of stars."""
    assert text.tidy(" ******** ") == text.tidy("a***@example.org") == ""
    assert text.tidy("A* search") == "A* search"


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>Home</li><li>About Us</li><li>Contact Us</li></ul>",
        "<div class=n><h3>Dean Honored Twice</h3><p>March 3, 2024</p></div>"
        "<div class=n><h3>New Hall Opens</h3><p>4 May 2024</p></div>",
        "<table><tr><th>Course<th>Room<tr><td>Old English<td>4</table>",
        "<ul><li>Ann Arbor, Michigan</li><li>San Jose, California</li></ul>",
        "<p>Please enable JavaScript.</p>",
    ],
)
def test_menus_news_and_courses_are_nobody(tmp_path: Path, body: str) -> None:
    """Words with capitals are not yet people; the page is refused, with the way to paste it."""
    with pytest.raises(UnreadableFile, match="nobody could be made out") as caught:
        read(written(tmp_path, body))
    assert "--paste" in caught.value.hint


FALSE = """<ul><li>Visit Campus</li>
<li>Join Our Team, <a href="mailto:jobs@example.org">Apply</a></li>
<li>Financial Aid, <a href="mailto:finaid@example.org">write</a></li><li>New York, NY</li>
<li>Goldman Sachs, Analyst</li><li>Marketing Manager, Boston</li><li>Creative Writing, ENG 301</li>
<li>Homecoming Weekend, Class of 2014</li><li>Greater Boston, Tom Fisk, '88</li>
<li>Resume Workshop, Recruiter at Glint</li><li>Mentions Légales, Lyon</li>
<li>Ana Lee, Editor at Corvid, '17</li><li>Bo Lund, Nurse, St. Mary Hospital</li>
<li>Dee Quick '90, Attorney, Fenn LLP</li></ul>"""


def test_each_card_must_say_by_itself_that_it_is_a_person(tmp_path: Path) -> None:
    """Offices, places, firms, trades, courses and events are left out, and said so."""
    (table,) = read(written(tmp_path, FALSE)).tables
    assert [row[0] for row in table.rows] == ["Ana Lee", "Bo Lund", "Dee Quick"]
    assert len(table.rows) + len(table.skipped) == FALSE.count("<li>")


def test_the_labels_of_a_content_system_are_no_values(tmp_path: Path) -> None:
    """Drupal's `views-label` and `field__label` say what the next element is."""
    body = "".join(
        f"""<div class="views-row"><h3 class="views-field-title"><span>{who}</span></h3>
        <div class="views-field views-field-field-employer">
        <span class="views-label">Employer: </span><span class="field-content">{firm}</span></div>
        <div class="field--name-field-class-year"><div class="field__label">Class year</div>
        <div class="field__item">{year}</div></div></div>"""
        for who, firm, year in (("Ana Lee", "Corvid", 2011), ("Bo Lund", "Glint", 2012))
    )
    (table,) = read(written(tmp_path, body)).tables
    told = [{table.mapping[column]: cell for column, cell in zip(table.header, row, strict=True)}
            for row in table.rows]  # fmt: skip
    assert told == [{"full_name": "Ana Lee", "company": "Corvid", "year": "2011"},
                    {"full_name": "Bo Lund", "company": "Glint", "year": "2012"}]  # fmt: skip


def test_the_address_of_another_is_not_theirs(tmp_path: Path) -> None:
    """A link behind the name of an assistant or of whoever nominated them is that person's own."""
    table = ('<table><tr><th>Name<th>Title<th>Assistant</tr><tr><td>Amy Noon<td>Dean<td>'
             '<a href="mailto:bea@example.org">Bea Oaks</a><tr><td>Cy Pratt<td>Dean<td>'
             '<a href="mailto:di@example.org">Di Quinn</a></table>')  # fmt: skip
    cards = "".join(
        f'<div class="c"><h3>{who}</h3><p>Editor at Corvid</p><p>Nominated by'
        f' <a href="mailto:abe@example.org">Abe Moss</a></p></div>'
        for who in ("Zoe Lamb", "Yan Kerr")
    )
    for body in (table, cards):
        found, *_ = read(written(tmp_path, body)).tables
        assert "email" not in found.mapping.values()


def test_those_who_died_are_left_out(tmp_path: Path) -> None:
    """Under `In Memoriam`, with a dagger or `(deceased)`: nobody is to write to them."""
    body = """<h2>In Memoriam</h2><ul><li>Abe Tull '51, Judge, Elm Court</li>
    <li>Cal Pond '49, Nurse</li></ul><h2>Class of 2001</h2><ul>
    <li>Eli Rusk (deceased), Editor at Corvid</li><li>Fay Shore †, Editor at Glint</li>
    <li>Ana Lee, Editor at Corvid</li><li>Bo Ray, Chef, Hive</li></ul>"""
    (table,) = read(written(tmp_path, body)).tables
    assert [row[0] for row in table.rows] == ["Ana Lee", "Bo Ray"]
    assert sum("died" in skip.why for skip in table.skipped) == 2


def test_a_heading_with_paragraphs_is_a_card(tmp_path: Path) -> None:
    """A name as heading, and below it who that is, up to the next heading."""
    body = """<h2>Class of 2012</h2><h3>Ana Lee</h3><p>Editor at Corvid</p><p>She loves bikes.</p>
    <h3>Bo Ray</h3><p>Chef, Hive</p><h2>Class of 2013</h2><h3>Cy Moe</h3><ul><li>Nurse at Kiln</li>
    </ul><h3>Our Mission</h3><p>We help.</p><h3>Di Noy</h3><p>March 3, 2024: Di wins a prize</p>"""
    (table,) = read(written(tmp_path, body)).tables
    told = [{table.mapping[column]: cell for column, cell in zip(table.header, row, strict=True)}
            for row in table.rows]  # fmt: skip
    assert told == [
        {"full_name": "Ana Lee", "title": "Editor", "company": "Corvid", "year": "2012"},
        {"full_name": "Bo Ray", "title": "Chef", "company": "Hive", "year": "2012"},
        {"full_name": "Cy Moe", "title": "Nurse", "company": "Kiln", "year": "2013"},
    ]


@pytest.mark.parametrize(
    ("title", "year"),
    [("Alumni by class", "2017"), ("Distinguished Alumni Award", ""), ("News", "")],
)
def test_a_number_over_people_is_their_class_only_where_they_are_listed_so(
    tmp_path: Path, title: str, year: str
) -> None:
    """`2017` as a heading is the year of a prize or of news as well."""
    body = "<h2>2017</h2><ul><li>Ana Lee, Editor at Corvid</li><li>Bo Ray, Chef, Hive</li></ul>"
    (table,) = read(written(tmp_path, body, f"<title>{title}</title>")).tables
    told = [row[table.header.index("Heading")] if "Heading" in table.header else ""
            for row in table.rows]  # fmt: skip
    assert told == [year, year]


def test_the_year_of_a_prize_is_no_class(tmp_path: Path) -> None:
    """Where the headline speaks of prizes, a column called Year tells of them."""
    body = "<h1>Hall of Fame</h1><table><tr><th>Name<th>Year<th>Title<tr><td>Ruth Engel<td>2019"
    (table,) = read(written(tmp_path, f"{body}<td>Chemist</table>")).tables
    assert table.mapping == {"Name": "full_name", "Title": "title"}


def test_courses_and_theses_are_no_work(tmp_path: Path) -> None:
    """A list of courses is nobody; what a professor teaches is no major, a thesis no post."""
    courses = "<tr><th>Course<th>Name<th>Instructor<tr><td>HIS 201<td>Ancient Rome<td>B. Crane"
    with pytest.raises(UnreadableFile):
        read(written(tmp_path, f"<table>{courses}</table>"))
    theses = "<tr><th>Name<th>Title<th>Advisor<th>Course<tr><td>Yusuf Demir<td>On Trade<td>A<td>X"
    (table,) = read(written(tmp_path, f"<table>{theses}</table>")).tables
    assert table.mapping == {"Name": "full_name"}


def test_two_people_in_a_row_are_two(tmp_path: Path) -> None:
    """A table without a header that lays people side by side gives each with what is theirs."""
    body = """<table><tr><td>Gerald Toomey '72, Accountant<td>Phyllis Brandt '75, Teacher</tr>
    <tr><td>Ronald Weiss '78, Engineer<td>Carol Anne Diaz '81, Nurse</tr></table>"""
    (table,) = read(written(tmp_path, body)).tables
    assert [row[:3] for row in table.rows] == [
        ["Gerald Toomey", "'72", "Accountant"], ["Phyllis Brandt", "'75", "Teacher"],
        ["Ronald Weiss", "'78", "Engineer"], ["Carol Anne Diaz", "'81", "Nurse"],
    ]  # fmt: skip


def test_who_organises_or_performs_is_not_listed(tmp_path: Path) -> None:
    """JSON-LD tells of many people; those of a list are read, not those of an event or article."""
    head = """<script type="application/ld+json"><!-- {"@graph":[{"@type":"Event","organizer":
    {"@type":"Person","name":"Or Ganizer","jobTitle":"Host"}},{"@type":"Organization","employee":
    [{"@type":"Person","name":"Jo &amp; Bo Lee","jobTitle":"Editor"}]}]} --></script>"""
    (table,) = read(written(tmp_path, "", head)).tables
    assert [row[0] for row in table.rows] == ["Jo & Bo Lee"]


def test_who_is_told_of_twice_on_a_page_comes_once(tmp_path: Path) -> None:
    """Whoever tells more of them is read; the other is left out, and said so."""
    head = ('<script type="application/ld+json">[{"@type":"Person","name":"Ana Lee",'
            '"jobTitle":"Editor"},{"@type":"Person","name":"Tom Fox","jobTitle":"Editor",'
            '"worksFor":"Corvid","email":"tom@example.org","alumniOf":"Yale"}]'
            "</script>")  # fmt: skip
    body = "<ul><li>Ana Lee, Editor at Corvid, '17</li><li>Tom Fox, Editor at Corvid</li></ul>"
    first, second = read(written(tmp_path, body, head)).tables
    assert [row[first.header.index("name")] for row in first.rows] == ["Tom Fox"]
    assert [row[0] for row in second.rows] == ["Ana Lee"]
    assert [(skip.row, "elsewhere" in skip.why) for skip in second.skipped] == [(2, True)]


def test_a_guess_can_be_corrected(tmp_path: Path) -> None:
    """--map says what a column of a page means, or that it means nothing."""
    body = "<table><tr><th>Name<th>Title<th>Where<tr><td>Ana Lee<td>Editor<td>Corvid</table>"
    path = written(tmp_path, body)
    (table,) = read(path, Options(mapping={"Where": "company"})).tables
    assert table.mapping == {"Name": "full_name", "Title": "title", "Where": "company"}


# ── pages made to hurt ────────────────────────────────────────────────────────────────────────

HURTFUL = {
    "spans": "<table><tr><th>Name<th>Title</tr>"
    + "<tr><td colspan=999999999 rowspan=999999999>Ana Lee</td></tr>" * 500
    + "</table>",
    "comments": "<p>Ana</p>" + "<!--" * 250_000,
    "endings": "<p>Ana</p>" + "</" * 500_000,
    "attributes": '<a b="' * 150_000,
    "nested": "<div>" * 200_000 + "Ana Lee",
    "nested tables": "<table><tr><td>" * 30_000,
    "nested cards": '<div class="h-card"><span class="p-name">Ana Lee</span>' * 5_000,
    "nested items": '<div itemscope itemprop=x itemtype="http://schema.org/Person">' * 5_000,
    "json": '<script type="application/ld+json">' + "[" * 500_000 + "</script>",
    "headings": "<h3>Ana Lee</h3><p>Editor</p>" * 30_000,
    "paragraphs": "<h3>Ana Lee</h3>" + "<p>Editor at Corvid</p>" * 60_000 + "<h3>Bo Ray</h3><p>x",
    "brackets": "<table>" + f"<tr><td>{'(' * 30_000}<td>Ana Lee" * 12 + "</table>",
    "rowspans": "<table>" + "<tr>" + "<td rowspan=2000>Ana Lee, Editor" * 190 + "<tr>" * 2_000,
    "lines": "<ul>" + "<li>Ana Lee, Editor, " + "A b, " * 200_000 + "</ul>",
    "words": "<ul>" + "<li>" + "Ab " * 300_000 + "<li>" + "Ab " * 300_000 + "</ul>",
}


@pytest.mark.parametrize("what", HURTFUL)
def test_no_page_hangs_or_fills_the_memory(tmp_path: Path, what: str) -> None:
    """Half a megabyte that asks for gigabytes or hours ends soon, in people or in a sentence."""
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{HURTFUL[what]}", "utf-8")
    began = time.monotonic()
    with suppress(UnreadableFile):
        read(path)
    assert time.monotonic() - began < confined.SECONDS + 30


def test_the_parser_is_bounded() -> None:
    """The process that parses a page cannot hold more than a gigabyte."""
    code = ("from outreach import confined; confined.bound()\n"
            "import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0])\n"
            "bytearray(1 << 31)")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert int(done.stdout) == 1 << 30
    assert b"MemoryError" in done.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY  # ours is as it was


def test_a_page_of_more_than_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    """It is not parsed at all."""
    path = tmp_path / "page.html"
    path.write_bytes(b"<html>" + b" " * markup.SIZE)
    with pytest.raises(TooLarge, match="20 MB"):
        page.extract(path, Options())


TAGS = ("html", "head", "body", "table", "tr", "td", "th", "ul", "li", "dl", "dt", "dd", "div",
        "h2", "h3", "p", "a", "span", "br", "script", "caption", "form")  # fmt: skip
ATTRIBUTES = st.sampled_from(
    ["", "class=card", 'class="h-card"', 'class="vcard"', "class=p-name", "class=fn", "itemscope",
     'itemscope itemtype="https://schema.org/Person"', "itemprop=name", "itemprop=email",
     "colspan=3", "rowspan=0", "rowspan=2", "colspan=x", 'href="mailto:ana@example.org"',
     "href=https://www.linkedin.com/in/ana", 'data-cfemail="7f1e"', 'type="application/ld+json"',
     "rel=next href=?2", "hidden"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["Ana Lee", "Lee, Ana", "Editor at Corvid", "Class of 2017", "Name", "Title", "Email:",
     "ana [at] example [dot] org", "****", "’17", '{"@type":"Person","name":"Ana"}', "\x00", "&#0;",
     "<", "-->", "\ud800"]
)  # fmt: skip
PIECES = st.one_of(
    st.tuples(st.sampled_from(TAGS), ATTRIBUTES).map(lambda one: f"<{one[0]} {one[1]}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    WORDS,
    st.text(max_size=12),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_no_page_breaks_the_parser(pieces: list[str]) -> None:
    """Whatever a page is made of, its blocks have as many numbers as rows or cards."""
    found = worker.parsed("".join(pieces).encode("utf-8", "surrogatepass"))
    blocks = found["blocks"]
    assert isinstance(blocks, list)
    for block in blocks:
        count = len(block["cards"]) or len(block["rows"]) - (block["kind"] == "told")
        assert len(block["numbers"]) == count
    json.dumps(found)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=400) | st.lists(PIECES, max_size=40).map(lambda p: "".join(p).encode(
    "utf-8", "surrogatepass")))  # fmt: skip
def test_any_bytes_are_people_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """A file that begins like a page is read or refused in a sentence, whatever follows."""
    path = tmp_path_factory.mktemp("pages") / "page.html"
    path.write_bytes(b"<html>" + data)
    with suppress(UnreadableFile):
        for table in page.extract(path, Options()).tables:
            assert all(len(row) == len(table.header) for row in table.rows)
            assert set(table.mapping) <= set(table.header)


def test_a_table_of_buildings_is_nobody_and_one_with_years_in_its_names_is_people(
    tmp_path: Path,
) -> None:
    """A column called Name is not enough: most of it must be names, with or without a year."""
    halls = "<table><tr><th>Name<th>Location<tr><td>Graduate Library<td>Main<tr><td>Art Museum<td>X"
    with pytest.raises(UnreadableFile):
        read(written(tmp_path, f"{halls}</table>"))
    dated = "<tr><th>Name<th>Title<tr><td>Ana Lee '17<td>Editor<tr><td>Lund, Bo (2015)<td>Chef"
    (table,) = read(written(tmp_path, f"<table>{dated}</table>")).tables
    assert len(table.rows) == 2


def test_half_a_character_costs_nobody(tmp_path: Path) -> None:
    """A script with half of a character in a name is read, and so is the file beside it."""
    person = '{"@context": "https://schema.org", "@type": "Person", "name": "Ada \\ud83d Byron",'
    person += '"jobTitle": "Engineer \\ud83d\\ude80", "worksFor": {"name": "Corvid"}}'
    people = written(tmp_path, f'<script type="application/ld+json">{person}</script>')
    (tmp_path / "b.csv").write_text("Name,Company\nBo Ray,Lantern\n", encoding="utf-8")
    home = Home(tmp_path / "home")
    done = gather.bring(home, [people, tmp_path / "b.csv"], Options())
    assert [one.rows for one in done.imports] == [1, 1]
    assert {one.name.value for one in who.found(home, "")} == {"Ada Byron", "Bo Ray"}
