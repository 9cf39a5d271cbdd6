//! What readers ask for, and the threads that there are.

use async_trait::async_trait;
use jiff::Timestamp;

use super::Result;
use crate::domain::{Comment, CommentId, Counted, SiteId, SiteKey, Standing, ThreadFacts, ThreadKey};

/// The last good manifest of a site, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedManifest {
    /// Its bytes.
    pub body: Vec<u8>,
    /// Its entity tag, where it came over HTTP.
    pub etag: Option<String>,
    /// When it was read.
    pub read_at: Timestamp,
}

/// Reading what is public.
#[async_trait]
pub trait Reading: Send + Sync {
    /// The row of a site, made on its first use.
    async fn site(&self, key: &SiteKey) -> Result<SiteId>;

    /// A thread's comments in the order of their writing: the published ones, and the places of removed or deleted ones
    /// that were published once or have a published descendant.
    async fn conversation(&self, site: SiteId, thread: &ThreadKey) -> Result<Vec<Comment>>;

    /// How many published comments each of `threads` has, and whether all its questions are answered, in their order;
    /// at most 200 threads.
    async fn counts(&self, site: SiteId, threads: &[ThreadKey]) -> Result<Vec<Counted>>;

    /// The newest published comments, newest first, of `threads` or of the whole site; at most `limit`.
    async fn newest(&self, site: SiteId, threads: Option<&[ThreadKey]>, limit: u32) -> Result<Vec<Comment>>;

    /// Every conversation of the site, ordered by thread, then by writing, as [`Self::conversation`] has each.
    async fn all_conversations(&self, site: SiteId) -> Result<Vec<Comment>>;

    /// The thread of a published comment.
    async fn thread_of(&self, site: SiteId, comment: CommentId) -> Result<Option<ThreadKey>>;

    /// The thread in which a comment is seen: it is published, or its place stays.
    async fn place_of(&self, site: SiteId, comment: CommentId) -> Result<Option<ThreadKey>>;

    /// What moderators decided about writing.
    async fn standing(&self, site: SiteId) -> Result<Standing>;

    /// The last good manifest.
    async fn manifest(&self, site: SiteId) -> Result<Option<SavedManifest>>;

    /// Keeps a manifest, and moves the conversation of a thread that `threads` no longer has to the thread among
    /// whose `old_urls` its last known address is. Answers with the threads that moved (old key, new key).
    async fn accept_manifest(
        &self,
        site: SiteId,
        manifest: &SavedManifest,
        threads: &[ThreadFacts],
    ) -> Result<Vec<(ThreadKey, ThreadKey)>>;

    /// A number that changes when another process wrote: what is kept in memory is stale then.
    async fn version(&self) -> Result<i64>;
}
