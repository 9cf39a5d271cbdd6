//! The fields of each kind, as meant: dates are dates, words are variants.
//!
//! Where French has one word for two things, each has its own name here (see the table of false friends in
//! ARCHITECTURE.md): a *lot* is a [`TenderLot`], a *tranche* a [`ProgrammeTranche`], an *avis* a [`ResidenceNotice`].

mod document;
mod event;
mod programme;
mod residence;
mod tender;

pub use document::{Access, BoardDocument, DocumentNature, Governance};
pub use event::Event;
pub use programme::{
    Announcement, Milestone, Photo, Postponement, Programme, ProgrammeKind, ProgrammeTranche, ProgressUpdate,
};
pub use residence::{FollowUp, Management, NoticeCategory, NoticeState, Residence, ResidenceNotice};
pub use tender::{Award, Criterion, LotState, Procedure, Rectification, SiteVisit, Tender, TenderLot, TenderNature};

use crate::diagnostic::Spanned;

/// An enumeration with its words in front matter.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $word:literal => $variant:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every variant with its word in front matter.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            /// The variant's word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
use words;

/// A file beside a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file.
    pub file: Spanned<String>,
    /// What a reader calls it.
    pub name: Option<String>,
}
