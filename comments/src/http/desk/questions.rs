//! Questions without an answer, those that wait longest first; each is answered in place.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use super::at;
use super::entry;
use super::flash::Flash;
use super::signed::Signed;
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::service::Service;

/// Questions that are shown; the others follow as these are answered.
const SHOWN: u32 = 50;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route(&at("/questions"), get(list))
}

async fn list(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let (site, words) = (&signed.of.site, signed.words(&service));
    let waiting = service.store.waiting(site.id, SHOWN).await?;
    let (mut entries, mut ages) = (Vec::with_capacity(waiting.len()), Vec::with_capacity(waiting.len()));
    for question in &waiting {
        // It may have been withdrawn since.
        let Some(found) = service.store.entry(site.id, question.id).await? else { continue };
        ages.push(entry::age(words, question.since, service.now()));
        entries.push(entry::shown(site, words, &found));
    }
    entry::in_order(&mut entries);
    let choices = entry::choices(&service, &signed, &entries, false).await?;
    let questions: Vec<Value> =
        entries.into_iter().zip(ages).map(|(entry, age)| json!({ "entry": entry, "age": age })).collect();
    let total = service.store.to_do(site.id).await?.questions;
    let variables = [("questions", json!({ "all": questions, "total": total, "shown": SHOWN })), ("choices", choices)];
    signed.page(&service, StatusCode::OK, "desk/questions.html", &flash, &variables).await
}
