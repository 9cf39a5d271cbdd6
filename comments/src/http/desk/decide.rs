//! Decisions about comments: of one or of many, each undone by one button.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::json;

use super::at;
use super::entry;
use super::flash::{Flash, saying};
use super::signed::{Act, Signed};
use crate::domain::{Action, BatchId, CommentId, Illegal, Reason};
use crate::http::error::Problem;
use crate::http::request::{Fields, Named};
use crate::service::Service;
use crate::store::Decided;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route(&at("/decider"), post(decide))
        .route(&at("/annuler"), post(undo))
        .route(&at("/auteur"), post(author))
        .route(&at("/retablir/{id}"), get(ask_to_restore).post(restore))
}

/// `{id}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
struct CommentPath {
    id: CommentId,
}

fn number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// Where the keyboard goes after a decision: to the comment that follows in the list, where one does.
pub(super) fn onwards(fields: &Fields) -> String {
    number(fields.trimmed("suivant")).map_or_else(|| "#suite".to_owned(), |next| format!("#commentaire-{next}"))
}

/// What a button does; `None` where the form is none of ours.
fn action(gesture: &str, fields: &Fields) -> Option<Action> {
    let reason = Reason::from_word(fields.trimmed("raison"));
    Some(match gesture {
        "publier" => Action::Publish,
        "verifier" => Action::Approve,
        "indesirable" => Action::MarkSpam,
        "refuser" => Action::Refuse { reason: reason?, note: fields.note("note") },
        "retirer" => Action::Remove { reason: reason?, note: fields.note("note") },
        _ => return None,
    })
}

/// `POST decider`.
async fn decide(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (site, by) = (&act.signed.of.site, act.signed.session.moderator.id);
    let comments: Vec<CommentId> = act.fields.all("id").filter_map(number).map(CommentId).collect();
    let Some(&first) = comments.first() else { return Ok(act.back(&saying("none", 0, None), "#lot")) };
    let gesture = act.fields.trimmed("geste").to_owned();
    if let "epingler" | "desepingler" = gesture.as_str() {
        let done = service.pin(site, first, gesture == "epingler", by).await?;
        let said = if done { gesture.as_str() } else { "already" };
        return Ok(act.back(&saying(said, 1, None), &format!("#commentaire-{first}")));
    }
    let needs_reason = matches!(gesture.as_str(), "refuser" | "retirer");
    let Some(action) = action(&gesture, &act.fields) else {
        let said = saying("reason-missing", 0, None);
        return if needs_reason {
            Ok(act.back(&said, &format!("#commentaire-{first}")))
        } else {
            Err(Problem::BAD_REQUEST)
        };
    };
    let decided = service.decide(site, comments, action, by, act.seen).await?;
    Ok(act.back(&said(&decided, &gesture), &onwards(&act.fields)))
}

/// What is said of a decision; a conflict with somebody else's is said plainly.
fn said(decided: &Decided, gesture: &str) -> String {
    let count = decided.changed.len();
    let texts_changed = decided.refused.iter().filter(|(_, why)| *why == Illegal::Changed).count();
    match (count, decided.refused.len()) {
        (0, refused) if refused > 0 && refused == texts_changed => saying("changed", refused, None),
        (0, 0) => saying(gesture, 0, None),
        (0, refused) => saying("already", refused, None),
        (_, 0) => saying(gesture, count, Some(decided.batch.0)),
        (..) => saying("partly", count, Some(decided.batch.0)),
    }
}

/// `POST annuler`.
async fn undo(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let batch = number(act.fields.trimmed("lot")).map(BatchId).ok_or(Problem::BAD_REQUEST)?;
    let undone = service.undo(&act.signed.of.site, batch, act.signed.session.moderator.id).await?;
    let word = if undone.changed.is_empty() { "not-undone" } else { "undone" };
    // Back to what was decided, where it stands in the list again.
    let anchor =
        undone.changed.first().map_or_else(|| "#suite".to_owned(), |first| format!("#commentaire-{}", first.id));
    Ok(act.back(&saying(word, undone.changed.len(), None), &anchor))
}

/// `POST auteur`: everything of one author is sorted out.
async fn author(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let of = number(act.fields.trimmed("id")).map(CommentId).ok_or(Problem::BAD_REQUEST)?;
    let (decided, more) = service.sort_out_author(&act.signed.of.site, of, act.signed.session.moderator.id).await?;
    let word = if more { "author-more" } else { "indesirable" };
    Ok(act.back(&said(&decided, word), &onwards(&act.fields)))
}

/// `GET retablir/{id}`: to show again what was removed takes a reason and a second step.
async fn ask_to_restore(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Named(CommentPath { id }): Named<CommentPath>,
) -> Result<Response, Problem> {
    restore_page(&service, &signed, id, StatusCode::OK, "", None).await
}

async fn restore_page(
    service: &Service,
    signed: &Signed,
    id: CommentId,
    status: StatusCode,
    why: &str,
    error: Option<&str>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let found = service.store.entry(site.id, id).await?.ok_or(Problem::UNKNOWN_COMMENT)?;
    let words = signed.words(service);
    let error = error.map(|id| words.text(id));
    let restore = json!({ "entry": entry::shown(site, words, &found), "why": why, "error": error });
    signed.page(service, status, "desk/restore.html", &Flash::default(), &[("restore", restore)]).await
}

/// `POST retablir/{id}`.
async fn restore(
    State(service): State<Arc<Service>>,
    Named(CommentPath { id }): Named<CommentPath>,
    act: Act,
) -> Result<Response, Problem> {
    let why = act.fields.note("pourquoi");
    let confirmed = act.fields.is_set("confirme");
    let missing = if why.is_empty() { Some("desk-restore-why-missing") } else { None };
    let missing = missing.or((!confirmed).then_some("desk-restore-not-confirmed"));
    if missing.is_some() {
        return restore_page(&service, &act.signed, id, StatusCode::UNPROCESSABLE_ENTITY, &why, missing).await;
    }
    let by = act.signed.session.moderator.id;
    let decided =
        service.decide(&act.signed.of.site, vec![id], Action::Restore { why, confirmed }, by, act.seen).await?;
    Ok(act.back(&said(&decided, "restored"), "#suite"))
}
