"""The columns of the frames: what whole lists are read and ranked by."""

# The canonical fields that a column of an imported table can mean. Schools, degrees, majors, years,
# addresses, clubs and what is past may stand several times in one row: `school_2`, `school_3`.
FIELDS = (
    "first_name", "last_name", "full_name", "maiden_name", "known_name", "url", "email",
    "company", "title", "headline", "connected_on", "school", "degree", "major", "year",
    "city", "state", "country", "location", "hometown", "industry", "club", "mentor",
    "mutuals", "started_on", "past_company", "past_title", "referred_by", "may_name",
    "do_not_contact",
    "hook", "hook_source", "greeting", "language", "news", "notes",
)  # fmt: skip

# One value a record. Text as read; empty text for unknown.
RECORDS = (
    "record",  # id of the record
    "list",  # import and list: the source that merging looks at
    "connection",  # whether it is a row of a connections file
    "stub",  # whether its import was taken back, and something the user said or sent hangs on it
    "age",  # ISO day of the import's file
)  # and one column for each canonical field that any file has

# One row a person; text empty and numbers NA where unknown. Lists are joined by "|".
PEOPLE = (
    "id",  # person id
    "name",  # display name
    "given",  # given name, folded: the key of the first-name tie
    "company_id",  # resolved company
    "title_key",  # title, folded
    "field",  # id of the field of the title
    "level",  # seniority
    "clubs",  # folded names of clubs and programs
    "credentials",  # credentials, upper case
    "employers",  # company ids of earlier posts
    "hometown",  # folded
    "email",  # first address
    "url",  # canonical profile URL
    "connected",  # 1 where a connections export holds them
    "connected_on",  # ISO day
    "received",  # ISO day of their last message to the seeker
    "sent",  # ISO day of the seeker's last message to them
    "mentor",  # 1 where they offered to be contacted
    "mutuals",  # number of mutual connections, "" unknown
    "started",  # year in which the present job began, "" unknown
    "referred",  # 1 where someone suggested them
    "dnc",  # 1 where nobody may write to them
    "age",  # ISO day of the newest file they stand in
)

# One row for each school, major or year of a person.
#   person, school (id, "" unknown), year ("" unknown), major_field ("" unknown)
STUDIES = ("person", "school", "year", "major_field")

# One row for each person who was asked: what insights count.
CASES = (
    "person",  # display name
    "tie",  # what the two share first, in words
    "field",  # name of the field they work in
    "channel",  # `email`, `message`, `note`, or `by yourself`
    "template",  # name of the message template, "" where the user wrote by hand
    "asked",  # ISO day on which the first message was delivered
    "answered",  # ISO day of the first answer, a no too; "" for none
    "met",  # whether the two have talked
    "referred",  # whether they suggested somebody
)
