//! Construction programmes and the news of their works.

use super::words;
use crate::content::{Stage, slug};
use crate::diagnostic::Spanned;
use crate::front_matter::values::{Moment, PartialDate};

words! {
    /// How the homes of a programme are sold or let.
    ProgrammeKind {
        /// Sale before completion (vente en l'état futur d'achèvement).
        "vefa" => Vefa,
        /// Rent to buy (prêt social location-accession).
        "psla" => Psla,
        /// Ownership without the land (bail réel solidaire).
        "brs" => Brs,
        /// Social rental.
        "locatif" => Rental,
        /// Refurbishment of homes that are lived in.
        "rehabilitation" => Refurbishment,
    }
}

impl ProgrammeKind {
    /// Whether the law's ceilings of calls for funds are shown: sales before completion only, never rent to buy.
    #[must_use]
    pub fn has_funds_ceilings(self) -> bool {
        matches!(self, Self::Vefa | Self::Brs)
    }
}

/// A construction programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// How the homes are sold or let.
    pub kind: Option<ProgrammeKind>,
    /// The town.
    pub commune: Spanned<String>,
    /// The street address.
    pub address: Option<String>,
    /// How many homes.
    pub homes: Option<u32>,
    /// The announced handover.
    pub handover: Option<PartialDate>,
    /// Its parts.
    pub tranches: Vec<ProgrammeTranche>,
    /// Its milestones, planned and reached.
    pub milestones: Vec<Milestone>,
    /// The architect.
    pub architect: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The picture of the programme.
    pub cover: Option<Spanned<String>>,
    /// What the picture shows; there whenever the picture is.
    pub cover_description: String,
}

impl Programme {
    /// The tranche of that identifier or name.
    #[must_use]
    pub fn tranche(&self, written: &str) -> Option<&ProgrammeTranche> {
        let wanted = slug(written);
        self.tranches.iter().find(|tranche| tranche.names().contains(&wanted))
    }
}

/// A part of a programme that rises at its own pace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeTranche {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many homes.
    pub homes: Option<u32>,
    /// The announced handover.
    pub handover: Option<PartialDate>,
}

impl ProgrammeTranche {
    /// What milestones and updates may call it by, without accents.
    #[must_use]
    pub fn names(&self) -> [String; 2] {
        [slug(&self.id), slug(&self.name)]
    }
}

/// A stage that a programme or a tranche plans or has reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The stage.
    pub stage: Stage,
    /// The tranche; `None` for the whole programme.
    pub tranche: Option<Spanned<String>>,
    /// When it was planned.
    pub planned: Option<PartialDate>,
    /// When it was reached.
    pub reached: Option<Spanned<PartialDate>>,
}

/// News of a programme's works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressUpdate {
    /// The programme's folder name or title, as written; from the path where the author did not write it.
    pub programme: Option<Spanned<String>>,
    /// The tranche it is about.
    pub tranche: Option<Spanned<String>>,
    /// The stage of the works.
    pub stage: Option<Stage>,
    /// When that stage was reached.
    pub stage_reached: Option<Spanned<Moment>>,
    /// How much is done, 0 to 100 %.
    pub progress: Option<u32>,
    /// The handover announced with it.
    pub handover: Option<PartialDate>,
    /// The postponement that it announces.
    pub postponement: Option<Postponement>,
    /// Its photos.
    pub photos: Vec<Photo>,
}

/// A handover that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postponement {
    /// The date announced before.
    pub before: PartialDate,
    /// The date announced now.
    pub after: PartialDate,
    /// Why.
    pub reason: String,
}

/// A date that was announced for a handover, and the post that announced it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The handover announced.
    pub handover: PartialDate,
    /// Why it moved, where it did.
    pub reason: Option<String>,
}

/// A photo of an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The file.
    pub file: Spanned<String>,
    /// What it shows, for those who do not see it; empty where it is decorative.
    pub description: String,
    /// What is read below it.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// From where it was taken, in the same words as other photos of the programme: together they show the months pass.
    pub viewpoint: Option<String>,
    /// When it was taken, where that is not when it was published.
    pub taken: Option<PartialDate>,
}
