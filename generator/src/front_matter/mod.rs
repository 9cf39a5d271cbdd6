//! The head of a content file: text → fields, each with its place.
//!
//! Three steps, in this order: [`split`] finds the head between its `---` lines; [`lenient`] quotes what
//! authors forget to quote, and remembers how far each character moved; [`yaml`] reads the result into a tree of
//! [`Node`]s. Most heads are so simple that [`simple`] reads them without the last two. What the fields mean is the business of [`crate::content`], which reads them through [`Fields`].

mod fields;
mod lenient;
mod simple;
pub mod values;
mod yaml;

use std::sync::Arc;

pub use fields::Fields;
pub(crate) use fields::canonical;
pub(crate) use yaml::CUT;
pub use yaml::{Node, Value};

use crate::diagnostic::{Diagnostic, Span};

/// A content file taken apart.
#[derive(Debug)]
pub struct Document<'a> {
    /// The head's fields; empty where there is no head.
    pub head: Node,
    /// The body's text.
    pub body: &'a str,
    /// Where the body starts, in bytes.
    pub body_start: usize,
}

/// Takes `text` apart. Problems go to `diagnostics`; the result then holds what could be read.
pub fn read<'a>(file: &Arc<str>, text: &'a str, diagnostics: &mut Vec<Diagnostic>) -> Document<'a> {
    let split = match split(text) {
        Ok(split) => split,
        Err(problem) => {
            diagnostics.extend(problem.spans.into_iter().map(|span| said(problem.code, file, text, span)));
            let body_start = problem.body_start.unwrap_or(text.len());
            return Document { head: Node::empty(), body: &text[body_start..], body_start };
        }
    };
    let head = yaml::read(file, text, split.head, diagnostics);
    Document { head, body: &text[split.body_start..], body_start: split.body_start }
}

/// What a line of the head says behind `name`, whatever the other lines are, and whether or not the head ends: for files
/// whose head could not be read. The head goes no further than its first paragraph.
#[must_use]
pub fn raw_value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let start = text.len() - text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).len();
    let has_fence = lines(text, start).next().is_some_and(|(_, line)| is_fence(line));
    let head = lines(text, start).skip(usize::from(has_fence)).map(|(_, line)| line);
    let head = head.take_while(|line| !is_fence(line) && !line.trim().is_empty());
    let mut values = head.filter_map(|line| {
        let (key, value) = line.split_once([':', '='])?;
        (canonical(key.trim_matches(lenient::BLANKS)) == name).then(|| value.trim().trim_matches(['"', '\'', ',']))
    });
    values.next()
}

/// A problem of the head's form. A line that starts with a field's name is offered with its colon, in place of the sign
/// that `palier.toml` has.
fn said(code: &'static str, file: &Arc<str>, text: &str, span: Span) -> Diagnostic {
    let line = text.get(span.start as usize..span.end as usize).unwrap_or_default().trim();
    let with_colon = match line.split_once('=') {
        Some((name, value)) if is_name(name.trim_end()) => Some((name.trim_end(), value)),
        _ => line.split_once(' ').filter(|(name, _)| lenient::is_sentence_key(Some(name))),
    };
    let suggestion = with_colon.filter(|_| code == "deux-points-manquants");
    Diagnostic::error(code, file, span).suggesting(suggestion.map(|(name, value)| format!("{name}: {}", value.trim())))
}

struct Split {
    /// Bytes of the head, without its `---` lines.
    head: std::ops::Range<usize>,
    body_start: usize,
}

struct SplitProblem {
    code: &'static str,
    /// Each place that has it.
    spans: Vec<Span>,
    /// Where the body starts, if that can be told.
    body_start: Option<usize>,
}

impl SplitProblem {
    fn at(code: &'static str, start: usize, line: &str) -> Self {
        Self { code, spans: vec![Span::new(start, start + line.len())], body_start: None }
    }
}

fn split(text: &str) -> Result<Split, SplitProblem> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = lines(text, bom).skip_while(|(_, line)| line.trim().is_empty());
    let Some((first_start, first)) = lines.next() else {
        return Err(SplitProblem::at("fichier-vide", 0, ""));
    };
    if !is_fence(first) {
        return Err(SplitProblem::at("entete-absent", first_start, first));
    }
    let head_start = first_start + first.len() + line_end(text, first_start + first.len());
    let mut last_field = (first_start, first);
    let mut strays: Vec<(usize, &str)> = Vec::new();
    let mut after_blank = false;
    for (start, line) in lines {
        if is_fence(line) {
            let end = start + line.len();
            let body_start = end + line_end(text, end);
            if !strays.is_empty() {
                let spans = strays.into_iter().map(|(start, line)| Span::new(start, start + line.len())).collect();
                return Err(SplitProblem { code: "deux-points-manquants", spans, body_start: Some(body_start) });
            }
            return Ok(Split { head: head_start..start, body_start });
        }
        let is_blank = line.trim().is_empty();
        if !is_blank && looks_like_head(line) {
            last_field = (start, line);
        } else if !is_blank {
            strays.push((start, line));
            // A paragraph of its own is text: what closes it further down is no fence.
            if after_blank {
                break;
            }
        }
        after_blank = is_blank;
    }
    // The head has no end: the message points at the first line that cannot belong to it.
    let (start, line) = strays.first().copied().unwrap_or(last_field);
    Err(SplitProblem::at("entete-non-ferme", start, line))
}

/// A line that fences the head: three hyphens or more, or those that a word processor made of them.
fn is_fence(line: &str) -> bool {
    // Both dashes start with 0xe2 in UTF-8.
    if !matches!(line.as_bytes().first(), Some(b'-' | 0xe2)) {
        return false;
    }
    let line = line.trim_end();
    let hyphens = line.chars().all(|c| c == '-') && line.len() >= 3;
    let dashes = line.chars().all(|c| matches!(c, '—' | '–' | '-'));
    hyphens || (dashes && (line.contains('—') || (line.contains('–') && line.chars().count() > 1)))
}

fn looks_like_head(line: &str) -> bool {
    if simple::key(line).is_some() {
        return true;
    }
    let trimmed = line.trim_start();
    line.starts_with([' ', '\t'])
        || trimmed.starts_with(['-', '#', ']', '}'])
        || trimmed.split_once(':').is_some_and(|(key, _)| {
            let words = || key.split(lenient::BLANKS);
            let is_word = |word: &str| word.is_empty() || is_name(word.trim_matches(['"', '“', '”', '«', '»']));
            words().count() <= 3 && words().all(is_word) && !key.is_empty()
        })
}

/// What a field can be called.
fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Each line with its start, without its end.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut next = from;
    std::iter::from_fn(move || {
        let start = next;
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        next = start + memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        Some((start, text[start..next].trim_end_matches(['\n', '\r'])))
    })
}

/// How many bytes the line end at `offset` takes.
fn line_end(text: &str, offset: usize) -> usize {
    let rest = &text[offset..];
    rest.len()
        - rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix('\n'))
            .or_else(|| rest.strip_prefix('\r'))
            .unwrap_or(rest)
            .len()
}

#[cfg(test)]
mod tests;
