-- What came in: one row for each import of one file or archive, kept after it was taken back.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,            -- as it was typed
    format TEXT NOT NULL,          -- name of the importer
    digest TEXT NOT NULL,          -- of the content and of what the user said about it
    day TEXT NOT NULL,             -- local date of the import, ISO
    age TEXT NOT NULL,             -- local date of the file, ISO: how old its facts are
    school TEXT NOT NULL,          -- all rows went there, by the user's word
    lists TEXT NOT NULL,           -- JSON: [{"file", "header", "mapping", "found"}]
    rows INTEGER NOT NULL,
    new INTEGER NOT NULL,
    matched INTEGER NOT NULL,
    skipped TEXT NOT NULL,         -- JSON: [[row, why]]
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row of one imported file, its cells as they were read. A fact is a view of a cell.
CREATE TABLE records (
    id TEXT PRIMARY KEY,           -- hash of format, cells and occurrence
    cells TEXT NOT NULL,           -- JSON list, in the order of the list's header
    person TEXT NOT NULL           -- smallest record id of the person; derived
) STRICT, WITHOUT ROWID;
-- Most records are their own person; only the others need to be found by it.
CREATE INDEX records_person ON records (person) WHERE person <> id;

-- Where a record stood: the same row in two exports is one record seen twice.
CREATE TABLE sightings (
    record TEXT NOT NULL,
    import INTEGER NOT NULL,       -- imports.id
    list INTEGER NOT NULL,         -- place in imports.lists
    row INTEGER NOT NULL,          -- physical line
    PRIMARY KEY (record, import, list)
) STRICT, WITHOUT ROWID;

-- When the seeker and someone last wrote to each other, as an archive's messages have it.
CREATE TABLE contacts (
    import INTEGER NOT NULL REFERENCES imports (id),
    url TEXT NOT NULL,
    name TEXT NOT NULL,
    received TEXT NOT NULL,
    sent TEXT NOT NULL,
    file TEXT NOT NULL,
    row INTEGER NOT NULL
) STRICT;
CREATE INDEX contacts_url ON contacts (url);

-- What the user said of a person. The latest word on a field stands; an empty value takes it back.
CREATE TABLE said (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,          -- any record of the person
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;

-- The user's word on who is one person and who is two.
CREATE TABLE words (
    id INTEGER PRIMARY KEY,
    joined INTEGER NOT NULL,
    one TEXT NOT NULL,             -- a record of the one
    other TEXT NOT NULL,           -- a record of the other
    day TEXT NOT NULL
) STRICT;

-- The user's corrections of a guessed mapping, remembered for that header.
CREATE TABLE mappings (header TEXT PRIMARY KEY, mapping TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Derived from all of the above, anew at each change, in the same transaction. See model.PEOPLE.
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL, given TEXT NOT NULL, company_id TEXT NOT NULL, title_key TEXT NOT NULL,
    field TEXT NOT NULL, level TEXT NOT NULL, clubs TEXT NOT NULL, credentials TEXT NOT NULL,
    employers TEXT NOT NULL, hometown TEXT NOT NULL, industry TEXT NOT NULL,
    email TEXT NOT NULL, url TEXT NOT NULL, connected INTEGER NOT NULL,
    connected_on TEXT NOT NULL, received TEXT NOT NULL, sent TEXT NOT NULL,
    mentor INTEGER NOT NULL, mutuals TEXT NOT NULL, started TEXT NOT NULL,
    referred INTEGER NOT NULL, dnc INTEGER NOT NULL, age TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE studies (
    person TEXT NOT NULL, school TEXT NOT NULL, year TEXT NOT NULL, major_field TEXT NOT NULL
) STRICT;
CREATE TABLE doubts (one TEXT NOT NULL, other TEXT NOT NULL, why TEXT NOT NULL) STRICT;

-- Messages. One open first message a person; `state` is open, approved, skipped or replaced.
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,          -- any record of the person
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    recipient TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    url TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    sentences TEXT NOT NULL,       -- JSON: [{"text", "slot", "facts"}]
    language TEXT NOT NULL,
    template TEXT NOT NULL,
    edited INTEGER NOT NULL,
    digest TEXT NOT NULL,          -- of recipient, subject and body, fixed at approval
    message_id TEXT NOT NULL,      -- chosen and recorded before anything is written
    message_date TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX drafts_record ON drafts (record);

-- Append-only: what happened, when, in the user's own zone.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    zone TEXT NOT NULL,
    draft INTEGER NOT NULL,        -- 0 for none
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX events_record ON events (record);
