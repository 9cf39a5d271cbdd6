//! Moderators' sign-in and sessions.
