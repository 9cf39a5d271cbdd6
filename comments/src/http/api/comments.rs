//! Comments: one's own, read, changed and deleted by their token; anybody's, reported.

use std::sync::Arc;

use axum::Json;
use axum::extract::State as Shared;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::given::{Bearer, Change, Report, Sent, unproven};
use super::refused;
use crate::domain::{CommentId, State};
use crate::http::request::{Client, Named, SameOrigin, SiteOf};
use crate::service::Service;
use crate::service::writing::{Rejection, Writer};

const NOT_KEPT: [(header::HeaderName, HeaderValue); 1] =
    [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];

/// `{id}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
pub(super) struct CommentPath {
    id: CommentId,
}

/// `GET comments/{id}`: one's own comment as it was written.
pub(super) async fn read(
    Shared(service): Shared<Arc<Service>>,
    of: SiteOf,
    Bearer(proof): Bearer,
    Named(CommentPath { id }): Named<CommentPath>,
) -> Response {
    match service.own_comment(&of.site, id, &proof).await {
        Ok(own) => {
            let body = json!({
                "id": own.id,
                "thread": own.thread,
                "state": seen(own.state),
                "name": own.name,
                "message": own.markdown,
                "written_at": own.written_at,
            });
            (NOT_KEPT, Json(body)).into_response()
        }
        Err(rejection) => not_done(&service, &of, &rejection),
    }
}

/// The state that an author is told. Whoever sends advertising does not learn what was thought of it.
fn seen(state: State) -> &'static str {
    match state {
        State::Spam => State::Pending.word(),
        other => other.word(),
    }
}

/// `PATCH comments/{id}`: another text.
pub(super) async fn edit(
    Shared(service): Shared<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    Bearer(proof): Bearer,
    Named(CommentPath { id }): Named<CommentPath>,
    Sent(change): Sent<Change>,
) -> Response {
    match service.edit_own(&of.site, id, &proof, &change.text(), Writer { address }).await {
        Ok(changed) if changed.is_published => told(&service, &of, id, State::Published, "received-published"),
        Ok(_) => told(&service, &of, id, State::Pending, "received"),
        Err(rejection) => not_done(&service, &of, &rejection),
    }
}

/// `DELETE comments/{id}`.
pub(super) async fn delete(
    Shared(service): Shared<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Bearer(proof): Bearer,
    Named(CommentPath { id }): Named<CommentPath>,
) -> Response {
    match service.delete_own(&of.site, id, &proof).await {
        Ok(_) => told(&service, &of, id, State::Deleted, "deleted-comment"),
        Err(rejection) => not_done(&service, &of, &rejection),
    }
}

/// Why one's own comment was not read, changed or deleted.
fn not_done(service: &Service, of: &SiteOf, rejection: &Rejection) -> Response {
    match rejection {
        Rejection::UnknownComment | Rejection::TooLate(_) => {
            unproven("proof_invalid", "Bearer error=\"invalid_token\"")
        }
        rejection => refused(service, of, rejection, None),
    }
}

/// What became of a comment, and the sentence that its author reads.
fn told(service: &Service, of: &SiteOf, id: CommentId, state: State, message: &str) -> Response {
    let message = service.pages.words(of.site.config.language).text(message);
    (NOT_KEPT, Json(json!({ "id": id, "state": state.word(), "message": message }))).into_response()
}

/// `POST comments/{id}/reports`.
pub(super) async fn report(
    Shared(service): Shared<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    Named(CommentPath { id }): Named<CommentPath>,
    Sent(report): Sent<Report>,
) -> Response {
    match service.report(&of.site, id, &report.draft(), Writer { address }).await {
        Ok(number) => {
            let words = service.pages.words(of.site.config.language);
            let message = words.with("report-received", &[("number", (&number.to_string()).into())]);
            (StatusCode::CREATED, NOT_KEPT, Json(json!({ "number": number, "message": message }))).into_response()
        }
        Err(rejection) => refused(&service, &of, &rejection, None),
    }
}
