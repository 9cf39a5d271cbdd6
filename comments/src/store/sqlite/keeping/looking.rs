//! Damage is looked for while the database is in use: pages that are kept in memory may be damaged on disk, and nobody reads
//! others for years.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

use super::super::schema;
use super::apart;
use crate::store::{Result, StoreError};

statements! {
    TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') ORDER BY name";
    /// Of one table and its indexes: whether they can be read from end to end.
    LOOK = "SELECT quick_check FROM pragma_quick_check(?1) WHERE quick_check <> 'ok'";
}

/// Faults that are told of one look: one is enough to know what to do.
const MOST: usize = 20;
/// Steps of SQLite's machine between two questions whether the look is still wanted: some milliseconds.
const STEPS: i32 = 10_000;
/// The longest pause after a table.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// Looks at one table after the other, on a connection of its own, with a pause after each that is as long as it took: readers
/// and the one who writes do not wait, and the log can be taken into the file in between. Given up where nobody waits any
/// more.
pub(super) async fn look(database: PathBuf) -> Result<Vec<String>> {
    let wanted = Wanted::default();
    let given_up = Arc::clone(&wanted.given_up);
    let found = apart(move || {
        let db = schema::open_reader(&database)?;
        let asked = Arc::clone(&given_up);
        db.progress_handler(STEPS, Some(move || asked.load(Ordering::Relaxed)))?;
        faults(&db, &given_up)
    })
    .await;
    drop(wanted);
    found
}

/// Says when it is dropped that nobody waits for a look any more.
#[derive(Default)]
struct Wanted {
    given_up: Arc<AtomicBool>,
}

impl Drop for Wanted {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

fn faults(db: &Connection, given_up: &AtomicBool) -> Result<Vec<String>> {
    let mut tables = db.prepare(TABLES)?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut faults = Vec::new();
    for table in tables {
        let begun = Instant::now();
        match faults_of(db, &table) {
            Err(StoreError::Corrupt(cause)) => faults.push(format!("{table}: {cause}")),
            found => faults.extend(found?),
        }
        if faults.len() >= MOST || given_up.load(Ordering::Relaxed) {
            break;
        }
        thread::sleep(begun.elapsed().min(LONGEST_PAUSE));
    }
    faults.truncate(MOST);
    Ok(faults)
}

fn faults_of(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut look = db.prepare_cached(LOOK)?;
    let found = look.query_map(params![table], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    // A damaged tree is told as one text of many lines.
    Ok(found.iter().flat_map(|found| found.lines()).map(|line| format!("{table}: {line}")).collect())
}
