//! YAML → a tree whose every node knows its place.
//!
//! Anchors, aliases and tags are refused: no author needs them, and aliases are how a small file becomes a huge
//! one. Scalars stay the text that was written, so `01`, `12:00` and `oui` mean what their field says they mean.

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::lenient::{self, Quoted};
use super::simple;
use crate::diagnostic::{Diagnostic, Span, Spanned};

/// The code of a text between braces that its own comma cuts in two: all other fields are read nevertheless.
pub(crate) const CUT: &str = "virgule-sans-guillemets";

/// How deep lists and groups of fields may lie in each other.
const MAX_DEPTH: usize = 8;

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands in the file.
    pub span: Span,
}

/// What a field can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing was written.
    Empty,
    /// Text, without its quotes.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A group of fields, in the order in which they were written.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    pub(super) fn empty() -> Self {
        Self { value: Value::Map(Vec::new()), span: Span::default() }
    }

    /// Whether nothing was written, or nothing between quotation marks.
    pub(super) fn is_blank(&self) -> bool {
        match &self.value {
            Value::Empty => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(_) | Value::Map(_) => false,
        }
    }
}

/// Reads the head at `range` of `text`.
pub(super) fn read(file: &Arc<str>, text: &str, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) -> Node {
    let head = &text[range.clone()];
    if let Some(span) = tab_in_indent(head) {
        diagnostics.push(Diagnostic::error("tabulation", file, span.shifted(range.start)));
        return Node::empty();
    }
    simple::read(head, range.start).unwrap_or_else(|| parse(file, head, range.start, diagnostics))
}

/// Reads `head`, which starts at byte `base` of its file, whatever it holds.
pub(super) fn parse(file: &Arc<str>, head: &str, base: usize, diagnostics: &mut Vec<Diagnostic>) -> Node {
    let quoted = lenient::quote(head);
    let mut reader = Reader { file, head, base, offsets: Offsets::new(&quoted), diagnostics };
    let mut events = Parser::new_from_str(&quoted.text);
    match reader.document(&mut events) {
        Ok(node) => node,
        Err(()) => Node::empty(),
    }
}

fn tab_in_indent(head: &str) -> Option<Span> {
    let mut start = 0;
    for line in head.split_inclusive('\n') {
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..blank].find('\t')
            && !line.trim().is_empty()
        {
            return Some(Span::new(start + tab, start + blank));
        }
        start += line.len();
    }
    None
}

/// Turns the parser's character indices into bytes of the author's file.
struct Offsets<'a> {
    quoted: &'a Quoted,
    /// Byte of each character of the quoted text, and its length; empty for ASCII, where they are equal.
    bytes: Vec<usize>,
}

impl<'a> Offsets<'a> {
    fn new(quoted: &'a Quoted) -> Self {
        let bytes = if quoted.text.is_ascii() {
            Vec::new()
        } else {
            quoted.text.char_indices().map(|(byte, _)| byte).chain([quoted.text.len()]).collect()
        };
        Self { quoted, bytes }
    }

    fn byte(&self, character: usize) -> usize {
        let in_quoted = if self.bytes.is_empty() {
            character.min(self.quoted.text.len())
        } else {
            self.bytes.get(character).copied().unwrap_or(self.quoted.text.len())
        };
        self.quoted.original(in_quoted)
    }
}

struct Reader<'a, 'd> {
    file: &'a Arc<str>,
    head: &'a str,
    base: usize,
    offsets: Offsets<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

type Events<'a> = Parser<'a, saphyr_parser::StrInput<'a>>;

impl Reader<'_, '_> {
    fn document(&mut self, events: &mut Events<'_>) -> Result<Node, ()> {
        loop {
            match self.next(events)? {
                (Event::StreamEnd | Event::DocumentEnd, _) => return Ok(Node::empty()),
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (event, span) => {
                    let node = self.node(event, span, events, 0)?;
                    // `---` or `...` inside the head cannot happen: the head ends at its first `---`.
                    return match node.value {
                        Value::Map(_) => Ok(node),
                        Value::Empty => Ok(Node::empty()),
                        _ => {
                            self.report("entete-sans-champ", node.span);
                            Err(())
                        }
                    };
                }
            }
        }
    }

    fn next<'e>(&mut self, events: &mut Events<'e>) -> Result<(Event<'e>, Span), ()> {
        match events.next() {
            Some(Ok((event, span))) => {
                let span = Span::new(self.offsets.byte(span.start.index()), self.offsets.byte(span.end.index()));
                Ok((event, span.shifted(self.base)))
            }
            Some(Err(error)) => {
                let at = self.offsets.byte(error.marker().index());
                // The parser has one sentence for a quotation mark that nothing closes, and two for a field further in than
                // those before it.
                let (code, span) = if error.info().contains("quoted scalar") {
                    ("guillemet-non-ferme", Span::new(at, at))
                } else if let Some(field) = self.field_further_in(at)
                    && (error.info().contains("mapping values are not") || error.info().contains("expected key"))
                {
                    ("ligne-decalee", field)
                } else {
                    ("entete-illisible", Span::new(at, at))
                };
                let diagnostic = Diagnostic::error(code, self.file, span.shifted(self.base));
                self.diagnostics.push(diagnostic.with("detail", error.info()));
                Err(())
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    /// The start of the line at byte `at`, up to its colon, where blanks stand before it.
    fn field_further_in(&self, at: usize) -> Option<Span> {
        let start = self.head.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let line = self.head[start..].lines().next()?;
        let colon = line.find(':').filter(|_| line.starts_with(' '))?;
        Some(Span::new(start, start + colon))
    }

    fn node(&mut self, event: Event<'_>, span: Span, events: &mut Events<'_>, depth: usize) -> Result<Node, ()> {
        if depth > MAX_DEPTH {
            self.report("entete-trop-profond", span);
            return Err(());
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    self.report("yaml-refuse", span);
                    return Err(());
                }
                let value = if style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null") {
                    Value::Empty
                } else {
                    Value::Text(tidy(text.as_ref(), style))
                };
                Ok(Node { value, span: self.trimmed(span, style) })
            }
            Event::SequenceStart(anchor, tag) if anchor == 0 && tag.is_none() => {
                let mut items = Vec::new();
                loop {
                    match self.next(events)? {
                        (Event::SequenceEnd, end) => {
                            let end = items.last().map_or(end, |item: &Node| item.span);
                            return Ok(Node { value: Value::List(items), span: join(span, end) });
                        }
                        (event, span) => items.push(self.node(event, span, events, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(anchor, tag) if anchor == 0 && tag.is_none() => self.map(span, events, depth),
            _ => {
                self.report("yaml-refuse", span);
                Err(())
            }
        }
    }

    fn map(&mut self, span: Span, events: &mut Events<'_>, depth: usize) -> Result<Node, ()> {
        let mut fields: Vec<(Spanned<String>, Node)> = Vec::new();
        let mut cut: Vec<(usize, String)> = Vec::new();
        loop {
            let (event, key_span) = self.next(events)?;
            if event == Event::MappingEnd {
                for (at, word) in cut {
                    self.report_cut(&fields[at].1, word);
                }
                let key_span = fields.last().map_or(key_span, |(_, node)| node.span);
                return Ok(Node { value: Value::Map(fields), span: join(span, key_span) });
            }
            let key = self.node(event, key_span, events, depth + 1)?;
            let Value::Text(name) = key.value else {
                self.report("yaml-refuse", key.span);
                return Err(());
            };
            let (event, value_span) = self.next(events)?;
            let value = self.node(event, value_span, events, depth + 1)?;
            match fields.last_mut() {
                Some((_, before)) if matches!(before.value, Value::Text(_)) && self.is_without_colon(key.span) => {
                    before.span = join(before.span, key.span);
                    let at = fields.len() - 1;
                    if cut.last().is_none_or(|(last, _)| *last != at) {
                        cut.push((at, name));
                    }
                }
                _ => fields.push((Spanned::new(name, key.span), value)),
            }
        }
    }

    /// Whether what stands at `key` between braces is no field: it has no colon behind it.
    fn is_without_colon(&self, key: Span) -> bool {
        let after = self.head.get(key.end as usize - self.base..).unwrap_or_default();
        after.trim_start().starts_with([',', '}'])
    }

    /// A text between braces that its own comma cuts in two. `whole` spans all of it, `word` is what follows the comma.
    fn report_cut(&mut self, whole: &Node, word: String) {
        let Span { start, end } = whole.span;
        let written = self.head.get(start as usize - self.base..end as usize - self.base).unwrap_or_default();
        let is_plain = !written.contains(['"', '\\', '\n']) && !written.starts_with('\'');
        let quoted = is_plain.then(|| format!("\"{written}\""));
        let diagnostic = Diagnostic::error(CUT, self.file, whole.span);
        self.diagnostics.push(diagnostic.with("valeur", word).suggesting(quoted));
    }

    /// What a message shows of a scalar: of a block its first line, since its span reaches into the next; of a quotation
    /// not the blanks behind it.
    fn trimmed(&self, span: Span, style: ScalarStyle) -> Span {
        let Span { start, end } = span;
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded => Span { start, end: start + 1 },
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let written = self.head.get(start as usize - self.base..end as usize - self.base);
                written.map_or(span, |written| Span::new(0, written.trim_end().len()).shifted(start as usize))
            }
            ScalarStyle::Plain => span,
        }
    }

    fn report(&mut self, code: &'static str, span: Span) {
        self.diagnostics.push(Diagnostic::error(code, self.file, span));
    }
}

fn join(start: Span, end: Span) -> Span {
    Span { start: start.start, end: end.end.max(start.end) }
}

/// Takes off the quotation marks around a whole value that YAML does not know, or that others within it hid from YAML:
/// `“Bonjour”`, `"Le "nouveau" site"`, `'L'assemblée'`.
fn tidy(text: &str, style: ScalarStyle) -> String {
    if style == ScalarStyle::Plain || style == ScalarStyle::SingleQuoted {
        for (open, close) in [('“', '”'), ('„', '“'), ('”', '”'), ('‘', '’')] {
            if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
                && !inner.contains([open, close])
            {
                return inner.to_owned();
            }
        }
        for mark in ['"', '\''] {
            if let Some(inner) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
                && inner.find(mark).is_some_and(|at| !closes(inner, at))
            {
                return inner.to_owned();
            }
        }
    }
    text.to_owned()
}

/// Whether the quotation mark at byte `at` of `text` ends something: it follows a word, and no letter follows it.
fn closes(text: &str, at: usize) -> bool {
    let follows = text[..at].chars().next_back().is_some_and(|c| !c.is_whitespace());
    follows && !text[at + 1..].starts_with(char::is_alphanumeric)
}
