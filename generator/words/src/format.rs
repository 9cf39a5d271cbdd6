//! Dates, sizes and amounts as people read them.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::TimeZone;

use super::Language;

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NARROW: char = '\u{202f}';

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month's name.
#[must_use]
pub fn month_name(language: Language, month: i8) -> &'static str {
    let index = usize::try_from(month - 1).unwrap_or(0).min(11);
    match language {
        Language::French => FRENCH_MONTHS[index],
        Language::English => ENGLISH_MONTHS[index],
    }
}

/// `1er octobre 2026`, `6 novembre 2026`; `6 November 2026`.
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let month = month_name(language, date.month());
    let day = match (language, date.day()) {
        (Language::French, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    };
    // A line may end before the year: a date in one piece is wider than a telephone's column in large letters. Every page
    // has dates: they are joined, which costs a third of formatting them.
    [&day, "\u{a0}", month, " ", &date.year().to_string()].concat()
}

/// `12 h 00`; `12:00`.
#[must_use]
pub fn time(language: Language, time: Time) -> String {
    match language {
        Language::French => [&time.hour().to_string(), "\u{a0}h\u{a0}", &two_digits(time.minute())].concat(),
        Language::English => [&two_digits(time.hour()), ":", &two_digits(time.minute())].concat(),
    }
}

fn two_digits(number: i8) -> String {
    let digits = number.to_string();
    if digits.len() < 2 { ["0", &digits].concat() } else { digits }
}

/// `11 décembre 2026 à 12 h 00`.
#[must_use]
pub fn day_and_time(language: Language, day: Date, at: Time) -> String {
    let (day, at) = (date(language, day), time(language, at));
    match language {
        Language::French => [&day, " à ", &at].concat(),
        Language::English => [&day, " at ", &at].concat(),
    }
}

/// A size in decimal units: `840 octets`, `38 ko`, `1,2 Mo`.
#[must_use]
pub fn size(language: Language, bytes: u64) -> String {
    let (units, decimal) = match language {
        Language::French => (["octets", "ko", "Mo", "Go"], ","),
        Language::English => (["bytes", "kB", "MB", "GB"], "."),
    };
    let sized = |number: &str, unit: usize| [number, "\u{a0}", units[unit]].concat();
    if bytes < 1_000 {
        return sized(&bytes.to_string(), 0);
    }
    let mut tenths = bytes.div_ceil(100);
    let mut unit = 1;
    while tenths >= 9_995 && unit < 3 {
        tenths = tenths.div_ceil(1_000);
        unit += 1;
    }
    if tenths >= 100 || tenths.is_multiple_of(10) || unit == 1 {
        return sized(&tenths.div_ceil(10).to_string(), unit);
    }
    sized(&[&(tenths / 10).to_string(), decimal, &(tenths % 10).to_string()].concat(), unit)
}

/// An instant as machines read it, with the offset of `zone` (RFC 3339): `2026-11-06T09:00:00+01:00`.
#[must_use]
pub fn instant(instant: Timestamp, zone: &TimeZone) -> String {
    DateTimePrinter::new().timestamp_with_offset_to_string(&instant, zone.to_offset(instant))
}

/// What parts thousands, and the decimal mark.
fn marks(language: Language) -> (char, char) {
    match language {
        Language::French => (NARROW, ','),
        Language::English => (',', '.'),
    }
}

/// An amount given in cents: `3 900 000 €`, `12 500,50 €`.
#[must_use]
pub fn amount(language: Language, cents: i64) -> String {
    let (separator, decimal) = marks(language);
    let grouped = grouped(&(cents / 100).to_string(), separator);
    let fraction = if cents % 100 == 0 { String::new() } else { format!("{decimal}{:02}", cents % 100) };
    match language {
        Language::French => format!("{grouped}{fraction}{NBSP}€"),
        Language::English => format!("€{grouped}{fraction}"),
    }
}

/// A number given by its digits, as Rust writes them (`-1234.50`): `−1 234,50`; `−1,234.50`. No digit is added or lost.
#[must_use]
pub fn number(language: Language, digits: &str) -> String {
    let (separator, decimal) = marks(language);
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("−", digits));
    match digits.split_once('.') {
        Some((whole, fraction)) => format!("{sign}{}{decimal}{fraction}", grouped(whole, separator)),
        None => format!("{sign}{}", grouped(digits, separator)),
    }
}

/// Digits with `separator` between thousands.
fn grouped(digits: &str, separator: char) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_dates_and_times() {
        assert_eq!(date(Language::French, jiff::civil::date(2026, 10, 1)), "1er\u{a0}octobre 2026");
        assert_eq!(time(Language::French, jiff::civil::time(12, 0, 0, 0)), "12\u{a0}h\u{a0}00");
    }

    #[test]
    fn sizes_round_up_to_what_a_person_reads() {
        for (bytes, text) in
            [(0, "0 octets"), (840, "840 octets"), (38_200, "39 ko"), (1_234_567, "1,3 Mo"), (25_000_000, "25 Mo")]
        {
            assert_eq!(size(Language::French, bytes).replace('\u{a0}', " "), text);
        }
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(number(Language::French, "-1234567.50"), "−1\u{202f}234\u{202f}567,50");
        assert_eq!(number(Language::French, "999"), "999");
        assert_eq!(number(Language::English, "1234.5"), "1,234.5");
    }

    #[test]
    fn amounts_group_their_digits() {
        assert_eq!(amount(Language::French, 390_000_000), "3\u{202f}900\u{202f}000\u{a0}€");
        assert_eq!(amount(Language::French, 1_250_050), "12\u{202f}500,50\u{a0}€");
    }
}
