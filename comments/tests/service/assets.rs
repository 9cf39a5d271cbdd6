//! The page's script and styles.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use palier_comments::domain::{Colours, Mode};
use palier_comments::manifest::{About, Threads};
use tower::ServiceExt as _;

use crate::support::{Answer, App, request, thread};

/// The colours that a generator names.
const NAMES: &str = "ground surface text muted line edge accent on-accent accent-soft deep on-deep on-deep-muted \
                     second-on-deep second on-second second-soft warm warm-soft good good-soft";

const LASTING: &str = "public, max-age=31536000, immutable";

/// The address at which a conversation's page finds `file`.
async fn address(app: &App, file: &str) -> String {
    let page = app.get("/commentaires/fil/verger").await.body;
    let (stem, extension) = file.rsplit_once('.').unwrap();
    let found = page.split('"').find(|part| part.contains(&format!("/{stem}-")) && part.ends_with(extension));
    found.unwrap_or_else(|| panic!("{file} is not in {page}")).to_owned()
}

async fn known(app: &App, path: &str, tag: &str) -> Answer {
    let asked = request(Method::GET, path, "").header(header::IF_NONE_MATCH, tag);
    app.send(asked.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_page_leads_to_files_that_browsers_keep_for_ever() {
    let app = App::new(&[]).await;
    for (file, kind) in [
        ("commentaires.js", "text/javascript; charset=utf-8"),
        ("commentaires.css", "text/css; charset=utf-8"),
        ("form.css", "text/css; charset=utf-8"),
        ("page.css", "text/css; charset=utf-8"),
    ] {
        let path = address(&app, file).await;
        let answer = app.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), kind);
        assert_eq!(answer.header("cache-control"), LASTING);
        assert_eq!(answer.header("vary"), "accept-encoding, x-forwarded-host");

        let again = known(&app, &path, answer.header("etag")).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(again.header("cache-control"), LASTING);
    }
}

#[tokio::test]
async fn every_page_wears_the_site_s_colours_icon_and_name() {
    let app = App::new(&[]).await;
    let tones = |text: &str, ground: &str| -> BTreeMap<String, String> {
        let is_ground = |name: &str| {
            name.ends_with("-soft") || ["ground", "surface", "deep", "second", "on-accent"].contains(&name)
        };
        NAMES.split(' ').map(|name| (name.to_owned(), if is_ground(name) { ground } else { text }.to_owned())).collect()
    };
    let colours = Colours::read(&tones("#123456", "#fefefe"), &tones("#fedcba", "#010203")).unwrap();
    let before = address(&app, "icone.svg").await;
    let about = About { name: Some("Coopérative du Verger".to_owned()), colours: Some(colours), ..About::default() };
    app.site().set_threads(Threads::new(vec![thread("verger", Mode::Open)]).of_site(about));
    for page in ["fil/verger", "moderation/connexion", "mes-donnees", "nulle-part"] {
        let asked = request(Method::GET, &format!("/commentaires/{page}"), "text/html");
        // The pages of problems are made around the routes.
        let answer =
            palier_comments::serving::router(&app.service).oneshot(asked.body(Body::empty()).unwrap()).await.unwrap();
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        for part in ["/commentaires/assets/couleurs-", "/commentaires/assets/icone-", ">Coopérative du Verger</a>"] {
            assert!(html.contains(part), "{part} is not in {page}: {html}");
        }
    }
    let style = app.get(&address(&app, "couleurs.css").await).await;
    assert_eq!((style.header("content-type"), style.header("cache-control")), ("text/css; charset=utf-8", LASTING));
    assert!(style.body.starts_with(":root{--ground:#fefefe;"), "{}", style.body);
    assert!(style.body.contains("@media(prefers-color-scheme:dark){:root{--ground:#010203;"), "{}", style.body);
    let icon = app.get(&address(&app, "icone.svg").await).await;
    assert_eq!((icon.header("content-type"), icon.header("cache-control")), ("image/svg+xml", LASTING));
    assert!(icon.body.contains("fill=\"#fefefe\""), "{}", icon.body);
    // A page that was made before asks for the old icon, and gets the present one.
    let old = app.get(&before).await;
    assert_eq!((old.body == icon.body, old.header("cache-control")), (true, "public, max-age=300"));
}

#[tokio::test]
async fn the_font_comes_from_the_service_itself() {
    let app = App::new(&[]).await;
    let style = app.get(&address(&app, "page.css").await).await.body;
    let names: Vec<&str> = style.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(names.len(), 2, "{style}");
    for name in names {
        let asked = request(Method::GET, &format!("/commentaires/assets/{name}"), "");
        let answer =
            palier_comments::serving::router(&app.service).oneshot(asked.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.headers()["content-type"], "font/woff2", "{name}");
        assert_eq!(answer.headers()["cache-control"], LASTING, "{name}");
    }
}

#[tokio::test]
async fn a_file_is_sent_compressed_where_the_browser_reads_that() {
    let app = App::new(&[]).await;
    let path = address(&app, "commentaires.js").await;
    for (accepted, coding) in [("gzip, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let asked = request(Method::HEAD, &path, "").header(header::ACCEPT_ENCODING, accepted);
        let answer = app.send(asked.body(Body::empty()).unwrap()).await;
        assert_eq!((answer.header("content-encoding"), answer.body.as_str()), (coding, ""));
    }
}

#[tokio::test]
async fn by_its_source_name_a_file_is_kept_for_minutes_and_no_other_name_is_one() {
    let app = App::new(&[]).await;
    let answer = app.get("/commentaires/assets/commentaires.js").await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "public, max-age=300"));
    for name in ["commentaires-0000000000.js", "autre.css", "..%2FCargo.toml"] {
        assert_eq!(app.get(&format!("/commentaires/assets/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}
