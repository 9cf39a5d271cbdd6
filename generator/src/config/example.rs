//! What a new site's settings say until somebody replaces it. A site that is published with them names nobody: its legal
//! notice is void.

use std::sync::LazyLock;

use toml::de::DeTable;

use super::section::{Section, canonical, span_of};
use crate::diagnostic::{Diagnostic, Span};

/// The settings that `palier init` writes.
const EXAMPLE: &str = include_str!("../../starter/site/palier.toml");

/// The settings that no two cooperatives share. A legal form or a capital may well be that of the example.
const OWN: [(&str, &[&str]); 2] = [
    ("site", &["titre", "adresse"]),
    ("cooperative", &["nom", "siege", "telephone", "courriel", "rcs", "directeur_publication", "hebergeur"]),
];

/// What the example says for each of them: section, setting, text.
static SAID: LazyLock<Vec<(&str, &str, String)>> = LazyLock::new(|| {
    let (table, _) = DeTable::parse_recoverable(EXAMPLE);
    let text = |section: &str, setting: &str| {
        Some(table.get_ref().get(section)?.get_ref().as_table()?.get(setting)?.get_ref().as_str()?.to_owned())
    };
    let each = OWN.into_iter().flat_map(|(section, settings)| settings.iter().map(move |setting| (section, *setting)));
    each.filter_map(|(section, setting)| Some((section, setting, text(section, setting)?))).collect()
});

/// Warns of the settings of `section`, called `name`, that still say what the example says: at the first, naming all.
pub(super) fn warn(section: &Section<'_>, name: &str) {
    let mut kept: Vec<(Span, &str)> = Vec::new();
    for entry in section.entries() {
        let written = (canonical(&entry.key.value), entry.value.get_ref().as_str().map(str::trim));
        let is_said = |(of, setting, said): &&(&str, &str, String)| {
            *of == name && *setting == written.0 && Some(said.as_str()) == written.1
        };
        kept.extend(SAID.iter().find(is_said).map(|(_, setting, _)| (span_of(entry.value), *setting)));
    }
    let Some((first, _)) = kept.first() else { return };
    let settings: Vec<&str> = kept.iter().map(|(_, setting)| *setting).collect();
    let source = section.source();
    source.report(
        Diagnostic::warning("valeurs-d-exemple", source.file, *first)
            .with("section", name)
            .with("reglages", settings.join(", ")),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_says_all_of_them() {
        let all: usize = OWN.iter().map(|(_, settings)| settings.len()).sum();
        assert_eq!(SAID.len(), all);
    }
}
