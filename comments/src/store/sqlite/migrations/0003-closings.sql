-- Since when, by whom and why a conversation is closed or reviewed: found by the conversation, however long the log is.

CREATE INDEX moderation_log_thread ON moderation_log (site, thread, what) WHERE thread IS NOT NULL;
