"""The numbers that messages are held to, in one place: rules, drafting and the page of rules.

Lengths rest on studies of answered mail (50 to 125 words are answered most, LinkedIn messages
under 400 characters) and on what LinkedIn takes; the rest is the advice of career centres.
"""

# Letters, in words.
BODY_WORDS = (60, 110)  # aimed at
READ_WORDS = (50, 125)  # answered most
MOST_WORDS = 200  # read by nobody beyond
FOLLOWUP_WORDS, FOLLOWUP_MOST = 60, 90  # without greeting and signature
GRADE = 8  # years of school that the words ask for, names left aside

# Subjects.
SUBJECT_WORDS = (3, 7)
SUBJECT_CHARACTERS = 50

# LinkedIn, in characters as it may count them.
NOTE_CHARACTERS = 200
NOTE_PREMIUM_CHARACTERS = 300
MESSAGE_CHARACTERS = 400

# The ask.
MOST_MINUTES = 30
MOST_QUESTIONS = 3
MOST_EXCLAMATIONS = 1
MOST_LINKS = 1

# What is known of a person, in months since the newest file they stand in.
OLD_MONTHS, STALE_MONTHS = 12, 24

# Years that can be.
EARLIEST_YEAR = 1930
YEARS_AHEAD = 6  # for a class that has not finished

SHOWN = (
    ("Words of a letter, aimed at", f"{BODY_WORDS[0]} to {BODY_WORDS[1]}"),
    ("Words of a letter, a warning outside", f"{READ_WORDS[0]} to {READ_WORDS[1]}"),
    ("Words of a letter, an error over", f"{MOST_WORDS}"),
    ("Words of a follow-up, a warning over", f"{FOLLOWUP_WORDS}"),
    ("Words of a follow-up, an error over", f"{FOLLOWUP_MOST}"),
    ("Reading grade of a letter, a warning over", f"{GRADE}"),
    ("Words of a subject", f"{SUBJECT_WORDS[0]} to {SUBJECT_WORDS[1]}"),
    ("Characters of a subject, at most", f"{SUBJECT_CHARACTERS}"),
    ("Characters of an invitation note, at most", f"{NOTE_CHARACTERS}"),
    ("Characters of a note with Premium, at most", f"{NOTE_PREMIUM_CHARACTERS}"),
    ("Characters of another LinkedIn message, at most", f"{MESSAGE_CHARACTERS}"),
    ("Minutes asked for, at most", f"{MOST_MINUTES}"),
    ("Question marks, at most", f"{MOST_QUESTIONS}"),
    ("Exclamation marks, at most", f"{MOST_EXCLAMATIONS}"),
    ("Links, at most", f"{MOST_LINKS}"),
    ("Months since the newest file, a warning over", f"{OLD_MONTHS}"),
    ("Months since the newest file, an error over", f"{STALE_MONTHS}"),
    ("Earliest year", f"{EARLIEST_YEAR}"),
    ("Years that a class may lie ahead", f"{YEARS_AHEAD}"),
)


def characters(text: str) -> int:
    """How many a text has as LinkedIn may count them: code points or UTF-16 units, the larger."""
    return max(len(text), len(text.encode("utf-16-le", "surrogatepass")) // 2)
