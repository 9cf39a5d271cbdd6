//! Tables pasted from a spreadsheet or a word processor: their cells are parted by tab characters, which no page shows.

use super::Writer;
use crate::diagnostic::Diagnostic;
use crate::markdown::writer::strays::bulleted;

/// How many rows, and how many bytes of them, are given back as they should be written; of a larger table, the first three.
const SHOWN_ROWS: usize = 20;
const SHOWN_BYTES: usize = 2_000;

impl Writer<'_, '_> {
    /// Looks at a text that holds a tab, at byte `at`, for the table that its line is a row of. The first row tells for all.
    pub(super) fn look_for_pasted_table(&mut self, at: usize) {
        if at < self.pasted_end || self.table.is_some() || self.heading.is_some() {
            return;
        }
        let source = self.input.text;
        let (start, end) = rows_around(source, at);
        let rows: Vec<Vec<&str>> = source[start..end].lines().map(cells).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        // One tab in one line stands for a few blanks, and reads as such.
        if rows.len() * columns <= 2 {
            return;
        }
        self.pasted_end = end;
        let written = markdown(&rows, columns);
        let is_whole = rows.len() <= SHOWN_ROWS && written.len() <= SHOWN_BYTES;
        let shown = if is_whole { written.trim_end() } else { head(&written) };
        let first = start + source[start..].lines().next().map_or(0, |row| row.trim_end().len());
        let problem = Diagnostic::warning("tableau-colle", self.input.file, self.span(&(start..first)));
        self.diagnostics.push(
            problem
                .with("lignes", rows.len().to_string())
                .with("colonnes", columns.to_string())
                .with("entier", if is_whole { "oui" } else { "non" })
                .with("tableau", shown),
        );
    }
}

/// Where the rows start and end that stand around byte `at` of `source`, one right under the other.
fn rows_around(source: &str, at: usize) -> (usize, usize) {
    let mut start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    while let Some(above) = source[..start].strip_suffix('\n') {
        let line = above.rfind('\n').map_or(0, |end| end + 1);
        if cells(&above[line..]).len() < 2 {
            break;
        }
        start = line;
    }
    let below = source[start..].split_inclusive('\n');
    let end = start + below.take_while(|line| cells(line).len() > 1).map(str::len).sum::<usize>();
    (start, end)
}

/// The cells of a line: none where it has no tab in it but behind a bullet, which makes a part of a list and no row.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim_end().trim_start_matches([' ', '>']);
    if !line.trim_start().contains('\t') || bulleted(line).is_some_and(|item| !item.contains('\t')) {
        return Vec::new();
    }
    line.split('\t').map(str::trim).collect()
}

/// The table as it is written, with its first row as its head.
fn markdown(rows: &[Vec<&str>], columns: usize) -> String {
    let mut out = String::new();
    for (number, row) in rows.iter().enumerate() {
        for column in 0..columns {
            out.push_str(if column == 0 { "| " } else { " | " });
            out.push_str(&row.get(column).copied().unwrap_or_default().replace('|', "\\|"));
        }
        out.push_str(" |\n");
        if number == 0 {
            out.push_str(&"| --- ".repeat(columns));
            out.push_str("|\n");
        }
    }
    out
}

/// The head of a table, the line of dashes and two rows.
fn head(written: &str) -> &str {
    let end: usize = written.split_inclusive('\n').take(4).map(str::len).sum();
    written[..end].trim_end()
}
