"""Times as the seeker wrote them, taken apart, so that another language can say them."""

import re

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = re.compile(
    rf"(?:on |most )?(?P<day>{'|'.join(DAYS)})s?(?: (?P<part>morning|afternoon|evening)s?)?",
    re.IGNORECASE,
)


def parted(text: str) -> tuple[int, str] | None:
    """`Tuesday afternoons` → (1, afternoon), Monday being 0; None where it is not so simple."""
    found = _TIME.fullmatch(text.strip().rstrip("."))
    if not found:
        return None
    return DAYS.index(found["day"].lower()), (found["part"] or "").lower()
