"""What has passed between the seeker and one person, read off the events."""

from dataclasses import dataclass

from outreach.model.people import Fact


@dataclass(frozen=True, slots=True)
class Thread:
    """The answers to every question that is asked of a person's events; stored nowhere.

    A day is a fact whose value is the ISO day, said by the user on the day it was logged.

    Attributes:
        asked: When the first message was delivered; None before.
        asked_to: The address it went to; empty for LinkedIn.
        asked_kind: Its kind.
        subject: Its subject; empty for LinkedIn.
        message_id: Its Message-ID; empty where there is none.
        followed: When a follow-up was written or delivered.
        replied: When they last answered.
        declined: When they said no; its `column` is the reason, where one was given.
        met: When the two last talked.
        thanked: When a thank-you was written or delivered after that.
        learnt: The one thing learnt in that talk.
        plan: What the seeker does with it.
        suggested: People whom they suggested.
    """

    asked: Fact | None = None
    asked_to: str = ""
    asked_kind: str = ""
    subject: str = ""
    message_id: str = ""
    followed: Fact | None = None
    replied: Fact | None = None
    declined: Fact | None = None
    met: Fact | None = None
    thanked: Fact | None = None
    learnt: Fact | None = None
    plan: Fact | None = None
    suggested: tuple[Fact, ...] = ()
