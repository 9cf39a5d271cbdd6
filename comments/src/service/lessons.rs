//! What moderators taught the spam filter, kept in memory while that is too little for the words of a message to count: then it
//! is the same for every message, and most posts ask the store for nothing but to be kept.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::spam::Lessons;

/// A site's, and how often they were forgotten.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<(Option<Arc<Lessons>>, u64)>);

/// The moment before the store was asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Since(u64);

impl Kept {
    /// What holds for every message, where it is known; or else since when the store's answer has to hold.
    pub(crate) fn known(&self) -> Result<Arc<Lessons>, Since> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0.clone().ok_or(Since(kept.1))
    }

    /// Keeps the store's answer, unless it depends on the message, or something was taught in the meantime.
    pub(crate) fn keep(&self, since: Since, lessons: &Arc<Lessons>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.1 == since.0 && !lessons.all.has_taught_enough() {
            kept.0 = Some(Arc::clone(lessons));
        }
    }

    /// Something may have been taught, or other words are blocked.
    pub(crate) fn forget(&self) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = (None, kept.1 + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::spam::TokenCount;

    fn lessons(ham: u32, spam: u32) -> Arc<Lessons> {
        Arc::new(Lessons { all: TokenCount { ham, spam }, ..Lessons::default() })
    }

    #[test]
    fn what_was_read_before_something_was_taught_is_not_kept() {
        let kept = Kept::default();
        let since = kept.known().unwrap_err();
        kept.forget();
        kept.keep(since, &lessons(1, 0));
        let since = kept.known().unwrap_err();
        kept.keep(since, &lessons(1, 1));
        assert_eq!(kept.known().unwrap(), lessons(1, 1));
        kept.forget();
        assert!(kept.known().is_err());
    }

    #[test]
    fn what_depends_on_the_message_is_not_kept() {
        let kept = Kept::default();
        let since = kept.known().unwrap_err();
        kept.keep(since, &lessons(1_000, 1_000));
        assert!(kept.known().is_err());
    }
}
