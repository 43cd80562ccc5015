"""Links that open a message where the user writes mail: `mailto:`, and the large webmails.

Whatever they carry goes to the mail program or provider only once the user follows them. A link
that would be too long carries no body: it is then copied.
"""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from outreach.model import Draft

# Windows hands a program at most 2,083 characters (INTERNET_MAX_URL_LENGTH); servers take more.
_LONGEST_MAILTO, _LONGEST = 2_000, 8_000
# As the providers' own "compose" pages read them, 2026-11.
_WEBMAIL = {
    "Gmail": ("https://mail.google.com/mail/?view=cm&fs=1&", "to", "su"),
    "Outlook.com": ("https://outlook.live.com/mail/0/deeplink/compose?", "to", "subject"),
    "Microsoft 365": ("https://outlook.office.com/mail/deeplink/compose?", "to", "subject"),
    "Yahoo": ("https://compose.mail.yahoo.com/?", "to", "subject"),
}


def mailto(address: str, subject: str = "", body: str = "") -> str:
    """A `mailto:` link (RFC 6068), without the body, or subject, where that would be too long."""
    parts = [f"{name}={quote(_lines(value), safe='')}"
             for name, value in (("subject", subject), ("body", body)) if value]  # fmt: skip
    whole = f"mailto:{quote(address, safe='@')}" + ("?" + "&".join(parts) if parts else "")
    if len(whole) <= _LONGEST_MAILTO or not parts:
        return whole
    return mailto(address, subject if body else "")


def compose(draft: Draft) -> Iterator[tuple[str, str, bool]]:
    """(name, link, whether it carries the text) for the user's mail program and each webmail."""
    whole = mailto(draft.to, draft.subject, draft.body)
    yield "your mail program", whole, "body=" in whole
    for name, (page, to, subject) in _WEBMAIL.items():
        told = {to: draft.to, subject: draft.subject}
        full = page + urlencode({**told, "body": draft.body}, quote_via=quote)
        fits = len(full) <= _LONGEST
        yield name, full if fits else page + urlencode(told, quote_via=quote), fits


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")
