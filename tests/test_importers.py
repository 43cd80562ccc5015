"""Every sample under tests/data is read as its expected .json says, written without the code."""

import json
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach import days, importers
from outreach.errors import UnreadableFile
from outreach.importers import linkedin, pdf, vcard
from outreach.model import Origin, Person
from outreach.model.intake import Options, Read, Table
from outreach.names import tidy
from outreach.person import assemble
from tests import pdfs

DATA = Path(__file__).parent / "data"
FORMATS = ("addressbook", "linkedin", "pdf", "table", "vcard")
CASES = sorted(path for name in FORMATS for path in (DATA / name).glob("*.json"))
REFUSED = sorted((DATA / "refused").iterdir())


def source_of(expected: Path) -> Path:
    """The file or folder beside an expected .json."""
    return next(p for p in expected.parent.glob(f"{expected.stem}*") if p.suffix != ".json")


def people_of(form: str, table: Table) -> list[Person]:
    """The people of a table, each row by itself."""
    dates = [
        row[at]
        for at, column in enumerate(table.header)
        if table.mapping.get(column) == "connected_on"
        for row in table.rows
    ]
    first = days.is_day_first(dates)
    return [
        assemble(str(line), [_read(form, table, row, line, first)], {}, (), 2026)
        for row, line in zip(table.rows, table.lines, strict=True)
    ]


def _read(form: str, table: Table, row: list[str], line: int, first: bool) -> Read:
    by_column = dict(zip(table.header, row, strict=True))
    cells = tuple(
        (column, field, tidy(by_column[column]))
        for column, field in table.mapping.items()
        if by_column[column].strip()
    )
    return Read(Origin(table.file, line, form), cells, day_first=first)


def shown(person: Person) -> dict[str, Any]:
    """A person in the shape of the expected .json."""
    result: dict[str, Any] = {
        "row": person.origins[0].row,
        "name": person.name.value,
        "given": person.given,
        "family": person.family,
        "greeting": person.greeting.value if person.greeting else "",
        "credentials": [fact.value for fact in person.credentials],
        "emails": [fact.value for fact in person.emails],
        "url": person.url.value if person.url else "",
        "connected_on": person.connected_on.value if person.connected_on else "",
        "title": person.title.value if person.title else "",
        "schools": [
            {
                "name": study.school.value if study.school else "",
                "year": study.year.value if study.year else "",
                "degree": study.degree.value if study.degree else "",
            }
            for study in person.studies
        ],
    }
    return result | ({"do_not_contact": True} if person.do_not_contact else {})


def expected_of(person: dict[str, Any]) -> dict[str, Any]:
    """What an importer answers for; what a text resolves to is tested elsewhere."""
    kept = {key: value for key, value in person.items() if key != "company"}
    kept["schools"] = [
        {key: school[key] for key in ("name", "year", "degree")} for school in person["schools"]
    ]
    return kept


@pytest.mark.parametrize("expected", CASES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_sample_is_read_as_expected(expected: Path) -> None:
    """Rows, skipped rows and people of a sample are those that were written down beforehand."""
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    path = source_of(expected)
    batch = importers.identify(path).extract(path, Options())
    (table,) = batch.tables
    assert batch.format == wanted["format"]
    assert [skip.row for skip in table.skipped] == wanted["skipped"]
    assert len(table.rows) + len(table.skipped) == wanted["rows"]
    assert [shown(p) for p in people_of(batch.format, table)] == [
        expected_of(person) for person in wanted["people"]
    ]


def test_archive_tells_last_contacts_and_its_owner() -> None:
    """An archive gives the last day in each direction, and the seeker's own schools and posts."""
    wanted = json.loads((DATA / "linkedin" / "archive.json").read_text(encoding="utf-8"))
    path = DATA / "linkedin" / "archive"
    found: dict[str, dict[str, str]] = {}
    for one in linkedin.extract(path, Options()).contacts:
        last = found.setdefault(one.url, {"url": one.url, "received": "", "sent": ""})
        last["sent" if one.sent else "received"] = one.sent or one.received
    assert [found[url] for url in sorted(found)] == wanted["contacts"]
    owner = linkedin.owner(path)
    assert (owner.name, owner.headline, owner.email) == tuple(
        wanted["seeker"][key] for key in ("name", "headline", "email")
    )
    assert [row["schoolname"] for row in owner.education] == [
        school["name"] for school in wanted["seeker"]["schools"]
    ]
    assert list(owner.skills) == wanted["seeker"]["skills"]


@pytest.mark.parametrize("path", REFUSED, ids=lambda p: p.name)
def test_what_is_no_list_of_people_is_refused_in_a_sentence(path: Path) -> None:
    """A graph, a price list, a page, bytes, nothing: each is named for what it is, with a hint."""
    with pytest.raises(UnreadableFile) as caught:
        importers.identify(path).extract(path, Options())
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


def test_every_sheet_that_lists_people_is_read(tmp_path: Path) -> None:
    """A cover sheet costs nobody: the people of all other sheets come in, each with its sheet."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["Alumni of the department"])
    cover.append(["as of 2026"])
    for year, who in ((2015, "Ana Lee"), (2016, "Tom Fox")):
        sheet = book.create_sheet(str(year))
        sheet.append(["Name", "Class Year", "Employer"])
        sheet.append([who, year, "Corvid"])
    book.save(tmp_path / "alumni.xlsx")
    batch = importers.identify(tmp_path / "alumni.xlsx").extract(
        tmp_path / "alumni.xlsx", Options()
    )
    assert [(table.file, table.rows[0][0]) for table in batch.tables] == [
        ("alumni.xlsx/2015", "Ana Lee"), ("alumni.xlsx/2016", "Tom Fox"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["  BEGIN:VCARD\nFN:Ana Lee\nEND:VCARD\n", "<html>no card</html>"])
def test_a_card_that_is_indented_or_none(tmp_path: Path, text: str) -> None:
    """Spaces before BEGIN change nothing; a file without a card is refused in a sentence."""
    path = tmp_path / "cards.vcf"
    path.write_text(text)
    if "FN" in text:
        assert [row[0] for row in vcard.extract(path, Options()).tables[0].rows] == ["Ana Lee"]
    else:
        with pytest.raises(UnreadableFile, match="no address card"):
            vcard.extract(path, Options())


CARD_LINES = st.sampled_from(
    ["BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "VERSION:3.0", "VERSION:4.0", "FN:Ana Lee",
     "N:Lee;Ana", "N:;;;;", "ORG:Corvid;Desk", "EMAIL:ana@example.org", "item1.EMAIL;TYPE=X:a@b",
     " folded", "\tfolded", "FN;ENCODING=QUOTED-PRINTABLE:=C3=", "=BC", "FN;CHARSET=NONE:x",
     "PHOTO;ENCODING=b:AAAA", "ADR:;;;", "KIND:org", ":", ";", "FN", "TEL;VALUE=uri:tel:1",
     "URL:https://www.linkedin.com/in/x", "\x00", ""]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(CARD_LINES | st.text(max_size=40), max_size=40),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_no_card_breaks_it(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str
) -> None:
    """Whatever a card holds, every card is a person or is skipped with a reason."""
    path = tmp_path_factory.mktemp("cards") / "cards.vcf"
    path.write_bytes(end.join(["BEGIN:VCARD", *lines]).encode("utf-8", "surrogatepass"))
    assert vcard.identify(path)
    (table,) = vcard.extract(path, Options()).tables
    assert all(len(row) == len(table.header) for row in table.rows)
    assert all(skip.why for skip in table.skipped)


def test_a_picture_costs_nothing(tmp_path: Path) -> None:
    """A card with a picture of twenty megabytes, in one line or folded, is read as if without."""
    fold = "PHOTO;ENCODING=b:" + "\n ".join(["A" * 74] * 100_000)
    for picture in (f"PHOTO;ENCODING=b:{'A' * 20_000_000}", fold):
        path = tmp_path / "big.vcf"
        card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lee\n{picture}\nEMAIL:a@example.org\nEND:VCARD\n"
        path.write_text(card)
        (table,) = vcard.extract(path, Options()).tables
        assert [row[0] for row in table.rows] == ["Ana Lee"]


def test_a_profile_tells_posts_and_studies() -> None:
    """The present post, those before, and studies, also where an entry goes on on the next page."""
    path = DATA / "pdf" / "english.pdf"
    (table,) = pdf.extract(path, Options()).tables
    told = {table.mapping[column]: text
            for column, text in zip(table.header, table.rows[0], strict=True)}  # fmt: skip
    assert told == {
        "full_name": "Priya Raman", "headline": "Content Strategist at Lantern | words that help",
        "location": "Ann Arbor, Michigan, United States", "email": "priya.raman@example.org",
        "url": "https://www.linkedin.com/in/priya-raman-sample", "company": "Lantern",
        "title": "Content Strategist", "started_on": "2022", "past_company": "Lantern",
        "past_title": "Content Writer", "past_company_2": "Corvid Press",
        "past_title_2": "Editorial Assistant", "school": "University of Michigan",
        "degree": "Bachelor of Arts", "major": "English Language", "year": "2017",
        "school_2": "Community High School", "year_2": "2013",
    }  # fmt: skip


def test_odd_entries_of_a_profile(tmp_path: Path) -> None:
    """A title over two lines, a second present post, one month, and text under a degree."""
    size = pdfs
    lines = [
        (size.NAME, "Ana Lee"), (size.ENTRY, "Editor"), (size.SECTION, "Experience"),
        (size.ENTRY, "Corvid"), (size.ROLE, "Senior Editor for"), (size.ROLE, "the World"),
        (size.BODY, "May 2022 - Present (2 years)"), (size.ENTRY, "Glint"),
        (size.ROLE, "Columnist"), (size.BODY, "2016 - Present (9 years)"),
        (size.ROLE, "Intern"), (size.BODY, "June 2013 (1 month)"), (size.SECTION, "Education"),
        (size.ENTRY, "Yale University"), (size.BODY, "BA, English \xb7 (2014 - 2018)"),
        (size.BODY, "Activities: debate (2017) " + "(1111-" * 40),
    ]  # fmt: skip
    path = tmp_path / "Profile.pdf"
    path.write_bytes(pdfs.written(lines))
    (table,) = pdf.extract(path, Options()).tables
    told = dict(zip(table.header, table.rows[0], strict=True))
    assert (told["Post"], told["Company"]) == ("Senior Editor for the World", "Corvid")
    assert (told["Past title 1"], "Past title 2" in told) == ("Intern", False)
    assert (told["Degree 1"], told["Major 1"], told["Year 1"]) == ("BA", "English", "2018")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_pdf_breaks_it(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Lines in any order and of any size, and bytes that were damaged: people or a sentence."""
    sizes = st.sampled_from([0.0, 9.0, 10.5, 11.5, 12.0, 15.8, 26.0, 0.1, 400.0])
    words = st.sampled_from(["Experience", "Education", "May 2019 - Present (1 year)", "Ana Lee",
                             "BA, English · (2011 - 2015)", "(LinkedIn)", ")", "2015 - 2019"]
                            )  # fmt: skip
    lines = data.draw(st.lists(st.tuples(sizes, words), max_size=25))
    made = bytearray(pdfs.written(lines, lines[:5]))
    for at in data.draw(st.lists(st.integers(9, len(made) - 1), max_size=8)):
        made[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("pdf") / "Profile.pdf"
    path.write_bytes(made)
    assert pdf.identify(path)
    with suppress(UnreadableFile):
        (table,) = pdf.extract(path, Options()).tables
        assert len(table.rows[0]) == len(table.header)


def test_a_pdf_that_asks_for_too_much_is_refused(tmp_path: Path) -> None:
    """A hundred megabytes of text, packed into a few kilobytes, end in a sentence."""
    path = tmp_path / "Profile.pdf"
    packed = zlib.compress(b"(a) Tj " * (20 << 20))
    head = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages"
    head += b" /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox"
    head += b" [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode /Length "
    body = str(len(packed)).encode() + b" >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    info = b"5 0 obj\n<< /Author (LinkedIn) >>\nendobj\ntrailer\n<< /Root 1 0 R /Info 5 0 R >>\n"
    path.write_bytes(head + body + info)
    with pytest.raises(UnreadableFile):
        pdf.extract(path, Options())
