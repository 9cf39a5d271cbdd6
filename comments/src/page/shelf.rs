//! What was rendered is kept in memory until it is no longer true: within a bound of bytes, the least asked for goes
//! first, and one document is rendered once however many ask for it at the same moment.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use quick_cache::sync::{Cache, EntryAction, EntryResult};
use quick_cache::{OptionsBuilder, Weighter};
use serde::Deserialize;

use super::Rendition;
use crate::domain::{SiteId, ThreadKey};

/// The room for conversations and feeds, in bytes.
const ROOM: u64 = 16 * 1024 * 1024;
/// The room for snapshots, which are few and large.
const ROOM_FOR_SNAPSHOTS: u64 = 64 * 1024 * 1024;
/// What a document weighs, more or less.
const USUAL_WEIGHT: u64 = 8 * 1024;
/// Each part of the shelf has a lock, and its share of the room: a long conversation must still find its place.
const PARTS: usize = 4;

/// Which document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// The site.
    pub(crate) site: SiteId,
    /// Whether the site was named in the path: addresses inside the document begin with it.
    pub(crate) is_named: bool,
    /// What is shown.
    pub(crate) what: What,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum What {
    /// A conversation as a page of its own.
    Page(ThreadKey),
    /// A conversation alone.
    Fragment(ThreadKey),
    /// A conversation as JSON ([`crate::snapshot::Thread`]).
    Thread(ThreadKey),
    /// The newest comments.
    Feed(Format, Scope),
    /// Every conversation ([`crate::snapshot::Snapshot`]).
    Snapshot,
}

/// The two formats of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
}

impl Format {
    /// Its word in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Rss => "rss",
        }
    }

    /// Its content type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Rss => "application/rss+xml; charset=utf-8",
        }
    }
}

/// Whose newest comments.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// A thread's.
    Thread(ThreadKey),
    /// Those of a programme's threads.
    Programme(String),
    /// The whole site's.
    Site,
}

/// A document and how long it is true.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// The document.
    pub(crate) rendition: Arc<Rendition>,
    /// The revision of what it shows from before that was read ([`crate::service::revisions`]).
    pub(crate) revision: u64,
    /// When it stops being true by itself.
    pub(crate) until: Option<Timestamp>,
}

impl Kept {
    fn is_true(&self, revision: u64, now: Timestamp) -> bool {
        self.revision >= revision && self.until.is_none_or(|until| now <= until)
    }
}

/// The shelf.
pub(crate) struct Shelf {
    documents: Cache<Key, Kept, Weight>,
    snapshots: Cache<Key, Kept, Weight>,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Kept> for Weight {
    fn weight(&self, _: &Key, kept: &Kept) -> u64 {
        kept.rendition.weight()
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shelf").field("documents", &self.documents.len()).finish_non_exhaustive()
    }
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            documents: cache(ROOM, USUAL_WEIGHT, PARTS),
            snapshots: cache(ROOM_FOR_SNAPSHOTS, ROOM_FOR_SNAPSHOTS, 1),
        }
    }
}

fn cache(room: u64, usual: u64, parts: usize) -> Cache<Key, Kept, Weight> {
    let items = usize::try_from(room / usual).unwrap_or(usize::MAX);
    match OptionsBuilder::new().estimated_items_capacity(items).weight_capacity(room).shards(parts).build() {
        Ok(options) => Cache::with_options(options, Weight, Default::default(), Default::default()),
        Err(_) => Cache::with_weighter(items, room, Weight),
    }
}

impl Shelf {
    /// The document of `key`, true at `now` and of at least `revision`, if it is there.
    pub(crate) fn find(&self, key: &Key, revision: u64, now: Timestamp) -> Option<Arc<Rendition>> {
        self.of(key).get(key).filter(|kept| kept.is_true(revision, now)).map(|kept| kept.rendition)
    }

    /// The documents of the kind of `key`.
    fn of(&self, key: &Key) -> &Cache<Key, Kept, Weight> {
        if key.what == What::Snapshot { &self.snapshots } else { &self.documents }
    }

    /// The document of `key`, true at `now` and of at least `revision`; rendered by `render` where there is none.
    pub(crate) async fn get<E>(
        &self,
        key: &Key,
        revision: u64,
        now: Timestamp,
        render: impl AsyncFnOnce() -> Result<Kept, E>,
    ) -> Result<Arc<Rendition>, E> {
        let entry = self.of(key).entry_async(key, |_, kept| {
            if kept.is_true(revision, now) {
                EntryAction::Retain(Arc::clone(&kept.rendition))
            } else {
                EntryAction::ReplaceWithGuard
            }
        });
        let guard = match entry.await {
            EntryResult::Retained(rendition) => return Ok(rendition),
            EntryResult::Vacant(guard) | EntryResult::Replaced(guard, _) => guard,
            // Neither is asked for above.
            EntryResult::Removed(..) | EntryResult::Timeout => return Ok(render().await?.rendition),
        };
        // Where this fails or is given up, the next who asks renders it.
        let kept = render().await?;
        let rendition = Arc::clone(&kept.rendition);
        // Refused only where the shelf forgot the place in the meantime.
        let _ = guard.insert(kept);
        Ok(rendition)
    }

    /// How many documents there are, and what they weigh in bytes.
    pub(crate) fn figures(&self) -> (usize, u64) {
        (self.documents.len() + self.snapshots.len(), self.documents.weight() + self.snapshots.weight())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const NOON: Timestamp = Timestamp::constant(1_000, 0);

    fn key(thread: &str) -> Key {
        Key { site: SiteId(1), is_named: false, what: What::Page(ThreadKey::parse(thread).unwrap()) }
    }

    fn kept(text: &str, revision: u64, until: Option<Timestamp>) -> Kept {
        Kept { rendition: Arc::new(Rendition::new("text/plain", text.to_owned())), revision, until }
    }

    async fn read(shelf: &Shelf, revision: u64, now: Timestamp, else_: Kept) -> String {
        let got = shelf.get(&key("a"), revision, now, async || Ok::<_, ()>(else_)).await.unwrap();
        String::from_utf8(got.in_coding(super::super::Coding::Plain).bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_document_is_kept_while_it_is_true() {
        let shelf = Shelf::default();
        let later = Timestamp::constant(1_001, 0);
        assert_eq!(read(&shelf, 1, NOON, kept("one", 1, Some(NOON))).await, "one");
        assert_eq!(read(&shelf, 1, NOON, kept("two", 1, None)).await, "one");
        assert_eq!(read(&shelf, 1, later, kept("two", 1, None)).await, "two");
        assert_eq!(read(&shelf, 2, later, kept("three", 2, None)).await, "three");
        // Somebody who asked before the change gets what is true after it.
        assert_eq!(read(&shelf, 1, later, kept("four", 1, None)).await, "three");
    }

    #[tokio::test]
    async fn many_who_ask_at_once_have_it_rendered_once_and_a_failure_is_not_kept() {
        let shelf = Shelf::default();
        assert_eq!(shelf.get(&key("a"), 0, NOON, async || Err("no")).await.unwrap_err(), "no");
        let rendered = AtomicUsize::new(0);
        let ask = async || {
            let render = async || {
                rendered.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                Ok::<_, ()>(kept("one", 0, None))
            };
            shelf.get(&key("a"), 0, NOON, render).await.unwrap()
        };
        futures_util::future::join_all((0..50).map(|_| ask())).await;
        assert_eq!(rendered.into_inner(), 1);
    }

    #[tokio::test]
    async fn the_shelf_has_its_bound() {
        let shelf = Shelf::default();
        let long = "x".repeat(100_000);
        for number in 0..500 {
            let render = async || Ok::<_, ()>(kept(&long, 0, None));
            shelf.get(&key(&number.to_string()), 0, NOON, render).await.unwrap();
        }
        let (documents, weight) = shelf.figures();
        assert!(documents > 50 && weight <= ROOM, "{documents} {weight}");
    }
}
