//! « Mots bloqués »: words that hold a comment for review, the site's own and those of the configuration.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use palier_words::Argument;
use serde_json::json;

use super::super::at;
use super::super::flash::Flash;
use super::super::signed::{Act, Signed};
use super::{administrators_only, back};
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::service::Service;
use crate::service::tools::{LONGEST_WORD, MOST_WORDS, NoWords};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route(&at("/mots-bloques"), get(show).post(keep))
}

/// `GET mots-bloques`.
async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    page(&service, &signed, StatusCode::OK, &flash, None).await
}

/// The page; `typed` is a list that could not be kept, and why.
async fn page(
    service: &Service,
    signed: &Signed,
    status: StatusCode,
    flash: &Flash,
    typed: Option<(&str, String)>,
) -> Result<Response, Problem> {
    administrators_only(signed)?;
    let site = &signed.of.site;
    let (typed, error) = typed.unzip();
    let list = match typed {
        Some(typed) => typed.to_owned(),
        None => service.store.blocked_words(site.id).await?.join("\n"),
    };
    let blocked = json!({
        "list": list,
        "error": error,
        "configured": site.config.blocked_words,
        "most": MOST_WORDS,
        "longest": LONGEST_WORD,
    });
    signed.page(service, status, "desk/tools/blocked.html", flash, &[("blocked", blocked)]).await
}

/// `POST mots-bloques`.
async fn keep(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let signed = &act.signed;
    administrators_only(signed)?;
    let list = act.fields.text("mots");
    let words = signed.words(&service);
    let (id, number) = match service.keep_blocked_words(&signed.of.site, list, signed.session.moderator.id).await {
        Ok(count) => return Ok(back(signed, "/mots-bloques", "blocked", count)),
        Err(NoWords::TooLong(line)) => ("blocked-too-long", line),
        Err(NoWords::Sign(line)) => ("blocked-sign", line),
        Err(NoWords::TooMany(count)) => ("blocked-too-many", count),
        Err(NoWords::Store(error)) => return Err(error.into()),
    };
    let most = if id == "blocked-too-many" { MOST_WORDS } else { LONGEST_WORD };
    let error = words.with(id, &[("number", Argument::from(number)), ("most", Argument::from(most))]);
    page(&service, signed, StatusCode::UNPROCESSABLE_ENTITY, &Flash::default(), Some((list, error))).await
}
