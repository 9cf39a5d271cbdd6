//! Forms that close or open, and why: the gestures of « Ouverture », wherever the desk shows them.

use palier_words::Catalogue;
use serde_json::{Value, json};

use crate::domain::{Mode, Standing, ThreadFacts};
use crate::http::request::Fields;

/// Forms that close or open, of one gesture each, so that the Enter key does what stands on the button: of a `target`, a
/// field and its value. `about` says of what, for those who do not see what stands around it.
pub(super) fn forms(words: &Catalogue, id: &str, target: (&str, &str), about: &str, gestures: &[&str]) -> Vec<Value> {
    let form = |(number, gesture): (usize, &&str)| {
        let reasons = reasons(gesture);
        json!({
            "id": format!("{id}-{number}"),
            "field": target.0,
            "value": target.1,
            "about": about,
            "gesture": gesture,
            "label": words.text(&format!("desk-gesture-{gesture}")),
            "closes": !opens(gesture),
            "asks": OTHER,
            "reasons": reasons.iter().map(|word| json!({
                "word": word,
                "label": words.text(&format!("desk-why-{word}")),
            })).collect::<Vec<_>>(),
        })
    };
    gestures.iter().enumerate().map(form).collect()
}

fn opens(gesture: &str) -> bool {
    gesture.starts_with("rouvrir") || gesture.starts_with("ne-plus")
}

/// The reason that her own words alone tell.
const OTHER: &str = "other";

/// The reasons that are offered for a gesture, the most likely first.
fn reasons(gesture: &str) -> &'static [&'static str] {
    if opens(gesture) {
        &["calm", "return", "mistake", OTHER]
    } else {
        &["overflow", "hostile", "absence", "settled", OTHER]
    }
}

/// The forms that close or open one page's conversation. Where its author closes it there is nothing to close, and what
/// moderators closed besides may be opened again.
pub(super) fn of_page(words: &Catalogue, standing: &Standing, facts: &ThreadFacts, number: usize) -> Vec<Value> {
    let is_closed = standing.closed_threads.contains(&facts.key);
    let is_reviewed = standing.reviewed_threads.contains(&facts.key);
    let gestures = [
        (if is_closed { "rouvrir-page" } else { "fermer-page" }, is_closed),
        (if is_reviewed { "ne-plus-relire-page" } else { "relire-page" }, is_reviewed),
    ];
    let is_offered = |(_, undoes): &(&str, bool)| *undoes || facts.mode != Mode::Closed;
    let gestures: Vec<&str> = gestures.into_iter().filter(is_offered).map(|(gesture, _)| gesture).collect();
    forms(words, &format!("page-{number}"), ("fil", facts.key.as_str()), &facts.title, &gestures)
}

/// The form that was sent, by its number on its page; nothing where it says none.
pub(super) fn name(fields: &Fields) -> &str {
    let name = fields.trimmed("ou");
    let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if is_name { name } else { "" }
}

/// Why: the reason that was chosen, her own words, or both.
pub(super) fn why(words: &Catalogue, gesture: &str, fields: &Fields) -> String {
    let chosen = reasons(gesture).iter().find(|word| **word != OTHER && **word == fields.trimmed("raison"));
    let chosen = chosen.map(|word| words.text(&format!("desk-why-{word}")));
    let parts: Vec<String> =
        chosen.into_iter().chain([fields.note("pourquoi")]).filter(|part| !part.is_empty()).collect();
    parts.join(" – ")
}
