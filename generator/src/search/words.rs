//! Text → words as the index holds them: « L’Étanchéité » → `etancheite`.
//!
//! Compatibility decomposition (NFKD), lower case, the marks of Latin letters taken off, a few letters spelt out; a word is
//! a run of letters and digits. The browser does the same with its own tables of Unicode; a test of whole sites compares
//! the two, character by character. Nearly all text of a site is of the Latin alphabet, and passes through tables here.

use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::language::Rules;

/// The longest word, in UTF-16 units, which is how a browser counts: longer ones are no words.
const LONGEST: usize = 40;

/// Characters that decomposition leaves, and how they are spelt.
pub(super) const LETTERS: [(char, &str); 11] = [
    ('œ', "oe"),
    ('æ', "ae"),
    ('ß', "ss"),
    ('ø', "o"),
    ('đ', "d"),
    ('ł', "l"),
    ('ı', "i"),
    ('ς', "σ"),
    ('’', "'"),
    ('‘', "'"),
    ('ʼ', "'"),
];

/// What a character of the table becomes: one or two letters, nothing (it parts words), or [`UNKNOWN`].
type Folded = [u8; 2];

/// Left to [`fold`].
const UNKNOWN: Folded = [1, 0];
const APOSTROPHE: u8 = b'\'';

/// From U+0000 to U+017F: Latin with the accents of Europe.
static TABLE: LazyLock<[Folded; 0x180]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let folded =
            u32::try_from(code).ok().and_then(char::from_u32).map(|c| fold(&c.to_string())).unwrap_or_default();
        match folded.as_bytes() {
            b"'" => [APOSTROPHE, 0],
            _ if !folded.contains(char::is_alphanumeric) => [0, 0],
            [one] => [*one, 0],
            [one, two] if one.is_ascii_alphanumeric() && two.is_ascii_alphanumeric() => [*one, *two],
            _ => UNKNOWN,
        }
    })
});

/// Text as words are cut out of it.
fn fold(text: &str) -> String {
    let normalizer = DecomposingNormalizerBorrowed::new_nfkd();
    let mut folded = String::with_capacity(text.len());
    for character in normalizer.normalize_iter(text.chars()).flat_map(char::to_lowercase) {
        if ('\u{300}'..='\u{36f}').contains(&character) {
            continue;
        }
        match LETTERS.iter().find(|(letter, _)| *letter == character) {
            Some((_, spelt)) => folded.push_str(spelt),
            None => folded.push(character),
        }
    }
    folded
}

/// Cuts texts into words.
pub(super) struct Cutter {
    rules: &'static Rules,
    table: &'static [Folded; 0x180],
    word: Vec<u8>,
    after_apostrophe: bool,
}

impl Cutter {
    pub(super) fn new(rules: &'static Rules) -> Self {
        Self { rules, table: &TABLE, word: Vec::with_capacity(64), after_apostrophe: false }
    }

    /// Calls `each` with each word of `text`, in UTF-8: a site has millions of words, and few that are new.
    pub(super) fn cut(&mut self, text: &str, each: &mut impl FnMut(&[u8])) {
        let bytes = text.as_bytes();
        let (mut at, mut start) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_lowercase() {
                let after = bytes[at..].iter().position(|byte| !byte.is_ascii_lowercase());
                let end = after.map_or(bytes.len(), |length| at + length);
                self.word.extend_from_slice(&bytes[at..end]);
                at = end;
                continue;
            }
            let next = bytes.get(at + 1).copied().unwrap_or_default();
            let (folded, width) = match byte {
                0..0x80 => (self.table[usize::from(byte)], 1),
                0xC2..=0xC5 => (self.table[usize::from(byte & 0x1f) << 6 | usize::from(next & 0x3f)], 2),
                // U+2000 to U+203F: blanks, dashes and quotation marks, two of which are apostrophes.
                0xE2 if next == 0x80 => {
                    let is_apostrophe = matches!(bytes.get(at + 2), Some(0x98 | 0x99));
                    (if is_apostrophe { [APOSTROPHE, 0] } else { [0, 0] }, 3)
                }
                _ => (UNKNOWN, 1),
            };
            match folded {
                UNKNOWN => {
                    at = bytes[at..].iter().position(|byte| *byte == b' ').map_or(bytes.len(), |length| at + length);
                    self.word.clear();
                    self.cut_slowly(&text[start..at], each);
                    start = at;
                    continue;
                }
                [0, _] => self.end(false, each),
                [APOSTROPHE, _] => self.end(true, each),
                [one, 0] => self.word.push(one),
                [one, two] => self.word.extend([one, two]),
            }
            at += width;
            if matches!(folded, [0 | APOSTROPHE, _]) {
                start = at;
            }
        }
        self.end(false, each);
    }

    /// The same for any characters, from the start of a word.
    #[cold]
    fn cut_slowly(&mut self, text: &str, each: &mut impl FnMut(&[u8])) {
        let mut letters = [0; 4];
        for character in fold(text).chars() {
            if character.is_alphanumeric() {
                self.word.extend_from_slice(character.encode_utf8(&mut letters).as_bytes());
            } else {
                self.end(character == '\'', each);
            }
        }
        self.end(false, each);
    }

    /// A word ends, if there is one, before an apostrophe or something else.
    #[inline]
    fn end(&mut self, at_apostrophe: bool, each: &mut impl FnMut(&[u8])) {
        if !self.word.is_empty() {
            let is_one_of = |particles: &[&str]| particles.iter().any(|particle| particle.as_bytes() == self.word);
            let is_particle =
                at_apostrophe && is_one_of(self.rules.before) || self.after_apostrophe && is_one_of(self.rules.after);
            if is_short(&self.word) && !is_particle {
                each(&self.word);
            }
            self.word.clear();
        }
        self.after_apostrophe = at_apostrophe;
    }
}

fn is_short(word: &[u8]) -> bool {
    let units = || std::str::from_utf8(word).map_or(0, |word| word.encode_utf16().count());
    word.len() <= LONGEST || units() <= LONGEST
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::locale::Language;

    fn owned(word: &[u8]) -> String {
        String::from_utf8(word.to_owned()).expect("a word is text")
    }

    fn words(language: Language, text: &str) -> String {
        let mut found = Vec::new();
        Cutter::new(Rules::of(language)).cut(text, &mut |word| found.push(owned(word)));
        found.join(" ")
    }

    #[track_caller]
    fn french(text: &str, expected: &str) {
        assert_eq!(words(Language::French, text), expected);
    }

    #[test]
    fn accents_ligatures_and_capitals_are_folded() {
        french("Étanchéité, étanche\u{301}ïté", "etancheite etancheite");
        french("L’ŒUVRE et le cœur, Straße, ﬁnitions", "oeuvre et le coeur strasse finitions");
        french("AO-2026-07 : 1\u{a0}250 m² à 45 €/m²", "ao 2026 07 1 250 m2 a 45 m2");
        french("Vũ Đình, Łódź, Ελλάς", "vu dinh lodz ελλασ");
    }

    #[test]
    fn elisions_are_split() {
        french("l’ascenseur d'eau jusqu’à qu'il lorsqu‘on", "ascenseur eau a il on");
        french("aujourd’hui presqu’île", "aujourd hui presqu ile");
        // The letter of a building is no particle.
        french("bâtiment D, lot C’", "batiment d lot");
        assert_eq!(words(Language::English, "the resident’s lift doesn't"), "the resident lift doesn");
    }

    #[test]
    fn the_tables_do_what_folding_does() {
        for character in ('\0'..'\u{3000}').filter(|c| *c != ' ') {
            let text = format!("ab{character}cd");
            let mut cutter = Cutter::new(Rules::of(Language::French));
            let (mut fast, mut slow) = (Vec::new(), Vec::new());
            cutter.cut(&text, &mut |word| fast.push(owned(word)));
            cutter.cut_slowly(&text, &mut |word| slow.push(owned(word)));
            assert_eq!(fast, slow, "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cut_alike(text in "[a-zA-Zéœ’' €\\u{301}\\u{ad}Љ½]*") {
            let mut cutter = Cutter::new(Rules::of(Language::French));
            let (mut fast, mut slow) = (Vec::new(), Vec::new());
            cutter.cut(&text, &mut |word| fast.push(owned(word)));
            cutter.cut_slowly(&text, &mut |word| slow.push(owned(word)));
            prop_assert_eq!(fast, slow);
        }
    }

    #[test]
    fn what_is_too_long_is_no_word() {
        french(&format!("{} fin", "a".repeat(41)), "fin");
        french(&"é".repeat(40), &"e".repeat(40));
    }
}
