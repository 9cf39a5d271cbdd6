//! Words on the screen: catalogues of messages in French and English, and dates, sizes and amounts as people read them.
//!
//! What Palier's programs share; each has its own messages. French is the source language; a message that a language
//! lacks is an error of the program, found by a test ([`faults`]), never a hole on the screen.

pub mod command_line;
pub mod format;
mod template;

use std::borrow::Cow;
use std::ops::Range;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

pub use template::speak;

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

impl Catalogue {
    /// The messages of `sources`, Fluent texts of which the later ones lie over the earlier ones.
    #[must_use]
    pub fn new<'a>(language: Language, sources: impl IntoIterator<Item = &'a str>) -> Self {
        let id = match language {
            Language::French => langid!("fr-FR"),
            Language::English => langid!("en-GB"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would end in titles, feeds and addresses.
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        for source in sources {
            // A resource with a fault still holds its other messages.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            ids.extend(self::ids(resource.source()).map(|(_, id)| id.to_owned()));
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

/// The places in `source`, in bytes, that Fluent cannot read.
#[must_use]
pub fn unreadable(source: &str) -> Vec<Range<usize>> {
    let problems = FluentResource::try_new(source.to_owned()).err().map(|(_, problems)| problems);
    problems.into_iter().flatten().map(|problem| problem.slice.unwrap_or(problem.pos)).collect()
}

/// The ids of the messages in `source`, with their places in bytes.
pub fn ids(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    source.split_inclusive('\n').filter_map(move |line| {
        let here = start;
        start += line.len();
        let (id, _) = line.split_once(" =")?;
        id.starts_with(|c: char| c.is_ascii_lowercase()).then_some((here, id))
    })
}

/// What is wrong with the messages of a program: ids that one language lacks, text that Fluent cannot read, double signs
/// of French without their no-break space. For the programs' tests.
#[must_use]
pub fn faults(french: &[&str], english: &[&str]) -> Vec<String> {
    let ids = |language, sources: &[&str]| Catalogue::new(language, sources.iter().copied()).ids;
    let (in_french, in_english) = (ids(Language::French, french), ids(Language::English, english));
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|id| !those.contains(id)).map(|id| format!("{id} stands in one language only")).collect()
    };
    let unreadable = french.iter().chain(english).filter_map(|source| {
        FluentResource::try_new((*source).to_owned()).err().map(|(_, problems)| format!("{problems:?}"))
    });
    let breaks = french
        .iter()
        .flat_map(|source| source.lines())
        .filter(|line| !line.starts_with('#'))
        .filter(|line| [" ;", " !", " ?", " »", "« ", " : "].iter().any(|wrong| line.contains(wrong)));
    let mut found = only(&in_french, &in_english);
    found.extend(only(&in_english, &in_french));
    found.extend(unreadable);
    found.extend(breaks.map(|line| format!("a double sign without its no-break space: {line}")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_found() {
        assert_eq!(faults(&["a = A\nb = B\u{a0}!\n"], &["a = A\nb = B!\n"]), Vec::<String>::new());
        assert_eq!(
            faults(&["a = A\n"], &["b = B\n"]),
            ["a stands in one language only", "b stands in one language only"]
        );
        assert_eq!(faults(&["a = A !\n"], &["a = A!\n"]), ["a double sign without its no-break space: a = A !"]);
        assert_eq!(faults(&["a = { \n"], &["a = A\n"]).len(), 1);
    }
}
