//! A site's colours, as its generator made them: what the service's own pages wear.
//!
//! They come with the manifest, over a network. What is taken is colours and nothing else, and only where every text
//! can be read on what it stands on, and every field's edge be seen (WCAG 2.2, level AA): nobody is shown a button that
//! she cannot see.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::colour::{Colour, EDGE_CONTRAST, TEXT_CONTRAST};

/// Every colour, by its name in the style sheets: those of the generator's themes.
const NAMES: [&str; 20] = [
    "ground",
    "surface",
    "text",
    "muted",
    "line",
    "edge",
    "accent",
    "on-accent",
    "accent-soft",
    "deep",
    "on-deep",
    "on-deep-muted",
    "second-on-deep",
    "second",
    "on-second",
    "second-soft",
    "warm",
    "warm-soft",
    "good",
    "good-soft",
];

/// What stands on what.
const TEXTS: [(&str, &[&str]); 10] = [
    ("text", &["ground", "surface", "accent-soft", "second-soft", "warm-soft", "good-soft"]),
    ("muted", &["ground", "surface", "accent-soft", "second-soft"]),
    ("accent", &["ground", "surface", "accent-soft", "second-soft", "warm-soft"]),
    ("on-accent", &["accent"]),
    ("on-deep", &["deep"]),
    ("on-deep-muted", &["deep"]),
    ("second-on-deep", &["deep"]),
    ("on-second", &["second"]),
    ("warm", &["ground", "surface", "warm-soft"]),
    ("good", &["ground", "surface", "good-soft"]),
];

/// What a field's edge is drawn on.
const AROUND_FIELDS: [&str; 2] = ["ground", "surface"];

/// Why colours are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoColours {
    /// The colour of this name is missing, or is none.
    Colour(&'static str),
    /// The first cannot be read on the second.
    Illegible(&'static str, &'static str),
    /// A field's edge cannot be seen on this.
    Edge(&'static str),
}

impl fmt::Display for NoColours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Colour(name) => write!(f, "`{name}` is not a colour such as `#17503c`"),
            Self::Illegible(text, ground) => write!(f, "`{text}` cannot be read on `{ground}`"),
            Self::Edge(ground) => write!(f, "`edge` cannot be seen on `{ground}`"),
        }
    }
}

impl std::error::Error for NoColours {}

/// A site's colours, by day and by night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    light: Tones,
    dark: Tones,
}

/// Colours in the order of [`NAMES`].
type Tones = [Colour; NAMES.len()];

impl Colours {
    /// Reads colours written as `#17503c`, by name. Names that are not known are left alone.
    ///
    /// # Errors
    /// The first [`NoColours`].
    pub fn read(light: &BTreeMap<String, String>, dark: &BTreeMap<String, String>) -> Result<Self, NoColours> {
        Ok(Self { light: tones(light)?, dark: tones(dark)? })
    }

    /// The style sheet that names them.
    #[must_use]
    pub fn style(&self) -> String {
        style_sheet([&self.light, &self.dark].map(|tones| NAMES.into_iter().zip(*tones)))
    }

    /// The colours of an icon: its ground, and its highest step.
    #[must_use]
    pub fn icon(&self) -> [Colour; 2] {
        ["deep", "second"].map(|name| tone(&self.light, name))
    }
}

fn tones(written: &BTreeMap<String, String>) -> Result<Tones, NoColours> {
    let mut tones = [Colour::BLACK; NAMES.len()];
    for (tone, name) in tones.iter_mut().zip(NAMES) {
        *tone = written.get(name).and_then(|text| Colour::parse(text)).ok_or(NoColours::Colour(name))?;
    }
    let contrast = |one, other| tone(&tones, one).contrast(tone(&tones, other));
    for (text, grounds) in TEXTS {
        if let Some(ground) = grounds.iter().find(|ground| contrast(text, ground) < TEXT_CONTRAST) {
            return Err(NoColours::Illegible(text, ground));
        }
    }
    if let Some(ground) = AROUND_FIELDS.into_iter().find(|ground| contrast("edge", ground) < EDGE_CONTRAST) {
        return Err(NoColours::Edge(ground));
    }
    Ok(tones)
}

fn tone(tones: &Tones, wanted: &str) -> Colour {
    let known = NAMES.iter().zip(tones).find(|(name, _)| **name == wanted);
    known.map_or(Colour::BLACK, |(_, colour)| *colour)
}

/// The style sheet that names colours, by day and by night.
#[must_use]
pub fn style_sheet<'n>([light, dark]: [impl Iterator<Item = (&'n str, Colour)>; 2]) -> String {
    format!("{}\n@media(prefers-color-scheme:dark){{{}}}\n", rule(light), rule(dark))
}

fn rule<'n>(tones: impl Iterator<Item = (&'n str, Colour)>) -> String {
    let mut rule = String::from(":root{");
    for (name, colour) in tones {
        // Writing to a string cannot fail.
        let _ = write!(rule, "--{name}:{colour};");
    }
    rule.push('}');
    rule
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Black on white, and what is soft or second white too.
    fn plain() -> BTreeMap<String, String> {
        let is_ground = |name: &str| {
            matches!(name, "ground" | "surface" | "second" | "on-accent" | "deep") || name.ends_with("-soft")
        };
        let tone = |name: &str| if is_ground(name) { "#ffffff" } else { "#000000" };
        NAMES.iter().map(|name| ((*name).to_owned(), tone(name).to_owned())).collect()
    }

    fn with(name: &str, colour: &str) -> Result<Colours, NoColours> {
        let mut tones = plain();
        tones.insert(name.to_owned(), colour.to_owned());
        Colours::read(&tones, &plain())
    }

    #[test]
    fn colours_become_a_style_sheet_and_an_icon() {
        let colours = with("accent", "#17503C").unwrap();
        let style = colours.style();
        assert!(style.starts_with(":root{--ground:#ffffff;--surface:#ffffff;--text:#000000;"), "{style}");
        assert!(style.contains("--accent:#17503c;"), "{style}");
        assert_eq!(style.matches("@media(prefers-color-scheme:dark){:root{--ground:#ffffff;").count(), 1, "{style}");
        assert_eq!(colours.icon().map(|colour| colour.to_string()), ["#ffffff", "#ffffff"]);
        // A later generator may name more.
        assert!(with("third", "url(//evil.example)").is_ok());
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for written in
            ["", "#fff", "red", "#17503c;}", "#17503g", "#é7503", "#17503c ", "url(x)", "var(--x)", "#+1+2+3"]
        {
            assert_eq!(with("line", written), Err(NoColours::Colour("line")), "{written}");
        }
        let mut missing = plain();
        missing.remove("good-soft");
        assert_eq!(Colours::read(&plain(), &missing), Err(NoColours::Colour("good-soft")));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert_eq!(with("text", "#ffffff"), Err(NoColours::Illegible("text", "ground")));
        assert_eq!(with("on-accent", "#111111"), Err(NoColours::Illegible("on-accent", "accent")));
        // 4.48 and 4.54 to one.
        assert_eq!(with("good", "#777777"), Err(NoColours::Illegible("good", "ground")));
        assert!(with("good", "#767676").is_ok());
        assert_eq!(with("warm-soft", "#000000"), Err(NoColours::Illegible("text", "warm-soft")));
        assert_eq!(with("good-soft", "#000000"), Err(NoColours::Illegible("text", "good-soft")));
        // 2.96 and 3.03 to one.
        assert_eq!(with("edge", "#959595"), Err(NoColours::Edge("ground")));
        assert!(with("edge", "#939393").is_ok());
    }
}
