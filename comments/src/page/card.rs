//! What a post's card says of the conversation under it, in a list: baked by the generator, brought up to date by the
//! page's script.

use palier_words::{Argument, Catalogue};
use serde::Serialize;

use crate::domain::Counted;

/// The words on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardCount {
    /// « 3 commentaires »; empty where there is none.
    pub text: String,
    /// « Réponse apportée », where every question has its answer; empty otherwise.
    pub answered: String,
}

impl CardCount {
    /// What is counted, in words.
    #[must_use]
    pub fn of(counted: Counted, words: &Catalogue) -> Self {
        let Counted { comments, is_answered } = counted;
        if comments == 0 {
            return Self::default();
        }
        Self {
            text: words.with("card-count", &[("count", Argument::Count(comments.into()))]),
            answered: if is_answered { words.text("answered") } else { String::new() },
        }
    }
}
