//! Bringing other services' conversations in: a [`Plan`] first, which changes nothing and can be shown, then the import.
//!
//! Importing a file twice is importing it once: each comment keeps its other name, even when it was erased here.

mod planning;
mod told;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{Service, Site};
use crate::domain::CommentId;
use crate::import::{Flaw, Foreign, Gathered, Place, Source};
use crate::store::{IMPORTED_TOGETHER, Imported, NewImport, StoreError};

pub use told::{outcome, unreadable, words};

/// What may be asked of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Accounts of the other service (a WordPress login, a Disqus or Remark42 user name) that spoke for the
    /// cooperative: their comments become official replies. Names alone prove nothing, so Isso has none.
    pub official: Vec<String>,
    /// Whether it is the site's own conversations, which figures count as written here.
    pub own: bool,
}

/// What an import would do, and what not.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Comments to import, each after the one that it answers.
    pub ready: Vec<NewImport>,
    /// Comments that were imported before.
    pub known: usize,
    /// Pages that are none of the site's, those with the most comments first.
    pub unmapped: Vec<Unmapped>,
    /// Comments that cannot be imported, where they stand in the file, and why.
    pub flawed: Vec<(Place, Flaw)>,
    /// Pingbacks and trackbacks.
    pub pingbacks: u32,
    /// Deleted comments that nobody answered: there is no place to keep.
    pub gone: usize,
    /// Comments whose author's address is not taken over: mail cannot reach it, or it would be forgotten at once.
    pub without_email: usize,
    /// Accounts whose comments are those of readers, and how many each wrote: [`Options::official`] names those that spoke
    /// for the cooperative.
    pub readers: Vec<(String, usize)>,
    /// Accounts that [`Options::official`] names and that wrote nothing.
    pub silent: Vec<String>,
}

/// A page of the other service that is none of the site's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmapped {
    /// Its address, as the other service has it.
    pub page: String,
    /// How many comments it has.
    pub comments: usize,
    /// The post that may be meant: its address and title.
    pub nearest: Option<(String, String)>,
}

impl Plan {
    /// In how many threads something is to be imported.
    #[must_use]
    pub fn threads(&self) -> usize {
        self.ready.iter().map(|comment| &comment.thread.key).collect::<HashSet<_>>().len()
    }
}

impl Service {
    /// What importing would do: nothing is written. The site's manifest must have been read.
    ///
    /// # Errors
    /// The store's.
    pub async fn plan_import(
        &self,
        site: &Site,
        source: Source,
        gathered: Gathered,
        options: &Options,
    ) -> Result<Plan, StoreError> {
        let known = self.known(site, source, &gathered).await?;
        let setting = planning::Setting {
            site: &site.config,
            threads: &site.threads(),
            known: &known,
            emails_since: self.emails_since(),
            anonymous: self.pages.words(site.config.language).text("import-anonymous"),
            options,
        };
        Ok(setting.plan(gathered))
    }

    /// Of the comments of a file, those that are here: by their other name, or because they never left.
    async fn known(&self, site: &Site, source: Source, gathered: &Gathered) -> Result<HashSet<String>, StoreError> {
        let mut known = HashSet::new();
        for part in gathered.comments.chunks(10_000) {
            let ids = part.iter().map(|comment| comment.id.clone()).collect();
            known.extend(self.store.known_imports(site.id, ids).await?);
        }
        if source == Source::Palier {
            // A site's own export holds what is in its database.
            let number = |comment: &Foreign| comment.id.rsplit(':').next()?.parse().ok().map(CommentId);
            for part in gathered.comments.chunks(10_000) {
                let here = self.store.written(site.id, part.iter().filter_map(number).collect()).await?;
                let here: HashMap<CommentId, Timestamp> = here.into_iter().collect();
                let is_here = |comment: &&Foreign| {
                    number(comment).and_then(|number| here.get(&number)) == Some(&comment.written_at)
                };
                known.extend(part.iter().filter(is_here).map(|comment| comment.id.clone()));
            }
        }
        Ok(known)
    }

    /// Who wrote nothing since then has an address that is not kept any more.
    fn emails_since(&self) -> Timestamp {
        let kept = self.config.retention.emails;
        kept.and_then(|kept| self.now().checked_sub(kept).ok()).unwrap_or(Timestamp::MIN)
    }

    /// Carries a plan out, [`IMPORTED_TOGETHER`] comments a transaction, so that readers can write meanwhile. Stopped in
    /// the middle, it goes on where it was when it is done again. `progress` is told how many are done.
    ///
    /// # Errors
    /// The store's; what was done before it stays.
    pub async fn import(
        &self,
        site: &Site,
        plan: Plan,
        mut progress: impl FnMut(usize),
    ) -> Result<Imported, StoreError> {
        let mut all = Imported::default();
        let mut ready = plan.ready.into_iter().peekable();
        let mut done = 0;
        while ready.peek().is_some() {
            let part: Vec<_> = ready.by_ref().take(IMPORTED_TOGETHER).collect();
            done += part.len();
            let last = part.last().map(|comment| comment.thread.key.clone());
            let imported = self.store.import(site.id, part, self.now()).await?;
            all.added += imported.added;
            all.known += imported.known;
            if let Some(thread) = last.filter(|_| imported.added > 0 && ready.peek().is_none()) {
                // Once for all: the pages that hold conversations are built again.
                self.store.note(site.id, crate::store::Event::Changed { thread }, self.now()).await?;
            }
            progress(done);
        }
        self.conversations_changed(site);
        Ok(all)
    }
}
