//! The site's threads, as the generator publishes them in `/palier/threads.json`.
//!
//! 1. [`source`]: a file or an address → bytes, where they are new. 2. [`parse()`]: bytes → threads, or the fault.
//! 3. [`Threads`]: looked up by id and by address. `service::following` has them read, and keeps the last good ones.

mod parse;
pub mod source;

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashSet};

pub use parse::{Fault, LARGEST, parse};

use crate::domain::{Colours, ThreadFacts, ThreadKey};
use crate::store::StoreError;

/// Why the threads could not be read again; the last good ones stay.
#[derive(Debug)]
pub enum ManifestError {
    /// The file or the host does not give it: where, and why.
    Unreadable(String),
    /// It is not one.
    Fault(Fault),
    /// It could not be kept.
    Store(StoreError),
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(cause) => write!(f, "the manifest cannot be read: {cause}"),
            Self::Fault(fault) => fault.fmt(f),
            Self::Store(error) => write!(f, "the manifest could not be kept: {error}"),
        }
    }
}

impl std::error::Error for ManifestError {}

impl From<Fault> for ManifestError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for ManifestError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What a site says of itself beside its threads. An older generator says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its address.
    pub address: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The titles of its sections, by their folder ([`ThreadFacts::section`]).
    pub sections: BTreeMap<String, String>,
    /// Its colours.
    pub colours: Option<Colours>,
    /// Whether it says that nothing of it is discussed: having no thread is then meant.
    pub closed: bool,
}

/// A site's threads, by id and by address: immutable, replaced as a whole.
#[derive(Clone, Debug, Default)]
pub struct Threads {
    about: About,
    by_key: FxHashSet<ByKey>,
    by_url: FxHashSet<ByUrl>,
    sections: BTreeSet<String>,
    parents: BTreeSet<String>,
}

/// A thread in a set of threads, where it is found by its id.
#[derive(Clone, Debug)]
struct ByKey(Arc<ThreadFacts>);

impl Borrow<ThreadKey> for ByKey {
    fn borrow(&self) -> &ThreadKey {
        &self.0.key
    }
}

impl PartialEq for ByKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.key == other.0.key
    }
}

impl Eq for ByKey {}

impl Hash for ByKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.key.hash(state);
    }
}

/// A thread in a set of threads, where it is found by one of its addresses.
#[derive(Clone, Debug)]
struct ByUrl {
    thread: Arc<ThreadFacts>,
    /// Which of its old addresses it is; `None`: the present one.
    old: Option<usize>,
}

impl Borrow<str> for ByUrl {
    fn borrow(&self) -> &str {
        self.old.map_or(&self.thread.url, |old| &self.thread.old_urls[old])
    }
}

impl PartialEq for ByUrl {
    fn eq(&self, other: &Self) -> bool {
        Borrow::<str>::borrow(self) == Borrow::<str>::borrow(other)
    }
}

impl Eq for ByUrl {}

impl Hash for ByUrl {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Borrow::<str>::borrow(self).hash(state);
    }
}

impl Threads {
    /// Gathers threads; an address, old or new, leads to the thread that has it now.
    #[must_use]
    pub fn new(threads: Vec<ThreadFacts>) -> Self {
        let threads: Vec<_> = threads.into_iter().map(Arc::new).collect();
        let mut by_url = FxHashSet::with_capacity_and_hasher(threads.len(), FxBuildHasher);
        for thread in &threads {
            for old in 0..thread.old_urls.len() {
                by_url.replace(ByUrl { thread: Arc::clone(thread), old: Some(old) });
            }
        }
        for thread in &threads {
            by_url.replace(ByUrl { thread: Arc::clone(thread), old: None });
        }
        // Made once: the desk shows both on every page, and a site may have a hundred thousand threads.
        let sections = distinct(threads.iter().map(|thread| thread.section()));
        let parents = threads.iter().flat_map(|thread| [&thread.programme, &thread.residence]).flatten();
        let parents = distinct(parents.map(String::as_str));
        let by_key = threads.into_iter().map(ByKey).collect();
        Self { about: About::default(), by_key, by_url, sections, parents }
    }

    /// The same, with what the site says of itself.
    #[must_use]
    pub fn of_site(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    /// What the site says of itself.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// What people call a section; its folder where the site does not say.
    #[must_use]
    pub fn section_title<'a>(&'a self, folder: &'a str) -> &'a str {
        self.about.sections.get(folder).map_or(folder, String::as_str)
    }

    /// The sections that have threads, in order.
    #[must_use]
    pub fn sections(&self) -> &BTreeSet<String> {
        &self.sections
    }

    /// The ids of the programmes and residences that have threads, in order.
    #[must_use]
    pub fn parents(&self) -> &BTreeSet<String> {
        &self.parents
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// The thread of an id.
    #[must_use]
    pub fn get(&self, key: &ThreadKey) -> Option<&ThreadFacts> {
        self.by_key.get(key).map(|ByKey(thread)| thread.as_ref())
    }

    /// The same, to keep.
    #[must_use]
    pub fn share(&self, key: &ThreadKey) -> Option<Arc<ThreadFacts>> {
        self.by_key.get(key).map(|ByKey(thread)| Arc::clone(thread))
    }

    /// The thread of a page's address, present or old.
    #[must_use]
    pub fn at(&self, url: &str) -> Option<&ThreadFacts> {
        self.by_url.get(url).map(|found| found.thread.as_ref())
    }

    /// Every thread, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &ThreadFacts> {
        self.by_key.iter().map(|ByKey(thread)| thread.as_ref())
    }

    /// The threads of a programme.
    pub fn of_programme<'a>(&'a self, programme: &'a str) -> impl Iterator<Item = &'a ThreadFacts> {
        self.iter().filter(move |thread| thread.programme.as_deref() == Some(programme))
    }
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let mut distinct = BTreeSet::new();
    for name in names {
        if !distinct.contains(name) {
            distinct.insert(name.to_owned());
        }
    }
    distinct
}
