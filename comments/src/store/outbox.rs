//! What is still to be told to others. An [`Event`] is written in the transaction of the fact; the worker turns it
//! into [`Delivery`]s, one a letter or call, in one transaction; each delivery is tried until it succeeds or is dead.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Result, SubscriptionId};
use crate::domain::{CommentId, ModeratorId, ReportId, SiteId, ThreadKey};

/// Something that others want to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A comment waits for review: moderators are told.
    Waiting {
        /// Which.
        comment: CommentId,
    },
    /// A comment is shown: those who wait for an answer are told, the build hook is called; moderators are told where none
    /// of them has looked at it.
    Published {
        /// Which.
        comment: CommentId,
    },
    /// A comment that is shown was edited by its author: moderators are told.
    Edited {
        /// Which.
        comment: CommentId,
    },
    /// What is shown changed otherwise: the build hook is called.
    Changed {
        /// Where.
        thread: ThreadKey,
    },
    /// A comment was refused or removed: its author is told why.
    Declined {
        /// Which.
        comment: CommentId,
    },
    /// « Me prévenir » was ticked: the address is asked to confirm.
    ConfirmationWanted {
        /// Which.
        subscription: SubscriptionId,
    },
    /// A question was answered by an official reply: its author is asked « Est-ce réglé ? ».
    Answered {
        /// The question.
        question: CommentId,
        /// The reply.
        reply: CommentId,
    },
    /// A reader reported a comment: moderators are told, the reporter gets a receipt.
    Reported {
        /// Which.
        report: ReportId,
    },
    /// A report was decided: the reporter is told.
    ReportDecided {
        /// Which.
        report: ReportId,
        /// Why the comment stays, where it does.
        #[serde(default)]
        why: String,
    },
    /// A thread flooded and is reviewed now: moderators are told.
    Flooded {
        /// Where.
        thread: ThreadKey,
    },
    /// Too many tried to sign in to the account of an address: the link that makes a browser known is sent to it.
    DeviceWanted {
        /// The address.
        email: String,
    },
    /// Somebody asked for the data kept about an address: the link is sent to it.
    DataWanted {
        /// The address.
        email: String,
    },
}

/// An event's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(pub i64);

/// An event that waits to become deliveries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its number.
    pub id: EventId,
    /// Its site.
    pub site: SiteId,
    /// What happened.
    pub event: Event,
    /// When.
    pub at: Timestamp,
}

/// How something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    /// An e-mail: the payload is the letter as JSON.
    Mail,
    /// A call of the host's build hook: the payload is empty; calls that wait become one.
    Hook,
}

/// A letter or call to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDelivery {
    /// How.
    pub kind: DeliveryKind,
    /// Where a delivery of this key waits already, this one is left out (a digest, the hook); `None`: never.
    pub key: Option<String>,
    /// What, as JSON.
    pub payload: String,
    /// Not earlier than this.
    pub not_before: Timestamp,
    /// The address it goes to, to erase it with the person.
    pub to: Option<String>,
}

/// A delivery's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeliveryId(pub i64);

/// A letter or call that is due, or dead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Its number.
    pub id: DeliveryId,
    /// Its site.
    pub site: SiteId,
    /// How.
    pub kind: DeliveryKind,
    /// What.
    pub payload: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong last, without any address.
    pub last_error: Option<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it is tried next, where it is not dead.
    pub not_before: Timestamp,
}

/// What a site has still to tell; each is counted up to 1 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Facts that are not letters or calls yet.
    pub events: u32,
    /// Letters that are still tried.
    pub letters: u32,
    /// Calls of the build hook that are still tried.
    pub calls: u32,
    /// Letters and calls that failed for good.
    pub dead: u32,
}

/// The outbox.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Writes an event by itself.
    async fn note(&self, site: SiteId, event: Event, at: Timestamp) -> Result<()>;
    /// Events that wait, the oldest first.
    async fn events(&self, limit: u32) -> Result<Vec<StoredEvent>>;
    /// Turns each event into its deliveries; twice is once.
    async fn expand(&self, events: Vec<(EventId, Vec<NewDelivery>)>, at: Timestamp) -> Result<()>;
    /// Deliveries that are due, the oldest first.
    async fn due(&self, now: Timestamp, limit: u32) -> Result<Vec<Delivery>>;
    /// When the next delivery is due.
    async fn next_due(&self) -> Result<Option<Timestamp>>;
    /// A delivery succeeded: it is deleted.
    async fn delivered(&self, id: DeliveryId) -> Result<()>;
    /// A delivery failed: it is tried again at `retry_at`, or dead where that is `None`.
    async fn failed(&self, id: DeliveryId, error: &str, retry_at: Option<Timestamp>) -> Result<()>;
    /// Dead deliveries of a site, newest first.
    async fn dead(&self, site: SiteId, limit: u32) -> Result<Vec<Delivery>>;
    /// Tries a dead delivery again.
    async fn revive(&self, site: SiteId, id: DeliveryId, at: Timestamp) -> Result<bool>;
    /// Gives a dead delivery up.
    async fn drop_dead(&self, site: SiteId, id: DeliveryId, by: ModeratorId, at: Timestamp) -> Result<bool>;
    /// Deliveries of a site that are still tried, the next one first.
    async fn pending(&self, site: SiteId, kind: DeliveryKind, limit: u32) -> Result<Vec<Delivery>>;
    /// How much a site has to tell.
    async fn backlog(&self, site: SiteId) -> Result<Backlog>;
    /// The address and the facts behind an event that letters need; see [`Addressee`].
    async fn addressees(&self, site: SiteId, event: &Event) -> Result<Vec<Addressee>>;
}

/// Somebody to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Her address.
    pub email: String,
    /// Her name, as she gave it.
    pub name: String,
    /// As what she is written to: `moderator`, `author`, `subscriber`, `reporter` or `person`.
    pub role: &'static str,
    /// Through which subscription.
    pub subscription: Option<SubscriptionId>,
    /// How a moderator wants to be told (`at_once`, `daily`, `never`).
    pub mail: Option<String>,
}
