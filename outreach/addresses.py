"""Mail addresses and profiles, out of the cells in which they stand."""

import re
from functools import lru_cache
from urllib.parse import unquote

from outreach.names import tidy

_SHARED = frozenset(
    """
    admin admissions alumni careers contact enquiries hello help hr info inquiries jobs mail
    marketing media news no-reply noreply office press recruiting sales support team webmaster
    accounts alumnioffice billing dean department desk enquiry events frontdesk general hiring
    membership newsletter postmaster reception registrar secretary service services students
    talent volunteer
    """.split()
)
_EMAIL = re.compile(r"(?<![^\s@<>,;|\"])[^\s@<>,;|\"]+@[^\s@<>,;|\"]+\.[^\s@<>,;|\"]+")
_EASY = re.compile(  # possessive: this is asked of every row
    r"[a-z0-9][a-z0-9_+-]*+(?:\.[a-z0-9][a-z0-9_+-]*+)*+"
    r"@(?:[a-z0-9]++(?:-++[a-z0-9]++)*+\.)++[a-z]{2,24}\Z"
)
_CANONICAL = re.compile(r"https://www\.linkedin\.com/in/[a-z0-9-]+\Z")
_URL = re.compile(
    r"(?:^|//|\s|@)(?:[a-z]{2,3}\.|www\.|m\.)?linkedin\.com/(?:mwlite/)?(?:in|pub)/([^/?#\s,;]+)",
    re.IGNORECASE,
)


_SHORT_ADDRESS = 64  # characters, of which no part can be too long


def emails(text: str) -> tuple[str, ...]:
    """The valid addresses in a cell, lower case; `urn:li:member:1` and `NA` are none."""
    if len(text) <= _SHORT_ADDRESS and _EASY.match(text):
        return (text,)
    if "@" not in text:
        return ()
    found = (match.rstrip(".)").removeprefix("mailto:") for match in _EMAIL.findall(text.lower()))
    return tuple(dict.fromkeys(filter(None, map(_sendable, found))))


def _sendable(address: str) -> str:
    """An address in the letters that every mail server takes: `ida@xn--…`; empty if it is none."""
    if len(address) <= 254 and len(address.partition("@")[0]) <= 64 and _EASY.match(address):
        return address
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - rarely needed

    try:
        found = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return ""
    return found.ascii_email or ""  # none where letters of another script stand before the @


def is_shared(address: str) -> bool:
    """Whether a mailbox belongs to an office and so is no sign of who someone is."""
    return address.partition("@")[0] in _SHARED


@lru_cache(maxsize=200_000)
def profile(text: str) -> str:
    """The canonical profile URL in a cell: decoded, lower case, no query; empty for none."""
    if _CANONICAL.match(text):
        return text
    found = _URL.search(text)
    if not found:
        return ""
    slug = tidy(unquote(found[1])).casefold()
    return f"https://www.linkedin.com/in/{slug}" if slug else ""
