//! The page's script and styles.

use axum::body::Body;
use axum::http::{Method, StatusCode, header};

use crate::support::{Answer, App, request};

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
        assert_eq!(answer.header("vary"), "accept-encoding");

        let again = known(&app, &path, answer.header("etag")).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(again.header("cache-control"), LASTING);
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
