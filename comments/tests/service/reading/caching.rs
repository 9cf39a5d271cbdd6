//! What is kept in memory, here and on the way, and when it is no longer.

use std::io::Read as _;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, StatusCode};
use palier_comments::domain::{Action, Reason, SiteStanding};
use palier_comments::store::{Actor, Closure};
use tower::ServiceExt as _;

use super::{app, claire, decide, say};
use crate::support::{App, request, thread};

const FRAGMENT: &str = "/commentaires/fragment/verger";

/// Asks with these headers; the body's bytes as they came.
async fn ask(app: &App, method: Method, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut request = request(method, path, "text/html");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = app.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status, parts.headers, to_bytes(body, 1 << 20).await.unwrap().to_vec())
}

#[tokio::test]
async fn a_conversation_is_sent_as_the_client_reads_it_and_not_twice() {
    let app = app().await;
    say(&app, "Samia", "Bravo.", &[]).await;
    let (_, plain, text) = ask(&app, Method::GET, FRAGMENT, &[]).await;
    assert_eq!(plain["vary"], "accept-encoding, x-forwarded-host");
    let cached = "public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=3600";
    assert_eq!(plain["cache-control"], cached);
    assert!(plain.get("set-cookie").is_none() && plain.get("content-encoding").is_none());

    let (_, gzip, coded) = ask(&app, Method::GET, FRAGMENT, &[("accept-encoding", "gzip")]).await;
    assert_eq!(gzip["content-encoding"], "gzip");
    let mut read = Vec::new();
    flate2::read::GzDecoder::new(coded.as_slice()).read_to_end(&mut read).unwrap();
    assert_eq!(read, text);
    let (_, brotli, coded) = ask(&app, Method::GET, FRAGMENT, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(brotli["content-encoding"], "br");
    read.clear();
    brotli::Decompressor::new(coded.as_slice(), 4096).read_to_end(&mut read).unwrap();
    assert_eq!(read, text);
    assert_ne!(gzip["etag"], plain["etag"]);

    let tag = brotli["etag"].to_str().unwrap();
    let again = [("accept-encoding", "br"), ("if-none-match", tag)];
    let (status, headers, body) = ask(&app, Method::GET, FRAGMENT, &again).await;
    assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!((&headers["etag"], &headers["cache-control"]), (&brotli["etag"], &plain["cache-control"]));
    assert_eq!(headers["vary"], plain["vary"]);
    // What it has already is not said again.
    let names: Vec<_> = headers.keys().map(|name| name.as_str()).collect();
    assert!(!names.contains(&"content-security-policy") && !names.contains(&"content-type"), "{names:?}");
    let (status, head, body) = ask(&app, Method::HEAD, FRAGMENT, &[]).await;
    assert_eq!((status, body.len()), (StatusCode::OK, 0));
    assert_eq!((&head["etag"], &head["content-length"]), (&plain["etag"], &text.len().to_string().parse().unwrap()));
}

#[tokio::test]
async fn whatever_changes_a_conversation_is_seen_at_once() {
    let app = app().await;
    let by = claire(&app).await;
    let is_there = async |word: &str| app.get(FRAGMENT).await.body.contains(word);
    assert!(is_there("Soyez la première").await);
    let first = say(&app, "Samia", "Bravo.", &[]).await;
    assert!(is_there("Bravo.").await);
    decide(&app, by, first, Action::Remove { reason: Reason::OffTopic, note: String::new() }).await;
    assert!(!is_there("Bravo.").await);

    let token = app.form("verger").await;
    let fields = [("nom", "Paul"), ("message", "Merci."), ("jeton", &token)];
    let sent = app.post_json("/commentaires/fil/verger", &fields).await.json();
    assert!(is_there("Merci.").await);
    let (id, proof) = (&sent["id"], sent["token"].as_str().unwrap());
    app.post(&format!("/commentaires/commentaire/{id}/modifier"), &[("message", "Grand merci."), ("preuve", proof)])
        .await;
    assert!(is_there("Grand merci.").await);
    app.post(&format!("/commentaires/commentaire/{id}/supprimer"), &[("preuve", proof)]).await;
    assert!(!is_there("Grand merci.").await);
}

#[tokio::test]
async fn a_thread_that_its_age_closes_is_shown_closed_from_that_moment() {
    let app = App::new(&[("sites.vallons.close_after", "2 days")]).await;
    let mut facts = thread("verger", palier_comments::domain::Mode::Open);
    facts.published_at = Some(app.now());
    app.site().set_threads(palier_comments::manifest::Threads::new(vec![facts]));
    let is_open = async || app.get(FRAGMENT).await.body.contains("<form");
    app.wait(2 * 24 * 3600);
    assert!(is_open().await);
    assert!(is_open().await);
    app.wait(1);
    assert!(!is_open().await);
}

#[tokio::test]
async fn another_process_that_writes_is_noticed() {
    let app = app().await;
    say(&app, "Samia", "Bravo.", &[]).await;
    assert!(app.get(FRAGMENT).await.body.contains("Bravo."));
    let following = tokio::spawn(app.service.clone().follow_sites());

    let other = palier_comments::store::SqliteStore::open(&app.database()).unwrap();
    let store: &dyn palier_comments::store::Store = &other;
    let closure = Closure::Site(SiteStanding::ReadOnly);
    store.close(app.id(), closure, Actor::System, "débordement", app.now()).await.unwrap();
    while !app.get(FRAGMENT).await.body.contains("Les commentaires sont suspendus") {
        tokio::task::yield_now().await;
    }
    following.abort();
}

#[tokio::test]
async fn addresses_inside_follow_the_way_that_was_taken() {
    let app = app().await;
    let by_host = app.get(FRAGMENT).await.body;
    let by_name = app.get("/s/vallons/fragment/verger").await.body;
    assert!(by_host.contains("action=\"/commentaires/fil/verger\""), "{by_host}");
    assert!(by_name.contains("action=\"/s/vallons/fil/verger\""), "{by_name}");
}
