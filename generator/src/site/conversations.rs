//! What readers wrote under the posts.

use palier_comments::snapshot::{Snapshot, Thread};
use rustc_hash::FxHashMap;

/// The published comments of every post that has some.
#[derive(Clone, Debug, Default)]
pub struct Conversations {
    by_id: FxHashMap<String, Thread>,
    /// Whether a service was asked: a post that is not among them then has no comment.
    pub known: bool,
    /// Whether the service said that it sends letters.
    pub mails: bool,
}

impl Conversations {
    /// Those of a snapshot. Its texts were sanitised when it was read.
    #[must_use]
    pub fn of(snapshot: Snapshot) -> Self {
        Self {
            known: true,
            mails: snapshot.mails,
            by_id: snapshot.threads.into_iter().map(|thread| (thread.id.clone(), thread)).collect(),
        }
    }

    /// What is known of the conversation under the post with this identifier.
    #[must_use]
    pub fn thread(&self, id: &str) -> Option<&Thread> {
        self.by_id.get(id)
    }
}
