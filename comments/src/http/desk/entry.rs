//! A comment as the desk shows it: with what is needed to decide.

use jiff::Timestamp;
use palier_words::{Argument, Catalogue};
use serde_json::{Value, json};

use super::signed::Signed;
use crate::domain::{Action, Question, Reason, State};
use crate::page::{escaped, when};
use crate::service::{Service, Site};
use crate::store::{AuthorHistory, Entry, StoreError};

/// The template's `entry`.
pub(super) fn shown(site: &Site, words: &Catalogue, entry: &Entry) -> Value {
    let config = &site.config;
    let moment = |at| when(words.language(), &config.zone, at);
    let is = |states: &[State]| states.contains(&entry.state) && !entry.official;
    let can = |action: &Action| entry.state.after(entry.was_shown, action).is_ok();
    let restoration = Action::Restore { why: "…".to_owned(), confirmed: true };
    json!({
        "id": entry.id,
        "state": words.text(&format!("desk-state-{}", entry.state.word())),
        "state_word": entry.state.word(),
        "thread_coded": escaped(entry.thread.as_str()),
        "title": entry.thread_title,
        "page": format!("{}{}", config.url, entry.thread_url),
        "address": format!("{}{}#commentaire-{}", config.url, entry.thread_url, entry.id),
        "author": entry.name,
        "official": entry.official,
        "html": entry.html.as_str(),
        "parent": entry.parent.as_ref().map(|(_, name, html)| json!({ "author": name, "html": html.as_str() })),
        "question": entry.question.map(|question| words.text(question_id(question))),
        "next": null,
        "doubts": doubts(words, entry),
        "reason": entry.reason.as_ref().map(|(reason, note)| json!({ "label": label(words, *reason), "note": note })),
        "history": history(words, entry),
        "reports": entry.reports,
        "written": moment(entry.written_at),
        "written_at": format!("{:.0}", entry.written_at),
        "edited": entry.edited_at.map(moment),
        "pinned": entry.pinned,
        "shown_before": entry.was_shown && entry.state == State::Pending,
        "can_publish": can(&Action::Publish) && !entry.official,
        "can_approve": entry.is_unchecked,
        "can_refuse": is(&[State::Pending]) && !entry.was_shown,
        "can_remove": entry.was_shown && matches!(entry.state, State::Pending | State::Published),
        "can_spam": is(&[State::Pending, State::Published]),
        "can_restore": can(&restoration),
        "can_reply": matches!(entry.state, State::Pending | State::Published),
        "can_pin": entry.state == State::Published,
    })
}

/// Tells each of the template's `entries` which one follows: where the keyboard is led after a decision.
pub(super) fn in_order(entries: &mut [Value]) {
    for at in 1..entries.len() {
        let next = entries[at]["id"].clone();
        entries[at - 1]["next"] = next;
    }
}

/// What the forms of the template's `entries` offer: `choices`. With `batch`, entries can be ticked. Whoever has a reply
/// that is not published yet adds it as `draft`.
pub(super) async fn choices(
    service: &Service,
    signed: &Signed,
    entries: &[Value],
    batch: bool,
) -> Result<Value, StoreError> {
    let can_reply = entries.iter().any(|entry| entry["can_reply"] == true);
    let templates = if can_reply { service.store.templates(signed.of.site.id).await? } else { Vec::new() };
    let templates: Vec<Value> =
        templates.iter().map(|one| json!({ "id": one.id, "title": one.title, "text": one.text })).collect();
    Ok(json!({
        "reasons": reasons(signed.words(service)),
        "templates": templates,
        "batch": batch,
        "draft": null,
        "all_unchecked": false,
    }))
}

/// How long something waits, in words.
pub(super) fn age(words: &Catalogue, since: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(since).as_mins().max(0);
    let (id, count) = match minutes {
        0..60 => ("desk-waits-minutes", minutes),
        60..2_880 => ("desk-waits-hours", minutes / 60),
        _ => ("desk-waits-days", minutes / 1_440),
    };
    words.with(id, &[("count", Argument::Count(count))])
}

/// The reasons that can be chosen.
pub(super) fn reasons(words: &Catalogue) -> Vec<Value> {
    Reason::ALL.iter().map(|reason| json!({ "word": reason.word(), "label": label(words, *reason) })).collect()
}

/// A reason as people read it.
pub(super) fn label(words: &Catalogue, reason: Reason) -> String {
    words.text(&format!("reason-{}", reason.word().replace('_', "-")))
}

fn question_id(question: Question) -> &'static str {
    match question {
        Question::Waiting => "desk-question-waiting",
        Question::Answered => "desk-question-answered",
        Question::Settled => "desk-question-settled",
        Question::Reopened => "desk-question-reopened",
    }
}

/// What made the filter doubt, with the score in percent.
fn doubts(words: &Catalogue, entry: &Entry) -> Option<Value> {
    let signals: Vec<String> = entry
        .signals
        .iter()
        // What speaks for the message is no doubt.
        .filter(|signal| signal.weight > 0.0)
        .map(|signal| {
            let id = format!("desk-signal-{}", signal.word.replace('_', "-"));
            words.with(&id, &[("detail", Argument::Text(&signal.detail))])
        })
        .collect();
    #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
    let percent = (entry.score * 100.0).round() as i64;
    (!signals.is_empty() || percent >= 50).then(|| {
        let score = words.with("desk-score", &[("percent", Argument::Count(percent))]);
        json!({ "score": score, "percent": percent, "signals": signals })
    })
}

fn history(words: &Catalogue, entry: &Entry) -> String {
    let history = entry.history;
    if history == AuthorHistory::default() {
        // Without an address an author is only known again for a day, by her network and name.
        return words.text(if entry.has_email { "desk-history-none" } else { "desk-history-unknown" });
    }
    let count = |count: u32| Argument::Count(count.into());
    words.with(
        "desk-history",
        &[("published", count(history.published)), ("refused", count(history.refused)), ("spam", count(history.spam))],
    )
}
