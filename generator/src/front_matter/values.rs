//! Values as authors write them: `11/12/2026`, `11 décembre 2026`, `12 h 00`, `oui`, `3 900 000 €`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

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
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    let text = text.strip_prefix("le ").unwrap_or(&text);
    let words: Vec<&str> = text.split([' ', ',', 'T']).filter(|word| !word.is_empty()).collect();
    // `T` also cuts words such as « Toussaint »; a date has none.
    let (date, used) = leading_date(&words)?;
    let rest: Vec<&str> = words[used..].iter().copied().filter(|word| *word != "à" && *word != "a").collect();
    let time = if rest.is_empty() { None } else { Some(time(&rest.join(" "))?) };
    Some(Moment { date, time })
}

/// A month or a day: `2027-06`, `06/2027`, `juin 2027`, or any date.
#[must_use]
pub fn partial_date(text: &str) -> Option<PartialDate> {
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

/// The date at the start of `words`, and how many of them it takes.
fn leading_date(words: &[&str]) -> Option<(Date, usize)> {
    let first = *words.first()?;
    if let Some(date) = numeric_date(first) {
        return Some((date, 1));
    }
    let weekday = weekday(first);
    let skipped = usize::from(weekday.is_some());
    let [day, month, year, ..] = words.get(skipped..)? else { return None };
    let day = day.trim_end_matches("er");
    let date = Date::new(number(year)?, month_number(month)?, i8::try_from(number(day)?).ok()?).ok()?;
    // One of the two is wrong, and nobody but its author knows which.
    let agrees = weekday.is_none_or(|weekday| weekday == date.weekday());
    agrees.then_some((date, skipped + 3))
}

fn numeric_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(number(year)?, i8::try_from(number(month)?).ok()?, i8::try_from(number(day)?).ok()?).ok()
}

fn number(text: &str) -> Option<i16> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok())?
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

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let position = days.iter().position(|day| *day == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(position).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
