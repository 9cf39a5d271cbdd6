//! Tables for spreadsheets: CSV (RFC 4180) as the programs of the site's language open it at a double click, that is
//! with a byte order mark and, in French, with semicolons.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use palier_words::Language;

/// A table that is being written.
#[derive(Debug)]
pub(super) struct Sheet {
    text: String,
    separator: char,
}

impl Sheet {
    /// An empty one.
    pub(super) fn new(language: Language) -> Self {
        let separator = match language {
            Language::French => ';',
            Language::English => ',',
        };
        Self { text: "\u{feff}".to_owned(), separator }
    }

    /// Adds a row.
    pub(super) fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        for (number, cell) in cells.into_iter().enumerate() {
            if number > 0 {
                self.text.push(self.separator);
            }
            self.cell(cell.as_ref());
        }
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
        if !is_formula && !cell.contains([self.separator, '"', '\n', '\r']) {
            self.text.push_str(cell);
            return;
        }
        self.text.push('"');
        // A spreadsheet would carry it out (OWASP, « CSV injection »).
        if is_formula {
            self.text.push('\'');
        }
        self.text.push_str(&cell.replace('"', "\"\""));
        self.text.push('"');
    }

    /// The whole of it, as a file of this name.
    pub(super) fn download(self, name: &str) -> Response {
        let kind = HeaderValue::from_static("text/csv; charset=utf-8");
        ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, NO_STORE), named(name)], self.text).into_response()
    }
}

/// Nothing of the desk is kept by a browser.
pub(super) const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The header by which a browser keeps an answer as a file; `name` is of letters, digits, `-` and `.`.
pub(super) fn named(name: &str) -> (header::HeaderName, HeaderValue) {
    let attached = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
    (header::CONTENT_DISPOSITION, attached.unwrap_or(HeaderValue::from_static("attachment")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_opened_whole_and_carries_nothing_out() {
        let mut sheet = Sheet::new(Language::French);
        sheet.row(["Mois", "Reçus"]);
        sheet.row(["a;b", "dit \"oui\"\nou non"]);
        sheet.row(["=1+1", "@x", "-2", "+3", "\tx", "a=b"]);
        assert_eq!(
            sheet.text,
            "\u{feff}Mois;Reçus\r\n\"a;b\";\"dit \"\"oui\"\"\nou non\"\r\n\"'=1+1\";\"'@x\";\"'-2\";\"'+3\";\"'\tx\";a=b\r\n"
        );
        let mut sheet = Sheet::new(Language::English);
        sheet.row(["a,b", "a;b"]);
        assert_eq!(sheet.text, "\u{feff}\"a,b\",a;b\r\n");
    }
}
