//! A photo's bytes → the bytes of its variants.
//!
//! Decoded once, scaled from one width to the next below, turned upright, brought to sRGB, encoded. Nothing of the file
//! but its pixels goes on, so no metadata can. The same bytes give the same variants, whichever are asked for.

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, RgbImage, RgbaImage};
use jpeg_decoder::PixelFormat;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use webp::WebPConfig;

use super::facts::{self, Container, MAX_DECODED};
use super::{Encoding, Picture, Refusal, Variant};

/// Of WebP and of JPEG, 0 to 100. At 80 a reader sees no difference beside the original at the same size.
const QUALITY: u8 = 80;

/// How hard libwebp tries, 0 to 6. Measured on photos of 12 Mpx: 4 takes twice the time of 2 for 4 % smaller files.
const WEBP_METHOD: i32 = 2;

/// Makes `variants` of the photo in `bytes`, in their order.
///
/// # Errors
/// The picture is damaged in a way that its head does not tell, or too large.
pub(super) fn develop(bytes: &[u8], picture: &Picture, variants: &[Variant]) -> Result<Vec<Vec<u8>>, Refusal> {
    let (decoded, development) = decode(bytes, picture)?;
    let mut made: Vec<Vec<u8>> = vec![Vec::new(); variants.len()];
    let lowest = variants.iter().map(|variant| variant.width).min().unwrap_or(u32::MAX);
    let mut pixels = decoded;
    for (step, width) in picture.ladder().enumerate().take_while(|(_, width)| *width >= lowest) {
        let size = (width, picture.height_at(width));
        pixels = if step == 0 { development.first(pixels, size)? } else { pixels.scaled(size)? };
        for (variant, out) in variants.iter().zip(&mut made).filter(|(variant, _)| variant.width == width) {
            *out = pixels.encoded(variant.encoding)?;
        }
    }
    Ok(made)
}

/// About how much memory [`develop`] takes, in bytes: the pixels as they are decoded, and again in eight bits.
pub(super) fn appetite(picture: &Picture, file_size: u64) -> u64 {
    u64::from(picture.width) * u64::from(picture.height) * 8 + file_size
}

/// What is done to the pixels once, where they are fewest.
struct Development {
    orientation: Orientation,
    /// The colour profile, unless it is that of the web.
    profile: Option<ColorProfile>,
}

impl Development {
    /// The largest variant of decoded `pixels`, as it is shown: upright, in sRGB.
    fn first(&self, pixels: Pixels, shown: (u32, u32)) -> Result<Pixels, Refusal> {
        let mut pixels = pixels.scaled(self.stored(shown))?.oriented(self.orientation)?;
        if let Some(profile) = &self.profile {
            pixels.bring_to_srgb(profile);
        }
        Ok(pixels)
    }

    /// The size of the stored picture that has `shown` when it stands upright.
    fn stored(&self, (width, height): (u32, u32)) -> (u32, u32) {
        if facts::is_turned(self.orientation) { (height, width) } else { (width, height) }
    }
}

fn decode(bytes: &[u8], picture: &Picture) -> Result<(Pixels, Development), Refusal> {
    let unreadable = |_| Refusal::Unreadable;
    let container = facts::container(bytes)?;
    let mut decoder = facts::decoder(container, bytes, MAX_DECODED).map_err(unreadable)?;
    if decoder.total_bytes() > MAX_DECODED {
        let (width, height) = decoder.dimensions();
        return Err(Refusal::TooLarge(width, height));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().and_then(|profile| foreign(&profile));
    let development = Development { orientation, profile };
    let top = picture.ladder().next().unwrap_or(1);
    let wanted = development.stored((top, picture.height_at(top)));
    if container == Container::Jpeg
        && let Some(pixels) = decoded_smaller(bytes, wanted)
    {
        return Ok((pixels, development));
    }
    let has_alpha = decoder.color_type().has_alpha();
    let image = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    let (width, height) = (image.width(), image.height());
    let pixels = if has_alpha {
        Pixels { width, height, has_alpha, bytes: image.into_rgba8().into_raw() }
    } else {
        Pixels { width, height, has_alpha, bytes: image.into_rgb8().into_raw() }
    };
    Ok((pixels, development))
}

/// A JPEG at the smallest of its scales that is not below `wanted`; `None` where that is its full size, or where the
/// decoder does not know what it holds.
fn decoded_smaller(bytes: &[u8], wanted: (u32, u32)) -> Option<Pixels> {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.read_info().ok()?;
    let info = decoder.info()?;
    let size = decoder.scale(wanted.0.try_into().ok()?, wanted.1.try_into().ok()?).ok()?;
    if size == (info.width, info.height) {
        return None;
    }
    let (width, height) = (size.0.into(), size.1.into());
    let bytes = match info.pixel_format {
        PixelFormat::RGB24 => decoder.decode().ok()?,
        PixelFormat::L8 => decoder.decode().ok()?.into_iter().flat_map(|grey| [grey; 3]).collect(),
        PixelFormat::L16 | PixelFormat::CMYK32 => return None,
    };
    Some(Pixels { width, height, has_alpha: false, bytes })
}

/// The profile if it says of RGB something else than the web's own space: most phones write Display P3, and colours would
/// look dull if that were dropped. Inks and greys were brought to RGB by the decoder.
fn foreign(profile: &[u8]) -> Option<ColorProfile> {
    let says = |name: &[u8]| profile.windows(name.len()).any(|piece| piece == name);
    if says(b"sRGB") || says(b"s\0R\0G\0B") {
        return None;
    }
    ColorProfile::new_from_slice(profile).ok().filter(|profile| profile.color_space == DataColorSpace::Rgb)
}

/// A picture in memory: three or four bytes a pixel.
struct Pixels {
    width: u32,
    height: u32,
    has_alpha: bool,
    bytes: Vec<u8>,
}

impl Pixels {
    /// The same picture in another size.
    fn scaled(self, (width, height): (u32, u32)) -> Result<Self, Refusal> {
        if (self.width, self.height) == (width, height) {
            return Ok(self);
        }
        let sort = if self.has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let from = Image::from_vec_u8(self.width, self.height, self.bytes, sort).map_err(|_| Refusal::Unreadable)?;
        let mut to = Image::new(width, height, sort);
        let options = ResizeOptions::new()
            .resize_alg(fast_image_resize::ResizeAlg::Convolution(FilterType::Lanczos3))
            .use_alpha(self.has_alpha);
        Resizer::new().resize(&from, &mut to, &options).map_err(|_| Refusal::Unreadable)?;
        Ok(Self { width, height, has_alpha: self.has_alpha, bytes: to.into_vec() })
    }

    /// The same picture, turned.
    fn oriented(self, orientation: Orientation) -> Result<Self, Refusal> {
        if orientation == Orientation::NoTransforms {
            return Ok(self);
        }
        let (width, height, has_alpha) = (self.width, self.height, self.has_alpha);
        let image = if has_alpha {
            RgbaImage::from_raw(width, height, self.bytes).map(DynamicImage::ImageRgba8)
        } else {
            RgbImage::from_raw(width, height, self.bytes).map(DynamicImage::ImageRgb8)
        };
        let mut image = image.ok_or(Refusal::Unreadable)?;
        image.apply_orientation(orientation);
        Ok(Self { width: image.width(), height: image.height(), has_alpha, bytes: image.into_bytes() })
    }

    /// Gives the colours of `profile` their values in sRGB. A profile that cannot be used changes nothing.
    fn bring_to_srgb(&mut self, profile: &ColorProfile) {
        let layout = if self.has_alpha { Layout::Rgba } else { Layout::Rgb };
        let srgb = ColorProfile::new_srgb();
        let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
            return;
        };
        let mut converted = vec![0; self.bytes.len()];
        if transform.transform(&self.bytes, &mut converted).is_ok() {
            self.bytes = converted;
        }
    }

    fn encoded(&self, encoding: Encoding) -> Result<Vec<u8>, Refusal> {
        let color = if self.has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
        let mut out = Vec::new();
        match encoding {
            Encoding::WebP => return self.webp(),
            Encoding::Jpeg => {
                JpegEncoder::new_with_quality(&mut out, QUALITY).encode(&self.bytes, self.width, self.height, color)
            }
            Encoding::Png => PngEncoder::new_with_quality(&mut out, CompressionType::Default, PngFilter::Adaptive)
                .write_image(&self.bytes, self.width, self.height, color),
        }
        .map_err(|_| Refusal::Unreadable)?;
        Ok(out)
    }

    fn webp(&self) -> Result<Vec<u8>, Refusal> {
        let mut config = WebPConfig::new().map_err(|()| Refusal::Unreadable)?;
        config.method = WEBP_METHOD;
        config.quality = QUALITY.into();
        let encoder = if self.has_alpha {
            webp::Encoder::from_rgba(&self.bytes, self.width, self.height)
        } else {
            webp::Encoder::from_rgb(&self.bytes, self.width, self.height)
        };
        encoder.encode_advanced(&config).map(|made| made.to_vec()).map_err(|_| Refusal::Unreadable)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::facts::{Facts, inspect};
    use super::super::{Form, Use};
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
    fn wide_colours_are_brought_to_those_of_the_web() {
        let mut pixels = Pixels { width: 1, height: 1, has_alpha: false, bytes: vec![200, 60, 60] };
        pixels.bring_to_srgb(&ColorProfile::new_display_p3());
        // The same red is farther out in the smaller space.
        assert!(pixels.bytes[0] > 205 && pixels.bytes[1] < 58, "{:?}", pixels.bytes);
        let encoded = |profile: ColorProfile| profile.encode().expect("a profile");
        assert!(foreign(&encoded(ColorProfile::new_display_p3())).is_some());
        assert!(foreign(&encoded(ColorProfile::new_srgb())).is_none());
        assert!(foreign(b"no profile").is_none());
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
