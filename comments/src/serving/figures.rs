//! What supervision is shown: health, and figures in the OpenMetrics format. No personal data is part of either.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::http::id::RequestId;
use crate::service::Service;
use crate::store::StoreError;

/// Upper bounds of the classes of durations, in seconds.
const DURATIONS: [f64; 8] = [0.001, 0.005, 0.02, 0.05, 0.2, 0.5, 2.0, 10.0];
/// For how long the store need not prove again that it can write.
const PROVEN: SignedDuration = SignedDuration::from_secs(1);
/// Dead letters of a site that are counted; more are as many.
const MOST_DEAD: u32 = 1_000;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OfSite {
    site: String,
}

/// The figures of a process.
pub(super) struct Figures {
    service: Arc<Service>,
    registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Histogram,
    connections: Gauge,
    documents: Gauge,
    document_bytes: Gauge,
    threads: Family<OfSite, Gauge>,
    manifest_age: Family<OfSite, Gauge>,
    waiting: Family<OfSite, Gauge>,
    dead_letters: Family<OfSite, Gauge>,
    outbox_lag: Gauge,
    /// When the store was last asked to write, and what came of it.
    proof: Mutex<Option<(Timestamp, Result<(), String>)>>,
    /// The next request's number; begins somewhere.
    next: AtomicU64,
}

impl fmt::Debug for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Figures")
    }
}

/// A connection that is counted while it is open.
#[derive(Debug)]
pub(super) struct Open(Gauge);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Figures {
    pub(super) fn new(service: Arc<Service>) -> Self {
        let mut seed = 1_u64.to_le_bytes();
        // Without randomness, ids begin at one.
        let _ = getrandom::fill(&mut seed);
        let mut figures = Self {
            service,
            registry: Registry::with_prefix("palier_comments"),
            requests: Family::default(),
            durations: Histogram::new(DURATIONS),
            connections: Gauge::default(),
            documents: Gauge::default(),
            document_bytes: Gauge::default(),
            threads: Family::default(),
            manifest_age: Family::default(),
            waiting: Family::default(),
            dead_letters: Family::default(),
            outbox_lag: Gauge::default(),
            proof: Mutex::default(),
            next: AtomicU64::new(u64::from_le_bytes(seed)),
        };
        figures.register();
        figures
    }

    fn register(&mut self) {
        let of = &mut self.registry;
        of.register("requests", "Requests answered, by method, route and status", self.requests.clone());
        let durations = self.durations.clone();
        of.register_with_unit("request_duration", "Time from request to answer", Unit::Seconds, durations);
        of.register("connections", "Connections open", self.connections.clone());
        of.register("documents", "Documents kept rendered", self.documents.clone());
        let bytes = self.document_bytes.clone();
        of.register_with_unit("documents", "Weight of the documents kept rendered", Unit::Bytes, bytes);
        of.register("threads", "Threads of the manifest in service", self.threads.clone());
        let age = self.manifest_age.clone();
        of.register_with_unit("manifest_age", "Time since a good manifest was read; -1: never", Unit::Seconds, age);
        of.register("waiting", "Comments that wait for review", self.waiting.clone());
        of.register("dead_letters", "Deliveries that were given up", self.dead_letters.clone());
        let lag = self.outbox_lag.clone();
        of.register_with_unit("outbox_lag", "How long the oldest delivery has been due", Unit::Seconds, lag);
    }

    /// Counts a connection until what is returned is dropped.
    pub(super) fn opened(&self) -> Open {
        self.connections.inc();
        Open(self.connections.clone())
    }

    /// The next request's id.
    pub(super) fn request_id(&self) -> RequestId {
        RequestId::new(self.next.fetch_add(1, Ordering::Relaxed))
    }

    /// Counts an answer.
    pub(super) fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let method = match method.as_str() {
            "GET" => "GET",
            "HEAD" => "HEAD",
            "POST" => "POST",
            "PUT" => "PUT",
            "PATCH" => "PATCH",
            "DELETE" => "DELETE",
            // A client's invention must not make a series of its own.
            _ => "other",
        };
        self.requests.get_or_create(&Answered { method, route: route.to_owned(), status: status.as_u16() }).inc();
        self.durations.observe(took.as_secs_f64());
    }

    /// The figures in the OpenMetrics format.
    ///
    /// # Errors
    /// The store's.
    pub(super) async fn text(&self) -> Result<String, StoreError> {
        let (documents, bytes) = self.service.shelf.figures();
        self.documents.set(whole(documents));
        self.document_bytes.set(whole(bytes));
        self.outbox_lag.set(self.lag().await?);
        for site in self.service.sites() {
            let of = OfSite { site: site.config.key.as_str().to_owned() };
            let read_at = site.manifest_health().read_at;
            let age = read_at.map_or(-1, |at| self.service.now().duration_since(at).as_secs());
            self.threads.get_or_create(&of).set(whole(site.threads().len()));
            self.manifest_age.get_or_create(&of).set(age);
            let [waiting, ..] = self.service.store.tally(site.id).await?;
            self.waiting.get_or_create(&of).set(waiting.into());
            let dead = self.service.store.dead(site.id, MOST_DEAD).await?;
            self.dead_letters.get_or_create(&of).set(whole(dead.len()));
        }
        let mut text = String::new();
        encode(&mut text, &self.registry).map_err(|error| StoreError::Failed(Box::new(error)))?;
        Ok(text)
    }

    /// Seconds for which the oldest delivery has been due; 0 where none is.
    async fn lag(&self) -> Result<i64, StoreError> {
        let due = self.service.store.next_due().await?;
        Ok(due.map_or(0, |due| self.service.now().duration_since(due).as_secs().max(0)))
    }

    /// Whether the store can write: asked of it at most once in [`PROVEN`], however often supervision asks.
    async fn proof(&self) -> Result<(), String> {
        let mut proof = self.proof.lock().await;
        let now = self.service.now();
        // A clock that was put back makes no proof last.
        if let Some((_, proven)) = proof.as_ref().filter(|(at, _)| now.duration_since(*at).abs() < PROVEN) {
            return proven.clone();
        }
        let proven = self.service.store.prove_writable().await.map_err(|error| error.to_string());
        *proof = Some((now, proven.clone()));
        proven
    }

    /// Whether the store answers, can write and is sound, and how the rest stands.
    pub(super) async fn health(&self) -> (bool, Value) {
        let store = self.proof().await;
        let lag = self.lag().await.ok();
        let sites: Vec<Value> = self
            .service
            .sites()
            .iter()
            .map(|site| {
                let health = site.manifest_health();
                json!({
                    "site": site.config.key.as_str(),
                    "threads": site.threads().len(),
                    "manifest_read_at": health.read_at.map(|at| at.to_string()),
                    "manifest_error": health.error,
                })
            })
            .collect();
        let soundness = self.service.soundness();
        let is_well = store.is_ok() && soundness.damage.is_empty();
        let health = json!({
            "status": if is_well { "ok" } else { "failing" },
            "version": env!("CARGO_PKG_VERSION"),
            "store": store.as_ref().err().map_or("ok", String::as_str),
            "looked_for_damage_at": soundness.looked_at.map(|at| at.to_string()),
            "damage": soundness.damage,
            "outbox_lag_seconds": lag,
            "sites": sites,
        });
        (is_well, health)
    }
}

fn whole(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    use super::*;
    use crate::config::{self, Given};
    use crate::store::SqliteStore;

    const SETTINGS: &str = "[secret]\nvalue = \"0123456789012345678901234567890123456789\"\n[sites.a]\nname = \"A\"\n\
        official_name = \"A\"\nurl = \"https://a.example\"\nmanifest = \"m\"\nprivacy_contact = \"a@a.example\"\n";

    #[tokio::test]
    async fn supervision_that_asks_without_pause_has_the_store_write_once_a_second() {
        let folder = tempfile::tempdir().unwrap();
        let environment = BTreeMap::new();
        let secret_file = |_: &std::path::Path| Err(std::io::Error::other("no file"));
        let given =
            Given { text: SETTINGS, folder: folder.path(), environment: &environment, secret_file: &secret_file };
        let config = Arc::new(config::read(&given).unwrap());
        let now = Arc::new(Mutex::new(Timestamp::UNIX_EPOCH));
        let (store, clock) = (Arc::new(SqliteStore::open(&config.database).unwrap()), Arc::clone(&now));
        let service =
            Service::start(Arc::clone(&config), store, Arc::new(move || *clock.lock().unwrap())).await.unwrap();
        let figures = Figures::new(Arc::new(service));
        // Changes whenever another connection commits.
        let other = rusqlite::Connection::open(&config.database).unwrap();
        let version = || other.query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0)).unwrap();

        let mut seen = vec![version()];
        for _ in 0..3 {
            for _ in 0..20 {
                assert!(figures.health().await.0);
            }
            seen.push(version());
            *now.lock().unwrap() += SignedDuration::from_millis(1001);
        }
        let steps: Vec<i64> = seen.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(steps, [steps[0]; 3], "as many commits each second, whatever is asked");
        assert!((1..=2).contains(&steps[0]), "{steps:?}");
    }
}
