-- What was handed to a channel, and how far it has come: queued, sending, written, sent, deferred,
-- failed, unknown. The bytes are fixed when it is queued, and never made again.
CREATE TABLE ledger (
    draft INTEGER PRIMARY KEY,     -- drafts.id
    message_id TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    place TEXT NOT NULL,           -- `--out DIR` or `--mbox FILE` of a file; empty for a server
    state TEXT NOT NULL,
    message TEXT NOT NULL,         -- the bytes, which are ASCII, lines ended by LF; empty once out
    digest TEXT NOT NULL,          -- SHA-256 of recipient, subject and body, as approved
    tries INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL,              -- UTC instant of the latest change
    day TEXT NOT NULL,             -- local date of it
    wait TEXT NOT NULL DEFAULT '', -- UTC instant before which it is not tried again
    reply TEXT NOT NULL DEFAULT '' -- what the server said last
) STRICT;

-- What the mailbox told: who, when, which. A message counts once.
CREATE TABLE inbox (
    id TEXT PRIMARY KEY,           -- its Message-ID, or its place where it has none
    record TEXT NOT NULL,          -- a record of the person whom it is about
    draft INTEGER NOT NULL,        -- drafts.id of the message it is about
    what TEXT NOT NULL,            -- delivered, replied, answered, away or bounced
    at TEXT NOT NULL               -- UTC instant at which the server received it
) STRICT, WITHOUT ROWID;
