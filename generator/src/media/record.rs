//! What was found out about files, kept while they are the same: a warm build reads no photo.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::Facts;

/// A file's times are trusted from this long after they were last written down, in nanoseconds: a file that is written
/// twice within one tick of its file system's clock has the same time both times (two seconds on FAT).
const TICK: u64 = 2_000_000_000;

/// What the system says of a file without reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    /// Its size in bytes.
    pub size: u64,
    /// When its bytes last changed, in nanoseconds since 1970.
    modified: u64,
    /// When anything about it last changed, which no program can turn back; 0 where the system does not say.
    changed: u64,
}

impl Stat {
    /// What `metadata` says.
    #[must_use]
    pub fn of(metadata: &Metadata) -> Self {
        Self { size: metadata.len(), modified: modified(metadata), changed: changed(metadata) }
    }
}

/// When a file's bytes last changed, in nanoseconds since 1970; 0 where the system does not say.
pub(super) fn modified(metadata: &Metadata) -> u64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    let (seconds, nanoseconds) = (metadata.ctime(), metadata.ctime_nsec());
    u64::try_from(seconds).unwrap_or(0).saturating_mul(1_000_000_000) + u64::try_from(nanoseconds).unwrap_or(0)
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> u64 {
    0
}

/// What was found out about files, by their path in the site.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    entries: BTreeMap<String, (Stat, Facts)>,
}

impl Record {
    /// What is known of the file at `path`, if it is still the one that was looked into.
    #[must_use]
    pub fn get(&self, path: &str, stat: &Stat) -> Option<&Facts> {
        self.entries.get(path).filter(|(known, _)| known == stat).map(|(_, facts)| facts)
    }

    /// Notes what was found.
    pub fn insert(&mut self, path: &str, stat: Stat, facts: Facts) {
        self.entries.insert(path.to_owned(), (stat, facts));
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Forgets the file at `path`.
    pub fn forget(&mut self, path: &str) {
        self.entries.remove(path);
    }

    /// Keeps what can be trusted of a record that was written down at `written` (nanoseconds since 1970).
    pub(super) fn settled(mut self, written: u64) -> Self {
        self.entries.retain(|_, (stat, _)| stat.modified.max(stat.changed).saturating_add(TICK) < written);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_within_a_tick_of_the_record_is_looked_into_again() {
        let stat = Stat { size: 1, modified: 10 * TICK, changed: 0 };
        let mut record = Record::default();
        record.insert("a.jpg", stat, Facts::Other);
        assert!(record.get("a.jpg", &stat).is_some());
        assert!(record.get("a.jpg", &Stat { size: 2, ..stat }).is_none());
        assert!(record.clone().settled(11 * TICK).get("a.jpg", &stat).is_none());
        assert!(record.settled(11 * TICK + 1).get("a.jpg", &stat).is_some());
    }
}
