//! A copy of the whole database, and its health.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::super::{files, schema};
use crate::store::{Integrity, Result, StoreError};

statements! {
    INTEGRITY = "PRAGMA integrity_check";
    FOREIGN_KEYS = "PRAGMA foreign_key_check";
    /// The counts beside the threads against the comments themselves.
    MISCOUNTED = "SELECT t.id, coalesce(n.published, 0) AS kept, count(c.id) AS there FROM thread t \
        LEFT JOIN thread_count n ON n.thread = t.id \
        LEFT JOIN comment c ON c.thread = t.id AND c.state = 'published' \
        GROUP BY t.id HAVING kept <> there";
}

/// Copies the database, as its last commit left it, to `file`: whole, on disk, or not at all.
pub(super) fn backup(database: &Path, file: &Path) -> Result<()> {
    if files::same(database, file) {
        return Err(StoreError::Failed("the copy would replace the database itself".into()));
    }
    let partial = files::beside(file, "partial");
    files::remove(&partial)?;
    let written =
        schema::open_reader(database).and_then(|from| copy(&from, &partial)).and_then(|()| files::put(&partial, file));
    if written.is_err() {
        // A disk that is full needs the room; why it failed is what is to be known.
        let _ = files::remove(&partial);
    }
    written
}

/// Copies in one step: what is written meanwhile neither waits nor makes it begin again. The copy is one file.
pub(super) fn copy(from: &Connection, to: &Path) -> Result<()> {
    files::make_private(to)?;
    let mut target = Connection::open(to)?;
    let copying = Backup::new(from, &mut target)?;
    match copying.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::Unavailable("another process is writing".to_owned())),
    }
    drop(copying);
    schema::seal(&target)?;
    target.close().map_err(|(_, error)| error)?;
    files::sync(to)
}

/// Looks at everything that can be wrong.
pub(super) fn integrity(db: &Connection) -> Result<Integrity> {
    let mut faults = Vec::new();
    let mut found = db.prepare(INTEGRITY)?;
    for fault in found.query_map([], |row| row.get::<_, String>(0))? {
        faults.extend(Some(fault?).filter(|fault| fault != "ok"));
    }
    let mut found = db.prepare(FOREIGN_KEYS)?;
    let orphan = |row: &rusqlite::Row<'_>| {
        let (table, line, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("{table} {}: refers to a {parent} that is not there", line.unwrap_or_default()))
    };
    for fault in found.query_map([], orphan)? {
        faults.push(fault?);
    }
    let mut found = db.prepare(MISCOUNTED)?;
    let miscounted = |row: &rusqlite::Row<'_>| {
        let (thread, kept, there): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("thread {thread}: counts {kept} published comments, has {there}"))
    };
    for fault in found.query_map([], miscounted)? {
        faults.push(fault?);
    }
    Ok(Integrity { schema: schema::versions(db)?, faults })
}
