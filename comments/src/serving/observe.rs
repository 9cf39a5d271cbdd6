//! Each request gets an id; its answer is counted, and logged where somebody will want to know: by its route, never its
//! address, which may hold a token.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, Method};
use axum::response::Response;

use super::figures::Figures;
use crate::http::id::RequestId;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request that is being answered.
pub(super) struct Observed {
    begun: Instant,
    /// Its id.
    pub(super) id: RequestId,
    method: Method,
    route: Option<MatchedPath>,
}

impl Observed {
    /// Gives a request its id.
    pub(super) fn of(request: &Request, figures: &Figures) -> Self {
        let (method, route) = (request.method().clone(), request.extensions().get::<MatchedPath>().cloned());
        Self { begun: Instant::now(), id: figures.request_id(), method, route }
    }

    /// Counts and logs the answer, which gets the id.
    pub(super) fn answered(self, response: &mut Response, figures: &Figures) {
        let Self { begun, id, method, route } = self;
        let route = route.as_ref().map_or("none", MatchedPath::as_str);
        let (status, took) = (response.status(), begun.elapsed());
        response.headers_mut().insert(REQUEST_ID, id.to_header());
        figures.answered(&method, route, status, took);
        let (status, ms) = (status.as_u16(), u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
        if status >= 500 {
            tracing::error!(%id, %method, route, status, ms, "a request failed");
        } else if matches!(method, Method::GET | Method::HEAD) {
            tracing::debug!(%id, %method, route, status, ms, "answered");
        } else {
            tracing::info!(%id, %method, route, status, ms, "answered");
        }
    }
}
