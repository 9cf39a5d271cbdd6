//! Rendered bytes → disk: the only writer of the site.
//!
//! A build [opens](Output::open) the output folder, [stages](Output::stage) every file as soon as it is rendered, and
//! [commits](Output::commit) once at the end. Until then a visitor sees the previous site, whole; after a failure
//! too. Files whose bytes are already there are never touched, so that a host uploads only what changed.
//!
//! | the folder | staged files go to | commit |
//! | --- | --- | --- |
//! | does not exist | a tree beside it | renames the whole tree, at once |
//! | is empty | a tree inside it, in `.palier-staging/` | renames the tree's first level |
//! | was made by Palier | numbered files beside it | renames each changed file, removes orphans, [unseen](double) |
//!
//! A folder that is a disk of its own, or that lies in one that may not be written to, has nothing beside it: its new
//! files go to `.palier-staging/` in it, and a build that is killed in those last milliseconds leaves old and new files,
//! each whole, until the next one.
//!
//! `.palier-manifest`, in the folder, lists the files that Palier owns there. It is the mark by which a later build
//! knows the folder as its own, and what lets it remove the files of a post that is gone without touching those
//! of a stranger.
//!
//! Pages are not flushed to the disk: a rename is atomic for every reader of a running system, and after a power cut
//! the next build compares each file's bytes and repairs what was lost. A flush of every page would cost a first build
//! more than all its other work, to protect what can be rebuilt; one of the folder alone would keep names without
//! their bytes. The manifest is flushed, because that repair starts from it.

// The door for files: the rest of the program is kept from std::fs by clippy.toml.
#![allow(clippy::disallowed_methods)]

mod access;
mod compare;
mod double;
mod error;
mod manifest;
mod paths;
mod staging;
mod transaction;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

pub use error::OutputError;

use compare::Comparison;
use error::At;
use paths::Directories;
use staging::Staging;
use transaction::Transaction;

/// One file of the site, ready to be published.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Where it goes, relative to the output folder, with `/`: `chantiers/verger/index.html`.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a published file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this file: an attachment that is published as it is, never held in memory.
    CopyOf(PathBuf),
}

/// What a build did to the output folder. The manifest is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or whose bytes changed.
    pub written: usize,
    /// Files that were already there with the same bytes, and were not touched.
    pub unchanged: usize,
    /// Files of the previous build that this one does not have.
    pub removed: usize,
    /// The size of the whole site, in bytes.
    pub total_bytes: u64,
}

/// An output folder during one build.
///
/// Dropped without [`Output::commit`], it leaves the previous site as it was, and no trace of itself.
#[derive(Debug)]
pub struct Output {
    dir: PathBuf,
    state: State,
    staging: Staging,
    /// The paths of the previous build, sorted.
    previous: Vec<String>,
    /// Those that exist in the tree of a first build.
    directories: Directories,
    ledger: Mutex<Ledger>,
}

/// What the output folder was when the build began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Missing,
    Empty,
    Ours,
}

/// What was staged so far.
#[derive(Debug, Default)]
struct Ledger {
    paths: FxHashSet<String>,
    changed: Vec<Change>,
    total_bytes: u64,
    failed: bool,
}

/// A file that differs from the published one.
#[derive(Debug)]
struct Change {
    path: String,
    staged: PathBuf,
}

/// In the staging area: the tree of a first build, the new files of a later one, and what they replace.
const TREE: &str = "tree";
const NEW: &str = "new";
const OLD: &str = "old";

impl Output {
    /// Takes the folder `dir` for one build; it need not exist. Clears what a killed build left behind.
    ///
    /// `protected` are the site's sources: content, themes, configuration file. The folder that holds them all needs
    /// no mention: an output folder may lie in it, and one that contained it would contain them.
    ///
    /// # Errors
    ///
    /// When `dir` contains a protected path or lies in one, is not a folder, holds files but no manifest (Palier did
    /// not make it), is in use by another build, or cannot be read or written.
    pub fn open(dir: &Path, protected: &[PathBuf]) -> Result<Self, OutputError> {
        let dir = paths::resolve(dir).at(dir)?;
        for source in protected {
            let resolved = paths::resolve(source).at(source)?;
            if resolved.starts_with(&dir) || dir.starts_with(&resolved) {
                return Err(OutputError::OnSources { dir, source_path: source.clone() });
            }
        }
        let state = inspect(&dir)?;
        let (inside, beside) = (dir.join(paths::STAGING), paths::beside(&dir));
        let staging = match state {
            State::Missing => Staging::create(beside, &dir)?,
            State::Empty => {
                Staging::clear_leftover(&beside, &dir)?;
                Staging::create(inside, &dir)?
            }
            State::Ours => match Staging::create(beside, &dir) {
                Ok(beside) if beside.may_share_files_of(&dir) => {
                    Staging::clear_leftover(&inside, &dir)?;
                    beside
                }
                Ok(_) | Err(OutputError::Io { .. }) => Staging::create(inside, &dir)?,
                Err(error) => return Err(error),
            },
        };
        // Read only now, when no other build can change it.
        let previous = manifest::read(&dir.join(manifest::NAME))?.unwrap_or_default();
        for area in [TREE, NEW, OLD] {
            let area = staging.path(area);
            fs::create_dir(&area).at(&area)?;
        }
        if state == State::Ours {
            // New files are open to those to whom the site is. What we may not give them they do without.
            drop(access::copy(&dir, &staging.path(NEW)));
        }
        Ok(Self { dir, state, staging, previous, directories: Directories::default(), ledger: Mutex::default() })
    }

    /// Takes one file of the site, from any thread. What differs from the published file goes to the staging area on
    /// the disk; nothing visible changes yet.
    ///
    /// # Errors
    ///
    /// When the path is not one inside the folder or was staged before, when a file that Palier did not make is in
    /// its place, or when reading or writing fails. The build cannot be committed then.
    pub fn stage(&self, rendered: Rendered) -> Result<(), OutputError> {
        let outcome = self.stage_one(rendered);
        if outcome.is_err() {
            self.with_ledger(|ledger| ledger.failed = true);
        }
        outcome
    }

    fn stage_one(&self, rendered: Rendered) -> Result<(), OutputError> {
        let Rendered { path, content } = rendered;
        paths::check(&path)?;
        let number = self.with_ledger(|ledger| {
            let is_first = ledger.paths.insert(path.clone());
            is_first.then_some(ledger.paths.len())
        });
        let Some(number) = number else { return Err(OutputError::Duplicate { path }) };

        let staged = match self.state {
            State::Missing | State::Empty => Some(self.staged_in_tree(&path)?),
            State::Ours => self.is_changed(&path, &content)?.then(|| self.staging.path(NEW).join(number.to_string())),
        };
        let bytes = match &staged {
            Some(staged) => write(&content, staged)?,
            None => size(&content)?,
        };
        self.with_ledger(|ledger| {
            ledger.total_bytes += bytes;
            ledger.changed.extend(staged.map(|staged| Change { path, staged }));
        });
        Ok(())
    }

    /// Where a file of a first build is staged; the directories above it exist.
    fn staged_in_tree(&self, path: &str) -> Result<PathBuf, OutputError> {
        let tree = self.staging.path(TREE);
        let staged = tree.join(path);
        self.directories.ensure(path, |parent| {
            let directory = tree.join(parent);
            match fs::create_dir(&directory) {
                // Another thread was first.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && directory.is_dir() => Ok(()),
                outcome => outcome.at(&directory),
            }
        })?;
        Ok(staged)
    }

    fn is_changed(&self, path: &str, content: &Content) -> Result<bool, OutputError> {
        let published = self.dir.join(path);
        let comparison = match content {
            Content::Bytes(bytes) => compare::with_bytes(&published, bytes).at(&published)?,
            Content::CopyOf(source) => compare::with_file(&published, source)?,
        };
        match comparison {
            Comparison::Same => Ok(false),
            Comparison::Absent => Ok(true),
            Comparison::Different if self.owns(path) => Ok(true),
            Comparison::Different => Err(OutputError::Foreign { file: published }),
        }
    }

    fn owns(&self, path: &str) -> bool {
        self.previous.binary_search_by(|owned| owned.as_str().cmp(path)).is_ok()
    }

    /// Publishes what was staged, and removes the files that only the previous build had.
    ///
    /// # Errors
    ///
    /// When a file could not be staged, moved or removed. Everything that was moved is then moved back.
    pub fn commit(self) -> Result<Summary, OutputError> {
        let ledger = self.with_ledger(std::mem::take);
        if ledger.failed {
            return Err(OutputError::Incomplete);
        }
        let mut paths: Vec<_> = ledger.paths.into_iter().collect();
        paths.par_sort_unstable();
        let removed = match self.state {
            State::Missing => self.publish_tree(&paths)?,
            State::Empty => self.publish_first_level(&paths)?,
            State::Ours => self.publish_changes(&paths, ledger.changed.as_slice())?,
        };
        let written = ledger.changed.len();
        Ok(Summary { written, unchanged: paths.len() - written, removed, total_bytes: ledger.total_bytes })
    }

    /// The whole tree becomes the output folder.
    fn publish_tree(&self, paths: &[String]) -> Result<usize, OutputError> {
        let tree = self.staging.path(TREE);
        let manifest = tree.join(manifest::NAME);
        manifest::write(&manifest, paths)?;
        fs::rename(&tree, &self.dir).at(&self.dir)?;
        Ok(0)
    }

    /// The entries of the tree become those of the output folder, which stays itself: it may be a mount point, or a
    /// server may have it open.
    fn publish_first_level(&self, paths: &[String]) -> Result<usize, OutputError> {
        let tree = self.staging.path(TREE);
        let mut transaction = Transaction::begin(&self.dir, self.staging.path(OLD));
        self.place_manifest(&mut transaction, paths)?;
        let mut names: Vec<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
        // The paths are sorted: those with the same first step are neighbours.
        names.dedup();
        // Folders, with the assets in them, are there before the pages that lie beside them.
        names.sort_by_key(|name| (tree.join(name).is_file(), *name));
        for name in names {
            transaction.place(&tree.join(name), name)?;
        }
        transaction.keep();
        Ok(0)
    }

    /// The changed files replace the published ones, one by one, first what pages need, then pages, then what
    /// announces pages; orphans go. The number of those.
    fn publish_changes(&self, paths: &[String], changed: &[Change]) -> Result<usize, OutputError> {
        let orphans = manifest::only_in(&self.previous, paths);
        let additions = manifest::only_in(paths, &self.previous);
        if changed.is_empty() && orphans.is_empty() && additions.is_empty() {
            return Ok(0);
        }
        let (in_the_way, others): (Vec<&String>, Vec<&String>) = {
            let obstacles = paths::obstacles(&orphans, paths, &additions);
            orphans.into_iter().partition(|orphan| obstacles.contains(orphan.as_str()))
        };
        let mut changed: Vec<&Change> = changed.iter().collect();
        changed.sort_unstable_by_key(|change| (paths::rank(&change.path), change.path.as_str()));
        double::unseen(&self.dir, self.staging.root(), |dir| {
            let mut transaction = Transaction::begin(dir, self.staging.path(OLD));
            if !additions.is_empty() {
                // Killed from here on in everybody's sight, this build leaves files of both: the next one must own them all.
                self.place_manifest(&mut transaction, &manifest::union(&self.previous, paths))?;
            }
            let mut removed = transaction.remove_all(&in_the_way)?;
            for Change { path, staged } in changed {
                transaction.place(staged, path)?;
            }
            removed += transaction.remove_all(&others)?;
            if self.previous != paths {
                self.place_manifest(&mut transaction, paths)?;
            }
            transaction.keep();
            Ok(removed)
        })
    }

    fn place_manifest<S: AsRef<str>>(&self, transaction: &mut Transaction, paths: &[S]) -> Result<(), OutputError> {
        let staged = self.staging.path(manifest::NAME);
        manifest::write(&staged, paths)?;
        transaction.place(&staged, manifest::NAME)
    }

    fn with_ledger<T>(&self, act: impl FnOnce(&mut Ledger) -> T) -> T {
        // Nothing panics while it holds the ledger, and each act on it is complete in itself.
        act(&mut self.ledger.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What the output folder is. Refuses one that Palier may not use.
fn inspect(dir: &Path) -> Result<State, OutputError> {
    match fs::metadata(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) => return Err(error).at(dir),
        Ok(metadata) if !metadata.is_dir() => return Err(OutputError::NotAFolder { dir: dir.to_owned() }),
        Ok(_) => {}
    }
    if dir.join(manifest::NAME).exists() {
        return Ok(State::Ours);
    }
    for entry in fs::read_dir(dir).at(dir)? {
        if entry.at(dir)?.file_name() != paths::STAGING {
            return Err(OutputError::NotOurs { dir: dir.to_owned() });
        }
    }
    Ok(State::Empty)
}

/// Writes `content` to the new file `staged`. Its size, in bytes.
fn write(content: &Content, staged: &Path) -> Result<u64, OutputError> {
    match content {
        Content::Bytes(bytes) => {
            fs::write(staged, bytes).at(staged)?;
            Ok(bytes.len() as u64)
        }
        Content::CopyOf(source) => {
            let mut from = fs::File::open(source).at(source)?;
            // Not fs::copy: an attachment that only its author may read must be readable on the site.
            let mut to = fs::File::create(staged).at(staged)?;
            io::copy(&mut from, &mut to).at(staged)
        }
    }
}

/// The size of `content`, in bytes.
fn size(content: &Content) -> Result<u64, OutputError> {
    match content {
        Content::Bytes(bytes) => Ok(bytes.len() as u64),
        Content::CopyOf(source) => Ok(fs::metadata(source).at(source)?.len()),
    }
}

#[cfg(test)]
mod tests;
