//! The service's messages, one file a station in each language.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use palier_words::{Catalogue, Language, format};

const FRENCH: &[&str] = &[
    include_str!("../../locales/fr/conversation.ftl"),
    include_str!("../../locales/fr/config.ftl"),
    include_str!("../../locales/fr/writing.ftl"),
    include_str!("../../locales/fr/cli.ftl"),
    include_str!("../../locales/fr/commands.ftl"),
    include_str!("../../locales/fr/problems.ftl"),
    include_str!("../../locales/fr/desk.ftl"),
    include_str!("../../locales/fr/import.ftl"),
    include_str!("../../locales/fr/mail.ftl"),
    include_str!("../../locales/fr/report.ftl"),
    include_str!("../../locales/fr/tools.ftl"),
];
const ENGLISH: &[&str] = &[
    include_str!("../../locales/en/conversation.ftl"),
    include_str!("../../locales/en/config.ftl"),
    include_str!("../../locales/en/writing.ftl"),
    include_str!("../../locales/en/cli.ftl"),
    include_str!("../../locales/en/commands.ftl"),
    include_str!("../../locales/en/problems.ftl"),
    include_str!("../../locales/en/desk.ftl"),
    include_str!("../../locales/en/import.ftl"),
    include_str!("../../locales/en/mail.ftl"),
    include_str!("../../locales/en/report.ftl"),
    include_str!("../../locales/en/tools.ftl"),
];

/// The messages of `language`.
#[must_use]
pub fn catalogue(language: Language) -> Catalogue {
    let sources = match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    };
    Catalogue::new(language, sources.iter().copied())
}

/// An instant in the site's zone and language: `23 novembre 2026 à 9 h 12`.
#[must_use]
pub fn when(language: Language, zone: &TimeZone, at: Timestamp) -> String {
    let local = at.to_zoned_datetime(zone.clone());
    format::day_and_time(language, local.date(), local.time())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogues_have_no_fault() {
        assert_eq!(palier_words::faults(FRENCH, ENGLISH), Vec::<String>::new());
    }

    /// A later file would silently put its message in the place of an earlier one's.
    #[test]
    fn each_message_has_a_name_of_its_own() {
        let mut names = Vec::new();
        for file in FRENCH {
            names.extend(Catalogue::new(Language::French, [*file]).ids().map(str::to_owned));
        }
        names.sort();
        let twice: Vec<_> = names.windows(2).filter(|two| two[0] == two[1]).map(|two| &two[0]).collect();
        assert_eq!(twice, [""; 0]);
    }
}
