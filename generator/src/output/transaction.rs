//! Changes to the published site that are all kept or all undone.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{At, OutputError};
use super::paths::{self, Directories};

/// A series of changes. Dropped without [`Transaction::keep`], it undoes them, the last first.
pub(super) struct Transaction {
    /// The output folder; every path is relative to it.
    dir: PathBuf,
    /// Where what is replaced or removed waits; on the same file system as the site.
    attic: PathBuf,
    steps: Vec<Step>,
    directories: Directories,
}

enum Step {
    /// A folder that was not there.
    Made(PathBuf),
    /// A file or folder that was not there.
    Placed(PathBuf),
    /// A file that is in the attic now; perhaps another one has taken its place.
    Stored { published: PathBuf, stored: PathBuf },
    /// A folder that was empty.
    Removed(PathBuf),
}

impl Transaction {
    /// Begins a series of changes to the folder `dir`; `attic` is an empty folder.
    pub(super) fn begin(dir: &Path, attic: PathBuf) -> Self {
        Self { dir: dir.to_owned(), attic, steps: Vec::new(), directories: Directories::default() }
    }

    /// Keeps all changes.
    pub(super) fn keep(mut self) {
        self.steps.clear();
    }

    fn next_in_attic(&self) -> PathBuf {
        self.attic.join(self.steps.len().to_string())
    }

    /// Moves `staged` to `path`; makes the folders above it. A reader finds the old file or the new one, whole.
    pub(super) fn place(&mut self, staged: &Path, path: &str) -> Result<(), OutputError> {
        let (published, stored) = (self.dir.join(path), self.next_in_attic());
        let had_one = store(&published, &stored)?;
        if !had_one {
            // Only then may a folder be missing.
            let Self { dir, steps, directories, .. } = self;
            directories.ensure(path, |folder| make_directory(dir.join(folder), steps))?;
        }
        fs::rename(staged, &published).at(&published)?;
        self.steps.push(if had_one { Step::Stored { published, stored } } else { Step::Placed(published) });
        Ok(())
    }

    /// Removes the files at these paths, and the folders that this empties. The number of files that were
    /// still there.
    pub(super) fn remove_all(&mut self, files: &[&String]) -> Result<usize, OutputError> {
        let mut removed = 0;
        for file in files {
            removed += usize::from(self.remove(file)?);
        }
        // The deepest first: a folder sorts before those in it.
        let folders: BTreeSet<&str> = files.iter().flat_map(|file| paths::folders(file)).collect();
        for folder in folders.into_iter().rev() {
            let folder = self.dir.join(folder);
            // One that still holds something refuses, as it should.
            if fs::remove_dir(&folder).is_ok() {
                self.steps.push(Step::Removed(folder));
            }
        }
        Ok(removed)
    }

    /// Moves a file to the attic. A folder that a stranger put in its place stays.
    fn remove(&mut self, path: &str) -> Result<bool, OutputError> {
        let (published, stored) = (self.dir.join(path), self.next_in_attic());
        if is_folder(&published) {
            return Ok(false);
        }
        match fs::rename(&published, &stored) {
            Ok(()) => {
                self.steps.push(Step::Stored { published, stored });
                Ok(true)
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
            Err(error) => Err(error).at(&published),
        }
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        for step in self.steps.drain(..).rev() {
            // Whoever fails here failed before, and is told of that first failure; the manifest that owns the
            // files of both builds lets the next build repair what could not be undone.
            drop(match step {
                Step::Made(folder) => fs::remove_dir(folder),
                Step::Placed(path) if is_folder(&path) => fs::remove_dir_all(path),
                Step::Placed(path) => fs::remove_file(path),
                Step::Stored { published, stored } => fs::rename(stored, published),
                Step::Removed(folder) => fs::create_dir(folder),
            });
        }
    }
}

/// Gives the published file a second name in the attic: unlike a move, that leaves no moment without it. False where
/// there is no such file.
fn store(published: &Path, stored: &Path) -> Result<bool, OutputError> {
    match fs::hard_link(published, stored) {
        Ok(()) => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(_) if is_folder(published) => Err(OutputError::FolderInTheWay { dir: published.to_owned() }),
        // A file system without second names.
        Err(_) => fs::copy(published, stored).at(published).map(|_| true),
    }
}

/// Makes a folder, unless it exists. The one above it does.
fn make_directory(folder: PathBuf, steps: &mut Vec<Step>) -> Result<(), OutputError> {
    match fs::create_dir(&folder) {
        Ok(()) => steps.push(Step::Made(folder)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if !fs::metadata(&folder).at(&folder)?.is_dir() {
                return Err(OutputError::Foreign { file: folder });
            }
        }
        Err(error) => return Err(error).at(&folder),
    }
    Ok(())
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}
