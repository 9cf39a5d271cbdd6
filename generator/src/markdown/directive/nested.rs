//! Lines with `:::` that stand where no directive may: inside a list, a quotation or a note, or too far from the margin.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::markdown::OPTIONS;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    List,
    Quotation,
    Note,
    /// Four blanks make a block of code.
    Margin,
}

impl Place {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::List => "liste",
            Self::Quotation => "citation",
            Self::Note => "note",
            Self::Margin => "marge",
        }
    }
}

/// The candidates, sorted.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those that are directives.
    pub(super) lines: Vec<Range<usize>>,
    /// Those that would be, elsewhere.
    pub(super) nested: Vec<(Range<usize>, Place)>,
}

/// Whether nothing but blanks, marks of lists and of quotations is in `before`, which starts a line.
pub(super) fn is_prefix(before: &str) -> bool {
    before.split([' ', '\t']).all(|mark| {
        let number = mark.strip_suffix(['.', ')']).filter(|number| (1..=9).contains(&number.len()));
        matches!(mark, "-" | "*" | "+")
            || mark.bytes().all(|sign| sign == b'>')
            || number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
    })
}

/// Sorts `candidates`, in whose places `trial` has thematic breaks.
pub(super) fn sort(trial: &str, candidates: Vec<Range<usize>>) -> Found {
    let mut found = Found::default();
    let mut candidates = candidates.into_iter().peekable();
    let mut open: Vec<Place> = Vec::new();
    for (event, range) in Parser::new_ext(trial, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => open.push(Place::List),
            Event::Start(Tag::BlockQuote(_)) => open.push(Place::Quotation),
            Event::Start(Tag::FootnoteDefinition(_)) => open.push(Place::Note),
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) => _ = open.pop(),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) if open.is_empty() => {
                while candidates.next_if(|line| line.start < range.start).is_some() {}
                let first = candidates.next_if(|line| range.contains(&line.start));
                found.nested.extend(first.map(|line| (line, Place::Margin)));
            }
            Event::Rule => {
                while candidates.next_if(|line| line.start < range.start).is_some() {}
                let Some(line) = candidates.next_if(|line| range.contains(&line.start)) else { continue };
                match open.last() {
                    None => found.lines.push(line),
                    Some(place) => found.nested.push((line, *place)),
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_and_quotations_may_stand_before() {
        for before in ["", "   ", "\t", "- ", "> ", ">> - 1. ", "12) * "] {
            assert!(is_prefix(before), "{before:?}");
        }
        for before in ["a ", "-- ", "1.2 ", "\\", "`", "1234567890. "] {
            assert!(!is_prefix(before), "{before:?}");
        }
    }
}
