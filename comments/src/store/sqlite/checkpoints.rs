//! Takes what stands in the log over into the database, so that the log can begin anew. A thread of its own does most of
//! it while others write; what they added meanwhile is little, and taken by the writer, since a log begins anew only when
//! nothing is left in it.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::store::Result;

/// How many pages the log holds before it is taken over, 32 MiB: a page that many commits change is copied once, and while
/// the disk writes pages from all over the file, the log waits.
const LONG: i64 = 8000;
/// How many of them the writer takes itself: what comes while the thread works, some milliseconds of writing.
const REST: i64 = 1500;

/// Does nothing but count.
const LENGTH: &str = "PRAGMA wal_checkpoint(NOOP)";
/// Takes what it can without keeping anybody from reading or writing.
const TAKE_OVER: &str = "PRAGMA wal_checkpoint(PASSIVE)";

/// The thread's handle; dropping it lets the thread finish what it does.
pub(super) struct Checkpoints {
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// Starts the thread on a connection of its own.
    pub(super) fn start(connection: Connection) -> Result<Self> {
        let (wake, woken) = sync_channel(1);
        let thread = std::thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || take_over_when(&connection, &woken))?;
        Ok(Self { wake: Some(wake), thread: Some(thread) })
    }

    /// Has the log taken over where it is long. `writer` is between two transactions.
    pub(super) fn after_commit(&self, writer: &Connection) {
        match length(writer) {
            Ok((log, _)) if log < LONG => {}
            Ok((log, taken)) if log - taken < REST => take_over(writer),
            // Where it is awake already, it needs no second call.
            Ok(_) => drop(self.wake.as_ref().map(|wake| wake.try_send(()))),
            // A disk that cannot be read is told to the next who writes.
            Err(_) => {}
        }
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        drop(self.wake.take());
        if let Some(thread) = self.thread.take() {
            // How it ended matters to nobody any more: what is in the log is safe there.
            let _ = thread.join();
        }
    }
}

fn take_over_when(connection: &Connection, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        take_over(connection);
    }
}

/// Copies what it can; where that fails the log only grows, and the next commit asks again.
fn take_over(connection: &Connection) {
    let _ = connection.prepare_cached(TAKE_OVER).and_then(|mut copy| copy.query_row([], |_| Ok(())));
}

/// How many pages the log holds, and how many of them the database has already; -1 where there is no log.
fn length(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    connection.prepare_cached(LENGTH)?.query_row([], |row| Ok((row.get(1)?, row.get(2)?)))
}

#[cfg(test)]
mod tests {
    use super::super::SqliteStore;
    use super::*;

    /// 400 KB in one commit.
    async fn fill(store: &SqliteStore) {
        let fill = "INSERT INTO manifest (site, body, read_at) VALUES (1, randomblob(400000), 0)
            ON CONFLICT (site) DO UPDATE SET body = excluded.body";
        store.write(move |db| Ok(db.execute(fill, [])?)).await.unwrap();
    }

    #[tokio::test]
    async fn the_log_begins_anew_while_others_write() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("comments.db");
        let store = SqliteStore::open(&path).unwrap();
        store.write(|db| Ok(db.execute("INSERT INTO site (id, key) VALUES (1, 'verger')", [])?)).await.unwrap();
        let beside = Connection::open(&path).unwrap();
        let (mut longest, mut now) = (0, 0);
        // The log's file keeps its length: what counts is where it is written.
        for _ in 0..1_000 {
            if now < longest {
                break;
            }
            longest = now;
            fill(&store).await;
            now = length(&beside).unwrap().0;
        }
        assert!(longest >= LONG && now < REST, "{longest} pages, then {now}");
        let body = "SELECT length(body) FROM manifest";
        let body: i64 = store.read(move |db| Ok(db.query_row(body, [], |row| row.get(0))?)).await.unwrap();
        assert_eq!(body, 400_000);
    }
}
