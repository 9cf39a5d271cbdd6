//! Numbers as spreadsheets write them.

use crate::locale::{Language, format};

/// How many digits a number has at most before its decimal mark: such whole numbers fit a double exactly.
const MAX_WHOLE: usize = 15;

/// How many it has at most behind it.
const MAX_FRACTION: usize = 20;

/// A number that keeps the digits its author wrote: 12.50 is shown as « 12,50 ».
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    value: f64,
    /// As Rust writes it, without `+` and without leading zeros: `-1234.50`.
    digits: String,
}

impl Number {
    /// Reads `1 234,5`, `-12`, `+3`, `1234.5`. Between thousands stand spaces of any sort; in English a comma too, and there
    /// the decimal mark is a point alone. `None` where it is no number, or one of more than 15 digits.
    #[must_use]
    pub fn read(written: &str, language: Language) -> Option<Self> {
        let unsigned = written.strip_prefix(['-', '−', '–', '+']).map_or(written, str::trim_start);
        let is_negative = unsigned.len() < written.len() && !written.starts_with('+');
        let mark: &[char] = match language {
            Language::French => &[',', '.'],
            Language::English => &['.'],
        };
        let (whole, fraction) = match unsigned.split_once(mark) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let mut digits = whole_digits(whole, language)?;
        if let Some(fraction) = fraction {
            let is_plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
            if !is_plain || !(1..=MAX_FRACTION).contains(&fraction.len()) {
                return None;
            }
            digits.push('.');
            digits.push_str(fraction);
        }
        if is_negative && digits.contains(|digit: char| ('1'..='9').contains(&digit)) {
            digits.insert(0, '-');
        }
        Some(Self { value: digits.parse().ok()?, digits })
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// How many digits stand behind its decimal mark.
    #[must_use]
    pub fn decimals(&self) -> usize {
        self.digits.split_once('.').map_or(0, |(_, fraction)| fraction.len())
    }

    /// As a person reads it.
    #[must_use]
    pub fn shown(&self, language: Language) -> String {
        format::number(language, &self.digits)
    }
}

/// The digits of a whole number, without what parts its thousands and without leading zeros.
fn whole_digits(written: &str, language: Language) -> Option<String> {
    let parts_thousands = |character: char| {
        matches!(character, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
            || (language == Language::English && character == ',')
    };
    let mut groups = written.split(parts_thousands);
    let mut digits = groups.next()?.to_owned();
    let first = digits.len();
    for group in groups {
        if group.len() != 3 || first > 3 {
            return None;
        }
        digits.push_str(group);
    }
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let leading = digits.bytes().take_while(|byte| *byte == b'0').count().min(digits.len().saturating_sub(1));
    digits.drain(..leading);
    (is_whole && digits.len() <= MAX_WHOLE).then_some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(language: Language, written: &str, expected: Option<(f64, &str)>) {
        let read = Number::read(written, language);
        assert_eq!(read.as_ref().map(|number| (number.value, number.digits.as_str())), expected, "{written}");
    }

    #[test]
    fn as_the_french_write_them() {
        for (written, value, digits) in [
            ("12", 12.0, "12"),
            ("12,50", 12.5, "12.50"),
            ("12.5", 12.5, "12.5"),
            ("1 234 567,8", 1_234_567.8, "1234567.8"),
            ("1\u{202f}234", 1234.0, "1234"),
            ("1\u{a0}234", 1234.0, "1234"),
            ("1\u{2009}234", 1234.0, "1234"),
            ("1,234", 1.234, "1.234"),
            ("-3", -3.0, "-3"),
            ("− 3,1", -3.1, "-3.1"),
            ("+3", 3.0, "3"),
            ("-0,0", 0.0, "0.0"),
            ("007", 7.0, "7"),
            ("123456789012345", 123_456_789_012_345.0, "123456789012345"),
        ] {
            check(Language::French, written, Some((value, digits)));
        }
    }

    #[test]
    fn as_the_english_write_them() {
        check(Language::English, "1,234.5", Some((1234.5, "1234.5")));
        check(Language::English, "1,234", Some((1234.0, "1234")));
        check(Language::English, "12,5", None);
    }

    #[test]
    fn what_is_no_number() {
        for written in [
            "",
            "-",
            ",",
            ",5",
            "5,",
            "1,2,3",
            "1.234,5",
            "12 34",
            "1234 567",
            "1 2345",
            "12 %",
            "12 kWh",
            "1e3",
            "inf",
            "NaN",
            "١٢",
            "1234567890123456",
            "--1",
            "é12",
            "12é",
            "0,123456789012345678901",
        ] {
            check(Language::French, written, None);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_again_as_the_same(
            written in "[-+]?(0|[1-9][0-9]{0,14})(,[0-9]{1,20})?",
            language in prop::sample::select(vec![Language::French, Language::English]),
        ) {
            let number = Number::read(&written, Language::French).expect("a number");
            prop_assert_eq!(Number::read(&number.shown(language), language), Some(number));
        }
    }
}
