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
