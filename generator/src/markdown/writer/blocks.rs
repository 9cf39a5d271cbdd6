//! Paragraphs, headings, quotations, notes, code, lists and the author’s HTML blocks.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, HeadingLevel};

use super::{OpenHeading, Paragraph, Pictures, Writer};
use crate::diagnostic::Diagnostic;
use crate::markdown::slug::slug;
use crate::markdown::{Heading, LinkKind, escape, unclosed};

/// What stands around pictures that follow each other.
const GALLERY: &str = "<div class=\"gallery\">\n";
const GALLERY_END: &str = "</div>\n";

/// The author's elements in which an address is no link.
const VERBATIM: [&str; 5] = ["a", "code", "kbd", "pre", "samp"];

impl<'a> Writer<'a, '_> {
    /// Starts a block on a line of its own.
    pub(super) fn open_block(&mut self, html: &str) {
        if !self.done.html.is_empty() && !self.done.html.ends_with('\n') {
            self.push("\n");
        }
        self.typographer.reset();
        self.tally.gap();
        self.push(html);
    }

    pub(super) fn close_block(&mut self, html: &str) {
        self.typographer.reset();
        self.tally.gap();
        self.push(html);
    }

    pub(super) fn open_paragraph(&mut self) {
        // A loose item's paragraph stays on the item's line.
        if self.done.html.ends_with("<li>") {
            self.close_block("");
        } else {
            self.open_block("");
        }
        self.paragraph =
            Some(Paragraph { start: self.done.html.len(), only_images: true, first_link: self.done.links.len() });
        self.push("<p>");
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        if !paragraph.only_images {
            return self.close_block("</p>\n");
        }
        // Only images: figures, which no paragraph may hold.
        let end = paragraph.start + "<p>".len();
        self.done.html.replace_range(paragraph.start..end, "");
        for link in &mut self.done.links[paragraph.first_link..] {
            if let LinkKind::Image { standalone, .. } = &mut link.kind {
                *standalone = true;
            }
        }
        self.close_block("\n");
        self.group_pictures(paragraph.start, paragraph.first_link);
    }

    /// Pictures that follow each other are a gallery. Those from byte `start` on were just written.
    fn group_pictures(&mut self, start: usize, first_link: usize) {
        if self.galleries > 0 || self.done.links.len() == first_link {
            return;
        }
        let mut pictures = match self.pictures.take() {
            Some(before) if before.end == start => before,
            _ => Pictures { start, end: start, first_link, grouped: false },
        };
        let links = &mut self.done.links[pictures.first_link..];
        if links.len() > 1 {
            for link in links {
                if let LinkKind::Image { in_gallery, .. } = &mut link.kind {
                    *in_gallery = true;
                }
            }
            if pictures.grouped {
                let end = start - GALLERY_END.len();
                self.done.html.replace_range(end..start, "");
            } else {
                self.done.html.insert_str(pictures.start, GALLERY);
            }
            self.push(GALLERY_END);
            pictures.grouped = true;
        }
        pictures.end = self.done.html.len();
        self.pictures = Some(pictures);
    }

    /// Something other than an image stands in the paragraph.
    pub(super) fn not_only_images(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.only_images = false;
        }
    }

    pub(super) fn open_heading(&mut self, level: HeadingLevel, id: Option<CowStr<'a>>, range: Range<usize>) {
        self.open_block("");
        let end = range.start + self.input.text[range.clone()].trim_end().len();
        let range = range.start..end;
        let is_underlined = self.look_for_underline(&range);
        let mut level = level as u8;
        if level == 1 {
            level = 2;
            // Who drew a line by accident is told so, and meant no heading.
            if !is_underlined {
                self.warn("titre-de-niveau-1", range.clone());
            }
        } else if level > self.last_level + 1 {
            let problem = Diagnostic::warning("niveau-de-titre-saute", self.input.file, self.span(&range))
                .with("niveau", level.to_string())
                .with("attendu", (self.last_level + 1).to_string());
            self.diagnostics.push(problem);
        }
        self.last_level = level;
        let (start, text, written) = (self.done.html.len(), String::new(), String::new());
        self.heading = Some(OpenHeading { start, level, id, text, written, range });
    }

    pub(super) fn close_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        let text = heading.text.trim().to_owned();
        if text.is_empty() && self.done.html.len() == heading.start {
            self.warn("titre-vide", heading.range.clone());
        }
        let id = match &heading.id {
            Some(id) => self.ids.take(id),
            None => self.ids.take(&slug(&heading.written)),
        };
        let level = char::from(b'0' + heading.level);
        let mut tag = String::with_capacity(id.len() + 16);
        tag.extend(["<h", level.encode_utf8(&mut [0; 4]), " id=\""]);
        escape::attribute(&id, &mut tag);
        tag.push_str("\">");
        // The identifier comes from the text, so it is known only now.
        self.done.html.insert_str(heading.start, &tag);
        self.close_block("</h");
        self.done.html.extend([level, '>', '\n']);
        let span = self.span(&heading.range);
        self.done.headings.push(Heading { level: heading.level, id, text, span });
    }

    pub(super) fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let (class, title) = match kind {
            None => return self.open_block("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note-info", self.labels.note),
            Some(BlockQuoteKind::Tip) => ("note-tip", self.labels.tip),
            Some(BlockQuoteKind::Important) => ("note-important", self.labels.important),
            Some(BlockQuoteKind::Warning) => ("note-warning", self.labels.warning),
            Some(BlockQuoteKind::Caution) => ("note-caution", self.labels.caution),
        };
        self.open_note(class, title);
    }

    pub(super) fn open_note(&mut self, class: &str, title: &str) {
        // Without the role, an `<aside>` is a landmark, and landmarks do not belong inside an article.
        self.open_block("<aside class=\"note ");
        self.push(class);
        self.push("\" role=\"note\">\n<p class=\"note-title\">");
        escape::text(title, &mut self.done.html);
        self.push("</p>\n");
    }

    pub(super) fn open_code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        self.in_code = true;
        let block = &self.input.text[range.clone()];
        if matches!(kind, CodeBlockKind::Fenced(_)) && !unclosed::is_fence_closed(block) {
            let first_line = block.lines().next().unwrap_or_default().trim_end().len();
            self.warn("code-non-ferme", range.start..range.start + first_line);
        }
        // Reachable by keyboard, for long lines scroll.
        self.open_block("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            self.push(" class=\"language-");
            escape::attribute(language, &mut self.done.html);
            self.push("\"");
        }
        self.push(">");
    }

    pub(super) fn open_list(&mut self, first: Option<u64>) {
        match first {
            None => self.open_block("<ul>\n"),
            Some(1) => self.open_block("<ol>\n"),
            Some(first) => self.open_block(&format!("<ol start=\"{first}\">\n")),
        }
    }

    pub(super) fn checkbox(&mut self, is_done: bool) {
        let (checked, label) = if is_done { (" checked=\"\"", self.labels.done) } else { ("", self.labels.to_do) };
        self.inline(&format!("<input type=\"checkbox\" disabled=\"\"{checked} aria-label=\"{label}\"> "));
    }

    pub(super) fn close_definition(&mut self, range: Range<usize>) {
        let Some((name, before)) = self.definitions.pop() else { return };
        let html = std::mem::replace(&mut self.done.html, before);
        self.footnotes.define(name, html, range);
    }

    pub(super) fn rule(&mut self, range: &Range<usize>) {
        match self.directives.as_slice().first() {
            Some(directive) if range.contains(&directive.at) => {
                self.directives.next();
                self.directive(&directive.action);
            }
            _ => self.open_block("<hr>\n"),
        }
    }

    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        self.look_for_unclosed_comments(&range);
        if self.image.is_some() || is_comment(html) {
            return;
        }
        self.not_only_images();
        self.look_for_links(html);
        self.done.raw.push(range);
        escape::raw(html, &mut self.done.html);
    }

    pub(super) fn close_html_block(&mut self, range: Range<usize>) {
        let Some(html) = self.html_block.take() else { return };
        self.look_for_unclosed_comments(&range);
        if is_comment(html.trim()) {
            return;
        }
        self.open_block("");
        self.look_for_links(&html);
        self.done.raw.push(range);
        escape::raw(&html, &mut self.done.html);
    }

    /// Notes whether the author's `html` leaves a link open, or code.
    fn look_for_links(&mut self, html: &str) {
        for at in memchr::memchr_iter(b'<', html.as_bytes()) {
            let tag = &html[at + 1..];
            let name = tag.strip_prefix('/').unwrap_or(tag);
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
            if VERBATIM.iter().any(|element| element.eq_ignore_ascii_case(name)) {
                self.in_raw_link = !tag.starts_with('/');
            }
        }
    }
}

/// Whether `html` is one comment and nothing else; such a thing needs no cleaning, for it is not written.
fn is_comment(html: &str) -> bool {
    html.strip_prefix("<!--").is_some_and(|rest| rest.find("-->").is_some_and(|end| end + 3 == rest.len()))
}
