//! Values as authors write them: `11/12/2026`, `11 décembre 2026`, `12 h 00`, `oui`, `3 900 000 €`.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use crate::diagnostic::{Diagnostic, Span};

/// A civil date, with a time of day where the author gave one. It becomes an instant only in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day, to the minute.
    pub time: Option<Time>,
}

impl Moment {
    /// The day alone.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self { date, time: None }
    }

    /// Whether it is over when `other` begins. A bare day is neither before nor after the times of that day.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        match (self.time, other.time) {
            (Some(own), Some(time)) if self.date == other.date => own < time,
            _ => self.date < other.date,
        }
    }

    /// The civil date and time; a bare day starts at midnight.
    #[must_use]
    pub fn civil(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }

    /// The instant in `zone`. A time that the change to summer time skips is moved forward by the gap; of a time that
    /// occurs twice, the first is meant (RFC 5545 §3.3.5 chooses alike).
    #[must_use]
    pub fn instant(self, zone: &TimeZone) -> Timestamp {
        instant(self.civil(), zone)
    }

    /// The time that clocks in `zone` show instead, where they pass over it: when summer time begins, 2 h 30 is 3 h 30.
    #[must_use]
    pub fn shown_instead(self, zone: &TimeZone) -> Option<Self> {
        self.time?;
        let there = zone.to_datetime(self.instant(zone));
        (there != self.civil()).then(|| Self { date: there.date(), time: Some(there.time()) })
    }

    /// The instant from which a limit given as this moment has passed: a bare day lasts until its end.
    #[must_use]
    pub fn end_instant(self, zone: &TimeZone) -> Timestamp {
        match self.time {
            Some(_) => self.instant(zone),
            None => {
                let next = self.date.tomorrow().unwrap_or(self.date);
                instant(next.to_datetime(Time::midnight()), zone)
            }
        }
    }
}

fn instant(civil: DateTime, zone: &TimeZone) -> Timestamp {
    zone.to_ambiguous_zoned_datetime(civil)
        .compatible()
        .map_or_else(|_| Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// A month, or a day of it: how handovers are announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month, where one was given.
    pub day: Option<i8>,
}

impl PartialDate {
    /// The day, or the first of the month.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month, self.day.unwrap_or(1)).unwrap_or(Date::ZERO)
    }

    /// As ISO 8601 writes it: `2027-06` or `2027-06-15`.
    #[must_use]
    pub fn iso(self) -> String {
        match self.day {
            Some(day) => format!("{:04}-{:02}-{day:02}", self.year, self.month),
            None => format!("{:04}-{:02}", self.year, self.month),
        }
    }
}

/// `oui`, `non`, `true`, `false`, `vrai`, `faux`, `yes`, `no`.
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "oui" | "true" | "vrai" | "yes" => Some(true),
        "non" | "false" | "faux" | "no" => Some(false),
        _ => None,
    }
}

/// A date: `2026-12-11`, `11/12/2026`, `11 décembre 2026`, `vendredi 11 déc. 2026`, `1er octobre 2026`.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let moment = moment(text)?;
    moment.time.is_none().then_some(moment.date)
}

/// A date, then perhaps a time: `2026-12-11 12:00`, `11/12/2026 à 12 h 00`, `2026-12-11T12:00`.
#[must_use]
pub fn moment(text: &str) -> Option<Moment> {
    let text = visible(text);
    let words = words(&text);
    let (written, used) = leading_date(&words)?;
    let date = written.meant().ok()?;
    let rest: Vec<&str> = words[used..].iter().copied().filter(|word| *word != "à" && *word != "a").collect();
    let time = if rest.is_empty() { None } else { Some(time(&rest.join(" "))?) };
    Some(Moment { date, time })
}

/// Why a text that is written as a date is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// The day has another weekday than the one that was written.
    Weekday(Date),
    /// The month has fewer days; this is its last.
    NoSuchDay(Date),
}

impl DateFault {
    /// What is to be said of the date `written` at `span`.
    #[must_use]
    pub fn problem(self, file: &Arc<str>, span: Span, written: &str) -> Diagnostic {
        match self {
            Self::Weekday(date) => Diagnostic::error("jour-de-semaine-faux", file, span)
                .with("date", Moment::day(date))
                .with("jour", weekday_word(date)),
            Self::NoSuchDay(last) => Diagnostic::error("jour-inexistant", file, span)
                .with("valeur", written)
                .with("dernier", Moment::day(last))
                .with("jours", last.day().to_string()),
        }
    }
}

/// What is wrong with the date that `text` starts with, where it has all that a date needs.
#[must_use]
pub fn date_fault(text: &str) -> Option<DateFault> {
    let text = visible(text);
    let (written, _) = leading_date(&words(&text))?;
    written.meant().err()?
}

/// `text` as its author sees it: without the characters that have no width, with plain spaces and hyphens.
fn visible(text: &str) -> String {
    let has_width = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let plain = |c| match c {
        '\u{a0}' | '\u{202f}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    };
    text.chars().filter(has_width).map(plain).collect::<String>().trim().to_owned()
}

/// The words of a date and its time, without the article before them.
fn words(text: &str) -> Vec<&str> {
    // `T` also cuts words such as « Toussaint »; a date has none.
    let mut words: Vec<&str> = text.split([' ', ',', 'T']).filter(|word| !word.is_empty()).collect();
    if words.first().is_some_and(|first| first.eq_ignore_ascii_case("le")) {
        words.remove(0);
    }
    words
}

/// A month or a day: `2027-06`, `06/2027`, `juin 2027`, or any date.
#[must_use]
pub fn partial_date(text: &str) -> Option<PartialDate> {
    let text = &visible(text);
    if let Some(date) = date(text) {
        return Some(PartialDate { year: date.year(), month: date.month(), day: Some(date.day()) });
    }
    let (year, month) = match text.split(['-', '/', ' ']).filter(|part| !part.is_empty()).collect::<Vec<_>>()[..] {
        [year, month] if year.len() == 4 && number(year).is_some() => (number(year)?, month_number(month)?),
        [month, year] if year.len() == 4 => (number(year)?, month_number(month)?),
        _ => return None,
    };
    Date::new(year, month, 1).ok()?;
    Some(PartialDate { year, month, day: None })
}

/// A time of day: `12:00`, `12h`, `12 h 30`, `9h05`, `12:00:00`.
#[must_use]
pub fn time(text: &str) -> Option<Time> {
    let text = text.to_lowercase().replace("heures", "h").replace("heure", "h").replace(' ', "");
    let (hours, minutes) = text.split_once(['h', ':'])?;
    let minutes = minutes.strip_suffix(":00").unwrap_or(minutes).trim_end_matches(['z', 'm', 'n', 'i']);
    let minutes = if minutes.is_empty() { 0 } else { number(minutes)? };
    Time::new(i8::try_from(number(hours)?).ok()?, i8::try_from(minutes).ok()?, 0, 0).ok()
}

/// A whole number; blanks between groups of digits and a final `%` are accepted.
#[must_use]
pub fn integer(text: &str) -> Option<u32> {
    let digits: String = text.trim_end_matches('%').chars().filter(|c| !is_blank(*c)).collect();
    digits.parse().ok()
}

/// An amount in cents: `3 900 000`, `12 500,50 €`, `12500.5`, `1,2 M€`.
#[must_use]
pub fn amount(text: &str) -> Option<i64> {
    let compact: String = text.chars().filter(|c| !is_blank(*c)).collect();
    let compact = compact.strip_suffix("HT").unwrap_or(&compact);
    let compact = compact.trim_end_matches('€').trim_end_matches("EUR");
    let (digits, unit) = match compact.strip_suffix('M') {
        Some(millions) => (millions, 100_000_000_i64),
        None => (compact, 100),
    };
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || fraction.len() > 6 {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let fraction: i64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    whole.parse::<i64>().ok()?.checked_mul(unit)?.checked_add(fraction.checked_mul(unit)? / scale)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// The parts of a date as they were written.
struct WrittenDate {
    weekday: Option<Weekday>,
    year: i16,
    month: i8,
    day: i8,
}

impl WrittenDate {
    /// The date that the parts make; where they make none, why, as far as it can be told.
    fn meant(&self) -> Result<Date, Option<DateFault>> {
        let first = Date::new(self.year, self.month, 1).map_err(|_| None)?;
        let last = first.last_of_month();
        if self.day > last.day() {
            return Err(Some(DateFault::NoSuchDay(last)));
        }
        let date = Date::new(self.year, self.month, self.day).map_err(|_| None)?;
        // One of the two is wrong, and nobody but its author knows which.
        let agrees = self.weekday.is_none_or(|weekday| weekday == date.weekday());
        if agrees { Ok(date) } else { Err(Some(DateFault::Weekday(date))) }
    }
}

/// The date at the start of `words`, and how many of them it takes.
fn leading_date(words: &[&str]) -> Option<(WrittenDate, usize)> {
    let first = *words.first()?;
    if let Some(date) = numeric_date(first) {
        return Some((date, 1));
    }
    let weekday = weekday(first);
    let skipped = usize::from(weekday.is_some());
    let [day, month, year, ..] = words.get(skipped..)? else { return None };
    let day = day.trim_end_matches("er");
    let day = i8::try_from(number(day)?).ok()?;
    Some((WrittenDate { weekday, year: number(year)?, month: month_number(month)?, day }, skipped + 3))
}

fn numeric_date(text: &str) -> Option<WrittenDate> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    let (month, day) = (i8::try_from(number(month)?).ok()?, i8::try_from(number(day)?).ok()?);
    Some(WrittenDate { weekday: None, year: number(year)?, month, day })
}

fn number(text: &str) -> Option<i16> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Whether `word` names a month, in full or not.
#[must_use]
pub fn is_month(word: &str) -> bool {
    number(word).is_none() && month_number(word).is_some()
}

fn month_number(text: &str) -> Option<i8> {
    if let Some(number) = number(text) {
        return i8::try_from(number).ok();
    }
    let word = deunicode::deunicode(text).to_lowercase();
    let word = word.trim_end_matches('.');
    let months = [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];
    let exact = months.iter().position(|month| *month == word);
    let mut abbreviated = (0..12).filter(|at| word.len() >= 3 && months[*at].starts_with(word));
    let position = exact.or_else(|| {
        let found = abbreviated.next();
        found.filter(|_| abbreviated.next().is_none())
    })?;
    i8::try_from(position + 1).ok()
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("lundi", Weekday::Monday),
    ("mardi", Weekday::Tuesday),
    ("mercredi", Weekday::Wednesday),
    ("jeudi", Weekday::Thursday),
    ("vendredi", Weekday::Friday),
    ("samedi", Weekday::Saturday),
    ("dimanche", Weekday::Sunday),
];

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, weekday)| *weekday)
}

/// The weekday of `date`, as authors write it.
#[must_use]
pub fn weekday_word(date: Date) -> &'static str {
    WEEKDAYS.iter().find(|(_, weekday)| *weekday == date.weekday()).map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_pass_over_an_hour_in_spring_alone() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let shown = |text| moment(text).unwrap().shown_instead(&zone);
        assert_eq!(shown("2027-03-28 02:30"), moment("2027-03-28 03:30"));
        for text in ["2027-03-28 01:59", "2027-03-28 03:00", "2027-10-31 02:30", "2028-02-29 12:00", "2027-03-28"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        let expected = jiff::civil::date(2026, 12, 11);
        for text in ["2026-12-11", "11/12/2026", "11 décembre 2026", "le vendredi 11 déc. 2026", "11.12.2026"] {
            assert_eq!(date(text), Some(expected), "{text}");
        }
        assert_eq!(date("1er octobre 2026"), Some(jiff::civil::date(2026, 10, 1)));
        for text in
            ["2026-13-01", "31/02/2026", "demain", "11 ju 2026", "2026-12-11 12:00", "jeudi 11 décembre 2026", ""]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_through_what_nobody_sees() {
        let expected = Some(jiff::civil::date(2026, 11, 3));
        for text in [
            "Le 3 novembre 2026",
            "Le mardi 3 novembre 2026",
            "LE 3\u{a0}novembre\u{202f}2026",
            "\u{feff}2026-11-03\u{200b}",
            "2026\u{2011}11\u{2011}03",
            "3 no\u{ad}vembre 2026\u{2060}",
            "\u{200e}03/11/2026\u{200f}",
        ] {
            assert_eq!(date(text), expected, "{text:?}");
        }
        let month = partial_date("juin\u{a0}2027\u{200b}");
        assert_eq!(month.map(PartialDate::iso).as_deref(), Some("2027-06"));
    }

    #[test]
    fn what_is_wrong_with_a_date_is_told() {
        let day = jiff::civil::date;
        assert_eq!(date_fault("Lundi 3 novembre 2026"), Some(DateFault::Weekday(day(2026, 11, 3))));
        assert_eq!(date_fault("lundi 3 novembre 2026 à 9 h"), Some(DateFault::Weekday(day(2026, 11, 3))));
        assert_eq!(date_fault("31/11/2026"), Some(DateFault::NoSuchDay(day(2026, 11, 30))));
        assert_eq!(date_fault("30 février 2028"), Some(DateFault::NoSuchDay(day(2028, 2, 29))));
        for text in ["31/13/2026", "demain", "0/11/2026", "3 novembre 2026"] {
            assert_eq!(date_fault(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_not_before_its_times() {
        let is_before = |one: &str, other: &str| moment(one).zip(moment(other)).is_some_and(|(a, b)| a.is_before(b));
        assert!(is_before("2026-11-05", "2026-11-06 09:00"));
        assert!(is_before("2026-11-06 08:00", "2026-11-06 09:00"));
        assert!(!is_before("2026-11-06", "2026-11-06 09:00"));
        assert!(!is_before("2026-11-06 08:00", "2026-11-06"));
    }

    #[test]
    fn times_as_people_write_them() {
        for text in ["12:00", "12 h 00", "12h", "12h00", "12 heures", "12:00:00"] {
            assert_eq!(time(text), Some(jiff::civil::time(12, 0, 0, 0)), "{text}");
        }
        assert_eq!(time("25:00"), None);
        let both = moment("11/12/2026 à 9 h 05");
        assert_eq!(both.and_then(|both| both.time), Some(jiff::civil::time(9, 5, 0, 0)));
    }

    #[test]
    fn months_as_people_write_them() {
        for text in ["2027-06", "06/2027", "juin 2027"] {
            assert_eq!(partial_date(text).map(PartialDate::iso).as_deref(), Some("2027-06"), "{text}");
        }
        assert_eq!(partial_date("2027-06-15").map(PartialDate::iso).as_deref(), Some("2027-06-15"));
        assert_eq!(partial_date("été 2027"), None);
    }

    #[test]
    fn amounts_are_cents() {
        assert_eq!(amount("3 900 000"), Some(390_000_000));
        assert_eq!(amount("12 500,50 €"), Some(1_250_050));
        assert_eq!(amount("1,2 M€"), Some(120_000_000));
        assert_eq!(amount("environ 3"), None);
    }

    #[test]
    fn a_time_that_does_not_exist_moves_forward() {
        let zone = TimeZone::get("Europe/Paris").expect("bundled");
        let skipped = moment("2026-03-29 02:30").expect("a moment").instant(&zone);
        assert_eq!(skipped.to_string(), "2026-03-29T01:30:00Z");
        let twice = moment("2026-10-25 02:30").expect("a moment").instant(&zone);
        assert_eq!(twice.to_string(), "2026-10-25T00:30:00Z");
    }
}
