//! Text → a tree of TOML values with their places, recovered past every fault of syntax.

use std::borrow::Cow;
use std::sync::Arc;

use toml::de::{DeTable, Error};

use crate::diagnostic::{Diagnostic, Span};
use crate::front_matter::values;

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
    /// Whether every value was understood.
    pub(super) fn is_whole(&self) -> bool {
        self.faults.iter().all(|fault| fault.code == COLON)
    }

    /// Whether `diagnostic` only repeats what a fault of syntax already says, or follows from it.
    pub(super) fn explains(&self, diagnostic: &Diagnostic) -> bool {
        let swallowed = matches!(diagnostic.code, "reglage-manquant" | "section-manquante" | "reglage-hors-section");
        let mut faults = self.faults.iter().filter(|fault| fault.code != COLON);
        (self.incomplete && swallowed) || faults.any(|fault| overlap(fault, diagnostic))
    }
}

/// Whether both are about the same words.
fn overlap(one: &Diagnostic, other: &Diagnostic) -> bool {
    match (one.place.span, other.place.span) {
        (Some(one), Some(other)) => one.start < other.end && other.start < one.end,
        _ => false,
    }
}

/// `text` as TOML can read it, with nothing moved: `=` for the colons that stand behind names as in a post's head
/// ([`parse`] tells of them), and spaces for the no-break spaces outside its texts, which word processors put there.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    if text.contains("\"\"\"") || text.contains("'''") {
        return Cow::Borrowed(text);
    }
    let colons: Vec<usize> = colons(text).collect();
    if colons.is_empty() {
        return with_plain_blanks(text);
    }
    let mut signed = text.to_owned();
    colons.into_iter().for_each(|at| signed.replace_range(at..=at, "="));
    Cow::Owned(with_plain_blanks(&signed).into_owned())
}

/// Where a colon stands behind a name that starts a line.
fn colons(text: &str) -> impl Iterator<Item = usize> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let from = start;
        start += line.len();
        let (before, _) = line.split_once(':')?;
        let name = before.trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        is_name.then_some(from + before.len())
    })
}

/// `text` with spaces for the no-break spaces outside its texts. Each gets as many as it has bytes.
fn with_plain_blanks(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{a0}', '\u{202f}']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    // What the rest of a line is: a text, up to its quotation mark, or a comment.
    let mut inside: Option<char> = None;
    let mut before = '\n';
    for character in text.chars() {
        inside = match (inside, character) {
            (_, '\n') => None,
            (None, '"' | '\'' | '#') => Some(character),
            (Some(open @ ('"' | '\'')), _) if open == character && before != '\\' => None,
            _ => inside,
        };
        match character {
            '\u{a0}' | '\u{202f}' if inside.is_none() => plain.push_str(&" ".repeat(character.len_utf8())),
            _ => plain.push(character),
        }
        before = character;
    }
    Cow::Owned(plain)
}

/// The code of a colon in the place of a sign of equality: what is written is understood nevertheless.
const COLON: &str = "signe-egal-attendu";

/// Takes `plain` apart, which is `text` as TOML can read it ([`readable`]).
pub(super) fn parse<'a>(file: &Arc<str>, text: &str, plain: &'a str) -> Document<'a> {
    let (root, errors) = DeTable::parse_recoverable(plain);
    let mut faults: Vec<_> = errors.iter().filter_map(|error| fault(file, plain, error)).collect();
    // A comma ends a value for the parser, also between the quotation marks of a word processor.
    let curly: Vec<_> = faults.iter().filter(|fault| fault.code == "guillemets-courbes").cloned().collect();
    faults.retain(|fault| fault.code == "guillemets-courbes" || !curly.iter().any(|curly| overlap(curly, fault)));
    // Nor is there more to say of a text without any.
    faults.dedup_by(|next, before| before.code == "guillemets-manquants" && overlap(before, next));
    let incomplete = faults.iter().any(|fault| matches!(fault.code, "configuration-illisible" | "section-mal-ecrite"));
    let replaced = colons(text).filter(|at| plain[*at..].starts_with('='));
    faults.extend(replaced.map(|at| {
        let line = Line::around(text, at);
        let (name, value) = line.text.split_at(at - line.start);
        let written = format!("{} = {}", name.trim_end(), value[1..].trim_start());
        Diagnostic::error(COLON, file, line.span()).suggesting(Some(written))
    }));
    Document { root: root.into_inner(), faults, incomplete }
}

/// What an error of the parser means to the author; `None` for what Palier accepts although TOML does not.
///
/// The parser tells its errors apart by their English sentence only. A sentence that changes falls back to the
/// general message; the tests of this module would tell.
fn fault(file: &Arc<str>, text: &str, error: &Error) -> Option<Diagnostic> {
    let range = error.span().unwrap_or_default();
    let (span, range_start) = (Span::new(range.start, range.end), range.start);
    let written = text.get(range).unwrap_or_default();
    let message = error.message();
    if message.starts_with("invalid unquoted key") && !written.is_empty() && written.chars().all(char::is_alphanumeric)
    {
        // An accent in a name: the parser reports it and keeps it.
        return None;
    }
    let line = Line::around(text, range_start);
    if let Some((value, span)) = line.curly_text(range_start) {
        return Some(unquoted(file, value, span));
    }
    if message.starts_with("string values must be quoted") && written.trim().is_empty() {
        // Nothing at all: read as an empty text, which is reported by its name.
        return line.number_sign().map(|(text, span)| unquoted(file, text, span));
    }
    // `f` and `t` start a boolean, for the parser: `langue = fr`.
    if message.starts_with("string values must be quoted") || message.starts_with("invalid boolean") {
        let (value, span) = line.bare_text(range_start).unwrap_or((written, span));
        return Some(unquoted(file, value, span));
    }
    if line.text.starts_with('[') && SECTION_FAULTS.iter().any(|fault| message.starts_with(fault)) {
        return Some(Diagnostic::error("section-mal-ecrite", file, line.span()).suggesting(line.section()));
    }
    if message.starts_with("duplicate key") {
        return Some(Diagnostic::error("reglage-en-double", file, span).with("reglage", written));
    }
    let (value, span_of_value) = line.value();
    if let Some(fault) = values::date_fault(value) {
        return Some(fault.problem(file, span_of_value, value));
    }
    // `i` and `n` start a number, for the parser (`inf`, `nan`), and a comma ends a value.
    if let Some((value, span)) = line.bare_text(range_start) {
        return Some(unquoted(file, value, span));
    }
    Some(Diagnostic::error("configuration-illisible", file, span))
}

/// What the parser says of a line such as `[site`, `[[navigation.menu]`, `[site]]` or `[site] titre = "x"`.
const SECTION_FAULTS: [&str; 3] = ["unclosed table", "unclosed array table", "unexpected key or value"];

/// A line of the file, without its blanks.
struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Line<'a> {
    /// The line around the byte at `offset`; of a line's end, that line.
    fn around(text: &'a str, offset: usize) -> Self {
        let start = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        Self { text: line.trim(), start: start + line.len() - line.trim_start().len() }
    }

    fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// What stands behind the sign, up to a comment.
    fn value(&self) -> (&'a str, Span) {
        let (_, after) = self.text.split_once('=').unwrap_or_default();
        let start = self.start + self.text.len() - after.trim_start().len();
        let value = after.split('#').next().unwrap_or_default().trim();
        (value, Span::new(start, start + value.len()))
    }

    /// The whole value around the byte `offset` of the file, where it is a text without quotation marks: `non`, `0261910000`,
    /// `4 place de la Halle, Valbrune`.
    fn bare_text(&self, offset: usize) -> Option<(&'a str, Span)> {
        let (name, _) = self.text.split_once('=')?;
        let (value, span) = self.value();
        let is_name = name.trim().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let is_number = !value.starts_with('0') && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let is_text = !value.starts_with(['[', '{', '\'']) && !value.contains('"') && !is_number;
        (is_name && is_text && (span.start..=span.end).contains(&Span::new(offset, offset).start))
            .then_some((value, span))
    }

    /// The text that starts at the byte `start` of the file, between the quotation marks of a word processor.
    fn curly_text(&self, start: usize) -> Option<(&'a str, Span)> {
        let from = self.text.get(start.checked_sub(self.start)?..)?;
        let inner = from.strip_prefix(['“', '”', '„', '«', '»'])?;
        let length = from.len() - inner.len() + inner.find(['“', '”', '»'])?;
        let end = length + from[length..].chars().next().map_or(0, char::len_utf8);
        Some((&from[..end], Span::new(start, start + end)))
    }

    /// A value that TOML takes for a comment, since a number sign starts it: `couleur = #17503c`.
    fn number_sign(&self) -> Option<(&'a str, Span)> {
        let (_, after) = self.text.split_once('=')?;
        let value = after.trim_start();
        let is_text = value.strip_prefix('#')?.starts_with(|next: char| !next.is_whitespace());
        let written = value.split(" #").next().unwrap_or_default().trim_end();
        let start = self.start + self.text.len() - value.len();
        is_text.then(|| (written, Span::new(start, start + written.len())))
    }

    /// How a section's line must be written, where its name can be told.
    fn section(&self) -> Option<String> {
        let (open, close) = if self.text.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
        let inner = self.text.trim_start_matches('[');
        let name = inner.split(']').next().unwrap_or_default().trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        is_name.then(|| format!("{open}{name}{close}"))
    }
}

/// A text without the quotation marks that TOML wants: with none at all, or with those of a word processor.
fn unquoted(file: &Arc<str>, written: &str, span: Span) -> Diagnostic {
    let curly = ['“', '”', '„', '«', '»', '‘', '’'];
    let code = if written.starts_with(curly) { "guillemets-courbes" } else { "guillemets-manquants" };
    let inner = written.trim_matches(|c: char| curly.contains(&c) || c.is_whitespace());
    Diagnostic::error(code, file, span).suggesting((!inner.contains('"')).then(|| format!("\"{inner}\"")))
}
