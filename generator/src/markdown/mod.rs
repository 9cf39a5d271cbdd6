//! The body of a content file: Markdown → HTML, with its links, images and headings known apart.
//!
//! [`render`] works in this order: `directive` sets the `:::` lines apart; `spaces` joins file names with spaces;
//! `writer` turns the parser's events into HTML, with the help of `typography`, `slug` and `footnote`; `clean` passes
//! over the result, only when the author wrote HTML. Where a link leads is not known here: its place in the HTML is marked, and filled in by
//! [`Body::html_with`] when the whole site is known.
//!
//! # What is understood
//!
//! CommonMark; tables, footnotes, task lists, strikethrough, alerts and bare addresses as on GitHub; French telephone numbers; `{#id}` after a heading; the
//! directives `note`, `attention`, `astuce`, `galerie`, `video`, `fichier` and `graphique`.
//!
//! # Raw HTML
//!
//! Elements kept: `a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt
//! em figcaption figure h2`–`h6 hr i img input` (a disabled checkbox) `ins kbd li mark ol p pre q s samp section small
//! span strong sub summary sup table tbody td tfoot th thead time tr u ul`. Attributes kept on all: `class dir id lang
//! role tabindex title` and `aria-describedby`, `-hidden`, `-label`, `-labelledby`; on some: `href`, `src`, `alt` and
//! those of tables, lists and dates. Everything else goes, and is reported. No `style`, no event handler, no frame, no
//! form, no script.

mod autolink;
mod clean;
mod directive;
mod escape;
mod footnote;
mod frame;
mod labels;
mod link;
mod look;
mod plain;
mod slug;
mod spaces;
mod telephone;
#[cfg(test)]
mod tests;
mod typography;
mod unclosed;
mod writer;

use std::sync::Arc;

use pulldown_cmark::Options;

pub use autolink::push_linked;
pub(crate) use escape::push_replaced;
pub use link::file_extension;
pub use slug::slug;
pub use typography::typography;

use crate::diagnostic::{Diagnostic, Span, Spanned};

/// What is asked of the parser, beside CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// A rendered body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// With a mark at each link's place.
    html: String,
    /// The marks, in the order of `html`.
    slots: Vec<Slot>,
    /// Every link, image, download and chart, also those in notes that nothing refers to.
    pub links: Vec<Link>,
    /// Every heading, in order.
    pub headings: Vec<Heading>,
    /// How many words the text has, code blocks left out.
    pub words: u32,
    /// The first 220 characters or so of the text, headings and tables left out, cut after a word.
    pub excerpt: String,
}

/// How many bytes go into a slot, or a little more: a text that grows is copied each time.
const ROOM: usize = 160;

/// Where a link's address or element goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    /// The mark, in bytes of the HTML.
    start: usize,
    end: usize,
    /// Which of the links.
    link: usize,
    place: Place,
}

/// What of a link goes into a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Of a [`LinkKind::Page`]: its address, attribute-escaped, inside `href="…"`.
    Address,
    /// Of a [`LinkKind::Page`] that may lead to a file: what is to be known before it is fetched, after the link.
    Facts,
    /// Of the other kinds: the whole element.
    Element,
}

/// Something in a body that leads elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The destination with escapes decoded, and where it is written in the file.
    pub target: Spanned<String>,
    /// What it is.
    pub kind: LinkKind,
}

/// What a link is, and so what has to be written in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// A link of the text.
    Page,
    /// An image: its element goes there.
    Image {
        /// The description; empty for a decorative image, or where it is missing.
        alt: String,
        /// The title, shown as the caption.
        title: Option<String>,
        /// Whether it is in a `::: galerie`.
        in_gallery: bool,
        /// Whether its author said that it needs no description.
        decorative: bool,
        /// Whether it stands between paragraphs, so that a `<figure>` may be written, and not inside a line of text.
        standalone: bool,
    },
    /// A `::: fichier`: its element goes there, between paragraphs.
    Download {
        /// What the author calls it; `None` where that is left to the file's own title, or its name.
        label: Option<String>,
    },
    /// A `::: graphique` of the file's numbers: its element goes there, between paragraphs.
    Chart(Box<Chart>),
}

impl LinkKind {
    /// The words that stand in the element's place, where it takes a whole one.
    fn words(&self) -> impl Iterator<Item = &str> {
        let (main, others) = match self {
            Self::Page => (None, [None, None]),
            Self::Image { alt, .. } => (Some(alt), [None, None]),
            Self::Download { label } => (label.as_ref(), [None, None]),
            Self::Chart(chart) => (Some(&chart.title), [chart.unit.as_ref(), chart.source.as_ref()]),
        };
        main.into_iter().chain(others.into_iter().flatten()).map(String::as_str)
    }
}

/// A chart as its author asks for it. What it says of the numbers is in the site's typography.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What the numbers are counted in: `kWh/m²/an`.
    pub unit: Option<String>,
    /// Where they come from.
    pub source: Option<String>,
    /// How they are drawn.
    pub shape: Shape,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A bar for each number.
    #[default]
    Bars,
    /// A bar for each line of numbers, one upon the other.
    Stacked,
    /// A line from number to number.
    Curve,
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 2 to 6: the page's title has level 1.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub id: String,
    /// Its plain text.
    pub text: String,
    /// Where it is written in the file.
    pub span: Span,
}

impl Body {
    /// The HTML, with each link's places filled by `write`.
    pub fn html_with(&self, mut write: impl FnMut(&Link, Place, &mut String)) -> String {
        let mut out = String::with_capacity(self.html.len() + ROOM * self.slots.len());
        self.each_piece(|html, slot| {
            out.push_str(html);
            if let Some((slot, link)) = slot.and_then(|slot| Some((slot, self.links.get(slot.link)?))) {
                write(link, slot.place, &mut out);
            }
        });
        out
    }

    /// The text without its markup, descriptions of images, labels of files and captions of charts included; made on each
    /// call.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut out = String::with_capacity(self.html.len());
        // An address stands inside a tag, so tags are taken off pieces put together again.
        let html = self.html_with(|link, _, out| {
            for (position, text) in link.kind.words().enumerate() {
                out.push_str(if position == 0 { "" } else { " " });
                escape::text(text, out);
            }
        });
        plain::strip_tags(&html, &mut out);
        out.truncate(out.trim_end().len());
        let start = out.len() - out.trim_start().len();
        out.drain(..start);
        out
    }

    /// Calls `each` with each run of the text between tags, descriptions of images, labels of files and captions of charts
    /// included: for those who only look at words, and need no text of the whole.
    pub fn each_text(&self, each: &mut impl FnMut(&str)) {
        let mut read = 0;
        // Addresses stand inside tags.
        for slot in self.slots.iter().filter(|slot| slot.place != Place::Address) {
            plain::each_run(&self.html[read..slot.start], each);
            read = slot.end;
            if let Some(link) = self.links.get(slot.link) {
                link.kind.words().for_each(&mut *each);
            }
        }
        plain::each_run(&self.html[read..], each);
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty()
    }

    /// Calls `piece` with each piece of HTML and the slot after it; the last has none.
    fn each_piece<'b>(&'b self, mut piece: impl FnMut(&'b str, Option<&Slot>)) {
        let mut copied = 0;
        for slot in &self.slots {
            piece(&self.html[copied..slot.start], Some(slot));
            copied = slot.end;
        }
        piece(&self.html[copied..], None);
    }
}

/// Renders `text`, the body of `file` from byte `offset` on. Problems go to `diagnostics`.
///
/// `french` chooses the typography and the words added to the text; `footnote_prefix` starts the ids of the
/// footnotes, so that several bodies fit on one page.
pub fn render(
    file: &Arc<str>,
    text: &str,
    offset: usize,
    french: bool,
    footnote_prefix: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let directives = directive::find(file, text, offset, diagnostics);
    let parsed = spaces::joined(&directives.text);
    let input = writer::Input { file, text: &parsed, offset, french, footnote_prefix, directives: &directives.list };
    let mut written = writer::write(&input, diagnostics);
    if !written.raw.is_empty() {
        let input = clean::Input { file, text, offset, footnote_prefix };
        clean::clean(&input, &mut written, diagnostics);
    }
    let slots = slots(&written.html, &written.links);
    Body {
        html: written.html,
        slots,
        links: written.links,
        headings: written.headings,
        words: written.words,
        excerpt: written.excerpt,
    }
}

/// Finds the marks that stand for one of `links`.
fn slots(html: &str, links: &[Link]) -> Vec<Slot> {
    let bytes = html.as_bytes();
    let mut slots = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(escape::FIRST_BYTE, &bytes[at..]) {
        let start = at + found;
        at = start + 1;
        let Some((end, opening, link)) = mark_at(html, start) else { continue };
        at = end;
        let place = match (links.get(link).map(|link| &link.kind), opening) {
            (Some(LinkKind::Page), escape::ADDRESS) => Place::Address,
            (Some(LinkKind::Page), _) => Place::Facts,
            (Some(_), escape::ELEMENT) => Place::Element,
            _ => continue,
        };
        slots.push(Slot { start, end, link, place });
    }
    slots
}

/// Reads the mark at byte `start` of `html`, if there is one: where it ends, what opens it, of which link it is.
fn mark_at(html: &str, start: usize) -> Option<(usize, char, usize)> {
    let mut rest = html.get(start..)?.chars();
    let opening = rest.next().filter(|opening| matches!(*opening, escape::ADDRESS | escape::ELEMENT))?;
    let number = &rest.as_str()[..rest.as_str().bytes().take_while(u8::is_ascii_digit).count()];
    let after = &rest.as_str()[number.len()..];
    let end = html.len() - after.strip_prefix(escape::END)?.len();
    Some((end, opening, number.parse().ok()?))
}
