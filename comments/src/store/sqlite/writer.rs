//! The one thread that writes. It takes all the work that waits, does it in one transaction, commits once, and only then
//! answers: what was acknowledged is on disk, and 64 writers share one synchronisation.
//!
//! Work hardly ever fails. Where a piece does, the transaction is rolled back and each piece is done again in a savepoint of
//! its own: that of the others stands. A savepoint for each from the start would copy every page that it changes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::store::{Result, StoreError};

/// How much work may wait; more is refused at once, so that nobody waits for what will not come.
const WAITING: usize = 1024;
/// How many pieces of work share a commit.
const GROUP: usize = 256;

/// The writing thread's handle; dropping it lets the thread finish what waits.
pub(super) struct Writer {
    jobs: Option<SyncSender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(connection: Connection) -> Result<Self> {
        let (sender, receiver) = sync_channel(WAITING);
        let thread =
            std::thread::Builder::new().name("store-writer".to_owned()).spawn(move || serve(&connection, &receiver))?;
        Ok(Self { jobs: Some(sender), thread: Some(thread) })
    }

    /// Does `work` in a transaction and answers when that is on disk. What it did may be rolled back and done again.
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
trait Job: Send {
    /// Does it; a panic is an error of this work alone.
    fn run(&mut self, connection: &Connection);
    /// What went wrong, where something did.
    fn error(&self) -> Option<&StoreError>;
    /// Answers, after the commit, or with what went wrong with that.
    fn answer(self: Box<Self>, lost: Option<&StoreError>);
}

struct Task<F, T> {
    work: F,
    outcome: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Job for Task<F, T>
where
    F: Fn(&Connection) -> Result<T> + Send,
    T: Send,
{
    fn run(&mut self, connection: &Connection) {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(connection)));
        self.outcome = Some(outcome.unwrap_or_else(|_| Err(StoreError::Failed("a write panicked".into()))));
    }

    fn error(&self) -> Option<&StoreError> {
        self.outcome.as_ref().and_then(|outcome| outcome.as_ref().err())
    }

    fn answer(self: Box<Self>, lost: Option<&StoreError>) {
        let outcome = match (self.outcome, lost) {
            (Some(Err(error)), _) => Err(error),
            (_, Some(error)) => Err(error.again()),
            (Some(done), None) => done,
            (None, None) => Err(stopping()),
        };
        // Who no longer waits is not told; what was done is done.
        let _ = self.reply.send(outcome);
    }
}

/// Takes work until nobody can send any.
fn serve(connection: &Connection, jobs: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = jobs.recv() {
        let mut group = Vec::with_capacity(GROUP);
        let committed = commit_together(connection, first, jobs, &mut group);
        if committed.is_err() && !connection.is_autocommit() {
            // A failed rollback leaves the transaction open; the next BEGIN says so.
            let _ = connection.execute_batch("ROLLBACK");
        }
        let lost = committed.err();
        for job in group {
            job.answer(lost.as_ref());
        }
    }
}

/// One transaction of all the work that waits. `group` holds what has to be answered, whatever happens.
fn commit_together(
    connection: &Connection,
    first: Box<dyn Job>,
    jobs: &Receiver<Box<dyn Job>>,
    group: &mut Vec<Box<dyn Job>>,
) -> Result<()> {
    group.push(first);
    begin(connection)?;
    let mut done = 0;
    while let Some(job) = group.get_mut(done) {
        job.run(connection);
        if let Some(error) = job.error() {
            // Another transaction would find the disk as full.
            if connection.is_autocommit() {
                return Err(error.again());
            }
            connection.prepare_cached("ROLLBACK")?.execute([])?;
            return commit_apart(connection, group);
        }
        done += 1;
        if done < GROUP {
            group.extend(jobs.try_recv().ok());
        }
    }
    commit(connection)
}

/// The same work once more, each piece all or nothing by itself.
fn commit_apart(connection: &Connection, group: &mut [Box<dyn Job>]) -> Result<()> {
    begin(connection)?;
    for job in group {
        connection.prepare_cached("SAVEPOINT job")?.execute([])?;
        job.run(connection);
        // A full disk or a failing one ends the whole transaction, with what others did before.
        if connection.is_autocommit() {
            return Err(job.error().map_or_else(stopping, StoreError::again));
        }
        if job.error().is_some() {
            connection.prepare_cached("ROLLBACK TO job")?.execute([])?;
        }
        connection.prepare_cached("RELEASE job")?.execute([])?;
    }
    commit(connection)
}

fn begin(connection: &Connection) -> Result<()> {
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    Ok(())
}

fn commit(connection: &Connection) -> Result<()> {
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}
