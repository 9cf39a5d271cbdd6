//! Threads that read, beside the one that writes: each has a connection of its own, and sees the last commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::oneshot;

use crate::store::{Result, StoreError};

/// How many questions may wait.
const WAITING: usize = 1024;

type Job = Box<dyn FnOnce(&Connection) + Send>;

/// The reading threads' handle.
pub(super) struct Readers {
    jobs: Option<SyncSender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl Readers {
    /// Starts a thread for each connection.
    pub(super) fn start(connections: Vec<Connection>) -> Result<Self> {
        let (sender, receiver) = sync_channel(WAITING);
        let receiver = Arc::new(Mutex::new(receiver));
        let threads = connections
            .into_iter()
            .map(|connection| {
                let jobs = Arc::clone(&receiver);
                std::thread::Builder::new().name("store-reader".to_owned()).spawn(move || serve(&connection, &jobs))
            })
            .collect::<std::io::Result<_>>()?;
        Ok(Self { jobs: Some(sender), threads })
    }

    /// Answers from one state of the database, however many queries `work` makes.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // Who no longer waits is not told.
            let _ = reply.send(in_snapshot(connection, work));
        });
        let jobs = self.jobs.as_ref().ok_or_else(stopping)?;
        jobs.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Unavailable(format!("{WAITING} reads wait already")),
            TrySendError::Disconnected(_) => stopping(),
        })?;
        answer.await.unwrap_or_else(|_| Err(stopping()))
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        drop(self.jobs.take());
        for thread in self.threads.drain(..) {
            // The threads end with their queue; how they ended matters to nobody any more.
            let _ = thread.join();
        }
    }
}

fn stopping() -> StoreError {
    StoreError::Unavailable("the store is stopping".to_owned())
}

fn serve(connection: &Connection, jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        job(connection);
    }
}

fn in_snapshot<T>(connection: &Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let snapshot = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    let outcome = catch_unwind(AssertUnwindSafe(|| work(&snapshot)))
        .unwrap_or_else(|_| Err(StoreError::Failed("a read panicked".into())));
    snapshot.finish()?;
    outcome
}
