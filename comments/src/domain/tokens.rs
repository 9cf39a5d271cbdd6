//! The words of a message as the classifier counts them: the same when it learns and when it judges.

use std::collections::BTreeSet;

/// More words than these tell nothing new, and a long message must not cost more than a letter.
const MOST: usize = 256;
/// A longer "word" is an address, a key or noise: its beginning says as much.
const LONGEST: usize = 40;

/// The distinct words of `text`, in lower case, of at least two letters or digits; sorted, at most 256 of at most 40
/// characters. An address gives its parts (`exemple`, `fr`).
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let mut words = BTreeSet::new();
    for word in text.split(|char: char| !char.is_alphanumeric()) {
        let word: String = word.chars().flat_map(char::to_lowercase).take(LONGEST).collect();
        if word.chars().nth(1).is_some() {
            words.insert(word);
        }
        if words.len() == MOST {
            break;
        }
    }
    words.into_iter().collect()
}

/// What the classifier sees of a comment: name and text.
#[must_use]
pub fn of_message(name: &str, markdown: &str) -> Vec<String> {
    tokens(&format!("{name}\n{markdown}"))
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn words_are_distinct_lower_case_and_sorted() {
        assert_eq!(
            tokens("L’ascenseur est EN PANNE, en panne ! https://exemple.fr/a"),
            ["ascenseur", "en", "est", "exemple", "fr", "https", "panne"]
        );
    }

    #[test]
    fn neither_their_number_nor_their_length_is_without_bound() {
        let many: String = (0..1000).map(|number| format!("mot{number} ")).collect();
        assert_eq!(tokens(&many).len(), 256);
        assert_eq!(tokens(&"é".repeat(1000))[0].chars().count(), 40);
    }
}
