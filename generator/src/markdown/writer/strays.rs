//! Signs that were meant as markup and are not, or not all of it: readers would miss what is behind them, or see them.

use std::ops::Range;

use super::Writer;
use crate::diagnostic::Diagnostic;
use crate::markdown::unclosed;

impl<'a> Writer<'a, '_> {
    pub(super) fn warn(&mut self, code: &'static str, range: Range<usize>) {
        let problem = Diagnostic::warning(code, self.input.file, self.span(&range));
        self.diagnostics.push(problem);
    }

    /// Looks at a text for the start of a comment, and for references to notes: as text, they are neither.
    pub(super) fn look_for_strays(&mut self, range: Range<usize>) {
        if self.in_code || self.image.is_some() {
            return;
        }
        let source = self.input.text;
        let Some(text) = source.get(range.clone()) else { return };
        if text.starts_with('#') {
            self.look_for_heading(range.start);
        }
        if text.starts_with(BULLETS) {
            self.look_for_list(range.start);
        }
        if let Some(star) = memchr::memchr(b'*', text.as_bytes()) {
            self.look_for_bold(range.start + star);
        }
        if self.has_tabs && text.contains('\t') {
            self.look_for_pasted_table(range.start);
        }
        for at in memchr::memchr2_iter(b'<', b'[', text.as_bytes()) {
            let at = range.start + at;
            let is_escaped = source[..at].ends_with('\\');
            if is_escaped {
                continue;
            }
            if source[at..].starts_with("<!--") {
                self.report_unclosed_comment(at);
            } else if let Some(name) = note_name(&source[at..])
                && self.missing_notes.insert(name)
            {
                let end = at + "[^]".len() + name.len();
                let problem = Diagnostic::warning("note-sans-texte", self.input.file, self.span(&(at..end)));
                self.diagnostics.push(problem.with("note", name));
            }
        }
    }

    /// Looks at a line of a paragraph whose text starts with `#` at `start`: without a blank, it is no heading.
    fn look_for_heading(&mut self, start: usize) {
        let source = self.input.text;
        let above = source[..start].trim_end_matches([' ', '>']);
        if !above.is_empty() && !above.ends_with('\n') {
            return;
        }
        let line = source[start..].lines().next().unwrap_or_default().trim_end();
        let Some(title) = meant_as_heading(line, is_alone(above, &source[start + line.len()..])) else { return };
        let level = (line.len() - line.trim_start_matches('#').len()).max(2);
        let problem = Diagnostic::warning("titre-colle", self.input.file, self.span(&(start..start + line.len())));
        self.diagnostics.push(problem.with("ligne", format!("{} {title}", "#".repeat(level))));
    }

    /// Looks at a line of a paragraph whose text starts with a word processor's bullet at `start`: such lines follow each other on
    /// one line of the page. The first tells for all.
    fn look_for_list(&mut self, start: usize) {
        let source = self.input.text;
        let above = source[..start].trim_end_matches([' ', '\t', '>']);
        if !above.is_empty() && !above.ends_with('\n') {
            return;
        }
        let is_bulleted = |line: &str| bulleted(line.trim_start_matches([' ', '\t', '>'])).is_some();
        let line = source[start..].lines().next().unwrap_or_default().trim_end();
        let (Some(item), false) = (bulleted(line), above.lines().next_back().is_some_and(is_bulleted)) else { return };
        let is_list = !line.starts_with(['–', '—']) || source[start..].lines().nth(1).is_some_and(is_bulleted);
        if is_list {
            let problem = Diagnostic::warning("liste-collee", self.input.file, self.span(&(start..start + line.len())));
            self.diagnostics.push(problem.suggesting(Some(format!("- {item}"))));
        }
    }

    /// Looks at a star in a text, at `at`; the parser gives them one by one. What two of them were meant to make bold is not, for a
    /// blank or a sign stands on the wrong side of them. The first of such a pair tells for both.
    fn look_for_bold(&mut self, at: usize) {
        let source = self.input.text;
        let (before, after) = (&source[..at], &source.as_bytes()[at..]);
        let is_pair = after.starts_with(b"**") && !before.ends_with(['*', '\\']);
        if !is_pair || !before.chars().next_back().is_none_or(|c| c.is_whitespace() || "([«“‘’'".contains(c)) {
            return;
        }
        let inner = &after[2..after.len().min(LONGEST_BOLD)];
        let Some(end) = memchr::memmem::find(inner, b"**") else { return };
        let is_text = !inner[..end].contains(&b'\n') && !inner[..end].trim_ascii().is_empty();
        let place = self.span(&(at..at + end + 4));
        let is_told = |last: &Diagnostic| {
            last.code == "gras-manque" && last.place.span.is_some_and(|told| told.end > place.start)
        };
        if is_text && !self.diagnostics.last().is_some_and(is_told) {
            self.diagnostics.push(Diagnostic::warning("gras-manque", self.input.file, place));
        }
    }

    /// Looks at a heading for a line of dashes that made one of a paragraph by accident, and says whether there is one.
    pub(super) fn look_for_underline(&mut self, range: &Range<usize>) -> bool {
        let Some((text, underline)) = self.input.text[range.clone()].rsplit_once('\n') else { return false };
        let written = |line: &'a str| line.trim_start_matches([' ', '\t', '>']).trim_end();
        let (text, line) = (written(text), written(underline));
        let is_one = !line.is_empty() && line.chars().all(|c| c == '-' || c == '=') && !underlines(text, line);
        if is_one {
            let start = range.end - underline.len() + underline.find(line).unwrap_or_default();
            let title = text.lines().next_back().map(written).unwrap_or_default();
            let problem =
                Diagnostic::warning("titre-souligne", self.input.file, self.span(&(start..start + line.len())));
            self.diagnostics.push(problem.with("titre", title));
        }
        is_one
    }

    /// Looks at HTML for comments that have no end: all that follows would vanish with them.
    pub(super) fn look_for_unclosed_comments(&mut self, range: &Range<usize>) {
        let source = self.input.text;
        let Some(html) = source.get(range.clone()) else { return };
        for at in unclosed::comments(html) {
            self.report_unclosed_comment(range.start + at);
        }
    }

    fn report_unclosed_comment(&mut self, at: usize) {
        let span = self.span(&(at..at + "<!--".len()));
        self.diagnostics.push(Diagnostic::error("remarque-non-fermee", self.input.file, span));
    }

    /// Looks at the row of a table for cells that the table has no column for: the parser drops them.
    pub(super) fn look_for_surplus(&mut self, range: &Range<usize>) {
        let Some(columns) = self.table.as_ref().map(|table| table.alignments.len()) else { return };
        let Some(row) = self.input.text.get(range.clone()) else { return };
        let Some(surplus) = surplus(row, columns) else { return };
        let place = range.start + surplus.start..range.start + surplus.end;
        let problem = Diagnostic::warning("tableau-case-en-trop", self.input.file, self.span(&place));
        self.diagnostics.push(problem.with("colonnes", columns.to_string()));
    }
}

/// How much of a text is looked at for the end of what was meant to be bold, in bytes: a sentence or two.
const LONGEST_BOLD: usize = 400;

/// What word processors put before the parts of a list, the signs of their own fonts among it.
const BULLETS: [char; 13] = ['•', '·', '▪', '◦', '‣', '●', '○', '■', '➢', '–', '—', '\u{f0b7}', '\u{f0a7}'];

/// What follows the bullet that `line` starts with.
pub(super) fn bulleted(line: &str) -> Option<&str> {
    let item = line.strip_prefix(BULLETS)?;
    let text = item.trim_start();
    (text.len() < item.len() && !text.is_empty()).then_some(text)
}

/// The text of the heading that `line` seems to be meant as. Two signs or more are no hash-tag; one is a heading's where the
/// line is a paragraph of its own, starts with a capital and reads as a title does.
fn meant_as_heading(line: &str, is_alone: bool) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let signs = line.len() - text.len();
    let first = text.chars().next()?;
    let title = text.trim_start_matches(['\u{a0}', '\u{202f}']);
    if first.is_whitespace() || (2..=6).contains(&signs) {
        let is_title = title.starts_with(|c: char| c.is_alphabetic() || (signs > 1 && c.is_numeric()));
        return (is_title && (1..=6).contains(&signs)).then_some(title);
    }
    let (word, rest) = title.split_once(' ')?;
    let is_name = word.chars().skip(1).any(char::is_uppercase);
    let is_sentence = line.ends_with(['.', '!', '?', '…']);
    (signs == 1 && is_alone && first.is_uppercase() && !is_name && !is_sentence && !rest.contains('#')).then_some(title)
}

/// Whether a line has no text in the last line of what is `above` it, nor in the first of what is `below`.
fn is_alone(above: &str, below: &str) -> bool {
    let is_empty = |line: Option<&str>| line.is_none_or(|line| line.trim_matches([' ', '\t', '\r', '>']).is_empty());
    is_empty(above.lines().next_back()) && is_empty(below.lines().nth(1))
}

/// What the note is called that `[^1]` at the start of `text` refers to.
fn note_name(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("[^")?;
    let name = &inside[..inside.find([']', '[', '\n', ' '])?];
    (!name.is_empty() && inside[name.len()..].starts_with(']')).then_some(name)
}

/// What stands in `row` behind its last column, where that is something.
fn surplus(row: &str, columns: usize) -> Option<Range<usize>> {
    let row = row.trim_end();
    let first = usize::from(row.trim_start().starts_with('|'));
    let bytes = row.as_bytes();
    let mut bars = memchr::memchr_iter(b'|', bytes).filter(|at| *at == 0 || bytes[*at - 1] != b'\\');
    let last = bars.nth(first + columns.checked_sub(1)?)?;
    let behind = &row[last + 1..];
    let written = behind.trim_end_matches(['|', ' ', '\t']);
    let start = row.len() - behind.trim_start_matches(['|', ' ', '\t']).len();
    (!written.is_empty()).then(|| start..last + 1 + written.len())
}

/// Whether `line` is about as long as the one line of `text`: so do those draw it who write titles that way.
fn underlines(text: &str, line: &str) -> bool {
    !text.contains('\n') && 4 * line.len() >= 3 * text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_behind_the_last_column_are_found() {
        let found = |row: &'static str, columns| surplus(row, columns).map(|range| &row[range]);
        assert_eq!(found("| 1 | 12 | trop | encore |", 2), Some("trop | encore"));
        assert_eq!(found("1 | 12 | trop", 2), Some("trop"));
        for row in ["| 1 | 12 |", "1 | 12", "| 1 |", "| 1 | 2 \\| 3 |", "| 1 | 2 | |", "| 1 | 2 ||"] {
            assert_eq!(found(row, 2), None, "{row}");
        }
    }
}
