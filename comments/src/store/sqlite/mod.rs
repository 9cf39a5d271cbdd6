//! The store that we ship: SQLite in the process, one file and its log.
//!
//! [`writer`] has the one connection that writes, [`readers`] those that read. The other files are the traits of
//! [`super`], one each: SQL by name, then what it is for. [`facts`] holds what several of them do.

/// The SQL of a file by name: constants for the code, and a list from which a test reads every plan.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$doc])* const $name: &str = $sql;)*

        /// Every statement of this file, for the test of the plans.
        #[cfg(test)]
        pub(in crate::store::sqlite) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

/// The number of the newest line of the log that says a thing of a conversation, under the name that it had then: of the
/// site, the conversation and the gesture.
macro_rules! last_of_thread {
    ($of:literal) => {
        concat!(
            "(WITH RECURSIVE k (site, name, what, until) AS (SELECT ",
            $of,
            ", 9223372036854775807 UNION ALL \
            SELECT k.site, m.why, k.what, m.id FROM k CROSS JOIN moderation_log m \
                WHERE m.site = k.site AND m.thread = k.name AND m.what = 'move_thread' AND m.id < k.until) \
            SELECT max(l.id) FROM k CROSS JOIN moderation_log l \
                WHERE l.site = k.site AND l.thread = k.name AND l.what = k.what AND l.id < k.until)"
        )
    };
}

mod accounts;
mod checkpoints;
mod error;
mod facts;
#[cfg(test)]
mod faults;
mod figures;
mod files;
mod keeping;
mod log;
mod moderating;
mod outbox;
#[cfg(test)]
mod plans;
mod readers;
mod reading;
mod schema;
mod values;
mod writer;
mod writing;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::Result;
use checkpoints::Checkpoints;
pub use keeping::restoring::Restored;
use log::Log;
use readers::Readers;
use writer::Writer;

/// How many questions are answered at once.
const READERS: usize = 2;

/// A database file in use. Readers end first: the last connection to close takes the log into the file and removes it, which
/// one that only reads cannot, and a start without a log has nothing to recover.
pub struct SqliteStore {
    path: PathBuf,
    readers: Readers,
    writer: Writer,
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore").field("path", &self.path).finish_non_exhaustive()
    }
}

impl SqliteStore {
    /// Opens the database, makes it where there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// [`super::StoreError`]: the file cannot be read or written, is damaged, or was written by a newer program.
    pub fn open(path: &Path) -> Result<Self> {
        let writer = schema::open_writer(path)?;
        let synchronise = log::of(path)?;
        Self::start(path, writer, synchronise)
    }

    /// Starts the threads. `synchronise` puts the log on disk.
    fn start(
        path: &Path,
        writer: Connection,
        synchronise: impl Fn() -> io::Result<()> + Send + 'static,
    ) -> Result<Self> {
        schema::leave_synchronising(&writer)?;
        let readers = (0..READERS).map(|_| schema::open_reader(path)).collect::<Result<Vec<_>>>()?;
        let checkpoints = Checkpoints::start(schema::open_beside(path)?)?;
        Ok(Self {
            path: path.to_owned(),
            readers: Readers::start(readers)?,
            writer: Writer::start(writer, Log::start(synchronise)?, checkpoints, facts::index_some)?,
        })
    }

    /// Answers from one state of the database.
    async fn read<T: Send + 'static>(&self, work: impl FnOnce(&Connection) -> Result<T> + Send + 'static) -> Result<T> {
        self.readers.run(work).await
    }

    /// All of `work`, on disk, or nothing of it. It may be done twice: it changes nothing but the database.
    async fn write<T: Send + 'static>(&self, work: impl Fn(&Connection) -> Result<T> + Send + 'static) -> Result<T> {
        self.writer.run(work).await
    }
}
