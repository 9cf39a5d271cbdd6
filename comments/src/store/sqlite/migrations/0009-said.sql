-- A text is found again where its conversation is: its digest stands with the comment, and the index by conversation finds
-- both. A table of digests took a page of the log of its own for each message, in an order that only chance gives.

ALTER TABLE comment ADD COLUMN said BLOB;
ALTER TABLE comment ADD COLUMN form BLOB;
UPDATE comment SET said = recent.digest, form = recent.form FROM recent
    WHERE recent.comment = comment.id AND recent.site = comment.site;
DROP TABLE recent;

DROP INDEX comment_thread;
CREATE INDEX comment_thread ON comment (thread, said);
-- What outlives its text by some days.
CREATE INDEX comment_said ON comment (site, state_since) WHERE emptied = 1 AND said IS NOT NULL;
