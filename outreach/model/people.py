"""A person and the facts about them."""

from dataclasses import dataclass
from typing import NamedTuple


class Fact(NamedTuple):
    """A value about a person and its origin.

    A tuple, since they are made and told apart by the hundred thousand.

    Attributes:
        value: The text as it was read.
        file: Innermost name of the file it was read from (`export.zip/Connections.csv`).
        row: Physical line in that file, from 1; 0 where the user said it.
        column: Header of the column, or the key in `profile.toml`.
        said: ISO date on which the user said it; empty where it was read from a file.
    """

    value: str
    file: str = ""
    row: int = 0
    column: str = ""
    said: str = ""

    @property
    def where(self) -> str:
        """The origin in words: `alumni.csv line 14, Major` or `you, on 2026-05-03`."""
        if self.said:
            return f"you, on {self.said}"
        from_web = self.file.startswith(("http://", "https://"))
        file = self.file if from_web else self.file.rpartition("/")[2]
        return f"{file} line {self.row}, {self.column}"

    def saying(self, value: str) -> "Fact":
        """The same origin, with what was made of the text."""
        return self._replace(value=value)

    def as_json(self) -> dict[str, str | int]:
        """The fact as the commands print it: origin is a place, or the day it was said."""
        if self.said:
            return {"value": self.value, "said": self.said}
        return {"value": self.value, "file": self.file, "row": self.row, "column": self.column}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one record stood.

    Attributes:
        file: Innermost name of the file.
        row: Physical line, from 1.
        format: Name of the importer that read it (`linkedin`, `table`, `said`).
        found: How the seeker came by that file, for the message (`alumni list`, `connection`).
    """

    file: str
    row: int
    format: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """One school that a person went to.

    Attributes:
        school: The school as it was written; None where only a year or major is known.
        school_id: Id of the resolved school; empty where the text is not known for sure.
        school_name: Everyday name of the resolved school, else the text as written.
        year: Year in which they finished, four digits.
        degree: Degree as written (`BA`).
        major: Major as people say it (`English`).
        major_field: Id of the field that the major belongs to; empty where unknown.
    """

    school: Fact | None = None
    school_id: str = ""
    school_name: str = ""
    year: Fact | None = None
    degree: Fact | None = None
    major: Fact | None = None
    major_field: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One human: the merge of one or more records. What is None was not read anywhere.

    Attributes:
        id: The smallest record id among the person's records.
        name: Display name, tidied, credentials and slogans removed.
        given: Given name; the whole name where it has one part.
        family: Family name; empty where unknown.
        greeting: The name they are greeted by; None where it must be asked for.
        emails: Valid addresses, the newest file's first.
        url: Canonical profile URL.
        connected: Whether a connections export holds them.
        connected_on: ISO date of the connection.
        company: Company as written; None for self-employed, stealth and the like.
        company_id: Id of the resolved company; empty where there is none.
        company_name: The company as people say it (`Google`).
        title: Title as written.
        field_id: Id of the field that the title belongs to; empty where unknown.
        field_name: Name of that field.
        level: Seniority (`intern` … `c-level`, `founder`, `recruiter`); empty where unknown.
        studies: Schools, majors and years.
        credentials: Credentials after the name (`RN`, `CPA`).
        clubs: Clubs, teams and programs.
        past_companies: Earlier employers as written.
        location: City, state, country as written.
        hometown: Hometown, only where a column says so.
        left: The cell that says that the post is over (`RETIRED` for the employer).
        started_on: Year in which the present job began.
        last_received: ISO day of the last message they wrote to the seeker.
        last_sent: ISO day of the last message the seeker wrote to them.
        mentor: A column in which they offered to be contacted, where it says yes.
        mutuals: Number of mutual connections.
        hook: What the user saw and wants to mention, in the user's words.
        hook_source: Where the user saw it.
        referred_by: Who suggested them.
        may_name: Where that person agreed to be named.
        news: What is new with the seeker, for them alone.
        do_not_contact: Why nobody may write to them; None where that is not so.
        language: Code of the language to write in (`de`); empty where the user did not say.
        origins: The rows the person was read from.
    """

    id: str
    name: Fact
    given: str = ""
    family: str = ""
    greeting: Fact | None = None
    emails: tuple[Fact, ...] = ()
    url: Fact | None = None
    connected: bool = False
    connected_on: Fact | None = None
    company: Fact | None = None
    company_id: str = ""
    company_name: str = ""
    title: Fact | None = None
    field_id: str = ""
    field_name: str = ""
    level: str = ""
    studies: tuple[Study, ...] = ()
    credentials: tuple[Fact, ...] = ()
    clubs: tuple[Fact, ...] = ()
    past_companies: tuple[Fact, ...] = ()
    location: Fact | None = None
    hometown: Fact | None = None
    left: Fact | None = None
    started_on: Fact | None = None
    last_received: Fact | None = None
    last_sent: Fact | None = None
    mentor: Fact | None = None
    mutuals: Fact | None = None
    hook: Fact | None = None
    hook_source: Fact | None = None
    referred_by: Fact | None = None
    may_name: Fact | None = None
    news: Fact | None = None
    do_not_contact: Fact | None = None
    language: str = ""
    origins: tuple[Origin, ...] = ()
