//! `report`: the yearly moderation report.

use std::path::PathBuf;

use clap::Args;
use palier_words::{Catalogue, Language};

use super::{Destination, Failure, Output, site};
use crate::service::Service;

/// `palier-comments report --year N`.
#[derive(Clone, Debug, Args)]
pub struct Report {
    /// The year.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1970..=9998))]
    pub year: i16,
    /// The site; the only one by default.
    #[arg(long, value_name = "KEY")]
    pub site: Option<String>,
    /// The report's language, `fr` or `en`; the site's by default.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Language>,
    /// How many orders of authorities the cooperative received; without it, the report does not speak of them.
    #[arg(long, value_name = "COUNT")]
    pub orders: Option<u32>,
    /// The new file to write, a page of the site's content; the standard output by default.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "fr, en".to_owned())
}

/// Writes the report of a year ([`Service::moderation_report`]).
///
/// # Errors
/// [`Failure`].
pub async fn report(service: &Service, command: Report, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    let site = site(service, command.site.as_deref())?;
    let language = command.language.unwrap_or(site.config.language);
    let page = service.moderation_report(&site, command.year, command.orders, language).await?;
    let mut to = Destination::open(command.output.as_deref(), out)?;
    to.writer().write_all(page.as_bytes())?;
    to.close(&words.text("yearly-done"))
}
