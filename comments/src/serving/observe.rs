//! Each request gets an id; its answer is counted, and logged where somebody will want to know: by its route, never its
//! address, which may hold a token.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use super::figures::Figures;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The request's id, for what is told of it.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub(super) String);

pub(super) async fn observed(State(figures): State<Arc<Figures>>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = figures.request_id();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    request.extensions_mut().insert(RequestId(id.clone()));
    let span = tracing::info_span!("request", %id);

    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status(), begun.elapsed());
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    figures.answered(&method, route, status, took);
    let _inside = span.enter();
    let (status, ms) = (status.as_u16(), took.as_millis());
    if status >= 500 {
        tracing::error!(%method, route, status, ms, "a request failed");
    } else if matches!(method, Method::GET | Method::HEAD) {
        tracing::debug!(%method, route, status, ms, "answered");
    } else {
        tracing::info!(%method, route, status, ms, "answered");
    }
    response
}
