//! Conversations as other programs read them: the JSON API's, and the snapshot from which the generator bakes
//! comments into the site's pages (`…/instantane.json`).
//!
//! These types are the format. They have no field for anything private, and a test holds the list of their fields. A
//! reader ignores fields that it does not know; [`VERSION`] changes when a field changes its meaning or goes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::text::SafeHtml;
use crate::domain::{self, Author, Mode, Question, Reason, ThreadFacts};

/// The format's version.
pub const VERSION: u32 = 1;

/// Every conversation of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// [`VERSION`].
    pub version: u32,
    /// The site's key in the service's settings.
    pub site: String,
    /// The threads in the order of their ids; those that are open and have no comment are left out.
    pub threads: Vec<Thread>,
}

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// The thread's id: that of its post (`identifiant`).
    pub id: String,
    /// The page's address below the site's own, with a leading `/`.
    pub url: String,
    /// Whether one may write.
    pub writing: Writing,
    /// How many comments are shown, tombstones apart.
    pub count: usize,
    /// The comments in the order of their writing, with the places of those that are gone and have replies.
    pub comments: Vec<Comment>,
}

/// Whether one may write in a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writing {
    /// Yes.
    Open,
    /// « Les commentaires sont fermés. »
    Closed,
    /// « Les commentaires sont suspendus pour le moment. »
    Suspended,
}

impl From<Result<(), domain::Refusal>> for Writing {
    fn from(allowed: Result<(), domain::Refusal>) -> Self {
        match allowed {
            Ok(()) => Self::Open,
            Err(domain::Refusal::Closed) => Self::Closed,
            Err(domain::Refusal::Suspended) => Self::Suspended,
        }
    }
}

/// A comment as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its number, as in `#commentaire-12`.
    pub id: i64,
    /// The number of the comment it answers.
    pub parent: Option<i64>,
    /// Whether it is shown, or a place that replies keep.
    pub state: Shown,
    /// Why moderators removed it.
    pub removed_for: Option<Reason>,
    /// Its author's name; `null` on a tombstone, and for a question whose asker is not named.
    pub name: Option<String>,
    /// Whether it is the cooperative that speaks.
    pub official: bool,
    /// Its text as HTML; empty on a tombstone. Whoever reads the format sanitises it once more: it may have come over a
    /// network, or from a file that others can write.
    pub html: SafeHtml,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was shown for the first time.
    pub published_at: Timestamp,
    /// When its text changed last after that.
    pub edited_at: Option<Timestamp>,
    /// Whether it stands first.
    pub pinned: bool,
    /// Where a question stands; `null`: it is none.
    pub question: Option<Question>,
}

/// What is to be seen of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// The comment.
    Published,
    /// « Commentaire retiré par la modération ».
    Removed,
    /// « Commentaire supprimé par son auteur ».
    Deleted,
}

impl Comment {
    /// A comment of a thread in `mode`. Where only the cooperative answers, nobody who asks is named: candidates of a
    /// call for tenders are treated alike and must not know one another.
    #[must_use]
    pub fn of(comment: domain::Comment, mode: Mode) -> Self {
        let official = matches!(comment.author, Some(Author::Official(_)));
        let is_named = official || mode != Mode::Questions;
        Self {
            id: comment.id.0,
            parent: comment.parent.map(|parent| parent.0),
            state: match comment.state {
                domain::State::Removed => Shown::Removed,
                domain::State::Deleted => Shown::Deleted,
                _ => Shown::Published,
            },
            removed_for: comment.removed_for,
            name: comment.author.filter(|_| is_named).map(|author| author.name().to_owned()),
            official,
            html: comment.html,
            written_at: comment.written_at,
            published_at: comment.published_at,
            edited_at: comment.edited_at,
            pinned: comment.pinned,
            question: comment.question,
        }
    }
}

impl Thread {
    /// The conversation under a post.
    #[must_use]
    pub fn of(facts: &ThreadFacts, writing: Writing, comments: Vec<domain::Comment>) -> Self {
        let comments: Vec<Comment> = comments.into_iter().map(|comment| Comment::of(comment, facts.mode)).collect();
        Self {
            id: facts.key.as_str().to_owned(),
            url: facts.url.clone(),
            writing,
            count: comments.iter().filter(|comment| comment.state == Shown::Published).count(),
            comments,
        }
    }
}
