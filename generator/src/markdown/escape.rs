//! Text → HTML characters, and the marks that hold a link's place until its address is known.

use std::fmt::Write as _;

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

/// Bytes that cannot be copied as they are: markup, control characters, the first byte of our marks.
static SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = byte != b'\t' as usize && byte != b'\n' as usize;
        byte += 1;
    }
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    special[FIRST_BYTE as usize] = true;
    special
};

fn copy<const IN_ATTRIBUTE: bool>(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let (mut copied, mut at) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if !SPECIAL[usize::from(byte)] || (byte == b'"' && !IN_ATTRIBUTE) {
            at += 1;
            continue;
        }
        out.push_str(&text[copied..at]);
        match byte {
            b'&' => out.push_str("&amp;"),
            b'<' => out.push_str("&lt;"),
            b'>' => out.push_str("&gt;"),
            b'"' => out.push_str("&quot;"),
            // The width is one more than the increment below.
            FIRST_BYTE => at += push_unless_mark(&text[at..], out) - 1,
            // Other control characters are allowed neither in HTML nor in the XML of the feeds.
            _ => {}
        }
        at += 1;
        copied = at;
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
