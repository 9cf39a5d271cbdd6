//! What is wrong with a site's content, as values.
//!
//! Every station adds to a list of [`Diagnostic`]s instead of stopping at the first one. A diagnostic holds a
//! stable code, places and arguments, and no sentence: the words come from the catalogue of the reader's
//! language when it is printed ([`render`]), and the page that explains the code from [`explain`].

mod cause;
pub mod explain;
pub mod render;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

pub use self::cause::Cause;
use crate::front_matter::values::Moment;
use crate::locale::{Catalogue, format};

/// A place in a file: bytes from `start` to `end` (exclusive), counted from the file's first byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`. Offsets past 4 GiB are capped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let cap = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: cap(start), end: cap(end.max(start)) }
    }

    /// The same span, `offset` bytes further on.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start as usize + offset, self.end as usize + offset)
    }
}

/// A value and where its author wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site cannot be built as it stands.
    Error,
    /// The site is built; its author should look.
    Warning,
    /// Worth knowing.
    Notice,
}

/// A spot with something to say about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the site's root, with `/`.
    pub file: Arc<str>,
    /// Where in it; `None` for the file as a whole.
    pub span: Option<Span>,
}

/// What a sentence is filled in with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// Text, shown as it is.
    Text(String),
    /// A date, with its time of day where it has one: shown as the reader's language writes it.
    Moment(Moment),
    /// What the operating system says.
    Cause(Cause),
}

impl Argument {
    /// It in the words of `catalogue`.
    #[must_use]
    pub fn say(&self, catalogue: &Catalogue) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Moment(moment) => Cow::Owned(format::moment(catalogue.language(), *moment)),
            Self::Cause(cause) => Cow::Owned(cause.say(catalogue)),
        }
    }
}

impl fmt::Display for Argument {
    /// For tests and logs, whatever the language.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(text),
            Self::Moment(moment) => write!(out, "{}", moment.civil()),
            Self::Cause(cause) => cause.fmt(out),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Moment> for Argument {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

impl From<Cause> for Argument {
    fn from(cause: Cause) -> Self {
        Self::Cause(cause)
    }
}

/// One problem, at one place, with one cure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, which is also the catalogue's message id.
    pub code: &'static str,
    /// Error, warning or notice.
    pub severity: Severity,
    /// Where the author has to look first.
    pub place: Place,
    /// A second place that takes part (the other file with the same address…).
    pub other: Option<Place>,
    /// What the sentences are filled in with.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Diagnostic {
    /// An error at a span of a file.
    pub fn error(code: &'static str, file: &Arc<str>, span: Span) -> Self {
        Self::at(code, Severity::Error, file, Some(span))
    }

    /// A warning at a span of a file.
    pub fn warning(code: &'static str, file: &Arc<str>, span: Span) -> Self {
        Self::at(code, Severity::Warning, file, Some(span))
    }

    /// A problem of a file as a whole, or at a span of it.
    pub fn at(code: &'static str, severity: Severity, file: &Arc<str>, span: Option<Span>) -> Self {
        Self { code, severity, place: Place { file: Arc::clone(file), span }, other: None, arguments: Vec::new() }
    }

    /// Fills `name` in the sentences with `value`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Fills `suggestion` in where there is one; the label and the help then offer it.
    #[must_use]
    pub fn suggesting(self, suggestion: Option<impl Into<Argument>>) -> Self {
        match suggestion {
            Some(suggestion) => self.with("suggestion", suggestion),
            None => self,
        }
    }

    /// Adds the other place that takes part.
    #[must_use]
    pub fn and(mut self, file: &Arc<str>, span: Option<Span>) -> Self {
        self.other = Some(Place { file: Arc::clone(file), span });
        self
    }

    /// Whether the site cannot be built with it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The order in which a list is shown: by file, then by place.
    fn order(&self) -> (&Place, &'static str, &[(&'static str, Argument)]) {
        (&self.place, self.code, &self.arguments)
    }
}

/// Sorts by place and drops repetitions, so that the same site always gives the same list.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    diagnostics.dedup();
}

/// The candidate nearest to what was written, if one is near enough to be what was meant.
///
/// Near: an edit distance (optimal string alignment) of at most a third of the longer word.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= length.max(candidate.chars().count()).div_ceil(3))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_and_a_distant_one_is_not() {
        assert_eq!(nearest("autuer", ["auteur", "date", "titre"]), Some("auteur"));
        assert_eq!(nearest("couleur", ["date", "titre"]), None);
    }
}
