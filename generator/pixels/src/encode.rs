//! Pixels → bytes.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, SamplingFactor};
use serde::{Deserialize, Serialize};
use webp::WebPConfig;

use super::Pixels;

/// Of WebP and of JPEG, 0 to 100. At 80 a reader sees no difference beside the original at the same size.
const QUALITY: u8 = 80;

/// How hard libwebp tries, 0 to 6. Measured on photos of 12 Mpx: 4 takes twice the time of 2 for 3 % smaller files.
const WEBP_METHOD: i32 = 2;

/// How a picture is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// WebP, lossy, with transparency where there is some.
    WebP,
    /// JPEG.
    Jpeg,
    /// PNG, where there is transparency or few colours.
    Png,
}

impl Encoding {
    /// The ending of its files' names.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// The picture does not fit the encoding: it is larger than that allows, or transparent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unencodable;

impl Pixels {
    /// The picture's file in that encoding.
    ///
    /// # Errors
    /// The encoding has no such picture.
    pub fn encode(&self, encoding: Encoding) -> Result<Vec<u8>, Unencodable> {
        match encoding {
            Encoding::WebP => self.webp(),
            Encoding::Jpeg => self.jpeg(QUALITY),
            Encoding::Png => self.png(),
        }
    }

    /// The picture's JPEG, with that quality, 0 to 100.
    ///
    /// Colours have half the resolution, as in cameras: an eye sees no difference, and a third of the bytes go.
    ///
    /// # Errors
    /// The picture is transparent, or too large.
    pub fn jpeg(&self, quality: u8) -> Result<Vec<u8>, Unencodable> {
        let (Ok(width), Ok(height), false) = (self.width.try_into(), self.height.try_into(), self.has_alpha) else {
            return Err(Unencodable);
        };
        let mut out = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut out, quality);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.encode(&self.bytes, width, height, ColorType::Rgb).map_err(|_| Unencodable)?;
        Ok(out)
    }

    fn png(&self) -> Result<Vec<u8>, Unencodable> {
        let color = if self.has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
        let mut out = Vec::new();
        PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive)
            .write_image(&self.bytes, self.width, self.height, color)
            .map_err(|_| Unencodable)?;
        Ok(out)
    }

    fn webp(&self) -> Result<Vec<u8>, Unencodable> {
        let mut config = WebPConfig::new().map_err(|()| Unencodable)?;
        config.method = WEBP_METHOD;
        config.quality = QUALITY.into();
        let encoder = if self.has_alpha {
            webp::Encoder::from_rgba(&self.bytes, self.width, self.height)
        } else {
            webp::Encoder::from_rgb(&self.bytes, self.width, self.height)
        };
        encoder.encode_advanced(&config).map(|made| made.to_vec()).map_err(|_| Unencodable)
    }
}
