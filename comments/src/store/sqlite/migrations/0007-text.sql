-- When an author last changed her text: a moderator decides about the text that she read.

ALTER TABLE comment ADD COLUMN text_at INTEGER;
