//! Links and images: their marks, and what is known of them.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::{Anchor, OpenImage, Writer};
use crate::diagnostic::{Diagnostic, Spanned};
use crate::markdown::escape::{self, ADDRESS, ELEMENT};
use crate::markdown::{Link, LinkKind, link, spaces};

impl<'a> Writer<'a, '_> {
    pub(super) fn open_link(&mut self, link_type: LinkType, destination: &str, title: &str, range: &Range<usize>) {
        self.not_only_images();
        self.in_autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
        let mut target = self.target(destination, range);
        if link_type == LinkType::Email {
            target.value.insert_str(0, "mailto:");
        }
        if !self.leads_somewhere(&target, range) || !self.accept(&target) {
            return self.anchors.push(None);
        }
        self.open_anchor(target, title);
    }

    /// Opens the `<a>` that leads to `target`.
    pub(super) fn open_anchor(&mut self, target: Spanned<String>, title: &str) {
        self.anchors.push(Some(Anchor { link: self.done.links.len(), start: self.done.html.len() }));
        self.push("<a href=\"");
        self.place(ADDRESS, Link { target, kind: LinkKind::Page });
        self.push("\"");
        if !title.is_empty() {
            self.push(" title=\"");
            let title = self.typeset(title);
            escape::attribute(&title, &mut self.done.html);
            self.push("\"");
        }
        self.push(">");
    }

    pub(super) fn close_link(&mut self) {
        self.in_autolink = false;
        let Some(Some(Anchor { link, start })) = self.anchors.pop() else { return };
        self.push("</a>");
        let format = self.done.links.get(link).and_then(|link| link::format_to_say(&link.target.value));
        // An author who says what it is does so in her own way.
        if format.is_some_and(|format| !has_word(&self.done.html[start..], format)) {
            escape::mark(ELEMENT, link, &mut self.done.html);
        }
    }

    pub(super) fn open_image(&mut self, destination: &str, title: &str, range: Range<usize>) {
        let target = self.target(destination, &range);
        let refused = !self.leads_somewhere(&target, &range) || !self.accept(&target);
        let title = title.to_owned();
        self.image = Some(OpenImage { depth: 0, target, title, alt: String::new(), range, refused });
    }

    pub(super) fn close_image(&mut self) {
        let Some(image) = &mut self.image else { return };
        if image.depth > 0 {
            image.depth -= 1;
            return;
        }
        let Some(image) = self.image.take() else { return };
        self.typographer.pass_over('x');
        let alt = image.alt.trim();
        if image.refused {
            self.not_only_images();
            return escape::text(alt, &mut self.done.html);
        }
        let decorative = matches!(image.title.trim().to_lowercase().as_str(), "decorative" | "décorative");
        if alt.is_empty() && !decorative {
            let span = self.span(&image.range);
            self.diagnostics.push(Diagnostic::warning("image-sans-description", self.input.file, span));
        }
        let kind = LinkKind::Image {
            alt: if decorative { String::new() } else { alt.to_owned() },
            title: (!decorative && !image.title.is_empty()).then(|| self.typeset(&image.title)),
            in_gallery: self.galleries > 0,
            decorative,
            standalone: false,
        };
        self.place(ELEMENT, Link { target: image.target, kind });
    }

    /// `destination` with its place in the file.
    pub(super) fn target(&self, destination: &str, range: &Range<usize>) -> Spanned<String> {
        let place = link::destination_range(self.input.text, range, destination);
        Spanned::new(spaces::parted(destination), self.span(&place))
    }

    /// Whether an address is written at all in the link at `range`; where there is none, it is reported.
    fn leads_somewhere(&mut self, target: &Spanned<String>, range: &Range<usize>) -> bool {
        let is_written = !target.value.trim().is_empty();
        if !is_written {
            let span = self.span(range);
            self.diagnostics.push(Diagnostic::error("lien-vide", self.input.file, span));
        }
        is_written
    }

    /// Whether a link may lead to `target`; a refusal is reported.
    pub(super) fn accept(&mut self, target: &Spanned<String>) -> bool {
        let Some(problem) = link::refused(&target.value, self.input.file, target.span) else { return true };
        self.diagnostics.push(problem);
        false
    }

    /// Marks the place of `link` here.
    pub(super) fn place(&mut self, opening: char, link: Link) {
        escape::mark(opening, self.done.links.len(), &mut self.done.html);
        self.done.links.push(link);
    }

    pub(super) fn typeset(&self, text: &str) -> String {
        crate::markdown::typography(text, self.input.french)
    }
}

/// Whether the text of an `<a>` has `word`, in any case.
fn has_word(anchor: &str, word: &str) -> bool {
    let text = anchor.split_once('>').map_or(anchor, |(_, text)| text);
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|one| one.eq_ignore_ascii_case(word))
}
