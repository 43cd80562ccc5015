"""The inbox: what came in, told apart by its headers; and which of our messages it is about.

`read` fetches, `kinds` says what one message is, `match` which of ours it is about. A body is read
only where the headers do not tell, that is of what a machine sent: whether a message came back, and
until when somebody is away. Nothing of it is kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from outreach.inbox.kinds import HEADERS, incoming, kind, stem
from outreach.inbox.match import Found, Letter, matched
from outreach.mailserver import folders, holding, opened
from outreach.model import Incoming, Mailbox, What

__all__ = ["Found", "Letter", "matched", "read", "sent", "stem"]

_HEAD, _BODY = f"BODY.PEEK[HEADER.FIELDS ({HEADERS})]", "BODY.PEEK[]<0.262144>"
_CHUNK = 200  # messages asked for at once


def read(box: Mailbox, since: date, own: Iterable[str]) -> Iterator[Incoming]:
    """What lies in the mailbox since a day: in the inbox, All Mail, the archive, Sent and Junk.

    Args:
        box: The mailbox.
        since: The first day of interest.
        own: The user's own addresses.

    Raises:
        Refused: If the server refuses, or is silent.
    """
    mine = frozenset(address.lower() for address in own)
    with opened(box) as (client, _):
        client.normalise_times = False
        gone = folders(client, b"\\Sent")
        places = folders(client, b"\\All", b"\\Archive", b"\\Junk")
        seen: set[str] = set()
        for folder in dict.fromkeys([*gone, "INBOX", *places]):
            client.select_folder(folder, readonly=True)
            uids = client.search(["SINCE", since - timedelta(days=1)])
            for at in range(0, len(uids), _CHUNK):
                for found in _chunk(client, folder, uids[at : at + _CHUNK], mine):
                    # What lies there the user wrote, from whatever address.
                    one = replace(found, what=What.OWN) if folder in gone else found
                    if one.id not in seen:
                        seen.add(one.id)
                        yield one


def sent(box: Mailbox, message_ids: Iterable[str]) -> set[str]:
    """Which messages lie among what was sent, archived or deleted, and are no drafts there.

    Raises:
        Refused: If the server refuses, or is silent.
    """
    with opened(box) as (client, _):
        places = folders(client, b"\\Sent", b"\\All", b"\\Archive", b"\\Trash")
        return {one for one in message_ids if any(_went(client, place, one) for place in places)}


def _went(client: Any, folder: str, message_id: str) -> bool:  # noqa: ANN401
    uids = holding(client, folder, message_id)
    flags = client.get_flags(uids).values() if uids else ()
    return any(b"\\Draft" not in told for told in flags)


def _chunk(
    client: Any, folder: str, uids: Sequence[int], own: frozenset[str]  # noqa: ANN401
) -> Iterator[Incoming]:  # fmt: skip
    """Some messages of the folder that is open, without drafts."""
    rows = client.fetch(uids, [_HEAD, "INTERNALDATE", "FLAGS"]) if uids else {}
    for uid, row in rows.items():
        head = next((value for key, value in row.items() if key.startswith(b"BODY[HEADER")), b"")
        if b"\\Draft" in row.get(b"FLAGS", ()) or not head:
            continue
        told = head
        if kind(head, own) in (What.AWAY, What.BOUNCE):
            body = client.fetch([uid], [_BODY]).get(uid, {})
            told = next((value for key, value in body.items() if key.startswith(b"BODY[")), head)
        yield incoming(told, row[b"INTERNALDATE"], own, f"{folder} {uid}")
