//! What stands inside a line: text, code, line ends, references of footnotes.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::Writer;
use crate::diagnostic::Spanned;
use crate::markdown::{autolink, escape, telephone};

/// A text between two signs of markup, put together of the parts that the parser gives.
#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    /// Where each part starts in `text`, and where it stands in the source.
    parts: Vec<(usize, Range<usize>)>,
    /// Whether the word at its end goes on in emphasis or code.
    pub(super) goes_on: bool,
}

impl Run {
    pub(super) fn push(&mut self, part: &str, range: Range<usize>) {
        self.parts.push((self.text.len(), range));
        self.text.push_str(part);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.parts.clear();
        self.goes_on = false;
    }

    /// Where the source has what is at `range` of the text.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.part_at(range.start).map_or(0, |(at, part)| (part.start + range.start - at).min(part.end));
        let end = self.part_at(range.end - 1).map_or(start, |(at, part)| (part.start + range.end - at).min(part.end));
        start..end.max(start)
    }

    fn part_at(&self, at: usize) -> Option<&(usize, Range<usize>)> {
        self.parts[..self.parts.partition_point(|(start, _)| *start <= at)].last()
    }
}

impl<'a> Writer<'a, '_> {
    /// Opens or writes something inside a line.
    pub(super) fn inline(&mut self, html: &str) {
        self.not_only_images();
        self.push(html);
    }

    /// Writes a run of text, in which bare addresses and telephone numbers become links.
    pub(super) fn text(&mut self, run: &Run) {
        if !self.may_hold_addresses() {
            return self.words(&run.text);
        }
        let mut written = 0;
        while let Some(address) = self.next_address(&run.text, written) {
            self.words(&run.text[written..address.range.start]);
            written = address.range.end;
            // Where it goes on in emphasis, this is not the whole address: better no link than one that leads elsewhere.
            if run.goes_on && address.written_end == run.text.len() {
                self.address(&run.text[address.range]);
            } else {
                self.bare_link(&address, run);
            }
        }
        self.words(&run.text[written..]);
    }

    fn may_hold_addresses(&self) -> bool {
        let is_apart = self.in_code || self.in_raw_link || self.html_block.is_some();
        (self.has_addresses || self.has_numbers) && !is_apart && self.image.is_none() && self.anchors.is_empty()
    }

    fn next_address(&self, text: &str, from: usize) -> Option<autolink::Address> {
        let before = self.typographer.before();
        let address = if self.has_addresses { autolink::next(text, from, before) } else { None };
        let number = if self.has_numbers { telephone::next(text, from, before) } else { None };
        address.into_iter().chain(number).min_by_key(|found| found.range.start)
    }

    /// Writes an address as it is, without typography.
    fn address(&mut self, text: &str) {
        self.in_autolink = true;
        self.words(text);
        self.in_autolink = false;
    }

    fn bare_link(&mut self, address: &autolink::Address, run: &Run) {
        let text = &run.text[address.range.clone()];
        let is_number = address.prefix == telephone::SCHEME;
        let target = if is_number { telephone::target(text) } else { [address.prefix, text].concat() };
        let target = Spanned::new(target, self.span(&run.place(&address.range)));
        self.not_only_images();
        self.open_anchor(target, "");
        // The pairs of a number must not part; an address is as it is.
        if is_number {
            self.words(text)
        } else {
            self.address(text)
        }
        self.close_link();
    }

    /// Writes text that holds no bare address.
    pub(super) fn words(&mut self, text: &str) {
        if self.in_code {
            return escape::text(text, &mut self.done.html);
        }
        if let Some(block) = &mut self.html_block {
            return block.push_str(text);
        }
        self.set.clear();
        if self.in_autolink {
            self.set.push_str(text);
            self.typographer.pass_over('x');
        } else {
            self.typographer.write(text, &mut self.set);
        }
        if let Some(image) = &mut self.image {
            return image.alt.push_str(&self.set);
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&self.set);
            heading.written.push_str(text);
        }
        if let Some(table) = self.table.as_mut().filter(|table| table.in_head) {
            table.headers.push_str(&self.set);
        }
        let in_excerpt = self.heading.is_none() && self.table.is_none() && self.definitions.is_empty();
        self.tally.text(&self.set, in_excerpt);
        escape::text(&self.set, &mut self.done.html);
        // Most runs start with a letter, which says it.
        if text.starts_with(|first: char| first.is_ascii_graphic()) || !text.trim().is_empty() {
            self.not_only_images();
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        self.typographer.pass_over('x');
        if let Some(image) = &mut self.image {
            return image.alt.push_str(code);
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(code);
            heading.written.push_str(code);
        }
        if let Some(table) = self.table.as_mut().filter(|table| table.in_head) {
            table.headers.push_str(code);
        }
        let in_excerpt = self.heading.is_none() && self.table.is_none() && self.definitions.is_empty();
        self.tally.text(code, in_excerpt);
        self.inline("<code>");
        escape::text(code, &mut self.done.html);
        self.push("</code>");
    }

    pub(super) fn line_end(&mut self, hard: bool) {
        self.typographer.pass_over(' ');
        if let Some(image) = &mut self.image {
            return image.alt.push(' ');
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push(' ');
            heading.written.push(' ');
        }
        self.tally.gap();
        if hard {
            self.inline("<br>");
        }
        self.push("\n");
    }

    pub(super) fn footnote_reference(&mut self, name: CowStr<'a>) {
        self.typographer.pass_over('x');
        if self.image.is_none() {
            self.not_only_images();
            self.footnotes.reference(name, &mut self.done.html);
        }
    }
}
