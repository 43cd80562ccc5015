"""The nouns, frozen and documented, and the columns of the frames.

Frames for the many: what touches every record works on whole columns, declared in `frames`.
Dataclasses for the few: what concerns one person works on the values of the other files.
"""

from outreach.model.frames import CASES, FIELDS, PEOPLE, RECORDS, STUDIES
from outreach.model.intake import (
    Batch,
    Doubt,
    Import,
    LastContact,
    List,
    Options,
    Read,
    Skip,
    Table,
    Word,
)
from outreach.model.mail import Incoming, Mailbox, Server, What
from outreach.model.matches import Census, Factor, Match, Reason, Tie
from outreach.model.messages import (
    LANGUAGES,
    Draft,
    Event,
    Finding,
    Kind,
    Queued,
    Receipt,
    Sentence,
    Settings,
    Severity,
    State,
)
from outreach.model.people import Fact, Origin, Person, Study
from outreach.model.seeker import Goal, Job, Seeker
from outreach.model.threads import Due, Thread

__all__ = [
    "CASES",
    "FIELDS",
    "LANGUAGES",
    "PEOPLE",
    "RECORDS",
    "STUDIES",
    "Batch",
    "Census",
    "Doubt",
    "Draft",
    "Due",
    "Event",
    "Fact",
    "Factor",
    "Finding",
    "Goal",
    "Import",
    "Incoming",
    "Job",
    "Kind",
    "LastContact",
    "List",
    "Mailbox",
    "Match",
    "Options",
    "Origin",
    "Person",
    "Queued",
    "Read",
    "Reason",
    "Receipt",
    "Seeker",
    "Sentence",
    "Server",
    "Settings",
    "Severity",
    "Skip",
    "State",
    "Study",
    "Table",
    "Thread",
    "Tie",
    "What",
    "Word",
]
