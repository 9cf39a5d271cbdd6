//! Footnotes: numbered in the order of their references, gathered at the end of the body.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::escape;
use super::labels::Labels;

/// The footnotes of one body.
#[derive(Debug)]
pub(super) struct Footnotes<'a> {
    /// Starts every id, so that several bodies fit on one page.
    prefix: &'a str,
    labels: &'static Labels,
    /// Number of each note, from 0, by its name.
    numbers: HashMap<CowStr<'a>, usize>,
    /// How many references each note has, by its number.
    references: Vec<u32>,
    definitions: HashMap<CowStr<'a>, Definition>,
}

#[derive(Debug)]
struct Definition {
    html: String,
    range: Range<usize>,
}

impl<'a> Footnotes<'a> {
    pub(super) fn new(prefix: &'a str, labels: &'static Labels) -> Self {
        Self { prefix, labels, numbers: HashMap::new(), references: Vec::new(), definitions: HashMap::new() }
    }

    /// Writes a reference to the note `name`.
    pub(super) fn reference(&mut self, name: CowStr<'a>, out: &mut String) {
        let number = *self.numbers.entry(name).or_insert(self.references.len());
        if number == self.references.len() {
            self.references.push(0);
        }
        let Some(occurrence) = self.references.get_mut(number) else { return };
        *occurrence += 1;
        let occurrence = *occurrence;
        out.push_str("<sup class=\"footnote-ref\"><a href=\"#");
        self.id("fn", number, 1, out);
        out.push_str("\" id=\"");
        self.id("fnref", number, occurrence, out);
        let _ = write!(
            out,
            "\" role=\"doc-noteref\" aria-label=\"{}{n}\">{n}</a></sup>",
            self.labels.footnote,
            n = number + 1
        );
    }

    /// Keeps the text of the note `name` for the end; the first definition of a name counts.
    pub(super) fn define(&mut self, name: CowStr<'a>, html: String, range: Range<usize>) {
        self.definitions.entry(name).or_insert(Definition { html, range });
    }

    /// Writes the section of the notes, and returns the places of those that nothing refers to.
    pub(super) fn finish(mut self, out: &mut String) -> Vec<Range<usize>> {
        let numbers = std::mem::take(&mut self.numbers);
        let mut referenced: Vec<(usize, Definition)> =
            numbers.into_iter().filter_map(|(name, number)| Some((number, self.definitions.remove(&name)?))).collect();
        referenced.sort_by_key(|(number, _)| *number);
        if !referenced.is_empty() {
            let _ = write!(
                out,
                "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>\n",
                self.labels.footnotes
            );
            for (number, definition) in referenced {
                self.note(number, &definition.html, out);
            }
            out.push_str("</ol>\n</section>\n");
        }
        let mut unused: Vec<_> = self.definitions.into_values().map(|definition| definition.range).collect();
        unused.sort_by_key(|range| range.start);
        unused
    }

    fn note(&self, number: usize, html: &str, out: &mut String) {
        // The links back belong to the last line of the note, not to a paragraph of their own.
        let (text, end) = match html.strip_suffix("</p>\n") {
            Some(text) => (text, "</p>\n"),
            None => (html, "\n"),
        };
        // `value` keeps the number when a note before this one has no text.
        let _ = write!(out, "<li value=\"{}\" id=\"", number + 1);
        self.id("fn", number, 1, out);
        out.push_str("\">");
        out.push_str(text);
        for occurrence in 1..=self.references.get(number).copied().unwrap_or_default() {
            out.push_str(" <a class=\"footnote-back\" href=\"#");
            self.id("fnref", number, occurrence, out);
            let _ =
                write!(out, "\" role=\"doc-backlink\" aria-label=\"{}{}", self.labels.back_to_reference, number + 1);
            if occurrence > 1 {
                let _ = write!(out, " ({occurrence})");
            }
            out.push_str("\">↩</a>");
        }
        out.push_str(end);
        out.push_str("</li>\n");
    }

    /// `prefix` `kind`-`number`, with `-occurrence` from the second on.
    fn id(&self, kind: &str, number: usize, occurrence: u32, out: &mut String) {
        escape::attribute(self.prefix, out);
        let _ = write!(out, "{kind}-{}", number + 1);
        if occurrence > 1 {
            let _ = write!(out, "-{occurrence}");
        }
    }
}

/// Whether `address` leads to a footnote, or back from one: these are ours, and always lead somewhere.
pub(super) fn is_ours(address: &str, prefix: &str) -> bool {
    address
        .strip_prefix('#')
        .and_then(|id| id.strip_prefix(prefix))
        .is_some_and(|id| id.starts_with("fn-") || id.starts_with("fnref-"))
}
