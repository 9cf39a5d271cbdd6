//! A picture of few colours, each a number: what is written on it in letters adds the tones between two of them.

use palier_pixels::Pixels;
use zeno::{Mask, Scratch};

use crate::face::Face;
use crate::{HEIGHT, Rgb, WIDTH};

/// Tones from a ground to what is written on it, the ground not counted: enough for edges that look smooth.
const TONES: u8 = 8;

/// The number that says that a photo shows there.
const PHOTO: u8 = 255;

/// A rectangle of whole pixels, within the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

/// The picture.
pub(crate) struct Canvas {
    numbers: Vec<u8>,
    colours: Vec<Rgb>,
    scratch: Scratch,
}

impl Canvas {
    /// All of one colour.
    pub(crate) fn new(ground: Rgb) -> Self {
        let numbers = vec![0; (WIDTH * HEIGHT) as usize];
        Self { numbers, colours: vec![ground], scratch: Scratch::new() }
    }

    /// Lets the photo be seen everywhere.
    pub(crate) fn show_photo(&mut self) {
        self.numbers.fill(PHOTO);
    }

    /// The number of a colour. A picture that has too many takes the first: no banner comes near.
    fn number(&mut self, colour: Rgb) -> u8 {
        let known = self.colours.iter().position(|other| *other == colour);
        let at = known.unwrap_or_else(|| {
            self.colours.push(colour);
            self.colours.len() - 1
        });
        u8::try_from(at).ok().filter(|number| *number != PHOTO).unwrap_or(0)
    }

    /// Fills a rectangle.
    pub(crate) fn fill(&mut self, area: Area, colour: Rgb) {
        let number = self.number(colour);
        let within = |value: i32, most: u32| usize::try_from(value).unwrap_or(0).min(most as usize);
        let (left, right) = (within(area.x, WIDTH), within(area.x + area.width, WIDTH));
        let (top, bottom) = (within(area.y, HEIGHT), within(area.y + area.height, HEIGHT));
        if left >= right || top >= bottom {
            return;
        }
        for row in self.numbers.chunks_exact_mut(WIDTH as usize).take(bottom).skip(top) {
            row[left..right].fill(number);
        }
    }

    /// Writes a line in letters of `size` pixels, from `x` on, on the baseline `y`. `ground` is the colour behind it.
    pub(crate) fn write(&mut self, face: &Face, text: &str, (x, y): (f32, f32), size: f32, (ink, ground): (Rgb, Rgb)) {
        let tones: Vec<u8> = (0..=TONES).map(|tone| self.number(mixed(ground, ink, tone))).collect();
        // Letter by letter: the work of the rasteriser grows with the square of what stands on a line.
        face.outlines(text, (x, y), size, |outline| {
            let (coverage, place) = Mask::with_scratch(outline, &mut self.scratch).render();
            for (row, line) in coverage.chunks_exact(place.width.max(1) as usize).enumerate() {
                let Some(y) = shifted(place.top, row, HEIGHT) else { continue };
                for (column, covered) in line.iter().enumerate().filter(|(_, covered)| **covered > 0) {
                    let Some(x) = shifted(place.left, column, WIDTH) else { continue };
                    let number = &mut self.numbers[y * WIDTH as usize + x];
                    let tone = usize::from((u16::from(*covered) * u16::from(TONES) + 127) / 255);
                    // Letters may touch.
                    if tones.iter().position(|other| other == number).is_none_or(|before| before < tone) {
                        *number = tones[tone];
                    }
                }
            }
        });
    }

    /// Places a picture whose transparent parts show `ground`, with as few colours as leave room for all others.
    pub(crate) fn place(&mut self, picture: &Pixels, (left, top): (i32, i32), ground: Rgb) {
        const MOST: usize = 120;
        let (width, _) = picture.size();
        let flat = picture.flat_on(ground);
        let coarse = (0..8).map(|bits| {
            let mask = 0xff_u8 << bits;
            let half = (1_u8 << bits) >> 1;
            move |colour: &Rgb| colour.map(|channel| if bits == 0 { channel } else { (channel & mask) | half })
        });
        for coarse in coarse {
            let pixels: Vec<Rgb> =
                flat.iter().map(|pixel| if *pixel == ground { ground } else { coarse(pixel) }).collect();
            let mut kinds = pixels.clone();
            kinds.sort_unstable();
            kinds.dedup();
            if kinds.len() > MOST {
                continue;
            }
            for (row, line) in pixels.chunks_exact(width as usize).enumerate() {
                for (column, colour) in line.iter().enumerate() {
                    if let (Some(x), Some(y)) = (shifted(left, column, WIDTH), shifted(top, row, HEIGHT)) {
                        let number = self.number(*colour);
                        self.numbers[y * WIDTH as usize + x] = number;
                    }
                }
            }
            return;
        }
    }

    /// The picture's PNG, with a table of its colours.
    pub(crate) fn png(&self) -> Option<Vec<u8>> {
        // Level 6 takes twice the time for 4 % less.
        const LEVEL: u8 = 4;
        let mut out = Vec::with_capacity(32 * 1024);
        let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.colours.concat());
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_deflate_compression(png::DeflateCompression::Level(LEVEL));
        encoder.write_header().ok()?.write_image_data(&self.numbers).ok()?;
        Some(out)
    }

    /// The picture over `photo`, which is as large.
    pub(crate) fn over(&self, photo: &Pixels) -> Option<Pixels> {
        let photo = photo.flat_on([255; 3]);
        let pixel = |(number, behind): (&u8, &Rgb)| match *number {
            PHOTO => *behind,
            number => self.colours.get(usize::from(number)).copied().unwrap_or_default(),
        };
        let bytes: Vec<u8> = self.numbers.iter().zip(&photo).flat_map(pixel).collect();
        Pixels::of_rgb((WIDTH, HEIGHT), bytes)
    }
}

/// `from + by`, where it lies below `end`.
fn shifted(from: i32, by: usize, end: u32) -> Option<usize> {
    let at = usize::try_from(i64::from(from) + i64::try_from(by).ok()?).ok()?;
    (at < end as usize).then_some(at)
}

/// A tone between two colours.
fn mixed(ground: Rgb, ink: Rgb, tone: u8) -> Rgb {
    let mix = |ground: u8, ink: u8| {
        let (tone, most) = (u32::from(tone), u32::from(TONES));
        let mixed = (u32::from(ground) * (most - tone) + u32::from(ink) * tone + most / 2) / most;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    [mix(ground[0], ink[0]), mix(ground[1], ink[1]), mix(ground[2], ink[2])]
}
