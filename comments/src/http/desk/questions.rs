//! Questions without an answer, those that wait longest first; each is answered in place.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde_json::json;

use super::entry;
use super::flash::Flash;
use super::signed::Signed;
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::service::Service;

/// Questions that are shown; the others follow as these are answered.
const SHOWN: u32 = 50;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/moderation/questions", get(list))
}

async fn list(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let (site, words) = (&signed.of.site, signed.words(&service));
    let waiting = service.store.waiting(site.id, SHOWN).await?;
    let mut questions = Vec::with_capacity(waiting.len());
    for question in &waiting {
        // It may have been withdrawn since.
        let Some(found) = service.store.entry(site.id, question.id).await? else { continue };
        let age = entry::age(words, question.since, service.now());
        questions.push(json!({ "entry": entry::shown(site, words, &found), "age": age }));
    }
    let total = service.store.to_do(site.id).await?.questions;
    let variables = [
        ("questions", json!({ "all": questions, "total": total, "shown": SHOWN })),
        ("choices", entry::choices(&service, &signed, false).await?),
    ];
    signed.page(&service, StatusCode::OK, "desk/questions.html", &flash, &variables).await
}
