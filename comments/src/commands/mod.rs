//! Commands that work on a service without serving. Each is its arguments, as typed, and
//! one function from them and a [`Service`] to what is printed. The command line reads the settings, opens the store and
//! prints a [`Failure`].

mod erase;
mod export;
mod import;
mod keeping;
mod moderator;
mod report;

use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use palier_words::{Argument, Catalogue};

pub use erase::{Erase, erase};
pub use export::{Export, export};
pub use import::{Import, import};
pub use keeping::{Backup, Restore, backup, check, restore};
pub use moderator::{Add, Moderator, Named, moderator};
pub use report::{Report, report};

use crate::domain::SiteKey;
use crate::service::exporting::ExportError;
use crate::service::{Service, Site};
use crate::store::StoreError;

/// Where a command's results go: a person's terminal, or a pipe.
pub type Output<'o> = &'o mut (dyn Write + Send);

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The settings describe several sites, and none was named: their keys.
    SiteNeeded(Vec<String>),
    /// The settings describe no site of this name: their keys.
    SiteUnknown(String, Vec<String>),
    /// No list of the site's threads was ever read, and it cannot be read now: why.
    NoManifest(String),
    /// Nothing of the file is imported: the sentence.
    Unreadable(String),
    /// The file to write is there already.
    Exists(PathBuf),
    /// The file to read is not there, or it is a folder, a pipe or a device.
    NotAFile(PathBuf),
    /// The file to restore is damaged, or is no database of ours: the cause.
    NotABackup(PathBuf, String),
    /// Something cannot be read or written: the cause.
    Disk(String),
    /// Nothing is kept of this person or comment.
    NothingKept,
    /// What was asked cannot be done: the message that says why.
    Refused(&'static str),
    /// The store.
    Store(StoreError),
    /// The database of this file cannot be opened.
    NotOpened(PathBuf, StoreError),
}

/// What the store says, in the catalogue's words; its cause is the system's or SQLite's.
fn of_store(words: &Catalogue, error: &StoreError) -> String {
    let (what, cause) = match error {
        StoreError::Full(cause) => ("full", cause.clone()),
        StoreError::ReadOnly(cause) => ("read-only", cause.clone()),
        StoreError::Corrupt(cause) => ("corrupt", cause.clone()),
        StoreError::Unavailable(cause) => ("unavailable", cause.clone()),
        StoreError::Failed(cause) => ("failed", cause.to_string()),
    };
    words.with(&format!("command-store-{what}"), &[("detail", (&cause).into())])
}

impl Failure {
    /// What went wrong, for the person at the terminal.
    #[must_use]
    pub fn sentence(&self, words: &Catalogue) -> String {
        let with = |id: &str, name: &'static str, text: &str| words.with(id, &[(name, Argument::Text(text))]);
        match self {
            Self::SiteNeeded(keys) => with("command-site-needed", "sites", &keys.join(", ")),
            Self::SiteUnknown(key, keys) => words.with(
                "command-site-unknown",
                &[("site", Argument::Text(key)), ("sites", Argument::Text(&keys.join(", ")))],
            ),
            Self::NoManifest(cause) => with("command-no-manifest", "detail", cause),
            Self::Unreadable(sentence) => sentence.clone(),
            Self::Exists(path) => with("command-exists", "file", &path.display().to_string()),
            Self::NotAFile(path) => with("command-not-a-file", "file", &path.display().to_string()),
            Self::NotABackup(path, cause) => {
                let file = path.display().to_string();
                words.with("command-not-a-backup", &[("file", (&file).into()), ("detail", cause.into())])
            }
            Self::Disk(cause) => with("command-disk", "detail", cause),
            Self::NothingKept => words.text("command-nothing-kept"),
            Self::Refused(id) => words.text(id),
            Self::Store(error) => of_store(words, error),
            Self::NotOpened(path, error) => {
                let (file, detail) = (path.display().to_string(), of_store(words, error));
                words.with("command-not-opened", &[("file", (&file).into()), ("detail", (&detail).into())])
            }
        }
    }
}

impl fmt::Display for Failure {
    /// In English, for logs and tests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(&crate::page::catalogue(palier_words::Language::English)))
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error.to_string())
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Store(error) => Self::Store(error),
            ExportError::Output(error) => error.into(),
        }
    }
}

/// The site that is meant: the one that was named, or the only one.
fn site(service: &Service, named: Option<&str>) -> Result<Arc<Site>, Failure> {
    let keys = || service.sites().iter().map(|site| site.config.key.as_str().to_owned()).collect();
    match (named, service.sites()) {
        (Some(named), _) => SiteKey::parse(named)
            .and_then(|key| service.site(&key))
            .ok_or_else(|| Failure::SiteUnknown(named.to_owned(), keys())),
        (None, [only]) => Ok(Arc::clone(only)),
        (None, _) => Err(Failure::SiteNeeded(keys())),
    }
}

/// Writes to a new file that its owner alone may read, or to `out` where none is named. What is written holds personal
/// data, or is a page to publish: nothing is written over.
struct Destination<'o> {
    out: Output<'o>,
    file: Option<(PathBuf, BufWriter<File>)>,
}

impl<'o> Destination<'o> {
    fn open(file: Option<&Path>, out: Output<'o>) -> Result<Self, Failure> {
        let Some(path) = file else { return Ok(Self { out, file: None }) };
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(path) {
            Ok(file) => Ok(Self { out, file: Some((path.to_owned(), BufWriter::new(file))) }),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(Failure::Exists(path.to_owned())),
            Err(error) => Err(Failure::Disk(format!("{}: {error}", path.display()))),
        }
    }

    fn writer(&mut self) -> &mut (dyn Write + Send) {
        match &mut self.file {
            Some((_, file)) => file,
            None => self.out,
        }
    }

    /// Brings a file to the disk, and says so where the results did not go.
    fn close(self, said: &str) -> Result<(), Failure> {
        let Some((path, file)) = self.file else { return Ok(()) };
        let synced = file.into_inner().map_err(std::io::IntoInnerError::into_error).and_then(|file| file.sync_all());
        synced.map_err(|error| Failure::Disk(format!("{}: {error}", path.display())))?;
        writeln!(self.out, "{said}")?;
        Ok(())
    }
}
