"""Writes the PDF samples, laid out as LinkedIn's "Save to PDF" does: `python -m tests.pdfs`.

Two columns, sizes that tell headings from text, no-break spaces in dates, an entry over two pages.
"""

from collections.abc import Sequence
from pathlib import Path

DATA = Path(__file__).parent / "data" / "pdf"
SIDE, MAIN = 20, 224  # x of the two columns, in points
TOP, BOTTOM = 760, 50
NAME, SECTION, ENTRY, ROLE, BODY, FOOT = 26.0, 15.8, 12.0, 11.5, 10.5, 9.0
LINKEDIN = {"Title": "Resume", "Author": "LinkedIn", "Subject": "Resume generated from profile",
            "Producer": "Apache FOP Version 2.2"}  # fmt: skip

Line = tuple[float, str]  # size, text; a size of 0 begins a new page


def written(
    main: Sequence[Line], side: Sequence[Line] = (), meta: dict[str, str] = LINKEDIN,
    flipped: bool = False,
) -> bytes:  # fmt: skip
    """A PDF of two columns.

    Args:
        main: Lines of the wide column.
        side: Lines of the narrow one, on the first page.
        meta: What the document says of itself.
        flipped: Whether y grows downward, as FOP has it.
    """
    pages: list[list[Line]] = [[]]
    for size, text in main:
        pages.append([]) if not size else pages[-1].append((size, text))
    contents = []
    for number, lines in enumerate(pages, 1):
        text = _column(side, SIDE, flipped) if number == 1 else ""
        text += _column(lines, MAIN, flipped)
        text += _shown(FOOT, 500, 30, f"Page {number} of {len(pages)}", flipped)
        contents.append(f"q 1 0 0 -1 0 792 cm\n{text}Q" if flipped else text)
    return _document(contents, meta)


def _column(lines: Sequence[Line], x: float, flipped: bool) -> str:
    y, text = float(TOP), ""
    for size, line in lines:
        text += _shown(size, x, y, line, flipped)
        y -= size * 1.3
    return text


def _shown(size: float, x: float, y: float, line: str, flipped: bool) -> str:
    escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    matrix = f"1 0 0 -1 {x} {792 - y}" if flipped else f"1 0 0 1 {x} {y}"
    return f"BT /F1 {size} Tf {matrix} Tm [({escaped})] TJ ET\n"


def _document(contents: Sequence[str], meta: dict[str, str]) -> bytes:
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    told = " ".join(f"/{key} ({value})" for key, value in meta.items())
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, text in enumerate(contents):
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources"
            f" << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>",
            f"<< /Length {len(text.encode('cp1252'))} >>\nstream\n{text}\nendstream",
        ]
    objects.append(f"<< {told} >>")
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = (f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R"
           f" /Info {count - 1} 0 R >>\nstartxref\n{len(data)}\n%%EOF")  # fmt: skip
    return data + end.encode()


ENGLISH_SIDE = [
    (13.0, "Contact"), (BODY, "priya.raman@example.org"), (BODY, "www.linkedin.com/in/priya-"),
    (BODY, "raman-sample (LinkedIn)"), (13.0, "Top Skills"), (BODY, "Editing"), (BODY, "SQL"),
    (13.0, "Languages"), (BODY, "English (Native or Bilingual)"),
]  # fmt: skip
ENGLISH = [
    (NAME, "Priya Raman"), (ENTRY, "Content Strategist at Lantern | words that"),
    (ENTRY, "help"), (ENTRY, "Ann Arbor, Michigan, United States"), (SECTION, "Summary"),
    (BODY, "I write. Experience taught me to cut."), (SECTION, "Experience"),
    (ENTRY, "Lantern"), (BODY, "4 years 2 months"), (ROLE, "Content Strategist"),
    (BODY, "May 2022\xa0-\xa0Present\xa0(2 years 1 month)"), (BODY, "Ann Arbor"),
    (ROLE, "Content Writer"), (BODY, "May 2020\xa0-\xa0May 2022\xa0(2 years 1 month)"),
    (BODY, "Wrote the help pages, 2020 - 2021 edition."), (ENTRY, "Corvid Press"),
    (ROLE, "Editorial Assistant"), (BODY, "September 2017\xa0-\xa0April 2020\xa0(2 years)"),
    (SECTION, "Education"), (ENTRY, "University of Michigan"), (0, ""),
    (BODY, "Bachelor of Arts, English Language\xa0\xb7\xa0(2013\xa0-\xa02017)"),
    (ENTRY, "Community High School"), (BODY, "(2009\xa0-\xa02013)"),
]  # fmt: skip
GERMAN = [
    (NAME, "Åsa Lindström"), (ENTRY, "Technische Redakteurin"),
    (ENTRY, "Köln, Nordrhein-Westfalen, Deutschland"), (SECTION, "Berufserfahrung"),
    (ENTRY, "Brightwell GmbH"), (ROLE, "Technische Redakteurin"),
    (BODY, "März 2019\xa0-\xa0Present\xa0(5 Jahre)"), (SECTION, "Ausbildung"),
    (ENTRY, "Universität zu Köln"),
    (BODY, "Master of Arts - MA, Germanistik\xa0\xb7\xa0(2012\xa0-\xa02015)"),
]  # fmt: skip
BARE = [
    (NAME, "Sam Lee, MBA"), (ENTRY, "Looking for what is next"), (SECTION, "Experience"),
    (ENTRY, "Harbor Weekly"), (ROLE, "Reporter"), (BODY, "2015\xa0-\xa02019\xa0(4 years)"),
]  # fmt: skip


def main() -> None:
    """Write the samples."""
    DATA.mkdir(exist_ok=True)
    (DATA / "english.pdf").write_bytes(written(ENGLISH, ENGLISH_SIDE))
    side = [(13.0, "Kontakt"), (BODY, "www.linkedin.com/in/asa-sample"), (BODY, "(LinkedIn)")]
    (DATA / "german.pdf").write_bytes(written(GERMAN, side, flipped=True))
    (DATA / "bare.pdf").write_bytes(written(BARE))
    other = written([(ENTRY, "Annual report")], meta={"Title": "Report", "Author": "The Dean"})
    (DATA.parent / "refused" / "report.pdf").write_bytes(other)


if __name__ == "__main__":
    main()
