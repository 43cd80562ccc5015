"""What one message is: a reply, an answer by machine, a message that came back."""

import email
import email.errors
import email.header
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import Message
from email.utils import getaddresses

from outreach import days
from outreach.model import Incoming, What
from outreach.names import fold

HEADERS = (
    "MESSAGE-ID IN-REPLY-TO REFERENCES FROM TO CC SUBJECT AUTO-SUBMITTED PRECEDENCE CONTENT-TYPE"
    " LIST-ID LIST-UNSUBSCRIBE X-AUTOREPLY X-AUTORESPOND X-AUTO-RESPONSE-SUPPRESS RETURN-PATH"
    " X-FAILED-RECIPIENTS"
)
_ID = re.compile(r"<[^<>\s]{1,250}>")
_RE = re.compile(r"^\s*((re|aw|sv|antw|res|rif|fwd?|wg|tr)(\[\d+\])?\s*:\s*)+", re.IGNORECASE)
# Subjects of answers by machine where no header says so.
_AWAY = re.compile(
    r"^(re: *)?(automatic reply|auto(matic)?[ -]?(reply|response)|out of (the )?office|on vacation"
    r"|automatische antwort|abwesenheit|abwesend|respuesta autom[aá]tica|fuera de (la )?oficina"
    r"|r[eé]ponse automatique|absence|risposta automatica|resposta autom[aá]tica)",
    re.IGNORECASE,
)
_DAEMON = re.compile(r"^(mailer-daemon|postmaster|mail-daemon)@", re.IGNORECASE)
# With one of these words a text says until when somebody is away.
_CUE = re.compile(
    r"\b(?:until|till|through|returning|return|back|bis|zurück|hasta|vuelvo|regreso|jusqu.au)\b",
    re.IGNORECASE,
)
_ENDING = r"(?:st|nd|rd|th|er|\.)?"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\d{4}-\d\d-\d\d",
        r"\d{1,2}/\d{1,2}/\d{4}",
        r"\d{1,2}\.\s?\d{1,2}\.(?:\d{4})?",
        rf"\d{{1,2}}{_ENDING}\s(?:of\s|de\s)?[^\W\d_]{{3,10}}(?:,?\s(?:de\s)?\d{{4}})?",
        rf"[^\W\d_]{{3,10}}\.?\s\d{{1,2}}(?!\d){_ENDING}(?:,?\s\d{{4}})?",
    )
)
_LONGEST = timedelta(days=120)  # of an absence; what lies beyond is another day that is named


def incoming(data: bytes, at: datetime, own: frozenset[str], place: str) -> Incoming:
    """What a message is, by its headers, and by its body where it is there.

    Args:
        data: The headers, or the whole message.
        at: When the server received it.
        own: The user's own addresses, lower case.
        place: Where it lies, for an id where it has none.
    """
    message = email.message_from_bytes(data)
    senders = _addresses(message, "From")
    what = _what(message, senders[0] if senders else "", own)
    subject = _text(message, "Subject")
    found = Incoming(
        id=next(iter(_ids(message, "Message-ID")), place),
        what=what,
        at=at,
        sender=senders[0] if senders else "",
        to=_addresses(message, "To", "Cc"),
        subject=stem(subject),
        answers=_ids(message, "In-Reply-To", "References"),
    )
    if what is What.BOUNCE:
        return _bounced(found, message)
    if what is What.AWAY:
        return replace(found, back=back(_words(message), at.date()))
    return found


def stem(subject: str) -> str:
    """A subject to match by: without `Re:`, folded."""
    return fold(_RE.sub("", subject))


def kind(data: bytes, own: frozenset[str]) -> What:
    """What a message is by its headers alone."""
    message = email.message_from_bytes(data)
    return _what(message, next(iter(_addresses(message, "From")), ""), own)


def _what(message: Message, sender: str, own: frozenset[str]) -> What:
    if sender in own:
        return What.OWN
    report = str(message.get_param("report-type") or "").lower()
    if report == "delivery-status" or _DAEMON.match(sender):
        return What.BOUNCE
    auto = _text(message, "Auto-Submitted").lower()
    tells = _text(message, "X-Autoreply") or _text(message, "X-Autorespond")
    precedence = _text(message, "Precedence").lower()
    is_away = auto.startswith("auto-replied") or tells or precedence == "auto_reply"
    if is_away or _AWAY.match(_text(message, "Subject")):
        return What.AWAY
    listed = _text(message, "List-Id") or _text(message, "List-Unsubscribe")
    is_report = message.get_content_type() == "multipart/report"  # a receipt
    if auto not in ("", "no") or is_report:
        return What.OTHER
    many = listed or precedence in ("bulk", "list", "junk")
    return What.LISTED if many else What.REPLY


def _bounced(found: Incoming, message: Message) -> Incoming:
    """A message that came back: whose address is none, and which of ours it was.

    A report that says `delayed`, or that nothing failed, is none.
    """
    failed = [*_addresses(message, "X-Failed-Recipients")]
    actions, codes, ids = [], [], list(found.answers)
    for part in message.walk():
        form = part.get_content_type()
        if form == "message/delivery-status":
            for block in _blocks(part):
                actions += [_text(block, "Action").lower()] if block["Action"] else []
                if _text(block, "Action").lower() == "failed":
                    told = _text(block, "Original-Recipient") or _text(block, "Final-Recipient")
                    failed.append(told.rpartition(";")[2].strip().strip("<>").lower())
                    codes.append(_text(block, "Status"))
        elif form in ("message/rfc822", "message/rfc822-headers", "text/rfc822-headers"):
            ids += _original(part)
    if not ("failed" in actions if actions else failed):  # delayed, relayed, delivered
        return replace(found, what=What.OTHER)
    return replace(found, failed=tuple(dict.fromkeys(filter(None, failed))),
                 answers=tuple(dict.fromkeys(ids)), why=next(iter(codes), ""))  # fmt: skip


def _blocks(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    yield from (
        (one for one in payload if isinstance(one, Message)) if isinstance(payload, list) else ()
    )


def _original(part: Message) -> tuple[str, ...]:
    """The Message-ID of a message that stands in another."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return _ids(inner[0], "Message-ID") if inner and isinstance(inner[0], Message) else ()
    told = part.get_payload(decode=True)
    data = told if isinstance(told, bytes) else b""
    return _ids(email.message_from_bytes(data), "Message-ID")


def back(text: str, today: date) -> str:
    """The ISO day on which an absence ends, out of an answer by machine; empty for none.

    Of several days the last: asked again too late is better than too early.
    """
    if not _CUE.search(text):
        return ""
    told = (_meant(match[0], today) for pattern in _DAYS for match in pattern.finditer(text))
    return max(told, default="")


def _meant(told: str, today: date) -> str:
    """The ISO day that is meant, where it may be that of a return; the year may be left out."""
    told = re.sub(r"(?<=\d)(st|nd|rd|th|er)\b|\b(of|de)\b|,|(?<=[^\W\d_])\.", " ", told)
    told = " ".join(re.sub(r"(?<=\d)\.(?=\s*[^\W\d_])", " ", told).split())
    dotted = re.fullmatch(r"(\d+)\.\s?(\d+)\.?", told)
    for year in (today.year, today.year + 1):
        if re.search(r"\d{4}", told):
            whole = told
        else:
            whole = f"{dotted[1]}.{dotted[2]}.{year}" if dotted else f"{told.rstrip('.')}, {year}"
        found = days.day(whole)
        if found and today < date.fromisoformat(found) <= today + _LONGEST:
            return found
    return ""


def _words(message: Message) -> str:
    """The plain text of a message, as far as it can be read."""
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            told = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
            try:
                return told.decode(charset, "replace") if isinstance(told, bytes) else ""
            except LookupError:
                return told.decode("utf-8", "replace") if isinstance(told, bytes) else ""
    return ""


def _text(message: Message, name: str) -> str:
    """A header in plain text, encoded words read; empty where it is missing or broken."""
    told = message.get(name)
    if told is None:
        return ""
    try:
        parts = email.header.decode_header(str(told))
        return str(email.header.make_header(parts)).strip()
    except (ValueError, LookupError, email.errors.MessageError):
        return str(told).strip()


def _ids(message: Message, *names: str) -> tuple[str, ...]:
    told = " ".join(str(message.get(name, "")) for name in names)
    return tuple(dict.fromkeys(_ID.findall(told)))


def _addresses(message: Message, *names: str) -> tuple[str, ...]:
    told = [str(value) for name in names for value in message.get_all(name, [])]
    return tuple(address.lower() for _, address in getaddresses(told) if "@" in address)
