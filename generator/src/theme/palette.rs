//! The site's colours, light and dark, made from the one or two that a cooperative chooses.
//!
//! Every text's colour is moved in lightness until it can be read on what is behind it: whatever the choice, the pages
//! keep the contrasts of WCAG 2.2, level AA.

use std::collections::BTreeMap;

use palier_comments::domain::{EDGE_CONTRAST, style_sheet};
use palier_comments::page;

use crate::config::{Colour, Identity, Seen, legible_on};

/// Every colour of the pages, by its name in the style sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    light: Tones,
    dark: Tones,
    colour: Colour,
    second: Colour,
}

type Tones = Vec<(&'static str, Colour)>;

impl Palette {
    /// The palette of a cooperative's colours.
    #[must_use]
    pub fn new(identity: &Identity) -> Self {
        let (colour, second) = (identity.colour, identity.second);
        Self { light: light(colour, second), dark: dark(colour, second), colour, second }
    }

    /// The colour of the page's ground, by day and by night.
    #[must_use]
    pub fn grounds(&self) -> [Colour; 2] {
        [&self.light, &self.dark].map(|tones| tone(tones, "ground"))
    }

    /// The colours of banners: those of the pages' landing, by day, with tones between for a stair.
    #[must_use]
    pub fn banner(&self) -> palier_banners::Colours {
        let named = |name| tone(&self.light, name);
        let deep = Seen::of(named("deep"));
        let lighter = |by: f64, most_chroma| deep.at(deep.lightness + by, most_chroma).colour().channels();
        palier_banners::Colours {
            ground: named("deep").channels(),
            title: named("on-deep").channels(),
            muted: named("on-deep-muted").channels(),
            kicker: named("second-on-deep").channels(),
            step: lighter(0.06, 0.06),
            done: lighter(0.24, 0.1),
            second: named("second").channels(),
            on_second: named("on-second").channels(),
            paper: named("ground").channels(),
            ink: named("text").channels(),
            accent: named("accent").channels(),
        }
    }

    /// Every colour as it is written, by its name, by day and by night: what others need to wear them.
    #[must_use]
    pub fn named(&self) -> [(&'static str, BTreeMap<&'static str, String>); 2] {
        let named = |tones: &Tones| tones.iter().map(|(name, colour)| (*name, colour.to_string())).collect();
        [("light", named(&self.light)), ("dark", named(&self.dark))]
    }

    /// The style sheet that names the colours.
    pub(super) fn style(&self) -> String {
        style_sheet([&self.light, &self.dark].map(|tones| tones.iter().copied()))
    }

    /// The site's icon: three steps, in its colours.
    pub(super) fn icon(&self) -> String {
        page::icon(self.colour, self.second)
    }
}

fn tone(tones: &Tones, wanted: &str) -> Colour {
    tones.iter().find(|(name, _)| *name == wanted).map_or(Colour::WHITE, |(_, colour)| *colour)
}

/// What can be read on `ground`: nearly black or white, with a little of the hue.
fn ink(ground: Colour, hue: Seen) -> Colour {
    let (dark, light) = (hue.at(0.24, 0.02).colour(), Colour::WHITE);
    let best = if ground.contrast(dark) >= ground.contrast(light) { dark } else { light };
    legible_on(best, ground)
}

/// `seen`, legible on each of `grounds`. They are all light, or all dark.
fn legible(seen: Seen, grounds: &[Colour]) -> Colour {
    let first = seen.colour();
    grounds.iter().fold(first, |colour, ground| legible_on(colour, *ground))
}

fn light(colour: Colour, second: Colour) -> Tones {
    let (hue, warm) = (Seen::of(colour), Seen::of(second));
    let ground = Colour::WHITE;
    let surface = hue.at(0.967, 0.004).colour();
    let accent_soft = hue.at(0.95, 0.018).colour();
    let second_soft = warm.at(0.965, 0.05).colour();
    let deep = hue.at(hue.lightness.min(0.325), 0.075).colour();
    let (amber, green) = (Seen::of(Colour::new(0x8a, 0x4b, 0x00)), Seen::of(Colour::new(0x17, 0x60, 0x3a)));
    let (amber_soft, green_soft) = (amber.at(0.96, 0.035).colour(), green.at(0.95, 0.025).colour());
    let grounds = [ground, surface, accent_soft, second_soft, amber_soft, green_soft];
    vec![
        ("ground", ground),
        ("surface", surface),
        ("text", legible(hue.at(0.24, 0.02), &grounds)),
        ("muted", legible(hue.at(0.48, 0.018), &grounds)),
        ("line", hue.at(0.88, 0.01).colour()),
        ("edge", hue.at(0.62, 0.016).distinct_from(surface, EDGE_CONTRAST)),
        ("accent", legible(hue, &grounds)),
        ("on-accent", ink(legible(hue, &grounds), hue)),
        ("accent-soft", accent_soft),
        ("deep", deep),
        ("on-deep", legible(hue.at(0.97, 0.008), &[deep])),
        ("on-deep-muted", legible(hue.at(0.83, 0.025), &[deep])),
        ("second-on-deep", legible(warm, &[deep])),
        ("second", second),
        ("on-second", ink(second, hue)),
        ("second-soft", second_soft),
        ("warm", legible(amber, &[ground, surface, amber_soft])),
        ("warm-soft", amber_soft),
        ("good", legible(green, &[ground, surface, green_soft])),
        ("good-soft", green_soft),
    ]
}

fn dark(colour: Colour, second: Colour) -> Tones {
    let (hue, warm) = (Seen::of(colour), Seen::of(second));
    let ground = hue.at(0.19, 0.012).colour();
    let surface = hue.at(0.24, 0.014).colour();
    let accent_soft = hue.at(0.295, 0.035).colour();
    let second_soft = warm.at(0.285, 0.04).colour();
    let deep = hue.at(0.245, 0.04).colour();
    let (amber, green) = (Seen::of(Colour::new(0xf0, 0xb8, 0x69)), Seen::of(Colour::new(0x8f, 0xd6, 0xa6)));
    let (amber_soft, green_soft) = (amber.at(0.29, 0.04).colour(), green.at(0.29, 0.04).colour());
    let grounds = [ground, surface, accent_soft, second_soft, amber_soft, green_soft];
    let accent = legible(hue.at(0.82, 0.1), &grounds);
    vec![
        ("ground", ground),
        ("surface", surface),
        ("text", legible(hue.at(0.935, 0.008), &grounds)),
        ("muted", legible(hue.at(0.765, 0.016), &grounds)),
        ("line", hue.at(0.37, 0.016).colour()),
        ("edge", hue.at(0.6, 0.016).distinct_from(surface, EDGE_CONTRAST)),
        ("accent", accent),
        ("on-accent", ink(accent, hue)),
        ("accent-soft", accent_soft),
        ("deep", deep),
        ("on-deep", legible(hue.at(0.95, 0.008), &[deep])),
        ("on-deep-muted", legible(hue.at(0.79, 0.025), &[deep])),
        ("second-on-deep", legible(warm, &[deep])),
        ("second", second),
        ("on-second", ink(second, hue)),
        ("second-soft", second_soft),
        ("warm", legible(amber, &[ground, surface, amber_soft])),
        ("warm-soft", amber_soft),
        ("good", legible(green, &[ground, surface, green_soft])),
        ("good-soft", green_soft),
    ]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::TEXT_CONTRAST;

    /// What stands on what.
    const TEXTS: [(&str, &[&str]); 10] = [
        ("text", &["ground", "surface", "accent-soft", "second-soft", "warm-soft", "good-soft"]),
        ("muted", &["ground", "surface", "accent-soft", "second-soft", "warm-soft", "good-soft"]),
        ("accent", &["ground", "surface", "accent-soft", "second-soft", "warm-soft", "good-soft"]),
        ("on-accent", &["accent"]),
        ("on-deep", &["deep"]),
        ("on-deep-muted", &["deep"]),
        ("second-on-deep", &["deep"]),
        ("on-second", &["second"]),
        ("warm", &["ground", "surface", "warm-soft"]),
        ("good", &["ground", "surface", "good-soft"]),
    ];

    proptest! {
        #[test]
        fn whatever_the_choice_every_text_can_be_read(one: [u8; 3], two: [u8; 3]) {
            let [colour, second] = [one, two].map(|[red, green, blue]| Colour::new(red, green, blue));
            let palette = Palette::new(&Identity { colour, second, ..Identity::default() });
            for tones in [&palette.light, &palette.dark] {
                for (text, grounds) in TEXTS {
                    for ground in grounds {
                        let contrast = tone(tones, text).contrast(tone(tones, ground));
                        prop_assert!(contrast >= TEXT_CONTRAST, "{text} on {ground}: {contrast}, of {colour} and {second}");
                    }
                }
                for around in ["ground", "surface"] {
                    let edge = tone(tones, "edge").contrast(tone(tones, around));
                    prop_assert!(edge >= EDGE_CONTRAST, "{edge} on {around}, of {colour}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_the_choice_the_comment_service_wears_it(one: [u8; 3], two: [u8; 3]) {
            let [colour, second] = [one, two].map(|[red, green, blue]| Colour::new(red, green, blue));
            let palette = Palette::new(&Identity { colour, second, ..Identity::default() });
            let owned = |(_, tones): (_, BTreeMap<&str, String>)| tones.into_iter().map(|(name, tone)| (name.to_owned(), tone)).collect();
            let [light, dark] = palette.named().map(owned);
            let colours = palier_comments::domain::Colours::read(&light, &dark);
            prop_assert_eq!(colours.map(|colours| colours.style()), Ok(palette.style()));
        }
    }

    #[test]
    fn a_legible_choice_is_kept_as_it_is() {
        let palette = Palette::new(&Identity::default());
        assert_eq!(tone(&palette.light, "accent"), Identity::default().colour);
        assert_eq!(tone(&palette.light, "second"), Identity::default().second);
    }
}
