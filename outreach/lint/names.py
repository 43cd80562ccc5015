"""Names and addresses: who is greeted, who writes, who receives."""

import re
import unicodedata
from collections.abc import Iterator

from outreach.lint.rule import EVERY, Guarded, error, family, warning
from outreach.lint.text import Text
from outreach.model import Person
from outreach.nameparts import CREDENTIALS, is_honorific
from outreach.names import fold, is_two_part
from outreach.resolve.tables import kept, rows

_CREDENTIAL = re.compile(
    r",?\s*\b(?:MBA|CFA|CPA|Ph\.?D|M\.?D|RN|BSN|MSN|PMP|JD|Esq|MPH|PE|LCSW|SHRM(?:-\w+)?|CISSP|"
    r"EdD|MSc|BSc|LLM|DDS|PharmD|SPHR|PHR)\b\.?"
)
_TITLE_ALONE = re.compile(r"(?:dr|prof|professor|mr|mrs|ms|mx|miss|herrn?|frau|señora?)\.?", re.I)
_HONORIFIC = re.compile(
    r"(?:mr|mrs|ms|miss|sir|madam|herrn?|frau|señora?|señorita|sr|sra|srta|don|doña)\.?\s+\S", re.I
)
_DOCTOR = re.compile(r"(?:dr|prof(?:essor)?)\.?\s+\S", re.I)
_DOCTORS = re.compile(
    r"\b(?:Ph\.?D|M\.?D|EdD|PsyD|DO|DDS|DMD|DVM|PHD|PHARMD|EDD|PSYD|DNP|Dr|Prof\w*|Doctor\w*|"
    r"Physician|Dean)\b"
)
_SHOUTED = re.compile(r"(?=.*[AEIOUY])[A-Z]{3}")  # AMY and BOB, not the initials PJ
_UPSIDE_DOWN = re.compile(r"[a-z][A-Z]{2,}")
# What `str.title` makes of names.
_TITLED = re.compile(r"\b(?:Ii|Iii|Iv)\Z|\bO['’][a-z]\w+|(?<= )Mc[a-z]{3,}\b|\bV[ao]n D(?:er|en)\b")
_COMMA_FORM = re.compile(
    r"^\W*\w+ ([A-Z][\w'-]+), (?!Congrat|Hello|Hi|Thank|Greet|Happy)[A-Z][\w'-]+,?\s*\Z"
)
# Family names that are hardly ever given ones, in lists that put the family name first.
_FAMILY_NAMES = frozenset(
    "zhang wang huang zhou zhao chen liu yang wu xu zhu hu guo lin luo zheng liang xie tang deng "
    "feng nguyen tran pham hoang phan vu dang bui ngo park choi jeong kang yoon hwang shin kwon "
    "tanaka suzuki sato takahashi watanabe yamamoto nakamura kobayashi".split()
)
_SLOGAN = re.compile(
    r"[|•★☆→►#@]|\b(?:he/him|she/her|they/them)\b|\b(?:hiring|open to work|opentowork)\b", re.I
)
_SEPARATORS = re.compile(r"[,;\s<>]")
_TO_ANOTHER = Guarded(r"^[^\S\n]*(b?cc|to):.*@.*", "cc:|to:", re.I | re.M)


def shouting(text: Text) -> Iterator[str]:
    """L04."""
    name = text.greeted or ""
    if not name.isascii() or _is_said(text, name):
        return
    letters = sum(char.isalpha() for char in name)
    loud = name.isupper() and (letters > 3 or _SHOUTED.fullmatch(name))
    if loud or (name.islower() and letters > 1) or _UPSIDE_DOWN.fullmatch(name):
        how = "small letters" if name.islower() else "capitals"
        yield f'"{name}" is in {how}: write it as they do.'


def _is_said(text: Text, name: str) -> bool:
    """Whether the user said that the person is greeted so."""
    greeting = text.person.greeting if text.person else None
    return bool(greeting and greeting.said and greeting.value == name)


def damaged(text: Text) -> Iterator[str]:
    """L05."""
    name = text.greeted or ""
    if not name or name.isupper() or name.islower():
        return
    if not text.person:
        if found := _TITLED.search(name):
            yield f'"{found[0]}" looks like a name that a program wrote: write it as they do.'
        return
    spelled = _spelled(text.person)
    for word in name.split():
        right = spelled.get(fold(word), {word})
        if word.strip(",.") not in right:
            yield f'"{word}" is {min(right)} in the record: write it so.'


def _spelled(person: Person) -> dict[str, set[str]]:
    """The words of a name, folded → as the record spells them."""
    found: dict[str, set[str]] = {}
    greeting = person.greeting.value if person.greeting else ""
    for value in (person.name.value, person.given, person.family, greeting):
        for word in value.split():
            found.setdefault(fold(word), set()).add(word.strip(",."))
    return found


def credentials(text: Text) -> Iterator[str]:
    """L06."""
    name = text.greeted or ""
    after = text.line[text.line.find(name) + len(name) :] if name else ""
    is_title = _TITLE_ALONE.fullmatch(name) or is_honorific(name, fold(name))
    if is_title and not text.known(name):
        yield f'The greeting is only a title ("{name}"): add the name.'
    elif _is_letters(name) or _CREDENTIAL.search(name) or _AFTER.match(after):
        yield f'"{text.line}" greets with letters after the name: leave them out.'


_AFTER = re.compile(rf"(?:{_CREDENTIAL.pattern})+,?\s*\Z")


def _is_letters(name: str) -> bool:
    """Whether a greeting is nothing but letters after a name: `Hi Licsw`, but no `Hi Ma`."""
    letters = name.replace(".", "").replace("-", "").upper()
    return len(letters) > _SHORT_NAME and letters in CREDENTIALS


_SHORT_NAME = 3  # letters: Ed, Ma and Pat are names


def slogan(text: Text) -> Iterator[str]:
    """L07."""
    name = text.greeted or ""
    symbols = [char for char in name if unicodedata.category(char) in ("So", "Sk", "Cs")]
    if symbols or _SLOGAN.search(name):
        yield f'"{name}" holds more than a name: greet them by the name alone.'


def swapped(text: Text) -> Iterator[str]:
    """L08."""
    person, name = text.person, text.greeted
    if not name:
        return
    if not person:
        if _COMMA_FORM.search(text.line):
            yield f'"{text.line}" has the family name first: greet them by the given name.'
        return
    greeting = person.greeting.value if person.greeting else person.given
    if not person.family or fold(person.family) == fold(greeting):
        return
    if fold(name) == fold(person.family):
        yield f'"{name}" is the family name: greet them as {greeting}.'
    if f"{person.family}, {person.given}" in text.line:
        yield f'"{text.line}" has the family name first: greet them as {greeting}.'


def halved(text: Text) -> Iterator[str]:
    """L13."""
    name, person = text.greeted or "", text.person
    if not name or _is_said(text, name):
        return
    if person is None:
        if fold(name) in _FAMILY_NAMES:
            yield f'"{name}" is a family name nearly everywhere: greet them by the given name.'
    elif _is_half(name, person):
        yield (
            f'"{name}" may be the family name, or half of the name, of {person.name.value}: ask, '
            "then `outreach set PERSON greeting=NAME`."
        )


def _is_half(name: str, person: Person) -> bool:
    """Whether a greeting is a part of a name that the record does not part so."""
    whole, given, said = person.name.value, fold(person.given).split(), fold(name)
    if not name.isascii() and name in whole and name != whole and " " not in whole:
        return not any(char.isupper() or char.islower() for char in whole)
    if not person.family:
        return said in fold(whole).split() and " " in whole
    if said in given and len(given) > 1:
        return is_two_part(person.given) or (said != given[0] and not _is_greeting(name, person))
    return [said] == given and said in _FAMILY_NAMES and fold(person.family) not in _FAMILY_NAMES


def _is_greeting(name: str, person: Person) -> bool:
    return person.greeting is not None and fold(person.greeting.value) == fold(name)


def nickname(text: Text) -> Iterator[str]:
    """L09."""
    name = text.greeted or ""
    if re.search(r"[()\"]|\s[A-Z]\.(?:\s|\Z)", name) and not text.known(name):
        yield f'"{name}" has a bracket or an initial: use the name they go by.'


def initial(text: Text) -> Iterator[str]:
    """L10."""
    name = (text.greeted or "").rstrip(".")
    if re.fullmatch(r"[A-Za-z](?:\. ?[A-Z])*(?:\. .+)?", name) and not text.named(name):
        yield f'"{name}" is only an initial: find out the name, then `outreach set PERSON \
greeting=NAME`.'


def honorific(text: Text) -> Iterator[str]:
    """L12."""
    greeted = text.greeted or ""
    if _HONORIFIC.match(greeted) and not text.known(greeted):
        yield f'"{greeted}" guesses how they want to be addressed: use their full name.'
    elif text.person and _DOCTOR.match(greeted) and not _is_doctor(text.person):
        yield f'"{greeted}" gives a title that no record holds: use their full name.'


def _is_doctor(person: Person) -> bool:
    """Whether a record says that somebody is a doctor or professor."""
    degrees = [study.degree.value for study in person.studies if study.degree]
    letters = [re.sub(r"\W", "", fact.value).upper() for fact in person.credentials]
    title = person.title.value if person.title else ""
    said = " ".join((*letters, *degrees, title, person.name.value))
    return bool(_DOCTORS.search(said)) or person.level == "professor"


def mixed(text: Text) -> Iterator[str]:
    """L14."""
    person = text.person
    if not person:
        return
    if text.to_id != person.id:
        yield f"The draft is of another record than {person.name.value}: draft again."
    if text.to and text.to not in {fact.value for fact in person.emails}:
        yield f"{text.to} is not an address of {person.name.value}: draft again."
    if text.to_name and fold(text.to_name) != fold(person.name.value):
        yield f'"{text.to_name}" stands beside the address of {person.name.value}: draft again.'
    name = text.greeted
    if name and not _is_of(name, person):
        yield f'It greets "{name}" and goes to {person.name.value}: correct the greeting.'


def _is_of(name: str, person: Person) -> bool:
    """Whether a greeting shares a word with the name, or is a part of one in a script of signs."""
    own = (person.name.value, person.given, person.greeting.value if person.greeting else "")
    words = {word for value in own for word in fold(value).split()}
    native = not name.isascii() and any(name in value for value in own)
    return native or not fold(name) or bool(words.intersection(fold(name).split()))


def shifted(text: Text) -> Iterator[str]:
    """L14, an address that says another name: the rows of a list may have slipped."""
    if not text.person or not text.to or not fold(text.person.given):
        return
    given = fold(text.person.given).split()[0]
    own = fold(text.person.name.value)
    common = _given_names()
    for word in re.split(r"[\W\d_]+", text.to.partition("@")[0].lower()):
        other = word in common and word not in own and word[:2] != given[:2]
        if len(word) > 3 and other and given in common:
            yield f"{text.to} names {word.capitalize()}, not {given.capitalize()}: check the list."


@kept
def _given_names() -> frozenset[str]:
    """The common given names, folded."""
    return frozenset(row["name"] for row in rows("common_names") if row["kind"] == "given")


_UNSIGNED = Guarded(
    r"^[^\w\n]*(?:best,? |regards,? )?(?:your|my|sender|full)[ _]name[^\w\n]*$", " name|_name",
    re.I | re.M,
)  # fmt: skip


def sender(text: Text) -> Iterator[str]:
    """L15."""
    found = _UNSIGNED.search(text.body)
    if found:
        yield f'"{found[0].strip()}" stands where your name should: sign it.'
    seeker = text.seeker
    if not seeker:
        return
    if fold(seeker.name.value) in ("", "your name", "name", "none", "null"):
        yield "Your own name is missing: type `outreach init --name NAME`."
    elif not _is_signed(text.body, seeker.name.value):
        yield f"Your name, {seeker.name.value}, stands nowhere: sign it."
    if seeker.email and text.to.casefold() == seeker.email.value.casefold():
        yield f"{text.to} is your own address: it would be a letter to yourself."


def _is_signed(body: str, name: str) -> bool:
    """Whether a part of the name stands in a text."""
    return name in body or bool(set(fold(name).split()) & set(fold(body).split()))


def recipients(text: Text) -> Iterator[str]:
    """L36."""
    if text.to.count("@") > 1 or _SEPARATORS.search(text.to.strip()):
        yield f'"{text.to}" is more than one address: one letter goes to one person.'
    named = re.split(r"\s(?:and|&|und|y)\s|\s*/\s*", text.greeted or "")
    if (
        len(named) > 1
        and all(part[:1].isupper() for part in named)
        and not text.known(text.greeted or "")
    ):
        yield f'"{text.line}" greets more than one: one letter goes to one person.'
    for part, what in ((text.subject, "subject"), (text.to, "address"), (text.to_name, "name")):
        if re.search(r"[\r\n\x00\x0b\x0c\x85\u2028\u2029]", part) or "=?" in part:
            yield f"A line break or header code stands in the {what}: take it out."
    for found in _TO_ANOTHER.finditer(text.body):
        yield f'"{found[0].strip()}" adds a recipient: one letter goes to one person.'


RULES = family(
    "names",
    warning("L04", EVERY, "A greeting in capitals or small letters only.", shouting),
    warning("L05", EVERY, "A name that a program's capitals have damaged.", damaged),
    error("L06", EVERY, "Letters or a bare title in the greeting.", credentials),
    error("L07", EVERY, "Emoji, pronouns or a slogan in the greeting.", slogan),
    error("L08", EVERY, "Family name and given name swapped.", swapped),
    error("L09", EVERY, "A nickname in brackets or an initial in the greeting.", nickname),
    warning("L10", EVERY, "A greeting that is one letter.", initial),
    warning("L12", EVERY, "An honorific that nobody gave.", honorific),
    warning("L13", EVERY, "A family name, or half of a name, as the greeting.", halved),
    error("L14", EVERY, "Greeting, address and record that are not one person's.", mixed),
    warning("L14", EVERY, "An address that says another name.", shifted),
    error("L15", EVERY, "A sender who is missing, a placeholder, or the recipient.", sender),
    error("L36", EVERY, "More than one recipient, or a line break in a header.", recipients),
)
