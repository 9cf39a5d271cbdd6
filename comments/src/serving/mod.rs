//! A service in use: its routes and what stands around them, its connections, what goes on beside requests, and its end.
//!
//! A request meets, from the outside in: the connection's limits ([`connection`]); then, in [`guard`], its id, its line in
//! the log and its place in the figures ([`observe`]); the headers that every answer bears ([`headers`]); the page that a
//! browser gets for a problem ([`problems`]); the time that it may take; the weight that it may have; its route
//! ([`crate::http::app`]).

mod admin;
mod background;
mod connection;
mod figures;
mod guard;
mod headers;
mod observe;
mod problems;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

pub use background::Background;
use figures::Figures;
use guard::Guard;

use crate::http::error::Problem;
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
    let figures = Arc::new(Figures::new(Arc::clone(service)));
    crate::http::app(Arc::clone(service)).layer(Guard::new(service, figures))
}

/// Serves until `stop` comes, then lets what was begun end: nothing that was acknowledged is lost.
pub async fn run(service: Arc<Service>, listeners: Listeners, stop: impl Future<Output = ()>) {
    let figures = Arc::new(Figures::new(Arc::clone(&service)));
    let app = crate::http::app(Arc::clone(&service)).fallback(async || Problem::NOT_FOUND);
    let app = app.layer(Guard::new(&service, Arc::clone(&figures)));
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
