//! Dates as authors write them, as people read them; sizes and amounts.

pub use palier_words::format::{amount, date, day_and_time, instant, month_name, number, size, time};

use super::Language;
use crate::front_matter::values::{Moment, PartialDate};

/// `juin 2027`, or the day where there is one.
#[must_use]
pub fn partial_date(language: Language, partial: PartialDate) -> String {
    match partial.day {
        Some(_) => date(language, partial.first_day()),
        None => format!("{} {}", month_name(language, partial.month), partial.year),
    }
}

/// `11 décembre 2026 à 12 h 00`, or the day alone.
#[must_use]
pub fn moment(language: Language, moment: Moment) -> String {
    match moment.time {
        None => date(language, moment.date),
        Some(at) => day_and_time(language, moment.date, at),
    }
}
