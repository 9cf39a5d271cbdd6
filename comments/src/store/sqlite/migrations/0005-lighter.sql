-- What every message changes lies close together, so that those of one commit share pages of the log.

-- How many comments of a thread are published, apart from its key and title. No line: none.
CREATE TABLE thread_count (
    thread    INTEGER PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
    published INTEGER NOT NULL CHECK (published >= 0)
) STRICT;
INSERT INTO thread_count SELECT id, published FROM thread WHERE published > 0;

DROP TRIGGER comment_counted_on_insert;
DROP TRIGGER comment_counted_on_delete;
DROP TRIGGER comment_counted_on_update;
DROP INDEX thread_published;
ALTER TABLE thread DROP COLUMN published;

CREATE TRIGGER comment_counted_on_insert AFTER INSERT ON comment WHEN new.state = 'published' BEGIN
    INSERT INTO thread_count VALUES (new.thread, 1) ON CONFLICT (thread) DO UPDATE SET published = published + 1;
END;
CREATE TRIGGER comment_counted_on_delete AFTER DELETE ON comment WHEN old.state = 'published' BEGIN
    UPDATE thread_count SET published = published - 1 WHERE thread = old.thread;
END;
CREATE TRIGGER comment_counted_on_update AFTER UPDATE OF state, thread ON comment
WHEN old.thread <> new.thread OR (old.state = 'published') <> (new.state = 'published') BEGIN
    UPDATE thread_count SET published = published - 1 WHERE thread = old.thread AND old.state = 'published';
    INSERT INTO thread_count SELECT new.thread, 1 WHERE new.state = 'published'
        ON CONFLICT (thread) DO UPDATE SET published = published + 1;
END;

-- One line for each text: with the form that it came by. Lines of before have none, or are of a form alone.
ALTER TABLE recent ADD COLUMN form BLOB;
