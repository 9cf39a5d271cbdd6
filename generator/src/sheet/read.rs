//! Text of a CSV file → cells → a sheet.

use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::{MAX_BYTES, MAX_LINES, MAX_SERIES, Number, Reading, Series, Sheet, decoded};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::front_matter::values;
use crate::locale::Language;

/// What stands between cells, the likeliest first. A comma may also stand in a cell, so it counts last.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// The longest unit, in characters: `tonnes de CO₂ par an`.
const MAX_UNIT: usize = 24;

/// What people write into a cell for which there is no number.
const DASHES: [&str; 3] = ["-", "–", "—"];

impl Sheet {
    /// Reads what `file` holds. `language` tells how its numbers are written.
    ///
    /// # Errors
    /// All that is wrong with it, each at its place in the file.
    pub fn read(file: &Arc<str>, bytes: &[u8], language: Language) -> Reading {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(vec![too_large(file, None, "octets")]);
        }
        let text = decoded(bytes);
        // No text holds this character; workbooks, pictures and archives do.
        if text.contains('\0') {
            return Err(vec![Diagnostic::at("graphique-illisible", Severity::Error, file, None)]);
        }
        let mut reader = Reader::new(file, &text, language);
        let sheet = reader.sheet();
        sheet.filter(|_| reader.problems.is_empty()).ok_or(reader.problems)
    }
}

fn too_large(file: &Arc<str>, span: Option<Span>, what: &str) -> Diagnostic {
    let most = match what {
        "lignes" => MAX_LINES as u64,
        "colonnes" => MAX_SERIES as u64,
        _ => MAX_BYTES / 1024,
    };
    Diagnostic::at("graphique-trop-grand", Severity::Error, file, span)
        .with("sorte", what)
        .with("maximum", most.to_string())
}

/// A line of the file that holds something.
#[derive(Debug)]
struct Line {
    /// Where it starts in the text.
    start: usize,
    /// Its cells, on one line each, without control characters.
    cells: Vec<String>,
}

impl Line {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

struct Reader<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    language: Language,
    /// Where the first line of the table starts in the text.
    start: usize,
    delimiter: u8,
    problems: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a Arc<str>, text: &'a str, language: Language) -> Self {
        // Some spreadsheets ask for it, others write it: a first line that names the delimiter.
        let first = text.lines().next().unwrap_or_default();
        let named = first.strip_prefix("sep=").and_then(|rest| match rest.as_bytes() {
            [named] if DELIMITERS.contains(named) => Some(*named),
            _ => None,
        });
        let start = if named.is_some() { (first.len() + 1).min(text.len()) } else { 0 };
        let delimiter = named.unwrap_or_else(|| delimiter(&text[start..]));
        Self { file, text, language, start, delimiter, problems: Vec::new() }
    }

    /// The sheet, as far as it can be told. It is sound where no problem was found.
    fn sheet(&mut self) -> Option<Sheet> {
        let lines = self.lines()?;
        if let Some(titles) = titles(&lines, |cell| self.number(cell).is_some()) {
            let span = self.span(&lines[0], 0);
            self.report("graphique-titre-au-dessus", span, |problem| {
                problem.with("sorte", if titles == 1 { "une" } else { "plusieurs" }).with("lignes", titles.to_string())
            });
            return None;
        }
        let mut lines = lines.into_iter();
        let head = lines.next();
        let lines: Vec<Line> = lines.collect();
        let columns = head.as_ref().map_or(0, |head| width(head, &lines));
        let Some(head) = head.filter(|_| columns > 1 && !lines.is_empty()) else {
            self.report("graphique-sans-nombre", Span::new(0, 0), |problem| problem.with("sorte", "tableau"));
            return None;
        };
        if columns - 1 > MAX_SERIES {
            let span = self.span(&head, MAX_SERIES + 1);
            self.problems.push(too_large(self.file, Some(span), "colonnes"));
            return None;
        }
        for line in &lines {
            if let Some(more) = (columns..line.cells.len()).find(|column| !line.cell(*column).is_empty()) {
                let span = self.span(line, more);
                self.report("graphique-case-en-trop", span, |problem| problem.with("colonnes", columns.to_string()));
            }
        }
        let series = (1..columns).map(|column| self.series(&head, &lines, column)).collect();
        let labels = lines.iter().map(|line| line.cell(0).to_owned()).collect();
        Some(Sheet { corner: head.cell(0).to_owned(), labels, series })
    }

    /// The lines that hold something; `None` where there are too many, or where they cannot be parted.
    fn lines(&mut self) -> Option<Vec<Line>> {
        if let Some(quote) = unclosed_quote(&self.text.as_bytes()[self.start..], self.delimiter) {
            let at = self.start + quote;
            self.report("graphique-guillemet", Span::new(at, at + 1), |problem| problem);
            return None;
        }
        let mut reader = ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(&self.text.as_bytes()[self.start..]);
        let (mut record, mut lines) = (StringRecord::new(), Vec::new());
        // Text in memory that is UTF-8 cannot fail to be read.
        while reader.read_record(&mut record).unwrap_or(false) {
            let cells: Vec<String> = record.iter().map(clean).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
            let line = Line { start: self.start + at, cells };
            if lines.len() > MAX_LINES {
                let span = self.span(&line, 0);
                self.problems.push(too_large(self.file, Some(span), "lignes"));
                return None;
            }
            lines.push(line);
        }
        Some(lines)
    }

    fn series(&mut self, head: &Line, lines: &[Line], column: usize) -> Series {
        let name = head.cell(column).to_owned();
        if name.is_empty() {
            let span = self.span(head, column);
            self.report("graphique-colonne-sans-nom", span, |problem| problem);
        }
        let is_gap = |cell: &str| cell.is_empty() || DASHES.contains(&cell);
        let unit = common_unit(lines.iter().map(|line| line.cell(column)).filter(|cell| !is_gap(cell)));
        let read = |line: &Line| {
            let cell = Some(line.cell(column)).filter(|cell| !is_gap(cell));
            cell.map(|cell| self.number(unit.map_or(cell, |unit| cell.strip_suffix(unit).unwrap_or(cell)).trim_end()))
        };
        let cells: Vec<Option<Option<Number>>> = lines.iter().map(read).collect();
        let has_number = cells.iter().flatten().flatten().next().is_some();
        let has_unit = |line: &&Line| unit_of(line.cell(column)).is_some();
        // One cause, one message: a column of remarks is no column of mistyped numbers, and one of several units is one mistake.
        if let Some(line) = lines.iter().find(has_unit).filter(|_| !has_number) {
            let (span, written) = (self.span(line, column), line.cell(column));
            self.report("graphique-nombre-illisible", span, |problem| problem.with("valeur", written));
        } else if !has_number {
            let span = self.span(head, column);
            self.report("graphique-sans-nombre", span, |problem| {
                problem.with("sorte", "colonne").with("colonne", name.as_str())
            });
        } else {
            for (line, _) in lines.iter().zip(&cells).filter(|(_, cell)| matches!(cell, Some(None))) {
                let span = self.span(line, column);
                let written = line.cell(column);
                self.report("graphique-nombre-illisible", span, |problem| problem.with("valeur", written));
            }
        }
        // What is counted is said once, in the column's name.
        let name = match unit {
            Some(unit) if !name.contains(unit) => format!("{name} ({unit})"),
            _ => name,
        };
        Series { name, values: cells.into_iter().map(Option::flatten).collect() }
    }

    fn number(&self, cell: &str) -> Option<Number> {
        Number::read(cell, self.language)
    }

    fn report(&mut self, code: &'static str, span: Span, fill: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.problems.push(fill(Diagnostic::error(code, self.file, span)));
    }

    /// Where a cell of a line is written.
    fn span(&self, line: &Line, column: usize) -> Span {
        let bytes = self.text.as_bytes();
        // What a line ends with may count to the next.
        let mut at = line.start + bytes[line.start..].iter().take_while(|byte| matches!(**byte, b'\r' | b'\n')).count();
        for _ in 0..column {
            at = (cell_end(bytes, at, self.delimiter) + 1).min(bytes.len());
        }
        let end = cell_end(bytes, at, self.delimiter);
        let written = &self.text[at..end];
        let start = end - written.trim_start().len();
        Span::new(start, start + written.trim().len())
    }
}

/// How many lines stand above the table as its title: they fill their first cell alone, and what follows reads as a head.
/// `None` where there are none, or no table under them.
fn titles(lines: &[Line], is_number: impl Fn(&str) -> bool) -> Option<usize> {
    let filled = |line: &Line| line.cells.iter().filter(|cell| !cell.is_empty()).count();
    let is_title = |line: &&Line| filled(line) == 1 && !line.cell(0).is_empty();
    let count = lines.iter().take_while(is_title).count();
    let [head, below, ..] = lines.get(count..).filter(|_| count > 0)? else { return None };
    let names_columns = filled(head) > 1 && !head.cells.iter().skip(1).any(|cell| is_number(cell));
    // A head that lacks the name of its one column looks like a title.
    let is_wide = lines[0].cells.len() == 1 || filled(head) > 2;
    (filled(below) > 1 && (names_columns || (is_wide && filled(head) > 1))).then_some(count)
}

/// The unit that all `cells` have behind their number, if it is the same: `12 kWh`, `3,5 %`.
fn common_unit<'a>(mut cells: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let unit = unit_of(cells.next()?)?;
    cells.all(|cell| unit_of(cell) == Some(unit)).then_some(unit)
}

/// What stands behind the number in `cell`; not a month, which makes a date of it.
fn unit_of(cell: &str) -> Option<&str> {
    let unit = cell.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "+-−–,.".contains(c));
    let is_one = unit.len() < cell.len()
        && unit.chars().count() <= MAX_UNIT
        && unit.starts_with(|c: char| c.is_alphabetic() || "%‰€$£°".contains(c));
    let is_date = unit.split(' ').next().is_some_and(values::is_month);
    (is_one && !is_date).then_some(unit)
}

/// How many columns a table has: those that the first line names, without the empty ones that spreadsheets add.
fn width(head: &Line, lines: &[Line]) -> usize {
    let is_used = |column: &usize| [head].into_iter().chain(lines).any(|line| !line.cell(*column).is_empty());
    (0..head.cells.len()).rev().find(is_used).map_or(0, |last| last + 1)
}

/// What parts the cells of `text`: the first of [`DELIMITERS`] that stands outside of quotation marks in the first line that
/// has one.
fn delimiter(text: &str) -> u8 {
    text.lines().take(MAX_LINES).find_map(delimiter_in).unwrap_or(DELIMITERS[0])
}

fn delimiter_in(line: &str) -> Option<u8> {
    let mut in_quotes = false;
    let outside: Vec<u8> = line
        .bytes()
        .filter(|byte| {
            in_quotes ^= *byte == b'"';
            !in_quotes
        })
        .collect();
    DELIMITERS.into_iter().find(|delimiter| outside.contains(delimiter))
}

/// Where the cell that starts at `at` ends.
fn cell_end(bytes: &[u8], at: usize, delimiter: u8) -> usize {
    let mut in_quotes = false;
    let is_quoted = bytes.get(at) == Some(&b'"');
    let ends = |byte: &u8| {
        in_quotes ^= is_quoted && *byte == b'"';
        !in_quotes && (*byte == delimiter || matches!(*byte, b'\r' | b'\n'))
    };
    bytes[at..].iter().position(ends).map_or(bytes.len(), |length| at + length)
}

/// The quotation mark that opens a cell which never ends, if there is one.
fn unclosed_quote(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let mut at = 0;
    while at < bytes.len() {
        let end = cell_end(bytes, at, delimiter);
        let is_quoted = bytes[at] == b'"';
        if is_quoted && end == bytes.len() && bytes[at..].iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
            return Some(at);
        }
        at = end + 1;
    }
    None
}

/// A cell on one line, without what nobody sees.
fn clean(cell: &str) -> String {
    let mut clean = String::with_capacity(cell.len());
    for character in cell.trim().chars() {
        match character {
            '\t' | '\n' | '\r' | ' ' if clean.ends_with(' ') => {}
            '\t' | '\n' | '\r' => clean.push(' '),
            character if character.is_control() => {}
            character => clean.push(character),
        }
    }
    clean
}
