//! Keeping and forgetting: [`purging`] what was kept long enough, [`persons`] who want to see or erase what is kept,
//! [`importing`] other services' conversations, [`backup`] and [`restoring`] it without what was erased since
//! ([`erasures`]), [`looking`] for damage.

pub(super) mod backup;
pub(super) mod erasures;
pub(super) mod importing;
pub(super) mod looking;
pub(super) mod persons;
pub(super) mod purging;
pub(super) mod restoring;

use std::path::Path;

use async_trait::async_trait;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::{SqliteStore, figures, schema};
use crate::domain::{CommentId, Digest, SiteId, SiteKey};
use crate::store::{
    Erased, Export, Exported, Imported, Integrity, Keeping, NewImport, Purged, Result, Retention, StoreError,
    YearFigures,
};

statements! {
    SITES = "SELECT key FROM site ORDER BY key";
    NEWEST_TEXT = "SELECT c.markdown FROM comment c JOIN thread t ON t.id = c.thread ORDER BY c.id DESC LIMIT 1";
    TOUCH = "UPDATE site SET key = key WHERE id = (SELECT min(id) FROM site)";
}

#[async_trait]
impl Keeping for SqliteStore {
    async fn purge(&self, site: SiteId, retention: Retention, now: Timestamp) -> Result<Purged> {
        purging::purge(self, site, retention, now).await
    }

    async fn export_person(&self, site: SiteId, email: &str) -> Result<Export> {
        let email = email.to_owned();
        self.read(move |db| persons::export(db, site, &email)).await
    }

    async fn export_site(&self, site: SiteId, after: CommentId, limit: u32) -> Result<Vec<Exported>> {
        self.read(move |db| persons::export_site(db, site, after, limit)).await
    }

    async fn erase_person(&self, site: SiteId, email: &str, address: Digest, at: Timestamp) -> Result<Erased> {
        let email = email.to_owned();
        self.write(move |db| {
            let (erased, places) = persons::erase(db, site, &email, at)?;
            erasures::record(db, site, Some(address), places, at)?;
            Ok(erased)
        })
        .await
    }

    async fn import(&self, site: SiteId, comments: Vec<NewImport>, at: Timestamp) -> Result<Imported> {
        self.write(move |db| importing::import(db, site, &comments, at)).await
    }

    async fn known_imports(&self, site: SiteId, foreign_ids: Vec<String>) -> Result<Vec<String>> {
        self.read(move |db| importing::known_of(db, site, foreign_ids)).await
    }

    async fn written(&self, site: SiteId, comments: Vec<CommentId>) -> Result<Vec<(CommentId, Timestamp)>> {
        self.read(move |db| importing::written_of(db, site, &comments)).await
    }

    async fn year(&self, site: SiteId, year: i16, zone: &TimeZone) -> Result<YearFigures> {
        let zone = zone.clone();
        self.read(move |db| figures::year(db, site, year, &zone)).await
    }

    async fn backup(&self, file: &Path) -> Result<()> {
        let (database, file) = (self.path.clone(), file.to_owned());
        apart(move || backup::backup(&database, &file)).await
    }

    async fn prove_writable(&self) -> Result<()> {
        if !self.path.exists() {
            return Err(StoreError::Failed("the database's file is gone".into()));
        }
        self.write(|db| Ok(db.execute(TOUCH, []).map(drop)?)).await?;
        // Damage is met where something is read.
        self.read(|db| Ok(db.prepare_cached(NEWEST_TEXT)?.query([])?.next().map(drop)?)).await
    }

    async fn integrity(&self) -> Result<Integrity> {
        let database = self.path.clone();
        apart(move || backup::integrity(&schema::open_reader(&database)?)).await
    }

    async fn look(&self) -> Result<Vec<String>> {
        looking::look(self.path.clone()).await
    }

    async fn sites(&self) -> Result<Vec<SiteKey>> {
        self.read(sites).await
    }
}

/// The sites that there are.
fn sites(db: &Connection) -> Result<Vec<SiteKey>> {
    let mut sites = Vec::new();
    for key in db.prepare_cached(SITES)?.query_map([], |row| row.get::<_, String>(0))? {
        let key = key?;
        sites.push(SiteKey::parse(&key).ok_or_else(|| StoreError::Corrupt(format!("site {key:?}")))?);
    }
    Ok(sites)
}

/// Long work, on a thread of its own: neither readers nor writers wait for it.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(StoreError::Failed(Box::new(error))))
}
