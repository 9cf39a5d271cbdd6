//! Requests → the route's bytes, rendered there and then.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use tower::ServiceExt as _;

use super::conversations::Mount;
use super::error_page;
use super::state::{Preview, Shown, Snapshot};
use crate::content::Address;
use crate::diagnostic::Diagnostic;
use crate::feed;
use crate::media::banner;
use crate::output::Content;
use crate::path::name_of;
use crate::render::{Failure, Renderer};
use crate::search;
use crate::site::{Route, links};

/// How long a browser waits for a change before it asks again.
const LONG_POLL: Duration = Duration::from_secs(25);

/// Says that the author has seen the errors of a version and wants the last good site.
const SEEN_COOKIE: &str = "palier-erreurs-vues";

/// The script that reloads a page, and where the errors' page has its style.
const LIVE_SCRIPT: &str = include_str!("live.js");
const ERROR_STYLE: &str = include_str!("error.css");

/// A preview is for its author's own browser: nothing of it is kept, nothing comes from elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
     frame-ancestors 'none'";

#[derive(Clone, Debug)]
struct Server {
    preview: Arc<Preview>,
    address: SocketAddr,
    conversations: Arc<Mount>,
}

pub(super) fn router(preview: Arc<Preview>, address: SocketAddr, conversations: Arc<Mount>) -> Router {
    Router::new()
        .route("/__palier/live.js", get(async || script(LIVE_SCRIPT, "text/javascript; charset=utf-8")))
        .route("/__palier/error.css", get(async || script(ERROR_STYLE, "text/css; charset=utf-8")))
        .route("/__palier/version/{known}", get(version))
        .route("/__palier/derniere", get(last_good))
        .route("/commentaires/{*path}", any(commented))
        .fallback(page)
        .with_state(Server { preview, address, conversations })
}

fn script(text: &'static str, media_type: &'static str) -> Response {
    respond(StatusCode::OK, media_type, text.as_bytes().to_vec())
}

/// Answers with the site's version as soon as it is no longer `known`, or after a while.
async fn version(State(server): State<Server>, Path(known): Path<u64>) -> Response {
    let mut versions = server.preview.versions();
    let changed = versions.wait_for(|version| *version != known);
    let version = match tokio::time::timeout(LONG_POLL, changed).await {
        Ok(Ok(version)) => *version,
        _ => known,
    };
    respond(StatusCode::OK, "text/plain; charset=utf-8", version.to_string().into_bytes())
}

/// Leads to the last good site, until the next change: to the page that the author comes from, where that has it.
async fn last_good(State(server): State<Server>, headers: HeaderMap) -> Response {
    let snapshot = server.preview.snapshot();
    let has_page = |path: &String| {
        let shown = snapshot.shown.as_ref();
        shown.is_some_and(|shown| shown.site.routes.get(&address_of(shown, path)).is_some())
    };
    let page = came_from(&headers).filter(has_page).unwrap_or_else(|| "/".to_owned());
    let cookie = format!("{SEEN_COOKIE}={}; Path=/; SameSite=Strict; HttpOnly", snapshot.version);
    (StatusCode::SEE_OTHER, [(header::LOCATION, page), (header::SET_COOKIE, cookie)]).into_response()
}

/// The path of the page whose link was followed.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let page: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    Some(page.path().to_owned())
}

/// The route's address that a request's path means: decoded, without what the site's own address begins with.
fn address_of(shown: &Shown, path: &str) -> String {
    let decoded = links::decoded(path);
    decoded.strip_prefix(shown.site.config.site.url.prefix()).unwrap_or(&decoded).to_owned()
}

/// What the comment service answers for, once it is there.
async fn commented(State(server): State<Server>, request: Request) -> Response {
    match server.conversations.router() {
        Some(router) => router.oneshot(request).await.into_response(),
        None => respond(StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8", Vec::new()),
    }
}

async fn page(State(server): State<Server>, headers: HeaderMap, uri: Uri) -> Response {
    if !is_own_host(&headers, server.address) {
        return respond(StatusCode::MISDIRECTED_REQUEST, "text/plain; charset=utf-8", Vec::new());
    }
    let snapshot = server.preview.snapshot();
    let wants_page = uri.path().ends_with('/') || uri.path().ends_with(".html");
    let seen = seen_version(&headers) == Some(snapshot.version) && snapshot.shown.is_some();
    if !snapshot.errors.is_empty() && wants_page && !seen {
        let page = error_page::of_content(&server.preview, &snapshot);
        return respond(StatusCode::INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", page);
    }
    if let Some(shown) = snapshot.shown.as_ref().filter(|_| wants_page) {
        let address = address_of(shown, uri.path());
        let mut errors = errors_of_draft(&snapshot, &address).peekable();
        if errors.peek().is_some() {
            let page = error_page::of_draft(&server.preview, &snapshot, errors);
            return respond(StatusCode::INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", page);
        }
    }
    match &snapshot.shown {
        Some(shown) if makes_picture(shown, uri.path()) => {
            // Decoding takes a while: meanwhile other requests are answered.
            let answer = tokio::task::spawn_blocking(move || {
                snapshot.shown.as_ref().map(|shown| route(&server, &snapshot, shown, uri.path()))
            });
            answer.await.ok().flatten().unwrap_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response())
        }
        Some(shown) => route(&server, &snapshot, shown, uri.path()),
        None => respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", Vec::new()),
    }
}

/// What is wrong with the draft whose page is at `url`.
fn errors_of_draft<'s>(snapshot: &'s Snapshot, url: &'s str) -> impl Iterator<Item = &'s Diagnostic> {
    let is_at = move |file: &str| Address::of_file(file).url == url;
    snapshot.of_drafts.iter().filter(move |error| is_at(&error.place.file))
}

/// Whether a photo may have to be decoded or a banner drawn for the answer.
fn makes_picture(shown: &Shown, path: &str) -> bool {
    let url = address_of(shown, path);
    url.starts_with(banner::FOLDER) || matches!(shown.site.routes.get(&url), Some(Route::Variant(..)))
}

fn route(server: &Server, snapshot: &Snapshot, shown: &Shown, path: &str) -> Response {
    let prefix = shown.site.config.site.url.prefix();
    let address = address_of(shown, path);
    let url = address.as_str();
    let (root, variants) = (server.preview.root(), server.preview.variants());
    let made = Arc::clone(&shown.made);
    let renderer = Renderer::of_preview((&shown.site, &shown.theme), (root, variants), snapshot.version, made);
    let (status, url, found) = match shown.site.routes.get(url) {
        Some(found) => (StatusCode::OK, url.to_owned(), found),
        None if shown.site.routes.get(&format!("{url}/")).is_some() => {
            let location = format!("{prefix}{url}/");
            return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response();
        }
        None if url.starts_with(search::FOLDER) => {
            return match renderer.search_index().remove(url) {
                Some(bytes) => respond(StatusCode::OK, media_type(url), bytes),
                None => respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", Vec::new()),
            };
        }
        None if url.starts_with(banner::FOLDER) => {
            return match renderer.banner_at(url).map(|banner| renderer.banner(&banner)) {
                Some(Ok(bytes)) => respond(StatusCode::OK, media_type(url), bytes),
                Some(Err(failure)) => failed(server, snapshot, failure),
                None => respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", Vec::new()),
            };
        }
        None => (StatusCode::NOT_FOUND, "/404.html".to_owned(), &Route::NotFound),
    };
    if let Route::Redirect(post) = found {
        let location = shown.site.href(&shown.site.post(*post).address.url);
        return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response();
    }
    match renderer.render(&url, found) {
        Ok(Content::Bytes(bytes)) => respond(status, media_type(&url), bytes),
        Ok(Content::CopyOf(file)) => {
            match server.preview.root().name_of(&file).map(|name| server.preview.root().bytes(&name)) {
                Some(Ok(bytes)) => respond(status, media_type(&url), bytes),
                _ => respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", Vec::new()),
            }
        }
        Err(failure) => failed(server, snapshot, failure),
    }
}

/// The page that says why another could not be made.
fn failed(server: &Server, snapshot: &Snapshot, failure: Failure) -> Response {
    let detail = match failure {
        Failure::Template(template, detail) => format!("{template}\n\n{detail}"),
        Failure::File(file, cause) => format!("{file}\n\n{}", cause.say(server.preview.catalogue())),
        Failure::Photo(file, _) => file.to_string(),
    };
    let page = error_page::of_failure(&server.preview, snapshot, &detail);
    respond(StatusCode::INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", page)
}

fn respond(status: StatusCode, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A page elsewhere must not read drafts through a name of its own that points here (DNS rebinding): a server on the
/// loopback interface answers to loopback names alone.
fn is_own_host(headers: &HeaderMap, address: SocketAddr) -> bool {
    if !address.ip().is_loopback() {
        return true;
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["localhost", "127.0.0.1", "[::1]"].contains(&name) || name == address.ip().to_string()
}

fn seen_version(headers: &HeaderMap) -> Option<u64> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    cookies.split(';').find_map(|cookie| cookie.trim().strip_prefix(SEEN_COOKIE)?.strip_prefix('=')?.parse().ok())
}

/// The media type of an address, by its ending.
fn media_type(url: &str) -> &'static str {
    use crate::config::FeedFormat;
    let name = name_of(url);
    match name {
        "flux.xml" => return feed::media_type(FeedFormat::Rss),
        "flux.atom" => return feed::media_type(FeedFormat::Atom),
        "flux.json" => return feed::media_type(FeedFormat::Json),
        _ => {}
    }
    match name.rsplit_once('.').map_or("html", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        _ if name.starts_with('_') => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
