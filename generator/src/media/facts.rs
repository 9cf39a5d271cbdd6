//! What a file is, told by its bytes and never by its name; nothing is decoded.

use std::sync::Arc;

use palier_pixels::{Format, Head, Undecodable};
use serde::{Deserialize, Serialize};

use super::{Encoding, Paper, Unopened, drawing, gif, jpeg, paper};
use crate::diagnostic::{Cause, Diagnostic, Severity, Span};

/// The largest file that is looked into, in bytes.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// What is known of a file beside its size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facts {
    /// A picture.
    Picture(Picture),
    /// A drawing (SVG) that says its width and height.
    Drawing(u32, u32),
    /// A PDF.
    Paper(Paper),
    /// A PDF that cannot be read.
    Unopened(Unopened),
    /// It has a picture's name, or should be one, and cannot be shown.
    Refused(Refusal),
    /// It is of another sort than its name says.
    Mistaken(Nature),
    /// It could not be read now.
    #[serde(skip)]
    Unread(Cause),
    /// Nothing: its name is neither that of a picture nor of a PDF.
    #[default]
    Other,
}

/// What a file is whose name says something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Nature {
    Jpeg,
    Png,
    Gif,
    WebP,
    Pdf,
    /// HTML: what a browser saves of a page, often of one that asks for a password.
    WebPage,
    /// A document of a word processor or a spreadsheet.
    Office,
}

impl Nature {
    /// What the first bytes of a file say.
    fn of(bytes: &[u8]) -> Option<Self> {
        const OLD_OFFICE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        match container(bytes) {
            Ok(Container::Photo(Format::Jpeg)) => Some(Self::Jpeg),
            Ok(Container::Photo(Format::Png)) => Some(Self::Png),
            Ok(Container::Photo(Format::WebP)) => Some(Self::WebP),
            Ok(Container::Gif) => Some(Self::Gif),
            Err(_) if bytes.starts_with(b"%PDF") => Some(Self::Pdf),
            Err(_) if is_web_page(bytes) => Some(Self::WebPage),
            Err(_) if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&OLD_OFFICE) => Some(Self::Office),
            Err(_) => None,
        }
    }

    /// The problem that it is, at `span` of `file`, where somebody calls it `name`.
    #[must_use]
    pub fn problem(self, file: &Arc<str>, span: Span, name: &str) -> Diagnostic {
        let (sort, ending) = match self {
            Self::Jpeg => ("image", "jpg"),
            Self::Png => ("image", "png"),
            Self::Gif => ("image", "gif"),
            Self::WebP => ("image", "webp"),
            Self::Pdf => ("pdf", "pdf"),
            Self::WebPage => ("page", "html"),
            Self::Office => ("bureautique", "docx"),
        };
        Diagnostic::error("fichier-d-une-autre-sorte", file, span)
            .with("fichier", name)
            .with("sorte", sort)
            .with("fin", ending)
    }
}

/// Whether a file starts as a page of the Web does, whatever blanks and comments come first.
fn is_web_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    ["<!doctype html", "<html", "<head"].iter().any(|tag| start.starts_with(tag))
        || (start.starts_with("<!--") && start.contains("<html"))
}

/// A picture that can be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its width in pixels as it is shown, turned the way its EXIF orientation says.
    pub width: u32,
    /// Its height in pixels as it is shown.
    pub height: u32,
    /// What its file holds: the first 32 hexadecimal digits of its BLAKE3.
    pub fingerprint: String,
    /// How it is published.
    pub form: Form,
}

/// How a picture is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// In several sizes, as WebP, and once in this encoding for feeds, previews and old browsers.
    Photo(Encoding),
    /// As it is, without its metadata: an animation, a GIF.
    AsIs,
}

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It is no picture, or a damaged one.
    Unreadable,
    /// The file ends before the picture does.
    Truncated,
    /// It has more pixels than are decoded: its width and height.
    TooLarge(u32, u32),
    /// The file is larger than is read: its size in bytes.
    TooHeavy(u64),
    /// A format that browsers do not show, by its name.
    Format(String),
    /// A drawing that would do something, and what of it was found.
    Active(String),
}

impl Refusal {
    /// The problem that it is, at `span` of `file`, where somebody names the picture.
    #[must_use]
    pub fn problem(&self, file: &Arc<str>, span: Option<Span>) -> Diagnostic {
        let problem = |code| Diagnostic::at(code, Severity::Error, file, span);
        match self {
            Self::Unreadable => problem("photo-illisible"),
            Self::Truncated => problem("photo-tronquee"),
            Self::TooLarge(width, height) => problem("photo-trop-grande")
                .with("sorte", "pixels")
                .with("largeur", width.to_string())
                .with("hauteur", height.to_string()),
            Self::TooHeavy(bytes) => {
                problem("photo-trop-grande").with("sorte", "octets").with("taille", (bytes / (1024 * 1024)).to_string())
            }
            Self::Format(name) => problem("photo-format").with("format", name.as_str()),
            Self::Active(found) => problem("dessin-actif").with("detail", found.as_str()),
        }
    }
}

/// Whether a file of that name should be a picture, so that it is worth looking into.
fn is_picture_name(name: &str) -> bool {
    const KNOWN: [&str; 15] = [
        "jpg", "jpeg", "jfif", "png", "webp", "gif", "heic", "heif", "avif", "tif", "tiff", "bmp", "jxl", "psd", "dng",
    ];
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    KNOWN.contains(&extension.as_str())
}

/// Whether a file of that name should be a PDF.
fn is_paper_name(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("pdf"))
}

/// What is known of a file of that name and size, which `read` reads. Most files are not read.
///
/// # Errors
/// Those of `read`.
pub fn find<E>(name: &str, size: u64, read: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Facts, E> {
    Ok(match (is_picture_name(name), is_paper_name(name)) {
        (true, _) if size > MAX_FILE => Facts::Refused(Refusal::TooHeavy(size)),
        (true, _) => look_at_picture(&read()?),
        _ if drawing::is_drawing(name) && size <= MAX_FILE => look_at_drawing(&read()?),
        (_, true) if size <= MAX_FILE => look_at_paper(read()?),
        _ => Facts::Other,
    })
}

fn look_at_picture(bytes: &[u8]) -> Facts {
    match inspect(bytes) {
        Facts::Refused(refusal) => match Nature::of(bytes) {
            Some(nature @ (Nature::Pdf | Nature::WebPage | Nature::Office)) => Facts::Mistaken(nature),
            _ => Facts::Refused(refusal),
        },
        facts => facts,
    }
}

fn look_at_drawing(bytes: &[u8]) -> Facts {
    match drawing::activity(bytes) {
        Some(found) => Facts::Refused(Refusal::Active(found)),
        None => drawing::size(bytes).map_or(Facts::Other, |(width, height)| Facts::Drawing(width, height)),
    }
}

fn look_at_paper(bytes: Vec<u8>) -> Facts {
    match Nature::of(&bytes).filter(|nature| *nature != Nature::Pdf) {
        Some(nature) => Facts::Mistaken(nature),
        None => paper::look(bytes).map_or_else(Facts::Unopened, Facts::Paper),
    }
}

/// Looks into a file that should be a picture.
#[must_use]
pub(super) fn inspect(bytes: &[u8]) -> Facts {
    look(bytes).map_or_else(Facts::Refused, Facts::Picture)
}

impl From<Undecodable> for Refusal {
    fn from(why: Undecodable) -> Self {
        match why {
            Undecodable::Damaged => Self::Unreadable,
            Undecodable::TooLarge(width, height) => Self::TooLarge(width, height),
        }
    }
}

/// What a file of a picture is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    /// One that is decoded.
    Photo(Format),
    /// One that is only cleaned.
    Gif,
}

/// The format in which the picture is decoded.
pub(super) fn decodable(bytes: &[u8]) -> Result<Format, Refusal> {
    match container(bytes)? {
        Container::Photo(format) => Ok(format),
        Container::Gif => Err(Refusal::Unreadable),
    }
}

fn look(bytes: &[u8]) -> Result<Picture, Refusal> {
    match container(bytes)? {
        Container::Gif => animation(bytes),
        Container::Photo(format) => photo(format, bytes),
    }
}

fn photo(format: Format, bytes: &[u8]) -> Result<Picture, Refusal> {
    let ends_early = ends_early(format, bytes);
    let head = match Head::read(format, bytes) {
        Err(Undecodable::Damaged) if ends_early => return Err(Refusal::Truncated),
        head => head?,
    };
    if ends_early {
        return Err(Refusal::Truncated);
    }
    let form = match format {
        _ if head.is_animated => Form::AsIs,
        _ if head.has_alpha => Form::Photo(Encoding::Png),
        Format::Png if is_drawing(bytes, &head) => Form::Photo(Encoding::Png),
        _ => Form::Photo(Encoding::Jpeg),
    };
    Ok(Picture { width: head.width, height: head.height, fingerprint: fingerprint(bytes), form })
}

/// A PNG that takes less than a byte for two pixels holds few colours: a plan or a screen, which JPEG would blur.
fn is_drawing(bytes: &[u8], head: &Head) -> bool {
    (bytes.len() as u64) * 2 < u64::from(head.width) * u64::from(head.height)
}

fn animation(bytes: &[u8]) -> Result<Picture, Refusal> {
    let [_, _, _, _, _, _, a, b, c, d, ..] = *bytes else { return Err(Refusal::Truncated) };
    let (width, height) = (u16::from_le_bytes([a, b]).into(), u16::from_le_bytes([c, d]).into());
    gif::clean(bytes).ok_or(Refusal::Truncated)?;
    Ok(Picture { width, height, fingerprint: fingerprint(bytes), form: Form::AsIs })
}

/// The first 32 hexadecimal digits of the BLAKE3 of `bytes`.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let mut digits = blake3::hash(bytes).to_hex().to_string();
    digits.truncate(32);
    digits
}

/// The format that the first bytes tell.
fn container(bytes: &[u8]) -> Result<Container, Refusal> {
    let at = |start: usize, length: usize| bytes.get(start..start + length).unwrap_or_default();
    let refused = |name: &str| Err(Refusal::Format(name.to_owned()));
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok(Container::Photo(Format::Jpeg));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Container::Photo(Format::Png));
    }
    if gif::is_gif(bytes) {
        return Ok(Container::Gif);
    }
    if at(0, 4) == b"RIFF" && at(8, 4) == b"WEBP" {
        return Ok(Container::Photo(Format::WebP));
    }
    match (at(4, 4), at(8, 4)) {
        (b"ftyp", b"avif" | b"avis") => return refused("AVIF"),
        (b"ftyp", b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => {
            return refused("HEIC");
        }
        _ => {}
    }
    match bytes {
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => refused("TIFF"),
        [b'B', b'M', ..] => refused("BMP"),
        [b'8', b'B', b'P', b'S', ..] => refused("Photoshop"),
        [0xff, 0x0a, ..] | [0, 0, 0, 0x0c, b'J', b'X', b'L', b' ', ..] => refused("JPEG XL"),
        _ => Err(Refusal::Unreadable),
    }
}

/// Whether the file stops before what it holds does. Decoders fill the rest with grey and say nothing.
fn ends_early(format: Format, bytes: &[u8]) -> bool {
    match format {
        Format::Jpeg => !jpeg::is_whole(bytes),
        Format::Png => !png_is_whole(bytes),
        Format::WebP => {
            let length = bytes.get(4..8).and_then(|length| length.try_into().ok()).map_or(0, u32::from_le_bytes);
            u64::from(length) + 8 > bytes.len() as u64
        }
    }
}

/// Whether chunk follows chunk up to the last (PNG, third edition, section 5).
fn png_is_whole(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some(&[a, b, c, d, k, i, n, e]) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        at = at.saturating_add(length).saturating_add(12);
        if [k, i, n, e] == *b"IEND" {
            return at <= bytes.len();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_told_by_the_bytes() {
        let refusal = |bytes: &[u8]| container(bytes).expect_err("refused");
        assert_eq!(container(&[0xff, 0xd8, 0xff, 0xe0]), Ok(Container::Photo(Format::Jpeg)));
        assert_eq!(refusal(b"\0\0\0\x18ftypheic\0\0"), Refusal::Format("HEIC".to_owned()));
        assert_eq!(refusal(b"\0\0\0\x18ftypavif\0\0"), Refusal::Format("AVIF".to_owned()));
        assert_eq!(refusal(b"MM\0*"), Refusal::Format("TIFF".to_owned()));
        assert_eq!(refusal(b"<html>"), Refusal::Unreadable);
        assert_eq!(refusal(b""), Refusal::Unreadable);
    }

    #[test]
    fn a_name_that_lies_is_found_out() {
        let facts = |name: &str, bytes: &[u8]| find::<()>(name, 1, || Ok(bytes.to_vec())).unwrap();
        for (name, bytes, nature) in [
            ("a.pdf", &[0xff, 0xd8, 0xff, 0xe0][..], Nature::Jpeg),
            ("a.PDF", b"\x89PNG\r\n\x1a\n", Nature::Png),
            ("a.pdf", b"\xef\xbb\xbf\n<!DOCTYPE html>", Nature::WebPage),
            ("a.pdf", b"<!-- saved from url --><HTML>", Nature::WebPage),
            ("a.pdf", b"PK\x03\x04", Nature::Office),
            ("a.jpg", b"%PDF-1.4", Nature::Pdf),
            ("a.png", b"<html>", Nature::WebPage),
        ] {
            assert_eq!(facts(name, bytes), Facts::Mistaken(nature), "{name}");
        }
        assert_eq!(facts("a.pdf", b"%PDF-1.4 and then nothing"), Facts::Unopened(Unopened::Damaged));
        assert_eq!(facts("a.jpg", b"text"), Facts::Refused(Refusal::Unreadable));
    }

    #[test]
    fn a_bomb_is_known_by_its_head() {
        // 50 000 × 50 000 pixels in a few bytes: signature, IHDR, an empty IDAT, IEND.
        let bytes = super::super::develop::tests::bomb();
        assert_eq!(inspect(&bytes), Facts::Refused(Refusal::TooLarge(50_000, 50_000)));
    }
}
