//! The names that content files had before, as the history of the published branch tells them.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::git::{self, Blobs};
use super::{Question, field, instant};
use crate::front_matter::values::{self, Moment};
use crate::front_matter::{self, Node};
use crate::source::is_content;

/// That a content file got another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// What it is called now.
    pub file: Arc<str>,
    /// What it was called before.
    pub before: Arc<str>,
    /// When it was renamed.
    pub at: Timestamp,
    /// Whether it said that it was a draft.
    pub was_draft: bool,
    /// Its `publier_le` of then.
    pub publish_at: Option<Moment>,
    /// Its date of then.
    pub date: Option<Moment>,
}

/// Every renaming of those of `files` that the site in `root` has now, the newest first. Without a history there is none.
///
/// The newest thousand commits are gone through, which takes longer than a build may.
#[must_use]
pub fn renames<'a>(root: &Path, question: Question, files: impl Iterator<Item = &'a Arc<str>>) -> Vec<Rename> {
    if !question.answer() {
        return Vec::new();
    }
    let mut current: HashMap<String, Arc<str>> = files.map(|file| (file.to_string(), Arc::clone(file))).collect();
    let mut blobs = None;
    let mut renames = Vec::new();
    for commit in git::arrivals(root).unwrap_or_default() {
        // A name that two files have had is followed for the newer one only as far as its own beginning.
        let met: Vec<_> = commit.changes.into_iter().filter(|(name, _)| is_content(name)).collect();
        let met: Vec<_> = met.into_iter().filter_map(|(name, before)| Some((current.remove(&name)?, before))).collect();
        for (file, before) in met.into_iter().filter_map(|(file, before)| Some((file, before?))) {
            blobs = blobs.or_else(|| Blobs::open(root));
            let head = blobs.as_mut().and_then(|blobs| head(blobs, &format!("{}^", commit.id), &before));
            renames.extend(head.map(|head| Rename {
                file: Arc::clone(&file),
                before: Arc::from(before.as_str()),
                at: commit.date,
                was_draft: field(&head, "brouillon").and_then(values::boolean) == Some(true),
                publish_at: instant(&head, "publier_le"),
                date: instant(&head, "date"),
            }));
            current.insert(before, file);
        }
    }
    renames
}

/// The head of `file` as of `commit`.
fn head(blobs: &mut Blobs, commit: &str, file: &str) -> Option<Node> {
    let bytes = blobs.read(commit, file)?;
    Some(front_matter::read(&Arc::from(file), &String::from_utf8_lossy(&bytes), &mut Vec::new()).head)
}
