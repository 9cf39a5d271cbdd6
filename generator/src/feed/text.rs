//! Text that fits where it goes: characters that XML allows, HTML, addresses.

use crate::markdown::push_replaced;

/// Whether XML 1.0 allows the character (§2.2, production `Char`). One that it does not makes a whole feed unreadable,
/// however it is escaped.
fn is_legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Whether `text` may hold a forbidden character: each has one of these bytes in UTF-8, and hardly any text has. Whole
/// texts pass at a glance.
fn is_suspect(text: &str) -> bool {
    let is_control = |byte: u8| (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    text.bytes().fold(false, |found, byte| found | is_control(byte) | (byte == 0xef))
}

/// `text` without the characters that XML forbids.
pub(super) fn legal(mut text: String) -> String {
    if is_suspect(&text) {
        text.retain(is_legal);
    }
    text
}

/// `text` on one line, without the characters that XML forbids: for titles and names.
///
/// No-break spaces stay: they are typography.
pub(super) fn line(text: &str) -> String {
    let bytes = text.as_bytes();
    // Without branches, so that many bytes are looked at together.
    let is_break = |byte: u8| (byte < b' ') | (byte == 0xef);
    let breaks = bytes.iter().fold(false, |found, byte| found | is_break(*byte));
    let doubles = bytes.iter().zip(bytes.iter().skip(1));
    let has_doubles = doubles.fold(false, |found, (one, next)| found | (*one == b' ') & (*next == b' '));
    if !breaks && !has_doubles && !text.starts_with(' ') && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for character in text.chars().filter(|character| is_legal(*character)) {
        match character {
            ' ' | '\t' | '\n' | '\r' if line.is_empty() || line.ends_with(' ') => {}
            ' ' | '\t' | '\n' | '\r' => line.push(' '),
            other => line.push(other),
        }
    }
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// `text` between tags or between the double quotes of an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    push_replaced(&mut html, text, [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;")]);
    legal(html)
}

/// `html` with its links between a text and its notes made absolute: in a reader, `#` is nowhere.
///
/// They are the only links that [`crate::markdown`] writes itself. `<` never stands unescaped in a text, so only links
/// are met.
pub(super) fn with_whole_notes(html: String, url: &str) -> String {
    const OPENINGS: [&str; 2] = ["<a href=\"", "<a class=\"footnote-back\" href=\""];
    if memchr::memchr(b'#', html.as_bytes()).is_none() {
        return html;
    }
    let url = escaped(url);
    OPENINGS.iter().fold(html, |html, opening| html.replace(&format!("{opening}#"), &format!("{opening}{url}#")))
}

/// The media type of a file, by its extension.
pub(super) fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ppt" => "application/vnd.ms-powerpoint",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        "dwg" => "image/vnd.dwg",
        "dxf" => "image/vnd.dxf",
        "csv" => "text/csv",
        "txt" | "md" => "text/plain",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_of_xml_pass() {
        let hostile = "a\u{0}b\u{8}c\u{b}\u{1f}\u{fffe}\u{ffff}d\u{10ffff}é\u{85}";
        assert_eq!(legal(hostile.to_owned()), "abcd\u{10ffff}é\u{85}");
        assert_eq!(escaped("<a>\u{0} & \"b\" ]]>"), "&lt;a&gt; &amp; &quot;b&quot; ]]&gt;");
    }

    #[test]
    fn a_title_is_one_line_with_its_typography() {
        assert_eq!(line(" Bâtiment\u{a0}A\n  hors\t\u{0} d’eau\u{0} "), "Bâtiment\u{a0}A hors d’eau");
    }

    #[test]
    fn notes_lead_to_the_page() {
        let html = "<sup class=\"footnote-ref\"><a href=\"#n\">1</a></sup> &lt;a href=\"#n\"&gt; <a href=\"/b/#n\">";
        let whole =
            "<sup class=\"footnote-ref\"><a href=\"https://a/#n\">1</a></sup> &lt;a href=\"#n\"&gt; <a href=\"/b/#n\">";
        assert_eq!(with_whole_notes(html.to_owned(), "https://a/"), whole);
        let back = "<a class=\"footnote-back\" href=\"#r\">";
        assert_eq!(with_whole_notes(back.to_owned(), "https://a/"), back.replace('#', "https://a/#"));
    }

    #[test]
    fn types_follow_the_extension() {
        assert_eq!(media_type("content/a/Plan.PDF"), "application/pdf");
        assert_eq!(media_type("content/a/lisez-moi"), "application/octet-stream");
    }
}
