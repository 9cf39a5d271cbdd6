-- What is imported and counts in figures all the same: the site's own conversations, as in a preview.
ALTER TABLE imported ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
