//! Photos without what they tell about their author.
//!
//! EXIF (place, camera, serial number), XMP, IPTC and comments never reach the output. What says how to show the
//! picture stays: the colour profile, and the orientation, which is written anew, alone.

use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::gif;

/// Whether [`without_metadata`] knows the format of a file of that name.
#[must_use]
pub fn is_photo(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["jpg", "jpeg", "png", "webp", "gif"].contains(&extension.as_str())
}

/// The same picture without metadata. The format is told by the bytes, never by the name.
///
/// # Errors
/// The bytes are no JPEG, PNG, WebP or GIF picture, or a truncated one.
pub fn without_metadata(bytes: Vec<u8>) -> Result<Vec<u8>, img_parts::Error> {
    if gif::is_gif(&bytes) {
        return gif::clean(&bytes).ok_or(img_parts::Error::Truncated);
    }
    let bytes = Bytes::from(bytes);
    if let Ok(jpeg) = Jpeg::from_bytes(bytes.clone()) {
        return Ok(clean_jpeg(jpeg));
    }
    if let Ok(png) = Png::from_bytes(bytes.clone()) {
        return Ok(clean_png(png));
    }
    WebP::from_bytes(bytes).map(clean_webp)
}

fn clean_jpeg(mut jpeg: Jpeg) -> Vec<u8> {
    let orientation = jpeg.exif().as_deref().and_then(orientation);
    jpeg.segments_mut().retain(|segment| match segment.marker() {
        // Density, colour profile, colour transform: needed to show the picture.
        markers::APP0 | markers::APP14 => true,
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE"),
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    });
    if let Some(orientation) = orientation {
        jpeg.set_exif(Some(Bytes::copy_from_slice(&exif_of(orientation))));
    }
    jpeg.encoder().bytes().to_vec()
}

fn clean_png(mut png: Png) -> Vec<u8> {
    let orientation = png.exif().as_deref().and_then(orientation);
    png.chunks_mut().retain(|chunk| !matches!(&chunk.kind(), b"eXIf" | b"tEXt" | b"iTXt" | b"zTXt" | b"tIME"));
    if let Some(orientation) = orientation {
        png.set_exif(Some(Bytes::copy_from_slice(&exif_of(orientation))));
    }
    png.encoder().bytes().to_vec()
}

fn clean_webp(mut webp: WebP) -> Vec<u8> {
    let orientation = webp.exif().as_deref().and_then(orientation);
    webp.remove_chunks_by_id(*b"XMP ");
    webp.set_exif(orientation.map(|orientation| Bytes::copy_from_slice(&exif_of(orientation))));
    webp.encoder().bytes().to_vec()
}

/// The orientation that EXIF data gives, 2 to 8; 1, upright, needs no word.
fn orientation(exif: &[u8]) -> Option<u16> {
    let little = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let two = |at: usize| -> Option<u16> {
        let pair: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let (high, low) = if little { (two(6)?, two(4)?) } else { (two(4)?, two(6)?) };
    let directory = (usize::from(high) << 16) | usize::from(low);
    let entries = usize::from(two(directory)?);
    (0..entries)
        .map(|entry| directory + 2 + entry * 12)
        .find(|at| two(*at) == Some(0x0112))
        .and_then(|at| two(at + 8))
        .filter(|orientation| (2..=8).contains(orientation))
}

/// EXIF data that holds the orientation and nothing else (TIFF 6.0, section 8: tag 274, one SHORT).
fn exif_of(orientation: u16) -> [u8; 26] {
    let [high, low] = orientation.to_be_bytes();
    [
        b'M', b'M', 0, 42, 0, 0, 0, 8, // header; the directory starts at byte 8
        0, 1, // one entry
        0x01, 0x12, 0, 3, 0, 0, 0, 1, high, low, 0, 0, // orientation, SHORT, one, the value
        0, 0, 0, 0, // no further directory
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_orientation_survives_alone() {
        for value in 2..=8 {
            assert_eq!(orientation(&exif_of(value)), Some(value));
        }
        assert_eq!(orientation(&exif_of(1)), None);
        assert_eq!(orientation(b"II*\0\xff\xff\xff\xff"), None);
        assert_eq!(orientation(b"MM"), None);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(without_metadata(b"<script>".to_vec()).is_err());
    }
}
