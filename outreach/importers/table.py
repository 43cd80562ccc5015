"""Any list of people: CSV, TSV or a workbook, its columns inferred and shown."""

from pathlib import Path

from outreach import listing
from outreach.errors import OutreachError, UnreadableFile, UsageError
from outreach.model.intake import Batch, Options, Table
from outreach.tabular import grids
from outreach.unpack import source

name = "table"


def identify(path: Path) -> bool:
    """Whether it is a file at all; this importer is asked last."""
    return path.is_file()


def extract(path: Path, options: Options) -> Batch:
    """Read the people of a table, or of every sheet of a workbook that lists some.

    Raises:
        UnreadableFile: If it is no list of people; the message names what is missing.
    """
    tables: list[Table] = []
    problems: list[OutreachError] = []
    for read in grids(source(path)):
        try:
            tables.append(listing.people(read, options, "alum" in path.name.lower()))
        except (UnreadableFile, UsageError) as problem:
            problems.append(problem)  # a cover sheet costs nobody on the others
    if not tables:
        raise problems[0]
    return Batch(name, tuple(tables))
