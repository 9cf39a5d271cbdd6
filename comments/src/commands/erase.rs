//! `erase`: what a person asks to be forgotten.

use clap::Args;
use palier_words::{Argument, Catalogue};

use super::{Failure, Output, site};
use crate::domain::CommentId;
use crate::service::{Service, Site};

/// `palier-comments erase`.
#[derive(Clone, Debug, Args)]
#[group(skip)]
pub struct Erase {
    /// The site; the only one by default.
    #[arg(long, value_name = "KEY")]
    pub site: Option<String>,
    /// The person, by her e-mail address: all that she wrote.
    #[arg(long, value_name = "EMAIL", required_unless_present = "comment", conflicts_with = "comment")]
    pub person: Option<String>,
    /// One comment, by its number (`#commentaire-12`).
    #[arg(long, value_name = "NUMBER")]
    pub comment: Option<i64>,
    /// Erase it; without this, what would be erased is only said.
    #[arg(long)]
    pub yes: bool,
}

/// Erases for good: no way leads back, and a backup that is restored forgets it again.
///
/// # Errors
/// [`Failure`]; nothing is kept of the person, or there is no such comment of a reader.
pub async fn erase(service: &Service, command: Erase, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    let site = site(service, command.site.as_deref())?;
    let said = match (&command.person, command.comment) {
        (Some(person), _) => erase_person(service, &site, person, command.yes, words).await?,
        (None, Some(number)) => erase_comment(service, &site, CommentId(number), command.yes, words).await?,
        // The arguments ask for one of them.
        (None, None) => return Err(Failure::NothingKept),
    };
    writeln!(out, "{said}")?;
    if !command.yes {
        writeln!(out, "{}", words.text("erase-confirm"))?;
    }
    Ok(())
}

async fn erase_person(
    service: &Service,
    site: &Site,
    person: &str,
    is_meant: bool,
    words: &Catalogue,
) -> Result<String, Failure> {
    let person = person.trim();
    let kept = service.own_data(site, person).await?;
    if kept.comments.is_empty() && kept.reports.is_empty() {
        return Err(Failure::NothingKept);
    }
    let (mut comments, mut reports) = (kept.comments.len(), kept.reports.len());
    if is_meant {
        let erased = service.erase_own_data(site, person).await?;
        (comments, reports) = (erased.comments.len(), erased.reports as usize);
    }
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let id = if is_meant { "erase-person-done" } else { "erase-person" };
    Ok(words.with(id, &[("comments", count(comments)), ("reports", count(reports))]))
}

async fn erase_comment(
    service: &Service,
    site: &Site,
    comment: CommentId,
    is_meant: bool,
    words: &Catalogue,
) -> Result<String, Failure> {
    let id = if is_meant {
        service.erase_comment(site, comment).await?.ok_or(Failure::NothingKept)?;
        "erase-comment-done"
    } else {
        if !service.can_erase(site, comment).await? {
            return Err(Failure::NothingKept);
        }
        "erase-comment"
    };
    Ok(words.with(id, &[("number", Argument::Count(comment.0))]))
}
