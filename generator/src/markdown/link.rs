//! Which addresses are refused, and where in the file an address was written.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Span};
use crate::path::name_of;

/// The schemes that a link may have. Any other could run a program in the reader's browser (`javascript:`,
/// `data:`), or leads nowhere but on the author's own computer (`file:`, `C:\`).
pub(super) const SCHEMES: [&str; 8] = ["http", "https", "mailto", "tel", "sms", "geo", "webcal", "xmpp"];

/// The refusal of a link to `target`, written at `span`, if links may not have its scheme.
pub(super) fn refused(target: &str, file: &Arc<str>, span: Span) -> Option<Diagnostic> {
    let scheme = refused_scheme(target)?;
    let sort = match scheme.as_str() {
        "data" => "collee",
        "file" => "ordinateur",
        // `C:\Users\…`
        drive if drive.len() == 1 => "ordinateur",
        _ => "autre",
    };
    Some(Diagnostic::error("lien-refuse", file, span).with("schema", scheme).with("sorte", sort))
}

/// The scheme of `target` if links may not have it.
fn refused_scheme(target: &str) -> Option<String> {
    let scheme = scheme(target)?;
    (!SCHEMES.contains(&scheme.as_str())).then_some(scheme)
}

/// The scheme of `target` in lowercase, read as browsers do: they skip control characters.
fn scheme(target: &str) -> Option<String> {
    let mut scheme = String::new();
    for character in target.trim_start_matches(|c: char| c.is_control() || c == ' ').chars() {
        match character {
            ':' => return Some(scheme).filter(|scheme| scheme.starts_with(|c: char| c.is_ascii_alphabetic())),
            c if c.is_control() => {}
            c if c.is_ascii_alphanumeric() || "+.-".contains(c) => scheme.push(c.to_ascii_lowercase()),
            _ => return None,
        }
    }
    None
}

/// The extension of the file that a path seems to lead to: two to five letters or digits behind a name.
#[must_use]
pub fn file_extension(path: &str) -> Option<&str> {
    let (stem, extension) = name_of(path).rsplit_once('.')?;
    let is_one =
        !stem.is_empty() && (2..=5).contains(&extension.len()) && extension.chars().all(|c| c.is_ascii_alphanumeric());
    is_one.then_some(extension)
}

/// The format that is to be said of the file that `target` may lead to: not of a page, nor of what another site has.
pub(super) fn format_to_say(target: &str) -> Option<&str> {
    let path = target.split(['?', '#']).next().filter(|path| !path.contains(':'))?;
    file_extension(path).filter(|format| !["md", "html"].iter().any(|page| format.eq_ignore_ascii_case(page)))
}

/// The part of the address that names its host, if it has one.
pub(super) fn host(target: &str) -> Option<&str> {
    let (_, rest) = target.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// Where `destination` stands in `source`, given the range of its whole link.
pub(super) fn destination_range(source: &str, link: &Range<usize>, destination: &str) -> Range<usize> {
    // The parser hands out slices of the source wherever nothing had to be decoded, also for `[text][reference]`.
    let start = (destination.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
    if !destination.is_empty() && source.get(start..start.saturating_add(destination.len())) == Some(destination) {
        return start..start + destination.len();
    }
    written_destination(source, link).unwrap_or_else(|| link.clone())
}

/// What stands between the parentheses of an inline link, as written.
fn written_destination(source: &str, link: &Range<usize>) -> Option<Range<usize>> {
    let text = source.get(link.clone())?;
    let inside = &text[text.rfind("](")? + 2..];
    let inside = inside.trim_start();
    let (inside, ends): (&str, &[char]) = match inside.strip_prefix('<') {
        Some(inside) => (inside, &['>']),
        None => (inside, &[' ', '\n', '\t', ')']),
    };
    let start = link.end - inside.len();
    Some(start..start + inside.find(ends)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dangerous_schemes_are_refused_however_written() {
        for target in ["javascript:alert(1)", " JaVa\tScript:x", "\u{1}data:text/html,x", "file:///etc", "C:\\plan.pdf"]
        {
            assert!(refused_scheme(target).is_some(), "{target:?}");
        }
        for target in
            ["https://a.fr", "mailto:a@b.fr", "../lot:1.pdf", "#a:b", "?a:b", "à:b", ":b", "compte rendu: 1.pdf"]
        {
            assert_eq!(refused_scheme(target), None, "{target:?}");
        }
    }

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.peertube.fr:80/w/1"), Some("peertube.fr"));
        assert_eq!(host("film.mp4"), None);
    }
}
