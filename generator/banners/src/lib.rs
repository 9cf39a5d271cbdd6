//! Banners: the pictures that mail clients, messengers and social networks show of a shared page.
//!
//! | module | what |
//! | --- | --- |
//! | [`settable`] | what authors write → what the fonts can set |
//! | [`lines`] | a text → lines that fit |
//! | [`face`] | letters: widths, kerning, outlines |
//! | [`canvas`] | rectangles and letters → numbers of colours → a file |
//! | [`composition`] | what stands where |
//!
//! Purely: the same [`Banner`] and pictures give the same bytes. A crate of its own, since drawing is slow without
//! optimisation: this one is optimised in debug builds too. Nothing here knows sites, posts or files.

mod canvas;
mod composition;
mod face;
mod lines;
mod settable;

use palier_pixels::Pixels;

/// The width of every banner, in pixels: what OpenGraph readers ask for.
pub const WIDTH: u32 = 1200;
/// The height of every banner, in pixels.
pub const HEIGHT: u32 = 630;

/// Changes with whatever changes the bytes of banners.
pub const RECIPE: &str = "1";

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// What a banner says and in which colours.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Banner {
    /// The site's name; empty where the logo says it.
    pub site: String,
    /// What the page is and what it belongs to: short pieces, of which the first matters most.
    pub kicker: Vec<String>,
    /// The page's title.
    pub title: String,
    /// The one fact that matters: a deadline, a day, a stage.
    pub fact: Option<String>,
    /// What else there is to say, in a line.
    pub note: Option<String>,
    /// The stages of the works.
    pub stair: Option<Stair>,
    /// Its colours.
    pub colours: Colours,
}

/// A stair with a step for each milestone of the works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stair {
    /// How many steps; fewer than two are none.
    pub steps: u8,
    /// How many of them are done, from the lowest.
    pub done: u8,
}

/// The colours of a banner. Texts can be read on what they stand on; who makes them sees to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colours {
    /// Behind everything.
    pub ground: Rgb,
    /// The title.
    pub title: Rgb,
    /// What is less important.
    pub muted: Rgb,
    /// What the page is.
    pub kicker: Rgb,
    /// Steps to come, which hold no text.
    pub step: Rgb,
    /// Steps that are done, which hold no text.
    pub done: Rgb,
    /// The ground of the fact; the step where the works are.
    pub second: Rgb,
    /// The fact.
    pub on_second: Rgb,
    /// Behind the site's name and logo.
    pub paper: Rgb,
    /// The site's name.
    pub ink: Rgb,
    /// The site's own colour, on `paper`.
    pub accent: Rgb,
}

impl Banner {
    /// What it is made of, as bytes: banners are the same where these are.
    #[must_use]
    pub fn ingredients(&self) -> Vec<u8> {
        let Self { site, kicker, title, fact, note, stair, colours } = self;
        let Colours { ground, title: light, muted, kicker: label, step, done, second, on_second, paper, ink, accent } =
            colours;
        let mut bytes = Vec::with_capacity(512);
        let texts = [Some(site), Some(title), fact.as_ref(), note.as_ref()];
        for text in texts.into_iter().chain(kicker.iter().map(Some)) {
            // The length stands first, so that no text looks like two, nor an absent one like an empty one.
            let length = text.map_or(u64::MAX, |text| text.len() as u64);
            bytes.extend(length.to_le_bytes());
            bytes.extend(text.map(String::as_bytes).unwrap_or_default());
        }
        bytes.extend(stair.map_or([0, 0], |stair| [stair.steps, stair.done]));
        for colour in [ground, light, muted, label, step, done, second, on_second, paper, ink, accent] {
            bytes.extend(colour);
        }
        bytes
    }
}

/// The size, in pixels, in which a banner shows a logo of that size.
#[must_use]
pub fn logo_size((width, height): (u32, u32)) -> (u32, u32) {
    const WIDTH: f32 = 320.0;
    const HEIGHT: f32 = 52.0;
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let scale = (WIDTH / width).min(HEIGHT / height);
    let scaled = |length: f32| (length * scale).round().max(1.0) as u32;
    (scaled(width), scaled(height))
}

/// The banner's file: PNG, or JPEG where there is a photo. `None` where it could not be written, which no input causes.
#[must_use]
pub fn draw(banner: &Banner, photo: Option<Pixels>, logo: Option<&Pixels>) -> Option<Vec<u8>> {
    let photo = photo.and_then(|photo| photo.covering((WIDTH, HEIGHT)));
    let canvas = composition::compose(banner, logo, photo.is_some());
    match photo {
        Some(photo) => jpeg(&canvas.over(&photo)?),
        None => canvas.png(),
    }
}

/// Messengers pass over previews that are too heavy: what has more bytes than that is pressed harder.
const HEAVY: usize = 88_000;

fn jpeg(banner: &Pixels) -> Option<Vec<u8>> {
    const QUALITIES: [u8; 3] = [80, 70, 55];
    let mut made = QUALITIES.into_iter().map_while(|quality| banner.jpeg(quality).ok());
    let mut last = made.next()?;
    while last.len() > HEAVY
        && let Some(lighter) = made.next()
    {
        last = lighter;
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COLOURS: Colours = Colours {
        ground: [0x0e, 0x3a, 0x2b],
        title: [0xf2, 0xf7, 0xf4],
        muted: [0xc0, 0xcf, 0xc7],
        kicker: [0xf5, 0xc7, 0x44],
        step: [0x1a, 0x4a, 0x3a],
        done: [0x2f, 0x75, 0x58],
        second: [0xf5, 0xc7, 0x44],
        on_second: [0x1a, 0x20, 0x1d],
        paper: [0xff, 0xff, 0xff],
        ink: [0x1a, 0x20, 0x1d],
        accent: [0x17, 0x50, 0x3c],
    };

    fn banner(title: &str) -> Banner {
        Banner {
            site: "Les Trois Vallons Habitat".to_owned(),
            kicker: vec!["Nouvelle du chantier".to_owned(), "Les Terrasses du Verger".to_owned()],
            title: title.to_owned(),
            fact: Some("Hors d’eau · 62 %".to_owned()),
            note: Some("6 novembre 2026".to_owned()),
            stair: Some(Stair { steps: 8, done: 5 }),
            colours: COLOURS,
        }
    }

    fn photo() -> Pixels {
        let bytes = (0..600 * 400).flat_map(|at: u32| [(at % 251) as u8, (at / 600 % 256) as u8, 90]).collect();
        Pixels::of_rgb((600, 400), bytes).expect("as many as it takes")
    }

    fn size_of(file: &[u8], format: palier_pixels::Format) -> (u32, u32) {
        let head = palier_pixels::Head::read(format, file).expect("a picture");
        (head.width, head.height)
    }

    #[test]
    fn a_banner_is_small_and_of_the_size_that_is_announced() {
        let plain = draw(&banner("Le bâtiment A est hors d’eau"), None, None).expect("drawn");
        assert_eq!(size_of(&plain, palier_pixels::Format::Png), (WIDTH, HEIGHT));
        assert!(plain.len() < 25_000, "{}", plain.len());
        let on_photo = draw(&banner("Le bâtiment A est hors d’eau"), Some(photo()), None).expect("drawn");
        assert_eq!(size_of(&on_photo, palier_pixels::Format::Jpeg), (WIDTH, HEIGHT));
    }

    #[test]
    fn the_same_banner_has_the_same_bytes_and_another_title_others() {
        let bytes = |title: &str| draw(&banner(title), None, None).expect("drawn");
        assert_eq!(bytes("Hors d’eau"), bytes("Hors d’eau"));
        assert_ne!(bytes("Hors d’eau"), bytes("Hors d’air"));
        // What the fonts cannot set changes nothing that is seen.
        assert_eq!(bytes("Hors d’eau 🎉"), bytes("Hors d’eau"));
    }

    #[test]
    fn a_title_that_cannot_be_set_gives_its_place_to_what_the_page_is() {
        let (arabic, other) = (
            banner("إعلان مهم للسكان"),
            Banner { kicker: vec!["Les Terrasses du Verger".to_owned()], ..banner("Nouvelle du chantier") },
        );
        assert_eq!(draw(&arabic, None, None), draw(&other, None, None));
    }

    #[test]
    fn a_logo_takes_the_place_of_the_sign() {
        let logo = photo().scaled(logo_size((600, 400))).expect("scaled");
        assert_eq!(logo.size(), (78, 52));
        assert_eq!((logo_size((4000, 10)), logo_size((1, 9000))), ((320, 1), (1, 52)));
        let with_logo = draw(&banner("Hors d’eau"), None, Some(&logo)).expect("drawn");
        assert_eq!(size_of(&with_logo, palier_pixels::Format::Png), (WIDTH, HEIGHT));
        assert_ne!(Some(with_logo), draw(&banner("Hors d’eau"), None, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn whatever_is_written_is_drawn(title: String, fact: Option<String>, kicker in proptest::collection::vec(any::<String>(), 0..4), steps: u8, done: u8, site: String, on_photo: bool) {
            let banner = Banner { title, fact, kicker, site, stair: Some(Stair { steps, done }), ..banner("") };
            prop_assert!(draw(&banner, on_photo.then(photo), None).is_some());
        }

        #[test]
        fn titles_of_latin_letters_are_drawn(title in "[ -~à-ÿœ’—…\u{a0}]{0,600}") {
            prop_assert!(draw(&banner(&title), None, None).is_some());
        }
    }
}
