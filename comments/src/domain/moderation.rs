//! States of a comment, and which decision leads from which to which: one table.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Where a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// « À relire »: waits for a moderator; nobody else sees it.
    Pending,
    /// « Publié ».
    Published,
    /// « Refusé »: never shown; its author was told why.
    Refused,
    /// « Retiré »: was shown; its place and the reason stay.
    Removed,
    /// « Indésirable »: never shown, or no longer.
    Spam,
    /// « Supprimé par son auteur »: its text is gone; its place stays, where it was shown.
    Deleted,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Published, Self::Refused, Self::Removed, Self::Spam, Self::Deleted];

    /// The word that is stored and that the API speaks.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Published => "published",
            Self::Refused => "refused",
            Self::Removed => "removed",
            Self::Spam => "spam",
            Self::Deleted => "deleted",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Why a comment was refused or removed, or a reader reports it. DSA art. 17 asks that its author be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// « Injure ou menace ».
    Insult,
    /// « Propos discriminatoire ».
    Discrimination,
    /// « Accusation contre une personne ».
    Accusation,
    /// « Données personnelles ».
    PersonalData,
    /// « Publicité ».
    Advertising,
    /// « Hors sujet ».
    OffTopic,
    /// Sexual abuse of a child: the reporter need not give a name (DSA art. 16, 2 c).
    ChildAbuse,
    /// Another reason, said in a few words.
    Other,
}

impl Reason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Insult,
        Self::Discrimination,
        Self::Accusation,
        Self::PersonalData,
        Self::Advertising,
        Self::OffTopic,
        Self::ChildAbuse,
        Self::Other,
    ];

    /// The word that is stored, posted by forms and spoken by the API; also the end of its message's id.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Insult => "insult",
            Self::Discrimination => "discrimination",
            Self::Accusation => "accusation",
            Self::PersonalData => "personal_data",
            Self::Advertising => "advertising",
            Self::OffTopic => "off_topic",
            Self::ChildAbuse => "child_abuse",
            Self::Other => "other",
        }
    }

    /// The reason of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// What somebody does to a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// A moderator shows it.
    Publish,
    /// A moderator has looked at what was shown without her, and lets it stand.
    Approve,
    /// A moderator declines to show what was never shown.
    Refuse {
        /// Why.
        reason: Reason,
        /// More words to its author; at most 2 000 characters.
        note: String,
    },
    /// A moderator takes back what was shown.
    Remove {
        /// Why.
        reason: Reason,
        /// More words to its author; at most 2 000 characters.
        note: String,
    },
    /// A moderator, or the spam filter, sorts it out.
    MarkSpam,
    /// A moderator shows again what was removed.
    Restore {
        /// Why; not empty.
        why: String,
        /// That she confirmed a second time.
        confirmed: bool,
    },
    /// A report, a flood or an author's edit puts it back into the queue.
    Hold,
    /// Its author, or an erasure on her behalf, deletes it.
    Delete,
}

impl Action {
    /// What it comes to for a comment in `state`: what waits again after it was shown cannot be refused any more, and is
    /// removed.
    #[must_use]
    pub fn fitting(&self, state: State, was_shown: bool) -> Cow<'_, Self> {
        match (state, self) {
            (State::Pending, Self::Refuse { reason, note }) if was_shown => {
                Cow::Owned(Self::Remove { reason: *reason, note: note.clone() })
            }
            _ => Cow::Borrowed(self),
        }
    }

    /// Whether readers see the text because of it.
    #[must_use]
    pub fn shows(&self) -> bool {
        matches!(self, Self::Publish | Self::Approve | Self::Restore { .. })
    }
}

/// A decision that the comment's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Illegal {
    /// There is no way from this state by this action.
    Transition,
    /// A restoration without a reason.
    ReasonMissing,
    /// A restoration that was not confirmed.
    NotConfirmed,
    /// The author has changed the text since it was read.
    Changed,
}

impl State {
    /// The state after `action`. `was_shown` says whether readers ever saw the comment: showing it *again* is a
    /// restoration, from whatever state.
    ///
    /// # Errors
    /// [`Illegal`] where the table below has no such line.
    pub fn after(self, was_shown: bool, action: &Action) -> Result<Self, Illegal> {
        use State::{Deleted, Pending, Published, Refused, Removed, Spam};
        match (self, action) {
            (Pending | Refused | Spam, Action::Publish) if !was_shown => Ok(Published),
            // An edit of a shown comment waits for review; publishing that is no restoration.
            (Pending, Action::Publish) => Ok(Published),
            (Published, Action::Approve) => Ok(Published),
            (Pending | Spam, Action::Refuse { .. }) if !was_shown => Ok(Refused),
            (Pending | Published | Spam, Action::Remove { .. }) if was_shown => Ok(Removed),
            (Pending | Published | Refused | Removed, Action::MarkSpam) => Ok(Spam),
            (Removed | Spam, Action::Restore { why, .. }) if was_shown && why.trim().is_empty() => {
                Err(Illegal::ReasonMissing)
            }
            (Removed | Spam, Action::Restore { confirmed: false, .. }) if was_shown => Err(Illegal::NotConfirmed),
            (Removed | Spam, Action::Restore { .. }) if was_shown => Ok(Published),
            (Published | Pending, Action::Hold) => Ok(Pending),
            (Pending | Published | Refused | Removed | Spam, Action::Delete) => Ok(Deleted),
            _ => Err(Illegal::Transition),
        }
    }
}

/// When comments are read by a moderator: per site and kind of post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Policy {
    /// Before they are shown (« a priori »), the default.
    #[default]
    Before,
    /// After they are shown (« a posteriori »), unless the spam filter holds them.
    After,
    /// Before, until this number of comments under the same confirmed e-mail address was published.
    AfterApproved(u32),
}

impl Policy {
    /// Whether comments may be shown before a moderator reads them.
    #[must_use]
    pub fn shows_first(self) -> bool {
        self != Self::Before
    }
}
