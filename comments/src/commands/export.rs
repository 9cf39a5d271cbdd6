//! `export`: a whole site that moves, or what is kept of one person.

use std::path::PathBuf;

use clap::Args;
use palier_words::{Argument, Catalogue};

use super::{Destination, Failure, Output, site};
use crate::service::Service;

/// `palier-comments export`.
#[derive(Clone, Debug, Args)]
pub struct Export {
    /// The site; the only one by default.
    #[arg(long, value_name = "KEY")]
    pub site: Option<String>,
    /// Only what is kept of the person with this e-mail address.
    #[arg(long, value_name = "EMAIL")]
    pub person: Option<String>,
    /// The new file to write; the standard output by default.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Exports a site ([`Service::export_site`]) or a person ([`Service::export_person`]).
///
/// # Errors
/// [`Failure`]; nothing is kept of the person.
pub async fn export(service: &Service, command: Export, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    let site = site(service, command.site.as_deref())?;
    let Some(person) = command.person else {
        let mut to = Destination::open(command.output.as_deref(), out)?;
        let count = service.export_site(&site, to.writer()).await?;
        return to.close(&exported(words, count));
    };
    let kept = service.own_data(&site, person.trim()).await?;
    if kept.comments.is_empty() && kept.reports.is_empty() {
        return Err(Failure::NothingKept);
    }
    let mut to = Destination::open(command.output.as_deref(), out)?;
    let (comments, _) = service.export_person(&site, &person, to.writer()).await?;
    to.close(&exported(words, comments as u64))
}

fn exported(words: &Catalogue, comments: u64) -> String {
    words.with("export-done", &[("count", Argument::Count(i64::try_from(comments).unwrap_or(i64::MAX)))])
}
