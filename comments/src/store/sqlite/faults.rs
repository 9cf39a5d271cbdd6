//! What goes wrong below the store: the right error, nothing half done, and work again as soon as it can be.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use futures_util::future::join_all;
use rusqlite::Connection;

use super::SqliteStore;
use crate::domain::{SiteId, SiteKey};
use crate::store::{Keeping as _, Reading, Result, StoreError};

fn store() -> (tempfile::TempDir, SqliteStore) {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&directory.path().join("comments.db")).unwrap();
    (directory, store)
}

async fn site(store: &SqliteStore, key: &str) -> Result<SiteId> {
    store.site(&SiteKey::parse(key).unwrap()).await
}

async fn pragma(store: &SqliteStore, sql: &'static str) {
    store.write(move |db| Ok(db.query_row(sql, [], |_| Ok(()))?)).await.unwrap();
}

/// Something large.
fn fill(db: &Connection) -> Result<()> {
    db.execute("INSERT INTO manifest (site, body, read_at) SELECT max(id), zeroblob(1000000), 0 FROM site", [])?;
    Ok(())
}

#[tokio::test]
async fn a_full_disk_refuses_what_does_not_fit_and_keeps_the_rest() {
    let (_directory, store) = store();
    site(&store, "avant").await.unwrap();
    // What a full disk looks like to SQLite.
    pragma(&store, "PRAGMA max_page_count = 1").await;
    let error = store.write(fill).await.unwrap_err();
    assert_eq!(error.to_string(), "the disk is full: database or disk is full");
    assert_eq!(store.sites().await, ["avant"]);
    pragma(&store, "PRAGMA max_page_count = 100000").await;
    store.write(fill).await.unwrap();
    site(&store, "apres").await.unwrap();
}

#[tokio::test]
async fn a_disk_that_fails_is_trusted_no_more_until_the_next_start() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("comments.db");
    let works = Arc::new(AtomicBool::new(true));
    let disk = Arc::clone(&works);
    let synchronise = move || if disk.load(Ordering::Relaxed) { Ok(()) } else { Err(io::Error::other("gone")) };
    let store = SqliteStore::start(&path, super::schema::open_writer(&path).unwrap(), synchronise).unwrap();
    site(&store, "avant").await.unwrap();
    works.store(false, Ordering::Relaxed);
    let refused = "the store is not available: the disk failed to keep the log; nothing is written until the service starts again";
    assert_eq!(site(&store, "pendant").await.unwrap_err().to_string(), refused);
    works.store(true, Ordering::Relaxed);
    assert_eq!(site(&store, "ensuite").await.unwrap_err().to_string(), refused);
    assert_eq!(store.prove_writable().await.unwrap_err().to_string(), refused);
    assert!(store.sites().await.contains(&"avant".to_owned()));
    drop(store);
    assert!(path.with_extension("db-wal").exists(), "what may not be whole is not taken over");
    let store = SqliteStore::open(&path).unwrap();
    site(&store, "apres").await.unwrap();
    assert!(store.sites().await.starts_with(&["apres".to_owned(), "avant".to_owned()]));
}

#[tokio::test]
async fn supervision_hears_of_a_file_that_is_gone() {
    let (directory, store) = store();
    let path = directory.path().join("comments.db");
    site(&store, "verger").await.unwrap();
    store.prove_writable().await.unwrap();
    super::files::put(&path, &directory.path().join("elsewhere.db")).unwrap();
    assert_eq!(store.prove_writable().await.unwrap_err().to_string(), "the store failed: the database's file is gone");
}

#[tokio::test]
async fn a_disk_that_cannot_be_written_can_be_read() {
    let (_directory, store) = store();
    site(&store, "avant").await.unwrap();
    store.write(|db| Ok(db.pragma_update(None, "query_only", true)?)).await.unwrap();
    let error = site(&store, "apres").await.unwrap_err();
    assert_eq!(error.to_string(), "the database cannot be written: attempt to write a readonly database");
    assert_eq!(store.sites().await, ["avant"]);
}

#[test]
fn a_database_that_cannot_be_opened_for_writing_says_why() {
    let directory = tempfile::tempdir().unwrap();
    let error = SqliteStore::open(directory.path()).unwrap_err().to_string();
    assert!(error.contains("os error"), "{error}");
}

/// Holds the writer until the sender is dropped: what comes meanwhile shares a commit.
fn hold(store: &SqliteStore) -> (mpsc::Sender<()>, impl Future<Output = Result<()>>) {
    let (release, held) = mpsc::channel::<()>();
    let holding = store.write(move |_| {
        // An error is that the sender is gone, which is what is waited for.
        let _ = held.recv();
        Ok(())
    });
    (release, holding)
}

#[tokio::test]
async fn what_fails_takes_nothing_else_of_the_commit_with_it() {
    let (_directory, store) = store();
    let (release, holding) = hold(&store);
    let writes = (0..9).map(|number| {
        store.write(move |db| {
            db.execute("INSERT INTO site (key) VALUES (?1)", [format!("site-{number}")])?;
            match number % 3 {
                0 => Ok(number),
                1 => Err(StoreError::Failed("no".into())),
                _ => panic!("a mistake of ours"),
            }
        })
    });
    let all = async { tokio::join!(holding, join_all(writes)) };
    let releasing = async { drop(release) };
    let ((held, outcomes), ()) = tokio::join!(all, releasing);
    held.unwrap();
    let done: Vec<_> = outcomes.iter().map(|outcome| outcome.as_ref().ok().copied()).collect();
    assert_eq!(done, [Some(0), None, None, Some(3), None, None, Some(6), None, None]);
    assert_eq!(outcomes[2].as_ref().unwrap_err().to_string(), "the store failed: a write panicked");
    assert_eq!(store.sites().await, ["site-0", "site-3", "site-6"]);
}

#[tokio::test]
async fn more_than_can_wait_is_refused_at_once() {
    let (_directory, store) = store();
    let (release, holding) = hold(&store);
    let writes = join_all((0..1100).map(|_| store.write(|_| Ok(()))));
    let ((held, outcomes), ()) = tokio::join!(async { tokio::join!(holding, writes) }, async { drop(release) });
    held.unwrap();
    let refused: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
    assert!(!refused.is_empty());
    assert!(refused.iter().all(|error| error.to_string() == "the store is not available: 1024 writes wait already"));
    store.write(|_| Ok(())).await.unwrap();
}

#[tokio::test]
async fn a_query_that_panics_is_an_error_of_its_own() {
    let (_directory, store) = store();
    for _ in 0..5 {
        let outcome = store.read(|_| -> Result<()> { panic!("a mistake of ours") }).await;
        assert_eq!(outcome.unwrap_err().to_string(), "the store failed: a read panicked");
    }
    assert_eq!(store.sites().await, [""; 0]);
}

#[tokio::test]
async fn another_process_that_writes_is_waited_for() {
    let (directory, store) = store();
    let other = Connection::open(directory.path().join("comments.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; INSERT INTO site (key) VALUES ('autre')").unwrap();
    store.read(|_| Ok(())).await.unwrap();
    let waiting = site(&store, "nous");
    let finishing = async { other.execute_batch("COMMIT").unwrap() };
    let (waited, ()) = tokio::join!(waiting, finishing);
    waited.unwrap();
    assert_eq!(store.sites().await, ["autre", "nous"]);
}

/// Overwrites the page of the file in which a table begins, as a bad disk does behind everybody's back.
fn damage(path: &Path, table: &str) {
    use std::os::unix::fs::FileExt as _;
    let db = Connection::open(path).unwrap();
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let root = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
    let root = db.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], root).unwrap();
    let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.write_all_at(&[0xff; 4096], u64::try_from((root - 1) * 4096).unwrap()).unwrap();
}

#[tokio::test]
async fn a_look_finds_damage_in_pages_that_are_in_memory() {
    let (directory, store) = store();
    let path = directory.path().join("comments.db");
    site(&store, "verger").await.unwrap();
    assert_eq!(store.look().await.unwrap(), [""; 0]);
    damage(&path, "comment");
    // Who reads and writes sees nothing of it yet.
    assert_eq!(store.sites().await, ["verger"]);
    let found = store.look().await.unwrap();
    assert!(found.iter().any(|fault| fault.starts_with("comment: ")), "{found:?}");
}

#[tokio::test]
async fn a_look_that_nobody_waits_for_ends() {
    let (_directory, store) = store();
    let looking = tokio::time::timeout(Duration::from_millis(1), store.look()).await;
    // Given up or done: the store closes all the same.
    drop((looking, store));
}

impl SqliteStore {
    /// The sites' keys.
    async fn sites(&self) -> Vec<String> {
        let sites = crate::store::Keeping::sites(self).await.unwrap();
        sites.into_iter().map(|key| key.to_string()).collect()
    }
}
