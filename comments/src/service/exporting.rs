//! Export and erasure by command: of one person who asks for it, and of a whole site that moves.
//!
//! A site's export is JSON lines: [`Head`], then a [`Line`] for each comment in the order of their numbers, so that a
//! million of them need no memory, here or where they are read. `palier-comments import palier` reads it. It holds what
//! people wrote and under which name and address, and nothing that proves or recognises anything: no token, no digest,
//! no network address, no moderator.

use std::fmt;
use std::io::Write;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Service, Site};
use crate::domain::{CommentId, State, ThreadKey};
use crate::store::{Details, Edited, Exported, StoreError};

/// What [`Head::format`] says.
pub const FORMAT: &str = "palier-comments";
/// The format's version; it changes when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// Comments that are read from the store at once.
const STEP: u32 = 1000;

/// The first line of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The site's key in the service's settings.
    pub site: String,
    /// Its address.
    pub url: String,
    /// When it was exported.
    pub exported_at: Timestamp,
}

/// A comment of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number.
    pub id: i64,
    /// The number of the comment that it answers.
    pub parent: Option<i64>,
    /// The thread's id: that of its post (`identifiant`).
    pub thread: String,
    /// The page's address below the site's own.
    pub url: String,
    /// Where it stands.
    pub state: State,
    /// Whether it speaks for the cooperative.
    pub official: bool,
    /// Its author's name; empty where it was erased.
    pub name: String,
    /// Her address, where it is kept.
    pub email: Option<String>,
    /// Its text; empty where it was erased.
    pub markdown: String,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was shown for the first time.
    pub published_at: Option<Timestamp>,
    /// Why it was refused or removed, where it stands as a question, whether it is pinned, when it was changed.
    #[serde(flatten)]
    pub details: Details,
}

impl From<Exported> for Line {
    fn from(comment: Exported) -> Self {
        Self {
            id: comment.id.0,
            parent: comment.parent.map(|parent| parent.0),
            thread: comment.thread,
            url: comment.url,
            state: comment.state,
            official: comment.official,
            name: comment.name,
            email: comment.email,
            markdown: comment.markdown,
            written_at: comment.written_at,
            published_at: comment.published_at,
            details: comment.details,
        }
    }
}

/// Why an export is not whole.
#[derive(Debug)]
pub enum ExportError {
    /// The store does not give it.
    Store(StoreError),
    /// It cannot be written where it should go.
    Output(std::io::Error),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Output(error) => write!(f, "the export cannot be written: {error}"),
        }
    }
}

impl std::error::Error for ExportError {}

impl From<StoreError> for ExportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<std::io::Error> for ExportError {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl Service {
    /// Writes everything of a site to `out`, as JSON lines. Answers how many comments there were.
    ///
    /// # Errors
    /// [`ExportError`]; what was written before it is no whole export.
    pub async fn export_site(&self, site: &Site, out: &mut (dyn Write + Send)) -> Result<u64, ExportError> {
        let head = Head {
            format: FORMAT.to_owned(),
            version: VERSION,
            site: site.config.key.as_str().to_owned(),
            url: site.config.url.clone(),
            exported_at: self.now(),
        };
        writeln!(out, "{}", serde_json::to_string(&head)?)?;
        let (mut after, mut count) = (CommentId(0), 0);
        loop {
            let part = self.store.export_site(site.id, after, STEP).await?;
            let Some(last) = part.last() else { break };
            after = last.id;
            count += part.len() as u64;
            for comment in part {
                writeln!(out, "{}", serde_json::to_string(&Line::from(comment))?)?;
            }
        }
        out.flush()?;
        Ok(count)
    }

    /// Writes everything that is kept of a person, by her address, to `out` as one JSON document
    /// ([`crate::store::Export`]: what « Mes données » gives her, network addresses included). Answers how many
    /// comments and reports that are.
    ///
    /// # Errors
    /// [`ExportError`].
    pub async fn export_person(
        &self,
        site: &Site,
        email: &str,
        out: &mut (dyn Write + Send),
    ) -> Result<(usize, usize), ExportError> {
        let export = self.own_data(site, email.trim()).await?;
        writeln!(out, "{}", serde_json::to_string_pretty(&export)?)?;
        out.flush()?;
        Ok((export.comments.len(), export.reports.len()))
    }

    /// Whether [`Service::erase_comment`] would find something.
    ///
    /// # Errors
    /// The store's.
    pub async fn can_erase(&self, site: &Site, comment: CommentId) -> Result<bool, StoreError> {
        let entry = self.store.entry(site.id, comment).await?;
        Ok(entry.is_some_and(|entry| !entry.official && entry.state != State::Deleted && !entry.markdown.is_empty()))
    }

    /// Erases one comment, for an author who asks for it otherwise than by the page: its place stays for the replies,
    /// and a backup that is restored forgets it again. Answers with its thread, `None` where there is no such comment
    /// of a reader. A person with an address is erased whole by [`Service::erase_own_data`].
    ///
    /// # Errors
    /// The store's.
    pub async fn erase_comment(&self, site: &Site, comment: CommentId) -> Result<Option<ThreadKey>, StoreError> {
        match self.store.delete(site.id, comment, self.now()).await? {
            Edited::Done(thread) => {
                self.conversation_changed(site, &thread);
                Ok(Some(thread))
            }
            Edited::NotFound => Ok(None),
        }
    }
}
