//! Text → HTML characters, and the marks that hold a link's place until its address is known.

use std::fmt::Write as _;

use super::look;

/// Opens the place of an address, inside an attribute's quotes.
pub(super) const ADDRESS: char = '\u{e000}';
/// Closes a place.
pub(super) const END: char = '\u{e001}';
/// Opens the place of a whole element.
pub(super) const ELEMENT: char = '\u{e002}';
/// The first byte of each of the three, and of other private-use characters only.
pub(super) const FIRST_BYTE: u8 = 0xee;

/// Writes the place of link number `link`, opened by `opening`.
pub(super) fn mark(opening: char, link: usize, out: &mut String) {
    out.push(opening);
    // Writing to a `String` cannot fail.
    let _ = write!(out, "{link}");
    out.push(END);
}

/// Appends `text` between tags.
pub(super) fn text(text: &str, out: &mut String) {
    copy::<false>(text, out);
}

/// Appends `text` between the double quotes of an attribute.
pub(super) fn attribute(text: &str, out: &mut String) {
    copy::<true>(text, out);
}

/// Appends `text` with each of `replacements`, the text in the place of the ASCII character, which is no blank.
pub(crate) fn push_replaced<const N: usize>(out: &mut String, text: &str, replacements: [(u8, &str); N]) {
    let bytes = text.as_bytes();
    let is_replaced = |byte: u8| replacements.iter().fold(false, |found, (replaced, _)| found | (byte == *replaced));
    let mut copied = 0;
    for at in look::all(bytes, 0, is_replaced) {
        if let Some((_, replacement)) = replacements.iter().find(|(replaced, _)| *replaced == bytes[at]) {
            out.push_str(&text[copied..at]);
            out.push_str(replacement);
            copied = at + 1;
        }
    }
    out.push_str(&text[copied..]);
}

/// Appends the author's HTML as it is, but for characters that would read as marks.
pub(super) fn raw(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.bytes().position(|byte| byte == FIRST_BYTE) {
        out.push_str(&rest[..at]);
        let width = push_unless_mark(&rest[at..], out);
        rest = &rest[at + width..];
    }
    out.push_str(rest);
}

/// Whether a byte cannot be copied as it is: markup, a control character, the first byte of our marks. Without `||`, so
/// that many bytes can be looked at together.
const fn is_special(byte: u8) -> bool {
    let is_markup = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"');
    let is_control = (byte < b' ') & (byte != b'\t') & (byte != b'\n');
    is_markup | is_control | (byte == FIRST_BYTE)
}

fn copy<const IN_ATTRIBUTE: bool>(text: &str, out: &mut String) {
    let (mut copied, mut from) = (0, 0);
    while let Some(at) = look::all(text.as_bytes(), from, is_special).next() {
        from = at + 1;
        let replacement = match text.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if IN_ATTRIBUTE => "&quot;",
            b'"' => continue,
            FIRST_BYTE => {
                out.push_str(&text[copied..at]);
                from = at + push_unless_mark(&text[at..], out);
                copied = from;
                continue;
            }
            // Other control characters are allowed neither in HTML nor in the XML of the feeds.
            _ => "",
        };
        out.push_str(&text[copied..at]);
        out.push_str(replacement);
        copied = from;
    }
    out.push_str(&text[copied..]);
}

/// Appends the first character of `text`, replaced if it is one of our marks; returns its width (at least 1).
fn push_unless_mark(text: &str, out: &mut String) -> usize {
    let Some(character) = text.chars().next() else { return 1 };
    out.push(if (ADDRESS..=ELEMENT).contains(&character) { char::REPLACEMENT_CHARACTER } else { character });
    character.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(input: &str) -> (String, String) {
        let (mut between, mut inside) = (String::new(), String::new());
        text(input, &mut between);
        attribute(input, &mut inside);
        (between, inside)
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(both("a<b>&\"é\""), ("a&lt;b&gt;&amp;\"é\"".into(), "a&lt;b&gt;&amp;&quot;é&quot;".into()));
    }

    #[test]
    fn marks_and_control_characters_do_not_pass() {
        assert_eq!(both("\u{e000}0\u{e001}\u{e010}\0\u{1b}x\r\n\t").0, "\u{fffd}0\u{fffd}\u{e010}x\n\t");
        let mut out = String::new();
        raw("<b>\u{e002}é\u{e010}</b>", &mut out);
        assert_eq!(out, "<b>\u{fffd}é\u{e010}</b>");
    }
}
