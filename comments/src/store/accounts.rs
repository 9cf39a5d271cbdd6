//! Moderators and their sessions.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Actor, Result};
use crate::domain::{Digest, ModeratorId, SiteId};

/// What a moderator may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Moderates and answers.
    Moderator,
    /// Also manages moderators, blocked words and the site's standing.
    Administrator,
}

/// A moderator, without her secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderator {
    /// Her number.
    pub id: ModeratorId,
    /// Her address, with which she signs in; lower case.
    pub email: String,
    /// Her name, shown beside official replies.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Whether a second factor is set up.
    pub has_totp: bool,
    /// How she wants to be told: `at_once`, `daily` or `never`.
    pub mail: String,
    /// When she was seen last, to the minute; `None`: never.
    pub seen_at: Option<Timestamp>,
    /// When she was removed; the log keeps her name.
    pub removed_at: Option<Timestamp>,
}

/// What a sign-in is checked against.
#[derive(Clone)]
pub struct Credentials {
    /// Whose.
    pub moderator: Moderator,
    /// argon2id, as a PHC string.
    pub password_hash: String,
    /// The second factor's secret, sealed by the service's key.
    pub totp: Option<Vec<u8>>,
    /// The last used time step of the second factor: a code counts once (RFC 6238 §5.2).
    pub totp_step: i64,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("moderator", &self.moderator.id).finish_non_exhaustive()
    }
}

/// A moderator to make.
#[derive(Clone, Debug)]
pub struct NewModerator {
    /// Her address.
    pub email: String,
    /// Her name.
    pub name: String,
    /// argon2id, as a PHC string.
    pub password_hash: String,
    /// What she may do.
    pub role: Role,
    /// Now.
    pub at: Timestamp,
}

/// A session to open.
#[derive(Clone, Copy, Debug)]
pub struct NewSession {
    /// Of the cookie's token.
    pub token: Digest,
    /// Whose.
    pub moderator: ModeratorId,
    /// Now.
    pub at: Timestamp,
    /// When it ends whatever happens.
    pub expires: Timestamp,
}

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub moderator: Moderator,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was used last, to the minute.
    pub seen_at: Timestamp,
    /// When it ends whatever happens.
    pub expires: Timestamp,
}

/// Moderators' accounts. Whether a moderator may manage them is looked at in the same transaction: she has to be an
/// administrator, and not removed.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Makes a moderator; `None` where the address is taken, or `by` may not.
    async fn add_moderator(&self, site: SiteId, moderator: NewModerator, by: Actor) -> Result<Option<ModeratorId>>;
    /// All, removed ones last.
    async fn moderators(&self, site: SiteId) -> Result<Vec<Moderator>>;
    /// For signing in: not removed ones.
    async fn credentials(&self, site: SiteId, email: &str) -> Result<Option<Credentials>>;
    /// Removes a moderator and ends her sessions; `false` where she is not there, or `by` may not. Nobody removes
    /// herself, so that an administrator who removes others is there still.
    async fn remove_moderator(&self, site: SiteId, id: ModeratorId, by: Actor, at: Timestamp) -> Result<bool>;
    /// Her own new password, which ends her sessions.
    async fn set_password(&self, site: SiteId, id: ModeratorId, hash: &str) -> Result<bool>;
    /// A new first password: ends her sessions and takes the second factor away; `false` where she is not there, or
    /// `by` may not.
    async fn reset_password(&self, site: SiteId, id: ModeratorId, hash: &str, by: Actor, at: Timestamp)
    -> Result<bool>;
    /// Sets or removes the second factor.
    async fn set_totp(&self, site: SiteId, id: ModeratorId, sealed: Option<&[u8]>) -> Result<()>;
    /// Uses a time step of the second factor: `false` where it, or a later one, was used.
    async fn use_totp(&self, site: SiteId, id: ModeratorId, step: i64) -> Result<bool>;
    /// How she wants to be told.
    async fn set_mail(&self, site: SiteId, id: ModeratorId, mail: &str) -> Result<()>;
    /// What she may do, and her name.
    async fn set_profile(&self, site: SiteId, id: ModeratorId, name: &str, role: Role) -> Result<()>;
    /// Opens a session.
    async fn open_session(&self, site: SiteId, session: NewSession) -> Result<()>;
    /// A session that is neither expired nor idle since before `idle_since`; notes that it was used.
    async fn session(
        &self,
        site: SiteId,
        token: Digest,
        now: Timestamp,
        idle_since: Timestamp,
    ) -> Result<Option<Session>>;
    /// Ends one session.
    async fn end_session(&self, site: SiteId, token: Digest) -> Result<()>;
    /// Ends all of a moderator's sessions.
    async fn end_sessions(&self, site: SiteId, id: ModeratorId) -> Result<()>;
}
