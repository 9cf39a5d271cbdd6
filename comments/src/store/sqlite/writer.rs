//! The one thread that writes. It takes all the work that waits, does each piece in a savepoint of its own, commits
//! once, and only then answers: what was acknowledged is on disk, and 64 writers share one synchronisation. What can wait
//! is done when nothing else has to be.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::store::{Result, StoreError};

/// How much work may wait; more is refused at once, so that nobody waits for what will not come.
const WAITING: usize = 1024;
/// How many pieces of work share a commit.
const GROUP: usize = 256;

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
    pub(super) fn start(connection: Connection, step: Step) -> Result<Self> {
        let (sender, receiver) = sync_channel(WAITING);
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || serve(&connection, &receiver, step))?;
        Ok(Self { jobs: Some(sender), thread: Some(thread) })
    }

    /// Does `work` in a transaction and answers when that is on disk.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Task { work: Some(work), outcome: None, reply });
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
    /// Does it.
    fn run(&mut self, connection: &Connection);
    /// What went wrong, where something did.
    fn error(&self) -> Option<&StoreError>;
    /// Answers, after the commit, or with what went wrong with that.
    fn answer(self: Box<Self>, lost: Option<&StoreError>);
}

struct Task<F, T> {
    work: Option<F>,
    outcome: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Job for Task<F, T>
where
    F: FnOnce(&Connection) -> Result<T> + Send,
    T: Send,
{
    fn run(&mut self, connection: &Connection) {
        self.outcome = self.work.take().map(|work| in_savepoint(connection, work));
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
fn serve(connection: &Connection, jobs: &Receiver<Box<dyn Job>>, step: Step) {
    // How long to wait before a step is taken; `None` where nothing is left for one.
    let mut patience = None;
    loop {
        let next = match patience {
            Some(patience) => jobs.recv_timeout(patience),
            None => jobs.recv().map_err(RecvTimeoutError::from),
        };
        patience = match next {
            Ok(first) => {
                let mut group = Vec::with_capacity(GROUP);
                group.push(first);
                let lost = in_transaction(connection, |db| do_together(db, jobs, &mut group)).err();
                for job in group {
                    job.answer(lost.as_ref());
                }
                Some(LEISURE)
            }
            // What fails is tried again after the next work.
            Err(RecvTimeoutError::Timeout) => {
                let more = in_transaction(connection, |db| in_savepoint(db, step)).unwrap_or_default();
                more.then_some(Duration::ZERO)
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
    }
}

/// What `work` gives, on disk, or nothing of it.
fn in_transaction<T>(connection: &Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let commit = || {
        connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let outcome = work(connection)?;
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

/// Does the work of `group`, and all that waits by then. `group` holds what has to be answered, whatever happens.
fn do_together(connection: &Connection, jobs: &Receiver<Box<dyn Job>>, group: &mut Vec<Box<dyn Job>>) -> Result<()> {
    let mut done = 0;
    while let Some(job) = group.get_mut(done) {
        job.run(connection);
        // A full disk or a failing one ends the whole transaction, with what others did before.
        if connection.is_autocommit() {
            return Err(job.error().map_or_else(stopping, StoreError::again));
        }
        done += 1;
        if done < GROUP {
            group.extend(jobs.try_recv().ok());
        }
    }
    Ok(())
}

/// All of `work`, or nothing of it; a panic is an error of this work alone.
fn in_savepoint<T>(connection: &Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    connection.prepare_cached("SAVEPOINT job")?.execute([])?;
    let outcome = catch_unwind(AssertUnwindSafe(|| work(connection)))
        .unwrap_or_else(|_| Err(StoreError::Failed("a write panicked".into())));
    if outcome.is_err() && !connection.is_autocommit() {
        connection.prepare_cached("ROLLBACK TO job")?.execute([])?;
    }
    if !connection.is_autocommit() {
        connection.prepare_cached("RELEASE job")?.execute([])?;
    }
    outcome
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
        let writer = Writer::start(connection, step).unwrap();
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
