//! The one thread that writes. It takes the work that waits into one transaction and commits once; another thread has that
//! put on disk and answers, while this one goes on (log.rs). Where a piece of work fails, each is done again in a
//! transaction of its own. What can wait is done when nothing else has to be.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tokio::sync::oneshot;

use super::checkpoints::Checkpoints;
use super::log::{self, Done, Log};
use crate::store::{Result, StoreError};

/// How much work may wait; more is refused at once, so that nobody waits for what will not come.
const WAITING: usize = 1024;
/// How many pieces of work share a commit at most: whoever came first waits for the last of them.
const GROUP: usize = 32;

/// How long nothing may have to be written before what can wait is done.
const LEISURE: Duration = Duration::from_millis(300);

/// A step of what can wait, in a transaction of its own. Says whether another has to follow.
pub(super) type Step = fn(&Connection) -> Result<bool>;

/// The writing thread's handle; dropping it lets the thread finish what waits.
pub(super) struct Writer {
    jobs: Option<SyncSender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread, which takes a `step` of what can wait once there was something to write and no more is.
    pub(super) fn start(connection: Connection, log: Log, checkpoints: Checkpoints, step: Step) -> Result<Self> {
        let (sender, receiver) = sync_channel(WAITING);
        let thread = std::thread::Builder::new().name("store-writer".to_owned()).spawn(move || {
            serve(&connection, &receiver, &log, &checkpoints, step);
            receiver.into_iter().for_each(|job| job.answer(Err(log::failed())));
            drop(checkpoints);
            close(connection, log);
        })?;
        Ok(Self { jobs: Some(sender), thread: Some(thread) })
    }

    /// Does `work` in a transaction and answers when that is on disk. It may be done twice, the first time for nothing:
    /// the database is all that it may change.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl Fn(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Task { work, outcome: None, reply });
        let jobs = self.jobs.as_ref().ok_or_else(stopping)?;
        jobs.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Unavailable(format!("{WAITING} writes wait already")),
            TrySendError::Disconnected(_) => stopping(),
        })?;
        answer.await.unwrap_or_else(|_| Err(stopping()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // The thread ends with its queue; how it ended matters to nobody any more.
            let _ = thread.join();
        }
    }
}

fn stopping() -> StoreError {
    StoreError::Unavailable("the store is stopping".to_owned())
}

/// Work of any type of answer.
pub(super) trait Job: Send {
    /// Does it, and keeps what it gives.
    fn run(&mut self, connection: &Connection) -> Result<()>;
    /// Answers, once what was done is on disk, or with what went wrong.
    fn answer(self: Box<Self>, written: Result<()>);
}

struct Task<F, T> {
    work: F,
    outcome: Option<T>,
    reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Job for Task<F, T>
where
    F: Fn(&Connection) -> Result<T> + Send,
    T: Send,
{
    fn run(&mut self, connection: &Connection) -> Result<()> {
        self.outcome = Some((self.work)(connection)?);
        Ok(())
    }

    fn answer(self: Box<Self>, written: Result<()>) {
        let Self { outcome, reply, .. } = *self;
        // Who no longer waits is not told; what was done is done.
        let _ = reply.send(written.and_then(|()| outcome.ok_or_else(stopping)));
    }
}

/// Takes work until nobody can send any, or the log can be trusted no more.
fn serve(connection: &Connection, jobs: &Receiver<Box<dyn Job>>, log: &Log, checkpoints: &Checkpoints, step: Step) {
    // How long to wait before a step is taken; `None` where nothing is left for one.
    let mut patience = None;
    while log.intact() {
        checkpoints.after_commit(connection);
        let next = match patience {
            Some(patience) => jobs.recv_timeout(patience),
            None => jobs.recv().map_err(RecvTimeoutError::from),
        };
        patience = match next {
            Ok(first) => {
                log.put(do_group(connection, jobs, first));
                Some(LEISURE)
            }
            // What fails is tried again after the next work.
            Err(RecvTimeoutError::Timeout) => {
                let more = in_transaction(connection, step).unwrap_or_default();
                more.then_some(Duration::ZERO)
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
    }
}

/// The last to close takes the log over and removes it: the one that writes. A log that failed is left to the next start,
/// which reads what is whole in it.
fn close(connection: Connection, log: Log) {
    if !log.close() {
        // Where that fails too, the log is taken over as it is.
        let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }
    drop(connection);
}

/// Does `first` and what waits by then, in one commit.
fn do_group(connection: &Connection, jobs: &Receiver<Box<dyn Job>>, first: Box<dyn Job>) -> Vec<Done> {
    let mut group = vec![first];
    let together = in_transaction(connection, |db| do_together(db, jobs, &mut group));
    let apart = |mut job: Box<dyn Job>| {
        // What fails takes nothing of the others with it.
        let written = if together.is_ok() { Ok(()) } else { in_transaction(connection, |db| job.run(db)) };
        Done { job, written }
    };
    group.into_iter().map(apart).collect()
}

/// Does the work of `group`, and what comes meanwhile. `group` holds what has to be answered, whatever happens.
fn do_together(connection: &Connection, jobs: &Receiver<Box<dyn Job>>, group: &mut Vec<Box<dyn Job>>) -> Result<()> {
    let mut done = 0;
    while let Some(job) = group.get_mut(done) {
        job.run(connection)?;
        done += 1;
        if done < GROUP {
            group.extend(jobs.try_recv().ok());
        }
    }
    Ok(())
}

/// What `work` gives, on disk, or nothing of it; a panic is an error of this work alone.
fn in_transaction<T>(connection: &Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let commit = || {
        connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(connection)))
            .unwrap_or_else(|_| Err(StoreError::Failed("a write panicked".into())))?;
        connection.prepare_cached("COMMIT")?.execute([])?;
        Ok(outcome)
    };
    let committed = commit();
    if committed.is_err() && !connection.is_autocommit() {
        // A failed rollback leaves the transaction open; the next BEGIN says so.
        let _ = connection.execute_batch("ROLLBACK");
    }
    committed
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::Sender;
    use std::sync::{LazyLock, Mutex};

    use super::*;

    #[tokio::test]
    async fn what_can_wait_is_done_after_the_work_and_step_by_step() {
        type Told = (Sender<&'static str>, Mutex<Receiver<&'static str>>);
        static TOLD: LazyLock<Told> = LazyLock::new(|| {
            let (sender, receiver) = std::sync::mpsc::channel();
            (sender, Mutex::new(receiver))
        });
        fn step(db: &Connection) -> Result<bool> {
            let left: i64 = db.query_row("SELECT count(*) FROM waiting", [], |row| row.get(0))?;
            db.execute("DELETE FROM waiting WHERE rowid = (SELECT min(rowid) FROM waiting)", [])?;
            TOLD.0.send("step").unwrap();
            Ok(left > 1)
        }
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE waiting (at INTEGER); INSERT INTO waiting VALUES (1), (2)").unwrap();
        let checkpoints = Checkpoints::start(Connection::open_in_memory().unwrap()).unwrap();
        let log = Log::start(|| Ok(())).unwrap();
        let writer = Writer::start(connection, log, checkpoints, step).unwrap();
        let work = |_: &Connection| {
            TOLD.0.send("work").unwrap();
            Ok(())
        };
        writer.run(work).await.unwrap();
        let told = TOLD.1.lock().unwrap();
        let next = || told.recv_timeout(Duration::from_secs(60)).unwrap();
        assert_eq!([next(), next(), next()], ["work", "step", "step"]);
        // Nothing waits any more: the thread sleeps until there is work.
        drop(writer);
        assert!(told.try_recv().is_err());
    }
}
