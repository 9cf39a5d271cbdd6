//! `backup`, `restore` and `check`: the database as a whole.

use std::path::PathBuf;

use clap::Args;
use palier_words::{Argument, Catalogue};

use super::{Failure, Output};
use crate::config::Config;
use crate::domain::SiteKey;
use crate::service::Service;
use crate::service::keys::Keys;
use crate::service::links::address_digest;
use crate::store::{SqliteStore, StoreError};

/// `palier-comments backup FILE`.
#[derive(Clone, Debug, Args)]
pub struct Backup {
    /// The new file to write.
    pub file: PathBuf,
}

/// `palier-comments restore FILE`.
#[derive(Clone, Debug, Args)]
pub struct Restore {
    /// The backup.
    pub file: PathBuf,
}

/// Copies the database while it is in use ([`crate::store::Keeping::backup`]).
///
/// # Errors
/// [`Failure`]; the file is there already.
pub async fn backup(service: &Service, command: &Backup, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    if command.file.exists() {
        return Err(Failure::Exists(command.file.clone()));
    }
    service.store.backup(&command.file).await.map_err(|error| match error {
        // It is the backup that cannot be written.
        StoreError::ReadOnly(cause) => Failure::Disk(format!("{}: {cause}", command.file.display())),
        StoreError::Failed(cause) => Failure::Disk(format!("{}: {cause}", command.file.display())),
        error => error.into(),
    })?;
    writeln!(out, "{}", words.with("backup-done", &[("file", (&command.file.display().to_string()).into())]))?;
    Ok(())
}

/// Puts a backup in the database's place, and erases again what was erased since ([`SqliteStore::restore`]). The service
/// must not be running.
///
/// # Errors
/// [`Failure`]; the database is then as it was.
pub fn restore(config: &Config, command: &Restore, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    // A pipe would have us wait without end.
    if !command.file.is_file() {
        return Err(Failure::NotAFile(command.file.clone()));
    }
    let keys = Keys::new(&config.secret);
    let digest = |_: &SiteKey, email: &str| address_digest(&keys, email);
    let restored = SqliteStore::restore(&command.file, &config.database, &digest).map_err(|error| match error {
        // The database itself may be as damaged as it likes: it is replaced.
        StoreError::Corrupt(cause) => Failure::NotABackup(command.file.clone(), cause),
        error => error.into(),
    })?;
    let count = |count: u32| Argument::Count(count.into());
    writeln!(out, "{}", words.with("restore-done", &[("erased", count(restored.erased))]))?;
    if restored.unreadable > 0 {
        writeln!(out, "{}", words.with("restore-unreadable", &[("lines", count(restored.unreadable))]))?;
    }
    if let Some(replaced) = &restored.replaced {
        writeln!(out, "{}", words.with("restore-replaced", &[("file", (&replaced.display().to_string()).into())]))?;
    }
    Ok(())
}

/// Looks at the whole database, and says what it found.
///
/// # Errors
/// [`Failure`]; the database is damaged.
pub async fn check(service: &Service, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    let health = service.store.integrity().await?;
    let (schema, newest) = health.schema;
    let versions = [("schema", Argument::Count(schema.into())), ("newest", Argument::Count(newest.into()))];
    writeln!(out, "{}", words.with("check-schema", &versions))?;
    for fault in &health.faults {
        writeln!(out, "  {fault}")?;
    }
    if !health.faults.is_empty() {
        return Err(Failure::Refused("check-damaged"));
    }
    writeln!(out, "{}", words.text("check-sound"))?;
    Ok(())
}
