//! Authors' HTML: what is kept, what is reported, and how its addresses become links like the others.
//!
//! [`report()`] looks at what the author wrote, to name what will not be kept, at its place. [`clean()`] lets ammonia
//! take the whole generated HTML apart and put it together again from the lists below: safety rests on it alone.

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use ammonia::{Builder, UrlRelative};

use super::escape::{self, ADDRESS, ELEMENT, END};
use super::writer::Written;
use super::{Link, LinkKind, footnote, frame, link, plain};
use crate::diagnostic::{Diagnostic, Span, Spanned};

/// Elements that stay. Others lose their tags and keep their content; scripts and styles lose that, too.
const ELEMENTS: [&str; 59] = [
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
];

/// Attributes that stay on every element.
const ATTRIBUTES: [&str; 11] = [
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "dir",
    "id",
    "lang",
    "role",
    "tabindex",
    "title",
];

/// Attributes that stay on one element.
const ATTRIBUTES_OF: [(&str, &[&str]); 13] = [
    ("a", &["href"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "src", "width"]),
    ("input", &["checked", "disabled", "type"]),
    ("ins", &["datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// The only sort of field that stays.
const BOX: &str = "checkbox";

/// Elements without an end tag, or that the next one of their kind ends: alone, they do not nest.
const FLAT: [&str; 25] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "p",
    "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Browsers, and the parser behind ammonia, walk up the open elements at each tag: deeper nesting than any page
/// needs would take minutes.
const MAX_DEPTH: usize = 500;

/// Different unwanted things are named, up to this many.
const MAX_REPORTS: usize = 10;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.into_iter().collect())
        .clean_content_tags(["script", "style"].into_iter().collect())
        .generic_attributes(ATTRIBUTES.into_iter().collect())
        .tag_attributes(
            ATTRIBUTES_OF.into_iter().map(|(name, attributes)| (name, attributes.iter().copied().collect())).collect(),
        )
        .tag_attribute_values([("input", [("type", HashSet::from([BOX]))].into_iter().collect())].into_iter().collect())
        .set_tag_attribute_value("input", "disabled", "")
        .url_schemes(link::SCHEMES.into_iter().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(keep_marks_in_place);
    builder
});

/// An unclosed quote in the author's HTML can swallow a mark. An element written inside an attribute would end the
/// attribute, so a mark may only be the whole address of an `<a>`.
fn keep_marks_in_place<'u>(element: &str, attribute: &str, value: &'u str) -> Option<Cow<'u, str>> {
    let holds_mark = value.contains([ADDRESS, ELEMENT, END]);
    let is_address = || {
        (element, attribute) == ("a", "href")
            && value
                .strip_prefix(ADDRESS)
                .and_then(|rest| rest.strip_suffix(END))
                .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    (!holds_mark || is_address()).then_some(Cow::Borrowed(value))
}

/// What cleaning needs to know.
pub(super) struct Input<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) text: &'a str,
    pub(super) offset: usize,
    pub(super) footnote_prefix: &'a str,
}

/// Makes `written.html` safe, and its raw addresses links.
pub(super) fn clean(input: &Input<'_>, written: &mut Written, diagnostics: &mut Vec<Diagnostic>) {
    let first = written.raw.first().cloned().unwrap_or(0..0);
    let span = |range: &Range<usize>| Span::new(range.start, range.end).shifted(input.offset);
    if depth(&written.html) > MAX_DEPTH {
        diagnostics.push(Diagnostic::error("html-trop-imbrique", input.file, span(&first)));
        written.html.clear();
        return;
    }
    let mut addresses = report(input, &written.raw, diagnostics);
    let cleaned = CLEANER.clean(&written.html).to_string();
    let mut out = String::with_capacity(cleaned.len());
    let mut copied = 0;
    for tag in Tags::new(&cleaned) {
        if tag.is_other_field() {
            copy(&cleaned[copied..tag.range.start], &mut out);
            copied = tag.range.end;
        }
        let Some((attribute, name)) = address_of(&tag) else { continue };
        if attribute.value.starts_with(ADDRESS) || footnote::is_ours(attribute.value, input.footnote_prefix) {
            continue;
        }
        let value = decoded(attribute.value);
        let place = take(&mut addresses, &value).unwrap_or_else(|| first.clone());
        let target = Spanned::new(value, span(&place));
        let number = written.links.len();
        if name == "src" {
            let alt = tag.attribute("alt").map(|alt| decoded(alt.value));
            let title = tag.attribute("title").map(|title| decoded(title.value));
            copy(&cleaned[copied..tag.range.start], &mut out);
            escape::mark(ELEMENT, number, &mut out);
            copied = tag.range.end;
            written.links.push(Link { target, kind: raw_image(alt, title) });
        } else {
            copy(&cleaned[copied..attribute.range.start], &mut out);
            escape::mark(ADDRESS, number, &mut out);
            copied = attribute.range.end;
            written.links.push(Link { target, kind: LinkKind::Page });
        }
    }
    copy(&cleaned[copied..], &mut out);
    written.html = out;
}

fn raw_image(alt: Option<String>, title: Option<String>) -> LinkKind {
    LinkKind::Image {
        decorative: alt.as_ref().is_some_and(|alt| alt.trim().is_empty()),
        alt: alt.unwrap_or_default(),
        title: title.filter(|title| !title.is_empty()),
        in_gallery: false,
        standalone: false,
    }
}

/// ammonia writes no-break spaces as entities, which plain XML does not know.
fn copy(html: &str, out: &mut String) {
    let mut pieces = html.split("&nbsp;");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push('\u{a0}');
        out.push_str(piece);
    }
}

/// The `href` of a link or the `src` of an image, with the attribute's name.
fn address_of<'t>(tag: &'t Tag<'_>) -> Option<(&'t Attribute<'t>, &'static str)> {
    match tag.name.as_str() {
        "a" => Some((tag.attribute("href")?, "href")),
        "img" => Some((tag.attribute("src")?, "src")),
        _ => None,
    }
}

/// Takes the first place where `value` was written; what stands before it was not kept.
fn take(addresses: &mut VecDeque<(String, Range<usize>)>, value: &str) -> Option<Range<usize>> {
    // Few are dropped in a row; looking further each time would cost the square of a hostile page.
    let at = addresses.iter().take(64).position(|(written, _)| written == value)?;
    addresses.drain(..=at).next_back().map(|(_, range)| range)
}

fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (character, width) = plain::decode(&rest[at..]);
        out.push(character);
        rest = &rest[at + width..];
    }
    out.push_str(rest);
    out
}

/// Reports what will not be kept of the raw HTML, and returns its addresses with their places, in order.
fn report(
    input: &Input<'_>,
    raw: &[Range<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> VecDeque<(String, Range<usize>)> {
    let mut addresses = VecDeque::new();
    let mut named = Vec::new();
    for range in raw {
        let Some(html) = input.text.get(range.clone()) else { continue };
        let span = |inner: &Range<usize>| Span::new(inner.start, inner.end).shifted(range.start).shifted(input.offset);
        for tag in Tags::new(html).filter(|tag| !tag.is_end) {
            if let Some(removed) = tag.removed() {
                let cure = tag.cure();
                // Each frame has a cure of its own; of anything else, one message is enough.
                let named_as = (removed, cure.as_ref().map(|cure| cure.line.clone()));
                if !named.contains(&named_as) && named.len() < MAX_REPORTS {
                    let problem = Diagnostic::warning("html-nettoye", input.file, span(&tag.range));
                    let problem = problem.with("element", named_as.0.as_str());
                    diagnostics.push(match cure {
                        Some(cure) => problem.with("sorte", cure.sort).with("ligne", cure.line),
                        None => problem.with("sorte", "autre"),
                    });
                    named.push(named_as);
                }
            }
            if tag.name == "img" && tag.attribute("alt").is_none() {
                diagnostics.push(Diagnostic::warning("image-sans-description", input.file, span(&tag.range)));
            }
            let Some((attribute, _)) = address_of(&tag) else { continue };
            let value = decoded(attribute.value);
            if let Some(problem) = link::refused(&value, input.file, span(&attribute.range)) {
                diagnostics.push(problem);
            } else {
                addresses.push_back((value, attribute.range.start + range.start..attribute.range.end + range.start));
            }
        }
    }
    addresses
}

/// How deep the elements of `html` are nested at most, unclosed ones included.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in Tags::new(html).filter(|tag| !FLAT.contains(&tag.name.as_str())) {
        depth = if tag.is_end { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// A tag as written.
#[derive(Debug)]
struct Tag<'h> {
    /// In lowercase.
    name: String,
    is_end: bool,
    range: Range<usize>,
    attributes: Vec<Attribute<'h>>,
}

#[derive(Debug)]
struct Attribute<'h> {
    /// In lowercase.
    name: String,
    /// As written between the quotes.
    value: &'h str,
    /// The place of `value`.
    range: Range<usize>,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<&Attribute<'_>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// Whether it is a field that is no box to tick.
    fn is_other_field(&self) -> bool {
        self.name == "input" && !self.attribute("type").is_some_and(|sort| sort.value.eq_ignore_ascii_case(BOX))
    }

    /// What of this tag is not on the lists: `<iframe>`, `onclick`.
    fn removed(&self) -> Option<String> {
        if !ELEMENTS.contains(&self.name.as_str()) || self.is_other_field() {
            return Some(format!("<{}>", self.name));
        }
        let own = ATTRIBUTES_OF.iter().find(|(name, _)| *name == self.name).map_or(&[][..], |(_, own)| own);
        self.attributes
            .iter()
            .map(|attribute| attribute.name.as_str())
            .find(|name| !ATTRIBUTES.contains(name) && !own.contains(name))
            .map(str::to_owned)
    }

    /// What stands in the place of this tag, if it is a frame of a film or a map.
    fn cure(&self) -> Option<frame::Cure> {
        let source = self.attribute("src").filter(|_| self.name == "iframe")?;
        let title = self.attribute("title").map(|title| decoded(title.value));
        frame::cure(&decoded(source.value), title.as_deref())
    }
}

/// The tags of a piece of HTML, comments skipped.
struct Tags<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Tags<'h> {
    fn new(html: &'h str) -> Self {
        Self { html, at: 0 }
    }

    /// Moves over the bytes that `wanted` accepts, and returns them.
    fn run(&mut self, wanted: impl Fn(u8) -> bool) -> &'h str {
        let start = self.at;
        while self.html.as_bytes().get(self.at).is_some_and(|byte| wanted(*byte)) {
            self.at += 1;
        }
        // Every test below stops at ASCII bytes only, so this is a character boundary.
        self.html.get(start..self.at).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    fn attribute(&mut self) -> Attribute<'h> {
        let name = self.run(|byte| !byte.is_ascii_whitespace() && !b"=>/".contains(&byte)).to_ascii_lowercase();
        self.run(|byte| byte.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            return Attribute { name, value: "", range: self.at..self.at };
        }
        self.at += 1;
        self.run(|byte| byte.is_ascii_whitespace());
        let quote = self.peek().filter(|byte| matches!(byte, b'"' | b'\''));
        self.at += usize::from(quote.is_some());
        let start = self.at;
        let value = match quote {
            Some(quote) => self.run(|byte| byte != quote),
            None => self.run(|byte| !byte.is_ascii_whitespace() && byte != b'>'),
        };
        let range = start..self.at;
        self.at += usize::from(quote.is_some());
        Attribute { name, value, range }
    }
}

impl<'h> Iterator for Tags<'h> {
    type Item = Tag<'h>;

    fn next(&mut self) -> Option<Tag<'h>> {
        loop {
            let rest = self.html.get(self.at..)?;
            let start = self.at + rest.find('<')?;
            self.at = start + 1;
            if let Some(comment) = rest[start - (self.html.len() - rest.len())..].strip_prefix("<!--") {
                self.at = start + 4 + comment.find("-->").map_or(comment.len(), |end| end + 3);
                continue;
            }
            let is_end = self.peek() == Some(b'/');
            self.at += usize::from(is_end);
            if !self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
                continue;
            }
            let name =
                self.run(|byte| !byte.is_ascii_whitespace() && byte != b'>' && byte != b'/').to_ascii_lowercase();
            let mut attributes = Vec::new();
            loop {
                self.run(|byte| byte.is_ascii_whitespace() || byte == b'/');
                match self.peek() {
                    None => break,
                    Some(b'>') => {
                        self.at += 1;
                        break;
                    }
                    Some(b'=') => self.at += 1,
                    Some(_) => attributes.push(self.attribute()),
                }
            }
            return Some(Tag { name, is_end, range: start..self.at.min(self.html.len()), attributes });
        }
    }
}
