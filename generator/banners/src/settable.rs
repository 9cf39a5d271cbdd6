//! What authors write → what can be set in the fonts: those of the Latin alphabet.
//!
//! A letter that a font lacks takes the form that it has without its ornaments (`ﬁ`, `𝐁`, `㎡`), or is left out with
//! what then stands around nothing. What is left is read from left to right whatever it was, so no sign of direction remains.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// More than any banner shows, in characters: what comes behind need not be looked at.
const MOST: usize = 400;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Pairs that surround nothing go.
const PAIRS: [&str; 5] = ["()", "[]", "«»", "“”", "\"\""];

/// The text as the fonts can set it; `None` where they cannot set most of its letters.
pub(crate) fn settable(written: &str, has: impl Fn(char) -> bool) -> Option<String> {
    let start: String = written.chars().take(MOST).collect();
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&start);
    let mut set = String::with_capacity(composed.len());
    let mut lost = 0;
    for letter in composed.chars() {
        let before = set.len();
        push(letter, &has, &mut set);
        lost += usize::from(set.len() == before && letter.is_alphanumeric());
    }
    let set = tidy(&set);
    let kept = set.chars().filter(|letter| letter.is_alphanumeric()).count();
    (kept > lost).then_some(set)
}

fn push(letter: char, has: &impl Fn(char) -> bool, set: &mut String) {
    match letter {
        NO_BREAK_SPACE | '\u{202f}' | '\u{2007}' => set.push(NO_BREAK_SPACE),
        _ if letter.is_whitespace() => set.push(' '),
        _ if has(letter) => set.push(letter),
        '\u{2010}'..='\u{2012}' => set.push('-'),
        '→' | '⇒' | '➔' | '➜' => set.push('–'),
        _ => {
            let parts = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(std::iter::once(letter));
            set.extend(parts.filter(|part| has(*part)));
        }
    }
}

/// Without empty pairs, doubled spaces, and signs that hold nothing together any more.
fn tidy(text: &str) -> String {
    let mut text = text.to_owned();
    loop {
        let mut next = PAIRS.iter().fold(text.clone(), |text, pair| text.replace(pair, ""));
        for (from, to) in [("  ", " "), (" \u{a0}", " "), ("\u{a0} ", " "), ("\u{a0}\u{a0}", "\u{a0}")] {
            next = next.replace(from, to);
        }
        for (open, close) in [('«', '»'), ('(', ')'), ('“', '”')] {
            for space in [" ", "\u{a0}"] {
                next = next.replace(&format!("{open}{space}{close}"), "");
                next = next.replace(&format!("{open}{space}{space}{close}"), "");
            }
        }
        if next == text {
            break;
        }
        text = next;
    }
    let is_loose = |letter: char| letter.is_whitespace() || "-–—·•,;:/|".contains(letter);
    text.trim_matches(is_loose).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::TITLE;

    fn set(written: &str) -> Option<String> {
        settable(written, |letter| TITLE.has(letter))
    }

    #[test]
    fn what_the_fonts_have_stays_as_it_was_written() {
        for text in ["L’œuvre d’Anaïs — où ? « Çà » & là…", "T2/T3 : 1 250 € — 12,5 m²", "Łódź, Çeşme, Bjørn"]
        {
            assert_eq!(set(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn letters_in_pieces_or_in_costume_become_letters() {
        assert_eq!(set("Re\u{301}union").as_deref(), Some("Réunion"));
        assert_eq!(set("ﬁnitions 𝐁âtiment ①").as_deref(), Some("finitions Bâtiment 1"));
        assert_eq!(set("rez\u{2011}de\u{2011}chaussée").as_deref(), Some("rez-de-chaussée"));
        assert_eq!(set("à 18\u{202f}h\tou\n19 h").as_deref(), Some("à 18\u{a0}h ou 19 h"));
    }

    #[test]
    fn what_no_font_has_leaves_no_trace() {
        assert_eq!(set("🎉 Fête des voisins 👩‍👩‍👧 (🎈) !").as_deref(), Some("Fête des voisins !"));
        assert_eq!(set("Résidence « 🌿 » – 🏠").as_deref(), Some("Résidence"));
        assert_eq!(set("\u{202e}Coupure\u{202c} d’eau\u{200f}").as_deref(), Some("Coupure d’eau"));
        assert_eq!(set("Réunion / اجتماع السكان").as_deref(), None);
        assert_eq!(set("Réunion des locataires / اجتماع").as_deref(), Some("Réunion des locataires"));
    }

    #[test]
    fn what_cannot_be_set_is_not_set_by_halves() {
        assert_eq!(set("إعلان مهم"), None);
        assert_eq!(set("🎉🎉"), None);
        assert_eq!(set(""), None);
        assert_eq!(set(" — "), None);
    }
}
