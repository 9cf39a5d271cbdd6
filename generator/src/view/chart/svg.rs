//! What drawings are written with.
//!
//! They have no `viewBox`, which would scale their letters with them. Across, all lengths are percentages of the drawing;
//! down, they are in `em`: so a drawing is as wide as its page, and its letters are as large as its reader wants them.

use std::fmt::{self, Write as _};

/// The width of a letter, in em: somewhat more than that of a digit of the theme's font.
pub(super) const LETTER: f64 = 0.6;

/// A length, or a number of the drawing's own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Length {
    /// In heights of the letters.
    Em(f64),
    /// In hundredths of the drawing's width.
    Percent(f64),
    /// In units of the drawing around it.
    Units(f64),
}

impl fmt::Display for Length {
    /// Two decimals are finer than any screen.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (value, unit) = match self {
            Self::Em(value) => (value, "em"),
            Self::Percent(value) => (value, "%"),
            Self::Units(value) => (value, ""),
        };
        let written = format!("{value:.2}");
        let short = written.trim_end_matches('0').trim_end_matches('.');
        write!(out, "{}{unit}", if short == "-0" { "0" } else { short })
    }
}

/// Writes a rectangle: its place and its width in hundredths across, in em down.
pub(super) fn push_rectangle((x, y): (f64, f64), (width, height): (f64, f64), out: &mut String) {
    let (x, y, width, height) = (Length::Percent(x), Length::Em(y), Length::Percent(width), Length::Em(height));
    // Writing to a string cannot fail.
    let _ = write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
}

/// How wide a text is, in em.
pub(super) fn width(text: &str) -> f64 {
    letters(text) as f64 * LETTER
}

/// How many letters a text has.
pub(super) fn letters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        let shown = [Length::Em(1.5), Length::Percent(33.3333), Length::Units(10.0), Length::Em(-0.001)];
        assert_eq!(shown.map(|length| length.to_string()), ["1.5em", "33.33%", "10", "0em"]);
    }
}
