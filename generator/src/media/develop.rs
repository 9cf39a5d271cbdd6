//! A photo's bytes → the bytes of its variants.
//!
//! Decoded once, scaled from one width to the next below, encoded. The same bytes give the same variants, whichever are
//! asked for.

use palier_pixels::Pixels;

use super::{Picture, Refusal, Variant, facts};

/// Makes `variants` of the photo in `bytes`, in their order.
///
/// # Errors
/// The picture is damaged in a way that its head does not tell, or too large.
pub(super) fn develop(bytes: &[u8], picture: &Picture, variants: &[Variant]) -> Result<Vec<Vec<u8>>, Refusal> {
    let size = |width| (width, picture.height_at(width));
    let format = facts::decodable(bytes)?;
    let mut pixels = Pixels::decode(format, bytes, size(picture.top()))?;
    let mut made: Vec<Vec<u8>> = vec![Vec::new(); variants.len()];
    let lowest = variants.iter().map(|variant| variant.width).min().unwrap_or(u32::MAX);
    for width in picture.ladder().take_while(|width| *width >= lowest) {
        pixels = pixels.scaled(size(width)).ok_or(Refusal::Unreadable)?;
        for (variant, out) in variants.iter().zip(&mut made).filter(|(variant, _)| variant.width == width) {
            *out = pixels.encode(variant.encoding).map_err(|_| Refusal::Unreadable)?;
        }
    }
    Ok(made)
}

/// About how much memory [`develop`] takes, in bytes: the pixels as they are decoded, and again in eight bits.
pub(super) fn appetite(picture: &Picture, file_size: u64) -> u64 {
    u64::from(picture.width) * u64::from(picture.height) * 8 + file_size
}

#[cfg(test)]
pub(super) mod tests {
    use image::codecs::jpeg::JpegEncoder;
    use image::codecs::png::PngEncoder;
    use image::{ExtendedColorType, ImageEncoder, RgbImage, RgbaImage};

    use super::super::facts::{Facts, inspect};
    use super::super::{Encoding, Form, Use};
    use super::*;

    /// A PNG whose head says 50 000 × 50 000 pixels.
    pub(in crate::media) fn bomb() -> Vec<u8> {
        let mut png = Vec::new();
        PngEncoder::new(&mut png).write_image(&[0; 4], 1, 1, ExtendedColorType::Rgba8).expect("encoded");
        // Signature, length and name of IHDR, then width and height; behind its 13 bytes, their checksum.
        let size = 50_000_u32.to_be_bytes();
        png[16..20].copy_from_slice(&size);
        png[20..24].copy_from_slice(&size);
        let sum = crc(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&sum);
        png
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
        })
    }

    /// A JPEG whose left half is red and whose right half is blue.
    fn halves(width: u32, height: u32) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, _| {
            if x < width / 2 { image::Rgb([220, 20, 20]) } else { image::Rgb([20, 20, 220]) }
        });
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(&image).expect("encoded");
        jpeg
    }

    /// The same with an EXIF segment that says the orientation.
    fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
        exif[25] = orientation;
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    fn picture(bytes: &[u8]) -> Picture {
        match inspect(bytes) {
            Facts::Picture(picture) => picture,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_photo_taken_on_its_side_stands_upright() {
        let jpeg = turned(&halves(800, 400), 6);
        let picture = picture(&jpeg);
        assert_eq!((picture.width, picture.height), (400, 800));
        let fallback = picture.fallback().expect("a photo");
        let made = develop(&jpeg, &picture, &[fallback]).expect("developed");
        let shown = image::load_from_memory(&made[0]).expect("a picture").into_rgb8();
        assert_eq!(shown.dimensions(), (400, 800));
        // Turned clockwise, the left half is the upper one.
        let (top, bottom) = (shown.get_pixel(200, 100), shown.get_pixel(200, 700));
        assert!(top[0] > 150 && top[2] < 100, "{top:?}");
        assert!(bottom[2] > 150 && bottom[0] < 100, "{bottom:?}");
    }

    #[test]
    fn a_variant_made_alone_is_the_one_made_among_others() {
        let jpeg = halves(2200, 1000);
        let picture = picture(&jpeg);
        let wanted = [picture.variants(Use::Column), picture.variants(Use::Full)].concat();
        let together = develop(&jpeg, &picture, &wanted).expect("developed");
        for (variant, bytes) in wanted.iter().zip(&together) {
            assert_eq!(&develop(&jpeg, &picture, &[*variant]).expect("developed")[0], bytes, "{variant:?}");
        }
        let sizes = |bytes: &Vec<u8>| image::load_from_memory(bytes).map(|image| (image.width(), image.height()));
        assert_eq!(sizes(&together[0]).expect("WebP"), (480, 218));
    }

    #[test]
    fn what_is_transparent_stays_so() {
        let image = RgbaImage::from_fn(600, 300, |x, _| image::Rgba([200, 0, 0, if x < 300 { 0 } else { 255 }]));
        let mut png = Vec::new();
        PngEncoder::new(&mut png).write_image(&image, 600, 300, ExtendedColorType::Rgba8).expect("encoded");
        let picture = picture(&png);
        assert_eq!(picture.form, Form::Photo(Encoding::Png));
        let wanted = [picture.variants(Use::Card), picture.fallback().into_iter().collect()].concat();
        for made in develop(&png, &picture, &wanted).expect("developed") {
            let shown = image::load_from_memory(&made).expect("a picture").into_rgba8();
            assert_eq!(shown.get_pixel(2, 2)[3], 0);
            assert_eq!(shown.get_pixel(shown.width() - 2, 2)[3], 255);
        }
    }

    #[test]
    fn damaged_pictures_are_refused_and_nothing_panics() {
        let jpeg = halves(640, 480);
        assert_eq!(inspect(&jpeg[..jpeg.len() / 2]), Facts::Refused(Refusal::Truncated));
        let picture = picture(&jpeg);
        let fallback = [picture.fallback().expect("a photo")];
        for at in (0..jpeg.len()).step_by(97) {
            let mut damaged = jpeg.clone();
            damaged[at] ^= 0xff;
            if let Facts::Picture(picture) = inspect(&damaged) {
                let _ = develop(&damaged, &picture, &fallback);
            }
        }
        assert_eq!(develop(&bomb(), &picture, &fallback), Err(Refusal::TooLarge(50_000, 50_000)));
    }
}
