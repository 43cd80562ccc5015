"""The pace of sending: a few a day, one a minute, by day only, and nobody who said no meanwhile."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from outreach import profile
from outreach.channels import smtp
from outreach.config import Home
from outreach.errors import OutreachError
from outreach.journey import talk, who
from outreach.model import Draft, Queued
from outreach.store import drafts, ledger, reading


@dataclass(frozen=True, slots=True)
class Limits:
    """What the profile allows, `[smtp]`.

    Attributes:
        per_day: Messages that may leave on one day.
        seconds: Between two of them.
        first_hour: Of the user's day, in which the first may leave.
        last_hour: From which none leaves.
    """

    per_day: int
    seconds: int
    first_hour: int
    last_hour: int


def limits(home: Home) -> Limits:
    """The limits of the user's profile."""
    told = profile.load(home)
    return Limits(told.get("smtp.per_day", 5), told.get("smtp.seconds_between", 60),
                  told.get("smtp.first_hour", 8), told.get("smtp.last_hour", 20))  # fmt: skip


@dataclass
class Paced:
    """Messages given out one by one, each when its time has come.

    Attributes:
        home: The user's folder.
        drafts: In their order.
        fix: Fixes the bytes of one, which is done only when it is about to leave.
        wait: Called with the seconds to wait for the next one.
        stays: Why the rest was not given out; empty where all were.
        held: (name, why) of those who may no longer be written to.
    """

    home: Home
    drafts: Iterable[Draft]
    fix: Callable[[Draft], Queued]
    wait: Callable[[float], None] = time.sleep
    stays: str = ""
    held: list[tuple[str, str]] = field(default_factory=list)
    _sent: float = 0.0

    def __iter__(self) -> Iterator[Queued]:
        """Each message, after a last look at the clock and at the person."""
        rules = limits(self.home)
        for draft in self.drafts:
            self.stays = no_more(self.home, rules)
            if not self.stays and (rest := self._since_last(rules)):
                self.wait(rest)
                self.stays = no_more(self.home, rules)
            if self.stays:
                return
            try:
                if why := barred(self.home, draft):
                    raise OutreachError(why)
                queued = self.fix(draft)
            except OutreachError as error:
                self.held.append((draft.to_name, f"{error} {error.hint}".strip()))
                continue
            yield queued
            self._sent = time.monotonic()

    def _since_last(self, rules: Limits) -> float:
        """Seconds that are left of the pause after what was sent last, by this run or an earlier.

        Within a run the clock of the day is not asked: it may be set.
        """
        if self._sent:
            return max(0.0, rules.seconds - (time.monotonic() - self._sent))
        with reading(self.home) as store:
            last = ledger.latest(store, smtp.name)
        if not last:
            return 0.0
        passed = (self.home.clock() - datetime.fromisoformat(last)).total_seconds()
        return max(0.0, rules.seconds - max(0.0, passed))


def no_more(home: Home, rules: Limits) -> str:
    """Why nothing may leave now; empty where something may.

    What left on a later day counts too: a clock that was set back gives no second five.
    """
    now = home.clock()
    with reading(home) as store:
        spent = ledger.spent(store, smtp.name, now.date().isoformat())
    if spent >= rules.per_day:
        return f"your profile allows {rules.per_day} a day, and so many have gone out"
    if not rules.first_hour <= now.hour < rules.last_hour:
        return (
            f"it is {now:%H:%M}, and messages leave between {rules.first_hour}:00"
            f" and {rules.last_hour}:00"
        )
    return ""


def barred(home: Home, draft: Draft) -> str:
    """Why a message may not leave after all, by what is known this very moment."""
    with reading(home) as store:
        if not drafts.exists(store, draft.id):
            return "they were forgotten"
        stored = drafts.one(store, draft.id)
        (person,) = who.several(store, [stored.draft.person], home.clock().year)
        over = talk.overtaken(store, stored.draft, home.today)
    if person.do_not_contact:
        return f"do not contact ({person.do_not_contact.where})"
    if stored.state != drafts.APPROVED or stored.digest != draft.digest:
        return "the draft was put aside or changed"
    told = next((fact.value for fact in person.emails if fact.said), draft.to)  # the user's word
    if draft.to not in [fact.value for fact in person.emails] or told != draft.to:
        return f"{draft.to} is no longer their address: draft it again"
    return over
