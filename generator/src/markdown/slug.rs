//! Text → identifiers: « Réunion n° 3 : l’œuvre » → `reunion-n-3-l-oeuvre`.

use rustc_hash::{FxHashMap, FxHashSet};

/// `text` in lowercase ASCII letters, digits and single hyphens: an identifier, an anchor, a part of an address.
///
/// Empty when `text` holds no letter and no digit.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            // « n° 3 », « 5 € »: their names in the transliteration table are not the ones that people say.
            '°' | 'º' => separate(&mut out),
            '€' => out.push_str("euros"),
            _ if character.is_ascii() => push(character, &mut out),
            _ => deunicode::deunicode_char(character).unwrap_or_default().chars().for_each(|c| push(c, &mut out)),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

fn push(character: char, out: &mut String) {
    if character.is_ascii_alphanumeric() {
        out.push(character.to_ascii_lowercase());
    } else {
        separate(out);
    }
}

fn separate(out: &mut String) {
    if !out.is_empty() && !out.ends_with('-') {
        out.push('-');
    }
}

/// What a page has besides its text, and a heading must not be called: the conversation below it. The other identifiers
/// of a theme start with `_`, as no heading's does.
const RESERVED: &str = "commentaires";

/// The identifiers given so far on one page; repeated ones get `-2`, `-3`…
#[derive(Debug)]
pub(super) struct Ids {
    taken: FxHashSet<String>,
    /// For each repeated identifier, the last number tried: without it, a thousand equal headings would make a
    /// million attempts.
    last: FxHashMap<String, u32>,
}

impl Default for Ids {
    fn default() -> Self {
        Self { taken: FxHashSet::from_iter([RESERVED.to_owned()]), last: FxHashMap::default() }
    }
}

impl Ids {
    /// `wanted`, or the first free variant of it.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "section" } else { wanted };
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let last = self.last.entry(wanted.to_owned()).or_insert(1);
        loop {
            *last += 1;
            let id = format!("{wanted}-{last}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_ligatures_and_signs_are_folded() {
        assert_eq!(slug("Réunion n° 3 : l’œuvre"), "reunion-n-3-l-oeuvre");
        assert_eq!(slug("  ÉTÉ, 12 m² à 5 € !"), "ete-12-m2-a-5-euros");
        assert_eq!(slug("« ! »"), "");
    }

    #[test]
    fn repeated_identifiers_are_numbered() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["lots", "lots-2", "lots", "lots", ""].iter().map(|id| ids.take(id)).collect();
        assert_eq!(given, ["lots", "lots-2", "lots-3", "lots-4", "section"]);
    }

    #[test]
    fn a_heading_does_not_take_the_conversations_identifier() {
        assert_eq!(Ids::default().take("commentaires"), "commentaires-2");
    }
}
