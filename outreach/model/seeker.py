"""The user and what they hope for."""

from dataclasses import dataclass, field

from outreach.model.people import Fact, Study


@dataclass(frozen=True, slots=True)
class Job:
    """One post that the seeker holds or held.

    Attributes:
        company: As written.
        title: As written.
        since: Year it began; empty where unknown.
        until: Year it ended; empty for the present post.
        company_id: Id of the resolved company.
        field_id: Id of the field that the title belongs to; empty where unknown.
    """

    company: Fact
    title: Fact | None = None
    since: str = ""
    until: str = ""
    company_id: str = ""
    field_id: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the seeker hopes to do, in the seeker's own word.

    Attributes:
        text: As the seeker put it (`content strategy`); None where it is not known.
        field_id: Id of the field it belongs to; empty where unknown.
        field_name: Name of that field.
        near: Ids of the adjacent fields.
        companies: Ids of the firms they would like to hear from.
    """

    text: Fact | None = None
    field_id: str = ""
    field_name: str = ""
    near: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seeker:
    """The user: who they are and what they hope for. Read from `profile.toml`, nowhere else.

    Attributes:
        name: Full name.
        email: Address that the messages come from.
        phone: Only shown where the seeker wants to be called.
        url: Own profile URL.
        hometown: As the seeker put it.
        studies: Own schools, majors, years.
        jobs: Own posts, the present one first.
        clubs: Own clubs, teams and programs.
        credentials: Own credentials (`RN`).
        goal: What they hope for.
        field_id: Field of the present or last post; empty where unknown or none.
        purpose: `exploring`, `class` or `search`.
        purpose_said: Where the profile says so; None where it is the default.
        register: `warm` or `formal`.
        signature: Line under the name; empty for name and email.
        lines: Up to three of the seeker's own sentences about themselves.
        offers: What the seeker offers in return, in whole sentences.
        news: What is new with the seeker.
        language: Code of the language that lines, offers and news are in.
        second_followup: Whether a second follow-up may be due, 21 days after.
        avoid: Words never to use.
        times: Afternoons or mornings the seeker really has, in the seeker's words.
        minutes: How long a talk they ask for.
        timezone: IANA name.
        premium: Whether notes may have 300 characters.
        per_day: Messages a day at most.
        notes_per_month: Invitation notes a month at most.
    """

    name: Fact
    email: Fact | None = None
    phone: Fact | None = None
    url: Fact | None = None
    hometown: Fact | None = None
    studies: tuple[Study, ...] = ()
    jobs: tuple[Job, ...] = ()
    clubs: tuple[Fact, ...] = ()
    credentials: tuple[Fact, ...] = ()
    goal: Goal = field(default_factory=Goal)
    field_id: str = ""
    purpose: str = "exploring"
    purpose_said: Fact | None = None
    register: str = "warm"
    signature: str = ""
    lines: tuple[Fact, ...] = ()
    offers: tuple[Fact, ...] = ()
    news: Fact | None = None
    language: str = "en"
    second_followup: bool = False
    avoid: tuple[str, ...] = ()
    times: tuple[Fact, ...] = ()
    minutes: int = 15
    timezone: str = ""
    premium: bool = False
    per_day: int = 5
    notes_per_month: int = 5
