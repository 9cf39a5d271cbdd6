//! Residences and the notices to those who live in them.

use super::words;
use crate::diagnostic::Spanned;
use crate::front_matter::values::Moment;

words! {
    /// How the cooperative looks after a residence.
    Management {
        /// As manager of the co-ownership.
        "syndic" => CoOwnership,
        /// As landlord.
        "location" => Rental,
    }
}

words! {
    /// What a notice is about.
    NoticeCategory {
        /// Something broke.
        "incident" => Incident,
        /// Works.
        "travaux" => Works,
        /// Water, heating or power is cut.
        "coupure" => Outage,
        /// Life of the building.
        "vie" => Life,
    }
}

words! {
    /// Where a notice stands.
    NoticeState {
        /// It goes on.
        "en_cours" => Ongoing,
        /// Postponed.
        "reporte" => Postponed,
        /// Settled.
        "regle" => Resolved,
    }
}

/// A building and those who live in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Residence {
    /// The town.
    pub commune: Spanned<String>,
    /// The street address.
    pub address: Option<String>,
    /// How the cooperative looks after it.
    pub management: Option<Management>,
    /// How many homes.
    pub homes: Option<u32>,
    /// Whom to call.
    pub contact: Option<String>,
}

/// A notice to a residence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResidenceNotice {
    /// The residence's folder name or title, as written; from the path where the author did not write it.
    pub residence: Option<Spanned<String>>,
    /// What it is about.
    pub category: Option<NoticeCategory>,
    /// Where it stands.
    pub state: Option<NoticeState>,
    /// Until when it was postponed.
    pub postponed_to: Option<Moment>,
    /// Shown first.
    pub pinned: bool,
    /// Whom to call.
    pub contact: Option<String>,
    /// What happened since, oldest first.
    pub follow_ups: Vec<FollowUp>,
}

/// A step of a notice's story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// When.
    pub date: Moment,
    /// What.
    pub text: String,
}
