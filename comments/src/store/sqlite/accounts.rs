//! Moderators and their sessions.

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::SqliteStore;
use super::facts::{self, Line};
use super::values::At;
use crate::domain::{Digest, ModeratorId, SiteId};
use crate::store::{Accounts, Actor, Credentials, Gesture, Moderator, NewModerator, NewSession, Result, Role, Session};

/// A moderator's columns, in [`moderator`]'s order.
macro_rules! moderator_columns {
    () => {
        "m.id, m.email, m.name, m.role, m.totp IS NOT NULL, m.mail, m.removed_at, m.seen_at"
    };
}

statements! {
    ADD = "INSERT INTO moderator (site, email, name, password_hash, role) VALUES (?1, ?2, ?3, ?4, ?5) \
        ON CONFLICT (site, email) WHERE removed_at IS NULL DO NOTHING";
    ALL = concat!("SELECT ", moderator_columns!(), " FROM moderator m WHERE m.site = ?1 \
        ORDER BY m.removed_at IS NOT NULL, m.name, m.id");
    CREDENTIALS = concat!("SELECT ", moderator_columns!(), ", m.password_hash, m.totp, m.totp_step FROM moderator m \
        WHERE m.site = ?1 AND m.email = ?2 AND m.removed_at IS NULL");
    ADMINISTRATOR = "SELECT 1 FROM moderator WHERE id = ?2 AND site = ?1 AND role = 'administrator' \
        AND removed_at IS NULL";
    NAME = "SELECT name FROM moderator WHERE id = ?2 AND site = ?1";
    NAMES = "SELECT name FROM moderator WHERE site = ?1 AND removed_at IS NULL";
    REMOVE = "UPDATE moderator SET removed_at = ?3, totp = NULL WHERE id = ?2 AND site = ?1 AND removed_at IS NULL";
    SET_PASSWORD = "UPDATE moderator SET password_hash = ?3 WHERE id = ?2 AND site = ?1 AND removed_at IS NULL";
    RESET_PASSWORD = "UPDATE moderator SET password_hash = ?3, totp = NULL \
        WHERE id = ?2 AND site = ?1 AND removed_at IS NULL";
    SEEN_MODERATOR = "UPDATE moderator SET seen_at = ?3 WHERE id = ?2 AND site = ?1";
    SET_TOTP = "UPDATE moderator SET totp = ?3 WHERE id = ?2 AND site = ?1 AND removed_at IS NULL";
    USE_TOTP = "UPDATE moderator SET totp_step = ?3 \
        WHERE id = ?2 AND site = ?1 AND removed_at IS NULL AND totp_step < ?3";
    SET_MAIL = "UPDATE moderator SET mail = ?3 WHERE id = ?2 AND site = ?1 AND removed_at IS NULL";
    SET_PROFILE = "UPDATE moderator SET name = ?3, role = ?4 WHERE id = ?2 AND site = ?1 AND removed_at IS NULL";
    OPEN_SESSION = "INSERT INTO session (token, site, moderator, opened_at, seen_at, expires) \
        SELECT ?3, ?1, m.id, ?4, ?4, ?5 FROM moderator m WHERE m.id = ?2 AND m.site = ?1 AND m.removed_at IS NULL";
    SESSION = concat!("SELECT ", moderator_columns!(), ", s.opened_at, s.seen_at, s.expires \
        FROM session s JOIN moderator m ON m.id = s.moderator \
        WHERE s.token = ?2 AND s.site = ?1 AND s.expires > ?3 AND s.seen_at > ?4 AND m.removed_at IS NULL");
    SEEN = "UPDATE session SET seen_at = ?3 WHERE token = ?2 AND site = ?1 AND seen_at < ?3";
    END_SESSION = "DELETE FROM session WHERE token = ?2 AND site = ?1";
    END_SESSIONS = "DELETE FROM session WHERE moderator = ?2 AND site = ?1";
}

/// How exactly a session's last use is known: to the minute, so that most requests write nothing.
const NOTICED: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

#[async_trait]
impl Accounts for SqliteStore {
    async fn add_moderator(&self, site: SiteId, moderator: NewModerator, by: Actor) -> Result<Option<ModeratorId>> {
        self.write(move |db| {
            if !may_manage(db, site, by)? {
                return Ok(None);
            }
            let NewModerator { email, name, password_hash, role, at } = &moderator;
            if db.prepare_cached(ADD)?.execute(params![site, email, name, password_hash, role])? == 0 {
                return Ok(None);
            }
            let id = ModeratorId(db.last_insert_rowid());
            tell(db, site, id, by, Gesture::AddModerator, *at)?;
            Ok(Some(id))
        })
        .await
    }

    async fn moderators(&self, site: SiteId) -> Result<Vec<Moderator>> {
        self.read(move |db| {
            Ok(db.prepare_cached(ALL)?.query_map([site], moderator)?.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    async fn credentials(&self, site: SiteId, email: &str) -> Result<Option<Credentials>> {
        let email = email.to_owned();
        self.read(move |db| {
            let row = |row: &Row<'_>| {
                Ok(Credentials {
                    moderator: moderator(row)?,
                    password_hash: row.get(8)?,
                    totp: row.get(9)?,
                    totp_step: row.get(10)?,
                })
            };
            Ok(db.prepare_cached(CREDENTIALS)?.query_row(params![site, email], row).optional()?)
        })
        .await
    }

    async fn remove_moderator(&self, site: SiteId, id: ModeratorId, by: Actor, at: Timestamp) -> Result<bool> {
        self.write(move |db| {
            if by == Actor::Moderator(id) || !may_manage(db, site, by)? {
                return Ok(false);
            }
            let removed = db.prepare_cached(REMOVE)?.execute(params![site, id, At(at)])? == 1;
            if removed {
                end_sessions(db, site, id)?;
                tell(db, site, id, by, Gesture::RemoveModerator, at)?;
            }
            Ok(removed)
        })
        .await
    }

    async fn set_password(&self, site: SiteId, id: ModeratorId, hash: &str) -> Result<bool> {
        let hash = hash.to_owned();
        self.write(move |db| {
            let set = db.prepare_cached(SET_PASSWORD)?.execute(params![site, id, hash])? == 1;
            end_sessions(db, site, id)?;
            Ok(set)
        })
        .await
    }

    async fn reset_password(
        &self,
        site: SiteId,
        id: ModeratorId,
        hash: &str,
        by: Actor,
        at: Timestamp,
    ) -> Result<bool> {
        let hash = hash.to_owned();
        self.write(move |db| {
            if !may_manage(db, site, by)? {
                return Ok(false);
            }
            let reset = db.prepare_cached(RESET_PASSWORD)?.execute(params![site, id, hash])? == 1;
            if reset {
                end_sessions(db, site, id)?;
                tell(db, site, id, by, Gesture::ResetPassword, at)?;
            }
            Ok(reset)
        })
        .await
    }

    async fn set_totp(&self, site: SiteId, id: ModeratorId, sealed: Option<&[u8]>) -> Result<()> {
        let sealed = sealed.map(<[u8]>::to_vec);
        self.write(move |db| {
            db.prepare_cached(SET_TOTP)?.execute(params![site, id, sealed])?;
            Ok(())
        })
        .await
    }

    async fn use_totp(&self, site: SiteId, id: ModeratorId, step: i64) -> Result<bool> {
        self.write(move |db| Ok(db.prepare_cached(USE_TOTP)?.execute(params![site, id, step])? == 1)).await
    }

    async fn set_mail(&self, site: SiteId, id: ModeratorId, mail: &str) -> Result<()> {
        let mail = mail.to_owned();
        self.write(move |db| {
            db.prepare_cached(SET_MAIL)?.execute(params![site, id, mail])?;
            Ok(())
        })
        .await
    }

    async fn set_profile(&self, site: SiteId, id: ModeratorId, name: &str, role: Role) -> Result<()> {
        let name = name.to_owned();
        self.write(move |db| {
            db.prepare_cached(SET_PROFILE)?.execute(params![site, id, name, role])?;
            Ok(())
        })
        .await
    }

    async fn open_session(&self, site: SiteId, session: NewSession) -> Result<()> {
        self.write(move |db| {
            let NewSession { token, moderator, at, expires } = session;
            db.prepare_cached(OPEN_SESSION)?.execute(params![site, moderator, token, At(at), At(expires)])?;
            db.prepare_cached(SEEN_MODERATOR)?.execute(params![site, moderator, At(at)])?;
            Ok(())
        })
        .await
    }

    async fn session(
        &self,
        site: SiteId,
        token: Digest,
        now: Timestamp,
        idle_since: Timestamp,
    ) -> Result<Option<Session>> {
        let found = self
            .read(move |db| {
                let found = params![site, token, At(now), At(idle_since)];
                Ok(db.prepare_cached(SESSION)?.query_row(found, session).optional()?)
            })
            .await?;
        let idle = found.as_ref().filter(|session| now.duration_since(session.seen_at) >= NOTICED);
        if let Some(moderator) = idle.map(|session| session.moderator.id) {
            self.write(move |db| {
                db.prepare_cached(SEEN)?.execute(params![site, token, At(now)])?;
                Ok(db.prepare_cached(SEEN_MODERATOR)?.execute(params![site, moderator, At(now)])?)
            })
            .await?;
        }
        Ok(found)
    }

    async fn end_session(&self, site: SiteId, token: Digest) -> Result<()> {
        self.write(move |db| {
            db.prepare_cached(END_SESSION)?.execute(params![site, token])?;
            Ok(())
        })
        .await
    }

    async fn end_sessions(&self, site: SiteId, id: ModeratorId) -> Result<()> {
        self.write(move |db| end_sessions(db, site, id)).await
    }
}

fn end_sessions(db: &Connection, site: SiteId, id: ModeratorId) -> Result<()> {
    db.prepare_cached(END_SESSIONS)?.execute(params![site, id])?;
    Ok(())
}

/// The names of those who moderate.
pub(super) fn names(db: &Connection, site: SiteId) -> Result<Vec<String>> {
    Ok(db.prepare_cached(NAMES)?.query_map([site], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether somebody may manage moderators: commands may, and administrators.
fn may_manage(db: &Connection, site: SiteId, by: Actor) -> Result<bool> {
    match by {
        Actor::Moderator(id) => Ok(db.prepare_cached(ADMINISTRATOR)?.exists(params![site, id])?),
        Actor::System => Ok(true),
        Actor::Author => Ok(false),
    }
}

/// A line in the log about a moderator, who is named.
fn tell(db: &Connection, site: SiteId, id: ModeratorId, by: Actor, what: Gesture, at: Timestamp) -> Result<()> {
    let name: String = db.prepare_cached(NAME)?.query_row(params![site, id], |row| row.get(0))?;
    facts::log(db, site, Line { why: &name, ..Line::new(by, what, at) })
}

/// A row of [`moderator_columns`].
fn moderator(row: &Row<'_>) -> rusqlite::Result<Moderator> {
    Ok(Moderator {
        id: row.get(0)?,
        email: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        has_totp: row.get(4)?,
        mail: row.get(5)?,
        removed_at: row.get::<_, Option<At>>(6)?.map(|at| at.0),
        seen_at: row.get::<_, Option<At>>(7)?.map(|at| at.0),
    })
}

fn session(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        moderator: moderator(row)?,
        opened_at: row.get::<_, At>(8)?.0,
        seen_at: row.get::<_, At>(9)?.0,
        expires: row.get::<_, At>(10)?.0,
    })
}
