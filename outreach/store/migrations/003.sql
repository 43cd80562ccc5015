-- The user's word on what a name of a school, company or field stands for.
CREATE TABLE aliases (
    kind TEXT NOT NULL,            -- school, company or field
    text TEXT NOT NULL,            -- folded
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (kind, text)
) STRICT, WITHOUT ROWID;

-- What the derived tables were derived with: under `stamp`, a hash of tables, aliases and country.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
