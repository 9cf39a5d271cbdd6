//! A table of numbers, as spreadsheets save it → a [`Sheet`].
//!
//! The first line names the columns, the first column names the lines, and all other cells hold a number or nothing.
//! [`Sheet::read`] takes what French and English spreadsheets write under the name of CSV: `;`, `,` or a tabulation
//! between the cells, a decimal comma or point, spaces between thousands, with or without a BOM, in UTF-8, UTF-16 or
//! Windows-1252. `encoding` finds the characters, `read` the cells, `number` what they hold. Whatever cannot be told is a
//! diagnostic at its line and column in the file.

mod encoding;
mod number;
mod read;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use encoding::decoded;
pub use number::Number;

use crate::diagnostic::Diagnostic;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024;

/// How many columns of numbers a sheet has at most: with more, nobody tells them apart.
pub const MAX_SERIES: usize = 6;

/// How many lines of numbers a sheet has at most: a year of days, and a few more.
pub const MAX_LINES: usize = 400;

/// A table of numbers, whole: every series has a name and as many values as there are labels, and one number at least.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What the labels are (`Année`): the first cell. Often empty.
    pub corner: String,
    /// What each line is called, in order. One may be empty.
    pub labels: Vec<String>,
    /// The columns of numbers: from one to [`MAX_SERIES`].
    pub series: Vec<Series>,
}

/// A column of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its numbers, by line; `None` where the cell is empty.
    pub values: Vec<Option<Number>>,
}

/// A sheet, or all that is wrong with its file.
pub type Reading = Result<Sheet, Vec<Diagnostic>>;

/// What was read of the files that charts show, by their paths in the site.
pub type Sheets = FxHashMap<Arc<str>, Arc<Reading>>;

impl Sheet {
    /// Every number, in no order that means anything.
    pub fn numbers(&self) -> impl Iterator<Item = &Number> {
        self.series.iter().flat_map(|series| series.values.iter().flatten())
    }
}

/// Whether a file of that name should be a sheet.
#[must_use]
pub fn is_sheet(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["csv", "tsv", "txt"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
