//! Which of what was rendered is still true: counters that only grow. What is kept in memory notes the counter from
//! before it read the store, and holds as long as the counter is the same; so what changes while it is being rendered
//! is never missed.

use std::hash::BuildHasher as _;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxBuildHasher;

use crate::domain::ThreadKey;

/// Counters of threads: several threads share one, which costs a rendering too many now and then, and no memory.
const STRIPES: usize = 1024;

/// The counters of one site.
#[derive(Debug)]
pub(crate) struct Revisions {
    /// Everything: settings, the manifest, what moderators decided about writing, another process.
    site: AtomicU64,
    /// Any conversation.
    any: AtomicU64,
    threads: Box<[AtomicU64]>,
}

impl Default for Revisions {
    fn default() -> Self {
        Self {
            site: AtomicU64::new(0),
            any: AtomicU64::new(0),
            threads: std::iter::repeat_with(|| AtomicU64::new(0)).take(STRIPES).collect(),
        }
    }
}

impl Revisions {
    /// A thread's conversation changed.
    pub(crate) fn thread_changed(&self, thread: &ThreadKey) {
        self.stripe(thread).fetch_add(1, Ordering::AcqRel);
        self.any.fetch_add(1, Ordering::AcqRel);
    }

    /// Anything may have changed.
    pub(crate) fn all_changed(&self) {
        self.site.fetch_add(1, Ordering::AcqRel);
    }

    /// The revision of one conversation. A sum of counters that only grow is itself never the same again.
    pub(crate) fn of_thread(&self, thread: &ThreadKey) -> u64 {
        self.site.load(Ordering::Acquire) + self.stripe(thread).load(Ordering::Acquire)
    }

    /// The revision of the whole site.
    pub(crate) fn of_site(&self) -> u64 {
        self.site.load(Ordering::Acquire) + self.any.load(Ordering::Acquire)
    }

    fn stripe(&self, thread: &ThreadKey) -> &AtomicU64 {
        let hash = FxBuildHasher.hash_one(thread.as_str());
        // Fx mixes best in its high bits.
        &self.threads[(hash >> 54) as usize % STRIPES]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_one_thread_is_none_of_the_others() {
        let revisions = Revisions::default();
        let (verger, halles) = (ThreadKey::parse("verger").unwrap(), ThreadKey::parse("halles").unwrap());
        let before = (revisions.of_thread(&verger), revisions.of_thread(&halles), revisions.of_site());
        revisions.thread_changed(&verger);
        assert_ne!(revisions.of_thread(&verger), before.0);
        assert_eq!(revisions.of_thread(&halles), before.1);
        assert_ne!(revisions.of_site(), before.2);
        revisions.all_changed();
        assert_ne!(revisions.of_thread(&halles), before.1);
    }
}
