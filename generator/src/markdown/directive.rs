//! The `:::` lines: notes, galleries, videos, files and charts.
//!
//! ```text
//! ::: attention Coupure d’eau        ::: video https://peertube.fr/w/1 "La visite du chantier"
//! Tout *Markdown*.                   ::: fichier reglement.pdf "Le règlement"
//! :::                                ::: graphique energie.csv "L’énergie" unité: kWh
//! ```
//!
//! pulldown-cmark does not know them, so [`find`] gives it a copy of the text in which each of these lines is a
//! thematic break of the same length: a break ends whatever paragraph, list or quote stands before it, and leaves
//! every offset where it was. A first parse tells which of the breaks are real; the others are inside code or raw
//! HTML, where they get their `:::` back, or inside lists and quotations, where [`nested`] reports them. Up to three spaces
//! may stand before them. Texts without `:::` skip all this.

mod chart;
mod nested;
mod order;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::Chart;
use crate::diagnostic::{Diagnostic, Span, Spanned, nearest};

const FENCE: &str = ":::";
/// What is written in its place by who counts to two.
const TOO_SHORT: &str = "::";
const NAMES: [&str; 7] = ["note", "attention", "astuce", "galerie", "video", "fichier", "graphique"];

/// A text with its directives set apart.
#[derive(Debug)]
pub(super) struct Directives<'a> {
    /// What to parse: the same text, with thematic breaks for directives.
    pub(super) text: Cow<'a, str>,
    /// What to write at those breaks, by offset.
    pub(super) list: Vec<Directive>,
}

#[derive(Debug)]
pub(super) struct Directive {
    /// Where its line starts.
    pub(super) at: usize,
    pub(super) action: Action,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Action {
    Open(Container, Option<String>),
    Close(Container),
    /// Spans here are offsets in the body.
    Video {
        target: Spanned<String>,
        title: String,
    },
    File {
        target: Spanned<String>,
        label: Option<String>,
    },
    Chart {
        target: Spanned<String>,
        chart: Chart,
    },
    /// A mistake, reported.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Note,
    Warning,
    Tip,
    Gallery,
    /// A mistake, reported; it takes its `:::` nevertheless.
    Unknown,
}

/// Finds the directives of `text`, which starts at byte `offset` of `file`.
pub(super) fn find<'a>(
    file: &Arc<str>,
    text: &'a str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Directives<'a> {
    let candidates = candidates(text);
    if candidates.is_empty() {
        return Directives { text: Cow::Borrowed(text), list: Vec::new() };
    }
    let found = nested::sort(&with_breaks(text, &candidates), candidates);
    let text_with_breaks = with_breaks(text, &found.lines);
    let mut reader = Reader { file, text, offset, diagnostics, open: Vec::new(), lost: false };
    for (line, place) in found.nested {
        reader.report_nested(line, place);
    }
    let mut list: Vec<Directive> =
        found.lines.into_iter().map(|line| Directive { at: line.start, action: reader.read(line) }).collect();
    list.extend(reader.finish());
    Directives { text: Cow::Owned(text_with_breaks), list }
}

/// What starts with `:::` at the start of a line, or behind nothing but blanks, marks of lists and of quotations: up to the
/// end of the line, without blanks. With two colons, what is plainly meant so.
fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(found) = memchr::memmem::find(&text.as_bytes()[start..], TOO_SHORT.as_bytes()) {
        let at = start + found;
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let written = text[at..end].trim_end();
        if nested::is_prefix(&text[line..at]) && (written.starts_with(FENCE) || is_too_short(written)) {
            lines.push(at..at + written.len());
        }
        start = end;
    }
    lines
}

/// Whether a line has two colons and the name of a directive.
fn is_too_short(written: &str) -> bool {
    let rest = written.strip_prefix(TOO_SHORT).filter(|rest| !rest.starts_with(':'));
    let name = rest.and_then(|rest| rest.split_whitespace().next());
    name.is_some_and(|name| NAMES.contains(&name.to_lowercase().as_str()))
}

/// `text` with each of `lines` replaced by a thematic break and spaces, as many bytes.
fn with_breaks(text: &str, lines: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    for line in lines {
        out.push_str(&text[out.len()..line.start]);
        out.push_str("___");
        out.extend(std::iter::repeat_n(' ', line.len().saturating_sub(FENCE.len())));
    }
    out.push_str(&text[out.len()..]);
    out
}

/// Reads the directives of one text, in order.
struct Reader<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    offset: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
    open: Vec<(Container, Range<usize>)>,
    /// An unknown directive was met: whether it wanted a `:::` is anyone's guess, so the count is off, and another
    /// message about it would blame the author twice.
    lost: bool,
}

impl Reader<'_> {
    fn read(&mut self, line: Range<usize>) -> Action {
        if is_too_short(&self.text[line.clone()]) {
            let written = format!("::: {}", self.text[line.clone()].trim_start_matches(':').trim_start());
            self.report("directive-mal-ecrite", line, |problem| {
                problem.with("sorte", "deux-points").with("ligne", written)
            });
            // What was to close it has two colons too, or closes nothing.
            self.lost = true;
            return Action::Nothing;
        }
        let rest = self.text[line.clone()].trim_start_matches(':');
        let name_start = line.end - rest.trim_start().len();
        let name: &str = self.text[name_start..line.end].split(char::is_whitespace).next().unwrap_or_default();
        let arguments = (name_start + name.len())..line.end;
        match name.to_lowercase().as_str() {
            "" => self.close(line),
            "note" => self.open(Container::Note, line, arguments),
            "attention" => self.open(Container::Warning, line, arguments),
            "astuce" => self.open(Container::Tip, line, arguments),
            "galerie" => self.open(Container::Gallery, line, arguments),
            "video" | "vidéo" => self.video(&line, arguments),
            "fichier" => self.file(&line, arguments),
            "graphique" => self.chart(&line, arguments),
            written => {
                let suggestion = nearest(written, NAMES);
                self.report("directive-inconnue", name_start..name_start + name.len(), |problem| {
                    problem.with("directive", name).suggesting(suggestion)
                });
                self.lost = true;
                if matches!(suggestion, Some("video" | "fichier" | "graphique")) {
                    return Action::Nothing;
                }
                self.open(Container::Unknown, line, arguments)
            }
        }
    }

    fn open(&mut self, container: Container, line: Range<usize>, title: Range<usize>) -> Action {
        self.open.push((container, line));
        let title = unwrapped(self.text[title].trim());
        Action::Open(container, (!title.is_empty()).then(|| title.to_owned()))
    }

    fn close(&mut self, line: Range<usize>) -> Action {
        match self.open.pop() {
            Some((container, opening)) => {
                if container == Container::Gallery {
                    self.report_bare_pictures(opening.end..line.start);
                }
                Action::Close(container)
            }
            None => {
                if !self.lost {
                    self.report("directive-orpheline", line, |problem| problem);
                }
                Action::Nothing
            }
        }
    }

    /// Reports the lines of a gallery that only name a picture's file, as a `::: fichier` does: they would be text.
    fn report_bare_pictures(&mut self, inside: Range<usize>) {
        let mut start = inside.start;
        for line in self.text[inside].split_inclusive('\n') {
            let place = start..start + line.trim_end().len();
            start += line.len();
            if let Some(written) = as_picture(line) {
                self.report("directive-mal-ecrite", place, |problem| {
                    problem.with("directive", "galerie").with("sorte", "photo").with("ligne", written)
                });
            }
        }
    }

    /// Reports what was never closed, and closes it at the end of the text.
    fn finish(mut self) -> Vec<Directive> {
        let mut closed = Vec::new();
        while let Some((container, line)) = self.open.pop() {
            if !self.lost {
                let name =
                    self.text[line.clone()].trim_start_matches(':').split_whitespace().next().unwrap_or_default();
                self.report("directive-non-fermee", line, |problem| problem.with("directive", name));
            }
            closed.push(Directive { at: self.text.len(), action: Action::Close(container) });
        }
        closed
    }

    /// `adresse "Titre"`, both required.
    fn video(&mut self, line: &Range<usize>, arguments: Range<usize>) -> Action {
        if self.is_out_of_order(line, &arguments, "video") {
            return Action::Nothing;
        }
        match self.target_and_title(arguments) {
            (None, _) => self.report_incomplete(line, "video", "adresse"),
            (Some(_), None) => self.report_incomplete(line, "video", "titre"),
            (Some(target), Some(title)) => Action::Video { target, title },
        }
    }

    /// `fichier.pdf "Titre"`; without a title, the file has its own, or its name.
    fn file(&mut self, line: &Range<usize>, arguments: Range<usize>) -> Action {
        if self.is_out_of_order(line, &arguments, "fichier") {
            return Action::Nothing;
        }
        match self.target_and_title(arguments) {
            (None, _) => self.report_incomplete(line, "fichier", "fichier"),
            (Some(target), label) => Action::File { target, label },
        }
    }

    /// What a line leads to, and what it calls it, as far as it says either.
    fn target_and_title(&self, arguments: Range<usize>) -> (Option<Spanned<String>>, Option<String>) {
        let target = first_argument(self.text, arguments.clone());
        let title = unwrapped(self.text[behind(self.text, &target, arguments.end)].trim());
        let written = self.text[target.clone()].to_owned();
        let target = Spanned::new(written, Span::new(target.start, target.end));
        (
            Some(target).filter(|target| !target.value.is_empty()),
            Some(title.to_owned()).filter(|title| !title.is_empty()),
        )
    }

    /// Reports what a line does not say.
    fn report_incomplete(&mut self, line: &Range<usize>, directive: &str, missing: &str) -> Action {
        self.report("directive-incomplete", line.clone(), |problem| {
            problem.with("directive", directive).with("manque", missing)
        });
        Action::Nothing
    }

    /// Whether what the line says must be written otherwise, which is reported.
    fn is_out_of_order(&mut self, line: &Range<usize>, arguments: &Range<usize>, directive: &str) -> bool {
        let Some(cure) = order::cure(directive, &self.text[arguments.clone()]) else { return false };
        self.report("directive-mal-ecrite", line.clone(), |problem| {
            problem.with("directive", directive).with("sorte", cure.sort).with("ligne", cure.line)
        });
        true
    }

    /// Reports a line that would be published as it is, where it stands for a directive at all.
    fn report_nested(&mut self, line: Range<usize>, place: nested::Place) {
        let written = self.text[line.clone()].trim_start_matches(':').split_whitespace().next().unwrap_or_default();
        let Some(name) = nearest(&written.to_lowercase(), NAMES) else { return };
        // What closes it may stand anywhere.
        self.lost = true;
        self.report("directive-imbriquee", line, |problem| {
            problem.with("directive", name).with("endroit", place.name())
        });
    }

    fn report(&mut self, code: &'static str, place: Range<usize>, fill: impl FnOnce(Diagnostic) -> Diagnostic) {
        let span = Span::new(place.start, place.end).shifted(self.offset);
        self.diagnostics.push(fill(Diagnostic::error(code, self.file, span)));
    }
}

/// The picture that a line such as `photo.jpg "Ce que l’on voit"` means, as it must be written.
fn as_picture(line: &str) -> Option<String> {
    let line = line.trim().trim_start_matches(['-', '*', '+', ' ']);
    let is_picture = |name: &str| {
        let (stem, extension) = name.rsplit_once('.').unwrap_or_default();
        let is_kind = ["jpg", "jpeg", "png", "webp", "gif", "svg", "heic"]
            .iter()
            .any(|kind| extension.eq_ignore_ascii_case(kind));
        is_kind && !stem.is_empty() && !stem.contains(['(', '[', '<', '"', ':'])
    };
    let argument = if is_picture(line) { 0..line.len() } else { first_argument(line, 0..line.len()) };
    let name = &line[argument.clone()];
    let title = unwrapped(line[behind(line, &argument, line.len())].trim());
    is_picture(name).then(|| format!("![{}]({name})", if title.is_empty() { "…" } else { title }))
}

/// Pairs of signs that people put around a title or a file name with spaces.
const WRAPPERS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('[', ']')];

/// `text` without the quotation marks around it.
fn unwrapped(text: &str) -> &str {
    WRAPPERS.into_iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close)).map_or(text, str::trim)
}

/// What stands behind an argument up to `end`, after the quotation mark that closes it.
fn behind(text: &str, argument: &Range<usize>, end: usize) -> Range<usize> {
    let blank = text[argument.end..end].find(char::is_whitespace);
    blank.map_or(end, |at| argument.end + at)..end
}

/// The first argument in `range`: between quotation marks, or up to a space.
fn first_argument(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text[range.clone()].trim_start();
    let start = range.end - written.len();
    let quoted = WRAPPERS.into_iter().find_map(|(open, close)| {
        let inside = written.strip_prefix(open)?;
        let start = range.end - inside.len();
        Some(start..start + inside.find(close)?)
    });
    quoted.unwrap_or_else(|| start..start + written.find(char::is_whitespace).unwrap_or(written.len()))
}
