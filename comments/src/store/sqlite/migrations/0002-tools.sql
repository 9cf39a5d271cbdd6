-- What the desk's tools ask for: when a moderator was seen last, the log by gesture, what a site has to send, figures
-- by conversation.

ALTER TABLE moderator ADD COLUMN seen_at INTEGER;
CREATE INDEX moderation_log_what ON moderation_log (site, what);
CREATE INDEX event_site ON event (site);
CREATE INDEX delivery_waiting ON delivery (site, kind, not_before) WHERE dead = 0;
DROP INDEX comment_figures;
CREATE INDEX comment_figures ON comment (site, written_at, official, state, published_at, question, answered_at, thread);
