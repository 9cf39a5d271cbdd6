//! Opening a database: how SQLite has to behave, and the schema brought up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::store::{Result, StoreError};

/// Each runs in a transaction, once, in this order. What was published is never changed: add another.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001-conversation.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0002-tools.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0003-closings.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0004-unchecked.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0005-lighter.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0006-few.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0007-text.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0008-quicker.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0009-said.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0010-own.sql")).foreign_key_check(),
];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// How long one waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection that writes; the file is made, readable by its owner alone, and its schema brought up to date.
pub(super) fn open_writer(path: &Path) -> Result<Connection> {
    super::files::make_private(path)?;
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // What is committed is on disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What was erased is overwritten, not only forgotten.
    connection.pragma_update(None, "secure_delete", true)?;
    // Nobody who waits for an answer waits for a checkpoint: they are made between commits.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
    tune(&connection, 4 << 10)?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Has commits not wait for the disk: log.rs does before it answers. SQLite still does before and after it takes the log over.
pub(super) fn leave_synchronising(connection: &Connection) -> Result<()> {
    Ok(connection.pragma_update(None, "synchronous", "NORMAL")?)
}

/// A connection that only reads.
pub(super) fn open_reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    tune(&connection, 2 << 10)?;
    Ok(connection)
}

/// A connection for checkpoints, to a database that a writer has opened.
pub(super) fn open_beside(path: &Path) -> Result<Connection> {
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?)
}

/// Makes the database one file again, without a log beside it; an error where another uses it.
pub(super) fn seal(connection: &Connection) -> Result<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode == "delete" { Ok(()) } else { Err(StoreError::Unavailable("another process uses the database".to_owned())) }
}

/// `cache` in KiB.
fn tune(connection: &Connection, cache: i32) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(256);
    connection.pragma_update(None, "cache_size", -cache)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<()> {
    let (here, newest) = versions(connection)?;
    if here > newest {
        return Err(StoreError::Failed(
            format!("the database has schema {here}, this program knows up to {newest}: use a newer program").into(),
        ));
    }
    if here < newest {
        MIGRATIONS.to_latest(connection)?;
    }
    Ok(())
}

/// Whether a database is one of this service: it has the tables that all of its versions have.
pub(super) fn is_ours(connection: &Connection) -> Result<bool> {
    let has = |table: &str| connection.table_exists(None, table);
    Ok(has("comment")? && has("moderation_log")?)
}

/// The schema's version in the file, and the newest that this program knows.
pub(super) fn versions(connection: &Connection) -> Result<(u32, u32)> {
    // 0 is a new file.
    let here: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let here = u32::try_from(here).map_err(|_| StoreError::Corrupt(format!("schema version {here}")))?;
    let newest = u32::try_from(STEPS.len()).unwrap_or(u32::MAX);
    Ok((here, newest))
}

#[cfg(test)]
mod tests {
    use rusqlite::params;

    use super::*;

    #[test]
    fn every_migration_runs_on_an_empty_database() {
        MIGRATIONS.validate().unwrap();
    }

    #[test]
    fn counts_outlive_their_move_out_of_threads() {
        let mut db = Connection::open_in_memory().unwrap();
        MIGRATIONS.to_version(&mut db, 4).unwrap();
        db.execute_batch(
            "INSERT INTO site (key) VALUES ('verger');
             INSERT INTO thread (site, key) VALUES (1, 'a'), (1, 'b');
             INSERT INTO comment (site, thread, state, state_since, written_at, name, html, markdown)
                 VALUES (1, 1, 'published', 0, 0, '', '', ''), (1, 1, 'published', 0, 0, '', '', ''),
                        (1, 1, 'pending', 0, 0, '', '', ''), (1, 2, 'refused', 0, 0, '', '', '');",
        )
        .unwrap();
        MIGRATIONS.to_latest(&mut db).unwrap();
        let counts = |db: &Connection| {
            let mut rows = db.prepare("SELECT thread, published FROM thread_count ORDER BY thread").unwrap();
            let counts = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            counts.collect::<rusqlite::Result<Vec<(i64, i64)>>>().unwrap()
        };
        assert_eq!(counts(&db), [(1, 2)]);
        db.execute_batch(
            "UPDATE comment SET state = 'published' WHERE id = 4;
             UPDATE comment SET thread = 2 WHERE id = 1;
             DELETE FROM comment WHERE id = 2;",
        )
        .unwrap();
        assert_eq!(counts(&db), [(1, 0), (2, 2)]);
    }

    #[test]
    fn texts_are_recognised_after_their_digests_moved_to_their_comments() {
        let mut db = Connection::open_in_memory().unwrap();
        MIGRATIONS.to_version(&mut db, 8).unwrap();
        db.execute_batch(
            "INSERT INTO site (key) VALUES ('verger');
             INSERT INTO thread (site, key) VALUES (1, 'a');
             INSERT INTO comment (site, thread, state, state_since, written_at, name, html, markdown)
                 VALUES (1, 1, 'pending', 0, 0, '', '', ''), (1, 1, 'pending', 0, 0, '', '', '');
             INSERT INTO recent (site, digest, comment, at, form) VALUES (1, x'aa', 2, 0, x'bb'), (1, x'cc', 99, 0, x'dd');",
        )
        .unwrap();
        MIGRATIONS.to_latest(&mut db).unwrap();
        let mut rows = db.prepare("SELECT hex(said), hex(form) FROM comment ORDER BY id").unwrap();
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>().unwrap();
        assert_eq!(rows, [(String::new(), String::new()), ("AA".to_owned(), "BB".to_owned())]);
    }

    #[test]
    fn the_rules_of_comments_outlive_their_new_words() {
        let mut db = Connection::open_in_memory().unwrap();
        MIGRATIONS.to_version(&mut db, 7).unwrap();
        db.execute_batch("INSERT INTO site (key) VALUES ('verger'); INSERT INTO thread (site, key) VALUES (1, 'a')")
            .unwrap();
        let refused = |db: &Connection| -> Vec<&str> {
            let words = ["pending", "published", "refused", "removed", "spam", "deleted", "lost", ""];
            let questions = ["waiting", "answered", "settled", "reopened", "asked"];
            let add = |state: &str, question: Option<&str>| {
                let sql = "INSERT INTO comment (site, thread, state, state_since, written_at, name, html, markdown, question) \
                    VALUES (1, 1, ?1, 0, 0, '', '', '', ?2)";
                db.execute(sql, params![state, question])
            };
            let states = words.into_iter().filter(|word| add(word, None).is_err());
            states.chain(questions.into_iter().filter(|word| add("published", Some(word)).is_err())).collect()
        };
        assert_eq!(refused(&db), ["lost", "", "asked"]);
        MIGRATIONS.to_latest(&mut db).unwrap();
        assert_eq!(refused(&db), ["lost", "", "asked"]);
        assert_eq!(db.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
    }

    #[test]
    fn a_newer_database_is_not_touched() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("comments.db");
        open_writer(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let error = open_writer(&path).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the store failed: the database has schema 99, this program knows up to 10: use a newer program"
        );
    }
}
