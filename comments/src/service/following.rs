//! The site's manifest is followed: read again and again, kept once it is good, and the last good one stays in service
//! whatever becomes of the site.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures_util::future::join_all;
use jiff::Timestamp;
use tokio::sync::Mutex;
use tokio::time::sleep;

use super::{Service, Site};
use crate::manifest::source::{self, Fetched, Known};
use crate::manifest::{About, Fault, ManifestError, Threads, parse};
use crate::store::{SavedManifest, StoreError};

/// How often we look whether another process (`palier-comments erase`) wrote.
const LOOK_OUTSIDE: Duration = Duration::from_secs(1);

/// What is known of a site's manifest.
#[derive(Debug, Default)]
pub(crate) struct Following {
    /// What was read last; held while it is read again, so that this happens once at a time.
    known: Mutex<Known>,
    health: RwLock<ManifestHealth>,
}

/// How a site's manifest stands: what supervision is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestHealth {
    /// When a good one was read last, be it the same; `None`: never.
    pub read_at: Option<Timestamp>,
    /// Why the last reading failed.
    pub error: Option<String>,
}

impl Following {
    /// Begins with the last good manifest.
    pub(super) fn from(saved: Option<SavedManifest>) -> (Self, Threads) {
        let Some(saved) = saved else { return Default::default() };
        let threads = match parse(&saved.body) {
            Ok((about, threads)) => Threads::new(threads).of_site(about),
            Err(fault) => {
                tracing::warn!(%fault, "the last good manifest is none for this version");
                return Default::default();
            }
        };
        let health = ManifestHealth { read_at: Some(saved.read_at), error: None };
        let known = Known::of(&saved.body, saved.etag);
        (Self { known: Mutex::new(known), health: RwLock::new(health) }, threads)
    }

    fn note(&self, outcome: &Result<bool, ManifestError>, now: Timestamp) {
        let mut health = self.health.write().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Ok(_) => *health = ManifestHealth { read_at: Some(now), error: None },
            Err(error) => health.error = Some(error.to_string()),
        }
    }
}

impl Site {
    /// How the manifest stands.
    #[must_use]
    pub fn manifest_health(&self) -> ManifestHealth {
        self.following.health.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Whether a manifest can be the next one of a site. One without threads after one with some is that of a build that went
/// wrong, and would take every conversation away, unless it says itself that nothing of the site is discussed any more.
fn fits(site: &Site, about: &About, threads: usize) -> Result<(), Fault> {
    let own = &site.config;
    if let Some(said) = about.address.as_ref().filter(|said| !own.is_preview() && !own.is_of(said)) {
        return Err(Fault::OtherSite(said.chars().take(80).collect(), own.url.clone()));
    }
    match site.threads().len() {
        before if before > 0 && threads == 0 && !about.closed => Err(Fault::Empty(before)),
        _ => Ok(()),
    }
}

impl Service {
    /// Reads a site's manifest again. Answers whether it was another one, which is in service now.
    ///
    /// # Errors
    /// It cannot be read, is none, or cannot be kept; the last good one stays.
    pub async fn refresh_manifest(&self, site: &Site) -> Result<bool, ManifestError> {
        let mut known = site.following.known.lock().await;
        let outcome = self.follow_manifest(site, &mut known).await;
        site.following.note(&outcome, self.now());
        if let Err(error) = &outcome {
            tracing::warn!(site = %site.config.key, %error, "the manifest was not read; the last good one stays");
        }
        outcome
    }

    async fn follow_manifest(&self, site: &Site, known: &mut Known) -> Result<bool, ManifestError> {
        let (from, last) = (site.config.manifest.clone(), known.clone());
        let fetched = tokio::task::spawn_blocking(move || source::fetch(&from, &last)).await;
        let fetched = fetched.map_err(|error| ManifestError::Unreadable(error.to_string()))??;
        let Some(Fetched { body, etag }) = fetched else { return Ok(false) };
        let (about, threads) = parse(&body)?;
        fits(site, &about, threads.len())?;
        let next = Known::of(&body, etag.clone());
        let saved = SavedManifest { body, etag, read_at: self.now() };
        let moved = self.store.accept_manifest(site.id, &saved, &threads).await?;
        for (from, to) in &moved {
            tracing::info!(site = %site.config.key, %from, %to, "a conversation moved with its post");
        }
        tracing::info!(site = %site.config.key, threads = threads.len(), "a manifest is in service");
        site.set_threads(Threads::new(threads).of_site(about));
        if !moved.is_empty() {
            // What moderators closed moved too.
            site.set_standing(self.store.standing(site.id).await?);
        }
        *known = next;
        Ok(true)
    }

    /// Follows the manifests of all sites, and what other processes write, until it is dropped.
    pub async fn follow_sites(self: Arc<Self>) {
        let manifests = self.sites.iter().map(|site| self.keep_following(site));
        tokio::join!(join_all(manifests), self.look_outside());
    }

    async fn keep_following(&self, site: &Site) {
        loop {
            // Its failure is noted and told.
            let _ = self.refresh_manifest(site).await;
            sleep(site.config.manifest_every).await;
        }
    }

    async fn look_outside(&self) {
        // What was written between the start and the first look may not have been seen.
        let mut last = None;
        loop {
            sleep(LOOK_OUTSIDE).await;
            match self.take_over(last).await {
                Ok(version) => last = Some(version),
                Err(error) => tracing::warn!(%error, "what other processes wrote is not known"),
            }
        }
    }

    /// Forgets what was rendered where another process wrote since `last`.
    async fn take_over(&self, last: Option<i64>) -> Result<i64, StoreError> {
        let version = self.store.version().await?;
        if last != Some(version) {
            for site in &self.sites {
                // This also makes everything that was rendered stale.
                site.set_standing(self.store.standing(site.id).await?);
            }
        }
        Ok(version)
    }
}
