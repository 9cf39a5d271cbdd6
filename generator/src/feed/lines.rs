//! Content lines of a calendar (RFC 5545 §3.1): escaped, folded, ended by CRLF.
//!
//! The crate icalendar 0.17 folds rightly, but cannot write what a calendar of this site needs: its only way to a
//! `VTIMEZONE` is its own parser, it puts a `DTSTAMP` of now and a random `UID` into each component without one (and so
//! into time zones, where RFC 5545 allows neither), and it writes `NAME` unescaped. Hence these sixty lines.

use crate::markdown::push_replaced;

/// The longest line, in octets, its end not counted.
const LONGEST: usize = 75;

/// A calendar being written.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// Adds `name:value`. `name` may carry parameters; `value` is written as it is, but for control characters.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let start = self.text.len();
        self.text.extend([name, ":", value]);
        self.end_line(start);
    }

    /// Adds a property whose value is text (§3.3.11).
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let start = self.text.len();
        self.text.extend([name, ":"]);
        push_escaped(&mut self.text, text);
        self.end_line(start);
    }

    /// Ends the line that starts at byte `start`, folded where it is too long.
    fn end_line(&mut self, start: usize) {
        let has_controls = has_controls(&self.text.as_bytes()[start..]);
        if has_controls || self.text.len() - start > LONGEST {
            let mut line = self.text.split_off(start);
            if has_controls {
                line.retain(|character| !character.is_control());
            }
            let (mut rest, mut longest) = (line.as_str(), LONGEST);
            while rest.len() > longest {
                let (start, end) = rest.split_at(rest.floor_char_boundary(longest));
                self.text.extend([start, "\r\n "]);
                // The blank that marks a continuation counts.
                (rest, longest) = (end, LONGEST - 1);
            }
            self.text.push_str(rest);
        }
        self.text.push_str("\r\n");
    }

    /// Adds a property whose value is a list of texts.
    pub(super) fn texts(&mut self, name: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(name);
        for (at, text) in texts.iter().enumerate() {
            self.text.push(if at == 0 { ':' } else { ',' });
            push_escaped(&mut self.text, text);
        }
        self.end_line(start);
    }

    /// Adds lines that were written before.
    pub(super) fn whole(&mut self, lines: &str) {
        self.text.push_str(lines);
    }

    /// The lines as they were written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The calendar's bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// Whether a text has a control character, which hardly any has. Without branches, so that many bytes are looked at
/// together. Those above U+007F start like a no-break space and go on with less.
fn has_controls(text: &[u8]) -> bool {
    let low = text.iter().fold(false, |found, byte| found | (*byte < b' ') | (*byte == 0x7f));
    let pairs = text.iter().zip(text.iter().skip(1));
    pairs.fold(low, |found, (first, next)| found | (*first == 0xc2) & (*next < 0xa0))
}

fn push_escaped(out: &mut String, text: &str) {
    push_replaced(out, text, [(b'\\', "\\\\"), (b';', "\\;"), (b',', "\\,"), (b'\n', "\\n")]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::default();
        write(&mut lines);
        String::from_utf8(lines.into_bytes()).expect("UTF-8")
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        for start in 0..4 {
            let summary = format!("{}{}", "a".repeat(start), "é".repeat(200));
            let text = written(|lines| lines.text("SUMMARY", &summary));
            let folded: Vec<&str> = text.split_terminator("\r\n").collect();
            assert!(folded.iter().all(|line| line.len() <= 75), "{folded:?}");
            assert!(folded[..folded.len() - 1].iter().all(|line| line.len() >= 74), "{folded:?}");
            assert!(folded[1..].iter().all(|line| line.starts_with(' ')));
            assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{summary}\r\n"));
        }
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded() {
        assert_eq!(written(|lines| lines.raw("X", &"a".repeat(73))), format!("X:{}\r\n", "a".repeat(73)));
        assert_eq!(written(|lines| lines.raw("X", &"a".repeat(74))), format!("X:{}\r\n a\r\n", "a".repeat(73)));
    }

    #[test]
    fn text_is_escaped_and_cannot_start_a_line() {
        let hostile = "a,b;c\\d\ne\r\nEND:VEVENT\u{0}";
        assert_eq!(written(|lines| lines.text("X", hostile)), "X:a\\,b\\;c\\\\d\\ne\\nEND:VEVENT\r\n");
        assert_eq!(written(|lines| lines.raw("URL", "https://a\r\nX:b")), "URL:https://aX:b\r\n");
        assert_eq!(written(|lines| lines.text("X", "« a\u{7f}\u{85}b\u{a0}»\u{9f}")), "X:« ab\u{a0}»\r\n");
        assert_eq!(written(|lines| lines.texts("CATEGORIES", &["a,b".into(), "c".into()])), "CATEGORIES:a\\,b,c\r\n");
        assert_eq!(written(|lines| lines.texts("CATEGORIES", &[])), "");
    }
}
