//! The head of a content file: text → fields, each with its place.
//!
//! Three steps, in this order: [`split`] finds the head between its `---` lines; [`lenient`] quotes what
//! authors forget to quote, and remembers how far each character moved; [`yaml`] reads the result into a tree of
//! [`Node`]s. What the fields mean is the business of [`crate::content`], which reads them through [`Fields`].

mod fields;
mod lenient;
pub mod values;
mod yaml;

use std::sync::Arc;

pub use fields::Fields;
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
            diagnostics.push(Diagnostic::error(problem.code, file, problem.span));
            return Document { head: Node::empty(), body: "", body_start: text.len() };
        }
    };
    let head = yaml::read(file, text, split.head, diagnostics);
    Document { head, body: &text[split.body_start..], body_start: split.body_start }
}

struct Split {
    /// Bytes of the head, without its `---` lines.
    head: std::ops::Range<usize>,
    body_start: usize,
}

struct SplitProblem {
    code: &'static str,
    span: Span,
}

fn split(text: &str) -> Result<Split, SplitProblem> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = lines(text, bom).skip_while(|(_, line)| line.trim().is_empty());
    let Some((first_start, first)) = lines.next() else {
        return Err(SplitProblem { code: "fichier-vide", span: Span::new(0, 0) });
    };
    if !is_fence(first) {
        return Err(SplitProblem { code: "entete-absent", span: Span::new(first_start, first_start + first.len()) });
    }
    let head_start = first_start + first.len() + line_end(text, first_start + first.len());
    let mut last_field = Span::new(first_start, first_start + first.len());
    for (start, line) in lines {
        if is_fence(line) {
            let end = start + line.len();
            return Ok(Split { head: head_start..start, body_start: end + line_end(text, end) });
        }
        // The head has no end: the message points at the first line that cannot belong to it.
        if !line.trim().is_empty() && !looks_like_head(line) {
            return Err(SplitProblem { code: "entete-non-ferme", span: Span::new(start, start + line.len()) });
        }
        if !line.trim().is_empty() {
            last_field = Span::new(start, start + line.len());
        }
    }
    Err(SplitProblem { code: "entete-non-ferme", span: last_field })
}

/// A line that fences the head: three hyphens or more, or those that a word processor made of them.
fn is_fence(line: &str) -> bool {
    let line = line.trim_end();
    let hyphens = line.chars().all(|c| c == '-') && line.len() >= 3;
    let dashes =
        !line.is_empty() && line.chars().all(|c| matches!(c, '—' | '–' | '-')) && line.chars().any(|c| c == '—');
    hyphens || dashes
}

fn looks_like_head(line: &str) -> bool {
    let trimmed = line.trim_start();
    line.starts_with([' ', '\t'])
        || trimmed.starts_with(['-', '#', ']', '}'])
        || trimmed.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty()
                && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
                && key.split(' ').count() <= 3
        })
}

/// Each line with its start, without its end.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut start = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let here = start;
        start += line.len();
        (here, line.trim_end_matches(['\n', '\r']))
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
