//! Putting a backup in the database's place, without what was erased since the backup was made.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{SqliteStore, files, schema};
use super::{backup, erasures, persons};
use crate::domain::{CommentId, Digest, SiteId, SiteKey, ThreadKey};
use crate::store::{Result, StoreError};

statements! {
    SITE = "SELECT id FROM site WHERE key = ?1";
    THERE = "SELECT t.key FROM comment c JOIN thread t ON t.id = c.thread \
        WHERE c.id = ?2 AND c.site = ?1 AND c.written_at = ?3 AND c.state <> 'deleted'";
    /// Also of those whose comments are erased already: letters may still wait for them.
    ADDRESSES = "SELECT email FROM comment WHERE site = ?1 AND email IS NOT NULL \
        UNION SELECT email FROM subscription WHERE site = ?1 \
        UNION SELECT email FROM report WHERE site = ?1 AND email IS NOT NULL \
        UNION SELECT email FROM confirmed_email WHERE site = ?1 \
        UNION SELECT email FROM delivery WHERE site = ?1 AND email IS NOT NULL \
        UNION SELECT email FROM event WHERE site = ?1 AND email IS NOT NULL";
    NUMBERS = "SELECT name, seq FROM sqlite_sequence";
    CONTINUE_NUMBERS = "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1";
    BEGIN_NUMBERS = "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2 \
        WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)";
}

/// What a restoration did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Comments that were erased since the backup, and are again.
    pub erased: u32,
    /// Lines of the file of erasures that cannot be read: what they meant may be back.
    pub unreadable: u32,
    /// Where the database that was replaced is now, where there was one.
    pub replaced: Option<PathBuf>,
}

impl SqliteStore {
    /// Puts `backup` in the place of `database`, which no process may be using, and erases again what was erased since
    /// the backup was made. `digest` is that of an address of a site, as given to
    /// [`crate::store::Keeping::erase_person`]. Numbers that the replaced database gave are not given again.
    ///
    /// # Errors
    /// [`StoreError`]: the backup is damaged, the database is in use, the disk. The database is then as it was.
    pub fn restore(file: &Path, database: &Path, digest: &dyn Fn(&SiteKey, &str) -> Digest) -> Result<Restored> {
        let prepared = files::beside(database, "restoring");
        discard(&prepared)?;
        let restored = restore(file, &prepared, database, digest);
        if restored.is_err() {
            // What people had erased may be in it. Where even this fails, the first failure is the one to know of.
            let _ = discard(&prepared);
        }
        restored
    }
}

/// The same, by way of `prepared`, which may be left where it fails.
fn restore(
    file: &Path,
    prepared: &Path,
    database: &Path,
    digest: &dyn Fn(&SiteKey, &str) -> Digest,
) -> Result<Restored> {
    let source = schema::open_reader(file)?;
    if !schema::is_ours(&source)? {
        return Err(StoreError::Corrupt("no database of palier-comments".to_owned()));
    }
    let health = backup::integrity(&source)?;
    if let Some(fault) = health.faults.first() {
        return Err(StoreError::Corrupt(format!("the backup: {fault}")));
    }
    backup::copy(&source, prepared)?;
    let (erasures, unreadable) = erasures::read(&erasures::file(database))?;
    let numbers = release(database)?;

    let copy = schema::open_writer(prepared)?;
    let work = copy.unchecked_transaction()?;
    let erased = erase_again(&work, &erasures, digest)?;
    continue_numbers(&work, &numbers)?;
    work.commit()?;
    schema::seal(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    files::sync(prepared)?;

    let replaced = set_aside(database)?;
    files::put(prepared, database)?;
    Ok(Restored { erased, unreadable, replaced })
}

/// Removes a database, with its log.
fn discard(database: &Path) -> Result<()> {
    ["", "-wal", "-shm"].iter().try_for_each(|part| files::remove(&files::with_suffix(database, part)))
}

/// Gives the database a second name, so that at no moment there is none. A log that a damaged one left goes with it:
/// SQLite would apply it to the new one.
fn set_aside(database: &Path) -> Result<Option<PathBuf>> {
    if !database.exists() {
        return Ok(None);
    }
    let replaced = files::beside(database, "replaced");
    for log in ["-wal", "-shm"] {
        files::remove(&files::with_suffix(&replaced, log))?;
    }
    files::link(database, &replaced)?;
    for log in ["-wal", "-shm"] {
        let (here, aside) = (files::with_suffix(database, log), files::with_suffix(&replaced, log));
        if here.exists() {
            files::put(&here, &aside)?;
        }
    }
    Ok(Some(replaced))
}

/// Makes sure that nobody uses the database, and reads which numbers it gave. A damaged one tells nothing.
fn release(database: &Path) -> Result<Vec<(String, i64)>> {
    if !database.exists() {
        return Ok(Vec::new());
    }
    let read = || -> Result<_> {
        let current = Connection::open(database)?;
        // Only the last user may leave the log: another's presence is an error here.
        schema::seal(&current)?;
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let numbers = current.prepare(NUMBERS)?.query_map([], row)?.collect::<rusqlite::Result<_>>()?;
        Ok(numbers)
    };
    match read() {
        Err(StoreError::Unavailable(_)) => {
            Err(StoreError::Unavailable("the database is in use: stop the service first".to_owned()))
        }
        // What is damaged is what a backup is for.
        Err(_) => Ok(Vec::new()),
        numbers => numbers,
    }
}

fn erase_again(
    db: &Connection,
    erasures: &[erasures::Erasure],
    digest: &dyn Fn(&SiteKey, &str) -> Digest,
) -> Result<u32> {
    let mut erased = 0;
    for erasure in erasures {
        if erasures::known(db, erasure)? {
            continue;
        }
        let at = Timestamp::from_microsecond(erasure.at).map_err(|error| StoreError::Failed(Box::new(error)))?;
        if let (Some(key), Some(site)) = (SiteKey::parse(&erasure.site), site(db, &erasure.site)?) {
            erased += erase_comments(db, site, erasure, at)?;
            for email in addresses(db, site)? {
                if erasure.address.as_deref() == Some(&erasures::hexadecimal(&digest(&key, &email).0)) {
                    erased += count(persons::erase(db, site, &email, at)?.0.comments.len());
                }
            }
        }
        erasures::keep(db, erasure)?;
    }
    Ok(erased)
}

fn site(db: &Connection, key: &str) -> Result<Option<SiteId>> {
    Ok(db.prepare_cached(SITE)?.query_row([key], |row| row.get(0)).optional()?)
}

fn erase_comments(db: &Connection, site: SiteId, erasure: &erasures::Erasure, at: Timestamp) -> Result<u32> {
    let mut erased = 0;
    for (comment, written_at) in &erasure.comments {
        if let Some(thread) = there(db, site, *comment, *written_at)? {
            persons::erase_comment(db, site, *comment, &thread, at)?;
            erased += 1;
        }
    }
    Ok(erased)
}

/// The thread of a comment that the backup brought back.
fn there(db: &Connection, site: SiteId, comment: CommentId, written_at: i64) -> Result<Option<ThreadKey>> {
    let place = params![site, comment, written_at];
    Ok(db.prepare_cached(THERE)?.query_row(place, |row| row.get(0)).optional()?)
}

fn addresses(db: &Connection, site: SiteId) -> Result<Vec<String>> {
    let mut addresses = db.prepare_cached(ADDRESSES)?;
    Ok(addresses.query_map([site], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A number names one comment for ever, in links and in letters.
fn continue_numbers(db: &Connection, numbers: &[(String, i64)]) -> Result<()> {
    for (table, last) in numbers {
        db.prepare_cached(CONTINUE_NUMBERS)?.execute(params![table, last])?;
        db.prepare_cached(BEGIN_NUMBERS)?.execute(params![table, last])?;
    }
    Ok(())
}

fn count(comments: usize) -> u32 {
    u32::try_from(comments).unwrap_or(u32::MAX)
}
