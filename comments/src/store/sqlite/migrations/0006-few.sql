-- What is asked for on every page of the desk, and at the start, is few lines of many: each has an index of those alone.
-- Which conversations are closed or reviewed had every thread of the site read, and open reports all that there ever were.

DROP INDEX thread_closed;
CREATE INDEX thread_closed ON thread (site, key) WHERE closed = 1;
DROP INDEX thread_reviewed;
CREATE INDEX thread_reviewed ON thread (site, key) WHERE reviewed = 1;
DROP INDEX report_open;
CREATE INDEX report_open ON report (site, decision, comment) WHERE decision IS NULL;
