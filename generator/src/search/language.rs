//! What a language does to its words: particles that lean on the next word, words that say nothing, endings.
//!
//! The browser gets these tables with the index and knows no language itself, so both sides cannot disagree on them.
//! A shortened word need not be one: it only has to be the same for all forms of a word.

use serde::Serialize;

use crate::locale::Language;

/// An ending, what takes its place, and how many letters must stand before it.
type Ending = (&'static str, &'static str, usize);

/// The rules of one language, as they stand in the index's key.
#[derive(Debug, Serialize)]
pub(super) struct Rules {
    /// What is dropped before an apostrophe: « l’ascenseur ».
    pub(super) before: &'static [&'static str],
    /// What is dropped after one: “the residents’ ”, “doesn’t”.
    pub(super) after: &'static [&'static str],
    /// Words that are not looked for.
    pub(super) stop: &'static [&'static str],
    /// In each step, the first ending that fits is replaced.
    pub(super) endings: &'static [&'static [Ending]],
}

impl Rules {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        }
    }

    /// `word` without what its number, its gender or its conjugation adds.
    pub(super) fn stem(&self, word: &str) -> String {
        let mut stem = word.to_owned();
        if !word.is_ascii() {
            return stem;
        }
        for step in self.endings {
            let fits = |(ending, _, least): &&Ending| stem.len() >= ending.len() + least && stem.ends_with(ending);
            if let Some((ending, replacement, _)) = step.iter().find(fits) {
                stem.truncate(stem.len() - ending.len());
                stem.push_str(replacement);
            }
        }
        stem
    }
}

static FRENCH: Rules = Rules {
    before: &["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"],
    after: &[],
    stop: &[
        "a", "au", "aux", "avec", "ce", "ces", "cet", "cette", "dans", "de", "des", "du", "elle", "elles", "en", "est",
        "et", "eux", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "lui", "ma", "mais", "me", "mes", "mon",
        "ne", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pour", "qu", "que", "qui", "sa", "se", "ses",
        "si", "son", "sont", "sur", "ta", "te", "tes", "ton", "tu", "un", "une", "vos", "votre", "vous", "y",
    ],
    endings: &[
        // Number: « travaux » and « travail », « réseaux », « toitures », « feux ».
        &[("eaux", "eau", 0), ("aux", "al", 1), ("ails", "al", 1), ("ail", "al", 1), ("s", "", 3), ("x", "", 3)],
        // Gender and conjugation: « première », « posée », « poser », « verte ».
        &[("ere", "er", 2)],
        &[("ee", "", 3), ("er", "", 3), ("ez", "", 3), ("e", "", 3)],
        // « locative » and « locatif », « ancienne » and « ancien », « annuelle » and « annuel ».
        &[("iv", "if", 2), ("nn", "n", 2), ("ll", "l", 2), ("tt", "t", 2), ("ss", "s", 2)],
    ],
};

static ENGLISH: Rules = Rules {
    before: &[],
    after: &["d", "ll", "m", "re", "s", "t", "ve"],
    stop: &[
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have", "he", "her",
        "his", "if", "in", "into", "is", "it", "its", "no", "not", "of", "on", "or", "our", "she", "so", "than",
        "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "was", "we", "were", "which",
        "will", "with", "you", "your",
    ],
    endings: &[
        &[("ies", "y", 2), ("sses", "ss", 1), ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3)],
        &[("ing", "", 3), ("ed", "", 3)],
        &[("e", "", 3)],
        &[("nn", "n", 2), ("pp", "p", 2), ("rr", "r", 2), ("tt", "t", 2), ("mm", "m", 2), ("gg", "g", 2)],
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(rules: &Rules, words: &[&str]) {
        let stems: Vec<String> = words.iter().map(|word| rules.stem(word)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{words:?} → {stems:?}");
    }

    #[test]
    fn forms_of_a_french_word_are_one() {
        for words in [
            &["ascenseur", "ascenseurs"][..],
            &["toiture", "toitures"],
            &["travail", "travaux"],
            &["reseau", "reseaux"],
            &["local", "locaux", "locale", "locales"],
            &["pose", "posee", "poses", "posees", "poser", "posez"],
            &["premier", "premiere", "premiers", "premieres"],
            &["locatif", "locative", "locatifs", "locatives"],
            &["ancien", "ancienne", "anciennes"],
            &["annuel", "annuelle", "annuels"],
            &["vert", "verte", "verts", "vertes"],
            &["garanti", "garantie", "garanties"],
            &["chantier", "chantiers"],
            &["feu", "feux"],
        ] {
            same(&FRENCH, words);
        }
    }

    #[test]
    fn different_french_words_stay_apart() {
        for (one, other) in [("lot", "logement"), ("pose", "poste"), ("mur", "murette"), ("bail", "balcon")] {
            assert_ne!(FRENCH.stem(one), FRENCH.stem(other), "{one}, {other}");
        }
        // The price of « vert » and « verte ».
        same(&FRENCH, &["port", "porte"]);
        assert_eq!(["rue", "2026"].map(|word| FRENCH.stem(word)), ["rue", "2026"]);
    }

    #[test]
    fn forms_of_an_english_word_are_one() {
        for words in [
            &["roof", "roofs"][..],
            &["lift", "lifts", "lifted", "lifting"],
            &["body", "bodies"],
            &["plan", "plans", "planned", "planning"],
            &["glass", "glasses"],
        ] {
            same(&ENGLISH, words);
        }
    }
}
