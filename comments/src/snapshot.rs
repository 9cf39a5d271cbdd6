//! Conversations as other programs read them: the JSON API's, and the snapshot from which the generator bakes
//! comments into the site's pages (`…/instantane.json`).
//!
//! These types are the format. They have no field for anything private, and a test holds the list of their fields. A
//! reader ignores fields that it does not know; [`VERSION`] changes when a field changes its meaning or goes.

use std::collections::HashSet;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::text::SafeHtml;
use crate::domain::{self, Author, Counted, Mode, Question, Reason, ThreadFacts, ThreadKey};

/// The format's version.
pub const VERSION: u32 = 1;

/// Every conversation of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// [`VERSION`].
    pub version: u32,
    /// The site's key in the service's settings.
    pub site: String,
    /// The site's address, without a slash at its end: whoever bakes another site must not take this one.
    pub url: String,
    /// Whether the service sends letters, so that a form may offer one. Older services do not say.
    #[serde(default)]
    pub mails: bool,
    /// The threads in the order of their ids; those that are open and have no comment are left out.
    pub threads: Vec<Thread>,
}

/// Why a snapshot is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is none, or not a whole one.
    Form(String),
    /// It is of another version.
    Version(u32),
    /// It is that of another site: whose.
    OtherSite(String),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(cause) => f.write_str(cause),
            Self::Version(version) => write!(f, "version {version}"),
            Self::OtherSite(url) => f.write_str(url),
        }
    }
}

impl Snapshot {
    /// Reads the snapshot of the site that has these `addresses` (one of them is a trial's, where there are two), which
    /// may have come over a network or from a file that others write.
    ///
    /// The texts go through the sanitiser once more, and are not a reason to refuse it: an older service may have had a
    /// wider list. What cannot have come from a service, a number or a thread that is there twice, is. Counts are made
    /// anew.
    ///
    /// # Errors
    /// [`Unfit`]: nothing of it is to be shown.
    pub fn read(body: &[u8], addresses: &[&str]) -> Result<Self, Unfit> {
        let mut snapshot: Self = serde_json::from_slice(body).map_err(|error| Unfit::Form(error.to_string()))?;
        if snapshot.version != VERSION {
            return Err(Unfit::Version(snapshot.version));
        }
        if !addresses.iter().any(|address| is_same_site(&snapshot.url, address)) {
            return Err(Unfit::OtherSite(snapshot.url));
        }
        let (mut threads, mut comments) = (HashSet::new(), HashSet::new());
        for thread in &snapshot.threads {
            if ThreadKey::parse(&thread.id).is_none() || !threads.insert(&thread.id) {
                return Err(Unfit::Form(format!("thread {:?}", thread.id)));
            }
            if let Some(twice) = thread.comments.iter().find(|comment| !comments.insert(comment.id)) {
                return Err(Unfit::Form(format!("comment {}", twice.id)));
            }
        }
        for thread in &mut snapshot.threads {
            thread.count = shown(&thread.comments);
        }
        Ok(snapshot)
    }
}

/// Whether two addresses are those of one site: http and https are, and so are both ways to write the end.
fn is_same_site(one: &str, other: &str) -> bool {
    let of = |url: &str| url.split_once("://").map(|(_, rest)| rest.trim_end_matches('/').to_ascii_lowercase());
    of(one).is_some() && of(one) == of(other)
}

/// How many comments are shown, tombstones apart.
fn shown(comments: &[Comment]) -> usize {
    comments.iter().filter(|comment| comment.state == Shown::Published).count()
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
    /// The comments in the order of their writing, with the places of those that are gone.
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
    /// Whether it is shown, or the place of one that is not, or no longer.
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
    /// « Commentaire modifié, en attente de relecture ».
    Pending,
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
                domain::State::Pending => Shown::Pending,
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
        Self { id: facts.key.as_str().to_owned(), url: facts.url.clone(), writing, count: shown(&comments), comments }
    }

    /// What a list says of it.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let shown = self.comments.iter().filter(|comment| comment.state == Shown::Published);
        let (mut asked, mut open) = (false, false);
        for question in shown.filter_map(|comment| comment.question) {
            asked = true;
            open |= matches!(question, Question::Waiting | Question::Reopened);
        }
        Counted { comments: u32::try_from(self.count).unwrap_or(u32::MAX), is_answered: asked && !open }
    }
}
