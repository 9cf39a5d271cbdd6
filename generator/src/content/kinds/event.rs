//! Events of the calendar.

use crate::diagnostic::Spanned;
use crate::front_matter::values::Moment;

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it starts.
    pub start: Spanned<Moment>,
    /// When it ends.
    pub end: Option<Moment>,
    /// Where.
    pub place: Option<String>,
    /// Who invites.
    pub organiser: Option<String>,
    /// How accessible the place is.
    pub accessibility: Option<String>,
    /// The folder name or title of the residence that it is for, as written.
    pub residence: Option<Spanned<String>>,
    /// The folder name or title of the programme that it is for, as written.
    pub programme: Option<Spanned<String>>,
}
