"""Notes of a talk: the user's own words, and the parts of them that become something to do."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil import parser
from dateutil.relativedelta import relativedelta

# `learnt: …` and `will: …` may stand on lines of their own or behind one another.
_MARK = re.compile(
    r"(?:^|(?<=\s))(learnt|learned|will|plan)\s*:\s*"
    r"|(?:^|(?<=[.!?;]\s)|(?<=\n))(promised?|referral)\s*:\s*",
    re.IGNORECASE,
)
_IS = {"learned": "learnt", "plan": "will", "promised": "promise"}
# `#skill sql`; several words in quotes, or to the end of a line that begins with the mark.
_SKILL = re.compile(
    r"""^[ \t]*\#skill:?[ \t]+ (?P<line>[^\n\#]+)
    | \#skill:?[ \t]+ (?: "(?P<told>[^"\n]+)" | (?P<word>[^\s,;:!?)]+) )""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_BY = r"\b(?:by|on|until|before)\ (?P<when>[^.,;\n]+)"
_PROMISE = re.compile(
    r"""\bI (?: 'll | ’ll | \ will | \ promised(?:\ to)? | \ said\ (?:that\ )?I\ would )
    \ (?P<what> [^.\n;]*? """
    + _BY
    + ")",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    rf"""(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?
    | \d{{4}}-\d\d-\d\d
    | (?:[12]?\d|3[01])(?:st|nd|rd|th)? \s (?:of\s)? {_MONTH} (?:\s\d{{4}})?
    | {_MONTH} \s (?:[12]?\d|3[01])(?:st|nd|rd|th)? (?:,?\s\d{{4}})?""",
    re.VERBOSE,
)
_NAME = r"[^\W\d_a-z][\w'’-]+ (?: \ [^\W\d_a-z] (?: [\w'’-]+ | \. ) ){1,3}"
_REFERRAL = re.compile(
    r"""\b (?: (?: [Tt]alk | [Ss]peak | [Ww]rite | [Rr]each\ out )\ to
    | [Ss]uggested | [Rr]ecommended | [Rr]eferred\ me\ to | [Cc]ontact | [Aa]sk )
    \ (?P<name>"""
    + _NAME
    + ")",
    re.VERBOSE,
)
_WHO = re.compile(
    r"""(?P<name>[^,()<>@]+?) (?: \s+(?:at|@)\s+ (?P<firm>[^,()<>@]+?) )?
    (?: ,\s* (?P<title>[^,@()]+?) (?: \s+(?:at|@)\s+ (?P<company>[^,()]+?) )? )?
    (?: (?: ,\s* <? | \s* < ) (?P<email>[^\s,()<>]+@[^\s,()<>]+) >? )?
    \s* (?: (?P<leave>\((?:you\ )?may\ (?:name|mention)\b[^()]*\)) | \([^()]*\) )? \s*""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Referral:
    """Somebody whom they suggested.

    Attributes:
        name: Of that person.
        facts: What is said of them: title, company, email.
        may_name: Whether the one who suggested them agreed to be named.
        marked: Whether the user said so by a mark, and not in passing.
    """

    name: str
    facts: tuple[tuple[str, str], ...] = ()
    may_name: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """What the seeker promised.

    Attributes:
        what: In the user's words.
        by: ISO day.
        marked: Whether the user said so by a mark, and not in passing.
        read: Whether the day stands in the words.
    """

    what: str
    by: str
    marked: bool = True
    read: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """What a note seems to hold, to be confirmed by the user.

    Attributes:
        skills: That they wish they had had, as written.
        promises: Of the seeker.
        referrals: People to talk to next.
    """

    skills: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    referrals: tuple[Referral, ...] = ()


def found(text: str, today: date) -> Found:
    """The skills, promises and referrals that a note marks or plainly says.

    Args:
        text: The note.
        today: The day of the talk, from which `Friday` is counted.
    """
    said = [Referral(one["name"]) for one in _REFERRAL.finditer(text)]
    told = [replace(one, marked=True) for text_ in every(text, "referral") if (one := who(text_))]
    names = {one.name for one in told}
    referrals = told + [one for one in said if one.name not in names]
    return Found(
        tuple({skill.casefold(): skill for skill in reversed(_skills(text))}.values())[::-1],
        tuple(dict.fromkeys(_promises(text, today))),
        tuple(dict.fromkeys(referrals)),
    )


def unread(text: str) -> list[str]:
    """What stands behind `referral:` and cannot be read as a person."""
    return [told for told in every(text, "referral") if who(told) is None]


_RELATION = re.compile(r"\b(?:her|his|their|my|your|a|an|the)(?: [a-z-]+){1,3} (?=[^\W\d_a-z])")


def who(text: str) -> Referral | None:
    """`Mei Tanaka, Editor at Corvid, mei@example.org (may name)`; None where it cannot be read.

    `Mei Tanaka at Corvid` tells of the firm alone.
    """
    parts = _WHO.fullmatch(_RELATION.sub("", text.strip().rstrip(".")))
    if not parts or not parts["name"].strip():
        return None
    told = parts.groupdict(default="")
    told["company"] = told["company"] or told["firm"]
    facts = {key: told[key].strip() for key in ("title", "company", "email")}
    return Referral(
        parts["name"].strip(),
        tuple((key, value) for key, value in facts.items() if value),
        bool(parts["leave"]),
    )


def _skills(text: str) -> list[str]:
    return [
        skill.strip().rstrip(".")
        for one in _SKILL.finditer(text)
        for skill in (one["line"] or one["told"] or one["word"]).split(",")
        if skill.strip(" .")
    ]


def _promises(text: str, today: date) -> list[Promise]:
    """The marked promises, on their day or in a week; and what is said with `by` and a day."""
    kept = []
    for told in every(text, "promise"):
        what = told.split("#")[0].strip().rstrip(".")
        found = by(what, today)
        late = (found or today + timedelta(days=7)).isoformat()
        kept.append(Promise(what, late, read=found is not None))
    for one in _PROMISE.finditer(text):
        if found := day(one["when"], today):
            kept.append(Promise(one["what"].strip(), found.isoformat(), marked=False))
    return kept


def by(text: str, today: date) -> date | None:
    """The day behind `by`, `on`, `until` or `before`; None for none."""
    when = re.search(_BY, text)
    return day(when["when"], today) if when else None


def day(text: str, today: date) -> date | None:
    """The day that `Friday`, `tomorrow`, `3 December` or `2026-12-04` means; None for none."""
    said = text.strip().lower().removeprefix("the ")
    told, is_next = said.removeprefix("next "), said.startswith("next ")
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    near = {
        "today": today, "tonight": today, "tomorrow": today + timedelta(days=1),
        "day after tomorrow": today + timedelta(days=2), "week": today + timedelta(days=7),
        "end of the week": friday, "end of this week": friday,
        "end of next week": friday + timedelta(days=7),
    }  # fmt: skip
    if told in near:
        return near[told]
    if not _DAY.fullmatch(told):
        return None
    try:
        midnight = parser.parse(told, default=parser.parse(today.isoformat()))
    except (ValueError, OverflowError):
        return None
    meant: date = midnight.date()
    bare = not re.search(
        r"\d", told
    )  # `Friday`: on a Friday the next, and so is a next that is near
    if bare and (meant == today or (is_next and meant - today <= _SOON)):
        return meant + timedelta(days=7)
    if meant < today and not re.search(r"\d{4}", told):
        meant += relativedelta(years=1)
    return meant


_SOON = timedelta(days=2)  # said on a Thursday, `next Friday` is not tomorrow


def marked(text: str, mark: str) -> str:
    """What stands behind a mark, up to the next mark or the end of its line; empty for none.

    Args:
        text: The note.
        mark: `learnt`, the one thing learnt, or `will`, what the seeker does with it.
    """
    return next(iter(every(text, mark)), "")


def every(text: str, mark: str) -> list[str]:
    """What stands behind each such mark."""
    marks = list(_MARK.finditer(text))
    told = []
    for at, one in enumerate(marks):
        word = (one[1] or one[2]).lower()
        if _IS.get(word, word) == mark:
            end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
            told.append(text[one.end() : end].strip().split("\n")[0].strip(" ;,"))
    return [one for one in told if one]


def sheet(questions: tuple[str, ...]) -> str:
    """An empty sheet for notes: each question as a heading, with room under it."""
    return "\n".join(f"## {question}\n\n" for question in questions)


def headings(text: str) -> list[str]:
    """The questions that a note answers."""
    return re.findall(r"(?m)^## (.+)$", text)


def written(text: str) -> str:
    """The note without the headings under which nothing was written."""
    parts = re.split(r"(?m)^(?=## )", text)
    return "".join(
        part for part in parts if not part.startswith("## ") or part.partition("\n")[2].strip()
    ).strip()
