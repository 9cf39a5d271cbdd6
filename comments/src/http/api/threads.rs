//! Threads: their conversations, and messages to them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::given::{Message, Sent};
use super::refused;
use crate::domain::ThreadKey;
use crate::http::error::Problem;
use crate::http::reading::{self, Wanted};
use crate::http::request::{Client, Named, SameOrigin, SiteOf};
use crate::http::writing::{problem, received_json};
use crate::page::What;
use crate::service::Service;
use crate::service::writing::Writer;

const NOT_KEPT: [(header::HeaderName, HeaderValue); 1] =
    [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];

/// `{*thread}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
pub(super) struct ThreadPath {
    thread: ThreadKey,
}

/// `GET threads/{thread}`: the conversation ([`crate::snapshot::Thread`]).
pub(super) async fn read(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(ThreadPath { thread }): Named<ThreadPath>,
    wanted: Wanted,
) -> Result<Response, Problem> {
    reading::document(&service, &of, What::Thread(thread), &wanted).await
}

/// `GET counts?thread=…&thread=…`: how many comments each thread of a list has.
pub(super) async fn counts(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    RawQuery(query): RawQuery,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let asked = form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes());
    let threads = asked.filter(|(name, _)| name == "thread").map(|(_, key)| ThreadKey::parse(&key));
    let threads: Option<Vec<ThreadKey>> = threads.take(reading::MOST_COUNTED + 1).collect();
    reading::counted(&service, &of, &threads.ok_or(Problem::BAD_REQUEST)?, &wanted, |counted| counted.comments).await
}

/// `POST forms/{thread}`: a token, to be sent with a message.
pub(super) async fn open(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    Named(ThreadPath { thread }): Named<ThreadPath>,
) -> Result<Response, Problem> {
    let writer = Writer { address };
    let form = service.ask_for_form(&of.site, &thread, false, writer).map_err(|rejection| problem(&rejection))?;
    Ok((StatusCode::CREATED, NOT_KEPT, Json(form)).into_response())
}

/// `POST previews/{thread}`: a message as it would be shown.
pub(super) async fn preview(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    Named(ThreadPath { thread }): Named<ThreadPath>,
    Sent(message): Sent<Message>,
) -> Response {
    match service.preview(&of.site, &thread, &message.draft(), Writer { address }) {
        Ok(text) => (NOT_KEPT, Json(json!({ "html": text.html.as_str() }))).into_response(),
        Err(rejection) => refused(&service, &of, &rejection, None),
    }
}

/// `POST threads/{thread}`: a message. Where it is refused, a fresh token comes with the reason.
pub(super) async fn write(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    Named(ThreadPath { thread }): Named<ThreadPath>,
    Sent(message): Sent<Message>,
) -> Result<Response, Problem> {
    match service.submit(&of.site, &thread, &message.draft(), Writer { address }).await {
        Ok(received) => {
            let mut response = received_json(&service, &of, &received);
            let place = format!("{}/api/v1/comments/{}", of.base, received.comment);
            let place = HeaderValue::try_from(place).map_err(|_| Problem::INTERNAL)?;
            response.headers_mut().insert(header::LOCATION, place);
            Ok(response)
        }
        Err(rejection) => {
            let form = of.site.thread(&thread).map(|facts| service.open_form(&of.site, &facts.key)).transpose()?;
            Ok(refused(&service, &of, &rejection, form.as_ref()))
        }
    }
}
