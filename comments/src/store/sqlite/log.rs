//! Puts on disk what was committed, and only then answers: what was acknowledged is on disk. SQLite would wait for the disk
//! within each commit; here the next group is written meanwhile, and groups that wait share a synchronisation.
//!
//! A synchronisation that failed is not tried again: the system may have forgotten what it could not write, and say of the
//! rest that all is well (<https://lwn.net/Articles/752063/>). Nothing more is written, and the log is left as it is; the
//! next start reads it with its checksums, up to what is not whole.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use super::writer::Job;
use crate::store::{Result, StoreError};

/// How many groups may wait for the disk; who writes waits for it then.
const WAITING: usize = 4;

/// Work that was committed, or that went wrong.
pub(super) struct Done {
    pub(super) job: Box<dyn Job>,
    pub(super) written: Result<()>,
}

/// The synchronising thread's handle; dropping it lets the thread finish what waits.
pub(super) struct Log {
    groups: Option<SyncSender<Vec<Done>>>,
    thread: Option<JoinHandle<()>>,
    failed: Arc<AtomicBool>,
}

impl Log {
    /// Starts the thread, which calls `synchronise` once what it has to answer is committed.
    pub(super) fn start(synchronise: impl Fn() -> io::Result<()> + Send + 'static) -> Result<Self> {
        let (sender, groups) = sync_channel(WAITING);
        let failed = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&failed);
        let thread = std::thread::Builder::new()
            .name("store-log".to_owned())
            .spawn(move || answer_all(&groups, synchronise, &flag))?;
        Ok(Self { groups: Some(sender), thread: Some(thread), failed })
    }

    /// Answers `group`, which is committed, once it is on disk.
    pub(super) fn put(&self, group: Vec<Done>) {
        if let Some(groups) = &self.groups {
            // The thread ends after this handle alone.
            let _ = groups.send(group);
        }
    }

    /// Whether every synchronisation so far was well.
    pub(super) fn intact(&self) -> bool {
        !self.failed.load(Ordering::Acquire)
    }

    /// Waits until all is answered. Whether all of it is on disk.
    pub(super) fn close(mut self) -> bool {
        self.finish();
        self.intact()
    }

    fn finish(&mut self) {
        drop(self.groups.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has synchronised nothing.
            self.failed.fetch_or(thread.join().is_err(), Ordering::AcqRel);
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Synchronises the log of the database at `path`, which a connection has open.
pub(super) fn of(path: &Path) -> Result<impl Fn() -> io::Result<()> + Send + 'static> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let log: File = OpenOptions::new().write(true).open(log)?;
    Ok(move || log.sync_data())
}

/// What those are told who would write to a log that failed.
pub(super) fn failed() -> StoreError {
    StoreError::Unavailable(
        "the disk failed to keep the log; nothing is written until the service starts again".to_owned(),
    )
}

fn answer_all(groups: &Receiver<Vec<Done>>, synchronise: impl Fn() -> io::Result<()>, failed: &AtomicBool) {
    while let Ok(first) = groups.recv() {
        let group: Vec<Done> = std::iter::once(first).chain(groups.try_iter()).flatten().collect();
        if !failed.load(Ordering::Acquire)
            && let Err(error) = synchronise()
        {
            tracing::error!(%error, "the disk failed to keep the log; nothing is written until the service starts again");
            failed.store(true, Ordering::Release);
        }
        let on_disk = !failed.load(Ordering::Acquire);
        for Done { job, written } in group {
            job.answer(if on_disk { written } else { written.and(Err(self::failed())) });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use rusqlite::Connection;

    use super::*;

    struct Asked(Sender<Result<()>>);

    impl Job for Asked {
        fn run(&mut self, _: &Connection) -> Result<()> {
            Ok(())
        }

        fn answer(self: Box<Self>, written: Result<()>) {
            self.0.send(written).unwrap();
        }
    }

    /// A group of one, and what it is told.
    fn group(written: Result<()>) -> (Vec<Done>, Receiver<Result<()>>) {
        let (told, hears) = channel();
        (vec![Done { job: Box::new(Asked(told)), written }], hears)
    }

    #[test]
    fn nobody_is_answered_before_the_disk_has_it_and_groups_that_wait_share_a_synchronisation() {
        let (began, begins) = channel();
        let (disk, done) = channel();
        let log = Log::start(move || {
            began.send(()).unwrap();
            done.recv().unwrap()
        })
        .unwrap();
        let (first, first_hears) = group(Ok(()));
        log.put(first);
        begins.recv().unwrap();
        let (second, second_hears) = group(Ok(()));
        let (third, third_hears) = group(Err(StoreError::Failed("no".into())));
        log.put(second);
        log.put(third);
        assert!(first_hears.try_recv().is_err() && second_hears.try_recv().is_err());
        disk.send(Ok(())).unwrap();
        first_hears.recv().unwrap().unwrap();
        begins.recv().unwrap();
        assert!(second_hears.try_recv().is_err());
        disk.send(Ok(())).unwrap();
        second_hears.recv().unwrap().unwrap();
        assert_eq!(third_hears.recv().unwrap().unwrap_err().to_string(), "the store failed: no");
        assert!(log.close());
        assert!(begins.recv().is_err(), "two synchronisations for three groups");
    }

    #[test]
    fn after_a_synchronisation_that_failed_nothing_is_acknowledged_any_more() {
        let (began, begins) = channel();
        let log = Log::start(move || {
            began.send(()).unwrap();
            Err(io::Error::other("the disk is gone"))
        })
        .unwrap();
        let refused = "the store is not available: the disk failed to keep the log; nothing is written until the service starts again";
        for _ in 0..2 {
            let (group, hears) = group(Ok(()));
            log.put(group);
            assert_eq!(hears.recv().unwrap().unwrap_err().to_string(), refused);
        }
        assert!(!log.intact() && !log.close());
        assert_eq!(begins.iter().count(), 1, "it is not tried again");
    }
}
