//! What stands around every route, in one piece: each layer more would cost every request some allocations, and a copy of
//! all within it.

use std::convert::Infallible;
use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::HttpBody as _;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tower::{Layer, Service as Answering};

use super::figures::Figures;
use super::headers::Headers;
use super::observe::Observed;
use super::problems::Reader;
use crate::http::error::Problem;
use crate::http::request::{LARGEST_BODY, names_its_host};
use crate::service::Service;

/// The layer.
#[derive(Clone)]
pub(super) struct Guard(Arc<Means>);

/// What it works with.
struct Means {
    service: Arc<Service>,
    figures: Arc<Figures>,
    headers: Headers,
}

impl Guard {
    pub(super) fn new(service: &Arc<Service>, figures: Arc<Figures>) -> Self {
        let (service, headers) = (Arc::clone(service), Headers::of(&service.config));
        Self(Arc::new(Means { service, figures, headers }))
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guard")
    }
}

impl<S> Layer<S> for Guard {
    type Service = Guarded<S>;

    fn layer(&self, route: S) -> Guarded<S> {
        Guarded { route, means: Arc::clone(&self.0) }
    }
}

/// A route and what stands around it.
#[derive(Clone)]
pub(super) struct Guarded<S> {
    route: S,
    means: Arc<Means>,
}

impl<S> Answering<Request> for Guarded<S>
where
    S: Answering<Request, Response = Response, Error = Infallible>,
    S::Future: Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.route.poll_ready(context)
    }

    // The request goes on before anything waits: what waits is moved several times, and must not be large.
    fn call(&mut self, mut request: Request) -> Self::Future {
        let means = Arc::clone(&self.means);
        let observed = Observed::of(&request, &means.figures);
        if !request.body().is_end_stream() {
            DefaultBodyLimit::max(LARGEST_BODY).apply(&mut request);
        }
        let (reader, request) = Reader::of(request, &means.service);
        let refused = refused_unread(&request);
        let answer = self.route.call(request);
        Box::pin(async move {
            let answer = pin!(answer);
            let mut response = observed.id.during(means.answer(refused, answer, reader)).await;
            observed.answered(&mut response, &means.figures);
            Ok(response)
        })
    }
}

impl Means {
    /// The whole answer: that of the route, where the request was not refused.
    async fn answer(
        &self,
        refused: Option<Problem>,
        answer: Pin<&mut impl Future<Output = Result<Response, Infallible>>>,
        reader: Option<Reader>,
    ) -> Response {
        let Self { service, headers, .. } = self;
        let mut response = match refused {
            None => in_time(service.config.limits.request, answer).await,
            Some(problem) => problem.into_response(),
        };
        if let Some(reader) = reader {
            reader.told(&mut response, service);
        }
        // Who has the answer already has its headers (RFC 9110 §15.4.5), and most who read a conversation have it.
        if response.status() != StatusCode::NOT_MODIFIED {
            headers.add_to(response.headers_mut());
        }
        response
    }
}

/// Why a request is not looked at any further. Who asks before she sends a body (`Expect: 100-continue`) that weighs too
/// much sends none of it: the first look at a body is what lets it come.
fn refused_unread(request: &Request) -> Option<Problem> {
    if !names_its_host(request) {
        return Some(Problem::BAD_REQUEST);
    }
    let length: usize = request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()?;
    (length > LARGEST_BODY).then_some(Problem::TOO_LARGE)
}

/// A request that takes longer than it may is given up: what it had not committed is not kept.
async fn in_time(
    limit: Duration,
    mut answer: Pin<&mut impl Future<Output = Result<Response, Infallible>>>,
) -> Response {
    // Most answers are there, and no clock need be set for them.
    let answered = match poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await {
        Poll::Ready(answered) => Ok(answered),
        Poll::Pending => tokio::time::timeout(limit, answer).await,
    };
    answered.map_or_else(|_| Problem::TOO_SLOW.into_response(), |Ok(response)| response)
}
