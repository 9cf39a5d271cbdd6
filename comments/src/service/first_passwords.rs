//! First passwords: made here, handed over by somebody, and good for one thing alone, which is to choose one's own. No
//! session begins before that.
//!
//! Nothing is kept of which password is a first one: it shows by itself ([`Keys::is_first_password`](super::keys::Keys)).

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::keys::{Purpose, TokenError};
use super::signing_in::Denied;
use super::{Service, Site};
use crate::domain::{Digest, ModeratorId};
use crate::store::Credentials;

/// How long one may take to choose.
const CHOICE: SignedDuration = SignedDuration::from_mins(20);

/// What came of a right password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// A session: the token for its cookie.
    Session(String),
    /// It was a first password: the ticket by which another is chosen.
    First(String),
}

/// What a ticket says. It is worth nothing once the password is another one.
#[derive(Serialize, Deserialize)]
struct Ticket {
    moderator: ModeratorId,
    email: String,
    hash: [u8; 32],
}

impl Service {
    /// What whoever gave the right `password` gets.
    pub(super) async fn enter(&self, site: &Site, known: &Credentials, password: &str) -> Result<SignedIn, Denied> {
        if !self.keys.is_first_password(password) {
            return self.open_session(site, known.moderator.id).await.map(SignedIn::Session);
        }
        let hash = self.hash_digest(known).0;
        let ticket = Ticket { moderator: known.moderator.id, email: known.moderator.email.clone(), hash };
        Ok(SignedIn::First(self.keys.sign(Purpose::FirstPassword, &ticket, self.now() + CHOICE)))
    }

    /// Puts one's own password in the place of the first one, and opens a session: the token for its cookie, and whose it is.
    ///
    /// # Errors
    /// [`Denied`]; [`Denied::Token`] where the time to choose is over, or another was chosen.
    pub async fn choose_password(&self, site: &Site, ticket: &str, new: &str) -> Result<(String, String), Denied> {
        let ticket: Ticket = self.keys.read(Purpose::FirstPassword, ticket, self.now()).map_err(Denied::Token)?;
        let known = self.store.credentials(site.id, &ticket.email).await?;
        known
            .filter(|known| known.moderator.id == ticket.moderator && self.hash_digest(known).0 == ticket.hash)
            .ok_or(Denied::Token(TokenError::Expired))?;
        let hash = self.hash_own(new).await?;
        self.store.set_password(site.id, ticket.moderator, &hash).await?;
        Ok((self.open_session(site, ticket.moderator).await?, ticket.email))
    }

    /// The hash of a password that is to be known to nobody else.
    pub(super) async fn hash_own(&self, password: &str) -> Result<String, Denied> {
        if self.keys.is_first_password(password) { Err(Denied::FirstPassword) } else { self.hash(password).await }
    }

    fn hash_digest(&self, known: &Credentials) -> Digest {
        self.keys.digest(Purpose::FirstPassword, &[b"hash", known.password_hash.as_bytes()])
    }
}
