//! The use cases: what readers, moderators and machines may ask, whoever carries the question.
//!
//! Each file is one party's use cases, as methods of [`Service`]: [`reading`], [`writing`], [`links`] (what letters
//! lead to), [`moderating`], [`tools`], [`signing_in`], [`first_passwords`], [`devices`] (browsers that are known), [`managing`] (who may moderate), [`following`] (the site's manifest), [`keeping`], [`looking`] (for damage), [`exporting`], [`importing`],
//! [`yearly`].

pub mod devices;
pub mod exporting;
pub mod first_passwords;
pub mod following;
pub mod importing;
pub mod keeping;
pub mod keys;
mod lessons;
pub mod limits;
pub mod links;
pub mod looking;
pub mod managing;
pub mod moderating;
pub mod reading;
pub mod revisions;
pub mod signing_in;
pub mod tools;
pub mod work;
pub mod writing;
pub mod yearly;

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use tokio::sync::Semaphore;

use crate::config::{self, Config};
use crate::domain::{SiteId, SiteKey, Standing, ThreadFacts, ThreadKey, names};
use crate::manifest::Threads;
use crate::page::{Look, Pages, Shelf};
use crate::store::{Store, StoreError};
use following::Following;
use keys::Keys;
use limits::Limiter;
use revisions::Revisions;

/// Tells the time: injected, so that tests have their own.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The use cases, shared by all requests.
pub struct Service {
    /// What is kept.
    pub(crate) store: Arc<dyn Store>,
    /// The settings.
    pub(crate) config: Arc<Config>,
    /// What signs, digests and seals.
    pub(crate) keys: Keys,
    /// Templates and words.
    pub(crate) pages: Pages,
    /// What was rendered.
    pub(crate) shelf: Shelf,
    /// How much may come in.
    pub(crate) limiter: Limiter,
    /// How many passwords may be hashed at once: each takes 19 MiB. Known browsers have a place of their own.
    hashing: Semaphore,
    hashing_known: Semaphore,
    /// Whether the database was found damaged.
    soundness: RwLock<looking::Soundness>,
    clock: Clock,
    sites: Vec<Arc<Site>>,
}

/// A site in service.
#[derive(Debug)]
pub struct Site {
    /// Its row.
    pub id: SiteId,
    /// Its settings.
    pub config: config::Site,
    /// What is in memory and replaced as a whole.
    threads: RwLock<Arc<Threads>>,
    look: RwLock<Arc<Look>>,
    own_names: RwLock<Arc<[String]>>,
    standing: RwLock<Arc<Standing>>,
    /// How the manifest stands.
    pub(crate) following: Following,
    /// What changed since it was rendered.
    pub(crate) revisions: Revisions,
    /// What its moderators taught the spam filter.
    pub(crate) lessons: lessons::Kept,
}

impl Site {
    /// The threads of the last good manifest.
    #[must_use]
    pub fn threads(&self) -> Arc<Threads> {
        Arc::clone(&self.threads.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// A thread of the manifest.
    #[must_use]
    pub fn thread(&self, key: &ThreadKey) -> Option<Arc<ThreadFacts>> {
        self.threads().share(key)
    }

    /// What people call a conversation; its id where the manifest has it no more.
    #[must_use]
    pub(crate) fn title_of(&self, key: &ThreadKey) -> String {
        self.threads().get(key).map_or_else(|| key.as_str().to_owned(), |facts| facts.title.clone())
    }

    /// Its name: as its own pages say it, or else as the settings do.
    #[must_use]
    pub fn name(&self) -> String {
        name_of(&self.config, &self.threads()).to_owned()
    }

    /// What its pages of the service wear.
    #[must_use]
    pub(crate) fn look(&self) -> Arc<Look> {
        Arc::clone(&self.look.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What the names [look](names::look) like under which the cooperative itself speaks here.
    pub(crate) fn own_names(&self) -> Arc<[String]> {
        Arc::clone(&self.own_names.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What moderators decided about writing.
    #[must_use]
    pub fn standing(&self) -> Arc<Standing> {
        Arc::clone(&self.standing.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts other threads in their place.
    pub fn set_threads(&self, threads: Threads) {
        let look = Look::of(threads.about().colours.as_ref());
        *self.look.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(look);
        let own_names = own_names(&self.config, &threads);
        *self.own_names.write().unwrap_or_else(PoisonError::into_inner) = own_names;
        *self.threads.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(threads);
        self.revisions.all_changed();
    }

    /// Puts another standing in its place.
    pub(crate) fn set_standing(&self, standing: Standing) {
        *self.standing.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(standing);
        self.revisions.all_changed();
    }
}

fn name_of<'a>(config: &'a config::Site, threads: &'a Threads) -> &'a str {
    threads.about().name.as_deref().unwrap_or(&config.name)
}

fn own_names(config: &config::Site, threads: &Threads) -> Arc<[String]> {
    [config.official_name.as_str(), name_of(config, threads)].map(names::look).into()
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("sites", &self.sites.len()).finish_non_exhaustive()
    }
}

impl Service {
    /// Takes up service: every site's row, last good manifest and standing are read from the store.
    ///
    /// # Errors
    /// The store's, or a template's fault, which a test finds.
    pub async fn start(config: Arc<Config>, store: Arc<dyn Store>, clock: Clock) -> Result<Self, StoreError> {
        let languages: Vec<_> = config.sites.iter().map(|site| site.language).collect();
        // Reading the templates takes as long as reading a site's threads: both at once.
        let pages = tokio::task::spawn_blocking(move || Pages::new(&languages));
        let mut sites = Vec::with_capacity(config.sites.len());
        for site in &config.sites {
            let id = store.site(&site.key).await?;
            let standing = store.standing(id).await?;
            let (following, threads) = Following::from(store.manifest(id).await?);
            sites.push(Arc::new(Site {
                id,
                config: site.clone(),
                look: RwLock::new(Arc::new(Look::of(threads.about().colours.as_ref()))),
                own_names: RwLock::new(own_names(site, &threads)),
                threads: RwLock::new(Arc::new(threads)),
                standing: RwLock::new(Arc::new(standing)),
                following,
                revisions: Revisions::default(),
                lessons: lessons::Kept::default(),
            }));
        }
        let keys = Keys::new(&config.secret);
        let pages = pages.await.map_err(|error| StoreError::Failed(Box::new(error)))?;
        let pages = pages.map_err(|error| StoreError::Failed(Box::new(error)))?;
        Ok(Self {
            store,
            config,
            keys,
            pages,
            shelf: Shelf::default(),
            limiter: Limiter::default(),
            hashing: Semaphore::new(2),
            hashing_known: Semaphore::new(1),
            soundness: RwLock::default(),
            clock,
            sites,
        })
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The sites in service.
    #[must_use]
    pub fn sites(&self) -> &[Arc<Site>] {
        &self.sites
    }

    /// A site by its key.
    #[must_use]
    pub fn site(&self, key: &SiteKey) -> Option<Arc<Site>> {
        self.sites.iter().find(|site| &site.config.key == key).cloned()
    }

    /// A site by the host name of a request, without port, in lower case.
    #[must_use]
    pub fn site_of_host(&self, host: &str) -> Option<Arc<Site>> {
        self.sites.iter().find(|site| site.config.has_host(host)).cloned()
    }
}
