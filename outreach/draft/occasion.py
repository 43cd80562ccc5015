"""What a message is for, whether its time has come, and the way it goes."""

from dataclasses import dataclass, field, replace

from outreach.errors import UsageError
from outreach.limits import MESSAGE_CHARACTERS, NOTE_CHARACTERS, NOTE_PREMIUM_CHARACTERS
from outreach.model import Kind, Person, Seeker, Thread


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why this message is written.

    Attributes:
        kind: What it is for; None lets the tie decide.
        thread: What has passed between the two.
        template: Name of the message file (`ask.warm`); empty for the kind's own.
        question: The text, as its file has it, of the question that the user chose.
        language: Code of the language; empty for the person's, else the seeker's.
    """

    kind: Kind | None = None
    thread: Thread = field(default_factory=Thread)
    template: str = ""
    question: str = ""
    language: str = ""


def kind_of(person: Person) -> Kind:
    """The kind that the tie asks for: an email where there is an address, else LinkedIn.

    Raises:
        UsageError: If there is no way to reach them, or nobody may write to them.
    """
    name = person.name.value
    if person.do_not_contact:
        raise UsageError(
            f"{name} is not to be contacted ({person.do_not_contact.where}).",
            "Choose somebody else: a no is kept.",
        )
    if person.emails:
        return Kind.ASK
    if person.connected:
        return Kind.MESSAGE
    if person.url:
        return Kind.NOTE
    raise UsageError(
        f"There is no way to reach {name}: no address, no profile, not a connection.",
        f'Type `outreach set "{name}" email=ADDRESS` if you know one.',
    )


def settled(person: Person, seeker: Seeker, occasion: Occasion) -> Kind:
    """The kind to write, where its time has come.

    Raises:
        UsageError: If it is not the time for it, or something that it needs is missing.
    """
    if occasion.thread.accepted:  # an invitation that was accepted is a connection
        person = replace(person, connected=True)
    by_tie = kind_of(person)
    kind = occasion.kind or by_tie
    wrong = _wrong(kind, by_tie, person) or _missing(kind, person, seeker, occasion.thread)
    if wrong:
        why, how = wrong
        raise UsageError(f"{why[:1].upper()}{why[1:]}.", how)
    return kind


def _wrong(kind: Kind, by_tie: Kind, person: Person) -> tuple[str, str] | None:
    """Why a kind cannot reach them, and what to type instead."""
    name = person.name.value
    if kind is Kind.ASK and not person.emails:
        return "no address is known", f'outreach draft "{name}" --kind {by_tie.value}'
    if kind is Kind.MESSAGE and not person.connected:
        return "they are not a connection", f'outreach draft "{name}" --kind {by_tie.value}'
    if kind is Kind.NOTE and (person.connected or not person.url):
        why = "you are connected already" if person.connected else "no profile is known"
        return why, f'outreach draft "{name}" --kind {by_tie.value}'
    if kind not in (Kind.ASK, Kind.MESSAGE, Kind.NOTE) and by_tie is Kind.NOTE:
        return (
            "no address is known, and they are not a connection",
            f'outreach set "{name}" email=ADDRESS',
        )
    return None


def _missing(kind: Kind, person: Person, seeker: Seeker, thread: Thread) -> tuple[str, str] | None:
    """What a kind stands on and does not have, and how to say it."""
    name = person.name.value
    needs = {
        Kind.REFERRAL: (
            person.referred_by and person.may_name,
            "nobody is known who suggested them and agreed to be named",
            f'outreach set "{name}" referred_by=NAME may_name=yes',
        ),
        Kind.FOLLOWUP: (
            thread.asked and not (thread.replied or thread.declined),
            "they have answered" if thread.asked else "no first message has gone out",
            f'outreach log "{name}" sent' if not thread.asked else f'outreach people "{name}"',
        ),
        Kind.THANKS: (
            thread.learnt and thread.plan,
            "what you learnt in the talk, and what you do with it, is not noted",
            f'outreach debrief "{name}" --text "learnt: You said to … will: I have …"',
        ),
        Kind.KEEPINTOUCH: (
            (person.news or seeker.news) and (thread.met or thread.replied),
            "you have not talked" if person.news or seeker.news else "there is no news to tell",
            f'outreach set "{name}" news="I …", and `outreach log "{name}" met` if you talked',
        ),
        Kind.DECLINE: (
            thread.declined,
            "they have not said no",
            f'outreach log "{name}" declined',
        ),
    }
    held, why, how = needs.get(kind, (True, "", ""))
    return None if held else (why, how)


def address(kind: Kind, person: Person, thread: Thread) -> str:
    """The address that a message goes to; empty where it is pasted on LinkedIn."""
    if kind in (Kind.MESSAGE, Kind.NOTE) or not person.emails:
        return ""
    if kind is Kind.FOLLOWUP and thread.asked_kind:
        return thread.asked_to  # who was asked on LinkedIn is not chased by mail
    return person.emails[0].value


def room(kind: Kind, by_mail: bool, seeker: Seeker) -> int:
    """How many characters LinkedIn gives a message or note; 0 for an email, which has no limit."""
    if by_mail:
        return 0
    if kind is Kind.NOTE:
        return NOTE_PREMIUM_CHARACTERS if seeker.premium else NOTE_CHARACTERS
    return MESSAGE_CHARACTERS - 1
