//! Events of the calendar.

use jiff::civil::Date;

use super::Sketch;
use crate::content::kinds::Event;
use crate::diagnostic::{Diagnostic, Span, Spanned};
use crate::front_matter::Fields;
use crate::front_matter::values::Moment;

pub(super) fn event(fields: &Fields<'_>) -> Sketch<Event> {
    let start = fields.moment("debut");
    if start.is_none() {
        fields.missing("debut");
    }
    let end = fields.moment("fin");
    if let (Some(start), Some(end)) = (&start, &end)
        && end.value.civil() < start.value.civil()
    {
        fields.report(Diagnostic::error("fin-avant-debut", fields.file(), end.span));
    }
    let is_whole = start.is_some();
    let event = Event {
        start: start.unwrap_or_else(|| Spanned::new(Moment::day(Date::ZERO), Span::default())),
        end: end.map(|end| end.value),
        place: fields.prose("lieu"),
        organiser: fields.prose("organisateur"),
        accessibility: fields.prose("accessibilite"),
        residence: fields.text("residence"),
        programme: fields.text("programme"),
    };
    Sketch { value: event, is_whole }
}
