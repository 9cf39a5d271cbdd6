//! Which sizes of a photo are published, for which use, and under which names. All of it stands here.

use std::fmt::Write as _;

use super::{Encoding, Form, Picture};
use crate::content::slug;
use crate::path::stem_of;

/// The widths that photos are published in, in pixels: browsers take the first that is not too small. 768 is a card of
/// 24 rem on a screen of double density, or a phone's 412 points with 1.75 pixels each; 1280 is the column of 40 rem
/// there, or a phone's 390 to 426 points with three.
const LADDER: [u32; 4] = [1920, 1280, 768, 480];

/// The width in the encoding that everybody reads. A preview in a social network wants 1200 at least.
const FALLBACK_WIDTH: u32 = 1280;

/// WebP has no picture higher than 16 383 pixels.
const MAX_HEIGHT: u32 = 16_000;

/// Changes with whatever changes the bytes of variants: their names change with it, and the cache is made anew.
pub(super) const RECIPE: &str = "3";

/// Where photos are published: below the folder that hosts keep for ever (`_headers`).
const FOLDER: &str = "/assets/photos/";

/// Digits of the hash in a name.
const DIGITS: usize = 12;

/// How much of a page's or a photo's name what is made of it is called by: no disk takes more than 255 bytes, with all else
/// that stands in a file's name.
const LONGEST_NAME: usize = 120;

/// As much of `name`, which is a slug, as fits.
pub(super) fn short_name(name: &str) -> &str {
    name.get(..LONGEST_NAME).map_or(name, |start| start.trim_end_matches('-'))
}

/// A photo in one size and encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variant {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// How it is encoded.
    pub encoding: Encoding,
}

/// Where a page shows a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// Beside a post's title in a list.
    Card,
    /// In the text, alone.
    Column,
    /// Among others, in small; it leads to the large one.
    Gallery,
    /// Across the page, above the text.
    Wide,
    /// By itself, when a reader asks for the large one.
    Full,
}

impl Use {
    /// The widths that browsers may choose from, ascending, in pixels.
    fn widths(self) -> &'static [u32] {
        match self {
            Self::Card | Self::Gallery => &[480, 768],
            Self::Column => &[480, 768, 1280],
            Self::Wide => &[768, 1280, 1920],
            Self::Full => &[1920],
        }
    }

    /// How wide it is shown, for `sizes`, by Parvis's layout. A theme with another layout writes its own. A telephone's margins
    /// take a twelfth; a column of text is 40 rem wide, a small photo of several at most 21, that of a card 24. Where a
    /// browser knows the layout before it fetches a photo (`auto`), it needs none of this.
    #[must_use]
    pub fn sizes(self) -> &'static str {
        match self {
            Self::Card => "(min-width: 36rem) 24rem, 92vw",
            Self::Column => "(min-width: 44rem) 40rem, 92vw",
            Self::Gallery => "(min-width: 34rem) 21rem, 92vw",
            Self::Wide | Self::Full => "100vw",
        }
    }
}

impl Picture {
    /// The widths that the photo is scaled to, each from the one before it, descending; never enlarged.
    ///
    /// They are the same whatever is asked for, so a variant has the same bytes made alone or among others.
    pub(super) fn ladder(&self) -> impl Iterator<Item = u32> {
        let top = self.top();
        std::iter::once(top).chain(LADDER.into_iter().filter(move |width| *width < top))
    }

    /// The largest width that is published.
    pub(super) fn top(&self) -> u32 {
        let fits = u64::from(self.width) * u64::from(MAX_HEIGHT) / u64::from(self.height.max(1));
        self.width.min(LADDER[0]).min(u32::try_from(fits).unwrap_or(u32::MAX)).max(1)
    }

    /// The variants for that use, ascending; none where it is published as it is.
    #[must_use]
    pub fn variants(&self, shown: Use) -> Vec<Variant> {
        if self.form == Form::AsIs {
            return Vec::new();
        }
        let top = self.top();
        let mut widths: Vec<u32> = shown.widths().iter().map(|width| (*width).min(top)).collect();
        widths.dedup();
        widths.into_iter().map(|width| self.variant(width, Encoding::WebP)).collect()
    }

    /// The variant that everybody can read; `None` where the picture is published as it is.
    #[must_use]
    pub fn fallback(&self) -> Option<Variant> {
        match self.form {
            Form::Photo(encoding) => Some(self.variant(FALLBACK_WIDTH.min(self.top()), encoding)),
            Form::AsIs => None,
        }
    }

    /// The size of what feeds and previews show: the variant that everybody can read, or the picture itself.
    #[must_use]
    pub fn shown_size(&self) -> (u32, u32) {
        self.fallback().map_or((self.width, self.height), |variant| (variant.width, variant.height))
    }

    fn variant(&self, width: u32, encoding: Encoding) -> Variant {
        Variant { width, height: self.height_at(width), encoding }
    }

    /// The height that belongs to a width, in pixels, at least 1.
    pub(super) fn height_at(&self, width: u32) -> u32 {
        let (width, own) = (u64::from(width), u64::from(self.width.max(1)));
        u32::try_from((u64::from(self.height) * width + own / 2) / own).unwrap_or(MAX_HEIGHT).max(1)
    }

    /// Every size in which the picture at `path` may be published, with its address; none where it is published as it is.
    #[must_use]
    pub fn published(&self, path: &str) -> Box<[(Variant, String)]> {
        let Some(fallback) = self.fallback() else { return Box::default() };
        let scaled = self.ladder().map(|width| self.variant(width, Encoding::WebP));
        scaled.chain([fallback]).map(|variant| (variant, self.address(path, variant))).collect()
    }

    /// Where the variant of the picture at `path` is published: `/assets/photos/toiture-est-768.3f2a9c4d1b2e.webp`. Two
    /// variants with the same address have the same bytes.
    fn address(&self, path: &str, variant: Variant) -> String {
        let stem = slug(stem_of(path));
        let stem = if stem.is_empty() { "photo" } else { short_name(&stem) };
        let mut address = format!("{FOLDER}{stem}-{}.", variant.width);
        let made_of = format!("{RECIPE} {} {} {}", self.fingerprint, variant.width, variant.encoding.extension());
        let hash = blake3::hash(made_of.as_bytes()).to_hex();
        // Writing to a string cannot fail.
        let _ = write!(address, "{}.{}", &hash[..DIGITS], variant.encoding.extension());
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Picture {
        Picture { width, height, fingerprint: "0".repeat(32), form: Form::Photo(Encoding::Jpeg) }
    }

    fn widths(picture: &Picture, shown: Use) -> Vec<(u32, u32)> {
        picture.variants(shown).iter().map(|variant| (variant.width, variant.height)).collect()
    }

    #[test]
    fn a_photo_is_never_enlarged() {
        assert_eq!(widths(&picture(4000, 3000), Use::Column), [(480, 360), (768, 576), (1280, 960)]);
        assert_eq!(widths(&picture(700, 500), Use::Column), [(480, 343), (700, 500)]);
        assert_eq!(widths(&picture(300, 200), Use::Column), [(300, 200)]);
        assert_eq!(widths(&picture(1500, 1000), Use::Wide), [(768, 512), (1280, 853), (1500, 1000)]);
        let fallback = picture(700, 500).fallback().expect("a photo has one");
        assert_eq!((fallback.width, fallback.encoding), (700, Encoding::Jpeg));
    }

    #[test]
    fn every_width_that_is_asked_for_is_one_that_is_made() {
        for (width, height) in [(4000, 3000), (1500, 900), (1280, 1), (769, 50_000), (1, 1), (20_000, 3000)] {
            let picture = picture(width, height);
            let made: Vec<u32> = picture.ladder().collect();
            assert!(made.is_sorted_by(|a, b| a > b), "{made:?}");
            for shown in [Use::Card, Use::Column, Use::Gallery, Use::Wide, Use::Full] {
                for variant in picture.variants(shown).into_iter().chain(picture.fallback()) {
                    assert!(made.contains(&variant.width) && variant.height <= MAX_HEIGHT, "{variant:?} of {made:?}");
                }
            }
        }
    }

    #[test]
    fn a_name_is_readable_and_changes_with_the_photo() {
        let one = picture(4000, 3000);
        let variant = one.variants(Use::Card)[1];
        let address = one.address("content/a/Toiture Est (1).JPG", variant);
        assert!(address.starts_with("/assets/photos/toiture-est-1-768.") && address.ends_with(".webp"), "{address}");
        let other = Picture { fingerprint: "1".repeat(32), ..one.clone() };
        assert_ne!(address, other.address("content/a/Toiture Est (1).JPG", variant));
    }
}
