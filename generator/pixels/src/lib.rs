//! A photo's bytes → its pixels, upright and in the colours of the web → the bytes of another size and encoding.
//!
//! A crate of its own, because codecs are generic code, which is compiled where it is used: this one is optimised in
//! debug builds too, and the generator's is not. Nothing here knows sites, files or names. Nothing but pixels goes from one
//! side to the other, so no metadata can.

mod decode;
mod encode;

pub use decode::{Format, Head, Undecodable};
pub use encode::{Encoding, Unencodable};

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

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

    /// The picture of these bytes, three a pixel, row by row; `None` where there are more or fewer.
    #[must_use]
    pub fn of_rgb((width, height): (u32, u32), bytes: Vec<u8>) -> Option<Self> {
        let expected = u64::from(width) * u64::from(height) * 3;
        (bytes.len() as u64 == expected).then_some(Self { width, height, has_alpha: false, bytes })
    }

    /// Its pixels, on `ground` where it is transparent.
    #[must_use]
    pub fn flat_on(&self, ground: [u8; 3]) -> Vec<[u8; 3]> {
        if !self.has_alpha {
            return self.bytes.as_chunks().0.to_vec();
        }
        let mix = |ground: u8, channel: u8, alpha: u8| {
            let (ground, channel, alpha) = (u32::from(ground), u32::from(channel), u32::from(alpha));
            u8::try_from((channel * alpha + ground * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        };
        let pixels = self.bytes.as_chunks::<4>().0.iter();
        pixels
            .map(|[red, green, blue, alpha]| {
                [mix(ground[0], *red, *alpha), mix(ground[1], *green, *alpha), mix(ground[2], *blue, *alpha)]
            })
            .collect()
    }

    /// The same picture in another size and shape, which its middle fills; `None` as for [`Pixels::scaled`].
    #[must_use]
    pub fn covering(self, size: (u32, u32)) -> Option<Self> {
        self.resized(size, ResizeOptions::new().fit_into_destination(None))
    }

    /// The same picture in another size; `None` where it cannot be: a width or height of 0.
    #[must_use]
    pub fn scaled(self, size: (u32, u32)) -> Option<Self> {
        self.resized(size, ResizeOptions::new())
    }

    fn resized(self, size: (u32, u32), options: ResizeOptions) -> Option<Self> {
        if self.size() == size {
            return Some(self);
        }
        if size.0 == 0 || size.1 == 0 {
            return None;
        }
        let options = options.resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(self.has_alpha);
        // Of the two kinds of pixels that are met here: the library's own choice at run time compiles all of its twelve.
        let bytes = if self.has_alpha {
            resized::<U8x4>(&self, size, &options)
        } else {
            resized::<U8x3>(&self, size, &options)
        }?;
        Some(Self { width: size.0, height: size.1, has_alpha: self.has_alpha, bytes })
    }
}

fn resized<P: PixelTrait>(from: &Pixels, (width, height): (u32, u32), options: &ResizeOptions) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(width).ok()? * usize::try_from(height).ok()? * P::size()];
    let source = TypedImageRef::<P>::from_buffer(from.width, from.height, &from.bytes).ok()?;
    let mut made = TypedImage::<P>::from_buffer(width, height, &mut bytes).ok()?;
    Resizer::new().resize_typed(&source, &mut made, options).ok()?;
    Some(bytes)
}
