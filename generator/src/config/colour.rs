//! Colours: as people write them, as eyes see them, and which of them can be read on another.
//!
//! Lightness, chroma and hue are those of OKLCH (Björn Ottosson, 2020), in which a step of lightness looks like a step whatever
//! the hue.

use palier_comments::domain::{Colour, TEXT_CONTRAST};

/// Reads `#17503c` or `#abc`.
pub(super) fn parse_colour(written: &str) -> Option<Colour> {
    let digits = written.strip_prefix('#')?;
    if digits.chars().count() == 3 {
        let doubled = digits.chars().flat_map(|digit| [digit, digit]);
        return Colour::parse(&"#".chars().chain(doubled).collect::<String>());
    }
    Colour::parse(written)
}

/// The colour itself where it can be read on `ground`, or else the nearest of its hue that can.
#[must_use]
pub fn legible_on(colour: Colour, ground: Colour) -> Colour {
    Seen::of(colour).distinct_from(ground, TEXT_CONTRAST)
}

/// A colour as eyes see it: OKLCH.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// From 0 (black) to 1 (white).
    pub lightness: f64,
    /// From 0 (grey) to about 0.37.
    pub chroma: f64,
    /// An angle in radians.
    pub hue: f64,
}

impl Seen {
    /// What eyes see of a colour.
    #[must_use]
    pub fn of(colour: Colour) -> Self {
        let [red, green, blue] = colour.linear();
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    /// The same hue at another lightness, with at most that chroma.
    #[must_use]
    pub fn at(self, lightness: f64, most_chroma: f64) -> Self {
        Self { lightness, chroma: self.chroma.min(most_chroma), ..self }
    }

    /// The colour to print. Where screens cannot show so much chroma, as much as they can.
    #[must_use]
    pub fn colour(self) -> Colour {
        const STEPS: u32 = 24;
        let shown = (0..=STEPS).rev().map(|step| f64::from(step) / f64::from(STEPS) * self.chroma);
        let linear = shown
            .map(|chroma| self.linear(chroma))
            .find(|channels| channels.iter().all(|channel| (-0.0005..=1.0005).contains(channel)));
        let [red, green, blue] = linear.unwrap_or([self.lightness.powi(3); 3]).map(byte);
        Colour::new(red, green, blue)
    }

    fn linear(self, chroma: f64) -> [f64; 3] {
        let (a, b) = (chroma * self.hue.cos(), chroma * self.hue.sin());
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let medium = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ]
    }

    /// The nearest lightness at which the contrast with `ground` is at least `least`: darker on a light ground, lighter
    /// on a dark one; black or white where nothing else is enough.
    #[must_use]
    pub fn distinct_from(self, ground: Colour, least: f64) -> Colour {
        const STEP: f64 = 0.004;
        let is_light = ground.contrast(Colour::WHITE) < ground.contrast(Colour::BLACK);
        let mut tone = self;
        loop {
            let colour = tone.colour();
            if colour.contrast(ground) >= least {
                return colour;
            }
            tone.lightness += if is_light { -STEP } else { STEP };
            if !(0.0..=1.0).contains(&tone.lightness) {
                return if is_light { Colour::BLACK } else { Colour::WHITE };
            }
        }
    }
}

fn byte(linear: f64) -> u8 {
    let value = linear.clamp(0.0, 1.0);
    let encoded = if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
    // Between 0 and 255, by what stands above.
    (encoded * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(written: &str) -> Colour {
        parse_colour(written).expect("a colour")
    }

    #[test]
    fn colours_are_read_as_drawing_programs_write_them() {
        assert_eq!(colour("#17503c"), Colour::new(0x17, 0x50, 0x3c));
        assert_eq!(colour("#ABC"), Colour::new(0xaa, 0xbb, 0xcc));
        for written in ["17503c", "#17503", "vert", "#1750g0", "#é50", "", "#"] {
            assert_eq!(parse_colour(written), None, "{written}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((colour("#000").contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        // Known pairs: the greys that just pass and just fail.
        assert!(colour("#767676").contrast(Colour::WHITE) >= TEXT_CONTRAST);
        assert!(colour("#777777").contrast(Colour::WHITE) < TEXT_CONTRAST);
    }

    #[test]
    fn the_nearest_legible_colour_keeps_its_hue() {
        let yellow = colour("#f5c744");
        let legible = legible_on(yellow, Colour::WHITE);
        assert!(legible.contrast(Colour::WHITE) >= TEXT_CONTRAST);
        assert!(legible.contrast(Colour::WHITE) < TEXT_CONTRAST + 0.2, "no darker than it must be: {legible}");
        assert!((Seen::of(legible).hue - Seen::of(yellow).hue).abs() < 0.1, "{legible}");
        assert_eq!(legible_on(colour("#17503c"), Colour::WHITE), colour("#17503c"));
    }

    proptest! {
        #[test]
        fn what_eyes_see_can_be_printed_again(red: u8, green: u8, blue: u8) {
            let colour = Colour::new(red, green, blue);
            let again = Seen::of(colour).colour();
            for (one, two) in colour.channels().iter().zip(again.channels()) {
                prop_assert!(one.abs_diff(two) <= 1, "{colour} {again}");
            }
        }

        #[test]
        fn every_colour_has_a_legible_neighbour(red: u8, green: u8, blue: u8, ground: [u8; 3]) {
            let [one, two, three] = ground;
            let ground = Colour::new(one, two, three);
            prop_assert!(legible_on(Colour::new(red, green, blue), ground).contrast(ground) >= TEXT_CONTRAST);
        }
    }
}
