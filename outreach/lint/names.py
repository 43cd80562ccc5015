"""Names and addresses: who is greeted, who writes, who receives."""

import re
import unicodedata
from collections.abc import Iterator

from outreach.lint.rule import EVERY, Text, error, warning
from outreach.names import fold

_CREDENTIAL = re.compile(
    r",?\s*\b(?:MBA|CFA|CPA|Ph\.?D|M\.?D|RN|BSN|MSN|PMP|JD|Esq|MPH|PE|LCSW|SHRM(?:-\w+)?|CISSP|"
    r"EdD|MSc|BSc|LLM|DDS|PharmD|SPHR|PHR)\b\.?"
)
_TITLE_ALONE = re.compile(r"(?:dr|prof|professor|mr|mrs|ms|mx|miss)\.?", re.I)
_HONORIFIC = re.compile(r"(?:mr|mrs|ms|miss|sir|madam)\.?\s+\S", re.I)
_SLOGAN = re.compile(
    r"[|•★☆→►#@]|\b(?:he/him|she/her|they/them)\b|\b(?:hiring|open to work|opentowork)\b", re.I
)
_SEPARATORS = re.compile(r"[,;\s<>]")


def shouting(text: Text) -> Iterator[str]:
    """L04."""
    name = text.greeted or ""
    letters = [char for char in name if char.isalpha() and char.isascii()]
    if len(letters) > 3 and (name.isupper() or name.islower()):
        yield f'"{name}" is all {"capitals" if name.isupper() else "small letters"}: write it as \
they do.'


def credentials(text: Text) -> Iterator[str]:
    """L06."""
    name = text.greeted or ""
    after = text.line[text.line.find(name) + len(name) :] if name else ""
    if _TITLE_ALONE.fullmatch(name):
        yield f'The greeting is only a title ("{name}"): add the name.'
    elif _CREDENTIAL.search(name) or re.match(rf"(?:{_CREDENTIAL.pattern})+,?\s*\Z", after):
        yield f'"{text.line}" greets with letters after the name: leave them out.'


def slogan(text: Text) -> Iterator[str]:
    """L07."""
    name = text.greeted or ""
    symbols = [char for char in name if unicodedata.category(char) in ("So", "Sk", "Cs")]
    if symbols or _SLOGAN.search(name):
        yield f'"{name}" holds more than a name: greet them by the name alone.'


def swapped(text: Text) -> Iterator[str]:
    """L08."""
    person, name = text.person, text.greeted
    if not person or not name:
        return
    greeting = person.greeting.value if person.greeting else person.given
    if not person.family or fold(person.family) == fold(greeting):
        return
    if fold(name) == fold(person.family):
        yield f'"{name}" is the family name: greet them as {greeting}.'
    if f"{person.family}, {person.given}" in text.line:
        yield f'"{text.line}" has the family name first: greet them as {greeting}.'


def nickname(text: Text) -> Iterator[str]:
    """L09."""
    name = text.greeted or ""
    if re.search(r"[()\"]|\s[A-Z]\.(?:\s|\Z)", name) and not text.known(name):
        yield f'"{name}" has a bracket or an initial: use the name they go by.'


def initial(text: Text) -> Iterator[str]:
    """L10."""
    name = (text.greeted or "").rstrip(".")
    if len(name) == 1 and name.isascii() and name.isalpha():
        yield f'"{name}" is only an initial: find out the name, then `outreach set PERSON \
greeting=NAME`.'


def honorific(text: Text) -> Iterator[str]:
    """L12."""
    if _HONORIFIC.match(text.greeted or "") and not text.known(text.greeted or ""):
        yield f'"{text.greeted}" guesses how they want to be addressed: use their full name.'


def mixed(text: Text) -> Iterator[str]:
    """L14."""
    person = text.person
    if not person:
        return
    if text.to_id != person.id:
        yield f"The draft is of another record than {person.name.value}: draft again."
    if text.to and text.to not in {fact.value for fact in person.emails}:
        yield f"{text.to} is not an address of {person.name.value}: draft again."
    name = text.greeted
    own = (person.name.value, person.given, person.greeting.value if person.greeting else "")
    words = {word for value in own for word in fold(value).split()}
    if name is not None and name and not words.intersection(fold(name).split()):
        yield f'It greets "{name}" and goes to {person.name.value}: correct the greeting.'


def sender(text: Text) -> Iterator[str]:
    """L15."""
    found = re.search(r"^\W*(?:best,? |regards,? )?(?:your|my|sender|full)[ _]name\W*$", text.body,
                      re.I | re.M)  # fmt: skip
    if found:
        yield f'"{found[0].strip()}" stands where your name should: sign it.'
    seeker = text.seeker
    if not seeker:
        return
    if fold(seeker.name.value) in ("", "your name", "name", "none", "null"):
        yield "Your own name is missing: type `outreach init --name NAME`."
    elif not set(fold(seeker.name.value).split()) & set(fold(text.body).split()):
        yield f"Your name, {seeker.name.value}, stands nowhere: sign it."
    if seeker.email and text.to.casefold() == seeker.email.value.casefold():
        yield f"{text.to} is your own address: it would be a letter to yourself."


def recipients(text: Text) -> Iterator[str]:
    """L36."""
    if text.to.count("@") > 1 or _SEPARATORS.search(text.to.strip()):
        yield f'"{text.to}" is more than one address: one letter goes to one person.'
    named = re.split(r"\s(?:and|&)\s|\s*/\s*", text.greeted or "")
    if (
        len(named) > 1
        and all(part[:1].isupper() for part in named)
        and not text.known(text.greeted or "")
    ):
        yield f'"{text.line}" greets more than one: one letter goes to one person.'
    for part, what in ((text.subject, "subject"), (text.to, "address"), (text.to_name, "name")):
        if re.search(r"[\r\n\x00\x0b\x0c\x85\u2028\u2029]", part) or "=?" in part:
            yield f"A line break or header code stands in the {what}: take it out."
    for found in re.finditer(r"^\s*(b?cc|to):.*@.*", text.body, re.I | re.M):
        yield f'"{found[0].strip()}" adds a recipient: one letter goes to one person.'


RULES = (
    warning("L04", EVERY, "A greeting in capitals or small letters only.", shouting),
    error("L06", EVERY, "Letters or a bare title in the greeting.", credentials),
    error("L07", EVERY, "Emoji, pronouns or a slogan in the greeting.", slogan),
    error("L08", EVERY, "Family name and given name swapped.", swapped),
    error("L09", EVERY, "A nickname in brackets or an initial in the greeting.", nickname),
    warning("L10", EVERY, "A greeting that is one letter.", initial),
    warning("L12", EVERY, "An honorific that nobody gave.", honorific),
    error("L14", EVERY, "Greeting, address and record that are not one person's.", mixed),
    error("L15", EVERY, "A sender who is missing, a placeholder, or the recipient.", sender),
    error("L36", EVERY, "More than one recipient, or a line break in a header.", recipients),
)
