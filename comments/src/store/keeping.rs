//! Retention, erasure, export, import, backup.

use std::path::Path;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{ReportDecision, Result};
use crate::domain::text::SafeHtml;
use crate::domain::{CommentId, Digest, Question, Reason, ReportId, SiteId, SiteKey, State, ThreadFacts};

/// How long things are kept; `None` is for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Addresses of connections, from the writing.
    pub connections: SignedDuration,
    /// Refused comments, from the decision.
    pub refused: Option<SignedDuration>,
    /// Removed comments' texts, from the decision; their place stays.
    pub removed: Option<SignedDuration>,
    /// Unwanted comments.
    pub spam: Option<SignedDuration>,
    /// Comments that nobody reviewed.
    pub pending: Option<SignedDuration>,
    /// Subscriptions that were not confirmed: 7 days.
    pub unconfirmed: SignedDuration,
    /// E-mail addresses of authors without a subscription, from the last comment.
    pub emails: Option<SignedDuration>,
    /// Decided reports.
    pub reports: Option<SignedDuration>,
}

/// What a purge deleted: of comments and reports the text, name and address. That they were stays, for the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Addresses of connections.
    pub connections: u32,
    /// Comments.
    pub comments: u32,
    /// Subscriptions.
    pub subscriptions: u32,
    /// E-mail addresses.
    pub emails: u32,
    /// Reports.
    pub reports: u32,
}

/// What is kept of one comment of a person, for herself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// The site.
    pub site: String,
    /// Its number.
    pub id: CommentId,
    /// The page.
    pub thread: String,
    /// The page's address.
    pub url: String,
    /// The comment that it answers.
    pub parent: Option<CommentId>,
    /// Where it stands.
    pub state: State,
    /// Whether it speaks for the cooperative.
    pub official: bool,
    /// Her name.
    pub name: String,
    /// Her address.
    pub email: Option<String>,
    /// Her text.
    pub markdown: String,
    /// When.
    pub written_at: Timestamp,
    /// When it was shown for the first time.
    pub published_at: Option<Timestamp>,
    /// What else is said of it.
    #[serde(flatten)]
    pub details: Details,
    /// The network address that is still kept.
    pub connection: Option<String>,
    /// Whether she is told of answers, and since when.
    pub subscribed_at: Option<Timestamp>,
    /// The sentence that she agreed to.
    pub consent: Option<String>,
}

/// Everything of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Export {
    /// Comments.
    pub comments: Vec<Exported>,
    /// Reports that she made.
    pub reports: Vec<ExportedReport>,
}

/// What is kept of one report of a person, for herself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportedReport {
    /// Its number, as on the receipt.
    pub id: ReportId,
    /// The comment that she reported.
    pub comment: CommentId,
    /// Why.
    pub reason: Reason,
    /// In her words.
    pub explanation: String,
    /// Her name.
    pub name: String,
    /// Her address.
    pub email: String,
    /// When.
    pub at: Timestamp,
    /// The network address that is still kept.
    pub connection: Option<String>,
    /// What was decided.
    pub decision: Option<ReportDecision>,
}

/// What an erasure deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Comments whose text, name and address are gone.
    pub comments: Vec<CommentId>,
    /// Subscriptions.
    pub subscriptions: u32,
    /// Reports whose name and address are gone.
    pub reports: u32,
}

/// A comment of another service.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// Its thread.
    pub thread: ThreadFacts,
    /// Its name in the other service: importing it again changes nothing.
    pub foreign_id: String,
    /// The other service's name of the comment that it answers.
    pub foreign_parent: Option<String>,
    /// Its author's name.
    pub name: String,
    /// Her address.
    pub email: Option<String>,
    /// Its text.
    pub markdown: String,
    /// What readers see.
    pub html: SafeHtml,
    /// Where it stands.
    pub state: State,
    /// Whether it speaks for the cooperative.
    pub official: bool,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was shown for the first time, where that is known: else it counts as shown when it was written.
    pub published_at: Option<Timestamp>,
    /// What else is said of it.
    pub details: Details,
    /// Whether the figures of the months count it as what was written here.
    pub is_own: bool,
}

/// What is said of a comment besides who wrote it, what and when: by whoever moderated it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Why it was refused or removed.
    pub reason: Option<Reason>,
    /// Where it stands as a question; none where it is none.
    pub question: Option<Question>,
    /// Whether it stands first in its thread.
    pub pinned: bool,
    /// When its text changed last after it was shown.
    pub edited_at: Option<Timestamp>,
}

/// How many comments to import in one transaction: those who write meanwhile wait for all of them.
pub const IMPORTED_TOGETHER: usize = 500;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// New comments.
    pub added: u32,
    /// Comments that were there.
    pub known: u32,
}

/// A database's health.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integrity {
    /// The version of its schema, and the newest that this program knows.
    pub schema: (u32, u32),
    /// What `PRAGMA integrity_check` and `foreign_key_check` found; empty is sound.
    pub faults: Vec<String>,
}

/// A year's figures, for the moderation report (DSA art. 15). Comments of another service are not part of them: what
/// became of them was decided there. Decisions that were taken back at once are none.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct YearFigures {
    /// Comments that came in, from readers.
    pub received: u32,
    /// Of these, those that were published.
    pub published: u32,
    /// Of these, those that still wait for review.
    pub waiting: u32,
    /// From writing to publication.
    pub publication_delay: Option<Delay>,
    /// Decisions against comments, by reason.
    pub declined: Vec<Declined>,
    /// Comments sorted out as unwanted by the filter alone.
    pub spam_by_filter: u32,
    /// Of these, those that a moderator published after all: where the filter erred.
    pub spam_taken_back: u32,
    /// Comments sorted out as unwanted by moderators.
    pub spam_by_moderators: u32,
    /// Decisions of moderators about comments, of whatever kind.
    pub decisions: u32,
    /// Moderators who decided.
    pub moderators: u32,
    /// Removed comments that were shown again.
    pub restored: u32,
    /// Comments that their authors deleted, or had erased.
    pub deleted: u32,
    /// Reports that came in, by reason.
    pub reports: Vec<Reported>,
    /// From report to decision.
    pub report_delay: Option<Delay>,
    /// Questions that were asked.
    pub questions: u32,
    /// Of these, those that were answered.
    pub answered: u32,
    /// Of these, those that their authors call settled.
    pub settled: u32,
    /// From question to official answer.
    pub answer_delay: Option<Delay>,
    /// What was closed.
    pub closings: Closings,
}

/// How long something took, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Delay {
    /// One half took less.
    pub median: i64,
    /// Nine tenths took no more.
    pub ninth_decile: i64,
}

/// Decisions for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Declined {
    /// Why, as a [`Reason`]'s word.
    pub reason: Reason,
    /// Comments that were never shown.
    pub refused: u32,
    /// Comments that were shown before.
    pub removed: u32,
}

/// Reports for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// Why, as a [`Reason`]'s word.
    pub reason: Reason,
    /// Upheld.
    pub upheld: u32,
    /// Dismissed.
    pub dismissed: u32,
    /// Not decided yet.
    pub open: u32,
}

/// What was closed to writing, or to showing without review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Closings {
    /// Conversations.
    pub threads: u32,
    /// Sections of the site.
    pub sections: u32,
    /// The whole site.
    pub site: u32,
    /// Times when everything on the site was reviewed before it was shown.
    pub reviews: u32,
    /// Conversations that flooded and were reviewed from then on.
    pub floods: u32,
}

/// Keeping and forgetting.
#[async_trait]
pub trait Keeping: Send + Sync {
    /// Deletes what was kept long enough.
    async fn purge(&self, site: SiteId, retention: Retention, now: Timestamp) -> Result<Purged>;
    /// Everything that an address is part of.
    async fn export_person(&self, site: SiteId, email: &str) -> Result<Export>;
    /// Comments of a site in the order of their numbers, the first of them after `after`; at most `limit`.
    async fn export_site(&self, site: SiteId, after: CommentId, limit: u32) -> Result<Vec<Exported>>;
    /// Erases a person by her address: comments become tombstones. `address` is its digest under a key that does not
    /// change, kept so that a restored backup forgets her again.
    async fn erase_person(&self, site: SiteId, email: &str, address: Digest, at: Timestamp) -> Result<Erased>;
    /// Adds another service's comments, parents before replies; all or nothing, so best [`IMPORTED_TOGETHER`] at a time.
    /// Retention counts from `at`.
    async fn import(&self, site: SiteId, comments: Vec<NewImport>, at: Timestamp) -> Result<Imported>;
    /// Of these names of other services, those that were imported: they stay known, whatever became of the comments.
    async fn known_imports(&self, site: SiteId, foreign_ids: Vec<String>) -> Result<Vec<String>>;
    /// When each of these comments was written; those that the site does not have are left out.
    async fn written(&self, site: SiteId, comments: Vec<CommentId>) -> Result<Vec<(CommentId, Timestamp)>>;
    /// A year's figures; the year begins in `zone`.
    async fn year(&self, site: SiteId, year: i16, zone: &jiff::tz::TimeZone) -> Result<YearFigures>;
    /// Copies the database to `file` while it is in use; the copy is whole and synchronised to disk.
    async fn backup(&self, file: &Path) -> Result<()>;
    /// Writes something that changes nothing, to know that writing works.
    async fn prove_writable(&self) -> Result<()>;
    /// Looks at the whole database.
    async fn integrity(&self) -> Result<Integrity>;
    /// Looks for damage while the database is in use, and hinders nobody; empty is sound. Given up where it is dropped.
    async fn look(&self) -> Result<Vec<String>>;
    /// The sites that there are.
    async fn sites(&self) -> Result<Vec<SiteKey>>;
}
