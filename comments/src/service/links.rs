//! What letters lead to: confirm, unsubscribe, settle, one's own data, a moderator's decision.
