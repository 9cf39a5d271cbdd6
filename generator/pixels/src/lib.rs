//! A photo's bytes → its pixels, upright and in the colours of the web → the bytes of another size and encoding.
//!
//! A crate of its own, because codecs are generic code, which is compiled where it is used: this one is optimised in
//! debug builds too, and the generator's is not. Nothing here knows sites, files or names. Nothing but pixels goes from one
//! side to the other, so no metadata can.

mod decode;
mod encode;

pub use decode::{Format, Head, Undecodable};
pub use encode::{Encoding, Unencodable};

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

/// A picture in memory: three or four bytes a pixel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    width: u32,
    height: u32,
    has_alpha: bool,
    bytes: Vec<u8>,
}

impl Pixels {
    /// Its width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The same picture in another size; `None` where it cannot be: a width or height of 0.
    #[must_use]
    pub fn scaled(self, (width, height): (u32, u32)) -> Option<Self> {
        if self.size() == (width, height) {
            return Some(self);
        }
        let sort = if self.has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let from = Image::from_vec_u8(self.width, self.height, self.bytes, sort).ok()?;
        let mut to = Image::new(width, height, sort);
        let options =
            ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(self.has_alpha);
        Resizer::new().resize(&from, &mut to, &options).ok()?;
        Some(Self { width, height, has_alpha: self.has_alpha, bytes: to.into_vec() })
    }
}
