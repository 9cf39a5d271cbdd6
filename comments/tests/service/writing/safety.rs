//! What befell other services, and does not happen here.

use axum::body::Body;
use axum::http::Method;

use super::{HOSTILE, NAME, kept, write};
use crate::support::{App, URL, assert_harmless, request};

#[tokio::test]
async fn nothing_hostile_leaves_any_field() {
    let app = App::new(&[("sites.vallons.policy", "after"), ("limits.per_prefix", "1000")]).await;
    for text in HOSTILE {
        for field in ["nom", "email", "message", "site_web", "jeton", "parent", "travail"] {
            let mut fields = vec![("nom", "Samia"), ("message", "Bonjour.")];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, text));
            assert_harmless(&app.post("/commentaires/fil/verger", &fields).await.body);
            assert_harmless(&app.post("/commentaires/apercu/verger", &fields).await.body);
        }
        let answer = write(&app, "verger", &[("nom", text), ("message", text)]).await;
        let (id, token) = (answer.json()["id"].to_string(), answer.json()["token"].as_str().unwrap().to_owned());
        let edit = format!("/commentaires/commentaire/{id}/modifier");
        assert_harmless(&app.get(&format!("{edit}?preuve={token}")).await.body);
        assert_eq!(app.post(&edit, &[("preuve", &token), ("message", &format!("{text} encore"))]).await.status, 303);
        let report = format!("/commentaires/commentaire/{id}/signaler");
        assert_harmless(&app.get(&report).await.body);
        let fields = [("raison", text), ("nom", text), ("email", text), ("message", text)];
        assert_harmless(&app.post(&report, &fields).await.body);
        assert_harmless(&app.post("/commentaires/mes-donnees", &[("email", text)]).await.body);
    }
    for comment in kept(&app).await {
        assert_harmless(comment.html.as_str());
        assert!(!comment.name.chars().any(|c| c.is_control() || c == '\u{202e}'), "{:?}", comment.name);
    }
}

async fn posted(app: &App, headers: &[(&str, &str)], content_type: &str) -> u16 {
    let token = app.form("verger").await;
    let mut builder = request(Method::POST, "/commentaires/fil/verger", "application/json");
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    let body = format!("nom=Samia&message=Bonjour&jeton={token}");
    let request = builder.header("content-type", content_type).body(Body::from(body)).unwrap();
    app.send(request).await.status.as_u16()
}

#[tokio::test]
async fn another_site_s_page_cannot_write_in_a_reader_s_name() {
    let app = App::new(&[]).await;
    let form = "application/x-www-form-urlencoded";
    assert_eq!(posted(&app, &[("origin", "https://mechant.example")], form).await, 403);
    assert_eq!(posted(&app, &[("origin", "null")], form).await, 403);
    assert_eq!(posted(&app, &[("origin", "https://trois-vallons.example.mechant.example")], form).await, 403);
    assert_eq!(posted(&app, &[("origin", "http://trois-vallons.example")], form).await, 403);
    assert_eq!(posted(&app, &[("origin", "https://trois-vallons.example:8443")], form).await, 403);
    assert_eq!(posted(&app, &[("sec-fetch-site", "cross-site")], form).await, 403);
    assert_eq!(posted(&app, &[("referer", "https://mechant.example/a")], form).await, 403);
    assert_eq!(posted(&app, &[("origin", URL)], "text/plain").await, 415);
    assert_eq!(kept(&app).await, []);
    assert_eq!(posted(&app, &[("origin", URL)], form).await, 201);
}

/// The status of a form that a page of `origin` sends to the service itself, by its own address.
async fn posted_here(app: &App, host: &str, origin: &str, more: (&str, &str)) -> u16 {
    let token = app.form("verger").await;
    let request = axum::http::Request::builder()
        .method(Method::POST)
        .uri("/s/vallons/fil/verger")
        .header("host", host)
        .header("origin", origin)
        .header(more.0, more.1)
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("nom=Samia&message=Bonjour&jeton={token}")));
    app.send(request.unwrap()).await.status.as_u16()
}

#[tokio::test]
async fn the_service_s_own_address_is_one_by_numbers() {
    let app = App::new(&[]).await;
    let nothing = ("x-nothing", "");
    assert_eq!(posted_here(&app, "127.0.0.1:4100", "http://127.0.0.1:4100", nothing).await, 201);
    assert_eq!(posted_here(&app, "127.0.0.1:4100", "http://127.0.0.1:4000", nothing).await, 403);
    assert_eq!(posted_here(&app, "127.0.0.1:4100", "https://127.0.0.1:4100", nothing).await, 403);
    // A name of somebody's that leads to this machine.
    assert_eq!(posted_here(&app, "mechant.example:4100", "http://mechant.example:4100", nothing).await, 403);
}

#[tokio::test]
async fn a_thread_that_the_site_does_not_have_is_not_there_and_nothing_is_stored() {
    let app = App::new(&[]).await;
    let fields = [NAME, ("message", "Bonjour.")];
    for path in ["/commentaires/fil/inconnu", "/commentaires/apercu/inconnu", "/s/vallons/fil/inconnu"] {
        let answer = app.post_json(path, &fields).await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (404, Some("unknown_thread")), "{path}");
    }
    assert_eq!(app.get("/commentaires/formulaire/inconnu").await.status, 404);
    assert_eq!(kept(&app).await, []);
}

#[tokio::test]
async fn a_site_that_is_not_ours_is_refused() {
    let app = App::new(&[]).await;
    let answer = app.post_json("/s/autre/fil/verger", &[NAME, ("message", "Bonjour.")]).await;
    assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (404, Some("unknown_site")));
}

#[tokio::test]
async fn nobody_is_led_to_an_address_that_a_request_names() {
    let app = App::new(&[]).await;
    let token = app.form("verger").await;
    let fields = [
        NAME,
        ("message", "Bonjour."),
        ("jeton", token.as_str()),
        ("retour", "https://mechant.example"),
        ("url", "//x"),
    ];
    let sent = app.post("/commentaires/fil/verger", &fields).await;
    assert_eq!(sent.header("location"), "https://trois-vallons.example/chantiers/verger/#commentaire-recu");
}

#[tokio::test]
async fn a_body_has_a_largest_size() {
    let app = App::new(&[]).await;
    let long = "a".repeat(70 * 1024);
    let answer = app.post_json("/commentaires/fil/verger", &[NAME, ("message", &long)]).await;
    assert!(matches!(answer.status.as_u16(), 413 | 422), "{}", answer.status);
    assert_eq!(kept(&app).await, []);
}

#[tokio::test]
async fn no_body_is_unpacked() {
    use std::io::Write as _;
    let app = App::new(&[]).await;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(format!("nom=Samia&message={}", "a".repeat(8 << 20)).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 64 * 1024);
    let request = request(Method::POST, "/commentaires/fil/verger", "application/json")
        .header("origin", URL)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-encoding", "gzip")
        .body(Body::from(packed));
    // Read as it came, it has no field that we know.
    assert_eq!(app.send(request.unwrap()).await.status, 422);
    assert_eq!(kept(&app).await, []);
}

/// An address on which nobody must be heard.
fn silent() -> (std::net::TcpListener, String) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/pixel.png", listener.local_addr().unwrap());
    (listener, address)
}

#[track_caller]
fn assert_silent(listener: &std::net::TcpListener) {
    assert_eq!(listener.accept().map(|(_, from)| from).unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[tokio::test]
async fn no_reader_makes_us_ask_anybody() {
    let app = App::new(&[("sites.vallons.policy", "after"), ("sites.vallons.links_held", "100")]).await;
    let (listener, address) = silent();
    let message = format!("{address} [ici]({address}) ![là]({address})\n\n<img src=\"{address}\">");
    let fields = [("nom", address.as_str()), ("message", message.as_str()), ("site_web", "")];
    assert_eq!(write(&app, "verger", &fields).await.json()["state"], "published");
    app.post("/commentaires/apercu/verger", &fields).await;
    for path in ["fil/verger", "fragment/verger", "flux/atom/fil/verger", "instantane.json", "api/v1/threads/verger"] {
        assert_eq!(app.get(&format!("/commentaires/{path}")).await.status, 200, "{path}");
    }
    app.post("/commentaires/commentaire/1/signaler", &[("raison", "insult"), ("explication", &address)]).await;
    assert_silent(&listener);
}

#[tokio::test]
async fn no_address_fetches_or_keeps_what_readers_name() {
    let app = App::new(&[]).await;
    let (listener, address) = silent();
    let escaped: String = form_urlencoded::byte_serialize(address.as_bytes()).collect();
    for path in ["img", "image", "proxy", "api/v1/img", "api/v1/picture", "assets/x.png", "fil/verger"] {
        let answer = app.get(&format!("/commentaires/{path}?src={escaped}&url={escaped}")).await;
        assert!(!answer.header("content-type").starts_with("image/"), "{path}");
        assert!(!answer.body.contains(&address), "{path}");
    }
    for path in ["picture", "api/v1/picture", "upload", "assets/x.png"] {
        let status = app.post(&format!("/commentaires/{path}"), &[("file", "x")]).await.status.as_u16();
        assert!(matches!(status, 404 | 405), "{path}: {status}");
    }
    assert_silent(&listener);
}

#[tokio::test]
async fn readers_get_no_cookie() {
    let app = App::new(&[]).await;
    let answer = write(&app, "verger", &[NAME, ("message", "Bonjour.")]).await;
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn what_an_address_says_wrongly_is_a_problem_like_any_other() {
    let app = App::new(&[]).await;
    let path = app.post_json("/commentaires/commentaire/abc/supprimer", &[("preuve", "x")]).await;
    assert_eq!((path.status.as_u16(), path.json()["code"].as_str()), (404, Some("not_found")));
    let query = app.get("/commentaires/mes-donnees?envoye=oui&envoye=non").await;
    assert_eq!((query.status.as_u16(), query.json()["code"].as_str()), (400, Some("bad_request")));
}
