//! What moderators do.
