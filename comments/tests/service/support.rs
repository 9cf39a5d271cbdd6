//! A whole service on a database of its own, at a time of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use palier_comments::config::{self, Config, Given};
use palier_comments::domain::{Mode, SiteId, ThreadFacts, ThreadKey};
use palier_comments::http;
use palier_comments::manifest::Threads;
use palier_comments::service::{Service, Site};
use palier_comments::store::{SqliteStore, Store};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// The site's address.
pub(crate) const URL: &str = "https://trois-vallons.example";

const SETTINGS: &str = r#"
[secret]
value = "0123456789012345678901234567890123456789"
[mail]
host = "mail.example"
from = "Les Trois Vallons <ne-pas-repondre@trois-vallons.example>"
[sites.vallons]
url = "https://trois-vallons.example"
name = "Les Trois Vallons"
official_name = "Les Trois Vallons Habitat"
manifest = "threads.json"
privacy_contact = "donnees@trois-vallons.example"
"#;

/// A service, its store and its clock.
pub(crate) struct App {
    pub(crate) service: Arc<Service>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) router: Router,
    now: Arc<Mutex<Timestamp>>,
    // Removed with the case.
    folder: Arc<TempDir>,
}

/// What the service answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }
}

/// Another site of the same service.
const ANOTHER: &str = r#"
[sites.zac]
url = "https://zac.example"
name = "La ZAC"
official_name = "La ZAC Habitat"
manifest = "threads.json"
privacy_contact = "donnees@zac.example"
"#;

/// The settings of the cases, where each key of `changes` (`limits.per_prefix`, `sites.vallons.policy`) has another value.
pub(crate) fn settings(changes: &[(&str, &str)]) -> Config {
    read(SETTINGS, changes)
}

/// The same with a second site, `zac`.
pub(crate) fn two_sites(changes: &[(&str, &str)]) -> Config {
    read(&format!("{SETTINGS}{ANOTHER}"), changes)
}

fn read(text: &str, changes: &[(&str, &str)]) -> Config {
    let variable = |key: &str| format!("PALIER_COMMENTS__{}", key.replace('.', "__").to_ascii_uppercase());
    let environment: BTreeMap<String, String> =
        changes.iter().map(|(key, value)| (variable(key), (*value).to_owned())).collect();
    let secret_file = |_: &Path| Err(std::io::Error::other("no file"));
    let folder = Path::new("/nowhere");
    config::read(&Given { text, folder, environment: &environment, secret_file: &secret_file }).unwrap()
}

/// A thread of the site.
pub(crate) fn thread(name: &str, mode: Mode) -> ThreadFacts {
    ThreadFacts {
        key: ThreadKey::parse(name).unwrap(),
        url: format!("/chantiers/{name}/"),
        title: format!("Chantier « {name} »"),
        kind: "avancement".to_owned(),
        mode,
        programme: None,
        residence: None,
        published_at: None,
        old_urls: Vec::new(),
    }
}

impl App {
    pub(crate) async fn new(changes: &[(&str, &str)]) -> Self {
        Self::with(settings(changes)).await
    }

    pub(crate) async fn with(config: Config) -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&folder.path().join("c.db")).unwrap());
        Self::start(config, store, folder).await
    }

    /// Another service on the store of `other`: what its moderators decided holds from the start.
    pub(crate) async fn on(other: &Self) -> Self {
        Self::start(settings(&[]), Arc::clone(&other.store), Arc::clone(&other.folder)).await
    }

    async fn start(config: Config, store: Arc<dyn Store>, folder: Arc<TempDir>) -> Self {
        let now = Arc::new(Mutex::new("2026-11-23T09:00:00Z".parse().unwrap()));
        let clock = Arc::clone(&now);
        let service = Service::start(Arc::new(config), Arc::clone(&store), Arc::new(move || *clock.lock().unwrap()));
        let service = Arc::new(service.await.unwrap());
        let app = Self { router: http::app(Arc::clone(&service)), service, store, now, folder };
        app.site().set_threads(Threads::new(vec![
            thread("verger", Mode::Open),
            thread("pré/été", Mode::Open),
            thread("appel", Mode::Questions),
            thread("ancien", Mode::Closed),
        ]));
        app
    }

    pub(crate) fn site(&self) -> Arc<Site> {
        Arc::clone(&self.service.sites()[0])
    }

    pub(crate) fn id(&self) -> SiteId {
        self.site().id
    }

    /// The database's file.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("c.db")
    }

    pub(crate) fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    /// Lets time pass.
    pub(crate) fn wait(&self, seconds: i64) {
        *self.now.lock().unwrap() += SignedDuration::from_secs(seconds);
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 20).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(body.to_vec()).unwrap() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(request(Method::GET, path, "").body(Body::empty()).unwrap()).await
    }

    /// Posts a form as a browser does that shows a page of the site.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as(path, fields, "text/html").await
    }

    /// Posts a form as the page's script does.
    pub(crate) async fn post_json(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as(path, fields, "application/json").await
    }

    async fn post_as(&self, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = request(Method::POST, path, accept)
            .header(header::ORIGIN, URL)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// A form's token, opened long enough ago to be sent.
    pub(crate) async fn form(&self, thread: &str) -> String {
        let answer = self.get(&format!("/commentaires/formulaire/{thread}")).await;
        self.wait(10);
        answer.json()["token"].as_str().unwrap().to_owned()
    }
}

/// A request for the site's own host.
pub(crate) fn request(method: Method, path: &str, accept: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "trois-vallons.example")
        .header(header::ACCEPT, accept)
}

/// Re-parsed as a browser does: no script but the service's own file, no handler, no picture, no link but to http,
/// https, mailto or here.
#[track_caller]
pub(crate) fn assert_harmless(html: &str) {
    harmless(&scraper::Html::parse_document(html), html);
}

/// The same of a part of a page.
#[track_caller]
pub(crate) fn assert_harmless_fragment(html: &str) {
    harmless(&scraper::Html::parse_fragment(html), html);
}

#[track_caller]
fn harmless(page: &scraper::Html, html: &str) {
    for element in page.select(&scraper::Selector::parse("*").unwrap()) {
        let name = element.value().name();
        assert!(
            !["img", "svg", "math", "iframe", "object", "embed", "style", "base"].contains(&name),
            "<{name}> in {html}"
        );
        if name == "script" {
            let own = element.attr("src").is_some_and(|source| source.starts_with("/commentaires/assets/"));
            assert!(own && element.text().all(|text| text.trim().is_empty()), "<script> in {html}");
        }
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on") && attribute != "style", "{attribute} in {html}");
            if matches!(attribute, "href" | "src" | "action" | "formaction") {
                let safe = ["/", "#", "https://", "http://", "mailto:"].iter().any(|start| value.starts_with(start));
                assert!(safe, "{attribute}={value} in {html}");
            }
        }
    }
}
