//! The words on the screen: one Fluent catalogue per language, for pages, for feeds and for diagnostics.
//!
//! No other module holds a sentence that a person reads. French is the source language; a message that a
//! language lacks is an error of this program, found by a test, never a hole on the screen. Dates, sizes and amounts
//! are put into words by [`mod@format`].

pub mod format;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

/// A language in which Palier speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, the default.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// Reads a BCP 47 tag (`fr`, `fr-FR`, `en`…); only the primary subtag counts.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.']).next()?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language's BCP 47 primary subtag, as in `<html lang>`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The tag with a region, as feeds and OpenGraph ask for it.
    #[must_use]
    pub fn regional_tag(self) -> &'static str {
        match self {
            Self::French => "fr-FR",
            Self::English => "en-GB",
        }
    }
}

/// The messages of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("language", &self.language).finish_non_exhaustive()
    }
}

const FRENCH: [&str; 3] = [
    include_str!("../../locales/fr/site.ftl"),
    include_str!("../../locales/fr/diagnostics.ftl"),
    include_str!("../../locales/fr/cli.ftl"),
];
const ENGLISH: [&str; 3] = [
    include_str!("../../locales/en/site.ftl"),
    include_str!("../../locales/en/diagnostics.ftl"),
    include_str!("../../locales/en/cli.ftl"),
];

impl Catalogue {
    /// The embedded messages of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self::with_overrides(language, None)
    }

    /// The embedded messages, with those of `overrides` (a site's own Fluent text) put over them.
    #[must_use]
    pub fn with_overrides(language: Language, overrides: Option<&str>) -> Self {
        let (sources, id) = match language {
            Language::French => (FRENCH, langid!("fr-FR")),
            Language::English => (ENGLISH, langid!("en-GB")),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would end in titles, feeds and addresses.
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        for source in sources.into_iter().chain(overrides) {
            // A resource with a fault still holds its other messages.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            ids.extend(resource.source().lines().filter_map(|line| {
                let (id, _) = line.split_once(" =")?;
                id.starts_with(|c: char| c.is_ascii_lowercase()).then(|| id.to_owned())
            }));
            bundle.add_resource_overriding(resource);
        }
        ids.sort();
        ids.dedup();
        Self { language, bundle, ids }
    }

    /// The language of these messages.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Every message id of the catalogue, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// The message `id` without arguments. A missing message reads as its id.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.format(id, None, &[]).unwrap_or_else(|| id.to_owned())
    }

    /// The message `id` with its arguments filled in.
    #[must_use]
    pub fn with(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.format(id, None, arguments).unwrap_or_else(|| id.to_owned())
    }

    /// The attribute of a message (`.label`, `.aide`…), or nothing where it has none.
    #[must_use]
    pub fn attribute(&self, id: &str, attribute: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        self.format(id, Some(attribute), arguments)
    }

    fn format(&self, id: &str, attribute: Option<&str>, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let arguments: FluentArgs =
            arguments.iter().map(|(name, value)| (Cow::Borrowed(*name), value.to_fluent())).collect();
        // A fault here is a missing argument: Fluent then prints its name, which a test of the catalogue finds.
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new());
        Some(text.into_owned())
    }
}

/// A value put into a message.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Text, printed as it is.
    Text(&'a str),
    /// A whole number: printed, and choosing the plural.
    Count(i64),
}

impl Argument<'_> {
    fn to_fluent(self) -> FluentValue<'static> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Owned(text.to_owned())),
            Self::Count(count) => FluentValue::from(count),
        }
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

macro_rules! count {
    ($($number:ty),*) => {$(
        impl From<$number> for Argument<'_> {
            fn from(count: $number) -> Self {
                Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
            }
        }
    )*};
}
count!(i64, u8, u32, usize, i32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_hold_the_same_messages() {
        let french = Catalogue::new(Language::French);
        let english = Catalogue::new(Language::English);
        let missing: Vec<_> = french
            .ids()
            .filter(|id| !english.ids.iter().any(|other| other == id))
            .chain(english.ids().filter(|id| !french.ids.iter().any(|other| other == id)))
            .collect();
        assert_eq!(missing, Vec::<&str>::new());
    }

    #[test]
    fn french_has_no_break_before_its_double_signs() {
        for line in FRENCH.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')) {
            for wrong in [" ;", " !", " ?", " »", "« ", " : "] {
                assert!(!line.contains(wrong), "{wrong:?} in {line}");
            }
        }
    }

    #[test]
    fn the_catalogues_parse_without_fault() {
        for source in FRENCH.into_iter().chain(ENGLISH) {
            let faults = FluentResource::try_new(source.to_owned()).err().map(|(_, faults)| faults);
            assert_eq!(faults, None);
        }
    }
}
