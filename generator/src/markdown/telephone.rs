//! Telephone numbers in a text, which become links: `04 76 00 00 00`, `04.76.00.00.00`, `+33 4 76 00 00 00`.
//!
//! Only what can be nothing else: French numbers, parted in pairs, or with their prefix. Ten digits without a sign between them may
//! be a reference, and more pairs than five an account.

use std::ops::Range;

use super::autolink::Address;

/// What a link to a number starts with.
pub(super) const SCHEME: &str = "tel:";
/// What may stand between the pairs of a number, the same each time.
const SEPARATORS: [char; 5] = [' ', '\u{a0}', '\u{202f}', '.', '-'];
/// Signs that a number may follow, beside blanks.
const OPENING: &str = "([«“‘\"'’—–:,;/";
const PREFIX: &str = "+33";
/// How many pairs follow the first digits of a number.
const PAIRS: usize = 4;

/// Whether there may be a number in `text`: without one, nothing of it needs to be looked at again.
pub(super) fn may_be_in(text: &str) -> bool {
    starts(text, 0).any(|start| length(&text[start..]).is_some())
}

/// The first number of `text` from byte `from` on; `before` stands in front of the whole text.
pub(super) fn next(text: &str, from: usize, before: Option<char>) -> Option<Address> {
    let found = starts(text, from).filter_map(|start| Some(start..start + length(&text[start..])?));
    let mut free = found.filter(|range| may_stand_here(text, range, before));
    free.next().map(|range| Address { prefix: SCHEME, written_end: range.end, range })
}

/// Where a number may start.
fn starts(text: &str, from: usize) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'0', b'+', text.as_bytes().get(from..).unwrap_or_default()).map(move |at| from + at)
}

/// Where a link to `number` leads.
pub(super) fn target(number: &str) -> String {
    let number = number.replace("(0)", "");
    let dialled = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+');
    SCHEME.chars().chain(dialled).collect()
}

/// The length of the number that `text` starts with.
fn length(text: &str) -> Option<usize> {
    let (rest, has_prefix) = match text.strip_prefix(PREFIX) {
        Some(rest) => {
            (rest.trim_start_matches(SEPARATORS).trim_start_matches("(0)").trim_start_matches(SEPARATORS), true)
        }
        None => (text.strip_prefix('0')?, false),
    };
    let pairs = rest.strip_prefix(|digit: char| matches!(digit, '1'..='9'))?;
    let separator = pairs.chars().next().filter(|sign| SEPARATORS.contains(sign));
    if separator.is_none() && !has_prefix {
        return None;
    }
    let width = separator.map_or(0, char::len_utf8);
    let mut rest = pairs;
    for _ in 0..PAIRS {
        let pair = rest.get(width..width + 2).filter(|pair| pair.bytes().all(|byte| byte.is_ascii_digit()))?;
        separator.is_none_or(|sign| rest.starts_with(sign)).then_some(pair)?;
        rest = &rest[width + 2..];
    }
    let behind = rest.strip_prefix(SEPARATORS).unwrap_or(rest);
    let goes_on = rest.starts_with(char::is_alphanumeric) || behind.starts_with(|sign: char| sign.is_ascii_digit());
    (!goes_on).then(|| text.len() - rest.len())
}

fn may_stand_here(text: &str, range: &Range<usize>, before: Option<char>) -> bool {
    let previous = text[..range.start].chars().next_back().or(before);
    previous.is_none_or(|sign| sign.is_whitespace() || OPENING.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut numbers = Vec::new();
        let mut from = 0;
        while let Some(number) = next(text, from, None) {
            from = number.range.end;
            numbers.push(format!("{} {}", &text[number.range.clone()], target(&text[number.range])));
        }
        numbers
    }

    #[test]
    fn numbers_are_found_with_what_is_dialled() {
        for (text, expected) in [
            ("04 76 00 00 00", "04 76 00 00 00 tel:0476000000"),
            ("Appelez le 04.76.00.00.00.", "04.76.00.00.00 tel:0476000000"),
            ("(04-76-00-00-00)", "04-76-00-00-00 tel:0476000000"),
            (
                "Tél. :\u{a0}04\u{a0}76\u{a0}00\u{a0}00\u{a0}00, le matin",
                "04\u{a0}76\u{a0}00\u{a0}00\u{a0}00 tel:0476000000",
            ),
            ("+33 4 76 00 00 00", "+33 4 76 00 00 00 tel:+33476000000"),
            ("+33 (0)4 76 00 00 00", "+33 (0)4 76 00 00 00 tel:+33476000000"),
            ("+33476000000", "+33476000000 tel:+33476000000"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        let two = "04 76 00 00 00/04 76 00 00 01";
        assert_eq!(found(two), ["04 76 00 00 00 tel:0476000000", "04 76 00 00 01 tel:0476000001"]);
    }

    #[test]
    fn what_may_be_something_else_stays_text() {
        for text in [
            "0476000000",
            "04 76 00 00",
            "04 76 00 00 00 12",
            "04 76 00 00 000",
            "04 76.00 00 00",
            "00 76 00 00 00",
            "FR04 76 00 00 00",
            "1.04.76.00.00.00",
            "n-04-76-00-00-00",
            "+33 0 76 00 00 00",
            "+334760000001",
            "04 76 00 00 é0",
            "",
            "0",
            "+33",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
