//! Diagnostics as a person reads them, as JSON, and as annotations of a continuous-integration run.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Place, Severity};
use crate::locale::{self, Catalogue};

/// Gives the text of a file of the site, for the lines that a message shows.
pub trait Texts {
    /// The whole text of `file`, or `None` where it cannot be read (any more).
    fn text(&self, file: &str) -> Option<String>;
}

impl<F: Fn(&str) -> Option<String>> Texts for F {
    fn text(&self, file: &str) -> Option<String> {
        self(file)
    }
}

/// The sentences of one diagnostic in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Sentences {
    /// The fact; it stands alone.
    pub headline: String,
    /// What is said at the spot.
    pub label: String,
    /// What is said at the other place.
    pub other_label: Option<String>,
    /// What to change.
    pub help: Option<String>,
}

/// The sentences of `diagnostic`.
#[must_use]
pub fn sentences(diagnostic: &Diagnostic, catalogue: &Catalogue) -> Sentences {
    let worded: Vec<(&str, Cow<'_, str>)> =
        diagnostic.arguments.iter().map(|(name, value)| (*name, value.say(catalogue))).collect();
    let arguments: Vec<(&str, locale::Argument<'_>)> =
        worded.iter().map(|(name, value)| (*name, locale::Argument::Text(value))).collect();
    let attribute = |name: &str| catalogue.attribute(diagnostic.code, name, &arguments);
    let suggested = diagnostic.arguments.iter().any(|(name, _)| *name == "suggestion");
    Sentences {
        headline: catalogue.with(diagnostic.code, &arguments),
        label: suggested.then(|| attribute("suggestion")).flatten().or_else(|| attribute("label")).unwrap_or_default(),
        other_label: diagnostic.other.as_ref().and_then(|_| attribute("autre")),
        help: attribute("aide"),
    }
}

/// A line and a column, both from 1; the column counts characters.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}').chars().count() + 1;
    (line, column)
}

/// The whole list as a terminal shows it. `width` is the terminal's, in columns; `coloured` adds ANSI styles.
#[must_use]
pub fn human(
    diagnostics: &[Diagnostic],
    texts: &impl Texts,
    catalogue: &Catalogue,
    coloured: bool,
    width: usize,
) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let texts = TextCache::new(texts);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&human_one(diagnostic, &texts, catalogue, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn human_one<T: Texts>(
    diagnostic: &Diagnostic,
    texts: &TextCache<'_, T>,
    catalogue: &Catalogue,
    renderer: &Renderer,
) -> String {
    let sentences = sentences(diagnostic, catalogue);
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, "severity-error"),
        Severity::Warning => (Level::WARNING, "severity-warning"),
        Severity::Notice => (Level::NOTE, "severity-notice"),
    };
    let title = level.with_name(catalogue.text(name)).primary_title(&sentences.headline).id(diagnostic.code);
    let place_text = texts.of(&diagnostic.place);
    let other_text = diagnostic.other.as_ref().map(|other| texts.of(other));

    let mut group = Group::with_title(title);
    match (&place_text, diagnostic.place.span) {
        (Some(text), Some(span)) => {
            let range = clamp(text, span.start as usize, span.end as usize);
            group = group.element(
                Snippet::source(text.as_ref())
                    .path(diagnostic.place.file.as_ref())
                    .annotation(AnnotationKind::Primary.span(range).label(sentences.label.as_str())),
            );
        }
        _ => group = group.element(annotate_snippets::Origin::path(diagnostic.place.file.as_ref())),
    }
    if let (Some(other), Some(text)) = (&diagnostic.other, other_text.as_ref()) {
        let label = sentences.other_label.as_deref().unwrap_or_default();
        match (text, other.span) {
            (Some(text), Some(span)) => {
                let range = clamp(text, span.start as usize, span.end as usize);
                group = group.element(
                    Snippet::source(text.as_ref())
                        .path(other.file.as_ref())
                        .annotation(AnnotationKind::Context.span(range).label(label)),
                );
            }
            _ => group = group.element(annotate_snippets::Origin::path(other.file.as_ref())),
        }
    }
    // What is to be copied stands at the margin: four blanks before a line of Markdown would make it code.
    let (help, copied) = match sentences.help.as_deref().map(|help| help.split_once('\n').unwrap_or((help, ""))) {
        Some((help, copied)) => (Some(help.trim_end()), copied),
        None => (None, ""),
    };
    if let Some(help) = help {
        group = group.element(Level::HELP.with_name(catalogue.text("severity-help")).message(help));
    }
    let rendered = renderer.render(&[group]);
    if copied.is_empty() { rendered } else { [&rendered, "\n\n", copied].concat() }
}

/// One diagnostic as programs read it.
#[derive(Debug, Serialize)]
struct Record<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    /// The second place that takes part.
    other_file: Option<&'a str>,
    other_line: Option<usize>,
    other_column: Option<usize>,
    #[serde(flatten)]
    sentences: Sentences,
}

/// The whole list as one JSON array.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], texts: &impl Texts, catalogue: &Catalogue) -> String {
    let texts = TextCache::new(texts);
    let records: Vec<Record<'_>> = diagnostics.iter().map(|diagnostic| record(diagnostic, &texts, catalogue)).collect();
    let mut out = serde_json::to_string_pretty(&records).unwrap_or_default();
    out.push('\n');
    out
}

/// The whole list as annotations of a GitHub Actions run, one a line
/// (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).
#[must_use]
pub fn github(diagnostics: &[Diagnostic], texts: &impl Texts, catalogue: &Catalogue) -> String {
    let texts = TextCache::new(texts);
    diagnostics
        .iter()
        .map(|diagnostic| {
            let record = record(diagnostic, &texts, catalogue);
            let place = match (record.line, record.column) {
                (Some(line), Some(column)) => format!(",line={line},col={column}"),
                _ => String::new(),
            };
            // An annotation stands at one place, so the other is named in its text.
            let other = record.other_file.map(|file| {
                let line = record.other_line.map(|line| format!(":{line}")).unwrap_or_default();
                format!("{file}{line}: {}", record.sentences.other_label.as_deref().unwrap_or_default())
            });
            let Sentences { headline, label, help, .. } = record.sentences;
            let message: Vec<String> = [Some(headline), Some(label), other, help]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            format!(
                "::{} file={}{place},title={}::{}\n",
                record.severity,
                escape_property(record.file),
                record.code,
                escape_data(&message.join("\n")),
            )
        })
        .collect()
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

fn record<'a, T: Texts>(diagnostic: &'a Diagnostic, texts: &TextCache<'_, T>, catalogue: &Catalogue) -> Record<'a> {
    let ends = texts
        .of(&diagnostic.place)
        .zip(diagnostic.place.span)
        .map(|(text, span)| (line_and_column(&text, span.start as usize), line_and_column(&text, span.end as usize)));
    let other = diagnostic.other.as_ref();
    let other_start = other
        .and_then(|other| texts.of(other).zip(other.span))
        .map(|(text, span)| line_and_column(&text, span.start as usize));
    Record {
        code: diagnostic.code,
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        },
        file: &diagnostic.place.file,
        line: ends.map(|((line, _), _)| line),
        column: ends.map(|((_, column), _)| column),
        end_line: ends.map(|(_, (line, _))| line),
        end_column: ends.map(|(_, (_, column))| column),
        other_file: other.map(|other| other.file.as_ref()),
        other_line: other_start.map(|(line, _)| line),
        other_column: other_start.map(|(_, column)| column),
        sentences: sentences(diagnostic, catalogue),
    }
}

/// A range that lies in `text`, on character boundaries, and is never empty where text is left.
fn clamp(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let mut start = start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    if start == end {
        end += text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    }
    start..end
}

/// The texts that a list of diagnostics needs, each read once.
struct TextCache<'a, T> {
    texts: &'a T,
    known: RefCell<HashMap<Arc<str>, Option<Rc<str>>>>,
}

impl<'a, T: Texts> TextCache<'a, T> {
    fn new(texts: &'a T) -> Self {
        Self { texts, known: RefCell::default() }
    }

    fn of(&self, place: &Place) -> Option<Rc<str>> {
        let mut known = self.known.borrow_mut();
        known.entry(Arc::clone(&place.file)).or_insert_with(|| self.texts.text(&place.file).map(Rc::from)).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_from_one() {
        assert_eq!(line_and_column("é: 1\nàb", 6), (2, 1));
        assert_eq!(line_and_column("é: 1\nàb", 8), (2, 2));
        assert_eq!(line_and_column("\u{feff}a", 3), (1, 1));
    }

    #[test]
    fn annotations_cannot_be_broken_out_of() {
        assert_eq!(escape_data("a%\nb"), "a%25%0Ab");
        assert_eq!(escape_property("a:b,c"), "a%3Ab%2Cc");
    }
}
