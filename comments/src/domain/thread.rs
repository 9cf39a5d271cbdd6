//! Threads: what the site's manifest says of them, and whether one may write.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::ThreadKey;

/// Who may write under a post: the manifest's `mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// Everybody, and replies to one another.
    #[serde(rename = "ouverts")]
    Open,
    /// Everybody may ask; only the cooperative answers.
    #[serde(rename = "questions")]
    Questions,
    /// Nobody; what was written stays.
    #[serde(rename = "fermes")]
    Closed,
}

/// The kind of the post under which a thread is: the generator's French word (`avancement`, `appel-offres`…).
pub type Kind = String;

/// A thread as the site's manifest has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadFacts {
    /// Its stable id.
    pub key: ThreadKey,
    /// The page's address below the site's own, with a leading `/`.
    pub url: String,
    /// The post's title, as text.
    pub title: String,
    /// The post's kind.
    pub kind: Kind,
    /// Who may write.
    pub mode: Mode,
    /// The id of the programme that the post belongs to, or is.
    pub programme: Option<String>,
    /// The id of the residence that the post belongs to, or is.
    pub residence: Option<String>,
    /// When the post was published.
    pub published_at: Option<Timestamp>,
    /// Addresses that the page had before.
    pub old_urls: Vec<String>,
}

impl ThreadFacts {
    /// The first folder of the page's address (`chantiers`): what « fermer cette rubrique » closes.
    #[must_use]
    pub fn section(&self) -> &str {
        self.url.trim_start_matches('/').split('/').next().unwrap_or_default()
    }
}

/// What moderators decided for a whole site (« en cas de débordement »).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteStanding {
    /// As the manifest says.
    #[default]
    Open,
    /// Everything may be written, nothing is shown before review.
    AllToReview,
    /// Nothing may be written.
    ReadOnly,
}

/// What moderators decided about writing, besides the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The whole site.
    pub site: SiteStanding,
    /// Sections that are closed ([`ThreadFacts::section`]).
    pub closed_sections: Vec<String>,
    /// Threads that are closed.
    pub closed_threads: Vec<ThreadKey>,
    /// Threads whose comments are reviewed before they are shown.
    pub reviewed_threads: Vec<ThreadKey>,
    /// Those of them that are reviewed because they flooded.
    pub flooded_threads: Vec<ThreadKey>,
}

/// Why nothing can be written in a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// « Les commentaires sont fermés. »: its author, a moderator or its age closed it.
    Closed,
    /// « Les commentaires sont suspendus pour le moment. »: the whole site is read-only.
    Suspended,
}

impl Standing {
    /// Whether one may write in `thread` at `now`, where threads close `close_after` their post's publication.
    ///
    /// # Errors
    /// The [`Refusal`] that readers are told.
    pub fn allows(
        &self,
        thread: &ThreadFacts,
        close_after: Option<SignedDuration>,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if self.site == SiteStanding::ReadOnly {
            return Err(Refusal::Suspended);
        }
        let old = match (thread.published_at, close_after) {
            (Some(published), Some(limit)) => now.duration_since(published) > limit,
            _ => false,
        };
        let closed = thread.mode == Mode::Closed
            || old
            || self.closed_threads.contains(&thread.key)
            || self.closed_sections.iter().any(|section| section == thread.section());
        if closed { Err(Refusal::Closed) } else { Ok(()) }
    }

    /// Whether a moderator must read what is written in `thread` first, whatever the policy.
    #[must_use]
    pub fn holds(&self, thread: &ThreadFacts) -> bool {
        self.site == SiteStanding::AllToReview || self.reviewed_threads.contains(&thread.key)
    }
}
