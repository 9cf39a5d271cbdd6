//! A comment as readers may see it, and apart from it the person who wrote it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::text::SafeHtml;
use super::{CommentId, State, ThreadKey};

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// A reader, under the name that she gave.
    Reader(String),
    /// The cooperative; the name of the person who answers, or of the office.
    Official(String),
}

impl Author {
    /// The name as text.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Reader(name) | Self::Official(name) => name,
        }
    }
}

/// Where a question stands. Only a first-level comment of a reader can be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// « En attente de réponse ».
    Waiting,
    /// « Réponse apportée »: by an official reply.
    Answered,
    /// Answered, and its author said that it is settled.
    Settled,
    /// Answered, and its author said « Non, toujours pas »: back on the list.
    Reopened,
}

/// A comment as everybody may see it: it has no field for anything private, so that nothing private can leak
/// through it. A comment that is not shown, or no longer, has neither author nor text here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its number.
    pub id: CommentId,
    /// Its thread.
    pub thread: ThreadKey,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// [`State::Published`]; or where its place stays [`State::Removed`], [`State::Deleted`], and [`State::Pending`] of what
    /// was shown and changed since.
    pub state: State,
    /// Who wrote it; `None` on a tombstone.
    pub author: Option<Author>,
    /// Its text as HTML, out of the's sanitiser; empty on a tombstone.
    pub html: SafeHtml,
    /// Why it was removed, as [`super::Reason`]'s word.
    pub removed_for: Option<super::Reason>,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was shown for the first time.
    pub published_at: Timestamp,
    /// When its text changed last after publication.
    pub edited_at: Option<Timestamp>,
    /// Whether it stands first in its thread.
    pub pinned: bool,
    /// Whether it is a question, and where that stands.
    pub question: Option<Question>,
}

/// A person as the store knows one: never part of a [`Comment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name that she gave.
    pub name: String,
    /// Her address, where she gave one. Never published, never logged.
    pub email: Option<String>,
}

/// What a list of posts says of the conversation under one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many comments are shown.
    pub comments: u32,
    /// Whether there are questions, and every one has its official answer.
    pub is_answered: bool,
}
