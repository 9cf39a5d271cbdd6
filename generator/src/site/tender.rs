//! Where a tender stands at an instant.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::content::{LotState, Post, Tender};

/// The state of a tender. The first three follow from its dates; the others are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TenderState {
    /// Offers are awaited.
    Open,
    /// Announced, not yet open.
    Upcoming,
    /// The deadline has passed.
    Closed,
    /// Every lot has its end, and one at least was awarded.
    Awarded,
    /// No acceptable offer.
    Unsuccessful,
    /// Given up.
    Discontinued,
}

impl TenderState {
    /// The state's word, for the theme and for message ids.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "en_cours",
            Self::Upcoming => "a_venir",
            Self::Closed => "clos",
            Self::Awarded => "attribue",
            Self::Unsuccessful => "infructueux",
            Self::Discontinued => "sans_suite",
        }
    }
}

impl From<LotState> for TenderState {
    fn from(state: LotState) -> Self {
        match state {
            LotState::Awarded => Self::Awarded,
            LotState::Unsuccessful => Self::Unsuccessful,
            LotState::Discontinued => Self::Discontinued,
        }
    }
}

/// The state of `tender`, which `post` holds, at `now` in `zone`.
#[must_use]
pub fn state(post: &Post, tender: &Tender, now: Timestamp, zone: &TimeZone) -> TenderState {
    if let Some(outcome) = &tender.outcome {
        return outcome.state.into();
    }
    if let Some(state) = rolled_up(tender) {
        return state;
    }
    let opens = post.date.as_ref().map(|date| date.value.instant(zone));
    if now >= tender.deadline.value.instant(zone) {
        TenderState::Closed
    } else if opens.is_some_and(|opens| now < opens) {
        TenderState::Upcoming
    } else {
        TenderState::Open
    }
}

/// The state of a tender whose lots all have their end: awarded as soon as one is.
fn rolled_up(tender: &Tender) -> Option<TenderState> {
    let states: Option<Vec<LotState>> =
        tender.lots.iter().map(|lot| lot.outcome.as_ref().map(|outcome| outcome.state)).collect();
    // Awarded comes first in the order of the variants, discontinued last.
    states?.into_iter().min().map(TenderState::from)
}
