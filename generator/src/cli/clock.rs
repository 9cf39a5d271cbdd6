//! The one clock: what `--now` or `PALIER_NOW` says, or else the machine's.

#![allow(clippy::disallowed_methods, reason = "this is the door through which the time comes")]

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::front_matter::values::{self, Moment};

/// The instant that `written` says: `2026-11-23T09:00:00Z`, or a civil date and time in `zone`; without it, now, to
/// the second.
///
/// Gives the text back where it cannot be read.
pub(super) fn now(written: Option<&str>, zone: &TimeZone) -> Result<Timestamp, String> {
    // A variable that is set to nothing says nothing.
    let Some(written) = written.filter(|written| !written.is_empty()) else {
        let now = Timestamp::now();
        return Ok(Timestamp::from_second(now.as_second()).unwrap_or(now));
    };
    if let Ok(instant) = written.parse::<Timestamp>() {
        return Ok(instant);
    }
    if let Ok(civil) = written.parse::<DateTime>() {
        let moment = Moment { date: civil.date(), time: Some(civil.time()) };
        return Ok(moment.instant(zone));
    }
    values::moment(written).map(|moment| moment.instant(zone)).ok_or_else(|| written.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_instant_wins() {
        let zone = TimeZone::get("Europe/Paris").expect("bundled");
        for (written, instant) in [
            ("2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z"),
            ("2026-11-23 10:00", "2026-11-23T09:00:00Z"),
            ("2026-11-23T10:00", "2026-11-23T09:00:00Z"),
            ("2026-11-23T10:00:07", "2026-11-23T09:00:07Z"),
            ("2026-11-23", "2026-11-22T23:00:00Z"),
        ] {
            assert_eq!(now(Some(written), &zone).map(|instant| instant.to_string()), Ok(instant.to_owned()));
        }
        assert_eq!(now(Some("demain"), &zone), Err("demain".to_owned()));
    }
}
