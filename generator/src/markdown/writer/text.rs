//! What stands inside a line: text, code, line ends, references of footnotes.

use pulldown_cmark::CowStr;

use super::Writer;
use crate::markdown::escape;

impl<'a> Writer<'a, '_> {
    /// Opens or writes something inside a line.
    pub(super) fn inline(&mut self, html: &str) {
        self.not_only_images();
        self.push(html);
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.in_code {
            return escape::text(text, &mut self.done.html);
        }
        if let Some(block) = &mut self.html_block {
            return block.push_str(text);
        }
        self.run.clear();
        if self.in_autolink {
            self.run.push_str(text);
        } else {
            self.typographer.write(text, &mut self.run);
        }
        if let Some(image) = &mut self.image {
            return image.alt.push_str(&self.run);
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&self.run);
        }
        if let Some(table) = self.table.as_mut().filter(|table| table.in_head) {
            table.headers.push_str(&self.run);
        }
        let in_excerpt = self.heading.is_none() && self.table.is_none() && self.definitions.is_empty();
        self.tally.text(&self.run, in_excerpt);
        escape::text(&self.run, &mut self.done.html);
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
