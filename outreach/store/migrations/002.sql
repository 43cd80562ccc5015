-- Most columns of most people are empty: what is left to its default is not written one by one.
CREATE TABLE people_2 (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '', given TEXT NOT NULL DEFAULT '',
    company_id TEXT NOT NULL DEFAULT '', title_key TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL DEFAULT '', level TEXT NOT NULL DEFAULT '',
    clubs TEXT NOT NULL DEFAULT '', credentials TEXT NOT NULL DEFAULT '',
    employers TEXT NOT NULL DEFAULT '', hometown TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '', connected INTEGER NOT NULL DEFAULT 0,
    connected_on TEXT NOT NULL DEFAULT '', received TEXT NOT NULL DEFAULT '',
    sent TEXT NOT NULL DEFAULT '', mentor INTEGER NOT NULL DEFAULT 0,
    mutuals TEXT NOT NULL DEFAULT '', started TEXT NOT NULL DEFAULT '',
    referred INTEGER NOT NULL DEFAULT 0, dnc INTEGER NOT NULL DEFAULT 0,
    age TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
INSERT INTO people_2 SELECT * FROM people;
DROP TABLE people;
ALTER TABLE people_2 RENAME TO people;
