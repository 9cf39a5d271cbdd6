//! Events of the parser → HTML with a mark for each link.

mod blocks;
mod directives;
mod links;
mod pasted;
mod strays;
mod tables;
mod text;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, CowStr, Event, Parser, Tag, TagEnd};
use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Span, Spanned};
use crate::markdown::directive::Directive;
use crate::markdown::footnote::Footnotes;
use crate::markdown::labels::Labels;
use crate::markdown::plain::Tally;
use crate::markdown::slug::Ids;
use crate::markdown::typography::Typographer;
use crate::markdown::{Heading, Link, OPTIONS, autolink, telephone};
use text::Run;

/// What [`write()`] needs to know.
pub(super) struct Input<'a> {
    pub(super) file: &'a Arc<str>,
    /// What is parsed.
    pub(super) text: &'a str,
    /// Where `text` starts in its file.
    pub(super) offset: usize,
    pub(super) french: bool,
    pub(super) footnote_prefix: &'a str,
    /// By offset.
    pub(super) directives: &'a [Directive],
}

/// What [`write()`] has made.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) html: String,
    pub(super) links: Vec<Link>,
    pub(super) headings: Vec<Heading>,
    pub(super) words: u32,
    pub(super) excerpt: String,
    /// Where the author wrote HTML; when there is any, `html` is not safe yet.
    pub(super) raw: Vec<Range<usize>>,
}

/// Renders one body.
pub(super) fn write(input: &Input<'_>, diagnostics: &mut Vec<Diagnostic>) -> Written {
    let mut writer = Writer::new(input, diagnostics);
    // The parser parts a text where it might have met markup; typography looks at the whole.
    let mut run = Run::default();
    for (event, range) in Parser::new_ext(input.text, OPTIONS).into_offset_iter() {
        if let Event::Text(part) = &event {
            writer.look_for_strays(range.clone());
            run.push(part, range);
            continue;
        }
        if !run.is_empty() {
            run.goes_on =
                matches!(event, Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) | Event::Code(_));
            writer.text(&run);
            run.clear();
        }
        writer.event(event, range);
    }
    writer.text(&run);
    writer.finish()
}

struct Writer<'a, 'd> {
    input: &'a Input<'a>,
    labels: &'static Labels,
    diagnostics: &'d mut Vec<Diagnostic>,
    done: Written,
    typographer: Typographer,
    /// What typography makes of a text, reused for each.
    set: String,
    tally: Tally,
    ids: Ids,
    footnotes: Footnotes<'a>,
    /// The definitions being written: their name, and what was written before them.
    definitions: Vec<(CowStr<'a>, String)>,
    /// The notes that are referred to and have no text, as they are called.
    missing_notes: FxHashSet<&'a str>,
    /// Directives not met yet.
    directives: std::slice::Iter<'a, Directive>,
    galleries: usize,
    paragraph: Option<Paragraph>,
    /// The pictures that stand one after the other, between paragraphs, at the end of what is written.
    pictures: Option<Pictures>,
    heading: Option<OpenHeading<'a>>,
    image: Option<OpenImage>,
    table: Option<Table>,
    /// For each open link, the `<a>` that was written, if one was.
    anchors: Vec<Option<Anchor>>,
    in_code: bool,
    /// Text that is an address is copied as it is.
    in_autolink: bool,
    /// Whether bare addresses may be in the text at all.
    has_addresses: bool,
    /// Whether telephone numbers are.
    has_numbers: bool,
    /// Whether a link or code that its author wrote in HTML is open, in which an address is no link.
    in_raw_link: bool,
    /// An HTML block's text so far; comments are dropped when it ends.
    html_block: Option<String>,
    last_level: u8,
    /// Whether a tab may part the cells of a pasted table at all.
    has_tabs: bool,
    /// Where the last pasted table ends that was reported.
    pasted_end: usize,
}

struct Paragraph {
    /// Where its `<p>` was written.
    start: usize,
    /// Whether it has held nothing but images.
    only_images: bool,
    first_link: usize,
}

/// Pictures with nothing between them.
struct Pictures {
    start: usize,
    end: usize,
    first_link: usize,
    /// Whether they stand in a `<div class="gallery">`.
    grouped: bool,
}

struct OpenHeading<'a> {
    start: usize,
    level: u8,
    id: Option<CowStr<'a>>,
    text: String,
    /// The text as its author wrote it: typography must not change an anchor that others link to.
    written: String,
    range: Range<usize>,
}

/// An `<a>` that is open.
struct Anchor {
    /// Which of the links.
    link: usize,
    /// Where it starts, in bytes of the HTML.
    start: usize,
}

struct OpenImage {
    /// Images inside its description.
    depth: usize,
    target: Spanned<String>,
    title: String,
    alt: String,
    range: Range<usize>,
    refused: bool,
}

struct Table {
    start: usize,
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
    headers: String,
    /// Where the open cell's tag starts and where its content does.
    cell: (usize, usize),
    /// The corner of the head is empty: the first column holds the names of the rows.
    names_rows: bool,
}

impl<'a, 'd> Writer<'a, 'd> {
    fn new(input: &'a Input<'a>, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let labels = Labels::of(input.french);
        Self {
            input,
            labels,
            diagnostics,
            done: Written {
                html: String::with_capacity(input.text.len() + input.text.len() / 4),
                ..Written::default()
            },
            typographer: Typographer::new(input.french),
            set: String::new(),
            tally: Tally::default(),
            ids: Ids::default(),
            footnotes: Footnotes::new(input.footnote_prefix, labels),
            definitions: Vec::new(),
            missing_notes: FxHashSet::default(),
            directives: input.directives.iter(),
            galleries: 0,
            paragraph: None,
            pictures: None,
            heading: None,
            image: None,
            table: None,
            anchors: Vec::new(),
            in_code: false,
            in_autolink: false,
            has_addresses: autolink::may_be_in(input.text),
            has_numbers: input.french && telephone::may_be_in(input.text),
            in_raw_link: false,
            html_block: None,
            last_level: 1,
            has_tabs: memchr::memchr(b'\t', input.text.as_bytes()).is_some(),
            pasted_end: 0,
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.line_end(false),
            Event::HardBreak => self.line_end(true),
            Event::Rule => self.rule(&range),
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::TaskListMarker(is_done) => self.checkbox(is_done),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Html(html) => {
                if let Some(block) = &mut self.html_block {
                    block.push_str(&html);
                }
            }
            // Texts come by themselves; formulas are not asked of the parser, and their text would be better than nothing.
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
        }
    }

    fn finish(mut self) -> Written {
        // What was never closed is closed here, and was reported.
        let unclosed: Vec<&Directive> = self.directives.by_ref().collect();
        for directive in unclosed {
            self.directive(&directive.action);
        }
        for range in self.footnotes.finish(&mut self.done.html) {
            let end = range.start + self.input.text[range.clone()].trim_end().len();
            let span = Span::new(range.start, end).shifted(self.input.offset);
            self.diagnostics.push(Diagnostic::warning("note-sans-appel", self.input.file, span));
        }
        let (words, excerpt) = self.tally.finish();
        Written { words, excerpt, ..self.done }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(range.start, range.end).shifted(self.input.offset)
    }

    fn push(&mut self, html: &str) {
        self.done.html.push_str(html);
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if let Some(image) = &mut self.image {
            image.depth += usize::from(matches!(tag, Tag::Image { .. }));
            return;
        }
        match tag {
            Tag::Paragraph => self.open_paragraph(),
            Tag::Heading { level, id, .. } => self.open_heading(level, id, range),
            Tag::BlockQuote(kind) => self.open_quote(kind),
            Tag::CodeBlock(kind) => self.open_code(&kind, range),
            Tag::HtmlBlock => self.html_block = Some(String::new()),
            Tag::List(first) => self.open_list(first),
            Tag::Item => self.open_block("<li>"),
            Tag::FootnoteDefinition(name) => {
                self.pictures = None;
                self.definitions.push((name, std::mem::take(&mut self.done.html)));
            }
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => self.open_block("<thead>\n<tr>\n"),
            Tag::TableRow => {
                self.look_for_surplus(&range);
                self.open_block("<tr>\n");
            }
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.inline("<em>"),
            Tag::Strong => self.inline("<strong>"),
            Tag::Strikethrough => self.inline("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.open_link(link_type, &dest_url, &title, &range),
            Tag::Image { dest_url, title, .. } => self.open_image(&dest_url, &title, range),
            // Extensions that are not switched on.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if self.image.is_some() {
            if tag == TagEnd::Image {
                self.close_image();
            }
            return;
        }
        match tag {
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::BlockQuote(None) => self.close_block("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.close_block("</aside>\n"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.close_block("</code></pre>\n");
            }
            TagEnd::HtmlBlock => self.close_html_block(range),
            TagEnd::List(true) => self.close_block("</ol>\n"),
            TagEnd::List(false) => self.close_block("</ul>\n"),
            TagEnd::Item => self.close_block("</li>\n"),
            TagEnd::FootnoteDefinition => self.close_definition(range),
            TagEnd::Table => {
                self.table = None;
                self.close_block("</tbody>\n</table>\n</div>\n");
            }
            TagEnd::TableHead => self.close_table_head(),
            TagEnd::TableRow => self.close_block("</tr>\n"),
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => self.close_link(),
            TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }
}
