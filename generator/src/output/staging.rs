//! The folder in which a build lies until it is published, and which keeps other builds out.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{At, OutputError};
use super::{double, manifest};

/// The file whose lock says that a build is alive. The system drops the lock of a process that was killed.
const LOCK: &str = "lock";

/// A staging area, which goes with its build.
#[derive(Debug)]
pub(super) struct Staging {
    root: PathBuf,
    lock: Option<File>,
}

impl Staging {
    /// Makes the area `root` for the folder `dir`, or takes over the one that a killed build left, emptied.
    pub(super) fn create(root: PathBuf, dir: &Path) -> Result<Self, OutputError> {
        // A link would lead the clearing elsewhere.
        if fs::symlink_metadata(&root).is_ok_and(|metadata| !metadata.is_dir()) {
            return Err(OutputError::Foreign { file: root });
        }
        fs::create_dir_all(&root).at(&root)?;
        let lock_file = root.join(LOCK);
        let lock = File::create(&lock_file).at(&lock_file)?;
        match lock.try_lock() {
            // Some network file systems know no locks: two builds at once are then the caller's care.
            Ok(()) | Err(TryLockError::Error(_)) => {}
            Err(TryLockError::WouldBlock) => return Err(OutputError::Busy { staging: root }),
        }
        let staging = Self { root, lock: Some(lock) };
        // What cannot come back is cleared away: the site in its place is whole.
        drop(double::bring_back(dir, &staging.root));
        staging.clear()?;
        Ok(staging)
    }

    /// Removes the area `root` for the folder `dir` if a killed build left one.
    pub(super) fn clear_leftover(root: &Path, dir: &Path) -> Result<(), OutputError> {
        if fs::symlink_metadata(root).is_ok() {
            drop(Self::create(root.to_owned(), dir)?);
        }
        Ok(())
    }

    /// Whether a file of the folder `dir`, which holds a manifest, can have a second name here: not across file systems,
    /// and not on those without second names.
    pub(super) fn may_share_files_of(&self, dir: &Path) -> bool {
        fs::hard_link(dir.join(manifest::NAME), self.path("second-name")).is_ok()
    }

    /// A path inside the area.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The area itself.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    fn clear(&self) -> Result<(), OutputError> {
        empty(&self.root, Some(LOCK))
    }
}

/// Removes what is in a folder, but for the entry `kept`.
pub(super) fn empty(folder: &Path, kept: Option<&str>) -> Result<(), OutputError> {
    for entry in fs::read_dir(folder).at(folder)? {
        let path = entry.at(folder)?.path();
        if kept.is_some_and(|kept| path.ends_with(kept)) {
            continue;
        }
        let is_folder = fs::symlink_metadata(&path).at(&path)?.is_dir();
        let outcome: io::Result<()> = if is_folder { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        outcome.at(&path)?;
    }
    Ok(())
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build; the site is not affected.
        drop(self.clear());
        drop(self.lock.take());
        drop(fs::remove_dir_all(&self.root));
    }
}
