-- The language to write to all people of an import in, by the user's word; empty where not said.
ALTER TABLE imports ADD COLUMN language TEXT NOT NULL DEFAULT '';
-- Message-ID of the message that a draft answers or follows; empty for none.
ALTER TABLE drafts ADD COLUMN answers TEXT NOT NULL DEFAULT '';
