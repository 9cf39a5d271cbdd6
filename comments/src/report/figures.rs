//! Figures as people read them: tables, delays, shares.

use palier_words::{Argument, Catalogue, Language};

use crate::store::Delay;

/// A table whose first column has words and whose others have numbers.
pub(super) fn table(heads: &[String], rows: Vec<Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule: Vec<String> =
        (0..heads.len()).map(|column| if column == 0 { "---" } else { "---:" }.to_owned()).collect();
    let lines: Vec<String> =
        [line(heads), line(&rule)].into_iter().chain(rows.iter().map(|cells| line(cells))).collect();
    lines.join("\n")
}

/// A sentence about the median and the ninth decile.
pub(super) fn delay(words: &Catalogue, id: &str, delay: Option<Delay>) -> Option<String> {
    let Delay { median, ninth_decile } = delay?;
    let (median, ninth) = (duration(words, median), duration(words, ninth_decile));
    Some(words.with(id, &[("median", Argument::Text(&median)), ("ninth", Argument::Text(&ninth))]))
}

/// Whole minutes up to two hours, whole hours up to two days, then whole days; never less than it took.
pub(crate) fn duration(words: &Catalogue, seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let (id, unit) = if seconds <= 2 * HOUR {
        ("yearly-minutes", MINUTE)
    } else if seconds <= 2 * DAY {
        ("yearly-hours", HOUR)
    } else {
        ("yearly-days", DAY)
    };
    let count = (seconds + unit - 1).div_euclid(unit).max(1);
    words.with(id, &[("count", Argument::Count(count))])
}

/// `3,2 %`, `12 %`; `3.2%`, `12%`. Nothing of nothing is nothing.
pub(crate) fn percentage(language: Language, part: u32, whole: u32) -> String {
    let per_mille = (u64::from(part) * 1000 + u64::from(whole) / 2).checked_div(whole.into()).unwrap_or_default();
    let (decimal, sign) = match language {
        Language::French => (',', "\u{a0}%"),
        Language::English => ('.', "%"),
    };
    match (per_mille / 10, per_mille % 10) {
        (whole, 0) => format!("{whole}{sign}"),
        (whole, tenths) => format!("{whole}{decimal}{tenths}{sign}"),
    }
}
