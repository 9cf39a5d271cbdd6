//! Bytes → pixels, and what a file says before it is decoded.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageResult, Limits, RgbImage, RgbaImage};
use jpeg_decoder::PixelFormat;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::Pixels;

/// The largest picture that is decoded, in bytes of its pixels: 160 million pixels of a photo, or a 60 Mpx panorama in
/// 16 bits.
const MAX_DECODED: u64 = 480_000_000;

/// What a decoder may allocate before it decodes: a colour profile can be a bomb too.
const MAX_HEAD: u64 = 64 * 1024 * 1024;

/// The formats that are decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

/// Why a picture is not decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// Its bytes are not those of a picture.
    Damaged,
    /// It has more pixels than are decoded: its width and height.
    TooLarge(u32, u32),
}

/// What a file says before it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The width of the picture in pixels, as it is shown.
    pub width: u32,
    /// The height of the picture in pixels, as it is shown.
    pub height: u32,
    /// Whether some of it may be transparent.
    pub has_alpha: bool,
    /// Whether it moves.
    pub is_animated: bool,
}

impl Head {
    /// Reads the head of a file.
    ///
    /// # Errors
    /// It is damaged, or too large to be decoded.
    pub fn read(format: Format, bytes: &[u8]) -> Result<Self, Undecodable> {
        let mut decoder = decoder(format, bytes, MAX_HEAD)?;
        let (width, height) = decoder.dimensions();
        let orientation = decoder.orientation().map_err(|_| Undecodable::Damaged)?;
        let (width, height) = if is_turned(orientation) { (height, width) } else { (width, height) };
        let is_animated = match format {
            Format::Png => PngDecoder::with_limits(Cursor::new(bytes), limits(MAX_HEAD)).and_then(|png| png.is_apng()),
            Format::WebP => WebPDecoder::new(Cursor::new(bytes)).map(|webp| webp.has_animation()),
            Format::Jpeg => Ok(false),
        };
        let is_animated = is_animated.map_err(|_| Undecodable::Damaged)?;
        Ok(Self { width, height, has_alpha: decoder.color_type().has_alpha(), is_animated })
    }
}

impl Pixels {
    /// Decodes a file to the size `shown`, which is that of the upright picture or smaller.
    ///
    /// # Errors
    /// It is damaged, or too large to be decoded.
    pub fn decode(format: Format, bytes: &[u8], shown: (u32, u32)) -> Result<Self, Undecodable> {
        let mut decoder = decoder(format, bytes, MAX_DECODED)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = decoder.icc_profile().ok().flatten().and_then(|profile| foreign(&profile));
        let stored = if is_turned(orientation) { (shown.1, shown.0) } else { shown };
        let smaller = if format == Format::Jpeg { decoded_smaller(bytes, stored) } else { None };
        let decoded = match smaller {
            Some(pixels) => pixels,
            None => of(DynamicImage::from_decoder(decoder).map_err(|_| Undecodable::Damaged)?),
        };
        // What is done once is done where the pixels are fewest.
        let scaled = decoded.scaled(stored).and_then(|pixels| pixels.oriented(orientation));
        let mut pixels = scaled.ok_or(Undecodable::Damaged)?;
        if let Some(profile) = profile {
            pixels.bring_to_srgb(&profile);
        }
        Ok(pixels)
    }

    /// The same picture, turned.
    fn oriented(self, orientation: Orientation) -> Option<Self> {
        if orientation == Orientation::NoTransforms {
            return Some(self);
        }
        let (width, height) = self.size();
        let mut image = if self.has_alpha {
            RgbaImage::from_raw(width, height, self.bytes).map(DynamicImage::ImageRgba8)
        } else {
            RgbImage::from_raw(width, height, self.bytes).map(DynamicImage::ImageRgb8)
        }?;
        image.apply_orientation(orientation);
        Some(of(image))
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
}

fn of(image: DynamicImage) -> Pixels {
    let (width, height, has_alpha) = (image.width(), image.height(), image.color().has_alpha());
    let bytes = if has_alpha { image.into_rgba8().into_raw() } else { image.into_rgb8().into_raw() };
    Pixels { width, height, has_alpha, bytes }
}

/// The decoder of a picture that is not too large, which may allocate `most` bytes beside its pixels.
fn decoder(format: Format, bytes: &[u8], most: u64) -> Result<Box<dyn ImageDecoder + '_>, Undecodable> {
    let input = Cursor::new(bytes);
    let decoder = || -> ImageResult<Box<dyn ImageDecoder + '_>> {
        Ok(match format {
            Format::Jpeg => Box::new(JpegDecoder::new(input)?),
            Format::Png => Box::new(PngDecoder::with_limits(input, limits(most))?),
            Format::WebP => Box::new(WebPDecoder::new(input)?),
        })
    };
    let decoder = decoder().map_err(|_| Undecodable::Damaged)?;
    let (width, height) = decoder.dimensions();
    if decoder.total_bytes() > MAX_DECODED || width == 0 || height == 0 {
        return Err(Undecodable::TooLarge(width, height));
    }
    Ok(decoder)
}

fn limits(most: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(most);
    limits
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
    let bytes = match info.pixel_format {
        PixelFormat::RGB24 => decoder.decode().ok()?,
        PixelFormat::L8 => decoder.decode().ok()?.into_iter().flat_map(|grey| [grey; 3]).collect(),
        PixelFormat::L16 | PixelFormat::CMYK32 => return None,
    };
    Some(Pixels { width: size.0.into(), height: size.1.into(), has_alpha: false, bytes })
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

/// Whether a picture of that orientation is shown on its side.
fn is_turned(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
