//! What readers write.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Result;
pub use crate::domain::spam::{Lessons, Signal, TokenCount};
use crate::domain::text::SafeHtml;
use crate::domain::{CommentId, Digest, Reason, ReportId, SiteId, State, ThreadFacts, ThreadKey};

/// Where a message came from: kept apart from it, and purged after the configured time (LCEN, CPCE art. R. 10-13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The keyed digest of the address's prefix, whose key changes each day.
    pub prefix: Digest,
    /// The address and port in clear, where the law asks and the configuration keeps them.
    pub clear: Option<String>,
}

/// The proof of a consent: what was said, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The sentence beside the box that was ticked.
    pub sentence: String,
    /// The version of the personal-data notice.
    pub notice: String,
}

/// A comment to keep.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// Its thread as the manifest has it.
    pub thread: ThreadFacts,
    /// The comment it answers, which must be published.
    pub parent: Option<CommentId>,
    /// 1 to 80 characters.
    pub name: String,
    /// At most 254 bytes.
    pub email: Option<String>,
    /// What she wrote.
    pub markdown: String,
    /// What readers see.
    pub html: SafeHtml,
    /// Whether it is a question.
    pub question: bool,
    /// [`State::Pending`], [`State::Published`] or [`State::Spam`].
    pub state: State,
    /// 0…1.
    pub score: f64,
    /// Why the score is what it is.
    pub signals: Vec<Signal>,
    /// Of the token with which she may edit and delete it.
    pub own_token: Digest,
    /// Of the form that was posted, with its name and text: posting it again stores nothing.
    pub form: Digest,
    /// Of thread, name and normalised text: the same within `duplicate_window` is refused.
    pub text: Digest,
    /// How long the same text counts as a duplicate.
    pub duplicate_window: SignedDuration,
    /// Where it came from.
    pub connection: Connection,
    /// « Me prévenir de la réponse ».
    pub notify: Option<Consent>,
    /// Now.
    pub at: Timestamp,
}

/// What became of a new comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It is kept.
    Stored(CommentId),
    /// The same form was posted before: the comment that it made, and where that stands now.
    Again(CommentId, State),
    /// « Vous avez déjà envoyé ce message. »
    Duplicate,
    /// The comment it answers is not there, or not shown.
    ParentGone,
}

/// A comment for the eyes of its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnComment {
    /// Its number.
    pub id: CommentId,
    /// Its thread.
    pub thread: ThreadKey,
    /// Where it stands.
    pub state: State,
    /// Her name.
    pub name: String,
    /// Her address, where she gave one.
    pub email: Option<String>,
    /// Whether a letter about this very comment reached that address: its subscription was confirmed.
    pub confirmed: bool,
    /// What she wrote.
    pub markdown: String,
    /// When.
    pub written_at: Timestamp,
}

/// A change of one's own comment.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which.
    pub comment: CommentId,
    /// The new text.
    pub markdown: String,
    /// What readers see.
    pub html: SafeHtml,
    /// Where it stands now: [`State::Pending`] or [`State::Published`]; a hidden comment stays hidden.
    pub state: State,
    /// 0…1.
    pub score: f64,
    /// Why the score is what it is.
    pub signals: Vec<Signal>,
    /// Now.
    pub at: Timestamp,
}

/// What became of an edit or a deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// Done.
    Done(ThreadKey),
    /// There is no such comment, or it is not hers, or it was deleted.
    NotFound,
}

/// Undecided reports of one comment for one reason: more would tell a moderator nothing, and could be made without end.
pub const MOST_REPORTS: u32 = 50;

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// It is kept under this number.
    Kept(ReportId),
    /// There are [`MOST_REPORTS`] like it: it is not kept.
    Often,
    /// The comment is not shown.
    NotShown,
}

impl Filed {
    /// Its number, where it is kept.
    #[must_use]
    pub fn kept(self) -> Option<ReportId> {
        if let Self::Kept(number) = self { Some(number) } else { None }
    }
}

/// A reader's report (DSA art. 16).
#[derive(Clone, Debug)]
pub struct NewReport {
    /// Which comment; it must be published.
    pub comment: CommentId,
    /// Why.
    pub reason: Reason,
    /// In her words; at most 2 000 characters.
    pub explanation: String,
    /// Empty only for [`Reason::ChildAbuse`].
    pub name: String,
    /// `None` only for [`Reason::ChildAbuse`].
    pub email: Option<String>,
    /// Where it came from.
    pub connection: Connection,
    /// Now.
    pub at: Timestamp,
}

/// A subscription to the answers to a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubscriptionId(pub i64);

/// A subscription as its holder may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its number.
    pub id: SubscriptionId,
    /// The comment whose answers it is about.
    pub comment: CommentId,
    /// Its thread.
    pub thread: ThreadKey,
    /// Whether it was confirmed.
    pub confirmed: bool,
}

/// What became of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subscribed {
    /// She will be told.
    Confirmed(ThreadKey),
    /// The subscription is no longer there.
    Gone,
}

/// What became of « Est-ce réglé ? ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is noted.
    Noted(ThreadKey),
    /// There is no such answered question.
    NotFound,
}

/// Writing, by readers.
#[async_trait]
pub trait Writing: Send + Sync {
    /// Keeps a comment, its connection, its subscription (unconfirmed) and its events.
    async fn submit(&self, site: SiteId, comment: NewComment) -> Result<Submitted>;

    /// A comment of one's own, by its token's digest.
    async fn own(&self, site: SiteId, comment: CommentId, token: Digest) -> Result<Option<OwnComment>>;

    /// Changes a comment. The caller has proven that it is hers.
    async fn edit(&self, site: SiteId, edit: Edit) -> Result<Edited>;

    /// Deletes a comment's text, name, address and subscriptions; its place stays. The caller has proven that it is
    /// hers.
    async fn delete(&self, site: SiteId, comment: CommentId, at: Timestamp) -> Result<Edited>;

    /// Keeps a report and its events, but for the one that is too many.
    async fn report(&self, site: SiteId, report: NewReport) -> Result<Filed>;

    /// Confirms a subscription (double opt-in); twice is once.
    async fn confirm(&self, site: SiteId, subscription: SubscriptionId, at: Timestamp) -> Result<Subscribed>;

    /// Ends a subscription; ending one that is gone is done too.
    async fn unsubscribe(&self, site: SiteId, subscription: SubscriptionId, at: Timestamp) -> Result<()>;

    /// The asker's answer to « Est-ce réglé ? ».
    async fn settle(&self, site: SiteId, comment: CommentId, settled: bool, at: Timestamp) -> Result<Settled>;

    /// How many comments under this address were published: only where the address was confirmed once, else 0.
    async fn approved(&self, site: SiteId, email: &str) -> Result<u32>;

    /// What moderators taught the spam filter about a message of these `tokens`.
    async fn lessons(&self, site: SiteId, tokens: Vec<String>) -> Result<Lessons>;

    /// Marks a link of one use as used until `expires`; `false` where it was.
    async fn use_link(&self, site: SiteId, link: Digest, expires: Timestamp) -> Result<bool>;
}
