//! A server that does nothing but answer: the bytes of one document, from memory, with its headers. What the service
//! reaches is measured beside it (`tests/bench/comments`).
//!
//! `bare FOLDER`: each file of the folder is a document as it went over the wire, head and body; its name is the path
//! that is answered with it. The address is printed on the first line.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a measurement that fails says so")]
#![allow(clippy::disallowed_methods, reason = "it reads what it answers")]

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use axum::routing::get;
use tokio::net::TcpListener;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() {
    let folder = std::env::args().nth(1).expect("the folder of the documents");
    let mut app = Router::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let (status, headers, body) = document(&std::fs::read(&path).unwrap());
        let answer = async move || {
            let mut response = Response::new(Body::from(body));
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            response
        };
        app = app.route(&format!("/{}", path.file_name().unwrap().to_str().unwrap()), get(answer));
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://{}/", listener.local_addr().unwrap());
    axum::serve(listener, app).await.unwrap();
}

/// What is sent again: not what every server adds by itself.
fn document(wire: &[u8]) -> (StatusCode, HeaderMap, Bytes) {
    let end = wire.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = std::str::from_utf8(&wire[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let mut headers = HeaderMap::new();
    for (name, value) in lines.map(|line| line.split_once(": ").unwrap()) {
        if !["date", "content-length", "connection"].contains(&name.to_ascii_lowercase().as_str()) {
            headers.append(HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap());
        }
    }
    (status, headers, Bytes::copy_from_slice(&wire[end + 4..]))
}
