//! What follows `::: graphique`: a file, a title, and what its author says of the numbers.
//!
//! ```text
//! ::: graphique energie.csv "Énergie consommée" unité: "kWh/m²/an" source: "Relevés 2019-2025" type: courbe
//! ```
//!
//! An option is a word and a colon; its value stands between quotation marks, or goes on until the next option.

use std::ops::Range;

use super::{Action, Reader, WRAPPERS, behind, first_argument};
use crate::diagnostic::{Span, Spanned, nearest};
use crate::markdown::{Chart, Shape, slug};

const OPTIONS: [&str; 3] = ["unité", "source", "type"];

/// How many options of a line are read. Each can be written once, so a line with more has its message already; and a hostile
/// one ends soon.
const MOST_OPTIONS: usize = 16;

const SHAPES: [(&str, Shape); 3] = [("barres", Shape::Bars), ("empilées", Shape::Stacked), ("courbe", Shape::Curve)];

impl Reader<'_> {
    pub(super) fn chart(&mut self, line: &Range<usize>, arguments: Range<usize>) -> Action {
        if self.is_out_of_order(line, &arguments, "graphique") {
            return Action::Nothing;
        }
        let target = first_argument(self.text, arguments.clone());
        let (title, mut at) = value(self.text, behind(self.text, &target, arguments.end));
        let missing = match (target.is_empty(), title.is_empty()) {
            (true, _) => Some("fichier"),
            (false, true) => Some("titre"),
            (false, false) => None,
        };
        if let Some(missing) = missing {
            return self.report_incomplete(line, "graphique", missing);
        }
        let mut options = Options::default();
        for _ in 0..MOST_OPTIONS {
            let Some(next) = self.option(at..arguments.end, &mut options) else { break };
            at = next;
        }
        let written = self.text[target.clone()].to_owned();
        Action::Chart {
            target: Spanned::new(written, Span::new(target.start, target.end)),
            chart: Chart {
                title: self.text[title].to_owned(),
                unit: options.unit,
                source: options.source,
                shape: options.shape.unwrap_or_default(),
            },
        }
    }

    /// Reads the option at the start of `range`. Where the next one may start; `None` where there is no other.
    fn option(&mut self, range: Range<usize>, options: &mut Options) -> Option<usize> {
        let found = next_option(self.text, range.clone());
        let before = trimmed(self.text, range.start..found.as_ref().map_or(range.end, |(name, _)| name.start));
        if !before.is_empty() {
            let written = self.text[before.clone()].to_owned();
            self.report("graphique-option-inconnue", before, |problem| problem.with("option", written));
        }
        let (name, start) = found?;
        let (value, next) = value(self.text, start..range.end);
        self.keep(name, value, options);
        Some(next)
    }

    fn keep(&mut self, name: Range<usize>, value: Range<usize>, options: &mut Options) {
        let (written, text) = (&self.text[name.clone()], self.text[value.clone()].to_owned());
        let option = slug(written);
        let is_repeated = match option.as_str() {
            "unite" => options.unit.is_some(),
            "source" => options.source.is_some(),
            "type" => options.shape.is_some(),
            _ => {
                let suggestion = nearest(&written.to_lowercase(), OPTIONS);
                let written = written.to_owned();
                return self.report("graphique-option-inconnue", name, |problem| {
                    problem.with("option", written).suggesting(suggestion)
                });
            }
        };
        if is_repeated || text.is_empty() {
            let (written, what) = (written.to_owned(), if is_repeated { "double" } else { "vide" });
            return self.report("graphique-option-incomplete", name, |problem| {
                problem.with("option", written).with("sorte", what)
            });
        }
        match option.as_str() {
            "unite" => options.unit = Some(text),
            "source" => options.source = Some(text),
            _ => match shape(&text) {
                Some(shape) => options.shape = Some(shape),
                None => {
                    let suggestion = nearest(&text.to_lowercase(), SHAPES.map(|(word, _)| word));
                    self.report("graphique-type-inconnu", value, |problem| {
                        problem.with("valeur", text).suggesting(suggestion)
                    });
                }
            },
        }
    }
}

#[derive(Debug, Default)]
struct Options {
    unit: Option<String>,
    source: Option<String>,
    shape: Option<Shape>,
}

/// The shape that a word names, with or without accents, in the singular or the plural.
fn shape(written: &str) -> Option<Shape> {
    let plain = |word: &str| slug(word).trim_end_matches('s').to_owned();
    let wanted = plain(written);
    SHAPES.into_iter().find(|(word, _)| plain(word) == wanted).map(|(_, shape)| shape)
}

/// The value at the start of `range`, without what stands around it, and where it ends: behind its closing quotation mark,
/// or else where the next option starts.
fn value(text: &str, range: Range<usize>) -> (Range<usize>, usize) {
    let start = range.end - text[range.clone()].trim_start().len();
    let quoted = WRAPPERS.into_iter().find_map(|(open, close)| {
        let inside = text[start..range.end].strip_prefix(open)?;
        let start = range.end - inside.len();
        let end = start + inside.find(close)?;
        Some((trimmed(text, start..end), end + close.len_utf8()))
    });
    quoted.unwrap_or_else(|| {
        let end = next_option(text, start..range.end).map_or(range.end, |(name, _)| name.start);
        (trimmed(text, start..end), end)
    })
}

/// The first word of `range` that a colon (or an equals sign) follows, and where its value starts. An address is none.
fn next_option(text: &str, range: Range<usize>) -> Option<(Range<usize>, usize)> {
    let mut at = range.start;
    for word in text[range.clone()].split_inclusive(char::is_whitespace) {
        let name = &word[..word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())];
        // Blanks are passed over once, however many there are.
        let rest = if name.is_empty() { "" } else { text[at + name.len()..range.end].trim_start() };
        if rest.starts_with([':', '=']) && !rest.starts_with("://") {
            return Some((at..at + name.len(), range.end - rest.len() + 1));
        }
        at += word.len();
    }
    None
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let written = &text[range.clone()];
    let start = range.end - written.trim_start().len();
    start..start + written.trim().len()
}
