//! Each request gets an id; its answer is counted, and logged where somebody will want to know: by its route, never its
//! address, which may hold a token.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::response::Response;
use tracing::Span;

use super::figures::Figures;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The request's id, for what is told of it.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub(super) String);

/// A request that is being answered.
pub(super) struct Observed {
    begun: Instant,
    id: String,
    method: Method,
    route: Option<MatchedPath>,
}

impl Observed {
    /// Gives a request its id.
    pub(super) fn of(request: &mut Request, figures: &Figures) -> Self {
        let id = figures.request_id();
        request.extensions_mut().insert(RequestId(id.clone()));
        let (method, route) = (request.method().clone(), request.extensions().get::<MatchedPath>().cloned());
        Self { begun: Instant::now(), id, method, route }
    }

    /// What is logged on the way bears the id.
    pub(super) fn span(&self) -> Span {
        tracing::info_span!("request", id = self.id)
    }

    /// Counts and logs the answer, which gets the id.
    pub(super) fn answered(self, response: &mut Response, figures: &Figures, span: &Span) {
        let Self { begun, id, method, route } = self;
        let route = route.as_ref().map_or("none", MatchedPath::as_str);
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
    }
}
