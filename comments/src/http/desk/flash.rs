//! What is said once after something was done: a word of a fixed list and numbers, in the address that one is led back to.
//! No text of an address is ever shown.

use serde::Deserialize;
use serde_json::{Value, json};

use palier_words::{Argument, Catalogue};

/// What is said where nothing was done, for want of something from her.
const FAULTS: [&str; 5] = ["none", "changed", "reason-missing", "why-missing", "administrator-only"];

/// The part of an address that says it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Flash {
    /// What was done: `desk-done-` and this word is the message.
    #[serde(default)]
    fait: String,
    /// To how many.
    #[serde(default)]
    n: i64,
    /// What undoes it.
    #[serde(default)]
    lot: Option<i64>,
    /// The form that wants something more.
    #[serde(default)]
    pub(super) ou: String,
}

impl Flash {
    /// The sentence, and what undoes it.
    pub(super) fn shown(&self, words: &Catalogue) -> Option<Value> {
        let id = format!("desk-done-{}", self.fait);
        // A message of the list, or nothing: `text` gives unknown names back.
        words.ids().any(|known| known == id).then(|| {
            let sentence = words.with(&id, &[("count", Argument::Count(self.n))]);
            json!({ "sentence": sentence, "batch": self.lot, "is_fault": FAULTS.contains(&self.fait.as_str()) })
        })
    }
}

/// Whether a pair of an address's query is one of [`Flash`]'s.
pub(super) fn is_said(pair: &str) -> bool {
    let name = pair.split_once('=').map_or(pair, |(name, _)| name);
    matches!(name, "fait" | "n" | "lot" | "ou")
}

/// The query that has `word` said.
pub(super) fn saying(word: &str, count: usize, batch: Option<i64>) -> String {
    let undo = batch.map(|batch| format!("&lot={batch}")).unwrap_or_default();
    format!("fait={word}&n={count}{undo}")
}
