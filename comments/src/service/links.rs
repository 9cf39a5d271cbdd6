//! What the links in letters lead to. A link says what it does and is signed; following it shows a page with one
//! button, and only that button does it, since mail scanners follow links.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::keys::{Keys, Purpose, TokenError, Unsealable};
use super::{Service, Site};
use crate::domain::{Action, CommentId, Digest, ModeratorId, ThreadKey};
use crate::store::{Actor, Decision, Entry, Erased, Export, Settled, StoreError, Subscribed, SubscriptionId};

/// What a link does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Link {
    /// Confirms a subscription (double opt-in).
    Confirm {
        /// Which.
        subscription: SubscriptionId,
    },
    /// Ends a subscription, at one click (RFC 8058).
    Unsubscribe {
        /// Which.
        subscription: SubscriptionId,
    },
    /// Answers « Est-ce réglé ? ».
    Settle {
        /// The question.
        comment: CommentId,
        /// « Oui », or « Non, toujours pas ».
        settled: bool,
    },
    /// Proves that a comment is one's own, to change or delete it.
    Own {
        /// Which.
        comment: CommentId,
    },
    /// Shows, exports or erases what is kept of an address.
    OwnData {
        /// The address.
        email: String,
    },
    /// Makes the browser known in which a moderator signs in; once.
    Device {
        /// Whose account.
        moderator: ModeratorId,
    },
    /// A moderator's decision; once.
    Moderate {
        /// About which comment.
        comment: CommentId,
        /// Whose.
        moderator: ModeratorId,
        /// Which.
        verdict: Verdict,
        /// Up to when the text in her letter was read.
        seen: Timestamp,
    },
}

/// What a moderator may decide from a letter; to refuse needs a reason, and so the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// « Publier ».
    Publish,
    /// « Vérifié »: it is shown already, and stands.
    Approve,
    /// « Indésirable ».
    Spam,
}

impl Verdict {
    fn action(self) -> Action {
        match self {
            Self::Publish => Action::Publish,
            Self::Approve => Action::Approve,
            Self::Spam => Action::MarkSpam,
        }
    }
}

impl Link {
    /// How long the link may be followed.
    fn lasts(&self) -> SignedDuration {
        let days = match self {
            Self::OwnData { .. } | Self::Device { .. } => 1,
            Self::Confirm { .. } | Self::Moderate { .. } => 7,
            Self::Own { .. } => 30,
            Self::Settle { .. } => 90,
            // A letter is kept for years, and whoever has it may want no other.
            Self::Unsubscribe { .. } => 3650,
        };
        SignedDuration::from_hours(24 * days)
    }
}

/// What following a link did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// She will be told of answers in this thread.
    Subscribed(ThreadKey),
    /// She will not be told any more.
    Unsubscribed,
    /// Whether a question is settled was noted.
    Settled(ThreadKey, bool),
    /// A browser is known by this token.
    Known(String),
    /// A moderator's decision was carried out, or had been already.
    Decided(CommentId, Verdict),
}

/// Why a moderator's verdict decides nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Somebody decided, or the comment is gone.
    Decided,
    /// Its author changed the text after the letter.
    Changed,
}

/// Why a link does nothing.
#[derive(Debug)]
pub enum LinkError {
    /// It is not ours, or its time is over.
    Token(TokenError),
    /// It was followed already, or what it is about is gone.
    Gone,
    /// It leads to a page of its own and does nothing by itself.
    NotAnAct,
    /// The system has no randomness to give.
    Unsealable(Unsealable),
    /// The store.
    Store(StoreError),
}

impl From<StoreError> for LinkError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What is kept of an erased address: enough to erase it again from a restored backup, and not to read it.
pub(crate) fn address_digest(keys: &Keys, email: &str) -> Digest {
    keys.digest(Purpose::Email, &[email.trim().to_lowercase().as_bytes()])
}

impl Service {
    /// The token of a link, for `site` alone.
    #[must_use]
    pub fn link_token(&self, site: &Site, link: &Link, now: Timestamp) -> String {
        self.keys.sign(Purpose::Link, &(site.config.key.as_str(), link), now + link.lasts())
    }

    /// The address of a link, for a letter.
    #[must_use]
    pub fn link_address(&self, site: &Site, link: &Link, now: Timestamp) -> String {
        format!("{}{}/lien/{}", site.config.url, site.config.path, self.link_token(site, link, now))
    }

    /// What a link's token says.
    ///
    /// # Errors
    /// It was not signed for this site, or its time is over.
    pub fn read_link(&self, site: &Site, token: &str) -> Result<Link, TokenError> {
        let (key, link): (String, Link) = self.keys.read(Purpose::Link, token, self.now())?;
        if key == site.config.key.as_str() { Ok(link) } else { Err(TokenError::Invalid) }
    }

    /// Does what a link says; twice is once.
    ///
    /// # Errors
    /// [`LinkError`].
    pub async fn follow(&self, site: &Site, token: &str) -> Result<Followed, LinkError> {
        let now = self.now();
        match self.read_link(site, token).map_err(LinkError::Token)? {
            Link::Confirm { subscription } => match self.store.confirm(site.id, subscription, now).await? {
                Subscribed::Confirmed(thread) => Ok(Followed::Subscribed(thread)),
                Subscribed::Gone => Err(LinkError::Gone),
            },
            Link::Unsubscribe { subscription } => {
                self.store.unsubscribe(site.id, subscription, now).await?;
                Ok(Followed::Unsubscribed)
            }
            Link::Settle { comment, settled } => match self.store.settle(site.id, comment, settled, now).await? {
                Settled::Noted(thread) => {
                    self.conversation_changed(site, &thread);
                    Ok(Followed::Settled(thread, settled))
                }
                Settled::NotFound => Err(LinkError::Gone),
            },
            link @ Link::Moderate { comment, moderator, verdict, seen } => {
                self.follow_once(site, token, now + link.lasts()).await?;
                self.decide_from_letter(site, comment, moderator, verdict, seen).await?;
                Ok(Followed::Decided(comment, verdict))
            }
            link @ Link::Device { moderator } => {
                let moderators = self.store.moderators(site.id).await?;
                let hers = moderators.into_iter().find(|one| one.id == moderator && one.removed_at.is_none());
                let email = hers.ok_or(LinkError::Gone)?.email;
                self.follow_once(site, token, now + link.lasts()).await?;
                self.device_token(site, &email).map(Followed::Known).map_err(LinkError::Unsealable)
            }
            Link::Own { .. } | Link::OwnData { .. } => Err(LinkError::NotAnAct),
        }
    }

    async fn follow_once(&self, site: &Site, token: &str, until: Timestamp) -> Result<(), LinkError> {
        let link = self.keys.digest(Purpose::UsedLink, &[token.as_bytes()]);
        if self.store.use_link(site.id, link, until).await? { Ok(()) } else { Err(LinkError::Gone) }
    }

    async fn decide_from_letter(
        &self,
        site: &Site,
        comment: CommentId,
        moderator: ModeratorId,
        verdict: Verdict,
        seen: Timestamp,
    ) -> Result<(), LinkError> {
        // Her letters stay in her mailbox when she leaves the desk.
        if !self.store.moderators(site.id).await?.iter().any(|one| one.id == moderator && one.removed_at.is_none()) {
            return Err(LinkError::Gone);
        }
        let (action, by) = (verdict.action(), Actor::Moderator(moderator));
        let decision = Decision { comments: vec![comment], action, by, teach: true, seen, at: self.now() };
        let decided = self.store.decide(site.id, decision).await?;
        self.forget_known(site, &decided.changed);
        // Somebody else may have decided in the meantime: her link then changes nothing, and says so.
        if decided.changed.is_empty() { Err(LinkError::Gone) } else { Ok(()) }
    }

    /// The comment that a verdict is about.
    ///
    /// # Errors
    /// [`Stale`]: there is nothing left to decide in this way.
    pub async fn to_decide(
        &self,
        site: &Site,
        comment: CommentId,
        verdict: Verdict,
        seen: Timestamp,
    ) -> Result<Result<Entry, Stale>, StoreError> {
        let Some(entry) = self.store.entry(site.id, comment).await? else { return Ok(Err(Stale::Decided)) };
        let is_legal = entry.state.after(entry.was_shown, &verdict.action()).is_ok();
        if !is_legal || (verdict == Verdict::Approve && !entry.is_unchecked) {
            return Ok(Err(Stale::Decided));
        }
        let has_changed = entry.text_at.is_some_and(|changed| changed > seen);
        Ok(if has_changed && verdict.action().shows() { Err(Stale::Changed) } else { Ok(entry) })
    }

    /// Everything that is kept of an address, for the person who can read its mail.
    ///
    /// # Errors
    /// The store's.
    pub async fn own_data(&self, site: &Site, email: &str) -> Result<Export, StoreError> {
        self.store.export_person(site.id, email).await
    }

    /// Erases it.
    ///
    /// # Errors
    /// The store's.
    pub async fn erase_own_data(&self, site: &Site, email: &str) -> Result<Erased, StoreError> {
        let address = address_digest(&self.keys, email);
        let erased = self.store.erase_person(site.id, email, address, self.now()).await?;
        self.conversations_changed(site);
        Ok(erased)
    }
}
