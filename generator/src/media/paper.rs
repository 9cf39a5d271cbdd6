//! What a PDF says of itself: its pages, its title, whether there is text in it. No page is drawn.

use hayro_syntax::object::Dict;
use hayro_syntax::page::Resources;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

/// How many pages are searched for text: a scan has none on any.
const SEARCHED_PAGES: usize = 20;

/// How deep drawings within drawings are searched for text.
const SEARCHED_DEPTH: usize = 3;

/// The longest title that is believed, in characters.
const MAX_TITLE: usize = 150;

/// What is known of a PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// How many pages it has.
    pub pages: u32,
    /// The title that its author gave it; absent where a program put the file's name there.
    pub title: Option<String>,
    /// Whether there is text in it. A scan is pictures of pages, which a screen reader cannot read.
    pub has_text: bool,
}

/// Why a PDF cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unopened {
    /// It asks for a password.
    Locked,
    /// It breaks off, or is no PDF in truth.
    Damaged,
}

impl From<LoadPdfError> for Unopened {
    fn from(error: LoadPdfError) -> Self {
        match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Self::Locked,
            _ => Self::Damaged,
        }
    }
}

/// Looks into a PDF.
///
/// # Errors
/// Why nobody could read it.
pub(super) fn look(bytes: Vec<u8>) -> Result<Paper, Unopened> {
    // The file is somebody else's, and nothing depends on what it says: a reader that fails on it must not end the build.
    std::panic::catch_unwind(|| read(bytes)).unwrap_or(Err(Unopened::Damaged))
}

fn read(bytes: Vec<u8>) -> Result<Paper, Unopened> {
    let pdf = Pdf::new(bytes)?;
    let pages = pdf.pages();
    let count = u32::try_from(pages.len()).ok().filter(|count| *count > 0).ok_or(Unopened::Damaged)?;
    let has_text = pages.iter().take(SEARCHED_PAGES).any(|page| has_fonts(page.resources(), SEARCHED_DEPTH));
    let title = pdf.metadata().title.as_deref().and_then(title);
    Ok(Paper { pages: count, title, has_text })
}

/// Whether text can be written with what a page, or a drawing on it, has at hand.
fn has_fonts(resources: &Resources<'_>, depth: usize) -> bool {
    let in_drawings = || {
        let drawings = resources.x_objects.keys().filter_map(|name| resources.get_x_object(&name));
        let own = drawings.filter_map(|drawing| drawing.dict().get::<Dict<'_>>("Resources"));
        own.map(Resources::new).any(|own| has_fonts(&own, depth - 1))
    };
    !resources.fonts.is_empty() || (depth > 0 && in_drawings())
}

/// A title out of its bytes (ISO 32000-1, 7.9.2.2), unless it is the name of a file.
fn title(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xfe, 0xff, pairs @ ..] => {
            let units: Vec<u16> = pairs.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| in_pdf_encoding(*byte)).collect(),
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    let is_file =
        [".doc", ".docx", ".odt", ".pdf", ".xls", ".xlsx", ".indd"].iter().any(|ending| lower.ends_with(ending));
    let by_program =
        ["microsoft word", "untitled", "sans titre", "document1"].iter().any(|start| lower.starts_with(start));
    let is_title = !is_file && !by_program && !text.contains(char::is_control) && text.chars().count() <= MAX_TITLE;
    Some(text).filter(|text| is_title && !text.is_empty())
}

/// A character of PDFDocEncoding (ISO 32000-1, annex D.2): Latin-1 with typography in its gap.
fn in_pdf_encoding(byte: u8) -> char {
    const FROM_128: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    let special = byte.checked_sub(128).and_then(|at| FROM_128.get(usize::from(at)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_names_of_files() {
        assert_eq!(title(b"R\xe8glement  de\nconsultation").as_deref(), Some("Règlement de consultation"));
        assert_eq!(title(b"Proc\xe8s-verbal de l\x90assembl\xe9e").as_deref(), Some("Procès-verbal de l’assemblée"));
        assert_eq!(title(b"\xfe\xff\0P\0V").as_deref(), Some("PV"));
        assert_eq!(title(b"\xef\xbb\xbfProc\xc3\xa8s").as_deref(), Some("Procès"));
        for name in [&b"Microsoft Word - PV.docx"[..], b"scan0001.pdf", b"Untitled", b"", b"  "] {
            assert_eq!(title(name), None, "{name:?}");
        }
    }

    #[test]
    fn what_is_no_pdf_says_nothing() {
        assert_eq!(look(b"%PDF-1.4 and then nothing".to_vec()), Err(Unopened::Damaged));
        assert_eq!(look(Vec::new()), Err(Unopened::Damaged));
    }
}
