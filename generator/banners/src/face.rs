//! Two fonts, for large letters and for small ones: widths, kerning, outlines.
//!
//! They are Bricolage Grotesque's (SIL Open Font License 1.1), made by `themes/parvis/fonts/subset`.

use std::ops::Range;
use std::sync::LazyLock;

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::opentype_layout::Lookup;
use ttf_parser::{GlyphId, OutlineBuilder};
use zeno::{Command, PathBuilder as _};

/// Letters of 40 pixels and more.
pub(crate) static TITLE: LazyLock<Face> = LazyLock::new(|| Face::new(include_bytes!("../fonts/title.ttf"), -0.008));
/// Smaller ones.
pub(crate) static TEXT: LazyLock<Face> = LazyLock::new(|| Face::new(include_bytes!("../fonts/text.ttf"), 0.0));

/// A font at no size.
pub(crate) struct Face {
    /// `None` for a font that cannot be read: nothing is then set in it.
    font: Option<ttf_parser::Face<'static>>,
    /// What stands between two letters besides their own widths, in ems.
    tracking: f32,
}

impl Face {
    fn new(bytes: &'static [u8], tracking: f32) -> Self {
        Self { font: ttf_parser::Face::parse(bytes, 0).ok(), tracking }
    }

    /// Whether there is such a letter.
    pub(crate) fn has(&self, letter: char) -> bool {
        self.font.as_ref().is_some_and(|font| font.glyph_index(letter).is_some())
    }

    /// How wide the text is, in ems.
    pub(crate) fn width(&self, text: &str) -> f32 {
        let mut width = 0.0;
        self.place(text, |placed| width = placed.end);
        width
    }

    /// Tells the outline of each letter of the text, from `x` on, on the baseline `y`, in letters of `size` pixels.
    pub(crate) fn outlines(&self, text: &str, (x, y): (f32, f32), size: f32, mut told: impl FnMut(&Vec<Command>)) {
        let Some(font) = &self.font else { return };
        let scale = size / f32::from(font.units_per_em());
        let mut path = Vec::new();
        self.place(text, |placed| {
            path.clear();
            let mut pen = Pen { path: &mut path, x: x + placed.start * size, y, scale };
            if font.outline_glyph(placed.glyph, &mut pen).is_some() {
                told(&path);
            }
        });
    }

    /// Tells where each letter of the text stands. What the font lacks stands nowhere.
    pub(crate) fn place(&self, text: &str, mut told: impl FnMut(Placed)) {
        let Some(font) = &self.font else { return };
        let em = f32::from(font.units_per_em());
        let mut end = 0.0;
        let mut before = None;
        for (index, letter) in text.char_indices() {
            let Some(glyph) = font.glyph_index(letter) else { continue };
            let nearer = before.map_or(0.0, |before| f32::from(kerning(font, before, glyph)) / em + self.tracking);
            let start = end + nearer;
            end = start + f32::from(font.glyph_hor_advance(glyph).unwrap_or_default()) / em;
            told(Placed { bytes: index..index + letter.len_utf8(), glyph, start, end });
            before = Some(glyph);
        }
    }
}

/// A letter in its place.
pub(crate) struct Placed {
    /// Where it stands in the text.
    pub(crate) bytes: Range<usize>,
    glyph: GlyphId,
    /// Where it starts and ends on the line, in ems.
    pub(crate) start: f32,
    pub(crate) end: f32,
}

/// How much nearer than their widths say two letters stand, in the font's units. The fonts' only lookups are those of
/// kerning; in each, the first table that knows the pair has the last word.
fn kerning(font: &ttf_parser::Face<'_>, left: GlyphId, right: GlyphId) -> i16 {
    let Some(layout) = font.tables().gpos else { return 0 };
    layout.lookups.into_iter().map(|lookup| kerning_of(&lookup, left, right).unwrap_or_default()).sum()
}

fn kerning_of(lookup: &Lookup<'_>, left: GlyphId, right: GlyphId) -> Option<i16> {
    let tables = lookup.subtables.into_iter::<PositioningSubtable<'_>>();
    let values = tables.filter_map(|table| match table {
        PositioningSubtable::Pair(PairAdjustment::Format1 { coverage, sets }) => {
            sets.get(coverage.get(left)?)?.get(right)
        }
        PositioningSubtable::Pair(PairAdjustment::Format2 { coverage, classes, matrix }) => {
            coverage.get(left)?;
            matrix.get((classes.0.get(left), classes.1.get(right)))
        }
        _ => None,
    });
    values.map(|(first, _)| first.x_advance).next()
}

/// Draws a glyph's outline where it belongs, upside down: in fonts, y goes up.
struct Pen<'p> {
    path: &'p mut Vec<Command>,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> [f32; 2] {
        [self.x + x * self.scale, self.y - y * self.scale]
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(self.at(x1, y1), self.at(x, y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.path.curve_to(self.at(x1, y1), self.at(x2, y2), self.at(x, y));
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_belong_together_stand_nearer() {
        let apart = TITLE.width("A") + TITLE.width("V") + TITLE.tracking;
        assert!(TITLE.width("AV") < apart - 0.02, "{} {apart}", TITLE.width("AV"));
        assert!((TEXT.width("nn") - 2.0 * TEXT.width("n")).abs() < 0.01);
    }

    #[test]
    fn both_fonts_have_what_french_needs() {
        let needed = "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»’“”–—…€°²½·•\u{a0}";
        for face in [&*TITLE, &*TEXT] {
            let missing: String = needed.chars().filter(|letter| !face.has(*letter)).collect();
            assert_eq!(missing, "");
        }
    }
}
