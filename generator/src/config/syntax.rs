//! Text → a tree of TOML values with their places, recovered past every fault of syntax.

use std::sync::Arc;

use toml::de::{DeTable, Error};

use crate::diagnostic::{Diagnostic, Span};

/// A configuration file taken apart.
pub(super) struct Document<'a> {
    /// What could be read.
    pub(super) root: DeTable<'a>,
    /// The faults of syntax.
    pub(super) faults: Vec<Diagnostic>,
    /// Whether a fault may have swallowed a setting.
    incomplete: bool,
}

impl Document<'_> {
    /// Whether `diagnostic` only repeats what a fault of syntax already says, or follows from it.
    pub(super) fn explains(&self, diagnostic: &Diagnostic) -> bool {
        let swallowed = matches!(diagnostic.code, "reglage-manquant" | "section-manquante");
        let overlaps = |fault: &Diagnostic| match (fault.place.span, diagnostic.place.span) {
            (Some(fault), Some(span)) => fault.start < span.end && span.start < fault.end,
            _ => false,
        };
        (self.incomplete && swallowed) || self.faults.iter().any(overlaps)
    }
}

/// Takes `text` apart.
pub(super) fn parse<'a>(file: &Arc<str>, text: &'a str) -> Document<'a> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let faults: Vec<_> = errors.iter().filter_map(|error| fault(file, text, error)).collect();
    let incomplete = faults.iter().any(|fault| fault.code == "configuration-illisible");
    Document { root: root.into_inner(), faults, incomplete }
}

/// What an error of the parser means to the author; `None` for what Palier accepts although TOML does not.
///
/// The parser tells its errors apart by their English sentence only. A sentence that changes falls back to the
/// general message; the tests of this module would tell.
fn fault(file: &Arc<str>, text: &str, error: &Error) -> Option<Diagnostic> {
    let range = error.span().unwrap_or_default();
    let span = Span::new(range.start, range.end);
    let written = text.get(range).unwrap_or_default();
    let message = error.message();
    if message.starts_with("invalid unquoted key") && !written.is_empty() && written.chars().all(char::is_alphanumeric)
    {
        // An accent in a name: the parser reports it and keeps it.
        return None;
    }
    if message.starts_with("string values must be quoted") {
        return Some(unquoted(file, written, span));
    }
    if message.starts_with("duplicate key") {
        return Some(Diagnostic::error("reglage-en-double", file, span).with("reglage", written));
    }
    Some(Diagnostic::error("configuration-illisible", file, span))
}

/// A text without the quotation marks that TOML wants: with none at all, or with those of a word processor.
fn unquoted(file: &Arc<str>, written: &str, span: Span) -> Diagnostic {
    let curly = ['“', '”', '„', '«', '»', '‘', '’'];
    let code = if written.starts_with(curly) { "guillemets-courbes" } else { "guillemets-manquants" };
    let inner = written.trim_matches(|c: char| curly.contains(&c) || c.is_whitespace());
    Diagnostic::error(code, file, span).suggesting((!inner.contains('"')).then(|| format!("\"{inner}\"")))
}
