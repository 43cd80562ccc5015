"""Tables of any make, and files that are made to hurt."""

import codecs
import csv
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach import mojibake
from outreach.errors import TooLarge, UnreadableFile
from outreach.tabular import grid
from outreach.unpack import members, source


def file_of(folder: Path, data: bytes, name: str = "people.csv") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        "Name,Note\nJosé,Zoë\n".encode(),
        codecs.BOM_UTF8 + "Name,Note\r\nJosé,Zoë\r\n".encode(),
        "Name;Note\nJosé;Zoë\n".encode("cp1252"),
        "Name\tNote\nJosé\tZoë\n".encode("mac_roman"),
        codecs.BOM_UTF16_LE + "Name\tNote\nJosé\tZoë\n".encode("utf-16-le"),
        "Name,Note\nJosé,Zoë\n".encode("utf-16-le"),
        "Name,Note\nJosé,".encode() + "Zoë\n".encode("latin-1"),
        "Name,Note\nJosé,Zoë\n".encode().decode("cp1252").encode(),
        "Name,Note\nJosé,ZoÃ«\n".encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "mac", "utf-16", "utf-16-bare", "mixed", "twice", "half twice"],
)
def test_every_encoding_gives_the_same_rows(tmp_path: Path, data: bytes) -> None:
    """A table reads the same in every encoding and with every delimiter that exports use."""
    found = grid(source(file_of(tmp_path, data)))
    assert found.rows == [["Name", "Note"], ["José", "Zoë"]]
    assert found.lines == [1, 2]


def test_lines_count_the_file_not_the_rows(tmp_path: Path) -> None:
    """A row's line is where it stands in the file, with blank lines and quoted newlines counted."""
    found = grid(source(file_of(tmp_path, b'a,b\n\n"x\ny",1\nz,2\n')))
    assert found.lines == [1, 3, 5]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\x00\x01\x02\xff" * 100, "binary"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"%PDF-1.4 ...", "not a table"),
        (b'a,b\n"x,1\ny,2\n', "never closed"),
        (b"a,b\n" + b"x" * 40_000 + b",1\n", "KB"),
        (b"a\n" + b"," * 1_200 + b"x\n", "columns"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 broken", "broken"),
    ],
    ids=["empty", "blank", "binary", "html", "pdf", "quote", "cell", "wide", "password", "zip"],
)  # fmt: skip
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes, word: str) -> None:
    """A file that is no table is refused with what it is, its name, and one line."""
    with pytest.raises(UnreadableFile) as caught:
        grid(source(file_of(tmp_path, data)))
    assert word in str(caught.value)
    assert "people.csv" in str(caught.value)


def test_one_line_of_200_mb_is_refused(tmp_path: Path) -> None:
    """A file that is one endless line ends in a sentence."""
    with pytest.raises(UnreadableFile, match="KB"):
        grid(source(file_of(tmp_path, b"name,x\n" + b"a" * 200_000_000)))


def test_zip_bomb_is_stopped_while_reading(tmp_path: Path) -> None:
    """A member that unpacks without end is stopped at its cap, whatever the zip says of it."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", b"\0" * 300_000_000)
    (found,) = members(path)
    with pytest.raises(TooLarge, match="unpacks to more"):
        found.read()


def test_overlapping_members_are_refused(tmp_path: Path) -> None:
    """A zip whose members lie over each other, to unpack to terabytes, is not read."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", b"a,b\n" * 50)
        archive.writestr("Profile.csv", b"a,b\n" * 50)
        archive.filelist[1].header_offset = archive.filelist[0].header_offset
    with pytest.raises(UnreadableFile, match="without end"):
        members(path)


def test_members_are_never_written_and_mac_leftovers_left_out(tmp_path: Path) -> None:
    """Names that climb out of the folder are only names: nothing is extracted."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../Connections.csv", "First Name,Last Name\n")
        archive.writestr("__MACOSX/._Connections.csv", "junk")
    (found,) = members(path)
    assert found.read().startswith(b"First")
    assert [p.name for p in tmp_path.rglob("*")] == ["export.zip"]
    assert not (tmp_path.parent.parent / "Connections.csv").exists()


def test_sparse_workbook_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    """Two cells at the far ends of a sheet would fill the memory; they are counted first."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Name"
    sheet.cell(1_048_576, 900).value = "x"
    path = tmp_path / "people.xlsx"
    book.save(path)
    with pytest.raises(TooLarge):
        grid(source(path))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_rows_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """Whatever the bytes, they are read or refused in one of our own sentences."""
    path = file_of(tmp_path_factory.mktemp("bytes"), data)
    with suppress(UnreadableFile):
        found = grid(source(path))
        assert len(found.rows) == len(found.lines)


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: mojibake.mended(text) == text
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=8))
def test_what_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """A table that Python's csv wrote comes back cell by cell, where no cell was broken before."""
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    path = file_of(tmp_path_factory.mktemp("csv"), stream.getvalue().encode())
    assert grid(source(path)).rows[1:] == [row for row in rows if any(row)]
