"""What has passed between the seeker and one person, read off the events; and what is due."""

from dataclasses import dataclass

from outreach.model.people import Fact


@dataclass(frozen=True, slots=True)
class Thread:
    """The answers to every question that is asked of a person's events; stored nowhere.

    A day is a fact whose value is the ISO day, said by the user on the day it was logged.

    Attributes:
        written: Messages that were written and are not known to have gone out; `column` is the
            kind of each.
        asked: When the first message was delivered; None before.
        asked_to: The address it went to; empty for LinkedIn.
        asked_kind: Its kind.
        subject: Its subject; empty for LinkedIn.
        message_id: Its Message-ID; empty where there is none.
        accepted: When they accepted the invitation.
        away: When a machine answered for them; `column` is the ISO day on which they are back,
            empty where it did not say.
        followed: When each follow-up was written or delivered.
        replied: When they last answered.
        owed: The same, where nothing has gone back since.
        scheduled: When the two will talk, an ISO day or minute.
        declined: When they said no; its `column` is the reason, where one was given.
        bounced: When the address turned out to be none.
        stopped: When the user closed the conversation.
        met: When the two last talked.
        thanked: When a thank-you was written or delivered after that.
        touched: When news was written or delivered after that.
        learnt: The one thing learnt in that talk.
        plan: What the seeker does with it.
        suggested: People whom they suggested.
        promises: What the seeker promised; `column` is the ISO day it is due.
        promised: What the seeker promised and has done.
        skills: What they wish they had learnt sooner, as the user noted it.
    """

    written: tuple[Fact, ...] = ()
    asked: Fact | None = None
    asked_to: str = ""
    asked_kind: str = ""
    subject: str = ""
    message_id: str = ""
    accepted: Fact | None = None
    followed: tuple[Fact, ...] = ()
    away: Fact | None = None
    replied: Fact | None = None
    owed: Fact | None = None
    scheduled: Fact | None = None
    declined: Fact | None = None
    bounced: Fact | None = None
    stopped: Fact | None = None
    met: Fact | None = None
    thanked: Fact | None = None
    touched: Fact | None = None
    learnt: Fact | None = None
    plan: Fact | None = None
    suggested: tuple[Fact, ...] = ()
    promises: tuple[Fact, ...] = ()
    promised: tuple[Fact, ...] = ()
    skills: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """Something that the seeker should do.

    Attributes:
        what: `sent`, `followup`, `reply`, `thanks`, `keepintouch`, `message` or `promise`.
        on: ISO day from which it is due.
        why: In one sentence.
        by: ISO day after which it is overdue; empty for none.
    """

    what: str
    on: str
    why: str
    by: str = ""
