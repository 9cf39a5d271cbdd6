//! `import`: another service's conversations.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use palier_words::Catalogue;

use super::{Failure, Output, site};
use crate::import::{self, Source, Unreadable};
use crate::service::importing::{self, Options};
use crate::service::{Service, Site};

/// How many comments are imported between two words about it.
const TOLD_EVERY: usize = 10_000;

/// `palier-comments import SOURCE FILE`.
#[derive(Clone, Debug, Args)]
pub struct Import {
    /// The service that wrote the file.
    #[arg(value_enum)]
    pub source: Source,
    /// Its database, export or backup.
    pub file: PathBuf,
    /// The site that the conversations are for; the only one by default.
    #[arg(long, value_name = "KEY")]
    pub site: Option<String>,
    /// Only say what would be imported.
    #[arg(long)]
    pub dry_run: bool,
    /// An account of the other service that spoke for the cooperative; may be repeated.
    #[arg(long, value_name = "ACCOUNT")]
    pub official: Vec<String>,
    /// Whether these are the site's own conversations, as a preview shows them.
    #[arg(skip)]
    pub own: bool,
}

impl ValueEnum for Source {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

/// Imports a file, or says what importing it would do. The plan is printed before anything is written.
///
/// # Errors
/// [`Failure`]; what was imported before it stays, and the same command goes on from there.
pub async fn import(service: &Service, command: Import, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    let site = site(service, command.site.as_deref())?;
    read_threads(service, &site).await?;
    let Import { source, file, dry_run, official, own, .. } = command;
    let gathered = tokio::task::spawn_blocking(move || import::read(source, &file)).await;
    let gathered = gathered.unwrap_or_else(|error| Err(Unreadable::Disk(std::io::Error::other(error))));
    let gathered = gathered.map_err(|fault| Failure::Unreadable(importing::unreadable(words, source, &fault)))?;

    let plan = service.plan_import(&site, source, gathered, &Options { official, own }).await?;
    writeln!(out, "{}", importing::words(words, source, &plan))?;
    // A slip of the hand would make the cooperative's replies those of a reader, and nothing is imported twice.
    if let Some(account) = plan.silent.first() {
        return Err(Failure::Unreadable(words.with("import-official-silent", &[("account", account.into())])));
    }
    if dry_run {
        writeln!(out, "{}", words.text("import-dry-run"))?;
        return Ok(());
    }
    let all = plan.ready.len();
    let mut told = 0;
    let imported = service.import(&site, plan, |done| {
        if done - told >= TOLD_EVERY && done < all {
            told = done;
            // Nobody may be listening any more; the import goes on.
            let _ = writeln!(out, "{done}/{all}");
        }
    });
    let imported = imported.await?;
    writeln!(out, "{}", importing::outcome(words, imported))?;
    Ok(())
}

/// Comments hang on threads: the site's list is read again, and the last good one is used where that fails.
async fn read_threads(service: &Service, site: &Site) -> Result<(), Failure> {
    match service.refresh_manifest(site).await {
        Err(error) if site.threads().is_empty() => Err(Failure::NoManifest(error.to_string())),
        _ => Ok(()),
    }
}
