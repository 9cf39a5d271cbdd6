//! What moderators ask for and decide.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Gesture, LogFilter, LogLine, Result, Signal, Statistics, Subject};
use crate::domain::text::SafeHtml;
use crate::domain::{
    Action, BatchId, CommentId, Illegal, ModeratorId, Question, Reason, ReportId, SiteId, SiteStanding, State,
    ThreadFacts, ThreadKey,
};

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "actor", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// A moderator.
    Moderator(ModeratorId),
    /// The comment's author.
    Author,
    /// The service by itself: filter, flood, retention.
    System,
}

/// A decision about comments.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Which; at most 200.
    pub comments: Vec<CommentId>,
    /// What.
    pub action: Action,
    /// Who.
    pub by: Actor,
    /// Whether the spam classifier learns from it.
    pub teach: bool,
    /// Up to when the texts were read: one that its author changed later is not shown by this decision.
    pub seen: Timestamp,
    /// Now.
    pub at: Timestamp,
}

/// A comment that a decision changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub id: CommentId,
    /// Its thread.
    pub thread: ThreadKey,
    /// Where it stood.
    pub from: State,
    /// Where it stands.
    pub to: State,
}

/// What became of a decision: each comment by itself; one that cannot follow does not stop the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What to give to [`Moderating::undo`].
    pub batch: BatchId,
    /// What changed.
    pub changed: Vec<Changed>,
    /// What the table of states does not allow, and comments that are not there ([`Illegal::Transition`]).
    pub refused: Vec<(CommentId, Illegal)>,
}

/// An answer in the cooperative's name.
#[derive(Clone, Debug)]
pub struct OfficialReply {
    /// Its thread.
    pub thread: ThreadFacts,
    /// The comment it answers; a pending one is published with it. `None`: a word of its own.
    pub parent: Option<CommentId>,
    /// The name shown beside « Réponse de la coopérative ».
    pub name: String,
    /// What she wrote.
    pub markdown: String,
    /// What readers see.
    pub html: SafeHtml,
    /// Whether it stands first.
    pub pinned: bool,
    /// Who.
    pub by: ModeratorId,
    /// Up to when the text that it answers was read, as in a [`Decision`].
    pub seen: Timestamp,
    /// Now.
    pub at: Timestamp,
}

/// Which comments to show on the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Of these states; all where empty.
    pub states: Vec<State>,
    /// Of this thread.
    pub thread: Option<ThreadKey>,
    /// Of this programme's or residence's threads, or of this section's: the caller names the threads.
    pub threads: Option<Vec<ThreadKey>>,
    /// That hold these words, in text or name, accents and capitals apart.
    pub words: Option<String>,
    /// By the author of this comment (same e-mail, or else same name and network).
    pub same_author_as: Option<CommentId>,
    /// That readers reported, undecided.
    pub reported: bool,
    /// Questions that wait for an answer.
    pub unanswered: bool,
    /// That are shown, and that no moderator has looked at.
    pub unchecked: bool,
}

/// In what order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The oldest first: the queue.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The last comment of the page before.
    pub after: Option<CommentId>,
    /// 1 to 100.
    pub limit: u32,
    /// In what order.
    pub order: Order,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// Its lines.
    pub lines: Vec<T>,
    /// Whether more follow.
    pub more: bool,
    /// How many there are in all, counted up to 1 000.
    pub total: u32,
}

/// What the same author wrote before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuthorHistory {
    /// Published comments.
    pub published: u32,
    /// Refused or removed ones.
    pub refused: u32,
    /// Unwanted ones.
    pub spam: u32,
}

/// A comment as a moderator sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub id: CommentId,
    /// Its thread.
    pub thread: ThreadKey,
    /// The page's title, as last known.
    pub thread_title: String,
    /// The page's address, as last known.
    pub thread_url: String,
    /// Where it stands.
    pub state: State,
    /// Whether readers ever saw it.
    pub was_shown: bool,
    /// Whether it is shown, and no moderator has looked at it.
    pub is_unchecked: bool,
    /// Name of its author.
    pub name: String,
    /// Whether it speaks for the cooperative.
    pub official: bool,
    /// Whether its author left an address, which the desk does not show.
    pub has_email: bool,
    /// What was written.
    pub markdown: String,
    /// What readers see.
    pub html: SafeHtml,
    /// The comment it answers: number, name, text as HTML.
    pub parent: Option<(CommentId, String, SafeHtml)>,
    /// Whether it is a question, and where that stands.
    pub question: Option<Question>,
    /// Whether it stands first.
    pub pinned: bool,
    /// 0…1.
    pub score: f64,
    /// Why.
    pub signals: Vec<Signal>,
    /// Why it was refused or removed.
    pub reason: Option<(Reason, String)>,
    /// What its author wrote before.
    pub history: AuthorHistory,
    /// Undecided reports.
    pub reports: u32,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was shown first.
    pub published_at: Option<Timestamp>,
    /// When its text changed last.
    pub edited_at: Option<Timestamp>,
    /// When its author last changed the text, shown or not.
    pub text_at: Option<Timestamp>,
}

/// A report as a moderator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedReport {
    /// Its number.
    pub id: ReportId,
    /// The comment.
    pub comment: CommentId,
    /// Why.
    pub reason: Reason,
    /// In the reporter's words.
    pub explanation: String,
    /// Who reported; may be empty.
    pub name: String,
    /// Whether the reporter can be told.
    pub has_email: bool,
    /// When.
    pub at: Timestamp,
    /// What was decided.
    pub decision: Option<ReportDecision>,
}

/// What was decided about a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportDecision {
    /// The comment was taken back.
    Upheld,
    /// The comment stays.
    Dismissed,
}

/// How a moderator decides a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportVerdict {
    /// [`ReportDecision::Upheld`]: for this reason the comment is taken back, where it is still shown, with a note to
    /// its author of at most 2 000 characters; every other undecided report of it is upheld with it.
    Remove {
        /// Why.
        reason: Reason,
        /// More words to its author.
        note: String,
    },
    /// [`ReportDecision::Dismissed`]: the comment stays.
    Keep {
        /// Why, for the log and for whoever reported it; at most 2 000 characters.
        why: String,
        /// Whether it holds for every other undecided report of the comment.
        all: bool,
    },
}

/// A question that nobody answered, or whose asker says that it is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingQuestion {
    /// The comment.
    pub id: CommentId,
    /// Its thread.
    pub thread: ThreadKey,
    /// The page's title.
    pub thread_title: String,
    /// Who asked.
    pub name: String,
    /// What, as text, cut to 200 characters.
    pub excerpt: String,
    /// [`Question::Waiting`] or [`Question::Reopened`].
    pub question: Question,
    /// Since when.
    pub since: Timestamp,
}

/// How much waits for a moderator, each counted up to [`ToDo::MOST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToDo {
    /// Comments to review.
    pub waiting: u32,
    /// Comments that are shown, and that no moderator has looked at.
    pub unchecked: u32,
    /// Questions without an answer.
    pub questions: u32,
    /// Undecided reports.
    pub reports: u32,
    /// Letters and calls that failed for good.
    pub failed: u32,
}

impl ToDo {
    /// What is counted stops here.
    pub const MOST: u32 = 1_000;
}

/// What to close or open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closure {
    /// One page's conversation.
    Thread(ThreadKey, bool),
    /// A section's.
    Section(String, bool),
    /// The whole site.
    Site(SiteStanding),
    /// Review before showing, in one thread.
    Review(ThreadKey, bool),
}

/// A text that moderators reuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyTemplate {
    /// Its number; 0 for a new one.
    pub id: i64,
    /// Its name in the list; 1 to 80 characters.
    pub title: String,
    /// Its text; at most 4 000 characters.
    pub text: String,
}

/// Moderation.
#[async_trait]
pub trait Moderating: Send + Sync {
    /// Decides about comments, each by the table of states ([`State::after`]), with its line in the log, its lesson
    /// for the classifier and its events.
    async fn decide(&self, site: SiteId, decision: Decision) -> Result<Decided>;

    /// Takes a batch back, where its comments still stand as it left them; what it taught is forgotten. Mail that
    /// has not left is withdrawn. What it took from readers is shown again within an hour only: later, that is a restoration.
    async fn undo(&self, site: SiteId, batch: BatchId, by: ModeratorId, at: Timestamp) -> Result<Decided>;

    /// Publishes an official reply; `None` where the parent is not there or cannot be shown.
    async fn reply(&self, site: SiteId, reply: OfficialReply) -> Result<Option<CommentId>>;

    /// Changes an official reply's text; `false` where there is none.
    async fn edit_reply(
        &self,
        site: SiteId,
        comment: CommentId,
        markdown: &str,
        html: &SafeHtml,
        by: ModeratorId,
        at: Timestamp,
    ) -> Result<Option<ThreadKey>>;

    /// Puts a published comment first, or back; `None` where there is none.
    async fn pin(
        &self,
        site: SiteId,
        comment: CommentId,
        pinned: bool,
        by: ModeratorId,
        at: Timestamp,
    ) -> Result<Option<ThreadKey>>;

    /// Closes or opens.
    async fn close(&self, site: SiteId, closure: Closure, by: Actor, why: &str, at: Timestamp) -> Result<()>;

    /// A page of the desk's list.
    async fn entries(&self, site: SiteId, filter: &Filter, slice: Slice) -> Result<Page<Entry>>;

    /// One comment.
    async fn entry(&self, site: SiteId, comment: CommentId) -> Result<Option<Entry>>;

    /// How many comments are in each state, counted up to 1 000 each, in the order of [`State::ALL`].
    async fn tally(&self, site: SiteId) -> Result<[u32; 6]>;

    /// How much waits for a moderator.
    async fn to_do(&self, site: SiteId) -> Result<ToDo>;

    /// Questions without an answer, the oldest first.
    async fn waiting(&self, site: SiteId, limit: u32) -> Result<Vec<WaitingQuestion>>;

    /// Reports of a comment, the oldest first; or all undecided ones, those of child abuse before the others.
    async fn reports(&self, site: SiteId, comment: Option<CommentId>, limit: u32) -> Result<Vec<OwnedReport>>;

    /// One report.
    async fn one_report(&self, site: SiteId, report: ReportId) -> Result<Option<OwnedReport>>;

    /// Decides a report of a comment as it was read at `seen`, and what becomes of it: what changed. `None` where the report
    /// is not there or was decided.
    async fn decide_report(
        &self,
        site: SiteId,
        report: ReportId,
        verdict: ReportVerdict,
        by: ModeratorId,
        seen: Timestamp,
        at: Timestamp,
    ) -> Result<Option<Vec<Changed>>>;

    /// The newest line of the log that tells each gesture of its subject, in the order in which they are asked for.
    async fn last_done(&self, site: SiteId, asked: Vec<(Gesture, Subject)>) -> Result<Vec<Option<LogLine>>>;

    /// The log, newest first, before line `before`.
    async fn log(&self, site: SiteId, filter: LogFilter, before: Option<i64>, limit: u32) -> Result<Vec<LogLine>>;

    /// The log from one moment until before another, oldest first, `limit` lines at most.
    async fn log_between(&self, site: SiteId, from: Timestamp, to: Timestamp, limit: u32) -> Result<Vec<LogLine>>;

    /// Figures of the twelve months up to `until`, in all, by month and by group of conversations; months begin in
    /// `zone`.
    async fn statistics(
        &self,
        site: SiteId,
        until: Timestamp,
        zone: &jiff::tz::TimeZone,
        groups: Vec<Vec<ThreadKey>>,
    ) -> Result<Statistics>;

    /// Comments written in `thread` since then, whatever their state.
    async fn written_since(&self, site: SiteId, thread: &ThreadKey, since: Timestamp) -> Result<u32>;

    /// Reply templates, by title.
    async fn templates(&self, site: SiteId) -> Result<Vec<ReplyTemplate>>;

    /// Keeps a template; id 0 makes one. `false` where there is none with this id.
    async fn keep_template(
        &self,
        site: SiteId,
        template: ReplyTemplate,
        by: ModeratorId,
        at: Timestamp,
    ) -> Result<bool>;

    /// Deletes a template; `false` where there is none.
    async fn delete_template(&self, site: SiteId, id: i64, by: ModeratorId, at: Timestamp) -> Result<bool>;

    /// Words that hold a comment for review, besides those of the configuration.
    async fn blocked_words(&self, site: SiteId) -> Result<Vec<String>>;

    /// Replaces them; at most 1 000 of at most 80 characters.
    async fn set_blocked_words(&self, site: SiteId, words: &[String], by: ModeratorId, at: Timestamp) -> Result<()>;
}
