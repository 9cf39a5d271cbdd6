//! What readers ask for: conversations, their newest comments, how many there are.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Service, Site};
use crate::domain::{CommentId, Counted, ThreadFacts, ThreadKey};
use crate::snapshot::{self, Snapshot, Thread, Writing};
use crate::store::StoreError;

/// The most threads that one request counts.
pub const MOST_COUNTED: usize = 200;

impl Service {
    /// Says that readers may see something else in a conversation: what was rendered of it is rendered again. To be
    /// called after every use case that showed, hid, changed or moved a comment, once the store has answered.
    pub fn conversation_changed(&self, site: &Site, thread: &ThreadKey) {
        site.revisions.thread_changed(thread);
    }

    /// Says the same of every conversation of a site.
    pub fn conversations_changed(&self, site: &Site) {
        site.revisions.all_changed();
        site.lessons.forget();
    }

    /// The conversation under a post.
    ///
    /// # Errors
    /// The store's.
    pub async fn conversation(&self, site: &Site, facts: &ThreadFacts) -> Result<Thread, StoreError> {
        let comments = self.store.conversation(site.id, &facts.key).await?;
        Ok(Thread::of(facts, self.writing(site, facts), comments))
    }

    /// Every conversation of a site, and when that stops being true by itself.
    ///
    /// # Errors
    /// The store's.
    pub async fn snapshot(&self, site: &Site) -> Result<(Snapshot, Option<Timestamp>), StoreError> {
        let threads = site.threads();
        let mut of_thread = HashMap::<ThreadKey, Vec<_>>::new();
        for comment in self.store.all_conversations(site.id).await? {
            of_thread.entry(comment.thread.clone()).or_default().push(comment);
        }
        let mut kept: Vec<Thread> = threads
            .iter()
            .map(|facts| Thread::of(facts, self.writing(site, facts), of_thread.remove(&facts.key).unwrap_or_default()))
            .filter(|thread| thread.writing != Writing::Open || !thread.comments.is_empty())
            .collect();
        kept.sort_by(|one, other| one.id.cmp(&other.id));
        let until = threads.iter().filter_map(|facts| self.closes_at(site, facts)).min();
        let (site, url) = (site.config.key.to_string(), site.config.url.clone());
        let snapshot =
            Snapshot { version: snapshot::VERSION, site, url, mails: self.config.mail.is_some(), threads: kept };
        Ok((snapshot, until))
    }

    /// What a list says of each of `threads`, in their order; those that the site does not have are left out.
    ///
    /// # Errors
    /// The store's.
    pub async fn counts(&self, site: &Site, threads: &[ThreadKey]) -> Result<Vec<(ThreadKey, Counted)>, StoreError> {
        let known = site.threads();
        let threads: Vec<ThreadKey> = threads.iter().filter(|key| known.get(key).is_some()).cloned().collect();
        let counts = self.store.counts(site.id, &threads).await?;
        Ok(threads.into_iter().zip(counts).collect())
    }

    /// The thread under which a comment is shown.
    ///
    /// # Errors
    /// The store's.
    pub async fn thread_of(&self, site: &Site, comment: CommentId) -> Result<Option<Arc<ThreadFacts>>, StoreError> {
        let key = self.store.thread_of(site.id, comment).await?;
        Ok(key.and_then(|key| site.thread(&key)))
    }

    /// The thread in which a comment is seen, or its place where it is gone.
    ///
    /// # Errors
    /// The store's.
    pub async fn place_of(&self, site: &Site, comment: CommentId) -> Result<Option<Arc<ThreadFacts>>, StoreError> {
        let key = self.store.place_of(site.id, comment).await?;
        Ok(key.and_then(|key| site.thread(&key)))
    }

    /// When what is rendered of a thread stops being true by itself: its age closes it.
    pub(crate) fn closes_at(&self, site: &Site, facts: &ThreadFacts) -> Option<Timestamp> {
        let closes = facts.published_at?.checked_add(site.config.close_after?).ok()?;
        (closes >= self.now()).then_some(closes)
    }

    fn writing(&self, site: &Site, facts: &ThreadFacts) -> Writing {
        site.standing().allows(facts, site.config.close_after, self.now()).into()
    }
}
