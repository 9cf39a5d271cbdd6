//! The site's threads, as the generator publishes them in `/palier/threads.json`.

use std::collections::HashMap;

use crate::domain::{ThreadFacts, ThreadKey};

/// A site's threads, by id and by address: immutable, replaced as a whole.
#[derive(Clone, Debug, Default)]
pub struct Threads {
    by_key: HashMap<ThreadKey, ThreadFacts>,
    by_url: HashMap<String, ThreadKey>,
}

impl Threads {
    /// Gathers threads; an address, old or new, leads to the thread that has it now.
    #[must_use]
    pub fn new(threads: Vec<ThreadFacts>) -> Self {
        let mut by_url = HashMap::new();
        for thread in &threads {
            for old in &thread.old_urls {
                by_url.insert(old.clone(), thread.key.clone());
            }
        }
        for thread in &threads {
            by_url.insert(thread.url.clone(), thread.key.clone());
        }
        Self { by_key: threads.into_iter().map(|thread| (thread.key.clone(), thread)).collect(), by_url }
    }

    /// The thread of an id.
    #[must_use]
    pub fn get(&self, key: &ThreadKey) -> Option<&ThreadFacts> {
        self.by_key.get(key)
    }

    /// The thread of a page's address, present or old.
    #[must_use]
    pub fn at(&self, url: &str) -> Option<&ThreadFacts> {
        self.by_key.get(self.by_url.get(url)?)
    }

    /// Every thread, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &ThreadFacts> {
        self.by_key.values()
    }

    /// The threads of a programme.
    pub fn of_programme<'a>(&'a self, programme: &'a str) -> impl Iterator<Item = &'a ThreadFacts> {
        self.iter().filter(move |thread| thread.programme.as_deref() == Some(programme))
    }
}
