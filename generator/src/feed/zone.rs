//! The hours of the site's zone, as a calendar needs them (`VTIMEZONE`, RFC 5545 §3.6.5).

use std::ops::RangeInclusive;

use jiff::civil::{DateTime, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::lines::Lines;

/// The zone that most sites are in. Its rule is written as a rule, so that a calendar kept for years stays right.
///
/// France changes on the last Sunday of March since 1981 and on that of October since 1996 (directive 94/21/EC, now
/// 2000/84/EC).
pub(super) const PARIS: &str = "Europe/Paris";
const PARIS_OBSERVANCES: [Rule; 2] = [
    Rule { name: "CEST", daylight: true, start: "19810329T020000", from: "+0100", to: "+0200", month: 3 },
    Rule { name: "CET", daylight: false, start: "19961027T030000", from: "+0200", to: "+0100", month: 10 },
];

/// A change of the clocks on the last Sunday of a month.
struct Rule {
    name: &'static str,
    daylight: bool,
    start: &'static str,
    from: &'static str,
    to: &'static str,
    month: u8,
}

/// A stretch of time with one offset.
struct Observance {
    /// When it starts, on the clock that it ends.
    start: DateTime,
    from: Offset,
    to: Offset,
    daylight: bool,
    name: String,
}

/// The zone's name in a calendar. A zone without a name is one fixed offset.
pub(super) fn id(zone: &TimeZone) -> String {
    zone.iana_name().map_or_else(|| format!("UTC{}", offset(zone.to_offset(Timestamp::UNIX_EPOCH))), str::to_owned)
}

/// Writes the zone's hours in `years`.
pub(super) fn write(lines: &mut Lines, zone: &TimeZone, years: RangeInclusive<i16>) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.text("TZID", &id(zone));
    if zone.iana_name() == Some(PARIS) {
        for rule in PARIS_OBSERVANCES {
            let rrule = format!("FREQ=YEARLY;BYMONTH={};BYDAY=-1SU", rule.month);
            component(lines, rule.daylight, rule.start, rule.from, rule.to, rule.name, Some(&rrule));
        }
    } else {
        for observance in observances(zone, years) {
            let start = observance.start.strftime("%Y%m%dT%H%M%S").to_string();
            let (from, to) = (offset(observance.from), offset(observance.to));
            component(lines, observance.daylight, &start, &from, &to, &observance.name, None);
        }
    }
    lines.raw("END", "VTIMEZONE");
}

fn component(lines: &mut Lines, daylight: bool, start: &str, from: &str, to: &str, name: &str, rule: Option<&str>) {
    let kind = if daylight { "DAYLIGHT" } else { "STANDARD" };
    lines.raw("BEGIN", kind);
    lines.raw("DTSTART", start);
    lines.raw("TZOFFSETFROM", from);
    lines.raw("TZOFFSETTO", to);
    if let Some(rule) = rule {
        lines.raw("RRULE", rule);
    }
    lines.text("TZNAME", name);
    lines.raw("END", kind);
}

/// What is in force when `years` begin, then every change until they end.
fn observances(zone: &TimeZone, years: RangeInclusive<i16>) -> Vec<Observance> {
    let second = SignedDuration::from_secs(1);
    let new_year = |year: i16| {
        let civil = date(year.clamp(1, 9998), 1, 1).to_datetime(jiff::civil::Time::midnight());
        // One second less: a change at the stroke of the new year is in.
        zone.to_ambiguous_zoned_datetime(civil)
            .compatible()
            .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp().saturating_sub(second).unwrap_or(Timestamp::MIN))
    };
    let (first, last) = (new_year(*years.start()), new_year(years.end().saturating_add(1)));
    let changes =
        zone.preceding(first).take(1).chain(zone.following(first).take_while(|change| change.timestamp() < last));
    let mut observances: Vec<Observance> = changes
        .map(|change| {
            let before = change.timestamp().saturating_sub(second).unwrap_or(Timestamp::MIN);
            let from = zone.to_offset(before);
            Observance {
                start: from.to_datetime(change.timestamp()),
                from,
                to: change.offset(),
                daylight: change.dst().is_dst(),
                name: change.abbreviation().to_owned(),
            }
        })
        .collect();
    if observances.is_empty() {
        let info = zone.to_offset_info(first);
        observances.push(Observance {
            start: date(1970, 1, 1).to_datetime(jiff::civil::Time::midnight()),
            from: info.offset(),
            to: info.offset(),
            daylight: false,
            name: info.abbreviation().to_owned(),
        });
    }
    observances
}

/// `+0100`, with seconds where there are any (§3.3.14).
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, seconds) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{rest:02}") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("bundled")
    }

    fn written(zone: &TimeZone, years: RangeInclusive<i16>) -> String {
        let mut lines = Lines::default();
        write(&mut lines, zone, years);
        String::from_utf8(lines.into_bytes()).expect("UTF-8").replace("\r\n", "\n")
    }

    #[test]
    fn the_rule_of_paris_is_that_of_the_time_zone_database() {
        let paris = zone(PARIS);
        for observance in observances(&paris, 1997..=2060) {
            let rule = PARIS_OBSERVANCES.iter().find(|rule| rule.daylight == observance.daylight).expect("a rule");
            let last = date(observance.start.year(), 1, 1);
            let last =
                last.with().month(i8::try_from(rule.month).expect("small")).build().expect("a month").last_of_month();
            let back = i64::from(last.weekday().since(Weekday::Sunday));
            let sunday = last.saturating_sub(jiff::Span::new().days(back));
            assert_eq!(observance.start.date(), sunday);
            assert_eq!(observance.start.strftime("%H%M%S").to_string(), rule.start[9..]);
            assert_eq!((offset(observance.from), offset(observance.to)), (rule.from.to_owned(), rule.to.to_owned()));
            assert_eq!(observance.name, rule.name);
        }
    }

    #[test]
    fn a_zone_without_changes_has_one_observance() {
        let expected = "BEGIN:VTIMEZONE\nTZID:UTC\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\n\
                        TZOFFSETTO:+0000\nTZNAME:UTC\nEND:STANDARD\nEND:VTIMEZONE\n";
        assert_eq!(written(&TimeZone::UTC, 2026..=2027), expected);
        let fixed = TimeZone::fixed(Offset::from_hours(-4).expect("an offset"));
        assert!(written(&fixed, 2026..=2026).contains("TZID:UTC-0400\n"));
        // Réunion keeps one offset since 1911.
        let reunion = written(&zone("Indian/Reunion"), 2026..=2026);
        assert_eq!(reunion.matches("BEGIN:STANDARD").count(), 1, "{reunion}");
        assert!(reunion.contains("TZOFFSETTO:+0400\n"), "{reunion}");
    }

    #[test]
    fn other_zones_tell_the_changes_of_the_years_asked_for() {
        let text = written(&zone("America/Miquelon"), 2026..=2026);
        let starts: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("DTSTART:")).collect();
        assert_eq!(starts, ["20251102T020000", "20260308T020000", "20261101T020000"]);
        assert!(text.contains("BEGIN:DAYLIGHT\nDTSTART:20260308T020000\nTZOFFSETFROM:-0300\nTZOFFSETTO:-0200\n"));
    }

    #[test]
    fn offsets_keep_their_seconds() {
        assert_eq!(offset(Offset::from_seconds(-561).expect("an offset")), "-000921");
        assert_eq!(offset(Offset::from_seconds(19_800).expect("an offset")), "+0530");
    }
}
