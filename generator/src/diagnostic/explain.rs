//! The page of each code: what it means, why it matters, an example, the cure.
//!
//! A page is a file `explain/<language>/<code>.md`, embedded in the program.

use rust_embed::RustEmbed;

use crate::locale::Language;

#[derive(RustEmbed)]
#[folder = "explain"]
struct Pages;

/// The page of `code` in `language`, in Markdown that also reads well in a terminal.
#[must_use]
pub fn page(code: &str, language: Language) -> Option<String> {
    let file = Pages::get(&format!("{}/{code}.md", language.tag()))?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// Every code that has a page, sorted.
#[must_use]
pub fn codes() -> Vec<String> {
    codes_in(Language::French)
}

fn codes_in(language: Language) -> Vec<String> {
    let code =
        |path: &str| path.strip_prefix(language.tag())?.strip_prefix('/')?.strip_suffix(".md").map(str::to_owned);
    let mut codes: Vec<String> = Pages::iter().filter_map(|path| code(&path)).collect();
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces of messages, which no diagnostic carries as its code.
    const FRAGMENTS: [&str; 2] = ["exemple-du-champ", "nom-du-groupe"];

    /// The ids of a catalogue, by the rule of [`crate::locale`]: what stands before ` =` at the start of a line.
    fn messages(catalogue: &str) -> Vec<&str> {
        let is_code = |id: &str| {
            id.starts_with(|c: char| c.is_ascii_lowercase()) && !id.starts_with("severity-") && !FRAGMENTS.contains(&id)
        };
        let ids = catalogue.lines().filter_map(|line| line.split_once(" =").map(|(id, _)| id));
        let mut codes: Vec<&str> = ids.filter(|id| is_code(id)).collect();
        codes.sort_unstable();
        codes
    }

    #[test]
    fn every_message_has_a_page_and_every_page_a_message() {
        let french = include_str!("../../locales/fr/diagnostics.ftl");
        let english = include_str!("../../locales/en/diagnostics.ftl");
        assert_eq!(codes_in(Language::French), messages(french));
        assert_eq!(codes_in(Language::English), messages(english));
    }

    #[test]
    fn a_page_starts_with_its_code_and_fits_on_a_screen() {
        for language in [Language::French, Language::English] {
            for code in codes_in(language) {
                let page = page(&code, language).unwrap_or_default();
                assert_eq!(page.lines().next(), Some(format!("# {code}").as_str()));
                assert!(page.lines().count() <= 15, "{code} is too long");
            }
        }
    }

    #[test]
    fn an_unknown_code_has_no_page() {
        assert_eq!(page("../fr/champ-inconnu", Language::French), None);
        assert_eq!(page("champ-connu", Language::French), None);
    }
}
