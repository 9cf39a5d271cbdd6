//! Connections: how many, how slow they may be, and how they end.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tower::Service as _;

use super::DRAIN;
use super::figures::Figures;
use crate::config::Limits;

/// Bytes of a request's line and headers.
const LARGEST_HEAD: usize = 16 * 1024;
/// Headers of a request.
const MOST_HEADERS: usize = 64;
/// How long we wait where the system has no connection to give.
const PAUSE: Duration = Duration::from_millis(200);

/// What connections may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Connections open at once; more wait in the system's queue.
    connections: usize,
    /// How long a request's head may take to arrive, also on a connection that is kept open, and how long a client may
    /// read nothing of its answer.
    patience: Duration,
}

impl Bounds {
    /// For supervision.
    pub(super) const ADMIN: Self = Self { connections: 16, patience: Duration::from_secs(10) };

    pub(super) fn of(limits: &Limits) -> Self {
        Self { connections: limits.connections, patience: limits.request }
    }
}

/// Serves `app` on `listener` until `stop` comes, then lets open requests end.
pub(super) async fn serve(
    listener: TcpListener,
    app: Router,
    bounds: Bounds,
    figures: Option<&Arc<Figures>>,
    stop: impl Future<Output = ()>,
) {
    let slots = Arc::new(Semaphore::new(bounds.connections));
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let slot = Arc::clone(&slots).acquire_owned().await;
            (slot, listener.accept().await)
        };
        let (slot, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                refused(&error).await;
                continue;
            }
        };
        let connection =
            connections.watch(http1(bounds).serve_connection(io_of(stream, bounds), to(app.clone(), peer)));
        let open = figures.map(|figures| figures.opened());
        tokio::spawn(async move {
            // A client that breaks off, or is too slow, is nobody's fault here.
            let _ = connection.await;
            drop((slot, open));
        });
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, connections.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

fn http1(bounds: Bounds) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.patience)
        .max_headers(MOST_HEADERS)
        .max_buf_size(LARGEST_HEAD);
    builder
}

fn io_of(stream: TcpStream, bounds: Bounds) -> TokioIo<std::pin::Pin<Box<TimeoutStream<TcpStream>>>> {
    // Answers are written whole: nothing is gained by waiting for more. Where the system refuses, they are slower.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(bounds.patience));
    TokioIo::new(Box::pin(stream))
}

/// The app for the requests of one connection, which say whom they come from.
fn to(
    app: Router,
    peer: SocketAddr,
) -> impl hyper::service::Service<
    Request<Incoming>,
    Response = Response<Body>,
    Error = Infallible,
    Future = impl Future<Output = Result<Response<Body>, Infallible>> + Send + 'static,
> {
    service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().call(request)
    })
}

/// Too many open files pass; a connection that broke before it was ours needs no wait.
async fn refused(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "no connection can be accepted");
        tokio::time::sleep(PAUSE).await;
    }
}
