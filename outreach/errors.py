"""Every way in which a command can end badly.

    OutreachError            1  failed
    ├── UsageError           2  what was typed cannot be meant
    │   ├── NoProfile           nothing is known of the seeker yet
    │   ├── NoSuchPerson        nobody, or more than one, goes by that name
    │   └── NoSuchImport        no import of that number
    ├── UnreadableFile       3  one file could not be read; the others of the call are kept
    │   ├── UnknownFormat       no importer knows it, or two do
    │   └── TooLarge            a cap was passed while reading
    ├── StoreError           1  the database refused, or is newer than this program
    ├── TemplateError        1  a template is broken
    ├── LintBlocked          4  a draft has an error and may not leave
    └── Refused              5  the other side (a mail server, a page) refused

The message says what was met and where; the hint says what to type next.
The command line catches them once, in its group.
"""


class OutreachError(Exception):
    """The command failed.

    Attributes:
        hint: What the user can do next, as one sentence; may be empty.
        exit_code: The exit code of the process.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(OutreachError):
    """What was typed cannot be meant."""

    exit_code = 2


class NoProfile(UsageError):
    """Nothing is known of the seeker yet."""

    def __init__(self) -> None:
        super().__init__(
            "No profile yet: outreach does not know who you are.",
            "Type `outreach init ARCHIVE.zip` with your LinkedIn export, or `outreach init`.",
        )


class NoSuchPerson(UsageError):
    """Nobody, or more than one, goes by that name."""


class NoSuchImport(UsageError):
    """No import of that number."""


class UnreadableFile(OutreachError):
    """One file could not be read."""

    exit_code = 3


class UnknownFormat(UnreadableFile):
    """No importer knows the file, or two do."""


class TooLarge(UnreadableFile):
    """A cap was passed while reading."""


class StoreError(OutreachError):
    """The database refused, or is newer than this program."""


class TemplateError(OutreachError):
    """A template is broken."""


class LintBlocked(OutreachError):
    """A draft has an error and may not leave."""

    exit_code = 4


class Refused(OutreachError):
    """The other side refused."""

    exit_code = 5
