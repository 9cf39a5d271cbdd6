-- Comments that were shown at once, or edited since, and that no moderator has looked at.

ALTER TABLE comment ADD COLUMN unchecked INTEGER NOT NULL DEFAULT 0 CHECK (unchecked IN (0, 1));
CREATE INDEX comment_unchecked ON comment (site) WHERE unchecked = 1 AND state = 'published';
