//! What is kept. Each method is one use case and one transaction: when it returns, what it did is on disk, and what
//! follows from it (mails, the build hook) waits in the outbox of the same transaction.
//!
//! One trait for each reader of this module; [`Store`] is all of them. `sqlite` is the store that we ship; the
//! contract's tests run on every store.

mod accounts;
mod figures;
mod keeping;
mod log;
mod moderating;
mod outbox;
mod reading;
mod sqlite;
mod writing;

use std::fmt;

pub use accounts::{Accounts, Credentials, Moderator, NewModerator, NewSession, Role, Session};
pub use figures::{Figures, MonthFigures, Statistics};
pub use keeping::{
    Closings, Declined, Delay, Details, Erased, Export, Exported, ExportedReport, IMPORTED_TOGETHER, Imported,
    Integrity, Keeping, NewImport, Purged, Reported, Retention, YearFigures,
};
pub use log::{FLOOD, Gesture, LogFilter, LogLine, Subject};
pub use moderating::{
    Actor, AuthorHistory, Changed, Closure, Decided, Decision, Entry, Filter, Moderating, OfficialReply, Order,
    OwnedReport, Page, ReplyTemplate, ReportDecision, ReportVerdict, Slice, ToDo, WaitingQuestion,
};
pub use outbox::{
    Addressee, Backlog, Delivery, DeliveryId, DeliveryKind, Event, EventId, NewDelivery, Outbox, StoredEvent,
};
pub use reading::{Reading, SavedManifest};
pub use sqlite::{Restored, SqliteStore};
pub use writing::{
    Connection, Consent, Edit, Edited, Filed, Lessons, MOST_REPORTS, NewComment, NewReport, OwnComment, Settled,
    Signal, Submitted, Subscribed, Subscription, SubscriptionId, TokenCount, Writing,
};

/// Everything that the service asks of a store.
pub trait Store: Reading + Writing + Moderating + Accounts + Outbox + Keeping + fmt::Debug {}

impl<T: Reading + Writing + Moderating + Accounts + Outbox + Keeping + fmt::Debug> Store for T {}

/// Why a store could not do what it was asked; nothing of it was done.
#[derive(Debug)]
pub enum StoreError {
    /// The disk is full.
    Full(String),
    /// The disk or the file cannot be written.
    ReadOnly(String),
    /// The file is damaged: `palier-comments check` and `restore`.
    Corrupt(String),
    /// The store is stopping, or has more to do than it can hold.
    Unavailable(String),
    /// Anything else, with its cause for the log.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full(cause) => write!(f, "the disk is full: {cause}"),
            Self::ReadOnly(cause) => write!(f, "the database cannot be written: {cause}"),
            Self::Corrupt(cause) => write!(f, "the database is damaged: {cause}"),
            Self::Unavailable(cause) => write!(f, "the store is not available: {cause}"),
            Self::Failed(cause) => write!(f, "the store failed: {cause}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// What a store answers.
pub type Result<T> = std::result::Result<T, StoreError>;
