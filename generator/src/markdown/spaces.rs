//! File names with spaces in links: `![Le plan](Plan masse 1.jpg)`.
//!
//! In CommonMark a destination ends at a space, and such a link is mere text. People's files have spaces in their names, so
//! [`joined`] gives the parser a copy of the text in which another sign of one byte stands for each of these spaces: every
//! offset stays where it was. As with directives, a first parse tells which of them are in links; the others are inside
//! code, and keep their spaces. [`parted`] gives a name its spaces back.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};
use rustc_hash::FxHashSet;

use super::{OPTIONS, file_extension, link};

/// Stands for a space: a control character, which nobody has in a name, and which ends no destination for the parser.
const JOINER: char = '\u{7f}';

/// What stands between a link's words and its destination.
const OPENING: &str = "](";

/// `text` with the spaces in links' file names joined.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let mut names = candidates(text);
    if names.is_empty() {
        return Cow::Borrowed(text);
    }
    let trial = with_joiners(text, &names);
    let links: FxHashSet<usize> = Parser::new_ext(&trial, OPTIONS)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if dest_url.contains(JOINER) => {
                Some(link::destination_range(&trial, &range, &dest_url).start)
            }
            _ => None,
        })
        .collect();
    names.retain(|name| links.contains(&name.start));
    Cow::Owned(with_joiners(text, &names))
}

/// A link's destination with its spaces: as they are in a file's name, encoded in the address of another site.
pub(super) fn parted(destination: &str) -> String {
    destination.replace(JOINER, if destination.contains("://") { "%20" } else { " " })
}

/// What stands between parentheses behind a bracket, has a space and ends as a file's name does.
fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut openings = memchr::memmem::find_iter(text.as_bytes(), OPENING).peekable();
    let mut names = Vec::new();
    while let Some(opening) = openings.next() {
        // Each byte is looked at once, whatever a hostile page repeats.
        let end = openings.peek().copied().unwrap_or(text.len());
        names.extend(candidate(text, opening + OPENING.len()..end));
    }
    names
}

fn candidate(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let line = text.get(range.clone())?.lines().next()?;
    let inside = &line[..closing(line)?];
    let title = inside.find(" \"").or_else(|| inside.find(" '"));
    let written = title.map_or(inside, |title| &inside[..title]);
    let name = written.trim();
    let start = range.start + (written.len() - written.trim_start().len());
    let path = name.split('#').next()?;
    let is_name = name.contains(' ') && !name.contains(['<', '>', '"', '\t']) && file_extension(path).is_some();
    is_name.then(|| start..start + name.len())
}

/// Where the parenthesis is that closes one opened before `line`.
fn closing(line: &str) -> Option<usize> {
    let mut open = 1_usize;
    line.bytes().position(|byte| {
        match byte {
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        open == 0
    })
}

fn with_joiners(text: &str, names: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    for name in names {
        out.push_str(&text[out.len()..name.start]);
        out.extend(text[name.clone()].chars().map(|character| if character == ' ' { JOINER } else { character }));
    }
    out.push_str(&text[out.len()..]);
    out
}
