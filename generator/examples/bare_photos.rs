//! What the libraries alone take for the work that `palier build` does on photos; `tests/bench/photos/run` compares both.
//!
//! `bare_photos IN OUT WIDTH…`: each JPEG of the folder IN → one WebP of each width in OUT, on all cores. The same calls
//! with the same settings, without a site, a cache, a check or a fallback.

#![allow(clippy::disallowed_methods, reason = "a program of its own")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use fast_image_resize::images::Image;
use fast_image_resize::{PixelType, Resizer};
use rayon::prelude::*;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else { return Err("IN OUT WIDTH…".into()) };
    let mut widths: Vec<u32> = arguments.map(|width| width.parse()).collect::<Result<_, _>>()?;
    widths.sort_unstable_by(|a, b| b.cmp(a));
    fs::create_dir_all(&to)?;
    let photos: Vec<PathBuf> = fs::read_dir(from)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    photos.into_par_iter().with_max_len(1).try_for_each(|photo| convert(&photo, Path::new(&to), &widths))
}

fn convert(photo: &Path, to: &Path, widths: &[u32]) -> Outcome<()> {
    let decoded = image::load_from_memory(&fs::read(photo)?)?.into_rgb8();
    let (width, height) = decoded.dimensions();
    let mut picture = Image::from_vec_u8(width, height, decoded.into_raw(), PixelType::U8x3)?;
    for step in widths {
        let mut scaled = Image::new(*step, height * step / width, PixelType::U8x3);
        Resizer::new().resize(&picture, &mut scaled, None)?;
        picture = scaled;
        let mut config = webp::WebPConfig::new().map_err(|()| "the settings are not those of this libwebp")?;
        config.method = 2;
        config.quality = 80.0;
        let encoder = webp::Encoder::from_rgb(picture.buffer(), picture.width(), picture.height());
        let encoded = encoder.encode_advanced(&config).map_err(|error| format!("{error:?}"))?;
        let stem = photo.file_stem().unwrap_or_default().to_string_lossy();
        fs::write(to.join(format!("{stem}-{step}.webp")), &*encoded)?;
    }
    Ok(())
}
