-- Who is never to be written to, by keyed hashes of what they are known by: an address, a profile, a
-- name with a company. The hashes hold the no through re-imports and after `forget`; they say nothing
-- to anybody without the key, which stands in `meta`.
CREATE TABLE stops (
    hash TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    name TEXT NOT NULL             -- to list them by; empty once they were forgotten
) STRICT, WITHOUT ROWID;
