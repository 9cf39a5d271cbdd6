//! What is wrong with the settings, each with its place and its cure.

use std::ops::Range;

use palier_words::{Argument, Catalogue};

/// Where a setting was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the file, at this line and column, both from 1.
    Line(usize, usize),
    /// In the file.
    File,
    /// In this variable of the environment.
    Environment(String),
    /// Nowhere: the default holds.
    Default,
}

impl Place {
    pub(super) fn at(text: &str, span: Range<usize>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self::Line(line, column)
    }
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its message.
    pub id: &'static str,
    /// Where it is.
    pub place: Place,
    /// The message's arguments. Never a secret.
    pub arguments: Vec<(&'static str, String)>,
}

impl Mistake {
    pub(super) fn new(id: &'static str, place: Place) -> Self {
        Self { id, place, arguments: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// The mistake in words, with its cure on a second line where the catalogue has one.
    #[must_use]
    pub fn say(&self, file: &str, words: &Catalogue) -> String {
        let place = match &self.place {
            Place::Line(line, column) => format!("{file}:{line}:{column}: "),
            Place::Environment(name) => format!("{name}: "),
            Place::File | Place::Default => format!("{file}: "),
        };
        let arguments: Vec<(&str, Argument<'_>)> =
            self.arguments.iter().map(|(name, value)| (*name, Argument::Text(value))).collect();
        let mut said = format!("{place}{}", words.with(self.id, &arguments));
        let suggests = self.arguments.iter().any(|(name, _)| *name == "suggestion");
        let cure = suggests.then(|| words.with("config-suggestion", &arguments));
        if let Some(cure) = cure.or_else(|| words.attribute(self.id, "aide", &arguments)) {
            said.push_str("\n  = ");
            said.push_str(&cure);
        }
        said
    }
}
