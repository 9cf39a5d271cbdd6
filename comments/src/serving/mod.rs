//! A service in use: its routes and what stands around them, its connections, what goes on beside requests, and its end.
//!
//! A request meets, from the outside in: the connection's limits ([`connection`]); its id, its line in the log and its
//! place in the figures ([`observe`]); the headers that every answer bears ([`headers`]); the page that a browser gets for
//! a problem; the time that it may take; the weight that it may have; its route ([`crate::http::app`]).

mod admin;
mod background;
mod connection;
mod figures;
mod headers;
mod observe;
mod problems;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use tokio::net::TcpListener;
use tokio::sync::watch;

pub use background::Background;
use figures::Figures;
use headers::Headers;
use observe::Observed;
use problems::Reader;

use crate::http::error::Problem;
use crate::http::request::{LARGEST_BODY, names_its_host};
use crate::service::Service;

/// How long connections may take to end once the service is asked to.
const DRAIN: Duration = Duration::from_secs(10);

/// Where a service listens.
#[derive(Debug)]
pub struct Listeners {
    /// For readers and moderators.
    pub public: TcpListener,
    /// For supervision.
    pub admin: Option<TcpListener>,
}

/// Everything that is served to readers and moderators, guarded. It has no fallback, so that another program can merge
/// it into its own routes: all of them are below `/commentaires` and `/s`.
pub fn router(service: &Arc<Service>) -> Router {
    guarded(crate::http::app(Arc::clone(service)), service, Arc::new(Figures::new(Arc::clone(service))))
}

/// What stands around every route.
struct Guard {
    service: Arc<Service>,
    figures: Arc<Figures>,
    headers: Headers,
}

fn guarded(app: Router, service: &Arc<Service>, figures: Arc<Figures>) -> Router {
    let (service, headers) = (Arc::clone(service), Headers::of(&service.config));
    app.layer(from_fn_with_state(Arc::new(Guard { service, figures, headers }), around))
}

/// One middleware for all of it: each layer more would cost every request some allocations, and a copy of all within it.
async fn around(State(guard): State<Arc<Guard>>, mut request: Request, next: Next) -> Response {
    let Guard { service, figures, headers } = guard.as_ref();
    let observed = Observed::of(&request, figures);
    let answer = async {
        DefaultBodyLimit::max(LARGEST_BODY).apply(&mut request);
        let (reader, request) = Reader::of(request, service).await;
        let mut response = match refused_unread(&request) {
            None => in_time(service.config.limits.request, next.run(request)).await,
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
    };
    let mut response = observed.id.during(answer).await;
    observed.answered(&mut response, figures);
    response
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
async fn in_time(limit: Duration, answer: impl Future<Output = Response>) -> Response {
    tokio::time::timeout(limit, answer).await.unwrap_or_else(|_| Problem::TOO_SLOW.into_response())
}

/// Serves until `stop` comes, then lets what was begun end: nothing that was acknowledged is lost.
pub async fn run(service: Arc<Service>, listeners: Listeners, stop: impl Future<Output = ()>) {
    let figures = Arc::new(Figures::new(Arc::clone(&service)));
    let app = crate::http::app(Arc::clone(&service)).fallback(async || Problem::NOT_FOUND);
    let app = guarded(app, &service, Arc::clone(&figures));
    let background = Background::start(&service);
    let bounds = connection::Bounds::of(&service.config.limits);
    let (stopping, stopped) = watch::channel(false);
    let public = connection::serve(listeners.public, app, bounds, Some(&figures), until(stopped.clone()));
    let supervision = async {
        if let Some(listener) = listeners.admin {
            let admin = admin::router(Arc::clone(&figures));
            connection::serve(listener, admin, connection::Bounds::ADMIN, None, until(stopped.clone())).await;
        }
    };
    let end = async {
        stop.await;
        tracing::info!("the service is ending");
        let _ = stopping.send(true);
    };
    tokio::join!(public, supervision, end);
    background.stop().await;
    tracing::info!("the service has ended");
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // A sender that is gone asks for the same.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
