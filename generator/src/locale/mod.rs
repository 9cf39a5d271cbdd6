//! The words on the screen: one Fluent catalogue per language, for pages, for feeds and for diagnostics.
//!
//! No other module holds a sentence that a person reads. Dates, sizes and amounts are put into words by
//! [`mod@format`].

pub mod format;

pub use palier_words::{Argument, Catalogue, Language};

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

/// The messages of `language`, with those of `overrides` (a site's own Fluent text) put over them.
#[must_use]
pub fn catalogue(language: Language, overrides: Option<&str>) -> Catalogue {
    let sources = match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    };
    Catalogue::new(language, sources.into_iter().chain(overrides))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogues_have_no_fault() {
        assert_eq!(palier_words::faults(&FRENCH, &ENGLISH), Vec::<String>::new());
    }
}
