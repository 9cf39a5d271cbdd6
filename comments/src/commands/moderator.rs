//! `moderator`: who may moderate.

use clap::{Args, Subcommand};
use palier_words::Catalogue;

use super::{Failure, Output, site};
use crate::service::signing_in::Denied;
use crate::service::{Service, Site};
use crate::store;
use crate::store::{Actor, Role};

/// `palier-comments moderator`.
#[derive(Clone, Debug, Subcommand)]
pub enum Moderator {
    /// Makes a moderator.
    Add(Add),
    /// Lists them.
    List {
        /// The site; the only one by default.
        #[arg(long, value_name = "KEY")]
        site: Option<String>,
    },
    /// Removes one.
    Remove(Named),
    /// Gives one a new password.
    Reset(Named),
}

/// `palier-comments moderator add EMAIL --name NAME`.
#[derive(Clone, Debug, Args)]
pub struct Add {
    /// Her address.
    pub email: String,
    /// Her name.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// Whether she also manages moderators and the site's standing.
    #[arg(long)]
    pub administrator: bool,
    /// The site; the only one by default.
    #[arg(long, value_name = "KEY")]
    pub site: Option<String>,
}

/// A moderator who is named.
#[derive(Clone, Debug, Args)]
pub struct Named {
    /// Her address.
    pub email: String,
    /// The site; the only one by default.
    #[arg(long, value_name = "KEY")]
    pub site: Option<String>,
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Store(error) => Self::Store(error),
            Denied::Unsealable(error) => Self::Disk(error.to_string()),
            _ => Self::Refused("moderator-refused"),
        }
    }
}

/// Carries out one of them. A password is made, printed once, and kept nowhere: it is changed at the first sign-in.
///
/// # Errors
/// [`Failure`].
pub async fn moderator(
    service: &Service,
    command: Moderator,
    words: &Catalogue,
    out: Output<'_>,
) -> Result<(), Failure> {
    match command {
        Moderator::Add(Add { email, name, administrator, site: key }) => {
            let site = site(service, key.as_deref())?;
            let role = if administrator { Role::Administrator } else { Role::Moderator };
            let password = service.add_moderator(&site, &email, &name, role).await?;
            tell(words, out, "moderator-added", &email, &password)
        }
        Moderator::List { site: key } => list(service, &*site(service, key.as_deref())?, words, out).await,
        Moderator::Remove(Named { email, site: key }) => {
            let site = site(service, key.as_deref())?;
            let known = find(service, &site, &email).await?;
            service.store.remove_moderator(site.id, known.id, Actor::System, service.now()).await?;
            tell(words, out, "moderator-removed", &known.email, "")
        }
        Moderator::Reset(Named { email, site: key }) => {
            let site = site(service, key.as_deref())?;
            let known = find(service, &site, &email).await?;
            let password = service
                .reset_password(&site, known.id, Actor::System)
                .await?
                .ok_or(Failure::Refused("moderator-unknown"))?;
            tell(words, out, "moderator-reset", &known.email, &password)
        }
    }
}

fn tell(words: &Catalogue, out: Output<'_>, id: &str, email: &str, password: &str) -> Result<(), Failure> {
    let arguments = [("email", email.trim().into()), ("password", password.into())];
    Ok(writeln!(out, "{}", words.with(id, &arguments))?)
}

async fn find(service: &Service, site: &Site, email: &str) -> Result<store::Moderator, Failure> {
    let email = email.trim().to_lowercase();
    let all = service.store.moderators(site.id).await?;
    let known = all.into_iter().find(|known| known.email == email && known.removed_at.is_none());
    known.ok_or(Failure::Refused("moderator-unknown"))
}

async fn list(service: &Service, site: &Site, words: &Catalogue, out: Output<'_>) -> Result<(), Failure> {
    let all = service.store.moderators(site.id).await?;
    if all.is_empty() {
        writeln!(out, "{}", words.text("moderator-none"))?;
    }
    let width = |text: fn(&store::Moderator) -> &str| {
        all.iter().map(|known| text(known).chars().count()).max().unwrap_or_default()
    };
    let (email, name) = (width(|known| &known.email), width(|known| &known.name));
    for known in &all {
        let role = match known.role {
            Role::Moderator => "moderator-role-moderator",
            Role::Administrator => "moderator-role-administrator",
        };
        let mut line = format!("{:email$}  {:name$}  {}", known.email, known.name, words.text(role));
        let notes = [(known.has_totp, "moderator-has-totp"), (known.removed_at.is_some(), "moderator-is-removed")];
        for (_, id) in notes.iter().filter(|(holds, _)| *holds) {
            line.push_str(", ");
            line.push_str(&words.text(id));
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}
