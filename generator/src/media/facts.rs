//! What a file is, told by its bytes and never by its name; nothing is decoded.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageResult, Limits};
use serde::{Deserialize, Serialize};

use super::{Encoding, Paper, gif, jpeg, paper};
use crate::diagnostic::{Diagnostic, Severity, Span};

/// The largest picture that is decoded, in bytes of its pixels: 160 million pixels of a photo, or a 60 Mpx panorama in
/// 16 bits.
pub(super) const MAX_DECODED: u64 = 480_000_000;

/// The largest file that is looked into, in bytes.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// What a decoder may allocate before it decodes: a colour profile can be a bomb too.
const MAX_HEAD: u64 = 64 * 1024 * 1024;

/// What is known of a file beside its size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facts {
    /// A picture.
    Picture(Picture),
    /// A PDF.
    Paper(Paper),
    /// It has a picture's name, or should be one, and cannot be shown.
    Refused(Refusal),
    /// Nothing: its name is neither that of a picture nor of a PDF.
    #[default]
    Other,
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
        (true, _) => inspect(&read()?),
        (_, true) if size <= MAX_FILE => paper::look(read()?).map_or(Facts::Other, Facts::Paper),
        _ => Facts::Other,
    })
}

/// Looks into a file that should be a picture.
#[must_use]
pub(super) fn inspect(bytes: &[u8]) -> Facts {
    look(bytes).map_or_else(Facts::Refused, Facts::Picture)
}

/// The formats that are decoded, or cleaned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Jpeg,
    Png,
    WebP,
    Gif,
}

fn look(bytes: &[u8]) -> Result<Picture, Refusal> {
    let container = container(bytes)?;
    if container == Container::Gif {
        return animation(bytes);
    }
    let head = Head::read(container, bytes)
        .map_err(|_| if ends_early(container, bytes) { Refusal::Truncated } else { Refusal::Unreadable })?;
    if head.decoded > MAX_DECODED || head.width == 0 || head.height == 0 {
        return Err(Refusal::TooLarge(head.width, head.height));
    }
    if ends_early(container, bytes) {
        return Err(Refusal::Truncated);
    }
    let (width, height) = if head.is_turned { (head.height, head.width) } else { (head.width, head.height) };
    let form = match container {
        _ if head.is_animated => Form::AsIs,
        _ if head.has_alpha => Form::Photo(Encoding::Png),
        Container::Png if is_drawing(bytes, &head) => Form::Photo(Encoding::Png),
        _ => Form::Photo(Encoding::Jpeg),
    };
    Ok(Picture { width, height, fingerprint: fingerprint(bytes), form })
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

/// What a decoder says before it decodes.
struct Head {
    width: u32,
    height: u32,
    /// The size of its pixels in bytes.
    decoded: u64,
    has_alpha: bool,
    is_animated: bool,
    /// Whether it is shown on its side.
    is_turned: bool,
}

impl Head {
    fn read(container: Container, bytes: &[u8]) -> ImageResult<Self> {
        let is_animated = match container {
            Container::Png => PngDecoder::with_limits(Cursor::new(bytes), limits(MAX_HEAD))?.is_apng()?,
            Container::WebP => WebPDecoder::new(Cursor::new(bytes))?.has_animation(),
            Container::Jpeg | Container::Gif => false,
        };
        let mut decoder = decoder(container, bytes, MAX_HEAD)?;
        let (width, height) = decoder.dimensions();
        let is_turned = is_turned(decoder.orientation()?);
        let has_alpha = decoder.color_type().has_alpha();
        Ok(Self { width, height, decoded: decoder.total_bytes(), has_alpha, is_animated, is_turned })
    }
}

/// Whether a picture of that orientation is shown on its side.
pub(super) fn is_turned(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// The decoder of the picture, which may allocate `most` bytes beside its pixels.
pub(super) fn decoder(container: Container, bytes: &[u8], most: u64) -> ImageResult<Box<dyn ImageDecoder + '_>> {
    let input = Cursor::new(bytes);
    Ok(match container {
        Container::Png => Box::new(PngDecoder::with_limits(input, limits(most))?),
        Container::WebP => Box::new(WebPDecoder::new(input)?),
        Container::Jpeg | Container::Gif => Box::new(JpegDecoder::new(input)?),
    })
}

fn limits(most: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(most);
    limits
}

/// The format that the first bytes tell.
pub(super) fn container(bytes: &[u8]) -> Result<Container, Refusal> {
    let at = |start: usize, length: usize| bytes.get(start..start + length).unwrap_or_default();
    let refused = |name: &str| Err(Refusal::Format(name.to_owned()));
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok(Container::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Container::Png);
    }
    if gif::is_gif(bytes) {
        return Ok(Container::Gif);
    }
    if at(0, 4) == b"RIFF" && at(8, 4) == b"WEBP" {
        return Ok(Container::WebP);
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
        [b'%', b'P', b'D', b'F', ..] => refused("PDF"),
        _ => Err(Refusal::Unreadable),
    }
}

/// Whether the file stops before what it holds does. Decoders fill the rest with grey and say nothing.
fn ends_early(container: Container, bytes: &[u8]) -> bool {
    match container {
        Container::Jpeg => !jpeg::is_whole(bytes),
        Container::Png => !png_is_whole(bytes),
        Container::WebP => {
            let length = bytes.get(4..8).and_then(|length| length.try_into().ok()).map_or(0, u32::from_le_bytes);
            u64::from(length) + 8 > bytes.len() as u64
        }
        Container::Gif => false,
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
        assert_eq!(container(&[0xff, 0xd8, 0xff, 0xe0]), Ok(Container::Jpeg));
        assert_eq!(refusal(b"\0\0\0\x18ftypheic\0\0"), Refusal::Format("HEIC".to_owned()));
        assert_eq!(refusal(b"\0\0\0\x18ftypavif\0\0"), Refusal::Format("AVIF".to_owned()));
        assert_eq!(refusal(b"MM\0*"), Refusal::Format("TIFF".to_owned()));
        assert_eq!(refusal(b"<html>"), Refusal::Unreadable);
        assert_eq!(refusal(b""), Refusal::Unreadable);
    }

    #[test]
    fn a_bomb_is_known_by_its_head() {
        // 50 000 × 50 000 pixels in a few bytes: signature, IHDR, an empty IDAT, IEND.
        let bytes = super::super::develop::tests::bomb();
        assert_eq!(inspect(&bytes), Facts::Refused(Refusal::TooLarge(50_000, 50_000)));
    }
}
