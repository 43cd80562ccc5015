"""The articles of English: `a` or `an` by sound, and which names take `the`."""

import re

from outreach.names import fold

# A first sound that the letters hide. "One" and "eu", "uni" sound like w and y.
_A_DESPITE_VOWEL = re.compile(
    r"(?:eu|ewe|one\b|once\b|uni(?!n|m)|unanim|ukr|us[aeiu]|ut[aeio]|ubi|ur[aeiu])"
)
_AN_DESPITE_CONSONANT = re.compile(r"(?:hour|honest|honou?r|heir)")
_SPELLED_AN = frozenset("AEFHILMNORSX")
# Said letter by letter, though their vowels would let them be said as words.
_LETTERED = frozenset("FDIC HVAC HRIS LGBTQ LSAT MCAT NAACP NCAA ROTC MSc MSEd MFA MSN".split())
_EIGHT = re.compile(r"8|1[18](?:\d{3})*(?!\d)")  # eight, eleven, eighteen, eighty
# Names that take an article inside a sentence: of a body of something, and of a group.
_WITH_THE = re.compile(
    r"^(?:University|College|School|London School|City|State|Ministry|County|Town|Embassy) of\b"
    r"|\b(?:Academy|Association|Board|Bureau|Centers?|Centres?|Council|Department|Endowment|Foundation"
    r"|Fund|Institutes?|Library|Museum|Office|Society) (?:of|for|on)\b"
    r"|^(?:U\.?S\.? |United States |Royal |Salvation )?(?:Army|Navy|Air Force|Marine Corps|Senate"
    r"|Coast Guard|Congress|Supreme Court)\Z"
    r"|^(?:White House|World Bank|World Health Organization|United Nations|European \w+"
    r"|Federal Reserve|American Red Cross|Red Cross|College Board|FBI|CIA|CDC|IRS|NIH|FDA|EPA|FAA"
    r"|NSA|UN|WHO|BBC|NFL|NBA|NHL|MLB|NCAA|ACLU|NAACP|AFL-CIO)\Z"
    r"|(?<!^)\b(?:Times|Tribune|Post|Globe|Journal|Chronicle|Herald|Gazette|Free Press|Inquirer"
    r"|Observer|Guardian|Daily|Institution|Library|Attorney[’']s Office)\Z"
    r"|(?<!^)(?<!Medical )(?<!Cancer )(?<!Rockefeller )(?<!Lincoln )(?<!Shave )(?<!Sam's )"
    r"\b(?:Center|Centre|Club|Society|Team|Association|Council|Band|Orchestra|Choir"
    r"|League|Committee|Project|Ensemble|Fellowship|Corps|Chorus|Guild|Quartet|Museum|Zoo"
    r"|Foundation|Symphony|Philharmonic|Commission|Federation|Observatory|Conservancy)\Z"
)


def article(phrase: str) -> str:
    """`a` or `an`, by the sound that the phrase begins with."""
    word = re.match(r"[^\W_]+", phrase.lstrip("\"'("))
    if not word:
        return "a"
    first = word[0]
    if first[0].isdigit():
        return "an" if _EIGHT.match(first) else "a"
    if first in _LETTERED:
        return "an" if first[0] in _SPELLED_AN else "a"
    if first.isupper() and (len(first) == 1 or spelled(first)):
        return "an" if first[0] in _SPELLED_AN else "a"
    low = fold(first)
    if _A_DESPITE_VOWEL.match(low):
        return "a"
    return "an" if low[:1] in tuple("aeiou") or _AN_DESPITE_CONSONANT.match(low) else "a"


def spelled(word: str) -> bool:
    """Whether a word in capitals is said letter by letter, as far as its shape tells."""
    return word.isupper() and (len(word) <= 3 or not re.search(r"[AEIOU]", word))


def with_article(phrase: str) -> str:
    """`an editor`, `a UX designer`."""
    return f"{article(phrase)} {phrase}"


def with_the(name: str) -> str:
    """`the University of Kansas`, `the Daily`, but `Michigan`: a name after a preposition."""
    if name.startswith(("The ", "the ")):
        return f"the {name[4:]}"
    return f"the {name}" if _WITH_THE.search(name) else name
