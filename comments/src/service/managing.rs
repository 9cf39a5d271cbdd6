//! Who may moderate: moderators are made, get a new first password, and are removed, by a command or by an administrator
//! on the desk, whose own password is asked again. Each is a line of the log.

use super::keys;
use super::signing_in::Denied;
pub use super::writing::LONGEST_NAME;
use super::writing::clean_name;
use super::{Service, Site};
use crate::domain::{ModeratorId, is_email};
use crate::store::{Actor, NewModerator, Role, Session};

/// Somebody who is to moderate.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Her address.
    pub email: &'a str,
    /// Her name, shown beside official replies; 1 to [`LONGEST_NAME`] characters.
    pub name: &'a str,
    /// What she may do.
    pub role: Role,
}

impl Service {
    /// Makes a moderator with a first password, which is returned to be handed over and is kept nowhere.
    ///
    /// # Errors
    /// [`Denied::Name`], [`Denied::Address`], [`Denied::Taken`], or the store's.
    pub async fn add_moderator(&self, site: &Site, email: &str, name: &str, role: Role) -> Result<String, Denied> {
        self.make(site, Candidate { email, name, role }, Actor::System, self.keys.first_password()?).await
    }

    /// The same, by an administrator who gives her own password again.
    ///
    /// # Errors
    /// [`Denied`].
    pub async fn appoint(
        &self,
        site: &Site,
        session: &Session,
        password: &str,
        candidate: Candidate<'_>,
    ) -> Result<String, Denied> {
        let by = self.administrator(site, session, password).await?;
        self.make(site, candidate, by, self.keys.first_password()?).await
    }

    async fn make(&self, site: &Site, candidate: Candidate<'_>, by: Actor, password: String) -> Result<String, Denied> {
        let email = candidate.email.trim().to_lowercase();
        let name = clean_name(candidate.name).ok_or(Denied::Name)?;
        if !is_email(&email) {
            return Err(Denied::Address);
        }
        let password_hash = self.hash(&password).await?;
        let (role, at) = (candidate.role, self.now());
        let moderator = NewModerator { email, name, password_hash, role, at };
        let made = self.store.add_moderator(site.id, moderator, by).await?;
        // Readers who bear her name are read first.
        site.lessons.forget();
        made.map(|_| password).ok_or(Denied::Taken)
    }

    /// Makes a moderator, or gives the one with this address a new password, which may be kept: for a preview on one's own
    /// machine.
    ///
    /// # Errors
    /// [`Denied::Name`], [`Denied::Address`], [`Denied::Taken`], or the store's.
    pub async fn give_password(&self, site: &Site, email: &str, name: &str, role: Role) -> Result<String, Denied> {
        let candidate = Candidate { email, name, role };
        match self.make(site, candidate, Actor::System, keys::password()?).await {
            Err(Denied::Taken) => {
                let all = self.store.moderators(site.id).await?;
                let known = all.iter().find(|known| known.email == email && known.removed_at.is_none());
                let known = known.ok_or(Denied::Taken)?;
                self.renew(site, known.id, Actor::System, keys::password()?).await?.ok_or(Denied::Taken)
            }
            made => made,
        }
    }

    /// Gives a moderator a new first password, without second factor, and ends her sessions; `None` where she is not
    /// there, or `by` may not.
    ///
    /// # Errors
    /// The store's, or hashing's.
    pub async fn reset_password(
        &self,
        site: &Site,
        moderator: ModeratorId,
        by: Actor,
    ) -> Result<Option<String>, Denied> {
        self.renew(site, moderator, by, self.keys.first_password()?).await
    }

    async fn renew(
        &self,
        site: &Site,
        moderator: ModeratorId,
        by: Actor,
        password: String,
    ) -> Result<Option<String>, Denied> {
        let hash = self.hash(&password).await?;
        let is_there = self.store.reset_password(site.id, moderator, &hash, by, self.now()).await?;
        Ok(is_there.then_some(password))
    }

    /// The same, by an administrator who gives her own password again. Her own she changes on her account's page.
    ///
    /// # Errors
    /// [`Denied`].
    pub async fn renew_password(
        &self,
        site: &Site,
        session: &Session,
        password: &str,
        moderator: ModeratorId,
    ) -> Result<Option<String>, Denied> {
        let by = self.administrator(site, session, password).await?;
        if by == Actor::Moderator(moderator) {
            return Err(Denied::Forbidden);
        }
        self.reset_password(site, moderator, by).await
    }

    /// Removes a moderator, by an administrator who gives her own password again; `false` where she is not there.
    ///
    /// # Errors
    /// [`Denied`].
    pub async fn dismiss(
        &self,
        site: &Site,
        session: &Session,
        password: &str,
        moderator: ModeratorId,
    ) -> Result<bool, Denied> {
        let by = self.administrator(site, session, password).await?;
        if by == Actor::Moderator(moderator) {
            return Err(Denied::Forbidden);
        }
        let removed = self.store.remove_moderator(site.id, moderator, by, self.now()).await?;
        site.lessons.forget();
        Ok(removed)
    }

    async fn administrator(&self, site: &Site, session: &Session, password: &str) -> Result<Actor, Denied> {
        if session.moderator.role != Role::Administrator {
            return Err(Denied::Forbidden);
        }
        self.check_own_password(site, session, password).await?;
        Ok(Actor::Moderator(session.moderator.id))
    }
}
